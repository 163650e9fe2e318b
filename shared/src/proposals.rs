//! Proposals: cafés that somebody without an account would like to see on the map.
//!
//! A proposal holds what a café holds, save that its place and its host may still be unknown to the network. It is read
//! and changed by the private link that its proposer got by mail. When a reviewer agrees, a café is made of it.

use chrono::{DateTime, TimeDelta, Utc};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::{
    cafes::{Contact, NewCafe, Registration},
    ids::{CafeId, OrganisationId, PlaceId, ProposalId, ResourceId},
    paging::DEFAULT_LIMIT,
    places::NewPlace,
    problem::{FaultCode, FieldError},
    query::{Pairs, Params, Query},
    territories::CommuneRef,
    validation::{Check, limits},
    vocabulary::{Accessibility, Audience, CafeMode, Language, Locale, OrganisationKind, Theme},
    workspace::SimilarCafe,
};

/// Characters of a message between proposer and reviewer.
const MESSAGE: usize = 1_000;
/// How many days ahead a proposed café begins at most.
const FURTHEST_DAYS: i64 = 730;

crate::vocabulary::vocabulary! {
    /// Where a proposal stands.
    ProposalStatus {
        /// Its proposer has not confirmed their mail address yet: nobody else sees it.
        Unconfirmed = "unconfirmed",
        /// It waits for a reviewer's decision.
        InReview = "in_review",
        /// A reviewer asks its proposer for a change.
        ChangeRequested = "change_requested",
        /// A café was made of it.
        Accepted = "accepted",
        /// It was refused, with a reason.
        Refused = "refused",
        /// Its proposer has taken it back.
        Withdrawn = "withdrawn",
    }

    /// What its proposer can do with a proposal besides changing what is written of it.
    ProposalStep {
        /// Take it back; a café that was made of it is cancelled.
        Withdraw = "withdraw",
        /// Undo that.
        Resume = "resume",
    }

    /// What a reviewer decides on a proposal.
    ProposalVerdict {
        /// Make a café of it, and publish that.
        Accept = "accept",
        /// Ask its proposer for a change; needs a reason.
        AskForChange = "ask_for_change",
        /// Refuse it; needs a reason.
        Refuse = "refuse",
        /// Undo a refusal or a question: it waits for a decision again.
        Reopen = "reopen",
    }
}

/// A café that somebody without an account proposes, and who they are.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct NewProposal {
    /// Who proposes it.
    pub proposer: Proposer,
    /// The café.
    pub cafe: ProposedCafe,
}

impl NewProposal {
    /// What is wrong with it, field by field.
    pub fn faults(&self) -> Vec<FieldError> {
        let mut check = Check::default();
        check.text("proposer.name", &self.proposer.name, 2, limits::NAME);
        check.email("proposer.email", self.proposer.email.trim());
        self.cafe.check("cafe.", &mut check);
        check.faults()
    }

    /// The same, and whether its café begins at a time for which one can still propose it.
    pub fn faults_at(&self, now: DateTime<Utc>) -> Vec<FieldError> {
        let mut faults = self.faults();
        faults.extend(self.cafe.begins_wrongly("cafe.", now));
        faults
    }
}

/// Who proposes a café. Only reviewers see it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct Proposer {
    /// Their name, 2 to 140 characters.
    pub name: String,
    /// Their mail address, to which the private link goes. Reviewers of a proposal that came of a need find it empty.
    pub email: String,
    /// The language of their letters.
    pub locale: Locale,
}

