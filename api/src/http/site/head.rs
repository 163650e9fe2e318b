//! The head of a page: what search engines, shared links and the browser read of it before anything is drawn.

use maud::{Markup, PreEscaped, html};
use serde_json::Value;

use super::{template::PICTURE, words::SITE};
use crate::feeds::Origin;

/// What a head says.
#[derive(Debug, Default)]
pub(super) struct Head {
    /// The page's name, without the site's.
    pub(super) title: String,
    /// What a search engine shows below the name.
    pub(super) description: String,
    /// The one address of the page, as a path; nothing where nothing is.
    pub(super) canonical: Option<String>,
    /// What the page is about (Open Graph `og:type`).
    pub(super) kind: Kind,
    /// Whether search engines keep it.
    pub(super) indexing: Indexing,
    /// What the page shows, as search engines read it (JSON-LD).
    pub(super) data: Option<Value>,
    /// The answer of the API that the application will ask for first.
    pub(super) preload: Option<String>,
}

/// What a page is about.
#[derive(Debug, Clone, Copy, Default)]
pub(super) enum Kind {
    /// The site.
    #[default]
    Site,
    /// One thing.
    Article,
    /// A person.
    Profile,
}

/// Whether search engines keep a page.
#[derive(Debug, Clone, Copy, Default)]
pub(super) enum Indexing {
    /// They may.
    #[default]
    Free,
    /// It is one of countless views of a list: only its links are of interest.
    LinksOnly,
    /// Nothing is there, or nothing for everybody.
    Nothing,
}

/// Cuts a text to what a search engine shows of it, at a word's end.
pub(super) fn shortened(text: &str) -> String {
    /// Characters shown, about.
    const MOST: usize = 200;
    // Spaces that keep words together stay as they are.
    let parts_words = |c: char| c.is_whitespace() && !matches!(c, '\u{a0}' | '\u{202f}');
    let text = text.split(parts_words).filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ");
    let Some((end, _)) = text.char_indices().nth(MOST) else { return text };
    let cut = &text[..end];
    let cut = cut.rsplit_once(' ').map_or(cut, |(words, _)| words);
    format!("{}…", cut.trim_end_matches([',', ';', ':', '.']))
}

impl Head {
    /// Writes it. `meta` is what the application reads of the server's settings.
    pub(super) fn write(&self, origin: &Origin, has_picture: bool, meta: &[(&str, String)]) -> Markup {
        let title = format!("{} · {SITE}", self.title);
        let description = shortened(&self.description);
        let kind = match self.kind {
            Kind::Site => "website",
            Kind::Article => "article",
            Kind::Profile => "profile",
        };
        let robots = match self.indexing {
            Indexing::Free => None,
            Indexing::LinksOnly => Some("noindex, follow"),
            Indexing::Nothing => Some("noindex"),
        };
        html! {
            title { (title) }
            meta name="description" content=(description);
            @if let Some(robots) = robots { meta name="robots" content=(robots); }
            @if let Some(path) = &self.canonical {
                link rel="canonical" href=(format!("{origin}{path}"));
                meta property="og:url" content=(format!("{origin}{path}"));
            }
            meta property="og:type" content=(kind);
            meta property="og:site_name" content=(SITE);
            meta property="og:locale" content="fr_FR";
            meta property="og:title" content=(self.title);
            meta property="og:description" content=(description);
            @if has_picture {
                meta property="og:image" content=(format!("{origin}/{PICTURE}"));
                meta name="twitter:card" content="summary_large_image";
            }
            @for (name, content) in meta { meta name=(name) content=(content); }
            @if let Some(preload) = &self.preload {
                link rel="preload" as="fetch" crossorigin href=(preload);
            }
            @if let Some(data) = &self.data {
                script type="application/ld+json" { (PreEscaped(unbreakable(data))) }
            }
        }
    }
}

/// JSON that no text in it can break out of the element around it: HTML ends a script at `</script`, and reads on
/// strangely after `<!--`, whatever quotes stand around them.
fn unbreakable(data: &Value) -> String {
    data.to_string().replace('<', "\\u003c").replace('>', "\\u003e").replace('&', "\\u0026")
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn no_text_leaves_its_place() {
        let hostile = "</title></script><img src=x onerror=alert(1)>\"'&<!--";
        let head = Head {
            title: hostile.to_owned(),
            description: hostile.to_owned(),
            canonical: Some(format!("/cafes/{hostile}")),
            data: Some(json!({ "name": hostile, hostile: 1 })),
            preload: Some(hostile.to_owned()),
            ..Head::default()
        };
        let written =
            head.write(&Origin::told(hostile), true, &[("cafeia-tiles", hostile.to_owned())]).into_string();
        assert!(!written.contains("<img") && !written.contains("<!--"), "{written}");
        assert_eq!(written.matches("</script").count(), 1, "{written}");
        assert_eq!(written.matches("</title").count(), 1, "{written}");
        let (_, data) = written.split_once("application/ld+json\">").unwrap();
        let data: Value = serde_json::from_str(data.split_once('<').unwrap().0).unwrap();
        assert_eq!(data["name"], hostile);
    }

    #[test]
    fn a_long_text_is_cut_at_a_word() {
        assert_eq!(shortened(" Un  café.\n"), "Un café.");
        let cut = shortened(&"mot, ".repeat(100));
        assert!(cut.ends_with("mot…") && cut.chars().count() <= 201, "{cut}");
        assert_eq!(shortened(&"é".repeat(300)).chars().count(), 201);
    }
}
