//! The session: who is signed in in this tab, and what they ask in their own name.
//!
//! The access token stands in this tab's memory and nowhere else. What goes on with the session is a cookie that no script
//! reads; the browser's store only notes that there is one, and whose, so that who never signs in asks for nothing. The
//! cookie is every tab's: where another tab has signed in as somebody else, this one asks for nothing more in their name.

use std::cell::{Cell, RefCell};

use cafeia_shared::{
    accounts::{AccessToken, Credentials},
    ids::AccountId,
    problem::{Problem, ProblemCode},
};
use chrono::DateTime;
use gloo_net::http::{Method, RequestBuilder};
use js_sys::{Date, Function, Promise};
use leptos::{logging::error, prelude::*};
use serde::de::DeserializeOwned;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::{JsFuture, future_to_promise};

use super::{CallError, Refusal, once};
use crate::{
    files::File,
    json::{self, read},
    storage,
};

/// A token is replaced as long before its end, in milliseconds: a request may be slow.
const MARGIN: f64 = 60_000.0;
/// Where the browser notes that there is a session, and whose.
const NOTE: &str = "cafeia.session";
/// Under what begins like this, the browser keeps what is written by those who are signed in, each apart.
pub const WRITTEN: &str = "cafeia.written.";
/// Waits before the session is asked for again, when another tab has just refreshed it; in milliseconds.
const PAUSES: [i32; 4] = [150, 400, 1000, 2000];
/// So often a token just given may be refused before something else must be wrong.
const TRIES: u32 = 2;

/// Why something asked for in one's own name was not done.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Denial {
    /// The API answered that it will not, and why.
    Refused(Box<Problem>),
    /// No answer came: the network is cut, or the service is down.
    Unreachable,
}

impl Denial {
    /// A problem's code; nothing when no answer came.
    pub fn code(&self) -> Option<ProblemCode> {
        match self {
            Self::Refused(problem) => Some(problem.code),
            Self::Unreachable => None,
        }
    }

    /// Whether the private link that was shown opens nothing: it is over, or it was never made, as one that was copied
    /// in part.
    pub fn is_of_a_dead_link(&self) -> bool {
        matches!(self.code(), Some(ProblemCode::LinkExpired | ProblemCode::NotSignedIn))
    }

    fn new(code: ProblemCode, detail: &str) -> Self {
        Self::Refused(Box::new(Problem::new(code, detail)))
    }
}

impl From<Denial> for CallError {
    fn from(denial: Denial) -> Self {
        match denial {
            Denial::Refused(problem) => Self::Refused(Refusal { code: problem.code }),
            Denial::Unreachable => Self::Unreachable,
        }
    }
}

/// Where the session of this tab stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// Nobody has looked yet.
    Unknown,
    /// Nobody is signed in.
    SignedOut,
    /// Somebody is, or was until a moment ago: what they do next tells.
    SignedIn,
}

struct Token {
    value: String,
    /// By this browser's clock, in milliseconds since 1970.
    until: f64,
}

thread_local! {
    static TOKEN: RefCell<Option<Token>> = const { RefCell::new(None) };
    static STANDING: ArcRwSignal<Standing> = ArcRwSignal::new(Standing::Unknown);
    /// Whose tab this is, once it is known.
    static OWNER: Cell<Option<AccountId>> = const { Cell::new(None) };
    /// Whether somebody else is signed in in this browser by now.
    static REPLACED: ArcRwSignal<bool> = ArcRwSignal::new(false);
    /// Whether one has to sign in again to go on.
    static ASKED_AGAIN: ArcRwSignal<bool> = ArcRwSignal::new(false);
    /// The requests that wait for it.
    static WAITING: RefCell<Vec<Function>> = const { RefCell::new(Vec::new()) };
    /// The question that is under way: the cookie counts once.
    static REFRESHING: RefCell<Option<Promise>> = const { RefCell::new(None) };
}

/// Where the session stands. Tracked.
pub fn standing() -> Standing {
    STANDING.with(Get::get)
}

/// Whether one has to sign in again to go on with what one was doing.
pub fn asked_again() -> RwSignal<bool> {
    RwSignal::from(ASKED_AGAIN.with(Clone::clone))
}

/// Whether somebody else is signed in in this browser by now.
pub fn replaced() -> RwSignal<bool> {
    RwSignal::from(REPLACED.with(Clone::clone))
}

