//! The form of a café, the same for who proposes one without an account and for who writes one in the workspace.
//!
//! A page makes the fields (its `Writing`), puts [`CafeFields`] into its own [`Form`](crate::kit::Form), and asks the
//! draft for what is to be sent ([`Draft::proposed`], [`Draft::cafe`]); [`CafeVoice`] words what is wrong with it.

#![expect(clippy::large_types_passed_by_value, reason = "the fields of the form are handles, and many")]

mod content;
mod draft;
mod host;
mod more;
mod named;
mod parts;
mod place;
mod similar;
mod told;
mod voice;

pub use content::{a_week_later, times};
pub use draft::{Draft, Writing};
pub use named::name_all;
pub use parts::Part;
pub use place::come_to;
pub use told::{part_name, told};
pub use voice::CafeVoice;

use cafeia_shared::{
    ids::CafeId,
    validation::limits,
    vocabulary::{CafeMode, RegistrationMode, Term as _},
};
use leptos::prelude::*;

use self::{content::has_target, host::HostPart, more::More, place::PlacePart, similar::Similar};
use crate::{
    format,
    i18n::{CafeFormTexts, Words, use_i18n},
    kit::{Choice, ChoiceGroup, TextArea, TextField},
};

/// Who writes.
#[derive(Clone, Copy)]
pub enum By {
    /// Somebody without an account: place and host may be unknown to the network.
    Visitor,
    /// Somebody who may write cafés.
    Writer {
        /// The organisations that they act for.
        mine: Signal<Vec<Choice>>,
        /// The café, once it is known.
        cafe: Signal<Option<CafeId>>,
    },
}

/// The fields. They stand in a form of the page's own.
#[component]
pub fn CafeFields(
    /// The fields' contents.
    writing: Writing,
    /// Who writes.
    by: By,
) -> impl IntoView {
    let i18n = use_i18n();
    view! {
        <section class="form__part">
            <h2>{move || CafeFormTexts::of(i18n).what}</h2>
            <TextField
                name="title"
                label=move || CafeFormTexts::of(i18n).title
                value=writing.title
                hint=TextProp::from(move || CafeFormTexts::of(i18n).title_hint)
                most=limits::TITLE
            />
            <TextArea
                name="summary"
                label=move || CafeFormTexts::of(i18n).summary
                value=writing.summary
                hint=move || CafeFormTexts::of(i18n).summary_hint
                rows=2
                most=limits::SUMMARY
            />
        </section>
        <WhenPart writing/>
        <PlacePart writing/>
        <HostPart writing by/>
        <Similar writing by/>
        <RegistrationPart writing/>
        <More writing by/>
    }
}

/// The day and the hours.
#[component]
fn WhenPart(writing: Writing) -> impl IntoView {
    let i18n = use_i18n();
    let zone = move || {
        let name = writing.timezone.with(|zone| format::zone_name(format::now(), zone, i18n.locale()));
        (CafeFormTexts::of(i18n).zone_note)(&name)
    };
    view! {
        <section class="form__part">
            <h2>{move || CafeFormTexts::of(i18n).when}</h2>
            <TextField name="day" label=move || CafeFormTexts::of(i18n).day value=writing.day kind="date"/>
            <div class="form__row">
                <TextField
                    name="starts_at"
                    label=move || CafeFormTexts::of(i18n).starts
                    value=writing.starts
                    kind="time"
                />
                <TextField name="ends_at" label=move || CafeFormTexts::of(i18n).ends value=writing.ends kind="time"/>
            </div>
            <p class="field__hint" role="status">{zone}</p>
        </section>
    }
}

/// How one registers.
#[component]
fn RegistrationPart(writing: Writing) -> impl IntoView {
    let i18n = use_i18n();
    // Registration on this site cannot be chosen yet; a café that has it keeps it.
    let offered = Signal::derive(move || {
        let of_site = writing.registration.get() == RegistrationMode::Internal;
        let shown = |mode: &&RegistrationMode| of_site || **mode != RegistrationMode::Internal;
        RegistrationMode::ALL.iter().filter(shown).map(|mode| (*mode, mode.words(i18n.locale()))).collect()
    });
    let target = move || {
        let (label, kind, keys): (fn(&CafeFormTexts) -> &'static str, _, _) = match writing.registration.get()
        {
            RegistrationMode::Link => (|texts| texts.target_link, "url", "url"),
            RegistrationMode::Phone => (|texts| texts.target_phone, "tel", "tel"),
            RegistrationMode::Mail => (|texts| texts.target_mail, "email", "email"),
            _ => return None,
        };
        Some(view! {
            <TextField
                name="registration.target"
                label=move || label(CafeFormTexts::of(i18n))
                value=writing.target
                hint=TextProp::from(move || CafeFormTexts::of(i18n).target_hint)
                kind
                keys
                most=limits::URL
            />
        })
    };
    view! {
        <section class="form__part">
            <h2>{move || CafeFormTexts::of(i18n).coming}</h2>
            <ChoiceGroup
                label=move || CafeFormTexts::of(i18n).registration
                choices=offered
                chosen=writing.registration
                on_choose=move |mode| {
                    // A telephone number is no address.
                    if has_target(mode) && mode != writing.registration.get_untracked() {
                        writing.target.set(String::new());
                    }
                    writing.registration.set(mode);
                }
            />
            {target}
        </section>
    }
}

/// Whether it is held in a place.
fn is_in_a_place(mode: CafeMode) -> bool {
    mode != CafeMode::Online
}
