//! The site's files: the page of the single-page application, and what it loads.

use std::{
    fs, io,
    path::{Path, PathBuf},
    time::UNIX_EPOCH,
};

use actix_web::{
    HttpRequest,
    http::StatusCode,
    web::{self, Bytes, Data},
};

use super::{
    State,
    answer::{Answer, Freshness, tag},
    cache::{Kept, Stamp},
    encoding::Encoding,
    problem::ApiProblem,
};

/// What the site's pages may load: their own files, and the WebAssembly among them.
const POLICY: &str = "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; \
                      img-src 'self' data:; font-src 'self'; connect-src 'self'; frame-ancestors 'none'; \
                      base-uri 'none'; form-action 'self'";
/// The routes of the single-page application (`web/src/app.rs`); `*` stands for one segment.
const ROUTES: &[&[&str]] = &[&[], &["cafes"], &["cafes", "*"]];
/// What a server without the site's files says.
const BARE: &str = include_str!("bare.html");
/// What may be shown to whoever asks for a file that is not there.
const NO_FILE: &str = "No such file.\n";

/// A file of the site, or its page.
pub(super) struct SiteFile;

/// Answers with a file of the site, or with the page that draws all others.
pub(super) async fn show_site(
    request: HttpRequest,
    state: Data<State>,
) -> Result<Answer<SiteFile>, ApiProblem> {
    let Some(segments) = segments(request.path()) else { return Ok(no_file()) };
    let encoding = Encoding::asked(request.headers());
    let is_route = is_route(&segments);
    let is_file = segments.last().is_some_and(|name| name.contains('.')) && !is_route;
    let folder = state.settings.site.clone();
    let name = if is_file { segments.join("/") } else { "index.html".to_owned() };
    let freshness = freshness(&name);
    let read = {
        let name = name.clone();
        web::block(move || read(&folder, &name, encoding)).await?
    };
    match read {
        Ok(kept) if is_file => {
            let answer = Answer::kept(&request, freshness, kept);
            let is_page = freshness == Freshness::Revalidated;
            Ok(if is_page { answer.with_policy(POLICY) } else { answer })
        }
        Ok(kept) if is_route => Ok(Answer::kept(&request, freshness, kept).with_policy(POLICY)),
        // The page itself says that nothing is there, in the reader's language.
        Ok(kept) => Ok(Answer::whole(freshness, kept).with_status(StatusCode::NOT_FOUND).with_policy(POLICY)),
        Err(error) if error.kind() == io::ErrorKind::NotFound && is_file => Ok(no_file()),
        Err(error) if error.kind() == io::ErrorKind::NotFound => {
            let status = if is_route { StatusCode::OK } else { StatusCode::NOT_FOUND };
            let page = Bytes::from_static(BARE.as_bytes());
            Ok(Answer::page(status, media_type("index.html"), page).with_policy(POLICY))
        }
        Err(error) => Err(ApiProblem::internal(format!("the site's file {name} cannot be read: {error}"))),
    }
}

fn no_file() -> Answer<SiteFile> {
    Answer::page(StatusCode::NOT_FOUND, media_type("none.txt"), Bytes::from_static(NO_FILE.as_bytes()))
}

/// The segments of a path that may name a file: none leads out of the folder, none is hidden.
fn segments(path: &str) -> Option<Vec<&str>> {
    let path = path.trim_matches('/');
    if path.is_empty() {
        return Some(Vec::new());
    }
    let sound = |segment: &&str| {
        !segment.is_empty()
            && !segment.starts_with('.')
            && !segment.contains(['\\', ':', '\0', '%'])
            && !segment.contains(char::is_control)
    };
    let segments: Vec<&str> = path.split('/').collect();
    segments.iter().all(sound).then_some(segments)
}

fn is_route(segments: &[&str]) -> bool {
    ROUTES.iter().any(|route| {
        route.len() == segments.len()
            && route.iter().zip(segments).all(|(pattern, segment)| *pattern == "*" || pattern == segment)
    })
}

fn freshness(name: &str) -> Freshness {
    if name.starts_with("assets/") {
        Freshness::Immutable
    } else if Path::new(name).extension().is_some_and(|extension| extension == "html") {
        Freshness::Revalidated
    } else {
        Freshness::Day
    }
}

/// Reads a file, compressed beforehand when it lies beside and the client takes it.
fn read(folder: &Path, name: &str, asked: Encoding) -> io::Result<Kept> {
    let plain = folder.join(name);
    let beside = |ending: &str| {
        let mut path = plain.clone().into_os_string();
        path.push(ending);
        PathBuf::from(path)
    };
    let compressed = match asked {
        Encoding::Identity => None,
        Encoding::Gzip => Some(beside(".gz")),
        Encoding::Brotli => Some(beside(".br")),
    };
    let (path, encoding) = match compressed {
        Some(path) if path.is_file() => (path, asked),
        _ => (plain, Encoding::Identity),
    };
    let about = fs::metadata(&path)?;
    if !about.is_file() {
        return Err(io::ErrorKind::NotFound.into());
    }
    let changed = about.modified()?.duration_since(UNIX_EPOCH).map_or(0, |since| since.as_nanos());
    let body = Bytes::from(fs::read(&path)?);
    let suffix = encoding.name().unwrap_or("plain");
    let tag = tag(format!("\"{changed:x}-{:x}-{suffix}\"", body.len()));
    Ok(Kept { stamp: Stamp::ALWAYS, tag, media: media_type(name), encoding, body })
}

/// The media type of a file by its ending.
pub(super) fn media_type(name: &str) -> &'static str {
    match Path::new(name).extension().and_then(|ending| ending.to_str()).unwrap_or_default() {
        "html" => "text/html; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "js" | "mjs" => "text/javascript; charset=utf-8",
        "json" | "map" => "application/json",
        "webmanifest" => "application/manifest+json",
        "wasm" => "application/wasm",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "jpg" | "jpeg" => "image/jpeg",
        "webp" => "image/webp",
        "avif" => "image/avif",
        "ico" => "image/x-icon",
        "woff2" => "font/woff2",
        "txt" | "md" => "text/plain; charset=utf-8",
        "xml" => "application/xml",
        "pdf" => "application/pdf",
        _ => "application/octet-stream",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_path_leads_out_of_the_folder() {
        for path in
            ["/../secret", "/a/../../b", "/.git/config", "/a//b", "/a\\b", "/%2e%2e/x", "/c:/x", "/a\0b"]
        {
            assert!(segments(path).is_none(), "{path} was accepted");
        }
        assert_eq!(segments("/assets/app.css"), Some(vec!["assets", "app.css"]));
        assert_eq!(segments("/"), Some(vec![]));
    }

    #[test]
    fn the_routes_are_those_of_the_application() {
        assert!(is_route(&[]) && is_route(&["cafes"]) && is_route(&["cafes", "nantes-2026"]));
        assert!(!is_route(&["cafes", "a", "b"]) && !is_route(&["admin"]));
    }
}
