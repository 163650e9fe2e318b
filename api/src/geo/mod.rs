//! The geography of France: régions, départements and communes with their codes, names, populations and positions.
//!
//! Shipped with the program (`api/data/geo`, made by `cargo xtask geodata`; its README names sources and licences), so
//! nothing is asked of a network. What `cafeia geo import` read from official files is laid over it.

mod communes;
mod drawing;
mod import;
mod outline;
mod search;
mod spelling;
mod territories;

use std::{
    borrow::Cow,
    cmp::Reverse,
    io,
    path::{Path, PathBuf},
    str::FromStr,
    sync::LazyLock,
};

use cafeia_shared::{
    position::{BoundingBox, Position},
    territories::{CommuneRef, TerritoryCode, TerritoryLevel},
};

pub use self::{
    communes::{Commune, Label},
    drawing::{DrawnArea, DrawnTown, Frame, FranceDrawing, Projection, TerritoryDrawing},
    import::{Ignored, ImportReport, ImportedFile, import},
    search::name_in_full,
    territories::{Departement, Region},
};

/// The edition of the shipped lists; it changes with the version of `@etalab/decoupage-administratif`.
const VINTAGE: &str = "COG 2026";
/// Inhabitants from which on a town is named on a map of the whole country.
const LARGE_TOWN: u32 = 40_000;
/// How far beyond a département's window its surroundings go, in degrees: contours are rough, and a map shows what
/// lies across a border.
const SURROUNDINGS: f64 = 0.5;

static COMMUNES: LazyLock<String> = LazyLock::new(|| printed(include_str!("../../data/geo/communes.csv")));
static DEPARTEMENTS: LazyLock<String> =
    LazyLock::new(|| printed(include_str!("../../data/geo/departements.csv")));
static REGIONS: LazyLock<String> = LazyLock::new(|| printed(include_str!("../../data/geo/regions.csv")));
static OUTLINE: LazyLock<String> = LazyLock::new(|| printed(include_str!("../../data/geo/france.topo.json")));

/// Names as French prints them: INSEE's have the typewriter's apostrophe. To the search both are one.
fn printed(text: &str) -> String {
    text.replace('\'', "’")
}

/// Why the geography cannot be read or replaced.
#[derive(Debug, thiserror::Error)]
pub enum GeographyError {
    /// The shipped data is at fault: regenerate it with `cargo xtask geodata`.
    #[error("shipped geography, {file} line {line}: {what}")]
    Shipped {
        /// File of `api/data/geo`.
        file: &'static str,
        /// Line, the header being 1.
        line: usize,
        /// What is wrong there.
        what: &'static str,
    },
    /// A file cannot be read or written.
    #[error("{}: {source}", path.display())]
    File {
        /// The file.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
    /// A file is not what it should be; nothing was imported.
    #[error("{}: {what}", path.display())]
    Unusable {
        /// The file.
        path: PathBuf,
        /// What is wrong with it.
        what: String,
    },
}

/// The geography, immutable; one for the whole process, in an `Arc`.
pub struct Geography {
    regions: Vec<Region>,
    departements: Vec<Departement>,
    communes: Vec<Commune>,
    /// Former codes in order, each with the number of the commune it leads to.
    former_codes: Vec<(&'static str, u32)>,
    /// The numbers of the municipal arrondissements.
    arrondissements: Vec<u32>,
    index: search::Index,
    outline: Cow<'static, str>,
    /// The outline, read.
    contours: outline::Outlines,
    /// The neighbouring countries' contours, read.
    neighbouring: Vec<outline::Shape>,
    drawing: FranceDrawing,
}

impl Geography {
    /// The geography that the program ships.
    pub fn shipped() -> Result<Self, GeographyError> {
        let mut departements = territories::read_departements(&DEPARTEMENTS)?;
        let communes = communes::read(&COMMUNES, &departements)?;
        for commune in communes.iter().filter(|c| c.city.is_none()) {
            if let Ok(i) = departements.binary_search_by_key(&commune.departement, |d| d.code) {
                departements[i].population += commune.population;
            }
        }
        let regions = territories::read_regions(&REGIONS, &departements)?;
        let mut former_codes: Vec<(&'static str, u32)> = (0..)
            .zip(&communes)
            .flat_map(|(number, commune)| commune.former_codes.iter().map(move |code| (*code, number)))
            .collect();
        former_codes.sort_unstable();
        let arrondissements =
            (0..).zip(&communes).filter(|(_, c)| c.city.is_some()).map(|(number, _)| number).collect();
        let index = search::Index::new(&communes);
        let fault = |file| move |_| GeographyError::Shipped { file, line: 1, what: "not contours" };
        let contours = outline::Outlines::from_topojson(&OUTLINE).map_err(fault("france.topo.json"))?;
        let neighbouring =
            outline::read_layer(include_str!("../../data/geo/neighbours.topo.json"), "voisins")
                .map_err(fault("neighbours.topo.json"))?;
        let drawing = FranceDrawing::new(&departements, &contours);
        let outline = Cow::Borrowed(OUTLINE.as_str());
        Ok(Self {
            regions,
            departements,
            communes,
            former_codes,
            arrondissements,
            index,
            outline,
            contours,
            neighbouring,
            drawing,
        })
    }

    /// The shipped geography, with the positions and contours that [`import()`] wrote into the folder, if any.
    pub fn load(folder: Option<&Path>) -> Result<Self, GeographyError> {
        let mut geography = Self::shipped()?;
        if let Some(folder) = folder {
            for (number, position) in import::read_positions(folder, &geography)? {
                let commune = &mut geography.communes[number as usize];
                commune.longitude = position.longitude;
                commune.latitude = position.latitude;
                commune.approximate = false;
            }
            if let Some((outline, contours)) = import::read_outline(folder)? {
                geography.outline = Cow::Owned(outline);
                geography.drawing = FranceDrawing::new(&geography.departements, &contours);
                geography.contours = contours;
            }
        }
        Ok(geography)
    }

    /// Which state of the territories this is: INSEE's Code officiel géographique on 1 January of a year.
    pub fn vintage(&self) -> &'static str {
        VINTAGE
    }