/// What a proposer writes of a café: also the body of a change.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct ProposedCafe {
    /// Title, 3 to 140 characters.
    pub title: String,
    /// One or two sentences, at most 200 characters.
    #[serde(default)]
    pub summary: String,
    /// Description in Markdown (CommonMark), at most 10,000 characters.
    #[serde(default)]
    pub description: String,
    /// When it begins.
    pub starts_at: DateTime<Utc>,
    /// When it ends: after it begins, within 14 days.
    pub ends_at: DateTime<Utc>,
    /// The IANA time zone in which its times are to be read.
    pub timezone: String,
    /// How people attend.
    pub mode: CafeMode,
    /// Where it is, when the network knows the place. On site and in hybrid mode this one or `new_place` is needed.
    #[serde(default)]
    pub place_id: Option<PlaceId>,
    /// Where it is, when the network does not know the place yet.
    #[serde(default)]
    pub new_place: Option<NewPlace>,
    /// The video link, shown to those who take part only.
    #[serde(default)]
    pub online_url: Option<String>,
    /// The organisation that hosts it, when the network knows it; this one or `new_host` is needed.
    #[serde(default)]
    pub host_id: Option<OrganisationId>,
    /// The organisation that hosts it, when the network does not know it yet.
    #[serde(default)]
    pub new_host: Option<ProposedHost>,
    /// The formats it uses, at most 5.
    #[serde(default)]
    pub format_ids: Vec<ResourceId>,
    /// Whom it is made for.
    #[serde(default)]
    pub audiences: Vec<Audience>,
    /// The languages spoken.
    #[serde(default)]
    pub languages: Vec<Language>,
    /// What it talks about.
    #[serde(default)]
    pub themes: Vec<Theme>,
    /// What makes it usable by people with a disability, besides what the place has.
    #[serde(default)]
    pub accessibility: Vec<Accessibility>,
    /// How many people can come, 1 to 100,000.
    #[serde(default)]
    pub capacity: Option<u32>,
    /// How one takes part.
    pub registration: Registration,
    /// How to reach the host structure.
    #[serde(default)]
    pub contact: Contact,
    /// A word to whoever reviews it, at most 1,000 characters. Never public.
    #[serde(default)]
    pub message: String,
}

impl ProposedCafe {
    /// What is wrong with it, field by field.
    pub fn faults(&self) -> Vec<FieldError> {
        let mut check = Check::default();
        self.check("", &mut check);
        check.faults()
    }

    /// What is wrong with its beginning, if that may still be chosen: it lies ahead, and not beyond what anybody plans.
    pub fn begins_wrongly(&self, prefix: &str, now: DateTime<Utc>) -> Option<FieldError> {
        begins_wrongly(format!("{prefix}starts_at"), self.starts_at, now)
    }

    /// The café that is made of it, in a place and by a host that the network knows.
    pub fn into_cafe(self, place_id: Option<PlaceId>, host_id: OrganisationId) -> NewCafe {
        NewCafe {
            title: self.title,
            summary: self.summary,
            description: self.description,
            starts_at: self.starts_at,
            ends_at: self.ends_at,
            timezone: self.timezone,
            mode: self.mode,
            place_id,
            online_url: self.online_url,
            host_id,
            organisers: Vec::new(),
            facilitators: Vec::new(),
            format_ids: self.format_ids,
            audiences: self.audiences,
            languages: self.languages,
            themes: self.themes,
            accessibility: self.accessibility,
            capacity: self.capacity,
            seats_taken: 0,
            registration: self.registration,
            contact: self.contact,
        }
    }

    /// The same as a café, to be read: a host that the network does not know yet has the nil UUID.
    pub fn to_cafe(&self) -> NewCafe {
        let host = self.host_id.unwrap_or(OrganisationId(Uuid::nil()));
        self.clone().into_cafe(self.place_id, host)
    }

