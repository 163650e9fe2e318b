//! Needs: structures that would like a café in their walls and look for somebody to run it.
//!
//! Whoever asks has no account: a private link, which comes by mail, is all it takes. Facilitators whose travel covers the
//! commune answer, whoever looks after the territory helps, and both sides talk by relayed messages: no address is shown.

use chrono::{DateTime, NaiveDate, TimeDelta, Utc};
use serde::{Deserialize, Serialize};

use crate::{
    ids::{CafeId, FacilitatorId, NeedId, NeedMessageId, OrganisationId, PlaceId, ResourceId},
    life::Vitality,
    paging::DEFAULT_LIMIT,
    problem::{FaultCode, FieldError},
    proposals::{Proposer, SimilarHost, SimilarPlace},
    query::{Pairs, Params, Query},
    resources::ResourceRef,
    territories::CommuneRef,
    validation::{Check, limits},
    vocabulary::{Accessibility, Audience, OrganisationKind, TrainingState},
};

/// Characters of what is said beside the fields.
pub const WORDS: usize = 2_000;
/// Characters of a message.
pub const MESSAGE: usize = 2_000;
/// People of a group at most.
pub const PEOPLE: u32 = 1_000;
/// Periods that one wishes at most.
pub const PERIODS: usize = 5;
/// Facilitators who are asked at once at most.
pub const ASKED_AT_ONCE: usize = 20;
/// How many days ahead a period ends at most.
const FURTHEST_DAYS: i64 = 730;

crate::vocabulary::vocabulary! {
    /// Where a need stands.
    NeedStatus {
        /// Its asker has not confirmed their mail address yet: nobody else sees it.
        Unconfirmed = "unconfirmed",
        /// It came in; nobody has answered yet.
        Open = "open",
        /// Facilitators were asked.
        Proposed = "proposed",
        /// A facilitator comes.
        Accepted = "accepted",
        /// Its café is in the agenda.
        Done = "done",
        /// It was declined, with a reason.
        Declined = "declined",
        /// Its asker has taken it back.
        Withdrawn = "withdrawn",
        /// It was put together with another one of the same place, and goes the way of that one.
        Merged = "merged",
    }

    /// What a room has.
    Equipment {
        /// A projector, or a large screen.
        Projector = "projector",
        /// An Internet connection for all who come.
        Internet = "internet",
        /// Computers or tablets.
        Computers = "computers",
        /// A board or a flip chart.
        Board = "board",
        /// A microphone and loudspeakers.
        Sound = "sound",
        /// A corner for coffee.
        Coffee = "coffee",
    }

    /// What its asker can do with a need besides changing what is written of it.
    NeedAskerStep {
        /// Take it back.
        Withdraw = "withdraw",
        /// Undo that.
        Resume = "resume",
    }

    /// What those who bring the café can do with a need.
    NeedStep {
        /// Ask facilitators; needs `facilitator_ids`.
        Propose = "propose",
        /// Say which facilitator comes; needs one of `facilitator_ids`.
        Assign = "assign",
        /// As a facilitator: I come.
        Accept = "accept",
        /// As a facilitator: I cannot.
        Refuse = "refuse",
        /// The facilitator does not come after all: it waits for an answer again.
        Release = "release",
        /// Decline it; needs a reason, which is sent.
        Decline = "decline",
        /// Undo that: it waits for an answer again.
        Reopen = "reopen",
        /// Put it together with another one of the same commune, which is kept; needs `into_id`.
        Merge = "merge",
        /// Undo that: it stands by itself again.
        Split = "split",
        /// End the conversation: nobody writes any more.
        CloseConversation = "close_conversation",
        /// Undo that.
        OpenConversation = "open_conversation",
    }

    /// How a facilitator stands to a need.
    NeedOfferState {
        /// They were asked.
        Asked = "asked",
        /// They come.
        Accepted = "accepted",
        /// They cannot.
        Refused = "refused",
    }

    /// Who speaks in the conversation of a need.
    NeedParty {
        /// Whoever asks for the café.
        Asker = "asker",
        /// The facilitator who comes.
        Facilitator = "facilitator",
        /// Whoever looks after the territory.
        Network = "network",
    }

    /// From where one looks at needs.
    NeedView {
        /// Those of the territory that one looks after.
        Managed = "managed",
        /// Those around, which one's own profile as a facilitator covers.
        Around = "around",
    }
}

