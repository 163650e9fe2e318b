//! Every text that people read, in each language.
//!
//! A language is one constant of [`Texts`]: a missing text does not compile, and neither does a vocabulary whose new
//! term has no words yet. What depends on a number is a function, since languages count differently.

mod en;
mod fr;

use cafeia_shared::vocabulary::{
    Accessibility, Audience, CafeMode, EventStatus, FacilitatorPart, Language, OrganiserPart, Theme,
};
use leptos::prelude::*;

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

    /// The language's own name.
    pub fn name(self) -> &'static str {
        match self {
            Self::Fr => "Français",
            Self::En => "English",
        }
    }

    /// Its texts.
    pub fn texts(self) -> &'static Texts {
        match self {
            Self::Fr => &fr::TEXTS,
            Self::En => &en::TEXTS,
        }
    }

    fn parse(tag: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|locale| tag.starts_with(locale.code()))
    }

    /// The language kept from an earlier visit, else the browser's if it is one of ours, else English for those
    /// whose browser speaks neither.
    fn of_visitor() -> Self {
        let kept = storage().and_then(|storage| storage.get_item(STORAGE_KEY).ok().flatten());
        kept.as_deref()
            .and_then(Self::parse)
            .or_else(|| {
                window().navigator().language().as_deref().map(|tag| Self::parse(tag).unwrap_or(Self::En))
            })
            .unwrap_or(Self::Fr)
    }
}

const STORAGE_KEY: &str = "cafeia.language";

fn storage() -> Option<web_sys::Storage> {
    // Refused by some private windows.
    window().local_storage().ok().flatten()
}

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

    /// The texts. Tracked.
    pub fn texts(self) -> &'static Texts {
        self.0.get().texts()
    }

    /// The language at this moment, for what happens once.
    pub fn locale_now(self) -> Locale {
        self.0.get_untracked()
    }

    /// The texts at this moment, for what happens once.
    pub fn texts_now(self) -> &'static Texts {
        self.locale_now().texts()
    }

    /// Changes the language, and keeps it for the next visit.
    pub fn choose(self, locale: Locale) {
        if let Some(storage) = storage() {
            // Without storage the choice lasts as long as the page.
            let _ = storage.set_item(STORAGE_KEY, locale.code());
        }
        self.0.set(locale);
    }
}

/// The language of the moment, provided by [`I18n::provide`].
pub fn use_i18n() -> I18n {
    use_context().unwrap_or_else(|| I18n(RwSignal::new(Locale::Fr)))
}

/// Words for the terms of the vocabularies.
pub struct Terms {
    /// Ways to attend.
    pub mode: fn(CafeMode) -> &'static str,
    /// What happens to an event.
    pub event_status: fn(EventStatus) -> &'static str,
    /// For whom.
    pub audience: fn(Audience) -> &'static str,
    /// Languages spoken.
    pub language: fn(Language) -> &'static str,
    /// Subjects.
    pub theme: fn(Theme) -> &'static str,
    /// Accessibility.
    pub accessibility: fn(Accessibility) -> &'static str,
    /// What an organisation does for a café.
    pub organiser_part: fn(OrganiserPart) -> &'static str,
    /// What a facilitator does in a café.
    pub facilitator_part: fn(FacilitatorPart) -> &'static str,
}

/// The texts of the frame and of every kind of page.
pub struct Frame {
    /// The site's name.
    pub site: &'static str,
    /// What it is, in one line.
    pub motto: &'static str,
    /// The link over the frame, for keyboards.
    pub skip: &'static str,
    /// Label of the main navigation.
    pub navigation: &'static str,
    /// Label of the choice of language.
    pub language: &'static str,
    /// The footer's sentence about the movement.
    pub about: &'static str,
    /// The link to the API's documentation.
    pub api: &'static str,
    /// Said while the network is cut.
    pub offline: &'static str,
    /// Said when it is back.
    pub online_again: &'static str,
    /// To close a dialog.
    pub close: &'static str,
    /// To try again.
    pub retry: &'static str,
    /// Waiting.
    pub loading: &'static str,
    /// The service does not answer.
    pub unreachable: &'static str,
    /// What to do about it.
    pub unreachable_help: &'static str,
    /// The network is cut, and what was asked for is not here.
    pub offline_help: &'static str,
    /// The API refused.
    pub refused: &'static str,
    /// No page has this address.
    pub not_found: &'static str,
    /// What to do about it.
    pub not_found_help: &'static str,
    /// The link to the agenda on such pages.
    pub to_agenda: &'static str,
    /// Said after a link was copied.
    pub copied: &'static str,
    /// Said when it could not be.
    pub not_copied: &'static str,
    /// To take a notice away.
    pub dismiss: &'static str,
}