    /// Adds what is wrong with it. The rules of a café hold; place and host are known or written down, not both.
    fn check(&self, prefix: &str, check: &mut Check) {
        let somewhere = self.place_id.or_else(|| self.new_place.as_ref().map(|_| PlaceId(Uuid::nil())));
        let mut add = |under: &str, faults: Vec<FieldError>| {
            for fault in faults {
                check.fault(&format!("{prefix}{under}{}", fault.field), fault.code, fault.message);
            }
        };
        add("", self.clone().into_cafe(somewhere, OrganisationId(Uuid::nil())).faults());
        if let Some(place) = &self.new_place {
            add("new_place.", place.faults());
        }
        if let Some(host) = &self.new_host {
            let mut own = Check::default();
            own.text("name", &host.name, 2, limits::NAME);
            let somewhere = self.mode != CafeMode::Online || host.commune_code.is_some();
            own.that(
                somewhere,
                "commune_code",
                "an online café is reviewed where its host is: say in which commune",
            );
            add("new_host.", own.faults());
        }
        let mut own = Check::default();
        own.that(
            self.place_id.is_none() || self.new_place.is_none(),
            "new_place",
            "a place is known already or new, not both",
        );
        match (&self.host_id, &self.new_host) {
            (None, None) => own.missing("host_id", "say who hosts it"),
            (Some(_), Some(_)) => own.that(false, "new_host", "a host is known already or new, not both"),
            _ => {}
        }
        own.long_text("message", &self.message, MESSAGE);
        add("", own.faults());
    }
}

/// What is wrong with a beginning, said of a field, if that may still be chosen: it lies ahead, and not beyond what anybody
/// plans.
pub fn begins_wrongly(
    field: impl Into<String>,
    starts_at: DateTime<Utc>,
    now: DateTime<Utc>,
) -> Option<FieldError> {
    let message = if starts_at <= now {
        "lies in the past"
    } else if starts_at - now > TimeDelta::days(FURTHEST_DAYS) {
        "lies more than two years ahead"
    } else {
        return None;
    };
    Some(FieldError::new(field, FaultCode::OutOfRange, message))
}

/// An organisation that the network does not know yet.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct ProposedHost {
    /// Its name, 2 to 140 characters.
    pub name: String,
    /// What it is.
    pub kind: OrganisationKind,
    /// INSEE code of the commune of its seat; needed when the café has no place, since it says whose territory it is.
    #[serde(default)]
    pub commune_code: Option<String>,
}

/// A proposal as its proposer sees it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Proposal {
    /// Its identifier.
    pub id: ProposalId,
    /// Counts its changes from 1, with those of the café that was made of it.
    pub version: u32,
    /// Where it stands.
    pub status: ProposalStatus,
    /// Who proposes it.
    pub proposer: Proposer,
    /// The café as it is proposed; once it is accepted, as it is public.
    pub cafe: ProposedCafe,
    /// The name of its place, and of its host, as the network knows them or as they were written.
    pub place_name: Option<String>,
    /// See `place_name`.
    pub host_name: String,
    /// The commune where it would be; absent when it is online only and its host is in none.
    pub commune: Option<CommuneRef>,
    /// What the reviewer said last: the reason of a refusal, what was to be changed, a word of welcome.
    pub reason: Option<String>,
    /// When it came in (UTC).
    #[serde(deserialize_with = "crate::instant::read")]
    pub received_at: DateTime<Utc>,
    /// When its proposer confirmed their address (UTC).
    #[serde(default, deserialize_with = "crate::instant::read_optional")]
    pub confirmed_at: Option<DateTime<Utc>>,
    /// Since when it, or a change of the café that was made of it, waits for a decision (UTC); absent when it does not.
    #[serde(default, deserialize_with = "crate::instant::read_optional")]
    pub review_since: Option<DateTime<Utc>>,
    /// When the last decision was made (UTC).
    #[serde(default, deserialize_with = "crate::instant::read_optional")]
    pub decided_at: Option<DateTime<Utc>>,
    /// The name in addresses of the café that was made of it, while that is public.
    pub cafe_slug: Option<String>,
    /// The steps that its proposer may take now.
    pub steps: Vec<ProposalStep>,
    /// Whether its proposer may change it now.
    pub editable: bool,
    /// When all of it is forgotten (UTC).
    #[serde(deserialize_with = "crate::instant::read")]
    pub kept_until: DateTime<Utc>,
}

