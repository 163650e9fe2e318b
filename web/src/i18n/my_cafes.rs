//! The texts of the cafés that one may write.

use super::plural;
use crate::pages::workspace::Shelf;

/// The texts of the cafés that one may write.
pub struct MyCafesTexts {
    /// The page’s name.
    pub title: &'static str,
    /// Leads to a new one.
    pub new: &'static str,
    /// Label of the shelves.
    pub shelves: &'static str,
    upcoming: &'static str,
    drafts: &'static str,
    waiting: &'static str,
    refused: &'static str,
    past: &'static str,
    archived: &'static str,
    /// Label of what narrows them.
    pub filters: &'static str,
    /// Label of the words.
    pub words: &'static str,
    /// An example.
    pub words_hint: &'static str,
    /// None is found by these words.
    pub none_found: &'static str,
    /// How many are on a shelf.
    pub found: fn(u64, &str) -> String,
    /// There is none.
    pub none: &'static str,
    no_upcoming: &'static str,
    no_drafts: &'static str,
    no_waiting: &'static str,
    no_refused: &'static str,
    no_past: &'static str,
    no_archived: &'static str,
    /// Asks for the next ones.
    pub next: &'static str,
}

super::in_each_language!(MyCafesTexts);

impl MyCafesTexts {
    /// The name of a shelf.
    pub fn shelf(&self, which: Shelf) -> &'static str {
        match which {
            Shelf::Upcoming => self.upcoming,
            Shelf::Drafts => self.drafts,
            Shelf::Waiting => self.waiting,
            Shelf::Refused => self.refused,
            Shelf::Past => self.past,
            Shelf::Archived => self.archived,
        }
    }

    /// What it means that one is empty.
    pub fn none_help(&self, which: Shelf) -> &'static str {
        match which {
            Shelf::Upcoming => self.no_upcoming,
            Shelf::Drafts => self.no_drafts,
            Shelf::Waiting => self.no_waiting,
            Shelf::Refused => self.no_refused,
            Shelf::Past => self.no_past,
            Shelf::Archived => self.no_archived,
        }
    }
}

const FRENCH: MyCafesTexts = MyCafesTexts {
    title: "Mes cafés",
    new: "Nouveau café",
    shelves: "Où en sont les cafés",
    upcoming: "À venir",
    drafts: "Brouillons",
    waiting: "En relecture",
    refused: "Refusés",
    past: "Passés",
    archived: "Archivés",
    filters: "Chercher parmi les cafés",
    words: "Mots du titre",
    words_hint: "Le début de chaque mot suffit",
    none_found: "Aucun café de cette liste n’a ces mots dans son titre. Essayez moins de mots, ou une autre liste.",
    found: |count, number| format!("{number} café{}", plural::french(count)),
    none: "Rien ici pour l’instant",
    no_upcoming: "Aucun café publié n’est à venir. Écrivez-en un, ou reprenez un café passé.",
    no_drafts: "Vous n’avez pas de café commencé.",
    no_waiting: "Aucun de vos cafés n’attend de décision.",
    no_refused: "Aucun de vos cafés n’a été refusé.",
    no_past: "Aucun café n’est encore passé.",
    no_archived: "Vous n’avez archivé aucun café.",
    next: "Afficher la suite",
};

const ENGLISH: MyCafesTexts = MyCafesTexts {
    title: "My cafés",
    new: "New café",
    shelves: "Where the cafés stand",
    upcoming: "To come",
    drafts: "Drafts",
    waiting: "In review",
    refused: "Refused",
    past: "Past",
    archived: "Archived",
    filters: "Search among the cafés",
    words: "Words of the title",
    words_hint: "The beginning of each word is enough",
    none_found: "No café of this list has these words in its title. Try fewer words, or another list.",
    found: |count, number| format!("{number} café{}", plural::english(count)),
    none: "Nothing here for now",
    no_upcoming: "No published café is to come. Write one, or take up a past one again.",
    no_drafts: "You have not begun to write any café.",
    no_waiting: "None of your cafés waits for a decision.",
    no_refused: "None of your cafés was refused.",
    no_past: "No café is over yet.",
    no_archived: "You have archived no café.",
    next: "Show more",
};
