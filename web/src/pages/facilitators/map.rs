//! The map of the directory: one mark for each commune of those listed, and how far they travel from there.

use cafeia_shared::{
    facilitators::{FacilitatorFilter, FacilitatorQuery, FacilitatorSummary},
    ids::FacilitatorId,
    position::{BoundingBox, Position},
    site::SitePage,
    territories::CommuneRef,
    vocabulary::TrainingState,
};
use leptos::prelude::*;

use super::{card::Lit, training::TrainingBadge};
use crate::{
    i18n::{FacilitatorsTexts, FrameTexts, use_i18n},
    kit::{Icon, Notice, Pictogram, Tone},
    map::{Circle, MAINLAND, Map, Mark, Moved, View, window_of},
    pages::map_places::{MapPlaces, map_words},
};

/// The nearest that the map goes by itself.
const NEAREST: u8 = 9;
/// Kilometres of one degree of latitude.
const DEGREE_KM: f64 = 111.2;

/// Those of the list who live in a commune.
#[derive(Debug, Clone, PartialEq)]
struct Here {
    commune: CommuneRef,
    position: Position,
    people: Vec<Person>,
}

/// What the map says of somebody.
#[derive(Debug, Clone, PartialEq)]
struct Person {
    id: FacilitatorId,
    slug: String,
    name: String,
    training: TrainingState,
    radius_km: u16,
}

/// Those of a list by commune, in the order of the list.
fn by_commune(listed: &[FacilitatorSummary]) -> Vec<Here> {
    let mut found: Vec<Here> = Vec::new();
    for one in listed {
        let person = Person {
            id: one.id,
            slug: one.slug.clone(),
            name: one.name.clone(),
            training: one.training,
            radius_km: one.travel_radius_km,
        };
        match found.iter_mut().find(|here| here.commune.code == one.commune.code) {
            Some(here) => here.people.push(person),
            None => found.push(Here {
                commune: one.commune.clone(),
                position: one.position,
                people: vec![person],
            }),
        }
    }
    found
}

/// How far somebody of a commune travels; nothing beyond it, no circle.
pub fn circle(position: Position, radius_km: u16) -> Option<Circle> {
    let Position { longitude, latitude } = position;
    (radius_km > 0).then(|| Circle { longitude, latitude, radius_km: f64::from(radius_km) })
}

/// The circles of what is pointed at.
fn circles(places: &[Here], lit: &Lit) -> Vec<Circle> {
    match lit {
        Lit::Person(id) => {
            let of = |here: &Here| {
                let person = here.people.iter().find(|person| person.id == *id)?;
                circle(here.position, person.radius_km)
            };
            places.iter().find_map(of).into_iter().collect()
        }
        Lit::Commune(code) => {
            let Some(here) = places.iter().find(|here| here.commune.code == *code) else { return Vec::new() };
            let mut radii: Vec<u16> = here.people.iter().map(|person| person.radius_km).collect();
            radii.sort_unstable();
            radii.dedup();
            radii.into_iter().filter_map(|radius_km| circle(here.position, radius_km)).collect()
        }
    }
}

/// The window around what somebody reaches from a point.
pub fn window_around(point: Position, radius_km: f64) -> BoundingBox {
    let north = radius_km / DEGREE_KM;
    // Meridians draw together towards the poles; nobody lives there.
    let east = north / point.latitude.to_radians().cos().max(0.1);
    BoundingBox {
        west: (point.longitude - east).max(-180.0),
        south: (point.latitude - north).max(-90.0),
        east: (point.longitude + east).min(180.0),
        north: (point.latitude + north).min(90.0),
    }
}

/// The part of a query that says where to look.
fn place_of(filter: &FacilitatorFilter) -> FacilitatorFilter {
    FacilitatorFilter {
        territory: filter.territory.clone(),
        reaches: filter.reaches,
        q: filter.q.clone(),
        ..FacilitatorFilter::default()
    }
}