/// Days between which somebody wishes for a café, both within.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct NeedPeriod {
    /// The first day.
    #[serde(deserialize_with = "crate::instant::read_date")]
    pub from: NaiveDate,
    /// The last one; the same as the first for a single day.
    #[serde(deserialize_with = "crate::instant::read_date")]
    pub until: NaiveDate,
}

/// A need, and who has it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct NewNeed {
    /// Who asks. Their address is shown to nobody: messages are relayed.
    pub asker: Proposer,
    /// What is needed.
    pub need: NeedContent,
}

impl NewNeed {
    /// What is wrong with it, field by field.
    pub fn faults_at(&self, now: DateTime<Utc>) -> Vec<FieldError> {
        let mut check = Check::default();
        check.text("asker.name", &self.asker.name, 2, limits::NAME);
        check.email("asker.email", self.asker.email.trim());
        self.need.check("need.", now, &mut check);
        check.faults()
    }
}

/// What a structure needs: also the body of a change.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct NeedContent {
    /// INSEE code of the commune where the café would be.
    pub commune_code: String,
    /// The name of the structure that would host it, 2 to 140 characters.
    pub host_name: String,
    /// What that structure is.
    pub host_kind: OrganisationKind,
    /// The room or the building, 2 to 140 characters.
    #[serde(default)]
    pub place_name: Option<String>,
    /// Its number and street, at most 200 characters.
    #[serde(default)]
    pub address: Option<String>,
    /// When it would suit, 1 to 5 periods that are not over and end within two years.
    pub periods: Vec<NeedPeriod>,
    /// Whom it would be for.
    #[serde(default)]
    pub audiences: Vec<Audience>,
    /// How many people would come, 1 to 1,000.
    pub people: u32,
    /// What the room has.
    #[serde(default)]
    pub equipment: Vec<Equipment>,
    /// What makes it usable by people with a disability.
    #[serde(default)]
    pub accessibility: Vec<Accessibility>,
    /// What else is to be known, at most 2,000 characters. Never public; those who may bring the café read it.
    #[serde(default)]
    pub words: String,
}

impl NeedContent {
    /// What is wrong with it, field by field.
    pub fn faults_at(&self, now: DateTime<Utc>) -> Vec<FieldError> {
        let mut check = Check::default();
        self.check("", now, &mut check);
        check.faults()
    }

    fn check(&self, prefix: &str, now: DateTime<Utc>, check: &mut Check) {
        let at = |field: &str| format!("{prefix}{field}");
        if self.commune_code.trim().is_empty() {
            check.missing(&at("commune_code"), "say in which commune");
        }
        check.text(&at("host_name"), &self.host_name, 2, limits::NAME);
        if let Some(name) = &self.place_name {
            check.text(&at("place_name"), name, 2, limits::NAME);
        }
        check.optional_text(&at("address"), self.address.as_deref(), 200);
        self.check_periods(&at("periods"), now, check);
        check.distinct(&at("audiences"), self.audiences.iter().copied());
        check.range(&at("people"), self.people, 1, PEOPLE);
        check.distinct(&at("equipment"), self.equipment.iter().copied());
        check.distinct(&at("accessibility"), self.accessibility.iter().copied());
        check.long_text(&at("words"), &self.words, WORDS);
    }

    fn check_periods(&self, field: &str, now: DateTime<Utc>, check: &mut Check) {
        let (first, last) = (first_day(now), now + TimeDelta::days(FURTHEST_DAYS));
        if self.periods.is_empty() {
            check.missing(field, "say when it would suit");
        }
        check.count(field, self.periods.len(), PERIODS);
        for (index, period) in self.periods.iter().enumerate() {
            let field = format!("{field}.{index}");
            check.that(period.from <= period.until, &field, "ends before it begins");
            if period.until < first {
                check.fault(&field, FaultCode::OutOfRange, "is over already");
            } else if period.until > last.date_naive() {
                check.fault(&field, FaultCode::OutOfRange, "ends more than two years ahead");
            }
        }
    }

