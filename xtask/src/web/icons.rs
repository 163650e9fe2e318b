//! The site's icons as drawings of symbols, from the list in `web/src/kit/icon.rs`.

use std::fs;

use anyhow::{Context as _, Result, bail, ensure};

use super::Paths;

/// The line of the list below which the icons stand that first views do without.
const LATER: &str = "    // Later.\n";

/// When icons are needed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Needed {
    /// By first views: they stand in the page.
    AtFirst,
    /// By other pages: they come when there is time for it (`web/js/boot.js`).
    Later,
}

/// One hidden drawing of symbols.
pub(super) fn sprite(paths: &Paths, needed: Needed) -> Result<String> {
    let list =
        fs::read_to_string(paths.web.join("src/kit/icon.rs")).context("the list of icons is missing")?;
    let names = names(&list, needed)?;
    let mut sprite = String::from("<svg hidden aria-hidden=\"true\">");
    for name in names {
        let file = paths.web.join("node_modules/lucide-static/icons").join(format!("{name}.svg"));
        let drawing = fs::read_to_string(file).with_context(|| format!("Lucide has no icon named {name}"))?;
        sprite.push_str(&symbol(name, &drawing)?);
    }
    sprite.push_str("</svg>");
    Ok(sprite)
}

/// Lucide's names of the icons.
fn names(list: &str, needed: Needed) -> Result<Vec<&str>> {
    let (first, later) = list.split_once(LATER).context("web/src/kit/icon.rs has no line « // Later. »")?;
    let part = match needed {
        Needed::AtFirst => first,
        Needed::Later => later,
    };
    let names: Vec<_> = part.lines().filter_map(name).collect();
    ensure!(!names.is_empty(), "web/src/kit/icon.rs lists no icon that is needed {needed:?}");
    Ok(names)
}

/// Lucide's name on a line of the list: `    Menu = "menu",`.
fn name(line: &str) -> Option<&str> {
    let (_, name) = line.trim().strip_suffix("\",")?.split_once(" = \"")?;
    Some(name)
}

/// A drawing of Lucide's as a symbol.
fn symbol(name: &str, drawing: &str) -> Result<String> {
    let start = drawing.find("<svg").and_then(|tag| drawing[tag..].find('>').map(|end| tag + end + 1));
    let (Some(start), Some(end)) = (start, drawing.rfind("</svg>")) else {
        bail!("Lucide's icon {name} is not an SVG drawing");
    };
    let shapes: String = drawing[start..end].lines().map(str::trim).collect();
    let shapes = shapes.replace(" />", "/>");
    Ok(format!("<symbol id=\"icon-{name}\" viewBox=\"0 0 24 24\">{shapes}</symbol>"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_list_tells_which_icons_first_views_need() -> Result<()> {
        let list = "    Menu = \"menu\",\n    /// Near.\n    Near = \"locate-fixed\",\n\n    // Later.\n    Back = \"arrow-left\",\n";
        assert_eq!(names(list, Needed::AtFirst)?, ["menu", "locate-fixed"]);
        assert_eq!(names(list, Needed::Later)?, ["arrow-left"]);
        assert!(names("Menu = \"menu\",", Needed::AtFirst).is_err());
        Ok(())
    }

    #[test]
    fn a_drawing_becomes_a_symbol() -> Result<()> {
        let drawing = "<!-- licence -->\n<svg\n  width=\"24\"\n>\n  <path d=\"M1 2\" />\n</svg>\n";
        let symbol = symbol("dot", drawing)?;
        assert_eq!(symbol, "<symbol id=\"icon-dot\" viewBox=\"0 0 24 24\"><path d=\"M1 2\"/></symbol>");
        assert!(super::symbol("dot", "no drawing").is_err());
        Ok(())
    }
}
