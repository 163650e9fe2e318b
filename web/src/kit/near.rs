//! What is drawn only once the visitor comes near it.

use js_sys::Array;
use leptos::{html, prelude::*};
use wasm_bindgen::prelude::*;
use web_sys::{IntersectionObserver, IntersectionObserverEntry, IntersectionObserverInit};

/// How near: less than this below the window's edge.
const MARGIN: &str = "300px";

/// Watches its own place in the page.
struct Watch {
    observer: IntersectionObserver,
    // Called by the observer as long as it watches.
    _on_sight: Closure<dyn FnMut(Array)>,
}

impl Watch {
    /// Begins to watch; nothing where the browser cannot.
    fn begin(place: &web_sys::Element, near: RwSignal<bool>) -> Option<Self> {
        let on_sight = Closure::<dyn FnMut(Array)>::new(move |entries: Array| {
            let in_sight =
                |entry: JsValue| entry.unchecked_into::<IntersectionObserverEntry>().is_intersecting();
            if entries.iter().any(in_sight) {
                // The page may be on its way out.
                near.try_set(true);
            }
        });
        let options = IntersectionObserverInit::new();
        options.set_root_margin(MARGIN);
        let callback = on_sight.as_ref().unchecked_ref();
        let observer = IntersectionObserver::new_with_options(callback, &options).ok()?;
        observer.observe(place);
        Some(Self { observer, _on_sight: on_sight })
    }
}

impl Drop for Watch {
    fn drop(&mut self) {
        self.observer.disconnect();
    }
}

/// A place whose content is heavy, and stands far down the page: it is drawn when the visitor comes near.
#[component]
pub fn WhenNear(
    /// Its class, which keeps its height while it is empty.
    class: &'static str,
    /// What it holds.
    children: ChildrenFn,
) -> impl IntoView {
    let near = RwSignal::new(false);
    let watch = StoredValue::new_local(None::<Watch>);
    let place = NodeRef::<html::Div>::new();
    place.on_load(move |place| {
        let begun = Watch::begin(&place, near);
        if begun.is_none() {
            near.set(true);
        }
        watch.set_value(begun);
    });
    Effect::new(move || {
        if near.get() {
            watch.set_value(None);
        }
    });
    view! { <div class=class node_ref=place>{move || near.get().then(|| children())}</div> }
}
