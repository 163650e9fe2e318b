//! The texts of the private page of a need.

/// The texts of the private page of a need.
pub struct MyNeedTexts {
    /// Heading.
    pub title: &'static str,
    /// Without a link.
    pub no_link: &'static str,
    /// What to do.
    pub no_link_help: &'static str,
    /// The link is over.
    pub over: &'static str,
    /// What to do.
    pub over_help: &'static str,
    /// Leads to the form.
    pub ask_again: &'static str,
    /// Name of the way.
    pub way: &'static str,
    /// It came in.
    pub received: &'static str,
    /// Facilitators were asked.
    pub proposed: &'static str,
    /// Somebody comes.
    pub accepted: &'static str,
    /// The café is in the agenda.
    pub done: &'static str,
    /// It was declined.
    pub declined: &'static str,
    /// It was taken back.
    pub withdrawn: &'static str,
    /// A stage that lies ahead.
    pub ahead: &'static str,
    /// To be confirmed.
    pub unconfirmed: &'static str,
    /// Why.
    pub unconfirmed_help: &'static str,
    /// Confirms.
    pub confirm: &'static str,
    /// Confirmed.
    pub confirmed: &'static str,
    /// No day that was wished for is left.
    pub days_over: &'static str,
    /// What to do.
    pub days_over_help: &'static str,
    /// Leads to the fields.
    pub new_days: &'static str,
    /// Does it still stand?
    pub still: &'static str,
    /// Why that is asked.
    pub still_help: &'static str,
    /// It does.
    pub still_yes: &'static str,
    /// It goes the way of another one.
    pub merged: &'static str,
    /// Whose, and what that means.
    pub merged_help: fn(&str) -> String,
    /// It waits.
    pub open_help: &'static str,
    /// So many were asked.
    pub proposed_help: fn(u32) -> String,
    /// Who comes.
    pub comes: fn(&str) -> String,
    /// What to do.
    pub comes_help: &'static str,
    /// A date is proposed.
    pub planned: fn(&str, &str) -> String,
    /// It is looked at.
    pub planned_help: &'static str,
    /// The café is public.
    pub done_help: &'static str,
    /// Leads to the café.
    pub see_cafe: &'static str,
    /// What to do when it was declined.
    pub declined_help: &'static str,
    /// What to do when it was taken back.
    pub withdrawn_help: &'static str,
    /// Goes on with it.
    pub resume: &'static str,
    /// It goes on.
    pub resumed: &'static str,
    /// Heading of what is needed.
    pub written: &'static str,
    /// Changes it.
    pub edit: &'static str,
    /// Saves it.
    pub save: &'static str,
    /// Saved.
    pub saved: &'static str,
    /// Leaves it as it is.
    pub keep: &'static str,
    /// Somebody else has changed it.
    pub changed_meanwhile: &'static str,
    /// Takes it back.
    pub withdraw: &'static str,
    /// What that means.
    pub withdraw_help: &'static str,
    /// Taken back.
    pub taken_back: &'static str,
    /// Undoes that.
    pub undo: &'static str,
    /// Asks how it is now.
    pub refresh: &'static str,
    /// Until when it is kept.
    pub kept_until: fn(&str) -> String,
    /// Who has the link has it in hand.
    pub private: &'static str,
}

super::in_each_language!(MyNeedTexts);

