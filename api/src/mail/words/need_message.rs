//! A message about a need, relayed: the words and no address. The letter's link answers it.

use cafeia_shared::vocabulary::Locale;

use super::{Words, name_in_line, quoted};
use crate::mail::Sender;

pub(super) fn words(
    locale: Locale,
    from: &Sender,
    (host, commune): (&str, &str),
    text: &str,
    link: &str,
) -> Words {
    let (host, commune) = (name_in_line(host), name_in_line(commune));
    let (subject, first, action, last) = match locale {
        Locale::French => (
            "Un message au sujet d’un Café IA",
            match from {
                Sender::Asker(name) | Sender::Facilitator(name) => format!(
                    "{} vous écrit au sujet du café demandé par «\u{a0}{host}\u{a0}» ({commune})\u{a0}:",
                    name_in_line(name)
                ),
                Sender::Network => format!(
                    "L’équipe Café IA du territoire vous écrit au sujet du café demandé par «\u{a0}{host}\u{a0}» \
                     ({commune})\u{a0}:"
                ),
            },
            "Lire et répondre",
            "Répondez par ce lien, et non à ce message\u{a0}: personne ne lirait votre réponse. Les adresses ne sont montrées à \
             personne.",
        ),
        Locale::English => (
            "A message about a Café IA",
            match from {
                Sender::Asker(name) | Sender::Facilitator(name) => {
                    format!(
                        "{} writes to you about the café asked for by “{host}” ({commune}):",
                        name_in_line(name)
                    )
                }
                Sender::Network => format!(
                    "The Café IA team of the territory writes to you about the café asked for by “{host}” ({commune}):"
                ),
            },
            "Read and answer",
            "Answer by this link, and not to this message: nobody would read it. Addresses are shown to nobody.",
        ),
    };
    let mut before = vec![first];
    before.extend(quoted(locale, text));
    Words { subject, before, action, link: link.to_owned(), after: vec![last.to_owned()] }
}
