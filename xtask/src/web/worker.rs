//! The service worker, which knows the files of the bundle that it was built with.

use std::{
    collections::BTreeSet,
    fs,
    hash::{DefaultHasher, Hasher as _},
    path::Path,
};

use anyhow::{Context as _, Result};

use super::{Paths, budget::FirstView, bundler, run};

/// Writes `service-worker.js`, whose name stays the same: browsers look whether its content changed.
pub(super) fn pack(paths: &Paths, staging: &Path, views: &[FirstView]) -> Result<()> {
    let shell: BTreeSet<&str> = views.iter().flat_map(FirstView::files).collect();
    let mut version = DefaultHasher::new();
    for address in &shell {
        let file = staging.join(address.trim_start_matches('/'));
        version.write(address.as_bytes());
        version.write(&fs::read(&file).with_context(|| format!("{} is missing", file.display()))?);
    }
    let mut esbuild = bundler(paths, true);
    esbuild
        .args(["js/service-worker.js", "--format=iife"])
        .arg(format!("--define:SHELL={}", serde_json::to_string(&shell)?))
        .arg(format!("--define:VERSION=\"{:016x}\"", version.finish()))
        .arg(format!("--outfile={}", staging.join("service-worker.js").display()));
    run(&mut esbuild, "esbuild")
}
