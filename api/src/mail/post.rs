//! How letters leave: by a mail server, or into a folder where there is none.

use std::{
    fs, io,
    os::unix::fs::DirBuilderExt as _,
    path::{Path, PathBuf},
    time::Duration,
};

use chrono::{DateTime, Utc};
use lettre::{Address, SmtpTransport, Transport as _, message::Mailbox, transport::smtp};
use uuid::Uuid;

use super::{Letter, compose, words::one_line};

/// How long the mail server may take for each of its answers. A letter takes about ten.
const PATIENCE: Duration = Duration::from_secs(20);
/// Characters of an explanation at most.
const LONGEST_EXPLANATION: usize = 300;

/// Why a letter did not leave. Neither explanation holds an address.
#[derive(Debug, thiserror::Error)]
pub enum SendError {
    /// It never will: its recipient does not exist, say.
    #[error("{0}")]
    Refused(String),
    /// It may at another time.
    #[error("{0}")]
    Failed(String),
}

/// Takes letters and sends them in one name.
pub struct Post {
    sender: Mailbox,
    way: Way,
}

enum Way {
    Server(SmtpTransport),
    Folder(PathBuf),
}

impl Post {
    /// By a mail server: `smtps://user:password@host`, `smtp://user:password@host?tls=required`, or `smtp://host:port`
    /// without TLS. The sender is an address with or without a name before it: `Café IA <cafe@reseau.example>`.
    pub fn by_server(url: &str, sender: &str) -> Result<Self, String> {
        // The library's own sentence might repeat the password.
        let server = SmtpTransport::from_url(url).map_err(|_| {
            "the mail server's address is not valid: write smtps://user:password@host or smtp://host:port"
                .to_owned()
        })?;
        Ok(Self { sender: mailbox(sender)?, way: Way::Server(server.timeout(Some(PATIENCE)).build()) })
    }

    /// Into a folder, one file for each letter, where nobody but this user may look.
    pub fn into_folder(folder: &Path, sender: &str) -> Result<Self, String> {
        Ok(Self { sender: mailbox(sender)?, way: Way::Folder(folder.to_owned()) })
    }

    /// Sends a letter, dated now. Its identifier stays the same however often it is tried.
    pub fn send(&self, id: Uuid, letter: &Letter, now: DateTime<Utc>) -> Result<(), SendError> {
        // What is written with accents few servers take: the next attempt would fare no better.
        let address = Some(&letter.recipient.address).filter(|address| address.is_ascii());
        let recipient: Address = address
            .and_then(|address| address.parse().ok())
            .ok_or_else(|| SendError::Refused("the recipient's address is not valid".to_owned()))?;
        let message = compose::message(letter, recipient, &self.sender, id, now)
            .map_err(|error| SendError::Refused(without_addresses(&error.to_string())))?;
        match &self.way {
            Way::Server(server) => server.send(&message).map(|_| ()).map_err(|error| judge(&error)),
            Way::Folder(folder) => write(folder, id, &message.formatted()).map_err(|error| {
                SendError::Failed(format!("{} cannot be written to: {error}", folder.display()))
            }),
        }
    }
}

fn mailbox(sender: &str) -> Result<Mailbox, String> {
    sender.parse().map_err(|_| {
        format!("{sender:?} cannot be a letter's sender: write cafe@reseau.example or Café IA <cafe@reseau.example>")
    })
}

/// Whether another time may do. A server that refuses for good (5xx) means the letter, except where it does not
/// understand (500 to 504), or wants us to sign in or to use TLS (530 to 539): that is the operator's to mend.
fn judge(error: &smtp::Error) -> SendError {
    let explanation = without_addresses(&error.to_string());
    match error.status().map(u16::from) {
        Some(505..=529 | 540..=599) => SendError::Refused(explanation),
        _ => SendError::Failed(explanation),
    }
}

/// Servers like to repeat the address that they refuse.
fn without_addresses(text: &str) -> String {
    let words = text.split_whitespace().map(|word| if word.contains('@') { "…" } else { word });
    one_line(&words.collect::<Vec<_>>().join(" "), LONGEST_EXPLANATION)
}

/// Under its name only when it is whole.
fn write(folder: &Path, id: Uuid, message: &[u8]) -> io::Result<()> {
    fs::DirBuilder::new().recursive(true).mode(0o700).create(folder)?;
    let unfinished = folder.join(format!("{id}.part"));
    fs::write(&unfinished, message)?;
    fs::rename(unfinished, folder.join(format!("{id}.eml")))
}
