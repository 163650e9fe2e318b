//! Nothing was heard of a facilitator, of an organisation or of whoever asks for a café for four months: are they still there?

use cafeia_shared::{life::LivingKind, vocabulary::Locale};
use chrono::{DateTime, Utc};
use chrono_tz::Tz;

use super::{Words, name_in_line};
use crate::dates::{english_day, french_day};

/// From when on somebody is shown as to be confirmed, and from when on not at all.
pub(super) type Ahead = (DateTime<Utc>, DateTime<Utc>);

/// `own` is where a need is looked after by whoever asks.
pub(super) fn words(
    locale: Locale,
    kind: LivingKind,
    name: &str,
    ahead: Ahead,
    (link, own): (&str, Option<&str>),
) -> Words {
    let name = name_in_line(name);
    match locale {
        Locale::French => french(kind, &name, ahead, link, own),
        Locale::English => english(kind, &name, ahead, link, own),
    }
}

fn french(kind: LivingKind, name: &str, ahead: Ahead, link: &str, own: Option<&str>) -> Words {
    let zone = Tz::Europe__Paris;
    let (from, until) = (french_day(ahead.0, zone), french_day(ahead.1, zone));
    let about = match kind {
        LivingKind::Facilitator => format!(
            "Vous figurez parmi les animateurs et animatrices du réseau sous le nom «\u{a0}{name}\u{a0}». Nous n’avons pas eu \
             de vos nouvelles depuis quatre mois."
        ),
        LivingKind::Organisation => format!(
            "«\u{a0}{name}\u{a0}» figure parmi les organisations du réseau. Nous n’en avons pas eu de nouvelles depuis quatre \
             mois."
        ),
        LivingKind::Need => format!(
            "Vous avez demandé un Café IA pour «\u{a0}{name}\u{a0}». Personne n’a encore pu venir, et nous n’avons pas eu de \
             vos nouvelles depuis quatre mois."
        ),
    };
    if kind == LivingKind::Need {
        let until = format!(
            "Sans réponse, votre demande porte la mention «\u{a0}à confirmer\u{a0}» à partir du {from}, et n’est plus montrée à \
             partir du {until}. Rien n’est effacé\u{a0}: ce même lien la fait revenir."
        );
        let own = own.map(|own| format!("Pour la modifier ou la retirer\u{a0}: {own}"));
        return Words {
            subject: "Votre demande de Café IA tient-elle toujours\u{a0}?",
            before: vec![
                about,
                "Si elle est toujours d’actualité, il suffit de suivre ce lien, sans compte ni mot de passe."
                    .to_owned(),
            ],
            action: "Oui, toujours d’actualité",
            link: link.to_owned(),
            after: std::iter::once(until).chain(own).collect(),
        };
    }
    let until = format!(
        "Sans réponse, la fiche porte la mention «\u{a0}à confirmer\u{a0}» à partir du {from}, et n’est plus montrée à partir du \
         {until}. Rien n’est effacé\u{a0}: ce même lien la fait revenir."
    );
    Words {
        subject: "Toujours partant pour les Cafés IA\u{a0}?",
        before: vec![
            about,
            "Si vous êtes toujours partant, il suffit de suivre ce lien, sans compte ni mot de passe."
                .to_owned(),
        ],
        action: "Oui, toujours partant",
        link: link.to_owned(),
        after: vec![until, "Sinon, vous n’avez rien à faire.".to_owned()],
    }
}

fn english(kind: LivingKind, name: &str, ahead: Ahead, link: &str, own: Option<&str>) -> Words {
    let zone = Tz::Europe__Paris;
    let (from, until) = (english_day(ahead.0, zone), english_day(ahead.1, zone));
    let about = match kind {
        LivingKind::Facilitator => format!(
            "You are listed among the facilitators of the network as “{name}”. We have not heard from you for four months."
        ),
        LivingKind::Organisation => format!(
            "“{name}” is listed among the organisations of the network. We have not heard from it for four months."
        ),
        LivingKind::Need => format!(
            "You asked for a Café IA for “{name}”. Nobody could come yet, and we have not heard from you for four months."
        ),
    };
    if kind == LivingKind::Need {
        let until = format!(
            "Without an answer, your request is marked “to be confirmed” from {from} on, and is shown no more from {until} on. \
             Nothing is erased: this same link brings it back."
        );
        let own = own.map(|own| format!("To change it or take it back: {own}"));
        return Words {
            subject: "Does your request for a Café IA still stand?",
            before: vec![
                about,
                "If it does, following this link is all it takes, without an account or a password."
                    .to_owned(),
            ],
            action: "Yes, it still stands",
            link: link.to_owned(),
            after: std::iter::once(until).chain(own).collect(),
        };
    }
    let until = format!(
        "Without an answer, the entry is marked “to be confirmed” from {from} on, and is shown no more from {until} on. Nothing is \
         erased: this same link brings it back."
    );
    Words {
        subject: "Still taking part in Café IA?",
        before: vec![
            about,
            "If so, following this link is all it takes, without an account or a password.".to_owned(),
        ],
        action: "Yes, still taking part",
        link: link.to_owned(),
        after: vec![until, "If not, there is nothing to do.".to_owned()],
    }
}
