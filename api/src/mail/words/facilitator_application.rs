//! Someone applied as a facilitator.

use cafeia_shared::vocabulary::Locale;
use chrono::{DateTime, Utc};

use super::{Words, works_until};

pub(super) fn words(locale: Locale, link: &str, until: DateTime<Utc>, visible: bool) -> Words {
    match locale {
        Locale::French => Words {
            subject: "Votre candidature pour animer des Cafés IA",
            before: vec![
                "Quelqu’un, sans doute vous, propose d’animer des Cafés IA et a donné cette adresse. Merci\u{a0}!"
                    .to_owned(),
                "Pour confirmer, il suffit de choisir un mot de passe. Votre fiche rejoint alors le réseau, et vous \
                 pouvez la modifier dans votre espace, à la page «\u{a0}Ma fiche\u{a0}»."
                    .to_owned(),
                if visible {
                    "Comme demandé, elle sera visible dans l’annuaire public, sans votre adresse. Vous pourrez la \
                     masquer à tout moment."
                } else {
                    "Comme demandé, elle ne sera pas visible dans l’annuaire public."
                }
                .to_owned(),
            ],
            action: "Confirmer ma candidature",
            link: link.to_owned(),
            after: vec![
                works_until(locale, until),
                "Si la demande ne vient pas de vous, laissez ce message de côté\u{a0}: la fiche sera effacée sans \
                 avoir été montrée."
                    .to_owned(),
            ],
        },
        Locale::English => Words {
            subject: "Your application to run Cafés IA",
            before: vec![
                "Someone, most likely you, offers to run Cafés IA and gave this address. Thank you!".to_owned(),
                "To confirm, all it takes is to choose a password. Your profile then joins the network, and you can \
                 change it in your workspace, on the page “My profile”."
                    .to_owned(),
                if visible {
                    "As you asked, it will be visible in the public directory, without your address. You can hide it \
                     at any time."
                } else {
                    "As you asked, it will not be visible in the public directory."
                }
                .to_owned(),
            ],
            action: "Confirm my application",
            link: link.to_owned(),
            after: vec![
                works_until(locale, until),
                "If it was not you, leave this message aside: the profile will be erased without having been shown."
                    .to_owned(),
            ],
        },
    }
}
