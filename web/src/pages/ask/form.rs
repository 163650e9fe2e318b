//! The form: what is needed, and who asks.

use cafeia_shared::{needs::NewNeed, site::SitePage};
use chrono::TimeDelta;
use leptos::prelude::*;
use serde::{Deserialize, Serialize};

use crate::{
    client,
    i18n::{AskingTexts, EditingTexts, use_i18n},
    kit::{Form, FormState, Submit},
    pages::{
        begun_in::{begun_in, use_begin_where_asked},
        editing::{Kept, KeptNotice},
        forms::{is_sound, send},
        need_form::{NeedDraft, NeedFields, NeedVoice, NeedWriting},
        sender::{Sender, SenderConsent, SenderFields, SenderNames, SenderWriting, faults_of_consent},
    },
};

/// Where the browser keeps what is typed.
const KEY: &str = "cafeia.need";
/// How long: others use the same machine.
const MOST: TimeDelta = TimeDelta::days(7);
/// The fields of whoever asks, as the API calls them.
const SENDER: SenderNames = SenderNames { name: "asker.name", email: "asker.email" };

/// What stands in the form.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Written {
    need: NeedDraft,
    /// Who asks, and where the private link goes.
    pub sender: Sender,
}

/// The form.
#[component]
pub fn AskForm(
    /// What stands in it already.
    again: Option<Written>,
    /// Told what was sent.
    #[prop(into)]
    on_sent: Callback<Written>,
) -> impl IntoView {
    let i18n = use_i18n();
    let came_back = again.is_some();
    let begin = again.unwrap_or_else(|| Written { need: NeedDraft::empty(), sender: Sender::nobody(i18n) });
    let writing = NeedWriting::new(begin.need);
    let sender = SenderWriting::new(begin.sender);
    let consents = RwSignal::new(came_back);
    let written = move || Written { need: writing.draft(), sender: sender.sender() };
    let untouched = |written: &Written| written.sender.is_nobody() && written.need.is_not_begun();
    let kept = Kept::new(KEY.to_owned(), MOST, written, untouched);
    let resume = move |written: Written| {
        writing.set(written.need);
        sender.set(written.sender);
    };
    if !came_back {
        use_begin_where_asked(move |commune| writing.begin_in(commune));
    }

    let form = FormState::new();
    let voice = NeedVoice(i18n);
    let submit = move |()| {
        let sent = untrack(written);
        let need = sent.need.clone().content();
        let of_need = need.as_ref().err().into_iter().flatten().cloned();
        let of_sender = sent.sender.faults("asker.").into_iter();
        let faults: Vec<_> =
            of_need.chain(of_sender).chain(faults_of_consent(consents.get_untracked())).collect();
        if !is_sound(form, voice, &faults) {
            return;
        }
        let Ok(need) = need else { return };
        let asker = sent.sender.proposer();
        send(form, voice, client::create_need(NewNeed { asker, need }), move |()| {
            kept.end();
            on_sent.run(sent);
        });
    };
    let propose = move || {
        writing.commune.with(|there| begun_in(SitePage::Propose, there.as_ref().map(|one| one.code.as_str())))
    };

    view! {
        <p class="lead">{move || AskingTexts::of(i18n).lead}</p>
        <p>
            <a href=propose>{move || AskingTexts::of(i18n).have_somebody}</a>
        </p>
        <KeptNotice kept on_resume=resume/>
        <Form state=form summary=move || EditingTexts::of(i18n).check on_submit=submit>
            <NeedFields writing/>
            <SenderFields
                writing=sender
                names=SENDER
                email_hint=move || AskingTexts::of(i18n).email_hint
            >
                <SenderConsent
                    consents
                    words=move || AskingTexts::of(i18n).consent
                    help=move || AskingTexts::of(i18n).consent_help
                />
            </SenderFields>
            <p class="actions">
                <Submit>{move || AskingTexts::of(i18n).send}</Submit>
            </p>
            <p class="field__hint">{move || AskingTexts::of(i18n).local}</p>
        </Form>
    }
}
