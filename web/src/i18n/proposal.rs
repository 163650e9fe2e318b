//! The texts of a proposal's private page.

use crate::pages::proposal::Stage;

/// The texts of a proposal's private page.
pub struct ProposalTexts {
    /// The page’s name.
    pub title: &'static str,
    /// The address has no link’s token.
    pub no_link: &'static str,
    /// What to do.
    pub no_link_help: &'static str,
    /// The link is over.
    pub over: &'static str,
    /// Why, and what to do.
    pub over_help: &'static str,
    /// Leads to the form.
    pub propose_again: &'static str,
    /// Leads to the agenda.
    pub agenda: &'static str,
    /// Label of the way of the proposal.
    pub progress: &'static str,
    /// Not reached yet.
    pub ahead: &'static str,
    received: &'static str,
    read: &'static str,
    published: &'static str,
    in_agenda: &'static str,
    stage_refused: &'static str,
    stage_withdrawn: &'static str,
    /// The address is not confirmed.
    pub unconfirmed: &'static str,
    /// What that means.
    pub unconfirmed_help: &'static str,
    /// Confirms it.
    pub confirm: &'static str,
    /// Said after that.
    pub confirmed: &'static str,
    /// It is being read.
    pub in_review: &'static str,
    /// What to expect.
    pub in_review_help: &'static str,
    /// A change is asked for.
    pub change_requested: &'static str,
    /// What to do.
    pub change_requested_help: &'static str,
    /// It is a café.
    pub accepted: &'static str,
    /// Some changes of it wait for a decision.
    pub changes_wait: &'static str,
    /// Leads to the café.
    pub see_cafe: &'static str,
    /// It was refused.
    pub refused: &'static str,
    /// What one can do.
    pub refused_help: &'static str,
    /// It was taken back.
    pub withdrawn: &'static str,
    /// What one can do.
    pub withdrawn_help: &'static str,
    /// Goes on with it.
    pub resume: &'static str,
    /// Said after that.
    pub resumed: &'static str,
    /// Heading of what is written.
    pub written: &'static str,
    /// Takes it back.
    pub withdraw: &'static str,
    /// What happens.
    pub withdraw_help: &'static str,
    /// What happens to a public café.
    pub withdraw_public_help: &'static str,
    /// Label of the reason.
    pub withdraw_reason: &'static str,
    /// Who reads it.
    pub withdraw_hint: &'static str,
    /// Who reads it of a public café.
    pub withdraw_public_hint: &'static str,
    /// Leaves it.
    pub keep: &'static str,
    /// Undoes that.
    pub undo: &'static str,
    /// Asks how it stands.
    pub refresh: &'static str,
    /// Changes what is written; heading of the form, too.
    pub edit: &'static str,
    /// What happens then.
    pub edit_help: &'static str,
    /// Saves it.
    pub save: &'static str,
    /// Said after that.
    pub saved: &'static str,
    /// It has changed since it was read.
    pub changed_meanwhile: &'static str,
    /// When all of it is forgotten.
    pub kept_until: fn(&str) -> String,
    /// The same of what is not confirmed.
    pub kept_unless_confirmed: fn(&str) -> String,
    /// The same of what became a café.
    pub kept_until_accepted: fn(&str) -> String,
    /// The link is for its proposer only.
    pub private: &'static str,
}

super::in_each_language!(ProposalTexts);

impl ProposalTexts {
    /// The name of a stage.
    pub fn stage(&self, stage: Stage) -> &'static str {
        match stage {
            Stage::Received => self.received,
            Stage::InReview => self.read,
            Stage::Published => self.published,
            Stage::InAgenda => self.in_agenda,
            Stage::Refused => self.stage_refused,
            Stage::Withdrawn => self.stage_withdrawn,
        }
    }
}

