//! What every large map has: its words, and buttons that go to France in Europe and to the places overseas.

use cafeia_shared::position::BoundingBox;
use leptos::prelude::*;

use crate::{
    i18n::{AgendaTexts, I18n, use_i18n},
    kit::{Button, ButtonKind, Icon, Pictogram},
    map::{MAINLAND, View, Words},
};

/// The places overseas, each with a window that shows all that lives there. Names are the same in every language, and those
/// of the territories.
const OVERSEAS: [(&str, BoundingBox); 11] = [
    ("Guadeloupe", BoundingBox { west: -61.9, south: 15.8, east: -61.0, north: 16.55 }),
    ("Martinique", BoundingBox { west: -61.25, south: 14.35, east: -60.8, north: 14.9 }),
    ("Guyane", BoundingBox { west: -54.7, south: 2.1, east: -51.6, north: 5.8 }),
    ("La Réunion", BoundingBox { west: 55.2, south: -21.4, east: 55.85, north: -20.85 }),
    ("Mayotte", BoundingBox { west: 45.0, south: -13.02, east: 45.32, north: -12.6 }),
    ("Saint-Pierre-et-Miquelon", BoundingBox { west: -56.45, south: 46.73, east: -56.1, north: 47.16 }),
    ("Saint-Barthélemy", BoundingBox { west: -62.89, south: 17.86, east: -62.77, north: 17.95 }),
    ("Saint-Martin", BoundingBox { west: -63.17, south: 18.01, east: -63.0, north: 18.14 }),
    ("Wallis et Futuna", BoundingBox { west: -178.25, south: -14.42, east: -176.05, north: -13.15 }),
    ("Polynésie française", BoundingBox { west: -154.6, south: -27.7, east: -134.9, north: -7.9 }),
    ("Nouvelle-Calédonie", BoundingBox { west: 163.5, south: -22.75, east: 168.2, north: -19.5 }),
];

/// The words on every map.
pub fn map_words(i18n: I18n) -> Signal<Words> {
    Signal::derive(move || {
        let agenda = AgendaTexts::of(i18n);
        Words { zoom_in: agenda.zoom_in, zoom_out: agenda.zoom_out, credit: agenda.map_credit }
    })
}

/// The buttons that go to France in Europe and, unfolded, to the places overseas.
#[component]
pub fn MapPlaces(
    /// Told what the map is to show.
    #[prop(into)]
    on_go: Callback<View>,
) -> impl IntoView {
    let i18n = use_i18n();
    let place = move |(name, window): (&'static str, BoundingBox)| {
        view! {
            <Button kind=ButtonKind::Quiet on_press=move |()| on_go.run(View::Window(window, 11))>
                {name}
            </Button>
        }
    };
    view! {
        <div class="map-places" role="group" aria-label=move || AgendaTexts::of(i18n).go_to>
            <Button kind=ButtonKind::Quiet on_press=move |()| on_go.run(View::Window(MAINLAND, 6))>
                {move || AgendaTexts::of(i18n).mainland}
            </Button>
            <details class="map-places__overseas">
                <summary class="button button--quiet">
                    <span>{move || AgendaTexts::of(i18n).overseas}</span>
                    <Pictogram icon=Icon::ChevronDown/>
                </summary>
                <div class="map-places__all">{OVERSEAS.map(place).collect_view()}</div>
            </details>
        </div>
    }
}
