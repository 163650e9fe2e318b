//! What pages remember while another page is read: coming back finds the same list, at the same place.
//!
//! It lasts as long as the tab. Each page keeps one value of a kind.

use std::{
    any::{Any, TypeId},
    cell::RefCell,
    collections::HashMap,
};

use cafeia_shared::{paging::Facets, site::SitePage};

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
        forget();
        assert_eq!(recall::<u8>(SitePage::Resources), None);
    }
}
