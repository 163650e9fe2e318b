//! Words for the terms of the vocabularies, in each language side by side. A term without words does not compile.

use cafeia_shared::accounts::{GrantState, ReviewLetters, Role};
use cafeia_shared::directory::DirectorySort;
use cafeia_shared::mailings::{MailingAudience, MailingState};
use cafeia_shared::proposals::ProposalStatus;
use cafeia_shared::vocabulary::Locale as Letters;
use cafeia_shared::vocabulary::{
    Accessibility, Audience, CafeMode, DocumentType, EventStatus, FacilitatorPart, FormatFamily, Language,
    Licence, LifeStatus, OrganisationKind, OrganisationPart, OrganiserPart, PublicationStatus,
    RegistrationMode, ResourceKind, Theme, TrainingState,
};
use cafeia_shared::workspace::{Likeness, WorkspaceCafeSort};

use super::Locale;
use crate::pages::workspace::{CafeColumn, FacilitatorColumn, OrganisationColumn};

/// A term that people read.
pub trait Words: Copy {
    /// Its words.
    fn words(self, locale: Locale) -> &'static str;
}

macro_rules! words {
    ($($vocabulary:ident { $($term:ident: $french:literal, $english:literal;)+ })+) => {$(
        impl Words for $vocabulary {
            fn words(self, locale: Locale) -> &'static str {
                match (self, locale) {
                    $((Self::$term, Locale::Fr) => $french, (Self::$term, Locale::En) => $english,)+
                }
            }
        }
    )+};
}

pub(super) use words;

/// Those that the server's plain pages say too.
macro_rules! common {
    ($($vocabulary:ident),+) => {$(
        impl Words for $vocabulary {
            fn words(self, locale: Locale) -> &'static str {
                cafeia_shared::words::Words::words(self, locale.spoken())
            }
        }
    )+};
}

common!(Accessibility, Audience, CafeMode, FacilitatorPart, Language, Licence);

