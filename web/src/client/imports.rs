//! Files that are brought in.

use cafeia_shared::{
    ids::ImportId,
    imports::{
        Import, ImportLine, ImportMapping, ImportQuery, ImportSummary, ImportUpload, LineEdit, LineQuery,
        NewImportStep,
    },
    paging::Page,
    query::Query as _,
};
use gloo_net::http::Method;

use super::{
    segment,
    session::{Denial, own, own_file, own_once, own_text},
    with_query,
};
use crate::{files::File, json::write};

/// Uploads a file.
pub async fn upload_import(upload: ImportUpload, file: File) -> Result<Import, Denial> {
    own_file(&with_query("/api/v1/imports", &upload.to_query()), &file).await
}

/// A page of one's own imports.
pub async fn imports(query: ImportQuery) -> Result<Page<ImportSummary>, Denial> {
    own(Method::GET, &with_query("/api/v1/imports", &query.to_query()), None, None).await
}

/// One of one's own imports.
pub async fn import(id: &str) -> Result<Import, Denial> {
    own(Method::GET, &format!("/api/v1/imports/{}", segment(id)), None, None).await
}

/// Discards an import.
pub async fn discard_import(id: ImportId) -> Result<(), Denial> {
    own_text(Method::DELETE, &format!("/api/v1/imports/{id}"), None, None).await.map(drop)
}

/// Says what columns hold.
pub async fn map_import(id: ImportId, version: u32, mapping: ImportMapping) -> Result<Import, Denial> {
    own(Method::PUT, &format!("/api/v1/imports/{id}/mapping"), Some(write(&mapping)), Some(version)).await
}

/// A page of an import's lines.
pub async fn import_lines(id: ImportId, query: LineQuery) -> Result<Page<ImportLine>, Denial> {
    let address = with_query(&format!("/api/v1/imports/{id}/lines"), &query.to_query());
    own(Method::GET, &address, None, None).await
}

/// Mends a line.
pub async fn update_import_line(
    id: ImportId,
    number: u32,
    version: u32,
    edit: LineEdit,
) -> Result<ImportLine, Denial> {
    let address = format!("/api/v1/imports/{id}/lines/{number}");
    own(Method::PUT, &address, Some(write(&edit)), Some(version)).await
}

/// Takes a step with an import as a whole.
pub async fn step_import(id: ImportId, version: u32, step: NewImportStep) -> Result<Import, Denial> {
    own_once(&format!("/api/v1/imports/{id}/steps"), write(&step), Some(version)).await
}
