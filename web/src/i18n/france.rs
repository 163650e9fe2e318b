//! The texts of the map of France.

use super::plural;

/// The texts of the map of France.
pub struct FranceTexts {
    /// What the map shows.
    pub title: &'static str,
    /// How it is used, in the place where a name is shown later.
    pub hint: &'static str,
    /// A département's name and its cafés to come: their number, and how it is written.
    pub said: fn(&str, u64, &str) -> String,
    /// The step without any café.
    pub none: &'static str,
    /// A step from one number to another, both within.
    pub between: fn(u32, u32) -> String,
    /// The last step: from a number on.
    pub from: fn(u32) -> String,
    /// The button that shows the same as a table.
    pub list: &'static str,
    /// Above the names of the territories overseas.
    pub overseas: &'static str,
    /// The way to the figures of every territory.
    pub all: &'static str,
    /// The column of names.
    pub departement: &'static str,
    /// The column of cafés.
    pub upcoming: &'static str,
}

super::in_each_language!(FranceTexts);

const FRENCH: FranceTexts = FranceTexts {
    title: "Cafés à venir par département",
    hint: "Choisissez un département.",
    said: |name, count, shown| match count {
        0 => format!("{name} : pas de café annoncé"),
        _ => format!("{name} : {shown} café{} à venir", plural::french(count)),
    },
    none: "Aucun",
    between: |least, most| if least == most { least.to_string() } else { format!("{least} à {most}") },
    from: |least| format!("{least} et plus"),
    list: "Voir la liste des départements",
    overseas: "Outre-mer",
    all: "Tous les territoires, et leurs chiffres",
    departement: "Département",
    upcoming: "Cafés à venir",
};

const ENGLISH: FranceTexts = FranceTexts {
    title: "Upcoming cafés by département",
    hint: "Choose a département.",
    said: |name, count, shown| match count {
        0 => format!("{name}: no café announced"),
        _ => format!("{name}: {shown} upcoming café{}", plural::english(count)),
    },
    none: "None",
    between: |least, most| if least == most { least.to_string() } else { format!("{least} to {most}") },
    from: |least| format!("{least} or more"),
    list: "See the list of départements",
    overseas: "Overseas",
    all: "All territories, and their figures",
    departement: "Département",
    upcoming: "Upcoming cafés",
};
