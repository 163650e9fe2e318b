//! What the server's own pages say, in French: the site's first language, and that of most who come by a search engine
//! or without JavaScript. The site in the browser has its own words, in two languages.

use cafeia_shared::{
    facilitators::FacilitatorSummary,
    organisations::Organisation,
    resources::ResourceSummary,
    site::SitePage,
    territories::TerritorySummary,
    vocabulary::{DocumentType, EventStatus, FormatFamily, TrainingState},
};

/// The site's name.
pub(super) const SITE: &str = "Café IA";
pub(super) const LEAD: &str = "Un Café IA est un moment gratuit et ouvert à tous, pour apprendre, essayer et débattre ensemble de \
     l’intelligence artificielle.";
pub(super) const NAVIGATION: &str = "Pages du site";
pub(super) const MORE_PAGES: &str = "Autres pages du site";
pub(super) const HOME: &str = "Accueil";
pub(super) const NEXT_CAFES: &str = "Les prochains cafés";
pub(super) const NO_CAFE: &str =
    "Aucun café ne correspond. Essayez d’autres dates, un lieu voisin, ou moins de filtres.";
pub(super) const NOTHING: &str = "Il n’y a rien ici pour le moment.";
pub(super) const MORE: &str = "La suite de la liste";
pub(super) const MISREAD: &str = "Cette recherche n’est pas comprise. Voici la liste entière.";
pub(super) const FILTERS: &str = "Filtres choisis";
pub(super) const ALL_CAFES: &str = "Voir tous les cafés à venir";
pub(super) const PAST: &str = "passés";
pub(super) const PAST_AND_UPCOMING: &str = "passés et à venir";
pub(super) const WINDOW: &str = "dans une zone de la carte";
pub(super) const PLACES_LEFT: &str = "sans les cafés complets";
pub(super) const CALENDAR: &str = "Ajouter à mon agenda (fichier .ics)";
pub(super) const SUBSCRIBE: &str = "S’abonner à ces cafés dans son agenda";
pub(super) const FEED: &str = "Suivre ces cafés (RSS)";
pub(super) const WHEN: &str = "Quand";
pub(super) const WHERE: &str = "Où";
pub(super) const WHO: &str = "Accueilli par";
pub(super) const ACCESSIBILITY: &str = "Accessibilité";
pub(super) const AUDIENCES: &str = "Pour qui";
pub(super) const LANGUAGES: &str = "Langues";
pub(super) const FORMATS: &str = "Format d’animation";
pub(super) const DURATION: &str = "Durée";
pub(super) const GROUP: &str = "Groupe";
pub(super) const MATERIAL: &str = "Matériel";
pub(super) const OBJECTIVES: &str = "Objectifs";
pub(super) const CREATORS: &str = "Créé par";
pub(super) const LICENCE: &str = "Licence";
pub(super) const TAKE_PART: &str = "Participer";
pub(super) const WHAT: &str = "Au programme";
pub(super) const CONTACT: &str = "Une question\u{a0}?";
pub(super) const OVER: &str = "Ce café est passé.";
pub(super) const PUBLISHER: &str = "Voir la ressource chez son éditeur";
pub(super) const WEBSITE: &str = "Site de l’organisation";
pub(super) const ITS_CAFES: &str = "Ses prochains cafés";
pub(super) const CAFES_WITH: &str = "Les prochains cafés qui s’en servent";
pub(super) const CAFES_HERE: &str = "Les cafés à venir ici";
pub(super) const NEEDS_SCRIPT: &str =
    "Les filtres et la carte ont besoin de JavaScript\u{a0}; l’essentiel se lit aussi sans lui.";

/// A page's name and what a search engine says of it.
pub(super) struct About {
    pub(super) title: &'static str,
    pub(super) description: &'static str,
}

