//! The words around the texts that are read from top to bottom. The texts themselves stand in `cafeia_shared::reading`:
//! the server shows them too.

/// The words around every text.
pub struct ReadingTexts {
    /// Heading of the contents.
    pub contents: &'static str,
    /// Leads from the page about the movement to the agenda.
    pub find: &'static str,
}

super::in_each_language!(ReadingTexts);

const FRENCH: ReadingTexts = ReadingTexts { contents: "Sur cette page", find: "Trouver un café" };

const ENGLISH: ReadingTexts = ReadingTexts { contents: "On this page", find: "Find a café" };
