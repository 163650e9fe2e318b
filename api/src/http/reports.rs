//! How cafés went: by private link in the hands of those who were there, and in those of who writes and verifies.

use actix_web::{
    HttpRequest, delete, get, post, put,
    web::{Data, Path},
};
use cafeia_shared::{
    paging::Page,
    query::{NoQuery, Paging},
    reports::{CafeReport, CafeReportFilter, CafeReportQuery, CafeReportSummary, NewReport, NewVerification},
};

use super::{
    State, absent,
    body::Body,
    caller::{Allowed, VerifiesReports, WritesCafes, expected_version, once, precondition},
    docs::{
        ChangeAnswers, ConflictAnswers, CreationAnswers, ReporterAnswers, SentAnswers, WriterAnswers,
        WriterReadAnswers,
    },
    examples::reports as examples,
    private::Private,
    problem::ApiProblem,
    query::Parameters,
};
use crate::{
    access::ReportHolder,
    domain::{Change, policy::Who, reports},
};

type Shown = Result<Private<CafeReport>, ApiProblem>;

/// Show my report
///
/// How a café went, as whoever has the private link told it, or is to tell it. Its `ETag` is what a change sends as
/// `If-Match`.
#[utoipa::path(tag = "reports", security(("report" = [])), responses(
    (status = 200, description = "The café, and the report if there is one", body = CafeReport,
     example = json!(examples::my_report())),
    (status = 400, description = "A parameter is unknown; `errors` names it.",
     body = cafeia_shared::problem::Problem, content_type = "application/problem+json"),
    ReporterAnswers,
))]
#[get("/reports/mine")]
pub(super) async fn show_my_report(
    state: Data<State>,
    holder: ReportHolder,
    parameters: Parameters<NoQuery>,
) -> Shown {
    parameters.read()?;
    Ok(shown(state.access.report(holder).await?))
}

/// Report how a café went
///
/// By the private link, without an account: whether it took place, and how many people came. Everybody sees at once that it
/// did, or did not. The first report says `If-None-Match: *`, a change `If-Match`. The same report sent again is one, and is
/// answered the same, whatever it says of the version: it may have come through before its answer was lost. It can be changed for
/// 30 days after the first report of the café.
#[utoipa::path(tag = "reports", security(("report" = [])),
    params(("If-Match" = Option<String>, Header, description = "The `ETag` of what was read, to change one's report."),
           ("If-None-Match" = Option<String>, Header, description = "`*`, to report for the first time.")),
    request_body(content = NewReport, example = json!(examples::new_report())),
    responses(
        (status = 200, description = "The report as it is now", body = CafeReport, example = json!(examples::my_report())),
        (status = 412, description = "It has changed since it was read, or one has reported already; `detail` names its present version.",
         body = cafeia_shared::problem::Problem, content_type = "application/problem+json"),
        (status = 428, description = "`If-Match` and `If-None-Match` are missing.",
         body = cafeia_shared::problem::Problem, content_type = "application/problem+json"),
        ReporterAnswers, ConflictAnswers, SentAnswers,
    ))]
#[put("/reports/mine")]
pub(super) async fn write_my_report(
    request: HttpRequest,
    state: Data<State>,
    holder: ReportHolder,
    body: Body<NewReport>,
) -> Shown {
    let precondition = precondition(&request)?;
    Ok(shown(state.access.write_report(holder, precondition, body.read().await?).await?))
}

/// Take my report back
///
/// Where nobody else has reported, the café is again what it was before.
#[utoipa::path(tag = "reports", security(("report" = [])),
    params(("If-Match" = String, Header, description = "The `ETag` of what was read.")),
    responses(
        (status = 200, description = "What is left", body = CafeReport, example = json!(examples::no_report())),
        (status = 412, description = "It has changed since it was read; `detail` names its present version.",
         body = cafeia_shared::problem::Problem, content_type = "application/problem+json"),
        (status = 422, description = "The café takes no report now; `errors` says why.",
         body = cafeia_shared::problem::Problem, content_type = "application/problem+json"),
        (status = 428, description = "`If-Match` is missing.",
         body = cafeia_shared::problem::Problem, content_type = "application/problem+json"),
        ReporterAnswers, ConflictAnswers,
    ))]
