//! An account has another password.

use cafeia_shared::vocabulary::Locale;
use chrono::{DateTime, Utc};

use super::{Words, instant};

pub(super) fn words(locale: Locale, link: &str, at: DateTime<Utc>) -> Words {
    match locale {
        Locale::French => Words {
            subject: "Votre mot de passe a changé",
            before: vec![
                format!("Le mot de passe de votre compte Café IA a changé le {}.", instant(locale, at)),
                "Si c’était vous, tout va bien. Sinon, choisissez-en tout de suite un autre\u{a0}:"
                    .to_owned(),
            ],
            action: "Demander un nouveau mot de passe",
            link: link.to_owned(),
            after: Vec::new(),
        },
        Locale::English => Words {
            subject: "Your password has changed",
            before: vec![
                format!("The password of your Café IA account was changed on {}.", instant(locale, at)),
                "If it was you, all is well. If not, choose another one at once:".to_owned(),
            ],
            action: "Ask for a new password",
            link: link.to_owned(),
            after: Vec::new(),
        },
    }
}
