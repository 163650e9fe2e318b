//! Schemathesis: the API asked for all that its document allows and forbids, by strangers and by people of every role.

use std::{fs, path::PathBuf};

use anyhow::{Context as _, Result};

use crate::{
    people::Person,
    process::{capture, command, find, run, run_beside, target},
    server::Server,
};

/// Moves on purpose only: a newer version may find more, and that is a change of its own.
const VERSION: &str = "4.32.5";
/// What draws its cases: with another version, other cases.
const HYPOTHESIS: &str = "6.170.17";
/// What it checks of every answer.
const CHECKS: &str = "not_a_server_error,status_code_conformance,content_type_conformance,response_schema_conformance,negative_data_rejection";
/// What those who are signed in may do, in part by links that they do not have; the rest is asked for by strangers.
const PRIVATE: [&str; 6] = ["account", "accounts", "jobs", "proposals", "reports", "workspace"];

/// The tool, installed below the target folder.
pub(crate) struct Schemathesis(PathBuf);

impl Schemathesis {
    /// Installs it where it is missing; nothing without Python.
    ///
    /// # Errors
    /// When it cannot be installed.
    pub(crate) fn find_or_install() -> Result<Option<Self>> {
        let Some(python) = find("python3") else { return Ok(None) };
        let folder = target().join("schemathesis");
        let bin = folder.join("bin");
        let installed = capture(command(bin.join("schemathesis")).arg("--version"));
        if !installed.is_ok_and(|version| version.trim_end().ends_with(VERSION)) {
            run(command(&python).args(["-m", "venv", "--clear"]).arg(&folder))
                .context("python3 has no venv (Debian: `apt-get install python3-venv`)")?;
            run(command(bin.join("pip"))
                .args(["install", "--quiet", "--disable-pip-version-check"])
                .args([format!("schemathesis=={VERSION}"), format!("hypothesis=={HYPOTHESIS}")]))?;
        }
        Ok(Some(Self(folder)))
    }

    /// Asks as strangers do, of every operation.
    ///
    /// # Errors
    /// When an answer is not as the document says.
    pub(crate) fn ask_as_a_stranger(&self, server: &Server) -> Result<()> {
        self.ask(server, "strangers", &["--max-examples", "40"])
    }

    /// Asks as somebody of a role does, of the operations that are for those who are signed in. Each operation gets fewer
    /// examples: what is wrong with a body is the same for every role, what comes of a sound one is not.
    ///
    /// # Errors
    /// When an answer is not as the document says.
    pub(crate) fn ask_as(&self, person: &Person, server: &Server) -> Result<()> {
        let header = format!("Authorization: Bearer {}", person.token);
        let mut options = vec!["--max-examples", "10", "--header", &header];
        for tag in PRIVATE {
            options.extend(["--include-tag", tag]);
        }
        self.ask(server, person.role, &options)
    }

    fn ask(&self, server: &Server, who: &str, options: &[&str]) -> Result<()> {
        let notes = self.0.join(who);
        fs::create_dir_all(&notes).with_context(|| format!("cannot write {}", notes.display()))?;
        let mut schemathesis = command(self.0.join("bin/schemathesis"));
        schemathesis
            // It leaves its notes where it runs: a folder for each who ask, since several do at once.
            .current_dir(&notes)
            .args(["run", &format!("{}/api/v1/openapi.yaml", server.url())])
            // One at a time: two threads of Python 3.11 that parse Python at once now and then break each other's parser
            // (“AST constructor recursion depth mismatch”), and Hypothesis parses what it reports on.
            .args(["--workers", "1", "--request-timeout", "10"])
            // The same cases on every machine: what fails here fails there.
            .arg("--generation-deterministic")
            .args(["--checks", CHECKS])
            .args(options);
        run_beside(&format!("Schemathesis, asking as {who}"), &mut schemathesis)
    }
}