    /// The 18 régions and 8 overseas collectivities, by code.
    pub fn regions(&self) -> &[Region] {
        &self.regions
    }

    /// The 101 départements and 8 overseas collectivities, by code.
    pub fn departements(&self) -> &[Departement] {
        &self.departements
    }

    /// The communes and the 45 municipal arrondissements, by code.
    pub fn communes(&self) -> &[Commune] {
        &self.communes
    }

    /// The région of an INSEE code.
    pub fn region(&self, code: &str) -> Option<&Region> {
        self.regions.binary_search_by_key(&code, |r| r.code).ok().map(|i| &self.regions[i])
    }

    /// The département of an INSEE code.
    pub fn departement(&self, code: &str) -> Option<&Departement> {
        self.departements.binary_search_by_key(&code, |d| d.code).ok().map(|i| &self.departements[i])
    }

    /// The commune of an INSEE code; a code no longer in use leads to the commune it became part of.
    pub fn commune(&self, code: &str) -> Option<&Commune> {
        self.commune_index(code).map(|number| &self.communes[number as usize])
    }

    /// The commune of an INSEE code as other objects name it; what is unknown keeps its code.
    pub fn commune_ref(&self, code: &str) -> CommuneRef {
        let commune = self.commune(code);
        CommuneRef {
            code: code.to_owned(),
            name: commune.map_or(code, |commune| commune.name).to_owned(),
            departement_code: commune.map_or("", |commune| commune.departement).to_owned(),
        }
    }

    /// The commune's place in [`Geography::communes`], for bitmaps; a code no longer in use resolves too.
    pub fn commune_index(&self, code: &str) -> Option<u32> {
        if let Ok(number) = self.communes.binary_search_by_key(&code, |c| c.code) {
            return u32::try_from(number).ok();
        }
        let former = self.former_codes.binary_search_by_key(&code, |(former, _)| former).ok()?;
        Some(self.former_codes[former].1)
    }

    /// The places in [`Geography::communes`] of all that the commune of a code [holds](Commune::holds).
    pub fn communes_at(&self, code: &str) -> impl Iterator<Item = u32> {
        let wanted = self.commune_index(code).map(|number| (number, &self.communes[number as usize]));
        let city = wanted.and_then(|(_, commune)| self.commune_index(commune.city?));
        let arrondissements = wanted.into_iter().flat_map(|(_, wanted)| {
            let inside = |number: &u32| self.communes[*number as usize].city == Some(wanted.code);
            self.arrondissements.iter().copied().filter(inside)
        });
        wanted.map(|(number, _)| number).into_iter().chain(city).chain(arrondissements)
    }

