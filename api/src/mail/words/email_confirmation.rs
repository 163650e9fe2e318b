//! Someone gave this address to propose a café. It may be anybody's address, so the letter repeats nothing of what was
//! written in the proposal.

use cafeia_shared::vocabulary::Locale;
use chrono::{DateTime, Utc};

use super::{Words, works_until};

pub(super) fn words(locale: Locale, link: &str, until: DateTime<Utc>) -> Words {
    match locale {
        Locale::French => Words {
            subject: "Confirmez votre adresse pour proposer un Café IA",
            before: vec![
                "Merci de proposer un Café IA\u{a0}! Il reste un pas\u{a0}: confirmez que cette adresse est la \
                 vôtre, et votre proposition partira en relecture."
                    .to_owned(),
            ],
            action: "Confirmer mon adresse",
            link: link.to_owned(),
            after: vec![
                works_until(locale, until),
                "Si vous n’avez rien proposé, laissez ce message de côté\u{a0}: rien ne sera publié.".to_owned(),
            ],
        },
        Locale::English => Words {
            subject: "Confirm your address to propose a Café IA",
            before: vec![
                "Thank you for proposing a Café IA! One step is left: confirm that this address is yours, and your \
                 proposal goes to review."
                    .to_owned(),
            ],
            action: "Confirm my address",
            link: link.to_owned(),
            after: vec![
                works_until(locale, until),
                "If you did not propose anything, leave this message aside: nothing will be published.".to_owned(),
            ],
        },
    }
}
