//! Whether a place or a host that was written down is one that the network knows already.

use cafeia_shared::{
    ids::{OrganisationId, PlaceId},
    proposals::ReviewedProposal,
};
use leptos::prelude::*;

use crate::{
    i18n::{I18n, ReviewTexts, Words as _, use_i18n},
    kit::FieldPlace,
};

/// What was written down, and what it may be.
#[derive(Clone)]
pub struct Known<T> {
    /// Its name in the form.
    field: &'static str,
    /// The question.
    question: fn(&ReviewTexts) -> &'static str,
    /// The choice of those that are known.
    is_this: fn(&ReviewTexts) -> fn(&str) -> String,
    /// The choice of the new one.
    is_new: fn(&ReviewTexts) -> fn(&str) -> String,
    /// Its name, as it was written.
    name: String,
    /// Those that are known.
    among: Vec<(T, String, Detail)>,
}

/// What tells one from others of the same name; some of it in the language of the moment.
type Detail = std::sync::Arc<dyn Fn(I18n) -> String + Send + Sync>;

impl Known<()> {
    /// What a proposal has written down that may be known: its place, its host.
    pub fn of(one: &ReviewedProposal) -> (Option<Known<PlaceId>>, Option<Known<OrganisationId>>) {
        let cafe = &one.proposal.cafe;
        let place = cafe.new_place.as_ref().filter(|_| !one.similar_places.is_empty()).map(|place| Known {
            field: "place_id",
            question: |texts| texts.which_place,
            is_this: |texts| texts.is_this_place,
            is_new: |texts| texts.new_place,
            name: place.name.clone(),
            among: one
                .similar_places
                .iter()
                .map(|known| {
                    let parts = known.address.iter().chain([&known.commune]).cloned().collect::<Vec<_>>();
                    let detail: Detail = std::sync::Arc::new(move |_| parts.join(", "));
                    (known.id, known.name.clone(), detail)
                })
                .collect(),
        });
        let host = cafe.new_host.as_ref().filter(|_| !one.similar_hosts.is_empty()).map(|host| Known {
            field: "host_id",
            question: |texts| texts.which_host,
            is_this: |texts| texts.is_this_host,
            is_new: |texts| texts.new_host,
            name: host.name.clone(),
            among: one
                .similar_hosts
                .iter()
                .map(|known| {
                    let (kind, commune) = (known.kind, known.commune.clone());
                    let detail: Detail = std::sync::Arc::new(move |i18n| {
                        let words = kind.words(i18n.locale()).to_owned();
                        std::iter::once(words).chain(commune.clone()).collect::<Vec<_>>().join(", ")
                    });
                    (known.id, known.name.clone(), detail)
                })
                .collect(),
        });
        (place, host)
    }
}

/// The choice between what is known and what is new; new unless said otherwise.
#[component]
pub fn KnownChoice<T: Copy + PartialEq + Send + Sync + 'static>(
    /// What may be known.
    known: Known<T>,
    /// The one that is chosen; nothing for the new one.
    chosen: RwSignal<Option<T>>,
) -> impl IntoView {
    let i18n = use_i18n();
    let Known { field, question, is_this, is_new, name, among } = known;
    let choice =
        move |value: Option<T>, words: Box<dyn Fn() -> String + Send + Sync>, detail: Option<Detail>| {
            view! {
                <label class="check">
                    <input
                        type="radio"
                        name=field
                        prop:checked=move || chosen.get() == value
                        on:change=move |_| chosen.set(value)
                    />
                    <span>
                        {words}
                        {detail
                            .map(|detail| {
                                view! { <span class="decision__detail">{move || detail(i18n)}</span> }
                            })}
                    </span>
                </label>
            }
        };
    view! {
        <FieldPlace name=field label=move || question(ReviewTexts::of(i18n))>
            <fieldset class="checks">
                <legend class="field__label">{move || question(ReviewTexts::of(i18n))}</legend>
                {among
                    .into_iter()
                    .map(|(id, name, detail)| {
                        let words = move || is_this(ReviewTexts::of(i18n))(&name);
                        choice(Some(id), Box::new(words), Some(detail))
                    })
                    .collect_view()}
                {choice(None, Box::new(move || is_new(ReviewTexts::of(i18n))(&name)), None)}
            </fieldset>
        </FieldPlace>
    }
}
