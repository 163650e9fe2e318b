//! Lines that become something of the network, and what they became that is taken out again.

use cafeia_shared::{
    directory::LifeStep,
    ids::{CafeId, FacilitatorId, OrganisationId, PlaceId},
    imports::LineState,
    vocabulary::{EventStatus, PublicationStatus},
    workspace::{CafeStep, NewCafeStep},
};
use uuid::Uuid;

use super::{
    known::{Known, KnownOrganisation, departement},
    plan::{CafePlan, Plan},
};
use crate::{
    domain::{
        Change, DomainError, cafes, facilitators, organisations, places,
        policy::{Action, Object, Who},
        workspace,
    },
    store::{
        self,
        imports::{ImportRecord, LineRecord, Made},
    },
};

/// Writes down what a line is to become; gives what was made, the object that it stands for last.
pub(super) fn make(
    change: &mut Change,
    who: &Who,
    known: &mut Known,
    import: &ImportRecord,
    plan: Plan,
) -> Result<Vec<Made>, DomainError> {
    match plan {
        Plan::Cafe(cafe) => make_cafe(change, who, known, import, &cafe),
        Plan::Organisation(new) => {
            let id = OrganisationId(Uuid::now_v7());
            organisations::create(change, id, &new)?;
            let made = KnownOrganisation::new(id, &new.name, new.commune_code.clone(), new.kind);
            note(change, known, made);
            Ok(vec![Made::Organisation(id.0, 1)])
        }
        Plan::Facilitator(new, training) => {
            let id = FacilitatorId(Uuid::now_v7());
            facilitators::create(change, id, &new, training)?;
            Ok(vec![Made::Facilitator(id.0, 1)])
        }
    }
}

/// Lets the lines after it find an organisation.
fn note(change: &Change, known: &mut Known, made: KnownOrganisation) {
    let seat = made.commune.as_deref().and_then(|code| departement(change.geography, code));
    known.add_organisation(seat, made);
}

fn make_cafe(
    change: &mut Change,
    who: &Who,
    known: &mut Known,
    import: &ImportRecord,
    plan: &CafePlan,
) -> Result<Vec<Made>, DomainError> {
    let CafePlan { content, place, host, publication, event, commune } = plan;
    let mut made = Vec::new();
    if let (Some(new), Some(id)) = (place, content.place_id) {
        places::create(change, id, new)?;
        known.add_place(&new.commune_code, id, &new.name, new.address.as_deref().unwrap_or_default());
        made.push(Made::Place(id.0));
    }
    if let Some(new) = host {
        organisations::create(change, content.host_id, new)?;
        made.push(Made::Organisation(content.host_id.0, 1));
        let host = KnownOrganisation::new(content.host_id, &new.name, new.commune_code.clone(), new.kind);
        note(change, known, host);
    }
    let id = CafeId(Uuid::now_v7());
    cafes::create(change, id, content)?;
    let mut version = happen(change, id, *event)?.unwrap_or(1);
    if import.publishes {
        let organisations = [content.host_id];
        let commune = commune.as_deref();
        let object =
            Object::Cafe { commune, organisations: &organisations, facilitators: &[], trusted: false };
        let publishes = [Action::ReviewCafe, Action::PublishCafe];
        let decides = who.may_any(&publishes, &object, change.geography, change.now).is_ok();
        let wanted = publication.unwrap_or(PublicationStatus::Published);
        version = send(change, id, wanted, decides)?.unwrap_or(version);
    }
    made.push(Made::Cafe(id.0, version));
    Ok(made)
}

/// Says what happens to a café that was just written down; gives its version, if that is anything but what was planned.
fn happen(change: &mut Change, id: CafeId, event: EventStatus) -> Result<Option<u32>, DomainError> {
    match event {
        EventStatus::Scheduled => Ok(None),
        EventStatus::Postponed => cafes::postpone(change, id, None, None).map(Some),
        EventStatus::Full
        | EventStatus::MovedOnline
        | EventStatus::Cancelled
        | EventStatus::Held
        | EventStatus::NotHeld => cafes::set_event_status(change, id, event, None).map(Some),
    }
}

/// Sends a draft on its way, as far as whoever brings it in may; gives its version, unless it stays a draft.
fn send(
    change: &mut Change,
    id: CafeId,
    wanted: PublicationStatus,
    decides: bool,
) -> Result<Option<u32>, DomainError> {
    match wanted {
        PublicationStatus::Published if decides => cafes::publish(change, id).map(Some),
        PublicationStatus::Rejected if decides => {
            cafes::submit(change, id)?;
            cafes::reject(change, id, None).map(Some)
        }
        PublicationStatus::Published | PublicationStatus::Submitted => cafes::submit(change, id).map(Some),
        PublicationStatus::Archived => cafes::archive(change, id).map(Some),
        PublicationStatus::Draft | PublicationStatus::Rejected => Ok(None),
    }
}

/// Takes out again what a line became, as far as nobody has changed it since or relies on it, and notes what stays.
pub(super) fn unmake(change: &mut Change, who: &Who, line: &mut LineRecord) -> Result<(), DomainError> {
    let stands_for = line.made.last().copied();
    let mut staying = Vec::new();
    for made in line.made.iter().rev().copied() {
        if stays(change, who, made)? {
            staying.insert(0, made);
        }
    }
    let stays = staying.last().copied() == stands_for && stands_for.is_some();
    line.state = if stays { LineState::Kept } else { LineState::Undone };
    if stays {
        line.made = staying;
    } else {
        // What it stands for comes last: without it, the line stands for nothing.
        line.made.clear();
    }
    Ok(())
}

fn is_archived(change: &mut Change, id: CafeId, version: u32) -> Result<bool, DomainError> {
    let cafe = store::cafes::find_optional(change.connection, id)?;
    Ok(cafe.is_some_and(|cafe| cafe.version == version && cafe.publication == PublicationStatus::Archived))
}

/// Takes out something that was made; says whether it stays.
fn stays(change: &mut Change, who: &Who, made: Made) -> Result<bool, DomainError> {
    let taken_out = match made {
        Made::Place(id) => return Ok(!places::archive_unused(change, PlaceId(id), 1)?),
        // One that came archived is out of the way already.
        Made::Cafe(id, version) if is_archived(change, CafeId(id), version)? => return Ok(false),
        Made::Cafe(id, version) => {
            let step = NewCafeStep::new(CafeStep::Archive);
            workspace::take_cafe_step(change, who, CafeId(id), version, &step).map(drop)
        }
        Made::Organisation(id, version) => {
            if store::organisations::is_relied_on(change.connection, OrganisationId(id))? {
                return Ok(true);
            }
            organisations::take_step(change, who, OrganisationId(id), version, LifeStep::Archive).map(drop)
        }
        Made::Facilitator(id, version) => {
            facilitators::take_step(change, who, FacilitatorId(id), version, LifeStep::Archive).map(drop)
        }
    };
    match taken_out {
        Ok(()) | Err(DomainError::NotFound(..)) => Ok(false),
        Err(
            DomainError::VersionMismatch { .. }
            | DomainError::NotAllowed(_)
            | DomainError::IllegalStep { .. },
        ) => Ok(true),
        Err(error) => Err(error),
    }
}
