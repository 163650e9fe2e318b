//! Accounts: how people sign in, in which sessions, and what they may do where.

use std::fmt;

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use crate::{
    directory::WorkspaceFacilitator,
    ids::{AccountId, FacilitatorId, GrantId, NeedId, OrganisationId, SessionId},
    mailings::Mailing,
    problem::{FaultCode, FieldError},
    query::{Paged, Pairs, Params, Query},
    resources::WorkspaceResource,
    territories::TerritoryCode,
    validation::{Check, limits},
    views::SavedView,
    vocabulary::Locale,
};

crate::vocabulary::vocabulary! {
    /// What somebody is in the network.
    Role {
        /// Looks after the whole network.
        National = "national",
        /// Looks after a territory: régions, départements or communes.
        Referent = "referent",
        /// Acts for an organisation.
        Organiser = "organiser",
        /// Acts for themselves, as a facilitator.
        Facilitator = "facilitator",
    }

    /// Which letters somebody gets about what they may decide on.
    ReviewLetters {
        /// One whenever something comes in.
        Each = "each",
        /// None, but those that say that a decision is overdue.
        None = "none",
    }

    /// Whether a grant counts now, and if not, why.
    GrantState {
        /// It counts.
        InForce = "in_force",
        /// It counts as soon as the account has a second factor.
        SecondFactorNeeded = "second_factor_needed",
        /// Its period has not begun.
        NotBegun = "not_begun",
        /// Its holder has not accepted it yet.
        Offered = "offered",
        /// Its period is over.
        Ended = "ended",
        /// It was taken back.
        Revoked = "revoked",
        /// The grant that it stands in for does not count itself.
        Lapsed = "lapsed",
    }
}

/// A password, a code or a token: it is sent and compared, and never shown in a log.
#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "openapi", schema(format = Password))]
#[serde(transparent)]
pub struct Secret(pub String);

impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("…")
    }
}

/// What an account may do, where, and for how long.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Grant {
    /// Its identifier.
    pub id: GrantId,
    /// Who holds it.
    pub account_id: AccountId,
    /// What its holder is.
    pub role: Role,
    /// The territory of a referent.
    #[cfg_attr(feature = "openapi", schema(value_type = Vec<String>, example = json!(["departement-29"])))]
    pub territories: Vec<TerritoryCode>,
    /// The organisation of an organiser.
    pub organisation_id: Option<OrganisationId>,
    /// The facilitator that its holder is.
    pub facilitator_id: Option<FacilitatorId>,
    /// From when on it counts (UTC).
    #[serde(deserialize_with = "crate::instant::read")]
    pub starts_at: DateTime<Utc>,
    /// Until when it counts (UTC); absent when it has no end.
    #[serde(deserialize_with = "crate::instant::read_optional")]
    pub ends_at: Option<DateTime<Utc>>,
    /// Who granted it; absent when it was granted on the command line.
    pub granted_by: Option<AccountId>,
    /// The grant that it stands in for, of somebody who is on leave or has a deputy.
    pub on_behalf_of: Option<GrantId>,
    /// When it was taken back (UTC).
    #[serde(deserialize_with = "crate::instant::read_optional")]
    pub revoked_at: Option<DateTime<Utc>>,
    /// Whether it counts now, and if not, why.
    pub state: GrantState,
}

/// A grant to be made.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct NewGrant {
    /// What its holder will be.
    pub role: Role,
    /// The territory of a referent, 400 codes at most; nobody else has one.
    #[serde(default)]
    #[cfg_attr(feature = "openapi", schema(value_type = Vec<String>, example = json!(["departement-29"])))]
    pub territories: Vec<TerritoryCode>,
    /// The organisation of an organiser; nobody else has one.
    #[serde(default)]
    pub organisation_id: Option<OrganisationId>,
    /// The facilitator that its holder is; nobody else has one.
    #[serde(default)]
    pub facilitator_id: Option<FacilitatorId>,
    /// From when on it counts (UTC); at once unless said otherwise.
    #[serde(default)]
    pub starts_at: Option<DateTime<Utc>>,
    /// Until when it counts (UTC); without an end unless said otherwise.
    #[serde(default)]
    pub ends_at: Option<DateTime<Utc>>,
    /// The grant that it stands in for: your own one while you are on leave, or that of somebody who gets a deputy. It
    /// needs an end, and ends with that grant at the latest.
    #[serde(default)]
    pub on_behalf_of: Option<GrantId>,
}

impl NewGrant {
    /// A grant from now on and without an end, of a role that needs nothing else.
    pub fn new(role: Role) -> Self {
        Self {
            role,
            territories: Vec::new(),
            organisation_id: None,
            facilitator_id: None,
            starts_at: None,
            ends_at: None,
            on_behalf_of: None,
        }
    }

