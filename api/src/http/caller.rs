//! Who calls: signed in or not, from where, and from which page.

use std::{
    future::{Ready, ready},
    marker::PhantomData,
    net::{IpAddr, Ipv6Addr, SocketAddr},
    pin::Pin,
};

use actix_web::{
    FromRequest, HttpRequest,
    dev::Payload,
    http::header::{
        AUTHORIZATION, HOST, HeaderMap, HeaderValue, IF_MATCH, IF_NONE_MATCH, ORIGIN, USER_AGENT,
    },
    web::Data,
};
use cafeia_shared::{
    ids::AccountId,
    problem::{FaultCode, FieldError, Problem, ProblemCode},
};
use chrono::{DateTime, Utc};
use serde::Serialize;

use super::{State, problem::ApiProblem};
use crate::{
    access::{
        Access, AccessError, Client, LifeHolder, LinkHolder, NeedHolder, ReportHolder, SignedIn,
        SubscriptionHolder,
    },
    domain::{
        DomainError,
        once::Once,
        policy::{Action, Refusal, Who},
        reports::Precondition,
    },
};

fn state(request: &HttpRequest) -> Result<&Data<State>, ApiProblem> {
    let missing = || ApiProblem::internal("the application was built without its state");
    request.app_data::<Data<State>>().ok_or_else(missing)
}

/// The way in.
pub(super) fn access(request: &HttpRequest) -> Result<Access, ApiProblem> {
    state(request).map(|state| state.access.clone())
}

type Boxed<T> = Pin<Box<dyn Future<Output = Result<T, ApiProblem>>>>;

/// Proof that somebody is signed in (RFC 6750 §2.1); a handler that asks for it cannot be reached without.
impl FromRequest for SignedIn {
    type Error = ApiProblem;
    type Future = Boxed<Self>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        let token = bearer(request.headers()).map(str::to_owned);
        let access = access(request);
        Box::pin(async move {
            let token = token.ok_or(AccessError::NotSignedIn)?;
            Ok(access?.who_shows(&token).await?)
        })
    }
}

fn bearer(headers: &HeaderMap) -> Option<&str> {
    let (scheme, token) = headers.get(AUTHORIZATION)?.to_str().ok()?.split_once(' ')?;
    scheme.eq_ignore_ascii_case("bearer").then(|| token.trim())
}

/// Proofs that somebody has a private link, whose token they show the same way.
macro_rules! private_links {
    ($($holder:ty = $read:ident;)+) => {$(
        impl FromRequest for $holder {
            type Error = ApiProblem;
            type Future = Ready<Result<Self, ApiProblem>>;

            fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
                let held = |request: &HttpRequest| -> Result<Self, ApiProblem> {
                    let token = bearer(request.headers()).ok_or(AccessError::NotSignedIn)?;
                    Ok(access(request)?.$read(token)?)
                };
                ready(held(request))
            }
        }
    )+};
}

private_links! {
    LinkHolder = who_holds;
    ReportHolder = who_reports;
    NeedHolder = who_asks;
    LifeHolder = who_lives;
    SubscriptionHolder = who_subscribes;
}

/// What a handler asks of whoever calls it, wherever their grants reach. How far they reach is for the rules to say, in
/// the change itself.
pub(super) trait Policy: 'static {
    /// Whether they may call it.
    fn allows(who: &Who, now: DateTime<Utc>) -> Result<(), Refusal>;
}

