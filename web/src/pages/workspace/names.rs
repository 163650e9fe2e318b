//! The names of things that the workspace knows by their ids.

use std::future::Future;

use cafeia_shared::ids::{FacilitatorId, OrganisationId, ResourceId};
use leptos::prelude::*;

use crate::{
    client::{self, CallError},
    pages::fetched::use_fetched,
};

/// The name of what an id names, once it is known. What is not public has none.
fn name_of<A>(id: String, ask: fn(String) -> A) -> impl Fn() -> String
where
    A: Future<Output = Result<String, CallError>> + 'static,
{
    let fetched = use_fetched(Signal::stored(id), ask);
    move || {
        fetched.answer.with(|answer| match answer {
            Some(Ok(name)) => name.clone(),
            Some(Err(_)) => "–".to_owned(),
            None => "…".to_owned(),
        })
    }
}

/// An organisation's name.
#[component]
pub fn OrganisationName(
    /// Its id.
    id: OrganisationId,
) -> impl IntoView {
    name_of(id.to_string(), |id| async move { Ok(client::organisation(id).await?.summary.name) })
}

/// The name of a facilitator whom one may write, most likely: also of one who is not shown.
#[component]
pub fn OwnFacilitatorName(
    /// Their id.
    id: FacilitatorId,
) -> impl IntoView {
    name_of(id.to_string(), |id| async move {
        match client::workspace_facilitator(&id).await {
            Ok(facilitator) => Ok(facilitator.summary.name),
            Err(_) => Ok(client::facilitator(id).await?.summary.name),
        }
    })
}

/// A facilitator's name.
#[component]
pub fn FacilitatorName(
    /// Their id.
    id: FacilitatorId,
) -> impl IntoView {
    name_of(id.to_string(), |id| async move { Ok(client::facilitator(id).await?.summary.name) })
}

/// A resource's name.
#[component]
pub fn ResourceName(
    /// Its id.
    id: ResourceId,
) -> impl IntoView {
    name_of(id.to_string(), |id| async move { Ok(client::resource(id).await?.summary.title) })
}
