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
    /// Places cannot be looked up.
    pub place_unanswered: &'static str,
    /// How many places the field offers.
    pub place_count: fn(usize) -> String,
    /// Said of a département among the places.
    pub departement: &'static str,
    /// Said of a région among the places.
    pub region: &'static str,
    /// The filter that leaves those out that do not take place.
    pub taking_place: &'static str,
    /// The filter that leaves only these.
    pub called_off: &'static str,
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
    /// From this day.
    pub from: &'static str,
    /// To this day.
    pub to: &'static str,
    /// The second date lies before the first.
    pub range_fault: &'static str,
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
    /// The filter of a circle.
    pub around: fn(&str) -> String,
    /// Words searched for.
    pub containing: fn(&str) -> String,
    /// From a date to another.
    pub between: fn(&str, &str) -> String,
    /// From a date on.
    pub since: fn(&str) -> String,
    /// Until a date.
    pub until: fn(&str) -> String,
    /// Past cafés.
    pub past: &'static str,
    /// Past and coming cafés.
    pub all_periods: &'static str,
    /// Cafés to come: the usual choice.
    pub any_upcoming: &'static str,
    /// Label of the three above.
    pub period: &'static str,
    /// Label of the distance around a point.
    pub radius: &'static str,
    /// As far as it takes.
    pub any_distance: &'static str,
    /// The nearest first, without a limit.
    pub nearest: &'static str,
    /// Label of the places left.
    pub availability: &'static str,
    /// Only where one can still come.
    pub places_left: &'static str,
    /// Label of ways to attend.
    pub mode: &'static str,
    /// Label of accessibility.
    pub accessibility: &'static str,
    /// Label of audiences.
    pub audience: &'static str,
    /// Label of languages.
    pub language: &'static str,
    /// How many cafés are found, as a number and as it is written.
    pub found: fn(u64, &str) -> String,
    /// The next ones.
    pub next: &'static str,
    /// Nothing is found.
    pub none: &'static str,
    /// What to do about it.
    pub none_help: &'static str,
    /// A wider territory, and how many cafés that gives.
    pub wider: fn(&str, u64, &str) -> String,
    /// A filter to be taken away, and how many cafés that gives.
    pub relax: fn(&str, u64, &str) -> String,
    /// Heading of the nearest cafés beyond the place asked for.
    pub nearest_beyond: &'static str,
    /// The same, when even they are far away.
    pub nearest_far: &'static str,
    /// The way to the territories.
    pub by_territory: &'static str,
    /// The next day with a café.
    pub next_day: fn(&str) -> String,
    /// Opens the ways to follow a search.
    pub follow: &'static str,
    /// What its link is for.
    pub follow_link: &'static str,
    /// What its calendar is for.
    pub follow_calendar: &'static str,
    /// Adds the calendar to an application.
    pub subscribe: &'static str,
    /// Copies the calendar's address.
    pub copy_calendar: &'static str,
    /// The news feed.
    pub news_feed: &'static str,
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
    /// Opens a café from the map.
    pub open: &'static str,
}

super::in_each_language!(AgendaTexts);

