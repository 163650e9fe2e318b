//! Whoever asked for a café is told how that goes.

use cafeia_shared::vocabulary::Locale;
use chrono::{DateTime, Utc};
use chrono_tz::Tz;

use super::{Words, name_in_line, one_line, quoted};
use crate::{
    dates::{english_day, french_day},
    mail::News,
};

/// Characters of a title at most.
const LONGEST: usize = 140;

pub(super) fn words(locale: Locale, news: &News, link: &str) -> Words {
    match locale {
        Locale::French => french(news, link),
        Locale::English => english(news, link),
    }
}

fn french(news: &News, link: &str) -> Words {
    let (subject, before, action) = match news {
        News::Accepted { facilitator } => (
            "Quelqu’un peut animer votre Café IA",
            vec![
                format!("Bonne nouvelle\u{a0}: {} peut venir animer votre café.", name_in_line(facilitator)),
                "Écrivez-lui pour choisir le jour et préparer la rencontre\u{a0}: vos messages passent par le site, sans que \
                 personne voie votre adresse."
                    .to_owned(),
            ],
            "Lui écrire",
        ),
        News::Released => (
            "Nous cherchons à nouveau pour votre Café IA",
            vec![
                "La personne qui devait animer votre café ne peut finalement pas venir. Votre demande est de nouveau \
                 ouverte, et l’équipe de votre territoire est prévenue."
                    .to_owned(),
            ],
            "Voir ma demande",
        ),
        News::Planned { title, starts_at, timezone } => (
            "Une date est proposée pour votre Café IA",
            vec![
                format!("«\u{a0}{}\u{a0}», {}.", one_line(title, LONGEST), moment(Locale::French, *starts_at, timezone)),
                "L’équipe de votre territoire relit l’annonce, puis le café paraît à l’agenda. Cette date ne convient \
                 pas\u{a0}? Écrivez-le sans attendre."
                    .to_owned(),
            ],
            "Voir ma demande",
        ),
        News::Declined { reason } => (
            "Votre demande de Café IA n’a pas été retenue",
            [vec!["Votre demande a été lue, et ne peut pas aboutir pour le moment.".to_owned()], quoted(Locale::French, reason)]
                .concat(),
            "Voir ma demande",
        ),
        News::DaysOver => (
            "De nouvelles dates pour votre Café IA\u{a0}?",
            vec![
                "Les dates que vous souhaitiez sont passées, et personne n’a pu venir. Nous en sommes désolés.".to_owned(),
                "Donnez-nous de nouvelles dates, et nous reprenons la recherche\u{a0}; ou retirez votre demande si elle n’est \
                 plus d’actualité. D’ici là, elle n’est plus proposée à personne."
                    .to_owned(),
            ],
            "Choisir de nouvelles dates",
        ),
        News::Merged { host } => (
            "Votre demande de Café IA en rejoint une autre",
            vec![
                format!(
                    "Une autre demande existe pour le même lieu\u{a0}: «\u{a0}{}\u{a0}». L’équipe de votre territoire les a \
                     réunies, pour qu’un seul café réponde aux deux.",
                    name_in_line(host)
                ),
                "Vous n’avez rien à faire. Votre lien reste le même\u{a0}: vous y suivez la demande commune, et vos messages \
                 arrivent aux mêmes personnes."
                    .to_owned(),
            ],
            "Suivre la demande",
        ),
    };
    Words { subject, before, action, link: link.to_owned(), after: Vec::new() }
}

fn english(news: &News, link: &str) -> Words {
    let (subject, before, action) = match news {
        News::Accepted { facilitator } => (
            "Somebody can run your Café IA",
            vec![
                format!("Good news: {} can come and run your café.", name_in_line(facilitator)),
                "Write to them to choose the day and prepare the meeting: your messages go through the site, and nobody sees \
                 your address."
                    .to_owned(),
            ],
            "Write to them",
        ),
        News::Released => (
            "We are looking again for your Café IA",
            vec![
                "Whoever was to run your café cannot come after all. Your request is open again, and the team of your \
                 territory knows of it."
                    .to_owned(),
            ],
            "See my request",
        ),
        News::Planned { title, starts_at, timezone } => (
            "A date is proposed for your Café IA",
            vec![
                format!("“{}”, {}.", one_line(title, LONGEST), moment(Locale::English, *starts_at, timezone)),
                "The team of your territory reads the announcement, then the café appears in the agenda. The date does not \
                 suit? Say so without waiting."
                    .to_owned(),
            ],
            "See my request",
        ),
        News::Declined { reason } => (
            "Your request for a Café IA was declined",
            [vec!["Your request was read, and cannot be met for now.".to_owned()], quoted(Locale::English, reason)].concat(),
            "See my request",
        ),
        News::DaysOver => (
            "Other dates for your Café IA?",
            vec![
                "The dates that you wished for are over, and nobody could come. We are sorry.".to_owned(),
                "Give us other dates and we go on looking; or take your request back if it does not stand any more. Until then \
                 it is proposed to nobody."
                    .to_owned(),
            ],
            "Choose other dates",
        ),
        News::Merged { host } => (
            "Your request for a Café IA joins another one",
            vec![
                format!(
                    "There is another request for the same place: “{}”. The team of your territory has put them together, so \
                     that one café answers both.",
                    name_in_line(host)
                ),
                "There is nothing to do. Your link stays the same: there you follow what both have in common, and your messages \
                 reach the same people."
                    .to_owned(),
            ],
            "Follow the request",
        ),
    };
    Words { subject, before, action, link: link.to_owned(), after: Vec::new() }
}

/// Day and time, where the café would be.
fn moment(locale: Locale, at: DateTime<Utc>, timezone: &str) -> String {
    let zone: Tz = timezone.parse().unwrap_or(Tz::Europe__Paris);
    let time = at.with_timezone(&zone).format("%H:%M");
    match locale {
        Locale::French => format!("{} à {time}", french_day(at, zone)),
        Locale::English => format!("{} at {time}", english_day(at, zone)),
    }
}
