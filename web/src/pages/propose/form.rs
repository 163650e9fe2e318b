//! The form: the café, and who proposes it.

use cafeia_shared::{
    proposals::NewProposal,
    site::{SitePage, WorkspacePage},
};
use chrono::TimeDelta;
use leptos::prelude::*;
use serde::{Deserialize, Serialize};

use crate::{
    client, format,
    i18n::{CafeFormTexts, EditingTexts, ProposingTexts, use_i18n},
    kit::{Form, FormState, Submit, TextArea},
    pages::{
        begun_in::{begun_in, use_begin_where_asked},
        cafe_form::{By, CafeFields, CafeVoice, Draft, Writing, come_to},
        editing::{Fields as _, Kept, KeptNotice},
        forms::{is_sound, send},
        sender::{Sender, SenderConsent, SenderFields, SenderNames, SenderWriting, faults_of_consent},
    },
};

/// Where the browser keeps what is typed.
const KEY: &str = "cafeia.proposal";
/// How long: others use the same machine.
const MOST: TimeDelta = TimeDelta::days(7);
/// The fields of whoever proposes, as the API calls them.
const SENDER: SenderNames = SenderNames { name: "proposer.name", email: "proposer.email" };
/// Characters of a word to the reviewer.
const MESSAGE: usize = 1_000;

/// What stands in the form.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Written {
    cafe: Draft,
    /// Who proposes it, and where the private link goes.
    pub sender: Sender,
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
    let empty = StoredValue::new(Draft::empty());
    let came_back = again.is_some();
    let begin = again.unwrap_or_else(|| Written { cafe: empty.get_value(), sender: Sender::nobody(i18n) });
    let writing = Writing::new(begin.cafe);
    let sender = SenderWriting::new(begin.sender);
    let consents = RwSignal::new(came_back);
    let written = move || Written { cafe: writing.draft(), sender: sender.sender() };
    let untouched = move |written: &Written| {
        written.sender.is_nobody() && empty.with_value(|empty| written.cafe == *empty)
    };
    let kept = Kept::new(KEY.to_owned(), MOST, written, untouched);
    let resume = move |written: Written| {
        writing.set(written.cafe);
        sender.set(written.sender);
    };
    if !came_back {
        use_begin_where_asked(move |commune| {
            // The page may have been left meanwhile, or a commune chosen.
            if writing.commune.try_get_untracked() == Some(None) {
                empty.set_value(Draft::in_commune(commune.clone()));
                come_to(writing, commune);
            }
        });
    }

    let form = FormState::new();
    let voice = CafeVoice(i18n);
    let submit = move |()| {
        let sent = untrack(written);
        let cafe = sent.cafe.proposed();
        let of_cafe = cafe.as_ref().err().into_iter().flatten().cloned();
        // A café that has begun cannot be proposed any more.
        let of_beginning = sent.cafe.begins_wrongly(format::now());
        let of_sender = sent.sender.faults("proposer.").into_iter();
        let faults: Vec<_> = of_cafe
            .chain(of_beginning)
            .chain(of_sender)
            .chain(faults_of_consent(consents.get_untracked()))
            .collect();
        if !is_sound(form, voice, &faults) {
            return;
        }
        let Ok(cafe) = cafe else { return };
        let proposer = sent.sender.proposer();
        send(form, voice, client::create_proposal(NewProposal { proposer, cafe }), move |()| {
            kept.end();
            on_sent.run(sent);
        });
    };
    let ask = move || {
        writing.commune.with(|there| begun_in(SitePage::Ask, there.as_ref().map(|one| one.code.as_str())))
    };

    view! {
        <p class="lead">{move || ProposingTexts::of(i18n).lead}</p>
        <p>
            <a href=ask>{move || ProposingTexts::of(i18n).nobody}</a>
        </p>
        <p>
            <a href=SitePage::Workspace(WorkspacePage::NewCafe).to_string()>
                {move || ProposingTexts::of(i18n).account}
            </a>
        </p>
        <KeptNotice kept on_resume=resume/>
        <Form state=form summary=move || EditingTexts::of(i18n).check on_submit=submit>
            <CafeFields writing by=By::Visitor/>
            <SenderFields
                writing=sender
                names=SENDER
                email_hint=move || ProposingTexts::of(i18n).email_hint
            >
                <TextArea
                    name="message"
                    label=move || CafeFormTexts::of(i18n).message
                    value=writing.message
                    hint=move || CafeFormTexts::of(i18n).message_hint
                    rows=3
                    most=MESSAGE
                />
                <SenderConsent
                    consents
                    words=move || ProposingTexts::of(i18n).consent
                    help=move || ProposingTexts::of(i18n).consent_help
                />
            </SenderFields>
            <p class="actions">
                <Submit>{move || ProposingTexts::of(i18n).send}</Submit>
            </p>
            <p class="field__hint">{move || ProposingTexts::of(i18n).local}</p>
        </Form>
    }
}