#[delete("/reports/mine")]
pub(super) async fn withdraw_my_report(
    request: HttpRequest,
    state: Data<State>,
    holder: ReportHolder,
) -> Shown {
    let version = expected_version(&request)?;
    Ok(shown(state.access.withdraw_report(holder, version).await?))
}

/// List the reports of my territory
///
/// The public cafés of which somebody has told how they went, for those who verify: the one that was reported last first.
#[utoipa::path(tag = "reports", security(("bearer" = [])), params(CafeReportFilter, Paging), responses(
    (status = 200, description = "A page of reports", body = Page<CafeReportSummary>,
     example = json!(examples::cafe_reports())),
    WriterReadAnswers,
))]
#[get("/workspace/reports")]
pub(super) async fn list_reports(
    state: Data<State>,
    verifier: Allowed<VerifiesReports>,
    parameters: Parameters<CafeReportQuery>,
) -> Result<Private<Page<CafeReportSummary>>, ApiProblem> {
    let query = parameters.read()?;
    let page = state.read(verifier.signed_in, move |connection, geography, signed_in| {
        reports::list(connection, geography, &signed_in.who, &query, signed_in.now)
    });
    Ok(Private::new(page.await?))
}

/// Show a café's report
///
/// To those who may write the café: what everybody who was there told, what counts of it, and how far that can be trusted.
#[utoipa::path(tag = "reports", security(("bearer" = [])),
    params(("id" = uuid::Uuid, Path, description = "The café's id")),
    responses(
        (status = 200, description = "The report", body = CafeReport, example = json!(examples::cafe_report())),
        (status = 404, description = "No café that one may write has this id.",
         body = cafeia_shared::problem::Problem, content_type = "application/problem+json"),
        WriterReadAnswers,
    ))]
#[get("/workspace/cafes/{id}/report")]
pub(super) async fn show_cafe_report(
    state: Data<State>,
    writer: Allowed<WritesCafes>,
    id: Path<String>,
    parameters: Parameters<NoQuery>,
) -> Shown {
    parameters.read()?;
    let id = id.parse().map_err(|_| absent("café", &id))?;
    let report = state.read(writer.signed_in, move |connection, geography, signed_in| {
        reports::show(connection, geography, &signed_in.who, id, signed_in.now)
    });
    Ok(shown(report.await?))
}

/// Report how a café went that I may write
///
/// As by a private link, in one's own name. Whoever may verify reports is bound to no time.
#[utoipa::path(tag = "reports", security(("bearer" = [])),
    params(("id" = uuid::Uuid, Path, description = "The café's id"),
           ("If-Match" = Option<String>, Header, description = "The `ETag` of what was read, to change one's report."),
           ("If-None-Match" = Option<String>, Header, description = "`*`, to report for the first time.")),
    request_body(content = NewReport, example = json!(examples::new_report())),
    responses(
        (status = 200, description = "The report as it is now", body = CafeReport,
         example = json!(examples::cafe_report())),
        WriterAnswers, SentAnswers, ConflictAnswers, ChangeAnswers,
    ))]
#[put("/workspace/cafes/{id}/report")]
pub(super) async fn write_cafe_report(
    request: HttpRequest,
    state: Data<State>,
    writer: Allowed<WritesCafes>,
    id: Path<String>,
    body: Body<NewReport>,
) -> Shown {
    let id = id.parse().map_err(|_| absent("café", &id))?;
    let precondition = precondition(&request)?;
    let new = body.read().await?;
    let work = move |change: &mut Change, who: &Who| reports::report(change, who, id, precondition, &new);
    Ok(shown(state.access.change_as(&writer.signed_in, work).await?))
}

