//! The texts of the pages on facilitators.

use cafeia_shared::vocabulary::TrainingState;

use super::plural;

/// The texts of the pages on facilitators.
pub struct FacilitatorsTexts {
    /// The directory's heading.
    pub title: &'static str,
    /// The sentence below.
    pub lead: &'static str,
    /// Leads to where one applies.
    pub apply: &'static str,
    /// Label of the filters.
    pub filters: &'static str,
    /// Label of the commune they travel to.
    pub reach: &'static str,
    /// An example below it.
    pub reach_hint: &'static str,
    /// Label of the territory they live in.
    pub territory: &'static str,
    /// Label of the words.
    pub words: &'static str,
    /// An example below them.
    pub words_hint: &'static str,
    /// Label of the training.
    pub training: &'static str,
    /// Whatever the training.
    pub any_training: &'static str,
    /// Those who followed the training.
    pub trained: &'static str,
    /// Those who did not, or not yet.
    pub not_trained: &'static str,
    /// Opens what the states of training mean.
    pub meanings: &'static str,
    /// What a state of training means.
    pub meaning: fn(TrainingState) -> &'static str,
    /// Opens the other filters.
    pub more: &'static str,
    /// The same, when some of them are set.
    pub more_set: fn(usize) -> String,
    /// Shows the results behind the dialog.
    pub show: fn(u64, &str) -> String,
    /// Label of the formats.
    pub format: &'static str,
    /// Label of the languages.
    pub language: &'static str,
    /// Words searched for.
    pub containing: fn(&str) -> String,
    /// The filter of a commune they travel to.
    pub reaches: fn(&str) -> String,
    /// The same, when only the point is known.
    pub reaches_point: &'static str,
    /// The point, in the field.
    pub point: &'static str,
    /// How many are found, as a number and as it is written.
    pub found: fn(u64, &str) -> String,
    /// The next ones.
    pub next: &'static str,
    /// Nobody is found.
    pub none: &'static str,
    /// What to do about it.
    pub none_help: &'static str,
    /// Nobody travels to a place: what the nearest ones are good for.
    pub none_reaches_help: &'static str,
    /// Heading of the nearest ones.
    pub nearest: &'static str,
    /// The same, when even they live far away.
    pub nearest_far: &'static str,
    /// A filter left out, with how many that gives, as a number and as it is written.
    pub without: fn(&str, u64, &str) -> String,
    /// A wider territory, with how many that gives.
    pub wider: fn(&str, u64, &str) -> String,
    /// The way to all of them.
    pub all: &'static str,
    /// The address holds filters that are not known.
    pub bad_query: &'static str,
    /// Label of the map.
    pub map: &'static str,
    /// Said of the map to those who do not see it.
    pub map_help: &'static str,
    /// What the marks and the circle are.
    pub map_note: &'static str,
    /// The same below the map of many.
    pub directory_map_note: &'static str,
    /// The map did not come.
    pub map_failed: &'static str,
    /// Several people of a commune: how many, and where.
    pub several_at: fn(usize, &str) -> String,
    /// One person of a commune: who, and where.
    pub one_at: fn(&str, &str) -> String,
    /// How far they travel.
    pub travels: fn(&str) -> String,
    /// They do not travel beyond their commune.
    pub stays: &'static str,
    /// Above the number of kilometres.
    pub up_to: &'static str,
    /// Some more of a list.
    pub and_more: fn(usize) -> String,
    /// The way back to the directory.
    pub back: &'static str,
    /// There is no such facilitator.
    pub gone: &'static str,
    /// Why that may be.
    pub gone_help: &'static str,
    /// Heading of the commune and the travels.
    pub place: &'static str,
    /// The position is the commune's.
    pub place_note: &'static str,
    /// Heading of the languages.
    pub languages: &'static str,
    /// Heading of the organisation.
    pub organisation: &'static str,
    /// How they are reached: through the organisation.
    pub through_organisation: &'static str,
    /// The link to its page.
    pub organisation_page: &'static str,
    /// How one gets them to one's own place, without knowing them.
    pub invite: &'static str,
    /// Leads there.
    pub invite_link: &'static str,
    /// Heading of how they are reached without one.
    pub reached: &'static str,
    /// At a café of theirs.
    pub through_cafes: &'static str,
    /// The link to those.
    pub their_agenda: &'static str,
    /// At any café.
    pub through_agenda: &'static str,
    /// The link to those.
    pub agenda: &'static str,
    /// Heading of the description.
    pub about: &'static str,
    /// Heading of the formats.
    pub formats: &'static str,
    /// Heading of the map.
    pub circle: &'static str,
    /// Heading of their cafés.
    pub upcoming: &'static str,
    /// They have none.
    pub none_upcoming: &'static str,
    /// Nothing was heard of them for a while.
    pub dormant: &'static str,
    /// The same in two words, in the list.
    pub to_confirm: &'static str,
}

