//! An account was given a role, or offered one.

use cafeia_shared::{accounts::Role, vocabulary::Locale};
use chrono::{DateTime, TimeDelta, Utc};
use chrono_tz::Tz;

use super::{Words, name_in_line};
use crate::dates::{english_day, french_day};

/// Names of what a role reaches, at most: a referent may look after hundreds of communes.
const NAMED: usize = 5;

/// A role with what it reaches, and until when.
pub(super) struct Given<'a> {
    pub(super) role: Role,
    pub(super) scope: &'a [String],
    pub(super) stands_in: bool,
    pub(super) until: Option<DateTime<Utc>>,
    /// Whether it counts only when they have accepted it.
    pub(super) offered: bool,
}

impl Given<'_> {
    /// What it reaches, in a row.
    fn names(&self, more: &str) -> String {
        let mut names: Vec<String> = self.scope.iter().take(NAMED).map(|name| name_in_line(name)).collect();
        if self.scope.len() > NAMED {
            names.push(more.to_owned());
        }
        names.join(", ")
    }

    /// The last day on which it counts: it ends at the next one's beginning.
    fn last_day(&self) -> Option<DateTime<Utc>> {
        self.until.map(|until| until - TimeDelta::seconds(1))
    }

    fn french(&self) -> String {
        let names = self.names("…");
        let role = match self.role {
            Role::National => "l’équipe nationale\u{a0}: l’ensemble du réseau".to_owned(),
            Role::Referent => format!("la référence d’un territoire\u{a0}: {names}"),
            Role::Organiser => format!("la représentation d’une organisation\u{a0}: {names}"),
            Role::Facilitator => format!("l’animation, avec la fiche de {names}"),
        };
        let stands_in = if self.stands_in { ", en remplacement" } else { "" };
        let until = self.last_day().map(|day| format!(", jusqu’au {}", french_day(day, Tz::Europe__Paris)));
        format!("Ce rôle est {role}{stands_in}{}.", until.unwrap_or_default())
    }

    fn english(&self) -> String {
        let names = self.names("…");
        let role = match self.role {
            Role::National => "the national team: the whole network".to_owned(),
            Role::Referent => format!("referent of a territory: {names}"),
            Role::Organiser => format!("acting for an organisation: {names}"),
            Role::Facilitator => format!("facilitator, with the profile of {names}"),
        };
        let stands_in = if self.stands_in { ", standing in for somebody" } else { "" };
        let until = self.last_day().map(|day| format!(", until {}", english_day(day, Tz::Europe__Paris)));
        format!("The role is {role}{stands_in}{}.", until.unwrap_or_default())
    }
}

pub(super) fn words(locale: Locale, given: &Given, by: Option<&str>, link: &str) -> Words {
    let by = by.map(name_in_line).filter(|name| !name.is_empty());
    match locale {
        Locale::French if given.offered => Words {
            subject: "On vous propose un rôle dans le réseau Café IA",
            before: vec![
                match by {
                    Some(by) => format!("{by} vous propose un rôle dans le réseau."),
                    None => "Un rôle vous est proposé dans le réseau.".to_owned(),
                },
                given.french(),
            ],
            action: "Voir la proposition",
            link: link.to_owned(),
            after: vec![
                "Vous avez déjà un compte\u{a0}: connectez-vous comme d’habitude, puis acceptez ou déclinez ce rôle à la \
                 page de votre compte. Sans votre accord, il ne se passera rien, et rien de votre compte n’est montré."
                    .to_owned(),
            ],
        },
        Locale::English if given.offered => Words {
            subject: "You are offered a role in the Café IA network",
            before: vec![
                match by {
                    Some(by) => format!("{by} offers you a role in the network."),
                    None => "You are offered a role in the network.".to_owned(),
                },
                given.english(),
            ],
            action: "See the offer",
            link: link.to_owned(),
            after: vec![
                "You have an account already: sign in as usual, then accept this role or decline it on the page of your \
                 account. Nothing will happen unless you accept, and nothing of your account is shown."
                    .to_owned(),
            ],
        },
        Locale::French => Words {
            subject: "Vous avez un nouveau rôle dans le réseau Café IA",
            before: vec![
                match by {
                    Some(by) => format!("{by} vous a donné un rôle dans le réseau."),
                    None => "Un rôle vous a été donné dans le réseau.".to_owned(),
                },
                given.french(),
            ],
            action: "Ouvrir mon espace",
            link: link.to_owned(),
            after: vec![
                "Vous vous connectez comme d’habitude\u{a0}: votre compte et votre mot de passe n’ont pas changé. Si vous \
                 ne voulez pas de ce rôle, vous pouvez y renoncer dans votre espace, à la page de votre compte."
                    .to_owned(),
            ],
        },
        Locale::English => Words {
            subject: "You have a new role in the Café IA network",
            before: vec![
                match by {
                    Some(by) => format!("{by} has given you a role in the network."),
                    None => "You were given a role in the network.".to_owned(),
                },
                given.english(),
            ],
            action: "Open my workspace",
            link: link.to_owned(),
            after: vec![
                "You sign in as usual: your account and your password have not changed. If you do not want this role, \
                 you can give it up in the workspace, on the page of your account."
                    .to_owned(),
            ],
        },
    }
}
