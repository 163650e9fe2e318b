//! Cafés in the hands of those who are signed in: the policy is asked in the change itself, of the café as it is and as it
//! will be.

use std::collections::{BTreeSet, HashMap, HashSet};

use cafeia_shared::{
    cafes::NewCafe,
    ids::{CafeId, FacilitatorId, OrganisationId, PlaceId},
    organisations::OrganisationRef,
    paging::Page,
    problem::{FaultCode, FieldError},
    vocabulary::{EventStatus, PublicationStatus, Term as _},
    workspace::{
        CafeStep, Likeness, NewCafeCopy, NewCafeStep, SimilarCafe, SimilarCafeQuery, SimilarCafes,
        WorkspaceCafe, WorkspaceCafeQuery, WorkspaceCafeSummary,
    },
};
use chrono::{DateTime, Days, NaiveTime, TimeDelta, Utc};
use chrono_tz::Tz;
use uuid::Uuid;

use super::{
    Change, DomainError, cafes, check_version, pages,
    policy::{Action, Object, Who},
    reach, refuse_faults,
};
use crate::{
    geo::Geography,
    journal::Aggregate,
    store::{
        self, DbConnection, StoreError,
        cafes::{CafeRecord, Wanted},
        organisations::OrganisationRecord,
        places::PlaceRecord,
    },
    text::fold,
};

/// How many cafés of one commune and fortnight are compared with one that is being written.
const COMPARED: i64 = 500;
/// How many similar ones are shown.
const SHOWN: usize = 20;

/// Writes down a café of somebody's, as a draft.
pub fn create_cafe(change: &mut Change, who: &Who, new: &NewCafe) -> Result<WorkspaceCafe, DomainError> {
    refuse_faults(new.faults())?;
    let id = CafeId(Uuid::now_v7());
    cafes::create(change, id, new)?;
    let cafe = cafes::find(change, id)?;
    // What is not theirs is undone with the rest of the change.
    Nearby::of(change.connection, [&cafe.content])?.check(change, who, Action::EditCafe, &cafe.content)?;
    show_record(change, who, cafe)
}

/// Replaces what was written of a café.
pub fn update_cafe(
    change: &mut Change,
    who: &Who,
    id: CafeId,
    version: u32,
    new: &NewCafe,
) -> Result<WorkspaceCafe, DomainError> {
    let cafe = find(change, who, id, &[Action::EditCafe])?;
    check_version(Aggregate::Cafe, version, cafe.version)?;
    let content = cafes::checked(change, new)?;
    let nearby = Nearby::of(change.connection, [&content])?;
    nearby.check(change, who, Action::EditCafe, &content)?;
    let decides = may_publish(who, &nearby.placed(&content), change.geography, change.now);
    cafes::revise(change, cafe, content, !decides)?;
    let cafe = cafes::find(change, id)?;
    show_record(change, who, cafe)
}

/// Takes a step with a café.
pub fn take_cafe_step(
    change: &mut Change,
    who: &Who,
    id: CafeId,
    version: u32,
    new: &NewCafeStep,
) -> Result<WorkspaceCafe, DomainError> {
    let cafe = find(change, who, id, actions(new.step))?;
    check_version(Aggregate::Cafe, version, cafe.version)?;
    refuse_faults(new.faults())?;
    let legal = legal_steps(&cafe);
    if !legal.contains(&new.step) {
        let from = if cafe.publication == PublicationStatus::Published {
            cafe.event_status.as_str()
        } else {
            cafe.publication.as_str()
        };
        let legal = legal.iter().map(|step| step.as_str()).collect();
        return Err(DomainError::IllegalStep { from, to: new.step.as_str(), legal });
    }
    let nearby = Nearby::of(change.connection, [&cafe.content])?;
    let decides = may_publish(who, &nearby.placed(&cafe.content), change.geography, change.now);
    let reason = new.reason.as_deref();
    match new.step {
        CafeStep::Submit if decides => cafes::publish(change, id),
        CafeStep::Submit => cafes::submit(change, id),
        CafeStep::Withdraw => cafes::withdraw(change, id),
        CafeStep::Publish => cafes::publish(change, id),
        CafeStep::Reject => cafes::reject(change, id, reason),
        CafeStep::Archive => cafes::archive(change, id),
        CafeStep::Restore => cafes::restore(change, id),
        CafeStep::MarkFull => cafes::set_event_status(change, id, EventStatus::Full, None),
        CafeStep::Reopen => cafes::set_event_status(change, id, EventStatus::Scheduled, None),
        CafeStep::MoveOnline => cafes::set_event_status(change, id, EventStatus::MovedOnline, reason),
        CafeStep::Cancel => cafes::set_event_status(change, id, EventStatus::Cancelled, reason),
        CafeStep::Reinstate => cafes::reinstate(change, id),
        CafeStep::Postpone => cafes::put_off(change, id, new.starts_at.zip(new.ends_at), reason, !decides),
    }?;
    let cafe = cafes::find(change, id)?;
    show_record(change, who, cafe)
}

