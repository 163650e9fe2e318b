//! The places of a commune, asked for by those who look for one that the network knows already.

use cafeia_shared::{
    places::{Place, PlaceList, PlaceQuery},
    problem::{FaultCode, FieldError},
};

use super::{
    Snapshot,
    directory::{PlaceListing, words_of},
};
use crate::{geo::Geography, store::places::PlaceRecord, text::fold};

/// A place as everybody sees it; nothing when its commune is unknown and it has no position of its own.
pub fn place(record: PlaceRecord, geography: &Geography) -> Option<Place> {
    PlaceListing::new(record, geography).whole()
}

/// The places of a commune, by name, without those that were taken out. All are looked through: that takes less than a request does.
pub(super) fn list(snapshot: &Snapshot, query: &PlaceQuery) -> Result<PlaceList, Vec<FieldError>> {
    let code = query.commune.as_deref().unwrap_or_default();
    let communes = snapshot.directory.geography().communes();
    let within: Vec<&str> = snapshot
        .directory
        .geography()
        .communes_at(code)
        .map(|number| communes[number as usize].code)
        .collect();
    if within.is_empty() {
        let message = "is the INSEE code of no commune; try /api/v1/communes";
        return Err(vec![FieldError::new("commune", FaultCode::UnknownValue, message)]);
    }
    let words = words_of(query.q.as_deref());
    let mut found: Vec<(String, &PlaceListing)> = snapshot
        .directory
        .places()
        .filter(|place| place.record.archived_at.is_none())
        .filter(|place| within.contains(&place.record.content.commune_code.as_str()))
        .filter(|place| place.has_words(&words))
        .map(|place| (fold(&place.record.content.name), place))
        .collect();
    found.sort_by(|(a, one), (b, other)| (a, one.record.id).cmp(&(b, other.record.id)));
    Ok(PlaceList { data: found.iter().filter_map(|(_, place)| place.whole()).take(query.limit()).collect() })
}
