//! Raster tiles of a map's provider, fetched on behalf of those who look at the map.
//!
//! The provider learns that this server asked for a tile, and nothing of its visitors.

use std::{f64::consts::PI, fmt, str::FromStr, time::Duration};

use cafeia_shared::position::BoundingBox;
use ureq::{
    Agent,
    http::{StatusCode, Uri, header::CONTENT_TYPE},
};

/// The nearest zoom level of the tiles: a street fills the window.
const NEAREST: u8 = 19;
/// Bytes of a tile at most; those of maps have some ten thousand.
const LARGEST: u64 = 1024 * 1024;
/// How long a provider may take to give a tile whole.
const PATIENCE: Duration = Duration::from_secs(10);
/// What may come: pictures without a program in them, which SVG may have.
const MEDIA: [&str; 5] = ["image/png", "image/jpeg", "image/webp", "image/avif", "image/gif"];

/// Where tiles come from, and whom the map thanks for them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tiles {
    /// The provider's addresses.
    pub template: Template,
    /// What the map says of its source, as the provider asks.
    pub credit: String,
}

/// The addresses of a provider's tiles, such as `https://tiles.example/{z}/{x}/{y}.png`.
#[derive(Clone, PartialEq, Eq)]
pub struct Template(String);

/// The address may hold a key of the operator's.
impl fmt::Debug for Template {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Template(…)")
    }
}

impl FromStr for Template {
    type Err = &'static str;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        if !text.starts_with("https://") && !text.starts_with("http://") {
            return Err("it begins with https:// or http://");
        }
        if !["{z}", "{x}", "{y}"].iter().all(|placeholder| text.contains(placeholder)) {
            return Err("it holds {z}, {x} and {y}, where the zoom level, the column and the row go");
        }
        let host = text.split('/').nth(2).unwrap_or_default();
        if host.is_empty() || host.contains(['{', '@', '?', '#']) {
            return Err("it names a host, and {z}, {x} and {y} stand after it");
        }
        let template = Self(text.to_owned());
        let address = template.address(Tile { z: 0, x: 0, y: 0 });
        if address.contains(['{', '}']) {
            return Err("it has no other braces than those of {z}, {x} and {y}");
        }
        match address.parse::<Uri>() {
            Ok(_) => Ok(template),
            Err(_) => Err("it is no address"),
        }
    }
}

impl Template {
    fn address(&self, tile: Tile) -> String {
        let Tile { z, x, y } = tile;
        self.0.replace("{z}", &z.to_string()).replace("{x}", &x.to_string()).replace("{y}", &y.to_string())
    }
}

/// A tile of the world: Web Mercator, numbered from the north-west corner, 2^z columns and rows at a zoom level.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Tile {
    z: u8,
    x: u32,
    y: u32,
}

impl Tile {
    /// A tile, or nothing where the zoom level has none or is too near.
    pub fn new(z: u8, x: u32, y: u32) -> Option<Self> {
        (z <= NEAREST && x < 1 << z && y < 1 << z).then_some(Self { z, x, y })
    }

    /// Its zoom level.
    pub fn zoom(self) -> u8 {
        self.z
    }

    /// What it shows of the globe.
    pub fn window(self) -> BoundingBox {
        let side = f64::from(1_u32 << self.z);
        let longitude = |column: u32| f64::from(column) / side * 360.0 - 180.0;
        let latitude = |row: u32| (PI * (1.0 - 2.0 * f64::from(row) / side)).sinh().atan().to_degrees();
        BoundingBox {
            west: longitude(self.x),
            south: latitude(self.y + 1),
            east: longitude(self.x + 1),
            north: latitude(self.y),
        }
    }
}

impl fmt::Display for Tile {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}/{}/{}", self.z, self.x, self.y)
    }
}

/// A tile's picture.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Picture {
    /// Its media type.
    pub media: &'static str,
    /// The file.
    pub bytes: Vec<u8>,
}

/// Why a provider gave no tile.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum TileError {
    /// It has none there.
    #[error("the provider has no tile there")]
    Absent,
    /// It answered something else.
    #[error("the map's provider answered {0}")]
    Unexpected(String),
    /// It did not answer, or not whole.
    #[error("the map's provider gave no answer: {0}")]
    Unreachable(String),
}

/// A provider of tiles.
#[derive(Debug)]
pub struct Provider {
    template: Template,
    agent: Agent,
}

