//! A café is over: those who were there are asked how it went, and reminded twice.

use cafeia_shared::vocabulary::Locale;
use chrono::{DateTime, Utc};
use chrono_tz::Tz;

use super::{Words, one_line};
use crate::dates::{english_day, french_day};

/// Characters of a title at most.
const LONGEST: usize = 140;

pub(super) fn words(
    locale: Locale,
    (title, ended_at): (&str, DateTime<Utc>),
    reminder: bool,
    link: &str,
) -> Words {
    let title = one_line(title, LONGEST);
    let zone = Tz::Europe__Paris;
    match locale {
        Locale::French => {
            let about = format!("«\u{a0}{title}\u{a0}», {}.", french_day(ended_at, zone));
            let (subject, ask) = if reminder {
                (
                    "Il manque le bilan de votre Café IA",
                    "Personne ne nous a encore dit comment ce café s’est passé. A-t-il eu lieu, et combien de personnes \
                     sont venues\u{a0}? Une minute suffit, même depuis un téléphone.",
                )
            } else {
                (
                    "Comment s’est passé votre Café IA\u{a0}?",
                    "A-t-il eu lieu, et combien de personnes sont venues\u{a0}? Une minute suffit, même depuis un \
                     téléphone, sans compte ni mot de passe.",
                )
            };
            Words {
                subject,
                before: vec![about, ask.to_owned()],
                action: "Faire le bilan",
                link: link.to_owned(),
                after: vec![
                    "Ce lien est le vôtre\u{a0}: il permet de répondre, et de corriger votre réponse pendant trente jours. Un \
                     bilan suffit pour tout le café."
                        .to_owned(),
                ],
            }
        }
        Locale::English => {
            let about = format!("“{title}”, {}.", english_day(ended_at, zone));
            let (subject, ask) = if reminder {
                (
                    "The report of your Café IA is missing",
                    "Nobody has told us yet how this café went. Did it take place, and how many people came? It takes a \
                     minute, also on a phone.",
                )
            } else {
                (
                    "How did your Café IA go?",
                    "Did it take place, and how many people came? It takes a minute, also on a phone, without an account \
                     or a password.",
                )
            };
            Words {
                subject,
                before: vec![about, ask.to_owned()],
                action: "Report",
                link: link.to_owned(),
                after: vec![
                    "This link is yours: it lets you answer, and correct your answer for thirty days. One report is enough \
                     for the whole café."
                        .to_owned(),
                ],
            }
        }
    }
}
