//! The texts of the first page.

use super::plural::{english_of as english, french_of as french};

/// The texts of the first page.
pub struct HomeTexts {
    /// The heading.
    pub title: &'static str,
    /// The sentence below.
    pub lead: &'static str,
    /// What the field and the button are for, said to screen readers.
    pub search: &'static str,
    /// Heading of the next cafés.
    pub upcoming: &'static str,
    /// There are none.
    pub upcoming_none: &'static str,
    /// Heading of the ways to take part.
    pub take_part: &'static str,
    /// To come.
    pub come: Way,
    /// To host.
    pub host: Way,
    /// To run.
    pub facilitate: Way,
    /// To use a resource and hand it on.
    pub share: Way,
    /// Heading of the figures and the map.
    pub everywhere: &'static str,
    /// For which day the figures are true, and what they are counted from.
    pub as_of: fn(&str) -> String,
    /// What is counted: cafés to come.
    pub upcoming_cafes: fn(u64) -> &'static str,
    /// Cafés that are over.
    pub past_cafes: fn(u64) -> &'static str,
    /// Communes with a café.
    pub communes: fn(u64) -> &'static str,
    /// A share in percent, as it is written.
    pub percent: fn(u64) -> String,
    /// The share outside Paris.
    pub outside_paris: &'static str,
    /// Organisations.
    pub organisations: fn(u64) -> &'static str,
    /// Facilitators, and how many of them are trained: their number, and how it is written.
    pub facilitators: fn(u64, (u64, &str)) -> String,
    /// The way to the page about the movement.
    pub more: &'static str,
}

/// A way to take part.
pub struct Way {
    /// Its name.
    pub name: &'static str,
    /// What it takes.
    pub words: &'static str,
}

super::in_each_language!(HomeTexts);

const FRENCH: HomeTexts = HomeTexts {
    title: "Parlons d’IA autour d’un café",
    lead: "Des rencontres gratuites, près de chez vous, pour comprendre l’intelligence artificielle, \
           l’essayer et en débattre.",
    search: "Trouver un café",
    upcoming: "Les prochains cafés",
    upcoming_none: "Aucun café n’est annoncé pour l’instant.",
    take_part: "Prendre part",
    come: Way { name: "Venir", words: "Choisissez un café, poussez la porte. Vos questions suffisent." },
    host: Way {
        name: "Accueillir",
        words: "Une table, quelques chaises : votre lieu peut ouvrir un café, pas à pas.",
    },
    facilitate: Way {
        name: "Animer",
        words: "Mettre les gens à l’aise et donner la parole : nul besoin d’être spécialiste.",
    },
    share: Way {
        name: "Partager",
        words: "Jeux, ateliers, guides : des formats prêts à l’emploi, à faire circuler.",
    },
    everywhere: "Partout en France",
    as_of: |day| format!("Au {day}, d’après ce que compte ce site."),
    upcoming_cafes: |count| french(count, "café à venir, hors annulés", "cafés à venir, hors annulés"),
    past_cafes: |count| french(count, "café a déjà eu lieu", "cafés ont déjà eu lieu"),
    communes: |count| {
        french(count, "commune avec un café, passé ou à venir", "communes avec un café, passé ou à venir")
    },
    percent: |share| format!("{share}\u{a0}%"),
    outside_paris: "des cafés se tiennent hors de Paris",
    organisations: |count| french(count, "organisation prend part", "organisations prennent part"),
    facilitators: |count, (trained, shown)| {
        let words = french(count, "personne se propose d’animer", "personnes se proposent d’animer");
        format!("{words}, dont {shown} {}", french(trained, "formée", "formées"))
    },
    more: "Qu’est-ce qu’un Café IA ?",
};

const ENGLISH: HomeTexts = HomeTexts {
    title: "Let’s talk about AI over a coffee",
    lead: "Free get-togethers, close to home, to understand artificial intelligence, try it out and debate \
           it.",
    search: "Find a café",
    upcoming: "The next cafés",
    upcoming_none: "No café is announced for now.",
    take_part: "Take part",
    come: Way { name: "Come", words: "Choose a café, push the door open. Your questions are enough." },
    host: Way { name: "Host", words: "A table, some chairs: your place can open a café, step by step." },
    facilitate: Way {
        name: "Facilitate",
        words: "Put people at ease and let them speak: there is no need to be an expert.",
    },
    share: Way { name: "Share", words: "Games, workshops, guides: formats ready for use, to be passed on." },
    everywhere: "All over France",
    as_of: |day| format!("As of {day}, counted on this site."),
    upcoming_cafes: |count| {
        english(count, "café to come, cancelled ones aside", "cafés to come, cancelled ones aside")
    },
    past_cafes: |count| english(count, "café has taken place", "cafés have taken place"),
    communes: |count| {
        english(count, "town with a café, past or to come", "towns with a café, past or to come")
    },
    percent: |share| format!("{share}%"),
    outside_paris: "of cafés are held outside Paris",
    organisations: |count| english(count, "organisation takes part", "organisations take part"),
    facilitators: |count, (_, shown)| {
        let words = english(count, "person offers to facilitate", "people offer to facilitate");
        format!("{words}, {shown} of them trained")
    },
    more: "What is a Café IA?",
};