/// The pages that show no single thing. Those that show one are named by it.
pub(super) fn about(page: SitePage) -> About {
    let (title, description) = match page {
        SitePage::Home => (
            "Parlons d’IA autour d’un café",
            "Un Café IA est un moment gratuit et ouvert à tous pour apprendre, essayer et débattre de l’intelligence \
             artificielle. Trouvez le prochain près de chez vous.",
        ),
        SitePage::Agenda | SitePage::Cafe(_) => (
            "Agenda",
            "Les prochains Cafés IA partout en France, en liste et sur la carte\u{a0}: gratuits, ouverts à tous, sans rien \
             y connaître.",
        ),
        SitePage::Facilitators | SitePage::Facilitator(_) => (
            "Animatrices et animateurs",
            "Qui anime des Cafés IA, d’où, et jusqu’où\u{a0}: trouvez quelqu’un pour animer le vôtre. Toutes ces personnes ont \
             choisi d’apparaître ici.",
        ),
        SitePage::Organisations | SitePage::Organisation(_) => (
            "Organisations",
            "Médiathèques, mairies, associations, écoles\u{a0}: les structures qui accueillent et organisent des Cafés IA.",
        ),
        SitePage::Resources | SitePage::Resource(_) => (
            "Ressources",
            "Formats d’animation, guides et kits pour préparer un Café IA, avec leur licence et leur éditeur.",
        ),
        SitePage::Territories | SitePage::Territory(_) => (
            "Territoires",
            "Les Cafés IA région par région et département par département\u{a0}: cafés, organisations, et qui les anime.",
        ),
        SitePage::About => (
            "Le mouvement",
            "Ce qu’est un Café IA, ce à quoi il tient, et comment en accueillir un près de chez vous.",
        ),
        SitePage::Accessibility => (
            "Accessibilité",
            "Ce site doit pouvoir servir à tout le monde. Voici où il en est, sans l’embellir.",
        ),
        SitePage::Privacy => (
            "Données et vie privée",
            "Ce site vous montre des cafés. Pour cela, il n’a pas besoin de savoir qui vous êtes.",
        ),
        SitePage::Legal => ("Mentions", "Qui publie ce site, avec quel logiciel, et grâce à quels travaux."),
        SitePage::Developers => (
            "API et données ouvertes",
            "Les cafés, les ressources et les territoires du réseau en données ouvertes\u{a0}: API, flux et calendriers.",
        ),
        SitePage::Propose => (
            "Proposer un café",
            "Annoncez un Café IA sans compte, en trois minutes\u{a0}: une personne de votre territoire le relit, puis il paraît à \
             l’agenda. Le formulaire a besoin de JavaScript.",
        ),
        SitePage::Apply => (
            "Devenir animateur ou animatrice",
            "Proposez d’animer des Cafés IA près de chez vous\u{a0}: nul besoin d’être spécialiste. Le formulaire a besoin de \
             JavaScript.",
        ),
        SitePage::Proposal => (
            "Votre proposition de café",
            "La page privée d’une proposition\u{a0}: où elle en est, et ce qu’on peut y changer. Elle a besoin de JavaScript, et \
             du lien reçu par message.",
        ),
        SitePage::Ask => (
            "Accueillir un café",
            "Vous avez une salle et des envies, il vous manque quelqu’un pour animer\u{a0}: demandez un Café IA sans compte, les \
             personnes qui animent près de chez vous répondent. Le formulaire a besoin de JavaScript.",
        ),
        SitePage::Need => (
            "Votre demande de café",
            "La page privée d’une demande de café\u{a0}: où elle en est, et les échanges avec la personne qui viendra. Elle a \
             besoin de JavaScript, et du lien reçu par message.",
        ),
        SitePage::Report => (
            "Le bilan d’un café",
            "Comment un café s’est passé, dit par celles et ceux qui y étaient\u{a0}: cette page a besoin de JavaScript.",
        ),
        SitePage::StillThere => (
            "Toujours là\u{a0}?",
            "Dire que l’on est toujours partant pour les Cafés IA\u{a0}: cette page a besoin de JavaScript, et du lien reçu par \
             message.",
        ),
        SitePage::Unsubscribe => (
            "Messages du réseau",
            "Ne plus recevoir les messages envoyés à plusieurs personnes du réseau, ou les recevoir de nouveau\u{a0}: cette page a \
             besoin de JavaScript, et du lien reçu par message.",
        ),
        SitePage::Workspace(_) => (
            "Espace du réseau",
            "L’espace de celles et ceux qui font le réseau\u{a0}: on s’y connecte, et il a besoin de JavaScript.",
        ),
    };
    About { title, description }
}

