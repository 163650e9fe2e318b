//! `cafeia geo import`: the official files' positions and contours, laid over the shipped geography.
//!
//! Understood, each also compressed by gzip:
//! * Etalab's `communes-*.geojson` and `mairies-*.geojson` (contours-administratifs),
//! * the answer of `geo.api.gouv.fr/communes?fields=centre`, as JSON or GeoJSON,
//! * a CSV with a header that names the code, the longitude and the latitude,
//! * contours of départements and régions as GeoJSON or TopoJSON.
//!
//! Every file is read and checked before anything is written.

use std::{
    collections::BTreeMap,
    fmt,
    fs::{self, File},
    io::{Read, Write},
    path::{Path, PathBuf},
};

use cafeia_shared::position::{BoundingBox, Position};
use flate2::read::MultiGzDecoder;
use serde::Deserialize;
use serde_json::{Map, Value};

use super::{
    Geography, GeographyError,
    outline::{Outlines, Point, Ring, Shape, Topology, representative_point},
    printed,
};
use crate::text::fold;

/// Imported positions: `code;lon;lat`.
const POSITIONS: &str = "positions.csv";
/// Imported contours.
const OUTLINE: &str = "france.topo.json";
/// A file that says more than this, once decompressed, is not one of those understood.
const LARGEST_FILE: u64 = 512 * 1024 * 1024;
/// Contours go to every visitor's browser.
const LARGEST_OUTLINE: usize = 2 * 1024 * 1024;
/// How far outside its département's window a point may lie, in degrees: the shipped contours are rough.
const MARGIN: f64 = 0.5;
/// How many reasons are kept for each file.
const MOST_REASONS: usize = 50;

/// What an import read, and what it left aside.
#[derive(Debug, Default)]
pub struct ImportReport {
    /// The files, in the order given.
    pub files: Vec<ImportedFile>,
    /// How many communes and municipal arrondissements now have an imported position, earlier imports included.
    pub positions: usize,
    /// How many contours of départements were replaced.
    pub departements: usize,
    /// How many contours of régions were replaced.
    pub regions: usize,
    /// The files written.
    pub written: Vec<PathBuf>,
}

/// What was read from one file.
#[derive(Debug)]
pub struct ImportedFile {
    /// The file.
    pub path: PathBuf,
    /// What it was taken for: `CSV`, `GeoJSON`, `TopoJSON`, `geo.api.gouv.fr`.
    pub format: &'static str,
    /// How many positions or contours were taken from it.
    pub read: usize,
    /// How many of its rows were left aside.
    pub ignored: usize,
    /// Why, for the first fifty of them.
    pub reasons: Vec<Ignored>,
}

/// A row left aside.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ignored {
    /// Its line in a CSV, its rank in a JSON file; both from 1.
    pub row: u64,
    /// Why.
    pub why: String,
}

impl fmt::Display for ImportReport {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for file in &self.files {
            let unit = if file.format == "CSV" { "line" } else { "entry" };
            writeln!(
                f,
                "{} ({}): {} read, {} ignored",
                file.path.display(),
                file.format,
                file.read,
                file.ignored
            )?;
            for Ignored { row, why } in &file.reasons {
                writeln!(f, "  {unit} {row}: {why}")?;
            }
            if file.ignored > file.reasons.len() {
                writeln!(f, "  and {} more", file.ignored - file.reasons.len())?;
            }
        }
        writeln!(
            f,
            "positions of {} communes in all; contours replaced: {} départements, {} régions",
            self.positions, self.departements, self.regions
        )?;
        for path in &self.written {
            writeln!(f, "written: {}", path.display())?;
        }
        Ok(())
    }
}

