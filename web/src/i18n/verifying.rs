//! The texts of the page where reports are verified.

use cafeia_shared::reports::{ReportProof, ReporterPart};

use super::{
    Locale, Words,
    plural::{self, english_of as english, french_of as french},
    terms::words,
};
use crate::pages::workspace::ReportShelf;

/// The texts of the page where reports are verified.
pub struct VerifyingTexts {
    /// The page’s name.
    pub title: &'static str,
    /// What one does there.
    pub lead: &'static str,
    /// Label of the shelves.
    pub shelves: &'static str,
    to_verify: &'static str,
    verified: &'static str,
    questions: &'static str,
    all: &'static str,
    /// How many are on a shelf, as a number and as it is written.
    pub found: fn(u64, &str) -> String,
    /// There is none.
    pub none: &'static str,
    none_to_verify: &'static str,
    none_verified: &'static str,
    none_questions: &'static str,
    none_at_all: &'static str,
    /// Asks for the next ones.
    pub next: &'static str,
    /// How many people came.
    pub people: fn(u64, &str) -> String,
    /// That it took place and nobody’s number counts, or that it did not.
    pub not_held: &'static str,
    /// Its number does not count, since the café is not public or was not held.
    pub no_number: &'static str,
    /// How many have reported.
    pub reports: fn(u64, &str) -> String,
    /// Questions were heard.
    pub has_questions: &'static str,
    /// Unfolds the reports of a café.
    pub open: &'static str,
    /// The same, with the café’s title.
    pub open_label: fn(&str) -> String,
    /// Folds them.
    pub close: &'static str,
    /// How many came for the first time, as a number and as it is written.
    pub first_timers: fn(u64, &str) -> String,
    /// Heading of the questions that were heard.
    pub heard: &'static str,
    /// What becomes of them.
    pub heard_help: &'static str,
    /// When a report came.
    pub told_on: fn(&str) -> String,
    /// Confirms a report.
    pub verify: &'static str,
    /// The same, by whose report it is.
    pub verify_label: fn(&str) -> String,
    /// This one was confirmed.
    pub is_verified: &'static str,
    /// Why one's own report has no button.
    pub own: &'static str,
    /// Undoes that.
    pub unverify: &'static str,
    /// What confirming means.
    pub verify_help: &'static str,
    /// Said after it was confirmed.
    pub done: &'static str,
    /// Said after that was undone.
    pub undone: &'static str,
    /// Undoes what was just done.
    pub undo: &'static str,
    /// The report has changed since it was read.
    pub changed: &'static str,
    /// One may not verify it.
    pub not_allowed: &'static str,
    /// Leads to the café.
    pub cafe: &'static str,
    /// The same, with its title.
    pub cafe_label: fn(&str) -> String,
}

super::in_each_language!(VerifyingTexts);

impl VerifyingTexts {
    /// The name of a shelf.
    pub fn shelf(&self, which: ReportShelf) -> &'static str {
        match which {
            ReportShelf::ToVerify => self.to_verify,
            ReportShelf::Verified => self.verified,
            ReportShelf::Questions => self.questions,
            ReportShelf::All => self.all,
        }
    }

    /// What it means that one is empty.
    pub fn none_help(&self, which: ReportShelf) -> &'static str {
        match which {
            ReportShelf::ToVerify => self.none_to_verify,
            ReportShelf::Verified => self.none_verified,
            ReportShelf::Questions => self.none_questions,
            ReportShelf::All => self.none_at_all,
        }
    }
}