    /// The last day that is wished for.
    pub fn last_day(&self) -> Option<NaiveDate> {
        self.periods.iter().map(|period| period.until).max()
    }

    /// Whether no day that is wished for is left at an instant.
    pub fn are_days_over(&self, now: DateTime<Utc>) -> bool {
        self.last_day().is_none_or(|day| day < first_day(now))
    }
}

/// The first day that is not over at an instant: somewhere in the network it is still yesterday, elsewhere tomorrow already.
pub fn first_day(now: DateTime<Utc>) -> NaiveDate {
    (now - TimeDelta::days(1)).date_naive()
}

/// The facilitator who comes, as whoever asked sees them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct NeedFacilitator {
    /// The name they chose to be shown by.
    pub name: String,
    /// Their name in addresses, where they agreed to be shown to everybody.
    pub slug: Option<String>,
}

/// What was written from one side to the other.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct NeedMessage {
    /// Its identifier.
    pub id: NeedMessageId,
    /// As whom it was written.
    pub from: NeedParty,
    /// The name of whoever wrote; absent of those who look after the territory.
    pub name: Option<String>,
    /// Whether whoever reads wrote it.
    pub own: bool,
    /// The words.
    pub words: String,
    /// When it was written (UTC).
    #[serde(deserialize_with = "crate::instant::read")]
    pub written_at: DateTime<Utc>,
}

/// The café that comes of a need.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct NeedCafe {
    /// Its title.
    pub title: String,
    /// When it begins (UTC).
    #[serde(deserialize_with = "crate::instant::read")]
    pub starts_at: DateTime<Utc>,
    /// The IANA time zone in which its times are to be read.
    pub timezone: String,
    /// Its identifier, once it was accepted.
    pub id: Option<CafeId>,
    /// Its name in addresses, while it is public.
    pub slug: Option<String>,
}

/// A need as its asker sees it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Need {
    /// Its identifier.
    pub id: NeedId,
    /// Counts its changes from 1.
    pub version: u32,
    /// Where it stands.
    pub status: NeedStatus,
    /// Who asks.
    pub asker: Proposer,
    /// What is needed.
    pub need: NeedContent,
    /// The commune.
    pub commune: CommuneRef,
    /// How many facilitators were asked.
    pub asked: u32,
    /// The facilitator who comes.
    pub facilitator: Option<NeedFacilitator>,
    /// Why it was declined.
    pub reason: Option<String>,
    /// The café, from when its date is proposed on.
    pub cafe: Option<NeedCafe>,
    /// What was written from one side to the other, the oldest first.
    pub conversation: Vec<NeedMessage>,
    /// Whether one may write.
    pub may_write: bool,
    /// Whether it waits for an answer, and no day that is wished for is left: it is proposed to nobody until there are others.
    pub days_over: bool,
    /// How much one may count on it while it waits for an answer, by the last sign of whoever asks; `awake` afterwards.
    pub vitality: Vitality,
    /// The name of the structure whose need it was put together with, and whose way it goes; it cannot be changed meanwhile.
    pub merged_with: Option<String>,
    /// When it came in (UTC).
    #[serde(deserialize_with = "crate::instant::read")]
    pub received_at: DateTime<Utc>,
    /// When its asker confirmed their address (UTC).
    #[serde(default, deserialize_with = "crate::instant::read_optional")]
    pub confirmed_at: Option<DateTime<Utc>>,
    /// When facilitators were first asked (UTC).
    #[serde(default, deserialize_with = "crate::instant::read_optional")]
    pub proposed_at: Option<DateTime<Utc>>,
    /// When the facilitator agreed to come (UTC).
    #[serde(default, deserialize_with = "crate::instant::read_optional")]
    pub accepted_at: Option<DateTime<Utc>>,
    /// When it was declined, or its café came into the agenda (UTC).
    #[serde(default, deserialize_with = "crate::instant::read_optional")]
    pub decided_at: Option<DateTime<Utc>>,
    /// The steps that its asker may take now.
    pub steps: Vec<NeedAskerStep>,
    /// Whether its asker may change it now.
    pub editable: bool,
    /// When all of it is forgotten (UTC).
    #[serde(deserialize_with = "crate::instant::read")]
    pub kept_until: DateTime<Utc>,
}

