//! What the agenda remembers while one reads a café: coming back finds the same list, at the same place.

use std::collections::HashMap;

use cafeia_shared::{
    cafes::{CafeQuery, CafeSummary},
    position::BoundingBox,
    territories::{TerritoryCode, TerritoryLevel, TerritorySummary},
};
use leptos::{prelude::*, task::spawn_local};

use crate::client;

/// A list as it was left.
#[derive(Debug, Clone, Default)]
pub(super) struct Remembered {
    pub(super) query: CafeQuery,
    pub(super) cafes: Vec<CafeSummary>,
    pub(super) next: Option<String>,
    pub(super) total: u64,
    /// The café that was opened from it.
    pub(super) opened: Option<String>,
    /// The map's window.
    pub(super) window: Option<BoundingBox>,
}

/// What lasts from one page of the agenda to the next.
#[derive(Clone, Copy)]
pub struct AgendaMemory {
    list: StoredValue<Option<Remembered>>,
    /// Whether the visitor shows the map on a small screen.
    pub(super) map_shown: RwSignal<bool>,
    names: RwSignal<HashMap<TerritoryCode, String>>,
    territories: RwSignal<Vec<TerritorySummary>>,
    asked: StoredValue<bool>,
}

impl AgendaMemory {
    /// Provides the memory to every page.
    pub fn provide() {
        provide_context(Self::empty());
    }

    fn empty() -> Self {
        Self {
            list: StoredValue::new(None),
            map_shown: RwSignal::new(false),
            names: RwSignal::default(),
            territories: RwSignal::default(),
            asked: StoredValue::new(false),
        }
    }

    /// The memory that [`AgendaMemory::provide`] gave.
    pub fn expect() -> Self {
        use_context().unwrap_or_else(Self::empty)
    }

    /// Forgets the list: the next visit of the agenda begins anew.
    pub fn forget(self) {
        self.list.set_value(None);
    }

    /// The list, when it answers this very query.
    pub(super) fn recall(self, query: &CafeQuery) -> Option<Remembered> {
        self.list.get_value().filter(|remembered| remembered.query == *query)
    }

    /// The query of the list that was left last.
    pub(super) fn query(self) -> CafeQuery {
        self.list.get_value().map(|remembered| remembered.query).unwrap_or_default()
    }

    /// Keeps a list.
    pub(super) fn keep(self, remembered: Remembered) {
        self.list.set_value(Some(remembered));
    }

    /// The régions and départements; asks for them the first time. Tracked.
    pub(super) fn territories(self) -> Vec<TerritorySummary> {
        self.ask_territories();
        self.territories.get()
    }

    fn ask_territories(self) {
        if self.asked.get_value() {
            return;
        }
        self.asked.set_value(true);
        spawn_local(async move {
            match client::territories().await {
                Ok(list) => self.territories.set(list.data),
                Err(_) => self.asked.set_value(false),
            }
        });
    }

    /// Keeps the name of a territory that was met.
    pub(super) fn learn(self, code: TerritoryCode, name: String) {
        self.names.update(|names| {
            names.insert(code, name);
        });
    }

    /// Learns the names of communes from the places of cafés.
    pub(super) fn learn_from(self, cafes: &[CafeSummary]) {
        let met: Vec<_> = self.names.with_untracked(|names| {
            cafes
                .iter()
                .filter_map(|cafe| cafe.place.as_ref())
                .map(|place| {
                    (TerritoryCode::new(TerritoryLevel::Commune, &*place.commune_code), &place.commune)
                })
                .filter(|(code, _)| !names.contains_key(code))
                .map(|(code, name)| (code, name.clone()))
                .collect()
        });
        if !met.is_empty() {
            self.names.update(|names| names.extend(met));
        }
    }

    /// The name of a territory, when it is known. Tracked.
    pub(super) fn name(self, code: &TerritoryCode) -> Option<String> {
        if code.level != TerritoryLevel::Commune {
            return self.territories().into_iter().find(|one| one.code == *code).map(|one| one.name);
        }
        self.names.with(|names| names.get(code).cloned())
    }
}
