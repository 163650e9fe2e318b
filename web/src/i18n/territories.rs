//! The texts of the territories, and of one territory.

use cafeia_shared::territories::TerritoryLevel;

use super::plural;

/// The texts of the territories, and of one territory.
pub struct TerritoriesTexts {
    /// The heading of the page of all.
    pub title: &'static str,
    /// The sentence below.
    pub lead: &'static str,
    /// Heading of the search for one's own.
    pub mine: &'static str,
    /// Heading of the table.
    pub regions: &'static str,
    /// Unfolds a région.
    pub unfold: fn(&str) -> String,
    /// The column of the names of régions and départements.
    pub territory: &'static str,
    /// The column of the names of départements.
    pub departement: &'static str,
    /// The column of cafés to come, and their figure, by the number.
    pub upcoming: fn(u64) -> &'static str,
    /// The same of cafés held.
    pub past: fn(u64) -> &'static str,
    /// The same of organisations.
    pub organisations: fn(u64) -> &'static str,
    /// The same of facilitators.
    pub facilitators: fn(u64) -> &'static str,
    /// The figure of inhabitants, by the number.
    pub population: fn(u64) -> &'static str,
    /// The line of what lies in no territory.
    pub without_territory: &'static str,
    /// The line of all together.
    pub together: &'static str,
    /// The figure of cafés, past and to come, for a million inhabitants, with the time that it is about.
    pub per_people: &'static str,
    /// What a level is called, with the INSEE code of a département.
    pub level: fn(TerritoryLevel, &str) -> String,
    /// Where a territory stands among others.
    pub within: &'static str,
    /// The figures in a sentence: cafés to come and held, each with how it is written.
    pub cafes: fn((u32, &str), (u32, &str)) -> String,
    /// Heading of the figures.
    pub figures: &'static str,
    /// Heading of the drawing with the communes.
    pub places: &'static str,
    /// What to do with the drawing, where a name is shown later: a choice of communes only, or of départements too.
    pub choose: fn(bool) -> &'static str,
    /// A place and its cafés to come: their number, and how it is written.
    pub place: fn(&str, u64, &str) -> String,
    /// The same, where the name stands apart.
    pub count: fn(u64, &str) -> String,
    /// Only the next cafés are placed.
    pub only_next: fn(&str) -> String,
    /// Cafés without a place.
    pub online: fn(u64, &str) -> String,
    /// Unfolds the other communes.
    pub other_places: fn(usize) -> String,
    /// Heading of a région's départements.
    pub departements: &'static str,
    /// Heading of the next cafés.
    pub next: &'static str,
    /// There are none.
    pub no_cafes: &'static str,
    /// The link to the agenda of the territory.
    pub agenda: &'static str,
    /// Opens the ways to follow its cafés.
    pub follow: &'static str,
    /// Heading of the facilitators.
    pub people: &'static str,
    /// There are none.
    pub no_people: &'static str,
    /// The link to all of them.
    pub all_people: fn(u64, &str) -> String,
    /// Heading of the organisations.
    pub structures: &'static str,
    /// There are none.
    pub no_structures: &'static str,
    /// The link to all of them.
    pub all_structures: fn(u64, &str) -> String,
    /// The vintage of the geography.
    pub vintage: fn(&str) -> String,
    /// No such territory.
    pub gone: &'static str,
    /// What to do about it.
    pub gone_help: &'static str,
}

super::in_each_language!(TerritoriesTexts);