/// A step that its proposer takes with a proposal.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct NewProposalStep {
    /// The step.
    pub step: ProposalStep,
    /// Why it is taken back, in one line of at most 200 characters. Where a café was made of it everybody sees why that
    /// is cancelled; a sentence of ours stands there unless one says it.
    #[serde(default)]
    pub reason: Option<String>,
}

impl NewProposalStep {
    /// A step without a reason.
    pub fn new(step: ProposalStep) -> Self {
        Self { step, reason: None }
    }

    /// What is wrong with it, field by field.
    pub fn faults(&self) -> Vec<FieldError> {
        let mut check = Check::default();
        check.optional_text("reason", self.reason.as_deref(), limits::SUMMARY);
        check.that(
            self.reason.is_none() || self.step == ProposalStep::Withdraw,
            "reason",
            "this step has no reason",
        );
        check.faults()
    }
}

/// A proposal as lists of its reviewers show it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ProposalSummary {
    /// Its identifier.
    pub id: ProposalId,
    /// Counts its changes from 1, with those of the café that was made of it.
    pub version: u32,
    /// Where it stands.
    pub status: ProposalStatus,
    /// The café's title.
    pub title: String,
    /// When the café begins (UTC).
    #[serde(deserialize_with = "crate::instant::read")]
    pub starts_at: DateTime<Utc>,
    /// When it ends (UTC).
    #[serde(deserialize_with = "crate::instant::read")]
    pub ends_at: DateTime<Utc>,
    /// The IANA time zone in which its times are to be read.
    pub timezone: String,
    /// How people attend.
    pub mode: CafeMode,
    /// The name of its place; absent when it is online only.
    pub place_name: Option<String>,
    /// The name of its host.
    pub host_name: String,
    /// The commune that says whose territory it is.
    pub commune: Option<CommuneRef>,
    /// The proposer's name.
    pub proposer_name: String,
    /// Since when it waits for a decision (UTC); absent when it does not.
    #[serde(default, deserialize_with = "crate::instant::read_optional")]
    pub review_since: Option<DateTime<Utc>>,
    /// When it last changed (UTC).
    #[serde(deserialize_with = "crate::instant::read")]
    pub updated_at: DateTime<Utc>,
}

/// A proposal as its reviewers see it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ReviewedProposal {
    /// The proposal.
    #[serde(flatten)]
    pub proposal: Proposal,
    /// The café that was made of it.
    pub cafe_id: Option<CafeId>,
    /// Cafés that may be the same, in the same place on the same day or of a similar title nearby.
    pub similar: Vec<SimilarCafe>,
    /// Places of the same commune with a similar name or the same address: one of them may be the new place.
    pub similar_places: Vec<SimilarPlace>,
    /// Organisations with a similar name: one of them may be the new host.
    pub similar_hosts: Vec<SimilarHost>,
    /// What became of other proposals from the same mail address.
    pub history: ProposerHistory,
    /// What one may decide now.
    pub verdicts: Vec<ProposalVerdict>,
}

/// A place that may be the one that was written.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct SimilarPlace {
    /// Its identifier.
    pub id: PlaceId,
    /// Its name.
    pub name: String,
    /// Number and street.
    pub address: Option<String>,
    /// The commune's name.
    pub commune: String,
}

/// An organisation that may be the one that was written.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct SimilarHost {
    /// Its identifier.
    pub id: OrganisationId,
    /// Its name.
    pub name: String,
    /// What it is.
    pub kind: OrganisationKind,
    /// The name of the commune of its seat.
    pub commune: Option<String>,
}

/// What became of somebody's other proposals, counted.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ProposerHistory {
    /// Became cafés.
    pub accepted: u32,
    /// Were refused.
    pub refused: u32,
    /// Wait for a decision.
    pub waiting: u32,
}

