//! A reviewer asks for a change before a proposed café is published.

use cafeia_shared::vocabulary::Locale;

use super::{Words, quoted};

pub(super) fn words(locale: Locale, reason: &str, link: &str) -> Words {
    let (subject, first, action, last) = match locale {
        Locale::French => (
            "Une question sur votre proposition de Café IA",
            "Nous avons lu votre proposition, merci\u{a0}! Avant de la publier, il nous manque quelque chose\u{a0}:",
            "Compléter ma proposition",
            "Dès que vous l’aurez modifiée, elle repartira en relecture.",
        ),
        Locale::English => (
            "A question about your proposal of a Café IA",
            "We have read your proposal, thank you! Before we publish it, something is missing:",
            "Complete my proposal",
            "As soon as you have changed it, it goes to review again.",
        ),
    };
    let mut before = vec![first.to_owned()];
    before.extend(quoted(locale, reason));
    Words { subject, before, action, link: link.to_owned(), after: vec![last.to_owned()] }
}