/// Reads official files and writes what they say into the folder, for [`Geography::load`] to lay over the shipped data.
///
/// Positions and contours that an earlier import wrote stay unless these files replace them. A file that cannot be
/// understood, or from which nothing can be taken, stops the import and leaves the folder as it was.
pub fn import(files: &[PathBuf], folder: &Path) -> Result<ImportReport, GeographyError> {
    let geography = Geography::load(Some(folder))?;
    let mut reader = Reader {
        positions: read_positions(folder, &geography)?.into_iter().collect(),
        outlines: Outlines::from_topojson(geography.outline()).map_err(|what| unusable(folder, what))?,
        report: ImportReport::default(),
        moved: false,
        geography: &geography,
    };
    for path in files {
        reader.read(path)?;
    }
    let mut report = reader.report;
    report.positions = reader.positions.len();
    let mut finished = Vec::new();
    if reader.moved {
        let mut text = String::from("code;lon;lat\n");
        for (number, position) in &reader.positions {
            let code = geography.communes()[*number as usize].code;
            text.extend([code, ";"]);
            text.extend([position.longitude, position.latitude].map(|degrees| format!("{degrees:.5};")));
            text.pop();
            text.push('\n');
        }
        finished.push((POSITIONS, text));
    }
    if report.departements + report.regions > 0 {
        let text = reader.outlines.to_topojson(&geography);
        if text.len() > LARGEST_OUTLINE {
            let what = format!(
                "contours of {} kB are too detailed to be sent to visitors: give the 1000m files",
                text.len() / 1000
            );
            return Err(unusable(folder, what));
        }
        finished.push((OUTLINE, text));
    }
    report.written = write(folder, &finished)?;
    Ok(report)
}

/// Imported positions by number of commune, in order; none when nothing was imported.
pub(super) fn read_positions(
    folder: &Path,
    geography: &Geography,
) -> Result<Vec<(u32, Position)>, GeographyError> {
    let path = folder.join(POSITIONS);
    let Some(text) = read_if_there(&path)? else {
        return Ok(Vec::new());
    };
    let mut positions = Vec::new();
    for (number, line) in text.lines().enumerate().skip(1) {
        let mut cells = line.split(';');
        let mut next = || cells.next().unwrap_or_default();
        let (code, longitude, latitude) = (next(), next().parse(), next().parse());
        let position = longitude.ok().zip(latitude.ok()).and_then(|(x, y)| Position::new(x, y));
        let position = position
            .ok_or_else(|| unusable(&path, format!("line {} is no position: import again", number + 1)))?;
        // A commune that a later edition no longer has is passed over.
        if let Ok(number) = geography.communes.binary_search_by_key(&code, |c| c.code)
            && let Ok(number) = u32::try_from(number)
        {
            positions.push((number, position));
        }
    }
    Ok(positions)
}

/// Imported contours, as text and read; none when nothing was imported.
pub(super) fn read_outline(folder: &Path) -> Result<Option<(String, Outlines)>, GeographyError> {
    let path = folder.join(OUTLINE);
    let Some(text) = read_if_there(&path)? else {
        return Ok(None);
    };
    let text = printed(&text);
    let outlines = Outlines::from_topojson(&text).map_err(|what| unusable(&path, what))?;
    Ok(Some((text, outlines)))
}

fn read_if_there(path: &Path) -> Result<Option<String>, GeographyError> {
    match fs::read_to_string(path) {
        Ok(text) => Ok(Some(text)),
        Err(source) if source.kind() == std::io::ErrorKind::NotFound => Ok(None),
        Err(source) => Err(file_error(path, source)),
    }
}

fn unusable(path: &Path, what: impl Into<String>) -> GeographyError {
    GeographyError::Unusable { path: path.to_owned(), what: what.into() }
}

fn file_error(path: &Path, source: std::io::Error) -> GeographyError {
    GeographyError::File { path: path.to_owned(), source }
}

/// Writes every text beside its destination first, then puts each in its place.
fn write(folder: &Path, texts: &[(&str, String)]) -> Result<Vec<PathBuf>, GeographyError> {
    fs::create_dir_all(folder).map_err(|e| file_error(folder, e))?;
    let mut moves = Vec::new();
    for (name, text) in texts {
        let partial = folder.join(format!(".{name}.partial"));
        let written = File::create(&partial).and_then(|mut file| {
            file.write_all(text.as_bytes())?;
            file.sync_all()
        });
        moves.push((partial.clone(), folder.join(name)));
        if let Err(source) = written {
            for (partial, _) in &moves {
                // The first error is the one to tell.
                let _ = fs::remove_file(partial);
            }
            return Err(file_error(&partial, source));
        }
    }
    for (partial, path) in &moves {
        fs::rename(partial, path).map_err(|e| file_error(path, e))?;
    }
    Ok(moves.into_iter().map(|(_, path)| path).collect())
}

/// Which territories a contour is of.
#[derive(Clone, Copy, PartialEq)]
enum Level {
    Departement,
    Region,
}

