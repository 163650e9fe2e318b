//! The texts of the shelf of resources, and of one resource.

use cafeia_shared::{
    vocabulary::Licence,
    words::{french_duration, french_group, french_time},
};

use super::plural;

/// The texts of the shelf of resources, and of one resource.
pub struct ResourcesTexts {
    /// The shelf's heading.
    pub title: &'static str,
    /// The sentence below.
    pub lead: &'static str,
    /// Label of the filters.
    pub filters: &'static str,
    /// Label of the words to search for.
    pub words: &'static str,
    /// An example below them.
    pub words_hint: &'static str,
    /// Label of the choice between formats and documents.
    pub kind: &'static str,
    /// Both.
    pub any_kind: &'static str,
    /// Formats only.
    pub formats: &'static str,
    /// Documents only.
    pub documents: &'static str,
    /// Label of the families.
    pub family: &'static str,
    /// Label of the types of document.
    pub document_type: &'static str,
    /// Label of the durations.
    pub minutes: &'static str,
    /// Label of the sizes of a group.
    pub people: &'static str,
    /// Any duration, any size.
    pub any: &'static str,
    /// What a choice of duration or size leaves out.
    pub unstated: &'static str,
    /// Opens the other filters.
    pub more: &'static str,
    /// The same, with how many are set.
    pub more_set: fn(usize) -> String,
    /// Closes them, with how many resources are found: their number, and how it is written.
    pub show: fn(u64, &str) -> String,
    /// Label of the audiences.
    pub audience: &'static str,
    /// Label of the themes.
    pub theme: &'static str,
    /// How many resources are found: their number, and how it is written.
    pub found: fn(u64, &str) -> String,
    /// Asks for the next ones.
    pub next: &'static str,
    /// None is found.
    pub none: &'static str,
    /// What to do about it.
    pub none_help: &'static str,
    /// A filter that may be taken away: its words, how many resources that gives, and how it is written.
    pub without: fn(&str, u64, &str) -> String,
    /// A longer time, with how many that gives, as a number and as it is written.
    pub longer: fn(&str, u64, &str) -> String,
    /// The link to all of them.
    pub all: &'static str,
    /// A part of the address means nothing.
    pub bad_query: &'static str,
    /// The words searched for, among the filters in force.
    pub containing: fn(&str) -> String,
    /// Some minutes as a number of hours and minutes.
    pub time: fn(u16) -> String,
    /// A duration: the least and the most minutes.
    pub duration: fn(u16, u16) -> String,
    /// The greatest duration asked for, among the filters in force.
    pub in_time: fn(&str) -> String,
    /// The size of a group: the least and the most people.
    pub group: fn(u16, u16) -> String,
    /// The size asked for, among the filters in force.
    pub for_people: fn(u16) -> String,
    /// Who made it.
    pub by: fn(&str) -> String,

    /// Back to the shelf.
    pub back: &'static str,
    /// Heading of what it takes to run a format.
    pub practice: &'static str,
    /// Its duration.
    pub duration_label: &'static str,
    /// For how many people.
    pub group_label: &'static str,
    /// Heading of the material.
    pub material: &'static str,
    /// Heading of the objectives.
    pub objectives: &'static str,
    /// Heading of the description.
    pub what: &'static str,
    /// Heading of the link to its publisher.
    pub find: &'static str,
    /// The link's words, with the name of the site.
    pub open: fn(&str) -> String,
    /// Said below the link.
    pub elsewhere: &'static str,
    /// Said where there is no link.
    pub no_link: &'static str,
    /// Heading of the licence.
    pub reuse: &'static str,
    /// What the licence allows, in plain words.
    pub allows: fn(Licence) -> &'static str,
    /// The address of the licence's text; none when no licence is stated.
    pub licence_text: fn(Licence) -> Option<&'static str>,
    /// The link to it, with the licence's name.
    pub read_licence: fn(&str) -> String,
    /// Heading of the details.
    pub details: &'static str,
    /// Who made it.
    pub creators: &'static str,
    /// Who publishes it.
    pub publisher: &'static str,
    /// For whom.
    pub audiences: &'static str,
    /// Subjects.
    pub themes: &'static str,
    /// Languages.
    pub languages: &'static str,
    /// Heading of the cafés that use it.
    pub cafes: &'static str,
    /// There are none.
    pub no_cafes: &'static str,
    /// No such resource.
    pub gone: &'static str,
    /// What to do about it.
    pub gone_help: &'static str,
}

super::in_each_language!(ResourcesTexts);

