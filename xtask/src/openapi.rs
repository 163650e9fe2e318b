//! `cargo xtask openapi`: the specification that the repository keeps, written by the server itself.

use std::{fs, path::Path};

use anyhow::{Context as _, Result, ensure};

use crate::process::{capture, command, root};

const FILE: &str = "openapi.yaml";

/// Writes `openapi.yaml`.
///
/// # Errors
/// When the server cannot say it or the file cannot be written.
pub(crate) fn write(program: &Path) -> Result<()> {
    fs::write(root().join(FILE), document(program)?).with_context(|| format!("cannot write {FILE}"))?;
    println!("Wrote {FILE}");
    Ok(())
}

/// Checks that `openapi.yaml` is what the server says.
///
/// # Errors
/// When it is not, with the first line that differs.
pub(crate) fn check(program: &Path) -> Result<()> {
    let kept = fs::read_to_string(root().join(FILE)).with_context(|| format!("cannot read {FILE}"))?;
    let said = document(program)?;
    let differs = kept.lines().zip(said.lines()).position(|(kept, said)| kept != said);
    let line = differs.unwrap_or_else(|| kept.lines().count().min(said.lines().count())) + 1;
    ensure!(
        kept == said,
        "{FILE} is not what the code says, from line {line} on; run `cargo xtask openapi` and read the difference"
    );
    println!("{FILE} is what the code says.");
    Ok(())
}

fn document(program: &Path) -> Result<String> {
    capture(command(program).arg("openapi"))
}
