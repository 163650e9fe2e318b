//! Someone applied as a facilitator with the address of an account.

use cafeia_shared::vocabulary::Locale;

use super::Words;

pub(super) fn words(locale: Locale, link: &str) -> Words {
    match locale {
        Locale::French => Words {
            subject: "Vous avez déjà un compte Café IA",
            before: vec![
                "Quelqu’un, sans doute vous, propose d’animer des Cafés IA et a donné cette adresse, qui a déjà un \
                 compte."
                    .to_owned(),
                "Connectez-vous pour retrouver votre fiche. Si vous n’en avez pas encore, le référent de votre \
                 territoire la crée avec vous."
                    .to_owned(),
            ],
            action: "Se connecter",
            link: link.to_owned(),
            after: vec![
                "Rien n’a changé dans votre compte. Si la demande ne vient pas de vous, laissez ce message de côté."
                    .to_owned(),
            ],
        },
        Locale::English => Words {
            subject: "You have a Café IA account already",
            before: vec![
                "Someone, most likely you, offers to run Cafés IA and gave this address, which has an account already."
                    .to_owned(),
                "Sign in to find your profile. If you have none yet, the referent of your territory makes it with you."
                    .to_owned(),
            ],
            action: "Sign in",
            link: link.to_owned(),
            after: vec!["Nothing has changed in your account. If it was not you, leave this message aside.".to_owned()],
        },
    }
}
