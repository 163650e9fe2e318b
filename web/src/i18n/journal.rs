//! The texts of the journal: what was changed, by whom, in words.

use super::plural;

/// The texts of the journal.
pub struct JournalTexts {
    /// The page’s name.
    pub title: &'static str,
    /// What it is.
    pub lead: &'static str,
    /// Name of the search, for screen readers.
    pub filters: &'static str,
    /// Label of the words that are searched.
    pub words: &'static str,
    /// An example.
    pub words_hint: &'static str,
    /// Label of the kinds of things.
    pub kind: &'static str,
    /// All of them.
    pub all_kinds: &'static str,
    /// Label of the territories.
    pub territory: &'static str,
    /// All of one’s own.
    pub all_territories: &'static str,
    /// Label of the first day.
    pub from: &'static str,
    /// Label of the last day.
    pub until: &'static str,
    /// Label of whose changes.
    pub by: &'static str,
    /// Everybody’s.
    pub by_all: &'static str,
    /// Those of others.
    pub by_others: &'static str,
    /// Only about one thing is shown.
    pub one_object: &'static str,
    /// Only what one person did is shown.
    pub one_person: &'static str,
    /// Shows everything again.
    pub show_all: &'static str,
    /// How many there are.
    pub found: fn(u64, &str) -> String,
    /// There is none.
    pub none: &'static str,
    /// What to do.
    pub none_help: &'static str,
    /// Asks for the next ones.
    pub next: &'static str,
    /// The history of one thing, as a heading.
    pub history: &'static str,
    /// The history is empty, or lies where one does not look after.
    pub history_none: &'static str,
    /// Leads to all of it.
    pub whole_history: &'static str,
    /// All that somebody did.
    pub all_by: fn(&str) -> String,
    /// An account whose name one may not see, or that is gone.
    pub an_account: &'static str,
    /// Whoever proposed a café.
    pub a_proposer: &'static str,
    /// Whoever asked for a café.
    pub an_asker: &'static str,
    /// The platform itself.
    pub the_platform: &'static str,
    /// The fields that changed.
    pub fields: fn(&str) -> String,
    /// A thing without a name, or that is gone.
    pub no_name: &'static str,
    kinds: fn(&str) -> Option<&'static str>,
    other_kind: &'static str,
    events: fn(&str, &str) -> Option<&'static str>,
    other_event: &'static str,
}

super::in_each_language!(JournalTexts);

/// The kinds of things that are asked for by themselves, in the order of the list.
pub const KINDS: [&str; 12] = [
    "cafe",
    "report",
    "proposal",
    "need",
    "organisation",
    "facilitator",
    "place",
    "resource",
    "import",
    "mailing",
    "grant",
    "account",
];

impl JournalTexts {
    /// A kind of thing, in words.
    pub fn kind_of(&self, word: &str) -> &'static str {
        (self.kinds)(word).unwrap_or(self.other_kind)
    }

    /// What happened to a kind of thing, in words.
    pub fn event_of(&self, kind: &str, word: &str) -> &'static str {
        (self.events)(kind, word).unwrap_or(self.other_event)
    }
}

