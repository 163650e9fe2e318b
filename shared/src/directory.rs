//! Organisations and facilitators as those see them who write them.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use crate::{
    facilitators::NewFacilitator,
    ids::{FacilitatorId, OrganisationId},
    organisations::NewOrganisation,
    problem::{FaultCode, FieldError},
    proposals::SimilarHost,
    query::{Paged, Paging, Pairs, Params, Query},
    territories::CommuneRef,
    validation::{Check, limits},
    vocabulary::{LifeStatus, Locale, OrganisationKind, TrainingState},
};

crate::vocabulary::vocabulary! {
    /// What can be done with an organisation or a facilitator besides changing what is written of them.
    LifeStep {
        /// Take them out of the network and of the public site.
        Archive = "archive",
        /// Undo that: they are again what they were.
        Restore = "restore",
    }

    /// By what organisations or facilitators are ordered.
    DirectorySort {
        /// By the name of their commune; those of none last.
        Commune = "commune",
        /// By when they last changed, the latest first.
        UpdatedAt = "updated_at",
    }
}

/// How a list of organisations or of facilitators is ordered.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
#[cfg_attr(feature = "openapi", derive(utoipa::IntoParams))]
#[cfg_attr(feature = "openapi", into_params(parameter_in = Query))]
pub struct DirectoryOrder {
    /// By what; by name unless said otherwise.
    #[cfg_attr(feature = "openapi", param(required = false, inline))]
    pub sort: Option<DirectorySort>,
}

/// A step to be taken with an organisation or a facilitator.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct NewLifeStep {
    /// The step.
    pub step: LifeStep,
}

/// An organisation as lists of the workspace show it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct WorkspaceOrganisationSummary {
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
    /// Where its seat is; absent for a national network.
    pub commune: Option<CommuneRef>,
    /// Where it stands in its life in the network.
    pub life_status: LifeStatus,
    /// Whether the cafés that it hosts are published without a review.
    pub trusted: bool,
    /// When it last changed (UTC).
    #[serde(deserialize_with = "crate::instant::read")]
    pub updated_at: DateTime<Utc>,
}

/// An organisation as those see it who may write it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct WorkspaceOrganisation {
    /// What lists show of it.
    #[serde(flatten)]
    pub summary: WorkspaceOrganisationSummary,
    /// What is written of it: the body of a change.
    pub content: NewOrganisation,
    /// The steps that are possible now.
    pub steps: Vec<LifeStep>,
    /// Whether you may say that it is trusted, or not any more.
    pub trustable: bool,
    /// When it was first written down (UTC).
    #[serde(deserialize_with = "crate::instant::read")]
    pub created_at: DateTime<Utc>,
}

/// Which organisations of one's own scope.
#[derive(Debug, Clone, Default, PartialEq)]
#[cfg_attr(feature = "openapi", derive(utoipa::IntoParams))]
#[cfg_attr(feature = "openapi", into_params(parameter_in = Query))]
pub struct WorkspaceOrganisationFilter {
    /// Standing at one of these points of their life in the network.
    #[cfg_attr(feature = "openapi", param(required = false))]
    pub life_status: Vec<LifeStatus>,
    /// Of one of these kinds.
    #[cfg_attr(feature = "openapi", param(required = false))]
    pub kind: Vec<OrganisationKind>,
    /// Words to be found in their name.
    #[cfg_attr(feature = "openapi", param(required = false, max_length = 200))]
    pub q: Option<String>,
}

/// The query of a list of organisations of one's own scope, by name unless said otherwise.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct WorkspaceOrganisationQuery {
    /// Which ones.
    pub filter: WorkspaceOrganisationFilter,
    /// How they are ordered.
    pub order: DirectoryOrder,
    /// Which page.
    pub paging: Paging,
}

impl Query for WorkspaceOrganisationQuery {
    fn read(params: &mut Params) -> Self {
        let filter = WorkspaceOrganisationFilter {
            life_status: params.many("life_status"),
            kind: params.many("kind"),
            q: params.words("q"),
        };
        let order = DirectoryOrder { sort: params.one("sort") };
        Self { filter, order, paging: Paging::read(params) }
    }

    fn write(&self, out: &mut Pairs) {
        out.many("life_status", &self.filter.life_status);
        out.many("kind", &self.filter.kind);
        out.one("q", self.filter.q.as_ref());
        out.one("sort", self.order.sort);
        self.paging.write(out);
    }
}

impl Paged for WorkspaceOrganisationQuery {
    fn go_on(&mut self, cursor: Option<String>) {
        self.paging.cursor = cursor;
    }

    fn first_page(&self, _: Option<bool>) -> Self {
        Self { paging: Paging { cursor: None, ..self.paging.clone() }, ..self.clone() }
    }
}

/// The organisation that is being written, as far as it is known.
#[derive(Debug, Clone, Default, PartialEq)]
#[cfg_attr(feature = "openapi", derive(utoipa::IntoParams))]
#[cfg_attr(feature = "openapi", into_params(parameter_in = Query))]
pub struct SimilarOrganisationQuery {
    /// Its name.
    #[cfg_attr(feature = "openapi", param(required = true, value_type = String, max_length = 200))]
    pub name: Option<String>,
    /// INSEE code of the commune of its seat.
    #[cfg_attr(feature = "openapi", param(required = false))]
    pub commune: Option<String>,
    /// The organisation itself, when it is known already: it is not like itself.
    #[cfg_attr(feature = "openapi", param(required = false, value_type = uuid::Uuid))]
    pub except: Option<OrganisationId>,
}

