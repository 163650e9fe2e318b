//! The texts of the pages where cafés are written and led on their way.

/// The texts of the pages where cafés are written and led on their way.
pub struct WritingTexts {
    /// Heading of a new café, and its name in the navigation.
    pub new: &'static str,
    /// What happens.
    pub new_lead: &'static str,
    /// Heading while a café is not known yet.
    pub cafe: &'static str,
    /// There is no such café, or it is not one’s own.
    pub gone: &'static str,
    /// What to do.
    pub gone_help: &'static str,
    /// Saves a new one.
    pub create: &'static str,
    /// Saves a change.
    pub save: &'static str,
    /// Said after that.
    pub saved: &'static str,
    /// Said when the change waits for a decision.
    pub saved_waits: &'static str,
    /// So a step cannot be taken.
    pub unsaved_step: &'static str,
    /// Heading of where it stands.
    pub standing: &'static str,
    /// A draft.
    pub draft_help: &'static str,
    /// Handed in, since when.
    pub submitted_help: fn(&str) -> String,
    /// Public.
    pub published_help: &'static str,
    /// Public, and changed since.
    pub changed_help: fn(&str) -> String,
    /// What has changed of a public one, and waits.
    pub pending: fn(&str) -> String,
    /// Its title does.
    pub pending_title: &'static str,
    /// Its times do.
    pub pending_time: &'static str,
    /// How people attend does.
    pub pending_mode: &'static str,
    /// Its place does.
    pub pending_place: &'static str,
    /// Its host does.
    pub pending_host: &'static str,
    /// Refused.
    pub rejected_help: &'static str,
    /// Archived.
    pub archived_help: &'static str,
    /// Why.
    pub reason: fn(&str) -> String,
    /// Leads to its public page.
    pub see: &'static str,
    /// Hands it in.
    pub submit: &'static str,
    /// Publishes it.
    pub publish: &'static str,
    /// Agrees to what changed since.
    pub agree: &'static str,
    /// Takes it back.
    pub withdraw: &'static str,
    /// Refuses it.
    pub reject: &'static str,
    /// Undoes the decision on it.
    pub reconsider: &'static str,
    /// Archives it.
    pub archive: &'static str,
    /// Undoes that.
    pub restore: &'static str,
    /// No place is left.
    pub mark_full: &'static str,
    /// There are places again.
    pub reopen: &'static str,
    /// Puts it off.
    pub postpone: &'static str,
    /// It takes place online.
    pub move_online: &'static str,
    /// Cancels it.
    pub cancel: &'static str,
    /// Undoes that.
    pub reinstate: &'static str,
    /// Copies it.
    pub copy: &'static str,
    /// Undoes what was just done.
    pub undo: &'static str,
    /// Said after it was handed in.
    pub submitted: &'static str,
    /// Said after it was published.
    pub published: &'static str,
    /// Said after it was taken back.
    pub withdrawn: &'static str,
    /// Said after it was refused.
    pub rejected: &'static str,
    /// Said after a decision was undone.
    pub reconsidered: &'static str,
    /// Said after it was archived.
    pub archived: &'static str,
    /// Said after that was undone.
    pub restored: &'static str,
    /// Said after it was reinstated.
    pub reinstated: &'static str,
    /// Said after it was marked.
    pub full: &'static str,
    /// Said after it was reopened.
    pub reopened: &'static str,
    /// Said after it was put off.
    pub postponed: &'static str,
    /// Said after it moved online.
    pub moved: &'static str,
    /// Said after it was cancelled.
    pub cancelled: &'static str,
    /// Said after it was copied.
    pub copied: &'static str,
    /// It ended on that day, and is about to become public.
    pub over_help: fn(&str) -> String,
    /// What cancelling does.
    pub cancel_help: &'static str,
    /// What putting off does.
    pub postpone_help: &'static str,
    /// What moving online does.
    pub move_online_help: &'static str,
    /// What refusing does.
    pub reject_help: &'static str,
    /// What copying does.
    pub copy_help: &'static str,
    /// Label of the reason.
    pub reason_label: &'static str,
    /// Who sees it.
    pub reason_public: &'static str,
    /// Label of a reason that may be empty.
    pub reason_optional: &'static str,
    /// Does nothing.
    pub keep: &'static str,
    /// A role does not allow it.
    pub not_allowed: &'static str,
    /// The step is not possible any more.
    pub illegal_step: &'static str,
    /// It has changed since it was read.
    pub changed: &'static str,
}

