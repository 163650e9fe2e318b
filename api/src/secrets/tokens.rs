//! Access tokens: JSON Web Tokens that say who is signed in, for a quarter of an hour (RFC 8725, RFC 9068).
//!
//! They are signed with HS256 and nothing else: no other algorithm is part of this program, so none can be talked into it.
//! A token only names an account and a session; what they may do is read from the database at each request.

use std::sync::LazyLock;

use cafeia_shared::ids::{AccountId, SessionId};
use chrono::{DateTime, TimeDelta, Utc};
use hmac::{Hmac, KeyInit as _, Mac as _};
use jsonwebtoken::{
    Algorithm, AlgorithmFamily, DecodingKey, EncodingKey, Header, Validation,
    crypto::{CryptoProvider, JwtSigner, JwtVerifier, KeyUtils},
    errors::{ErrorKind, Result as JwtResult},
};
use serde::{Deserialize, Serialize};
use sha2::Sha256;
use signature::{Signer, Verifier};
use uuid::Uuid;

use super::{SecretsError, keyring::Keyring};

/// How long a token counts.
const LIFETIME: TimeDelta = TimeDelta::minutes(15);
/// How far the clocks of two processes may be apart.
const LEEWAY: TimeDelta = TimeDelta::seconds(5);
/// Characters of a token at most; ours have about 400.
const LONGEST: usize = 1_024;
/// Who signs.
const ISSUER: &str = "cafeia";
/// For whom.
const AUDIENCE: &str = "cafeia-api";
/// What it is, so that no other signed thing passes for it.
const KIND: &str = "at+jwt";

#[derive(Serialize, Deserialize)]
struct Claims {
    iss: String,
    aud: String,
    sub: AccountId,
    sid: SessionId,
    jti: Uuid,
    iat: i64,
    exp: i64,
}

/// Who a token says is there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Bearer {
    /// The account.
    pub account: AccountId,
    /// The session in which it is signed in.
    pub session: SessionId,
}

/// A new token, and until when it counts.
pub fn issue(
    keyring: &Keyring,
    bearer: Bearer,
    now: DateTime<Utc>,
) -> Result<(String, DateTime<Utc>), SecretsError> {
    install();
    let (kid, key) = keyring.signing_key()?;
    let expires_at = now + LIFETIME;
    let claims = Claims {
        iss: ISSUER.to_owned(),
        aud: AUDIENCE.to_owned(),
        sub: bearer.account,
        sid: bearer.session,
        jti: Uuid::now_v7(),
        iat: now.timestamp(),
        exp: expires_at.timestamp(),
    };
    let header = Header { kid: Some(kid), typ: Some(KIND.to_owned()), ..Header::new(Algorithm::HS256) };
    let token = jsonwebtoken::encode(&header, &claims, &EncodingKey::from_secret(&key))
        .map_err(|_| SecretsError::Sealed)?;
    let cut = DateTime::from_timestamp(claims.exp, 0).unwrap_or(expires_at);
    Ok((token, cut))
}

/// Who a token says is there, if it is ours and counts at that instant.
pub fn verify(keyring: &Keyring, token: &str, now: DateTime<Utc>) -> Option<Bearer> {
    if token.len() > LONGEST {
        return None;
    }
    install();
    let header = jsonwebtoken::decode_header(token).ok()?;
    if header.alg != Algorithm::HS256 || header.typ.as_deref() != Some(KIND) {
        return None;
    }
    let key = keyring.verifying_key(header.kid.as_deref()?)?;
    let mut rules = Validation::new(Algorithm::HS256);
    rules.set_issuer(&[ISSUER]);
    rules.set_audience(&[AUDIENCE]);
    rules.set_required_spec_claims(&["exp", "iss", "aud", "sub"]);
    // The library looks at the system's clock; ours can be moved.
    rules.validate_exp = false;
    let claims = jsonwebtoken::decode::<Claims>(token, &DecodingKey::from_secret(&key), &rules).ok()?.claims;
    let (now, leeway) = (now.timestamp(), LEEWAY.num_seconds());
    let counts = claims.iat <= now + leeway
        && now < claims.exp
        && claims.exp.checked_sub(claims.iat)? <= LIFETIME.num_seconds();
    counts.then_some(Bearer { account: claims.sub, session: claims.sid })
}

