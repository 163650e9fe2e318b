//! The form of a facilitator, the same for who applies without an account, who changes their own profile, and who looks
//! after others'.
//!
//! A page makes the fields ([`Writing`]), puts [`FacilitatorFields`] into its own form, and asks the draft for what is to
//! be sent ([`Draft::content`]); [`ProfileVoice`] words what is wrong with it.

mod content;
mod draft;
mod told;
mod voice;

pub use content::named;
pub use draft::{Draft, Part, Writing};
pub use told::{part_name, told};
pub use voice::{ProfileVoice, blame_profile};

use cafeia_shared::validation::limits;
use leptos::prelude::*;

use crate::{
    i18n::{FacilitatorFormTexts, use_i18n},
    kit::{Button, ButtonKind, FieldPlace, TextArea, TextField},
    pages::{
        choosing::{FormatChoice, TermChoice},
        commune_field::CommuneChoice,
        thing_field::{ThingField, find_organisations},
    },
};

/// Characters of what somebody says of themselves.
const DESCRIPTION: usize = 1_000;

/// Who writes.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum By {
    /// The facilitator.
    Themselves,
    /// Somebody else, who may hide them and cannot agree for them. Whether they are shown as long as nothing is saved.
    Somebody {
        /// Whether they have agreed to be shown.
        shown: Signal<bool>,
    },
}

/// The fields. They stand in a form of the page's own.
#[component]
pub fn FacilitatorFields(
    /// The fields' contents.
    writing: Writing,
    /// Who writes.
    by: By,
) -> impl IntoView {
    let i18n = use_i18n();
    view! {
        <section class="form__part">
            <h2>{move || FacilitatorFormTexts::of(i18n).who}</h2>
            <TextField
                name="name"
                label=move || FacilitatorFormTexts::of(i18n).name
                value=writing.name
                hint=TextProp::from(move || FacilitatorFormTexts::of(i18n).name_hint)
                autocomplete="name"
                most=limits::NAME
            />
            <TextArea
                name="description"
                label=move || FacilitatorFormTexts::of(i18n).description
                value=writing.description
                hint=move || FacilitatorFormTexts::of(i18n).description_hint
                rows=5
                most=DESCRIPTION
            />
        </section>
        <section class="form__part">
            <h2>{move || FacilitatorFormTexts::of(i18n).place}</h2>
            <FieldPlace name="commune_code" label=move || FacilitatorFormTexts::of(i18n).commune>
                <CommuneChoice
                    label=move || FacilitatorFormTexts::of(i18n).commune
                    hint=move || FacilitatorFormTexts::of(i18n).commune_hint
                    chosen=writing.commune
                />
            </FieldPlace>
            <TextField
                name="travel_radius_km"
                label=move || FacilitatorFormTexts::of(i18n).radius
                value=writing.radius
                hint=TextProp::from(move || FacilitatorFormTexts::of(i18n).radius_hint)
                keys="numeric"
                most=5
            />
        </section>
        <section class="form__part">
            <h2>{move || FacilitatorFormTexts::of(i18n).how}</h2>
            <FieldPlace name="format_ids" label=move || FacilitatorFormTexts::of(i18n).formats>
                <FormatChoice
                    label=move || FacilitatorFormTexts::of(i18n).formats
                    hint=move || FacilitatorFormTexts::of(i18n).formats_hint
                    chosen=writing.formats
                />
            </FieldPlace>
            <TermChoice label=move || FacilitatorFormTexts::of(i18n).languages chosen=writing.languages/>
            <FieldPlace name="organisation_id" label=move || FacilitatorFormTexts::of(i18n).organisation>
                <Organisation writing/>
            </FieldPlace>
        </section>
        <ConsentPart writing by/>
    }
}

/// The organisation that they work with, if any.
#[component]
fn Organisation(writing: Writing) -> impl IntoView {
    let i18n = use_i18n();
    let has_one = Memo::new(move |_| writing.organisation.with(Option::is_some));
    view! {
        <ThingField
            label=move || FacilitatorFormTexts::of(i18n).organisation
            chosen=writing.organisation
            find=find_organisations
        />
        {move || {
            has_one
                .get()
                .then(|| {
                    view! {
                        <Button kind=ButtonKind::Quiet on_press=move |()| writing.organisation.set(None)>
                            {move || FacilitatorFormTexts::of(i18n).no_organisation}
                        </Button>
                    }
                })
        }}
    }
}

/// Whether they are shown, and what that means.
#[component]
fn ConsentPart(writing: Writing, by: By) -> impl IntoView {
    let i18n = use_i18n();
    let may = Memo::new(move |_| match by {
        By::Themselves => true,
        By::Somebody { shown } => shown.get(),
    });
    let label = move || {
        let texts = FacilitatorFormTexts::of(i18n);
        if by == By::Themselves { texts.visible } else { texts.stays_visible }
    };
    let effect = move || {
        let texts = FacilitatorFormTexts::of(i18n);
        match (by, writing.visible.get()) {
            (By::Themselves, true) => texts.shown_effect,
            (By::Themselves, false) => texts.hidden_effect,
            (By::Somebody { .. }, _) => texts.somebody_effect,
        }
    };
    view! {
        <section class="form__part">
            <h2>{move || FacilitatorFormTexts::of(i18n).consent}</h2>
            <FieldPlace name="visible" label=move || FacilitatorFormTexts::of(i18n).consent>
                {move || {
                    may.get()
                        .then(|| {
                            view! {
                                <label class="check">
                                    <input
                                        type="checkbox"
                                        name="visible"
                                        prop:checked=writing.visible
                                        on:change:target=move |event| writing.visible.set(event.target().checked())
                                    />
                                    <span>{label}</span>
                                </label>
                            }
                        })
                }}
                <p class="field__hint" role="status">{effect}</p>
            </FieldPlace>
        </section>
    }
}