super::in_each_language!(WritingTexts);

const FRENCH: WritingTexts = WritingTexts {
    new: "Nouveau café",
    new_lead: "Ce sera d’abord un brouillon, que le public ne voit pas. Vous le publierez ou l’enverrez en relecture ensuite.",
    cafe: "Café",
    gone: "Ce café n’existe pas, ou vos rôles ne permettent pas de l’écrire",
    gone_help: "L’adresse est peut-être incomplète, ou le café a changé de mains.",
    create: "Enregistrer le brouillon",
    save: "Enregistrer",
    saved: "C’est enregistré.",
    saved_waits: "C’est enregistré. Le café reste public, et ce changement attend une relecture.",
    unsaved_step: "Enregistrez d’abord vos changements, ou rechargez la page pour les abandonner.",
    standing: "Où il en est",
    draft_help: "Seules les personnes qui l’écrivent le voient\u{a0}: il n’est pas encore envoyé.",
    submitted_help: |moment| {
        format!("Il attend une relecture depuis le {moment}. Il paraîtra dès qu’elle sera faite.")
    },
    published_help: "Tout le monde le voit à l’agenda et sur la carte.",
    changed_help: |moment| {
        format!("Il est public, et ce qui a changé attend une relecture depuis le {moment}.")
    },
    pending: |what| format!("À relire\u{a0}: {what}"),
    pending_title: "le titre",
    pending_time: "la date ou les heures",
    pending_mode: "la façon de participer",
    pending_place: "le lieu",
    pending_host: "l’organisation qui accueille",
    rejected_help: "Il n’a pas été accepté. Vous pouvez le corriger et l’envoyer de nouveau.",
    archived_help: "Il n’est plus sur le site public. Vous pouvez le remettre.",
    reason: |reason| format!("Raison donnée\u{a0}: {reason}"),
    see: "Voir sa page publique",
    submit: "Envoyer en relecture",
    publish: "Publier",
    agree: "Valider les changements",
    withdraw: "Retirer de la relecture",
    reject: "Refuser",
    reconsider: "Revenir sur la décision",
    archive: "Archiver",
    restore: "Remettre sur le site",
    mark_full: "Marquer complet",
    reopen: "Il reste des places",
    postpone: "Reporter",
    move_online: "Passer en ligne",
    cancel: "Annuler ce café",
    reinstate: "Rétablir",
    copy: "Refaire ce café",
    undo: "Annuler",
    submitted: "Le café est parti en relecture.",
    published: "Le café est public.",
    withdrawn: "Le café est revenu en brouillon.",
    rejected: "Le café est refusé.",
    reconsidered: "C’est annulé\u{a0}: le café attend de nouveau une relecture.",
    archived: "Le café est archivé.",
    restored: "Le café est comme avant.",
    reinstated: "Le café est rétabli\u{a0}: il aura bien lieu.",
    full: "Le café est marqué complet.",
    reopened: "Le café a de nouveau des places.",
    postponed: "Le café est reporté.",
    moved: "Le café aura lieu en ligne.",
    cancelled: "Le café est annulé. Il reste visible, marqué.",
    copied: "Voici le nouveau brouillon.",
    over_help: |day| {
        format!(
            "Ce café est terminé depuis le {day}. Publié, il paraîtra parmi les cafés passés, et personne ne pourra plus y venir. Si c’est la date qui est fausse, corrigez-la d’abord."
        )
    },
    cancel_help: "Le café reste à l’agenda, marqué «\u{a0}annulé\u{a0}», avec votre raison.",
    postpone_help: "Donnez la nouvelle date, ou laissez vide si vous ne la connaissez pas encore.",
    move_online_help: "Le lieu reste indiqué, barré d’une mention. Mettez le lien de la visioconférence dans le formulaire.",
    reject_help: "Votre raison est envoyée par courriel à celles et ceux qui écrivent ce café.",
    copy_help: "Le même café, à une autre date\u{a0}: un nouveau brouillon que vous pourrez modifier.",
    reason_label: "Raison",
    reason_public: "Tout le monde la verra. 200 caractères au plus.",
    reason_optional: "Raison (facultatif)",
    keep: "Ne rien changer",
    not_allowed: "Vos rôles ne permettent pas cela pour ce café.",
    illegal_step: "Ce n’est plus possible\u{a0}: ce café a changé entre-temps. Voici où il en est.",
    changed: "Ce café a changé entre-temps. Le voici tel qu’il est\u{a0}; regardez, puis recommencez.",
};

