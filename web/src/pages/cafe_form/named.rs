//! The names of what a café names by ids.

use cafeia_shared::{
    ids::ResourceId,
    query::ListPaging,
    resources::{ResourceFilter, ResourceQuery},
    vocabulary::ResourceKind,
};

use super::Draft;
use crate::{client, kit::Choice};

/// The formats of the shelf, by their titles; none without an answer, since nothing else depends on them.
pub async fn formats() -> Vec<(ResourceId, String)> {
    let filter = ResourceFilter { kind: vec![ResourceKind::Format], ..ResourceFilter::default() };
    let paging = ListPaging { limit: Some(200), ..ListPaging::default() };
    let page = client::resources(ResourceQuery { filter, paging }).await;
    page.map(|page| page.data.into_iter().map(|one| (one.id, one.title)).collect()).unwrap_or_default()
}

/// Asks for the names of a café's other organisations and of its facilitators. What gives no name keeps its place.
pub async fn name_all(mut draft: Draft) -> Draft {
    for (one, _) in &mut draft.organisers {
        if let Ok(organisation) = client::organisation(one.value.clone()).await {
            name(one, organisation.summary.name);
        }
    }
    for (one, _) in &mut draft.facilitators {
        if let Ok(facilitator) = client::facilitator(one.value.clone()).await {
            name(one, facilitator.summary.name);
        }
    }
    draft
}

fn name(choice: &mut Choice, name: String) {
    choice.label = name;
}