super::in_each_language!(FacilitatorsTexts);

const FRENCH: FacilitatorsTexts = FacilitatorsTexts {
    title: "Animatrices et animateurs",
    lead: "Ces personnes animent des Cafés IA, ou se disent prêtes à le faire. Toutes ont choisi d’apparaître ici.",
    apply: "Devenir animateur ou animatrice",
    filters: "Chercher une personne pour animer un café",
    reach: "Qui se déplace jusqu’à…",
    reach_hint: "Votre commune ou son code postal",
    territory: "Qui habite…",
    words: "Nom ou mot",
    words_hint: "Nom, commune, mot de présentation",
    training: "Formation",
    any_training: "Toutes les personnes",
    trained: "Formation suivie",
    not_trained: "Pas encore formées",
    meanings: "Ce que veulent dire ces mentions",
    meaning: |state| match state {
        TrainingState::Declared => {
            "La personne se dit prête à animer. C’est elle qui le déclare : aucune formation n’est enregistrée."
        }
        TrainingState::InTraining => "La personne suit en ce moment une formation à l’animation.",
        TrainingState::Trained => "La personne a suivi une formation à l’animation.",
        TrainingState::Certified => "La personne a suivi une formation à l’animation, et elle a été validée.",
        TrainingState::Trainer => "La personne a été formée, et forme à son tour à l’animation.",
    },
    more: "Plus de filtres",
    more_set: |count| format!("Plus de filtres ({count})"),
    show: |count, shown| match count {
        0 => "Personne : revenir à la liste".to_owned(),
        1 => "Voir la personne trouvée".to_owned(),
        _ => format!("Voir les {shown} personnes"),
    },
    format: "Formats maîtrisés",
    language: "Langue d’animation",
    containing: |words| format!("« {words} »"),
    reaches: |commune| format!("Se déplace jusqu’{}", at(commune)),
    reaches_point: "Se déplace jusqu’au point choisi",
    point: "Le point choisi",
    found: |count, shown| match count {
        0 => "Personne ne correspond".to_owned(),
        _ => format!("{shown} personne{} trouvée{}", plural::french(count), plural::french(count)),
    },
    next: "Personnes suivantes",
    none: "Personne ne correspond à tous ces choix",
    none_help: "Essayez un choix de moins, ou un territoire plus large.",
    none_reaches_help: "Les personnes les plus proches sont ci-dessous : elles connaissent peut-être quelqu’un, ou viendront si l’on \
                        s’arrange.",
    nearest: "Les plus proches",
    nearest_far: "Les plus proches, mais loin d’ici",
    without: |filter, count, shown| format!("Sans « {filter} » : {shown} personne{}", plural::french(count)),
    wider: |territory, count, shown| format!("{territory} : {shown} personne{}", plural::french(count)),
    all: "Voir tout l’annuaire",
    bad_query: "Une partie de l’adresse n’est pas comprise et a été laissée de côté. Voici ce que donne le reste.",
    map: "Carte des communes d’où l’on se déplace",
    map_help: "La carte montre les mêmes personnes que la liste, à leur commune.",
    directory_map_note: "Un repère est le centre d’une commune, jamais l’adresse de quelqu’un. Survolez-le, ou une personne de la liste\u{a0}: un cercle montre jusqu’où elle se déplace.",
    map_note: "Un repère est le centre d’une commune, jamais l’adresse de quelqu’un. Le cercle montre jusqu’où la personne se déplace.",
    map_failed: "La carte n’a pas pu s’afficher. Toutes les personnes sont dans la liste.",
    several_at: |count, commune| format!("{count} personnes {}", at(commune)),
    one_at: |name, commune| format!("{name}, {commune}"),
    travels: |distance| format!("Se déplace jusqu’à {distance}"),
    stays: "Anime dans sa commune",
    up_to: "jusqu’à",
    and_more: |count| format!("et {count} autre{}", plural::french(count as u64)),
    back: "Annuaire de l’animation",
    gone: "Cette fiche n’est pas dans l’annuaire",
    gone_help: "Chaque personne choisit d’y apparaître, et peut en sortir quand elle le veut. L’adresse est peut-être aussi incomplète.",
    place: "D’où, et jusqu’où",
    place_note: "C’est la commune qui est montrée, jamais une adresse.",
    languages: "Langues d’animation",
    organisation: "Anime avec",
    through_organisation: "Pour joindre cette personne, adressez-vous à cette organisation.",
    organisation_page: "Voir la page de l’organisation",
    invite: "Vous avez une salle\u{a0}? Dites-nous où et quand\u{a0}: les personnes qui animent près de chez vous vous répondront, sans que personne ait à donner son adresse.",
    invite_link: "Accueillir un café chez vous",
    reached: "Comment la joindre",
    through_cafes: "Venez à l’un de ses prochains cafés : vous pourrez lui parler sur place.",
    their_agenda: "Voir ses cafés dans l’agenda",
    through_agenda: "Cette personne n’annonce pas de café pour l’instant : renseignez-vous dans un café près de chez vous.",
    agenda: "Chercher un café dans l’agenda",
    about: "En quelques mots",
    formats: "Formats maîtrisés",
    circle: "Jusqu’où cette personne se déplace",
    upcoming: "Ses prochains cafés",
    none_upcoming: "Aucun café à venir n’est annoncé avec cette personne.",
    dormant: "Nous n’avons pas eu de nouvelles de cette personne depuis un moment.",
    to_confirm: "À confirmer",
};