/// Writes a café down once more, as a draft at another time.
pub fn copy_cafe(
    change: &mut Change,
    who: &Who,
    id: CafeId,
    copy: &NewCafeCopy,
) -> Result<WorkspaceCafe, DomainError> {
    let cafe = find(change, who, id, &[Action::EditCafe])?;
    let content =
        NewCafe { starts_at: copy.starts_at, ends_at: copy.ends_at, seats_taken: 0, ..cafe.content };
    create_cafe(change, who, &content)
}

/// A café as whoever may write it sees it.
pub fn show_cafe(
    connection: &mut DbConnection,
    geography: &Geography,
    who: &Who,
    id: CafeId,
    now: DateTime<Utc>,
) -> Result<WorkspaceCafe, DomainError> {
    let absent = DomainError::NotFound(Aggregate::Cafe, id.0);
    let cafe = store::cafes::find_optional(connection, id)?.ok_or(absent)?;
    let nearby = Nearby::of(connection, [&cafe.content])?;
    check_seen(who, &cafe, &nearby.placed(&cafe.content), geography, now)?;
    Ok(nearby.show(who, cafe, geography, now))
}

/// One page of the cafés that somebody may write.
pub fn list_cafes(
    connection: &mut DbConnection,
    geography: &Geography,
    who: &Who,
    query: &WorkspaceCafeQuery,
    now: DateTime<Utc>,
) -> Result<Page<WorkspaceCafeSummary>, DomainError> {
    let wanted = Wanted {
        reach: &reach::of(who, Action::EditCafe, geography, now),
        publication: &query.publication,
        waiting: query.needs_review.unwrap_or_default(),
    };
    let after = query.cursor.as_deref().map(pages::read_cursor).transpose()?;
    let after = after.map(|(at, id)| (at, CafeId(id)));
    let limit = usize::from(query.limit());
    let mut cafes = store::cafes::list_wanted(connection, &wanted, after, i64::from(query.limit()) + 1)?;
    let goes_on = cafes.len() > limit;
    cafes.truncate(limit);
    let total = u64::try_from(store::cafes::count_wanted(connection, &wanted)?).unwrap_or_default();
    let nearby = Nearby::of(connection, cafes.iter().map(|cafe| &cafe.content))?;
    let next_cursor = cafes.last().filter(|_| goes_on).map(|last| {
        let waits_since = last.workflow.review_since.filter(|_| wanted.waiting);
        pages::write_cursor(waits_since.unwrap_or(last.content.starts_at), last.id)
    });
    let data = cafes.iter().map(|cafe| nearby.summary(cafe, geography)).collect();
    Ok(Page { data, next_cursor, total, facets: None })
}

/// Cafés that may be the same as one that is being written. Those that are not public show themselves only to whoever
/// may write them.
pub fn find_similar_cafes(
    connection: &mut DbConnection,
    geography: &Geography,
    who: &Who,
    query: &SimilarCafeQuery,
    now: DateTime<Utc>,
) -> Result<SimilarCafes, DomainError> {
    let nothing = SimilarCafes { data: Vec::new() };
    let (Some(place), Some(date)) = (query.place, query.date) else { return Ok(nothing) };
    let Some(place) = store::places::find_optional(connection, place)? else {
        let fault = FieldError::new("place", FaultCode::UnknownValue, "names nothing that exists");
        return Err(DomainError::Parameters(vec![fault]));
    };
    let noon = date.and_time(NaiveTime::MIN).and_utc() + TimeDelta::hours(12);
    let (from, until) = (noon - TimeDelta::days(8), noon + TimeDelta::days(8));
    let commune = &place.content.commune_code;
    let found = store::cafes::list_nearby(connection, commune, from, until, COMPARED)?;
    let nearby = Nearby::of(connection, found.iter().map(|cafe| &cafe.content))?;
    let title = words(query.title.as_deref().unwrap_or_default());
    let mut similar = Vec::new();
    for cafe in found.iter().filter(|cafe| Some(cafe.id) != query.except) {
        let zone: Tz = cafe.content.timezone.parse().unwrap_or(Tz::Europe__Paris);
        let day = cafe.content.starts_at.with_timezone(&zone).date_naive();
        let mut likeness = Vec::new();
        if day == date && cafe.content.place_id == Some(place.id) {
            likeness.push(Likeness::SamePlaceAndDay);
        }
        let week = Days::new(7);
        let within = date.checked_sub_days(week).is_some_and(|first| first <= day)
            && date.checked_add_days(week).is_some_and(|last| day <= last);
        if within && are_alike(&title, &words(&cafe.content.title)) {
            likeness.push(Likeness::SimilarTitle);
        }
        let seen = cafe.publication == PublicationStatus::Published
            || who.may(Action::EditCafe, &nearby.placed(&cafe.content).object(), geography, now).is_ok();
        if seen && !likeness.is_empty() {
            similar.push(SimilarCafe { summary: nearby.summary(cafe, geography), likeness });
        }
    }
    similar.truncate(SHOWN);
    Ok(SimilarCafes { data: similar })
}