/// Hears that what the browser has noted was changed by another tab: somebody else is signed in, or nobody any more.
pub fn hear(changed: Option<&str>) {
    if changed.is_some_and(|key| key != NOTE) {
        return;
    }
    let is_replaced = look_around();
    if is_replaced {
        // Nobody signs in here with the cookie of somebody else.
        give_up();
    }
    let was_in = OWNER.get().is_some() && STANDING.with(GetUntracked::get_untracked) == Standing::SignedIn;
    if was_in && !is_replaced && storage::read(NOTE).is_none() {
        TOKEN.take();
        ask_again();
    }
}

/// Looks at what the browser has noted: whether somebody else is signed in by now.
pub fn look_around() -> bool {
    let noted = storage::read(NOTE).and_then(|noted| noted.parse().ok());
    let is_replaced = OWNER.get().zip(noted).is_some_and(|(owner, noted): (_, AccountId)| owner != noted);
    replace(is_replaced);
    is_replaced
}

fn replace(is_replaced: bool) {
    if is_replaced {
        TOKEN.take();
    }
    REPLACED.with(|signal| {
        if signal.get_untracked() != is_replaced {
            signal.set(is_replaced);
        }
    });
}

fn somebody_else() -> Denial {
    Denial::new(ProblemCode::NotSignedIn, "Somebody else is signed in in this browser.")
}

/// The key under which the browser keeps what whoever is signed in writes.
pub fn written(key: &str) -> String {
    let owner = OWNER.get().map(|owner| owner.to_string()).unwrap_or_default();
    format!("{WRITTEN}{owner}.{key}")
}

fn stand(standing: Standing) {
    STANDING.with(|signal| {
        if signal.get_untracked() != standing {
            signal.set(standing);
        }
    });
}

/// Nobody is signed in where the browser has noted nothing: that is known at once.
pub fn glance() {
    if storage::read(NOTE).is_none() && STANDING.with(GetUntracked::get_untracked) == Standing::Unknown {
        stand(Standing::SignedOut);
    }
}

/// Looks whether somebody is signed in.
pub async fn resume() -> Result<(), Denial> {
    let token = fresh().await?;
    if token.is_none() {
        OWNER.take();
    }
    stand(if token.is_some() { Standing::SignedIn } else { Standing::SignedOut });
    Ok(())
}

/// Signs in; what waited for it goes on.
pub async fn sign_in(credentials: &Credentials) -> Result<(), Denial> {
    let answer =
        send(&Asked::new(Method::POST, "/api/v1/sessions", Some(json::write(credentials))), None).await?;
    if !keep(&answer)? {
        return Err(somebody_else());
    }
    stand(Standing::SignedIn);
    release(true);
    ASKED_AGAIN.with(|asked| asked.set(false));
    Ok(())
}

/// Signs out, here.
pub async fn sign_out() -> Result<(), Denial> {
    // The cookie is theirs.
    if look_around() {
        return Err(somebody_else());
    }
    send(&Asked::new(Method::DELETE, "/api/v1/session", None), None).await?;
    forget();
    Ok(())
}

/// Nobody is signed in any more: the server has ended it all.
pub fn forget() {
    TOKEN.take();
    let noted = storage::read(NOTE).and_then(|noted| noted.parse().ok());
    storage::forget(NOTE);
    // The next person at this machine shall not read what this one was writing.
    if let Some(owner) = OWNER.take().or(noted) {
        storage::forget_all(&format!("{WRITTEN}{owner}."));
    }
    replace(false);
    stand(Standing::SignedOut);
}

/// Those that wait for a new session go on, or are told that there is none.
pub fn release(signed_in: bool) {
    for resolve in WAITING.take() {
        // A promise's own function does not throw.
        let _ = resolve.call1(&JsValue::UNDEFINED, &signed_in.into());
    }
}

/// What one was doing is left: nobody signs in again for it.
pub fn give_up() {
    release(false);
    ASKED_AGAIN.with(|asked| asked.set(false));
}

/// Asks in one's own name, and reads the answer.
pub(super) async fn own<T: DeserializeOwned>(
    method: Method,
    address: &str,
    body: Option<String>,
    version: Option<u32>,
) -> Result<T, Denial> {
    parsed(&own_text(method, address, body, version).await?)
}

/// Asks in one's own name; the answer as it is written.
pub(super) async fn own_text(
    method: Method,
    address: &str,
    body: Option<String>,
    version: Option<u32>,
) -> Result<String, Denial> {
    in_own_name(&Asked { version, ..Asked::new(method, address, body) }).await
}

/// Makes something in one's own name. The same that is asked for again because no answer came counts once.
pub(super) async fn own_once<T: DeserializeOwned>(
    address: &str,
    body: String,
    version: Option<u32>,
) -> Result<T, Denial> {
    let key = once::key(address, &body);
    let asked = Asked { version, key: Some(key), ..Asked::new(Method::POST, address, Some(body)) };
    let answer = in_own_name(&asked).await;
    if !matches!(answer, Err(Denial::Unreachable)) {
        once::forget(address);
    }
    parsed(&answer?)
}

