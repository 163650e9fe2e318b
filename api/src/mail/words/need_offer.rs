//! A facilitator is asked to run a café somewhere, is counted on, or need not come any more.

use cafeia_shared::vocabulary::Locale;
use chrono::{NaiveDate, NaiveTime};
use chrono_tz::Tz;

use super::{Words, name_in_line};
use crate::{
    dates::{english_day, french_day},
    mail::NeedWords,
};

pub(super) fn words(locale: Locale, counted_on: bool, need: &NeedWords, link: &str) -> Words {
    let (host, commune, people) = (name_in_line(&need.host), name_in_line(&need.commune), need.people);
    let when: Vec<String> = need.periods.iter().map(|period| days(locale, *period)).collect();
    match locale {
        Locale::French => {
            let (subject, ask, action) = if counted_on {
                (
                    "On compte sur vous pour un Café IA",
                    "L’équipe du territoire vous a désigné pour animer ce café. Vous pouvez dès maintenant écrire à la structure, \
                     convenir du jour, ou dire que vous ne pouvez pas.",
                    "Ouvrir la demande",
                )
            } else {
                (
                    "On cherche quelqu’un pour un Café IA près de chez vous",
                    "Pouvez-vous l’animer\u{a0}? La première personne qui dit oui est mise en relation avec la structure. Dire que \
                     vous ne pouvez pas nous aide aussi.",
                    "Répondre",
                )
            };
            Words {
                subject,
                before: vec![
                    format!(
                        "«\u{a0}{host}\u{a0}» ({commune}) voudrait accueillir un Café IA pour {people} personnes environ."
                    ),
                    format!("Quand\u{a0}: {}.", when.join("\u{a0}; ")),
                    ask.to_owned(),
                ],
                action,
                link: link.to_owned(),
                after: Vec::new(),
            }
        }
        Locale::English => {
            let (subject, ask, action) = if counted_on {
                (
                    "You are counted on for a Café IA",
                    "The team of the territory has named you to run this café. You can write to the structure now, agree on \
                     the day, or say that you cannot.",
                    "Open the request",
                )
            } else {
                (
                    "Somebody is wanted for a Café IA near you",
                    "Can you run it? The first one who says yes is put in touch with the structure. To say that you cannot \
                     helps us too.",
                    "Answer",
                )
            };
            Words {
                subject,
                before: vec![
                    format!("“{host}” ({commune}) would like to host a Café IA for about {people} people."),
                    format!("When: {}.", when.join("; ")),
                    ask.to_owned(),
                ],
                action,
                link: link.to_owned(),
                after: Vec::new(),
            }
        }
    }
}

/// The facilitator need not come any more.
pub(super) fn over(locale: Locale, host: &str, commune: &str, link: &str) -> Words {
    let (host, commune) = (name_in_line(host), name_in_line(commune));
    let (subject, before, action) = match locale {
        Locale::French => (
            "Un Café IA que vous deviez animer n’a plus besoin de vous",
            format!(
                "La demande de «\u{a0}{host}\u{a0}» ({commune}) a été retirée, ou confiée à quelqu’un d’autre. Merci d’avoir \
                 dit oui\u{a0}!"
            ),
            "Voir les autres demandes",
        ),
        Locale::English => (
            "A Café IA that you were to run does not need you any more",
            format!(
                "The request of “{host}” ({commune}) was taken back, or given to somebody else. Thank you for having said \
                 yes!"
            ),
            "See the other requests",
        ),
    };
    Words { subject, before: vec![before], action, link: link.to_owned(), after: Vec::new() }
}

/// A period as people say it.
fn days(locale: Locale, (from, until): (NaiveDate, NaiveDate)) -> String {
    let day = |date: NaiveDate| {
        let at = date.and_time(NaiveTime::MIN).and_utc();
        match locale {
            Locale::French => french_day(at, Tz::UTC),
            Locale::English => english_day(at, Tz::UTC),
        }
    };
    match locale {
        _ if from == until => day(from),
        Locale::French => format!("du {} au {}", day(from), day(until)),
        Locale::English => format!("from {} to {}", day(from), day(until)),
    }
}
