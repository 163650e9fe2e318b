//! A café that somebody writes in the workspace is not published, or not any more.

use cafeia_shared::vocabulary::Locale;

use super::{Words, name_in_line, quoted};

pub(super) fn words(locale: Locale, title: &str, reason: &str, was_public: bool, link: &str) -> Words {
    let title = name_in_line(title);
    let (subject, first, action, last) = match locale {
        Locale::French => (
            "Votre Café IA n’est pas publié en l’état",
            format!(
                "Nous avons relu «\u{a0}{title}\u{a0}», merci\u{a0}! Nous ne pouvons pas le publier en l’état, et nous vous \
                 disons pourquoi\u{a0}:"
            ),
            "Reprendre mon café",
            if was_public {
                "Il n’est plus dans l’agenda pour le moment. Corrigez-le puis remettez-le en relecture\u{a0}: il y \
                 reviendra dès qu’il sera accepté."
            } else {
                "Corrigez-le puis remettez-le en relecture\u{a0}: il sera relu à nouveau."
            },
        ),
        Locale::English => (
            "Your Café IA is not published as it is",
            format!("We have read “{title}”, thank you! We cannot publish it as it is, and here is why:"),
            "Go on with my café",
            if was_public {
                "It is not in the agenda for the time being. Correct it and hand it in again: it comes back as soon as it \
                 is accepted."
            } else {
                "Correct it and hand it in again: it will be read once more."
            },
        ),
    };
    let mut before = vec![first];
    before.extend(quoted(locale, reason));
    Words { subject, before, action, link: link.to_owned(), after: vec![last.to_owned()] }
}
