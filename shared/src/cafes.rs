//! Cafés: local public moments where people discover and debate artificial intelligence.

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

use crate::{
    facilitators::FacilitatorRef,
    ids::{CafeId, FacilitatorId, OrganisationId, PlaceId, ResourceId, SeriesId},
    organisations::OrganisationRef,
    paging::DEFAULT_LIMIT,
    places::{Place, PlaceSummary},
    position::{BoundingBox, Position},
    problem::FieldError,
    query::{Paged, Pairs, Params, Query},
    resources::ResourceRef,
    territories::TerritoryCode,
    validation::{Check, limits},
    vocabulary::{
        Accessibility, Audience, CafeMode, EventStatus, FacilitatorPart, Language, OrganiserPart,
        PublicationStatus, RegistrationMode, Theme,
    },
};

/// A café as lists show it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct CafeSummary {
    /// Its identifier.
    pub id: CafeId,
    /// Its name in addresses. It never changes.
    pub slug: String,
    /// Counts its edits from 1; also the iCalendar `SEQUENCE`.
    pub version: u32,
    /// Title, at most 140 characters.
    pub title: String,
    /// One or two sentences, at most 200 characters.
    pub summary: String,
    /// When it begins (UTC).
    #[serde(deserialize_with = "crate::instant::read")]
    pub starts_at: DateTime<Utc>,
    /// When it ends (UTC).
    #[serde(deserialize_with = "crate::instant::read")]
    pub ends_at: DateTime<Utc>,
    /// Whether its date is to be confirmed: it was postponed and has no new date yet, so that its times do not hold any
    /// more. Absent when they do.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub date_to_confirm: bool,
    /// The IANA time zone in which its times are to be read.
    pub timezone: String,
    /// How people attend as things stand: `online` for one that was moved online.
    pub mode: CafeMode,
    /// What happens to it.
    pub event_status: EventStatus,
    /// Where it is; absent when it is online only, or was moved online.
    pub place: Option<PlaceSummary>,
    /// The organisation that hosts it.
    pub host: OrganisationRef,
    /// The formats it uses.
    pub formats: Vec<ResourceRef>,
    /// Whom it is made for.
    pub audiences: Vec<Audience>,
    /// The languages spoken.
    pub languages: Vec<Language>,
    /// What makes it usable by people with a disability: the café's own and its place's.
    pub accessibility: Vec<Accessibility>,
    /// How many people can come; absent when there is no limit.
    pub capacity: Option<u32>,
    /// How many places are left; absent when there is no limit.
    pub places_left: Option<u32>,
    /// Distance from the point asked for, in metres; only with `around`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub distance_m: Option<u32>,
}

/// A café, whole.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Cafe {
    /// What lists show of it.
    #[serde(flatten)]
    pub summary: CafeSummary,
    /// Whether the network shows it.
    pub publication: PublicationStatus,
    /// Description in Markdown (CommonMark), at most 10,000 characters.
    pub description: String,
    /// Description as safe HTML: made from `description` by the server.
    pub description_html: String,
    /// Why it was cancelled, postponed or moved online.
    pub status_reason: Option<String>,
    /// When it was to begin before it was postponed (schema.org `previousStartDate`).
    #[serde(default, deserialize_with = "crate::instant::read_optional")]
    pub previous_starts_at: Option<DateTime<Utc>>,
    /// Its place, whole; absent when it is online only, or was moved online.
    pub venue: Option<Place>,
    /// Where it was to be before it was moved online.
    #[serde(default)]
    pub previous_venue: Option<Place>,
    /// How one takes part.
    pub registration: Registration,
    /// How to reach the host structure.
    pub contact: Contact,
    /// The organisations besides the host.
    pub organisers: Vec<Organiser>,
    /// The facilitators who agreed to be shown.
    pub facilitators: Vec<CafeFacilitator>,
    /// What it talks about.
    pub themes: Vec<Theme>,
    /// The series it belongs to.
    pub series_id: Option<SeriesId>,
    /// When it was first written down (UTC).
    #[serde(deserialize_with = "crate::instant::read")]
    pub created_at: DateTime<Utc>,
    /// When it last changed (UTC).
    #[serde(deserialize_with = "crate::instant::read")]
    pub updated_at: DateTime<Utc>,
    /// When it was first published (UTC).
    #[serde(default, deserialize_with = "crate::instant::read_optional")]
    pub published_at: Option<DateTime<Utc>>,
}

