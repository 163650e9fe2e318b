//! What stands in the network, as tables of the columns that an import reads: opened again by the import, a table gives the
//! same rows.

use std::collections::{HashMap, HashSet};

use cafeia_shared::{
    cafes::Registration,
    ids::{OrganisationId, PlaceId, ResourceId},
    imports::{ImportField, ImportKind},
    vocabulary::{CafeMode, RegistrationMode},
};
use chrono::{DateTime, Utc};
use chrono_tz::Tz;

use super::words::{Worded, header, word};
use crate::{
    geo::Geography,
    store::{
        self, DbConnection, StoreError, cafes::CafeRecord, facilitators::FacilitatorRecord,
        organisations::OrganisationRecord, places::PlaceRecord,
    },
};

/// What stands between the items of a list.
const BETWEEN: &str = " | ";
/// How one takes part by invitation, in a cell.
pub(super) const INVITATION: &str = "Sur invitation";
/// How one takes part on the platform itself, in a cell.
pub(super) const INTERNAL: &str = "Sur ce site";

/// A table to be written as a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Table {
    /// What stands above the columns.
    pub headers: Vec<&'static str>,
    /// The rows, each with a cell for each column.
    pub rows: Vec<Vec<String>>,
}

impl Table {
    fn new(kind: ImportKind, rows: Vec<Vec<String>>) -> Self {
        Self { headers: kind.fields().iter().map(|field| header(kind, *field)).collect(), rows }
    }
}

/// A table without rows, to be filled.
pub fn template(kind: ImportKind) -> Table {
    Table::new(kind, Vec::new())
}

/// Cafés as a table.
pub fn of_cafes(
    connection: &mut DbConnection,
    geography: &Geography,
    cafes: &[CafeRecord],
) -> Result<Table, StoreError> {
    let places = distinct(cafes.iter().filter_map(|cafe| cafe.content.place_id));
    let places = store::places::list(connection, &places)?;
    let places: HashMap<PlaceId, PlaceRecord> = places.into_iter().map(|place| (place.id, place)).collect();
    let names = Names::of(
        connection,
        cafes.iter().map(|cafe| cafe.content.host_id),
        cafes.iter().flat_map(|cafe| cafe.content.format_ids.iter().copied()),
    )?;
    let rows = cafes.iter().map(|cafe| {
        let place = cafe.content.place_id.and_then(|id| places.get(&id));
        row(ImportKind::Cafes, |field| cafe_cell(field, cafe, place, &names, geography))
    });
    Ok(Table::new(ImportKind::Cafes, rows.collect()))
}

/// Organisations as a table.
pub fn of_organisations(
    connection: &mut DbConnection,
    geography: &Geography,
    organisations: &[OrganisationRecord],
) -> Result<Table, StoreError> {
    let networks = organisations.iter().filter_map(|organisation| organisation.content.network_id);
    let names = Names::of(connection, networks, [])?;
    let rows = organisations.iter().map(|organisation| {
        row(ImportKind::Organisations, |field| organisation_cell(field, organisation, &names, geography))
    });
    Ok(Table::new(ImportKind::Organisations, rows.collect()))
}

/// Facilitators as a table. It holds neither address nor number of theirs, since the network knows none.
pub fn of_facilitators(
    connection: &mut DbConnection,
    geography: &Geography,
    facilitators: &[FacilitatorRecord],
) -> Result<Table, StoreError> {
    let names = Names::of(
        connection,
        facilitators.iter().filter_map(|facilitator| facilitator.content.organisation_id),
        facilitators.iter().flat_map(|facilitator| facilitator.content.format_ids.iter().copied()),
    )?;
    let rows = facilitators.iter().map(|facilitator| {
        row(ImportKind::Facilitators, |field| facilitator_cell(field, facilitator, &names, geography))
    });
    Ok(Table::new(ImportKind::Facilitators, rows.collect()))
}

/// The names of what is named by its identifier.
struct Names {
    organisations: HashMap<OrganisationId, OrganisationRecord>,
    formats: HashMap<ResourceId, String>,
}

impl Names {
    fn of(
        connection: &mut DbConnection,
        organisations: impl IntoIterator<Item = OrganisationId>,
        formats: impl IntoIterator<Item = ResourceId>,
    ) -> Result<Self, StoreError> {
        let found = store::organisations::list(connection, &distinct(organisations))?;
        let formats = store::resources::list(connection, &distinct(formats))?;
        Ok(Self {
            organisations: found.into_iter().map(|one| (one.id, one)).collect(),
            formats: formats.into_iter().map(|format| (format.id, format.content.title)).collect(),
        })
    }

    fn organisation(&self, id: Option<OrganisationId>) -> String {
        id.and_then(|id| self.organisations.get(&id)).map(|one| one.content.name.clone()).unwrap_or_default()
    }

    fn formats(&self, ids: &[ResourceId]) -> String {
        let titles: Vec<&str> =
            ids.iter().filter_map(|id| self.formats.get(id)).map(String::as_str).collect();
        // A title may hold a comma, which divides where there is no bar.
        if let [only] = titles[..]
            && only.contains([',', ';', '/'])
        {
            return format!("{only}{BETWEEN}");
        }
        titles.join(BETWEEN)
    }
}

fn distinct<T: Eq + std::hash::Hash>(ids: impl IntoIterator<Item = T>) -> Vec<T> {
    ids.into_iter().collect::<HashSet<T>>().into_iter().collect()
}