    /// The arrondissement of a city that has this postal code; the commune itself where it has none such.
    pub fn by_postal_code<'a>(&'a self, commune: &'a Commune, postal_code: Option<&str>) -> &'a Commune {
        let arrondissements = self.arrondissements.iter().map(|number| &self.communes[*number as usize]);
        let mut inside = arrondissements.filter(|one| one.city == Some(commune.code));
        let found = postal_code.and_then(|code| inside.find(|one| one.postal_codes.contains(&code)));
        found.unwrap_or(commune)
    }

    /// Whether a territory exists.
    pub fn knows(&self, territory: &TerritoryCode) -> bool {
        match territory.level {
            TerritoryLevel::Region => self.region(&territory.code).is_some(),
            TerritoryLevel::Departement => self.departement(&territory.code).is_some(),
            TerritoryLevel::Commune => self.commune(&territory.code).is_some(),
        }
    }

    /// Whether a territory is another one, or lies within it. One that does not exist lies nowhere.
    pub fn contains(&self, outer: &TerritoryCode, inner: &TerritoryCode) -> bool {
        let (region, departement, commune) = match inner.level {
            TerritoryLevel::Region => (self.region(&inner.code).map(|region| region.code), None, None),
            TerritoryLevel::Departement => {
                let Some(found) = self.departement(&inner.code) else { return false };
                (Some(found.region), Some(found.code), None)
            }
            TerritoryLevel::Commune => {
                let Some(found) = self.commune(&inner.code) else { return false };
                (Some(found.region), Some(found.departement), Some(found))
            }
        };
        match outer.level {
            TerritoryLevel::Region => region == Some(outer.code.as_str()),
            TerritoryLevel::Departement => departement == Some(outer.code.as_str()),
            TerritoryLevel::Commune => commune
                .zip(self.commune(&outer.code))
                .is_some_and(|(inner, outer)| inner.code == outer.code || inner.city == Some(outer.code)),
        }
    }

    /// Communes whose name, a word of it, a former name or a postal code begins as typed, at most `limit` (1000).
    ///
    /// First those whose name is exactly that, then those whose name begins so, then the rest; within each, the most
    /// populous first. Accents, case, hyphens, apostrophes, ligatures and "St"/"Saint" make no difference; a postal
    /// code beside the name narrows it ("29160 Crozon"). Any text is safe to pass.
    pub fn search_communes(&self, query: &str, limit: usize) -> Vec<&Commune> {
        let numbers = self.index.search(&self.communes, query, limit);
        numbers.into_iter().map(|number| &self.communes[number as usize]).collect()
    }

    /// What somebody may mean who types a text: what [`Geography::search_communes`] finds, at most `limit` (1000); where that
    /// is nothing, communes whose name, or a former one, is spelt about like it, a letter off, or two in a long name.
    ///
    /// Of the latter first those that bear such a name, then those whose name begins so; within each, the most populous first.
    /// Any text is safe to pass.
    pub fn suggest_communes(&self, text: &str, limit: usize) -> Vec<&Commune> {
        let found = self.search_communes(text, limit);
        if found.is_empty() { self.communes_spelt_like(text, limit) } else { found }
    }

    fn communes_spelt_like(&self, text: &str, limit: usize) -> Vec<&Commune> {
        let numbers = self.index.spelt_like(&self.communes, text, limit);
        numbers.into_iter().map(|number| &self.communes[number as usize]).collect()
    }

    /// The commune whose centre is nearest: a guess, since contours of communes are not shipped.
    ///
    /// A municipal arrondissement answers with its city. Nothing for a position that is no number.
    pub fn nearest_commune(&self, position: Position) -> Option<&Commune> {
        let shrink = position.latitude.to_radians().cos();
        let squared = |commune: &Commune| {
            let east = (commune.longitude - position.longitude).abs();
            let east = east.min(360.0 - east) * shrink;
            let north = commune.latitude - position.latitude;
            east * east + north * north
        };
        let nearest = self
            .communes
            .iter()
            .map(|commune| (squared(commune), commune))
            .filter(|(distance, _)| distance.is_finite())
            .min_by(|a, b| a.0.total_cmp(&b.0))?
            .1;
        Some(nearest.city.and_then(|city| self.commune(city)).unwrap_or(nearest))
    }