/// A GeoJSON file (RFC 7946).
#[derive(Deserialize)]
struct FeatureCollection {
    features: Vec<Feature>,
}

#[derive(Deserialize)]
struct Feature {
    #[serde(default)]
    properties: Option<Map<String, Value>>,
    #[serde(default)]
    geometry: Option<Geometry>,
}

#[derive(Deserialize)]
#[serde(tag = "type", content = "coordinates")]
enum Geometry {
    Point(Point),
    Polygon(Vec<Ring>),
    MultiPolygon(Shape),
}

/// An entry of geo.api.gouv.fr's list of communes.
#[derive(Deserialize)]
struct ApiCommune {
    code: String,
    #[serde(default)]
    centre: Option<Geometry>,
}

/// Collects what the files say.
struct Reader<'a> {
    geography: &'a Geography,
    positions: BTreeMap<u32, Position>,
    outlines: Outlines,
    report: ImportReport,
    moved: bool,
}

impl Reader<'_> {
    fn read(&mut self, path: &Path) -> Result<(), GeographyError> {
        let text = read_text(path)?;
        let beginning = text.trim_start_matches('\u{feff}').trim_start();
        let format = match beginning.as_bytes().first() {
            Some(b'[') => "geo.api.gouv.fr",
            Some(b'{') if beginning.contains("\"Topology\"") => "TopoJSON",
            Some(b'{') => "GeoJSON",
            Some(_) => "CSV",
            None => return Err(unusable(path, "the file is empty")),
        };
        self.report.files.push(ImportedFile {
            path: path.to_owned(),
            format,
            read: 0,
            ignored: 0,
            reasons: Vec::new(),
        });
        let read = match format {
            "CSV" => self.read_csv(beginning),
            "TopoJSON" => self.read_topology(beginning),
            "GeoJSON" => self.read_features(path, beginning),
            _ => self.read_api(beginning),
        };
        read.map_err(|what| unusable(path, what))?;
        match self.report.files.last() {
            Some(file) if file.read == 0 => {
                let why = file.reasons.first().map(|r| format!(", first: {}", r.why)).unwrap_or_default();
                Err(unusable(path, format!("nothing could be taken from it ({} entries{why})", file.ignored)))
            }
            _ => Ok(()),
        }
    }

    fn read_csv(&mut self, text: &str) -> Result<(), String> {
        let header = text.lines().next().unwrap_or_default();
        let delimiter = [b';', b'\t', b',']
            .into_iter()
            .max_by_key(|d| header.bytes().filter(|b| b == d).count())
            .unwrap_or(b';');
        let mut rows =
            csv::ReaderBuilder::new().delimiter(delimiter).flexible(true).from_reader(text.as_bytes());
        let names: Vec<String> = rows
            .headers()
            .map_err(|e| e.to_string())?
            .iter()
            .map(|name| fold(name).replace(' ', "_"))
            .collect();
        let column = |wanted: &[&str]| names.iter().position(|name| wanted.contains(&name.as_str()));
        let code =
            column(&["insee", "code_insee", "code_commune_insee", "insee_com", "codgeo", "code", "com"]);
        let longitude = column(&["lon", "lng", "long", "longitude", "x"]);
        let latitude = column(&["lat", "latitude", "y"]);
        let precision = column(&["precision"]);
        let (Some(code), Some(longitude), Some(latitude)) = (code, longitude, latitude) else {
            return Err(
                "the header names no code, longitude and latitude (for example: insee;lon;lat)".to_owned()
            );
        };
        for row in rows.records() {
            let row = row.map_err(|e| e.to_string())?;
            let line = row.position().map_or(0, csv::Position::line);
            let cell = |column: usize| row.get(column).unwrap_or_default().trim();
            if let Some(level @ ("departement" | "territoire" | "none")) = precision.map(cell) {
                self.ignore(line, format!("{} is placed no closer than its territory ({level})", cell(code)));
                continue;
            }
            let number = |column| cell(column).replace(',', ".").parse::<f64>().ok();
            match number(longitude).zip(number(latitude)) {
                Some((x, y)) => self.place(line, cell(code), Point(x, y)),
                None => self.ignore(line, format!("{} has no longitude and latitude", cell(code))),
            }
        }
        Ok(())
    }

    fn read_api(&mut self, text: &str) -> Result<(), String> {
        let communes: Vec<ApiCommune> = serde_json::from_str(text).map_err(|e| e.to_string())?;
        for (row, commune) in (1..).zip(communes) {
            match commune.centre {
                Some(Geometry::Point(point)) => self.place(row, &commune.code, point),
                _ => self.ignore(row, format!("{} has no centre: ask for fields=centre", commune.code)),
            }
        }
        Ok(())
    }

    fn read_features(&mut self, path: &Path, text: &str) -> Result<(), String> {
        let collection: FeatureCollection = serde_json::from_str(text).map_err(|e| e.to_string())?;
        let file = fold(&path.file_name().unwrap_or_default().to_string_lossy());
        for (row, feature) in (1..).zip(collection.features) {
            let properties = feature.properties.unwrap_or_default();
            let Some(code) = code_of(&properties) else {
                self.ignore(row, "no INSEE code among its properties");
                continue;
            };
            match feature.geometry {
                None => self.ignore(row, format!("{code} has no geometry")),
                Some(Geometry::Point(point)) => self.place(row, &code, point),
                Some(Geometry::Polygon(polygon)) => self.draw(row, &file, &code, &properties, vec![polygon]),
                Some(Geometry::MultiPolygon(shape)) => self.draw(row, &file, &code, &properties, shape),
            }
        }
        Ok(())
    }

    fn read_topology(&mut self, text: &str) -> Result<(), String> {
        let mut topology: Topology = serde_json::from_str(text).map_err(|e| e.to_string())?;
        topology.decode();
        let mut row = 0;
        for (layer, object) in &topology.objects {
            let layer = fold(layer);
            for geometry in &object.geometries {
                row += 1;
                let properties = geometry.properties.clone().unwrap_or_default();
                let code = code_of(&properties).or_else(|| {
                    let region = properties.get("region").filter(|_| layer.starts_with("reg"))?;
                    region.as_str().map(str::to_owned)
                });
                match (code, topology.shape(geometry)) {
                    (None, _) => {
                        self.ignore(row, format!("no INSEE code among its properties (layer {layer})"));
                    }
                    (Some(code), None) => self.ignore(row, format!("{code} is not a polygon")),
                    (Some(code), Some(shape)) => self.draw(row, &layer, &code, &properties, shape),
                }
            }
        }
        Ok(())
    }

    /// A polygon: that of a commune gives its position, another is a contour.
    fn draw(&mut self, row: u64, source: &str, code: &str, properties: &Map<String, Value>, shape: Shape) {
        let on_globe = |p: &Point| Position::new(p.0, p.1).is_some();
        let closed = |ring: &Ring| ring.len() >= 4 && ring.iter().all(on_globe);
        if shape.is_empty() || !shape.iter().all(|polygon| !polygon.is_empty() && polygon.iter().all(closed))
        {
            self.ignore(row, format!("{code}: its polygon is open or outside the globe"));
            return;
        }
        let Some(inside) = representative_point(&shape) else {
            self.ignore(row, format!("{code}: its polygon has no surface"));
            return;
        };
        if code.len() == 5 {
            self.place(row, code, inside);
            return;
        }
        let Some(level) = self.level(source, code, properties) else {
            self.ignore(row, format!("{code} is no département or région of {}", self.geography.vintage()));
            return;
        };
        let (name, window) = match level {
            Level::Departement => self.geography.departement(code).map(|d| (d.name, d.bbox)),
            Level::Region => self.geography.region(code).map(|r| (r.name, r.bbox)),
        }
        .unzip();
        let point = Position { longitude: inside.0, latitude: inside.1 };
        if !window.is_some_and(|window| widened(window).contains(point)) {
            self.ignore(row, format!("{code} is drawn far from {}", name.unwrap_or_default()));
            return;
        }
        match level {
            Level::Departement => {
                // An overseas collectivity is its own région.
                if self.geography.region(code).is_some_and(|r| Some(r.name) == name) {
                    self.outlines.regions.insert(code.to_owned(), shape.clone());
                    self.report.regions += 1;
                }
                self.outlines.departements.insert(code.to_owned(), shape);
                self.report.departements += 1;
            }
            Level::Region => {
                self.outlines.regions.insert(code.to_owned(), shape);
                self.report.regions += 1;
            }
        }
        self.count();
    }

    /// Codes clash (84 is Vaucluse and Auvergne-Rhône-Alpes): the name tells, else the layer or the file.
    fn level(&self, source: &str, code: &str, properties: &Map<String, Value>) -> Option<Level> {
        let departement = self.geography.departement(code);
        let region = self.geography.region(code);
        if departement.is_none() || region.is_none() {
            return departement.map(|_| Level::Departement).or(region.map(|_| Level::Region));
        }
        let named = |name: &str| {
            properties.get("nom").and_then(Value::as_str).is_some_and(|given| fold(given) == fold(name))
        };
        if departement.is_some_and(|d| named(d.name)) {
            Some(Level::Departement)
        } else if region.is_some_and(|r| named(r.name)) || source.starts_with("reg") {
            Some(Level::Region)
        } else if source.starts_with("dep") || properties.contains_key("region") {
            Some(Level::Departement)
        } else {
            None
        }
    }

    fn place(&mut self, row: u64, code: &str, Point(longitude, latitude): Point) {
        let communes = self.geography.communes();
        let Ok(number) = communes.binary_search_by_key(&code, |c| c.code) else {
            let why = match self.geography.commune(code) {
                Some(now) => format!("{code} is a former commune, now part of {} ({})", now.name, now.code),
                None => format!("{code} is no commune of {}", self.geography.vintage()),
            };
            self.ignore(row, why);
            return;
        };
        let commune = &communes[number];
        let window = self.geography.departement(commune.departement).map(|d| widened(d.bbox));
        let position = Position::new(longitude, latitude)
            .filter(|position| window.is_some_and(|window| window.contains(*position)));
        let (Some(position), Ok(number)) = (position, u32::try_from(number)) else {
            let why = format!(
                "{code}: {longitude},{latitude} lies outside its département ({})",
                commune.departement
            );
            self.ignore(row, why);
            return;
        };
        // A list that knows no arrondissements gives them their city's point, which is worse than the shipped one.
        let city = commune.city.and_then(|city| self.geography.commune_index(city));
        if city.is_some_and(|city| self.positions.get(&city) == Some(&position)) {
            self.ignore(row, format!("{code} is only given its city's position"));
            return;
        }
        self.positions.insert(number, position);
        self.moved = true;
        self.count();
    }

    fn count(&mut self) {
        if let Some(file) = self.report.files.last_mut() {
            file.read += 1;
        }
    }

    fn ignore(&mut self, row: u64, why: impl Into<String>) {
        if let Some(file) = self.report.files.last_mut() {
            file.ignored += 1;
            if file.reasons.len() < MOST_REASONS {
                file.reasons.push(Ignored { row, why: why.into() });
            }
        }
    }
}

