//! What all filtered lists share: choices with their counts, and the filters in force.

use cafeia_shared::{
    paging::{FacetCount, Facets},
    vocabulary::Term,
};
use leptos::prelude::*;

use super::address::Change;
use crate::{
    format,
    i18n::{FrameTexts, I18n, Words, use_i18n},
    kit::{Button, ButtonKind, Icon, Pictogram},
};

/// A vocabulary's terms in words, each with how many items it would give, once that is known.
///
/// `name` is the filter's name in the facets. Terms that would give nothing stay: one sees that they exist.
pub fn choices<T: Term + Words>(
    i18n: I18n,
    facets: impl Into<Signal<Option<Facets>>>,
    name: &'static str,
) -> Signal<Vec<(T, String)>> {
    choices_among(i18n, facets, name, T::ALL, &[])
}

/// The same of some terms only. What matches one of `also` comes with each of them, and counts with it.
pub fn choices_among<T: Term + Words>(
    i18n: I18n,
    facets: impl Into<Signal<Option<Facets>>>,
    name: &'static str,
    terms: &'static [T],
    also: &'static [T],
) -> Signal<Vec<(T, String)>> {
    let facets = facets.into();
    Signal::derive(move || {
        let locale = i18n.locale();
        facets.with(|facets| {
            let counts = facets.as_ref().map(|facets| facets.get(name).unwrap_or_default());
            let with_count = |term: &T| {
                let words = term.words(locale);
                let Some(counts) = counts else { return words.to_owned() };
                let meant =
                    |one: &&FacetCount| also.iter().chain([term]).any(|term| one.value == term.as_str());
                let count = counts.iter().filter(meant).map(|one| one.count).sum();
                format!("{words} ({})", format::number(count, locale))
            };
            terms.iter().map(|term| (*term, with_count(term))).collect()
        })
    })
}

/// The same, the most used first and the others by the alphabet. The order is that of the first counts: nothing moves under a
/// finger.
pub fn choices_by_use<T: Term + Words>(
    i18n: I18n,
    facets: impl Into<Signal<Option<Facets>>>,
    name: &'static str,
) -> Signal<Vec<(T, String)>> {
    let facets = facets.into();
    let first = Memo::new(move |before: Option<&Option<Vec<FacetCount>>>| {
        let now = || facets.with(|facets| facets.as_ref()?.get(name).map(<[_]>::to_vec));
        before.cloned().flatten().or_else(now)
    });
    let choices = choices::<T>(i18n, facets, name);
    Signal::derive(move || {
        let locale = i18n.locale();
        let mut choices = choices.get();
        first.with(|first| {
            let count = |term: &T| {
                let counts = first.as_deref().unwrap_or_default();
                counts.iter().find(|one| one.value == term.as_str()).map_or(0, |one| one.count)
            };
            choices.sort_by(|(one, _), (other, _)| {
                let by_alphabet = || format::by_alphabet(one.words(locale), other.words(locale), locale);
                count(other).cmp(&count(one)).then_with(by_alphabet)
            });
        });
        choices
    })
}

/// Puts a value into a filter, or takes it out.
pub fn toggle<T: PartialEq>(values: &mut Vec<T>, (value, on): (T, bool)) {
    values.retain(|other| *other != value);
    if on {
        values.push(value);
    }
}

/// A filter in force: its words, and the query without it.
pub struct InForce<Q> {
    /// What it asks for.
    pub words: String,
    /// The query that is left when it is taken away.
    pub without: Q,
}

/// The filters in force, each with a button that takes it away.
#[component]
pub fn FiltersInForce<Q: Clone + Default + Send + Sync + 'static>(
    /// The filters. Tracked.
    filters: impl Fn() -> Vec<InForce<Q>> + Send + Sync + 'static,
    /// Told the new query.
    on_change: Callback<Change<Q>>,
) -> impl IntoView {
    let i18n = use_i18n();
    move || {
        let filters = filters();
        let several = filters.len() > 1;
        let take_away = move |query| on_change.run(Change { query, in_place: false });
        (!filters.is_empty()).then(|| {
            view! {
                <div class="in-force" role="group" aria-label=move || FrameTexts::of(i18n).filters_in_force>
                    {filters
                        .into_iter()
                        .map(|InForce { words, without }| {
                            let label = (FrameTexts::of(i18n).remove_filter)(&words);
                            view! {
                                <button
                                    type="button"
                                    class="chip chip--removable"
                                    aria-label=label
                                    on:click=move |_| take_away(without.clone())
                                >
                                    <span>{words}</span>
                                    <Pictogram icon=Icon::Close/>
                                </button>
                            }
                        })
                        .collect_view()}
                    {several
                        .then(|| {
                            view! {
                                <Button kind=ButtonKind::Quiet on_press=move |()| take_away(Q::default())>
                                    {move || FrameTexts::of(i18n).clear_filters}
                                </Button>
                            }
                        })}
                </div>
            }
        })
    }
}