    /// The IANA time zone of a commune; that of Paris for an unknown code.
    pub fn time_zone(&self, commune_code: &str) -> &str {
        match self.commune(commune_code) {
            // The Marquesas and the Gambier Islands do not keep Tahiti's time.
            Some(Commune { code: "98718" | "98723" | "98731" | "98746" | "98756" | "98757", .. }) => {
                "Pacific/Marquesas"
            }
            Some(Commune { code: "98719", .. }) => "Pacific/Gambier",
            commune => {
                commune.and_then(|c| self.departement(c.departement)).map_or("Europe/Paris", |d| d.time_zone)
            }
        }
    }

    /// Contours for maps, as TopoJSON: the layers `departements` (`code`, `nom`, `region`) and `regions` (`code`, `nom`).
    pub fn outline(&self) -> &str {
        &self.outline
    }

    /// Contours of the neighbouring countries, as TopoJSON: the layer `voisins` (`code`, ISO 3166-1).
    pub fn neighbours(&self) -> &'static str {
        include_str!("../../data/geo/neighbours.topo.json")
    }

    /// The names of a département's communes for a map, the most populous first; nothing for an unknown code.
    pub fn labels(&self, departement: &str) -> Option<Vec<Label>> {
        let departement = self.departement(departement)?.code;
        let mut labels: Vec<Label> = self
            .communes
            .iter()
            .filter(|c| c.departement == departement && c.city.is_none())
            .map(Label::from)
            .collect();
        labels.sort_by_key(|label| Reverse(label.population));
        Some(labels)
    }

    /// The names of the country's towns of 40,000 inhabitants and more for a map, the most populous first.
    pub fn large_towns(&self) -> Vec<Label> {
        let large = self.communes.iter().filter(|c| c.population >= LARGE_TOWN && c.city.is_none());
        let mut labels: Vec<Label> = large.map(Label::from).collect();
        labels.sort_by_key(|label| Reverse(label.population));
        labels
    }

    /// France drawn for SVG.
    pub fn drawing(&self) -> &FranceDrawing {
        &self.drawing
    }

    /// A région or a département drawn alone for SVG; nothing for another code.
    pub fn territory_drawing(&self, code: &TerritoryCode) -> Option<TerritoryDrawing> {
        TerritoryDrawing::new(self, code)
    }

    /// Whether a window of the globe shows French land or its surroundings, up to half a degree around.
    pub fn is_around(&self, window: BoundingBox) -> bool {
        self.departements.iter().any(|departement| {
            let bbox = departement.bbox;
            window.west <= bbox.east + SURROUNDINGS
                && window.east >= bbox.west - SURROUNDINGS
                && window.south <= bbox.north + SURROUNDINGS
                && window.north >= bbox.south - SURROUNDINGS
        })
    }
}

/// One line of a shipped file, in `N` cells.
struct Row<const N: usize> {
    file: &'static str,
    line: usize,
    cells: [&'static str; N],
}

impl<const N: usize> Row<N> {
    fn fault(&self, what: &'static str) -> GeographyError {
        GeographyError::Shipped { file: self.file, line: self.line, what }
    }

    fn number<T: FromStr>(&self, column: usize) -> Result<T, GeographyError> {
        self.cells[column].parse().map_err(|_| self.fault("not a number"))
    }
}

/// The lines of a shipped file: `;` between cells, no quotes, one header line.
fn rows<const N: usize>(
    file: &'static str,
    text: &'static str,
) -> impl Iterator<Item = Result<Row<N>, GeographyError>> {
    text.lines().enumerate().skip(1).map(move |(number, line)| {
        let mut cells = [""; N];
        let mut parts = line.split(';');
        let full = cells.iter_mut().all(|cell| parts.next().map(|part| *cell = part).is_some());
        if full && parts.next().is_none() {
            Ok(Row { file, line: number + 1, cells })
        } else {
            Err(GeographyError::Shipped { file, line: number + 1, what: "wrong number of cells" })
        }
    })
}

#[cfg(test)]
mod tests {
    use std::{
        sync::LazyLock,
        time::{Duration, Instant},
    };

    use super::*;

