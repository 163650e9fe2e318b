//! The second factor: codes of an authenticator application (TOTP, RFC 6238), and recovery codes for the day it is lost.

use cafeia_shared::{accounts::Secret, ids::AccountId};
use chrono::{DateTime, Utc};
use totp_rs::{Algorithm, Builder, Totp};

use super::{SecretsError, hash_token, random};

/// Bytes of an application's secret (RFC 4226 §4: 160 bits).
const SECRET: usize = 20;
/// Recovery codes made at a time.
const CODES: usize = 10;
/// Characters of a recovery code, five bits each: 80 bits, which nobody tries out even with the hashes at hand.
const CODE_LENGTH: usize = 16;
/// Crockford's base 32, in small letters.
const ALPHABET: &[u8; 32] = b"0123456789abcdefghjkmnpqrstvwxyz";
/// Whose codes they are, as the application shows it.
const ISSUER: &str = "Café IA";

/// The secret of a new application.
pub fn new_secret() -> Result<[u8; SECRET], SecretsError> {
    random()
}

/// The secret as one types it, and as an address for the application (`otpauth://totp/…`).
pub fn setup(secret: &[u8], email: &str) -> Result<(Secret, Secret), SecretsError> {
    let totp = totp(secret, email)?;
    let url = totp.to_url().map_err(|_| SecretsError::Sealed)?;
    Ok((Secret(totp.secret().to_base32()), Secret(url)))
}

/// The step of time that a code is of, when it is right and of a later step than the last one that was accepted.
pub fn step_of(secret: &[u8], code: &str, after: Option<i64>, now: DateTime<Utc>) -> Option<i64> {
    let totp = totp(secret, "account").ok()?;
    let code: String = code.chars().filter(|c| !c.is_whitespace()).collect();
    let step = totp.check(&code, u64::try_from(now.timestamp()).ok()?)?;
    i64::try_from(step).ok().filter(|step| after.is_none_or(|after| *step > after))
}

/// SHA-1, six digits and thirty seconds are what every application knows.
fn totp(secret: &[u8], email: &str) -> Result<Totp, SecretsError> {
    Builder::new()
        .with_algorithm(Algorithm::SHA1)
        .with_digits(6)
        .with_step_duration(30)
        .with_skew(1)
        .with_secret(secret)
        // A colon parts issuer and account there.
        .with_account_name(email.replace(':', ""))
        .with_issuer(Some(ISSUER))
        .build()
        .map_err(|_| SecretsError::Sealed)
}

/// New recovery codes, as they are shown once: `abcd-efgh-jkmn-pqrs`.
pub fn recovery_codes() -> Result<Vec<Secret>, SecretsError> {
    (0..CODES)
        .map(|_| {
            let bytes = random::<CODE_LENGTH>()?;
            let letters: Vec<u8> = bytes.iter().map(|byte| ALPHABET[usize::from(byte % 32)]).collect();
            let groups: Vec<_> = letters.chunks(4).map(String::from_utf8_lossy).collect();
            Ok(Secret(groups.join("-")))
        })
        .collect()
}

/// How a recovery code is kept; nothing when the text is none. Spaces, hyphens and capitals make no difference.
pub fn hash_recovery_code(account: AccountId, code: &str) -> Option<String> {
    let letters: String =
        code.chars().filter(|c| !c.is_whitespace() && *c != '-').map(|c| c.to_ascii_lowercase()).collect();
    let is_one = letters.len() == CODE_LENGTH && letters.bytes().all(|letter| ALPHABET.contains(&letter));
    is_one.then(|| hash_token(&format!("{account}{letters}")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_counts_once_and_for_a_minute_and_a_half() {
        // RFC 6238, appendix B: the last six digits at second 59.
        let secret = b"12345678901234567890";
        let at = |second: i64| DateTime::from_timestamp(second, 0).unwrap();
        assert_eq!(step_of(secret, "287082", None, at(59)), Some(1));
        assert_eq!(step_of(secret, "287 082", None, at(89)), Some(1), "one step late");
        assert_eq!(step_of(secret, "287082", None, at(90)), None, "two steps late");
        assert_eq!(step_of(secret, "287082", Some(1), at(59)), None, "it was used");
        for code in ["", "287083", "28708", "2870820", "２87082", "abcdef"] {
            assert_eq!(step_of(secret, code, None, at(59)), None, "{code}");
        }
    }

    #[test]
    fn an_application_is_told_all_it_needs() {
        let secret = new_secret().unwrap();
        let (typed, url) = setup(&secret, "anne@example.org").unwrap();
        assert_eq!(typed.0.len(), 32);
        assert!(url.0.starts_with("otpauth://totp/") && url.0.contains(&typed.0), "{}", url.0);
        assert!(setup(&secret, "a:b@example.org").is_ok());
    }

    #[test]
    fn a_recovery_code_is_read_however_it_is_typed() {
        let account = AccountId(uuid::Uuid::now_v7());
        let codes = recovery_codes().unwrap();
        assert_eq!(codes.len(), CODES);
        let hash = hash_recovery_code(account, &codes[0].0);
        assert!(hash.is_some());
        assert_eq!(hash_recovery_code(account, &codes[0].0.to_uppercase().replace('-', " ")), hash);
        assert_ne!(hash_recovery_code(AccountId(uuid::Uuid::now_v7()), &codes[0].0), hash);
        for code in ["", "123456", "abcd-efgh-jkmn-pqr", "abcd-efgh-jkmn-pqri"] {
            assert_eq!(hash_recovery_code(account, code), None, "{code}");
        }
    }
}
