//! Requests drawn at random, the same ones in every run.

use std::time::{SystemTime, UNIX_EPOCH};

use anyhow::{Context as _, Result, ensure};
use serde::Deserialize;

use super::{CLUSTERS, IN_TURN, LIST, repository_file};
use crate::server::Server;

const MODES: [&str; 3] = ["on_site", "online", "hybrid"];
const AUDIENCES: [&str; 8] =
    ["everyone", "children", "young_people", "parents", "seniors", "job_seekers", "teachers", "mediators"];
const LANGUAGES: [&str; 4] = ["fr", "en", "fsl", "ar"];
/// Cafés whose texts give the words to search.
const TEXTS: usize = 300;
/// The window of a map, in pixels.
const WINDOW: (f64, f64) = (1024.0, 640.0);

/// Draws requests.
pub(super) struct Draw {
    state: u64,
    /// Days since 1970.
    today: i64,
    departements: Vec<Departement>,
    regions: Vec<String>,
    slugs: Vec<String>,
    /// The words of some cafés' texts.
    texts: Vec<Vec<String>>,
}

struct Departement {
    code: String,
    /// Where its middle is, in degrees.
    longitude: f64,
    latitude: f64,
}

#[derive(Deserialize)]
struct List {
    data: Vec<Entry>,
}

#[derive(Deserialize)]
struct Entry {
    slug: String,
}

#[derive(Deserialize)]
struct Detail {
    title: String,
    summary: String,
    description: String,
}

impl Draw {
    /// Reads what to draw from: the shipped geography, and cafés of the server.
    pub(super) fn new(seed: u64, server: &Server) -> Result<Self> {
        let (departements, regions) = geography()?;
        let today = SystemTime::now().duration_since(UNIX_EPOCH)?.as_secs() / 86_400;
        let today = i64::try_from(today)?;
        let mut draw =
            Self { state: seed, today, departements, regions, slugs: Vec::new(), texts: Vec::new() };
        draw.slugs = draw.some_slugs(server)?;
        for slug in draw.slugs.iter().take(TEXTS) {
            let detail: Detail = ask(server, &format!("{LIST}/{slug}"))?;
            let text = format!("{} {} {}", detail.title, detail.summary, detail.description);
            let words = text.split(|c: char| !c.is_alphabetic()).filter(|word| word.chars().count() >= 4);
            let words: Vec<_> = words.map(str::to_lowercase).collect();
            ensure!(!words.is_empty(), "the café {slug} has no word to search");
            draw.texts.push(words);
        }
        ensure!(!draw.texts.is_empty(), "the server has no café");
        Ok(draw)
    }

    /// Up to [`IN_TURN`] cafés, from many days and places.
    fn some_slugs(&mut self, server: &Server) -> Result<Vec<String>> {
        let mut slugs = Vec::new();
        for _ in 0..400 {
            let departement = self.departement().code.clone();
            let from = self.day(0, 300);
            let list: List =
                ask(server, &format!("{LIST}?territory=departement-{departement}&from={from}&limit=50"))?;
            slugs.extend(list.data.into_iter().map(|entry| entry.slug));
            slugs.sort_unstable();
            slugs.dedup();
            if slugs.len() >= IN_TURN {
                break;
            }
        }
        // Out of their order, so that neighbours in memory are not asked for one after the other.
        for at in (1..slugs.len()).rev() {
            let other = self.below(at + 1);
            slugs.swap(at, other);
        }
        slugs.truncate(IN_TURN);
        Ok(slugs)
    }

    /// The next number (`SplitMix64`).
    fn next(&mut self) -> u64 {
        self.state = self.state.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.state;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ (mixed >> 31)
    }

    /// Below a limit; the limits here are so small that the bias is nothing.
    fn below(&mut self, limit: usize) -> usize {
        (self.next() % limit.max(1) as u64) as usize
    }

    /// Between two numbers.
    fn between(&mut self, low: f64, high: f64) -> f64 {
        let unit = (self.next() >> 11) as f64 / (1_u64 << 53) as f64;
        low + unit * (high - low)
    }