fn read_text(path: &Path) -> Result<String, GeographyError> {
    let mut file = File::open(path).map_err(|e| file_error(path, e))?;
    let mut bytes = Vec::new();
    let read = |source: &mut dyn Read, bytes: &mut Vec<u8>| source.take(LARGEST_FILE + 1).read_to_end(bytes);
    read(&mut file, &mut bytes).map_err(|e| file_error(path, e))?;
    if bytes.starts_with(&[0x1f, 0x8b]) {
        let mut text = Vec::new();
        read(&mut MultiGzDecoder::new(&bytes[..]), &mut text)
            .map_err(|e| unusable(path, format!("cannot be decompressed: {e}")))?;
        bytes = text;
    }
    if bytes.len() as u64 > LARGEST_FILE {
        return Err(unusable(path, "larger than any official file (512 MiB)"));
    }
    String::from_utf8(bytes)
        .map_err(|e| unusable(path, format!("not UTF-8 at byte {}", e.utf8_error().valid_up_to())))
}

/// The INSEE code among a feature's properties, whatever the publisher called it.
fn code_of(properties: &Map<String, Value>) -> Option<String> {
    ["code", "insee", "code_insee", "codeInsee", "INSEE_COM", "INSEE_DEP", "INSEE_REG", "codgeo", "commune"]
        .iter()
        .filter_map(|name| properties.get(*name)?.as_str())
        .find(|code| matches!(code.len(), 2 | 3 | 5) && code.bytes().all(|b| b.is_ascii_alphanumeric()))
        .map(str::to_owned)
}

