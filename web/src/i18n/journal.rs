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
    /// What changed, field by field.
    pub fields: fn(&str) -> String,
    /// A thing without a name, or that is gone.
    pub no_name: &'static str,
    kinds: fn(&str) -> Option<&'static str>,
    other_kind: &'static str,
    events: fn(&str, &str) -> Option<&'static str>,
    other_event: &'static str,
    field_names: fn(&str) -> Option<&'static str>,
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

    /// Fields in words, each once: those of which the event itself says what became of them have none.
    pub fn fields_of(&self, fields: &[String]) -> Option<String> {
        let mut words: Vec<&str> = Vec::new();
        for name in fields.iter().filter_map(|field| (self.field_names)(field)) {
            if !words.contains(&name) {
                words.push(name);
            }
        }
        (!words.is_empty()).then(|| (self.fields)(&words.join(", ")))
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
    fields: |fields| format!("Ce qui a changé\u{a0}: {fields}"),
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
            ("grant", "created") => "attribution",
            ("proposal" | "need", "created") => "réception",
            ("report", "created") => "réponse",
            ("mailing", "created") => "départ",
            ("mailing", "withdrawn") => "arrêt",
            (_, "created") => "création",
            (_, "updated") => "modification",
            (_, "submitted") => "envoi en relecture",
            (_, "published") => "publication",
            (_, "rejected") => "refus",
            (_, "archived") => "archivage",
            (_, "status_changed") => "changement d’état",
            (_, "reinstated") => "rétablissement",
            (_, "life_changed") => "changement de participation",
            (_, "offered") => "proposition d’un rôle",
            (_, "accepted") => "acceptation",
            (_, "change_requested") => "demande de changement",
            (_, "verified") => "vérification",
            (_, "withdrawn" | "revoked") => "retrait",
            (_, "reopened") => "retour sur une décision",
            (_, "password_changed") => "changement de mot de passe",
            (_, "second_factor_changed") => "changement de la double authentification",
            (_, "retried") => "relance",
            (_, "asked") => "question par message\u{a0}: toujours là\u{a0}?",
            (_, "seen") => "signe de vie",
            (_, "deleted") => "suppression",
            _ => return None,
        })
    },
    other_event: "changement",
    field_names: |field| {
        Some(match field {
            "title" => "titre",
            "summary" => "résumé",
            "description" => "description",
            "starts_at" => "début",
            "ends_at" => "fin",
            "timezone" => "fuseau horaire",
            "mode" => "sur place ou en ligne",
            "place_id" | "new_place" => "lieu",
            "online_url" => "lien vidéo",
            "host_id" | "new_host" => "structure qui accueille",
            "organisers" => "autres organisations",
            "facilitators" | "facilitator_id" => "animation",
            "format_ids" => "formats",
            "audiences" => "publics",
            "languages" => "langues",
            "themes" => "thèmes",
            "accessibility" => "accessibilité",
            "capacity" => "nombre de places",
            "seats_taken" => "places prises",
            "registration" => "inscription",
            "contact" => "contact",
            "name" => "nom",
            "kind" => "type",
            "parts" => "part prise au réseau",
            "commune_code" => "commune",
            "network_id" => "tête de réseau",
            "website" | "url" => "adresse web",
            "siret" => "SIRET",
            "rna" => "RNA",
            "travel_radius_km" => "rayon de déplacement",
            "organisation_id" => "organisation",
            "visible" => "affichage public",
            "training" => "formation",
            "trusted" => "confiance",
            "address" => "adresse",
            "postal_code" => "code postal",
            "position" | "precision" => "position",
            "access" => "accès",
            "family" => "famille",
            "document_type" => "type de document",
            "duration_minutes" => "durée",
            "group_size" => "taille du groupe",
            "material" => "matériel",
            "objectives" => "objectifs",
            "licence" => "licence",
            "creators" => "autrices et auteurs",
            "publisher" => "éditeur",
            "status_reason" | "not_held_reason" => "motif",
            "people" => "nombre de personnes",
            "counting" | "sure" => "façon de compter",
            "first_timers" => "premières visites",
            "profiles" => "profils",
            "questions" => "questions entendues",
            "message" | "conversation" => "messages",
            "askers" | "asker" => "qui demande",
            "periods" => "dates",
            "locale" => "langue des messages",
            "review_letters" | "mailings" => "messages reçus",
            _ => return None,
        })
    },
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
    fields: |fields| format!("Changed: {fields}"),
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
    field_names: |field| {
        Some(match field {
            "starts_at" => "beginning",
            "ends_at" => "end",
            "timezone" => "time zone",
            "mode" => "on site or online",
            "place_id" | "new_place" => "place",
            "online_url" => "video link",
            "host_id" | "new_host" => "host",
            "organisers" => "other organisations",
            "facilitators" | "facilitator_id" => "facilitators",
            "format_ids" => "formats",
            "capacity" => "number of places",
            "seats_taken" => "places taken",
            "parts" => "part in the network",
            "commune_code" => "commune",
            "network_id" => "network head",
            "website" | "url" => "web address",
            "siret" => "SIRET",
            "rna" => "RNA",
            "travel_radius_km" => "travel radius",
            "organisation_id" => "organisation",
            "visible" => "shown in public",
            "trusted" => "trust",
            "postal_code" => "postal code",
            "position" | "precision" => "position",
            "document_type" => "type of document",
            "duration_minutes" => "duration",
            "group_size" => "size of the group",
            "status_reason" | "not_held_reason" => "reason",
            "people" => "number of people",
            "counting" | "sure" => "way of counting",
            "first_timers" => "first visits",
            "questions" => "questions heard",
            "message" | "conversation" => "messages",
            "askers" | "asker" => "who asks",
            "periods" => "dates",
            "locale" => "language of letters",
            "review_letters" | "mailings" => "letters",
            "title" => "title",
            "summary" => "summary",
            "description" => "description",
            "audiences" => "audiences",
            "languages" => "languages",
            "themes" => "themes",
            "accessibility" => "accessibility",
            "registration" => "registration",
            "contact" => "contact",
            "name" => "name",
            "kind" => "kind",
            "training" => "training",
            "address" => "address",
            "access" => "access",
            "family" => "family",
            "material" => "material",
            "objectives" => "objectives",
            "licence" => "licence",
            "creators" => "creators",
            "publisher" => "publisher",
            "profiles" => "profiles",
            _ => return None,
        })
    },
};
