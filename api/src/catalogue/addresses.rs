//! All that has a page of its own, in an order that changes little.

use cafeia_shared::{
    site::SitePage,
    territories::{TerritoryCode, TerritoryLevel},
};
use chrono::{DateTime, Utc};

use super::{
    Snapshot,
    directory::{Listed, Shelf},
    entry::{Entry, Text},
};

/// How many pages there are.
pub(super) fn count(snapshot: &Snapshot) -> usize {
    let directory = &snapshot.directory;
    let geography = directory.geography();
    let cafes = snapshot.segments().map(|(segment, replaced)| {
        segment.len() - usize::try_from(replaced.len()).unwrap_or_default().min(segment.len())
    });
    SitePage::FIXED.len()
        + geography.regions().len()
        + geography.departements().len()
        + directory.resources.len()
        + directory.organisations.len()
        + directory.facilitators.len()
        + cafes.sum::<usize>()
}

/// Shows each page of a run of them, with the instant when what it shows last changed, where that is known.
pub(super) fn visit(
    snapshot: &Snapshot,
    skip: usize,
    take: usize,
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
    let resources = pages(&directory.resources, SitePage::Resource, |r| r.updated_at);
    let organisations = pages(&directory.organisations, SitePage::Organisation, |o| o.updated_at);
    let facilitators = pages(&directory.facilitators, SitePage::Facilitator, |f| f.updated_at);
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
    shelf: &'a Shelf<T>,
    page: fn(&'a str) -> SitePage<'a>,
    changed: fn(&T) -> DateTime<Utc>,
) -> impl Iterator<Item = (SitePage<'a>, Option<DateTime<Utc>>)> {
    let records = shelf.sorted().iter().map(|listing| &listing.record);
    records.map(move |record| (page(record.slug()), Some(changed(record))))
}

fn cafe(entry: &Entry) -> (SitePage<'_>, Option<DateTime<Utc>>) {
    (SitePage::Cafe(entry.text(Text::Slug)), Some(entry.updated_at))
}
