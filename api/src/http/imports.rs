//! Files of cafés, organisations or facilitators, brought in by those who look after a territory.

use actix_web::{
    HttpRequest, delete, get, post, put,
    web::{self, Bytes, Data, Path},
};
use cafeia_shared::{
    ids::ImportId,
    imports::{
        Import, ImportKind, ImportLine, ImportMapping, ImportQuery, ImportSummary, ImportUpload, LineEdit,
        LineFilter, LineQuery, MOST_BYTES, NewImportStep,
    },
    paging::Page,
    query::{NoQuery, Paging},
    vocabulary::Term as _,
};
use serde::Serialize;
use sha2::{Digest as _, Sha256};

use super::{
    State, absent,
    answer::{Answer, Freshness},
    body::{Body, FileBody},
    caller::{Allowed, ImportsLines},
    docs::{
        ChangeAnswers, CreationAnswers, DiscardAnswers, ImportAnswers, OneAnswers, SentAnswers, StepAnswers,
        UploadAnswers, WriterAnswers, WriterReadAnswers, WriterReadOneAnswers,
    },
    examples::imports as examples,
    private::{Done, Private},
    problem::ApiProblem,
    query::{Asked, Parameters},
    writes::Shown,
};
use crate::{
    domain::{
        Change, DomainError,
        imports::{self, File, Unreadable, tables},
        policy::Who,
    },
    feeds::csv,
};

/// A file to be filled.
pub(super) struct Template;

/// A file as its request is known again.
#[derive(Serialize)]
struct Uploaded {
    kind: ImportKind,
    name: String,
    digest: Vec<u8>,
}

/// Show a template
///
/// A file without lines, as CSV, whose columns are those that an import knows.
#[utoipa::path(tag = "imports",
    params(("kind" = ImportKind, Path, description = "What its lines are to be")),
    responses(
        (status = 200, description = "The file", body = String, content_type = "text/csv",
         example = json!(examples::template())),
        OneAnswers,
    ))]
#[get("/imports/templates/{kind}.csv")]
pub(super) async fn show_import_template(
    asked: Asked<NoQuery>,
    kind: Path<String>,
) -> Result<Answer<Template>, ApiProblem> {
    let kind = ImportKind::parse(&kind).ok_or_else(|| absent("template", &kind))?;
    let table = tables::template(kind);
    let body = Bytes::from(csv::table(table.headers, table.rows));
    let answer = asked.text(Freshness::Day, move |_| Ok((csv::MEDIA, body))).await?;
    Ok(answer.with_file_name(&format!("modele-{kind}.csv")))
}

/// Upload a file
///
/// CSV of any usual encoding, or a spreadsheet (`.xlsx`, `.ods`), of at most 10 MB, 50,000 lines and 200 columns. It is read
/// at once; its lines are checked by and by, and nothing is in the network before a step brings them in.
#[utoipa::path(tag = "imports", security(("bearer" = [])),
    params(ImportUpload,
           ("Idempotency-Key" = Option<String>, Header, description = "A text of the client's choice; the same request counts once.")),
    request_body(content = String, content_type = "application/octet-stream", description = "The file, as it is."),
    responses(
        (status = 201, description = "The import, with what its columns are taken for", body = Import,
         example = json!(examples::import())),
        UploadAnswers,
    ))]
#[post("/imports")]
pub(super) async fn create_import(
    request: HttpRequest,
    state: Data<State>,
    importer: Allowed<ImportsLines>,
    parameters: Parameters<ImportUpload>,
    body: FileBody,
) -> Shown<Import> {
    let ImportUpload { kind, name } = parameters.read()?;
    // A query that was read names its kind.
    let kind = kind.ok_or_else(|| ApiProblem::path("kind", "says what the lines are"))?;
    let bytes = body.read(MOST_BYTES).await?;
    let read = web::block(move || (Sha256::digest(&bytes).to_vec(), File::read(kind, &bytes))).await?;
    let (digest, file) = (read.0, read.1.map_err(unreadable)?);
    let uploaded = Uploaded { kind, name: name.unwrap_or_default(), digest };
    let work = move |change: &mut Change, who: &Who, uploaded: &Uploaded| {
        imports::create(change, who, &uploaded.name, &file)
    };
    state.create(&request, &importer.signed_in, uploaded, work).await
}