    /// What is wrong with it, field by field. Whether what it names exists is for the server to say.
    pub fn faults(&self) -> Vec<FieldError> {
        let mut check = Check::default();
        self.check("", &mut check);
        check.faults()
    }

    fn check(&self, path: &str, check: &mut Check) {
        let at = |field: &str| format!("{path}{field}");
        let belongs = [
            ("territories", !self.territories.is_empty(), Role::Referent, "a referent needs a territory"),
            ("organisation_id", self.organisation_id.is_some(), Role::Organiser, "an organiser has one"),
            ("facilitator_id", self.facilitator_id.is_some(), Role::Facilitator, "a facilitator has one"),
        ];
        for (field, given, role, message) in belongs {
            if self.role == role && !given {
                check.missing(&at(field), message);
            }
            check.that(self.role == role || !given, &at(field), "does not go with this role");
        }
        check.count(&at("territories"), self.territories.len(), limits::TERRITORIES);
        check.distinct(&at("territories"), &self.territories);
        for (field, instant) in [("starts_at", self.starts_at), ("ends_at", self.ends_at)] {
            if let Some(instant) = instant {
                check.instant(&at(field), instant);
            }
        }
        if let (Some(starts_at), Some(ends_at)) = (self.starts_at, self.ends_at) {
            check.that(starts_at < ends_at, &at("ends_at"), "comes after the beginning");
        }
        if self.on_behalf_of.is_some() && self.ends_at.is_none() {
            check.missing(&at("ends_at"), "standing in for somebody has an end");
        }
    }
}

/// Somebody who signs in, as they see themselves.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Account {
    /// Its identifier.
    pub id: AccountId,
    /// Counts its edits from 1.
    pub version: u32,
    /// The mail address by which one signs in, in small letters.
    pub email: String,
    /// The name that others in the workspace see.
    pub name: String,
    /// The language of its letters.
    pub locale: Locale,
    /// Which letters it gets about what it may decide on.
    pub review_letters: ReviewLetters,
    /// Whether it takes the letters that those who look after the network send to many at once.
    pub mailings: bool,
    /// Whether signing in asks for a code besides the password.
    pub second_factor: bool,
    /// How many recovery codes are left.
    pub recovery_codes: u32,
    /// What it may do: the grants that count, and those that wait for a second factor, for their beginning, or for being
    /// accepted.
    pub grants: Vec<Grant>,
    /// When it was first written down (UTC).
    #[serde(deserialize_with = "crate::instant::read")]
    pub created_at: DateTime<Utc>,
    /// When it last changed (UTC).
    #[serde(deserialize_with = "crate::instant::read")]
    pub updated_at: DateTime<Utc>,
}

/// An account as those see it who look after its territory; or somebody to whom they have offered a role by a mail address,
/// whether it has an account or not: with the name that was given for them, until they accept.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct AccountSummary {
    /// Its identifier.
    pub id: AccountId,
    /// Its name.
    pub name: String,
    /// Its mail address.
    pub email: String,
    /// Whether its invitation was accepted.
    pub accepted: bool,
    /// Whether signing in asks for a code besides the password.
    pub second_factor: bool,
    /// Its grants within your own scope, those that ended or were taken back left out.
    pub grants: Vec<Grant>,
}

/// Which accounts, and which page of them, ordered by name.
#[derive(Debug, Clone, Default, PartialEq)]
#[cfg_attr(feature = "openapi", derive(utoipa::IntoParams))]
#[cfg_attr(feature = "openapi", into_params(parameter_in = Query))]
pub struct AccountQuery {
    /// With one of these roles.
    #[cfg_attr(feature = "openapi", param(required = false))]
    pub role: Vec<Role>,
    /// Whose name or mail address has these words, or their beginnings.
    #[cfg_attr(feature = "openapi", param(required = false, max_length = 200))]
    pub q: Option<String>,
    /// How many at most, 1 to 200; 20 unless said otherwise.
    #[cfg_attr(feature = "openapi", param(required = false, minimum = 1, maximum = 200))]
    pub limit: Option<u16>,
    /// Where the page begins: the `next_cursor` of the page before.
    #[cfg_attr(feature = "openapi", param(required = false))]
    pub cursor: Option<String>,
}

impl Query for AccountQuery {
    fn read(params: &mut Params) -> Self {
        Self {
            role: params.many("role"),
            q: params.words("q"),
            limit: params.limit(),
            cursor: params.cursor(),
        }
    }

    fn write(&self, out: &mut Pairs) {
        out.many("role", &self.role);
        out.one("q", self.q.as_ref());
        out.one("limit", self.limit);
        out.one("cursor", self.cursor.as_ref());
    }
}

impl Paged for AccountQuery {
    fn go_on(&mut self, cursor: Option<String>) {
        self.cursor = cursor;
    }

    fn first_page(&self, _: Option<bool>) -> Self {
        Self { cursor: None, ..self.clone() }
    }
}

