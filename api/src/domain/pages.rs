//! Lists of the workspace, page by page.

use cafeia_shared::{
    paging::Page,
    problem::{FaultCode, FieldError},
    query::Paging,
};
use uuid::Uuid;

use super::DomainError;
use crate::text::fold;

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

fn strange_cursor() -> DomainError {
    let message = "is none that a page of this list gave";
    DomainError::Parameters(vec![FieldError::new("cursor", FaultCode::Malformed, message)])
}

/// Whether each word that is searched begins a word of a name.
pub(super) fn has_words(name: &str, q: Option<&str>) -> bool {
    let Some(q) = q else { return true };
    let name = fold(name);
    fold(q).split(' ').all(|word| name.split(' ').any(|own| own.starts_with(word)))
}
