//! Links that dial a number or write a mail.

use leptos::prelude::*;

use crate::kit::{Icon, Pictogram};

/// A number that a telephone dials.
#[component]
pub fn PhoneLink(
    /// The number, as people write it.
    phone: String,
) -> impl IntoView {
    let number: String = phone.chars().filter(|c| c.is_ascii_digit() || *c == '+').collect();
    view! {
        <p><a href=format!("tel:{number}")><Pictogram icon=Icon::Phone/><span>{phone}</span></a></p>
    }
}

/// An address that a mailer writes to.
#[component]
pub fn MailLink(
    /// The address.
    mail: String,
) -> impl IntoView {
    let address = format!("mailto:{mail}");
    view! {
        <p><a href=address><Pictogram icon=Icon::Mail/><span>{mail}</span></a></p>
    }
}
