//! The views of lists that one has saved.

use cafeia_shared::{
    ids::SavedViewId,
    views::{NewSavedView, SavedView, SavedViewList},
};
use gloo_net::http::Method;

use super::session::{Denial, own, own_once, own_text};
use crate::json::write;

/// All of them.
pub async fn saved_views() -> Result<SavedViewList, Denial> {
    own(Method::GET, "/api/v1/account/views", None, None).await
}

/// Saves one.
pub async fn create_saved_view(new: NewSavedView) -> Result<SavedView, Denial> {
    own_once("/api/v1/account/views", write(&new), None).await
}

/// Changes one, as one has read it.
pub async fn update_saved_view(
    id: SavedViewId,
    version: u32,
    new: NewSavedView,
) -> Result<SavedView, Denial> {
    own(Method::PUT, &format!("/api/v1/account/views/{id}"), Some(write(&new)), Some(version)).await
}

/// Deletes one.
pub async fn delete_saved_view(id: SavedViewId) -> Result<(), Denial> {
    own_text(Method::DELETE, &format!("/api/v1/account/views/{id}"), None, None).await.map(drop)
}