fn row(kind: ImportKind, cell: impl Fn(ImportField) -> String) -> Vec<String> {
    kind.fields().iter().map(|field| cell(*field)).collect()
}

fn words<T: Worded>(terms: &[T]) -> String {
    terms.iter().map(|term| word(*term)).collect::<Vec<_>>().join(BETWEEN)
}

/// A commune by its name and, since names repeat themselves, its code.
pub(super) fn commune_cell(geography: &Geography, code: &str) -> String {
    match geography.commune(code) {
        Some(commune) => format!("{} ({})", commune.name, commune.code),
        None => code.to_owned(),
    }
}

fn cafe_cell(
    field: ImportField,
    cafe: &CafeRecord,
    place: Option<&PlaceRecord>,
    names: &Names,
    geography: &Geography,
) -> String {
    use ImportField as F;
    let content = &cafe.content;
    let zone: Tz = content.timezone.parse().unwrap_or(Tz::Europe__Paris);
    let local = |at: DateTime<Utc>, format: &str| at.with_timezone(&zone).format(format).to_string();
    let (day, last_day) = (local(content.starts_at, "%d/%m/%Y"), local(content.ends_at, "%d/%m/%Y"));
    let host = names.organisations.get(&content.host_id);
    match field {
        F::Name => content.title.clone(),
        F::Date => day,
        F::StartTime => local(content.starts_at, "%H:%M"),
        F::EndTime => local(content.ends_at, "%H:%M"),
        F::EndDate if day == last_day => String::new(),
        F::EndDate => last_day,
        F::Mode => word(content.mode).to_owned(),
        F::Place => place.map(|place| place.content.name.clone()).unwrap_or_default(),
        F::Address => place.and_then(|place| place.content.address.clone()).unwrap_or_default(),
        F::PostalCode => place.and_then(|place| place.content.postal_code.clone()).unwrap_or_default(),
        F::Commune => {
            // Whoever is online has no place: there, what tells its host from others of that name.
            let seat = || host.filter(|_| content.mode == CafeMode::Online)?.content.commune_code.as_deref();
            let code = place.map(|place| place.content.commune_code.as_str()).or_else(seat);
            code.map(|code| commune_cell(geography, code)).unwrap_or_default()
        }
        F::Organisation => names.organisation(Some(content.host_id)),
        F::Kind => host.map(|host| word(host.content.kind).to_owned()).unwrap_or_default(),
        F::Summary => content.summary.clone(),
        F::Description => content.description.clone(),
        F::Formats => names.formats(&content.format_ids),
        F::Audiences => words(&content.audiences),
        F::Languages => words(&content.languages),
        F::Themes => words(&content.themes),
        F::Accessibility => words(&content.accessibility),
        F::Capacity => content.capacity.map(|capacity| capacity.to_string()).unwrap_or_default(),
        F::Registration => registration(&content.registration),
        F::Link => content.online_url.clone().unwrap_or_default(),
        F::Email => content.contact.email.clone().unwrap_or_default(),
        F::Phone => content.contact.phone.clone().unwrap_or_default(),
        F::Timezone => content.timezone.clone(),
        F::Publication => word(cafe.publication).to_owned(),
        F::EventStatus => word(cafe.event_status).to_owned(),
        F::Parts | F::Network | F::Number | F::TravelRadius | F::Training => String::new(),
    }
}

fn registration(registration: &Registration) -> String {
    match registration.mode {
        RegistrationMode::None => String::new(),
        RegistrationMode::Internal => INTERNAL.to_owned(),
        RegistrationMode::Invitation => INVITATION.to_owned(),
        RegistrationMode::Link | RegistrationMode::Phone | RegistrationMode::Mail => {
            registration.target.clone().unwrap_or_default()
        }
    }
}

fn organisation_cell(
    field: ImportField,
    organisation: &OrganisationRecord,
    names: &Names,
    geography: &Geography,
) -> String {
    use ImportField as F;
    let content = &organisation.content;
    match field {
        F::Name => content.name.clone(),
        F::Kind => word(content.kind).to_owned(),
        F::Parts => words(&content.parts),
        F::Commune => {
            content.commune_code.as_deref().map(|code| commune_cell(geography, code)).unwrap_or_default()
        }
        F::Network => names.organisation(content.network_id),
        F::Description => content.description.clone(),
        F::Link => content.website.clone().unwrap_or_default(),
        F::Email => content.contact.email.clone().unwrap_or_default(),
        F::Phone => content.contact.phone.clone().unwrap_or_default(),
        F::Number => content.siret.clone().or_else(|| content.rna.clone()).unwrap_or_default(),
        _ => String::new(),
    }
}

fn facilitator_cell(
    field: ImportField,
    facilitator: &FacilitatorRecord,
    names: &Names,
    geography: &Geography,
) -> String {
    use ImportField as F;
    let content = &facilitator.content;
    match field {
        F::Name => content.name.clone(),
        F::Commune => commune_cell(geography, &content.commune_code),
        F::TravelRadius => content.travel_radius_km.to_string(),
        F::Training => word(facilitator.training).to_owned(),
        F::Organisation => names.organisation(content.organisation_id),
        F::Formats => names.formats(&content.format_ids),
        F::Languages => words(&content.languages),
        F::Description => content.description.clone(),
        _ => String::new(),
    }
}