fn widened(window: BoundingBox) -> BoundingBox {
    BoundingBox {
        west: window.west - MARGIN,
        south: window.south - MARGIN,
        east: window.east + MARGIN,
        north: window.north + MARGIN,
    }
}

#[cfg(test)]
mod tests {
    use flate2::{Compression, write::GzEncoder};
    use tempfile::TempDir;

    use super::*;

    /// An operator's folder, with the files given.
    fn folder(files: &[(&str, &str)]) -> (TempDir, Vec<PathBuf>) {
        let folder = TempDir::new().unwrap();
        let paths = files
            .iter()
            .map(|(name, text)| {
                let path = folder.path().join(name);
                fs::write(&path, text).unwrap();
                path
            })
            .collect();
        (folder, paths)
    }

    #[test]
    fn an_operator_imports_a_csv_and_reads_why_some_lines_were_left_aside() {
        let (here, files) = folder(&[(
            "communes.csv",
            "insee;nom;lon;lat;precision\n\
             29042;Crozon;-4.5000;48.2400;commune\n\
             29019;Brest;48.39;-4.48;commune\n\
             99999;Nulle-Part;1;1;commune\n\
             50173;Équeurdreville;-1.65;49.64;commune\n\
             29155;Ouessant;;;none\n\
             75056;Paris;2.3428;48.8566;commune\n\
             75101;Paris 1er;2.3428;48.8566;commune\n\
             29103;Landerneau;;x;commune\n",
        )]);
        let data = here.path().join("geo");
        let report = import(&files, &data).unwrap();
        assert_eq!((report.files[0].read, report.files[0].ignored, report.positions), (2, 6, 2));
        let lines: Vec<u64> = report.files[0].reasons.iter().map(|r| r.row).collect();
        assert_eq!(lines, [3, 4, 5, 6, 8, 9]);
        let text = report.to_string();
        for words in
            ["outside its département", "no commune of COG 2026", "now part of Cherbourg", "city's position"]
        {
            assert!(text.contains(words), "{text}");
        }
        let geography = Geography::load(Some(&data)).unwrap();
        let crozon = geography.commune("29042").unwrap();
        assert_eq!((crozon.longitude, crozon.latitude, crozon.approximate), (-4.5, 48.24, false));
        // Importing again replaces what it names and keeps the rest.
        let (_there, files) = folder(&[("c.csv", "code,longitude,latitude\n29019,-4.49,48.39\n")]);
        assert_eq!(import(&files, &data).unwrap().positions, 3);
    }

