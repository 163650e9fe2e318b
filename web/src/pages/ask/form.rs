//! The form: what is needed, and who asks.

use cafeia_shared::{
    needs::NewNeed,
    problem::{FaultCode, FieldError},
    proposals::Proposer,
    site::SitePage,
    validation::{Check, limits},
    vocabulary::Locale as Letters,
};
use chrono::TimeDelta;
use leptos::prelude::*;
use serde::{Deserialize, Serialize};

use crate::{
    client,
    i18n::{AskingTexts, EditingTexts, LETTERS, Locale, use_i18n},
    kit::{FieldPlace, Form, FormState, Select, Submit, TextField},
    pages::{
        editing::{Kept, KeptNotice},
        forms::{is_sound, send},
        need_form::{NeedDraft, NeedFields, NeedVoice, NeedWriting},
    },
};

/// Where the browser keeps what is typed.
const KEY: &str = "cafeia.need";
/// How long: others use the same machine.
const MOST: TimeDelta = TimeDelta::days(7);

/// What stands in the form.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Written {
    need: NeedDraft,
    name: String,
    /// To which the private link goes.
    pub email: String,
    locale: Letters,
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
    let letters = match i18n.locale_now() {
        Locale::Fr => Letters::French,
        Locale::En => Letters::English,
    };
    let came_back = again.is_some();
    let begin = again.unwrap_or_else(|| Written {
        need: NeedDraft::empty(),
        name: String::new(),
        email: String::new(),
        locale: letters,
    });
    let writing = NeedWriting::new(begin.need);
    let (name, email) = (RwSignal::new(begin.name), RwSignal::new(begin.email));
    let language = RwSignal::new(begin.locale);
    let consent = RwSignal::new(came_back);
    let written = move || Written {
        need: writing.draft(),
        name: name.get(),
        email: email.get(),
        locale: language.get(),
    };
    let untouched = |written: &Written| {
        written.name.is_empty() && written.email.is_empty() && written.need == NeedDraft::empty()
    };
    let kept = Kept::new(KEY.to_owned(), MOST, written, untouched);
    let resume = move |written: Written| {
        writing.set(written.need);
        name.set(written.name);
        email.set(written.email);
        language.set(written.locale);
    };

    let form = FormState::new();
    let voice = NeedVoice(i18n);
    let submit = move |()| {
        let sent = untrack(written);
        let asker = Proposer {
            name: sent.name.trim().to_owned(),
            email: sent.email.trim().to_owned(),
            locale: sent.locale,
        };
        let need = sent.need.clone().content();
        let faults = faults(&asker, need.as_ref().err(), consent.get_untracked());
        if !is_sound(form, voice, &faults) {
            return;
        }
        let Ok(need) = need else { return };
        send(form, voice, client::create_need(NewNeed { asker, need }), move |()| {
            kept.end();
            on_sent.run(sent);
        });
    };

    view! {
        <p class="lead">{move || AskingTexts::of(i18n).lead}</p>
        <p>
            <a href=SitePage::Propose.to_string()>{move || AskingTexts::of(i18n).have_somebody}</a>
        </p>
        <KeptNotice kept on_resume=resume/>
        <Form state=form summary=move || EditingTexts::of(i18n).check on_submit=submit>
            <NeedFields writing/>
            <section class="form__part">
                <h2>{move || AskingTexts::of(i18n).you}</h2>
                <TextField
                    name="asker.name"
                    label=move || AskingTexts::of(i18n).name
                    value=name
                    autocomplete="name"
                    most=limits::NAME
                />
                <TextField
                    name="asker.email"
                    label=move || AskingTexts::of(i18n).email
                    value=email
                    hint=TextProp::from(move || AskingTexts::of(i18n).email_hint)
                    kind="email"
                    autocomplete="email"
                />
                <Select
                    label=move || AskingTexts::of(i18n).language
                    choices=Signal::stored(LETTERS.to_vec())
                    chosen=language
                    on_choose=move |chosen| language.set(chosen)
                />
                <FieldPlace name="consent" label=move || AskingTexts::of(i18n).consent_label>
                    <label class="check">
                        <input
                            type="checkbox"
                            name="consent"
                            prop:checked=consent
                            on:change:target=move |event| consent.set(event.target().checked())
                        />
                        <span>{move || AskingTexts::of(i18n).consent}</span>
                    </label>
                    <p class="field__hint">
                        {move || AskingTexts::of(i18n).consent_help} " "
                        <a href=SitePage::Privacy.to_string() target="_blank" rel="noopener">
                            {move || AskingTexts::of(i18n).privacy}
                        </a>
                    </p>
                </FieldPlace>
            </section>
            <p class="actions">
                <Submit>{move || AskingTexts::of(i18n).send}</Submit>
            </p>
            <p class="field__hint">{move || AskingTexts::of(i18n).local}</p>
        </Form>
    }
}

/// All that is wrong.
fn faults(asker: &Proposer, need: Option<&Vec<FieldError>>, consents: bool) -> Vec<FieldError> {
    let mut check = Check::default();
    check.text("asker.name", &asker.name, 2, limits::NAME);
    if asker.email.is_empty() {
        check.missing("asker.email", "must be given");
    } else {
        check.email("asker.email", &asker.email);
    }
    if !consents {
        check.fault("consent", FaultCode::Required, "must be given");
    }
    need.into_iter().flatten().cloned().chain(check.faults()).collect()
}
