//! The formats that facilitators may be looked for by.

use cafeia_shared::{
    paging::MAX_LIMIT,
    query::ListPaging,
    resources::{ResourceFilter, ResourceQuery, ResourceSummary},
    vocabulary::{FormatFamily, ResourceKind},
};
use leptos::{prelude::*, task::spawn_local};

use crate::client;

/// A format, as filters know it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Format {
    /// Its name in addresses.
    pub slug: String,
    /// Its title.
    pub title: String,
    /// Its family.
    pub family: Option<FormatFamily>,
}

/// The formats, asked for when they are first needed.
#[derive(Clone, Copy)]
pub struct Formats {
    known: RwSignal<Vec<Format>>,
    asked: StoredValue<bool>,
}

impl Formats {
    /// None yet.
    pub fn none_yet() -> Self {
        Self { known: RwSignal::default(), asked: StoredValue::new(false) }
    }

    /// All of them. Tracked.
    pub fn all(self) -> Vec<Format> {
        self.ask();
        self.known.get()
    }

    /// The title of one, once it is known. Tracked.
    pub fn title(self, slug: &str) -> Option<String> {
        self.all().into_iter().find(|format| format.slug == slug).map(|format| format.title)
    }

    fn ask(self) {
        if self.asked.get_value() {
            return;
        }
        self.asked.set_value(true);
        spawn_local(async move {
            let query = ResourceQuery {
                filter: ResourceFilter { kind: vec![ResourceKind::Format], ..ResourceFilter::default() },
                paging: ListPaging { limit: Some(MAX_LIMIT), ..ListPaging::default() },
            };
            match client::resources(query).await {
                Ok(page) => {
                    let format = |ResourceSummary { slug, title, family, .. }| Format { slug, title, family };
                    let mut formats: Vec<_> = page.data.into_iter().map(format).collect();
                    // Who looks for somebody knows what is to be done, rarely the format's name.
                    formats.sort_by_key(|format| format.family);
                    self.known.try_set(formats);
                }
                // Asked again with the next use; until then filters show slugs, which read well enough.
                Err(_) => {
                    self.asked.try_set_value(false);
                }
            }
        });
    }
}
