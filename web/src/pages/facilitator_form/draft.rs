//! A facilitator as they are being written: what stands in the fields, whether or not it is sound.

use cafeia_shared::{ids::ResourceId, territories::CommuneRef, vocabulary::Language};

use crate::{
    kit::Choice,
    pages::editing::{fields, parts},
};

/// How far somebody travels unless they say otherwise, in kilometres.
const RADIUS: &str = "20";

fields! {
    /// What stands in the fields of a facilitator's form. It is kept as it was typed.
    Draft,
    /// The fields of a facilitator's form.
    Writing {
        /// The name to be shown by.
        name: String,
        /// What they say of themselves, in Markdown.
        description: String,
        /// Their commune.
        commune: Option<CommuneRef>,
        /// How far they travel, in kilometres.
        radius: String,
        /// The formats they master.
        formats: Vec<ResourceId>,
        /// The languages they run cafés in.
        languages: Vec<Language>,
        /// The organisation they work with.
        organisation: Option<Choice>,
        /// Whether they agree to be shown.
        visible: bool,
    }
}

parts! {
    /// A part of a facilitator's form that is changed as one.
    Part of Draft {
        /// Name.
        Name: name;
        /// What they say of themselves.
        Description: description;
        /// Where they live, and how far they travel.
        Place: commune, radius;
        /// Formats.
        Formats: formats;
        /// Languages.
        Languages: languages;
        /// Organisation.
        Organisation: organisation;
        /// Whether they are shown.
        Consent: visible;
    }
}

impl Draft {
    /// Nothing yet; nobody is shown before they agree to it.
    pub fn empty() -> Self {
        Self {
            name: String::new(),
            description: String::new(),
            commune: None,
            radius: RADIUS.to_owned(),
            formats: Vec::new(),
            languages: Vec::new(),
            organisation: None,
            visible: false,
        }
    }
}
