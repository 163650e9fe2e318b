//! The server's own secrets: one file, one secret a line, the newest first.
//!
//! The first one signs and seals, all of them verify and open. Keys for each purpose are derived from them (HKDF, RFC
//! 5869), so a token can never pass for a link. Processes read the file again now and then, and when they meet a key that
//! they do not know: a new secret logs nobody out.

use std::{
    fs::{self, OpenOptions},
    io::{ErrorKind, Write as _},
    os::unix::fs::{OpenOptionsExt as _, PermissionsExt as _},
    path::{Path, PathBuf},
    sync::{Arc, Mutex, PoisonError},
    time::{Duration, Instant},
};

use arc_swap::ArcSwap;
use base64::{
    Engine as _,
    engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD},
};
use chacha20poly1305::{
    KeyInit as _, XChaCha20Poly1305, XNonce,
    aead::{Aead as _, Payload},
};
use hkdf::Hkdf;
use hmac::{Hmac, Mac as _};
use sha2::Sha256;
use uuid::Uuid;

use super::{SecretsError, random};

/// How long the file's content is believed.
const BELIEVED: Duration = Duration::from_mins(1);
/// How often an unknown key makes the file be read again at most: anybody can make one up.
const AGAIN: Duration = Duration::from_secs(1);
/// Bytes of a secret at least.
const LEAST: usize = 32;
/// Secrets kept after a new one was added: what was signed or sealed two rotations ago still counts.
const KEPT: usize = 3;
/// Bytes of the nonce of a sealed value (`XChaCha20`).
const NONCE: usize = 24;

/// Bytes of a key.
pub(super) type KeyBytes = [u8; 32];

/// The secrets of a file.
pub struct Keyring {
    path: PathBuf,
    keys: ArcSwap<Vec<Keys>>,
    /// When the file was last read.
    read: Mutex<Instant>,
}

/// The keys derived from one secret.
#[derive(Clone)]
struct Keys {
    /// Names the secret without telling it.
    kid: String,
    tokens: KeyBytes,
    links: KeyBytes,
    seal: KeyBytes,
    throttle: KeyBytes,
}

impl Keys {
    fn derive(secret: &[u8]) -> Option<Self> {
        let source = Hkdf::<Sha256>::new(Some(b"cafeia"), secret);
        let key = |purpose: &[u8]| {
            let mut key = KeyBytes::default();
            source.expand(purpose, &mut key).ok().map(|()| key)
        };
        let kid = URL_SAFE_NO_PAD.encode(&key(b"kid")?[..9]);
        Some(Self {
            kid,
            tokens: key(b"tokens")?,
            links: key(b"links")?,
            seal: key(b"seal")?,
            throttle: key(b"throttle")?,
        })
    }
}

/// What was sealed, opened.
pub struct Unsealed {
    /// It.
    pub bytes: Vec<u8>,
    /// Whether it was sealed with another secret than the newest, and is to be sealed again.
    pub outdated: bool,
}

impl Keyring {
    /// Reads the secrets of a file. One that is missing is made, with one secret, for its owner's eyes only.
    pub fn open(path: &Path) -> Result<Self, SecretsError> {
        if !path.exists() {
            write(path, &[new_secret()?], false)?;
        }
        let keys = read(path)?;
        Ok(Self {
            path: path.to_owned(),
            keys: ArcSwap::from_pointee(keys),
            read: Mutex::new(Instant::now()),
        })
    }

    /// Puts a new secret before those of a file. What the oldest ones signed or sealed counts no more.
    pub fn rotate(&self) -> Result<(), SecretsError> {
        let mut secrets = lines(&self.path)?;
        secrets.insert(0, new_secret()?);
        secrets.truncate(KEPT);
        write(&self.path, &secrets, true)?;
        self.keys.store(Arc::new(read(&self.path)?));
        Ok(())
    }