    #[test]
    fn mairies_commune_contours_and_the_api_give_positions() {
        let (here, mut files) = folder(&[
            (
                "mairies.geojson",
                r#"{"type":"FeatureCollection","features":[
                {"type":"Feature","properties":{"commune":"29042","nom":"Mairie de Crozon"},"geometry":{"type":"Point","coordinates":[-4.489,48.246,12.0]}},
                {"type":"Feature","properties":{},"geometry":{"type":"Point","coordinates":[-4.4,48.2]}},
                {"type":"Feature","properties":{"code":"29019"},"geometry":null}]}"#,
            ),
            (
                "api.json",
                r#"[{"nom":"Brest","code":"29019","centre":{"type":"Point","coordinates":[-4.5,48.4]},"population":1},
                {"nom":"Ouessant","code":"29155"}]"#,
            ),
        ]);
        // A crescent, whose centroid lies outside it; compressed, as published.
        let crescent = r#"{"type":"FeatureCollection","features":[{"type":"Feature","properties":{"code":"29151","nom":"Morlaix"},
            "geometry":{"type":"Polygon","coordinates":[[[-4,48],[-3.8,48],[-3.8,48.01],[-3.99,48.01],[-3.99,48.19],[-3.8,48.19],[-3.8,48.2],[-4,48.2],[-4,48]]]}}]}"#;
        let path = here.path().join("communes-100m.geojson.gz");
        let mut gz = GzEncoder::new(File::create(&path).unwrap(), Compression::default());
        gz.write_all(crescent.as_bytes()).unwrap();
        gz.finish().unwrap();
        files.push(path);
        let data = here.path().join("data/geo");
        let report = import(&files, &data).unwrap();
        assert_eq!(
            report.files.iter().map(|f| (f.read, f.ignored)).collect::<Vec<_>>(),
            [(1, 2), (1, 1), (1, 0)]
        );
        let geography = Geography::load(Some(&data)).unwrap();
        let morlaix = geography.commune("29151").unwrap();
        assert!((-4.0..-3.99).contains(&morlaix.longitude), "{}", morlaix.longitude);
    }

    #[test]
    fn contours_of_departements_and_regions_are_told_apart_and_replace_the_shipped_ones() {
        let square = |x: f64, y: f64| {
            format!("[[[{x},{y}],[{x},{}],[{},{}],[{},{y}],[{x},{y}]]]", y + 0.5, x + 0.5, y + 0.5, x + 0.5)
        };
        let (here, files) = folder(&[(
            "contours.geojson",
            &format!(
                r#"{{"type":"FeatureCollection","features":[
                {{"type":"Feature","properties":{{"code":"84","nom":"Vaucluse"}},"geometry":{{"type":"Polygon","coordinates":{}}}}},
                {{"type":"Feature","properties":{{"code":"84","nom":"Auvergne-Rhône-Alpes"}},"geometry":{{"type":"Polygon","coordinates":{}}}}},
                {{"type":"Feature","properties":{{"code":"975","nom":"Saint-Pierre-et-Miquelon"}},"geometry":{{"type":"MultiPolygon","coordinates":[{}]}}}},
                {{"type":"Feature","properties":{{"code":"29","nom":"Finistère"}},"geometry":{{"type":"Polygon","coordinates":{}}}}},
                {{"type":"Feature","properties":{{"code":"ZZ","nom":"?"}},"geometry":{{"type":"Polygon","coordinates":{}}}}}]}}"#,
                square(5.0, 43.8),
                square(4.5, 45.0),
                square(-56.5, 46.8),
                square(48.0, -4.0),
                square(0.0, 45.0),
            ),
        )]);
        let data = here.path().join("geo");
        let report = import(&files, &data).unwrap();
        assert_eq!((report.departements, report.regions, report.files[0].ignored), (2, 2, 2));
        assert!(report.to_string().contains("far from Finistère"), "{report}");
        let outlines = Outlines::from_topojson(Geography::load(Some(&data)).unwrap().outline()).unwrap();
        assert_eq!(outlines.departements["84"][0][0].len(), 5);
        assert_eq!(outlines.regions["975"][0][0].len(), 5);
        assert!(outlines.departements["29"][0][0].len() > 20, "the shipped one stays");
        assert_eq!(outlines.departements.len(), 109);
    }

    #[test]
    fn a_bad_file_among_good_ones_leaves_the_folder_as_it_was() {
        let good = ("good.csv", "insee;lon;lat\n29042;-4.5;48.24\n");
        for bad in [
            ("empty.csv", ""),
            ("header.csv", "a;b;c\n1;2;3\n"),
            ("cut.geojson", r#"{"type":"FeatureCollection","features":[{"type":"#),
            (
                "line.geojson",
                r#"{"type":"FeatureCollection","features":[{"type":"Feature","properties":{"code":"29"},"geometry":{"type":"LineString","coordinates":[[0,0],[1,1]]}}]}"#,
            ),
            (
                "arcs.topo.json",
                r#"{"type":"Topology","arcs":[],"objects":{"departements":{"type":"GeometryCollection","geometries":[{"type":"Polygon","arcs":[[7]],"properties":{"code":"29"}}]}}}"#,
            ),
            ("nothing.json", "[]"),
            ("far.csv", "insee;lon;lat\n29042;400;NaN\n"),
        ] {
            let (here, files) = folder(&[good, bad]);
            let data = here.path().join("geo");
            let fault = import(&files, &data).unwrap_err().to_string();
            assert!(fault.contains(bad.0), "{fault}");
            assert!(!data.exists(), "{} left something behind", bad.0);
        }
        let (here, _) = folder(&[]);
        assert!(import(&[here.path().join("missing.csv")], here.path()).is_err());
        let path = here.path().join("latin1.csv");
        fs::write(&path, b"insee;lon;lat\n29042;\xe9;1\n").unwrap();
        assert!(import(&[path], here.path()).unwrap_err().to_string().contains("UTF-8"));
    }

    #[test]
    fn a_damaged_folder_is_told_when_the_server_starts() {
        let (here, _) = folder(&[(POSITIONS, "code;lon;lat\n29042;x;1\n")]);
        assert!(Geography::load(Some(here.path())).is_err());
        let (here, _) = folder(&[(OUTLINE, "{}")]);
        assert!(Geography::load(Some(here.path())).is_err());
        assert!(Geography::load(Some(Path::new("/nowhere/at/all"))).is_ok());
    }
}