/// How one takes part in a café.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct Registration {
    /// The way.
    pub mode: RegistrationMode,
    /// The address, telephone number or mail address that goes with a way that needs one.
    #[serde(default)]
    pub target: Option<String>,
}

/// How to reach a structure. Never a person's own address or number.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct Contact {
    /// The structure's mail address.
    #[serde(default)]
    pub email: Option<String>,
    /// The structure's telephone number.
    #[serde(default)]
    pub phone: Option<String>,
}

/// An organisation besides the host, and what it does.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Organiser {
    /// The organisation.
    pub organisation: OrganisationRef,
    /// What it does for this café.
    pub part: OrganiserPart,
}

/// A facilitator of a café, and what they do.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct CafeFacilitator {
    /// The facilitator.
    pub facilitator: FacilitatorRef,
    /// What they do in this café.
    pub part: FacilitatorPart,
}

/// What an author writes of a café: the body of its creation, and of its replacement.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct NewCafe {
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
    /// Where it is. Needed on site and in hybrid mode.
    #[serde(default)]
    pub place_id: Option<PlaceId>,
    /// The video link, shown to those who take part only. Needed online and in hybrid mode unless one registers.
    #[serde(default)]
    pub online_url: Option<String>,
    /// The organisation that hosts it.
    pub host_id: OrganisationId,
    /// The organisations besides the host, at most 10.
    #[serde(default)]
    pub organisers: Vec<NewOrganiser>,
    /// Its facilitators, at most 10.
    #[serde(default)]
    pub facilitators: Vec<NewCafeFacilitator>,
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
    /// How many places are taken already; not more than the capacity.
    #[serde(default)]
    pub seats_taken: u32,
    /// How one takes part.
    pub registration: Registration,
    /// How to reach the host structure.
    #[serde(default)]
    pub contact: Contact,
}

/// An organisation to be named on a café.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct NewOrganiser {
    /// The organisation.
    pub organisation_id: OrganisationId,
    /// What it does for this café.
    pub part: OrganiserPart,
}

/// A facilitator to be named on a café.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct NewCafeFacilitator {
    /// The facilitator.
    pub facilitator_id: FacilitatorId,
    /// What they do in this café.
    pub part: FacilitatorPart,
}

