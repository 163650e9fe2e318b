//! The browser's bundle: from `web/` to `dist/`.
//!
//! Cargo makes the WebAssembly, [`split`] takes the pages out of it, wasm-bindgen makes its glue, binaryen shrinks it,
//! and esbuild packs scripts, styles, fonts and the binaries into `dist/assets/` under names that carry a hash of their
//! content, so that they may be cached for ever. `index.html` and the service worker name them, and are revalidated.
//!
//! In `index.html` an asset is written by its source name (`/assets/app.css`); the build replaces it by the hashed
//! one and fails when there is no such asset. `<!-- icons -->` becomes the sprite of the icons of first views, from the
//! list in `web/src/kit/icon.rs`; that of the others is an asset.

mod budget;
mod icons;
mod routes;
mod split;
mod worker;

use std::{
    collections::BTreeMap,
    ffi::OsStr,
    fmt::Write as _,
    fs,
    io::Write as _,
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
    time::SystemTime,
};

use anyhow::{Context as _, Result, ensure};
use serde::Deserialize;

use self::{budget::FirstView, icons::Needed, routes::Routes};

const TARGET: &str = "wasm32-unknown-unknown";
const PACKAGE: &str = "cafeia-web";
/// Browsers of autumn 2021 and later: the oldest that run what rustc emits (reference types, bulk memory).
const BROWSERS: &str = "--target=chrome96,edge96,firefox91,safari15";

/// Builds the bundle into `dist/` at the root of the repository.
///
/// A release is shrunk and compressed, and works offline; without it the build is quick and readable.
///
/// # Errors
/// When a tool is missing or fails, in a sentence that says which one and what to do.
pub(crate) fn build(release: bool) -> Result<()> {
    for view in pack_site(release)? {
        view.print();
    }
    Ok(())
}

/// Builds the bundle as a release, and fails when a first view of the site loads more than it may.
///
/// # Errors
/// As [`build`], and when the budget is passed.
pub(crate) fn build_within_budget() -> Result<()> {
    budget::check(&pack_site(true)?)
}

/// Builds the bundle and tells what first views load; of a release only.
fn pack_site(release: bool) -> Result<Vec<FirstView>> {
    let paths = Paths::find()?;
    ensure_target()?;
    install_packages(&paths)?;
    let routes = Routes::read(&paths)?;
    let binary = compile(&paths, release)?;
    let chunks = split::split(&paths, &binary, &routes, release)?;

    let staging = paths.work.join("dist");
    empty(&staging)?;
    let mut names = pack_styles(&paths, &staging, release)?;
    pack_scripts(&paths, &staging, release, &mut names)?;
    write_index(&paths, &staging, &names)?;
    copy_public(&paths.web.join("public"), &staging)?;
    let mut views = Vec::new();
    if release {
        views = budget::first_views(&staging, &names, &routes, &chunks)?;
        worker::pack(&paths, &staging, &views)?;
        compress(&staging)?;
    }

    // A reader of the old bundle never meets a half-written new one.
    if paths.dist.exists() {
        fs::remove_dir_all(&paths.dist)
            .with_context(|| format!("cannot replace {}", paths.dist.display()))?;
    }
    fs::rename(&staging, &paths.dist).with_context(|| format!("cannot write {}", paths.dist.display()))?;
    report(&paths.dist)?;
    for view in &mut views {
        view.weigh(&paths.dist)?;
    }
    Ok(views)
}

/// Where things are.
struct Paths {
    root: PathBuf,
    web: PathBuf,
    dist: PathBuf,
    /// Cargo's target folder.
    target: PathBuf,
    /// What is made on the way, inside the target folder.
    work: PathBuf,
}

impl Paths {
    fn find() -> Result<Self> {
        let root = Path::new(env!("CARGO_MANIFEST_DIR"))
            .parent()
            .context("xtask has no parent folder")?
            .canonicalize()?;
        let target = std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| root.join("target"), PathBuf::from);
        let work = target.join("web");
        fs::create_dir_all(&work).with_context(|| format!("cannot write {}", work.display()))?;
        Ok(Self { web: root.join("web"), dist: root.join("dist"), root, target, work })
    }

    fn bindings(&self) -> PathBuf {
        self.work.join("bindgen")
    }
}

