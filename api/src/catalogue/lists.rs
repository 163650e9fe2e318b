//! Organisations, facilitators and resources asked for: lists in the order of their names, or of their distances.

use std::{collections::BTreeMap, sync::Arc};

use cafeia_shared::{
    facilitators::{Facilitator, FacilitatorQuery, FacilitatorSummary},
    organisations::{Organisation, OrganisationQuery, OrganisationSummary},
    paging::{FacetCount, Facets, Page},
    position::Position,
    problem::{FaultCode, FieldError},
    query::ListPaging,
    resources::{OFFERED_MINUTES, Resource, ResourceQuery, ResourceSummary, Span},
    territories::{TerritoryCode, TerritoryLevel},
    vocabulary::Term,
};
use chrono::{DateTime, Utc};
use uuid::Uuid;

use super::{
    Snapshot, alive,
    cafes::{metres, millimetres},
    directory::{Directory, Listed, Listing, words_of},
    filter::unknown_territories,
};
use crate::{
    geo::Geography,
    markdown,
    store::{facilitators::FacilitatorRecord, organisations::OrganisationRecord, resources::ResourceRecord},
};

/// A rule of a filter: the name of its parameter, and whether an object follows it.
type Rule<'a, T> = (&'static str, Box<dyn Fn(&T) -> bool + 'a>);

/// A filter that facets count: its name, and the values that an object has.
type Counted<'a, T> = (&'static str, Box<dyn Fn(&T) -> Vec<String> + 'a>);

/// How far an object is, in millimetres.
type Distance<'a, T> = &'a dyn Fn(&T) -> u64;

/// One page of a shelf; with distances, the nearest first.
fn page<T: Listed, S>(
    sorted: &[Arc<Listing<T>>],
    rules: &[Rule<T>],
    q: Option<&str>,
    (paging, distance): (&ListPaging, Option<Distance<T>>),
    counted: &[Counted<T>],
    render: impl Fn(&T) -> S,
) -> Result<Page<S>, Vec<FieldError>> {
    let after = paging.cursor.as_deref().map(|text| read_cursor(text, distance.is_some())).transpose()?;
    let words = words_of(q);
    let spoken = |listing: &Listing<T>| words.is_empty() || listing.has_words(&words);
    let mut matching: Vec<(Option<u64>, &Listing<T>)> = sorted
        .iter()
        .map(AsRef::as_ref)
        .filter(|listing| rules.iter().all(|(_, follows)| follows(&listing.record)) && spoken(listing))
        .map(|listing| (distance.map(|distance| distance(&listing.record)), listing))
        .collect();
    // They come by name, and stay so among those equally far.
    matching.sort_by_key(|(distance, _)| *distance);
    let begin = after.map_or(0, |(far, name, id)| {
        let last = (far, name.as_str(), T::Id::from(id));
        matching.partition_point(|(far, l)| (*far, l.sort_name.as_str(), l.record.id()) <= last)
    });
    let rest = &matching[begin..];
    let shown = &rest[..paging.limit().min(rest.len())];
    let next_cursor = match shown.last() {
        Some((distance, last)) if shown.len() < rest.len() => Some(write_cursor(*distance, last)),
        _ => None,
    };
    let facets = paging.facets.unwrap_or(false).then(|| {
        let count = |(name, values): &Counted<T>| {
            // A filter that is in use is left out of its own counts.
            let others: Vec<_> = rules.iter().filter(|(rule, _)| rule != name).collect();
            let base = sorted.iter().map(AsRef::as_ref).filter(|listing: &&Listing<T>| {
                others.iter().all(|(_, follows)| follows(&listing.record)) && spoken(listing)
            });
            let mut counts: BTreeMap<String, u64> = BTreeMap::new();
            for value in base.flat_map(|listing| values(&listing.record)) {
                *counts.entry(value).or_default() += 1;
            }
            let mut counts: Vec<_> =
                counts.into_iter().map(|(value, count)| FacetCount { value, count }).collect();
            counts.sort_by_key(|facet| std::cmp::Reverse(facet.count));
            ((*name).to_owned(), counts)
        };
        counted.iter().map(count).collect::<Facets>()
    });
    Ok(Page {
        total: matching.len() as u64,
        data: shown.iter().map(|(_, listing)| render(&listing.record)).collect(),
        next_cursor,
        facets,
    })
}

/// A cursor is what the last item is sorted by: its distance, if that counts, its id and its folded name.
fn write_cursor<T: Listed>(distance: Option<u64>, last: &Listing<T>) -> String {
    // The folded name holds letters, digits and single spaces.
    let (id, name) = (last.record.id(), last.sort_name.replace(' ', "_"));
    match distance {
        Some(millimetres) => format!("d{millimetres}.{id}.{name}"),
        None => format!("n{id}.{name}"),
    }
}

