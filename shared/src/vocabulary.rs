//! The closed vocabularies: every value that a field may take, as it is written on the wire, in the
//! database and in a query string.
//!
//! The terms are the field's standard ones: OpenAgenda's and schema.org's for events, La Mednum's for
//! places, ISO 639 for languages, SPDX for licences.

use std::{fmt, marker::PhantomData};

use serde::de::{self, Deserializer, Unexpected, Visitor};

/// A value of a closed vocabulary.
pub trait Term: Copy + Eq + Ord + fmt::Debug + Send + Sync + 'static {
    /// Every value, in the order people read them.
    const ALL: &'static [Self];

    /// The value as it is written on the wire and in the database.
    fn as_str(self) -> &'static str;

    /// The value's place in [`Term::ALL`]; a vocabulary has fewer than 32 values, so a set fits 32 bits.
    fn ordinal(self) -> u8;

    /// Reads a value as [`Term::as_str`] writes it.
    fn parse(text: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|term| term.as_str() == text)
    }
}

/// The text is not a value of the vocabulary.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnknownTerm;

impl fmt::Display for UnknownTerm {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("not a value of this vocabulary")
    }
}

impl std::error::Error for UnknownTerm {}

/// Reads a value as [`Term::as_str`] writes it. Derived, each vocabulary would have a reader of its own.
#[doc(hidden)]
pub fn read<'de, T: Term, D: Deserializer<'de>>(deserializer: D) -> Result<T, D::Error> {
    struct Text<T>(PhantomData<T>);

    impl<T: Term> Visitor<'_> for Text<T> {
        type Value = T;

        fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.write_str("a value of a vocabulary")
        }

        fn visit_str<E: de::Error>(self, text: &str) -> Result<T, E> {
            T::parse(text).ok_or_else(|| E::invalid_value(Unexpected::Str(text), &self))
        }
    }

    deserializer.deserialize_str(Text(PhantomData))
}

/// Makes closed vocabularies: enums whose values each have one written form.
#[macro_export]
macro_rules! terms {
    ($($(#[$doc:meta])+ $name:ident { $($(#[$term_doc:meta])+ $term:ident = $text:tt),+ $(,)? })+) => {$(
        $(#[$doc])+
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $name {
            $($(#[$term_doc])+ $term,)+
        }

        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str($crate::vocabulary::Term::as_str(*self))
            }
        }

        impl<'de> serde::Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                $crate::vocabulary::read(deserializer)
            }
        }

        impl $crate::vocabulary::Term for $name {
            const ALL: &'static [Self] = &[$(Self::$term),+];

            fn as_str(self) -> &'static str {
                match self { $(Self::$term => $text),+ }
            }

            fn ordinal(self) -> u8 {
                self as u8
            }
        }

        impl std::str::FromStr for $name {
            type Err = $crate::vocabulary::UnknownTerm;

            fn from_str(text: &str) -> Result<Self, $crate::vocabulary::UnknownTerm> {
                $crate::vocabulary::Term::parse(text).ok_or($crate::vocabulary::UnknownTerm)
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str($crate::vocabulary::Term::as_str(*self))
            }
        }
    )+};
}

