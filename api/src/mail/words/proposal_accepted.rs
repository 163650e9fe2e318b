//! A proposed café is public.

use cafeia_shared::vocabulary::Locale;

use super::{Words, quoted};

pub(super) fn words(locale: Locale, reason: Option<&str>, link: &str, own: &str) -> Words {
    let (subject, first, action, last) = match locale {
        Locale::French => (
            "Votre Café IA est publié",
            "Votre Café IA est sur la carte et dans l’agenda. Merci, et belle rencontre\u{a0}!",
            "Voir mon café",
            "Un changement, un empêchement\u{a0}? Modifiez-le ou annulez-le ici\u{a0}:",
        ),
        Locale::English => (
            "Your Café IA is published",
            "Your Café IA is on the map and in the agenda. Thank you, and have a great time!",
            "See my café",
            "A change, or something in the way? Change or cancel it here:",
        ),
    };
    let mut before = vec![first.to_owned()];
    before.extend(quoted(locale, reason.unwrap_or_default()));
    Words { subject, before, action, link: link.to_owned(), after: vec![last.to_owned(), own.to_owned()] }
}
