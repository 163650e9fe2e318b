//! Tiles of the map's raster layer, where the operator has configured a provider.
//!
//! Each tile is fetched once, however many ask for it, and then kept in memory.

use std::{
    sync::Arc,
    time::{Duration, Instant},
};

use actix_web::{
    HttpRequest, get,
    rt::{self, time::timeout},
    web::{self, Bytes, Data, Path},
};
use cafeia_shared::query::{NoQuery, Query as _};
use quick_cache::{Weighter, sync::Cache};
use tokio::sync::Semaphore;

use super::{
    State, absent,
    answer::{Answer, Freshness},
    cache::{self, Stamp, fingerprint},
    encoding::Encoding,
    problem::ApiProblem,
};
use crate::tiles::{Picture, Provider, Template, Tile, TileError};

/// Where the site's map finds them.
pub(super) const ADDRESS: &str = "/geo/tiles/{z}/{x}/{y}";

/// Bytes of tiles kept at most.
const CAPACITY: u64 = 64 * 1024 * 1024;
/// What a tile of a map weighs, roughly.
const USUAL: u64 = 16 * 1024;
/// How many tiles are fetched at the same time.
const AT_ONCE: usize = 8;
/// How long a tile waits for its turn: whoever looks at the map has moved on by then.
const TURN: Duration = Duration::from_secs(10);
/// Up to this zoom level the whole world is shown; nearer, only France and what is around it.
const WHOLE_WORLD: u8 = 7;

/// How long what came is kept.
const DAY: Duration = Duration::from_hours(24);
/// How long it is kept that there is no tile.
const HOUR: Duration = Duration::from_hours(1);
/// How long a failure is kept: the provider is spared, and is asked again soon.
const MOMENT: Duration = Duration::from_secs(10);

/// The tiles kept, and the way to those that are not.
pub(super) struct Proxy {
    provider: Arc<Provider>,
    kept: Cache<Tile, Kept, ByBytes>,
    turns: Arc<Semaphore>,
}

#[derive(Clone)]
struct Kept {
    until: Instant,
    outcome: Result<cache::Kept, Refusal>,
}

/// Why there is no tile.
#[derive(Debug, Clone)]
enum Refusal {
    Provider(TileError),
    /// Too many wait for theirs.
    Busy,
}

#[derive(Clone)]
struct ByBytes;

impl Weighter<Tile, Kept> for ByBytes {
    fn weight(&self, _: &Tile, kept: &Kept) -> u64 {
        let bytes = kept.outcome.as_ref().map_or(0, |kept| kept.body.len());
        bytes as u64 + size_of::<Kept>() as u64
    }
}

impl Proxy {
    pub(super) fn new(template: Template) -> Self {
        let items = usize::try_from(CAPACITY / USUAL).unwrap_or_default();
        Self {
            provider: Arc::new(Provider::new(template, AT_ONCE)),
            kept: Cache::with_weighter(items, CAPACITY, ByBytes),
            turns: Arc::new(Semaphore::new(AT_ONCE)),
        }
    }

    /// A tile, kept or fetched. Those who ask for one that is on its way wait for it.
    async fn find(&self, tile: Tile) -> Result<cache::Kept, Refusal> {
        loop {
            match self.kept.get_value_or_guard_async(&tile).await {
                Ok(kept) if Instant::now() < kept.until => return kept.outcome,
                Ok(_) => {
                    self.kept.remove_if(&tile, |kept| kept.until <= Instant::now());
                }
                Err(place) => {
                    let outcome = self.fetch(tile).await;
                    let kept_for = match &outcome {
                        Ok(_) => DAY,
                        Err(Refusal::Provider(TileError::Absent)) => HOUR,
                        Err(_) => MOMENT,
                    };
                    let kept = Kept { until: Instant::now() + kept_for, outcome: outcome.clone() };
                    // When it was taken away meanwhile, it is only not kept.
                    let _ = place.insert(kept);
                    return outcome;
                }
            }
        }
    }

    async fn fetch(&self, tile: Tile) -> Result<cache::Kept, Refusal> {
        let Ok(Ok(turn)) = timeout(TURN, Arc::clone(&self.turns).acquire_owned()).await else {
            return Err(Refusal::Busy);
        };
        let provider = Arc::clone(&self.provider);
        let fetched = web::block(move || {
            let fetched = provider.fetch(tile);
            drop(turn);
            fetched
        });
        match fetched.await {
            Ok(Ok(Picture { media, bytes })) => {
                let content = fingerprint(&bytes);
                let body = (Encoding::Identity, Bytes::from(bytes));
                Ok(cache::Kept::by_content(Stamp::ALWAYS, media, None, content, body))
            }
            Ok(Err(error)) => Err(Refusal::Provider(error)),
            // The server is stopping.
            Err(_) => Err(Refusal::Busy),
        }
    }
}

/// A tile of the map.
pub(super) struct MapTile;

/// A tile of the map's raster layer; nothing where the server has no provider for it.
#[get("/geo/tiles/{z}/{x}/{y}")]
pub(super) async fn show_tile(
    request: HttpRequest,
    state: Data<State>,
    path: Path<(u8, u32, u32)>,
) -> Result<Answer<MapTile>, ApiProblem> {
    let Some(proxy) = state.tiles.clone() else {
        return Err(ApiProblem::not_found("This server's map has no raster layer."));
    };
    NoQuery::parse(request.query_string())?;
    let (z, x, y) = path.into_inner();
    let tile = Tile::new(z, x, y).ok_or_else(|| absent("tile", &format!("{z}/{x}/{y}")))?;
    if tile.zoom() > WHOLE_WORLD && !state.network.geography().is_around(tile.window()) {
        return Err(ApiProblem::not_found("The tile lies far from French territory."));
    }
    // A visitor who moves on does not stop what others may want.
    match rt::spawn(async move { proxy.find(tile).await }).await.map_err(ApiProblem::internal)? {
        Ok(kept) => Ok(Answer::kept(&request, Freshness::Week, kept)),
        Err(refusal) => Err(refusal.into()),
    }
}

impl From<Refusal> for ApiProblem {
    fn from(refusal: Refusal) -> Self {
        match refusal {
            Refusal::Provider(TileError::Absent) => Self::not_found("The map's provider has no such tile."),
            Refusal::Provider(error @ TileError::Unexpected(_)) => {
                Self::bad_gateway("The map's provider answered something else than a tile.", error)
            }
            Refusal::Provider(error @ TileError::Unreachable(_)) => {
                Self::bad_gateway("The map's provider gave no answer.", error)
            }
            Refusal::Busy => Self::unavailable("too many tiles wait to be fetched"),
        }
    }
}