/// A step that its asker takes with a need.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct NewNeedAskerStep {
    /// The step.
    pub step: NeedAskerStep,
}

/// A message to the other side.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct NewNeedMessage {
    /// The words, 1 to 2,000 characters.
    pub words: String,
}

impl NewNeedMessage {
    /// What is wrong with it, field by field.
    pub fn faults(&self) -> Vec<FieldError> {
        let mut check = Check::default();
        check.needed_long_text("words", &self.words, MESSAGE);
        check.faults()
    }
}

/// A need as lists of those who may bring the café show it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct WorkspaceNeedSummary {
    /// Its identifier.
    pub id: NeedId,
    /// Counts its changes from 1.
    pub version: u32,
    /// Where it stands.
    pub status: NeedStatus,
    /// The commune.
    pub commune: CommuneRef,
    /// The name of the structure that would host the café.
    pub host_name: String,
    /// What that structure is.
    pub host_kind: OrganisationKind,
    /// When it would suit.
    pub periods: Vec<NeedPeriod>,
    /// How many people would come.
    pub people: u32,
    /// How many facilitators were asked and have not answered.
    pub asked: u32,
    /// The name of the facilitator who comes; only for those who look after the territory, and for themselves.
    pub facilitator: Option<String>,
    /// How one's own profile as a facilitator stands to it.
    pub own_offer: Option<NeedOfferState>,
    /// Kilometres from the commune of one's own profile as a facilitator, where it covers this need.
    pub distance_km: Option<u32>,
    /// Since when it waits for an answer (UTC); absent when it does not.
    #[serde(default, deserialize_with = "crate::instant::read_optional")]
    pub waiting_since: Option<DateTime<Utc>>,
    /// Whether it would wait, but no day that is wished for is left: its asker was asked for others.
    pub days_over: bool,
    /// How much one may count on it while it waits, by the last sign of whoever asks; `awake` when it does not wait.
    pub vitality: Vitality,
    /// When it came in (UTC).
    #[serde(deserialize_with = "crate::instant::read")]
    pub received_at: DateTime<Utc>,
    /// When it last changed (UTC).
    #[serde(deserialize_with = "crate::instant::read")]
    pub updated_at: DateTime<Utc>,
}

/// How a facilitator who was asked, or has answered, stands to a need.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct NeedOffer {
    /// The facilitator.
    pub facilitator_id: FacilitatorId,
    /// The name they chose to be shown by.
    pub name: String,
    /// How they stand to it.
    pub state: NeedOfferState,
    /// When they were asked (UTC); absent when they have answered by themselves.
    #[serde(default, deserialize_with = "crate::instant::read_optional")]
    pub asked_at: Option<DateTime<Utc>>,
    /// When they answered (UTC).
    #[serde(default, deserialize_with = "crate::instant::read_optional")]
    pub answered_at: Option<DateTime<Utc>>,
}

/// A facilitator who could come, and why this one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct NeedCandidate {
    /// The facilitator.
    pub facilitator_id: FacilitatorId,
    /// The name they chose to be shown by.
    pub name: String,
    /// How far their training has come.
    pub training: TrainingState,
    /// Their commune.
    pub commune: CommuneRef,
    /// Kilometres from there to the need's commune.
    pub distance_km: u32,
    /// How far they travel, in kilometres.
    pub travel_radius_km: u16,
    /// Those of their formats that suit so many people; empty when they have named none.
    pub formats: Vec<ResourceRef>,
    /// How many cafés they run in the sixty days before and after now.
    pub recent_cafes: u32,
    /// Whether they have an account: without one, no message reaches them from here.
    pub reachable: bool,
    /// How they stand to this need already.
    pub offer: Option<NeedOfferState>,
}