/// The texts of the agenda.
pub struct Agenda {
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
    /// How many places the field offers.
    pub place_count: fn(usize) -> String,
    /// Said of a département among the places.
    pub departement: &'static str,
    /// Said of a région among the places.
    pub region: &'static str,
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
    /// Takes every filter away.
    pub clear: &'static str,
    /// Label of the filters in force.
    pub in_force: &'static str,
    /// Takes one away.
    pub remove: fn(&str) -> String,
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
    /// How many of them are shown.
    pub shown: fn(&str, &str) -> String,
    /// The next ones.
    pub next: &'static str,
    /// Nothing is found.
    pub none: &'static str,
    /// What to do about it.
    pub none_help: &'static str,
    /// Looks around the commune.
    pub widen: &'static str,
    /// The address holds filters that are not known.
    pub bad_query: &'static str,
    /// Label of the map.
    pub map: &'static str,
    /// Said of the map to those who do not see it.
    pub map_help: &'static str,
    /// Shows the map (on a phone).
    pub map_show: &'static str,
    /// Hides it.
    pub map_hide: &'static str,
    /// Searches in the map's window.
    pub search_here: &'static str,
    /// Label of the territories' buttons.
    pub go_to: &'static str,
    /// France in Europe.
    pub mainland: &'static str,
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

/// The texts of a café.
pub struct CafePage {
    /// Heading of the dates.
    pub when: &'static str,
    /// Heading of the place.
    pub place: &'static str,
    /// Heading of the host and the others.
    pub who: &'static str,
    /// Heading of the registration.
    pub take_part: &'static str,
    /// Heading of the description.
    pub what: &'static str,
    /// Heading of the details.
    pub details: &'static str,
    /// Today, tomorrow, in some days.
    pub in_days: fn(i64) -> String,
    /// It is over.
    pub over: &'static str,
    /// It goes on.
    pub going_on: &'static str,
    /// The times are those of another zone.
    pub zone: fn(&str) -> String,
    /// It takes place by a video link.
    pub online: &'static str,
    /// The position is that of the commune.
    pub approximate: &'static str,
    /// The map of the place.
    pub map: &'static str,
    /// The host.
    pub hosted_by: &'static str,
    /// Nothing is needed to come.
    pub just_come: &'static str,
    /// One registers on the platform.
    pub internal: &'static str,
    /// One registers elsewhere.
    pub link: &'static str,
    /// The button that leads there; the site's name follows.
    pub register: fn(&str) -> String,
    /// One registers by telephone.
    pub phone: &'static str,
    /// One registers by mail.
    pub mail: &'static str,
    /// One is invited.
    pub invitation: &'static str,
    /// Free of charge.
    pub free: &'static str,
    /// Places left, in words.
    pub places: fn(u32) -> String,
    /// How many people can come.
    pub capacity: fn(u32) -> String,
    /// Contact of the host structure.
    pub contact: &'static str,
    /// The formats.
    pub formats: &'static str,
    /// For whom.
    pub audiences: &'static str,
    /// Languages.
    pub languages: &'static str,
    /// Subjects.
    pub themes: &'static str,
    /// Accessibility.
    pub accessibility: &'static str,
    /// It does not take place.
    pub cancelled: &'static str,
    /// It is put off.
    pub postponed: &'static str,
    /// It was to begin on another day.
    pub was_on: fn(&str) -> String,
    /// It takes place online instead.
    pub moved_online: &'static str,
    /// No place is left.
    pub full: &'static str,
    /// It was announced and did not take place.
    pub not_held: &'static str,
    /// Copies the address.
    pub share: &'static str,
    /// Prints.
    pub print: &'static str,
    /// Back to the list.
    pub back: &'static str,
    /// No such café.
    pub gone: &'static str,
    /// What to do about it.
    pub gone_help: &'static str,
}

/// Every text of a language.
pub struct Texts {
    /// The frame, and what every page may say.
    pub frame: Frame,
    /// The agenda.
    pub agenda: Agenda,
    /// A café's page.
    pub cafe: CafePage,
    /// The vocabularies.
    pub terms: Terms,
}