/// An account to be invited, with what it will be.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct NewAccount {
    /// The mail address to which the invitation goes.
    pub email: String,
    /// Its name, 2 to 140 characters.
    pub name: String,
    /// The language of its letters.
    pub locale: Locale,
    /// What it will be.
    pub grant: NewGrant,
}

impl NewAccount {
    /// What is wrong with it, field by field.
    pub fn faults(&self) -> Vec<FieldError> {
        let mut check = Check::default();
        check.email("email", self.email.trim());
        check.text("name", &self.name, 2, limits::NAME);
        self.grant.check("grant.", &mut check);
        check.faults()
    }
}

/// Changes to one's own account. Absent fields stay as they are.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct AccountPatch {
    /// Its name, 2 to 140 characters.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// The language of its letters.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub locale: Option<Locale>,
    /// Which letters it gets about what it may decide on.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub review_letters: Option<ReviewLetters>,
    /// Whether it takes letters that are sent to many at once.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub mailings: Option<bool>,
}

impl AccountPatch {
    /// What is wrong with it, field by field.
    pub fn faults(&self) -> Vec<FieldError> {
        let mut check = Check::default();
        if let Some(name) = &self.name {
            check.text("name", name, 2, limits::NAME);
        }
        check.faults()
    }
}

/// What one signs in with.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct Credentials {
    /// The account's mail address.
    pub email: String,
    /// Its password.
    pub password: Secret,
    /// The code of the second factor, or a recovery code; only when it was asked for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub code: Option<Secret>,
}

impl Credentials {
    /// What is wrong with it, field by field.
    pub fn faults(&self) -> Vec<FieldError> {
        let mut check = Check::default();
        if self.email.trim().is_empty() {
            check.missing("email", "must be given");
        }
        if self.password.0.is_empty() {
            check.missing("password", "must be given");
        }
        check.faults()
    }
}

/// What a signed-in client shows at each request, as `Authorization: Bearer …`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct AccessToken {
    /// The token, a JWT. Its content is nobody's business but the server's.
    pub access_token: Secret,
    /// `Bearer` (RFC 6750).
    pub token_type: String,
    /// Whose it is: another tab of the same browser may have signed in as somebody else.
    pub account_id: AccountId,
    /// Until when it counts (UTC); refresh it before.
    #[serde(deserialize_with = "crate::instant::read")]
    pub expires_at: DateTime<Utc>,
}

/// A browser or a program where the account is signed in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Session {
    /// Its identifier.
    pub id: SessionId,
    /// What it runs on, as in “Firefox, Windows”.
    pub device: String,
    /// When one signed in (UTC).
    #[serde(deserialize_with = "crate::instant::read")]
    pub created_at: DateTime<Utc>,
    /// When it was last refreshed (UTC).
    #[serde(deserialize_with = "crate::instant::read")]
    pub last_used_at: DateTime<Utc>,
    /// When it ends unless it is used (UTC).
    #[serde(deserialize_with = "crate::instant::read")]
    pub ends_at: DateTime<Utc>,
    /// Whether it is the one that asks.
    pub current: bool,
}

/// The sessions of an account, the one used last first.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct SessionList {
    /// The sessions.
    pub data: Vec<Session>,
}

/// A new password, by somebody who knows the present one.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct PasswordChange {
    /// The present password.
    pub current_password: Secret,
    /// The new one, 12 to 128 characters that are not easily guessed.
    pub new_password: Secret,
}

impl PasswordChange {
    /// What is wrong with it, field by field.
    pub fn faults(&self) -> Vec<FieldError> {
        let mut check = Check::default();
        check.password("new_password", &self.new_password.0);
        check.faults()
    }
}

/// A proof that it is the account's owner who asks.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct PasswordProof {
    /// The account's password.
    pub password: Secret,
}

/// What an authenticator application needs to make codes. It is shown once.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct SecondFactorSetup {
    /// The secret in base 32, to be typed.
    pub secret: Secret,
    /// The same as an address, to be shown as a QR code or followed on a telephone (`otpauth://totp/…`).
    pub otpauth_url: Secret,
}

/// A code of the second factor.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct SecondFactorCode {
    /// Six digits of the authenticator application.
    pub code: Secret,
}

/// What it takes to do without a second factor again.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct SecondFactorRemoval {
    /// The account's password.
    pub password: Secret,
    /// A code of the authenticator application, or a recovery code.
    pub code: Secret,
}

/// Codes that each stand in once for the authenticator application. They are shown once.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct RecoveryCodes {
    /// The codes.
    pub recovery_codes: Vec<Secret>,
}

/// Whose password is to be set anew.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct PasswordResetRequest {
    /// The account's mail address.
    pub email: String,
}

