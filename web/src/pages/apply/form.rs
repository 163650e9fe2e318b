//! The form: the profile, and who applies.

use cafeia_shared::{
    directory::NewFacilitatorApplication,
    problem::{FieldError, ProblemCode},
    proposals::Proposer,
    reading::FACILITATE,
    site::{SitePage, WorkspacePage},
};
use chrono::TimeDelta;
use leptos::prelude::*;
use serde::{Deserialize, Serialize};

use crate::{
    client,
    i18n::{ApplyingTexts, EditingTexts, I18n, use_i18n},
    kit::{Form, FormState, Submit},
    pages::{
        editing::{Fields as _, Kept, KeptNotice},
        facilitator_form::{By, Draft, FacilitatorFields, Writing, blame_profile},
        forms::{Blame, Voice, blame, is_sound, reason, send},
        sender::{PrivacyHint, Sender, SenderFields, SenderNames, SenderWriting},
    },
};

/// Where the browser keeps what is typed.
const KEY: &str = "cafeia.application";
/// How long: others use the same machine.
const MOST: TimeDelta = TimeDelta::days(7);
/// The fields of whoever applies; the profile has a name of its own.
const SENDER: SenderNames = SenderNames { name: "account_name", email: "email" };

/// What stands in the form.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Written {
    profile: Draft,
    /// Who applies, and where the link goes.
    pub sender: Sender,
}

impl Written {
    /// As it is sent. Who gives the network no other name is known by the one that is shown.
    fn application(&self) -> Result<NewFacilitatorApplication, Vec<FieldError>> {
        let (profile, faults) = match self.profile.content() {
            Ok(profile) => (Some(profile), Vec::new()),
            Err(faults) => (None, faults),
        };
        let shown = self.profile.name.trim();
        let mut own = self.sender.clone().or_named(shown).faults("");
        if self.sender.is_unnamed() {
            // What is wrong with the name shown is said of that one.
            own.retain(|fault| fault.field != "name");
        }
        match profile {
            Some(profile) if own.is_empty() => {
                let Proposer { name, email, locale } = self.sender.clone().or_named(shown).proposer();
                Ok(NewFacilitatorApplication { name, email, locale, profile })
            }
            _ => Err(faults.into_iter().map(of_profile).chain(own).collect()),
        }
    }
}

/// A fault of the profile, as the API names it in an application.
fn of_profile(mut fault: FieldError) -> FieldError {
    fault.field.insert_str(0, "profile.");
    fault
}

/// What the form says: the profile's fields bear their own names there, and the sender's name another one.
#[derive(Clone, Copy)]
struct OfApplication(I18n);

impl Voice for OfApplication {
    fn i18n(self) -> I18n {
        self.0
    }

    fn reason(self, code: Option<ProblemCode>) -> TextProp {
        reason(code, self.0)
    }

    fn blame(self, fault: &FieldError) -> Blame {
        match fault.field.strip_prefix("profile.") {
            Some(field) => blame_profile(field, fault),
            None => blame(fault),
        }
    }

    fn name(self, field: &str) -> &str {
        match field.strip_prefix("profile.") {
            None if field == "name" => "account_name",
            of_profile => of_profile.unwrap_or(field),
        }
    }
}

/// The form.
#[component]
pub fn ApplicationForm(
    /// What stands in it already.
    again: Option<Written>,
    /// Told what was sent.
    #[prop(into)]
    on_sent: Callback<Written>,
) -> impl IntoView {
    let i18n = use_i18n();
    let begin = again.unwrap_or_else(|| Written { profile: Draft::empty(), sender: Sender::nobody(i18n) });
    let writing = Writing::new(begin.profile);
    let sender = SenderWriting::new(begin.sender);
    let written = move || Written { profile: writing.draft(), sender: sender.sender() };
    let untouched = |written: &Written| written.sender.is_nobody() && written.profile == Draft::empty();
    let kept = Kept::new(KEY.to_owned(), MOST, written, untouched);
    let resume = move |written: Written| {
        writing.set(written.profile);
        sender.set(written.sender);
    };

    let form = FormState::new();
    let voice = OfApplication(i18n);
    let submit = move |()| {
        let sent = untrack(written);
        match sent.application() {
            Err(faults) => {
                is_sound(form, voice, &faults);
            }
            Ok(application) => send(form, voice, client::apply_as_facilitator(application), move |()| {
                kept.end();
                on_sent.run(sent);
            }),
        }
    };

    view! {
        <p class="lead">{move || ApplyingTexts::of(i18n).lead}</p>
        <p>
            <a href=format!("{}#{}", SitePage::About, FACILITATE)>
                {move || ApplyingTexts::of(i18n).how}
            </a>
        </p>
        <p>
            <a href=SitePage::Workspace(WorkspacePage::Profile).to_string()>
                {move || ApplyingTexts::of(i18n).account}
            </a>
        </p>
        <KeptNotice kept on_resume=resume/>
        <Form state=form summary=move || EditingTexts::of(i18n).check on_submit=submit>
            <FacilitatorFields writing by=By::Themselves/>
            <SenderFields
                writing=sender
                names=SENDER
                name=move || ApplyingTexts::of(i18n).name
                name_hint=move || ApplyingTexts::of(i18n).name_hint
                email_hint=move || ApplyingTexts::of(i18n).email_hint
            >
                <PrivacyHint words=move || ApplyingTexts::of(i18n).kept_note/>
            </SenderFields>
            <p class="actions">
                <Submit>{move || ApplyingTexts::of(i18n).send}</Submit>
            </p>
            <p class="field__hint">{move || ApplyingTexts::of(i18n).local}</p>
        </Form>
    }
}

#[cfg(test)]
mod tests {
    use cafeia_shared::{territories::CommuneRef, vocabulary::Locale as Letters};

    use super::*;

    fn sender(name: &str, email: &str) -> Sender {
        Sender { name: name.to_owned(), email: email.to_owned(), locale: Letters::French }
    }

    fn written() -> Written {
        let commune = CommuneRef {
            code: "29019".to_owned(),
            name: "Brest".to_owned(),
            departement_code: "29".to_owned(),
        };
        Written {
            profile: Draft { name: "Ana".to_owned(), commune: Some(commune), ..Draft::empty() },
            sender: sender("", "ana@exemple.fr"),
        }
    }

    #[test]
    fn the_name_shown_stands_for_one_that_is_not_given() {
        let name = |written: &Written| written.application().map(|sent| (sent.name, sent.profile.name)).ok();
        let both = |account: &str| Some((account.to_owned(), "Ana".to_owned()));
        assert_eq!(name(&written()), both("Ana"));
        assert_eq!(
            name(&Written { sender: sender(" Ana Le Goff ", "ana@exemple.fr"), ..written() }),
            both("Ana Le Goff")
        );
    }

    #[test]
    fn all_that_is_wrong_is_said_at_once() {
        let empty = Written { profile: Draft::empty(), sender: sender("A", "") };
        let fields: Vec<_> =
            empty.application().err().unwrap_or_default().into_iter().map(|fault| fault.field).collect();
        assert_eq!(fields, ["profile.commune_code", "profile.name", "name", "email"]);
    }
}
