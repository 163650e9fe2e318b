//! What happened, and who looks after what: for those who look after a territory.

use actix_web::{get, web::Data};
use cafeia_shared::{
    cockpit::Coverage,
    journal::{JournalEntry, JournalFilter, JournalQuery},
    paging::Page,
    query::{NoQuery, Paging},
};

use super::{
    State,
    caller::{Allowed, ReadsAudit, SteersTerritory},
    docs::WriterReadAnswers,
    examples::steering as examples,
    private::Private,
    problem::ApiProblem,
    query::Parameters,
};
use crate::domain::{audit, coverage};

/// Search the journal
///
/// What was changed, when and by whom, the newest first: the names of the fields, never their values. A referent reads what
/// lay in their territory when it happened, the national team all of it.
#[utoipa::path(tag = "journal", security(("bearer" = [])), params(JournalFilter, Paging), responses(
    (status = 200, description = "A page of changes", body = Page<JournalEntry>, example = json!(examples::journal())),
    WriterReadAnswers,
))]
#[get("/workspace/journal")]
pub(super) async fn list_journal_entries(
    state: Data<State>,
    reader: Allowed<ReadsAudit>,
    parameters: Parameters<JournalQuery>,
) -> Result<Private<Page<JournalEntry>>, ApiProblem> {
    let query = parameters.read()?;
    let page = state.read(reader.signed_in, move |connection, geography, signed_in| {
        audit::search(connection, geography, &signed_in.who, &query, signed_in.now)
    });
    Ok(Private::new(page.await?))
}

/// Show who looks after which territory
///
/// How many people look after each région and département within one's own territory, of the whole country for the national
/// team; those that nobody looks after come first.
#[utoipa::path(tag = "journal", security(("bearer" = [])), responses(
    (status = 200, description = "The territories", body = Coverage, example = json!(examples::coverage())),
    WriterReadAnswers,
))]
#[get("/workspace/coverage")]
pub(super) async fn show_coverage(
    state: Data<State>,
    steering: Allowed<SteersTerritory>,
    parameters: Parameters<NoQuery>,
) -> Result<Private<Coverage>, ApiProblem> {
    parameters.read()?;
    let coverage = state.read(steering.signed_in, move |connection, geography, signed_in| {
        Ok(coverage::show(connection, geography, &signed_in.who, signed_in.now)?)
    });
    Ok(Private::new(coverage.await?))
}
