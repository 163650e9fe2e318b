//! The site's files, which its pages load.

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
    super::{
        State,
        answer::{Answer, Freshness, tag},
        cache::{Kept, Stamp},
        encoding::Encoding,
        problem::ApiProblem,
    },
    POLICY, SiteFile,
};

/// What may be shown to whoever asks for a file that is not there.
const NO_FILE: &str = "No such file.\n";

/// Files that are asked for again each time, because they name others or decide what else is loaded.
const REVALIDATED: [&str; 3] = ["index.html", "manifest.webmanifest", "service-worker.js"];

/// Answers with a file.
pub(super) async fn show(
    request: &HttpRequest,
    state: &Data<State>,
    name: String,
) -> Result<Answer<SiteFile>, ApiProblem> {
    let encoding = Encoding::asked(request.headers());
    let freshness = freshness(&name);
    let folder = state.settings.site.clone();
    let read = {
        let name = name.clone();
        web::block(move || read(&folder, &name, encoding)).await?
    };
    match read {
        Ok(kept) => {
            let answer = Answer::kept(request, freshness, kept);
            let has_rights = freshness == Freshness::Revalidated;
            Ok(if has_rights { answer.with_policy(POLICY) } else { answer })
        }
        Err(error) if is_absence(&error) => Ok(no_file()),
        Err(error) => Err(ApiProblem::internal(format!("the site's file {name} cannot be read: {error}"))),
    }
}

/// Whether an error says that there is no such file: no name of one is a fault of ours.
fn is_absence(error: &io::Error) -> bool {
    use io::ErrorKind::{InvalidFilename, NotADirectory, NotFound};
    matches!(error.kind(), InvalidFilename | NotADirectory | NotFound)
}

fn no_file() -> Answer<SiteFile> {
    Answer::page(StatusCode::NOT_FOUND, media_type("none.txt"), Bytes::from_static(NO_FILE.as_bytes()))
}

/// The name of the file at a path, which has been decoded: none leads out of the folder, none is hidden, and each has
/// an ending. Nothing where no file can be.
pub(super) fn name(path: &str) -> Option<String> {
    let path = path.strip_prefix('/')?;
    let sound = |segment: &str| {
        !segment.is_empty()
            && !segment.starts_with('.')
            && !segment.contains(['\\', ':', '%'])
            && !segment.contains(char::is_control)
    };
    let has_ending = path.rsplit('/').next().is_some_and(|last| last.contains('.'));
    (has_ending && path.split('/').all(sound)).then(|| path.to_owned())
}

fn freshness(name: &str) -> Freshness {
    if name.starts_with("assets/") {
        Freshness::Immutable
    } else if REVALIDATED.contains(&name) {
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
pub(in super::super) fn media_type(name: &str) -> &'static str {
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
        for path in [
            "/",
            "/assets",
            "/../secret.txt",
            "/a/../../b.txt",
            "/.git/config.txt",
            "/a//b.txt",
            "//etc/passwd.txt",
            "/a\\b.txt",
            "/%2e%2e/x.txt",
            "/c:/x.txt",
            "/a\0b.txt",
            "a.txt",
        ] {
            assert_eq!(name(path), None, "{path} was accepted");
        }
        assert_eq!(name("/assets/app.css").as_deref(), Some("assets/app.css"));
    }
}