/// The map.
#[component]
pub fn FacilitatorsMap(
    /// The query in force.
    query: Memo<FacilitatorQuery>,
    /// Those listed.
    listed: RwSignal<Vec<FacilitatorSummary>>,
    /// What is pointed at.
    lit: RwSignal<Option<Lit>>,
    /// Told that somebody's page is opened, by their slug.
    on_open: Callback<String>,
) -> impl IntoView {
    let i18n = use_i18n();
    let places = Memo::new(move |_| listed.with(|listed| by_commune(listed)));
    let picked = RwSignal::new(None::<Here>);
    let failed = RwSignal::new(false);
    let view = RwSignal::new(View::Window(MAINLAND, 6));

    // The map follows the list until the visitor moves it; another place to look at takes it along again.
    let by_hand = StoredValue::new(false);
    let place = Memo::new(move |_| query.with(|query| place_of(&query.filter)));
    Effect::new(move |first: Option<()>| {
        place.track();
        picked.set(None);
        by_hand.set_value(false);
        if first.is_some() && place.with(|place| *place == FacilitatorFilter::default()) {
            view.set(View::Window(MAINLAND, 6));
        }
    });
    Effect::new(move || {
        let found = places.with(|places| {
            let reached = place.with_untracked(|place| place.reaches);
            let points = places.iter().map(|here| here.position).chain(reached);
            window_of(points.map(|point| (point.longitude, point.latitude)))
        });
        let anywhere = place.with_untracked(|place| *place == FacilitatorFilter::default());
        if let Some(found) = found
            && !anywhere
            && !by_hand.get_value()
        {
            view.set(View::Window(found, NEAREST));
        }
    });

    let marks = Signal::derive(move || {
        let texts = FacilitatorsTexts::of(i18n);
        let mark = |here: &Here| Mark {
            id: Some(here.commune.code.clone()),
            longitude: here.position.longitude,
            latitude: here.position.latitude,
            count: u32::try_from(here.people.len()).unwrap_or(u32::MAX),
            label: match here.people.as_slice() {
                [one] => (texts.one_at)(&one.name, &here.commune.name),
                several => (texts.several_at)(several.len(), &here.commune.name),
            },
        };
        places.with(|places| places.iter().map(mark).collect::<Vec<_>>())
    });
    // What was clicked stays lit until something else is pointed at.
    let attention = Memo::new(move |_| {
        let clicked =
            || picked.with(|here| here.as_ref().map(|here| Lit::Commune(here.commune.code.clone())));
        lit.get().or_else(clicked)
    });
    let lit_mark = Signal::derive(move || match attention.get()? {
        Lit::Commune(code) => Some(code),
        Lit::Person(id) => places.with(|places| {
            let here = places.iter().find(|here| here.people.iter().any(|person| person.id == id))?;
            Some(here.commune.code.clone())
        }),
    });
    let drawn = Signal::derive(move || {
        attention.with(|lit| {
            lit.as_ref().map(|lit| places.with(|places| circles(places, lit))).unwrap_or_default()
        })
    });

    let near = move |index: Option<usize>| {
        let commune =
            places.with_untracked(|places| Some(Lit::Commune(places.get(index?)?.commune.code.clone())));
        lit.set(commune);
    };

    view! {
        <p class="visually-hidden">{move || FacilitatorsTexts::of(i18n).map_help}</p>
        <div class="map-frame">
            {move || {
                failed
                    .get()
                    .then(|| {
                        view! {
                            <Notice
                                tone=Tone::Warning
                                icon=Icon::Map
                                title=move || FacilitatorsTexts::of(i18n).map_failed
                            />
                        }
                    })
            }}
            <Map
                label=move || FacilitatorsTexts::of(i18n).map
                words=map_words(i18n)
                marks
                view
                lit=lit_mark
                circles=drawn
                on_moved=move |now: Moved| {
                    if now.by_hand {
                        by_hand.set_value(true);
                    }
                }
                on_picked=move |index: usize| {
                    picked.set(places.with_untracked(|places| places.get(index).cloned()));
                }
                on_near=near
                on_failed=move |()| failed.set(true)
            />
            {move || {
                picked
                    .get()
                    .map(|here| view! { <Panel here on_open on_close=move |()| picked.set(None)/> })
            }}
        </div>
        <p class="map-note">{move || FacilitatorsTexts::of(i18n).directory_map_note}</p>
        <MapPlaces on_go=move |to: View| {
            by_hand.set_value(true);
            view.set(to);
        }/>
    }
}