/// Gives the library the one algorithm there is.
fn install() {
    static INSTALLED: LazyLock<()> = LazyLock::new(|| {
        // Nobody else installs one.
        let _ = PROVIDER.install_default();
    });
    LazyLock::force(&INSTALLED);
}

static PROVIDER: CryptoProvider = CryptoProvider {
    signer_factory: |algorithm, key| match algorithm {
        Algorithm::HS256 if key.family() == AlgorithmFamily::Hmac => {
            Ok(Box::new(Hs256::new(key.as_bytes())?))
        }
        _ => Err(ErrorKind::InvalidAlgorithm.into()),
    },
    verifier_factory: |algorithm, key| match algorithm {
        Algorithm::HS256 if key.family() == AlgorithmFamily::Hmac => {
            Ok(Box::new(Hs256::new(key.try_get_as_bytes()?)?))
        }
        _ => Err(ErrorKind::InvalidAlgorithm.into()),
    },
    key_utils: KeyUtils::new_unimplemented(),
};

/// HMAC with SHA-256 (RFC 7518 §3.2).
struct Hs256(Hmac<Sha256>);

impl Hs256 {
    fn new(key: &[u8]) -> JwtResult<Self> {
        Hmac::new_from_slice(key).map(Self).map_err(|_| ErrorKind::InvalidKeyFormat.into())
    }
}

impl Signer<Vec<u8>> for Hs256 {
    fn try_sign(&self, message: &[u8]) -> Result<Vec<u8>, signature::Error> {
        Ok(self.0.clone().chain_update(message).finalize().into_bytes().to_vec())
    }
}

impl Verifier<Vec<u8>> for Hs256 {
    fn verify(&self, message: &[u8], signature: &Vec<u8>) -> Result<(), signature::Error> {
        self.0.clone().chain_update(message).verify_slice(signature).map_err(|_| signature::Error::new())
    }
}

impl JwtSigner for Hs256 {
    fn algorithm(&self) -> Algorithm {
        Algorithm::HS256
    }
}

impl JwtVerifier for Hs256 {
    fn algorithm(&self) -> Algorithm {
        Algorithm::HS256
    }
}

#[cfg(test)]
mod tests {
    use base64::{Engine as _, engine::general_purpose::URL_SAFE_NO_PAD};
    use serde_json::{Value, json};

    use super::*;

    fn noon() -> DateTime<Utc> {
        "2026-11-23T12:00:00Z".parse().unwrap()
    }

    fn setting() -> (tempfile::TempDir, Keyring, Bearer) {
        let folder = tempfile::tempdir().unwrap();
        let keyring = Keyring::open(&folder.path().join("secret")).unwrap();
        let bearer = Bearer { account: Uuid::now_v7().into(), session: Uuid::now_v7().into() };
        (folder, keyring, bearer)
    }

    fn part(value: &Value) -> String {
        URL_SAFE_NO_PAD.encode(value.to_string())
    }

    /// Signs a header and claims with the server's own key: only what they say can be at fault.
    fn signed(keyring: &Keyring, header: &Value, claims: &Value) -> String {
        let message = format!("{}.{}", part(header), part(claims));
        let (_, key) = keyring.signing_key().unwrap();
        let proof = Hs256::new(&key).unwrap().try_sign(message.as_bytes()).unwrap();
        format!("{message}.{}", URL_SAFE_NO_PAD.encode(proof))
    }

    #[test]
    fn a_token_counts_for_a_quarter_of_an_hour() {
        let (_folder, keyring, bearer) = setting();
        let (token, expires_at) = issue(&keyring, bearer, noon()).unwrap();
        assert_eq!(expires_at, noon() + LIFETIME);
        assert_eq!(verify(&keyring, &token, noon()), Some(bearer));
        assert_eq!(verify(&keyring, &token, noon() + TimeDelta::seconds(899)), Some(bearer));
        assert_eq!(verify(&keyring, &token, noon() + LIFETIME), None);
        assert_eq!(
            verify(&keyring, &token, noon() - TimeDelta::minutes(1)),
            None,
            "it was made in the future"
        );
        keyring.rotate().unwrap();
        assert_eq!(verify(&keyring, &token, noon()), Some(bearer), "a new secret logs nobody out");
    }

