//! The texts of the first page of those who look after a territory.

use super::plural;

/// The texts of the first page of those who look after a territory.
pub struct CockpitTexts {
    /// Heading of all of it.
    pub title: &'static str,
    /// How it is used by keyboard.
    pub keyboard: &'static str,
    /// What waits for a decision.
    pub review: &'static str,
    /// Nothing does.
    pub review_none: &'static str,
    /// Leads to all of it.
    pub review_all: fn(&str) -> String,
    /// Needs that nobody has answered.
    pub needs: &'static str,
    /// There is none.
    pub needs_none: &'static str,
    /// Leads to all of them.
    pub needs_all: &'static str,
    /// Shows who could come.
    pub who_could: &'static str,
    /// Leads to the others who could come.
    pub others: fn(usize) -> String,
    /// Said after somebody was asked.
    pub need_proposed: fn(&str) -> String,
    /// Somebody was faster.
    pub need_answered: &'static str,
    /// Reports that are late.
    pub late: &'static str,
    /// What that means.
    pub late_help: &'static str,
    /// None is.
    pub late_none: &'static str,
    /// How many more there are.
    pub more: fn(u64, &str) -> String,
    /// When a café ended.
    pub ended: fn(&str) -> String,
    /// Those of whom nothing was heard.
    pub asleep: &'static str,
    /// What that means.
    pub asleep_help: &'static str,
    /// There is nobody.
    pub asleep_none: &'static str,
    /// When the last sign was.
    pub last_sign: fn(&str) -> String,
    /// They are asked.
    pub quiet: &'static str,
    /// They are shown as to be confirmed.
    pub unconfirmed: &'static str,
    /// They are shown no more.
    pub hidden: &'static str,
    /// When they were asked by mail.
    pub asked: fn(&str) -> String,
    /// Nobody could be asked.
    pub not_asked: &'static str,
    /// A facilitator.
    pub facilitator: &'static str,
    /// An organisation.
    pub organisation: &'static str,
    /// A need.
    pub need: &'static str,
    /// Confirms that somebody is there.
    pub still_there: &'static str,
    /// Said after that.
    pub confirmed: fn(&str) -> String,
    /// They were changed meanwhile.
    pub changed: &'static str,
    /// Asks for the next ones.
    pub next: &'static str,
    /// What changed since one was here.
    pub changes: &'static str,
    /// Since when.
    pub changes_since: fn(&str) -> String,
    /// One is here for the first time.
    pub changes_first: &'static str,
    /// Nothing did.
    pub changes_none: &'static str,
    /// Leads to all of it.
    pub changes_all: &'static str,
    /// All of the network as files.
    pub files: &'static str,
    /// What they are.
    pub files_help: &'static str,
    /// The cafés.
    pub file_cafes: &'static str,
    /// The organisations.
    pub file_organisations: &'static str,
    /// The facilitators.
    pub file_facilitators: &'static str,
    /// Territories that nobody looks after.
    pub missing: &'static str,
    /// What that means.
    pub missing_help: &'static str,
    /// There is none.
    pub missing_none: &'static str,
    /// How many of how many.
    pub missing_count: fn(&str, &str) -> String,
    /// Somebody looks after a part of it.
    pub partial: fn(u32) -> String,
    /// Leads to where somebody is invited.
    pub invite: &'static str,
    /// A région, where its name alone would be taken for something else.
    pub region: &'static str,
}

super::in_each_language!(CockpitTexts);

