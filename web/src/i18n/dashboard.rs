//! The texts of a territory in figures.

/// The texts of a territory in figures.
pub struct DashboardTexts {
    /// The page’s name.
    pub title: &'static str,
    /// Label of the choice.
    pub territory: &'static str,
    /// One looks after no territory that has figures.
    pub none: &'static str,
    /// What to do.
    pub none_help: &'static str,
    /// Heading of the objective.
    pub objective: &'static str,
    /// What it is, from its number and the territory’s inhabitants.
    pub objective_is: fn(&str, &str) -> String,
    /// How far one is: declared, verified.
    pub reached: fn(&str, &str) -> String,
    /// Nothing was reported.
    pub reached_none: &'static str,
    /// What is missing, by month.
    pub to_go: fn(&str, &str) -> String,
    /// It is reached.
    pub done: &'static str,
    /// What the numbers mean.
    pub definition: &'static str,
    /// Heading of the months.
    pub months: &'static str,
    /// Cafés.
    pub cafes: &'static str,
    /// People, as declared.
    pub people: &'static str,
    /// Those verified.
    pub verified: &'static str,
    /// The figures behind a chart.
    pub table: &'static str,
    /// A month.
    pub month: &'static str,
    /// What a chart shows: most in one month, and which.
    pub chart: fn(&str, &str, &str) -> String,
    /// Nothing is in it.
    pub chart_empty: &'static str,
    /// Heading of the distances.
    pub near: &'static str,
    /// What they are.
    pub near_help: &'static str,
    /// A distance.
    pub within: fn(u32) -> String,
    /// A share.
    pub share: fn(&str, &str) -> String,
    /// Heading of the parts.
    pub parts: &'static str,
    /// None has had a café.
    pub parts_none: &'static str,
    /// A part.
    pub part: &'static str,
    /// Inhabitants.
    pub population: &'static str,
    /// Cafés per 10,000 inhabitants.
    pub rate: &'static str,
    /// Names a month, as in `2026-11`.
    pub month_name: fn(&str) -> String,
    /// Heading of the next places.
    pub next: &'static str,
    /// What they are, from the kilometres within reach.
    pub next_help: fn(u32) -> String,
    /// There are none: everybody is reached, from the kilometres.
    pub next_none: fn(u32) -> String,
    /// What that means, and what can be done.
    pub next_none_help: &'static str,
    /// The column of the communes.
    pub commune: &'static str,
    /// The column of those who would come within reach.
    pub newly: &'static str,
    /// The column of the nearest café.
    pub nearest: &'static str,
    /// No café has a place at all.
    pub nearest_none: &'static str,
    /// The column of the organisation to call.
    pub call: &'static str,
    /// Where it is: its commune, and how far from there.
    pub call_where: fn(&str, &str) -> String,
    /// None is known.
    pub call_none: &'static str,
    /// The way to write one down.
    pub call_new: &'static str,
    /// The column of the facilitators.
    pub come: &'static str,
    /// The column of what can be done.
    pub act: &'static str,
    /// Begins a café.
    pub begin: &'static str,
    /// The same, with the commune’s name.
    pub begin_in: fn(&str) -> String,
    /// What the map shows of a région.
    pub map_region: &'static str,
    /// What it shows of a département.
    pub map_departement: &'static str,
    /// The legend of a number on the map.
    pub mark: &'static str,
    /// The legend of a dot on the map of a département.
    pub held_here: &'static str,
    /// The legend of a shade without any café.
    pub shade_none: &'static str,
    /// The legend of the lowest shade, from where the next one begins.
    pub shade_below: fn(&str) -> String,
    /// The legend of a shade between two rates.
    pub shade_between: fn(&str, &str) -> String,
    /// The legend of the deepest shade, from where it begins.
    pub shade_from: fn(&str) -> String,
}

super::in_each_language!(DashboardTexts);