/// Sends a file in one's own name. The same that is sent again because no answer came counts once.
pub(super) async fn own_file<T: DeserializeOwned>(address: &str, file: &File) -> Result<T, Denial> {
    let known_by = format!("{}.{}.{}", file.name(), file.size(), file.last_modified());
    let key = Some(once::key(address, &known_by));
    let asked = Asked { file: Some(file.clone()), key, ..Asked::new(Method::POST, address, None) };
    let answer = in_own_name(&asked).await;
    if !matches!(answer, Err(Denial::Unreachable)) {
        once::forget(address);
    }
    parsed(&answer?)
}

async fn in_own_name(asked: &Asked<'_>) -> Result<String, Denial> {
    let mut tries = 0;
    loop {
        if look_around() {
            return Err(somebody_else());
        }
        let Some(token) = fresh().await? else {
            if REPLACED.with(GetUntracked::get_untracked) {
                return Err(somebody_else());
            }
            if signed_in_again().await {
                continue;
            }
            return Err(Denial::new(ProblemCode::NotSignedIn, "You are not signed in any more."));
        };
        tries += 1;
        match send(asked, Some(&token)).await {
            Err(denial) if denial.code() == Some(ProblemCode::NotSignedIn) && tries <= TRIES => {
                drop_token(&token);
            }
            answer => return answer.map(|(text, _)| text),
        }
    }
}

/// Asks by the token of a private link, and reads the answer.
pub(super) async fn by_link<T: DeserializeOwned>(
    token: &str,
    method: Method,
    address: &str,
    body: Option<String>,
    version: Option<u32>,
) -> Result<T, Denial> {
    let (text, _) = send(&Asked { version, ..Asked::new(method, address, body) }, Some(token)).await?;
    parsed(&text)
}

/// The same of what is to be written for the first time: nothing is changed that is there already.
pub(super) async fn first_by_link<T: DeserializeOwned>(
    token: &str,
    address: &str,
    body: String,
) -> Result<T, Denial> {
    let asked = Asked { is_first: true, ..Asked::new(Method::PUT, address, Some(body)) };
    let (text, _) = send(&asked, Some(token)).await?;
    parsed(&text)
}

/// Asks in nobody's name, and reads the answer.
pub(super) async fn answered<T: DeserializeOwned>(address: &str, body: String) -> Result<T, Denial> {
    let (text, _) = send(&Asked::new(Method::POST, address, Some(body)), None).await?;
    parsed(&text)
}

/// Asks in nobody's name.
pub(super) async fn anonymous(address: &str, body: String) -> Result<(), Denial> {
    send(&Asked::new(Method::POST, address, Some(body)), None).await.map(drop)
}

/// Forgets a token that was refused, unless a newer one has come.
fn drop_token(refused: &str) {
    TOKEN.with_borrow_mut(|token| {
        if token.as_ref().is_some_and(|token| token.value == refused) {
            *token = None;
        }
    });
}

/// A token that counts for some time yet; nothing when nobody is signed in.
async fn fresh() -> Result<Option<String>, Denial> {
    let lasting = |token: &Option<Token>| {
        token.as_ref().filter(|token| Date::now() < token.until - MARGIN).map(|token| token.value.clone())
    };
    if let Some(token) = TOKEN.with_borrow(lasting) {
        return Ok(Some(token));
    }
    let refreshing = REFRESHING.with_borrow_mut(|under_way| {
        under_way
            .get_or_insert_with(|| {
                future_to_promise(async {
                    let outcome = refresh().await;
                    REFRESHING.take();
                    outcome.map(JsValue::from).map_err(|_| JsValue::NULL)
                })
            })
            .clone()
    });
    let signed_in = JsFuture::from(refreshing).await.map_err(|_| Denial::Unreachable)?;
    let newest = |token: &Option<Token>| token.as_ref().map(|token| token.value.clone());
    Ok(if signed_in.is_truthy() { TOKEN.with_borrow(newest) } else { None })
}

/// Goes on with the session of the cookie; whether there was one.
async fn refresh() -> Result<bool, Denial> {
    let mut pauses = PAUSES.into_iter();
    loop {
        match send(&Asked::new(Method::POST, "/api/v1/session/refresh", None), None).await {
            Ok(answer) => {
                return keep(&answer);
            }
            Err(denial) => match (denial.code(), pauses.next()) {
                // Another tab was a moment earlier; by then its answer has brought the new cookie.
                (Some(ProblemCode::Conflict), Some(pause)) => rest(pause).await,
                (Some(ProblemCode::NotSignedIn), _) => {
                    TOKEN.take();
                    storage::forget(NOTE);
                    return Ok(false);
                }
                _ => return Err(denial),
            },
        }
    }
}

