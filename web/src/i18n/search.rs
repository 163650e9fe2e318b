//! The texts of the agenda's search that a first look at it does without.

use super::plural;

/// What the agenda says of a search once it is refined, followed, or finds nothing.
pub struct SearchTexts {
    /// The filter that leaves those out that do not take place.
    pub taking_place: &'static str,
    /// The filter that leaves only these.
    pub called_off: &'static str,
    /// From this day.
    pub from: &'static str,
    /// To this day.
    pub to: &'static str,
    /// The second date lies before the first.
    pub range_fault: &'static str,
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
    /// The next day with a café.
    pub next_day: fn(&str) -> String,
    /// What the link of a page with cafés is for.
    pub follow_link: &'static str,
    /// What their calendar is for.
    pub follow_calendar: &'static str,
    /// Adds the calendar to an application.
    pub subscribe: &'static str,
    /// Copies the calendar's address.
    pub copy_calendar: &'static str,
    /// Their news feed.
    pub news_feed: &'static str,
}

super::in_each_language!(SearchTexts);

const FRENCH: SearchTexts = SearchTexts {
    taking_place: "Sans les annulés",
    called_off: "Annulés seulement",
    from: "Du",
    to: "Au",
    range_fault: "La seconde date doit suivre la première.",
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
    none: "Aucun café ne correspond",
    none_help: "Essayez d’autres dates, un lieu voisin, ou moins de filtres.",
    wider: |territory, count, shown| format!("{territory} : {shown} café{}", plural::french(count)),
    relax: |words, count, shown| format!("Sans « {words} » : {shown} café{}", plural::french(count)),
    nearest_beyond: "Les plus proches, un peu plus loin",
    nearest_far: "Les plus proches, mais loin d’ici",
    next_day: |day| format!("Le prochain : {day}"),
    follow_link: "Le lien de cette page retrouve ces cafés, et ceux qui s’y ajouteront : gardez-le, ou envoyez-le à quelqu’un.",
    follow_calendar: "Abonnez votre agenda : ces cafés et les suivants s’y ajoutent et s’y corrigent d’eux-mêmes. Dans Google Agenda ou Outlook, copiez l’adresse, puis choisissez l’abonnement par URL.",
    subscribe: "Ouvrir dans mon application d’agenda",
    copy_calendar: "Copier l’adresse de l’agenda",
    news_feed: "Fil d’actualité (RSS) de ces cafés",
};

const ENGLISH: SearchTexts = SearchTexts {
    taking_place: "Cancelled ones aside",
    called_off: "Cancelled only",
    from: "From",
    to: "To",
    range_fault: "The second date must not be before the first.",
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
    none: "No café matches",
    none_help: "Try other dates, a place nearby, or fewer filters.",
    wider: |territory, count, shown| format!("{territory}: {shown} café{}", plural::english(count)),
    relax: |words, count, shown| format!("Without “{words}”: {shown} café{}", plural::english(count)),
    nearest_beyond: "The nearest ones, a little further away",
    nearest_far: "The nearest ones, yet far from here",
    next_day: |day| format!("The next one: {day}"),
    follow_link: "The link of this page brings back these cafés, and those still to come: keep it, or send it to someone.",
    follow_calendar: "Subscribe with your calendar: these cafés and the next ones are added and corrected by themselves. In Google Calendar or Outlook, copy the address, then choose to subscribe by URL.",
    subscribe: "Open in my calendar application",
    copy_calendar: "Copy the calendar’s address",
    news_feed: "News feed (RSS) of these cafés",
};