/// What a reviewer decides.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct NewProposalDecision {
    /// The decision.
    pub verdict: ProposalVerdict,
    /// Why, at most 1,000 characters; it is sent to the proposer. Needed to refuse and to ask for a change; a word of
    /// welcome where one accepts.
    #[serde(default)]
    pub reason: Option<String>,
    /// To accept with a place that the network knows, in the stead of the new one.
    #[serde(default)]
    pub place_id: Option<PlaceId>,
    /// To accept with a host that the network knows, in the stead of the new one.
    #[serde(default)]
    pub host_id: Option<OrganisationId>,
}

impl NewProposalDecision {
    /// What is wrong with it, field by field.
    pub fn faults(&self) -> Vec<FieldError> {
        use ProposalVerdict::{Accept, AskForChange, Refuse, Reopen};
        let mut check = Check::default();
        match (self.verdict, self.reason.as_deref().map(str::trim)) {
            (Refuse | AskForChange, None | Some("")) => {
                check.missing("reason", "say why: it is sent to the proposer");
            }
            (Reopen, Some(_)) => check.that(false, "reason", "to reopen needs no reason"),
            (_, Some(reason)) => check.long_text("reason", reason, MESSAGE),
            (Accept | Reopen, None) => {}
        }
        for (field, given) in [("place_id", self.place_id.is_some()), ("host_id", self.host_id.is_some())] {
            check.that(!given || self.verdict == Accept, field, "goes with accepting only");
        }
        check.faults()
    }
}

/// Which proposals of one's own scope.
#[derive(Debug, Clone, Default, PartialEq)]
#[cfg_attr(feature = "openapi", derive(utoipa::IntoParams))]
#[cfg_attr(feature = "openapi", into_params(parameter_in = Query))]
pub struct ProposalQuery {
    /// In one of these states; those that wait for a decision, the longest waiting first, unless said otherwise.
    #[cfg_attr(feature = "openapi", param(required = false))]
    pub status: Vec<ProposalStatus>,
    /// Items of a page, 1 to 200; 20 unless said otherwise.
    #[cfg_attr(feature = "openapi", param(required = false, minimum = 1, maximum = 200))]
    pub limit: Option<u16>,
    /// The `next_cursor` of the page before.
    #[cfg_attr(feature = "openapi", param(required = false))]
    pub cursor: Option<String>,
}

impl ProposalQuery {
    /// Items of a page.
    pub fn limit(&self) -> u16 {
        self.limit.unwrap_or(DEFAULT_LIMIT)
    }
}

impl Query for ProposalQuery {
    fn read(params: &mut Params) -> Self {
        Self { status: params.many("status"), limit: params.limit(), cursor: params.cursor() }
    }

