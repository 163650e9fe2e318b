//! The form: the profile, and who applies.

use cafeia_shared::{
    directory::NewFacilitatorApplication,
    problem::{FieldError, ProblemCode},
    reading::FACILITATE,
    site::{SitePage, WorkspacePage},
    validation::{Check, limits},
    vocabulary::Locale as Letters,
};
use chrono::TimeDelta;
use leptos::prelude::*;
use serde::{Deserialize, Serialize};

use crate::{
    client,
    i18n::{ApplyingTexts, EditingTexts, I18n, LETTERS, Locale, SentTexts, use_i18n},
    kit::{Form, FormState, Select, Submit, TextField},
    pages::{
        editing::{Fields as _, Kept, KeptNotice},
        facilitator_form::{By, Draft, FacilitatorFields, Writing, blame_profile},
        forms::{Blame, Voice, blame, is_sound, reason, send},
    },
};

/// Where the browser keeps what is typed.
const KEY: &str = "cafeia.application";
/// How long: others use the same machine.
const MOST: TimeDelta = TimeDelta::days(7);

/// What stands in the form.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Written {
    profile: Draft,
    name: String,
    /// To which the link goes.
    pub email: String,
    locale: Letters,
}

impl Written {
    /// As it is sent. Who gives the network no other name is known by the one that is shown.
    fn application(&self) -> Result<NewFacilitatorApplication, Vec<FieldError>> {
        let (profile, faults) = match self.profile.content() {
            Ok(profile) => (Some(profile), Vec::new()),
            Err(faults) => (None, faults),
        };
        let shown = profile.as_ref().map(|profile| profile.name.clone()).unwrap_or_default();
        let name = Some(self.name.trim()).filter(|name| !name.is_empty()).map(str::to_owned);
        let email = self.email.trim().to_owned();
        let own = faults_of_sender(name.as_deref(), &email);
        match profile {
            Some(profile) if own.is_empty() => Ok(NewFacilitatorApplication {
                name: name.unwrap_or(shown),
                email,
                locale: self.locale,
                profile,
            }),
            _ => Err(faults.into_iter().map(of_profile).chain(own).collect()),
        }
    }
}

/// A fault of the profile, as the API names it in an application.
fn of_profile(mut fault: FieldError) -> FieldError {
    fault.field.insert_str(0, "profile.");
    fault
}

fn faults_of_sender(name: Option<&str>, email: &str) -> Vec<FieldError> {
    let mut check = Check::default();
    if let Some(name) = name {
        check.text("name", name, 2, limits::NAME);
    }
    if email.is_empty() {
        check.missing("email", "must be given");
    } else {
        check.email("email", email);
    }
    check.faults()
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
    let letters = match i18n.locale_now() {
        Locale::Fr => Letters::French,
        Locale::En => Letters::English,
    };
    let begin = again.unwrap_or_else(|| Written {
        profile: Draft::empty(),
        name: String::new(),
        email: String::new(),
        locale: letters,
    });
    let writing = Writing::new(begin.profile);
    let (name, email) = (RwSignal::new(begin.name), RwSignal::new(begin.email));
    let language = RwSignal::new(begin.locale);
    let written = move || Written {
        profile: writing.draft(),
        name: name.get(),
        email: email.get(),
        locale: language.get(),
    };
    let untouched = |written: &Written| {
        written.name.is_empty() && written.email.is_empty() && written.profile == Draft::empty()
    };
    let kept = Kept::new(KEY.to_owned(), MOST, written, untouched);
    let resume = move |written: Written| {
        writing.set(written.profile);
        name.set(written.name);
        email.set(written.email);
        language.set(written.locale);
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
            <section class="form__part">
                <h2>{move || SentTexts::of(i18n).you}</h2>
                <TextField
                    name="email"
                    label=move || SentTexts::of(i18n).email
                    value=email
                    hint=TextProp::from(move || ApplyingTexts::of(i18n).email_hint)
                    kind="email"
                    autocomplete="email"
                />
                <TextField
                    name="account_name"
                    label=move || ApplyingTexts::of(i18n).name
                    value=name
                    hint=TextProp::from(move || ApplyingTexts::of(i18n).name_hint)
                    autocomplete="name"
                    most=limits::NAME
                />
                <Select
                    label=move || SentTexts::of(i18n).language
                    choices=Signal::stored(LETTERS.to_vec())
                    chosen=language
                    on_choose=move |chosen| language.set(chosen)
                />
                <p class="field__hint">
                    {move || ApplyingTexts::of(i18n).kept_note} " "
                    <a href=SitePage::Privacy.to_string() target="_blank" rel="noopener">
                        {move || SentTexts::of(i18n).privacy}
                    </a>
                </p>
            </section>
            <p class="actions">
                <Submit>{move || ApplyingTexts::of(i18n).send}</Submit>
            </p>
            <p class="field__hint">{move || ApplyingTexts::of(i18n).local}</p>
        </Form>
    }
}

#[cfg(test)]
mod tests {
    use cafeia_shared::territories::CommuneRef;

    use super::*;

    fn written() -> Written {
        let commune = CommuneRef {
            code: "29019".to_owned(),
            name: "Brest".to_owned(),
            departement_code: "29".to_owned(),
        };
        Written {
            profile: Draft { name: "Ana".to_owned(), commune: Some(commune), ..Draft::empty() },
            name: String::new(),
            email: "ana@exemple.fr".to_owned(),
            locale: Letters::French,
        }
    }

    #[test]
    fn the_name_shown_stands_for_one_that_is_not_given() {
        let name = |written: &Written| written.application().map(|sent| (sent.name, sent.profile.name)).ok();
        let both = |account: &str| Some((account.to_owned(), "Ana".to_owned()));
        assert_eq!(name(&written()), both("Ana"));
        assert_eq!(name(&Written { name: " Ana Le Goff ".to_owned(), ..written() }), both("Ana Le Goff"));
    }

    #[test]
    fn all_that_is_wrong_is_said_at_once() {
        let empty =
            Written { profile: Draft::empty(), name: "A".to_owned(), email: String::new(), ..written() };
        let fields: Vec<_> =
            empty.application().err().unwrap_or_default().into_iter().map(|fault| fault.field).collect();
        assert_eq!(fields, ["profile.commune_code", "profile.name", "name", "email"]);
    }
}
