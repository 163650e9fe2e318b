//! Resources: the shelf of formats and documents, and one of them.

pub mod card;
pub mod filters;
pub mod resource;
pub mod shelf;

pub use resource::ResourcePage;
pub use shelf::ResourcesPage;

use cafeia_shared::{
    resources::ResourceSummary,
    vocabulary::{FormatFamily, ResourceKind},
};

use crate::{
    i18n::{Locale, Words},
    kit::Icon,
};

/// What a resource is, in a word: the family of a format, the type of a document.
fn sort_of(resource: &ResourceSummary, locale: Locale) -> &'static str {
    let family = resource.family.map(|family| family.words(locale));
    let document = resource.document_type.map(|document| document.words(locale));
    family.or(document).unwrap_or_else(|| resource.kind.words(locale))
}

/// The drawing that goes with it.
fn icon_of(resource: &ResourceSummary) -> Icon {
    match (resource.kind, resource.family) {
        (ResourceKind::Document, _) => Icon::Document,
        (ResourceKind::Format, Some(FormatFamily::Play)) => Icon::Dice,
        (ResourceKind::Format, Some(FormatFamily::Write)) => Icon::Pen,
        (ResourceKind::Format, Some(FormatFamily::Experiment)) => Icon::Flask,
        (ResourceKind::Format, Some(FormatFamily::Debate) | None) => Icon::Talk,
    }
}
