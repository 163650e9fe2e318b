//! Someone is invited to have an account.

use cafeia_shared::vocabulary::Locale;
use chrono::{DateTime, Utc};

use super::{Words, name_in_line, works_until};

pub(super) fn words(locale: Locale, link: &str, until: DateTime<Utc>, inviter: Option<&str>) -> Words {
    let inviter = inviter.map(name_in_line).filter(|name| !name.is_empty());
    match locale {
        Locale::French => Words {
            subject: "Une invitation à rejoindre Café IA",
            before: vec![
                match inviter {
                    Some(inviter) => {
                        format!("{inviter} vous invite à rejoindre l’espace où se préparent les Cafés IA.")
                    }
                    None => "Vous avez une invitation à rejoindre l’espace où se préparent les Cafés IA.".to_owned(),
                },
                "Pour l’accepter, il suffit de choisir un mot de passe.".to_owned(),
            ],
            action: "Accepter l’invitation",
            link: link.to_owned(),
            after: vec![
                works_until(locale, until),
                "Si vous ne vous y attendiez pas, laissez ce message de côté\u{a0}: sans votre accord, il ne se \
                 passera rien."
                    .to_owned(),
            ],
        },
        Locale::English => Words {
            subject: "An invitation to join Café IA",
            before: vec![
                match inviter {
                    Some(inviter) => {
                        format!("{inviter} invites you to join the workspace where Cafés IA are prepared.")
                    }
                    None => "You are invited to join the workspace where Cafés IA are prepared.".to_owned(),
                },
                "To accept, all it takes is to choose a password.".to_owned(),
            ],
            action: "Accept the invitation",
            link: link.to_owned(),
            after: vec![
                works_until(locale, until),
                "If you did not expect it, leave this message aside: nothing will happen unless you accept."
                    .to_owned(),
            ],
        },
    }
}