impl NewCafe {
    /// What is wrong with it, field by field; empty when nothing is.
    ///
    /// Whether the time zone, the place and the organisations exist is for the server to say.
    pub fn faults(&self) -> Vec<FieldError> {
        let mut check = Check::default();
        check.text("title", &self.title, 3, limits::TITLE);
        check.text("summary", &self.summary, 0, limits::SUMMARY);
        check.long_text("description", &self.description, limits::DESCRIPTION);
        check.that(self.ends_at > self.starts_at, "ends_at", "a café ends after it begins");
        check.that(
            self.ends_at - self.starts_at <= limits::longest_cafe(),
            "ends_at",
            "a café lasts 14 days at most; make several",
        );
        check.instant("starts_at", self.starts_at);
        check.instant("ends_at", self.ends_at);
        check.text("timezone", &self.timezone, 3, 64);
        let in_a_place = self.mode != CafeMode::Online;
        check.that(
            in_a_place == self.place_id.is_some(),
            "place_id",
            "on site and hybrid cafés have a place, online ones have none",
        );
        if let Some(url) = &self.online_url {
            check.url("online_url", url);
            check.that(self.mode != CafeMode::OnSite, "online_url", "a café on site has no video link");
        }
        check.count("organisers", self.organisers.len(), limits::ORGANISERS);
        check.count("facilitators", self.facilitators.len(), limits::FACILITATORS);
        check.count("format_ids", self.format_ids.len(), limits::FORMATS);
        check.distinct("organisers", self.organisers.iter().map(|o| o.organisation_id));
        check.that(
            self.organisers.iter().all(|one| one.organisation_id != self.host_id),
            "organisers",
            "the host is named as such; take it away from the other organisations",
        );
        check.distinct("facilitators", self.facilitators.iter().map(|f| f.facilitator_id));
        check.distinct("format_ids", self.format_ids.iter().copied());
        check.distinct("audiences", self.audiences.iter().copied());
        check.distinct("languages", self.languages.iter().copied());
        check.distinct("themes", self.themes.iter().copied());
        check.distinct("accessibility", self.accessibility.iter().copied());
        if let Some(capacity) = self.capacity {
            check.range("capacity", capacity, 1, 100_000);
            check.that(
                self.seats_taken <= capacity,
                "seats_taken",
                "not more places are taken than there are",
            );
        } else {
            check.that(
                self.seats_taken == 0,
                "seats_taken",
                "places are counted only where there is a capacity",
            );
        }
        self.registration.check(&mut check);
        self.contact.check("contact", &mut check);
        check.faults()
    }
}

impl Registration {
    fn check(&self, check: &mut Check) {
        let field = "registration.target";
        match (self.mode, self.target.as_deref()) {
            (RegistrationMode::Link, Some(url)) => check.url(field, url),
            (RegistrationMode::Phone, Some(phone)) => check.phone(field, phone),
            (RegistrationMode::Mail, Some(mail)) => check.email(field, mail),
            (RegistrationMode::Link | RegistrationMode::Phone | RegistrationMode::Mail, None) => {
                check.missing(field, "say where one registers");
            }
            (_, Some(_)) => check.that(false, field, "this way of taking part has no target"),
            (_, None) => {}
        }
    }
}

impl Contact {
    /// Adds what is wrong with it, under a field's name.
    pub fn check(&self, field: &str, check: &mut Check) {
        if let Some(email) = &self.email {
            check.email(&format!("{field}.email"), email);
        }
        if let Some(phone) = &self.phone {
            check.phone(&format!("{field}.phone"), phone);
        }
    }
}

