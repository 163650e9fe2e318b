//! The texts of fields that find a commune or a thing of the network by its name.

/// The texts of fields that find a commune or a thing of the network by its name.
pub struct FindingTexts {
    /// No commune is found.
    pub commune_none: &'static str,
    /// How many communes the field offers.
    pub commune_count: fn(usize) -> String,
    /// Communes cannot be looked up.
    pub unanswered: &'static str,
    /// Hint of a field for a thing.
    pub by_name: &'static str,
    /// Nothing has such a name.
    pub nothing_like: &'static str,
    /// How many choices there are.
    pub choices: fn(usize) -> String,
    /// What is chosen.
    pub chosen: fn(&str) -> String,
    /// How many of a folded list are chosen.
    pub chosen_count: fn(usize) -> String,
    /// To choose another one.
    pub change: &'static str,
    /// The same of the commune, for those who do not see it.
    pub change_commune: &'static str,
}

super::in_each_language!(FindingTexts);

const FRENCH: FindingTexts = FindingTexts {
    commune_none: "Aucune commune de ce nom",
    commune_count: |count| match count {
        0 => "Aucune commune de ce nom".to_owned(),
        1 => "1 commune proposée".to_owned(),
        _ => format!("{count} communes proposées"),
    },
    unanswered: "Les lieux ne peuvent pas être cherchés pour l’instant. Réessayez dans un moment.",
    by_name: "Écrivez le début de son nom, puis choisissez dans la liste.",
    nothing_like: "Rien ne porte ce nom.",
    choices: |count| format!("{count} choix"),
    chosen: |name| format!("Choix\u{a0}: {name}"),
    chosen_count: |count| format!("{count} choix"),
    change: "Changer",
    change_commune: "Changer de commune",
};

const ENGLISH: FindingTexts = FindingTexts {
    commune_none: "No commune by that name",
    commune_count: |count| match count {
        0 => "No commune by that name".to_owned(),
        1 => "1 commune suggested".to_owned(),
        _ => format!("{count} communes suggested"),
    },
    unanswered: "Places cannot be looked up for now. Please try again in a moment.",
    by_name: "Write the beginning of its name, then choose from the list.",
    nothing_like: "Nothing has this name.",
    choices: |count| format!("{count} choices"),
    chosen: |name| format!("Chosen: {name}"),
    chosen_count: |count| format!("{count} chosen"),
    change: "Change",
    change_commune: "Change the commune",
};
