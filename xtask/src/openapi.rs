//! `cargo xtask openapi`: the specification that the repository keeps, written by the server itself.
//!
//! A test of the server fails when the file has drifted (`api/tests/it/openapi.rs`).

use std::{fs, path::Path};

use anyhow::{Context as _, Result};

use crate::process::{capture, command, root};

const FILE: &str = "openapi.yaml";

/// Writes `openapi.yaml`.
///
/// # Errors
/// When the server cannot say it or the file cannot be written.
pub(crate) fn write(program: &Path) -> Result<()> {
    fs::write(root().join(FILE), capture(command(program).arg("openapi"))?)
        .with_context(|| format!("cannot write {FILE}"))?;
    println!("Wrote {FILE}");
    Ok(())
}