    fn write(&self, out: &mut Pairs) {
        out.many("status", &self.status);
        out.one("limit", self.limit);
        out.one("cursor", self.cursor.as_ref());
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::vocabulary::RegistrationMode;

    fn proposal() -> NewProposal {
        let starts_at = DateTime::UNIX_EPOCH + TimeDelta::days(20_000);
        let registration = Registration { mode: RegistrationMode::None, target: None };
        let place = NewPlace {
            name: "Salle des fêtes".to_owned(),
            address: None,
            postal_code: None,
            commune_code: "29042".to_owned(),
            position: None,
            precision: None,
            access: None,
            accessibility: Vec::new(),
        };
        let host = ProposedHost {
            name: "Les Amis du livre".to_owned(),
            kind: OrganisationKind::Association,
            commune_code: None,
        };
        NewProposal {
            proposer: Proposer {
                name: "Anne".to_owned(),
                email: "anne@example.org".to_owned(),
                locale: Locale::French,
            },
            cafe: ProposedCafe {
                title: "Un café pour voir".to_owned(),
                summary: String::new(),
                description: String::new(),
                starts_at,
                ends_at: starts_at + TimeDelta::hours(2),
                timezone: "Europe/Paris".to_owned(),
                mode: CafeMode::OnSite,
                place_id: None,
                new_place: Some(place),
                online_url: None,
                host_id: None,
                new_host: Some(host),
                format_ids: Vec::new(),
                audiences: Vec::new(),
                languages: Vec::new(),
                themes: Vec::new(),
                accessibility: Vec::new(),
                capacity: None,
                registration,
                contact: Contact::default(),
                message: String::new(),
            },
        }
    }

    fn faulty(proposal: &NewProposal) -> Vec<String> {
        proposal.faults().into_iter().map(|fault| fault.field).collect()
    }

    #[test]
    fn a_proposal_names_its_place_and_its_host_or_writes_them_down() {
        assert!(faulty(&proposal()).is_empty());
        let mut nowhere = proposal();
        (nowhere.cafe.new_place, nowhere.cafe.new_host) = (None, None);
        assert_eq!(faulty(&nowhere), ["cafe.place_id", "cafe.host_id"]);
        let mut twice = proposal();
        twice.cafe.place_id = Some(PlaceId(Uuid::nil()));
        twice.cafe.host_id = Some(OrganisationId(Uuid::nil()));
        assert_eq!(faulty(&twice), ["cafe.new_place", "cafe.new_host"]);
        let mut nameless = proposal();
        nameless.proposer.email = "anne".to_owned();
        nameless.cafe.new_place.as_mut().unwrap().name.clear();
        nameless.cafe.title.clear();
        assert_eq!(faulty(&nameless), ["proposer.email", "cafe.title", "cafe.new_place.name"]);
        let mut online = proposal();
        (online.cafe.mode, online.cafe.new_place) = (CafeMode::Online, None);
        assert_eq!(faulty(&online), ["cafe.new_host.commune_code"]);
    }

    #[test]
    fn a_proposed_cafe_lies_ahead_and_not_too_far() {
        let proposal = proposal();
        let starts_at = proposal.cafe.starts_at;
        let wrong = |now| proposal.faults_at(now).into_iter().map(|fault| fault.field).collect::<Vec<_>>();
        assert!(wrong(starts_at - TimeDelta::seconds(1)).is_empty());
        assert_eq!(wrong(starts_at), ["cafe.starts_at"]);
        assert!(wrong(starts_at - TimeDelta::days(730)).is_empty());
        assert_eq!(wrong(starts_at - TimeDelta::days(731)), ["cafe.starts_at"]);
    }

    #[test]
    fn a_step_has_a_reason_only_where_something_is_taken_back() {
        let faulty = |step, reason: Option<&str>| -> Vec<String> {
            let step = NewProposalStep { step, reason: reason.map(str::to_owned) };
            step.faults().into_iter().map(|fault| fault.field).collect()
        };
        assert!(faulty(ProposalStep::Withdraw, None).is_empty());
        assert!(faulty(ProposalStep::Withdraw, Some("La salle est prise.")).is_empty());
        assert_eq!(faulty(ProposalStep::Withdraw, Some(" ")), ["reason"]);
        assert_eq!(faulty(ProposalStep::Withdraw, Some("a\nb")), ["reason"]);
        assert_eq!(faulty(ProposalStep::Resume, Some("Pardon.")), ["reason"]);
    }

    #[test]
    fn a_decision_against_a_proposal_says_why() {
        let faulty = |verdict, reason: Option<&str>| -> Vec<String> {
            let decision = NewProposalDecision {
                verdict,
                reason: reason.map(str::to_owned),
                place_id: None,
                host_id: None,
            };
            decision.faults().into_iter().map(|fault| fault.field).collect()
        };
        for verdict in [ProposalVerdict::Refuse, ProposalVerdict::AskForChange] {
            assert_eq!(faulty(verdict, None), ["reason"]);
            assert_eq!(faulty(verdict, Some(" ")), ["reason"]);
            assert!(faulty(verdict, Some("La salle est prise.")).is_empty());
        }
        assert!(faulty(ProposalVerdict::Accept, None).is_empty());
        assert_eq!(faulty(ProposalVerdict::Reopen, Some("Pardon.")), ["reason"]);
    }
}