impl Query for SimilarOrganisationQuery {
    fn read(params: &mut Params) -> Self {
        let query =
            Self { name: params.words("name"), commune: params.one("commune"), except: params.one("except") };
        if query.name.is_none() && !params.has_fault("name") {
            params.required("name", "the name of the organisation");
        }
        query
    }

    fn write(&self, out: &mut Pairs) {
        out.one("name", self.name.as_ref());
        out.one("commune", self.commune.as_ref());
        out.one("except", self.except);
    }
}

impl crate::query::Value for OrganisationId {
    fn read(text: &str) -> Result<Self, (FaultCode, String)> {
        text.parse().map_err(|_| (FaultCode::Malformed, "is the id of an organisation".to_owned()))
    }
}

/// Organisations that may be the same as one that is being written.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct SimilarOrganisations {
    /// At most 20.
    pub data: Vec<SimilarHost>,
}

/// A facilitator as lists of the workspace show them.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct WorkspaceFacilitatorSummary {
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
    /// Whether they agree to be shown.
    pub visible: bool,
    /// Where they stand in their life in the network. A candidate has applied and not confirmed their address yet.
    pub life_status: LifeStatus,
    /// When this last changed (UTC).
    #[serde(deserialize_with = "crate::instant::read")]
    pub updated_at: DateTime<Utc>,
}

/// A facilitator as those see them who may write them. It holds no address and no number of theirs.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct WorkspaceFacilitator {
    /// What lists show of them.
    #[serde(flatten)]
    pub summary: WorkspaceFacilitatorSummary,
    /// What is written of them: the body of a change.
    pub content: NewFacilitator,
    /// The steps that are possible now.
    pub steps: Vec<LifeStep>,
    /// When they were first written down (UTC).
    #[serde(deserialize_with = "crate::instant::read")]
    pub created_at: DateTime<Utc>,
}

/// Where a facilitator stands in their training, as somebody confirms it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct TrainingConfirmation {
    /// How far it has come.
    pub training: TrainingState,
}

/// Which facilitators of one's own scope.
#[derive(Debug, Clone, Default, PartialEq)]
#[cfg_attr(feature = "openapi", derive(utoipa::IntoParams))]
#[cfg_attr(feature = "openapi", into_params(parameter_in = Query))]
pub struct WorkspaceFacilitatorFilter {
    /// In one of these states of training.
    #[cfg_attr(feature = "openapi", param(required = false))]
    pub training: Vec<TrainingState>,
    /// Standing at one of these points of their life in the network.
    #[cfg_attr(feature = "openapi", param(required = false))]
    pub life_status: Vec<LifeStatus>,
    /// Agreeing to be shown, or not.
    #[cfg_attr(feature = "openapi", param(required = false))]
    pub visible: Option<bool>,
    /// Words to be found in their name.
    #[cfg_attr(feature = "openapi", param(required = false, max_length = 200))]
    pub q: Option<String>,
}

/// The query of a list of facilitators of one's own scope, by name unless said otherwise.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct WorkspaceFacilitatorQuery {
    /// Which ones.
    pub filter: WorkspaceFacilitatorFilter,
    /// How they are ordered.
    pub order: DirectoryOrder,
    /// Which page.
    pub paging: Paging,
}

impl Query for WorkspaceFacilitatorQuery {
    fn read(params: &mut Params) -> Self {
        let filter = WorkspaceFacilitatorFilter {
            training: params.many("training"),
            life_status: params.many("life_status"),
            visible: params.one("visible"),
            q: params.words("q"),
        };
        let order = DirectoryOrder { sort: params.one("sort") };
        Self { filter, order, paging: Paging::read(params) }
    }

    fn write(&self, out: &mut Pairs) {
        out.many("training", &self.filter.training);
        out.many("life_status", &self.filter.life_status);
        out.one("visible", self.filter.visible);
        out.one("q", self.filter.q.as_ref());
        out.one("sort", self.order.sort);
        self.paging.write(out);
    }
}

/// Somebody who would like to run cafés, by themselves and without an account.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct NewFacilitatorApplication {
    /// Their name, 2 to 140 characters: that of their account, which only the workspace sees.
    pub name: String,
    /// Their mail address, to which the link goes that opens the account.
    pub email: String,
    /// The language of their letters.
    pub locale: Locale,
    /// What they write of themselves. With `visible` they agree to be shown; that counts from the moment when they open
    /// the account.
    pub profile: NewFacilitator,
}

impl NewFacilitatorApplication {
    /// What is wrong with it, field by field. Whether what it names exists is for the server to say.
    pub fn faults(&self) -> Vec<FieldError> {
        let mut check = Check::default();
        check.text("name", &self.name, 2, limits::NAME);
        check.email("email", self.email.trim());
        self.profile.check("profile.", &mut check);
        check.faults()
    }
}
