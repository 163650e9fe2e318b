//! What a first view of the site loads, and how much that may be.
//!
//! Counted are bytes as they travel by brotli: the page, what it names, the code of the route, the fonts, and, apart,
//! what a map adds. The answers of the API depend on the data: they are counted by an allowance, which the browser
//! journeys hold them to (`web/e2e/journeys/every-page.mjs`).

use std::{collections::BTreeSet, fs, path::Path};

use anyhow::{Context as _, Result, ensure};

use super::{Names, beside, extension, routes::Routes, split::Chunks};

/// What the API's answers to a first view weigh, and what the server writes into the page: 20 cafés, twice.
const ANSWERS: u64 = 8_500;
/// What a first view may load without its map, and with it.
const LIMITS: (u64, u64) = (300_000, 380_000);
/// The routes whose first view counts.
pub(super) const ROUTES: [Route; 2] = [
    // The map of France that the home page draws itself, when one comes near it.
    Route { address: "/", files: &["first.css"], map: Map { chunk: "france", files: &[], answers: 13_000 } },
    // Contours of France and of its neighbours, the names of large towns, marks.
    Route {
        address: "/cafes",
        files: &[],
        map: Map { chunk: "map", files: &["map.js", "map.css"], answers: 29_500 },
    },
];
/// The one that comes nearest to its limits.
pub(super) const HEAVIEST: &Route = &ROUTES[1];
/// Fonts that only names in further languages ask for.
const RARE_FONTS: &str = "-extended-";

/// A page that many come to first.
pub(super) struct Route {
    /// Its address.
    pub(super) address: &'static str,
    /// Its assets that the page does not name by itself.
    files: &'static [&'static str],
    map: Map,
}

impl Route {
    /// The chunk of its map.
    pub(super) fn map_chunk(&self) -> &'static str {
        self.map.chunk
    }
}

/// What a page's map adds.
struct Map {
    /// Its chunk.
    chunk: &'static str,
    /// Its other assets.
    files: &'static [&'static str],
    /// Bytes of what it asks for.
    answers: u64,
}

/// What the browser loads to show a route to someone who comes for the first time.
pub(super) struct FirstView {
    route: &'static Route,
    /// Their addresses.
    files: BTreeSet<String>,
    /// Those of the map.
    map: BTreeSet<String>,
    /// Bytes without and with the map.
    weight: Option<(u64, u64)>,
}

impl FirstView {
    /// The addresses of the files, without those of the map.
    pub(super) fn files(&self) -> impl Iterator<Item = &str> {
        self.files.iter().map(String::as_str)
    }

    /// Adds up what the files weigh.
    pub(super) fn weigh(&mut self, dist: &Path) -> Result<()> {
        let sum = |files: &BTreeSet<String>| -> Result<u64> {
            files.iter().map(|address| weight(dist, address)).sum()
        };
        let files = sum(&self.files)? + ANSWERS;
        self.weight = Some((files, files + sum(&self.map)? + self.route.map.answers));
        Ok(())
    }

    /// Prints the sums.
    pub(super) fn print(&self) {
        let Some((bare, with_map)) = self.weight else { return };
        println!(
            "first view of {:<8} {bare:>7} of {} bytes; with the map {with_map:>7} of {}",
            self.route.address, LIMITS.0, LIMITS.1
        );
    }
}

/// Bytes on the way: compressed beforehand, or as it is.
fn weight(dist: &Path, address: &str) -> Result<u64> {
    let file = dist.join(address.trim_start_matches('/'));
    let small = beside(&file, "br");
    let file = if small.is_file() { small } else { file };
    Ok(fs::metadata(&file).with_context(|| format!("{} is missing", file.display()))?.len())
}

/// What first views load of a bundle.
pub(super) fn first_views(
    staging: &Path,
    names: &Names,
    routes: &Routes,
    chunks: &Chunks,
) -> Result<Vec<FirstView>> {
    let page = fs::read_to_string(staging.join("index.html")).context("index.html was not written")?;
    let address = |name: &str| names.get(name).cloned().with_context(|| format!("there is no asset {name}"));
    let mut shell: BTreeSet<String> = ["/index.html".to_owned()].into();
    // What the page names by itself: a link, a script, a picture.
    for attribute in ["href=\"/", "src=\"/"] {
        for reference in page.split(attribute).skip(1) {
            let reference = reference.split('"').next().unwrap_or_default();
            if staging.join(reference).is_file() {
                shell.insert(format!("/{reference}"));
            }
        }
    }
    let fonts =
        names.iter().filter(|(name, _)| extension(Path::new(name)) == "woff2" && !name.contains(RARE_FONTS));
    shell.extend(fonts.map(|(_, address)| address.clone()));

    let mut views = Vec::new();
    for route in &ROUTES {
        let chunk_files = |chunk: &str| chunks.get(chunk).into_iter().flatten();
        let mut files = shell.clone();
        for part in routes.chunk(route.address).into_iter().flat_map(chunk_files) {
            files.insert(address(part)?);
        }
        for name in route.files {
            files.insert(address(name)?);
        }
        let mut map: BTreeSet<String> = route
            .map
            .files
            .iter()
            .copied()
            .chain(chunk_files(route.map.chunk).map(String::as_str))
            .map(address)
            .collect::<Result<_>>()?;
        map.retain(|address| !files.contains(address));
        views.push(FirstView { route, files, map, weight: None });
    }
    Ok(views)
}

/// Prints what first views load, and fails when it is too much.
pub(super) fn check(views: &[FirstView]) -> Result<()> {
    views.iter().for_each(FirstView::print);
    for view in views {
        let (bare, with_map) = view.weight.context("the bundle was not weighed")?;
        ensure!(
            bare <= LIMITS.0 && with_map <= LIMITS.1,
            "a first view of {} loads {bare} bytes, {with_map} with the map; it may load {}, and {}",
            view.route.address,
            LIMITS.0,
            LIMITS.1
        );
    }
    Ok(())
}
