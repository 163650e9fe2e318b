//! Where a café is: the way of attending, the commune, and a place that the network knows or that is written down.

use std::time::Duration;

use cafeia_shared::{
    places::Place,
    territories::Commune,
    validation::limits,
    vocabulary::{Accessibility, CafeMode, Term as _},
};
use leptos::{leptos_dom::helpers::debounce, prelude::*, task::spawn_local};

use super::{Writing, is_in_a_place};
use crate::{
    client,
    i18n::{CafeFormTexts, Words, use_i18n},
    kit::{CheckGroup, Choice, ChoiceGroup, FieldPlace, SearchField, TextField, unique},
    pages::{
        commune_field::{ChosenCommune, CommuneField, named},
        filtering::toggle,
    },
};

/// Rest between the last key and the question to the server.
const REST: Duration = Duration::from_millis(200);
/// Places shown before words narrow them.
const SHOWN: usize = 6;

/// The part of the form.
#[component]
pub fn PlacePart(writing: Writing) -> impl IntoView {
    let i18n = use_i18n();
    let modes = Signal::derive(move || {
        CafeMode::ALL.iter().map(|mode| (*mode, mode.words(i18n.locale()))).collect::<Vec<_>>()
    });
    let in_a_place = Memo::new(move |_| is_in_a_place(writing.mode.get()));
    let has_link = Memo::new(move |_| writing.mode.get() != CafeMode::OnSite);
    view! {
        <section class="form__part">
            <h2>{move || CafeFormTexts::of(i18n).place_heading}</h2>
            <ChoiceGroup
                label=move || CafeFormTexts::of(i18n).mode
                choices=modes
                chosen=writing.mode
                on_choose=move |mode| writing.mode.set(mode)
            />
            {move || in_a_place.get().then(|| view! { <InCommune writing/> })}
            {move || {
                has_link
                    .get()
                    .then(|| {
                        view! {
                            <TextField
                                name="online_url"
                                label=move || CafeFormTexts::of(i18n).online_url
                                value=writing.online_url
                                hint=TextProp::from(move || CafeFormTexts::of(i18n).online_url_hint)
                                kind="url"
                                keys="url"
                                most=limits::URL
                            />
                        }
                    })
            }}
        </section>
    }
}

/// The commune, then a place in it.
#[component]
fn InCommune(writing: Writing) -> impl IntoView {
    let i18n = use_i18n();
    let content = move || {
        if let Some(commune) = writing.commune.get() {
            view! {
                <ChosenCommune commune on_change=move |()| leave(writing)/>
                <Places writing/>
            }
            .into_any()
        } else {
            view! {
                <CommuneField
                    label=move || CafeFormTexts::of(i18n).commune
                    hint=move || CafeFormTexts::of(i18n).commune_hint
                    on_choose=move |commune| come_to(writing, commune)
                />
            }
            .into_any()
        }
    };
    view! {
        <FieldPlace name="place_id" label=move || CafeFormTexts::of(i18n).place>
            {content}
        </FieldPlace>
    }
}

/// In a commune, with what follows from it.
pub fn come_to(writing: Writing, commune: Commune) {
    writing.timezone.set(commune.timezone.clone());
    if let [only] = commune.postal_codes.as_slice() {
        writing.place_postal_code.set(only.clone());
    }
    writing.commune.set(Some(named(commune)));
}

/// Another commune: its places are others.
fn leave(writing: Writing) {
    writing.place.set(None);
    writing.writes_place.set(false);
    writing.place_postal_code.set(String::new());
    writing.commune.set(None);
}

