//! Facilitators (animateurs): the people who run cafés, as far as they agreed to be shown.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use crate::{
    ids::{FacilitatorId, OrganisationId, ResourceId},
    organisations::OrganisationRef,
    position::Position,
    problem::FieldError,
    query::{ListPaging, Paged, Pairs, Params, Query},
    resources::ResourceRef,
    territories::{CommuneRef, TerritoryCode},
    validation::{Check, limits},
    vocabulary::{Language, LifeStatus, TrainingState},
};

/// A facilitator named by another object.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct FacilitatorRef {
    /// Their identifier.
    pub id: FacilitatorId,
    /// Their name in addresses.
    pub slug: String,
    /// The name they chose to be shown by.
    pub name: String,
    /// How far their training has come.
    pub training: TrainingState,
}

/// A facilitator as lists show them.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct FacilitatorSummary {
    /// Their identifier.
    pub id: FacilitatorId,
    /// Their name in addresses. It never changes.
    pub slug: String,
    /// Counts the edits from 1.
    pub version: u32,
    /// The name they chose to be shown by.
    pub name: String,
    /// How far their training has come.
    pub training: TrainingState,
    /// Their commune.
    pub commune: CommuneRef,
    /// The commune's position; never the person's own.
    pub position: Position,
    /// How far they travel, in kilometres.
    pub travel_radius_km: u16,
    /// The languages they run cafés in.
    pub languages: Vec<Language>,
    /// The formats they master.
    pub formats: Vec<ResourceRef>,
    /// The organisation they work with.
    pub organisation: Option<OrganisationRef>,
    /// Where they stand in their life in the network: `dormant` is to be confirmed, nothing was heard of them for five months.
    pub life_status: LifeStatus,
    /// Metres from the point asked for to their commune; only when one was asked for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub distance_m: Option<u32>,
}

/// A facilitator, whole. It holds no address and no number of theirs.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Facilitator {
    /// What lists show of them.
    #[serde(flatten)]
    pub summary: FacilitatorSummary,
    /// What they say of themselves in Markdown, at most 1,000 characters.
    pub description: String,
    /// The same as safe HTML: made from `description` by the server.
    pub description_html: String,
    /// How many cafés they run that are to come.
    pub upcoming_cafes: u32,
    /// When they were first written down (UTC).
    #[serde(deserialize_with = "crate::instant::read")]
    pub created_at: DateTime<Utc>,
    /// When this last changed (UTC).
    #[serde(deserialize_with = "crate::instant::read")]
    pub updated_at: DateTime<Utc>,
}

/// What a facilitator writes of themselves. Where they stand in their training is for others to say.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct NewFacilitator {
    /// The name to be shown by, 2 to 140 characters.
    pub name: String,
    /// INSEE code of their commune.
    pub commune_code: String,
    /// How far they travel, 0 to 500 kilometres.
    pub travel_radius_km: u16,
    /// What they say of themselves in Markdown, at most 1,000 characters.
    #[serde(default)]
    pub description: String,
    /// The languages they run cafés in.
    #[serde(default)]
    pub languages: Vec<Language>,
    /// The formats they master, at most 50.
    #[serde(default)]
    pub format_ids: Vec<ResourceId>,
    /// The organisation they work with.
    #[serde(default)]
    pub organisation_id: Option<OrganisationId>,
    /// Whether they agree to be shown. Nobody is shown without, and nobody else can agree for them.
    #[serde(default)]
    pub visible: bool,
}

impl NewFacilitator {
    /// What is wrong with it, field by field. Whether what it names exists is for the server to say.
    pub fn faults(&self) -> Vec<FieldError> {
        let mut check = Check::default();
        self.check("", &mut check);
        check.faults()
    }

    /// Checks it as a part of something else, whose path comes before its fields.
    pub(crate) fn check(&self, path: &str, check: &mut Check) {
        let at = |field: &str| format!("{path}{field}");
        check.text(&at("name"), &self.name, 2, limits::NAME);
        check.long_text(&at("description"), &self.description, 1_000);
        check.range(&at("travel_radius_km"), u32::from(self.travel_radius_km), 0, 500);
        check.count(&at("format_ids"), self.format_ids.len(), 50);
        check.distinct(&at("format_ids"), self.format_ids.iter().copied());
        check.distinct(&at("languages"), self.languages.iter().copied());
    }
}