/// Another need that may be the same.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct SimilarNeed {
    /// Its identifier.
    pub id: NeedId,
    /// Where it stands.
    pub status: NeedStatus,
    /// The name of the structure that would host the café.
    pub host_name: String,
    /// When it came in (UTC).
    #[serde(deserialize_with = "crate::instant::read")]
    pub received_at: DateTime<Utc>,
}

/// Another need that was put together with one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct MergedNeed {
    /// Its identifier.
    pub id: NeedId,
    /// Counts its changes from 1: what undoes it sends it as `If-Match`.
    pub version: u32,
    /// The name of the structure that would host the café.
    pub host_name: String,
    /// The name of whoever asks.
    pub asker_name: String,
    /// When it came in (UTC).
    #[serde(deserialize_with = "crate::instant::read")]
    pub received_at: DateTime<Utc>,
}

/// A need in the hands of those who may bring the café.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct WorkspaceNeed {
    /// What lists show of it.
    #[serde(flatten)]
    pub summary: WorkspaceNeedSummary,
    /// What is needed.
    pub need: NeedContent,
    /// The name of whoever asks: for those who look after the territory, and for the facilitator who comes.
    pub asker_name: Option<String>,
    /// Whether one looks after its territory.
    pub managed: bool,
    /// The facilitators who were asked or have answered; of oneself alone, unless one looks after the territory.
    pub offers: Vec<NeedOffer>,
    /// Those who could come, the most fitting first; only for those who look after the territory.
    pub candidates: Vec<NeedCandidate>,
    /// Other needs that may be the same; only for those who look after the territory.
    pub similar: Vec<SimilarNeed>,
    /// Those that were put together with it; only for those who look after the territory.
    pub merged: Vec<MergedNeed>,
    /// The one that it was put together with, which goes on.
    pub merged_into: Option<NeedId>,
    /// Organisations that may be its structure, while one may make a café of it and looks after the territory.
    pub similar_hosts: Vec<SimilarHost>,
    /// Places that may be its room, in the same way.
    pub similar_places: Vec<SimilarPlace>,
    /// What was written from one side to the other, the oldest first, as far as it is for whoever reads.
    pub conversation: Vec<NeedMessage>,
    /// Whether one may write.
    pub may_write: bool,
    /// Why it was declined.
    pub reason: Option<String>,
    /// The café, from when its date is proposed on.
    pub cafe: Option<NeedCafe>,
    /// The steps that one may take now.
    pub steps: Vec<NeedStep>,
    /// Whether one may make a café of it now.
    pub may_plan: bool,
    /// The IANA time zone of its commune.
    pub timezone: String,
}

/// A step with a need.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct NewNeedStep {
    /// The step.
    pub step: NeedStep,
    /// Who is meant: those who are asked, 1 to 20; the one who is to come; or as which of one's own profiles one answers.
    #[serde(default)]
    pub facilitator_ids: Vec<FacilitatorId>,
    /// Why it is declined, in one line of at most 200 characters. It is sent to whoever asked.
    #[serde(default)]
    pub reason: Option<String>,
    /// The need that is kept, when it is put together with another one.
    #[serde(default)]
    pub into_id: Option<NeedId>,
}

impl NewNeedStep {
    /// A step without anything that goes with it.
    pub fn new(step: NeedStep) -> Self {
        Self { step, facilitator_ids: Vec::new(), reason: None, into_id: None }
    }

    /// What is wrong with it, field by field.
    pub fn faults(&self) -> Vec<FieldError> {
        let mut check = Check::default();
        let (field, count) = ("facilitator_ids", self.facilitator_ids.len());
        match self.step {
            NeedStep::Propose if count == 0 => check.missing(field, "say whom to ask"),
            NeedStep::Propose => check.count(field, count, ASKED_AT_ONCE),
            NeedStep::Assign => check.that(count == 1, field, "say who comes: one facilitator"),
            NeedStep::Accept | NeedStep::Refuse => {
                check.that(count <= 1, field, "answer as one of your profiles");
            }
            _ => check.that(count == 0, field, "this step names no facilitator"),
        }
        check.distinct(field, self.facilitator_ids.iter().copied());
        check.optional_text("reason", self.reason.as_deref(), limits::SUMMARY);
        if self.step == NeedStep::Decline {
            if self.reason.is_none() {
                check.missing("reason", "say why: it is sent to whoever asked");
            }
        } else {
            check.that(self.reason.is_none(), "reason", "this step has no reason");
        }
        match (self.step, self.into_id) {
            (NeedStep::Merge, None) => check.missing("into_id", "say which need is kept"),
            (NeedStep::Merge, Some(_)) | (_, None) => {}
            (_, Some(_)) => check.that(false, "into_id", "this step names no other need"),
        }
        check.faults()
    }
}

