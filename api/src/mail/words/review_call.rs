//! Something waits for a decision: told to those who look after it, and when they do not decide, to the next ones.

use cafeia_shared::vocabulary::Locale;
use chrono::{DateTime, Utc};

use super::{Words, instant, one_line};
use crate::mail::Reviewer;

/// Characters of a title or of a commune's name at most.
const LONGEST: usize = 140;

/// What waits.
pub(super) struct Waiting<'a> {
    /// By somebody without an account, whom one may ask something.
    pub(super) proposed: bool,
    pub(super) title: &'a str,
    pub(super) commune: Option<&'a str>,
    pub(super) since: DateTime<Utc>,
}

pub(super) fn words(locale: Locale, as_whom: Reviewer, waiting: &Waiting, link: &str) -> Words {
    let title = one_line(waiting.title, LONGEST);
    let commune = waiting.commune.map(|commune| one_line(commune, LONGEST));
    let since = instant(locale, waiting.since);
    match locale {
        Locale::French => {
            let commune = commune.map(|commune| format!(" ({commune})")).unwrap_or_default();
            let (subject, why) = match as_whom {
                Reviewer::Own => (
                    "Un Café IA attend votre relecture",
                    if waiting.proposed {
                        "Il attend votre relecture\u{a0}: vous pouvez le publier, poser une question ou le refuser."
                    } else {
                        "Il attend votre relecture\u{a0}: vous pouvez le publier, ou le refuser en disant pourquoi."
                    },
                ),
                Reviewer::Deputy => (
                    "Un Café IA attend une décision depuis trois jours",
                    "Personne n’a encore décidé. Vous assurez un intérim sur ce territoire\u{a0}: pouvez-vous le \
                     relire\u{a0}?",
                ),
                Reviewer::Region => (
                    "Un Café IA attend une décision depuis quatre jours",
                    "Personne n’a encore décidé sur ce territoire de votre région\u{a0}: pouvez-vous le \
                     relire\u{a0}?",
                ),
                Reviewer::National => (
                    "Un Café IA attend une décision depuis cinq jours",
                    "Ni le territoire ni la région n’ont encore décidé\u{a0}: l’équipe nationale peut le relire.",
                ),
            };
            Words {
                subject,
                before: vec![format!("«\u{a0}{title}\u{a0}»{commune}, depuis le {since}."), why.to_owned()],
                action: "Ouvrir la relecture",
                link: link.to_owned(),
                after: match as_whom {
                    Reviewer::Own => {
                        vec!["Vous choisissez dans votre compte si vous recevez ces messages.".to_owned()]
                    }
                    _ => Vec::new(),
                },
            }
        }
        Locale::English => {
            let commune = commune.map(|commune| format!(" ({commune})")).unwrap_or_default();
            let (subject, why) = match as_whom {
                Reviewer::Own => (
                    "A Café IA waits for your review",
                    if waiting.proposed {
                        "It waits for your review: you can publish it, ask a question or refuse it."
                    } else {
                        "It waits for your review: you can publish it, or refuse it and say why."
                    },
                ),
                Reviewer::Deputy => (
                    "A Café IA has waited for a decision for three days",
                    "Nobody has decided yet. You stand in for somebody in this territory: can you review it?",
                ),
                Reviewer::Region => (
                    "A Café IA has waited for a decision for four days",
                    "Nobody has decided yet in this territory of your région: can you review it?",
                ),
                Reviewer::National => (
                    "A Café IA has waited for a decision for five days",
                    "Neither the territory nor the région has decided yet: the national team can review it.",
                ),
            };
            Words {
                subject,
                before: vec![format!("“{title}”{commune}, since {since}."), why.to_owned()],
                action: "Open the review",
                link: link.to_owned(),
                after: match as_whom {
                    Reviewer::Own => vec!["Your account says whether you get these messages.".to_owned()],
                    _ => Vec::new(),
                },
            }
        }
    }
}