/// Sees to it that the compiler can emit WebAssembly.
fn ensure_target() -> Result<()> {
    let libraries = Command::new("rustc")
        .args(["--print", "target-libdir", "--target", TARGET])
        .output()
        .context("rustc does not answer; install Rust from rustup.rs")?;
    let folder = PathBuf::from(String::from_utf8_lossy(&libraries.stdout).trim());
    if libraries.status.success() && folder.is_dir() {
        return Ok(());
    }
    println!("Adding the compilation target {TARGET}");
    let added = Command::new("rustup").args(["target", "add", TARGET]).status();
    ensure!(
        added.is_ok_and(|status| status.success()),
        "the compilation target {TARGET} is missing and rustup could not add it; \
         run `rustup target add {TARGET}`, or install your system's package of Rust's standard library for WebAssembly"
    );
    Ok(())
}

/// Installs the npm packages when the lock file is newer than what was installed.
fn install_packages(paths: &Paths) -> Result<()> {
    let written = |path: PathBuf| fs::metadata(path).and_then(|data| data.modified()).ok();
    let lock = written(paths.web.join("package-lock.json"))
        .context("web/package-lock.json is missing; it belongs to the repository")?;
    let installed =
        written(paths.web.join("node_modules/.package-lock.json")).unwrap_or(SystemTime::UNIX_EPOCH);
    if installed >= lock {
        return Ok(());
    }
    println!("Installing the npm packages of web/");
    run(
        Command::new("npm").args(["ci", "--ignore-scripts"]).current_dir(&paths.web),
        "npm; install Node 20 or later",
    )
}

/// Starts what takes longest of a release, the compiler, beside other work: [`build_within_budget`] goes on from what it
/// has made, and waits for it. What fails is said there, where it is done again.
///
/// # Errors
/// When a tool is missing, or the crates cannot be fetched.
pub(crate) fn compile_ahead() -> Result<Child> {
    let paths = Paths::find()?;
    ensure_target()?;
    // The compiler is told of the folders of the registries, which have to be there by then.
    run(Command::new("cargo").args(["fetch", "--locked"]).current_dir(&paths.root), "cargo")?;
    let mut compiler = compiler(&paths, true);
    compiler.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    compiler.spawn().context("cannot start cargo")
}

/// Compiles the application and returns the binary's path.
fn compile(paths: &Paths, release: bool) -> Result<PathBuf> {
    run(&mut compiler(paths, release), "cargo")?;
    let folder = if release { "wasm" } else { "debug" };
    Ok(paths.target.join(TARGET).join(folder).join(format!("{PACKAGE}.wasm")))
}

/// What compiles the application.
fn compiler(paths: &Paths, release: bool) -> Command {
    let profile = if release { "wasm" } else { "dev" };
    let mut cargo = Command::new("cargo");
    cargo.args(["build", "--package", PACKAGE, "--target", TARGET, "--profile", profile]);
    cargo.current_dir(&paths.root);
    // Leptos forgets the types of views: they compile in half the time, and ours weigh 6 % less for it. The splitter
    // reads from the relocations what needs what.
    let flags = std::env::var("RUSTFLAGS").unwrap_or_default();
    let mut flags = format!("{flags} --cfg erase_components -Clink-arg=--emit-relocs");
    // Where a panic comes from is told from the root of a crate on: the same on every machine, and shorter.
    let cargo_home = std::env::var_os("CARGO_HOME")
        .map(PathBuf::from)
        .or_else(|| std::env::var_os("HOME").map(|home| PathBuf::from(home).join(".cargo")));
    let registries = cargo_home.and_then(|home| fs::read_dir(home.join("registry/src")).ok());
    for registry in registries.into_iter().flatten().flatten() {
        let _ = write!(flags, " --remap-path-prefix={}/=", registry.path().display());
    }
    cargo.env("RUSTFLAGS", flags.trim());
    cargo
}

/// Source name of an asset to its address, such as `app.css` to `/assets/app-5EBAQ2L3.css`.
type Names = BTreeMap<String, String>;

fn pack_styles(paths: &Paths, staging: &Path, release: bool) -> Result<Names> {
    let mut esbuild = esbuild(paths, staging, release);
    // Leaflet's own pictures (layers, shadow) are never shown: our markers are drawn by style sheets.
    esbuild.args([
        "styles/app.css",
        "styles/first.css",
        "styles/rest.css",
        "styles/map.css",
        "--loader:.woff2=file",
        "--loader:.png=empty",
    ]);
    let mut names = Names::new();
    pack(paths, esbuild, "styles", &mut names)?;
    Ok(names)
}

