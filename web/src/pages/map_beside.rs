//! The map of a list: beside it on a wide screen; above it on a narrow one, shown on demand, as the visitor left it last
//! time.

use leptos::{html, prelude::*};

use crate::{
    i18n::{FrameTexts, use_i18n},
    kit::{Button, Icon},
    storage,
};

/// Screens that have room for the map beside the list, as the style sheets know them.
const WIDE: &str = "(min-width: 60rem)";
/// Where the visitor's choice is kept.
const KEY: &str = "cafeia.map";

/// Where the map stands, and whether it is asked for.
#[derive(Clone, Copy)]
pub struct MapBeside {
    wide: Signal<bool>,
    wanted: RwSignal<bool>,
}

impl MapBeside {
    /// As the visitor left it last time.
    pub fn as_left() -> Self {
        let wanted = RwSignal::new(storage::read(KEY).as_deref() == Some("shown"));
        Self { wide: use_wide(), wanted }
    }

    fn toggle(self) {
        let wanted = !self.wanted.get_untracked();
        self.wanted.set(wanted);
        storage::keep(KEY, if wanted { "shown" } else { "hidden" });
    }
}

/// Whether the window is wide, as long as the page lasts.
fn use_wide() -> Signal<bool> {
    let measure = || window().match_media(WIDE).ok().flatten().is_some_and(|wide| wide.matches());
    let wide = RwSignal::new(measure());
    let told = window_event_listener_untyped("resize", move |_| {
        if wide.get_untracked() != measure() {
            wide.set(measure());
        }
    });
    on_cleanup(move || told.remove());
    wide.into()
}

/// The button that shows and hides the map on a narrow screen, and the map below it.
#[component]
pub fn MapOnDemand(
    /// Where the map stands.
    map: MapBeside,
    /// What it shows, for those who do not see it.
    #[prop(into)]
    label: TextProp,
    /// The map.
    children: ChildrenFn,
) -> impl IntoView {
    let i18n = use_i18n();
    let button = NodeRef::<html::P>::new();
    let on_press = move |()| {
        map.toggle();
        if map.wanted.get_untracked() {
            // All of the map is in sight when its button is at the top.
            request_animation_frame(move || {
                if let Some(button) = button.try_get_untracked().flatten() {
                    button.scroll_into_view();
                }
            });
        }
    };
    let words = move || {
        let frame = FrameTexts::of(i18n);
        if map.wanted.get() { frame.map_hide } else { frame.map_show }
    };
    view! {
        <p class="map-beside__toggle" node_ref=button>
            <Button icon=Icon::Map on_press>{words}</Button>
        </p>
        {move || (map.wanted.get() && !map.wide.get()).then(|| place(label.clone(), &children))}
    }
}

/// The map beside the list, on a wide screen.
#[component]
pub fn MapAside(
    /// Where the map stands.
    map: MapBeside,
    /// What it shows, for those who do not see it.
    #[prop(into)]
    label: TextProp,
    /// The map.
    children: ChildrenFn,
) -> impl IntoView {
    move || map.wide.get().then(|| place(label.clone(), &children))
}

/// The map in its place.
fn place(label: TextProp, map: &ChildrenFn) -> AnyView {
    view! { <section class="map-beside" aria-label=move || label.get().to_string()>{map()}</section> }
        .into_any()
}