    static FRANCE: LazyLock<Geography> = LazyLock::new(|| Geography::shipped().unwrap());

    fn names(query: &str) -> Vec<&'static str> {
        FRANCE.search_communes(query, 10).iter().map(|c| c.name).collect()
    }

    #[test]
    fn a_territory_contains_what_lies_within_it() {
        let contains =
            |outer: &str, inner: &str| FRANCE.contains(&outer.parse().unwrap(), &inner.parse().unwrap());
        for (outer, inner) in [
            ("region-53", "region-53"),
            ("region-53", "departement-29"),
            ("region-53", "commune-29042"),
            ("departement-29", "commune-29042"),
            ("commune-29042", "commune-29042"),
            ("commune-75056", "commune-75101"),
            ("departement-2A", "commune-2A004"),
        ] {
            assert!(contains(outer, inner), "{outer} does not contain {inner}");
        }
        for (outer, inner) in [
            ("departement-29", "region-53"),
            ("commune-29042", "departement-29"),
            ("commune-75101", "commune-75056"),
            ("departement-84", "region-84"),
            ("region-84", "departement-84"),
            ("departement-35", "commune-29042"),
            ("region-00", "region-00"),
            ("commune-00000", "commune-00000"),
        ] {
            assert!(!contains(outer, inner), "{outer} contains {inner}");
        }
    }

    #[test]
    fn every_commune_stands_in_a_departement_of_a_region() {
        assert_eq!(FRANCE.regions().len(), 18 + 8);
        assert_eq!(FRANCE.departements().len(), 101 + 8);
        assert_eq!(FRANCE.communes().len(), 34_969 + 45);
        for commune in FRANCE.communes() {
            let departement = FRANCE.departement(commune.departement).unwrap();
            assert_eq!(departement.region, commune.region);
            assert!(FRANCE.region(commune.region).is_some());
            assert!(Position::new(commune.longitude, commune.latitude).is_some(), "{}", commune.name);
        }
        for departement in FRANCE.departements() {
            if let Some(capital) = departement.capital {
                assert_eq!(FRANCE.commune(capital).unwrap().departement, departement.code);
            }
        }
        let people: u32 = FRANCE.regions().iter().map(|r| r.population).sum();
        assert!((68_000_000..70_000_000).contains(&people), "{people}");
    }

    #[test]
    fn a_citizen_types_a_town_as_they_please() {
        for query in ["st etienne", "Saint-Étienne", "SAINT ETIENNE", " st-e\u{301}tienne ", "st\0etienne"] {
            assert_eq!(names(query)[0], "Saint-Étienne", "{query}");
        }
        assert_eq!(names("havre")[0], "Le Havre");
        for query in ["l'hay", "l’hay", "L Hay"] {
            assert_eq!(names(query)[0], "L’Haÿ-les-Roses", "{query}");
        }
        assert_eq!(names("epern")[0], "Épernay");
        assert_eq!(names("paris 11"), ["Paris 11e Arrondissement", "Paris"]);
        let nine = ["1er", "2e", "3e", "4e", "5e", "6e", "7e", "8e", "9e"];
        for city in ["Paris", "Lyon"] {
            let found = names(&city.to_lowercase());
            let arrondissements = nine.map(|number| format!("{city} {number} Arrondissement"));
            assert_eq!(found[0], city);
            assert_eq!(found[1..], arrondissements, "in the order of their numbers");
        }
        assert_eq!(names("paris 20"), ["Paris 20e Arrondissement", "Paris"]);
        assert_eq!(names("paris 1")[1], "Paris", "among eleven arrondissements");
        assert_eq!(FRANCE.search_communes("paris 20", 1).len(), 1);
        assert_eq!(names("denis")[0], "Saint-Denis");
        assert!(names("st").contains(&"Strasbourg"));
        assert!(names("oeuf").iter().any(|n| n.contains("Œuf")), "{:?}", names("oeuf"));
        assert_eq!(names("œuf"), names("OEUF"));
        assert!(names("zzzz").is_empty());
    }

