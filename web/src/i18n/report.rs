//! The texts of the page where one tells how a café went, and the words of what is told there.

use cafeia_shared::reports::{AgeBand, CountingMethod, Gender, NotHeldReason, SocialStatus};

use super::{
    Locale, Words,
    plural::{english_of as english, french_of as french},
    terms::words,
};

/// The texts of the page where one tells how a café went.
pub struct ReportTexts {
    /// The page’s name.
    pub title: &'static str,
    /// The address has no link’s token.
    pub no_link: &'static str,
    /// What to do.
    pub no_link_help: &'static str,
    /// The link is over.
    pub over: &'static str,
    /// Why.
    pub over_help: &'static str,
    /// Leads to the agenda.
    pub agenda: &'static str,
    /// Heading above what is wrong with the form.
    pub check: &'static str,
    /// Whether it took place.
    pub held: &'static str,
    /// It did.
    pub yes: &'static str,
    /// It did not.
    pub no: &'static str,
    /// How many people came.
    pub people: &'static str,
    /// The number is great, and right.
    pub sure: &'static str,
    /// How they were counted.
    pub counting: &'static str,
    /// Why it did not take place.
    pub why_not: &'static str,
    /// Unfolds the rest.
    pub more: &'static str,
    /// What the rest is.
    pub more_help: &'static str,
    /// People who came for the first time.
    pub first_timers: &'static str,
    /// Ages.
    pub ages: &'static str,
    /// Genders.
    pub genders: &'static str,
    /// Where people stand in life.
    pub statuses: &'static str,
    /// Formats that worked.
    pub formats: &'static str,
    /// Questions that were heard.
    pub questions: &'static str,
    /// What not to write there.
    pub questions_help: &'static str,
    /// Sends the form.
    pub send: &'static str,
    /// Said when it has been sent.
    pub sent: &'static str,
    /// It is kept until the network is back.
    pub kept: &'static str,
    /// What happens.
    pub kept_help: &'static str,
    /// It has been sent.
    pub thanks: &'static str,
    /// What one has told: how many people, as a number and as it is written, and how they were counted.
    pub said: fn((u64, &str), &str) -> String,
    /// That it did not take place, and why.
    pub said_not: fn(&str) -> String,
    /// Somebody has said so.
    pub declared: &'static str,
    /// Others have told another number, and the lowest one counts: so many.
    pub lowest: fn(&str) -> String,
    /// Others have told another number, and two of them agree on that one.
    pub others_match: fn(&str) -> String,
    /// Another number was verified.
    pub verified_other: fn(&str) -> String,
    /// Two have.
    pub matched: &'static str,
    /// It was confirmed.
    pub verified: &'static str,
    /// Until when it can be changed.
    pub until: fn(&str) -> String,
    /// Changes it.
    pub change: &'static str,
    /// It cannot be changed any more.
    pub closed: &'static str,
    /// It has changed since it was read.
    pub changed_meanwhile: &'static str,
    /// The café takes no report.
    pub not_now: &'static str,
    /// Something else went wrong.
    pub failed: &'static str,
}

super::in_each_language!(ReportTexts);

const FRENCH: ReportTexts = ReportTexts {
    title: "Le bilan d’un café",
    no_link: "Il manque le lien de votre message",
    no_link_help: "Ouvrez cette page par le lien que vous avez reçu après le café\u{a0}: il dit de quel café il s’agit.",
    over: "Ce lien ne sert plus",
    over_help: "Le café n’est plus à l’agenda, il a eu lieu il y a plus d’un an, quelqu’un d’autre s’en occupe désormais, ou le lien a été coupé en route.",
    agenda: "Voir l’agenda",
    check: "Il manque quelque chose",
    held: "Le café a-t-il eu lieu\u{a0}?",
    yes: "Oui, il a eu lieu",
    no: "Non",
    people: "Combien de personnes sont venues\u{a0}?",
    sure: "C’est beaucoup pour ce café, mais ce nombre est juste",
    counting: "Comment les avez-vous comptées\u{a0}?",
    why_not: "Pourquoi n’a-t-il pas eu lieu\u{a0}?",
    more: "En dire plus",
    more_help: "Si vous le savez\u{a0}: rien de tout cela n’est obligatoire.",
    first_timers: "Dont combien pour la première fois\u{a0}?",
    ages: "Âges",
    genders: "Genres",
    statuses: "Situations",
    formats: "Ce qui a bien marché",
    questions: "Des questions entendues",
    questions_help: "Sans nom ni détail qui fasse reconnaître quelqu’un. Elles ne sont pas publiées\u{a0}; elles sont effacées au bout \
                     d’un an.",
    send: "Envoyer le bilan",
    sent: "Le bilan est envoyé.",
    kept: "Gardé, sera envoyé",
    kept_help: "Le réseau ne répond pas. Votre bilan est gardé sur cet appareil, et partira de lui-même dès que le réseau sera \
                revenu. Si vous fermez cette page, rouvrez le lien de votre message.",
    thanks: "Merci, c’est noté",
    said: |(people, shown), counting| {
        format!("{shown} {} · {counting}.", french(people, "personne est venue", "personnes sont venues"))
    },
    said_not: |reason| format!("Le café n’a pas eu lieu · {reason}."),
    declared: "Ce nombre compte parmi les personnes déclarées.",
    matched: "Une autre personne a dit à peu près la même chose.",
    verified: "Ce nombre a été vérifié sur le territoire.",
    until: |day| format!("Vous pouvez corriger votre réponse jusqu’au {day}."),
    change: "Corriger",
    closed: "Ce bilan ne se modifie plus ici\u{a0}: la personne qui suit votre territoire peut encore le corriger.",
    changed_meanwhile: "Ce bilan a changé entre-temps. Relisez votre réponse, puis envoyez-la de nouveau.",
    not_now: "Ce café n’attend pas de bilan\u{a0}: il n’a pas commencé, il a été annulé, ou il n’est plus à l’agenda.",
    failed: "Le bilan n’a pas pu être envoyé. Il est gardé ici\u{a0}; essayez un peu plus tard.",
    lowest: |number| {
        format!(
            "Quelqu’un d’autre a donné un nombre plus petit\u{a0}: c’est lui qui compte pour l’instant, {number}. Le vôtre est gardé."
        )
    },
    others_match: |number| {
        format!(
            "D’autres ont donné à peu près le même nombre, et c’est lui qui compte\u{a0}: {number}. Le vôtre est gardé."
        )
    },
    verified_other: |number| {
        format!(
            "Le nombre vérifié sur le territoire est {number}\u{a0}: c’est lui qui compte. Le vôtre est gardé."
        )
    },
};