fn read_cursor(text: &str, by_distance: bool) -> Result<(Option<u64>, String, Uuid), Vec<FieldError>> {
    let read = || {
        let (distance, rest) = if by_distance {
            let (distance, rest) = text.strip_prefix('d')?.split_once('.')?;
            (Some(distance.parse().ok()?), rest)
        } else {
            (None, text.strip_prefix('n')?)
        };
        let (id, name) = rest.split_once('.')?;
        Some((distance, name.replace('_', " "), Uuid::try_parse(id).ok()?))
    };
    read().ok_or_else(|| {
        vec![FieldError::new("cursor", FaultCode::Malformed, "give back the next_cursor of this list")]
    })
}

fn one_of<T: PartialEq>(wanted: &[T], has: &T) -> bool {
    wanted.is_empty() || wanted.contains(has)
}

fn some_of<T: PartialEq>(wanted: &[T], has: &[T]) -> bool {
    wanted.is_empty() || has.iter().any(|value| wanted.contains(value))
}

fn names<T: Term>(terms: &[T]) -> Vec<String> {
    terms.iter().map(|term| term.as_str().to_owned()).collect()
}

/// Whether a commune lies in one of the territories.
fn lies_in(geography: &Geography, commune: Option<&str>, territories: &[TerritoryCode]) -> bool {
    if territories.is_empty() {
        return true;
    }
    let Some(commune) = commune.and_then(|code| geography.commune(code)) else { return false };
    territories.iter().any(|territory| match territory.level {
        TerritoryLevel::Region => commune.region == territory.code,
        TerritoryLevel::Departement => commune.departement == territory.code,
        TerritoryLevel::Commune => {
            geography.commune(&territory.code).is_some_and(|wanted| wanted.holds(commune))
        }
    })
}

fn departement_of(geography: &Geography, commune: Option<&str>) -> Vec<String> {
    let commune = commune.and_then(|code| geography.commune(code));
    commune.map(|commune| format!("departement-{}", commune.departement)).into_iter().collect()
}

pub(super) fn organisations(
    snapshot: &Snapshot,
    query: &OrganisationQuery,
    now: DateTime<Utc>,
) -> Result<Page<OrganisationSummary>, Vec<FieldError>> {
    let directory = &snapshot.directory;
    let geography = directory.geography();
    let filter = &query.filter;
    refuse_unknown(&filter.territory, directory)?;
    let network = filter.network.as_deref().map(|name| directory.organisations.resolve(name));
    let rules: [Rule<OrganisationRecord>; 4] = [
        ("territory", Box::new(|o| lies_in(geography, o.content.commune_code.as_deref(), &filter.territory))),
        ("kind", Box::new(|o| one_of(&filter.kind, &o.content.kind))),
        ("part", Box::new(|o| some_of(&filter.part, &o.content.parts))),
        (
            "network",
            Box::new(|o| network.is_none_or(|network| network.is_some() && network == o.content.network_id)),
        ),
    ];
    let network_slug = |o: &OrganisationRecord| {
        let network = o.content.network_id.and_then(|id| directory.organisations.get(id));
        network.map(|network| network.slug.clone()).into_iter().collect()
    };
    let counted: [Counted<OrganisationRecord>; 4] = [
        ("territory", Box::new(|o| departement_of(geography, o.content.commune_code.as_deref()))),
        ("kind", Box::new(|o| names(&[o.content.kind]))),
        ("part", Box::new(|o| names(&o.content.parts))),
        ("network", Box::new(network_slug)),
    ];
    let shown = alive::shown(snapshot, &directory.organisations, now);
    page(&shown, &rules, filter.q.as_deref(), (&query.paging, None), &counted, |o| {
        organisation_summary(snapshot, o, now)
    })
}

fn refuse_unknown(territories: &[TerritoryCode], directory: &Directory) -> Result<(), Vec<FieldError>> {
    let faults = unknown_territories(territories, directory);
    if faults.is_empty() { Ok(()) } else { Err(faults) }
}

fn organisation_summary(
    snapshot: &Snapshot,
    record: &OrganisationRecord,
    now: DateTime<Utc>,
) -> OrganisationSummary {
    let directory = &snapshot.directory;
    let content = &record.content;
    OrganisationSummary {
        id: record.id,
        slug: record.slug.clone(),
        version: record.version,
        name: content.name.clone(),
        kind: content.kind,
        parts: content.parts.clone(),
        commune: content.commune_code.as_deref().map(|code| directory.commune_ref(code)),
        network: content.network_id.map(|id| directory.organisation_ref(id)),
        upcoming_cafes: snapshot.count_upcoming(now, |segment| segment.organisations.get(&record.id)),
        life_status: alive::status(snapshot, record, now),
    }
}