    /// True in so many of a hundred cases.
    fn percent(&mut self, chance: usize) -> bool {
        self.below(100) < chance
    }

    fn one_of<'a>(&mut self, words: &[&'a str]) -> &'a str {
        words[self.below(words.len())]
    }

    fn departement(&mut self) -> &Departement {
        let at = self.below(self.departements.len());
        &self.departements[at]
    }

    /// A day, so many days from today at least and at most, as `2026-05-23`.
    fn day(&mut self, least: usize, most: usize) -> String {
        let days = least + self.below(most - least + 1);
        civil(self.today + i64::try_from(days).unwrap_or_default())
    }

    /// Cafés to look at.
    pub(super) fn slugs(&self) -> Result<Vec<String>> {
        ensure!(!self.slugs.is_empty(), "the server has no café");
        Ok(self.slugs.clone())
    }

    /// A list of 20 with filters as people choose them.
    pub(super) fn list(&mut self) -> String {
        let start = self.below(300);
        let mut filters = vec![format!("{LIST}?limit=20&from={}", self.day(start, start))];
        if self.percent(70) {
            filters.push(format!("to={}", self.day(start + 1, start + 120)));
        }
        match self.below(100) {
            0..45 => filters.push(format!("territory=departement-{}", self.departement().code)),
            45..65 => {
                let at = self.below(self.regions.len());
                filters.push(format!("territory=region-{}", self.regions[at]));
            }
            65..90 => {
                let width = self.between(0.2, 3.0);
                filters.push(format!("bbox={}", self.window_of(width, width * 0.7)));
            }
            _ => {}
        }
        for (chance, name, values) in
            [(30, "mode", &MODES[..]), (30, "audience", &AUDIENCES[..]), (15, "language", &LANGUAGES[..])]
        {
            if self.percent(chance) {
                filters.push(format!("{name}={}", self.one_of(values)));
            }
        }
        filters.join("&")
    }

    /// Some words of one café's text.
    fn words(&mut self, count: usize) -> String {
        let text = self.below(self.texts.len());
        let words: Vec<_> = (0..count)
            .map(|_| {
                let word = self.below(self.texts[text].len());
                encoded(&self.texts[text][word])
            })
            .collect();
        words.join("+")
    }

    /// A search of one or two words.
    pub(super) fn search(&mut self) -> String {
        let count = 1 + self.below(2);
        format!("{LIST}?limit=20&q={}", self.words(count))
    }

    /// A search of one or two words from a day on.
    pub(super) fn distinct_search(&mut self) -> String {
        let count = 1 + self.below(2);
        let words = self.words(count);
        let start = self.below(300);
        let (from, to) = (self.day(start, start), self.day(start + 30, start + 330));
        format!("{LIST}?limit=20&q={words}&from={from}&to={to}")
    }

    /// A map's window somewhere over France, from the whole country to a few streets.
    pub(super) fn window(&mut self) -> String {
        let zoom = 4 + self.below(11);
        // 256 pixels are a whole turn at zoom 0.
        let degrees_per_pixel = 360.0 / 256.0 / f64::from(1_u32 << zoom);
        let window = self.window_of(WINDOW.0 * degrees_per_pixel, WINDOW.1 * degrees_per_pixel * 0.68);
        format!("{CLUSTERS}?zoom={zoom}&bbox={window}")
    }

    /// All of metropolitan France, a little moved.
    pub(super) fn whole_france(&mut self) -> String {
        let moved = self.between(0.0, 0.2);
        let (west, south) = (-5.5 - moved, 41.1 - self.between(0.0, 0.2));
        format!("{CLUSTERS}?zoom=5&bbox={west:.5},{south:.5},{:.5},51.3", 9.8 + moved)
    }

    /// A window of a width and height in degrees around a place near the middle of a département.
    fn window_of(&mut self, width: f64, height: f64) -> String {
        let (longitude, latitude) = {
            let departement = self.departement();
            (departement.longitude, departement.latitude)
        };
        let longitude = longitude + self.between(-0.4, 0.4);
        let latitude = latitude + self.between(-0.3, 0.3);
        format!(
            "{:.4},{:.4},{:.4},{:.4}",
            (longitude - width / 2.0).max(-180.0),
            (latitude - height / 2.0).max(-85.0),
            (longitude + width / 2.0).min(180.0),
            (latitude + height / 2.0).min(85.0),
        )
    }
}