words! {
    FacilitatorColumn {
        Training: "Formation", "Training";
        Commune: "Commune", "Commune";
        Shown: "Fiche publique", "Public entry";
        Life: "Participation", "Participation";
        UpdatedAt: "Dernier changement", "Last change";
    }

    OrganisationColumn {
        Kind: "Type", "Kind";
        Commune: "Commune", "Commune";
        Life: "Participation", "Participation";
        Trusted: "Publie sans relecture", "Publishes without review";
        UpdatedAt: "Dernier changement", "Last change";
    }

    CafeColumn {
        Date: "Date", "Date";
        Publication: "Publication", "Publication";
        Event: "État", "State";
        Place: "Lieu", "Place";
        Commune: "Commune", "Commune";
        Host: "Hôte", "Host";
        Organisers: "Co-organisation", "Co-organisers";
        Facilitators: "Animation", "Facilitators";
        UpdatedAt: "Dernier changement", "Last change";
    }

    MailingState {
        Waiting: "En cours d’envoi", "Being sent";
        Done: "Envoyé", "Sent";
        Stopped: "Arrêté", "Stopped";
    }

    MailingAudience {
        Facilitators: "animateurs et animatrices", "facilitators";
        Organisations: "organisations", "organisations";
        People: "personnes", "people";
    }

    DirectorySort {
        Commune: "Commune", "Commune";
        UpdatedAt: "Dernier changement", "Last change";
    }

    WorkspaceCafeSort {
        Title: "Titre", "Title";
        Host: "Hôte", "Host";
        Commune: "Commune", "Commune";
        UpdatedAt: "Dernier changement", "Last change";
    }

    Role {
        National: "Équipe nationale", "National team";
        Referent: "Référence d’un territoire", "Referent of a territory";
        Organiser: "Représentation d’une organisation", "Acts for an organisation";
        Facilitator: "Animation", "Facilitator";
    }

    GrantState {
        InForce: "En vigueur", "In force";
        SecondFactorNeeded: "Attend la double authentification", "Waits for the second factor";
        NotBegun: "Pas encore commencé", "Not begun yet";
        Offered: "Attend d’être accepté", "Waits to be accepted";
        Ended: "Terminé", "Ended";
        Revoked: "Retiré", "Taken back";
        Lapsed: "Suspendu", "Suspended";
    }

    ReviewLetters {
        Each: "À chaque arrivée", "Whenever something comes in";
        None: "Seulement en cas de retard", "Only when something is late";
    }

    ProposalStatus {
        Unconfirmed: "À confirmer", "To be confirmed";
        InReview: "En relecture", "In review";
        ChangeRequested: "Un changement est demandé", "A change is asked for";
        Accepted: "Publiée", "Published";
        Refused: "Refusée", "Refused";
        Withdrawn: "Retirée", "Withdrawn";
    }

    Likeness {
        SamePlaceAndDay: "Même lieu, même jour", "Same place, same day";
        SimilarTitle: "Titre proche, même commune", "Similar title, same commune";
    }

    Letters {
        French: "écrit en français", "writes in French";
        English: "écrit en anglais", "writes in English";
    }

    EventStatus {
        Scheduled: "Prévu", "Scheduled";
        Full: "Complet", "Full";
        Postponed: "Reporté", "Postponed";
        MovedOnline: "Aura lieu en ligne", "Moved online";
        Cancelled: "Annulé", "Cancelled";
        Held: "A eu lieu", "Took place";
        NotHeld: "N’a pas eu lieu", "Did not take place";
    }

    PublicationStatus {
        Draft: "Brouillon", "Draft";
        Submitted: "En relecture", "In review";
        Published: "Publié", "Published";
        Rejected: "Refusé", "Refused";
        Archived: "Archivé", "Archived";
    }

    RegistrationMode {
        None: "Entrée libre", "Just come";
        Internal: "Sur ce site", "On this site";
        Link: "Par un lien", "By a link";
        Phone: "Par téléphone", "By telephone";
        Mail: "Par courriel", "By e-mail";
        Invitation: "Sur invitation", "By invitation";
    }

    Theme {
        Basics: "Comprendre l’IA", "What AI is";
        EverydayUse: "L’IA au quotidien", "AI in everyday life";
        Work: "Travail et métiers", "Work and jobs";
        Education: "École et apprentissages", "School and learning";
        Culture: "Culture et création", "Culture and creation";
        Health: "Santé", "Health";
        Information: "Information et médias", "Information and media";
        Democracy: "Démocratie et services publics", "Democracy and public services";
        Rights: "Droits et données personnelles", "Rights and personal data";
        Environment: "Environnement", "Environment";
        Discrimination: "Biais et discriminations", "Bias and discrimination";
    }

    OrganiserPart {
        CoOrganiser: "Co-organisé par", "Co-organised by";
        Partner: "En partenariat avec", "In partnership with";
        Funder: "Avec le soutien de", "With the support of";
    }

    OrganisationKind {
        Library: "Bibliothèque, médiathèque", "Library";
        TownHall: "Mairie", "Town hall";
        PostOffice: "Bureau de poste", "Post office";
        School: "École, collège, lycée", "School";
        University: "Enseignement supérieur", "Higher education";
        CommunityCentre: "Centre social", "Community centre";
        ThirdPlace: "Tiers-lieu", "Third place";
        Association: "Association", "Association";
        Company: "Entreprise", "Company";
        CulturalPlace: "Lieu culturel", "Cultural venue";
        LocalAuthority: "Collectivité", "Local authority";
        PublicBody: "Service public", "Public body";
        Research: "Recherche", "Research institute";
        Network: "Réseau national", "National network";
        Collective: "Collectif", "Collective";
        Other: "Autre", "Other";
    }

    OrganisationPart {
        Host: "Accueille des cafés", "Hosts cafés";
        Organiser: "Organise des cafés", "Organises cafés";
        Funder: "Finance des cafés", "Funds cafés";
        Trainer: "Forme à l’animation", "Trains facilitators";
        Lender: "Prête du matériel", "Lends material";
        Coordinator: "Coordonne un réseau", "Coordinates a network";
        Publisher: "Publie des ressources", "Publishes resources";
    }

    TrainingState {
        Declared: "Se porte volontaire pour animer", "Says they are ready to facilitate";
        InTraining: "En formation", "In training";
        Trained: "A suivi la formation", "Has been trained";
        Certified: "Formation validée", "Training certified";
        Trainer: "Forme à l’animation", "Trains other facilitators";
    }

    LifeStatus {
        Candidate: "Candidature", "Application";
        Active: "Prend part", "Takes part";
        Dormant: "En sommeil", "Dormant";
        Archived: "Archivée", "Archived";
    }

    ResourceKind {
        Format: "Format d’animation", "Format";
        Document: "Document", "Document";
    }

    FormatFamily {
        Play: "Jouer", "Play";
        Write: "Écrire", "Write";
        Experiment: "Expérimenter", "Experiment";
        Debate: "Débattre", "Debate";
    }

    DocumentType {
        Guide: "Guide", "Guide";
        Kit: "Kit", "Kit";
        Slides: "Diaporama", "Slides";
        Poster: "Affiche", "Poster";
        Game: "Jeu", "Game";
        Module: "Module de formation", "Training module";
        Report: "Rapport ou étude", "Report or study";
        Tool: "Outil en ligne", "Online tool";
    }
}
