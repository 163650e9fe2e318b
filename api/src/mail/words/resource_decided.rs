//! The national team has decided on a resource.

use cafeia_shared::vocabulary::Locale;

use super::{Words, name_in_line, quoted};
use crate::mail::ResourceVerdict;

pub(super) fn words(
    locale: Locale,
    title: &str,
    verdict: ResourceVerdict,
    reason: Option<&str>,
    link: &str,
) -> Words {
    let title = name_in_line(title);
    let (subject, first, action, last) = match locale {
        Locale::French => french(&title, verdict),
        Locale::English => english(&title, verdict),
    };
    let mut before = vec![first];
    before.extend(quoted(locale, reason.unwrap_or_default()));
    Words { subject, before, action, link: link.to_owned(), after: vec![last.to_owned()] }
}

type Said = (&'static str, String, &'static str, &'static str);

fn french(title: &str, verdict: ResourceVerdict) -> Said {
    match verdict {
        ResourceVerdict::Published => (
            "Votre ressource est publiée",
            format!("Merci\u{a0}! «\u{a0}{title}\u{a0}» est publiée\u{a0}: tout le réseau peut s’en servir."),
            "Voir ma ressource",
            "Si quelque chose doit y changer, dites-le à l’équipe nationale\u{a0}: c’est elle qui la modifie désormais.",
        ),
        ResourceVerdict::ChangeAsked => (
            "Une question sur votre ressource",
            format!(
                "Nous avons lu «\u{a0}{title}\u{a0}», merci\u{a0}! Avant de la publier, il nous manque quelque chose\u{a0}:"
            ),
            "Reprendre ma ressource",
            "Modifiez-la puis remettez-la en relecture.",
        ),
        ResourceVerdict::Refused => (
            "Votre ressource n’est pas retenue",
            format!(
                "Merci d’avoir proposé «\u{a0}{title}\u{a0}». Nous ne pouvons pas la publier, et nous vous disons \
                 pourquoi\u{a0}:"
            ),
            "Revoir ma ressource",
            "Vous pouvez la modifier et la remettre en relecture.",
        ),
    }
}

fn english(title: &str, verdict: ResourceVerdict) -> Said {
    match verdict {
        ResourceVerdict::Published => (
            "Your resource is published",
            format!("Thank you! “{title}” is published: the whole network can use it."),
            "See my resource",
            "If something in it should change, tell the national team, which changes it from now on.",
        ),
        ResourceVerdict::ChangeAsked => (
            "A question about your resource",
            format!("We have read “{title}”, thank you! Before we publish it, something is missing:"),
            "Go on with my resource",
            "Change it, then hand it in again.",
        ),
        ResourceVerdict::Refused => (
            "Your resource was not accepted",
            format!("Thank you for proposing “{title}”. We cannot publish it, and here is why:"),
            "See my resource",
            "You can change it and hand it in again.",
        ),
    }
}
