//! The texts of the page where one says that one is still there.

/// The texts of the page where one says that one is still there.
pub struct StillThereTexts {
    /// The page’s name.
    pub title: &'static str,
    /// The link is incomplete.
    pub no_link: &'static str,
    /// What to do.
    pub no_link_help: &'static str,
    /// The link is over.
    pub over: &'static str,
    /// What to do.
    pub over_help: &'static str,
    /// It is noted.
    pub noted: &'static str,
    /// A facilitator is shown.
    pub facilitator_shown: fn(&str) -> String,
    /// A facilitator takes part, and is not shown.
    pub facilitator_hidden: fn(&str) -> String,
    /// An organisation is shown.
    pub organisation_shown: fn(&str) -> String,
    /// A need stands.
    pub need_shown: fn(&str) -> String,
    /// What one may change of it, and how.
    pub need_leave: &'static str,
    /// Leads to the public page.
    pub see: &'static str,
    /// Leads to the workspace.
    pub sign_in: &'static str,
    /// What one may change there, or how to leave.
    pub leave: &'static str,
}

super::in_each_language!(StillThereTexts);

const FRENCH: StillThereTexts = StillThereTexts {
    title: "Toujours là\u{a0}?",
    no_link: "Ce lien est incomplet",
    no_link_help: "Ouvrez-le depuis le message que vous avez reçu, ou copiez-le en entier dans la barre d’adresse.",
    over: "Ce lien n’est plus bon",
    over_help: "Un message plus récent vous a peut-être été envoyé\u{a0}: c’est son lien qui compte. Si vous avez un compte, il suffit de vous connecter pour revenir.",
    noted: "Merci, c’est noté",
    facilitator_shown: |name| {
        format!(
            "«\u{a0}{name}\u{a0}» reste parmi les animateurs et animatrices du réseau, et tout le monde peut vous trouver."
        )
    },
    facilitator_hidden: |name| {
        format!(
            "«\u{a0}{name}\u{a0}» reste parmi les animateurs et animatrices du réseau. Comme vous l’avez choisi, votre fiche n’est pas montrée au public."
        )
    },
    organisation_shown: |name| format!("«\u{a0}{name}\u{a0}» reste parmi les organisations du réseau."),
    need_shown: |name| {
        format!(
            "Votre demande de café pour «\u{a0}{name}\u{a0}» est de nouveau montrée à celles et ceux qui peuvent venir."
        )
    },
    need_leave: "Pour changer les dates, écrire à l’équipe ou retirer la demande, ouvrez le lien de votre demande\u{a0}: il est dans le même message.",
    see: "Voir la fiche",
    sign_in: "Aller à mon espace",
    leave: "Quelque chose a changé\u{a0}? Connectez-vous pour corriger la fiche, ou parlez-en à votre référent, qui peut aussi la retirer.",
};

const ENGLISH: StillThereTexts = StillThereTexts {
    title: "Still there?",
    no_link: "This link is incomplete",
    no_link_help: "Open it from the message you received, or copy all of it into the address bar.",
    over: "This link is no longer good",
    over_help: "A later message may have been sent to you: its link is the one that counts. If you have an account, signing in is enough to come back.",
    noted: "Thank you, it is noted",
    facilitator_shown: |name| {
        format!("“{name}” stays among the facilitators of the network, and everybody can find you.")
    },
    facilitator_hidden: |name| {
        format!(
            "“{name}” stays among the facilitators of the network. As you chose, your entry is not shown to the public."
        )
    },
    organisation_shown: |name| format!("“{name}” stays among the organisations of the network."),
    need_shown: |name| format!("Your request for a café for “{name}” is shown again to those who may come."),
    need_leave: "To change the dates, write to the team or take the request back, open the link of your request: it is in the same message.",
    see: "See the entry",
    sign_in: "Go to my workspace",
    leave: "Has something changed? Sign in to correct the entry, or talk to your referent, who can take it out too.",
};