    /// The secrets, read again where that is due.
    fn keys(&self, seen_unknown: bool) -> Arc<Vec<Keys>> {
        let believed = if seen_unknown { AGAIN } else { BELIEVED };
        let mut last = self.read.lock().unwrap_or_else(PoisonError::into_inner);
        if last.elapsed() >= believed {
            *last = Instant::now();
            match read(&self.path) {
                Ok(keys) => self.keys.store(Arc::new(keys)),
                // Whoever was signed in stays so.
                Err(error) => {
                    tracing::warn!(%error, "the secrets could not be read again; the known ones count on");
                }
            }
        }
        self.keys.load_full()
    }

    fn newest(&self) -> Result<Keys, SecretsError> {
        self.keys(false).first().cloned().ok_or(SecretsError::Sealed)
    }

    /// The key that signs tokens, and its name.
    pub(super) fn signing_key(&self) -> Result<(String, KeyBytes), SecretsError> {
        self.newest().map(|keys| (keys.kid, keys.tokens))
    }

    /// The key of a name, for tokens.
    pub(super) fn verifying_key(&self, kid: &str) -> Option<KeyBytes> {
        let find = |keys: &[Keys]| keys.iter().find(|keys| keys.kid == kid).map(|keys| keys.tokens);
        find(&self.keys(false)).or_else(|| find(&self.keys(true)))
    }

    /// The token of a one-time link: its identifier and the proof that we made it for that purpose. So the token stands
    /// nowhere, and can be made again.
    pub fn link_token(&self, id: Uuid, purpose: &str) -> Result<String, SecretsError> {
        self.proved(id.as_bytes(), purpose)
    }

    /// The link that a token is for, if we made it for that purpose.
    pub fn link_of(&self, token: &str, purpose: &str) -> Option<Uuid> {
        self.proves(token, purpose).map(Uuid::from_bytes)
    }

    /// The token of a link that nothing stands for but the two things that it is about: somebody, say, and what they may
    /// do something with.
    pub fn pair_token(&self, ids: [Uuid; 2], purpose: &str) -> Result<String, SecretsError> {
        self.proved(&ids.map(Uuid::into_bytes).concat(), purpose)
    }

    /// The two things that such a token is about.
    pub fn pair_of(&self, token: &str, purpose: &str) -> Option<[Uuid; 2]> {
        let ids: [u8; 32] = self.proves(token, purpose)?;
        let id = |bytes: &[u8]| Uuid::from_slice(bytes).ok();
        Some([id(&ids[..16])?, id(&ids[16..])?])
    }

    fn proved(&self, subject: &[u8], purpose: &str) -> Result<String, SecretsError> {
        let mut token = subject.to_vec();
        token.extend(authenticator(&self.newest()?.links, subject, purpose)?.finalize().into_bytes());
        Ok(URL_SAFE_NO_PAD.encode(token))
    }

    fn proves<const N: usize>(&self, token: &str, purpose: &str) -> Option<[u8; N]> {
        let bytes = URL_SAFE_NO_PAD.decode(token).ok()?;
        let (subject, proof) = bytes.split_first_chunk::<N>()?;
        let made_it = |keys: &Keys| {
            authenticator(&keys.links, subject, purpose).is_ok_and(|mac| mac.verify_slice(proof).is_ok())
        };
        let is_ours = self.keys(false).iter().any(made_it) || self.keys(true).iter().any(made_it);
        is_ours.then_some(*subject)
    }

    /// Seals bytes that belong to an account, to be kept in the database.
    pub fn seal(&self, owner: Uuid, bytes: &[u8]) -> Result<String, SecretsError> {
        let keys = self.newest()?;
        let nonce: [u8; NONCE] = random()?;
        let sealed = XChaCha20Poly1305::new(&keys.seal.into())
            .encrypt(&XNonce::from(nonce), Payload { msg: bytes, aad: owner.as_bytes() })
            .map_err(|_| SecretsError::Sealed)?;
        let sealed = [nonce.as_slice(), &sealed].concat();
        Ok(format!("{}.{}", keys.kid, URL_SAFE_NO_PAD.encode(sealed)))
    }

