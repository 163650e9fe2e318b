//! Where the visitor is, as their browser says when they allow it.

use cafeia_shared::position::Position;
use leptos::prelude::window;
use wasm_bindgen::{JsCast as _, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{PositionError, PositionOptions};

/// How long the device may look for itself, in milliseconds. The time that the visitor takes to answer is not counted.
const TIMEOUT: u32 = 10_000;
/// How old a position that the device knows already may be, in milliseconds: one does not go far in five minutes.
const MAXIMUM_AGE: u32 = 300_000;

/// Why no position came.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LocateError {
    /// The visitor, or a setting of theirs, says no.
    Refused,
    /// The device does not know.
    Unavailable,
    /// The device takes too long.
    Timeout,
    /// The browser cannot, or does not on an address without `https`.
    Unsupported,
}

impl LocateError {
    /// By the code of the W3C's Geolocation API; what has none is no answer of that API.
    fn of_code(code: u16) -> Self {
        match code {
            PositionError::PERMISSION_DENIED => Self::Refused,
            PositionError::POSITION_UNAVAILABLE => Self::Unavailable,
            PositionError::TIMEOUT => Self::Timeout,
            _ => Self::Unsupported,
        }
    }
}

/// Asks the browser, which asks the visitor. To be called on a click only.
///
/// The position is rounded to about a kilometre before anyone sees it: near enough to find cafés, too far to find
/// somebody's home in a link that they share.
pub async fn locate() -> Result<Position, LocateError> {
    if !window().is_secure_context() {
        return Err(LocateError::Unsupported);
    }
    let geolocation = window().navigator().geolocation().map_err(|_| LocateError::Unsupported)?;
    let options = PositionOptions::new();
    options.set_timeout(TIMEOUT);
    options.set_maximum_age(MAXIMUM_AGE);
    let answer = js_sys::Promise::new(&mut |found, failed| {
        let asked =
            geolocation.get_current_position_with_error_callback_and_options(&found, Some(&failed), &options);
        if let Err(fault) = asked {
            // The promise's own function does not fail.
            let _ = failed.call1(&JsValue::UNDEFINED, &fault);
        }
    });
    match JsFuture::from(answer).await {
        Ok(found) => {
            let found = found.unchecked_into::<web_sys::Position>().coords();
            rounded(found.longitude(), found.latitude()).ok_or(LocateError::Unavailable)
        }
        Err(fault) => Err(LocateError::of_code(fault.unchecked_into::<PositionError>().code())),
    }
}

/// A position to the hundredth of a degree.
fn rounded(longitude: f64, latitude: f64) -> Option<Position> {
    // Adding zero takes the sign from a zero: on the Greenwich meridian, `-0` would be read as a mistake.
    let to_hundredth = |degrees: f64| (degrees * 100.0).round() / 100.0 + 0.0;
    Position::new(to_hundredth(longitude), to_hundredth(latitude))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_position_is_known_to_a_kilometre_and_no_nearer() {
        let exact = Position { longitude: -1.553_621, latitude: 47.218_371 };
        let told = rounded(exact.longitude, exact.latitude).unwrap();
        assert_eq!(told.to_string(), "-1.55,47.22");
        assert!((0.1..1.0).contains(&exact.distance_km(told)));
        assert_eq!(rounded(-0.001, 49.5).unwrap().to_string(), "0,49.5");
        assert_eq!(rounded(f64::NAN, 0.0), None);
    }

    #[test]
    fn failures_are_told_apart() {
        let errors = [1, 2, 3, 0].map(LocateError::of_code);
        let expected =
            [LocateError::Refused, LocateError::Unavailable, LocateError::Timeout, LocateError::Unsupported];
        assert_eq!(errors, expected);
    }
}
