//! The page of the single-page application, with the places where the server writes into it.

use std::{
    fs, io,
    path::Path,
    sync::Arc,
    time::{SystemTime, UNIX_EPOCH},
};

use arc_swap::ArcSwapOption;

use super::super::cache::fingerprint;

/// The page's file.
pub(super) const FILE: &str = "index.html";
/// The picture of the site that goes with a shared link, where the site has one.
pub(super) const PICTURE: &str = "share.png";
/// Around the default title and description.
const HEAD: [&str; 2] = ["<!-- head -->", "<!-- /head -->"];
/// Where what holds for the whole site is said, above the application and above what the server writes.
const NOTICE: &str = "<!-- notice -->";
/// Around what the default page says without JavaScript.
const NOSCRIPT: [&str; 2] = ["<!-- noscript -->", "<!-- /noscript -->"];

/// The page's file, read once for each change of it.
pub(in super::super) struct Template(ArcSwapOption<Shell>);

impl Template {
    /// Not read yet.
    pub(in super::super) fn new() -> Self {
        Self(ArcSwapOption::empty())
    }

    /// The file as it is now.
    pub(super) fn read(&self, folder: &Path) -> io::Result<Arc<Shell>> {
        let path = folder.join(FILE);
        let about = fs::metadata(&path)?;
        let state = (about.modified()?, about.len());
        if let Some(shell) = self.0.load_full().filter(|shell| shell.state == state) {
            return Ok(shell);
        }
        let shell = Arc::new(Shell {
            state,
            text: Text::split(&fs::read_to_string(path)?),
            has_picture: folder.join(PICTURE).is_file(),
        });
        self.0.store(Some(Arc::clone(&shell)));
        Ok(shell)
    }
}

/// The page without what each page has of its own.
pub(super) struct Shell {
    /// When the file changed, and its length.
    state: (SystemTime, u64),
    text: Text,
    /// Whether the site has a picture for shared links.
    pub(super) has_picture: bool,
}

enum Text {
    /// It has no marked places: it is served as it is.
    Whole(String),
    /// What stands before, between and after the marked places.
    Split([String; 4]),
}

impl Text {
    fn split(page: &str) -> Self {
        let split = page.split_once(HEAD[0]).and_then(|(before, rest)| {
            let (_, rest) = rest.split_once(HEAD[1])?;
            let (above, rest) = rest.split_once(NOTICE)?;
            let (between, rest) = rest.split_once(NOSCRIPT[0])?;
            let (_, after) = rest.split_once(NOSCRIPT[1])?;
            Some([before, above, between, after].map(str::to_owned))
        });
        split.map_or_else(|| Self::Whole(page.to_owned()), Self::Split)
    }
}

impl Shell {
    /// The page, with its head, with a notice for the whole site, and with what it says without JavaScript.
    pub(super) fn fill(&self, head: &str, notice: &str, noscript: &str) -> String {
        match &self.text {
            Text::Whole(page) => page.clone(),
            Text::Split([before, above, between, after]) => {
                [before, head, above, notice, between, noscript, after].concat()
            }
        }
    }

    /// Tells this state of the file from others.
    pub(super) fn mark(&self) -> u64 {
        let (changed, length) = self.state;
        let changed = changed.duration_since(UNIX_EPOCH).map_or(0, |since| since.as_nanos());
        fingerprint(&[changed.to_le_bytes(), u128::from(length).to_le_bytes()].concat())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_stands_between_the_marks_is_replaced() {
        let shell =
            |page: &str| Shell { state: (UNIX_EPOCH, 0), text: Text::split(page), has_picture: false };
        let page =
            "<a><!-- head -->x<!-- /head --><b><!-- notice --><i><!-- noscript -->y<!-- /noscript --><c>";
        assert_eq!(shell(page).fill("1", "2", "3"), "<a>1<b>2<i>3<c>");
        for page in [
            "",
            "<a><!-- head -->x<b><!-- noscript -->y<!-- /noscript --><c>",
            "<a><!-- noscript -->y<!-- /noscript --><!-- head -->x<!-- /head --><c>",
        ] {
            assert_eq!(shell(page).fill("1", "2", "3"), page, "a page without its marks was changed");
        }
    }
}
