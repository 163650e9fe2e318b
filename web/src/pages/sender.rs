//! Who sends something without an account: how every such form asks for their name, their address, the language of
//! their letters and their consent.

use cafeia_shared::{
    problem::{FaultCode, FieldError},
    proposals::Proposer,
    site::SitePage,
    validation::{Check, limits},
    vocabulary::Locale as Letters,
};
use leptos::prelude::*;
use serde::{Deserialize, Serialize};

use crate::{
    i18n::{I18n, LETTERS, SentTexts, use_i18n},
    kit::{FieldPlace, Select, TextField},
};

/// Who sends it, as it was typed.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Sender {
    pub(super) name: String,
    pub(super) email: String,
    pub(super) locale: Letters,
}

impl Sender {
    /// Nobody yet, who reads the language of the page.
    pub fn nobody(i18n: I18n) -> Self {
        Self { name: String::new(), email: String::new(), locale: i18n.locale_now().spoken() }
    }

    /// Whether they gave no name.
    pub fn is_unnamed(&self) -> bool {
        self.name.trim().is_empty()
    }

    /// Whether nothing was typed of them.
    pub fn is_nobody(&self) -> bool {
        self.name.is_empty() && self.email.is_empty()
    }

    /// Their address, as the API takes it.
    pub fn address(&self) -> String {
        self.email.trim().to_owned()
    }

    /// As the API takes them.
    pub fn proposer(&self) -> Proposer {
        Proposer { name: self.name.trim().to_owned(), email: self.address(), locale: self.locale }
    }

    /// The same, known by another name where they gave none.
    #[must_use]
    pub fn or_named(self, name: &str) -> Self {
        if self.is_unnamed() { Self { name: name.to_owned(), ..self } } else { self }
    }

    /// What is wrong with them, by the API's names of the fields, which begin with `at`.
    pub fn faults(&self, at: &str) -> Vec<FieldError> {
        let mut check = Check::default();
        let Proposer { name, email, .. } = self.proposer();
        check.text(&format!("{at}name"), &name, 2, limits::NAME);
        let field = format!("{at}email");
        if email.is_empty() {
            check.missing(&field, "must be given");
        } else {
            check.email(&field, &email);
        }
        check.faults()
    }
}

/// The fields of whoever sends it, while they write.
#[derive(Clone, Copy)]
pub struct SenderWriting {
    name: RwSignal<String>,
    email: RwSignal<String>,
    locale: RwSignal<Letters>,
}

impl SenderWriting {
    /// The fields, with what stands in them.
    pub fn new(sender: Sender) -> Self {
        let Sender { name, email, locale } = sender;
        Self { name: RwSignal::new(name), email: RwSignal::new(email), locale: RwSignal::new(locale) }
    }

    /// Fills the fields.
    pub fn set(self, sender: Sender) {
        let Sender { name, email, locale } = sender;
        self.name.set(name);
        self.email.set(email);
        self.locale.set(locale);
    }

    /// What stands in the fields. Tracked.
    pub fn sender(self) -> Sender {
        Sender { name: self.name.get(), email: self.email.get(), locale: self.locale.get() }
    }
}

/// How a form calls the fields of whoever sends it.
#[derive(Clone, Copy)]
pub struct SenderNames {
    /// That of their name.
    pub name: &'static str,
    /// That of their address.
    pub email: &'static str,
}

/// The fields of whoever sends it, as a part of the form.
#[component]
pub fn SenderFields(
    /// What stands in them.
    writing: SenderWriting,
    /// Their names in the form.
    names: SenderNames,
    /// Label of the name, where it is not plainly theirs.
    #[prop(into, optional)]
    name: Option<TextProp>,
    /// What helps to give it.
    #[prop(into, optional)]
    name_hint: Option<TextProp>,
    /// What the address is for.
    #[prop(into)]
    email_hint: TextProp,
    /// What else they say.
    children: Children,
) -> impl IntoView {
    let i18n = use_i18n();
    let name = name.unwrap_or_else(|| TextProp::from(move || SentTexts::of(i18n).name));
    view! {
        <section class="form__part">
            <h2>{move || SentTexts::of(i18n).you}</h2>
            <TextField
                name=names.name
                label=name
                value=writing.name
                nostrip:hint=name_hint
                autocomplete="name"
                most=limits::NAME
            />
            <TextField
                name=names.email
                label=move || SentTexts::of(i18n).email
                value=writing.email
                hint=email_hint
                kind="email"
                autocomplete="email"
            />
            <Select
                label=move || SentTexts::of(i18n).language
                choices=Signal::stored(LETTERS.to_vec())
                chosen=writing.locale
                on_choose=move |chosen| writing.locale.set(chosen)
            />
            {children()}
        </section>
    }
}

/// The name of the consent in a form.
const CONSENT: &str = "consent";

/// What is wrong without their consent.
pub fn faults_of_consent(consents: bool) -> Option<FieldError> {
    (!consents).then(|| FieldError::new(CONSENT, FaultCode::Required, "must be given"))
}

/// Their consent to what is kept of them.
#[component]
pub fn SenderConsent(
    /// Whether they agree.
    consents: RwSignal<bool>,
    /// To what.
    #[prop(into)]
    words: TextProp,
    /// What is kept, who sees it, and how long.
    #[prop(into)]
    help: TextProp,
) -> impl IntoView {
    let i18n = use_i18n();
    view! {
        <FieldPlace name=CONSENT label=move || SentTexts::of(i18n).consent>
            <label class="check">
                <input
                    type="checkbox"
                    name=CONSENT
                    prop:checked=consents
                    on:change:target=move |event| consents.set(event.target().checked())
                />
                <span>{move || words.get()}</span>
            </label>
            <PrivacyHint words=help/>
        </FieldPlace>
    }
}

/// What is kept of them, and where to read more.
#[component]
pub fn PrivacyHint(
    /// What is kept.
    #[prop(into)]
    words: TextProp,
) -> impl IntoView {
    let i18n = use_i18n();
    view! {
        <p class="field__hint">
            {move || words.get()} " "
            <a href=SitePage::Privacy.to_string() target="_blank" rel="noopener">
                {move || SentTexts::of(i18n).privacy}
            </a>
        </p>
    }
}
