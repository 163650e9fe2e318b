//! Which chunk a page comes in, as `web/src/app.rs` says it.
//!
//! The application itself learns it too late: a browser that knows it from the address fetches the page's code together
//! with the application's.

use std::{collections::BTreeMap, fs, slice};

use anyhow::{Context as _, Result, ensure};

use super::Paths;

/// The routes of pages that come in chunks: their patterns, such as `/cafes/:slug`, and the chunks' names.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Routes(Vec<(String, String)>);

impl Routes {
    /// Reads the application's table of routes.
    pub(super) fn read(paths: &Paths) -> Result<Self> {
        let file = paths.web.join("src/app.rs");
        let source = fs::read_to_string(&file).with_context(|| format!("cannot read {}", file.display()))?;
        Self::parse(&source)
    }

    fn parse(source: &str) -> Result<Self> {
        let pages = pages(source).context("web/src/app.rs has no lazy_pages! { … } that can be read")?;
        let mut routes = Vec::new();
        for route in source.split("path!(\"").skip(1) {
            let (pattern, rest) = route.split_once('"').context("a route's path has no end")?;
            // Not every page comes in a chunk.
            let Some((_, view)) = rest.split_once("view=Lazy(") else { continue };
            let (page, _) = view.split_once(')').context("a route's view has no end")?;
            let chunk = pages.get(page).with_context(|| format!("lazy_pages! has no page named {page}"))?;
            routes.push((pattern.to_owned(), chunk.clone()));
        }
        ensure!(!routes.is_empty(), "web/src/app.rs has no route whose view is Lazy(…)");
        Ok(Self(routes))
    }

    /// In the order in which they are tried.
    pub(super) fn iter(&self) -> slice::Iter<'_, (String, String)> {
        self.0.iter()
    }

    /// The chunk of a pattern.
    pub(super) fn chunk(&self, pattern: &str) -> Option<&str> {
        self.iter().find(|(route, _)| route == pattern).map(|(_, chunk)| chunk.as_str())
    }
}

/// Function to chunk, from `lazy_pages! { chunk: function => Component, …; … }`.
fn pages(source: &str) -> Option<BTreeMap<String, String>> {
    let (_, block) = source.split_once("lazy_pages! {")?;
    let (block, _) = block.split_once('}')?;
    let block: String = block.lines().filter(|line| !line.trim_start().starts_with("//")).collect();
    let mut pages = BTreeMap::new();
    for line in block.split(';').map(str::trim).filter(|line| !line.is_empty()) {
        let (chunk, declared) = line.split_once(':')?;
        for page in declared.split(',') {
            let (function, _) = page.split_once("=>")?;
            pages.insert(function.trim().to_owned(), chunk.trim().to_owned());
        }
    }
    Some(pages)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_of_routes_tells_each_pages_chunk() {
        let source = r#"
            lazy_pages! {
                // home: the first; the others follow.
                home: home_page => HomePage;
                directory: list_page => ListPage,
                    one_page => OnePage;
            }
            <Route path=path!("/") view=Lazy(home_page)/>
            <Route path=path!("/old") view=|| view! { <Redirect path="/"/> }.into_any()/>
            <Route path=path!("/list") view=Lazy(list_page)/>
            <Route path=path!("/list/:slug") view=Lazy(one_page)/>
        "#;
        let Ok(routes) = Routes::parse(source) else { panic!("it cannot be read") };
        assert_eq!(routes.chunk("/"), Some("home"));
        assert_eq!(routes.chunk("/list/:slug"), Some("directory"));
        assert_eq!(routes.chunk("/old"), None);
        assert_eq!(routes.iter().count(), 3);
        assert!(Routes::parse(&source.replace("one_page =>", "two_page =>")).is_err());
    }
}