const ENGLISH: WritingTexts = WritingTexts {
    new: "New café",
    new_lead: "First it will be a draft, which the public does not see. You publish it or send it for review afterwards.",
    cafe: "Café",
    gone: "There is no such café, or your roles do not let you write it",
    gone_help: "The address may be incomplete, or the café has changed hands.",
    create: "Save the draft",
    save: "Save",
    saved: "Saved.",
    saved_waits: "Saved. The café stays public, and this change waits for a review.",
    unsaved_step: "Save your changes first, or reload the page to give them up.",
    standing: "Where it stands",
    draft_help: "Only those who write it see it: it is not sent yet.",
    submitted_help: |moment| {
        format!("It has waited for a review since {moment}. It will appear as soon as that is done.")
    },
    published_help: "Everybody sees it in the agenda and on the map.",
    changed_help: |moment| {
        format!("It is public, and what has changed has waited for a review since {moment}.")
    },
    pending: |what| format!("To be reviewed: {what}"),
    pending_title: "the title",
    pending_time: "the date or the hours",
    pending_mode: "the way to take part",
    pending_place: "the place",
    pending_host: "the host",
    rejected_help: "It was not accepted. You can correct it and send it again.",
    archived_help: "It is not on the public site any more. You can put it back.",
    reason: |reason| format!("Reason given: {reason}"),
    see: "See its public page",
    submit: "Send for review",
    publish: "Publish",
    agree: "Agree to the changes",
    withdraw: "Take back from review",
    reject: "Refuse",
    reconsider: "Undo the decision",
    archive: "Archive",
    restore: "Put back on the site",
    mark_full: "Mark as full",
    reopen: "There are places again",
    postpone: "Postpone",
    move_online: "Move online",
    cancel: "Cancel this café",
    reinstate: "Reinstate",
    copy: "Hold this café again",
    undo: "Undo",
    submitted: "The café has gone for review.",
    published: "The café is public.",
    withdrawn: "The café is a draft again.",
    rejected: "The café is refused.",
    reconsidered: "Undone: the café waits for a review again.",
    archived: "The café is archived.",
    restored: "The café is as it was.",
    reinstated: "The café is reinstated: it takes place after all.",
    full: "The café is marked as full.",
    reopened: "The café has places again.",
    postponed: "The café is postponed.",
    moved: "The café will take place online.",
    cancelled: "The café is cancelled. It stays visible, marked.",
    copied: "Here is the new draft.",
    over_help: |day| {
        format!(
            "This café ended on {day}. Published, it will be among the past cafés, and nobody can come any more. If it is the date that is wrong, correct it first."
        )
    },
    cancel_help: "The café stays in the agenda, marked “cancelled”, with your reason.",
    postpone_help: "Give the new date, or leave it empty if you do not know it yet.",
    move_online_help: "The place stays, with a mention. Put the video link into the form.",
    reject_help: "Your reason is sent by mail to those who write this café.",
    copy_help: "The same café on another date: a new draft that you can change.",
    reason_label: "Reason",
    reason_public: "Everybody will see it. 200 characters at most.",
    reason_optional: "Reason (optional)",
    keep: "Change nothing",
    not_allowed: "Your roles do not allow this for this café.",
    illegal_step: "This is not possible any more: this café has changed meanwhile. Here is where it stands.",
    changed: "This café has changed meanwhile. Here it is as it is now; look, then try again.",
};