fn ask<T: serde::de::DeserializeOwned>(server: &Server, path: &str) -> Result<T> {
    let answer = server.get(path)?;
    ensure!(
        answer.status == 200,
        "{path} is answered with {}: {}",
        answer.status,
        String::from_utf8_lossy(&answer.body)
    );
    serde_json::from_slice(&answer.body).with_context(|| format!("the answer to {path} has changed shape"))
}

/// The départements of metropolitan France, and the codes of their régions.
fn geography() -> Result<(Vec<Departement>, Vec<String>)> {
    const FILE: &str = "api/data/geo/departements.csv";
    let text = repository_file(FILE)?;
    let mut lines = text.lines();
    let header: Vec<_> = lines.next().unwrap_or_default().split(';').collect();
    let column = |name: &str| {
        header
            .iter()
            .position(|column| *column == name)
            .with_context(|| format!("{FILE} has no column {name}"))
    };
    let (code, region) = (column("code")?, column("region")?);
    let (longitude, latitude) = (column("lon")?, column("lat")?);
    let (mut departements, mut regions) = (Vec::new(), Vec::new());
    for line in lines {
        let cells: Vec<_> = line.split(';').collect();
        let cell = |at: usize| cells.get(at).copied().unwrap_or_default();
        if cell(code).len() != 2 {
            continue; // Overseas: the windows of the map are drawn over the metropolitan territory.
        }
        departements.push(Departement {
            code: cell(code).to_owned(),
            longitude: cell(longitude).parse().with_context(|| format!("{FILE}: {line}"))?,
            latitude: cell(latitude).parse().with_context(|| format!("{FILE}: {line}"))?,
        });
        regions.push(cell(region).to_owned());
    }
    regions.sort_unstable();
    regions.dedup();
    ensure!(departements.len() > 90, "{FILE} has only {} départements", departements.len());
    Ok((departements, regions))
}

/// A word in a query string.
fn encoded(word: &str) -> String {
    word.bytes()
        .map(
            |byte| {
                if byte.is_ascii_alphanumeric() {
                    char::from(byte).to_string()
                } else {
                    format!("%{byte:02X}")
                }
            },
        )
        .collect()
}

fn days_since_1970() -> Result<i64> {
    Ok(i64::try_from(SystemTime::now().duration_since(UNIX_EPOCH)?.as_secs() / 86_400)?)
}

/// Today's date, UTC.
pub(super) fn today() -> Result<String> {
    days_since_1970().map(civil)
}

/// The date of a day since 1970 (Howard Hinnant, “chrono-Compatible Low-Level Date Algorithms”).
fn civil(days: i64) -> String {
    let shifted = days + 719_468;
    let era = shifted.div_euclid(146_097);
    let day_of_era = shifted.rem_euclid(146_097);
    let year_of_era = (day_of_era - day_of_era / 1_460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
    let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let shifted_month = (5 * day_of_year + 2) / 153;
    let day = day_of_year - (153 * shifted_month + 2) / 5 + 1;
    let month = if shifted_month < 10 { shifted_month + 3 } else { shifted_month - 9 };
    let year = year_of_era + era * 400 + i64::from(month <= 2);
    format!("{year:04}-{month:02}-{day:02}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_dates() {
        assert_eq!(civil(0), "1970-01-01");
        assert_eq!(civil(19_782), "2024-02-29");
        assert_eq!(civil(20_454), "2026-01-01");
    }

    #[test]
    fn words_are_encoded() {
        assert_eq!(encoded("débat"), "d%C3%A9bat");
    }
}