    #[test]
    fn a_town_is_found_by_those_who_do_not_know_how_it_is_spelt() {
        let like =
            |text: &str| FRANCE.communes_spelt_like(text, 10).iter().map(|c| c.name).collect::<Vec<_>>();
        for (typed, meant) in [
            ("Rennnes", "Rennes"),
            ("Marseile", "Marseille"),
            ("Saint Étiene", "Saint-Étienne"),
            ("st etiene", "Saint-Étienne"),
            ("Étiene", "Saint-Étienne"),
            ("Toulousse", "Toulouse"),
            ("Le Avre", "Le Havre"),
            ("Havvre", "Le Havre"),
            ("Perpinian", "Perpignan"),
            ("Boulogne Bilancourt", "Boulogne-Billancourt"),
            ("Clermond-F", "Clermont-Ferrand"),
        ] {
            assert!(names(typed).is_empty(), "{typed} is misspelt");
            assert_eq!(like(typed).first(), Some(&meant), "{typed}: {:?}", like(typed));
            assert_eq!(FRANCE.suggest_communes(typed, 1)[0].name, meant, "{typed}");
        }
        assert_eq!(like("Crozom 29160"), ["Crozon"], "a postal code narrows it");
        for unlike in ["zzzz", "xx", "", "29161", "paris 21", "Marzaylbe"] {
            assert!(like(unlike).is_empty(), "{unlike}: {:?}", like(unlike));
        }
        let crozon = FRANCE.suggest_communes("Crozon", 10);
        assert!(crozon.iter().all(|c| c.name.starts_with("Crozon")), "what is spelt well is not guessed at");
        assert_eq!(FRANCE.communes_spelt_like("Marseile", 1).len(), 1);
        assert!(FRANCE.communes_spelt_like("Marseile", 0).is_empty());
    }

    #[test]
    fn a_postal_code_finds_its_communes_and_tells_namesakes_apart() {
        assert!(names("29160").contains(&"Crozon"));
        assert!(names("75001").contains(&"Paris 1er Arrondissement"));
        assert_eq!(names("75001"), ["Paris 1er Arrondissement", "Paris"], "the one of that very code first");
        assert_eq!(names("7500")[0], "Paris", "before the code is whole");
        assert_eq!(names("crozon 29160"), ["Crozon"]);
        assert_eq!(names("29160 crozon"), ["Crozon"]);
        assert_eq!(names("29042"), ["Crozon"], "its INSEE code does, too");
        assert!(FRANCE.search_communes("13", 5).len() == 5);
        assert_eq!(FRANCE.search_communes("13", 5)[0].name, "Marseille");
    }

    #[test]
    fn a_commune_that_merged_is_found_by_its_old_code_and_name() {
        // Équeurdreville-Hainneville became part of Cherbourg-en-Cotentin in 2016.
        assert_eq!(FRANCE.commune("50173").unwrap().name, "Cherbourg-en-Cotentin");
        assert_eq!(FRANCE.commune_index("50173"), FRANCE.commune_index("50129"));
        assert_eq!(names("equeurdreville")[0], "Cherbourg-en-Cotentin");
        assert_eq!(FRANCE.commune("75101").unwrap().city, Some("75056"));
        for code in ["", "00000", "99999", "29", "\0", "é"] {
            assert!(FRANCE.commune(code).is_none());
        }
    }

    #[test]
    fn overseas_towns_keep_their_own_time() {
        for (commune, zone) in [
            ("29042", "Europe/Paris"),
            ("97105", "America/Guadeloupe"),
            ("97209", "America/Martinique"),
            ("97302", "America/Cayenne"),
            ("97411", "Indian/Reunion"),
            ("97502", "America/Miquelon"),
            ("97611", "Indian/Mayotte"),
            ("97701", "America/St_Barthelemy"),
            ("97801", "America/Marigot"),
            ("98613", "Pacific/Wallis"),
            ("98735", "Pacific/Tahiti"),
            ("98731", "Pacific/Marquesas"),
            ("98719", "Pacific/Gambier"),
            ("98818", "Pacific/Noumea"),
            ("nowhere", "Europe/Paris"),
        ] {
            assert_eq!(FRANCE.time_zone(commune), zone, "{commune}");
        }
        for departement in FRANCE.departements() {
            assert!(departement.time_zone.parse::<chrono_tz::Tz>().is_ok(), "{}", departement.time_zone);
        }
    }