/// The words of a title that say something.
fn words(title: &str) -> BTreeSet<String> {
    fold(title).split(' ').filter(|word| word.chars().count() > 2).map(str::to_owned).collect()
}

/// Whether two titles share most of their words (Sørensen and Dice's coefficient, three fifths).
fn are_alike(one: &BTreeSet<String>, other: &BTreeSet<String>) -> bool {
    let shared = one.intersection(other).count();
    shared > 0 && shared * 10 >= (one.len() + other.len()) * 3
}

/// The steps that are possible now, whoever takes them.
fn legal_steps(cafe: &CafeRecord) -> Vec<CafeStep> {
    use CafeStep::{
        Archive, Cancel, MarkFull, MoveOnline, Postpone, Publish, Reinstate, Reject, Reopen, Restore, Submit,
        Withdraw,
    };
    let mut legal = match cafe.publication {
        PublicationStatus::Draft => vec![Submit, Publish, Archive],
        PublicationStatus::Submitted => vec![Withdraw, Publish, Reject, Archive],
        PublicationStatus::Rejected => vec![Submit, Archive],
        PublicationStatus::Archived => return vec![Publish, Restore],
        PublicationStatus::Published if cafes::waits_in_public(cafe) => vec![Publish, Reject, Archive],
        PublicationStatus::Published => vec![Archive],
    };
    if cafe.publication == PublicationStatus::Published {
        legal.extend_from_slice(match cafe.event_status {
            EventStatus::Scheduled => &[MarkFull, Postpone, MoveOnline, Cancel][..],
            EventStatus::Full | EventStatus::Postponed => &[Reopen, Postpone, MoveOnline, Cancel],
            EventStatus::MovedOnline => &[Reopen, MarkFull, Postpone, Cancel],
            EventStatus::Cancelled => &[Reinstate],
            EventStatus::Held | EventStatus::NotHeld => &[],
        });
    }
    legal
}

/// What a step needs one of.
fn actions(step: CafeStep) -> &'static [Action] {
    match step {
        CafeStep::Submit | CafeStep::Withdraw | CafeStep::MarkFull | CafeStep::Reopen => &[Action::EditCafe],
        CafeStep::Publish => &[Action::ReviewCafe, Action::PublishCafe],
        CafeStep::Reject => &[Action::ReviewCafe],
        CafeStep::Archive | CafeStep::Restore => &[Action::ArchiveCafe],
        CafeStep::Postpone | CafeStep::MoveOnline | CafeStep::Cancel | CafeStep::Reinstate => {
            &[Action::CancelCafe]
        }
    }
}

fn may_publish(who: &Who, placed: &Placed, geography: &Geography, now: DateTime<Utc>) -> bool {
    who.may_any(actions(CafeStep::Publish), &placed.object(), geography, now).is_ok()
}

/// A café with which they may do one of these. One that they may not even see does not exist for them.
fn find(change: &mut Change, who: &Who, id: CafeId, actions: &[Action]) -> Result<CafeRecord, DomainError> {
    let cafe = cafes::find(change, id)?;
    let nearby = Nearby::of(change.connection, [&cafe.content])?;
    let placed = nearby.placed(&cafe.content);
    check_seen(who, &cafe, &placed, change.geography, change.now)?;
    who.may_any(actions, &placed.object(), change.geography, change.now).map_err(DomainError::NotAllowed)?;
    Ok(cafe)
}

/// Fails unless they may write the café: as if it did not exist, where it is not public.
fn check_seen(
    who: &Who,
    cafe: &CafeRecord,
    placed: &Placed,
    geography: &Geography,
    now: DateTime<Utc>,
) -> Result<(), DomainError> {
    who.may(Action::EditCafe, &placed.object(), geography, now).map_err(|refusal| {
        if cafe.publication == PublicationStatus::Published {
            DomainError::NotAllowed(refusal)
        } else {
            DomainError::NotFound(Aggregate::Cafe, cafe.id.0)
        }
    })
}

fn show_record(change: &mut Change, who: &Who, cafe: CafeRecord) -> Result<WorkspaceCafe, DomainError> {
    let nearby = Nearby::of(change.connection, [&cafe.content])?;
    Ok(nearby.show(who, cafe, change.geography, change.now))
}