/// The page at an address where nothing is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Absent {
    Page,
    Cafe,
    Facilitator,
    Organisation,
    Resource,
    Territory,
}

impl Absent {
    pub(super) fn about(self) -> About {
        let (title, description) = match self {
            Self::Page => {
                ("Cette page n’existe pas", "L’adresse est peut-être incomplète, ou la page a été déplacée.")
            }
            Self::Cafe => (
                "Ce café n’est pas, ou n’est plus, à l’agenda",
                "Son organisateur l’a peut-être retiré. D’autres cafés vous attendent.",
            ),
            Self::Facilitator => (
                "Cette fiche n’est pas dans l’annuaire",
                "Chaque personne choisit d’y apparaître, et peut en sortir quand elle le veut.",
            ),
            Self::Organisation => (
                "Cette organisation n’est pas dans l’annuaire",
                "Elle l’a peut-être quitté, ou l’adresse est incomplète.",
            ),
            Self::Resource => (
                "Cette ressource n’est pas, ou n’est plus, sur l’étagère",
                "Son éditeur l’a peut-être retirée. D’autres vous attendent.",
            ),
            Self::Territory => (
                "Aucun territoire ne porte ce code",
                "L’adresse est peut-être incomplète\u{a0}: un code est celui d’une région, d’un département ou d’une commune.",
            ),
        };
        About { title, description }
    }
}

/// How far a facilitator's training has come.
pub(super) fn training(training: TrainingState) -> &'static str {
    match training {
        TrainingState::Declared => "se dit prêt à animer",
        TrainingState::InTraining => "en cours de formation",
        TrainingState::Trained => "a suivi la formation",
        TrainingState::Certified => "formation validée",
        TrainingState::Trainer => "forme aussi les autres",
    }
}

/// What a resource is: « Format : jouer », « Guide ».
pub(super) fn kind(resource: &ResourceSummary) -> &'static str {
    match (resource.family, resource.document_type) {
        (Some(FormatFamily::Play), _) => "Format pour jouer",
        (Some(FormatFamily::Write), _) => "Format pour écrire",
        (Some(FormatFamily::Experiment), _) => "Format pour expérimenter",
        (Some(FormatFamily::Debate), _) => "Format pour débattre",
        (None, Some(DocumentType::Guide)) => "Guide",
        (None, Some(DocumentType::Kit)) => "Kit",
        (None, Some(DocumentType::Slides)) => "Diaporama",
        (None, Some(DocumentType::Poster)) => "Affiche",
        (None, Some(DocumentType::Game)) => "Jeu",
        (None, Some(DocumentType::Module)) => "Module de formation",
        (None, Some(DocumentType::Report)) => "Rapport ou étude",
        (None, Some(DocumentType::Tool)) => "Outil en ligne",
        (None, None) => "Ressource",
    }
}

/// Where a facilitator is, how far they travel, and how far their training has come.
pub(super) fn whereabouts(facilitator: &FacilitatorSummary) -> String {
    let FacilitatorSummary { commune, travel_radius_km, training, .. } = facilitator;
    let travels = match travel_radius_km {
        0 => String::new(),
        radius => format!(", se déplace jusqu’à {radius} km"),
    };
    format!("{}{travels}, {}.", commune.name, self::training(*training))
}

/// What an organisation is about, or at least where it is.
pub(super) fn organisation(organisation: &Organisation) -> String {
    if !organisation.description.is_empty() {
        return organisation.description.clone();
    }
    let summary = &organisation.summary;
    let place = summary.commune.as_ref().map(|commune| format!(", {}", commune.name)).unwrap_or_default();
    format!("{}{place}. {}.", summary.name, upcoming(summary.upcoming_cafes))
}

/// The cafés of a territory, named after what says "in": « dans le Finistère ».
pub(super) fn territory(within: &str) -> String {
    format!("Les Cafés IA {within}")
}