fn pack_scripts(paths: &Paths, staging: &Path, release: bool, names: &mut Names) -> Result<()> {
    let map_styles = names.get("map.css").context("the map's style sheet is missing")?;
    let mut map = esbuild(paths, staging, release);
    map.args(["js/map.js", "js/map-with-tiles.js", "--format=esm"]);
    map.arg(format!("--define:MAP_STYLES=\"{map_styles}\""));
    pack(paths, map, "map", names)?;

    let styles = |name: &str| names.get(name).with_context(|| format!("the style sheet {name} is missing"));
    let (first_styles, rest_styles) = (styles("first.css")?, styles("rest.css")?);
    let script = |name: &str| names.get(name).with_context(|| format!("the script {name} is missing"));
    let (map_script, map_with_tiles_script) = (script("map.js")?, script("map-with-tiles.js")?);
    let bindings = paths.bindings();
    let later_icons = paths.work.join("icons.svg");
    fs::write(&later_icons, icons::sprite(paths, Needed::Later)?).context("cannot write the icons")?;
    let mut scripts = esbuild(paths, staging, release);
    scripts
        .args(["js/boot.js", "--format=esm", "--loader:.wasm=file", "--loader:.svg=file"])
        .arg("--external:/assets/*")
        // wasm-bindgen imports the splitter's loader once for each chunk.
        .arg("--log-override:duplicate-object-key=silent")
        .arg(format!("--define:FIRST_STYLES=\"{first_styles}\""))
        .arg(format!("--define:REST_STYLES=\"{rest_styles}\""))
        .arg(format!("--define:MAP_SCRIPT=\"{map_script}\""))
        .arg(format!("--define:MAP_WITH_TILES_SCRIPT=\"{map_with_tiles_script}\""))
        .arg(format!("--define:RELEASE={release}"))
        .arg(format!("--alias:cafeia-app={}", bindings.join("app.js").display()))
        .arg(format!("--alias:cafeia-app.wasm={}", bindings.join("app_bg.wasm").display()))
        .arg(format!("--alias:cafeia-chunks={}", bindings.join(split::CHUNKS).display()))
        .arg(format!("--alias:cafeia-icons.svg={}", later_icons.display()));
    // The glue stands in the target folder, and imports packages of web/ from there.
    scripts.env("NODE_PATH", paths.web.join("node_modules"));
    pack(paths, scripts, "scripts", names)
}

/// esbuild, towards assets.
fn esbuild(paths: &Paths, staging: &Path, release: bool) -> Command {
    let mut esbuild = bundler(paths, release);
    esbuild.args(["--public-path=/assets", "--entry-names=[name]-[hash]", "--asset-names=[name]-[hash]"]);
    esbuild.arg(format!("--outdir={}", staging.join("assets").display()));
    esbuild
}

fn bundler(paths: &Paths, release: bool) -> Command {
    let mut esbuild = Command::new("node");
    esbuild.arg(paths.web.join("node_modules/esbuild/bin/esbuild")).current_dir(&paths.web);
    esbuild.args(["--bundle", "--legal-comments=none", "--log-level=warning", BROWSERS]);
    if release {
        esbuild.arg("--minify");
    }
    esbuild
}