const FRENCH: VerifyingTexts = VerifyingTexts {
    title: "Bilans",
    lead: "Ce que disent des cafés de votre territoire les personnes qui y étaient. Confirmez un bilan quand vous savez qu’il \
           est juste\u{a0}: son nombre compte alors comme vérifié.",
    shelves: "Quels bilans",
    to_verify: "À vérifier",
    verified: "Vérifiés",
    questions: "Avec des questions entendues",
    all: "Tous",
    found: |count, number| format!("{number} café{}", plural::french(count)),
    none: "Rien ici pour l’instant",
    none_to_verify: "Tous les bilans reçus sont vérifiés. Chaque café demande le sien une heure après sa fin.",
    none_verified: "Vous n’avez encore vérifié aucun bilan.",
    none_questions: "Aucun bilan ne rapporte de question entendue.",
    none_at_all: "Aucun café de votre territoire n’a encore de bilan. Chacun demande le sien une heure après sa fin.",
    next: "Afficher la suite",
    people: |count, number| format!("{number} {}", french(count, "personne", "personnes")),
    not_held: "N’a pas eu lieu",
    no_number: "Aucun nombre ne compte",
    reports: |count, number| format!("{number} bilan{}", plural::french(count)),
    has_questions: "Questions entendues",
    open: "Lire et vérifier",
    open_label: |title| format!("Lire et vérifier les bilans de «\u{a0}{title}\u{a0}»"),
    close: "Replier",
    first_timers: |count, number| {
        format!(
            "dont {number} {}",
            french(count, "venue pour la première fois", "venues pour la première fois")
        )
    },
    heard: "Questions entendues",
    heard_help: "Elles ne sont pas publiées, et sont effacées au bout d’un an. Si un nom ou un détail fait reconnaître quelqu’un, \
                 demandez à la personne de corriger son bilan.",
    told_on: |day| format!("Reçu le {day}"),
    verify: "Confirmer ce bilan",
    verify_label: |part| format!("Confirmer ce bilan\u{a0}: {part}"),
    is_verified: "Vérifié",
    own: "C’est votre bilan\u{a0}: quelqu’un d’autre le vérifie, par exemple une autre personne référente du territoire, de la région, ou l’équipe nationale.",
    unverify: "Annuler la vérification",
    verify_help: "Seul le bilan confirmé compte alors, aussi pour dire si le café a eu lieu. Vous pourrez revenir en arrière.",
    done: "Le bilan est vérifié.",
    undone: "Le bilan n’est plus vérifié.",
    undo: "Annuler",
    changed: "Un bilan de ce café a changé entre-temps. Le voici comme il est maintenant\u{a0}: relisez-le.",
    not_allowed: "Vos rôles ne vous permettent pas de vérifier ce bilan.",
    cafe: "Voir le café",
    cafe_label: |title| format!("Voir le café «\u{a0}{title}\u{a0}»"),
};

const ENGLISH: VerifyingTexts = VerifyingTexts {
    title: "Reports",
    lead: "What those who were there tell of the cafés of your territory. Confirm a report when you know that it is right: its \
           number counts as verified from then on.",
    shelves: "Which reports",
    to_verify: "To verify",
    verified: "Verified",
    questions: "With questions that were heard",
    all: "All",
    found: |count, number| format!("{number} café{}", plural::english(count)),
    none: "Nothing here for now",
    none_to_verify: "All reports that came are verified. Each café asks for its own an hour after its end.",
    none_verified: "You have not verified any report yet.",
    none_questions: "No report tells of a question that was heard.",
    none_at_all: "No café of your territory has a report yet. Each asks for its own an hour after its end.",
    next: "Show more",
    people: |count, number| format!("{number} {}", english(count, "person", "people")),
    not_held: "Did not take place",
    no_number: "No number counts",
    reports: |count, number| format!("{number} report{}", plural::english(count)),
    has_questions: "Questions heard",
    open: "Read and verify",
    open_label: |title| format!("Read and verify the reports of “{title}”"),
    close: "Fold",
    first_timers: |_, number| format!("{number} of them for the first time"),
    heard: "Questions that were heard",
    heard_help: "They are not published, and are removed after a year. If a name or a detail has somebody recognised, ask its author \
                 to correct the report.",
    told_on: |day| format!("Came on {day}"),
    verify: "Confirm this report",
    verify_label: |part| format!("Confirm this report: {part}"),
    is_verified: "Verified",
    own: "This is your own report: somebody else verifies it, another referent of the territory or of the région, or the national team.",
    unverify: "Undo the verification",
    verify_help: "Only the confirmed report counts from then on, also for whether the café took place. You can go back.",
    done: "The report is verified.",
    undone: "The report is not verified any more.",
    undo: "Undo",
    changed: "A report of this café has changed meanwhile. Here it is as it is now: read it again.",
    not_allowed: "Your roles do not let you verify this report.",
    cafe: "See the café",
    cafe_label: |title| format!("See the café “{title}”"),
};

words! {
    ReporterPart {
        Facilitator: "Qui a animé le café", "Who ran the café";
        Host: "La structure qui l’a accueilli", "Its host";
        Proposer: "Qui l’a proposé", "Who proposed it";
        Organiser: "Une autre organisation", "Another organisation";
        Referent: "Référence du territoire", "Referent of the territory";
    }

    ReportProof {
        Declared: "Déclaré", "Declared";
        Matched: "Recoupé", "Matched";
        Verified: "Vérifié", "Verified";
    }
}
