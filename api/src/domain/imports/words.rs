//! The French words of files: what stands above columns, and what terms are called in cells. The first word is the one that
//! templates and exports write; the others are understood too.

use cafeia_shared::{
    imports::{ImportField, ImportKind},
    vocabulary::{
        Accessibility, Audience, CafeMode, EventStatus, Language, OrganisationKind, OrganisationPart,
        PublicationStatus, Term, Theme, TrainingState,
    },
};

use crate::text::fold;

/// A term that stands in cells.
pub(super) trait Worded: Term {
    /// Its words.
    fn words(self) -> &'static [&'static str];
}

macro_rules! words {
    ($($vocabulary:ident { $($term:ident: $($word:literal),+;)+ })+) => {$(
        impl Worded for $vocabulary {
            fn words(self) -> &'static [&'static str] {
                match self {
                    $(Self::$term => &[$($word),+],)+
                }
            }
        }
    )+};
}

words! {
    CafeMode {
        OnSite: "Sur place", "présentiel", "en présentiel", "physique", "on site", "in person";
        Online: "En ligne", "distanciel", "en distanciel", "à distance", "visio", "visioconférence", "webinaire";
        Hybrid: "Sur place et en ligne", "hybride", "mixte", "hybrid";
    }

    PublicationStatus {
        Draft: "Brouillon", "à finir", "draft";
        Submitted: "En relecture", "à relire", "soumis", "proposé", "submitted";
        Published: "Publié", "publique", "published";
        Rejected: "Refusé", "rejected";
        Archived: "Archivé", "archived";
    }

    EventStatus {
        Scheduled: "Prévu", "programmé", "confirmé", "maintenu", "scheduled";
        Full: "Complet", "full";
        Postponed: "Reporté", "postponed";
        MovedOnline: "Aura lieu en ligne", "passé en ligne", "déplacé en ligne", "moved online";
        Cancelled: "Annulé", "cancelled", "canceled";
        Held: "A eu lieu", "tenu", "réalisé", "held";
        NotHeld: "N’a pas eu lieu", "non tenu", "not held";
    }

    Audience {
        Everyone: "Tout public", "tous publics", "tous", "grand public", "everyone";
        Children: "Enfants", "enfant", "children";
        YoungPeople: "Jeunes", "jeune", "adolescents", "ados", "young people";
        Pupils: "Élèves", "scolaires", "élève", "collégiens", "lycéens", "pupils";
        Students: "Étudiants", "étudiantes et étudiants", "étudiant", "students";
        Parents: "Parents et familles", "parents", "familles", "famille";
        Seniors: "Seniors", "senior", "aînés", "personnes âgées", "retraités";
        JobSeekers: "En recherche d’emploi", "demandeurs d’emploi", "recherche d’emploi", "job seekers";
        Employees: "Salariés", "salarié", "employés", "employees";
        PublicAgents: "Agents publics", "agents", "fonctionnaires", "public servants";
        ElectedOfficials: "Élus", "élu", "élues et élus", "elected officials";
        Teachers: "Enseignants et formateurs", "enseignants", "professeurs", "formateurs", "teachers";
        Mediators: "Médiateurs numériques", "médiateurs", "conseillers numériques", "mediators";
    }

    Language {
        French: "Français", "french";
        English: "Anglais", "english";
        FrenchSign: "Langue des signes française", "LSF", "langue des signes";
        Arabic: "Arabe", "arabic";
        Basque: "Basque", "euskara";
        Breton: "Breton", "brezhoneg";
        Catalan: "Catalan";
        Chinese: "Chinois", "mandarin", "chinese";
        Corsican: "Corse", "corsican";
        German: "Allemand", "german";
        AntilleanCreole: "Créole antillais", "créole guadeloupéen", "créole martiniquais";
        GuianeseCreole: "Créole guyanais";
        Italian: "Italien", "italian";
        Occitan: "Occitan";
        Portuguese: "Portugais", "portuguese";
        ReunionCreole: "Créole réunionnais";
        Shimaore: "Shimaoré";
        Spanish: "Espagnol", "spanish";
        Tahitian: "Tahitien", "tahitian";
        Turkish: "Turc", "turkish";
        Ukrainian: "Ukrainien", "ukrainian";
    }

    Theme {
        Basics: "Comprendre l’IA", "comprendre", "découverte de l’IA", "découverte", "initiation";
        EverydayUse: "L’IA au quotidien", "quotidien", "usages", "vie quotidienne";
        Work: "Travail et métiers", "travail", "emploi", "métiers";
        Education: "École et apprentissages", "école", "éducation", "apprentissages";
        Culture: "Culture et création", "culture", "création";
        Health: "Santé", "soin";
        Information: "Information et médias", "information", "médias", "désinformation";
        Democracy: "Démocratie et services publics", "démocratie", "services publics", "citoyenneté";
        Rights: "Droits et données personnelles", "droits", "droit", "données personnelles", "données";
        Environment: "Environnement", "écologie", "climat";
        Discrimination: "Biais et discriminations", "biais", "discriminations";
    }

    Accessibility {
        Wheelchair: "Accessible en fauteuil roulant", "fauteuil roulant", "fauteuil", "PMR", "accessible PMR";
        HearingLoop: "Boucle magnétique", "boucle à induction";
        SignLanguage: "Langue des signes française", "LSF", "langue des signes";
        LiveCaptions: "Sous-titrage en direct", "sous-titrage", "sous-titres";
        VisualImpairment: "Adapté aux personnes malvoyantes", "malvoyants", "aveugles";
        EasyToRead: "Facile à lire et à comprendre", "FALC", "facile à lire";
        QuietSpace: "Espace calme", "salle calme";
    }

    OrganisationKind {
        Library: "Bibliothèque, médiathèque", "bibliothèque", "médiathèque", "ludothèque", "library";
        TownHall: "Mairie", "hôtel de ville", "town hall";
        PostOffice: "Bureau de poste", "La Poste", "poste", "post office";
        School: "École, collège, lycée", "école", "collège", "lycée", "school";
        University: "Enseignement supérieur", "université", "IUT", "university";
        CommunityCentre: "Centre social", "espace de vie sociale", "MJC", "maison de quartier";
        ThirdPlace: "Tiers-lieu", "fablab", "fab lab", "espace de coworking";
        Association: "Association", "asso";
        Company: "Entreprise", "société", "company";
        CulturalPlace: "Lieu culturel", "musée", "théâtre", "cinéma", "centre culturel";
        LocalAuthority: "Collectivité", "département", "région", "communauté de communes", "agglomération", "métropole";
        PublicBody: "Service public", "France services", "maison France services", "État", "préfecture", "agence publique";
        Research: "Recherche", "laboratoire", "institut de recherche";
        Network: "Réseau national", "réseau", "tête de réseau";
        Collective: "Collectif", "groupe informel";
        Other: "Autre", "autres", "other";
    }

    OrganisationPart {
        Host: "Accueille des cafés", "accueil", "accueille", "hôte", "host";
        Organiser: "Organise des cafés", "organisation", "organise", "organisateur", "organiser";
        Funder: "Finance des cafés", "finance", "financeur", "financement", "funder";
        Trainer: "Forme à l’animation", "forme", "formation", "formateur", "trainer";
        Lender: "Prête du matériel", "prêt", "prête", "matériel", "lender";
        Coordinator: "Coordonne un réseau", "coordination", "coordonne", "coordinateur", "coordinator";
        Publisher: "Publie des ressources", "publication", "publie", "éditeur", "publisher";
    }

    TrainingState {
        Declared: "Se porte volontaire pour animer", "déclaré", "déclarée", "volontaire", "non formé", "non";
        InTraining: "En formation", "en cours";
        Trained: "A suivi la formation", "formé", "formée", "oui", "trained";
        Certified: "Formation validée", "certifié", "certifiée", "validé", "validée", "certified";
        Trainer: "Forme à l’animation", "formateur", "formatrice", "trainer";
    }
}