/// The name of a commune after "in": « à Crozon », « au Havre ».
pub(super) fn within_commune(name: &str) -> String {
    match name.split_once(' ') {
        Some(("Le", rest)) => format!("au {rest}"),
        Some(("Les", rest)) => format!("aux {rest}"),
        _ => format!("à {name}"),
    }
}

/// What a search of the agenda is about: « Les Cafés IA dans le Finistère, le samedi 28 novembre 2026 : « jeu » ».
pub(super) fn search(scope: &[String], searched: Option<&str>) -> String {
    if scope.is_empty() && searched.is_none() {
        return about(SitePage::Agenda).title.to_owned();
    }
    let scope = if scope.is_empty() { String::new() } else { format!(" {}", scope.join(", ")) };
    let searched = searched.map(|searched| format!("\u{a0}: {searched}")).unwrap_or_default();
    format!("Les Cafés IA{scope}{searched}")
}

/// Words that are looked for.
pub(super) fn searched(words: &str) -> String {
    format!("«\u{a0}{words}\u{a0}»")
}

/// Where a search looks, in short: the territories that it names, and whether there are more.
pub(super) fn places(named: &[String], has_others: bool) -> String {
    let named = named.join(" et ");
    if has_others { format!("{named} et ailleurs") } else { named }
}

/// From which day to which, each written out.
pub(super) fn dates(from: Option<String>, to: Option<String>) -> Option<String> {
    match (from, to) {
        (Some(from), Some(to)) if from == to => Some(format!("le {from}")),
        (Some(from), Some(to)) => Some(format!("du {from} au {to}")),
        (Some(from), None) => Some(format!("à partir du {from}")),
        (None, Some(to)) => Some(format!("jusqu’au {to}")),
        (None, None) => None,
    }
}

/// Around a point, so far.
pub(super) fn around(radius_km: Option<u16>) -> String {
    match radius_km {
        Some(radius) => format!("à moins de {radius} km d’un point"),
        None => "au plus près d’un point".to_owned(),
    }
}

/// What has become of the cafés that a search looks for.
pub(super) fn status(status: EventStatus) -> &'static str {
    match status {
        EventStatus::Scheduled => "prévus",
        EventStatus::Full => "complets",
        EventStatus::Postponed => "reportés",
        EventStatus::MovedOnline => "passés en ligne",
        EventStatus::Cancelled => "annulés",
        EventStatus::Held => "qui ont eu lieu",
        EventStatus::NotHeld => "qui n’ont pas eu lieu",
    }
}

/// Whether a search leaves those out that do not take place, or leaves only these.
pub(super) fn takes_place(takes_place: bool) -> &'static str {
    if takes_place { "sans les annulés" } else { "annulés seulement" }
}

/// How many cafés a search finds.
pub(super) fn cafes_found(cafes: u64) -> String {
    match cafes {
        0 => "Aucun café trouvé.".to_owned(),
        1 => "1 café trouvé.".to_owned(),
        _ => format!("{cafes} cafés trouvés."),
    }
}

/// A search in a sentence: what it finds, and its filters.
pub(super) fn search_in_short(cafes: u64, filters: &[String]) -> String {
    format!("{} {FILTERS}\u{a0}: {}.", cafes_found(cafes), filters.join(", "))
}

/// How many cafés are to come.
pub(super) fn upcoming(cafes: u32) -> String {
    count(cafes, "café à venir", "cafés à venir")
}

/// A number of things.
fn count(number: u32, singular: &str, plural: &str) -> String {
    format!("{number} {}", if number < 2 { singular } else { plural })
}

/// The figures of a territory, in a sentence.
pub(super) fn figures(territory: &TerritorySummary) -> String {
    format!(
        "{}, {}, {} et {}.",
        upcoming(territory.upcoming_cafes),
        count(territory.past_cafes, "café passé", "cafés passés"),
        count(territory.organisations, "organisation", "organisations"),
        count(territory.facilitators, "personne qui anime", "personnes qui animent"),
    )
}