/// What the policy asks of a café.
struct Placed {
    commune: Option<String>,
    organisations: Vec<OrganisationId>,
    facilitators: Vec<FacilitatorId>,
    trusted: bool,
}

impl Placed {
    fn object(&self) -> Object<'_> {
        Object::Cafe {
            commune: self.commune.as_deref(),
            organisations: &self.organisations,
            facilitators: &self.facilitators,
            trusted: self.trusted,
        }
    }
}

/// The places and hosts of some cafés.
struct Nearby {
    places: HashMap<PlaceId, PlaceRecord>,
    hosts: HashMap<OrganisationId, OrganisationRecord>,
}

impl Nearby {
    fn of<'a>(
        connection: &mut DbConnection,
        contents: impl IntoIterator<Item = &'a NewCafe>,
    ) -> Result<Self, StoreError> {
        let (mut places, mut hosts) = (HashSet::new(), HashSet::new());
        for content in contents {
            places.extend(content.place_id);
            hosts.insert(content.host_id);
        }
        let (places, hosts): (Vec<_>, Vec<_>) = (places.into_iter().collect(), hosts.into_iter().collect());
        let places = store::places::list(connection, &places)?;
        let hosts = store::organisations::list(connection, &hosts)?;
        Ok(Self {
            places: places.into_iter().map(|place| (place.id, place)).collect(),
            hosts: hosts.into_iter().map(|host| (host.id, host)).collect(),
        })
    }

    fn place(&self, content: &NewCafe) -> Option<&PlaceRecord> {
        content.place_id.and_then(|id| self.places.get(&id))
    }

    fn commune(&self, content: &NewCafe) -> Option<&str> {
        match self.place(content) {
            Some(place) => Some(&place.content.commune_code),
            None => self.hosts.get(&content.host_id)?.content.commune_code.as_deref(),
        }
    }

    fn placed(&self, content: &NewCafe) -> Placed {
        let others = content.organisers.iter().map(|organiser| organiser.organisation_id);
        Placed {
            commune: self.commune(content).map(str::to_owned),
            organisations: std::iter::once(content.host_id).chain(others).collect(),
            facilitators: content.facilitators.iter().map(|named| named.facilitator_id).collect(),
            trusted: self.hosts.get(&content.host_id).is_some_and(|host| host.trusted),
        }
    }

    /// Fails unless they may do something with a café of this content.
    fn check(
        &self,
        change: &Change,
        who: &Who,
        action: Action,
        content: &NewCafe,
    ) -> Result<(), DomainError> {
        let placed = self.placed(content);
        who.may(action, &placed.object(), change.geography, change.now).map_err(DomainError::NotAllowed)
    }

    fn summary(&self, cafe: &CafeRecord, geography: &Geography) -> WorkspaceCafeSummary {
        let content = &cafe.content;
        let host = self.hosts.get(&content.host_id);
        let waits = matches!(cafe.publication, PublicationStatus::Submitted | PublicationStatus::Published);
        WorkspaceCafeSummary {
            id: cafe.id,
            slug: cafe.slug.clone(),
            version: cafe.version,
            publication: cafe.publication,
            event_status: cafe.event_status,
            review_since: cafe.workflow.review_since.filter(|_| waits),
            title: content.title.clone(),
            starts_at: content.starts_at,
            ends_at: content.ends_at,
            timezone: content.timezone.clone(),
            mode: content.mode,
            place_name: self.place(content).map(|place| place.content.name.clone()),
            commune: self.commune(content).map(|code| geography.commune_ref(code)),
            host: host.map_or_else(|| unnamed(content.host_id), reference),
            updated_at: cafe.updated_at,
        }
    }

    fn show(&self, who: &Who, cafe: CafeRecord, geography: &Geography, now: DateTime<Utc>) -> WorkspaceCafe {
        let placed = self.placed(&cafe.content);
        let mut steps = legal_steps(&cafe);
        steps.retain(|step| who.may_any(actions(*step), &placed.object(), geography, now).is_ok());
        WorkspaceCafe {
            summary: self.summary(&cafe, geography),
            status_reason: cafe.status_reason,
            review_reason: cafe.workflow.review_reason,
            previous_starts_at: cafe.previous_starts_at,
            steps,
            created_at: cafe.created_at,
            published_at: cafe.published_at,
            content: cafe.content,
        }
    }
}

fn reference(host: &OrganisationRecord) -> OrganisationRef {
    let (name, kind) = (host.content.name.clone(), host.content.kind);
    OrganisationRef { id: host.id, slug: host.slug.clone(), name, kind }
}

/// A host that cannot be found: the database lets no host go that a café names.
fn unnamed(id: OrganisationId) -> OrganisationRef {
    let kind = cafeia_shared::vocabulary::OrganisationKind::Other;
    OrganisationRef { id, slug: id.to_string(), name: String::new(), kind }
}