/// What a term is called in a file.
pub(super) fn word<T: Worded>(term: T) -> &'static str {
    term.words().first().copied().unwrap_or_else(|| term.as_str())
}

/// The term that a cell names, if it does.
pub(super) fn term<T: Worded>(cell: &str) -> Option<T> {
    let cell_folded = fold(cell);
    let named =
        |term: &T| term.as_str() == cell.trim() || term.words().iter().any(|word| fold(word) == cell_folded);
    T::ALL.iter().copied().find(named)
}

/// What stands above a column.
pub(super) fn headers(kind: ImportKind, field: ImportField) -> &'static [&'static str] {
    use ImportField as F;
    match (field, kind) {
        (F::Name, ImportKind::Cafes) => {
            &["Titre", "nom", "nom du café", "intitulé", "événement", "title", "name"]
        }
        (F::Name, ImportKind::Organisations) => &[
            "Nom",
            "structure",
            "nom de la structure",
            "organisation",
            "raison sociale",
            "dénomination",
            "name",
        ],
        (F::Name, ImportKind::Facilitators) => {
            &["Nom", "nom affiché", "prénom et nom", "nom et prénom", "animateur", "animatrice", "name"]
        }
        (F::Summary, _) => &["Résumé", "accroche", "chapô", "en bref", "summary"],
        (F::Description, ImportKind::Facilitators) => &["Présentation", "description", "à propos", "bio"],
        (F::Description, _) => &["Description", "présentation", "détail", "détails", "description longue"],
        (F::Date, _) => {
            &["Date", "date de début", "jour", "début", "date du café", "starts at", "start date"]
        }
        (F::StartTime, _) => &["Heure de début", "heure", "horaire", "horaires", "début heure", "start time"],
        (F::EndTime, _) => &["Heure de fin", "fin", "end time"],
        (F::EndDate, _) => &["Date de fin", "end date", "jour de fin"],
        (F::Timezone, _) => &["Fuseau horaire", "fuseau", "timezone", "time zone"],
        (F::Publication, _) => {
            &["Statut de publication", "publication", "état de publication", "publication status"]
        }
        (F::EventStatus, _) => &["Statut du café", "statut de l’événement", "état du café", "event status"],
        (F::Mode, _) => &["Modalité", "mode", "format de participation", "présentiel ou distanciel"],
        (F::Place, _) => &["Lieu", "nom du lieu", "salle", "place", "venue"],
        (F::Address, _) => &["Adresse", "rue", "numéro et rue", "adresse du lieu", "address"],
        (F::PostalCode, _) => &["Code postal", "CP", "postal code", "zip"],
        (F::Commune, _) => &["Commune", "ville", "localité", "code INSEE", "insee", "city", "town"],
        (F::Link, ImportKind::Organisations) => {
            &["Site web", "site", "site internet", "url", "lien", "website"]
        }
        (F::Link, _) => {
            &["Lien de visioconférence", "lien visio", "visio", "lien de connexion", "online url"]
        }
        (F::Organisation, ImportKind::Cafes) => {
            &["Structure hôte", "structure", "organisation", "hôte", "accueilli par", "organisateur", "host"]
        }
        (F::Organisation, _) => &["Organisation", "structure", "employeur", "organisme"],
        (F::Kind, ImportKind::Cafes) => {
            &["Type de structure", "type d’organisation", "catégorie", "host kind"]
        }
        (F::Kind, _) => &["Type", "type de structure", "type d’organisation", "catégorie", "kind"],
        (F::Parts, _) => &["Rôles", "rôle", "rôle dans le réseau", "parts"],
        (F::Network, _) => &["Réseau", "tête de réseau", "réseau d’appartenance", "network"],
        (F::Formats, _) => &["Formats", "format", "format d’animation", "formats maîtrisés", "animation"],
        (F::Audiences, _) => &["Publics", "public", "public visé", "audience", "audiences"],
        (F::Languages, _) => &["Langues", "langue", "languages", "language"],
        (F::Themes, _) => &["Thèmes", "thème", "thématiques", "thématique", "themes"],
        (F::Accessibility, _) => &["Accessibilité", "accessibility", "accès PMR"],
        (F::Capacity, _) => &["Capacité", "jauge", "nombre de places", "places", "capacity"],
        (F::Registration, _) => {
            &["Inscription", "inscriptions", "lien d’inscription", "réservation", "registration"]
        }
        (F::Email, _) => &[
            "Courriel",
            "email",
            "e-mail",
            "mail",
            "adresse électronique",
            "courriel de la structure",
            "contact",
        ],
        (F::Phone, _) => &["Téléphone", "tél", "tel", "téléphone de la structure", "phone"],
        (F::Number, _) => &["SIRET ou RNA", "siret", "rna", "numéro siret", "n siret"],
        (F::TravelRadius, _) => &[
            "Rayon de déplacement (km)",
            "rayon",
            "rayon de déplacement",
            "mobilité",
            "km",
            "travel radius km",
        ],
        (F::Training, _) => &["Formation", "état de formation", "niveau", "training"],
    }
}

