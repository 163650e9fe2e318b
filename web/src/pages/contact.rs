//! How a structure is reached: links that dial a number, write a mail or open its site, and what to do without them.

use cafeia_shared::{cafes::Contact, organisations::OrganisationRef, site::SitePage};
use leptos::prelude::*;

use super::{
    external::{ExternalLink, host_of},
    fetched::use_fetched,
};
use crate::{
    client,
    i18n::{ContactTexts, use_i18n},
    kit::{Icon, Pictogram},
};

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

/// A structure's own site; nothing when its address is not one of the web.
#[component]
pub fn WebsiteLink(
    /// The address.
    website: String,
) -> impl IntoView {
    let i18n = use_i18n();
    host_of(&website).map(|host| {
        view! { <p><ExternalLink href=website words=move || (ContactTexts::of(i18n).website)(&host)/></p> }
    })
}

/// The ways to reach a structure, each a link.
#[component]
pub fn Ways(
    /// Its number and its address.
    contact: Contact,
    /// Its site.
    #[prop(optional_no_strip)]
    website: Option<String>,
) -> impl IntoView {
    view! {
        {contact.phone.map(|phone| view! { <PhoneLink phone/> })}
        {contact.email.map(|mail| view! { <MailLink mail/> })}
        {website.map(|website| view! { <WebsiteLink website/> })}
    }
}

/// How one asks the host of a café for a place: what the café says, else what the host says of itself, else what to do
/// without. The host's page is one step away in any case.
#[component]
pub fn HostContact(
    /// The host.
    host: OrganisationRef,
    /// What the café says.
    contact: Contact,
    /// Whether one can go there.
    in_place: bool,
) -> impl IntoView {
    let page = {
        let OrganisationRef { slug, name, .. } = host.clone();
        let i18n = use_i18n();
        move || {
            let (href, name) = (SitePage::Organisation(&slug).to_string(), name.clone());
            view! {
                <p>
                    <a href=href>
                        <Pictogram icon=Icon::Organisation/>
                        <span>{move || (ContactTexts::of(i18n).page)(&name)}</span>
                    </a>
                </p>
            }
        }
    };
    if contact.phone.is_some() || contact.email.is_some() {
        return view! {
            <Ways contact/>
            {page()}
        }
        .into_any();
    }
    view! {
        <OfHost slug=host.slug in_place/>
        {page()}
    }
    .into_any()
}

/// What the host says of itself.
#[component]
fn OfHost(slug: String, in_place: bool) -> impl IntoView {
    let i18n = use_i18n();
    let host = use_fetched(Signal::stored(slug), client::organisation);
    let unknown = move || {
        let texts = ContactTexts::of(i18n);
        if in_place { texts.unknown_here } else { texts.unknown_online }
    };
    move || {
        // While it is on its way nothing is said: a sentence that is taken back is worse than none.
        let known = match host.answer.get()? {
            Ok(host) => (host.contact, host.website),
            Err(_) => (Contact::default(), None),
        };
        Some(match known {
            (Contact { email: None, phone: None }, website) => view! {
                <p>{unknown}</p>
                <Ways contact=Contact::default() website/>
            }
            .into_any(),
            (contact, website) => view! { <Ways contact website/> }.into_any(),
        })
    }
}
