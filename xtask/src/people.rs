//! People of every role, who come in as anybody does: the first by the command line and a second factor, the others by an
//! invitation's letter.

use std::{
    fs,
    path::{Path, PathBuf},
    thread,
    time::{Duration, Instant, SystemTime},
};

use anyhow::{Context as _, Result, ensure};
use serde_json::{Value, json};
use totp_rs::{Algorithm, Builder, Secret};

use crate::{
    process::{capture, command},
    server::{self, Server},
};

/// What everybody chooses here.
const PASSWORD: &str = "trois crêpes au sarrasin";
/// How long a letter may take.
const PATIENCE: Duration = Duration::from_secs(30);

/// Somebody who is signed in.
pub(crate) struct Person {
    /// Their role, as the API names it.
    pub(crate) role: &'static str,
    /// What they show at each request: it counts for a quarter of an hour.
    pub(crate) token: String,
}

/// How people come in.
pub(crate) struct Door<'a> {
    /// The program.
    pub(crate) program: &'a Path,
    /// Where the server's database is.
    pub(crate) database_url: &'a str,
    /// Where it writes its letters.
    pub(crate) letters: PathBuf,
    /// The server, with the demonstration data.
    pub(crate) server: &'a Server,
}

impl Door<'_> {
    /// Lets one of each role in.
    ///
    /// # Errors
    /// When one of them does not come in.
    pub(crate) fn everybody(&self) -> Result<Vec<Person>> {
        let national = self.national()?;
        let first = |list: &str| -> Result<Value> {
            let found = self.ask("GET", &format!("/{list}?limit=1"), None, None)?;
            Ok(found["data"][0]["id"].clone())
        };
        let grants = [
            ("referent", json!({"role": "referent", "territories": ["region-53"]})),
            ("organiser", json!({"role": "organiser", "organisation_id": first("organisations")?})),
            ("facilitator", json!({"role": "facilitator", "facilitator_id": first("facilitators")?})),
        ];
        let mut people = Vec::new();
        for (role, grant) in grants {
            people.push(Person { role, token: self.invited(&national, role, &grant)? });
        }
        people.push(Person { role: "national", token: national });
        Ok(people)
    }

    /// The first account, with a second factor.
    fn national(&self) -> Result<String> {
        let email = "nationale@example.org";
        let said = capture(server::apart(command(self.program).args([
            "account",
            "create",
            "--national",
            "--email",
            email,
            "--name",
            "Équipe nationale",
            "--database-url",
            self.database_url,
            "--public-url",
            &self.server.url(),
        ])))?;
        let token = self.accept(&said, email)?;
        let proof = json!({"password": PASSWORD});
        let setup = self.ask("POST", "/account/second-factor", Some(&token), Some(&proof))?;
        let typed = setup["secret"].as_str().context("the second factor has no secret")?;
        let code = json!({"code": code_of(typed)?});
        self.ask("PUT", "/account/second-factor", Some(&token), Some(&code))?;
        Ok(token)
    }

    fn invited(&self, by: &str, role: &str, grant: &Value) -> Result<String> {
        let email = format!("{role}@example.org");
        let invitation = json!({"email": email, "name": "Une personne", "locale": "fr", "grant": grant});
        self.ask("POST", "/accounts", Some(by), Some(&invitation))?;
        let letter = self.letter_to(&email)?;
        self.accept(&letter, &email)
    }

    /// Waits for a letter to an address.
    fn letter_to(&self, email: &str) -> Result<String> {
        let begun = Instant::now();
        loop {
            for file in fs::read_dir(&self.letters).into_iter().flatten() {
                // Lines that were too long for a letter go on after an equals sign (RFC 2045, §6.7).
                let letter = fs::read_to_string(file?.path())?.replace("=\r\n", "").replace("=\n", "");
                if letter.contains(&format!("To: {email}")) {
                    return Ok(letter);
                }
            }
            ensure!(begun.elapsed() < PATIENCE, "no letter to {email} came into {}", self.letters.display());
            thread::sleep(Duration::from_millis(50));
        }
    }

    /// Accepts the invitation whose link stands in a text, and signs in.
    fn accept(&self, text: &str, email: &str) -> Result<String> {
        let (_, rest) = text.split_once("/espace/invitation#").context("there is no link to accept")?;
        let in_token = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '.');
        let link: String = rest.chars().take_while(|c| in_token(*c)).collect();
        self.ask("POST", "/invitations/accept", None, Some(&json!({"token": link, "password": PASSWORD})))?;
        let credentials = json!({"email": email, "password": PASSWORD});
        let session = self.ask("POST", "/sessions", None, Some(&credentials))?;
        Ok(session["access_token"].as_str().context("signing in gives no token")?.to_owned())
    }

    fn ask(&self, method: &str, path: &str, token: Option<&str>, body: Option<&Value>) -> Result<Value> {
        let answer = self.server.ask(method, &format!("/api/v1{path}"), token, body)?;
        let said = String::from_utf8_lossy(&answer.body);
        ensure!(answer.status < 300, "{method} {path} was answered {}: {said}", answer.status);
        Ok(if said.is_empty() { Value::Null } else { serde_json::from_str(&said)? })
    }
}

/// The code that an authenticator application shows now.
fn code_of(typed: &str) -> Result<String> {
    let secret = Secret::try_from_base32(typed).map_err(|error| anyhow::anyhow!("{error:?}"))?;
    let totp = Builder::new()
        .with_algorithm(Algorithm::SHA1)
        .with_digits(6)
        .with_step_duration(30)
        .with_secret(secret.as_bytes())
        .with_account_name("check")
        .build()
        .map_err(|error| anyhow::anyhow!("{error:?}"))?;
    let now = SystemTime::now().duration_since(SystemTime::UNIX_EPOCH)?;
    Ok(totp.generate(now.as_secs()).to_string())
}
