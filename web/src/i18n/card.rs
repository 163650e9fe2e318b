//! The texts of a café in a list.

/// What a list says of a café; its own page says it too.
pub struct CardTexts {
    /// Places left, in words.
    pub places: fn(u32) -> String,
    /// In the stead of a date that nobody knows yet.
    pub to_confirm: &'static str,
    /// Mention of one that was put off and has its new date.
    pub new_date: &'static str,
    /// Mention of whom it is for, when that is not everyone.
    pub meant_for: fn(&str) -> String,
}

super::in_each_language!(CardTexts);

const FRENCH: CardTexts = CardTexts {
    places: |left| match left {
        0 => "Il ne reste plus de place.".to_owned(),
        1 => "Il reste 1 place.".to_owned(),
        _ => format!("Il reste {left} places."),
    },
    to_confirm: "Date à confirmer",
    new_date: "Nouvelle date",
    meant_for: |audiences| format!("Pour\u{a0}: {audiences}"),
};

const ENGLISH: CardTexts = CardTexts {
    places: |left| match left {
        0 => "No places are left.".to_owned(),
        1 => "1 place is left.".to_owned(),
        _ => format!("{left} places are left."),
    },
    to_confirm: "Date to be confirmed",
    new_date: "New date",
    meant_for: |audiences| format!("For: {audiences}"),
};