/// The places that the network knows in the commune, and one that it does not.
#[component]
fn Places(writing: Writing) -> impl IntoView {
    let i18n = use_i18n();
    // Those of the commune, or of the words; nothing while they are on their way.
    let found = RwSignal::new(None::<Vec<Place>>);
    let unanswered = RwSignal::new(false);
    let words = RwSignal::new(String::new());
    // Words narrow what does not fit; a commune with few places needs none.
    let many = RwSignal::new(false);

    let ask = move |asked: String| {
        let Some(commune) = writing.commune.get_untracked() else { return };
        spawn_local(async move {
            let wanted = Some(asked.trim().to_owned()).filter(|wanted| !wanted.is_empty());
            let came = client::places(commune.code, wanted).await;
            // The page may have been left, or something else asked for.
            if words.try_get_untracked().as_ref() != Some(&asked) {
                return;
            }
            unanswered.set(came.is_err());
            let places = came.unwrap_or_default();
            if asked.is_empty() {
                many.set(places.len() > SHOWN);
                // Nothing to choose from: the place is written down.
                if places.is_empty() && writing.place.with_untracked(Option::is_none) {
                    writing.writes_place.set(true);
                }
            }
            found.set(Some(places));
        });
    };
    ask(String::new());
    let soon = StoredValue::new_local(debounce(REST, ask));

    let choices = Signal::derive(move || {
        let chosen = writing.place.get();
        let listed = found.get().unwrap_or_default();
        let is_listed =
            |choice: &Choice| listed.iter().any(|place| place.summary.id.to_string() == choice.value);
        let aside = chosen.filter(|choice| !is_listed(choice));
        aside.into_iter().chain(listed.iter().take(SHOWN).map(choice)).collect::<Vec<_>>()
    });
    let name = StoredValue::new(unique("place"));
    let radio = move |known: Option<Choice>| {
        let is_chosen = {
            let known = known.clone();
            move || match &known {
                Some(known) => {
                    !writing.writes_place.get()
                        && writing
                            .place
                            .with(|place| place.as_ref().is_some_and(|place| place.value == known.value))
                }
                None => writing.writes_place.get(),
            }
        };
        let choose = {
            let known = known.clone();
            move |_| {
                writing.writes_place.set(known.is_none());
                writing.place.set(known.clone());
            }
        };
        view! {
            <label class="check">
                <input type="radio" name=name.get_value() prop:checked=is_chosen on:change=choose/>
                {match known {
                    Some(Choice { label, detail, .. }) => {
                        view! {
                            <span>
                                {label}
                                {(!detail.is_empty())
                                    .then(|| view! { <span class="combobox__detail">", " {detail}</span> })}
                            </span>
                        }
                            .into_any()
                    }
                    None => view! { <span>{move || CafeFormTexts::of(i18n).other_place}</span> }.into_any(),
                }}
            </label>
        }
    };
    let is_choice = Memo::new(move |_| choices.with(|choices| !choices.is_empty()) || many.get());
    view! {
        {move || {
            unanswered
                .get()
                .then(|| view! { <p class="field__hint" role="status">{move || CafeFormTexts::of(i18n).places_unanswered}</p> })
        }}
        {move || {
            many.get()
                .then(|| {
                    view! {
                        <SearchField
                            label=move || CafeFormTexts::of(i18n).place_words
                            hint=move || CafeFormTexts::of(i18n).place_words_hint
                            value=words
                            on_input=move |typed: String| {
                                words.set(typed.clone());
                                soon.update_value(|soon| soon(typed));
                            }
                        />
                    }
                })
        }}
        {move || {
            is_choice
                .get()
                .then(|| {
                    view! {
                        <fieldset class="checks">
                            <legend class="field__label">{move || CafeFormTexts::of(i18n).known_places}</legend>
                            {move || choices.get().into_iter().map(|place| radio(Some(place))).collect_view()}
                            {radio(None)}
                        </fieldset>
                    }
                })
        }}
        {move || writing.writes_place.get().then(|| view! { <NewPlace writing/> })}
    }
}

fn choice(place: &Place) -> Choice {
    Choice {
        value: place.summary.id.to_string(),
        label: place.summary.name.clone(),
        detail: place.address.clone().unwrap_or_default(),
    }
}

/// A place that the network does not know.
#[component]
fn NewPlace(writing: Writing) -> impl IntoView {
    let i18n = use_i18n();
    let terms = Signal::derive(move || {
        Accessibility::ALL
            .iter()
            .map(|term| (*term, term.words(i18n.locale()).to_owned()))
            .collect::<Vec<_>>()
    });
    view! {
        <div class="form__within">
            <p>{move || CafeFormTexts::of(i18n).new_place_note}</p>
            <TextField
                name="new_place.name"
                label=move || CafeFormTexts::of(i18n).place_name
                value=writing.place_name
                hint=TextProp::from(move || CafeFormTexts::of(i18n).place_name_hint)
                most=limits::NAME
            />
            <TextField
                name="new_place.address"
                label=move || CafeFormTexts::of(i18n).address
                value=writing.place_address
                most=200
            />
            <TextField
                name="new_place.postal_code"
                label=move || CafeFormTexts::of(i18n).postal_code
                value=writing.place_postal_code
                keys="numeric"
                most=5
            />
            <TextField
                name="new_place.access"
                label=move || CafeFormTexts::of(i18n).access
                value=writing.place_access
                most=500
            />
            <CheckGroup
                label=move || CafeFormTexts::of(i18n).place_accessibility
                choices=terms
                chosen=writing.place_accessibility
                on_toggle=move |change| writing.place_accessibility.update(|terms| toggle(terms, change))
            />
        </div>
    }
}
