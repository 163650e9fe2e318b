//! The site: the page of the single-page application, with what search engines, shared links and browsers without
//! JavaScript need of each page written into it; the files that it loads; and what search engines begin with.

mod files;
mod head;
mod noscript;
mod notice;
mod page;
mod reading;
mod search;
mod sitemap;
mod template;
mod words;

use std::{io, sync::Arc};

use actix_web::{
    HttpRequest,
    http::StatusCode,
    web::{self, Bytes, Data},
};
use cafeia_shared::site::SitePage;
use maud::{PreEscaped, html};
use percent_encoding::percent_decode_str;

pub(super) use self::{
    files::media_type,
    sitemap::{show_robots, show_sitemap, show_sitemap_part},
    template::Template,
};
use self::{
    page::{Page, Pages},
    template::Shell,
    words::Absent,
};
use super::{
    Settings, State,
    answer::{Answer, Freshness},
    cache::{Kept, fingerprint},
    encoding::{Effort, Encoding},
    problem::ApiProblem,
};
use crate::demo;

/// What the site's pages may load: their own files, and the WebAssembly among them.
const POLICY: &str = "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; \
                      img-src 'self' data:; font-src 'self'; connect-src 'self'; manifest-src 'self'; \
                      worker-src 'self'; object-src 'none'; frame-ancestors 'none'; base-uri 'none'; \
                      form-action 'self'";
/// What a server without the site's files says.
const BARE: &str = include_str!("../bare.html");

/// A file of the site, or its page.
pub(super) struct SiteFile;

/// Answers with a page of the site, or with a file.
pub(super) async fn show_site(
    request: HttpRequest,
    state: Data<State>,
) -> Result<Answer<SiteFile>, ApiProblem> {
    // An address that is no text in UTF-8 is that of no page.
    let path = percent_decode_str(request.path()).decode_utf8().ok();
    let page = path.as_deref().and_then(SitePage::at);
    match path.as_deref().and_then(files::name) {
        Some(name) if page.is_none() => files::show(&request, &state, name).await,
        _ => show_page(&request, &state, page).await,
    }
}

/// Answers with a page; nothing is where no page is.
async fn show_page(
    request: &HttpRequest,
    state: &Data<State>,
    page: Option<SitePage<'_>>,
) -> Result<Answer<SiteFile>, ApiProblem> {
    let shell = {
        let state = Data::clone(state);
        web::block(move || state.template.read(&state.settings.site)).await?
    };
    match shell {
        Ok(shell) => Ok(filled(request, state, page, &shell)),
        Err(error) if error.kind() == io::ErrorKind::NotFound => {
            let status = if page.is_some() { StatusCode::OK } else { StatusCode::NOT_FOUND };
            let bare = Bytes::from_static(BARE.as_bytes());
            Ok(Answer::page(status, media_type(template::FILE), bare).with_policy(POLICY))
        }
        Err(error) => Err(ApiProblem::internal(format!("the site's page cannot be read: {error}"))),
    }
}

/// The page of the application, filled with what is this page's own.
fn filled(
    request: &HttpRequest,
    state: &State,
    page: Option<SitePage>,
    shell: &Arc<Shell>,
) -> Answer<SiteFile> {
    let (now, stamp) = state.now();
    let asked = Encoding::asked(request.headers());
    // Without a host, addresses are relative to the page.
    let origin = state.origin(request).unwrap_or_default();
    let key = |name: &str| format!("page {:x} {origin} {name}", shell.mark());

    let address = page.map(|page| page::address(page, request.query_string()));
    if let Some(address) = &address
        && let Some(kept) = state.answers.get(&key(address), asked, stamp)
    {
        return Answer::kept(request, Freshness::Revalidated, kept).with_policy(POLICY);
    }
    let operator = &state.settings.operator;
    let pages = Pages { network: &state.network, origin: &origin, operator, now };
    let page = page.map_or_else(|| page::absent(Absent::Page), |page| pages.at(page, request.query_string()));
    let is_there = page.status == StatusCode::OK;
    // Addresses where nothing is are countless, and their pages few.
    let key = key(address.filter(|_| is_there).as_deref().unwrap_or(&page.head.title));
    let kept = state.answers.get(&key, asked, stamp).unwrap_or_else(|| {
        let Page { head, noscript, .. } = &page;
        let head = head.write(&origin, shell.has_picture, &meta(&state.settings));
        let notice = if demo::is_shown(state.network.catalogue()) {
            notice::demonstration()
        } else {
            html! {}
        };
        let parts = [head, notice, noscript.clone()].map(PreEscaped::into_string);
        let body = Bytes::from(shell.fill(&parts[0], &parts[1], &parts[2]));
        let content = fingerprint(&body);
        let media = media_type(template::FILE);
        let kept = Kept::by_content(stamp, media, None, content, asked.apply(body, Effort::Quick));
        state.answers.insert(&key, asked, kept.clone());
        kept
    });
    let answer = if is_there {
        Answer::kept(request, Freshness::Revalidated, kept)
    } else {
        Answer::whole(Freshness::Revalidated, kept).with_status(page.status)
    };
    answer.with_policy(POLICY)
}

/// What the application reads of the server's settings: names and contents of `<meta>` elements.
fn meta(settings: &Settings) -> Vec<(&'static str, String)> {
    let mut meta = Vec::new();
    if let Some(tiles) = &settings.tiles {
        // Where the map's raster layer is, and whom it thanks for it (`web/js/map.js`).
        meta.push(("cafeia-tiles", super::tiles::ADDRESS.to_owned()));
        meta.push(("cafeia-tiles-credit", tiles.credit.clone()));
    }
    // Who runs the site: for its legal notice, to which one comes from every page.
    meta.extend(settings.operator.told().map(|(name, text)| (name, text.to_owned())));
    meta
}
