//! From one binary to the application's and its chunks.
//!
//! `#[wasm_split]` marks the functions that begin a chunk (`web/src/lazy.rs`). What only they reach leaves the binary;
//! what several chunks reach, and the rest does not, goes into a file for each such set of chunks. Since they are many
//! and mostly small, a release lets the application have those that its first views need anyhow, and of the others the
//! smallest that the heaviest of them needs, with its map or without.
//!
//! All files share one memory and one table, so those of two builds do not go together: each names the others by their
//! content.

use std::{
    collections::{BTreeMap, BTreeSet},
    fmt::Write as _,
    fs,
    num::NonZero,
    path::{Path, PathBuf},
    process::Command,
    sync::Mutex,
    thread,
};

use anyhow::{Context as _, Result, anyhow, ensure};
use wasm_bindgen_cli_support::Bindgen;
use wasm_split_cli_support::Options;

use super::{
    Paths,
    budget::{HEAVIEST, ROUTES},
    empty, extension, files,
    routes::Routes,
};

/// What fetches the chunks, as the binary imports it.
const LOADER: &str = "__wasm_split.js";
/// The addresses of the chunks, for [`LOADER`] and for `web/js/boot.js`.
pub(super) const CHUNKS: &str = "chunks.js";

/// The application, as wasm-bindgen names it.
const APPLICATION: &str = "app_bg.wasm";
/// What the chunks import the application as.
const APPLICATION_MODULE: &str = "__wasm_split";
/// Bytes below which a file is not worth a request: it packs better with the rest of the application.
const SMALL: u64 = 12 * 1024;
/// What rustc turns on for the target; without it binaryen refuses the binaries.
const FEATURES: [&str; 8] = [
    "--enable-bulk-memory",
    "--enable-bulk-memory-opt",
    "--enable-call-indirect-overlong",
    "--enable-reference-types",
    "--enable-multivalue",
    "--enable-mutable-globals",
    "--enable-sign-ext",
    "--enable-nontrapping-float-to-int",
];

/// A chunk's name to the files it comes in.
pub(super) type Chunks = BTreeMap<String, Vec<String>>;

/// Takes the chunks out of a binary and writes what loads them, and the glue between WebAssembly and JavaScript, into
/// the folder of the bindings. A release is shrunk.
pub(super) fn split(paths: &Paths, binary: &Path, routes: &Routes, release: bool) -> Result<Chunks> {
    let out = paths.bindings();
    empty(&out)?;
    let application = paths.work.join("app.wasm");
    let input = fs::read(binary).with_context(|| format!("cannot read {}", binary.display()))?;
    let mut options = Options::new(&input);
    options.output_dir = &out;
    options.main_out_path = &application;
    options.main_module = "./app.js";
    let split = wasm_split_cli_support::transform(options).map_err(|fault| {
        anyhow!(
            "the binary cannot be split; wasm_split_cli_support in xtask/Cargo.toml goes with wasm_split_helpers in \
             Cargo.lock: {fault:#}"
        )
    })?;
    let mut chunks = Chunks::new();
    for (chunk, parts) in split.prefetch_map {
        chunks.insert(chunk, parts.into_iter().map(|part| format!("{part}.wasm")).collect());
    }

    Bindgen::new()
        .input_path(&application)
        .out_name("app")
        .web(true)?
        .typescript(false)
        .omit_default_module_path(true)
        .remove_producers_section(true)
        // Memory and table, which the chunks share.
        .keep_lld_exports(true)
        .generate(&out)
        .context(
            "wasm-bindgen failed; its version in xtask/Cargo.toml must be that of wasm-bindgen in Cargo.lock",
        )?;

    let path = out.join(LOADER);
    let mut loader = fs::read_to_string(&path).context("the splitter wrote no loader")?;
    if release {
        let binaries = files(&out)?.into_iter().filter(|path| extension(path) == "wasm");
        shrink_all(paths, &mut binaries.collect::<Vec<_>>().into_iter())?;
        let views: Vec<&str> = ROUTES.iter().filter_map(|route| routes.chunk(route.address)).collect();
        let heaviest: Vec<&str> =
            routes.chunk(HEAVIEST.address).into_iter().chain([HEAVIEST.map_chunk()]).collect();
        let joined = worth_joining(&out, &chunks, &views, &heaviest)?;
        join(paths, &joined)?;
        for file in &joined {
            loader = without(&loader, file)?;
        }
        for files in chunks.values_mut() {
            files.retain(|file| !joined.contains(file));
        }
    }
    name_chunks(&out, &loader, &chunks, routes)?;
    Ok(chunks)
}

