//! Lists of the workspace, page by page.

use std::cmp::Reverse;

use cafeia_shared::{
    directory::DirectorySort,
    paging::Page,
    problem::{FaultCode, FieldError},
    query::Paging,
};
use chrono::{DateTime, Utc};
use uuid::Uuid;

use super::DomainError;
use crate::{geo::Geography, text::fold};

/// One page of a list that is whole and in its order; its cursor is the identifier of the page's last item. For lists of
/// some thousands at most: all of it is read for each page.
pub(super) fn page<T>(
    items: Vec<T>,
    id: impl Fn(&T) -> Uuid,
    paging: &Paging,
) -> Result<Page<T>, DomainError> {
    let total = items.len() as u64;
    let begin = match &paging.cursor {
        None => 0,
        Some(cursor) => {
            let last = cursor.parse::<Uuid>().ok();
            let at = last.and_then(|last| items.iter().position(|item| id(item) == last));
            at.ok_or_else(strange_cursor)? + 1
        }
    };
    let limit = usize::from(paging.limit());
    let rest = items.len().saturating_sub(begin + limit);
    let data: Vec<T> = items.into_iter().skip(begin).take(limit).collect();
    let next_cursor = data.last().filter(|_| rest > 0).map(|last| id(last).to_string());
    Ok(Page { data, next_cursor, total, facets: None })
}

/// No page of the list gave such a cursor.
pub(super) fn strange_cursor() -> DomainError {
    let message = "is none that a page of this list gave";
    DomainError::Parameters(vec![FieldError::new("cursor", FaultCode::Malformed, message)])
}

/// By what something may be ordered in a list.
pub(super) struct Sorted<'a> {
    /// Its name.
    pub(super) name: &'a str,
    /// The code of its commune.
    pub(super) commune: Option<&'a str>,
    /// When it last changed.
    pub(super) updated_at: DateTime<Utc>,
    /// Its identifier, by which those are told apart that are alike in all else.
    pub(super) id: Uuid,
}

/// Orders a list of organisations or of facilitators.
pub(super) fn sort<T>(
    items: &mut [T],
    by: Option<DirectorySort>,
    geography: &Geography,
    of: impl for<'a> Fn(&'a T) -> Sorted<'a>,
) {
    let named = |one: &Sorted| (fold(one.name), one.id);
    match by {
        None => items.sort_by_cached_key(|item| named(&of(item))),
        Some(DirectorySort::Commune) => items.sort_by_cached_key(|item| {
            let one = of(item);
            (by_commune(geography, one.commune), named(&one))
        }),
        Some(DirectorySort::UpdatedAt) => items.sort_by_cached_key(|item| {
            let one = of(item);
            (Reverse(one.updated_at), one.id)
        }),
    }
}

/// By what communes are ordered: their names, then their codes; what lies in none comes last.
pub(super) fn by_commune(geography: &Geography, code: Option<&str>) -> (bool, String, String) {
    let name = code.map(|code| fold(&geography.commune_ref(code).name)).unwrap_or_default();
    (code.is_none(), name, code.unwrap_or_default().to_owned())
}

/// The words that are searched, in one spelling, which is found once for all names.
pub(super) struct Words(Vec<String>);

impl Words {
    /// Those of a search; none fit any name.
    pub(super) fn of(q: Option<&str>) -> Self {
        let folded = q.map(fold).unwrap_or_default();
        Self(folded.split_whitespace().map(str::to_owned).collect())
    }

    /// They themselves, folded.
    pub(super) fn folded(&self) -> &[String] {
        &self.0
    }

    /// Whether each of them begins a word of a name.
    pub(super) fn begin(&self, name: &str) -> bool {
        if self.0.is_empty() {
            return true;
        }
        let name = fold(name);
        self.0.iter().all(|word| name.split(' ').any(|own| own.starts_with(word.as_str())))
    }
}
