//! The names of what a café names by ids.

use super::Draft;
use crate::{client, kit::Choice};

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