async fn rest(milliseconds: i32) {
    let pause = Promise::new(&mut |resolve, _| {
        // It fails in no window; without it, there is no pause.
        let _ = window().set_timeout_with_callback_and_timeout_and_arguments_0(&resolve, milliseconds);
    });
    // It is never rejected.
    let _ = JsFuture::from(pause).await;
}

/// Has one sign in again.
fn ask_again() {
    ASKED_AGAIN.with(|asked| {
        // Who is signing in already goes on with that, whatever else comes to wait.
        if !asked.get_untracked() {
            asked.set(true);
        }
    });
}

/// Whether something waits for it.
pub fn is_awaited() -> bool {
    WAITING.with_borrow(|waiting| !waiting.is_empty())
}

/// Waits until one has signed in again, or gives it up.
async fn signed_in_again() -> bool {
    let waiting = Promise::new(&mut |resolve, _| WAITING.with_borrow_mut(|waiting| waiting.push(resolve)));
    ask_again();
    JsFuture::from(waiting).await.is_ok_and(|signed_in| signed_in.is_truthy())
}

/// Keeps a token, and until when it counts: by this browser's clock, which may be wrong. Whether it is this tab's: what was
/// begun in one name is not sent in another one.
fn keep((text, answered): &(String, Option<f64>)) -> Result<bool, Denial> {
    let token: AccessToken = parsed(text)?;
    storage::keep(NOTE, &token.account_id.to_string());
    let is_own = OWNER.get().is_none_or(|owner| owner == token.account_id);
    replace(!is_own);
    if !is_own {
        return Ok(false);
    }
    OWNER.set(Some(token.account_id));
    #[expect(clippy::cast_precision_loss, reason = "milliseconds since 1970 stay far below 2^53")]
    let ends = DateTime::timestamp_millis(&token.expires_at) as f64;
    let until = Date::now() + ends - answered.unwrap_or_else(Date::now);
    TOKEN.with_borrow_mut(|kept| *kept = Some(Token { value: token.access_token.0, until }));
    Ok(true)
}

fn parsed<T: DeserializeOwned>(text: &str) -> Result<T, Denial> {
    read(text).map_err(|fault| {
        error!("{fault:?}");
        Denial::new(ProblemCode::Internal, "The answer has an unexpected shape.")
    })
}

/// What is asked, as often as it is sent.
struct Asked<'a> {
    method: Method,
    address: &'a str,
    body: Option<String>,
    /// A file, in the place of a text.
    file: Option<File>,
    /// The version that is changed.
    version: Option<u32>,
    /// Whether nothing is there yet that it would change.
    is_first: bool,
    /// By which the server knows the same request again.
    key: Option<String>,
}

impl<'a> Asked<'a> {
    fn new(method: Method, address: &'a str, body: Option<String>) -> Self {
        Self { method, address, body, file: None, version: None, is_first: false, key: None }
    }
}

/// Sends a request. The answer's text, and when it was given by the server's clock, in milliseconds.
async fn send(asked: &Asked<'_>, token: Option<&str>) -> Result<(String, Option<f64>), Denial> {
    let mut request =
        RequestBuilder::new(asked.address).method(asked.method.clone()).header("Accept", "application/json");
    if let Some(token) = token {
        request = request.header("Authorization", &format!("Bearer {token}"));
    }
    if let Some(version) = asked.version {
        request = request.header("If-Match", &format!("\"{version}\""));
    }
    if asked.is_first {
        request = request.header("If-None-Match", "*");
    }
    if let Some(key) = &asked.key {
        request = request.header("Idempotency-Key", key);
    }
    let request = match (&asked.file, &asked.body) {
        (Some(file), _) => request.header("Content-Type", "application/octet-stream").body(file.clone()),
        (None, Some(body)) => request.header("Content-Type", "application/json").body(body),
        (None, None) => request.build(),
    };
    let request = request.map_err(|_| Denial::Unreachable)?;
    let answer = request.send().await.map_err(|_| Denial::Unreachable)?;
    let date = answer.headers().get("date").map(|date| Date::parse(&date)).filter(|date| date.is_finite());
    let text = answer.text().await.map_err(|_| Denial::Unreachable)?;
    if answer.ok() {
        return Ok((text, date));
    }
    // Something that stands before the API (a proxy) does not speak in problems.
    Err(read(&text).map_or(Denial::Unreachable, |problem| Denial::Refused(Box::new(problem))))
}
