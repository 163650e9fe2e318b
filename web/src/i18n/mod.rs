//! Every text that people read, in each language.
//!
//! Each part of the site has a file here: the list of its texts, then the French ones, then the English ones. A missing
//! text does not compile, and neither does a vocabulary whose new term has no words yet. What depends on a number is a
//! function, since languages count differently. A page asks for its own part only, so that its texts come with its code.

mod account;
mod agenda;
mod applying;
mod asking;
mod cafe;
mod cafe_form;
mod card;
mod cockpit;
mod contact;
mod dashboard;
mod editing;
mod facilitator_form;
mod facilitators;
mod faults;
mod finding;
mod frame;
mod france;
mod here;
mod home;
mod imports;
mod jobs;
mod journal;
mod lists;
mod mailings;
mod my_cafes;
mod my_facilitators;
mod my_need;
mod my_organisations;
mod my_resources;
mod near_me;
mod need;
mod needs;
mod organisations;
mod people;
mod plural;
mod proposal;
mod proposing;
mod reached;
mod reading;
mod report;
mod resources;
mod review;
mod search;
mod sent;
mod still_there;
mod terms;
mod territories;
mod unsubscribe;
mod verifying;
mod workspace;
mod writing;
mod zones;

pub use account::AccountTexts;
pub use agenda::AgendaTexts;
pub use applying::ApplyingTexts;
pub use asking::AskingTexts;
pub use cafe::CafeTexts;
pub use cafe_form::CafeFormTexts;
pub use card::CardTexts;
pub use cockpit::CockpitTexts;
pub use contact::ContactTexts;
pub use dashboard::DashboardTexts;
pub use editing::EditingTexts;
pub use facilitator_form::FacilitatorFormTexts;
pub use facilitators::FacilitatorsTexts;
pub use faults::FaultTexts;
pub use finding::FindingTexts;
pub use frame::FrameTexts;
pub use france::FranceTexts;
pub use here::HereTexts;
pub use home::{HomeTexts, Way};
pub use imports::ImportsTexts;
pub use jobs::JobsTexts;
pub use journal::{JournalTexts, KINDS as JOURNAL_KINDS};
pub use lists::ListsTexts;
pub use mailings::MailingsTexts;
pub use my_cafes::MyCafesTexts;
pub use my_facilitators::MyFacilitatorsTexts;
pub use my_need::MyNeedTexts;
pub use my_organisations::MyOrganisationsTexts;
pub use my_resources::MyResourcesTexts;
pub use near_me::NearMeTexts;
pub use need::NeedTexts;
pub use needs::NeedsTexts;
pub use organisations::OrganisationsTexts;
pub use people::PeopleTexts;
pub use proposal::ProposalTexts;
pub use proposing::ProposingTexts;
pub use reached::ReachedTexts;
pub use reading::ReadingTexts;
pub use report::ReportTexts;
pub use resources::ResourcesTexts;
pub use review::ReviewTexts;
pub use search::SearchTexts;
pub use sent::SentTexts;
pub use still_there::StillThereTexts;
pub use terms::Words;
pub use territories::TerritoriesTexts;
pub use unsubscribe::UnsubscribeTexts;
pub use verifying::VerifyingTexts;
pub use workspace::WorkspaceTexts;
pub use writing::WritingTexts;
pub use zones::{ZONES, time_zone};

use leptos::prelude::*;

use crate::storage;

/// A language of the site.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Locale {
    /// French: the first language.
    Fr,
    /// English.
    En,
}

impl Locale {
    /// Every language.
    pub const ALL: [Self; 2] = [Self::Fr, Self::En];

    /// The language's BCP 47 tag, for `lang` attributes.
    pub fn code(self) -> &'static str {
        match self {
            Self::Fr => "fr",
            Self::En => "en",
        }
    }

    /// The tag with the region whose customs dates and numbers follow.
    pub fn tag(self) -> &'static str {
        match self {
            Self::Fr => "fr-FR",
            Self::En => "en-GB",
        }
    }

    /// The language, as the network's own words name it.
    pub fn spoken(self) -> cafeia_shared::vocabulary::Locale {
        match self {
            Self::Fr => cafeia_shared::vocabulary::Locale::French,
            Self::En => cafeia_shared::vocabulary::Locale::English,
        }
    }

    /// The language's own name.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Fr => "Français",
            Self::En => "English",
        }
    }

    fn parse(tag: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|locale| tag.starts_with(locale.code()))
    }

    /// The language kept from an earlier visit, else the browser's if it is one of ours, else English for those
    /// whose browser speaks neither.
    fn of_visitor() -> Self {
        let kept = storage::read(STORAGE_KEY);
        kept.as_deref()
            .and_then(Self::parse)
            .or_else(|| {
                window().navigator().language().as_deref().map(|tag| Self::parse(tag).unwrap_or(Self::En))
            })
            .unwrap_or(Self::Fr)
    }
}

/// The languages of letters, each by its own name.
pub const LETTERS: [(cafeia_shared::vocabulary::Locale, &str); 2] = [
    (cafeia_shared::vocabulary::Locale::French, Locale::Fr.name()),
    (cafeia_shared::vocabulary::Locale::English, Locale::En.name()),
];

/// The texts of a part of the site are its file's two constants.
macro_rules! in_each_language {
    ($texts:ident) => {
        impl $texts {
            /// Those of the language of the moment. Tracked.
            pub fn of(i18n: $crate::i18n::I18n) -> &'static Self {
                Self::in_language(i18n.locale())
            }

            /// Those of the language at this moment, for what happens once.
            pub fn now(i18n: $crate::i18n::I18n) -> &'static Self {
                Self::in_language(i18n.locale_now())
            }

            fn in_language(locale: $crate::i18n::Locale) -> &'static Self {
                match locale {
                    $crate::i18n::Locale::Fr => &FRENCH,
                    $crate::i18n::Locale::En => &ENGLISH,
                }
            }
        }
    };
}

use in_each_language;

const STORAGE_KEY: &str = "cafeia.language";

/// The language of the moment.
#[derive(Clone, Copy)]
pub struct I18n(RwSignal<Locale>);

impl I18n {
    /// Chooses the visitor's language, provides it to every component below, and keeps `<html lang>` true to it.
    pub fn provide() -> Self {
        let i18n = Self(RwSignal::new(Locale::of_visitor()));
        provide_context(i18n);
        Effect::new(move || {
            if let Some(root) = document().document_element() {
                // Setting an attribute whose name is valid cannot fail.
                let _ = root.set_attribute("lang", i18n.locale().code());
            }
        });
        i18n
    }

    /// The language. Tracked.
    pub fn locale(self) -> Locale {
        self.0.get()
    }

    /// The language at this moment, for what happens once.
    pub fn locale_now(self) -> Locale {
        self.0.get_untracked()
    }

    /// Changes the language, and keeps it for the next visit.
    pub fn choose(self, locale: Locale) {
        storage::keep(STORAGE_KEY, locale.code());
        self.0.set(locale);
    }
}

/// The language of the moment, provided by [`I18n::provide`].
pub fn use_i18n() -> I18n {
    use_context().unwrap_or_else(|| I18n(RwSignal::new(Locale::Fr)))
}
