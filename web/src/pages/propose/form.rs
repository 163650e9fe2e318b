//! The form: the café, and who proposes it.

use cafeia_shared::{
    problem::{FaultCode, FieldError},
    proposals::{NewProposal, ProposedCafe, Proposer},
    site::{SitePage, WorkspacePage},
    validation::{Check, limits},
    vocabulary::Locale as Letters,
};
use chrono::TimeDelta;
use leptos::prelude::*;
use serde::{Deserialize, Serialize};

use crate::{
    client, format,
    i18n::{CafeFormTexts, EditingTexts, LETTERS, Locale, ProposingTexts, SentTexts, use_i18n},
    kit::{FieldPlace, Form, FormState, Select, Submit, TextArea, TextField},
    pages::{
        cafe_form::{By, CafeFields, CafeVoice, Draft, Writing},
        editing::{Fields as _, Kept, KeptNotice},
        forms::{is_sound, send},
    },
};

/// Where the browser keeps what is typed.
const KEY: &str = "cafeia.proposal";
/// How long: others use the same machine.
const MOST: TimeDelta = TimeDelta::days(7);
/// Characters of a word to the reviewer.
const MESSAGE: usize = 1_000;

/// What stands in the form.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Written {
    cafe: Draft,
    proposer_name: String,
    /// To which the private link goes.
    pub proposer_email: String,
    locale: Letters,
}

/// The form.
#[component]
pub fn ProposalForm(
    /// What stands in it already.
    again: Option<Written>,
    /// Told what was sent.
    #[prop(into)]
    on_sent: Callback<Written>,
) -> impl IntoView {
    let i18n = use_i18n();
    let letters = match i18n.locale_now() {
        Locale::Fr => Letters::French,
        Locale::En => Letters::English,
    };
    let empty = StoredValue::new(Draft::empty());
    let came_back = again.is_some();
    let begin = again.unwrap_or_else(|| Written {
        cafe: empty.get_value(),
        proposer_name: String::new(),
        proposer_email: String::new(),
        locale: letters,
    });
    let writing = Writing::new(begin.cafe);
    let (name, email) = (RwSignal::new(begin.proposer_name), RwSignal::new(begin.proposer_email));
    let language = RwSignal::new(begin.locale);
    let consent = RwSignal::new(came_back);
    let written = move || Written {
        cafe: writing.draft(),
        proposer_name: name.get(),
        proposer_email: email.get(),
        locale: language.get(),
    };
    let untouched = move |written: &Written| {
        let nobody = written.proposer_name.is_empty() && written.proposer_email.is_empty();
        nobody && empty.with_value(|empty| written.cafe == *empty)
    };
    let kept = Kept::new(KEY.to_owned(), MOST, written, untouched);
    let resume = move |written: Written| {
        writing.set(written.cafe);
        name.set(written.proposer_name);
        email.set(written.proposer_email);
        language.set(written.locale);
    };

    let form = FormState::new();
    let voice = CafeVoice(i18n);
    let submit = move |()| {
        let sent = untrack(written);
        let proposer = Proposer {
            name: sent.proposer_name.trim().to_owned(),
            email: sent.proposer_email.trim().to_owned(),
            locale: sent.locale,
        };
        let cafe = sent.cafe.proposed().and_then(still_to_come);
        let faults = faults(&proposer, cafe.as_ref().err(), consent.get_untracked());
        if !is_sound(form, voice, &faults) {
            return;
        }
        let Ok(cafe) = cafe else { return };
        send(form, voice, client::create_proposal(NewProposal { proposer, cafe }), move |()| {
            kept.end();
            on_sent.run(sent);
        });
    };

    view! {
        <p class="lead">{move || ProposingTexts::of(i18n).lead}</p>
        <p>
            <a href=SitePage::Workspace(WorkspacePage::NewCafe).to_string()>
                {move || ProposingTexts::of(i18n).account}
            </a>
        </p>
        <KeptNotice kept on_resume=resume/>
        <Form state=form summary=move || EditingTexts::of(i18n).check on_submit=submit>
            <CafeFields writing by=By::Visitor/>
            <section class="form__part">
                <h2>{move || SentTexts::of(i18n).you}</h2>
                <TextField
                    name="proposer.name"
                    label=move || ProposingTexts::of(i18n).name
                    value=name
                    autocomplete="name"
                    most=limits::NAME
                />
                <TextField
                    name="proposer.email"
                    label=move || SentTexts::of(i18n).email
                    value=email
                    hint=TextProp::from(move || ProposingTexts::of(i18n).email_hint)
                    kind="email"
                    autocomplete="email"
                />
                <Select
                    label=move || SentTexts::of(i18n).language
                    choices=Signal::stored(LETTERS.to_vec())
                    chosen=language
                    on_choose=move |chosen| language.set(chosen)
                />
                <TextArea
                    name="message"
                    label=move || CafeFormTexts::of(i18n).message
                    value=writing.message
                    hint=move || CafeFormTexts::of(i18n).message_hint
                    rows=3
                    most=MESSAGE
                />
                <FieldPlace name="consent" label=move || ProposingTexts::of(i18n).consent_label>
                    <label class="check">
                        <input
                            type="checkbox"
                            name="consent"
                            prop:checked=consent
                            on:change:target=move |event| consent.set(event.target().checked())
                        />
                        <span>{move || ProposingTexts::of(i18n).consent}</span>
                    </label>
                    <p class="field__hint">
                        {move || ProposingTexts::of(i18n).consent_help} " "
                        <a href=SitePage::Privacy.to_string() target="_blank" rel="noopener">
                            {move || SentTexts::of(i18n).privacy}
                        </a>
                    </p>
                </FieldPlace>
            </section>
            <p class="actions">
                <Submit>{move || ProposingTexts::of(i18n).send}</Submit>
            </p>
            <p class="field__hint">{move || ProposingTexts::of(i18n).local}</p>
        </Form>
    }
}

/// A café that has begun cannot be proposed any more.
fn still_to_come(cafe: ProposedCafe) -> Result<ProposedCafe, Vec<FieldError>> {
    match cafe.begins_wrongly("", format::now()) {
        Some(fault) => Err(vec![FieldError::new("day", fault.code, fault.message)]),
        None => Ok(cafe),
    }
}

/// All that is wrong, in the order of the fields.
fn faults(proposer: &Proposer, cafe: Option<&Vec<FieldError>>, consents: bool) -> Vec<FieldError> {
    let mut check = Check::default();
    check.text("proposer.name", &proposer.name, 2, limits::NAME);
    if proposer.email.is_empty() {
        check.missing("proposer.email", "must be given");
    } else {
        check.email("proposer.email", &proposer.email);
    }
    if !consents {
        check.fault("consent", FaultCode::Required, "must be given");
    }
    cafe.into_iter().flatten().cloned().chain(check.faults()).collect()
}
