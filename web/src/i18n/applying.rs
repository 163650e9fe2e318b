//! The texts of the page where one applies as a facilitator without an account.

/// The texts of the page where one applies as a facilitator without an account.
pub struct ApplyingTexts {
    /// Heading.
    pub title: &'static str,
    /// What happens.
    pub lead: &'static str,
    /// For who has an account already.
    pub account: &'static str,
    /// Label of the name that the network knows.
    pub name: &'static str,
    /// Who sees it, and when it may stay empty.
    pub name_hint: &'static str,
    /// What the address is for.
    pub email_hint: &'static str,
    /// What is kept, and for how long.
    pub kept_note: &'static str,
    /// Sends it.
    pub send: &'static str,
    /// Where it is until then.
    pub local: &'static str,
    /// What the letter's link does.
    pub sent_next: &'static str,
    /// Leads to what it takes to run cafés.
    pub how: &'static str,
    /// The way on.
    pub meanwhile: &'static str,
}

super::in_each_language!(ApplyingTexts);

const FRENCH: ApplyingTexts = ApplyingTexts {
    title: "Devenir animateur ou animatrice",
    lead: "Mettre les gens à l’aise et donner la parole suffit pour commencer\u{a0}: nul besoin d’être spécialiste. Dites d’où vous êtes et ce que vous aimeriez animer\u{a0}; des structures près de chez vous cherchent quelqu’un.",
    account: "Vous avez déjà un compte dans le réseau\u{a0}? Votre fiche est dans votre espace.",
    name: "Votre nom pour le réseau (facultatif)",
    name_hint: "Si ce n’est pas le nom affiché. Seules les personnes qui font le réseau le voient.",
    email_hint: "Un lien vous y attendra, pour confirmer et ouvrir votre compte. Elle n’est jamais montrée.",
    kept_note: "Sans réponse au message, tout est effacé au bout de 37 jours.",
    send: "Envoyer ma candidature",
    local: "Ce que vous écrivez reste dans ce navigateur jusqu’à l’envoi, sept jours au plus.",
    sent_next: "Ouvrez-le et suivez son lien pour confirmer\u{a0}: vous choisissez un mot de passe, et votre fiche rejoint le réseau. Vous pourrez alors la modifier, la montrer ou la masquer. Si vous avez déjà un compte, le message vous dit comment écrire votre fiche depuis votre espace.",
    how: "Ce que c’est qu’animer un café, pas à pas",
    meanwhile: "En attendant, voir les formats d’animation",
};

const ENGLISH: ApplyingTexts = ApplyingTexts {
    title: "Become a facilitator",
    lead: "Putting people at ease and letting them speak is enough to begin: there is no need to be an expert. Say where you are and what you would like to run; structures close to you look for somebody.",
    account: "You have an account in the network already? Your profile is in your workspace.",
    name: "Your name for the network (optional)",
    name_hint: "If it is not the name shown. Only those who make the network see it.",
    email_hint: "A link will wait for you there, to confirm and to open your account. It is never shown.",
    kept_note: "If the message is not answered, everything is erased after 37 days.",
    send: "Send my application",
    local: "What you write stays in this browser until it is sent, for seven days at most.",
    sent_next: "Open it and follow its link to confirm: you choose a password, and your profile joins the network. You can then change it, show it or hide it. If you have an account already, the message says how to write your profile from your workspace.",
    how: "What it is to run a café, step by step",
    meanwhile: "Meanwhile, see the formats",
};