    /// Opens what [`Keyring::seal`] made for the same owner.
    pub fn unseal(&self, owner: Uuid, sealed: &str) -> Result<Unsealed, SecretsError> {
        let (kid, sealed) = sealed.split_once('.').ok_or(SecretsError::Sealed)?;
        let find = |keys: &[Keys]| keys.iter().position(|keys| keys.kid == kid).map(|at| (at, keys[at].seal));
        let found = find(&self.keys(false)).or_else(|| find(&self.keys(true)));
        let (at, key) = found.ok_or(SecretsError::Sealed)?;
        let sealed = URL_SAFE_NO_PAD.decode(sealed).map_err(|_| SecretsError::Sealed)?;
        let (nonce, sealed) = sealed.split_first_chunk::<NONCE>().ok_or(SecretsError::Sealed)?;
        let bytes = XChaCha20Poly1305::new(&key.into())
            .decrypt(&XNonce::from(*nonce), Payload { msg: sealed, aad: owner.as_bytes() })
            .map_err(|_| SecretsError::Sealed)?;
        Ok(Unsealed { bytes, outdated: at > 0 })
    }

    /// A name for something personal (a mail address, a client's address) by which attempts are counted: without the
    /// secret nobody finds out whose it is.
    pub fn pseudonym(&self, subject: &str) -> Result<String, SecretsError> {
        let mac = authenticator(&self.newest()?.throttle, subject.as_bytes(), "throttle")?;
        Ok(URL_SAFE_NO_PAD.encode(mac.finalize().into_bytes()))
    }
}

fn authenticator(key: &KeyBytes, subject: &[u8], purpose: &str) -> Result<Hmac<Sha256>, SecretsError> {
    let mut mac = Hmac::<Sha256>::new_from_slice(key).map_err(|_| SecretsError::Sealed)?;
    mac.update(subject);
    mac.update(purpose.as_bytes());
    Ok(mac)
}

fn new_secret() -> Result<String, SecretsError> {
    Ok(STANDARD.encode(random::<LEAST>()?))
}

fn fault(path: &Path, what: impl Into<String>) -> SecretsError {
    SecretsError::File { path: path.display().to_string(), what: what.into() }
}

fn lines(path: &Path) -> Result<Vec<String>, SecretsError> {
    let text = fs::read_to_string(path).map_err(|error| fault(path, format!("cannot be read: {error}")))?;
    Ok(text.lines().map(str::trim).filter(|line| !line.is_empty()).map(str::to_owned).collect())
}

fn read(path: &Path) -> Result<Vec<Keys>, SecretsError> {
    let metadata = fs::metadata(path).map_err(|error| fault(path, format!("cannot be read: {error}")))?;
    if metadata.permissions().mode() & 0o007 != 0 {
        tracing::warn!(path = %path.display(), "the secret file is open to every user of this machine");
    }
    let mut keys = Vec::new();
    for line in lines(path)? {
        let secret = STANDARD.decode(line).ok().filter(|secret| secret.len() >= LEAST);
        let derived = secret.as_deref().and_then(Keys::derive);
        keys.push(derived.ok_or_else(|| {
            fault(path, format!("holds a line that is not {LEAST} or more bytes in base64"))
        })?);
    }
    if keys.is_empty() { Err(fault(path, "holds no secret")) } else { Ok(keys) }
}

