//! Where it is, on the map.

use cafeia_shared::{
    ids::PlaceId,
    position::Position,
    vocabulary::{CafeMode, Precision},
};
use leptos::prelude::*;

use crate::{
    client::{self, CallError},
    i18n::{CafeTexts, ReviewTexts, use_i18n},
    map::{Map, Mark, View},
    pages::{
        fetched::{Awaited, use_fetched},
        map_places::map_words,
        workspace::written::Place,
    },
};

/// A point, and whether it is only that of the commune.
#[derive(Debug, Clone, PartialEq)]
struct Point {
    position: Position,
    approximate: bool,
    name: String,
}

/// Where a place is: as it was written, as the network knows it, or where its commune is.
async fn find((place, id): (Place, Option<String>)) -> Result<Option<Point>, CallError> {
    let name = place.name.clone().unwrap_or_default();
    if let Some(new) = &place.new
        && let (Some(position), Some(precision)) = (new.position, new.precision)
    {
        return Ok(Some(Point { position, approximate: precision == Precision::Commune, name }));
    }
    let Some(commune) = &place.commune else { return Ok(None) };
    if let Some(id) = id {
        let known = client::places(commune.code.clone(), Some(name.clone())).await?;
        if let Some(known) = known.into_iter().find(|one| one.summary.id.to_string() == id) {
            let approximate = known.summary.precision == Precision::Commune;
            return Ok(Some(Point { position: known.summary.position, approximate, name }));
        }
    }
    let commune = client::commune(commune.name.clone(), commune.code.clone()).await;
    Ok(commune.map(|commune| Point { position: commune.position, approximate: true, name: commune.name }))
}

/// The map; without a place, that it is online.
#[component]
pub fn PlaceMap(
    /// Where it is.
    place: Place,
    /// How one attends.
    mode: CafeMode,
    /// The place, when the network knows it.
    place_id: Option<PlaceId>,
) -> impl IntoView {
    let i18n = use_i18n();
    if mode == CafeMode::Online {
        return view! { <p class="review__nowhere">{move || ReviewTexts::of(i18n).online}</p> }.into_any();
    }
    let key = (place, place_id.map(|id| id.to_string()));
    let fetched = use_fetched(Signal::stored(key), find);
    let draw = move |point: Option<Point>| match point {
        Some(point) => view! { <OnMap point/> }.into_any(),
        None => view! { <p>{move || ReviewTexts::of(i18n).no_position}</p> }.into_any(),
    };
    view! { <Awaited fetched rows=1 draw/> }.into_any()
}

#[component]
fn OnMap(point: Point) -> impl IntoView {
    let i18n = use_i18n();
    let Point { position, approximate, name } = point;
    let mark =
        Mark { id: None, longitude: position.longitude, latitude: position.latitude, count: 1, label: name };
    let zoom = if approximate { 10 } else { 12 };
    view! {
        <div class="review__map">
            <Map
                label=move || CafeTexts::of(i18n).map
                words=map_words(i18n)
                marks=Signal::stored(vec![mark])
                view=Signal::stored(View::Point(position, zoom))
            />
        </div>
        {approximate.then(|| view! { <p class="field__hint">{move || CafeTexts::of(i18n).approximate}</p> })}
    }
}
