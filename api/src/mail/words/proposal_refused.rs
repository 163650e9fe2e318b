//! A proposed café is not published, or not any more.

use cafeia_shared::vocabulary::Locale;

use super::{Words, quoted};

pub(super) fn words(locale: Locale, reason: Option<&str>, link: &str) -> Words {
    let (subject, first, action, last) = match locale {
        Locale::French => (
            "Votre proposition de Café IA n’est pas retenue",
            "Merci d’avoir proposé un Café IA. Nous ne pouvons pas le publier, et nous vous disons pourquoi\u{a0}:",
            "Revoir ma proposition",
            "Vous pouvez bien sûr en proposer un autre.",
        ),
        Locale::English => (
            "Your proposal of a Café IA was not accepted",
            "Thank you for proposing a Café IA. We cannot publish it, and here is why:",
            "See my proposal",
            "You are welcome to propose another one.",
        ),
    };
    let mut before = vec![first.to_owned()];
    before.extend(quoted(locale, reason.unwrap_or_default()));
    Words { subject, before, action, link: link.to_owned(), after: vec![last.to_owned()] }
}
