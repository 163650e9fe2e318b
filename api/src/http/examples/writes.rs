//! What those send and read who write organisations, facilitators and resources, and look after jobs.

use cafeia_shared::{
    directory::{
        LifeStep, NewFacilitatorApplication, NewLifeStep, SimilarOrganisations, TrainingConfirmation,
        WorkspaceFacilitator, WorkspaceFacilitatorSummary, WorkspaceOrganisation,
        WorkspaceOrganisationSummary,
    },
    facilitators::{Facilitator, NewFacilitator},
    ids::{AccountId, JobId},
    jobs::{JobState, JobSummary},
    organisations::{NewOrganisation, Organisation},
    paging::Page,
    proposals::SimilarHost,
    resources::{
        NewResource, NewResourceStep, Resource, ResourceStep, ResourceVersion, ResourceVersions,
        WorkspaceResource, WorkspaceResourceSummary,
    },
    vocabulary::{LifeStatus, Locale, PublicationStatus, TrainingState},
    workspace::Trust,
};
use chrono::TimeDelta;
use uuid::{Uuid, uuid};

use super::{ACCOUNT, credentials, days_before, facilitator, organisation, page, resource, start};

const JOB: Uuid = uuid!("019be0a2-5d10-7b43-b26a-7da14293ab68");

/// A page whose cursor is the id of its last item.
fn page_after<T>(item: T, id: impl Into<Uuid>) -> Page<T> {
    Page { next_cursor: Some(id.into().to_string()), ..page(item, None) }
}

pub(in crate::http) fn new_organisation() -> NewOrganisation {
    let Organisation { summary, description, website, contact, siret, rna, .. } = organisation();
    NewOrganisation {
        name: summary.name,
        kind: summary.kind,
        parts: summary.parts,
        description,
        commune_code: summary.commune.map(|commune| commune.code),
        network_id: None,
        website,
        contact,
        siret,
        rna,
    }
}

fn workspace_organisation_summary() -> WorkspaceOrganisationSummary {
    let Organisation { summary, updated_at, .. } = organisation();
    WorkspaceOrganisationSummary {
        id: summary.id,
        slug: summary.slug,
        version: summary.version,
        name: summary.name,
        kind: summary.kind,
        commune: summary.commune,
        life_status: summary.life_status,
        trusted: true,
        updated_at,
    }
}

pub(in crate::http) fn workspace_organisations() -> Page<WorkspaceOrganisationSummary> {
    let summary = workspace_organisation_summary();
    let id = summary.id;
    page_after(summary, id)
}

pub(in crate::http) fn workspace_organisation() -> WorkspaceOrganisation {
    WorkspaceOrganisation {
        summary: workspace_organisation_summary(),
        content: new_organisation(),
        steps: vec![LifeStep::Archive],
        trustable: true,
        created_at: days_before(300),
    }
}

pub(in crate::http) fn similar_organisations() -> SimilarOrganisations {
    let Organisation { summary, .. } = organisation();
    let commune = summary.commune.map(|commune| commune.name);
    let similar = SimilarHost { id: summary.id, name: summary.name, kind: summary.kind, commune };
    SimilarOrganisations { data: vec![similar] }
}

pub(in crate::http) fn trust() -> Trust {
    Trust { trusted: true }
}

pub(in crate::http) fn new_life_step() -> NewLifeStep {
    NewLifeStep { step: LifeStep::Archive }
}

pub(in crate::http) fn new_facilitator() -> NewFacilitator {
    let Facilitator { summary, description, .. } = facilitator();
    NewFacilitator {
        name: summary.name,
        commune_code: summary.commune.code,
        travel_radius_km: summary.travel_radius_km,
        description,
        languages: summary.languages,
        format_ids: summary.formats.into_iter().map(|format| format.id).collect(),
        organisation_id: summary.organisation.map(|organisation| organisation.id),
        visible: false,
    }
}