const FRENCH: ResourcesTexts = ResourcesTexts {
    title: "Ressources",
    lead: "De quoi animer un Café IA : des formats pour jouer, écrire, expérimenter ou débattre, et des documents pour s’y préparer.",
    filters: "Trouver une ressource",
    words: "Quoi ?",
    words_hint: "Un mot : jeu, travail, environnement…",
    kind: "Que cherchez-vous ?",
    any_kind: "Tout",
    formats: "Des formats d’animation",
    documents: "Des documents",
    family: "Pour…",
    document_type: "Type de document",
    minutes: "En combien de temps ?",
    people: "Pour combien de personnes\u{a0}?",
    any: "Peu importe",
    unstated: "Les formats qui ne disent pas leur durée ou la taille du groupe ne sont pas montrés ici.",
    more: "Plus de filtres",
    more_set: |count| format!("Plus de filtres ({count})"),
    show: |count, shown| match count {
        0 => "Aucune ressource : revenir à la liste".to_owned(),
        1 => "Voir la ressource".to_owned(),
        _ => format!("Voir les {shown} ressources"),
    },
    audience: "Public",
    theme: "Sujet",
    found: |count, shown| match count {
        0 => "Aucune ressource trouvée".to_owned(),
        _ => format!("{shown} ressource{} trouvée{}", plural::french(count), plural::french(count)),
    },
    next: "Ressources suivantes",
    none: "Aucune ressource ne correspond",
    none_help: "Essayez un autre mot, ou retirez un filtre.",
    longer: |time, count, shown| format!("En {time} : {shown} ressource{}", plural::french(count)),
    without: |filter, count, shown| {
        format!("{shown} ressource{} sans le filtre {filter}", plural::french(count))
    },
    all: "Voir toutes les ressources",
    bad_query: "Une partie de l’adresse n’est pas comprise et a été laissée de côté.",
    containing: |words| format!("« {words} »"),
    time: french_time,
    duration: french_duration,
    in_time: |time| format!("Peut tenir en {time}"),
    group: french_group,
    for_people: |people| format!("Pour {people} personne{}", plural::french(people.into())),
    by: |names| format!("Par {names}"),

    back: "Toutes les ressources",
    practice: "En pratique",
    duration_label: "Durée",
    group_label: "Groupe",
    material: "Matériel",
    objectives: "Ce que l’on en retire",
    what: "De quoi s’agit-il ?",
    find: "La trouver",
    open: |site| format!("Ouvrir sur {site}"),
    elsewhere: "La ressource se trouve chez son éditeur.",
    no_link: "L’éditeur ne donne pas d’adresse en ligne.",
    reuse: "Puis-je la réutiliser ?",
    allows: |licence| match licence {
        Licence::CcBySa4 => {
            "Oui. Vous pouvez la copier, la modifier et la partager, même contre paiement, si vous citez ses auteurs et gardez la même licence."
        }
        Licence::CcBy4 => {
            "Oui. Vous pouvez la copier, la modifier et la partager, même contre paiement, si vous citez ses auteurs."
        }
        Licence::CcByNcSa4 => {
            "Oui, sauf pour en tirer de l’argent. Vous pouvez la copier, la modifier et la partager si vous citez ses auteurs et gardez la même licence."
        }
        Licence::Cc0 => "Oui, sans condition : ses auteurs l’ont versée au domaine public.",
        Licence::Etalab2 => {
            "Oui. Vous pouvez la copier, la modifier et la partager, même contre paiement, si vous citez sa source et sa date."
        }
        Licence::Unstated => {
            "L’éditeur ne le dit pas. Vous pouvez la consulter ; avant de la copier ou de la modifier, demandez-lui."
        }
    },
    licence_text: |licence| match licence {
        Licence::CcBySa4 => Some("https://creativecommons.org/licenses/by-sa/4.0/deed.fr"),
        Licence::CcBy4 => Some("https://creativecommons.org/licenses/by/4.0/deed.fr"),
        Licence::CcByNcSa4 => Some("https://creativecommons.org/licenses/by-nc-sa/4.0/deed.fr"),
        Licence::Cc0 => Some("https://creativecommons.org/publicdomain/zero/1.0/deed.fr"),
        Licence::Etalab2 => Some("https://www.etalab.gouv.fr/licence-ouverte-open-licence/"),
        Licence::Unstated => None,
    },
    read_licence: |name| format!("Lire la licence {name}"),
    details: "Bon à savoir",
    creators: "Créée par",
    publisher: "Publiée par",
    audiences: "Pour qui",
    themes: "Sujets",
    languages: "Langues",
    cafes: "Les prochains cafés avec ce format",
    no_cafes: "Aucun café annoncé ne l’utilise pour l’instant.",
    gone: "Cette ressource n’est pas, ou n’est plus, sur l’étagère",
    gone_help: "Son éditeur l’a peut-être retirée. D’autres vous attendent.",
};

fn english_time(minutes: u16) -> String {
    match (minutes / 60, minutes % 60) {
        (0, minutes) => format!("{minutes} min"),
        (hours, 0) => format!("{hours} h"),
        (hours, minutes) => format!("{hours} h {minutes} min"),
    }
}