fn unreadable(why: Unreadable) -> DomainError {
    DomainError::Invalid(vec![why.fault()])
}

/// List my imports
///
/// The newest first. They are seen by nobody else.
#[utoipa::path(tag = "imports", security(("bearer" = [])), params(Paging), responses(
    (status = 200, description = "A page of imports", body = Page<ImportSummary>, example = json!(examples::imports())),
    WriterReadAnswers,
))]
#[get("/imports")]
pub(super) async fn list_imports(
    state: Data<State>,
    importer: Allowed<ImportsLines>,
    parameters: Parameters<ImportQuery>,
) -> Result<Private<Page<ImportSummary>>, ApiProblem> {
    let query = parameters.read()?;
    let page = state.read(importer.signed_in, move |connection, _, signed_in| {
        imports::list(connection, &signed_in.who, &query)
    });
    Ok(Private::new(page.await?))
}

/// Show an import
///
/// Where it stands, how far the work under way has come, what its columns are taken for, and the steps that are possible.
#[utoipa::path(tag = "imports", security(("bearer" = [])),
    params(("id" = uuid::Uuid, Path, description = "The import's id")),
    responses(
        (status = 200, description = "The import", body = Import, example = json!(examples::import())),
        WriterReadOneAnswers,
    ))]
#[get("/imports/{id}")]
pub(super) async fn show_import(
    state: Data<State>,
    importer: Allowed<ImportsLines>,
    id: Path<String>,
    parameters: Parameters<NoQuery>,
) -> Shown<Import> {
    parameters.read()?;
    let id = import_id(&id)?;
    let import = state.read(importer.signed_in, move |connection, _, signed_in| {
        imports::show(connection, &signed_in.who, id)
    });
    Ok(Private::shown(import.await?))
}

/// Discard an import
///
/// Its lines are forgotten. What it brought in stays, and cannot be undone as a whole any more.
#[utoipa::path(tag = "imports", security(("bearer" = [])),
    params(("id" = uuid::Uuid, Path, description = "The import's id")),
    responses((status = 204, description = "It is gone"), DiscardAnswers))]
#[delete("/imports/{id}")]
pub(super) async fn discard_import(
    state: Data<State>,
    importer: Allowed<ImportsLines>,
    id: Path<String>,
    parameters: Parameters<NoQuery>,
) -> Result<Done, ApiProblem> {
    parameters.read()?;
    let id = import_id(&id)?;
    let work = move |change: &mut Change, who: &Who| imports::discard(change, who, id);
    state.access.change_as(&importer.signed_in, work).await?;
    Ok(Done::now())
}

/// Say what columns hold
///
/// Before its lines are brought in: they are checked anew. The next file with these columns is read in the same way.
#[utoipa::path(tag = "imports", security(("bearer" = [])),
    params(("id" = uuid::Uuid, Path, description = "The import's id"),
           ("If-Match" = String, Header, description = "The `ETag` of the import that was read.")),
    request_body(content = ImportMapping, example = json!(examples::mapping())),
    responses(
        (status = 200, description = "The import as it is now", body = Import, example = json!(examples::import())),
        WriterAnswers, SentAnswers, ChangeAnswers, ImportAnswers,
    ))]
#[put("/imports/{id}/mapping")]
pub(super) async fn map_import(
    request: HttpRequest,
    state: Data<State>,
    importer: Allowed<ImportsLines>,
    id: Path<String>,
    body: Body<ImportMapping>,
) -> Shown<Import> {
    let id = import_id(&id)?;
    let work = move |change: &mut Change, who: &Who, version, mapping: &ImportMapping| {
        imports::map(change, who, id, version, mapping)
    };
    state.replace(&request, &importer.signed_in, body, work).await
}