const FRENCH: TerritoriesTexts = TerritoriesTexts {
    title: "Territoires",
    lead: "Où se tiennent les Cafés IA, région par région, département par département.",
    mine: "Trouver le mien",
    regions: "Région par région",
    unfold: |name| format!("Départements : {name}"),
    territory: "Territoire",
    departement: "Département",
    upcoming: |count| plural::french_of(count, "Café à venir", "Cafés à venir"),
    past: |count| plural::french_of(count, "Café passé", "Cafés passés"),
    organisations: |count| plural::french_of(count, "Organisation", "Organisations"),
    facilitators: |count| plural::french_of(count, "Animateur", "Animateurs"),
    population: |count| plural::french_of(count, "Habitant", "Habitants"),
    without_territory: "Sans territoire (en ligne, réseaux nationaux)",
    together: "Toute la France",
    per_people: "Cafés pour un million d’habitants, passés et à venir, depuis le premier compté ici",
    level: |level, code| match level {
        TerritoryLevel::Region => "Région".to_owned(),
        TerritoryLevel::Departement => format!("Département {code}"),
        TerritoryLevel::Commune => "Commune".to_owned(),
    },
    within: "Où cela se trouve",
    cafes: |(upcoming, upcoming_shown), (past, past_shown)| {
        let to_come = match upcoming {
            0 => "Aucun café n’est annoncé pour l’instant".to_owned(),
            1 => "1 café est annoncé".to_owned(),
            _ => format!("{upcoming_shown} cafés sont annoncés"),
        };
        match past {
            0 => format!("{to_come}."),
            1 => format!("{to_come} ; 1 a déjà eu lieu."),
            _ => format!("{to_come} ; {past_shown} ont déjà eu lieu."),
        }
    },
    figures: "En chiffres",
    places: "Où sont les prochains cafés",
    choose: |communes_only| {
        if communes_only { "Choisissez une commune." } else { "Choisissez un département ou une commune." }
    },
    place: |name, count, shown| match count {
        0 => format!("{name} : pas de café annoncé"),
        _ => format!("{name} : {shown} café{} à venir", plural::french(count)),
    },
    count: |count, shown| format!("{shown} café{}", plural::french(count)),
    only_next: |shown| format!("Seuls les {shown} prochains cafés sont placés et comptés ici."),
    online: |count, shown| format!("En ligne : {shown} café{}", plural::french(count)),
    other_places: |count| match count {
        1 => "Voir 1 autre commune".to_owned(),
        _ => format!("Voir {count} autres communes"),
    },
    departements: "Ses départements",
    next: "Les prochains cafés",
    no_cafes: "Aucun café n’est annoncé ici pour l’instant.",
    agenda: "Voir l’agenda et la carte",
    follow: "Suivre les cafés de ce territoire",
    people: "Qui peut animer",
    no_people: "Personne ne s’est encore déclaré ici. Des personnes des environs se déplacent peut-être jusqu’à vous.",
    all_people: |_, shown| format!("Voir les {shown} animateurs"),
    structures: "Qui participe",
    no_structures: "Aucune organisation d’ici ne participe encore.",
    all_structures: |_, shown| format!("Voir les {shown} organisations"),
    vintage: |vintage| {
        format!(
            "Les cafés annulés, ou reportés sans nouvelle date, ne sont pas comptés ; ceux qui se tiennent en ligne n’ont pas de territoire. Découpage et population : Insee, {vintage}."
        )
    },
    gone: "Aucun territoire ne porte ce code",
    gone_help: "L’adresse est peut-être incomplète. Cherchez une commune, un département ou une région par son nom.",
};

const ENGLISH: TerritoriesTexts = TerritoriesTexts {
    title: "Territories",
    lead: "Where Cafés IA take place, region by region, département by département.",
    mine: "Find mine",
    regions: "Region by region",
    unfold: |name| format!("Départements: {name}"),
    territory: "Territory",
    departement: "Département",
    upcoming: |count| plural::english_of(count, "Upcoming café", "Upcoming cafés"),
    past: |count| plural::english_of(count, "Past café", "Past cafés"),
    organisations: |count| plural::english_of(count, "Organisation", "Organisations"),
    facilitators: |count| plural::english_of(count, "Facilitator", "Facilitators"),
    population: |count| plural::english_of(count, "Inhabitant", "Inhabitants"),
    without_territory: "In no territory (online, national networks)",
    together: "All of France",
    per_people: "Cafés per million inhabitants, past and to come, since the first one counted here",
    level: |level, code| match level {
        TerritoryLevel::Region => "Region".to_owned(),
        TerritoryLevel::Departement => format!("Département {code}"),
        TerritoryLevel::Commune => "Commune".to_owned(),
    },
    within: "Where this is",
    cafes: |(upcoming, upcoming_shown), (past, past_shown)| {
        let to_come = match upcoming {
            0 => "No café is announced for now".to_owned(),
            1 => "1 café is announced".to_owned(),
            _ => format!("{upcoming_shown} cafés are announced"),
        };
        match past {
            0 => format!("{to_come}."),
            1 => format!("{to_come}; 1 has already taken place."),
            _ => format!("{to_come}; {past_shown} have already taken place."),
        }
    },
    figures: "In figures",
    places: "Where the next cafés are",
    choose: |communes_only| {
        if communes_only { "Choose a commune." } else { "Choose a département or a commune." }
    },
    place: |name, count, shown| match count {
        0 => format!("{name}: no café announced"),
        _ => format!("{name}: {shown} upcoming café{}", plural::english(count)),
    },
    count: |count, shown| format!("{shown} café{}", plural::english(count)),
    only_next: |shown| format!("Only the next {shown} cafés are placed and counted here."),
    online: |count, shown| format!("Online: {shown} café{}", plural::english(count)),
    other_places: |count| match count {
        1 => "See 1 other commune".to_owned(),
        _ => format!("See {count} other communes"),
    },
    departements: "Its départements",
    next: "Next cafés",
    no_cafes: "No café is announced here for now.",
    agenda: "See the agenda and the map",
    follow: "Follow the cafés of this territory",
    people: "Who can run one",
    no_people: "Nobody has come forward here yet. People from around may well travel to you.",
    all_people: |_, shown| format!("See all {shown} facilitators"),
    structures: "Who takes part",
    no_structures: "No organisation from here takes part yet.",
    all_structures: |_, shown| format!("See all {shown} organisations"),
    vintage: |vintage| {
        format!(
            "Cafés that are cancelled, or postponed without a new date, are not counted; those online have no territory. Boundaries and population: Insee, {vintage}."
        )
    },
    gone: "No territory has this code",
    gone_help: "The address may be incomplete. Look for a commune, a département or a region by its name.",
};
