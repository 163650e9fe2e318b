//! What search engines begin with: which pages there are, and what may be read.

use std::io;

use actix_web::{get, web::Path};
use cafeia_shared::{
    query::NoQuery,
    site::{SitePage, WorkspacePage},
};
use chrono::{DateTime, SecondsFormat, Utc};
use quick_xml::{
    Writer,
    events::{BytesDecl, BytesText, Event},
};

use super::super::{
    absent,
    answer::{Answer, Freshness},
    problem::ApiProblem,
    query::Asked,
};
use crate::{catalogue::Catalogue, feeds::Origin};

/// The media type of a sitemap.
const XML: &str = "application/xml; charset=utf-8";
/// The media type of the rules for robots.
const TEXT: &str = "text/plain; charset=utf-8";
/// Pages of one sitemap. The protocol allows 50,000; fewer make answers that can be kept beside others.
const PART: usize = 10_000;
/// The sitemaps' namespace (sitemaps.org).
const NAMESPACE: &str = "http://www.sitemaps.org/schemas/sitemap/0.9";

/// A sitemap, or the rules for robots.
pub(in super::super) struct ForRobots;

/// The sitemap, or the list of its parts when it has several.
#[get("/sitemap.xml")]
pub(in super::super) async fn show_sitemap(asked: Asked<NoQuery>) -> Result<Answer<ForRobots>, ApiProblem> {
    asked
        .rendered(Freshness::List, XML, |catalogue, _, origin, now| {
            let written = match parts(catalogue, now) {
                0 | 1 => pages(catalogue, 0, origin, now),
                parts => index(parts, origin),
            };
            written.map_err(ApiProblem::internal)
        })
        .await
}

/// One part of the sitemap, counted from 1.
#[get("/sitemap-{part}.xml")]
pub(in super::super) async fn show_sitemap_part(
    asked: Asked<NoQuery>,
    part: Path<String>,
) -> Result<Answer<ForRobots>, ApiProblem> {
    asked
        .rendered(Freshness::List, XML, move |catalogue, _, origin, now| {
            let number = part.parse::<usize>().ok();
            let number = number.filter(|number| (1..=parts(catalogue, now)).contains(number));
            let number = number.ok_or_else(|| absent("sitemap", &part))?;
            pages(catalogue, number - 1, origin, now).map_err(ApiProblem::internal)
        })
        .await
}

/// The rules for robots: they may read everything but the workspace, which is for people who sign in. The API among it, because the application asks it for what a page
/// shows, and so does a search engine that runs the application.
#[get("/robots.txt")]
pub(in super::super) async fn show_robots(asked: Asked<NoQuery>) -> Result<Answer<ForRobots>, ApiProblem> {
    asked
        .rendered(Freshness::List, TEXT, |_, _, origin, _| {
            let workspace = SitePage::Workspace(WorkspacePage::Home);
            Ok(format!("User-agent: *\nAllow: /\nDisallow: {workspace}\n\nSitemap: {origin}/sitemap.xml\n"))
        })
        .await
}

/// How many parts the sitemap has.
fn parts(catalogue: &Catalogue, now: DateTime<Utc>) -> usize {
    catalogue.page_count(now).div_ceil(PART)
}

fn pages(catalogue: &Catalogue, part: usize, origin: &Origin, now: DateTime<Utc>) -> io::Result<String> {
    document("urlset", |out| {
        let mut outcome = Ok(());
        catalogue.visit_pages(part * PART, PART, now, |page, changed| {
            if outcome.is_ok() {
                outcome = entry(out, "url", &origin.page(page), changed);
            }
        });
        outcome
    })
}

fn index(parts: usize, origin: &Origin) -> io::Result<String> {
    document("sitemapindex", |out| {
        (1..=parts).try_for_each(|part| entry(out, "sitemap", &format!("{origin}/sitemap-{part}.xml"), None))
    })
}

fn document(root: &str, write: impl FnOnce(&mut Writer<Vec<u8>>) -> io::Result<()>) -> io::Result<String> {
    let mut out = Writer::new(Vec::new());
    out.write_event(Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), None)))?;
    out.create_element(root).with_attribute(("xmlns", NAMESPACE)).write_inner_content(write)?;
    String::from_utf8(out.into_inner()).map_err(io::Error::other)
}

/// Something with an address, and the instant when it last changed.
fn entry(
    out: &mut Writer<Vec<u8>>,
    name: &str,
    address: &str,
    changed: Option<DateTime<Utc>>,
) -> io::Result<()> {
    out.create_element(name).write_inner_content(|out| {
        out.create_element("loc").write_text_content(BytesText::new(address))?;
        if let Some(at) = changed {
            let at = at.to_rfc3339_opts(SecondsFormat::Secs, true);
            out.create_element("lastmod").write_text_content(BytesText::new(&at))?;
        }
        Ok(())
    })?;
    Ok(())
}
