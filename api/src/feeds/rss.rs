//! Cafés as a feed of news (RSS 2.0).

use cafeia_shared::{cafes::Cafe, site::SitePage};
use maud::html;
use rss::{Channel, Guid, Item};

use super::{Origin, french};

/// The media type of a feed.
pub const MEDIA: &str = "application/rss+xml; charset=utf-8";

/// How long a reader may keep the feed, in minutes.
const TTL: &str = "60";

/// The feed of some cafés, under a title; `query` is that of the agenda's page that shows them.
pub fn of_many(title: &str, query: &str, cafes: &[Cafe], origin: &Origin) -> String {
    let mut link = origin.page(SitePage::Agenda);
    if !query.is_empty() {
        link = format!("{link}?{query}");
    }
    let channel = Channel {
        title: title.to_owned(),
        link,
        description: "Les prochains Cafés IA\u{a0}: des moments gratuits et ouverts à tous.".to_owned(),
        language: Some("fr".to_owned()),
        ttl: Some(TTL.to_owned()),
        items: cafes.iter().map(|cafe| item(cafe, origin)).collect(),
        ..Channel::default()
    };
    channel.to_string()
}

fn item(cafe: &Cafe, origin: &Origin) -> Item {
    let summary = &cafe.summary;
    // Readers take a description for HTML.
    let description = html! {
        p { (french::when(summary)) }
        p { (french::address(cafe)) }
        @if let Some(state) = french::state(cafe) { p { strong { (state) } } }
        @if !summary.summary.is_empty() { p { (summary.summary) } }
    };
    Item {
        title: Some(french::marked_title(summary).into_owned()),
        link: Some(origin.page(SitePage::Cafe(&summary.slug))),
        guid: Some(Guid { value: format!("urn:uuid:{}", summary.id), permalink: false }),
        pub_date: Some(cafe.published_at.unwrap_or(cafe.created_at).to_rfc2822()),
        description: Some(description.into_string()),
        ..Item::default()
    }
}