/// Writes a file that its owner alone may read, whole or not at all. One that has appeared in the meantime is kept
/// unless it is to be replaced.
fn write(path: &Path, secrets: &[String], replace: bool) -> Result<(), SecretsError> {
    let failed = |error: std::io::Error| fault(path, format!("cannot be written: {error}"));
    if let Some(folder) = path.parent().filter(|folder| !folder.as_os_str().is_empty()) {
        fs::create_dir_all(folder).map_err(failed)?;
    }
    let beside = path.with_extension(format!("{}.new", Uuid::now_v7().simple()));
    let mut file =
        OpenOptions::new().write(true).create_new(true).mode(0o600).open(&beside).map_err(failed)?;
    let text = secrets.join("\n") + "\n";
    file.write_all(text.as_bytes()).and_then(|()| file.sync_all()).map_err(failed)?;
    let placed = if replace { fs::rename(&beside, path) } else { fs::hard_link(&beside, path) };
    let _ = fs::remove_file(&beside);
    match placed {
        Err(error) if error.kind() == ErrorKind::AlreadyExists && !replace => Ok(()),
        placed => placed.map_err(failed),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn keyring() -> (tempfile::TempDir, Keyring) {
        let folder = tempfile::tempdir().unwrap();
        let keyring = Keyring::open(&folder.path().join("data/secret")).unwrap();
        (folder, keyring)
    }

    #[test]
    fn the_first_start_makes_a_secret_for_its_owner_alone() {
        let (folder, keyring) = keyring();
        let path = folder.path().join("data/secret");
        assert_eq!(fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o600);
        let again = Keyring::open(&path).unwrap();
        assert_eq!(again.signing_key().unwrap(), keyring.signing_key().unwrap());
        assert_eq!(path.parent().unwrap().read_dir().unwrap().count(), 1, "something is left beside it");
    }

    #[test]
    fn a_file_that_is_no_secret_is_refused_in_words_that_do_not_repeat_it() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("secret");
        for text in ["", "\n\n", "c2hvcnQ=", "hunter2 hunter2 hunter2 hunter2 hunter2 hunter2!"] {
            fs::write(&path, text).unwrap();
            let refusal = Keyring::open(&path).err().unwrap().to_string();
            assert!(refusal.contains("secret file") && !refusal.contains("hunter2"), "{refusal}");
        }
    }

    #[test]
    fn what_was_signed_and_sealed_before_a_rotation_counts_after_it() {
        let (_folder, keyring) = keyring();
        let id = Uuid::now_v7();
        let token = keyring.link_token(id, "invitation").unwrap();
        let sealed = keyring.seal(id, b"secret").unwrap();
        assert!(!keyring.unseal(id, &sealed).unwrap().outdated);
        keyring.rotate().unwrap();
        assert_eq!(keyring.link_of(&token, "invitation"), Some(id));
        let unsealed = keyring.unseal(id, &sealed).unwrap();
        assert_eq!((unsealed.bytes.as_slice(), unsealed.outdated), (b"secret".as_slice(), true));
        for _ in 0..KEPT {
            keyring.rotate().unwrap();
        }
        assert_eq!(keyring.link_of(&token, "invitation"), None);
        assert!(keyring.unseal(id, &sealed).is_err());
    }

    #[test]
    fn a_link_is_good_for_its_purpose_and_a_seal_for_its_owner() {
        let (_folder, keyring) = keyring();
        let id = Uuid::now_v7();
        let token = keyring.link_token(id, "invitation").unwrap();
        assert_eq!(keyring.link_of(&token, "password_reset"), None);
        for forged in
            ["", "AAAA", &token[1..], &format!("{token}A"), &keyring.link_token(Uuid::now_v7(), "x").unwrap()]
        {
            assert_eq!(keyring.link_of(forged, "invitation"), None, "{forged}");
        }
        let sealed = keyring.seal(id, b"secret").unwrap();
        assert!(keyring.unseal(Uuid::now_v7(), &sealed).is_err());
        for forged in ["", ".", "x.y", &sealed[..sealed.len() - 2], &format!("../../etc/passwd.{sealed}")] {
            assert!(keyring.unseal(id, forged).is_err(), "{forged}");
        }
    }
}