const FRENCH_MONTHS: [&str; 12] =
    ["janv.", "févr.", "mars", "avr.", "mai", "juin", "juil.", "août", "sept.", "oct.", "nov.", "déc."];
const ENGLISH_MONTHS: [&str; 12] =
    ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

fn named(month: &str, names: [&str; 12]) -> String {
    let split = month.split_once('-').and_then(|(year, month)| Some((year, month.parse::<usize>().ok()?)));
    let name = split.and_then(|(year, month)| Some((year, names.get(month.checked_sub(1)?)?)));
    name.map_or_else(|| month.to_owned(), |(year, name)| format!("{name} {year}"))
}

const FRENCH: DashboardTexts = DashboardTexts {
    title: "Mon territoire en chiffres",
    territory: "Territoire",
    none: "Aucun territoire à montrer",
    none_help: "Cette page montre les régions, départements et communes sur lesquels vous veillez.",
    objective: "Vers l’objectif",
    objective_is: |objective, population| {
        format!(
            "La part de ce territoire dans les deux millions de personnes à toucher d’ici fin 2027, au prorata de ses {population} habitants\u{a0}: {objective}."
        )
    },
    reached: |declared, verified| {
        format!("{declared} personnes touchées selon les bilans, dont {verified} vérifiées.")
    },
    reached_none: "Aucun bilan n’a encore compté de personnes ici.",
    to_go: |missing, monthly| format!("Il en manque {missing}\u{a0}: {monthly} par mois jusqu’à fin 2027."),
    done: "L’objectif est atteint.",
    definition: "Chaque chiffre est recalculé à partir des cafés et des bilans. Une personne qui vient deux fois compte deux fois. «\u{a0}Vérifié\u{a0}» veut dire confirmé par la personne qui veille sur le territoire.",
    months: "Mois par mois",
    cafes: "Cafés tenus",
    people: "Personnes (déclarées)",
    verified: "dont vérifiées",
    table: "Voir les chiffres",
    month: "Mois",
    chart: |what, most, month| {
        format!("{what}, mois par mois sur deux ans. Le plus\u{a0}: {most}, en {month}.")
    },
    chart_empty: "Rien sur ces deux années.",
    near: "À quelle distance d’un café",
    near_help: "Habitants dont la commune est proche d’un lieu où un café est à venir ou s’est tenu depuis un an, à vol d’oiseau.",
    within: |km| format!("À moins de {km}\u{a0}km"),
    share: |percent, number| format!("{percent}\u{a0}% ({number} habitants)"),
    parts: "Sur douze mois",
    parts_none: "Aucun café ne s’est tenu ici depuis un an.",
    part: "Territoire",
    population: "Habitants",
    rate: "Cafés pour 10\u{a0}000 habitants",
    month_name: |month| named(month, FRENCH_MONTHS),
    next: "Où ouvrir les prochains cafés",
    next_help: |km| {
        format!(
            "Les communes où un café rapprocherait le plus d’habitants\u{a0}: ceux qui vivent aujourd’hui à plus de {km}\u{a0}km d’un café, à vol d’oiseau, et seraient alors à moins de {km}\u{a0}km. Chacune compte en plus des précédentes\u{a0}: elles se complètent."
        )
    },
    next_none: |km| format!("Tout le monde vit à moins de {km}\u{a0}km d’un café"),
    next_none_help: "Un lieu compte s’il a accueilli un café depuis un an, ou s’il en attend un. Pour garder cette avance, refaites des cafés là où le dernier date le plus.",
    commune: "Commune",
    newly: "Habitants rapprochés",
    nearest: "Café le plus proche",
    nearest_none: "Aucun",
    call: "Structure à appeler",
    call_where: |commune, distance| format!("{commune}, à {distance}"),
    call_none: "Aucune n’est connue.",
    call_new: "En inscrire une",
    come: "Animateurs qui viennent jusque-là",
    act: "Et maintenant",
    begin: "Préparer un café",
    begin_in: |commune| format!("Préparer un café\u{a0}: {commune}"),
    map_region: "Cafés tenus depuis un an pour 10\u{a0}000 habitants, et prochains lieux",
    map_departement: "Communes qui ont eu un café depuis un an, et prochains lieux",
    mark: "Prochain lieu, par son rang dans le tableau",
    held_here: "Un café s’est tenu ici depuis un an",
    shade_none: "Aucun café",
    shade_below: |next| format!("moins de {next}"),
    shade_between: |from, next| format!("de {from} à {next}"),
    shade_from: |from| format!("{from} et plus"),
};

