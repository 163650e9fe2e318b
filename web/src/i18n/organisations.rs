//! The texts of the pages on organisations.

use super::plural;

/// The texts of the pages on organisations.
pub struct OrganisationsTexts {
    /// The directory's heading.
    pub title: &'static str,
    /// The sentence below.
    pub lead: &'static str,
    /// Label of the filters.
    pub filters: &'static str,
    /// Label of the territory.
    pub territory: &'static str,
    /// Label of the words.
    pub words: &'static str,
    /// An example below them.
    pub words_hint: &'static str,
    /// Opens the other filters.
    pub more: &'static str,
    /// The same, when some of them are set.
    pub more_set: fn(usize) -> String,
    /// Shows the results behind the dialog.
    pub show: fn(u64, &str) -> String,
    /// Label of the kinds.
    pub kind: &'static str,
    /// Label of what they do in the network.
    pub part: &'static str,
    /// Label of the network heads.
    pub network: &'static str,
    /// Whatever the network.
    pub any_network: &'static str,
    /// Words searched for.
    pub containing: fn(&str) -> String,
    /// The filter of a network head.
    pub of_network: fn(&str) -> String,
    /// How many are found, as a number and as it is written.
    pub found: fn(u64, &str) -> String,
    /// The next ones.
    pub next: &'static str,
    /// None is found.
    pub none: &'static str,
    /// What to do about it.
    pub none_help: &'static str,
    /// A filter left out, with how many that gives, as a number and as it is written.
    pub without: fn(&str, u64, &str) -> String,
    /// A wider territory, with how many that gives.
    pub wider: fn(&str, u64, &str) -> String,
    /// The way to all of them.
    pub all: &'static str,
    /// The address holds filters that are not known.
    pub bad_query: &'static str,
    /// Below the number of cafés to come.
    pub cafes: fn(u32) -> &'static str,
    /// The same in full.
    pub upcoming_count: fn(u32, &str) -> String,
    /// The network it belongs to.
    pub member_of: fn(&str) -> String,
    /// The way back to the directory.
    pub back: &'static str,
    /// There is no such organisation.
    pub gone: &'static str,
    /// Why that may be.
    pub gone_help: &'static str,
    /// Heading of what it does in the network.
    pub parts: &'static str,
    /// Heading of where it is.
    pub place: &'static str,
    /// Heading of the ways to reach it.
    pub contact: &'static str,
    /// Heading of the network it belongs to.
    pub its_network: &'static str,
    /// Heading of the description.
    pub about: &'static str,
    /// Heading of the members of its network, with how many there are.
    pub members: fn(usize, &str) -> String,
    /// Label of the search among the members.
    pub members_words: &'static str,
    /// What may be searched for.
    pub members_hint: &'static str,
    /// How many members have that name.
    pub members_found: fn(usize, &str) -> String,
    /// More of them.
    pub members_next: &'static str,
    /// The way to the members in the directory.
    pub members_directory: &'static str,
    /// Heading of its cafés.
    pub upcoming: &'static str,
    /// Heading of the cafés of its network.
    pub upcoming_network: &'static str,
    /// It has none.
    pub none_upcoming: &'static str,
    /// Heading of its numbers.
    pub numbers: &'static str,
    /// Nothing was heard of it for a while.
    pub dormant: &'static str,
    /// The same in two words, in the list.
    pub to_confirm: &'static str,
}

super::in_each_language!(OrganisationsTexts);