/// List the lines of an import
///
/// In the order of the file, with what is wrong with them.
#[utoipa::path(tag = "imports", security(("bearer" = [])),
    params(("id" = uuid::Uuid, Path, description = "The import's id"), LineFilter, Paging),
    responses(
        (status = 200, description = "A page of lines", body = Page<ImportLine>, example = json!(examples::lines())),
        WriterReadOneAnswers,
    ))]
#[get("/imports/{id}/lines")]
pub(super) async fn list_import_lines(
    state: Data<State>,
    importer: Allowed<ImportsLines>,
    id: Path<String>,
    parameters: Parameters<LineQuery>,
) -> Result<Private<Page<ImportLine>>, ApiProblem> {
    let query = parameters.read()?;
    let id = import_id(&id)?;
    let page = state.read(importer.signed_in, move |connection, _, signed_in| {
        imports::list_lines(connection, &signed_in.who, id, &query)
    });
    Ok(Private::new(page.await?))
}

/// Mend a line
///
/// Replaces its cells, before the lines are brought in; the answer tells what is still wrong.
#[utoipa::path(tag = "imports", security(("bearer" = [])),
    params(("id" = uuid::Uuid, Path, description = "The import's id"),
           ("number" = u32, Path, description = "The line's number in the file"),
           ("If-Match" = String, Header, description = "The line's version that was read, in quotes.")),
    request_body(content = LineEdit, example = json!(examples::line_edit())),
    responses(
        (status = 200, description = "The line as it is now", body = ImportLine, example = json!(examples::line())),
        WriterAnswers, SentAnswers, ChangeAnswers, ImportAnswers,
    ))]
#[put("/imports/{id}/lines/{number}")]
pub(super) async fn update_import_line(
    request: HttpRequest,
    state: Data<State>,
    importer: Allowed<ImportsLines>,
    path: Path<(String, String)>,
    body: Body<LineEdit>,
) -> Shown<ImportLine> {
    let (id, number) = path.into_inner();
    let (id, number) = (import_id(&id)?, number.parse().map_err(|_| absent("line", &number))?);
    let work = move |change: &mut Change, who: &Who, version, edit: &LineEdit| {
        imports::edit_line(change, who, id, number, version, edit)
    };
    state.replace(&request, &importer.signed_in, body, work).await
}

/// Take a step with an import
///
/// Bring its lines in, all or the sound ones, or take out again what it brought in. The work begins at once; the import tells
/// how far it has come. What others have changed meanwhile, or rely on, stays.
#[utoipa::path(tag = "imports", security(("bearer" = [])),
    params(("id" = uuid::Uuid, Path, description = "The import's id"),
           ("If-Match" = String, Header, description = "The `ETag` of the import that was read."),
           ("Idempotency-Key" = Option<String>, Header, description = "A text of the client's choice; the same request counts once.")),
    request_body(content = NewImportStep, example = json!(examples::step())),
    responses(
        (status = 201, description = "The import as it is now", body = Import, example = json!(examples::import())),
        WriterAnswers, CreationAnswers, ChangeAnswers, StepAnswers,
    ))]
#[post("/imports/{id}/steps")]
pub(super) async fn create_import_step(
    request: HttpRequest,
    state: Data<State>,
    importer: Allowed<ImportsLines>,
    id: Path<String>,
    body: Body<NewImportStep>,
) -> Shown<Import> {
    let id = import_id(&id)?;
    let work = move |change: &mut Change, who: &Who, version, new: &NewImportStep| {
        imports::take_step(change, who, id, version, new)
    };
    state.step(&request, &importer.signed_in, body, work).await
}

fn import_id(id: &str) -> Result<ImportId, ApiProblem> {
    id.parse().map_err(|_| absent("import", id))
}