/// The café that is made of a need. What is not said here is as the need has it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct NewNeedCafe {
    /// Title, 3 to 140 characters.
    pub title: String,
    /// When it begins.
    pub starts_at: DateTime<Utc>,
    /// When it ends: after it begins, within 14 days.
    pub ends_at: DateTime<Utc>,
    /// The formats it uses, at most 5.
    #[serde(default)]
    pub format_ids: Vec<ResourceId>,
    /// Where it is, when the network knows the place; else the place that the need names.
    #[serde(default)]
    pub place_id: Option<PlaceId>,
    /// Who hosts it, when the network knows them; else the structure that the need names.
    #[serde(default)]
    pub host_id: Option<OrganisationId>,
}

/// The query of a list of needs.
#[derive(Debug, Clone, Default, PartialEq)]
#[cfg_attr(feature = "openapi", derive(utoipa::IntoParams))]
#[cfg_attr(feature = "openapi", into_params(parameter_in = Query))]
pub struct NeedQuery {
    /// From where one looks; at the territory that one looks after if one does, else around oneself.
    #[cfg_attr(feature = "openapi", param(required = false, inline))]
    pub view: Option<NeedView>,
    /// In one of these states; those that wait for an answer, unless said otherwise.
    #[cfg_attr(feature = "openapi", param(required = false))]
    pub status: Vec<NeedStatus>,
    /// Those of which no day that is wished for is left, or those of which some are; unless said otherwise, of those that
    /// wait for an answer the latter. What waits and was not heard of for six months is in no list.
    #[cfg_attr(feature = "openapi", param(required = false))]
    pub days_over: Option<bool>,
    /// Items of a page, 1 to 200; 20 unless said otherwise.
    #[cfg_attr(feature = "openapi", param(required = false, minimum = 1, maximum = 200))]
    pub limit: Option<u16>,
    /// The `next_cursor` of the page before.
    #[cfg_attr(feature = "openapi", param(required = false))]
    pub cursor: Option<String>,
}

impl NeedQuery {
    /// Items of a page.
    pub fn limit(&self) -> u16 {
        self.limit.unwrap_or(DEFAULT_LIMIT)
    }
}

impl Query for NeedQuery {
    fn read(params: &mut Params) -> Self {
        Self {
            view: params.one("view"),
            status: params.many("status"),
            days_over: params.one("days_over"),
            limit: params.limit(),
            cursor: params.cursor(),
        }
    }

