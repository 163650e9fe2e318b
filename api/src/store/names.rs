//! Names in one spelling, beside the names themselves: what lists are searched and ordered by, on both databases alike.

use diesel::prelude::*;

use super::{
    DbConnection, StoreResult,
    schema::{cafe_titles, cafes, facilitators, organisations},
};
use crate::text::fold;

/// A query narrowed to names of which each of some folded words begins a word. Folded words hold letters and digits, so
/// there is nothing in them that `LIKE` takes for more than itself.
macro_rules! narrow {
    ($query:expr, $key:expr, $words:expr) => {
        $words.iter().fold($query, |query, word| {
            query.filter($key.like(format!("{word}%")).or($key.like(format!("% {word}%"))))
        })
    };
}
pub(super) use narrow;

/// Notes the title of a café, of which none is noted.
pub(super) fn insert_title(connection: &mut DbConnection, cafe_id: &str, title: &str) -> StoreResult<()> {
    let noted = (cafe_titles::cafe_id.eq(cafe_id), cafe_titles::folded.eq(fold(title)));
    diesel::insert_into(cafe_titles::table).values(noted).execute(connection)?;
    Ok(())
}

macro_rules! fold_table {
    ($connection:expr, $table:ident) => {{
        let named: Vec<(String, String)> = $table::table
            .filter($table::name_key.eq(""))
            .select(($table::id, $table::name))
            .load($connection)?;
        for (id, name) in named {
            diesel::update($table::table.find(id))
                .set($table::name_key.eq(fold(&name)))
                .execute($connection)?;
        }
    }};
}

/// Folds the names that no program has folded yet: those from before it was done, or by one from before.
pub(super) fn fold_missing(connection: &mut DbConnection) -> StoreResult<()> {
    let titled: Vec<(String, String)> = cafes::table
        .left_join(cafe_titles::table)
        .filter(cafe_titles::cafe_id.nullable().is_null())
        .select((cafes::id, cafes::title))
        .load(connection)?;
    for (id, title) in titled {
        insert_title(connection, &id, &title)?;
    }
    fold_table!(connection, organisations);
    fold_table!(connection, facilitators);
    Ok(())
}