const ENGLISH: ResourcesTexts = ResourcesTexts {
    title: "Resources",
    lead: "What it takes to run a Café IA: formats to play, write, experiment or debate, and documents to get ready with.",
    filters: "Find a resource",
    words: "What?",
    words_hint: "A word (most resources are in French): jeu, travail…",
    kind: "What are you looking for?",
    any_kind: "Everything",
    formats: "Formats",
    documents: "Documents",
    family: "To…",
    document_type: "Type of document",
    minutes: "How much time do you have?",
    people: "How many will you be?",
    any: "Any",
    unstated: "Formats that do not state their duration or group size are not shown here.",
    more: "More filters",
    more_set: |count| format!("More filters ({count})"),
    show: |count, shown| match count {
        0 => "No resource: back to the list".to_owned(),
        1 => "See the resource".to_owned(),
        _ => format!("See the {shown} resources"),
    },
    audience: "Audience",
    theme: "Topic",
    found: |count, shown| match count {
        0 => "No resource found".to_owned(),
        _ => format!("{shown} resource{} found", plural::english(count)),
    },
    next: "More resources",
    none: "No resource matches",
    none_help: "Try another word, or take a filter away.",
    longer: |time, count, shown| format!("In {time}: {shown} resource{}", plural::english(count)),
    without: |filter, count, shown| {
        format!("{shown} resource{} without the filter {filter}", plural::english(count))
    },
    all: "See all resources",
    bad_query: "Part of the address was not understood and has been left out.",
    containing: |words| format!("“{words}”"),
    time: english_time,
    duration: |least, most| {
        if least == most {
            english_time(least)
        } else {
            format!("{} to {}", english_time(least), english_time(most))
        }
    },
    in_time: |time| format!("Can fit in {time}"),
    group: |least, most| match (least, most) {
        (1, 1) => "1 person".to_owned(),
        _ if least == most => format!("{least} people"),
        _ => format!("{least} to {most} people"),
    },
    for_people: |people| match people {
        1 => "For 1 person".to_owned(),
        _ => format!("For {people} people"),
    },
    by: |names| format!("By {names}"),

    back: "All resources",
    practice: "In practice",
    duration_label: "Duration",
    group_label: "Group",
    material: "Material",
    objectives: "What people take away",
    what: "What is it?",
    find: "Where to find it",
    open: |site| format!("Open on {site}"),
    elsewhere: "The resource itself is on its publisher’s site.",
    no_link: "Its publisher gives no web address.",
    reuse: "May I reuse it?",
    allows: |licence| match licence {
        Licence::CcBySa4 => {
            "Yes. You may copy, change and share it, even for money, if you name its authors and keep the same licence."
        }
        Licence::CcBy4 => "Yes. You may copy, change and share it, even for money, if you name its authors.",
        Licence::CcByNcSa4 => {
            "Yes, but not for money. You may copy, change and share it if you name its authors and keep the same licence."
        }
        Licence::Cc0 => "Yes, without conditions: its authors gave it to the public domain.",
        Licence::Etalab2 => {
            "Yes. You may copy, change and share it, even for money, if you name its source and its date."
        }
        Licence::Unstated => {
            "Its publisher does not say. You may read it; before you copy or change it, ask them."
        }
    },
    licence_text: |licence| match licence {
        Licence::CcBySa4 => Some("https://creativecommons.org/licenses/by-sa/4.0/deed.en"),
        Licence::CcBy4 => Some("https://creativecommons.org/licenses/by/4.0/deed.en"),
        Licence::CcByNcSa4 => Some("https://creativecommons.org/licenses/by-nc-sa/4.0/deed.en"),
        Licence::Cc0 => Some("https://creativecommons.org/publicdomain/zero/1.0/deed.en"),
        Licence::Etalab2 => Some("https://www.etalab.gouv.fr/licence-ouverte-open-licence/"),
        Licence::Unstated => None,
    },
    read_licence: |name| format!("Read the licence {name}"),
    details: "Good to know",
    creators: "Made by",
    publisher: "Published by",
    audiences: "For whom",
    themes: "Topics",
    languages: "Languages",
    cafes: "Next cafés that use this format",
    no_cafes: "No café announced so far uses it.",
    gone: "This resource is not, or no longer, on the shelf",
    gone_help: "Its publisher may have withdrawn it. Others are waiting for you.",
};

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn durations_are_told_as_people_say_them() {
        let told = |minutes| (french_time(minutes), english_time(minutes));
        assert_eq!(told(50), ("50 min".to_owned(), "50 min".to_owned()));
        assert_eq!(told(120), ("2 h".to_owned(), "2 h".to_owned()));
        assert_eq!(told(65), ("1 h 05".to_owned(), "1 h 5 min".to_owned()));
        assert_eq!((FRENCH.duration)(60, 90), "1 h à 1 h 30");
        assert_eq!((ENGLISH.duration)(60, 60), "1 h");
    }
}