    fn write(&self, out: &mut Pairs) {
        out.one("view", self.view);
        out.many("status", &self.status);
        out.one("days_over", self.days_over);
        out.one("limit", self.limit);
        out.one("cursor", self.cursor.as_ref());
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::vocabulary::Locale;
    use uuid::Uuid;

    fn day(number: i64) -> NaiveDate {
        (DateTime::UNIX_EPOCH + TimeDelta::days(20_000 + number)).date_naive()
    }

    fn need() -> NewNeed {
        NewNeed {
            asker: Proposer {
                name: "Anne".to_owned(),
                email: "anne@example.org".to_owned(),
                locale: Locale::French,
            },
            need: NeedContent {
                commune_code: "29042".to_owned(),
                host_name: "Médiathèque".to_owned(),
                host_kind: OrganisationKind::Library,
                place_name: None,
                address: None,
                periods: vec![NeedPeriod { from: day(3), until: day(10) }],
                audiences: Vec::new(),
                people: 15,
                equipment: Vec::new(),
                accessibility: Vec::new(),
                words: String::new(),
            },
        }
    }

    fn faulty(need: &NewNeed) -> Vec<String> {
        let now = DateTime::UNIX_EPOCH + TimeDelta::days(20_000);
        need.faults_at(now).into_iter().map(|fault| fault.field).collect()
    }

    #[test]
    fn a_need_says_who_where_when_and_how_many() {
        assert!(faulty(&need()).is_empty());
        let mut empty = need();
        empty.asker.email = "anne".to_owned();
        empty.need.commune_code.clear();
        empty.need.periods.clear();
        empty.need.people = 0;
        assert_eq!(faulty(&empty), ["asker.email", "need.commune_code", "need.periods", "need.people"]);
        let mut wrong = need();
        wrong.need.periods = vec![
            NeedPeriod { from: day(5), until: day(4) },
            NeedPeriod { from: day(-9), until: day(-2) },
            NeedPeriod { from: day(1), until: day(731) },
            NeedPeriod { from: day(-1), until: day(-1) },
            NeedPeriod { from: day(1), until: day(730) },
        ];
        assert_eq!(faulty(&wrong), ["need.periods.0", "need.periods.1", "need.periods.2"]);
        wrong.need.periods = vec![NeedPeriod { from: day(1), until: day(1) }; PERIODS + 1];
        assert_eq!(faulty(&wrong), ["need.periods"]);
    }

    #[test]
    fn a_step_has_what_goes_with_it_and_nothing_else() {
        let id = FacilitatorId(Uuid::nil());
        let faulty = |step, ids: &[FacilitatorId], reason: Option<&str>| -> Vec<String> {
            let step = NewNeedStep {
                facilitator_ids: ids.to_vec(),
                reason: reason.map(str::to_owned),
                ..NewNeedStep::new(step)
            };
            step.faults().into_iter().map(|fault| fault.field).collect()
        };
        assert!(faulty(NeedStep::Propose, &[id], None).is_empty());
        assert_eq!(faulty(NeedStep::Propose, &[], None), ["facilitator_ids"]);
        assert_eq!(faulty(NeedStep::Propose, &[id, id], None), ["facilitator_ids"]);
        assert_eq!(faulty(NeedStep::Assign, &[], None), ["facilitator_ids"]);
        assert!(faulty(NeedStep::Accept, &[], None).is_empty());
        assert_eq!(faulty(NeedStep::Release, &[id], None), ["facilitator_ids"]);
        assert_eq!(faulty(NeedStep::Decline, &[], None), ["reason"]);
        assert_eq!(faulty(NeedStep::Accept, &[], Some("Volontiers.")), ["reason"]);
        assert_eq!(faulty(NeedStep::Merge, &[], None), ["into_id"]);
        let other = Some(NeedId(Uuid::nil()));
        assert!(NewNeedStep { into_id: other, ..NewNeedStep::new(NeedStep::Merge) }.faults().is_empty());
        let fault = NewNeedStep { into_id: other, ..NewNeedStep::new(NeedStep::Reopen) }.faults().remove(0);
        assert_eq!(fault.field, "into_id");
    }

    #[test]
    fn days_are_over_where_the_form_would_not_take_them_any_more() {
        let now = DateTime::UNIX_EPOCH + TimeDelta::days(20_000) + TimeDelta::hours(9);
        for (until, over) in [(-2, true), (-1, false), (0, false), (9, false)] {
            let mut new = need();
            new.need.periods = vec![NeedPeriod { from: day(-9), until: day(until) }];
            assert_eq!(new.need.are_days_over(now), over, "{until}");
            assert_eq!(!new.need.faults_at(now).is_empty(), over, "{until}");
        }
    }

    #[test]
    fn a_message_has_words() {
        let faulty = |words: &str| !NewNeedMessage { words: words.to_owned() }.faults().is_empty();
        assert!(faulty(" \n") && faulty(&"é".repeat(MESSAGE + 1)) && faulty("a\0b"));
        assert!(!faulty("Bonjour,\nquel jour vous irait ?"));
    }
}
