//! The texts of the agenda.

use super::plural;

/// The texts of the agenda.
pub struct AgendaTexts {
    /// The page's heading and its name in the navigation.
    pub title: &'static str,
    /// The sentence below.
    pub lead: &'static str,
    /// Label of the filters.
    pub filters: &'static str,
    /// Label of the place.
    pub place: &'static str,
    /// An example below the place.
    pub place_hint: &'static str,
    /// No place is found.
    pub place_none: &'static str,
    /// The field was left without a choice.
    pub place_unchosen: &'static str,
    /// Places cannot be looked up.
    pub place_unanswered: &'static str,
    /// How many places the field offers.
    pub place_count: fn(usize) -> String,
    /// Said of a département among the places.
    pub departement: &'static str,
    /// Said of a région among the places.
    pub region: &'static str,
    /// A commune whose name is not known.
    pub commune_code: fn(&str) -> String,
    /// Label of the dates.
    pub when: &'static str,
    /// Any date.
    pub any_day: &'static str,
    /// Today.
    pub today: &'static str,
    /// This weekend.
    pub weekend: &'static str,
    /// This month.
    pub month: &'static str,
    /// Two dates of one's own.
    pub range: &'static str,
    /// Label of the words.
    pub words: &'static str,
    /// An example.
    pub words_hint: &'static str,
    /// Opens the other filters.
    pub more: &'static str,
    /// The same, when some of them are set.
    pub more_set: fn(usize) -> String,
    /// Shows the results behind the dialog.
    pub show: fn(u64, &str) -> String,
    /// The filter of the map's window.
    pub this_area: &'static str,
    /// How many cafés are found, as a number and as it is written.
    pub found: fn(u64, &str) -> String,
    /// The next ones.
    pub next: &'static str,
    /// The way to the territories.
    pub by_territory: &'static str,
    /// Opens the ways to follow a search.
    pub follow: &'static str,
    /// The address holds filters that are not known.
    pub bad_query: &'static str,
    /// Label of the map.
    pub map: &'static str,
    /// Said of the map to those who do not see it.
    pub map_help: &'static str,
    /// Searches in the map's window.
    pub search_here: &'static str,
    /// Label of the territories' buttons.
    pub go_to: &'static str,
    /// France in Europe.
    pub mainland: &'static str,
    /// The places overseas.
    pub overseas: &'static str,
    /// To zoom in.
    pub zoom_in: &'static str,
    /// To zoom out.
    pub zoom_out: &'static str,
    /// Where the map's data come from.
    pub map_credit: &'static str,
    /// The map did not come.
    pub map_failed: &'static str,
    /// Several cafés at one point of the map.
    pub cafes_here: fn(u32) -> String,
    /// The mark of one café: its title and day.
    pub mark: fn(&str, &str) -> String,
}

super::in_each_language!(AgendaTexts);

const FRENCH: AgendaTexts = AgendaTexts {
    title: "Agenda",
    lead: "Trouvez un Café IA près de chez vous. C’est gratuit, et aucune connaissance n’est nécessaire.",
    filters: "Chercher un café",
    place: "Où ?",
    place_hint: "Ville, code postal, département ou région",
    place_none: "Aucun lieu de ce nom",
    place_unchosen: "Choisissez un lieu dans la liste",
    place_unanswered: "Les lieux ne peuvent pas être cherchés pour l’instant. Réessayez dans un moment.",
    place_count: |count| match count {
        0 => "Aucun lieu de ce nom".to_owned(),
        1 => "1 lieu proposé".to_owned(),
        _ => format!("{count} lieux proposés"),
    },
    departement: "Département",
    region: "Région",
    commune_code: |code| format!("Commune {code}"),
    when: "Quand ?",
    any_day: "Toutes les dates",
    today: "Aujourd’hui",
    weekend: "Ce week-end",
    month: "Ce mois-ci",
    range: "Choisir des dates",
    words: "Quoi ?",
    words_hint: "Un mot : jeu, école, médiathèque…",
    more: "Plus de filtres",
    more_set: |count| format!("Plus de filtres ({count})"),
    show: |count, shown| match count {
        0 => "Aucun café : revenir à la liste".to_owned(),
        1 => "Voir le café".to_owned(),
        _ => format!("Voir les {shown} cafés"),
    },
    this_area: "Zone de la carte",
    found: |count, shown| match count {
        0 => "Aucun café trouvé".to_owned(),
        _ => format!("{shown} café{} trouvé{}", plural::french(count), plural::french(count)),
    },
    next: "Cafés suivants",
    by_territory: "Les cafés par territoire",
    follow: "Suivre cette recherche",
    bad_query: "Une partie de l’adresse n’est pas comprise et a été laissée de côté.",
    map: "Carte des cafés",
    map_help: "La carte montre les mêmes cafés que la liste.",
    search_here: "Chercher dans cette zone",
    go_to: "Aller sur la carte à",
    mainland: "Métropole",
    overseas: "Outre-mer",
    zoom_in: "Agrandir la carte",
    zoom_out: "Réduire la carte",
    map_credit: "Natural Earth, Insee, GeoNames",
    map_failed: "La carte n’a pas pu s’afficher. Tous les cafés sont dans la liste.",
    cafes_here: |count| match count {
        1 => "1 café ici".to_owned(),
        _ => format!("{count} cafés ici"),
    },
    mark: |title, day| format!("{title}, {day}"),
};

const ENGLISH: AgendaTexts = AgendaTexts {
    title: "Agenda",
    lead: "Find a Café IA near you. It is free, and you need not know anything beforehand.",
    filters: "Find a café",
    place: "Where?",
    place_hint: "Town, postcode, département or région",
    place_none: "No place by that name",
    place_unchosen: "Choose a place from the list",
    place_unanswered: "Places cannot be looked up for now. Please try again in a moment.",
    place_count: |count| match count {
        0 => "No place by that name".to_owned(),
        1 => "1 place suggested".to_owned(),
        _ => format!("{count} places suggested"),
    },
    departement: "Département",
    region: "Region",
    commune_code: |code| format!("Commune {code}"),
    when: "When?",
    any_day: "Any date",
    today: "Today",
    weekend: "This weekend",
    month: "This month",
    range: "Choose dates",
    words: "What?",
    words_hint: "A word: game, school, library…",
    more: "More filters",
    more_set: |count| format!("More filters ({count})"),
    show: |count, shown| match count {
        0 => "No café: back to the list".to_owned(),
        1 => "See the café".to_owned(),
        _ => format!("See the {shown} cafés"),
    },
    this_area: "Area of the map",
    found: |count, shown| match count {
        0 => "No café found".to_owned(),
        _ => format!("{shown} café{} found", plural::english(count)),
    },
    next: "More cafés",
    by_territory: "Cafés by territory",
    follow: "Follow this search",
    bad_query: "Part of the address was not understood and has been left out.",
    map: "Map of cafés",
    map_help: "The map shows the same cafés as the list.",
    search_here: "Search in this area",
    go_to: "Go on the map to",
    mainland: "Mainland",
    overseas: "Overseas",
    zoom_in: "Zoom in",
    zoom_out: "Zoom out",
    map_credit: "Natural Earth, Insee, GeoNames",
    map_failed: "The map could not be shown. All cafés are in the list.",
    cafes_here: |count| format!("{count} café{} here", plural::english(u64::from(count))),
    mark: |title, day| format!("{title}, {day}"),
};