/// The first line of a template, and of an export.
pub fn header(kind: ImportKind, field: ImportField) -> &'static str {
    headers(kind, field).first().copied().unwrap_or_else(|| field.as_str())
}

#[cfg(test)]
mod tests {
    use std::collections::HashMap;

    use super::*;

    fn reads_back<T: Worded>() {
        for term in T::ALL.iter().copied() {
            assert_eq!(super::term::<T>(word(term)), Some(term));
            assert_eq!(super::term::<T>(term.as_str()), Some(term));
            assert!(!word(term).contains(['|', ';']), "{term:?} would be read as a list");
        }
    }

    #[test]
    fn a_cell_reads_back_as_the_term_that_was_written() {
        reads_back::<CafeMode>();
        reads_back::<PublicationStatus>();
        reads_back::<EventStatus>();
        reads_back::<Audience>();
        reads_back::<Language>();
        reads_back::<Theme>();
        reads_back::<Accessibility>();
        reads_back::<OrganisationKind>();
        reads_back::<OrganisationPart>();
        reads_back::<TrainingState>();
    }

    #[test]
    fn no_two_columns_of_a_kind_share_a_word() {
        for kind in ImportKind::ALL.iter().copied() {
            let mut seen = HashMap::new();
            for field in kind.fields().iter().copied() {
                for word in headers(kind, field) {
                    let other = seen.insert(fold(word), field).filter(|other| *other != field);
                    assert_eq!(other, None, "{kind}: {word:?}");
                }
            }
        }
    }
}
