//! Someone gave this address to ask for a café. It may be anybody's address, so the letter repeats nothing of what was written.

use cafeia_shared::vocabulary::Locale;
use chrono::{DateTime, Utc};

use super::{Words, instant};

pub(super) fn words(locale: Locale, link: &str, until: DateTime<Utc>) -> Words {
    let until = instant(locale, until);
    match locale {
        Locale::French => Words {
            subject: "Confirmez votre demande de Café IA",
            before: vec![
                "Merci de vouloir accueillir un Café IA\u{a0}! Il reste un pas\u{a0}: confirmez que cette adresse est la \
                 vôtre, et votre demande sera montrée aux personnes qui animent des cafés près de chez vous."
                    .to_owned(),
            ],
            action: "Confirmer ma demande",
            link: link.to_owned(),
            after: vec![
                "Gardez ce message\u{a0}: le même lien vous dira où en est votre demande, vous permettra d’échanger avec \
                 la personne qui viendra, de modifier votre demande ou de la retirer. Votre adresse n’est montrée à personne."
                    .to_owned(),
                format!("Sans confirmation, elle sera oubliée le {until}."),
                "Si vous n’avez rien demandé, laissez ce message de côté\u{a0}: rien ne sera transmis.".to_owned(),
            ],
        },
        Locale::English => Words {
            subject: "Confirm that you ask for a Café IA",
            before: vec![
                "Thank you for offering to host a Café IA! One step is left: confirm that this address is yours, and what \
                 you ask for is shown to those who run cafés near you."
                    .to_owned(),
            ],
            action: "Confirm my request",
            link: link.to_owned(),
            after: vec![
                "Keep this message: the same link tells you how your request is getting on, lets you write to whoever \
                 comes, change what you ask for or take it back. Your address is shown to nobody."
                    .to_owned(),
                format!("Unless it is confirmed, it will be forgotten on {until}."),
                "If you did not ask for anything, leave this message aside: nothing will be passed on.".to_owned(),
            ],
        },
    }
}
