//! Cafés as those see them who write and review them.

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

use crate::{
    cafes::{NewCafe, Period},
    facilitators::FacilitatorRef,
    ids::{CafeId, PlaceId},
    organisations::OrganisationRef,
    paging::DEFAULT_LIMIT,
    problem::{FaultCode, FieldError},
    query::{Pairs, Params, Query},
    territories::CommuneRef,
    validation::{Check, limits},
    vocabulary::{CafeMode, EventStatus, PublicationStatus},
};

crate::vocabulary::vocabulary! {
    /// What can be done with a café besides changing what is written of it.
    CafeStep {
        /// Hand it in for review. Whoever may publish it publishes it by this.
        Submit = "submit",
        /// Take it back before anybody has decided on it.
        Withdraw = "withdraw",
        /// Make it public, or agree to what changed since it was.
        Publish = "publish",
        /// Refuse it; needs a reason.
        Reject = "reject",
        /// Undo the decision on it: it waits again, as it was. After a publication for a day only.
        Reconsider = "reconsider",
        /// Take it out of the public site.
        Archive = "archive",
        /// Undo its archiving: it is again what it was.
        Restore = "restore",
        /// Say that no place is left.
        MarkFull = "mark_full",
        /// Say that there are places again.
        Reopen = "reopen",
        /// Put it off, to a new time or until further notice.
        Postpone = "postpone",
        /// Say that it takes place by a video link instead.
        MoveOnline = "move_online",
        /// Cancel it; needs a reason. It stays visible, marked.
        Cancel = "cancel",
        /// Undo its cancelling: it is again what it was. What was postponed or moved online takes place as planned.
        Reinstate = "reinstate",
    }

    /// How a list of cafés of the workspace is ordered.
    WorkspaceCafeSort {
        /// By their titles.
        Title = "title",
        /// By the names of their hosts.
        Host = "host",
        /// By the names of their communes; those of none last.
        Commune = "commune",
        /// By when they last changed, the latest first.
        UpdatedAt = "updated_at",
    }

    /// Why a café may be the same as another.
    Likeness {
        /// It is in the same place on the same day.
        SamePlaceAndDay = "same_place_and_day",
        /// It has a similar title, and is in the same commune within a week.
        SimilarTitle = "similar_title",
    }
}

/// A step to be taken with a café.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct NewCafeStep {
    /// The step.
    pub step: CafeStep,
    /// Why, in one line of at most 200 characters. Needed to cancel and to refuse; everybody sees why a café is
    /// cancelled, postponed or moved online, and those who write it why it was refused.
    #[serde(default)]
    pub reason: Option<String>,
    /// When it begins instead; only to postpone, with `ends_at`.
    #[serde(default)]
    pub starts_at: Option<DateTime<Utc>>,
    /// When it ends instead; only to postpone, with `starts_at`.
    #[serde(default)]
    pub ends_at: Option<DateTime<Utc>>,
}

impl NewCafeStep {
    /// A step without a reason.
    pub fn new(step: CafeStep) -> Self {
        Self { step, reason: None, starts_at: None, ends_at: None }
    }

    /// What is wrong with it, field by field.
    pub fn faults(&self) -> Vec<FieldError> {
        use CafeStep::{Cancel, MoveOnline, Postpone, Reject};
        let mut check = Check::default();
        let needs_reason = matches!(self.step, Cancel | Reject);
        match self.reason.as_deref() {
            Some(reason) if needs_reason || matches!(self.step, Postpone | MoveOnline) => {
                check.text("reason", reason, 1, limits::SUMMARY);
            }
            Some(_) => check.that(false, "reason", "this step has no reason"),
            None if needs_reason => check.missing("reason", "say why"),
            None => {}
        }
        for (field, instant, other) in
            [("starts_at", self.starts_at, self.ends_at), ("ends_at", self.ends_at, self.starts_at)]
        {
            match instant {
                Some(instant) => {
                    check.instant(field, instant);
                    check.that(self.step == Postpone, field, "only what is postponed has a new time");
                }
                None if other.is_some() => check.missing(field, "a new time has a beginning and an end"),
                None => {}
            }
        }
        check.faults()
    }
}

/// When a copy of a café is held.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct NewCafeCopy {
    /// When it begins.
    pub starts_at: DateTime<Utc>,
    /// When it ends: after it begins, within 14 days.
    pub ends_at: DateTime<Utc>,
}

/// Whether an organisation is trusted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct Trust {
    /// Whether the cafés that it hosts are published without a review.
    pub trusted: bool,
}

