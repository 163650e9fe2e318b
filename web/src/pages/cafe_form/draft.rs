//! A café as it is being written: what stands in the fields, whether or not it is sound.

use cafeia_shared::{
    ids::ResourceId,
    territories::{Commune, CommuneRef},
    vocabulary::{
        Accessibility, Audience, CafeMode, FacilitatorPart, Language, OrganisationKind, OrganiserPart,
        RegistrationMode, Theme,
    },
};

use crate::{
    clock,
    kit::Choice,
    pages::{commune_field::named, editing::fields},
};

fields! {
    /// What stands in the fields of a café's form. It is kept as it was typed.
    Draft,
    /// The fields of a café's form.
    Writing {
        /// Title.
        title: String,
        /// One or two sentences.
        summary: String,
        /// Description in Markdown.
        description: String,
        /// The day as `2026-12-31`.
        day: String,
        /// When it begins, as `14:05`.
        starts: String,
        /// When it ends.
        ends: String,
        /// Its last day; empty when that is its first.
        last_day: String,
        /// The zone of these times.
        timezone: String,
        /// How people attend.
        mode: CafeMode,
        /// The commune where it is.
        commune: Option<CommuneRef>,
        /// Its place, when the network knows it.
        place: Option<Choice>,
        /// Whether the place is written down, because the network does not know it.
        writes_place: bool,
        /// Name of a place that is written down.
        place_name: String,
        /// Its number and street.
        place_address: String,
        /// Its postal code.
        place_postal_code: String,
        /// How to find its door.
        place_access: String,
        /// What makes it usable by people with a disability.
        place_accessibility: Vec<Accessibility>,
        /// The video link.
        online_url: String,
        /// The organisation that hosts it, when the network knows it.
        host: Option<Choice>,
        /// Whether the host is written down, because the network does not know it.
        writes_host: bool,
        /// Name of a host that is written down.
        host_name: String,
        /// What it is.
        host_kind: OrganisationKind,
        /// Where it has its seat.
        host_commune: Option<CommuneRef>,
        /// The organisations besides the host.
        organisers: Vec<(Choice, OrganiserPart)>,
        /// Its facilitators.
        facilitators: Vec<(Choice, FacilitatorPart)>,
        /// The formats it uses.
        formats: Vec<ResourceId>,
        /// Whom it is made for.
        audiences: Vec<Audience>,
        /// The languages spoken.
        languages: Vec<Language>,
        /// What it talks about.
        themes: Vec<Theme>,
        /// What makes it usable by people with a disability, besides what the place has.
        accessibility: Vec<Accessibility>,
        /// How many people can come.
        capacity: String,
        /// How many places are taken.
        seats_taken: String,
        /// How one takes part.
        registration: RegistrationMode,
        /// Where one registers.
        target: String,
        /// The host structure's mail address.
        contact_email: String,
        /// Its telephone number.
        contact_phone: String,
        /// A word to whoever reviews it.
        message: String,
    }
}

impl Draft {
    /// Nothing yet, in this browser's zone.
    pub fn empty() -> Self {
        Self::in_zone(clock::own_zone())
    }

    /// Nothing yet.
    pub fn in_zone(timezone: &str) -> Self {
        Self {
            title: String::new(),
            summary: String::new(),
            description: String::new(),
            day: String::new(),
            starts: String::new(),
            ends: String::new(),
            last_day: String::new(),
            timezone: timezone.to_owned(),
            mode: CafeMode::OnSite,
            commune: None,
            place: None,
            writes_place: false,
            place_name: String::new(),
            place_address: String::new(),
            place_postal_code: String::new(),
            place_access: String::new(),
            place_accessibility: Vec::new(),
            online_url: String::new(),
            host: None,
            writes_host: false,
            host_name: String::new(),
            host_kind: OrganisationKind::Association,
            host_commune: None,
            organisers: Vec::new(),
            facilitators: Vec::new(),
            formats: Vec::new(),
            audiences: Vec::new(),
            languages: Vec::new(),
            themes: Vec::new(),
            accessibility: Vec::new(),
            capacity: String::new(),
            seats_taken: String::new(),
            registration: RegistrationMode::None,
            target: String::new(),
            contact_email: String::new(),
            contact_phone: String::new(),
            message: String::new(),
        }
    }

    /// Nothing yet but the commune, with what follows from it.
    pub fn in_commune(commune: Commune) -> Self {
        let mut draft = Self::in_zone(&commune.timezone);
        if let [only] = commune.postal_codes.as_slice() {
            draft.place_postal_code.clone_from(only);
        }
        draft.commune = Some(named(commune));
        draft
    }

    /// Whether it is held in a place.
    pub fn is_in_a_place(&self) -> bool {
        self.mode != CafeMode::Online
    }
}
