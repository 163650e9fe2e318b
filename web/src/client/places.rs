//! Places where cafés are held.

use cafeia_shared::places::{NewPlace, Place};
use serde::Deserialize;

use super::{
    CallError, call, segment,
    session::{Denial, own_once},
};
use crate::json::write;

/// Places of a commune.
#[derive(Debug, Deserialize)]
struct PlaceList {
    data: Vec<Place>,
}

/// The places of a commune, by name; with words, those that have them in their names.
pub async fn places(commune: &str, words: &str) -> Result<Vec<Place>, CallError> {
    let q = if words.is_empty() { String::new() } else { format!("&q={}", segment(words)) };
    let address = format!("/api/v1/places?commune={}&limit=50{q}", segment(commune));
    call::<PlaceList>(&address).await.map(|list| list.data)
}

/// Writes a place down.
pub async fn create_place(new: &NewPlace) -> Result<Place, Denial> {
    own_once("/api/v1/places", write(new), None).await
}
