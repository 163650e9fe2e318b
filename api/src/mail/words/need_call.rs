//! A need waits for an answer: told to those who look after the territory, and when nobody answers, to the next ones.

use cafeia_shared::vocabulary::Locale;
use chrono::{DateTime, Utc};

use super::{Words, instant, name_in_line};
use crate::mail::Reviewer;

pub(super) fn words(
    locale: Locale,
    as_whom: Reviewer,
    (host, commune, since): (&str, &str, DateTime<Utc>),
    link: &str,
) -> Words {
    let (host, commune, since) = (name_in_line(host), name_in_line(commune), instant(locale, since));
    let link = link.to_owned();
    match locale {
        Locale::French => {
            let (subject, why) = match as_whom {
                Reviewer::Own => (
                    "Une structure cherche un Café IA",
                    "Vous pouvez la proposer aux animatrices et animateurs dont le rayon couvre cette commune, ou désigner \
                     quelqu’un.",
                ),
                Reviewer::Deputy => (
                    "Une demande de Café IA attend depuis trois jours",
                    "Personne ne vient encore. Vous assurez un intérim sur ce territoire\u{a0}: pouvez-vous trouver \
                     quelqu’un\u{a0}?",
                ),
                Reviewer::Region => (
                    "Une demande de Café IA attend depuis quatre jours",
                    "Personne ne vient encore sur ce territoire de votre région\u{a0}: pouvez-vous trouver quelqu’un\u{a0}?",
                ),
                Reviewer::National => (
                    "Une demande de Café IA attend depuis cinq jours",
                    "Ni le territoire ni la région n’ont encore trouvé quelqu’un\u{a0}: l’équipe nationale peut aider.",
                ),
            };
            Words {
                subject,
                before: vec![format!("«\u{a0}{host}\u{a0}» ({commune}), depuis le {since}."), why.to_owned()],
                action: "Ouvrir les demandes",
                link,
                after: match as_whom {
                    Reviewer::Own => {
                        vec!["Vous choisissez dans votre compte si vous recevez ces messages.".to_owned()]
                    }
                    _ => Vec::new(),
                },
            }
        }
        Locale::English => {
            let (subject, why) = match as_whom {
                Reviewer::Own => (
                    "A structure asks for a Café IA",
                    "You can ask the facilitators who travel to this commune, or name somebody.",
                ),
                Reviewer::Deputy => (
                    "A request for a Café IA has waited for three days",
                    "Nobody comes yet. You stand in for somebody in this territory: can you find somebody?",
                ),
                Reviewer::Region => (
                    "A request for a Café IA has waited for four days",
                    "Nobody comes yet in this territory of your région: can you find somebody?",
                ),
                Reviewer::National => (
                    "A request for a Café IA has waited for five days",
                    "Neither the territory nor the région has found somebody yet: the national team can help.",
                ),
            };
            Words {
                subject,
                before: vec![format!("“{host}” ({commune}), since {since}."), why.to_owned()],
                action: "Open the requests",
                link,
                after: match as_whom {
                    Reviewer::Own => vec!["Your account says whether you get these messages.".to_owned()],
                    _ => Vec::new(),
                },
            }
        }
    }
}