const FRENCH: AgendaTexts = AgendaTexts {
    title: "Agenda",
    lead: "Trouvez un Café IA près de chez vous. C’est gratuit, et aucune connaissance n’est nécessaire.",
    filters: "Chercher un café",
    place: "Où ?",
    place_hint: "Ville, code postal ou département",
    place_none: "Aucun lieu de ce nom",
    place_unanswered: "Les lieux ne peuvent pas être cherchés pour l’instant. Réessayez dans un moment.",
    place_count: |count| match count {
        0 => "Aucun lieu de ce nom".to_owned(),
        1 => "1 lieu proposé".to_owned(),
        _ => format!("{count} lieux proposés"),
    },
    departement: "Département",
    region: "Région",
    taking_place: "Sans les annulés",
    called_off: "Annulés seulement",
    commune_code: |code| format!("Commune {code}"),
    when: "Quand ?",
    any_day: "Toutes les dates",
    today: "Aujourd’hui",
    weekend: "Ce week-end",
    month: "Ce mois-ci",
    range: "Choisir des dates",
    from: "Du",
    to: "Au",
    range_fault: "La seconde date doit suivre la première.",
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
    around: |distance| format!("À moins de {distance}"),
    containing: |words| format!("« {words} »"),
    between: |from, to| if from == to { format!("Le {from}") } else { format!("Du {from} au {to}") },
    since: |from| format!("À partir du {from}"),
    until: |to| format!("Jusqu’au {to}"),
    past: "Cafés passés",
    all_periods: "Cafés passés et à venir",
    any_upcoming: "Cafés à venir",
    period: "Période",
    radius: "À moins de",
    any_distance: "Toute distance",
    nearest: "Les plus proches",
    availability: "Places",
    places_left: "Sans les cafés complets",
    mode: "Sur place ou en ligne",
    accessibility: "Accessibilité",
    audience: "Public",
    language: "Langue",
    found: |count, shown| match count {
        0 => "Aucun café trouvé".to_owned(),
        _ => format!("{shown} café{} trouvé{}", plural::french(count), plural::french(count)),
    },
    next: "Cafés suivants",
    none: "Aucun café ne correspond",
    none_help: "Essayez d’autres dates, un lieu voisin, ou moins de filtres.",
    wider: |territory, count, shown| format!("{territory} : {shown} café{}", plural::french(count)),
    relax: |words, count, shown| format!("Sans « {words} » : {shown} café{}", plural::french(count)),
    nearest_beyond: "Les plus proches, un peu plus loin",
    nearest_far: "Les plus proches, mais loin d’ici",
    by_territory: "Les cafés par territoire",
    next_day: |day| format!("Le prochain : {day}"),
    follow: "Suivre cette recherche",
    follow_link: "Le lien de cette page retrouve les mêmes filtres : gardez-le, ou envoyez-le à quelqu’un.",
    follow_calendar: "Abonnez votre agenda : les cafés de cette recherche s’y ajoutent et s’y corrigent d’eux-mêmes.",
    subscribe: "Ouvrir dans mon application d’agenda",
    copy_calendar: "Copier l’adresse de l’agenda",
    news_feed: "Fil d’actualité (RSS) de cette recherche",
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
    open: "Voir ce café",
};

const ENGLISH: AgendaTexts = AgendaTexts {
    title: "Agenda",
    lead: "Find a Café IA near you. It is free, and you need not know anything beforehand.",
    filters: "Find a café",
    place: "Where?",
    place_hint: "Town, postcode or département",
    place_none: "No place by that name",
    place_unanswered: "Places cannot be looked up for now. Please try again in a moment.",
    place_count: |count| match count {
        0 => "No place by that name".to_owned(),
        1 => "1 place suggested".to_owned(),
        _ => format!("{count} places suggested"),
    },
    departement: "Département",
    region: "Region",
    taking_place: "Cancelled ones aside",
    called_off: "Cancelled only",
    commune_code: |code| format!("Commune {code}"),
    when: "When?",
    any_day: "Any date",
    today: "Today",
    weekend: "This weekend",
    month: "This month",
    range: "Choose dates",
    from: "From",
    to: "To",
    range_fault: "The second date must not be before the first.",
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
    around: |distance| format!("Within {distance}"),
    containing: |words| format!("“{words}”"),
    between: |from, to| if from == to { format!("On {from}") } else { format!("From {from} to {to}") },
    since: |from| format!("From {from} on"),
    until: |to| format!("Until {to}"),
    past: "Past cafés",
    all_periods: "Past and upcoming cafés",
    any_upcoming: "Upcoming cafés",
    period: "Period",
    radius: "Within",
    any_distance: "Any distance",
    nearest: "Nearest first",
    availability: "Places",
    places_left: "Leave out full cafés",
    mode: "On site or online",
    accessibility: "Accessibility",
    audience: "Audience",
    language: "Language",
    found: |count, shown| match count {
        0 => "No café found".to_owned(),
        _ => format!("{shown} café{} found", plural::english(count)),
    },
    next: "More cafés",
    none: "No café matches",
    none_help: "Try other dates, a place nearby, or fewer filters.",
    wider: |territory, count, shown| format!("{territory}: {shown} café{}", plural::english(count)),
    relax: |words, count, shown| format!("Without “{words}”: {shown} café{}", plural::english(count)),
    nearest_beyond: "The nearest ones, a little further away",
    nearest_far: "The nearest ones, yet far from here",
    by_territory: "Cafés by territory",
    next_day: |day| format!("The next one: {day}"),
    follow: "Follow this search",
    follow_link: "The link of this page brings back the same filters: keep it, or send it to someone.",
    follow_calendar: "Subscribe with your calendar: the cafés of this search are added and corrected by themselves.",
    subscribe: "Open in my calendar application",
    copy_calendar: "Copy the calendar’s address",
    news_feed: "News feed (RSS) of this search",
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
    open: "See this café",
};