const FRENCH: MyNeedTexts = MyNeedTexts {
    title: "Votre demande de café",
    no_link: "Il manque le lien de votre demande",
    no_link_help: "Cette page s’ouvre par le lien reçu par courriel. Retrouvez notre message, et suivez son lien.",
    over: "Ce lien ne mène plus à rien",
    over_help: "La demande n’a pas été confirmée à temps, ou elle est terminée depuis un an.",
    ask_again: "Faire une nouvelle demande",
    way: "Où en est votre demande",
    received: "Demande reçue",
    proposed: "Proposée aux personnes qui animent",
    accepted: "Quelqu’un vient",
    done: "Café à l’agenda",
    declined: "Non retenue",
    withdrawn: "Retirée",
    ahead: "À venir",
    unconfirmed: "Une dernière chose\u{a0}: confirmez votre demande",
    unconfirmed_help: "Tant qu’elle n’est pas confirmée, personne ne la voit.",
    confirm: "Confirmer ma demande",
    confirmed: "C’est confirmé\u{a0}: votre demande est montrée aux personnes qui peuvent venir.",
    days_over: "Les dates que vous souhaitiez sont passées",
    days_over_help: "Personne n’a pu venir, nous en sommes désolés. Choisissez de nouvelles dates et nous reprenons la recherche\u{a0}; ou retirez votre demande si elle n’est plus d’actualité.",
    new_days: "Choisir de nouvelles dates",
    still: "Votre demande est-elle toujours d’actualité\u{a0}?",
    still_help: "Nous n’avons plus de vos nouvelles depuis des mois\u{a0}: elle n’est bientôt plus montrée, ou ne l’est déjà plus.",
    still_yes: "Oui, toujours d’actualité",
    merged: "Votre demande en a rejoint une autre",
    merged_help: |host| {
        format!(
            "L’équipe de votre territoire l’a réunie avec celle de «\u{a0}{host}\u{a0}», pour le même lieu. Vous suivez ici les deux, et vos messages arrivent aux mêmes personnes."
        )
    },
    open_help: "Les personnes qui animent près de chez vous la voient, et l’équipe du territoire est prévenue. Vous recevrez un message dès que quelqu’un répond.",
    proposed_help: |asked| {
        if asked < 2 {
            "Une personne a été sollicitée. Vous recevrez un message dès qu’elle répond.".to_owned()
        } else {
            format!(
                "{asked} personnes ont été sollicitées. Vous recevrez un message dès que l’une d’elles répond."
            )
        }
    },
    comes: |name| format!("{name} vient animer votre café"),
    comes_help: "Écrivez-lui ci-dessous pour convenir du jour.",
    planned: |title, day| format!("Date proposée\u{a0}: «\u{a0}{title}\u{a0}», {day}"),
    planned_help: "L’équipe de votre territoire relit l’annonce, puis le café paraît à l’agenda. La date ne convient pas\u{a0}? Écrivez-le ci-dessous.",
    done_help: "Votre café est à l’agenda. Un message vous donne le lien pour le modifier ou l’annuler.",
    see_cafe: "Voir le café",
    declined_help: "Vous pouvez faire une autre demande, ou proposer vous-même un café.",
    withdrawn_help: "Personne ne la voit plus. Vous pouvez la reprendre.",
    resume: "Reprendre ma demande",
    resumed: "Votre demande est de nouveau ouverte.",
    written: "Votre demande",
    edit: "Modifier",
    save: "Enregistrer",
    saved: "C’est enregistré.",
    keep: "Ne rien changer",
    changed_meanwhile: "Votre demande a changé entre-temps. Relisez ce qui est écrit plus haut, puis enregistrez à nouveau.",
    withdraw: "Retirer ma demande",
    withdraw_help: "Personne ne la verra plus. Si quelqu’un devait venir, cette personne sera prévenue.",
    taken_back: "Votre demande est retirée.",
    undo: "Annuler",
    refresh: "Actualiser",
    kept_until: |day| format!("Tout est effacé le {day}."),
    private: "Cette page est privée\u{a0}: qui a son lien peut modifier la demande. Ne le transmettez pas.",
};

const ENGLISH: MyNeedTexts = MyNeedTexts {
    title: "Your request for a café",
    no_link: "The link of your request is missing",
    no_link_help: "This page opens by the link that came by mail. Find our message, and follow its link.",
    over: "This link leads nowhere any more",
    over_help: "The request was not confirmed in time, or it has been over for a year.",
    ask_again: "Make a new request",
    way: "Where your request stands",
    received: "Request received",
    proposed: "Proposed to those who run cafés",
    accepted: "Somebody comes",
    done: "Café in the agenda",
    declined: "Declined",
    withdrawn: "Taken back",
    ahead: "To come",
    unconfirmed: "One last thing: confirm your request",
    unconfirmed_help: "As long as it is not confirmed, nobody sees it.",
    confirm: "Confirm my request",
    confirmed: "Confirmed: your request is shown to those who may come.",
    days_over: "The dates that you wished for are over",
    days_over_help: "Nobody could come, we are sorry. Choose other dates and we go on looking; or take your request back if it does not stand any more.",
    new_days: "Choose other dates",
    still: "Does your request still stand?",
    still_help: "We have not heard from you for months: it will soon be shown no more, or is not shown any more already.",
    still_yes: "Yes, it still stands",
    merged: "Your request has joined another one",
    merged_help: |host| {
        format!(
            "The team of your territory has put it together with that of “{host}”, for the same place. Here you follow both, and your messages reach the same people."
        )
    },
    open_help: "Those who run cafés near you see it, and the team of the territory knows of it. You get a message as soon as somebody answers.",
    proposed_help: |asked| {
        if asked < 2 {
            "One person was asked. You get a message as soon as they answer.".to_owned()
        } else {
            format!("{asked} people were asked. You get a message as soon as one of them answers.")
        }
    },
    comes: |name| format!("{name} comes to run your café"),
    comes_help: "Write to them below to agree on the day.",
    planned: |title, day| format!("Proposed date: “{title}”, {day}"),
    planned_help: "The team of your territory reads the announcement, then the café appears in the agenda. The date does not suit? Say so below.",
    done_help: "Your café is in the agenda. A message gives you the link to change or cancel it.",
    see_cafe: "See the café",
    declined_help: "You can make another request, or propose a café yourself.",
    withdrawn_help: "Nobody sees it any more. You can go on with it.",
    resume: "Go on with my request",
    resumed: "Your request is open again.",
    written: "Your request",
    edit: "Change",
    save: "Save",
    saved: "Saved.",
    keep: "Leave it as it is",
    changed_meanwhile: "Your request has changed meanwhile. Read what stands above again, then save once more.",
    withdraw: "Take my request back",
    withdraw_help: "Nobody will see it any more. If somebody was to come, they are told.",
    taken_back: "Your request is taken back.",
    undo: "Undo",
    refresh: "Refresh",
    kept_until: |day| format!("All is erased on {day}."),
    private: "This page is private: whoever has its link can change the request. Do not pass it on.",
};
