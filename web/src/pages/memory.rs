//! What pages remember while another page is read: coming back finds the same list, at the same place.
//!
//! It lasts as long as the application. Each page keeps one value of a kind. Where one was in the last list outlives the
//! application, as long as the tab: a reload finds that place again.

use std::{
    any::{Any, TypeId},
    cell::RefCell,
    collections::HashMap,
};

use cafeia_shared::{paging::Facets, site::SitePage};
use js_sys::Reflect;
use leptos::prelude::window;
use wasm_bindgen::JsValue;

use crate::tab_storage;

/// Where the tab keeps the place in the last list: one, however many are seen.
const KEY: &str = "cafeia.place";

thread_local! {
    static KEPT: RefCell<HashMap<(SitePage<'static>, TypeId), Box<dyn Any>>> = RefCell::default();
}

/// A list as it was left.
#[derive(Debug, Clone, PartialEq)]
pub struct Left<Q, T> {
    /// The query that it answers.
    pub query: Q,
    /// The items, as far as they were asked for.
    pub items: Vec<T>,
    /// The cursor of the next ones.
    pub next: Option<String>,
    /// How many there are in all.
    pub total: u64,
    /// How many each filter would give.
    pub facets: Option<Facets>,
    /// The item that was opened from it, by its slug.
    pub opened: Option<String>,
}

/// A place in a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    /// The list's address.
    pub address: String,
    /// How many items were there.
    pub count: usize,
    /// The slug of the item by which the place is found again; empty at the top of the page.
    pub slug: String,
    /// Where that item's link stood, in pixels below the top of the window.
    pub top: i32,
    /// Whether the item was opened.
    pub opened: bool,
}

impl Place {
    /// Keeps it, in the stead of the one before.
    pub fn keep(&self) {
        let Self { address, count, slug, top, opened } = self;
        tab_storage::keep(KEY, &format!("{address}\n{count}\n{slug}\n{top}\n{opened}"));
    }

    /// The place that was kept, when the application was started by a reload, or by going back to it. Whoever follows a
    /// link to a list, or types its address, begins at its top.
    pub fn kept() -> Option<Self> {
        if began_anew() { None } else { Self::read(&tab_storage::read(KEY)?) }
    }

    fn read(text: &str) -> Option<Self> {
        let mut lines = text.split('\n');
        Some(Self {
            address: lines.next()?.to_owned(),
            count: lines.next()?.parse().ok()?,
            slug: lines.next()?.to_owned(),
            top: lines.next()?.parse().ok()?,
            opened: lines.next()?.parse().ok()?,
        })
    }
}

/// Whether the application was started by a link or an address: not by a reload (1), nor by going back or forward to it (2;
/// Navigation Timing, `PerformanceNavigation`).
fn began_anew() -> bool {
    let part = |of: &JsValue, name: &str| Reflect::get(of, &name.into());
    let kind = part(&window(), "performance")
        .and_then(|performance| part(&performance, "navigation"))
        .and_then(|navigation| part(&navigation, "type"));
    !kind.is_ok_and(|kind| kind == 1 || kind == 2)
}

/// The address of a list as it was left, else that of the whole of it.
pub fn way_back(list: SitePage<'static>) -> String {
    let whole = list.to_string();
    let left = recall::<Place>(list).or_else(Place::kept);
    let left = left.filter(|place| place.address.split('?').next() == Some(whole.as_str()));
    left.map_or(whole, |place| place.address)
}

/// Keeps a value for a page's next visit.
pub fn keep<T: 'static>(page: SitePage<'static>, value: T) {
    KEPT.with_borrow_mut(|kept| kept.insert((page, TypeId::of::<T>()), Box::new(value)));
}

/// The value that was kept for a page.
pub fn recall<T: Clone + 'static>(page: SitePage<'static>) -> Option<T> {
    KEPT.with_borrow(|kept| kept.get(&(page, TypeId::of::<T>()))?.downcast_ref().cloned())
}

/// Forgets everything: the next visit of each page begins anew.
pub fn forget() {
    tab_storage::forget(KEY);
    forget_kept();
}

fn forget_kept() {
    // Taken out first: what is dropped must not meet the borrow.
    let kept = KEPT.take();
    drop(kept);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_finds_what_it_kept_until_all_is_forgotten() {
        keep(SitePage::Agenda, 1_u8);
        keep(SitePage::Agenda, "a list".to_owned());
        keep(SitePage::Resources, 2_u8);
        assert_eq!(recall(SitePage::Agenda), Some(1_u8));
        assert_eq!(recall(SitePage::Agenda), Some("a list".to_owned()));
        assert_eq!(recall::<u8>(SitePage::Organisations), None);
        forget_kept();
        assert_eq!(recall::<u8>(SitePage::Resources), None);
    }

    #[test]
    fn a_place_is_read_as_it_was_written_and_nothing_else_is() {
        let text = "/cafes?q=jeu\n60\njouer-a-crozon\n-12\ntrue";
        let place = Place::read(text).unwrap();
        assert_eq!(
            (place.address.as_str(), place.count, place.slug.as_str()),
            ("/cafes?q=jeu", 60, "jouer-a-crozon")
        );
        assert_eq!((place.top, place.opened), (-12, true));
        for broken in ["", "/cafes", "/cafes\nmany\n\n0\ntrue", "/cafes\n-1\n\n0\ntrue", "/cafes\n20\n\n0\n"]
        {
            assert_eq!(Place::read(broken), None, "{broken}");
        }
    }
}