pub(super) fn organisation(snapshot: &Snapshot, name: &str, now: DateTime<Utc>) -> Option<Organisation> {
    let directory = &snapshot.directory;
    let record = directory.organisations.find(name)?;
    let content = &record.content;
    let shown = alive::shown(snapshot, &directory.organisations, now);
    let members = shown.iter().filter(|o| o.record.content.network_id == Some(record.id));
    Some(Organisation {
        summary: organisation_summary(snapshot, record, now),
        description: content.description.clone(),
        website: content.website.clone(),
        contact: content.contact.clone(),
        siret: content.siret.clone(),
        rna: content.rna.clone(),
        members: members.map(|o| directory.organisation_ref(o.record.id)).collect(),
        created_at: record.created_at,
        updated_at: record.updated_at,
    })
}

pub(super) fn facilitators(
    snapshot: &Snapshot,
    query: &FacilitatorQuery,
    now: DateTime<Utc>,
) -> Result<Page<FacilitatorSummary>, Vec<FieldError>> {
    let directory = &snapshot.directory;
    let geography = directory.geography();
    let filter = &query.filter;
    refuse_unknown(&filter.territory, directory)?;
    let formats: Vec<_> = filter.format.iter().filter_map(|name| directory.resources.resolve(name)).collect();
    let rules: [Rule<FacilitatorRecord>; 5] = [
        ("territory", Box::new(|f| lies_in(geography, Some(&f.content.commune_code), &filter.territory))),
        ("reaches", Box::new(|f| filter.reaches.is_none_or(|point| reaches(directory, f, point)))),
        ("training", Box::new(|f| one_of(&filter.training, &f.training))),
        ("language", Box::new(|f| some_of(&filter.language, &f.content.languages))),
        (
            "format",
            Box::new(|f| {
                filter.format.is_empty() || f.content.format_ids.iter().any(|id| formats.contains(id))
            }),
        ),
    ];
    let format_slugs = |f: &FacilitatorRecord| {
        let formats = f.content.format_ids.iter().filter_map(|id| directory.resources.get(*id));
        formats.map(|resource| resource.slug.clone()).collect()
    };
    let counted: [Counted<FacilitatorRecord>; 4] = [
        ("territory", Box::new(|f| departement_of(geography, Some(&f.content.commune_code)))),
        ("training", Box::new(|f| names(&[f.training]))),
        ("language", Box::new(|f| names(&f.content.languages))),
        ("format", Box::new(format_slugs)),
    ];
    let shown = alive::shown(snapshot, &directory.facilitators, now);
    let nearest_to = query.nearest_to();
    // Whose commune the geography has lost comes last.
    let distance =
        |f: &FacilitatorRecord| distance_km(directory, f, nearest_to).map_or(u64::MAX, millimetres);
    let distance = nearest_to.map(|_| &distance as Distance<FacilitatorRecord>);
    page(&shown, &rules, filter.q.as_deref(), (&query.paging, distance), &counted, |f| {
        let distance_m = distance_km(directory, f, filter.point()).map(metres);
        FacilitatorSummary { distance_m, ..facilitator_summary(snapshot, f, now) }
    })
}

/// Where their commune is; the middle of nowhere when the geography has lost it.
fn home(directory: &Directory, facilitator: &FacilitatorRecord) -> Option<Position> {
    directory.commune(&facilitator.content.commune_code).map(crate::geo::Commune::position)
}

/// How far from a point they live, in kilometres.
fn distance_km(
    directory: &Directory,
    facilitator: &FacilitatorRecord,
    point: Option<Position>,
) -> Option<f64> {
    Some(home(directory, facilitator)?.distance_km(point?))
}

fn reaches(directory: &Directory, facilitator: &FacilitatorRecord, point: Position) -> bool {
    let radius = f64::from(facilitator.content.travel_radius_km);
    distance_km(directory, facilitator, Some(point)).is_some_and(|distance| distance <= radius)
}