const FRENCH: JournalTexts = JournalTexts {
    title: "Journal",
    lead: "Qui a changé quoi, et quand. Le journal retient les noms des champs, jamais ce qui y était écrit.",
    filters: "Chercher dans le journal",
    words: "Nom ou titre",
    words_hint: "Un café, une organisation, une personne qui anime",
    kind: "Objet",
    all_kinds: "Tous",
    territory: "Territoire",
    all_territories: "Tous les miens",
    from: "Depuis le",
    until: "Jusqu’au",
    by: "Par",
    by_all: "Tout le monde",
    by_others: "Les autres que moi",
    one_object: "Seule l’histoire d’un objet est affichée.",
    one_person: "Seul ce qu’une personne a fait est affiché.",
    show_all: "Tout afficher",
    found: |count, number| format!("{number} changement{}", plural::french(count)),
    none: "Aucun changement ne correspond",
    none_help: "Essayez d’autres dates, un autre objet, ou moins de mots.",
    next: "Les changements précédents",
    history: "Historique",
    history_none: "Le journal n’en dit rien sur votre territoire.",
    whole_history: "Tout l’historique",
    all_by: |name| format!("Tout ce qu’a fait {name}"),
    an_account: "Un compte",
    a_proposer: "La personne qui a proposé le café",
    an_asker: "La structure qui demande un café",
    the_platform: "La plateforme",
    fields: |fields| format!("Champs\u{a0}: {fields}"),
    no_name: "(sans nom, ou supprimé)",
    kinds: |word| {
        Some(match word {
            "cafe" => "Café",
            "place" => "Lieu",
            "organisation" => "Organisation",
            "facilitator" => "Animateur ou animatrice",
            "resource" => "Ressource",
            "account" => "Compte",
            "grant" => "Rôle",
            "job" => "Tâche",
            "proposal" => "Proposition",
            "report" => "Bilan",
            "need" => "Demande de café",
            "import" => "Import",
            "mailing" => "Envoi",
            _ => return None,
        })
    },
    other_kind: "Autre chose",
    events: |kind, word| {
        Some(match (kind, word) {
            ("grant", "created") => "donné",
            ("proposal" | "need", "created") => "reçue",
            ("report", "created") => "fait",
            ("mailing", "created") => "parti",
            ("mailing", "withdrawn") => "arrêté",
            (_, "created") => "créé",
            (_, "updated") => "modifié",
            (_, "submitted") => "envoyé en relecture",
            (_, "published") => "publié",
            (_, "rejected") => "refusé",
            (_, "archived") => "archivé",
            (_, "status_changed") => "état changé",
            (_, "reinstated") => "rétabli",
            (_, "life_changed") => "participation changée",
            (_, "offered") => "invité à prendre un rôle",
            (_, "accepted") => "accepté",
            (_, "change_requested") => "changement demandé",
            (_, "verified") => "vérifié",
            (_, "withdrawn" | "revoked") => "retiré",
            (_, "reopened") => "décision annulée",
            (_, "password_changed") => "mot de passe changé",
            (_, "second_factor_changed") => "double authentification changée",
            (_, "retried") => "relancé",
            (_, "asked") => "interrogé par message\u{a0}: toujours là\u{a0}?",
            (_, "seen") => "a donné signe de vie",
            (_, "deleted") => "supprimé",
            _ => return None,
        })
    },
    other_event: "changé",
};

const ENGLISH: JournalTexts = JournalTexts {
    title: "Journal",
    lead: "Who changed what, and when. The journal keeps the names of fields, never what was written in them.",
    filters: "Search the journal",
    words: "Name or title",
    words_hint: "A café, an organisation, a facilitator",
    kind: "Thing",
    all_kinds: "All",
    territory: "Territory",
    all_territories: "All that I look after",
    from: "From",
    until: "Until",
    by: "By",
    by_all: "Everybody",
    by_others: "Others than me",
    one_object: "Only the history of one thing is shown.",
    one_person: "Only what one person did is shown.",
    show_all: "Show everything",
    found: |count, number| format!("{number} change{}", plural::english(count)),
    none: "No change fits",
    none_help: "Try other dates, another thing, or fewer words.",
    next: "The changes before",
    history: "History",
    history_none: "The journal says nothing of it within your territory.",
    whole_history: "All of the history",
    all_by: |name| format!("All that {name} did"),
    an_account: "An account",
    a_proposer: "Whoever proposed the café",
    an_asker: "Whoever asked for a café",
    the_platform: "The platform",
    fields: |fields| format!("Fields: {fields}"),
    no_name: "(without a name, or deleted)",
    kinds: |word| {
        Some(match word {
            "cafe" => "Café",
            "place" => "Place",
            "organisation" => "Organisation",
            "facilitator" => "Facilitator",
            "resource" => "Resource",
            "account" => "Account",
            "grant" => "Role",
            "job" => "Job",
            "proposal" => "Proposal",
            "report" => "Report",
            "need" => "Request for a café",
            "import" => "Import",
            "mailing" => "Mailing",
            _ => return None,
        })
    },
    other_kind: "Something else",
    events: |kind, word| {
        Some(match (kind, word) {
            ("grant", "created") => "given",
            ("proposal" | "need", "created") => "received",
            ("report", "created") => "made",
            ("mailing", "created") => "sent",
            ("mailing", "withdrawn") => "stopped",
            (_, "created") => "created",
            (_, "updated") => "changed",
            (_, "submitted") => "handed in",
            (_, "published") => "published",
            (_, "rejected") => "refused",
            (_, "archived") => "archived",
            (_, "status_changed") => "status changed",
            (_, "reinstated") => "reinstated",
            (_, "life_changed") => "participation changed",
            (_, "offered") => "offered a role",
            (_, "accepted") => "accepted",
            (_, "change_requested") => "change asked for",
            (_, "verified") => "verified",
            (_, "withdrawn") => "withdrawn",
            (_, "reopened") => "decision undone",
            (_, "password_changed") => "password changed",
            (_, "second_factor_changed") => "second factor changed",
            (_, "revoked") => "taken back",
            (_, "retried") => "set going again",
            (_, "asked") => "asked by mail: still there?",
            (_, "seen") => "gave a sign of life",
            (_, "deleted") => "deleted",
            _ => return None,
        })
    },
    other_event: "changed",
};