const FRENCH: OrganisationsTexts = OrganisationsTexts {
    title: "Organisations",
    lead: "Bibliothèques, mairies, écoles, associations, entreprises… Voici qui accueille, organise ou soutient les Cafés IA.",
    filters: "Chercher une organisation",
    territory: "Où ?",
    words: "Nom ou mot",
    words_hint: "Médiathèque, lycée, jeunesse…",
    more: "Plus de filtres",
    more_set: |count| format!("Plus de filtres ({count})"),
    show: |count, shown| match count {
        0 => "Aucune organisation : revenir à la liste".to_owned(),
        1 => "Voir l’organisation trouvée".to_owned(),
        _ => format!("Voir les {shown} organisations"),
    },
    kind: "Genre",
    part: "Rôle dans le réseau",
    network: "Tête de réseau",
    any_network: "Avec ou sans tête de réseau",
    containing: |words| format!("« {words} »"),
    of_network: |network| format!("Réseau : {network}"),
    found: |count, shown| match count {
        0 => "Aucune organisation trouvée".to_owned(),
        _ => format!("{shown} organisation{} trouvée{}", plural::french(count), plural::french(count)),
    },
    next: "Organisations suivantes",
    none: "Aucune organisation ne répond à tous ces choix",
    none_help: "Essayez un choix de moins, ou un territoire plus large.",
    without: |filter, count, shown| {
        format!("Sans « {filter} » : {shown} organisation{}", plural::french(count))
    },
    wider: |territory, count, shown| format!("{territory} : {shown} organisation{}", plural::french(count)),
    all: "Voir tout l’annuaire",
    bad_query: "Une partie de l’adresse n’est pas comprise et a été laissée de côté. Voici ce que donne le reste.",
    cafes: |count| if count < 2 { "café à venir" } else { "cafés à venir" },
    upcoming_count: |count, shown| format!("{shown} café{} à venir", plural::french(u64::from(count))),
    member_of: |network| format!("Réseau : {network}"),
    back: "Annuaire des organisations",
    gone: "Cette organisation n’est pas dans l’annuaire",
    gone_help: "Elle l’a peut-être quitté, ou l’adresse est incomplète.",
    parts: "Dans le réseau",
    place: "Où",
    contact: "La joindre",
    its_network: "Son réseau",
    about: "En quelques mots",
    members: |count, shown| format!("Son réseau : {shown} organisation{}", plural::french(count as u64)),
    members_words: "Chercher dans ce réseau",
    members_hint: "Un nom, ou le début d’un nom",
    members_found: |count, shown| match count {
        0 => "Aucune organisation de ce nom".to_owned(),
        _ => format!("{shown} organisation{}", plural::french(count as u64)),
    },
    members_next: "Organisations suivantes",
    members_directory: "Voir ce réseau dans l’annuaire, par lieu et par rôle",
    upcoming: "Ses prochains cafés",
    upcoming_network: "Les prochains cafés du réseau",
    none_upcoming: "Aucun café à venir n’est annoncé pour l’instant.",
    numbers: "Numéros officiels",
    dormant: "Nous n’avons pas eu de nouvelles de cette organisation depuis un moment.",
    to_confirm: "À confirmer",
};

const ENGLISH: OrganisationsTexts = OrganisationsTexts {
    title: "Organisations",
    lead: "Libraries, town halls, schools, associations, companies… These are the ones who host, organise or support Cafés IA.",
    filters: "Find an organisation",
    territory: "Where?",
    words: "Name or word",
    words_hint: "Library, school, youth…",
    more: "More filters",
    more_set: |count| format!("More filters ({count})"),
    show: |count, shown| match count {
        0 => "No organisation: back to the list".to_owned(),
        1 => "See the organisation found".to_owned(),
        _ => format!("See the {shown} organisations"),
    },
    kind: "Kind",
    part: "Part in the network",
    network: "Network head",
    any_network: "With or without a network head",
    containing: |words| format!("“{words}”"),
    of_network: |network| format!("Network: {network}"),
    found: |count, shown| match count {
        0 => "No organisation found".to_owned(),
        _ => format!("{shown} organisation{} found", plural::english(count)),
    },
    next: "More organisations",
    none: "No organisation meets all these choices",
    none_help: "Try one choice less, or a wider territory.",
    without: |filter, count, shown| {
        format!("Without “{filter}”: {shown} organisation{}", plural::english(count))
    },
    wider: |territory, count, shown| format!("{territory}: {shown} organisation{}", plural::english(count)),
    all: "See the whole directory",
    bad_query: "Part of the address was not understood and has been left out. Here is what the rest gives.",
    cafes: |count| if count == 1 { "upcoming café" } else { "upcoming cafés" },
    upcoming_count: |count, shown| format!("{shown} upcoming café{}", plural::english(u64::from(count))),
    member_of: |network| format!("Member of {network}"),
    back: "Directory of organisations",
    gone: "This organisation is not in the directory",
    gone_help: "It may have left, or the address may be incomplete.",
    parts: "In the network",
    place: "Where",
    contact: "How to reach them",
    its_network: "Their network",
    about: "In a few words",
    members: |count, shown| format!("Their network: {shown} organisation{}", plural::english(count as u64)),
    members_words: "Search this network",
    members_hint: "A name, or how it begins",
    members_found: |count, shown| match count {
        0 => "No organisation by that name".to_owned(),
        _ => format!("{shown} organisation{}", plural::english(count as u64)),
    },
    members_next: "More organisations",
    members_directory: "See this network in the directory, by place and part",
    upcoming: "Their next cafés",
    upcoming_network: "The network’s next cafés",
    none_upcoming: "No upcoming café is announced for now.",
    numbers: "Official numbers",
    dormant: "We have not heard from this organisation for a while.",
    to_confirm: "To be confirmed",
};