fn facilitator_summary(
    snapshot: &Snapshot,
    record: &FacilitatorRecord,
    now: DateTime<Utc>,
) -> FacilitatorSummary {
    let directory = &snapshot.directory;
    let content = &record.content;
    FacilitatorSummary {
        id: record.id,
        slug: record.slug.clone(),
        version: record.version,
        name: content.name.clone(),
        training: record.training,
        commune: directory.commune_ref(&content.commune_code),
        position: home(directory, record).unwrap_or(Position { longitude: 0.0, latitude: 0.0 }),
        travel_radius_km: content.travel_radius_km,
        languages: content.languages.clone(),
        formats: content.format_ids.iter().filter_map(|id| directory.resources.reference(*id)).collect(),
        organisation: content.organisation_id.map(|id| directory.organisation_ref(id)),
        life_status: alive::status(snapshot, record, now),
        distance_m: None,
    }
}

pub(super) fn facilitator(snapshot: &Snapshot, name: &str, now: DateTime<Utc>) -> Option<Facilitator> {
    let record = snapshot.directory.facilitators.find(name)?;
    if !alive::is_shown(snapshot, record, now) {
        return None;
    }
    Some(Facilitator {
        summary: facilitator_summary(snapshot, record, now),
        description: record.content.description.clone(),
        description_html: markdown::to_html(&record.content.description),
        upcoming_cafes: snapshot.count_upcoming(now, |segment| segment.facilitators.get(&record.id)),
        created_at: record.created_at,
        updated_at: record.updated_at,
    })
}

pub(super) fn resources(
    snapshot: &Snapshot,
    query: &ResourceQuery,
) -> Result<Page<ResourceSummary>, Vec<FieldError>> {
    let filter = &query.filter;
    let fits =
        |span: Option<Span>, people: u16| span.is_some_and(|span| (span.min..=span.max).contains(&people));
    let lasts = |span: Option<Span>, most: u16| span.is_some_and(|span| span.min <= most);
    let rules: [Rule<ResourceRecord>; 7] = [
        ("kind", Box::new(|r| one_of(&filter.kind, &r.content.kind))),
        (
            "family",
            Box::new(|r| {
                filter.family.is_empty() || r.content.family.is_some_and(|f| filter.family.contains(&f))
            }),
        ),
        (
            "document_type",
            Box::new(|r| {
                filter.document_type.is_empty()
                    || r.content.document_type.is_some_and(|d| filter.document_type.contains(&d))
            }),
        ),
        ("audience", Box::new(|r| some_of(&filter.audience, &r.content.audiences))),
        ("theme", Box::new(|r| some_of(&filter.theme, &r.content.themes))),
        (
            "max_minutes",
            Box::new(|r| filter.max_minutes.is_none_or(|most| lasts(r.content.duration_minutes, most))),
        ),
        ("people", Box::new(|r| filter.people.is_none_or(|people| fits(r.content.group_size, people)))),
    ];
    let counted: [Counted<ResourceRecord>; 6] = [
        ("kind", Box::new(|r| names(&[r.content.kind]))),
        ("family", Box::new(|r| names(r.content.family.as_slice()))),
        ("document_type", Box::new(|r| names(r.content.document_type.as_slice()))),
        ("audience", Box::new(|r| names(&r.content.audiences))),
        ("theme", Box::new(|r| names(&r.content.themes))),
        (
            "max_minutes",
            Box::new(|r| {
                let enough = OFFERED_MINUTES.iter().filter(|most| lasts(r.content.duration_minutes, **most));
                enough.map(ToString::to_string).collect()
            }),
        ),
    ];
    let sorted = snapshot.directory.resources.sorted();
    page(sorted, &rules, filter.q.as_deref(), (&query.paging, None), &counted, resource_summary)
}

fn resource_summary(record: &ResourceRecord) -> ResourceSummary {
    let content = &record.content;
    ResourceSummary {
        id: record.id,
        slug: record.slug.clone(),
        version: record.version,
        kind: content.kind,
        title: content.title.clone(),
        summary: content.summary.clone(),
        family: content.family,
        document_type: content.document_type,
        duration_minutes: content.duration_minutes,
        group_size: content.group_size,
        audiences: content.audiences.clone(),
        licence: content.licence,
        creators: content.creators.clone(),
    }
}

pub(super) fn resource(snapshot: &Snapshot, name: &str, now: DateTime<Utc>) -> Option<Resource> {
    let record = snapshot.directory.resources.find(name)?;
    let content = &record.content;
    Some(Resource {
        summary: resource_summary(record),
        publication: record.publication,
        description: content.description.clone(),
        description_html: markdown::to_html(&content.description),
        material: content.material.clone(),
        objectives: content.objectives.clone(),
        themes: content.themes.clone(),
        languages: content.languages.clone(),
        publisher: content.publisher.clone(),
        url: content.url.clone(),
        upcoming_cafes: snapshot.count_upcoming(now, |segment| segment.formats.get(&record.id)),
        created_at: record.created_at,
        updated_at: record.updated_at,
    })
}