/// Take my report of a café back
///
/// One's own only; what others told stays.
#[utoipa::path(tag = "reports", security(("bearer" = [])),
    params(("id" = uuid::Uuid, Path, description = "The café's id"),
           ("If-Match" = String, Header, description = "The `ETag` of what was read.")),
    responses(
        (status = 200, description = "What is left", body = CafeReport, example = json!(examples::no_report())),
        (status = 422, description = "The café takes no report now; `errors` says why.",
         body = cafeia_shared::problem::Problem, content_type = "application/problem+json"),
        WriterAnswers, ConflictAnswers, ChangeAnswers,
    ))]
#[delete("/workspace/cafes/{id}/report")]
pub(super) async fn withdraw_cafe_report(
    request: HttpRequest,
    state: Data<State>,
    writer: Allowed<WritesCafes>,
    id: Path<String>,
) -> Shown {
    let id = id.parse().map_err(|_| absent("café", &id))?;
    let version = expected_version(&request)?;
    let work = move |change: &mut Change, who: &Who| reports::withdraw(change, who, id, version);
    Ok(shown(state.access.change_as(&writer.signed_in, work).await?))
}

/// Verify a report
///
/// Confirm one of a café's reports, as whoever looks after its territory: its number counts from now on, as verified. Nobody
/// verifies what they reported themselves (403): somebody else who looks after the territory does. When
/// its author changes that number, it is not verified any more.
#[utoipa::path(tag = "reports", security(("bearer" = [])),
    params(("id" = uuid::Uuid, Path, description = "The café's id"),
           ("If-Match" = String, Header, description = "The `ETag` of the report that was read."),
           ("Idempotency-Key" = Option<String>, Header, description = "A text of the client's choice; the same request counts once.")),
    request_body(content = NewVerification, example = json!(examples::new_verification())),
    responses(
        (status = 201, description = "The report as it is now", body = CafeReport,
         example = json!(examples::cafe_report())),
        WriterAnswers, CreationAnswers, ChangeAnswers,
    ))]
#[post("/workspace/cafes/{id}/report/verification")]
pub(super) async fn verify_report(
    request: HttpRequest,
    state: Data<State>,
    verifier: Allowed<VerifiesReports>,
    id: Path<String>,
    body: Body<NewVerification>,
) -> Shown {
    let id = id.parse().map_err(|_| absent("café", &id))?;
    let version = expected_version(&request)?;
    let new = body.read().await?;
    let once = once(&request, verifier.signed_in.account.id, &new)?;
    let work = move |change: &mut Change, who: &Who| {
        once.run(change, |change| reports::verify(change, who, id, version, new))
    };
    let report = state.access.change_as(&verifier.signed_in, work).await?;
    let version = report.version;
    Ok(Private::created(report).with_version(version))
}

/// Undo the verification of a report
///
/// The café's number is again what those who were there told.
#[utoipa::path(tag = "reports", security(("bearer" = [])),
    params(("id" = uuid::Uuid, Path, description = "The café's id"),
           ("If-Match" = String, Header, description = "The `ETag` of the report that was read.")),
    responses(
        (status = 200, description = "The report as it is now", body = CafeReport,
         example = json!(examples::my_report())),
        WriterAnswers, ChangeAnswers,
    ))]
#[delete("/workspace/cafes/{id}/report/verification")]
pub(super) async fn unverify_report(
    request: HttpRequest,
    state: Data<State>,
    verifier: Allowed<VerifiesReports>,
    id: Path<String>,
) -> Shown {
    let id = id.parse().map_err(|_| absent("café", &id))?;
    let version = expected_version(&request)?;
    let work = move |change: &mut Change, who: &Who| reports::unverify(change, who, id, version);
    Ok(shown(state.access.change_as(&verifier.signed_in, work).await?))
}

fn shown(report: CafeReport) -> Private<CafeReport> {
    let version = report.version;
    Private::new(report).with_version(version)
}
