//! What a structure needs, as whoever asks and those who answer read it.

use cafeia_shared::{
    needs::{NeedContent, NeedPeriod},
    territories::CommuneRef,
};
use chrono::{NaiveDate, NaiveTime};
use leptos::prelude::*;

use crate::{
    format,
    i18n::{Locale, NeedTexts, Words, use_i18n},
};

/// What is needed.
#[component]
pub fn Needed(
    /// It.
    need: NeedContent,
    /// Its commune.
    commune: CommuneRef,
) -> impl IntoView {
    let i18n = use_i18n();
    let NeedContent {
        host_name,
        host_kind,
        place_name,
        address,
        periods,
        audiences,
        people,
        equipment,
        accessibility,
        words,
        ..
    } = need;
    let fact = move |label: fn(&NeedTexts) -> &'static str, content: AnyView| {
        view! {
            <div class="workspace__fact">
                <dt>{move || label(NeedTexts::of(i18n))}</dt>
                <dd>{content}</dd>
            </div>
        }
    };
    let where_it_is: Vec<String> = place_name.into_iter().chain(address).collect();
    view! {
        <dl class="need">
            {fact(
                |texts| texts.host,
                view! {
                    {host_name}
                    " – "
                    {move || host_kind.words(i18n.locale())}
                }
                    .into_any(),
            )}
            {fact(
                |texts| texts.commune,
                format!("{} ({})", commune.name, commune.departement_code).into_any(),
            )}
            {(!where_it_is.is_empty()).then(|| fact(|texts| texts.place, where_it_is.join(", ").into_any()))}
            {fact(|texts| texts.when, view! { <Periods periods/> }.into_any())}
            {fact(
                |texts| texts.people,
                (move || (NeedTexts::of(i18n).about)(people)).into_any(),
            )}
            {(!audiences.is_empty())
                .then(|| fact(|texts| texts.audiences, view! { <Terms terms=audiences/> }.into_any()))}
            {(!equipment.is_empty())
                .then(|| fact(|texts| texts.equipment, view! { <Terms terms=equipment/> }.into_any()))}
            {(!accessibility.is_empty())
                .then(|| fact(|texts| texts.accessibility, view! { <Terms terms=accessibility/> }.into_any()))}
            {(!words.is_empty())
                .then(|| fact(|texts| texts.words, view! { <p class="need__words">{words}</p> }.into_any()))}
        </dl>
    }
}

/// Terms, one after the other.
#[component]
fn Terms<T: Words + Send + Sync + 'static>(terms: Vec<T>) -> impl IntoView {
    let i18n = use_i18n();
    move || terms.iter().map(|term| term.words(i18n.locale())).collect::<Vec<_>>().join(", ")
}

/// The days between which it would suit.
#[component]
pub fn Periods(
    /// The periods.
    periods: Vec<NeedPeriod>,
) -> impl IntoView {
    let i18n = use_i18n();
    view! {
        <ul class="need__periods">
            {periods
                .into_iter()
                .map(|NeedPeriod { from, until }| {
                    view! {
                        <li>
                            {move || {
                                let locale = i18n.locale();
                                if from == until {
                                    day(from, locale)
                                } else {
                                    (NeedTexts::of(i18n).period)(&day(from, locale), &day(until, locale))
                                }
                            }}
                        </li>
                    }
                })
                .collect_view()}
        </ul>
    }
}

/// A day written out, wherever it is read.
fn day(date: NaiveDate, locale: Locale) -> String {
    format::long_day(date.and_time(NaiveTime::MIN).and_utc(), "UTC", locale)
}