/// The same for this crate, whose vocabularies stand in the OpenAPI document.
macro_rules! vocabulary {
    ($($(#[$doc:meta])+ $name:ident { $($(#[$term_doc:meta])+ $term:ident = $text:tt),+ $(,)? })+) => {$(
        $crate::terms! {
            $(#[$doc])+
            #[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
            $name {
                $($(#[$term_doc])+ #[cfg_attr(feature = "openapi", schema(rename = $text))] $term = $text,)+
            }
        }
    )+};
}

pub(crate) use vocabulary;

vocabulary! {
    /// How people attend (schema.org `eventAttendanceMode`).
    CafeMode {
        /// In a place.
        OnSite = "on_site",
        /// By a video link only.
        Online = "online",
        /// In a place and by a video link.
        Hybrid = "hybrid",
    }

    /// Whether the network shows an object. Never mixed with what happens to the event itself.
    PublicationStatus {
        /// Being written; seen by its author.
        Draft = "draft",
        /// Waiting for a referent's decision.
        Submitted = "submitted",
        /// Seen by everyone.
        Published = "published",
        /// Refused with a reason.
        Rejected = "rejected",
        /// Taken out of the public site, kept in the records.
        Archived = "archived",
    }

    /// What happens to the event itself (schema.org `eventStatus`, and what became of it).
    EventStatus {
        /// It takes place as announced.
        Scheduled = "scheduled",
        /// It takes place, and no place is left.
        Full = "full",
        /// It is put off; a new date may be given.
        Postponed = "postponed",
        /// It takes place, by a video link instead.
        MovedOnline = "moved_online",
        /// It does not take place. It stays visible, marked.
        Cancelled = "cancelled",
        /// It took place.
        Held = "held",
        /// It was announced and did not take place.
        NotHeld = "not_held",
    }

    /// How one takes part.
    RegistrationMode {
        /// Just come.
        None = "none",
        /// Registration on this platform.
        Internal = "internal",
        /// Registration on another site.
        Link = "link",
        /// By telephone.
        Phone = "phone",
        /// By mail.
        Mail = "mail",
        /// For invited people only.
        Invitation = "invitation",
    }

    /// Whom a café or a resource is made for.
    Audience {
        /// Everyone.
        Everyone = "everyone",
        /// Children, up to about twelve.
        Children = "children",
        /// Young people, about thirteen to twenty-five.
        YoungPeople = "young_people",
        /// Pupils with their class.
        Pupils = "pupils",
        /// Students.
        Students = "students",
        /// Parents and families.
        Parents = "parents",
        /// Seniors.
        Seniors = "seniors",
        /// People looking for work.
        JobSeekers = "job_seekers",
        /// Employees of an organisation.
        Employees = "employees",
        /// Public servants.
        PublicAgents = "public_agents",
        /// Elected representatives.
        ElectedOfficials = "elected_officials",
        /// Teachers and trainers.
        Teachers = "teachers",
        /// Digital mediators and facilitators.
        Mediators = "mediators",
    }

    /// A language of the site and of the letters that the network sends.
    Locale {
        /// French: the first language.
        French = "fr",
        /// English.
        English = "en",
    }

    /// A spoken or signed language: ISO 639-1 where it exists, else ISO 639-3.
    Language {
        /// French.
        French = "fr",
        /// English.
        English = "en",
        /// French Sign Language.
        FrenchSign = "fsl",
        /// Arabic.
        Arabic = "ar",
        /// Basque.
        Basque = "eu",
        /// Breton.
        Breton = "br",
        /// Catalan.
        Catalan = "ca",
        /// Chinese.
        Chinese = "zh",
        /// Corsican.
        Corsican = "co",
        /// German.
        German = "de",
        /// Guadeloupean and Martinican Creole.
        AntilleanCreole = "gcf",
        /// Guianese Creole.
        GuianeseCreole = "gcr",
        /// Italian.
        Italian = "it",
        /// Occitan.
        Occitan = "oc",
        /// Portuguese.
        Portuguese = "pt",
        /// Réunion Creole.
        ReunionCreole = "rcf",
        /// Shimaore.
        Shimaore = "swb",
        /// Spanish.
        Spanish = "es",
        /// Tahitian.
        Tahitian = "ty",
        /// Turkish.
        Turkish = "tr",
        /// Ukrainian.
        Ukrainian = "uk",
    }

    /// What a café talks about.
    Theme {
        /// What artificial intelligence is, and how it works.
        Basics = "basics",
        /// Everyday uses.
        EverydayUse = "everyday_use",
        /// Work and jobs.
        Work = "work",
        /// School and learning.
        Education = "education",
        /// Culture and creation.
        Culture = "culture",
        /// Health and care.
        Health = "health",
        /// Information and the media.
        Information = "information",
        /// Democracy and public services.
        Democracy = "democracy",
        /// Law, rights and personal data.
        Rights = "rights",
        /// Environment.
        Environment = "environment",
        /// Bias and discrimination.
        Discrimination = "discrimination",
    }

    /// What makes a café or a place usable by people with a disability.
    Accessibility {
        /// One can come in, move and sit in a wheelchair.
        Wheelchair = "wheelchair",
        /// A hearing loop is installed.
        HearingLoop = "hearing_loop",
        /// French Sign Language is spoken or interpreted.
        SignLanguage = "sign_language",
        /// What is said is captioned live.
        LiveCaptions = "live_captions",
        /// Welcome and materials suit blind and partially sighted people.
        VisualImpairment = "visual_impairment",
        /// Easy-to-read material (FALC).
        EasyToRead = "easy_to_read",
        /// A quiet room is at hand.
        QuietSpace = "quiet_space",
    }

    /// What an organisation is.
    OrganisationKind {
        /// A library or media library.
        Library = "library",
        /// A town hall.
        TownHall = "town_hall",
        /// A post office.
        PostOffice = "post_office",
        /// A school, collège or lycée.
        School = "school",
        /// A university or another place of higher education.
        University = "university",
        /// A community centre (centre social).
        CommunityCentre = "community_centre",
        /// A third place (tiers-lieu).
        ThirdPlace = "third_place",
        /// An association.
        Association = "association",
        /// A company.
        Company = "company",
        /// A museum or another place of culture.
        CulturalPlace = "cultural_place",
        /// A local authority other than a town hall.
        LocalAuthority = "local_authority",
        /// A State service or a public agency.
        PublicBody = "public_body",
        /// A research institute.
        Research = "research",
        /// A network head (tête de réseau).
        Network = "network",
        /// An informal group.
        Collective = "collective",
        /// Anything else.
        Other = "other",
    }

    /// What an organisation does in the network; it may do several things.
    OrganisationPart {
        /// Lends its walls.
        Host = "host",
        /// Organises cafés.
        Organiser = "organiser",
        /// Funds cafés.
        Funder = "funder",
        /// Trains facilitators.
        Trainer = "trainer",
        /// Lends kits.
        Lender = "lender",
        /// Coordinates others.
        Coordinator = "coordinator",
        /// Publishes resources.
        Publisher = "publisher",
    }

    /// Where an organisation or a facilitator stands in its life in the network.
    LifeStatus {
        /// Asked to take part; not confirmed yet.
        Candidate = "candidate",
        /// Takes part.
        Active = "active",
        /// Nothing heard of it for a while.
        Dormant = "dormant",
        /// Left, or closed.
        Archived = "archived",
    }

    /// How far a facilitator's training has come. Declared and trained are different states.
    TrainingState {
        /// Says they are able to.
        Declared = "declared",
        /// Follows the training.
        InTraining = "in_training",
        /// Followed the training.
        Trained = "trained",
        /// Their training was validated.
        Certified = "certified",
        /// Trains others.
        Trainer = "trainer",
    }

    /// What a facilitator does in a café.
    FacilitatorPart {
        /// Leads.
        Lead = "lead",
        /// Helps to lead.
        CoFacilitator = "co_facilitator",
        /// Watches and learns.
        Observer = "observer",
    }

    /// What an organisation besides the host does for a café.
    OrganiserPart {
        /// Organises it with the host.
        CoOrganiser = "co_organiser",
        /// Supports it.
        Partner = "partner",
        /// Funds it.
        Funder = "funder",
    }

    /// What a resource is.
    ResourceKind {
        /// A way to run a café.
        Format = "format",
        /// Something to read, show or hand out.
        Document = "document",
    }

    /// The four families of formats (cafeia.org, « Formats d'animation »).
    FormatFamily {
        /// Jouer.
        Play = "play",
        /// Écrire.
        Write = "write",
        /// Expérimenter.
        Experiment = "experiment",
        /// Débattre.
        Debate = "debate",
    }

    /// What a document is.
    DocumentType {
        /// A guide.
        Guide = "guide",
        /// A kit.
        Kit = "kit",
        /// Slides.
        Slides = "slides",
        /// A poster.
        Poster = "poster",
        /// A game.
        Game = "game",
        /// A training module.
        Module = "module",
        /// A report or a study.
        Report = "report",
        /// An online tool.
        Tool = "tool",
    }

    /// A licence by its SPDX identifier, or that none is stated.
    Licence {
        /// Creative Commons attribution, share alike: the movement's default.
        CcBySa4 = "CC-BY-SA-4.0",
        /// Creative Commons attribution.
        CcBy4 = "CC-BY-4.0",
        /// Creative Commons attribution, non commercial, share alike.
        CcByNcSa4 = "CC-BY-NC-SA-4.0",
        /// Creative Commons zero.
        Cc0 = "CC0-1.0",
        /// Licence Ouverte 2.0.
        Etalab2 = "etalab-2.0",
        /// The publisher states none.
        Unstated = "unstated",
    }

    /// How exactly a position is known.
    Precision {
        /// To the house number.
        Address = "address",
        /// To the street.
        Street = "street",
        /// To the commune.
        Commune = "commune",
        /// To the département.
        Departement = "departement",
    }
}

impl EventStatus {
    /// Whether a café takes place, or took place, on the day that it bears. One that was put off does once it has a
    /// new date. Figures, territories and lists all count by this.
    pub fn takes_place(self, has_new_date: bool) -> bool {
        match self {
            Self::Scheduled | Self::Full | Self::MovedOnline | Self::Held => true,
            Self::Postponed => has_new_date,
            Self::Cancelled | Self::NotHeld => false,
        }
    }
}

impl Accessibility {
    /// Whether it is the room that has it: whoever comes by a video link has nothing of it.
    pub fn is_of_a_room(self) -> bool {
        matches!(self, Self::Wheelchair | Self::HearingLoop | Self::QuietSpace)
    }
}

impl TrainingState {
    /// Whether they followed the training, or went further.
    pub fn is_trained(self) -> bool {
        match self {
            Self::Declared | Self::InTraining => false,
            Self::Trained | Self::Certified | Self::Trainer => true,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn reads_back<T: Term>() {
        for (index, term) in T::ALL.iter().enumerate() {
            assert_eq!(T::parse(term.as_str()), Some(*term));
            assert_eq!(usize::from(term.ordinal()), index);
        }
        assert!(T::ALL.len() < 32, "a set of terms must fit 32 bits");
        assert_eq!(T::parse("no such term"), None);
    }

    #[test]
    fn every_vocabulary_reads_back_what_it_writes() {
        reads_back::<CafeMode>();
        reads_back::<PublicationStatus>();
        reads_back::<EventStatus>();
        reads_back::<RegistrationMode>();
        reads_back::<Audience>();
        reads_back::<Language>();
        reads_back::<Theme>();
        reads_back::<Accessibility>();
        reads_back::<OrganisationKind>();
        reads_back::<OrganisationPart>();
        reads_back::<LifeStatus>();
        reads_back::<TrainingState>();
        reads_back::<FacilitatorPart>();
        reads_back::<OrganiserPart>();
        reads_back::<ResourceKind>();
        reads_back::<FormatFamily>();
        reads_back::<DocumentType>();
        reads_back::<Licence>();
        reads_back::<Precision>();
    }

    #[test]
    fn the_wire_form_is_the_written_form() {
        assert_eq!(serde_json::to_string(&Licence::CcBySa4).unwrap(), "\"CC-BY-SA-4.0\"");
        assert_eq!(serde_json::from_str::<CafeMode>("\"on_site\"").unwrap(), CafeMode::OnSite);
    }
}
