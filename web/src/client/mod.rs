//! What the application asks of the API. The only code that speaks HTTP.

mod accounts;
mod cafes;
mod directory;
mod facilitators;
mod geo;
mod imports;
mod jobs;
mod mailings;
mod my_proposal;
mod my_report;
mod needs;
mod once;
mod places;
mod proposals;
mod reviewing;
pub mod session;
mod shapes;
mod steering;
mod stored;
pub mod tabs;
mod views;
mod workspace;
mod writing;

pub use accounts::{
    accept_grant, accept_invitation, account, accounts, ask_for_reset, begin_second_factor, change_password,
    check_invitation, check_password_reset, confirm_second_factor, delete_account, end_session, export,
    give_grant, invite, remove_second_factor, reset_password, revoke_grant, sessions, update_account,
};
pub use cafes::{cafe, cafe_clusters, cafes, calendar, calendar_of_cafe, news_feed};
pub use directory::{facilitator, facilitators, organisation, organisations, resource, resources};
pub use facilitators::{
    apply_as_facilitator, confirm_training, create_facilitator, create_facilitator_step, update_facilitator,
    workspace_facilitator, workspace_facilitators,
};
pub use geo::{
    commune, communes, large_towns, neighbours, outline, place_names, stats, territories, territory,
};
pub use imports::{
    discard_import, import, import_lines, imports, map_import, step_import, update_import_line, upload_import,
};
pub use jobs::{discard_job, jobs, retry_job};
pub use mailings::{mailing, mailings, preview_mailing, send_mailing, stop_mailing, subscribe};
pub use my_proposal::{confirm_my_proposal, my_proposal, step_my_proposal, update_my_proposal};
pub use my_report::{my_report, write_my_report};
pub use needs::{
    confirm_my_need, create_need, my_need, need, needs, plan_need, step_my_need, step_need, update_my_need,
    write_about_my_need, write_about_need,
};
pub use places::{create_place, places};
pub use proposals::create_proposal;
pub use reviewing::{decide_proposal, proposal, proposals};
pub use shapes::{
    Area, Frame, FranceShapes, Projection, TerritoryShapes, Town, france_shapes, territory_shapes,
};
pub use steering::{confirm_life, coverage, dashboard, export_things, give_sign_of_life, journal, sleepers};
pub use stored::stored_at;
pub use views::{create_saved_view, delete_saved_view, saved_views, update_saved_view};
pub use workspace::{
    copy_cafe, create_cafe, create_cafe_step, similar_cafes, update_cafe, workspace_cafe, workspace_cafes,
};

pub use writing::{
    cafe_report, cafe_reports, create_organisation, create_organisation_step, create_resource,
    create_resource_step, resource_versions, similar_organisations, trust_organisation, unverify_report,
    update_organisation, update_resource, verify_report, workspace_organisation, workspace_organisations,
    workspace_resource, workspace_resources,
};

use cafeia_shared::problem::ProblemCode;
use gloo_net::http::Request;
use leptos::logging::error;
use serde::{Deserialize, de::DeserializeOwned};

use crate::json::read;

/// Why a call gave no answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum CallError {
    /// The API answered that it will not, and why.
    Refused(Refusal),
    /// No answer came: the network is cut, or the service is down.
    Unreachable,
}

/// What the application reads of a problem (RFC 9457).
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct Refusal {
    /// The stable code, which the site words. What the API says in English is for programmers.
    pub code: ProblemCode,
}

impl CallError {
    /// Whether the API says that nothing is at this address.
    pub fn is_not_found(&self) -> bool {
        matches!(self, Self::Refused(refusal) if refusal.code == ProblemCode::NotFound)
    }

    /// The same where what is others' is as good as absent: it is public, and none of one's own.
    pub fn as_if_absent(denial: session::Denial) -> Self {
        match denial.code() {
            Some(ProblemCode::NotAllowed) => Self::Refused(Refusal { code: ProblemCode::NotFound }),
            _ => denial.into(),
        }
    }
}

/// Reads what stands at an address of the API.
async fn call<T: DeserializeOwned>(address: &str) -> Result<T, CallError> {
    let text = call_text(address, "application/json").await?;
    read(&text).map_err(|fault| {
        error!("{address}: {fault:?}");
        CallError::Refused(Refusal { code: ProblemCode::Internal })
    })
}

/// Reads what stands at an address, as it is written.
async fn call_text(address: &str, media_type: &str) -> Result<String, CallError> {
    let answer = Request::get(address)
        .header("Accept", media_type)
        .send()
        .await
        .map_err(|_| CallError::Unreachable)?;
    stored::note(&answer.headers());
    let text = answer.text().await.map_err(|_| CallError::Unreachable)?;
    if answer.ok() {
        return Ok(text);
    }
    // Something that stands before the API (a proxy) does not speak in problems.
    Err(read(&text).map_or(CallError::Unreachable, CallError::Refused))
}

/// An address with its query, or without one when it is empty.
fn with_query(path: &str, query: &str) -> String {
    if query.is_empty() { path.to_owned() } else { format!("{path}?{query}") }
}

/// A value as one segment of an address.
fn segment(value: &str) -> String {
    js_sys::encode_uri_component(value).into()
}