const ENGLISH: DashboardTexts = DashboardTexts {
    title: "My territory in figures",
    territory: "Territory",
    none: "No territory to show",
    none_help: "This page shows the régions, départements and communes that you look after.",
    objective: "Towards the objective",
    objective_is: |objective, population| {
        format!(
            "This territory’s share of the two million people to be reached by the end of 2027, by its {population} inhabitants: {objective}."
        )
    },
    reached: |declared, verified| {
        format!("{declared} people reached according to reports, {verified} of them verified.")
    },
    reached_none: "No report has counted people here yet.",
    to_go: |missing, monthly| format!("{missing} to go: {monthly} a month until the end of 2027."),
    done: "The objective is reached.",
    definition: "Each figure is recomputed from cafés and reports. Somebody who comes twice counts twice. “Verified” means confirmed by whoever looks after the territory.",
    months: "Month by month",
    cafes: "Cafés held",
    people: "People (declared)",
    verified: "verified",
    table: "See the figures",
    month: "Month",
    chart: |what, most, month| {
        format!("{what}, month by month over two years. The most: {most}, in {month}.")
    },
    chart_empty: "Nothing in these two years.",
    near: "How near to a café",
    near_help: "Inhabitants whose commune is near a place where a café is to come or was held within a year, as the crow flies.",
    within: |km| format!("Within {km}\u{a0}km"),
    share: |percent, number| format!("{percent}% ({number} inhabitants)"),
    parts: "Over twelve months",
    parts_none: "No café was held here within a year.",
    part: "Territory",
    population: "Inhabitants",
    rate: "Cafés per 10,000 inhabitants",
    month_name: |month| named(month, ENGLISH_MONTHS),
    next: "Where to open the next cafés",
    next_help: |km| {
        format!(
            "The communes where a café would bring the most inhabitants nearer: those who live more than {km}\u{a0}km from a café today, as the crow flies, and would then be within {km}\u{a0}km. Each one counts besides those before it: they complement each other."
        )
    },
    next_none: |km| format!("Everybody lives within {km}\u{a0}km of a café"),
    next_none_help: "A place counts when it has held a café within a year, or is to hold one. To stay ahead, hold cafés again where the last one is the longest ago.",
    commune: "Commune",
    newly: "Inhabitants brought nearer",
    nearest: "Nearest café",
    nearest_none: "None",
    call: "Organisation to call",
    call_where: |commune, distance| format!("{commune}, {distance} away"),
    call_none: "None is known.",
    call_new: "Write one down",
    come: "Facilitators who travel that far",
    act: "What now",
    begin: "Prepare a café",
    begin_in: |commune| format!("Prepare a café: {commune}"),
    map_region: "Cafés held within a year per 10,000 inhabitants, and next places",
    map_departement: "Communes that have had a café within a year, and next places",
    mark: "Next place, by its rank in the table",
    held_here: "A café was held here within a year",
    shade_none: "No café",
    shade_below: |next| format!("below {next}"),
    shade_between: |from, next| format!("{from} to {next}"),
    shade_from: |from| format!("{from} or more"),
};

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_month_is_named() {
        assert_eq!((FRENCH.month_name)("2026-02"), "févr. 2026");
        assert_eq!((ENGLISH.month_name)("2026-12"), "Dec 2026");
        assert_eq!((FRENCH.month_name)("2026-13"), "2026-13");
    }
}
