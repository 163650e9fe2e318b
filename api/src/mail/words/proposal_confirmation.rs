//! Someone gave this address to propose a café. It may be anybody's address, so the letter repeats nothing of what was
//! written in the proposal.

use cafeia_shared::vocabulary::Locale;
use chrono::{DateTime, Utc};

use super::{Words, instant};

pub(super) fn words(locale: Locale, link: &str, until: DateTime<Utc>) -> Words {
    let until = instant(locale, until);
    match locale {
        Locale::French => Words {
            subject: "Confirmez votre proposition de Café IA",
            before: vec![
                "Merci de proposer un Café IA\u{a0}! Il reste un pas\u{a0}: confirmez que cette adresse est la \
                 vôtre, et votre proposition partira en relecture."
                    .to_owned(),
            ],
            action: "Confirmer ma proposition",
            link: link.to_owned(),
            after: vec![
                "Gardez ce message\u{a0}: le même lien vous dira où en est votre proposition, et vous permettra de la \
                 modifier ou de la retirer."
                    .to_owned(),
                format!("Sans confirmation, elle sera oubliée le {until}."),
                "Si vous n’avez rien proposé, laissez ce message de côté\u{a0}: rien ne sera publié.".to_owned(),
            ],
        },
        Locale::English => Words {
            subject: "Confirm your proposal of a Café IA",
            before: vec![
                "Thank you for proposing a Café IA! One step is left: confirm that this address is yours, and your \
                 proposal goes to review."
                    .to_owned(),
            ],
            action: "Confirm my proposal",
            link: link.to_owned(),
            after: vec![
                "Keep this message: the same link tells you how your proposal is getting on, and lets you change it or \
                 take it back."
                    .to_owned(),
                format!("Unless it is confirmed, it will be forgotten on {until}."),
                "If you did not propose anything, leave this message aside: nothing will be published.".to_owned(),
            ],
        },
    }
}