/// Which cafés: the filters that the list, the map, the feeds and the embeds share. Filters add up (and);
/// several values of one filter widen it (or), save for `accessibility`, where each one counts.
#[derive(Debug, Clone, Default, PartialEq)]
#[cfg_attr(feature = "openapi", derive(utoipa::IntoParams))]
#[cfg_attr(feature = "openapi", into_params(parameter_in = Query))]
pub struct CafeFilter {
    /// In one of these territories: `region-53`, `departement-29`, `commune-29042`.
    #[cfg_attr(feature = "openapi", param(required = false, value_type = Vec<String>, example = json!(["departement-29"])))]
    pub territory: Vec<TerritoryCode>,
    /// In this window: `west,south,east,north` in degrees.
    #[cfg_attr(feature = "openapi", param(required = false, value_type = String, example = "-5.2,47.7,-3.3,48.8"))]
    pub bbox: Option<BoundingBox>,
    /// From this point: `longitude,latitude` in degrees. With `radius_km` it is a filter, with `sort=distance` it
    /// orders; in any case the answer tells each café's distance.
    #[cfg_attr(feature = "openapi", param(required = false, value_type = String, example = "-1.5536,47.2173"))]
    pub around: Option<Position>,
    /// Within this distance of `around`, 1 to 500 kilometres.
    #[cfg_attr(feature = "openapi", param(required = false, minimum = 1, maximum = 500))]
    pub radius_km: Option<u16>,
    /// Which time: those to come and going on (the default), past ones, or all.
    #[cfg_attr(feature = "openapi", param(required = false, inline))]
    pub period: Option<Period>,
    /// Beginning on this day or later (a date, in the time of Paris).
    #[cfg_attr(feature = "openapi", param(required = false, value_type = String, format = Date))]
    pub from: Option<NaiveDate>,
    /// Beginning on this day or earlier (a date, in the time of Paris).
    #[cfg_attr(feature = "openapi", param(required = false, value_type = String, format = Date))]
    pub to: Option<NaiveDate>,
    /// With one of these event statuses.
    #[cfg_attr(feature = "openapi", param(required = false))]
    pub status: Vec<EventStatus>,
    /// Attended in one of these ways.
    #[cfg_attr(feature = "openapi", param(required = false))]
    pub mode: Vec<CafeMode>,
    /// Using one of these formats, by slug or id.
    #[cfg_attr(feature = "openapi", param(required = false))]
    pub format: Vec<String>,
    /// Made for one of these audiences.
    #[cfg_attr(feature = "openapi", param(required = false))]
    pub audience: Vec<Audience>,
    /// In one of these languages.
    #[cfg_attr(feature = "openapi", param(required = false))]
    pub language: Vec<Language>,
    /// About one of these themes.
    #[cfg_attr(feature = "openapi", param(required = false))]
    pub theme: Vec<Theme>,
    /// With all of these.
    #[cfg_attr(feature = "openapi", param(required = false))]
    pub accessibility: Vec<Accessibility>,
    /// Hosted or organised by one of these organisations, by slug or id.
    #[cfg_attr(feature = "openapi", param(required = false))]
    pub organisation: Vec<String>,
    /// Run by one of these facilitators, by slug or id.
    #[cfg_attr(feature = "openapi", param(required = false))]
    pub facilitator: Vec<String>,
    /// Only those that take place on their day, `true`, or only the others, `false`: cancelled ones, not held ones, and
    /// those put off without a new date. It is what figures and territories count.
    #[cfg_attr(feature = "openapi", param(required = false))]
    pub takes_place: Option<bool>,
    /// Only those where one can still come.
    #[cfg_attr(feature = "openapi", param(required = false))]
    pub places_left: Option<bool>,
    /// Words to be found in its title, texts, place, host or formats; accents and one wrong letter are forgiven.
    #[cfg_attr(feature = "openapi", param(required = false, max_length = 200))]
    pub q: Option<String>,
}

crate::vocabulary::vocabulary! {
    /// Which time a café lies in, seen from now.
    Period {
        /// Not over yet.
        Upcoming = "upcoming",
        /// Over.
        Past = "past",
        /// Any.
        All = "all",
    }

    /// The order of a list of cafés.
    CafeSort {
        /// The soonest first; the latest first for past ones.
        Start = "start",
        /// The nearest first; needs `around`.
        Distance = "distance",
    }
}

/// Which page of which cafés.
#[derive(Debug, Clone, Default, PartialEq)]
#[cfg_attr(feature = "openapi", derive(utoipa::IntoParams))]
#[cfg_attr(feature = "openapi", into_params(parameter_in = Query))]
pub struct CafePaging {
    /// The order; `start` unless said otherwise.
    #[cfg_attr(feature = "openapi", param(required = false, inline))]
    pub sort: Option<CafeSort>,
    /// Items of a page, 1 to 200; 20 unless said otherwise.
    #[cfg_attr(feature = "openapi", param(required = false, minimum = 1, maximum = 200))]
    pub limit: Option<u16>,
    /// The `next_cursor` of the page before.
    #[cfg_attr(feature = "openapi", param(required = false))]
    pub cursor: Option<String>,
    /// Whether to count by filter value too.
    #[cfg_attr(feature = "openapi", param(required = false))]
    pub facets: Option<bool>,
}

impl CafeFilter {
    /// Which time: those to come unless said otherwise.
    pub fn period(&self) -> Period {
        self.period.unwrap_or(Period::Upcoming)
    }
}