/// Those of the commune that was clicked.
#[component]
fn Panel(here: Here, on_open: Callback<String>, #[prop(into)] on_close: Callback<()>) -> impl IntoView {
    let i18n = use_i18n();
    let commune = here.commune.with_departement();
    view! {
        <div class="map-panel" role="status">
            <p class="map-panel__head">
                <span>{commune}</span>
                <button
                    type="button"
                    class="button button--quiet button--icon"
                    aria-label=move || FrameTexts::of(i18n).close
                    on:click=move |_| on_close.run(())
                >
                    <Pictogram icon=Icon::Close/>
                </button>
            </p>
            <ul class="map-panel__list">
                {here
                    .people
                    .into_iter()
                    .map(|person| {
                        let slug = person.slug.clone();
                        view! {
                            <li>
                                <a
                                    href=SitePage::Facilitator(&person.slug).to_string()
                                    on:click=move |_| on_open.run(slug.clone())
                                >
                                    {person.name}
                                </a>
                                <TrainingBadge state=person.training/>
                            </li>
                        }
                    })
                    .collect_view()}
            </ul>
        </div>
    }
}

#[cfg(test)]
mod tests {
    use cafeia_shared::vocabulary::LifeStatus;

    use super::*;

    fn somebody(number: u32, commune: &str, travel_radius_km: u16) -> FacilitatorSummary {
        FacilitatorSummary {
            id: format!("00000000-0000-0000-0000-{number:012}").parse().unwrap(),
            slug: number.to_string(),
            version: 1,
            name: number.to_string(),
            training: TrainingState::Declared,
            commune: CommuneRef {
                code: commune.to_owned(),
                name: commune.to_owned(),
                departement_code: commune[..2].to_owned(),
            },
            position: Position { longitude: 2.0, latitude: 48.0 },
            travel_radius_km,
            languages: Vec::new(),
            formats: Vec::new(),
            organisation: None,
            life_status: LifeStatus::Active,
            distance_m: None,
        }
    }

    #[test]
    fn neighbours_share_a_mark_and_each_has_a_circle() {
        let listed = [somebody(1, "29042", 20), somebody(2, "44109", 50), somebody(3, "29042", 0)];
        let places = by_commune(&listed);
        assert_eq!(places.len(), 2);
        assert_eq!(places[0].people.len(), 2);

        let radii = |lit: &Lit| -> Vec<f64> {
            circles(&places, lit).into_iter().map(|circle| circle.radius_km).collect()
        };
        assert_eq!(radii(&Lit::Person(listed[1].id)), [50.0]);
        assert_eq!(radii(&Lit::Commune("29042".to_owned())), [20.0]);
        // Nobody is drawn to travel who stays.
        assert_eq!(radii(&Lit::Person(listed[2].id)), [0.0; 0]);
    }

    #[test]
    fn the_window_holds_what_is_reached() {
        let nantes = Position { longitude: -1.5536, latitude: 47.2173 };
        let window = window_around(nantes, 80.0);
        let corner = Position { longitude: window.west, latitude: nantes.latitude };
        assert!((nantes.distance_km(corner) - 80.0).abs() < 1.0);
        let corner = Position { longitude: nantes.longitude, latitude: window.north };
        assert!((nantes.distance_km(corner) - 80.0).abs() < 1.0);
    }
}
