//! The names of territories, as far as the visitor has met them: filters hold codes, people read names.

use std::collections::HashMap;

use cafeia_shared::{
    cafes::CafeSummary,
    territories::{TerritoryCode, TerritoryLevel, TerritorySummary},
};
use leptos::{prelude::*, task::spawn_local};

use crate::{
    client,
    i18n::{AgendaTexts, I18n},
};

/// The names known so far.
#[derive(Clone, Copy)]
pub struct TerritoryNames {
    communes: RwSignal<HashMap<TerritoryCode, Name>>,
    territories: RwSignal<Vec<TerritorySummary>>,
    asked: StoredValue<bool>,
}

/// What is known of a commune's name.
#[derive(Clone)]
enum Name {
    Asked,
    Known(String),
}

impl TerritoryNames {
    /// Provides them to every page.
    pub fn provide() {
        provide_context(Self::empty());
    }

    fn empty() -> Self {
        Self {
            communes: RwSignal::default(),
            territories: RwSignal::default(),
            asked: StoredValue::new(false),
        }
    }

    /// Those that [`TerritoryNames::provide`] gave.
    pub fn expect() -> Self {
        use_context().unwrap_or_else(Self::empty)
    }

    /// The régions and départements; asks for them the first time. Tracked.
    pub fn territories(self) -> Vec<TerritorySummary> {
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

    /// Keeps the name of a commune that was met.
    pub fn learn(self, code: TerritoryCode, name: String) {
        self.communes.update(|names| {
            names.insert(code, Name::Known(name));
        });
    }

    /// Learns the names of communes from the places of cafés.
    pub fn learn_from(self, cafes: &[CafeSummary]) {
        let met: Vec<_> = self.communes.with_untracked(|names| {
            cafes
                .iter()
                .filter_map(|cafe| cafe.place.as_ref())
                .map(|place| {
                    (TerritoryCode::new(TerritoryLevel::Commune, &*place.commune_code), &place.commune)
                })
                .filter(|(code, _)| !matches!(names.get(code), Some(Name::Known(_))))
                .map(|(code, name)| (code, Name::Known(name.clone())))
                .collect()
        });
        if !met.is_empty() {
            self.communes.update(|names| names.extend(met));
        }
    }

    /// The name of a territory, once it is known; a commune that was never met is asked for. Tracked.
    pub fn name(self, code: &TerritoryCode) -> Option<String> {
        if code.level != TerritoryLevel::Commune {
            return self.territories().into_iter().find(|one| one.code == *code).map(|one| one.name);
        }
        match self.communes.with(|names| names.get(code).cloned()) {
            Some(Name::Known(name)) => Some(name),
            Some(Name::Asked) => None,
            None => {
                self.ask_commune(code.clone());
                None
            }
        }
    }

    /// What a territory is called: by its name, and by its level and its code as long as the name is not known. Tracked.
    pub fn words(self, code: &TerritoryCode, i18n: I18n) -> String {
        self.name(code).unwrap_or_else(|| {
            let texts = AgendaTexts::of(i18n);
            match code.level {
                // Its code means nothing to anyone, and its name is on its way.
                TerritoryLevel::Region => texts.region.to_owned(),
                TerritoryLevel::Departement => format!("{} {}", texts.departement, code.code),
                TerritoryLevel::Commune => (texts.commune_code)(&code.code),
            }
        })
    }

    /// The names of some territories that are known, in a row. Tracked.
    pub fn in_words(self, codes: &[TerritoryCode]) -> String {
        codes.iter().filter_map(|code| self.name(code)).collect::<Vec<_>>().join(", ")
    }

    fn ask_commune(self, code: TerritoryCode) {
        self.communes.update_untracked(|names| {
            names.insert(code.clone(), Name::Asked);
        });
        spawn_local(async move {
            // A code without a name is shown as it is; that it means nothing is said by the list.
            if let Ok(territory) = client::territory(&code.to_string()).await {
                self.learn(code, territory.summary.name);
            }
        });
    }
}