/// The query of a list of cafés. The site's own address bar holds the same one.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct CafeQuery {
    /// Which ones.
    pub filter: CafeFilter,
    /// Which page.
    pub paging: CafePaging,
}

impl CafeQuery {
    /// Items of a page.
    pub fn limit(&self) -> u16 {
        self.paging.limit.unwrap_or(DEFAULT_LIMIT)
    }
}

impl Query for CafeFilter {
    fn read(params: &mut Params) -> Self {
        let mut filter = Self {
            territory: params.many("territory"),
            bbox: params.one("bbox"),
            around: params.one("around"),
            radius_km: params.number("radius_km", 1, 500),
            period: params.one("period"),
            from: params.date("from"),
            to: params.date("to"),
            status: params.many("status"),
            mode: params.many("mode"),
            format: params.many("format"),
            audience: params.many("audience"),
            language: params.many("language"),
            theme: params.many("theme"),
            accessibility: params.many("accessibility"),
            organisation: params.many("organisation"),
            facilitator: params.many("facilitator"),
            takes_place: params.one("takes_place"),
            places_left: params.one("places_left"),
            q: params.words("q"),
        };
        if filter.radius_km.is_some() && filter.around.is_none() && !params.has_fault("around") {
            params.inconsistent("radius_km", "goes with around=longitude,latitude");
            filter.radius_km = None;
        }
        if let (Some(from), Some(to)) = (filter.from, filter.to)
            && from > to
        {
            params.inconsistent("to", "must not be before from");
            filter.to = None;
        }
        filter
    }

    fn write(&self, out: &mut Pairs) {
        out.many("territory", &self.territory);
        out.one("bbox", self.bbox);
        out.one("around", self.around);
        out.one("radius_km", self.radius_km);
        out.one("period", self.period);
        out.one("from", self.from);
        out.one("to", self.to);
        out.many("status", &self.status);
        out.many("mode", &self.mode);
        out.many("format", &self.format);
        out.many("audience", &self.audience);
        out.many("language", &self.language);
        out.many("theme", &self.theme);
        out.many("accessibility", &self.accessibility);
        out.many("organisation", &self.organisation);
        out.many("facilitator", &self.facilitator);
        out.one("takes_place", self.takes_place);
        out.one("places_left", self.places_left);
        out.one("q", self.q.as_ref());
    }
}

impl Query for CafeQuery {
    fn read(params: &mut Params) -> Self {
        let filter = CafeFilter::read(params);
        let mut paging = CafePaging {
            sort: params.one("sort"),
            limit: params.limit(),
            cursor: params.cursor(),
            facets: params.one("facets"),
        };
        if paging.sort == Some(CafeSort::Distance) && filter.around.is_none() && !params.has_fault("around") {
            params.inconsistent("sort", "distance goes with around=longitude,latitude");
            paging.sort = None;
        }
        Self { filter, paging }
    }

    fn write(&self, out: &mut Pairs) {
        self.filter.write(out);
        out.one("sort", self.paging.sort);
        out.one("limit", self.paging.limit);
        out.one("cursor", self.paging.cursor.as_ref());
        out.one("facets", self.paging.facets);
    }
}

impl Paged for CafeQuery {
    fn go_on(&mut self, cursor: Option<String>) {
        self.paging.cursor = cursor;
    }

    fn first_page(&self, facets: Option<bool>) -> Self {
        let mut query = self.clone();
        query.paging.cursor = None;
        query.paging.facets = facets;
        query
    }
}

/// The view of a map: its zoom and, in the filter's `bbox`, its window.
#[derive(Debug, Clone, Default, PartialEq)]
#[cfg_attr(feature = "openapi", derive(utoipa::IntoParams))]
#[cfg_attr(feature = "openapi", into_params(parameter_in = Query))]
pub struct ClusterView {
    /// Zoom of the map (Web Mercator, 256-pixel tiles), 0 to 19. Where the window is wider than a screen at this
    /// zoom, cells are as large as its width allows.
    #[cfg_attr(feature = "openapi", param(required = true, minimum = 0, maximum = 19))]
    pub zoom: u8,
}