/// Policies that one action stands for.
macro_rules! policies {
    ($($(#[$doc:meta])+ $name:ident = $action:ident;)+) => {$(
        $(#[$doc])+
        pub(super) struct $name;

        impl Policy for $name {
            fn allows(who: &Who, now: DateTime<Utc>) -> Result<(), Refusal> {
                who.may_somewhere(Action::$action, now)
            }
        }
    )+};
}

policies! {
    /// Sees the accounts of a territory.
    ReadsAccounts = ReadAccount;
    /// Writes cafés, or reviews them.
    WritesCafes = EditCafe;
    /// Decides on what others write.
    ReviewsCafes = ReviewCafe;
    /// Confirms what was reported of cafés.
    VerifiesReports = VerifyReport;
    /// Trusts organisations.
    TrustsOrganisations = TrustOrganisation;
    /// Writes organisations.
    WritesOrganisations = EditOrganisation;
    /// Writes facilitators, themselves or others.
    WritesFacilitators = EditFacilitator;
    /// Confirms where facilitators stand in their training.
    ConfirmsTraining = ConfirmTraining;
    /// Writes down places that are new to the network.
    AddsPlaces = AddPlace;
    /// Writes places.
    WritesPlaces = EditPlace;
    /// Writes resources of their own.
    ProposesResources = ProposeResource;
    /// Reads what the journal says.
    ReadsAudit = ReadAudit;
    /// Looks after a territory.
    SteersTerritory = SteerTerritory;
    /// Looks after what is needed.
    ManagesNeeds = ManageNeed;
    /// Brings files in.
    ImportsLines = ImportLines;
    /// Writes to many at once.
    SendsMailings = SendMailing;
    /// Looks after jobs.
    ManagesJobs = ManageJobs;
}

/// Gives grants, or lets others stand in for one.
pub(super) struct ManagesGrants;

impl Policy for ManagesGrants {
    fn allows(who: &Who, now: DateTime<Utc>) -> Result<(), Refusal> {
        who.may_somewhere(Action::ManageGrant, now).or_else(|_| who.may_somewhere(Action::DelegateGrant, now))
    }
}

/// Sees what is needed: looks after it, or answers as a facilitator.
pub(super) struct SeesNeeds;

impl Policy for SeesNeeds {
    fn allows(who: &Who, now: DateTime<Utc>) -> Result<(), Refusal> {
        who.may_somewhere(Action::ManageNeed, now).or_else(|_| who.may_somewhere(Action::AnswerNeed, now))
    }
}

/// Proof that a policy allows somebody who is signed in to call.
pub(super) struct Allowed<P> {
    /// Who it is.
    pub signed_in: SignedIn,
    policy: PhantomData<P>,
}

impl<P: Policy> FromRequest for Allowed<P> {
    type Error = ApiProblem;
    type Future = Boxed<Self>;

    fn from_request(request: &HttpRequest, payload: &mut Payload) -> Self::Future {
        let signed_in = SignedIn::from_request(request, payload);
        Box::pin(async move {
            let signed_in = signed_in.await?;
            P::allows(&signed_in.who, signed_in.now).map_err(DomainError::NotAllowed)?;
            Ok(Self { signed_in, policy: PhantomData })
        })
    }
}

/// From where a request comes.
impl FromRequest for Client {
    type Error = ApiProblem;
    type Future = Ready<Result<Self, ApiProblem>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        let headers = request.headers();
        ready(state(request).map(|state| Self {
            address: address(request.peer_addr(), headers, state.settings.trusted_proxies),
            device:
                headers.get(USER_AGENT).and_then(|agent| agent.to_str().ok()).map(device).unwrap_or_default(),
        }))
    }
}

/// The client's address: the peer's, or what the first of that many proxies wrote, which we trust. What stands before
/// that in the header was written by the client itself. Of IPv6 the network counts, since a client has all of it.
fn address(peer: Option<SocketAddr>, headers: &HeaderMap, trusted_proxies: usize) -> String {
    let forwarded: Vec<&str> = headers
        .get_all("x-forwarded-for")
        .filter_map(|value| value.to_str().ok())
        .flat_map(|value| value.split(','))
        .map(str::trim)
        .collect();
    let hop = forwarded.len().checked_sub(trusted_proxies).filter(|_| trusted_proxies > 0);
    let told = hop.and_then(|hop| forwarded.get(hop)).and_then(|text| {
        text.parse::<IpAddr>().ok().or_else(|| text.parse::<SocketAddr>().ok().map(|address| address.ip()))
    });
    match told.or_else(|| peer.map(|peer| peer.ip())).map(|address| address.to_canonical()) {
        Some(IpAddr::V6(address)) => {
            let [a, b, c, d, ..] = address.segments();
            Ipv6Addr::new(a, b, c, d, 0, 0, 0, 0).to_string()
        }
        Some(address) => address.to_string(),
        None => String::new(),
    }
}

/// What a client runs on, in words of ours: `Firefox, Windows`. Nothing of what it sent is kept.
fn device(agent: &str) -> String {
    let browser = [
        ("Edg", "Edge"),
        ("OPR/", "Opera"),
        ("SamsungBrowser", "Samsung Internet"),
        ("Firefox", "Firefox"),
        ("FxiOS", "Firefox"),
        ("Chrom", "Chrome"),
        ("CriOS", "Chrome"),
        ("Safari", "Safari"),
        ("curl", "curl"),
    ];
    let system = [
        ("Android", "Android"),
        ("iPhone", "iPhone"),
        ("iPad", "iPad"),
        ("Windows", "Windows"),
        ("Mac OS X", "macOS"),
        ("CrOS", "ChromeOS"),
        ("Linux", "Linux"),
    ];
    let find = |names: &[(&str, &'static str)]| {
        names.iter().find(|(part, _)| agent.contains(part)).map(|(_, name)| *name)
    };
    let parts: Vec<&str> = [find(&browser), find(&system)].into_iter().flatten().collect();
    parts.join(", ")
}

/// Proof that a request does not come from another site's page: the cookie comes along by itself, so the page must be
/// ours. Programs that are no browsers say nothing of pages.
pub(super) struct SameSite;

impl FromRequest for SameSite {
    type Error = ApiProblem;
    type Future = Ready<Result<Self, ApiProblem>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        let told = match state(request) {
            Ok(state) => state.settings.public_url.as_deref(),
            Err(error) => return ready(Err(error)),
        };
        let same = is_same_site(request.headers(), told);
        let refusal = || Problem::new(ProblemCode::ForeignOrigin, "Sign in on the site itself.").into();
        ready(if same { Ok(Self) } else { Err(refusal()) })
    }
}

fn is_same_site(headers: &HeaderMap, public_url: Option<&str>) -> bool {
    let header = |name: &str| headers.get(name).map(|value| value.to_str().unwrap_or("?"));
    let from_here = header("sec-fetch-site").is_none_or(|site| matches!(site, "same-origin" | "none"));
    let from_ours = header(ORIGIN.as_str()).is_none_or(|origin| {
        let authority = |url: &str| {
            url.split_once("://").map(|(_, rest)| rest.trim_end_matches('/').to_ascii_lowercase())
        };
        let host = header(HOST.as_str()).map(str::to_ascii_lowercase);
        authority(origin).is_some_and(|asked| {
            public_url.and_then(authority).as_ref() == Some(&asked) || host.as_ref() == Some(&asked)
        })
    });
    from_here && from_ours
}

/// The version that a change names by `If-Match`: the number with which an object's tag begins.
pub(super) fn expected_version(request: &HttpRequest) -> Result<u32, ApiProblem> {
    let Some(header) = request.headers().get(IF_MATCH) else {
        let detail = "Send the ETag of what you have read as If-Match.";
        return Err(Problem::new(ProblemCode::PreconditionRequired, detail).into());
    };
    if header.as_bytes().trim_ascii() == b"*" {
        // Whatever is there matches it (RFC 9110 §13.1.1): it would write over what others have written since.
        let message = "names a version: * would write over what others have changed meanwhile";
        return Err(ApiProblem::path("If-Match", message));
    }
    let number = header.to_str().ok().and_then(|tag| tag.trim().strip_prefix('"')?.strip_suffix('"'));
    let number = number.and_then(|tag| tag.split('-').next()?.parse().ok());
    number.ok_or_else(|| {
        let fault = FieldError::new("If-Match", FaultCode::Malformed, "is the ETag of an object of this API");
        Problem::parameters(vec![fault]).into()
    })
}

/// What somebody who reports has read before: a version, or that they have not reported yet (RFC 9110 §13.1).
pub(super) fn precondition(request: &HttpRequest) -> Result<Precondition, ApiProblem> {
    match request.headers().get(IF_NONE_MATCH).map(HeaderValue::as_bytes) {
        None => expected_version(request).map(Precondition::Version),
        Some(b"*") => Ok(Precondition::Absent),
        Some(_) => Err(ApiProblem::path("If-None-Match", "is * here: for a first report")),
    }
}

/// The request of an account as one that counts once, by its `Idempotency-Key` if it has one
/// (draft-ietf-httpapi-idempotency-key-header): a text in quotes, or without.
pub(super) fn once(
    request: &HttpRequest,
    account: AccountId,
    body: &impl Serialize,
) -> Result<Once, ApiProblem> {
    let mut keys = request.headers().get_all(KEY);
    let key = match (keys.next(), keys.next()) {
        (None, _) => None,
        (Some(key), None) => Some(read_key(key).ok_or_else(|| {
            let message = "is one text of 1 to 255 letters, digits and signs of ASCII";
            ApiProblem::path("Idempotency-Key", message)
        })?),
        (Some(_), Some(_)) => return Err(ApiProblem::path("Idempotency-Key", "is given once")),
    };
    let target = format!("{} {}", request.method(), request.path());
    let body = serde_json::to_string(body).map_err(ApiProblem::internal)?;
    Ok(Once::new(account, key, &target, &body))
}

/// The name of the header.
const KEY: &str = "idempotency-key";

fn read_key(header: &HeaderValue) -> Option<String> {
    let text = header.to_str().ok()?.trim();
    let key = text.strip_prefix('"').and_then(|text| text.strip_suffix('"')).unwrap_or(text);
    let sound = (1..=255).contains(&key.len()) && key.bytes().all(|b| b.is_ascii_graphic() && b != b'"');
    sound.then(|| key.to_owned())
}

#[cfg(test)]
mod tests {
    use actix_web::http::header::HeaderName;

    use super::*;

    fn headers(pairs: &[(&'static str, &'static str)]) -> HeaderMap {
        let mut headers = HeaderMap::new();
        for (name, value) in pairs {
            headers.append(HeaderName::from_static(name), HeaderValue::from_static(value));
        }
        headers
    }

    #[test]
    fn what_a_client_says_of_its_address_counts_only_from_trusted_proxies_on() {
        let peer = Some("10.0.0.1:5000".parse().unwrap());
        let forged = headers(&[("x-forwarded-for", "1.1.1.1, 2.2.2.2"), ("x-forwarded-for", "3.3.3.3")]);
        for (proxies, expected) in
            [(0, "10.0.0.1"), (1, "3.3.3.3"), (2, "2.2.2.2"), (3, "1.1.1.1"), (4, "10.0.0.1")]
        {
            assert_eq!(address(peer, &forged, proxies), expected, "{proxies} proxies");
        }
        assert_eq!(address(peer, &headers(&[("x-forwarded-for", "<script>")]), 1), "10.0.0.1");
        assert_eq!(address(peer, &headers(&[("x-forwarded-for", "[2001:db8::1:2]:80")]), 1), "2001:db8::");
        assert_eq!(
            address(Some("[2001:db8:0:7:a:b:c:d]:1".parse().unwrap()), &headers(&[]), 0),
            "2001:db8:0:7::"
        );
        assert_eq!(address(Some("[::ffff:10.0.0.9]:1".parse().unwrap()), &headers(&[]), 0), "10.0.0.9");
    }

    #[test]
    fn a_page_of_another_site_is_recognised() {
        let told = Some("https://reseau.example");
        for (pairs, same) in [
            (vec![], true),
            (vec![("host", "reseau.example"), ("origin", "https://reseau.example")], true),
            (vec![("host", "127.0.0.1:8080"), ("origin", "https://reseau.example")], true),
            (vec![("host", "127.0.0.1:8080"), ("origin", "http://127.0.0.1:8080")], true),
            (vec![("host", "reseau.example"), ("origin", "https://evil.example")], false),
            (vec![("host", "reseau.example"), ("origin", "https://reseau.example.evil.example")], false),
            (vec![("host", "reseau.example"), ("origin", "null")], false),
            (vec![("host", "reseau.example"), ("origin", "")], false),
            (vec![("sec-fetch-site", "cross-site")], false),
            (vec![("sec-fetch-site", "same-site")], false),
            (vec![("sec-fetch-site", "same-origin")], true),
            (vec![("sec-fetch-site", "none")], true),
        ] {
            assert_eq!(is_same_site(&headers(&pairs), told), same, "{pairs:?}");
        }
    }

    #[test]
    fn a_device_is_told_in_words_of_ours() {
        let firefox = "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:128.0) Gecko/20100101 Firefox/128.0";
        assert_eq!(device(firefox), "Firefox, Windows");
        assert_eq!(
            device("Mozilla/5.0 (iPhone; CPU iPhone OS 17_0 like Mac OS X) Version/17.0 Safari/604.1"),
            "Safari, iPhone"
        );
        assert_eq!(device("<script>alert(1)</script>"), "");
    }
}