/// What esbuild writes about its output.
#[derive(Deserialize)]
struct Metafile {
    outputs: BTreeMap<String, Output>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Output {
    entry_point: Option<String>,
    inputs: serde_json::Map<String, serde_json::Value>,
}

fn pack(paths: &Paths, mut esbuild: Command, step: &str, names: &mut Names) -> Result<()> {
    let metafile = paths.work.join(format!("{step}.json"));
    esbuild.arg(format!("--metafile={}", metafile.display()));
    run(&mut esbuild, "esbuild")?;
    let text = fs::read_to_string(&metafile).context("esbuild wrote no metafile")?;
    let written: Metafile = serde_json::from_str(&text).context("esbuild's metafile has changed shape")?;
    for (output, made_of) in &written.outputs {
        // A file that esbuild only copied (a font, the binary) has one input; an entry names its own.
        let source = match (&made_of.entry_point, made_of.inputs.keys().next()) {
            (Some(entry), _) => entry,
            (None, Some(only)) if made_of.inputs.len() == 1 => only,
            _ => continue,
        };
        let (Some(source), Some(name)) = (file_name(Path::new(source)), file_name(Path::new(output))) else {
            continue;
        };
        names.insert(source.to_owned(), format!("/assets/{name}"));
    }
    Ok(())
}

fn file_name(path: &Path) -> Option<&str> {
    path.file_name().and_then(OsStr::to_str)
}

fn write_index(paths: &Paths, staging: &Path, names: &Names) -> Result<()> {
    let source = fs::read_to_string(paths.web.join("index.html")).context("web/index.html is missing")?;
    let mut page = String::with_capacity(source.len());
    let mut rest = source.as_str();
    while let Some(at) = rest.find("\"/assets/") {
        let (before, reference) = rest.split_at(at + 1);
        let end = reference.find('"').context("an asset's address in index.html has no end")?;
        let (address, after) = reference.split_at(end);
        let name = address.trim_start_matches("/assets/");
        let hashed = names.get(name).with_context(|| {
            format!(
                "index.html names the asset {name}, which the build did not make; it made {:?}",
                names.keys()
            )
        })?;
        page.push_str(before);
        page.push_str(hashed);
        rest = after;
    }
    page.push_str(rest);
    ensure!(page.contains("<!-- icons -->"), "index.html has no place for the icons");
    let page = page.replace("<!-- icons -->", &icons::sprite(paths, Needed::AtFirst)?);
    fs::write(staging.join("index.html"), page).context("cannot write index.html")
}

/// Copies files that keep their name.
fn copy_public(from: &Path, to: &Path) -> Result<()> {
    for entry in fs::read_dir(from).with_context(|| format!("cannot read {}", from.display()))? {
        let entry = entry?;
        if entry.file_type()?.is_file() {
            fs::copy(entry.path(), to.join(entry.file_name()))?;
        }
    }
    Ok(())
}

/// Writes a `.br` and a `.gz` beside each file that compresses well.
fn compress(folder: &Path) -> Result<()> {
    for path in files(folder)? {
        if !matches!(
            extension(&path),
            "html" | "js" | "css" | "wasm" | "svg" | "json" | "txt" | "webmanifest"
        ) {
            continue;
        }
        let content = fs::read(&path)?;
        fs::write(beside(&path, "br"), brotli(&content)?)?;
        let mut gzip = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
        gzip.write_all(&content)?;
        fs::write(beside(&path, "gz"), gzip.finish()?)?;
    }
    Ok(())
}

fn brotli(content: &[u8]) -> Result<Vec<u8>> {
    let mut packed = Vec::new();
    let mut encoder = brotli::CompressorWriter::new(&mut packed, 1 << 16, 11, 22);
    encoder.write_all(content)?;
    drop(encoder);
    Ok(packed)
}

fn beside(path: &Path, extension: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(".");
    name.push(extension);
    PathBuf::from(name)
}

/// Prints each file's size, raw and by brotli.
fn report(dist: &Path) -> Result<()> {
    println!("{:<58} {:>10} {:>10}", "dist/", "bytes", "brotli");
    let (mut raw, mut packed) = (0, 0);
    for path in files(dist)?.into_iter().filter(|path| !matches!(extension(path), "br" | "gz")) {
        let size = fs::metadata(&path)?.len();
        let small = fs::metadata(beside(&path, "br")).map_or(size, |data| data.len());
        let name = path.strip_prefix(dist).unwrap_or(&path);
        println!("{:<58} {size:>10} {small:>10}", name.display());
        raw += size;
        packed += small;
    }
    println!("{:<58} {raw:>10} {packed:>10}", "in all");
    Ok(())
}

/// Every file below a folder, sorted.
fn files(folder: &Path) -> Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).with_context(|| format!("cannot read {}", folder.display()))? {
        let path = entry?.path();
        if path.is_dir() {
            found.extend(files(&path)?);
        } else {
            found.push(path);
        }
    }
    found.sort();
    Ok(found)
}

fn extension(path: &Path) -> &str {
    path.extension().and_then(OsStr::to_str).unwrap_or_default()
}

fn empty(folder: &Path) -> Result<()> {
    if folder.exists() {
        fs::remove_dir_all(folder).with_context(|| format!("cannot empty {}", folder.display()))?;
    }
    fs::create_dir_all(folder).with_context(|| format!("cannot write {}", folder.display()))
}

fn run(command: &mut Command, tool: &str) -> Result<()> {
    let status = command.status().with_context(|| format!("cannot start {tool}"))?;
    ensure!(status.success(), "{tool} failed ({status})");
    Ok(())
}