impl Provider {
    /// One that may be asked for so many tiles at once.
    pub fn new(template: Template, at_once: usize) -> Self {
        let config = Agent::config_builder()
            .user_agent(concat!("cafeia/", env!("CARGO_PKG_VERSION")))
            .accept(MEDIA.join(", "))
            .https_only(template.0.starts_with("https://"))
            .timeout_global(Some(PATIENCE))
            .http_status_as_error(false)
            // Where the operator did not send us we do not go.
            .max_redirects(0)
            .max_redirects_will_error(false)
            .max_idle_connections(at_once)
            .max_idle_connections_per_host(at_once)
            .build();
        Self { template, agent: config.into() }
    }

    /// Fetches a tile, on this thread. What is asked holds the tile's numbers, and nothing of who wants it.
    pub fn fetch(&self, tile: Tile) -> Result<Picture, TileError> {
        let unreachable = |error: ureq::Error| TileError::Unreachable(error.to_string());
        let mut answer = self.agent.get(self.template.address(tile)).call().map_err(unreachable)?;
        match answer.status() {
            StatusCode::OK => {}
            StatusCode::NO_CONTENT | StatusCode::NOT_FOUND | StatusCode::GONE => {
                return Err(TileError::Absent);
            }
            status if status.is_redirection() => {
                return Err(TileError::Unexpected("another address".to_owned()));
            }
            status => return Err(TileError::Unexpected(format!("status {}", status.as_u16()))),
        }
        let media =
            answer.headers().get(CONTENT_TYPE).and_then(|value| value.to_str().ok()).unwrap_or_default();
        let media = media.split(';').next().unwrap_or_default().trim();
        let Some(media) = MEDIA.into_iter().find(|known| known.eq_ignore_ascii_case(media)) else {
            return Err(TileError::Unexpected("something that is no picture".to_owned()));
        };
        match answer.body_mut().with_config().limit(LARGEST).read_to_vec() {
            Ok(bytes) => Ok(Picture { media, bytes }),
            Err(ureq::Error::BodyExceedsLimit(_)) => {
                Err(TileError::Unexpected("more than a tile may hold".to_owned()))
            }
            Err(error) => Err(unreachable(error)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_operator_is_told_what_is_wrong_with_the_address() {
        for text in [
            "https://tiles.example/{z}/{x}/{y}.png",
            "http://127.0.0.1:8080/wmts?TILEMATRIX={z}&TILEROW={y}&TILECOL={x}&key=k",
        ] {
            assert!(text.parse::<Template>().is_ok(), "{text}");
        }
        for (text, word) in [
            ("", "https://"),
            ("ftp://tiles.example/{z}/{x}/{y}", "https://"),
            ("tiles.example/{z}/{x}/{y}", "https://"),
            ("https://tiles.example/{z}/{x}", "{y}"),
            ("https://tiles.example/{z}/{x}/{y}{r}.png", "braces"),
            ("https://{s}.tiles.example/{z}/{x}/{y}", "host"),
            ("https://{x}/{z}/{y}", "host"),
            ("https://user@tiles.example/{z}/{x}/{y}", "host"),
            ("https:///{z}/{x}/{y}", "host"),
            ("https://tiles.example/{z}/{x}/{y} .png", "no address"),
        ] {
            let refused = text.parse::<Template>().unwrap_err();
            assert!(refused.contains(word), "{text}: {refused}");
        }
        let secret: Template = "https://t.example/{z}/{x}/{y}?key=secret".parse().unwrap();
        assert!(!format!("{secret:?}").contains("secret"));
    }

    #[test]
    fn a_tile_is_one_of_its_level_and_shows_a_window() {
        assert!(Tile::new(0, 0, 0).is_some() && Tile::new(19, 524_287, 524_287).is_some());
        for (z, x, y) in [(0, 1, 0), (3, 8, 0), (3, 0, 8), (20, 0, 0), (255, 0, 0), (5, u32::MAX, 0)] {
            assert!(Tile::new(z, x, y).is_none(), "{z}/{x}/{y}");
        }
        let world = Tile::new(0, 0, 0).unwrap().window();
        assert_eq!((world.west, world.east), (-180.0, 180.0));
        assert!((world.north - 85.051).abs() < 0.001 && (world.south + 85.051).abs() < 0.001);
        // Brest.
        let brest = Tile::new(10, 499, 354).unwrap().window();
        assert!(brest.contains(cafeia_shared::position::Position { longitude: -4.49, latitude: 48.39 }));
    }
}
