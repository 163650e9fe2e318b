//! Who hosts a café: one of one's own organisations, another one that the network knows, or one that it does not.

use cafeia_shared::{
    validation::limits,
    vocabulary::{OrganisationKind, Term as _},
};
use leptos::prelude::*;

use super::{By, Writing};
use crate::{
    i18n::{CafeFormTexts, Words, use_i18n},
    kit::{Button, ButtonKind, Choice, FieldPlace, Select, TextField, unique},
    pages::{
        commune_field::CommuneChoice,
        thing_field::{ThingField, find_organisations},
    },
};

/// The part of the form.
#[component]
pub fn HostPart(writing: Writing, by: By) -> impl IntoView {
    let i18n = use_i18n();
    let content = move || match by {
        By::Visitor if writing.writes_host.get() => view! { <NewHost writing/> }.into_any(),
        By::Visitor => view! {
            <Known writing/>
            <p>
                <Button kind=ButtonKind::Quiet on_press=move |()| write_down(writing)>
                    {move || CafeFormTexts::of(i18n).new_host}
                </Button>
            </p>
        }
        .into_any(),
        By::Writer { mine, .. } => view! { <Mine writing mine/> }.into_any(),
    };
    view! {
        <section class="form__part">
            <h2>{move || CafeFormTexts::of(i18n).host_heading}</h2>
            <FieldPlace name="host_id" label=move || CafeFormTexts::of(i18n).host>
                {content}
            </FieldPlace>
        </section>
    }
}

/// A host that is not in the list; mostly it has its seat where it holds its café.
fn write_down(writing: Writing) {
    if writing.host_commune.with_untracked(Option::is_none) {
        writing.host_commune.set(writing.commune.get_untracked());
    }
    writing.host.set(None);
    writing.writes_host.set(true);
}

/// An organisation that the network knows.
#[component]
fn Known(writing: Writing) -> impl IntoView {
    let i18n = use_i18n();
    view! {
        <ThingField label=move || CafeFormTexts::of(i18n).host chosen=writing.host find=find_organisations/>
    }
}

/// One's own organisations first.
#[component]
fn Mine(writing: Writing, mine: Signal<Vec<Choice>>) -> impl IntoView {
    let i18n = use_i18n();
    let name = StoredValue::new(unique("host"));
    let is_mine = move |host: &Choice| mine.with(|mine| mine.iter().any(|one| one.value == host.value));
    let other = RwSignal::new(false);
    let is_other = Memo::new(move |_| {
        other.get() || writing.host.with(|host| host.as_ref().is_some_and(|host| !is_mine(host)))
    });
    let own = move |choice: Choice| {
        let (id, label) = (choice.value.clone(), choice.label.clone());
        let is_chosen = move || {
            !other.get() && writing.host.with(|host| host.as_ref().is_some_and(|host| host.value == id))
        };
        view! {
            <label class="check">
                <input
                    type="radio"
                    name=name.get_value()
                    prop:checked=is_chosen
                    on:change=move |_| {
                        other.set(false);
                        writing.host.set(Some(choice.clone()));
                    }
                />
                <span>{label}</span>
            </label>
        }
    };
    let has_own = Memo::new(move |_| mine.with(|mine| !mine.is_empty()));
    view! {
        {move || {
            has_own
                .get()
                .then(|| {
                    view! {
                        <fieldset class="checks">
                            <legend class="field__label">{move || CafeFormTexts::of(i18n).mine}</legend>
                            {move || mine.get().into_iter().map(own).collect_view()}
                            <label class="check">
                                <input
                                    type="radio"
                                    name=name.get_value()
                                    prop:checked=is_other
                                    on:change=move |_| {
                                        other.set(true);
                                        writing.host.set(None);
                                    }
                                />
                                <span>{move || CafeFormTexts::of(i18n).other_host}</span>
                            </label>
                        </fieldset>
                    }
                })
        }}
        {move || (!has_own.get() || is_other.get()).then(|| view! { <Known writing/> })}
    }
}

/// An organisation that the network does not know.
#[component]
fn NewHost(writing: Writing) -> impl IntoView {
    let i18n = use_i18n();
    let kinds = Signal::derive(move || {
        OrganisationKind::ALL.iter().map(|kind| (*kind, kind.words(i18n.locale()))).collect::<Vec<_>>()
    });
    view! {
        <TextField
            name="new_host.name"
            label=move || CafeFormTexts::of(i18n).host_name
            value=writing.host_name
            hint=TextProp::from(move || CafeFormTexts::of(i18n).host_name_hint)
            autocomplete="organization"
            most=limits::NAME
        />
        <Select
            label=move || CafeFormTexts::of(i18n).host_kind
            choices=kinds
            chosen=writing.host_kind
            on_choose=move |kind| writing.host_kind.set(kind)
        />
        <FieldPlace name="new_host.commune_code" label=move || CafeFormTexts::of(i18n).host_commune>
            <CommuneChoice
                label=move || CafeFormTexts::of(i18n).host_commune
                hint=move || CafeFormTexts::of(i18n).commune_hint
                chosen=writing.host_commune
            />
        </FieldPlace>
        <p>
            <Button kind=ButtonKind::Quiet on_press=move |()| writing.writes_host.set(false)>
                {move || CafeFormTexts::of(i18n).known_host}
            </Button>
        </p>
    }
}
