//! Organisations: hosts, organisers, funders, trainers, network heads.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use crate::{
    cafes::Contact,
    ids::OrganisationId,
    problem::FieldError,
    query::{ListPaging, Paged, Pairs, Params, Query},
    territories::{CommuneRef, TerritoryCode},
    validation::{Check, limits},
    vocabulary::{LifeStatus, OrganisationKind, OrganisationPart},
};

/// An organisation named by another object.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct OrganisationRef {
    /// Its identifier.
    pub id: OrganisationId,
    /// Its name in addresses.
    pub slug: String,
    /// Its name.
    pub name: String,
    /// What it is.
    pub kind: OrganisationKind,
}

/// An organisation as lists show it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct OrganisationSummary {
    /// Its identifier.
    pub id: OrganisationId,
    /// Its name in addresses. It never changes.
    pub slug: String,
    /// Counts its edits from 1.
    pub version: u32,
    /// Its name.
    pub name: String,
    /// What it is.
    pub kind: OrganisationKind,
    /// What it does in the network.
    pub parts: Vec<OrganisationPart>,
    /// Where its seat is; absent for a national network.
    pub commune: Option<CommuneRef>,
    /// The network head it belongs to.
    pub network: Option<OrganisationRef>,
    /// How many cafés it hosts or organises that are to come.
    pub upcoming_cafes: u32,
    /// Where it stands in its life in the network: `dormant` is to be confirmed, nothing was heard of it for five months.
    pub life_status: LifeStatus,
}

/// An organisation, whole.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Organisation {
    /// What lists show of it.
    #[serde(flatten)]
    pub summary: OrganisationSummary,
    /// What it is about, in its own words, at most 1,000 characters.
    pub description: String,
    /// Its site.
    pub website: Option<String>,
    /// How to reach it.
    pub contact: Contact,
    /// Its SIRET number (14 digits).
    pub siret: Option<String>,
    /// Its RNA number (`W` and 9 digits).
    pub rna: Option<String>,
    /// The organisations of its network, when it is a network head.
    pub members: Vec<OrganisationRef>,
    /// When it was first written down (UTC).
    #[serde(deserialize_with = "crate::instant::read")]
    pub created_at: DateTime<Utc>,
    /// When it last changed (UTC).
    #[serde(deserialize_with = "crate::instant::read")]
    pub updated_at: DateTime<Utc>,
}

/// What an author writes of an organisation.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct NewOrganisation {
    /// Its name, 2 to 140 characters.
    pub name: String,
    /// What it is.
    pub kind: OrganisationKind,
    /// What it does in the network.
    #[serde(default)]
    pub parts: Vec<OrganisationPart>,
    /// What it is about, at most 1,000 characters.
    #[serde(default)]
    pub description: String,
    /// INSEE code of the commune of its seat.
    #[serde(default)]
    pub commune_code: Option<String>,
    /// The network head it belongs to.
    #[serde(default)]
    pub network_id: Option<OrganisationId>,
    /// Its site.
    #[serde(default)]
    pub website: Option<String>,
    /// How to reach it.
    #[serde(default)]
    pub contact: Contact,
    /// Its SIRET number (14 digits). Never needed.
    #[serde(default)]
    pub siret: Option<String>,
    /// Its RNA number (`W` and 9 digits). Never needed.
    #[serde(default)]
    pub rna: Option<String>,
}

impl NewOrganisation {
    /// What is wrong with it, field by field. Whether commune and network exist is for the server to say.
    pub fn faults(&self) -> Vec<FieldError> {
        let mut check = Check::default();
        check.text("name", &self.name, 2, limits::NAME);
        check.long_text("description", &self.description, 1_000);
        check.distinct("parts", self.parts.iter().copied());
        if let Some(website) = &self.website {
            check.url("website", website);
        }
        self.contact.check("contact", &mut check);
        if let Some(siret) = &self.siret {
            check.siret("siret", siret);
        }
        if let Some(rna) = &self.rna {
            check.rna("rna", rna);
        }
        check.faults()
    }
}

/// Which organisations.
#[derive(Debug, Clone, Default, PartialEq)]
#[cfg_attr(feature = "openapi", derive(utoipa::IntoParams))]
#[cfg_attr(feature = "openapi", into_params(parameter_in = Query))]
pub struct OrganisationFilter {
    /// In one of these territories: `region-53`, `departement-29`, `commune-29042`.
    #[cfg_attr(feature = "openapi", param(required = false, value_type = Vec<String>, example = json!(["departement-44"])))]
    pub territory: Vec<TerritoryCode>,
    /// Of one of these kinds.
    #[cfg_attr(feature = "openapi", param(required = false))]
    pub kind: Vec<OrganisationKind>,
    /// Doing one of these things in the network.
    #[cfg_attr(feature = "openapi", param(required = false))]
    pub part: Vec<OrganisationPart>,
    /// Belonging to this network head, by slug or id.
    #[cfg_attr(feature = "openapi", param(required = false))]
    pub network: Option<String>,
    /// Words to be found in its name, texts or commune.
    #[cfg_attr(feature = "openapi", param(required = false, max_length = 200))]
    pub q: Option<String>,
}

/// The query of a list of organisations, ordered by name.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct OrganisationQuery {
    /// Which ones.
    pub filter: OrganisationFilter,
    /// Which page.
    pub paging: ListPaging,
}

impl Query for OrganisationQuery {
    fn read(params: &mut Params) -> Self {
        Self {
            filter: OrganisationFilter {
                territory: params.many("territory"),
                kind: params.many("kind"),
                part: params.many("part"),
                network: params.one("network"),
                q: params.words("q"),
            },
            paging: ListPaging::read(params),
        }
    }

    fn write(&self, out: &mut Pairs) {
        out.many("territory", &self.filter.territory);
        out.many("kind", &self.filter.kind);
        out.many("part", &self.filter.part);
        out.one("network", self.filter.network.as_ref());
        out.one("q", self.filter.q.as_ref());
        self.paging.write(out);
    }
}

impl Paged for OrganisationQuery {
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
