//! The network heads that organisations may be looked for by.

use cafeia_shared::{
    organisations::{OrganisationFilter, OrganisationQuery, OrganisationSummary},
    paging::MAX_LIMIT,
    query::ListPaging,
    vocabulary::{OrganisationKind, OrganisationPart},
};
use leptos::{prelude::*, task::spawn_local};

use crate::client;

/// A network head, as filters know it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NetworkHead {
    /// Its name in addresses.
    pub slug: String,
    /// Its name.
    pub name: String,
}

/// The network heads, as far as they were met.
#[derive(Clone, Copy)]
pub struct Networks {
    known: RwSignal<Vec<NetworkHead>>,
    asked: StoredValue<bool>,
}

impl Networks {
    /// None yet.
    pub fn none_yet() -> Self {
        Self { known: RwSignal::default(), asked: StoredValue::new(false) }
    }

    /// Those known so far, by name; asks for the others the first time. Tracked.
    pub fn all(self) -> Vec<NetworkHead> {
        if !self.asked.get_value() {
            self.asked.set_value(true);
            // A head is of that kind, or something else that coordinates others.
            self.ask(OrganisationFilter {
                kind: vec![OrganisationKind::Network],
                ..OrganisationFilter::default()
            });
            self.ask(OrganisationFilter {
                part: vec![OrganisationPart::Coordinator],
                ..OrganisationFilter::default()
            });
        }
        self.known.get()
    }

    /// The name of one, once it was met. Tracked.
    pub fn name(self, slug: &str) -> Option<String> {
        self.known.with(|known| known.iter().find(|head| head.slug == slug).map(|head| head.name.clone()))
    }

    /// Learns the heads of the organisations listed.
    pub fn learn_from(self, listed: &[OrganisationSummary]) {
        let heads = listed.iter().filter_map(|one| one.network.as_ref());
        self.learn(heads.map(|head| NetworkHead { slug: head.slug.clone(), name: head.name.clone() }));
    }

    fn learn(self, heads: impl Iterator<Item = NetworkHead>) {
        let mut known = self.known.get_untracked();
        let before = known.len();
        for head in heads {
            if !known.contains(&head) {
                known.push(head);
            }
        }
        if known.len() > before {
            known.sort_by_cached_key(|head| head.name.to_lowercase());
            self.known.set(known);
        }
    }

    fn ask(self, filter: OrganisationFilter) {
        let paging = ListPaging { limit: Some(MAX_LIMIT), ..ListPaging::default() };
        spawn_local(async move {
            // The other filters work without them.
            let Ok(page) = client::organisations(OrganisationQuery { filter, paging }).await else { return };
            // The page may have been left.
            if !self.known.is_disposed() {
                let heads = page.data.into_iter();
                self.learn(heads.map(|head| NetworkHead { slug: head.slug, name: head.name }));
            }
        });
    }
}
