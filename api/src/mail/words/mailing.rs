//! What somebody who looks after the network writes to many. The words are theirs, and their name stands above them.

use cafeia_shared::vocabulary::Locale;

use super::{LONGEST_LINE, Words, name_in_line, one_line};
use crate::mail::Mailing;

pub(super) fn words(locale: Locale, mailing: &Mailing) -> Words {
    let name = name_in_line(&mailing.sender);
    let places: Vec<String> = mailing.territories.iter().map(|name| name_in_line(name)).collect();
    let places = places.join(", ");
    let lines = mailing.text.lines().map(|line| one_line(line, LONGEST_LINE * 5));
    let (first, action, last) = match locale {
        Locale::French => (
            if places.is_empty() {
                format!("{name}, de l’équipe nationale des Cafés IA, vous écrit\u{a0}:")
            } else {
                format!("{name}, qui s’occupe du réseau Café IA ({places}), vous écrit\u{a0}:")
            },
            "Aller à mon espace",
            if mailing.reply_to.is_some() {
                format!(
                    "Pour répondre à {name}, répondez simplement à ce message\u{a0}: votre adresse ne sera montrée qu’à cette personne."
                )
            } else {
                "Ne répondez pas à ce message\u{a0}: personne ne lirait votre réponse. Votre adresse n’a été montrée à personne."
                    .to_owned()
            },
        ),
        Locale::English => (
            if places.is_empty() {
                format!("{name}, of the national Café IA team, writes to you:")
            } else {
                format!("{name}, who looks after the Café IA network ({places}), writes to you:")
            },
            "Go to my workspace",
            if mailing.reply_to.is_some() {
                format!("To answer {name}, simply answer this message: nobody else sees your address.")
            } else {
                "Do not answer this message: nobody would read it. Your address was shown to nobody."
                    .to_owned()
            },
        ),
    };
    let mut before = vec![first];
    before.extend(lines.filter(|line| !line.is_empty()));
    Words {
        // A mailing's own subject stands in the header.
        subject: match locale {
            Locale::French => "Un message du réseau Café IA",
            Locale::English => "A message from the Café IA network",
        },
        before,
        action,
        link: mailing.link.clone(),
        after: vec![last],
    }
}

/// Why one gets it, and how to get no more.
pub(super) fn foot(locale: Locale) -> (&'static str, &'static str) {
    match locale {
        Locale::French => (
            "Vous recevez ce message parce que vous avez un compte sur le site des Cafés IA.",
            "Ne plus recevoir ces messages",
        ),
        Locale::English => (
            "You receive this message because you have an account on the Café IA website.",
            "Receive no more of these messages",
        ),
    }
}
