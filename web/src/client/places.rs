//! Places where cafés are held.

use cafeia_shared::{
    places::{NewPlace, Place, PlaceList, PlaceQuery},
    query::Query as _,
};

use super::{
    CallError, call,
    session::{Denial, own_once},
    with_query,
};
use crate::json::write;

/// The places of a commune, by name; with words, those that have them in their name or address.
pub async fn places(commune: String, words: Option<String>) -> Result<Vec<Place>, CallError> {
    let query = PlaceQuery { commune: Some(commune), q: words, limit: None };
    call::<PlaceList>(&with_query("/api/v1/places", &query.to_query())).await.map(|list| list.data)
}

/// Writes a place down.
pub async fn create_place(new: &NewPlace) -> Result<Place, Denial> {
    own_once("/api/v1/places", write(new), None).await
}