/// The files shared by chunks that the application had better have itself.
fn worth_joining(out: &Path, chunks: &Chunks, views: &[&str], heaviest: &[&str]) -> Result<BTreeSet<String>> {
    let mut users: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    for (chunk, files) in chunks {
        for file in files {
            users.entry(file).or_default().insert(chunk);
        }
    }
    let mut joined = BTreeSet::new();
    for (file, users) in users.into_iter().filter(|(_, users)| users.len() > 1) {
        let bytes =
            fs::metadata(out.join(file)).with_context(|| format!("the chunk {file} is missing"))?.len();
        let is_needed = |chunk: &&str| users.contains(chunk);
        if views.iter().all(is_needed) || (bytes < SMALL && heaviest.iter().any(is_needed)) {
            joined.insert(file.to_owned());
        }
    }
    Ok(joined)
}

/// Puts files into the application.
fn join(paths: &Paths, joined: &BTreeSet<String>) -> Result<()> {
    if joined.is_empty() {
        return Ok(());
    }
    let out = paths.bindings();
    let application = out.join(APPLICATION);
    let mut merge = binaryen(paths, "wasm-merge");
    merge.arg(&application).arg(APPLICATION_MODULE);
    for file in joined {
        merge.arg(out.join(file)).arg(file);
    }
    merge.arg("-o").arg(&application);
    run_quietly(&mut merge, "wasm-merge")?;
    shrink(paths, &application)?;
    for file in joined {
        fs::remove_file(out.join(file)).with_context(|| format!("cannot remove {file}"))?;
    }
    Ok(())
}

/// How the splitter's loader writes a file's address.
fn address(file: &str) -> String {
    format!("new URL(\"./{file}\", import.meta.url)")
}

/// The loader, which knows nothing any more of a file: whatever needs it finds it in the application.
fn without(loader: &str, file: &str) -> Result<String> {
    let name = format!("__{}", file.trim_end_matches(".wasm"));
    let start = format!("const {name} = makeLoad(() => {{\n    const src = fetch({});\n", address(file));
    let (before, rest) = loader.split_once(&start).with_context(|| changed(file))?;
    let (_, after) = rest.split_once("]);\n").with_context(|| changed(file))?;
    let less = format!("{before}{after}");
    // In the lists of what others need first.
    Ok([
        (format!("[{name}, "), "["),
        (format!(", {name},"), ","),
        (format!(", {name}]"), "]"),
        (format!("[{name}]"), "[]"),
    ]
    .into_iter()
    .fold(less, |less, (with, without)| less.replace(&with, without)))
}

fn changed(file: &str) -> String {
    format!("the splitter's loader has changed shape: how it fetches {file} cannot be read")
}

