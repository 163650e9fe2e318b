//! The texts after something was sent that is confirmed by a letter, and of who sends it.

/// The texts after something was sent that is confirmed by a letter, and of who sends it.
pub struct SentTexts {
    /// Heading of who sends it.
    pub you: &'static str,
    /// Label of their name.
    pub name: &'static str,
    /// Label of their mail address.
    pub email: &'static str,
    /// Label of the language of the letters.
    pub language: &'static str,
    /// The consent's name.
    pub consent: &'static str,
    /// Leads to the page about privacy.
    pub privacy: &'static str,
    /// Heading once it is sent.
    pub sent: &'static str,
    /// To which address.
    pub sent_to: fn(&str) -> String,
    /// Nothing comes.
    pub nothing: &'static str,
    /// It may be among the spam.
    pub spam: &'static str,
    /// The address may be wrong.
    pub wrong: &'static str,
    /// Back to the form.
    pub back: &'static str,
}

super::in_each_language!(SentTexts);

const FRENCH: SentTexts = SentTexts {
    you: "Et vous",
    name: "Votre nom",
    email: "Votre adresse électronique",
    language: "Langue de nos messages",
    consent: "Votre accord",
    privacy: "Données et vie privée",
    sent: "Un message vous attend dans votre boîte",
    sent_to: |address| format!("Nous venons d’écrire à {address}."),
    nothing: "Rien au bout de quelques minutes\u{a0}?",
    spam: "Regardez parmi les indésirables.",
    wrong: "Vérifiez l’adresse ci-dessus. Si elle est fausse, revenez au formulaire\u{a0}: tout y est encore.",
    back: "Revenir au formulaire",
};

const ENGLISH: SentTexts = SentTexts {
    you: "And you",
    name: "Your name",
    email: "Your e-mail address",
    language: "Language of our messages",
    consent: "Your consent",
    privacy: "Data and privacy",
    sent: "A message waits in your mailbox",
    sent_to: |address| format!("We have just written to {address}."),
    nothing: "Nothing after some minutes?",
    spam: "Look among the spam.",
    wrong: "Check the address above. If it is wrong, go back to the form: everything is still there.",
    back: "Back to the form",
};
