//! What signs, seals and hashes: the server's own secrets, passwords, tokens, the second factor. It knows neither the
//! network nor HTTP, and nothing here is ever written into a log.

pub mod keyring;
pub mod passwords;
pub mod second_factor;
pub mod tokens;

use base64::{Engine as _, engine::general_purpose::URL_SAFE_NO_PAD};
use sha2::{Digest as _, Sha256};

/// Why a secret cannot be made or read.
#[derive(Debug, thiserror::Error)]
pub enum SecretsError {
    /// The file of secrets cannot be read or written.
    #[error("the secret file {path} {what}")]
    File {
        /// Where it is.
        path: String,
        /// What is wrong with it.
        what: String,
    },
    /// The system gives no random bytes.
    #[error("the operating system gives no random bytes: {0}")]
    NoRandomness(#[from] getrandom::Error),
    /// A password could not be hashed, or its stored hash not be read.
    #[error("a password could not be hashed: {0}")]
    Hash(String),
    /// Something sealed cannot be opened: its secret has left the file, or it was tampered with.
    #[error("a sealed value cannot be opened")]
    Sealed,
}

/// Random bytes of the operating system.
pub fn random<const N: usize>() -> Result<[u8; N], SecretsError> {
    let mut bytes = [0; N];
    getrandom::fill(&mut bytes)?;
    Ok(bytes)
}

/// A token that nobody guesses: 32 random bytes, as they are sent.
pub fn opaque_token() -> Result<String, SecretsError> {
    Ok(URL_SAFE_NO_PAD.encode(random::<32>()?))
}

/// How a token that nobody guesses is kept: hashed, so that whoever reads the database cannot use it.
pub fn hash_token(token: &str) -> String {
    URL_SAFE_NO_PAD.encode(Sha256::digest(token))
}
