//! The texts of the page where a café is proposed without an account.

/// The texts of the page where a café is proposed without an account.
pub struct ProposingTexts {
    /// Heading.
    pub title: &'static str,
    /// What happens.
    pub lead: &'static str,
    /// Leads those who have an account elsewhere.
    pub account: &'static str,
    /// Leads those elsewhere who have nobody to run it.
    pub nobody: &'static str,
    /// What it is for.
    pub email_hint: &'static str,
    /// The consent.
    pub consent: &'static str,
    /// What is kept, who sees it, and how long.
    pub consent_help: &'static str,
    /// Sends it.
    pub send: &'static str,
    /// Where what is typed stays.
    pub local: &'static str,
    /// What to do now.
    pub sent_next: &'static str,
    /// Begins another one.
    pub sent_other: &'static str,
}

super::in_each_language!(ProposingTexts);

const FRENCH: ProposingTexts = ProposingTexts {
    title: "Proposer un café",
    lead: "Sans compte, en trois minutes. Une personne qui suit votre territoire le relit, puis il paraît à l’agenda et sur la carte.",
    account: "Vous avez un compte dans le réseau\u{a0}? Écrivez-le depuis votre espace.",
    nobody: "Vous n’avez personne pour l’animer\u{a0}? Demandez un café.",
    email_hint: "Un lien privé vous y attendra, pour confirmer, suivre et modifier votre proposition.",
    consent: "J’accepte que mon nom et mon adresse soient gardés pour relire cette proposition et m’y répondre.",
    consent_help: "Seules les personnes qui relisent les voient. Ils sont effacés un an après le café, ou au bout de sept jours si vous ne confirmez pas.",
    send: "Envoyer ma proposition",
    local: "Ce que vous écrivez reste dans ce navigateur jusqu’à l’envoi, sept jours au plus.",
    sent_next: "Ouvrez-le et suivez son lien pour confirmer\u{a0}: votre proposition part alors en relecture. Le même lien vous montrera où elle en est.",
    sent_other: "Proposer un autre café",
};

const ENGLISH: ProposingTexts = ProposingTexts {
    title: "Propose a café",
    lead: "Without an account, in three minutes. Someone who looks after your territory reviews it, then it comes into the agenda and onto the map.",
    account: "You have an account in the network? Write it from your workspace.",
    nobody: "You have nobody to run it? Ask for a café.",
    email_hint: "A private link will wait for you there, to confirm, follow and change your proposal.",
    consent: "I agree that my name and address are kept to review this proposal and to answer me.",
    consent_help: "Only those who review see them. They are erased a year after the café, or after seven days if you do not confirm.",
    send: "Send my proposal",
    local: "What you write stays in this browser until it is sent, for seven days at most.",
    sent_next: "Open it and follow its link to confirm: your proposal then goes to review. The same link will show you where it stands.",
    sent_other: "Propose another café",
};
