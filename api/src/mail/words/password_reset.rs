//! Someone cannot sign in any more.

use cafeia_shared::vocabulary::Locale;
use chrono::{DateTime, Utc};

use super::{Words, works_until};

pub(super) fn words(locale: Locale, link: &str, until: DateTime<Utc>) -> Words {
    match locale {
        Locale::French => Words {
            subject: "Choisir un nouveau mot de passe",
            before: vec![
                "Quelqu’un, sans doute vous, demande un nouveau mot de passe pour votre compte Café IA."
                    .to_owned(),
            ],
            action: "Choisir un mot de passe",
            link: link.to_owned(),
            after: vec![
                works_until(locale, until),
                "Si la demande ne vient pas de vous, laissez ce message de côté\u{a0}: votre mot de passe reste \
                 le même."
                    .to_owned(),
            ],
        },
        Locale::English => Words {
            subject: "Choose a new password",
            before: vec![
                "Someone, most likely you, asks for a new password for your Café IA account.".to_owned(),
            ],
            action: "Choose a password",
            link: link.to_owned(),
            after: vec![
                works_until(locale, until),
                "If it was not you, leave this message aside: your password stays the same.".to_owned(),
            ],
        },
    }
}