const FRENCH: CockpitTexts = CockpitTexts {
    title: "Mon territoire aujourd’hui",
    keyboard: "Au clavier\u{a0}: Tabulation d’une ligne à l’autre, Entrée pour agir. Après une action, le curseur passe à la ligne suivante.",
    review: "À relire",
    review_none: "Rien n’attend de décision.",
    review_all: |number| format!("Ouvrir la relecture ({number})"),
    needs: "Demandes sans réponse",
    needs_none: "Aucune demande de café n’attend de réponse.",
    needs_all: "Ouvrir les demandes",
    who_could: "Qui pourrait y aller\u{a0}?",
    others: |count| {
        if count == 1 {
            "Voir une autre personne".to_owned()
        } else {
            format!("Voir {count} autres personnes")
        }
    },
    need_proposed: |name| format!("{name} est sollicité par message."),
    need_answered: "Cette demande n’attend plus de réponse\u{a0}: quelqu’un s’en est occupé.",
    late: "Bilans en retard",
    late_help: "Des cafés terminés depuis plus de trois jours, dont personne n’a encore dit comment ils se sont passés.",
    late_none: "Aucun bilan n’est en retard.",
    more: |count, number| format!("Et {number} autre{}", plural::french(count)),
    ended: |day| format!("Terminé le {day}"),
    asleep: "Sans nouvelles",
    asleep_help: "Quatre mois sans connexion, sans café, sans bilan ni modification\u{a0}: la personne est interrogée par message. Après cinq mois, sa fiche ou sa demande porte «\u{a0}à confirmer\u{a0}»\u{a0}; après six, elle n’est plus montrée. Si vous savez qu’elle est toujours là, dites-le ici.",
    asleep_none: "Tout le monde a donné de ses nouvelles depuis quatre mois.",
    last_sign: |day| format!("Dernières nouvelles\u{a0}: {day}"),
    quiet: "Silencieux",
    unconfirmed: "À confirmer",
    hidden: "N’est plus montré",
    asked: |day| format!("Interrogé le {day}"),
    not_asked: "Personne à qui écrire",
    facilitator: "Animation",
    organisation: "Organisation",
    need: "Demande",
    still_there: "Toujours là",
    confirmed: |name| format!("«\u{a0}{name}\u{a0}» est de nouveau confirmé."),
    changed: "Cette fiche a changé entre-temps\u{a0}: c’est un signe de vie en soi. La liste est à jour.",
    next: "Les suivants",
    changes: "Depuis votre dernière visite",
    changes_since: |moment| {
        format!("Ce que d’autres ont changé sur votre territoire depuis le {moment}, sur cet appareil.")
    },
    changes_first: "C’est votre première visite sur cet appareil\u{a0}: voici les derniers changements faits par d’autres.",
    changes_none: "Rien n’a changé.",
    changes_all: "Ouvrir le journal",
    files: "Mon réseau en tableaux",
    files_help: "Tout votre territoire dans un tableur (CSV), avec les colonnes que l’import sait relire.",
    file_cafes: "Cafés",
    file_organisations: "Organisations",
    file_facilitators: "Animation",
    missing: "Territoires sans référent",
    missing_help: "Personne ne veille sur l’ensemble de ces territoires\u{a0}: ce qui y attend revient à l’équipe nationale.",
    missing_none: "Chaque territoire a au moins une personne qui veille sur lui.",
    missing_count: |missing, all| format!("{missing} sur {all}"),
    partial: |count| match count {
        0 => String::new(),
        1 => "une personne veille sur une partie".to_owned(),
        more => format!("{more} personnes veillent sur une partie"),
    },
    invite: "Inviter quelqu’un",
    region: "région",
};

const ENGLISH: CockpitTexts = CockpitTexts {
    title: "My territory today",
    keyboard: "By keyboard: Tab from line to line, Enter to act. After an action, the focus goes on to the next line.",
    review: "To review",
    review_none: "Nothing waits for a decision.",
    review_all: |number| format!("Open the review ({number})"),
    needs: "Unanswered requests",
    needs_none: "No request for a café waits for an answer.",
    needs_all: "Open the requests",
    who_could: "Who could come?",
    others: |count| {
        if count == 1 { "See one other person".to_owned() } else { format!("See {count} others") }
    },
    need_proposed: |name| format!("{name} is asked by mail."),
    need_answered: "This request does not wait for an answer any more: somebody has seen to it.",
    late: "Late reports",
    late_help: "Cafés that ended more than three days ago, and nobody has told how they went.",
    late_none: "No report is late.",
    more: |count, number| format!("And {number} other{}", plural::english(count)),
    ended: |day| format!("Ended on {day}"),
    asleep: "Not heard from",
    asleep_help: "Four months without signing in, without a café, a report or an edit: they are asked by mail. After five months their entry or request is marked “to be confirmed”; after six it is shown no more. If you know that they are still there, say so here.",
    asleep_none: "Everybody was heard from within four months.",
    last_sign: |day| format!("Last heard from: {day}"),
    quiet: "Silent",
    unconfirmed: "To be confirmed",
    hidden: "Shown no more",
    asked: |day| format!("Asked on {day}"),
    not_asked: "Nobody to write to",
    facilitator: "Facilitator",
    organisation: "Organisation",
    need: "Request",
    still_there: "Still there",
    confirmed: |name| format!("“{name}” is confirmed again."),
    changed: "This entry was changed meanwhile, which is a sign of life itself. The list is up to date.",
    next: "The next ones",
    changes: "Since your last visit",
    changes_since: |moment| format!("What others changed in your territory since {moment}, on this device."),
    changes_first: "This is your first visit on this device: here are the latest changes that others made.",
    changes_none: "Nothing has changed.",
    changes_all: "Open the journal",
    files: "My network as tables",
    files_help: "All of your territory for a spreadsheet (CSV), with the columns that the import reads back.",
    file_cafes: "Cafés",
    file_organisations: "Organisations",
    file_facilitators: "Facilitators",
    missing: "Territories without a referent",
    missing_help: "Nobody looks after the whole of these territories: what waits there is for the national team.",
    missing_none: "Each territory has somebody who looks after it.",
    missing_count: |missing, all| format!("{missing} of {all}"),
    partial: |count| match count {
        0 => String::new(),
        1 => "one person looks after a part".to_owned(),
        more => format!("{more} people look after a part"),
    },
    invite: "Invite somebody",
    region: "région",
};