const ENGLISH: FacilitatorsTexts = FacilitatorsTexts {
    title: "Facilitators",
    lead: "These people run Cafés IA, or say they are ready to. All of them chose to be listed here.",
    apply: "Become a facilitator",
    filters: "Find someone to run a café",
    reach: "Who travels to…",
    reach_hint: "Your commune or its postcode",
    territory: "Who lives in…",
    words: "Name or word",
    words_hint: "Name, commune, a word of their introduction",
    training: "Training",
    any_training: "Everyone",
    trained: "Trained",
    not_trained: "Not trained yet",
    meanings: "What these labels mean",
    meaning: |state| match state {
        TrainingState::Declared => {
            "They say they are ready to run a café. This is their own statement: no training is on record."
        }
        TrainingState::InTraining => "They are following a facilitator’s training at the moment.",
        TrainingState::Trained => "They have followed a facilitator’s training.",
        TrainingState::Certified => "They have followed a facilitator’s training, and it was certified.",
        TrainingState::Trainer => "They have been trained, and now train other facilitators.",
    },
    more: "More filters",
    more_set: |count| format!("More filters ({count})"),
    show: |count, shown| match count {
        0 => "Nobody: back to the list".to_owned(),
        1 => "See the person found".to_owned(),
        _ => format!("See the {shown} people"),
    },
    format: "Formats they master",
    language: "Language they work in",
    containing: |words| format!("“{words}”"),
    reaches: |commune| format!("Travels to {commune}"),
    reaches_point: "Travels to the chosen point",
    point: "The chosen point",
    found: |count, shown| match count {
        0 => "Nobody found".to_owned(),
        1 => "1 person found".to_owned(),
        _ => format!("{shown} people found"),
    },
    next: "More people",
    none: "Nobody meets all these choices",
    none_help: "Try one choice less, or a wider territory.",
    none_reaches_help: "The nearest people are below: they may know somebody, or come if it can be arranged.",
    nearest: "The nearest ones",
    nearest_far: "The nearest ones, yet far from here",
    without: |filter, count, shown| format!("Without “{filter}”: {}", people(count, shown)),
    wider: |territory, count, shown| format!("{territory}: {}", people(count, shown)),
    all: "See the whole directory",
    bad_query: "Part of the address was not understood and has been left out. Here is what the rest gives.",
    map: "Map of the communes they travel from",
    map_help: "The map shows the same people as the list, at their commune.",
    directory_map_note: "A mark is the centre of a commune, never somebody’s address. Point at it, or at somebody in the list: a circle shows how far they travel.",
    map_note: "A mark is the centre of a commune, never somebody’s address. The circle shows how far the person travels.",
    map_failed: "The map could not be shown. Everyone is in the list.",
    several_at: |count, commune| format!("{count} people in {commune}"),
    one_at: |name, commune| format!("{name}, {commune}"),
    travels: |distance| format!("Travels up to {distance}"),
    stays: "Runs cafés in their own commune",
    up_to: "up to",
    and_more: |count| format!("and {count} more"),
    back: "Directory of facilitators",
    gone: "This entry is not in the directory",
    gone_help: "People choose to be listed, and may leave whenever they like. The address may also be incomplete.",
    place: "From where, and how far",
    place_note: "What is shown is the commune, never an address.",
    languages: "Languages they work in",
    organisation: "Works with",
    through_organisation: "To reach this person, please ask this organisation.",
    organisation_page: "See the page of the organisation",
    invite: "You have a room? Tell us where and when: those who run cafés near you will answer, and nobody has to give an address away.",
    invite_link: "Host a café at your place",
    reached: "How to reach them",
    through_cafes: "Come to one of their next cafés: you can talk to them there.",
    their_agenda: "See their cafés in the agenda",
    through_agenda: "This person has no café announced for now: ask at a café near you.",
    agenda: "Find a café in the agenda",
    about: "In a few words",
    formats: "Formats they master",
    circle: "How far this person travels",
    upcoming: "Their next cafés",
    none_upcoming: "No upcoming café is announced with this person.",
    dormant: "We have not heard from this person for a while.",
    to_confirm: "To be confirmed",
};

/// « À » before a commune's name, whose article it takes in: au Mans, aux Abymes.
fn at(commune: &str) -> String {
    match (commune.strip_prefix("Le "), commune.strip_prefix("Les ")) {
        (Some(rest), _) => format!("au {rest}"),
        (_, Some(rest)) => format!("aux {rest}"),
        _ => format!("à {commune}"),
    }
}

fn people(count: u64, shown: &str) -> String {
    if count == 1 { "1 person".to_owned() } else { format!("{shown} people") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_article_of_a_commune_is_taken_in() {
        assert_eq!((FRENCH.reaches)("Nantes"), "Se déplace jusqu’à Nantes");
        assert_eq!((FRENCH.reaches)("Le Mans"), "Se déplace jusqu’au Mans");
        assert_eq!((FRENCH.several_at)(2, "Les Abymes"), "2 personnes aux Abymes");
        assert_eq!((FRENCH.several_at)(2, "Lens"), "2 personnes à Lens");
    }
}