    #[test]
    fn phrases_read_as_french_does() {
        let within = |code| FRANCE.departement(code).unwrap().within;
        assert_eq!(within("29"), "dans le Finistère");
        assert_eq!(within("75"), "à Paris");
        assert_eq!(within("33"), "en Gironde");
        assert_eq!(within("22"), "dans les Côtes-d’Armor");
        assert_eq!(FRANCE.departement("01").unwrap().of, "de l’Ain");
        assert_eq!(FRANCE.region("32").unwrap().of, "des Hauts-de-France");
    }

    #[test]
    fn a_point_on_the_map_has_a_nearest_commune() {
        let near =
            |longitude, latitude| FRANCE.nearest_commune(Position { longitude, latitude }).map(|c| c.name);
        assert_eq!(near(-4.49, 48.25), Some("Crozon"));
        assert_eq!(
            near(2.27, 48.855),
            Some("Paris"),
            "in the 16th, nearer to the suburbs than to Notre-Dame"
        );
        assert_eq!(near(55.45, -20.88), Some("Saint-Denis"));
        assert_eq!(near(f64::NAN, 0.0), None);
    }

    #[test]
    fn names_have_the_apostrophe_of_print() {
        let straight = |text: &str| text.contains('\'');
        assert!(
            !FRANCE.communes().iter().any(|c| straight(c.name) || c.former_names.iter().any(|n| straight(n)))
        );
        assert!(
            !FRANCE.departements().iter().any(|d| straight(d.name) || straight(d.of) || straight(d.within))
        );
        assert!(!FRANCE.regions().iter().any(|r| straight(r.name)));
        assert!(!straight(FRANCE.outline()));
    }

    #[test]
    fn a_map_of_the_country_names_its_large_towns() {
        let towns = FRANCE.large_towns();
        assert!((180..240).contains(&towns.len()), "{}", towns.len());
        assert_eq!(towns[..3].iter().map(|t| t.name).collect::<Vec<_>>(), ["Paris", "Marseille", "Lyon"]);
        assert!(towns.iter().any(|t| t.name == "Saint-Denis") && !towns.iter().any(|t| t.name == "Crozon"));
    }

    #[test]
    fn a_window_is_french_or_near_or_neither() {
        let window = |west, south| BoundingBox { west, south, east: west + 0.1, north: south + 0.1 };
        for (west, south) in [(2.3, 48.8), (55.4, -21.0), (-149.6, -17.6), (7.9, 48.5)] {
            assert!(FRANCE.is_around(window(west, south)), "{west} {south}");
        }
        for (west, south) in [(13.4, 52.5), (-74.0, 40.7), (-3.7, 40.4)] {
            assert!(!FRANCE.is_around(window(west, south)), "{west} {south}");
        }
    }

    #[test]
    fn a_map_of_a_departement_names_its_largest_towns_first() {
        let labels = FRANCE.labels("29").unwrap();
        assert_eq!(labels[0].name, "Brest");
        assert!(labels.len() > 250);
        assert!(FRANCE.labels("69").unwrap().iter().all(|l| !l.name.contains("Arrondissement")));
        assert!(FRANCE.labels("00").is_none());
    }

    #[test]
    fn every_departement_and_region_has_a_contour() {
        let outlines = outline::Outlines::from_topojson(FRANCE.outline()).unwrap();
        assert!(FRANCE.departements().iter().all(|d| outlines.departements.contains_key(d.code)));
        assert!(FRANCE.regions().iter().all(|r| outlines.regions.contains_key(r.code)));
        assert!(FRANCE.neighbours().contains("voisins"));
    }

    #[test]
    fn absurd_input_is_answered_at_once() {
        let started = Instant::now();
        for query in [
            "x".repeat(10_000),
            "st ".repeat(10_000),
            "\0".repeat(10_000),
            "😀".repeat(10_000),
            "e\u{301}".repeat(10_000),
            "9".repeat(10_000),
            "\u{202e}\u{feff}-'".to_owned(),
            " ".to_owned(),
            String::new(),
        ] {
            assert!(FRANCE.search_communes(&query, usize::MAX).is_empty());
            assert!(FRANCE.communes_spelt_like(&query, usize::MAX).is_empty());
        }
        assert!(FRANCE.search_communes("a", 0).is_empty());
        assert!(FRANCE.search_communes("a", usize::MAX).len() <= 1000);
        assert!(started.elapsed() < Duration::from_secs(2), "{:?}", started.elapsed());
    }
}