/// A café as lists of the workspace show it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct WorkspaceCafeSummary {
    /// Its identifier.
    pub id: CafeId,
    /// Its name in addresses. It never changes.
    pub slug: String,
    /// Counts its edits from 1.
    pub version: u32,
    /// Whether the network shows it.
    pub publication: PublicationStatus,
    /// What happens to it.
    pub event_status: EventStatus,
    /// Since when it waits for a decision (UTC): handed in, or public and changed since; absent when it does not.
    #[serde(default, deserialize_with = "crate::instant::read_optional")]
    pub review_since: Option<DateTime<Utc>>,
    /// Its title.
    pub title: String,
    /// When it begins (UTC).
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
    /// The commune of its place, or of its host's seat where it has none: whoever looks after it reviews the café.
    pub commune: Option<CommuneRef>,
    /// The organisation that hosts it.
    pub host: OrganisationRef,
    /// Who organises and runs it besides its host; only in the list of the cafés that one may write.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub people: Option<CafePeople>,
    /// When it last changed (UTC).
    #[serde(deserialize_with = "crate::instant::read")]
    pub updated_at: DateTime<Utc>,
}

/// Who organises and runs a café besides its host.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct CafePeople {
    /// The other organisations, in the order in which it names them.
    pub organisers: Vec<OrganisationRef>,
    /// Its facilitators, in that order: those who agree to be shown, and those whom you may write.
    pub facilitators: Vec<FacilitatorRef>,
}

/// A café as those see it who write it, drafts too.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct WorkspaceCafe {
    /// What lists show of it.
    #[serde(flatten)]
    pub summary: WorkspaceCafeSummary,
    /// What its author wrote: the body of a change.
    pub content: NewCafe,
    /// Why it was cancelled, postponed or moved online.
    pub status_reason: Option<String>,
    /// Why it was refused.
    pub review_reason: Option<String>,
    /// The fields that have changed since it was made public, and wait for a decision: `title`, `starts_at`, `ends_at`,
    /// `timezone`, `mode`, `place_id`, `host_id`. Empty where nothing waits, or where that is not known any more.
    pub pending_fields: Vec<String>,
    /// When it was to begin before it was postponed (UTC).
    #[serde(default, deserialize_with = "crate::instant::read_optional")]
    pub previous_starts_at: Option<DateTime<Utc>>,
    /// The steps that are possible now, and that you may take.
    pub steps: Vec<CafeStep>,
    /// When it was first written down (UTC).
    #[serde(deserialize_with = "crate::instant::read")]
    pub created_at: DateTime<Utc>,
    /// When it was first published (UTC).
    #[serde(default, deserialize_with = "crate::instant::read_optional")]
    pub published_at: Option<DateTime<Utc>>,
}

/// Cafés that may be the same as one that is being written.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct SimilarCafes {
    /// At most 20, the soonest first.
    pub data: Vec<SimilarCafe>,
}

/// A café that may be the same as another.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct SimilarCafe {
    /// The café.
    #[serde(flatten)]
    pub summary: WorkspaceCafeSummary,
    /// Why it may be the same.
    pub likeness: Vec<Likeness>,
}

/// Which cafés of one's own scope.
#[derive(Debug, Clone, Default, PartialEq)]
#[cfg_attr(feature = "openapi", derive(utoipa::IntoParams))]
#[cfg_attr(feature = "openapi", into_params(parameter_in = Query))]
pub struct WorkspaceCafeQuery {
    /// In one of these states.
    #[cfg_attr(feature = "openapi", param(required = false))]
    pub publication: Vec<PublicationStatus>,
    /// Whether only those that wait for a decision, the longest waiting first.
    #[cfg_attr(feature = "openapi", param(required = false))]
    pub needs_review: Option<bool>,
    /// Whether only public ones that are over and of which nobody has reported after three days, the latest first.
    #[cfg_attr(feature = "openapi", param(required = false))]
    pub needs_report: Option<bool>,
    /// Which time: those to come and going on, the soonest first; past ones; or all, unless said otherwise.
    #[cfg_attr(feature = "openapi", param(required = false, inline))]
    pub period: Option<Period>,
    /// Words to be found in their title.
    #[cfg_attr(feature = "openapi", param(required = false, max_length = 200))]
    pub q: Option<String>,
    /// How they are ordered; by their dates unless said otherwise.
    #[cfg_attr(feature = "openapi", param(required = false, inline))]
    pub sort: Option<WorkspaceCafeSort>,
    /// Items of a page, 1 to 200; 20 unless said otherwise.
    #[cfg_attr(feature = "openapi", param(required = false, minimum = 1, maximum = 200))]
    pub limit: Option<u16>,
    /// The `next_cursor` of the page before.
    #[cfg_attr(feature = "openapi", param(required = false))]
    pub cursor: Option<String>,
}