    #[test]
    fn a_token_that_says_anything_else_is_refused_although_it_is_signed() {
        let (_folder, keyring, bearer) = setting();
        let (kid, _) = keyring.signing_key().unwrap();
        let header = json!({"alg": "HS256", "typ": KIND, "kid": kid});
        let exp = (noon() + LIFETIME).timestamp();
        let claims = json!({"iss": ISSUER, "aud": AUDIENCE, "sub": bearer.account, "sid": bearer.session,
            "jti": Uuid::now_v7(), "iat": noon().timestamp(), "exp": exp});
        assert_eq!(verify(&keyring, &signed(&keyring, &header, &claims), noon()), Some(bearer));
        let with = |name: &str, value: Value| {
            let mut claims = claims.clone();
            claims[name] = value;
            claims
        };
        for claims in [
            with("iss", json!("evil")),
            with("aud", json!("another-api")),
            with("aud", json!(null)),
            with("sub", json!("admin")),
            with("sid", json!(null)),
            with("exp", json!(noon().timestamp() - 1)),
            with("exp", json!(i64::MAX)),
            with("exp", json!("never")),
            with("iat", json!(noon().timestamp() + 3_600)),
            with("iat", json!(i64::MIN)),
        ] {
            assert_eq!(verify(&keyring, &signed(&keyring, &header, &claims), noon()), None, "{claims}");
        }
        for name in ["iss", "aud", "sub", "sid", "jti", "iat", "exp"] {
            let mut claims = claims.clone();
            claims.as_object_mut().unwrap().remove(name);
            assert_eq!(verify(&keyring, &signed(&keyring, &header, &claims), noon()), None, "without {name}");
        }
        for header in [
            json!({"alg": "none", "typ": KIND, "kid": kid}),
            json!({"alg": "None", "typ": KIND, "kid": kid}),
            json!({"alg": "RS256", "typ": KIND, "kid": kid}),
            json!({"alg": "HS512", "typ": KIND, "kid": kid}),
            json!({"alg": "HS256", "typ": "JWT", "kid": kid}),
            json!({"alg": "HS256", "kid": kid}),
            json!({"alg": "HS256", "typ": KIND}),
            json!({"alg": "HS256", "typ": KIND, "kid": ""}),
            json!({"alg": "HS256", "typ": KIND, "kid": "../../../dev/null"}),
            json!({"alg": "HS256", "typ": KIND, "kid": "' OR 1=1 --"}),
            json!({"alg": "HS256", "typ": KIND, "kid": ["x"]}),
            json!({"alg": "HS256", "typ": KIND, "jwk": {"kty": "oct", "k": "AAAA"}}),
        ] {
            assert_eq!(verify(&keyring, &signed(&keyring, &header, &claims), noon()), None, "{header}");
        }
    }

    #[test]
    fn a_token_that_is_not_signed_by_us_is_refused() {
        let (_folder, keyring, bearer) = setting();
        let (_other_folder, other, _) = setting();
        let (token, _) = issue(&keyring, bearer, noon()).unwrap();
        assert_eq!(verify(&other, &token, noon()), None);
        let (message, proof) = token.rsplit_once('.').unwrap();
        let (header, _) = message.split_once('.').unwrap();
        let none = part(&json!({"alg": "none", "typ": KIND}));
        let claims = message.split_once('.').unwrap().1;
        for forged in [
            String::new(),
            "..".to_owned(),
            message.to_owned(),
            format!("{message}."),
            format!("{none}.{claims}."),
            format!("{none}.{claims}.{proof}"),
            format!("{header}.{claims}x.{proof}"),
            format!("{token}.{proof}"),
            "x".repeat(LONGEST + 1),
        ] {
            assert_eq!(verify(&keyring, &forged, noon()), None, "{forged}");
        }
    }
}
