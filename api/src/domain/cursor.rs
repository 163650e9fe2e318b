//! Where a page of a list begins that is ordered by an instant: that instant, in microseconds, and an identifier.

use std::{fmt::Display, str::FromStr};

use cafeia_shared::problem::{FaultCode, FieldError};
use chrono::{DateTime, Datelike as _, Utc};

use super::DomainError;

/// After the item of an instant and an identifier.
pub(super) fn write(at: DateTime<Utc>, id: impl Display) -> String {
    format!("{}.{id}", at.timestamp_micros())
}

/// The instant and the identifier of a cursor that we wrote.
pub(super) fn read<T: FromStr>(cursor: &str) -> Result<(DateTime<Utc>, T), DomainError> {
    let read = || {
        let (micros, id) = cursor.split_once('.')?;
        let at = DateTime::from_timestamp_micros(micros.parse().ok()?)?;
        Some((at, id.parse().ok()?))
    };
    // Beyond the years of the network, a database may not know the instant.
    read().filter(|(at, _): &(DateTime<Utc>, T)| (1970..=2100).contains(&at.year())).ok_or_else(|| {
        let message = "is none that a page of this list gave";
        DomainError::Parameters(vec![FieldError::new("cursor", FaultCode::Malformed, message)])
    })
}