impl PasswordResetRequest {
    /// What is wrong with it, field by field.
    pub fn faults(&self) -> Vec<FieldError> {
        let mut check = Check::default();
        check.email("email", self.email.trim());
        check.faults()
    }
}

/// A password set by whoever received a one-time link: a reset, or an invitation accepted.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct NewPassword {
    /// The token of the link.
    pub token: Secret,
    /// The password, 12 to 128 characters that are not easily guessed.
    pub password: Secret,
}

impl NewPassword {
    /// What is wrong with it, field by field.
    pub fn faults(&self) -> Vec<FieldError> {
        let mut check = Check::default();
        if self.token.0.is_empty() {
            check.missing("token", "must be given");
        }
        check.password("password", &self.password.0);
        check.faults()
    }
}

/// A one-time link, to be looked at before somebody fills a form in for it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct LinkToken {
    /// The token of the link.
    pub token: Secret,
}

impl LinkToken {
    /// What is wrong with it, field by field.
    pub fn faults(&self) -> Vec<FieldError> {
        let mut check = Check::default();
        if self.token.0.is_empty() {
            check.missing("token", "must be given");
        }
        check.faults()
    }
}

/// Whether a one-time link is still good.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct LinkCheck {
    /// Whether it would do now what it is for: it was neither used nor replaced, and is not too old.
    pub good: bool,
}

/// All that the network keeps about an account, for its owner (GDPR, articles 15 and 20).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct AccountExport {
    /// The account.
    pub account: Account,
    /// All its grants, those that ended or were taken back too.
    pub grants: Vec<Grant>,
    /// The facilitators that it speaks for.
    pub facilitators: Vec<WorkspaceFacilitator>,
    /// The resources that it wrote down.
    pub resources: Vec<WorkspaceResource>,
    /// What it wrote to those who ask for a café, or to those who bring one.
    pub messages: Vec<ExportedMessage>,
    /// The mailings that it sent.
    pub mailings: Vec<Mailing>,
    /// The views of lists that it saved.
    pub views: Vec<SavedView>,
    /// Its sessions.
    pub sessions: Vec<Session>,
    /// What it changed, and what was changed about it: the newest 10,000 entries of the journal.
    pub journal: Vec<ExportedEntry>,
}

/// A message about a need that an account wrote.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ExportedMessage {
    /// The need.
    pub need_id: NeedId,
    /// When it was written (UTC).
    #[serde(deserialize_with = "crate::instant::read")]
    pub written_at: DateTime<Utc>,
    /// The words.
    pub words: String,
}

/// An entry of the journal that concerns an account.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ExportedEntry {
    /// When it happened (UTC).
    #[serde(deserialize_with = "crate::instant::read")]
    pub at: DateTime<Utc>,
    /// What kind of object it is about.
    pub aggregate: String,
    /// Which one.
    pub aggregate_id: String,
    /// What happened.
    pub event: String,
    /// The names of the fields that changed.
    pub changed: Vec<String>,
}

/// The fault of a password that is guessed too easily.
pub fn weak_password(field: &str) -> FieldError {
    FieldError::new(field, FaultCode::Weak, "is too easy to guess; several unrelated words make a good one")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_grant_has_what_its_role_needs_and_nothing_else() {
        let fields = |grant: &NewGrant| -> Vec<String> {
            grant.faults().into_iter().map(|fault| fault.field).collect()
        };
        let mut grant = NewGrant::new(Role::Referent);
        assert_eq!(fields(&grant), ["territories"]);
        grant.territories.push("departement-29".parse().unwrap());
        assert!(grant.faults().is_empty());
        grant.on_behalf_of = Some(GrantId(uuid::Uuid::nil()));
        assert_eq!(fields(&grant), ["ends_at"]);
        grant.role = Role::National;
        grant.organisation_id = Some(OrganisationId(uuid::Uuid::nil()));
        assert_eq!(fields(&grant), ["territories", "organisation_id", "ends_at"]);
    }

    #[test]
    fn a_secret_never_shows_in_a_log() {
        let credentials = Credentials {
            email: "a@b.fr".to_owned(),
            password: Secret("hunter2hunter2".to_owned()),
            code: Some(Secret("123456".to_owned())),
        };
        let shown = format!("{credentials:?}");
        assert!(!shown.contains("hunter2") && !shown.contains("123456"), "{shown}");
    }

    #[test]
    fn all_that_is_wrong_with_an_invitation_is_said_at_once() {
        let invitation = NewAccount {
            email: "a@b.fr\r\nBcc: c@d.fr".to_owned(),
            name: "Anne\r\nX-Header: y".to_owned(),
            locale: Locale::French,
            grant: NewGrant::new(Role::Organiser),
        };
        let fields: Vec<_> = invitation.faults().into_iter().map(|fault| fault.field).collect();
        assert_eq!(fields, ["email", "name", "grant.organisation_id"]);
    }
}
