//! Nothing was heard of a facilitator or of an organisation for four months: are they still there?

use cafeia_shared::{life::LivingKind, vocabulary::Locale};
use chrono::{DateTime, Utc};
use chrono_tz::Tz;

use super::{Words, name_in_line};
use crate::dates::{english_day, french_day};

/// From when on somebody is shown as to be confirmed, and from when on not at all.
pub(super) type Ahead = (DateTime<Utc>, DateTime<Utc>);

pub(super) fn words(
    locale: Locale,
    kind: LivingKind,
    name: &str,
    (unconfirmed_from, hidden_from): Ahead,
    link: &str,
) -> Words {
    let name = name_in_line(name);
    let zone = Tz::Europe__Paris;
    match locale {
        Locale::French => {
            let about = match kind {
                LivingKind::Facilitator => format!(
                    "Vous figurez parmi les animateurs et animatrices du réseau sous le nom «\u{a0}{name}\u{a0}». Nous n’avons \
                     pas eu de vos nouvelles depuis quatre mois."
                ),
                LivingKind::Organisation => format!(
                    "«\u{a0}{name}\u{a0}» figure parmi les organisations du réseau. Nous n’en avons pas eu de nouvelles depuis \
                     quatre mois."
                ),
            };
            let until = format!(
                "Sans réponse, la fiche porte la mention «\u{a0}à confirmer\u{a0}» à partir du {}, et n’est plus montrée à \
                 partir du {}. Rien n’est effacé\u{a0}: ce même lien la fait revenir.",
                french_day(unconfirmed_from, zone),
                french_day(hidden_from, zone)
            );
            Words {
                subject: "Toujours partant pour les Cafés IA\u{a0}?",
                before: vec![
                    about,
                    "Si vous êtes toujours partant, il suffit de suivre ce lien, sans compte ni mot de passe.".to_owned(),
                ],
                action: "Oui, toujours partant",
                link: link.to_owned(),
                after: vec![until, "Sinon, vous n’avez rien à faire.".to_owned()],
            }
        }
        Locale::English => {
            let about = match kind {
                LivingKind::Facilitator => format!(
                    "You are listed among the facilitators of the network as “{name}”. We have not heard from you for four \
                     months."
                ),
                LivingKind::Organisation => format!(
                    "“{name}” is listed among the organisations of the network. We have not heard from it for four months."
                ),
            };
            let until = format!(
                "Without an answer, the entry is marked “to be confirmed” from {} on, and is shown no more from {} on. Nothing \
                 is erased: this same link brings it back.",
                english_day(unconfirmed_from, zone),
                english_day(hidden_from, zone)
            );
            Words {
                subject: "Still taking part in Café IA?",
                before: vec![
                    about,
                    "If so, following this link is all it takes, without an account or a password."
                        .to_owned(),
                ],
                action: "Yes, still taking part",
                link: link.to_owned(),
                after: vec![until, "If not, there is nothing to do.".to_owned()],
            }
        }
    }
}