/// Lets esbuild see the chunks: as imports they are copied under hashed names, and those are what is fetched.
fn name_chunks(out: &Path, loader: &str, chunks: &Chunks, routes: &Routes) -> Result<()> {
    let names: BTreeSet<&str> = chunks.values().flatten().map(String::as_str).collect();
    let variable = |name: &str| format!("${}", name.replace('.', "_"));
    let mut loader = loader.to_owned();
    let mut script = String::new();
    for name in &names {
        let address = address(name);
        ensure!(loader.contains(&address), changed(name));
        loader = loader.replace(&address, &format!("files['{name}']"));
        writeln!(script, "import {} from './{name}';", variable(name))?;
    }
    script.push_str("export const files = {\n");
    for name in &names {
        writeln!(script, "  '{name}': {},", variable(name))?;
    }
    script.push_str("};\nexport const chunks = {\n");
    let mut used: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for (route, chunk) in routes.iter() {
        used.entry(chunk).or_default().push(route);
    }
    for (chunk, routes) in used {
        let files = chunks.get(chunk).with_context(|| {
            format!("the binary has no chunk named {chunk}, which the routes {routes:?} ask for")
        })?;
        let files: Vec<String> = files.iter().map(|file| variable(file)).collect();
        writeln!(script, "  {chunk}: [{}],", files.join(", "))?;
    }
    script.push_str("};\nexport const routes = [\n");
    for (route, chunk) in routes.iter() {
        writeln!(script, "  ['{route}', '{chunk}'],")?;
    }
    script.push_str("];\n");
    fs::write(out.join(LOADER), format!("import {{ files }} from './{CHUNKS}';\n{loader}"))?;
    fs::write(out.join(CHUNKS), script).with_context(|| format!("cannot write {CHUNKS}"))
}

/// Shrinks binaries in place, as many at once as there are processors: the optimiser works on one.
fn shrink_all(paths: &Paths, binaries: &mut (impl Iterator<Item = PathBuf> + Send)) -> Result<()> {
    let binaries = Mutex::new(binaries);
    let next = || binaries.lock().ok()?.next();
    let work = || -> Result<()> {
        while let Some(binary) = next() {
            shrink(paths, &binary)?;
        }
        Ok(())
    };
    thread::scope(|scope| {
        let workers = thread::available_parallelism().map_or(1, NonZero::get);
        let workers: Vec<_> = (0..workers).map(|_| scope.spawn(work)).collect();
        workers.into_iter().try_for_each(|worker| worker.join().map_err(|_| anyhow!("a worker panicked"))?)
    })
}

/// Shrinks a binary in place.
fn shrink(paths: &Paths, binary: &Path) -> Result<()> {
    let mut optimiser = binaryen(paths, "wasm-opt");
    optimiser.args(["-Oz", "--strip-debug", "--strip-producers"]).arg(binary).arg("-o").arg(binary);
    run_quietly(&mut optimiser, "wasm-opt")
}

fn binaryen(paths: &Paths, tool: &str) -> Command {
    let mut command = Command::new("node");
    command.arg(paths.web.join("node_modules/.bin").join(tool)).args(FEATURES);
    command
}

/// Runs a tool and tells what it said only if it fails: binaryen warns of names that it does not know.
fn run_quietly(command: &mut Command, tool: &str) -> Result<()> {
    let output = command.output().with_context(|| format!("cannot start {tool}"))?;
    let said = String::from_utf8_lossy(&output.stderr);
    ensure!(output.status.success(), "{tool} failed ({}): {}", output.status, said.trim());
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_loader_forgets_a_file_that_was_joined() -> Result<()> {
        let part = |name: &str, needs: &str| {
            let address = address(&format!("{name}.wasm"));
            format!(
                "const __{name} = makeLoad(() => {{\n    const src = fetch({address});\n    src.catch();\n}}\n, [{needs}]);\n"
            )
        };
        let loader = part("a", "") + &part("b", "__a") + &part("c", "__a, __b") + &part("d", "__b, __c");
        let less = without(&loader, "b.wasm")?;
        assert_eq!(less, part("a", "") + &part("c", "__a") + &part("d", "__c"));
        assert_eq!(without(&less, "a.wasm")?, part("c", "") + &part("d", "__c"));
        assert!(without(&less, "b.wasm").is_err());
        Ok(())
    }
}
