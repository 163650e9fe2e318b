//! What those see who look after a territory: who is silent, what happened, who looks after what.

use cafeia_shared::{
    cockpit::Coverage,
    dashboard::TerritoryDashboard,
    imports::ImportKind,
    journal::{JournalEntry, JournalQuery},
    life::{LivingKind, SignOfLife, Sleeper, SleeperQuery},
    paging::Page,
    query::Query as _,
    territories::TerritoryCode,
};
use gloo_net::http::Method;
use uuid::Uuid;

use super::{
    session::{Denial, by_link, own, own_text},
    with_query,
};

/// A page of those of whom nothing was heard.
pub async fn sleepers(query: SleeperQuery) -> Result<Page<Sleeper>, Denial> {
    own(Method::GET, &with_query("/api/v1/workspace/sleepers", &query.to_query()), None, None).await
}

/// Confirms that somebody is still there, as one has read them.
pub async fn confirm_life(kind: LivingKind, id: Uuid, version: u32) -> Result<SignOfLife, Denial> {
    let things = match kind {
        LivingKind::Facilitator => "facilitators",
        LivingKind::Organisation => "organisations",
        LivingKind::Need => "needs",
    };
    let address = format!("/api/v1/workspace/{things}/{id}/sign-of-life");
    own(Method::PUT, &address, None, Some(version)).await
}

/// Says by the link of a letter that somebody is still there.
pub async fn give_sign_of_life(token: &str) -> Result<SignOfLife, Denial> {
    by_link(token, Method::PUT, "/api/v1/signs-of-life/mine", None, None).await
}

/// A page of what happened.
pub async fn journal(query: JournalQuery) -> Result<Page<JournalEntry>, Denial> {
    own(Method::GET, &with_query("/api/v1/workspace/journal", &query.to_query()), None, None).await
}

/// A territory in figures.
pub async fn dashboard(code: &TerritoryCode) -> Result<TerritoryDashboard, Denial> {
    own(Method::GET, &format!("/api/v1/workspace/territories/{code}"), None, None).await
}

/// All things of a kind within one's territory that a list is asked for, as a table.
pub async fn export_things(kind: ImportKind, query: &str) -> Result<String, Denial> {
    let address = with_query(&format!("/api/v1/workspace/exports/{kind}"), query);
    own_text(Method::GET, &address, None, None).await
}

/// Who looks after which territory.
pub async fn coverage() -> Result<Coverage, Denial> {
    own(Method::GET, "/api/v1/workspace/coverage", None, None).await
}
