//! Ways out of a query that finds nothing, each with how much it would give.

use cafeia_shared::{
    paging::Page,
    position::Position,
    territories::{TerritoryCode, TerritoryLevel, TerritorySummary},
};
use leptos::{prelude::*, task::spawn_local};

use super::{TerritoryNames, address::Change, filtering::InForce};
use crate::{
    client::{self, CallError},
    format,
    i18n::{I18n, use_i18n},
    kit::{Button, Icon},
};

/// Ways offered at most.
const WAYS: usize = 4;
/// From this distance on, in metres, the nearest thing is not near: one is told so.
const FAR: u32 = 100_000;

/// Whether what is the nearest is far away all the same.
pub fn is_far(metres: Option<u32>) -> bool {
    metres.is_some_and(|metres| metres > FAR)
}

/// The middle of the first of some territories.
pub async fn centre_of(territories: &[TerritoryCode]) -> Option<Position> {
    let code = territories.first()?;
    client::territory(&code.to_string()).await.ok().map(|territory| territory.position)
}

/// Another query, and how it is offered.
pub struct Way<Q> {
    /// The query.
    pub query: Q,
    /// Its words, from how many items it gives and how that number is written.
    pub words: Callback<(u64, String), String>,
}

impl<Q: Clone> Clone for Way<Q> {
    fn clone(&self) -> Self {
        Self { query: self.query.clone(), words: self.words }
    }
}

/// How a way is offered, from what it changes, how many items it gives, and how that number is written.
type WayWords = fn(&str, u64, &str) -> String;

/// How the ways out of a query are offered, in the language of the moment.
#[derive(Clone, Copy)]
pub struct WaysWords {
    /// In a wider territory.
    pub wider: fn(I18n) -> WayWords,
    /// Without one of the filters.
    pub without: fn(I18n) -> WayWords,
}

/// What may be asked instead of a query that finds nothing: the same in a wider territory, or without one of its
/// filters. Tracked.
pub fn ways<Q: Clone>(
    query: &Q,
    territory: fn(&mut Q) -> &mut Vec<TerritoryCode>,
    filters: Vec<InForce<Q>>,
    words: WaysWords,
    i18n: I18n,
    names: TerritoryNames,
) -> Vec<Way<Q>> {
    let worded = |words: fn(I18n) -> WayWords, what: String| {
        Callback::new(move |(count, shown): (u64, String)| words(i18n)(&what, count, &shown))
    };
    let mut ways = Vec::new();
    let mut wider = query.clone();
    if let [only] = territory(&mut wider).as_mut_slice()
        && let Some((code, name)) = territory_around(only, &names.territories())
    {
        *only = code;
        ways.push(Way { query: wider, words: worded(words.wider, name) });
    }
    // The only filter taken away gives all there is: pages have a link for that.
    if filters.len() > 1 {
        let without =
            |InForce { words: filter, without }| Way { query: without, words: worded(words.without, filter) };
        ways.extend(filters.into_iter().map(without));
    }
    ways
}

/// The ways that lead somewhere, in their order.
#[component]
pub fn Relax<Q, T, A>(
    /// The ways.
    ways: Vec<Way<Q>>,
    /// Asks for the first item that a query finds.
    ask: fn(Q) -> A,
    /// Told the new query.
    on_change: Callback<Change<Q>>,
) -> impl IntoView
where
    Q: Clone + Send + Sync + 'static,
    T: 'static,
    A: Future<Output = Result<Page<T>, CallError>> + 'static,
{
    let i18n = use_i18n();
    // How many items each way gives, once that is known.
    let counts = RwSignal::new(vec![None::<u64>; ways.len()]);
    for (index, way) in ways.iter().enumerate() {
        let asked = way.query.clone();
        spawn_local(async move {
            // A way whose worth is not known is not offered.
            let Ok(page) = ask(asked).await else { return };
            // The page may have been left, or the query changed.
            counts.try_update(|counts| counts[index] = Some(page.total));
        });
    }
    let open = move || {
        let counts = counts.get();
        let open = ways.iter().zip(counts).filter_map(|(way, count)| Some((way.clone(), count?)));
        open.filter(|(_, count)| *count > 0).take(WAYS).collect::<Vec<_>>()
    };
    move || {
        open()
            .into_iter()
            .map(|(Way { query, words }, count)| {
                let words = move || words.run((count, format::number(count, i18n.locale())));
                view! {
                    <Button
                        icon=Icon::Search
                        on_press=move |()| {
                            on_change.run(Change { query: query.clone(), in_place: false });
                        }
                    >
                        {words}
                    </Button>
                }
            })
            .collect_view()
    }
}

/// The territory around another one, with its name: the city of an arrondissement, the département of a commune, the
/// région of a département.
fn territory_around(
    territory: &TerritoryCode,
    territories: &[TerritorySummary],
) -> Option<(TerritoryCode, String)> {
    if let Some((city, name)) = territory.city() {
        return Some((city, name.to_owned()));
    }
    let around = match territory.level {
        // An INSEE code begins with that of its département, which has three characters overseas.
        TerritoryLevel::Commune => {
            let prefix =
                if territory.code.starts_with("97") || territory.code.starts_with("98") { 3 } else { 2 };
            TerritoryCode::new(TerritoryLevel::Departement, territory.code.get(..prefix)?)
        }
        TerritoryLevel::Departement => {
            territories.iter().find(|one| one.code == *territory)?.parent.clone()?
        }
        TerritoryLevel::Region => return None,
    };
    territories.iter().find(|one| one.code == around).map(|one| (around, one.name.clone()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn territory(code: &str, parent: Option<&str>) -> TerritorySummary {
        TerritorySummary {
            code: code.parse().unwrap(),
            name: code.to_owned(),
            parent: parent.map(|code| code.parse().unwrap()),
            population: 0,
            upcoming_cafes: 0,
            past_cafes: 0,
            organisations: 0,
            facilitators: 0,
        }
    }

    #[test]
    fn the_territory_around_is_one_level_up() {
        let territories = [
            territory("region-94", None),
            territory("departement-2A", Some("region-94")),
            territory("region-04", None),
            territory("departement-974", Some("region-04")),
        ];
        let around = |code: &str| {
            let found = territory_around(&code.parse().unwrap(), &territories);
            found.map(|(code, _)| code.to_string())
        };
        assert_eq!(around("commune-2A004").as_deref(), Some("departement-2A"));
        assert_eq!(around("commune-97411").as_deref(), Some("departement-974"));
        assert_eq!(around("departement-2A").as_deref(), Some("region-94"));
        assert_eq!(around("region-94"), None);
        assert_eq!(around("commune-29042"), None);
        assert_eq!(around("commune-69383").as_deref(), Some("commune-69123"));
        assert_eq!(around("commune-69123"), None);
    }
}
