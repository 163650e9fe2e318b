//! A territory in the hands of those who look after it: its figures, and all that stands in it as files.

use actix_web::{
    HttpRequest, get,
    web::{Data, Path, block},
};
use cafeia_shared::{
    dashboard::TerritoryDashboard,
    imports::ImportKind,
    query::{NoQuery, Query},
    territories::TerritoryCode,
    vocabulary::Term as _,
};

use super::{
    State, absent,
    caller::{Allowed, SteersTerritory},
    docs::WriterReadOneAnswers,
    examples::steering as examples,
    private::{Private, PrivateFile},
    problem::ApiProblem,
    query::Parameters,
};
use crate::{
    domain::{
        coverage,
        exports::{self, Exported},
    },
    feeds::csv,
};

/// Show a territory's figures to whoever looks after it
///
/// Cafés and people reached month by month, by its parts, and how many inhabitants live near a café; with its share of what the
/// movement wants to reach. Then where the next cafés would bring most inhabitants within reach, each with an organisation to call
/// and the number of facilitators who travel that far. Of a région, a département or a commune within one's own territory.
#[utoipa::path(tag = "territories", security(("bearer" = [])),
    params(("code" = String, Path, description = "Level and INSEE code: `region-53`, `departement-29`, `commune-29042`",
        pattern = "^(region|departement)-[0-9A-Za-z]{2,3}$|^commune-[0-9A-Za-z]{5}$", example = "departement-29")),
    responses(
        (status = 200, description = "The figures", body = TerritoryDashboard, example = json!(examples::dashboard())),
        WriterReadOneAnswers,
    ))]
#[get("/workspace/territories/{code}")]
pub(super) async fn show_territory_dashboard(
    state: Data<State>,
    steering: Allowed<SteersTerritory>,
    code: Path<String>,
    parameters: Parameters<NoQuery>,
) -> Result<Private<TerritoryDashboard>, ApiProblem> {
    parameters.read()?;
    let code: TerritoryCode = code.parse().map_err(|_| absent("territory", &code))?;
    let (now, _) = state.now();
    let network = state.network.clone();
    let signed_in = steering.signed_in;
    let shown = block(move || {
        coverage::check(network.geography(), &signed_in.who, &code, signed_in.now)?;
        network.catalogue().dashboard(&code, now).ok_or_else(|| absent("territory", &code.to_string()))
    });
    Ok(Private::new(shown.await??))
}

/// Export all things of a kind
///
/// Cafés, organisations or facilitators of one's own territory as CSV (RFC 4180): UTF-8 with a mark, semicolons, nothing that a
/// spreadsheet takes for a formula. Of the columns that an import reads, so that it gives the same rows again. It takes the
/// parameters of the workspace's list of these things (`/workspace/cafes`, `/workspace/organisations`, `/workspace/facilitators`),
/// and gives all that this list would show, whatever the page; those below are the most used.
#[utoipa::path(tag = "workspace", security(("bearer" = [])),
    params(("kind" = inline(ImportKind), Path, description = "What"),
           ("q" = Option<String>, Query, description = "Words to be found in their name or title", max_length = 200)),
    responses(
        (status = 200, description = "The table", body = String, content_type = "text/csv",
         example = json!(examples::export())),
        WriterReadOneAnswers,
    ))]
#[get("/workspace/exports/{kind}")]
pub(super) async fn export_things(
    request: HttpRequest,
    state: Data<State>,
    steering: Allowed<SteersTerritory>,
    kind: Path<String>,
) -> Result<PrivateFile, ApiProblem> {
    let kind = ImportKind::parse(&kind).ok_or_else(|| absent("export", &kind))?;
    let query = request.query_string();
    let exported = match kind {
        ImportKind::Cafes => Exported::Cafes(Query::parse(query)?),
        ImportKind::Organisations => Exported::Organisations(Query::parse(query)?),
        ImportKind::Facilitators => Exported::Facilitators(Query::parse(query)?),
    };
    let table = state.read(steering.signed_in, move |connection, geography, signed_in| {
        Ok(exports::table(connection, geography, &signed_in.who, &exported, signed_in.now)?)
    });
    let table = table.await?;
    let name = match kind {
        ImportKind::Cafes => "cafes.csv",
        ImportKind::Organisations => "organisations.csv",
        ImportKind::Facilitators => "animateurs.csv",
    };
    Ok(PrivateFile { name, media: csv::MEDIA, content: csv::table(table.headers, table.rows) })
}