const FRENCH: ProposalTexts = ProposalTexts {
    title: "Votre proposition",
    no_link: "Ce lien est incomplet",
    no_link_help: "Ouvrez-le depuis le message que vous avez reçu, ou copiez-le en entier dans la barre d’adresse.",
    over: "Ce lien n’est plus bon",
    over_help: "La proposition a été effacée, comme annoncé, ou le lien a été coupé en route. Si votre café est à l’agenda, il y reste.",
    propose_again: "Proposer un café",
    agenda: "Voir l’agenda",
    progress: "Où en est votre proposition",
    ahead: "à venir",
    received: "Reçue",
    read: "En relecture",
    published: "Publiée",
    in_agenda: "Dans l’agenda",
    stage_refused: "Refusée",
    stage_withdrawn: "Retirée",
    unconfirmed: "Il reste un geste\u{a0}: confirmer",
    unconfirmed_help: "Votre proposition part en relecture dès que vous la confirmez. D’ici là, personne d’autre que vous ne la voit.",
    confirm: "Confirmer ma proposition",
    confirmed: "Merci\u{a0}! Votre proposition est partie en relecture.",
    in_review: "Votre proposition est en relecture",
    in_review_help: "La personne qui suit votre territoire la lit, en général sous trois jours. Vous recevrez un message dès qu’elle aura décidé\u{a0}; vous pouvez aussi revenir ici quand vous voulez.",
    change_requested: "La relecture vous demande un changement",
    change_requested_help: "Modifiez votre proposition\u{a0}: elle repart aussitôt en relecture.",
    accepted: "Votre café est publié",
    changes_wait: "Vos derniers changements attendent encore une relecture\u{a0}; le café reste visible entre-temps.",
    see_cafe: "Voir le café à l’agenda",
    refused: "Votre proposition n’a pas été retenue",
    refused_help: "Rien ne vous empêche d’en proposer une autre.",
    withdrawn: "Votre proposition est retirée",
    withdrawn_help: "Vous avez changé d’avis\u{a0}? Reprenez-la là où elle en était.",
    resume: "Reprendre ma proposition",
    resumed: "C’est repris.",
    written: "Ce que vous avez écrit",
    withdraw: "Retirer ma proposition",
    withdraw_help: "Elle quitte la relecture. Vous pourrez encore la reprendre tant que cette page existe.",
    withdraw_public_help: "Votre café est déjà public\u{a0}: il restera visible, marqué comme annulé, pour que personne ne vienne pour rien. Vous pourrez revenir en arrière.",
    withdraw_reason: "Pourquoi (facultatif)",
    withdraw_hint: "Une phrase, pour la personne qui relit.",
    withdraw_public_hint: "Une phrase, que tout le monde lira sur la page du café.",
    keep: "Ne rien changer",
    undo: "Annuler",
    refresh: "Actualiser",
    edit: "Modifier",
    edit_help: "Une proposition déjà publiée reste visible\u{a0}: si vous changez son titre, sa date ou son lieu, une personne relit ces changements.",
    save: "Enregistrer",
    saved: "C’est enregistré.",
    changed_meanwhile: "La proposition a changé entre-temps\u{a0}: voyez plus haut où elle en est, puis enregistrez de nouveau.",
    kept_until: |day| {
        format!("Tout ce que cette page montre, votre nom et votre adresse compris, sera effacé le {day}.")
    },
    kept_unless_confirmed: |day| {
        format!(
            "Sans confirmation, tout ce que cette page montre, votre nom et votre adresse compris, sera effacé le {day}."
        )
    },
    kept_until_accepted: |day| {
        format!(
            "Tout ce que cette page montre, votre nom et votre adresse compris, sera effacé le {day}. Le café, lui, reste à l’agenda."
        )
    },
    private: "Cette page n’appartient qu’à vous\u{a0}: qui a le lien peut modifier la proposition. Ne le transmettez pas.",
};

const ENGLISH: ProposalTexts = ProposalTexts {
    title: "Your proposal",
    no_link: "This link is incomplete",
    no_link_help: "Open it from the message you received, or copy all of it into the address bar.",
    over: "This link is no longer good",
    over_help: "The proposal was deleted, as announced, or the link was cut on its way. If your café is in the agenda, it stays there.",
    propose_again: "Propose a café",
    agenda: "See the agenda",
    progress: "How far your proposal has come",
    ahead: "to come",
    received: "Received",
    read: "In review",
    published: "Published",
    in_agenda: "In the agenda",
    stage_refused: "Refused",
    stage_withdrawn: "Withdrawn",
    unconfirmed: "One step is left: confirm",
    unconfirmed_help: "Your proposal goes to review as soon as you confirm it. Until then nobody but you sees it.",
    confirm: "Confirm my proposal",
    confirmed: "Thank you! Your proposal is on its way to review.",
    in_review: "Your proposal is in review",
    in_review_help: "Whoever looks after your territory reads it, mostly within three days. You will get a message once they have decided; you can also come back here whenever you like.",
    change_requested: "The review asks you for a change",
    change_requested_help: "Change your proposal: it goes back to review at once.",
    accepted: "Your café is published",
    changes_wait: "Your last changes still wait for a review; the café stays visible in the meantime.",
    see_cafe: "See the café in the agenda",
    refused: "Your proposal was not retained",
    refused_help: "Nothing keeps you from proposing another one.",
    withdrawn: "Your proposal is withdrawn",
    withdrawn_help: "Have you changed your mind? Take it up again where it was.",
    resume: "Take my proposal up again",
    resumed: "Taken up again.",
    written: "What you wrote",
    withdraw: "Withdraw my proposal",
    withdraw_help: "It leaves the review. You can still take it up again as long as this page exists.",
    withdraw_public_help: "Your café is public already: it stays visible, marked as cancelled, so that nobody comes in vain. You can go back on this.",
    withdraw_reason: "Why (optional)",
    withdraw_hint: "One sentence, for whoever reviews.",
    withdraw_public_hint: "One sentence, which everybody will read on the café’s page.",
    keep: "Leave it as it is",
    undo: "Undo",
    refresh: "Refresh",
    edit: "Edit",
    edit_help: "A proposal that is published already stays visible: if you change its title, its date or its place, somebody reviews these changes.",
    save: "Save",
    saved: "Saved.",
    changed_meanwhile: "The proposal has changed in the meantime: see above where it stands, then save again.",
    kept_until: |day| {
        format!("All that this page shows, your name and address included, will be deleted on {day}.")
    },
    kept_unless_confirmed: |day| {
        format!(
            "Unless you confirm, all that this page shows, your name and address included, will be deleted on {day}."
        )
    },
    kept_until_accepted: |day| {
        format!(
            "All that this page shows, your name and address included, will be deleted on {day}. The café itself stays in the agenda."
        )
    },
    private: "This page is yours alone: whoever has the link can change the proposal. Do not pass it on.",
};