const ENGLISH: ReportTexts = ReportTexts {
    title: "How a café went",
    no_link: "Your message’s link is missing",
    no_link_help: "Open this page by the link that you got after the café: it says which café it is.",
    over: "This link is over",
    over_help: "The café is not on the agenda any more, it was more than a year ago, somebody else looks after it by now, or the link was cut on its way.",
    agenda: "See the agenda",
    check: "Something is missing",
    held: "Did the café take place?",
    yes: "Yes, it did",
    no: "No",
    people: "How many people came?",
    sure: "That is a great deal for this café, but the number is right",
    counting: "How did you count them?",
    why_not: "Why did it not take place?",
    more: "Tell more",
    more_help: "If you know it: none of this is needed.",
    first_timers: "How many of them for the first time?",
    ages: "Ages",
    genders: "Genders",
    statuses: "Situations",
    formats: "What worked well",
    questions: "Questions that were heard",
    questions_help: "Without names, or anything by which somebody is recognised. They are not published, and are removed after a \
                     year.",
    send: "Send the report",
    sent: "The report was sent.",
    kept: "Kept, will be sent",
    kept_help: "There is no network. Your report is kept on this device, and leaves by itself as soon as the network is back. If \
                you close this page, open the link of your message again.",
    thanks: "Thank you, noted",
    said: |(people, shown), counting| {
        format!("{shown} {} came · {counting}.", english(people, "person", "people"))
    },
    said_not: |reason| format!("The café did not take place · {reason}."),
    declared: "This number counts among the people declared.",
    matched: "Another person has said much the same.",
    verified: "This number was verified in the territory.",
    until: |day| format!("You can correct your answer until {day}."),
    change: "Correct",
    closed: "This report cannot be changed here any more: whoever looks after your territory still can.",
    changed_meanwhile: "This report has changed in the meantime. Read your answer again, then send it once more.",
    not_now: "This café takes no report: it has not begun, it was cancelled, or it is not on the agenda any more.",
    failed: "The report could not be sent. It is kept here; try again a little later.",
    lowest: |number| {
        format!("Somebody else gave a lower number, and that one counts for now: {number}. Yours is kept.")
    },
    others_match: |number| {
        format!("Others gave much the same number, and that one counts: {number}. Yours is kept.")
    },
    verified_other: |number| {
        format!("The number verified in the territory is {number}, and that one counts. Yours is kept.")
    },
};

words! {
    CountingMethod {
        Counted: "Une par une", "One by one";
        SignInSheet: "Feuille d’émargement", "Sign-in sheet";
        Registrations: "Inscriptions", "Registrations";
        Estimated: "À vue d’œil", "At a glance";
    }

    NotHeldReason {
        NobodyCame: "Personne n’est venu", "Nobody came";
        CalledOff: "Annulé au dernier moment", "Called off at the last moment";
        FacilitatorAbsent: "Animation empêchée", "The facilitator could not come";
        PlaceClosed: "Lieu fermé ou occupé", "The place was closed or taken";
        Circumstances: "Météo, grève, panne", "Weather, a strike, a failure";
        Other: "Autre raison", "Another reason";
    }

    AgeBand {
        Under12: "Moins de 12 ans", "Under 12";
        From12: "12 à 17 ans", "12 to 17";
        From18: "18 à 24 ans", "18 to 24";
        From25: "25 à 39 ans", "25 to 39";
        From40: "40 à 59 ans", "40 to 59";
        From60: "60 à 69 ans", "60 to 69";
        From70: "70 ans et plus", "70 and more";
        Unknown: "Non communiqué", "Not told";
    }

    Gender {
        Female: "Féminin", "Female";
        Male: "Masculin", "Male";
        Unknown: "Non communiqué", "Not told";
    }

    SocialStatus {
        Student: "Scolarisé", "At school or student";
        Unemployed: "Sans emploi", "Without work";
        Employed: "En emploi", "At work";
        Retired: "Retraité", "Retired";
        Unknown: "Non communiqué ou mélangé", "Not told or mixed";
    }
}