/// Which facilitators.
#[derive(Debug, Clone, Default, PartialEq)]
#[cfg_attr(feature = "openapi", derive(utoipa::IntoParams))]
#[cfg_attr(feature = "openapi", into_params(parameter_in = Query))]
pub struct FacilitatorFilter {
    /// Living in one of these territories: `region-53`, `departement-29`, `commune-29042`.
    #[cfg_attr(feature = "openapi", param(required = false, value_type = Vec<String>, example = json!(["region-52"])))]
    pub territory: Vec<TerritoryCode>,
    /// Travelling as far as this point: `longitude,latitude` in degrees. The answer tells each one's distance.
    #[cfg_attr(feature = "openapi", param(required = false, value_type = String, example = "-1.5536,47.2173"))]
    pub reaches: Option<Position>,
    /// From this point: `longitude,latitude` in degrees. It leaves nobody out: the nearest come first, and the answer
    /// tells each one's distance from here.
    #[cfg_attr(feature = "openapi", param(required = false, value_type = String, example = "-1.5536,47.2173"))]
    pub around: Option<Position>,
    /// In one of these states of training.
    #[cfg_attr(feature = "openapi", param(required = false))]
    pub training: Vec<TrainingState>,
    /// Speaking one of these languages.
    #[cfg_attr(feature = "openapi", param(required = false))]
    pub language: Vec<Language>,
    /// Mastering one of these formats, by slug or id.
    #[cfg_attr(feature = "openapi", param(required = false))]
    pub format: Vec<String>,
    /// Words to be found in their name, texts or commune.
    #[cfg_attr(feature = "openapi", param(required = false, max_length = 200))]
    pub q: Option<String>,
}

crate::vocabulary::vocabulary! {
    /// The order of a list of facilitators.
    FacilitatorSort {
        /// By name.
        Name = "name",
        /// The nearest to `around` or `reaches` first, then by name.
        Distance = "distance",
    }
}

/// In which order.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
#[cfg_attr(feature = "openapi", derive(utoipa::IntoParams))]
#[cfg_attr(feature = "openapi", into_params(parameter_in = Query))]
pub struct FacilitatorOrder {
    /// The order; unless said otherwise `distance` with `around` or `reaches`, else `name`.
    #[cfg_attr(feature = "openapi", param(required = false, inline))]
    pub sort: Option<FacilitatorSort>,
}

/// The query of a list of facilitators.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct FacilitatorQuery {
    /// Which ones.
    pub filter: FacilitatorFilter,
    /// In which order.
    pub order: FacilitatorOrder,
    /// Which page.
    pub paging: ListPaging,
}

impl FacilitatorFilter {
    /// The point from which distances are told.
    pub fn point(&self) -> Option<Position> {
        self.around.or(self.reaches)
    }
}

impl FacilitatorQuery {
    /// The point from which the nearest come first, when they do.
    pub fn nearest_to(&self) -> Option<Position> {
        self.filter.point().filter(|_| self.order.sort != Some(FacilitatorSort::Name))
    }
}

impl Query for FacilitatorQuery {
    fn read(params: &mut Params) -> Self {
        let filter = FacilitatorFilter {
            territory: params.many("territory"),
            reaches: params.one("reaches"),
            around: params.one("around"),
            training: params.many("training"),
            language: params.many("language"),
            format: params.many("format"),
            q: params.words("q"),
        };
        let mut order = FacilitatorOrder { sort: params.one("sort") };
        if order.sort == Some(FacilitatorSort::Distance)
            && filter.point().is_none()
            && !params.has_fault("reaches")
            && !params.has_fault("around")
        {
            params.inconsistent("sort", "distance goes with around or reaches=longitude,latitude");
            order.sort = None;
        }
        Self { filter, order, paging: ListPaging::read(params) }
    }

    fn write(&self, out: &mut Pairs) {
        out.many("territory", &self.filter.territory);
        out.one("reaches", self.filter.reaches);
        out.one("around", self.filter.around);
        out.many("training", &self.filter.training);
        out.many("language", &self.filter.language);
        out.many("format", &self.filter.format);
        out.one("q", self.filter.q.as_ref());
        out.one("sort", self.order.sort);
        self.paging.write(out);
    }
}

impl Paged for FacilitatorQuery {
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