fn workspace_facilitator_summary() -> WorkspaceFacilitatorSummary {
    let Facilitator { summary, updated_at, .. } = facilitator();
    WorkspaceFacilitatorSummary {
        id: summary.id,
        slug: summary.slug,
        version: summary.version,
        name: summary.name,
        training: TrainingState::Declared,
        commune: summary.commune,
        visible: false,
        life_status: LifeStatus::Candidate,
        updated_at,
    }
}

pub(in crate::http) fn workspace_facilitators() -> Page<WorkspaceFacilitatorSummary> {
    let summary = workspace_facilitator_summary();
    let id = summary.id;
    page_after(summary, id)
}

pub(in crate::http) fn workspace_facilitator() -> WorkspaceFacilitator {
    WorkspaceFacilitator {
        summary: workspace_facilitator_summary(),
        content: new_facilitator(),
        steps: vec![LifeStep::Archive],
        created_at: days_before(200),
    }
}

pub(in crate::http) fn training_confirmation() -> TrainingConfirmation {
    TrainingConfirmation { training: TrainingState::Trained }
}

pub(in crate::http) fn new_facilitator_application() -> NewFacilitatorApplication {
    NewFacilitatorApplication {
        name: "Anne Le Gall".to_owned(),
        email: credentials().email,
        locale: Locale::French,
        profile: NewFacilitator { visible: true, ..new_facilitator() },
    }
}

pub(in crate::http) fn new_resource() -> NewResource {
    let Resource { summary, description, material, objectives, themes, languages, publisher, url, .. } =
        resource();
    NewResource {
        kind: summary.kind,
        title: summary.title,
        summary: summary.summary,
        description,
        family: summary.family,
        document_type: summary.document_type,
        duration_minutes: summary.duration_minutes,
        group_size: summary.group_size,
        material,
        objectives,
        audiences: summary.audiences,
        themes,
        languages,
        licence: summary.licence,
        creators: summary.creators,
        publisher,
        url,
    }
}

fn workspace_resource_summary() -> WorkspaceResourceSummary {
    let Resource { summary, updated_at, .. } = resource();
    WorkspaceResourceSummary {
        id: summary.id,
        slug: summary.slug,
        version: 2,
        publication: PublicationStatus::Submitted,
        review_since: Some(days_before(90)),
        kind: summary.kind,
        title: summary.title,
        own: true,
        updated_at,
    }
}

pub(in crate::http) fn workspace_resources() -> Page<WorkspaceResourceSummary> {
    let summary = workspace_resource_summary();
    let id = summary.id;
    page_after(summary, id)
}

pub(in crate::http) fn workspace_resource() -> WorkspaceResource {
    WorkspaceResource {
        summary: workspace_resource_summary(),
        content: new_resource(),
        review_reason: None,
        steps: vec![ResourceStep::Withdraw, ResourceStep::Archive],
        created_at: days_before(400),
    }
}

pub(in crate::http) fn new_resource_step() -> NewResourceStep {
    let reason = Some("Il manque la licence".to_owned());
    NewResourceStep { reason, ..NewResourceStep::new(ResourceStep::Reject) }
}

pub(in crate::http) fn resource_versions() -> ResourceVersions {
    let version = ResourceVersion {
        version: 1,
        written_at: days_before(400),
        written_by: Some(AccountId(ACCOUNT)),
        content: new_resource(),
    };
    ResourceVersions { data: vec![version] }
}

pub(in crate::http) fn job() -> JobSummary {
    JobSummary {
        id: JobId(JOB),
        kind: "mail".to_owned(),
        about: Some("invitation".to_owned()),
        state: JobState::Waiting,
        run_at: start(),
        attempts: 0,
        last_error: Some("the mail server could not be reached".to_owned()),
        created_at: start() - TimeDelta::days(2),
    }
}

pub(in crate::http) fn jobs() -> Page<JobSummary> {
    Page { next_cursor: Some(format!("1800090000000000.{JOB}")), ..page(job(), None) }
}