/// The query of the clusters that a map shows.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct ClusterQuery {
    /// Which cafés; `bbox` is the map's window.
    pub filter: CafeFilter,
    /// The view.
    pub view: ClusterView,
}

impl Query for ClusterQuery {
    fn read(params: &mut Params) -> Self {
        let filter = CafeFilter::read(params);
        let zoom = params.number("zoom", 0, 19);
        if zoom.is_none() && !params.has_fault("zoom") {
            params.required("zoom", "zoom of the map, 0 to 19");
        }
        Self { filter, view: ClusterView { zoom: zoom.unwrap_or_default() } }
    }

    fn write(&self, out: &mut Pairs) {
        self.filter.write(out);
        out.one("zoom", Some(self.view.zoom));
    }
}

/// The cafés of a map's window, gathered where they would overlap.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct CafeClusters {
    /// The clusters, at most 400, the largest first.
    pub clusters: Vec<CafeCluster>,
    /// How many cafés of the window have a position.
    pub total: u64,
}

/// One or several cafés at about one point of the map.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct CafeCluster {
    /// Mean of their longitudes, degrees.
    pub longitude: f64,
    /// Mean of their latitudes, degrees.
    pub latitude: f64,
    /// How many they are.
    pub count: u32,
    /// The café, when it is alone.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cafe: Option<CafePoint>,
}

/// A café on the map.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct CafePoint {
    /// Its identifier.
    pub id: CafeId,
    /// Its name in addresses.
    pub slug: String,
    /// Its title.
    pub title: String,
    /// When it begins (UTC).
    #[serde(deserialize_with = "crate::instant::read")]
    pub starts_at: DateTime<Utc>,
    /// Whether its date is to be confirmed, so that this one does not hold any more. Absent when it does.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub date_to_confirm: bool,
    /// The IANA time zone of its times.
    pub timezone: String,
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::problem::FaultCode;

    #[test]
    fn a_query_reads_back_what_it_writes() {
        let text = "territory=departement-29&territory=region-53&around=-4.1%2C48.39&radius_km=30&from=2026-12-01\
                    &mode=on_site&accessibility=wheelchair&q=biblioth%C3%A8que&sort=distance&limit=50";
        let query = CafeQuery::parse(text).unwrap();
        assert_eq!(query.filter.territory.len(), 2);
        assert_eq!(query.filter.q.as_deref(), Some("bibliothèque"));
        assert_eq!(CafeQuery::parse(&query.to_query()).unwrap(), query);
        assert_eq!(CafeQuery::default().to_query(), "");
    }

    #[test]
    fn a_lenient_reader_keeps_what_is_sound() {
        let text = "territory=departement-29&fbclid=abc&mode=flying&from=2026-12-02&to=2026-12-01&limit=";
        let (query, faults) = CafeQuery::parse_leniently(text);
        assert_eq!(query, CafeQuery::parse("territory=departement-29&from=2026-12-02").unwrap());
        assert_eq!(faults.len(), 4);
    }

    #[test]
    fn every_fault_of_a_query_is_named() {
        let faults =
            CafeQuery::parse("limit=0&bbox=1,2&from=yesterday&mode=flying&colour=red&sort=distance&q=%00")
                .unwrap_err();
        let named: Vec<_> = faults.iter().map(|f| (f.field.as_str(), f.code)).collect();
        for expected in [
            ("limit", FaultCode::OutOfRange),
            ("bbox", FaultCode::Malformed),
            ("from", FaultCode::Malformed),
            ("mode", FaultCode::UnknownValue),
            ("colour", FaultCode::UnknownParameter),
            ("sort", FaultCode::Inconsistent),
            ("q", FaultCode::Malformed),
        ] {
            assert!(named.contains(&expected), "{expected:?} is missing from {named:?}");
        }
    }
}
