//! The address bar holds the whole state of a list: its query is read from there, and changed there.

use cafeia_shared::{
    problem::FaultCode,
    query::{Paged, Query},
    site::SitePage,
};
use leptos::prelude::*;
use leptos_router::{
    NavigateOptions,
    hooks::{use_location, use_navigate},
};

/// A new query, and how it enters the history.
#[derive(Debug, Clone)]
pub struct Change<Q> {
    /// The query.
    pub query: Q,
    /// Whether it takes the place of the one before: words do, letter by letter.
    pub in_place: bool,
}

/// The query of a page, as the address bar holds it.
pub struct AddressQuery<Q: Send + Sync + 'static> {
    /// The query in force.
    pub query: Memo<Q>,
    /// Whether a part of the address means nothing, and was left aside.
    pub misread: RwSignal<bool>,
    /// Told a new query.
    pub on_change: Callback<Change<Q>>,
}

/// The address of a page with a query.
pub fn with_query(page: SitePage<'_>, query: &impl Query) -> String {
    let query = query.to_query();
    if query.is_empty() { page.to_string() } else { format!("{page}?{query}") }
}

/// Reads a page's query from the address bar, as long as the page lasts.
pub fn use_address_query<Q>(page: SitePage<'static>) -> AddressQuery<Q>
where
    Q: Paged + PartialEq + Send + Sync + 'static,
{
    let location = use_location();
    let navigate = use_navigate();
    let misread = RwSignal::new(false);
    let query = Memo::new(move |before: Option<&Q>| {
        let (path, search) = (location.pathname.get(), location.search.get());
        match before {
            // On the way to another page, whose address has a query of its own.
            Some(before) if SitePage::at(&path) != Some(page) => before.clone(),
            _ => {
                // What others add to a link (`utm_source`) is nobody's fault; a value that means nothing is said.
                let (query, faults) = Q::parse_leniently(search.trim_start_matches('?'));
                misread.set(faults.iter().any(|fault| fault.code != FaultCode::UnknownParameter));
                query.first_page(None)
            }
        }
    });
    let on_change = Callback::new(move |Change { query, in_place }: Change<Q>| {
        navigate(
            &with_query(page, &query),
            NavigateOptions { replace: in_place, scroll: false, ..NavigateOptions::default() },
        );
    });
    AddressQuery { query, misread, on_change }
}
