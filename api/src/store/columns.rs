//! How values stand in columns: instants without a zone in UTC, terms and identifiers as text, lists as JSON.

use std::str::FromStr;

use cafeia_shared::vocabulary::Term;
use chrono::{DateTime, NaiveDateTime, Utc};
use serde::{Serialize, de::DeserializeOwned};

use super::{StoreError, StoreResult};

pub(super) fn unreadable(column: &'static str, value: impl Into<String>) -> StoreError {
    StoreError::Unreadable { column, value: value.into() }
}

pub(super) fn instant(column: NaiveDateTime) -> DateTime<Utc> {
    column.and_utc()
}

pub(super) fn term<T: Term>(column: &'static str, text: &str) -> StoreResult<T> {
    T::parse(text).ok_or_else(|| unreadable(column, text))
}

pub(super) fn optional_term<T: Term>(column: &'static str, text: Option<&str>) -> StoreResult<Option<T>> {
    text.map(|text| term(column, text)).transpose()
}

pub(super) fn id<T: FromStr>(column: &'static str, text: &str) -> StoreResult<T> {
    text.parse().map_err(|_| unreadable(column, text))
}

pub(super) fn optional_id<T: FromStr>(column: &'static str, text: Option<&str>) -> StoreResult<Option<T>> {
    text.map(|text| id(column, text)).transpose()
}

/// The column of their own identifiers, of many rows.
pub(super) fn ids<T: FromStr>(column: &[String]) -> StoreResult<Vec<T>> {
    column.iter().map(|text| id("id", text)).collect()
}

pub(super) fn number<T: TryFrom<i32>>(column: &'static str, number: i32) -> StoreResult<T> {
    T::try_from(number).map_err(|_| unreadable(column, number.to_string()))
}

/// For counts that validation keeps far below the limit of the column.
pub(super) fn to_column<T: TryInto<i32>>(number: T) -> i32 {
    number.try_into().unwrap_or(i32::MAX)
}

pub(super) fn list<T: DeserializeOwned>(column: &'static str, text: &str) -> StoreResult<Vec<T>> {
    // Most lists are empty, and a catalogue of a million cafés reads four of them each.
    if text == "[]" {
        return Ok(Vec::new());
    }
    serde_json::from_str(text).map_err(|_| unreadable(column, text))
}

pub(super) fn list_to_column<T: Serialize>(items: &[T]) -> String {
    // Terms and strings have no way to fail.
    serde_json::to_string(items).unwrap_or_else(|_| "[]".to_owned())
}
