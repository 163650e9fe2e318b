//! All that has a page of its own, in an order that changes little.

use std::sync::Arc;

use cafeia_shared::{
    site::SitePage,
    territories::{TerritoryCode, TerritoryLevel},
};
use chrono::{DateTime, Utc};

use super::{
    Snapshot, alive,
    directory::{Listed, Listing},
    entry::{Entry, Text},
};

/// How many pages there are.
pub(super) fn count(snapshot: &Snapshot, now: DateTime<Utc>) -> usize {
    let directory = &snapshot.directory;
    let geography = directory.geography();
    let cafes = snapshot.segments().map(|(segment, replaced)| {
        segment.len() - usize::try_from(replaced.len()).unwrap_or_default().min(segment.len())
    });
    SitePage::FIXED.len()
        + geography.regions().len()
        + geography.departements().len()
        + directory.resources.len()
        + alive::count(snapshot, &directory.organisations, now)
        + alive::count(snapshot, &directory.facilitators, now)
        + cafes.sum::<usize>()
}

/// Shows each page of a run of them, with the instant when what it shows last changed, where that is known.
pub(super) fn visit(
    snapshot: &Snapshot,
    (skip, take): (usize, usize),
    now: DateTime<Utc>,
    mut see: impl FnMut(SitePage, Option<DateTime<Utc>>),
) {
    let directory = &snapshot.directory;
    let geography = directory.geography();
    let regions = geography.regions().iter().map(|r| TerritoryCode::new(TerritoryLevel::Region, r.code));
    let departements =
        geography.departements().iter().map(|d| TerritoryCode::new(TerritoryLevel::Departement, d.code));
    let territories: Vec<String> = regions.chain(departements).map(|code| code.to_string()).collect();

    let fixed = SitePage::FIXED.into_iter().map(|page| (page, None));
    let territories = territories.iter().map(|code| (SitePage::Territory(code), None));
    let shown_organisations = alive::shown(snapshot, &directory.organisations, now);
    let shown_facilitators = alive::shown(snapshot, &directory.facilitators, now);
    let resources = pages(directory.resources.sorted(), SitePage::Resource, |r| r.updated_at);
    let organisations = pages(&shown_organisations, SitePage::Organisation, |o| o.updated_at);
    let facilitators = pages(&shown_facilitators, SitePage::Facilitator, |f| f.updated_at);
    let cafes = snapshot.segments().flat_map(|(segment, replaced)| {
        let standing = (0_u32..).zip(segment.entries()).filter(|(ordinal, _)| !replaced.contains(*ordinal));
        standing.map(|(_, entry)| cafe(entry))
    });
    let all = fixed.chain(territories).chain(resources).chain(organisations).chain(facilitators).chain(cafes);
    for (page, changed) in all.skip(skip).take(take) {
        see(page, changed);
    }
}

fn pages<'a, T: Listed>(
    sorted: &'a [Arc<Listing<T>>],
    page: fn(&'a str) -> SitePage<'a>,
    changed: fn(&T) -> DateTime<Utc>,
) -> impl Iterator<Item = (SitePage<'a>, Option<DateTime<Utc>>)> {
    let records = sorted.iter().map(|listing| &listing.record);
    records.map(move |record| (page(record.slug()), Some(changed(record))))
}

fn cafe(entry: &Entry) -> (SitePage<'_>, Option<DateTime<Utc>>) {
    (SitePage::Cafe(entry.text(Text::Slug)), Some(entry.updated_at))
}
