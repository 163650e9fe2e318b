//! « Près de moi »: the way from the visitor's position to the cafés around it.

use cafeia_shared::{
    cafes::{CafeFilter, CafePaging, CafeQuery, CafeSort},
    position::Position,
};
use leptos::{prelude::*, task::spawn_local};

use crate::{
    geolocation::{LocateError, locate},
    i18n::{NearMeTexts, use_i18n},
    kit::{Button, Icon, Notice, Tone},
};

/// How far around the visitor cafés are looked for, in kilometres: half an hour by car or by a local train.
const RADIUS_KM: u16 = 30;

/// The cafés around a point, the nearest first.
pub fn cafes_around(point: Position) -> CafeQuery {
    CafeQuery {
        filter: CafeFilter { around: Some(point), radius_km: Some(RADIUS_KM), ..CafeFilter::default() },
        paging: CafePaging { sort: Some(CafeSort::Distance), ..CafePaging::default() },
    }
}

/// A button that asks the browser where the visitor is, says beforehand what happens, and afterwards why it did not.
#[component]
pub fn NearMe(
    /// Told the position, to about a kilometre.
    #[prop(into)]
    on_found: Callback<Position>,
) -> impl IntoView {
    let i18n = use_i18n();
    let looking = RwSignal::new(false);
    let error = RwSignal::new(None::<LocateError>);
    let look = move |()| {
        looking.set(true);
        error.set(None);
        spawn_local(async move {
            let found = locate().await;
            // The page may have been left meanwhile.
            if looking.try_set(false).is_some() {
                return;
            }
            match found {
                Ok(position) => on_found.run(position),
                Err(why) => error.set(Some(why)),
            }
        });
    };
    view! {
        <div class="near-me">
            <Button icon=Icon::Near busy=looking on_press=look>
                {move || NearMeTexts::of(i18n).near_me}
            </Button>
            <p class="near-me__note">{move || NearMeTexts::of(i18n).note}</p>
            <div class="near-me__answer" role="status">
                {move || looking.get().then(|| view! { <p>{move || NearMeTexts::of(i18n).looking}</p> })}
                {move || error.get().map(|error| view! { <Failure error/> })}
            </div>
        </div>
    }
}

/// Why no position came, and the way on.
#[component]
fn Failure(error: LocateError) -> impl IntoView {
    let i18n = use_i18n();
    let title = move || {
        let texts = NearMeTexts::of(i18n);
        match error {
            LocateError::Refused => texts.refused,
            LocateError::Unavailable => texts.unavailable,
            LocateError::Timeout => texts.timeout,
            LocateError::Unsupported => texts.unsupported,
        }
    };
    let help = move || {
        let texts = NearMeTexts::of(i18n);
        if error == LocateError::Refused { texts.refused_help } else { texts.instead }
    };
    view! {
        <Notice tone=Tone::Plain icon=Icon::Info title>
            <p>{help}</p>
        </Notice>
    }
}
