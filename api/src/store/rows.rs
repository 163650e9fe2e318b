//! Rows on their way out of the database: many at a time, and each as what it is.

use super::{StoreError, StoreResult};

/// How many rows a statement names at most: below both databases' limits on bound values.
const BATCH: usize = 500;

/// Loads what some identifiers name, as many as a statement may hold at a time.
pub(super) fn in_batches<Id: ToString, T>(
    ids: &[Id],
    mut load: impl FnMut(&[String]) -> StoreResult<Vec<T>>,
) -> StoreResult<Vec<T>> {
    let mut found = Vec::with_capacity(ids.len());
    for batch in ids.chunks(BATCH) {
        let batch: Vec<String> = batch.iter().map(ToString::to_string).collect();
        found.extend(load(&batch)?);
    }
    Ok(found)
}

/// Reads rows as what they are.
pub(super) fn read<Row, T: TryFrom<Row, Error = StoreError>>(
    rows: impl IntoIterator<Item = Row>,
) -> StoreResult<Vec<T>> {
    rows.into_iter().map(T::try_from).collect()
}

/// The same of rows that come one by one, so that those of a whole table never stand in memory twice.
pub(super) fn read_each<Row, T: TryFrom<Row, Error = StoreError>>(
    rows: impl IntoIterator<Item = diesel::QueryResult<Row>>,
) -> StoreResult<Vec<T>> {
    rows.into_iter().map(|row| T::try_from(row?)).collect()
}