impl WorkspaceCafeQuery {
    /// Items of a page.
    pub fn limit(&self) -> u16 {
        self.limit.unwrap_or(DEFAULT_LIMIT)
    }
}

impl Query for WorkspaceCafeQuery {
    fn read(params: &mut Params) -> Self {
        Self {
            publication: params.many("publication"),
            needs_review: params.one("needs_review"),
            needs_report: params.one("needs_report"),
            period: params.one("period"),
            q: params.words("q"),
            sort: params.one("sort"),
            limit: params.limit(),
            cursor: params.cursor(),
        }
    }

    fn write(&self, out: &mut Pairs) {
        out.many("publication", &self.publication);
        out.one("needs_review", self.needs_review);
        out.one("needs_report", self.needs_report);
        out.one("period", self.period);
        out.one("q", self.q.as_ref());
        out.one("sort", self.sort);
        out.one("limit", self.limit);
        out.one("cursor", self.cursor.as_ref());
    }
}

/// The café that is being written, as far as it is known.
#[derive(Debug, Clone, Default, PartialEq)]
#[cfg_attr(feature = "openapi", derive(utoipa::IntoParams))]
#[cfg_attr(feature = "openapi", into_params(parameter_in = Query))]
pub struct SimilarCafeQuery {
    /// Its place.
    #[cfg_attr(feature = "openapi", param(required = true, value_type = uuid::Uuid))]
    pub place: Option<PlaceId>,
    /// The day of its beginning, where it is held.
    #[cfg_attr(feature = "openapi", param(required = true, value_type = String, format = Date))]
    pub date: Option<NaiveDate>,
    /// Its title.
    #[cfg_attr(feature = "openapi", param(required = false, max_length = 200))]
    pub title: Option<String>,
    /// The café itself, when it is known already: it is not like itself.
    #[cfg_attr(feature = "openapi", param(required = false, value_type = uuid::Uuid))]
    pub except: Option<CafeId>,
}

impl Query for SimilarCafeQuery {
    fn read(params: &mut Params) -> Self {
        let query = Self {
            place: params.one("place"),
            date: params.date("date"),
            title: params.words("title"),
            except: params.one("except"),
        };
        if query.place.is_none() && !params.has_fault("place") {
            params.required("place", "the id of its place");
        }
        if query.date.is_none() && !params.has_fault("date") {
            params.required("date", "the day of its beginning, as in 2026-12-31");
        }
        query
    }

    fn write(&self, out: &mut Pairs) {
        out.one("place", self.place);
        out.one("date", self.date);
        out.one("title", self.title.as_ref());
        out.one("except", self.except);
    }
}

impl crate::query::Value for PlaceId {
    fn read(text: &str) -> Result<Self, (FaultCode, String)> {
        text.parse().map_err(|_| (FaultCode::Malformed, "is the id of a place".to_owned()))
    }
}

impl crate::query::Value for CafeId {
    fn read(text: &str) -> Result<Self, (FaultCode, String)> {
        text.parse().map_err(|_| (FaultCode::Malformed, "is the id of a café".to_owned()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_step_has_what_goes_with_it_and_nothing_else() {
        let faults = |step: &NewCafeStep| -> Vec<String> {
            step.faults().into_iter().map(|fault| fault.field).collect()
        };
        let now = DateTime::UNIX_EPOCH + chrono::TimeDelta::days(20_000);
        assert!(faults(&NewCafeStep::new(CafeStep::Submit)).is_empty());
        assert_eq!(faults(&NewCafeStep::new(CafeStep::Cancel)), ["reason"]);
        let reasoned =
            NewCafeStep { reason: Some("Panne".to_owned()), ..NewCafeStep::new(CafeStep::Publish) };
        assert_eq!(faults(&reasoned), ["reason"]);
        let half = NewCafeStep { starts_at: Some(now), ..NewCafeStep::new(CafeStep::Postpone) };
        assert_eq!(faults(&half), ["ends_at"]);
        let dated = NewCafeStep { ends_at: Some(now), ..half };
        assert!(faults(&dated).is_empty());
        assert_eq!(faults(&NewCafeStep { step: CafeStep::Archive, ..dated }), ["starts_at", "ends_at"]);
    }
}
