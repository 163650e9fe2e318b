//! Markdown (CommonMark) as HTML that is safe to put into a page, whoever wrote it.
//!
//! Twice guarded: only what is meant passes on the way to HTML, and that HTML is cleaned once more by a parser that
//! reads as browsers do. The work is in proportion to the text, and the text is bounded.

use std::{
    collections::{HashMap, HashSet},
    sync::LazyLock,
};

use ammonia::{Url, UrlRelative};
use linkify::{LinkFinder, LinkKind};
use pulldown_cmark::{
    CodeBlockKind, CowStr, Event, HeadingLevel, LinkType, Options, Parser, Tag, TagEnd, TextMergeStream, html,
};

/// Characters of a text that are read; validation lets no longer one in.
const LONGEST: usize = 10_000;
/// How deep quotes, lists and emphases are nested at most; what lies deeper keeps its words only.
const DEEPEST: usize = 12;
/// Where links may lead.
const SCHEMES: [&str; 4] = ["http", "https", "mailto", "tel"];
/// The page's own heading above the text is one of the second level.
const HEADINGS: [HeadingLevel; 3] = [HeadingLevel::H3, HeadingLevel::H4, HeadingLevel::H5];

/// The elements that may come out.
const ELEMENTS: [&str; 16] = [
    "a",
    "blockquote",
    "br",
    "code",
    "del",
    "em",
    "h3",
    "h4",
    "h5",
    "hr",
    "li",
    "ol",
    "p",
    "pre",
    "strong",
    "ul",
];

static CLEANER: LazyLock<ammonia::Builder<'static>> = LazyLock::new(|| {
    let mut cleaner = ammonia::Builder::empty();
    cleaner
        .tags(HashSet::from(ELEMENTS))
        .tag_attributes(HashMap::from([("a", HashSet::from(["href"])), ("ol", HashSet::from(["start"]))]))
        .url_schemes(HashSet::from(SCHEMES))
        .url_relative(UrlRelative::Deny)
        .link_rel(Some("nofollow noopener external"));
    cleaner
});

/// Makes safe HTML of a text in Markdown.
///
/// Paragraphs, emphases, lists, quotes, code, rules, struck words and links (`http`, `https`, `mailto`, `tel`) come
/// out as such; addresses written bare become links. The headings used, few or many, begin at `h3` and skip no level.
/// HTML in the text is shown as it was typed. Of an image its description stays. Characters that would turn the
/// reading direction of what follows are left out.
///
/// ```
/// use cafeia_api::markdown::to_html;
/// assert_eq!(to_html("**Café** <b>!"), "<p><strong>Café</strong> &lt;b&gt;!</p>");
/// ```
pub fn to_html(markdown: &str) -> String {
    if markdown.is_empty() {
        return String::new();
    }
    let text: String = markdown.chars().take(LONGEST).filter(|c| is_readable(*c)).collect();
    let parsed: Vec<Event> =
        TextMergeStream::new(Parser::new_ext(&text, Options::ENABLE_STRIKETHROUGH)).collect();
    let mut narrowing = Narrowing::new(&parsed);
    for event in parsed {
        narrowing.take(event);
    }
    let mut written = String::with_capacity(text.len() * 5 / 4);
    html::push_html(&mut written, narrowing.events.into_iter());
    let mut clean = CLEANER.clean(&written).to_string();
    clean.truncate(clean.trim_end().len());
    clean
}

/// Whether a character is one to read: no control character, and none that turns the direction of its neighbours
/// (Unicode TR 9: embeddings, overrides, isolates), behind which an address can be hidden.
fn is_readable(c: char) -> bool {
    let turns = matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    !turns && (!c.is_control() || matches!(c, '\n' | '\r' | '\t'))
}

/// Lets through what is meant to come out, in the order of the text.
struct Narrowing<'a> {
    events: Vec<Event<'a>>,
    /// What is open, the innermost last; nothing for what does not come out.
    open: Vec<Option<TagEnd>>,
    /// How many of those come out.
    depth: usize,
    /// How many links and blocks of code are open, those that do not come out among them.
    verbatim: usize,
    /// The levels of heading used, the highest first.
    levels: Vec<HeadingLevel>,
    /// The place in [`HEADINGS`] where the next heading may stand at most.
    next_heading: usize,
    finder: LinkFinder,
}

impl<'a> Narrowing<'a> {
    fn new(parsed: &[Event]) -> Self {
        let mut levels: Vec<HeadingLevel> = parsed
            .iter()
            .filter_map(|event| match event {
                Event::Start(Tag::Heading { level, .. }) => Some(*level),
                _ => None,
            })
            .collect();
        levels.sort_unstable();
        levels.dedup();
        let mut finder = LinkFinder::new();
        finder.kinds(&[LinkKind::Url]);
        Self { events: Vec::new(), open: Vec::new(), depth: 0, verbatim: 0, levels, next_heading: 0, finder }
    }

    fn take(&mut self, event: Event<'a>) {
        match event {
            Event::Start(tag) => self.begin(tag),
            Event::End(end) => self.end(end),
            Event::Text(text) if self.verbatim == 0 => self.link_addresses(text),
            Event::Text(_) | Event::Code(_) | Event::SoftBreak | Event::HardBreak | Event::Rule => {
                self.events.push(event);
            }
            Event::Html(text)
            | Event::InlineHtml(text)
            | Event::InlineMath(text)
            | Event::DisplayMath(text)
            | Event::FootnoteReference(text) => self.events.push(Event::Text(text)),
            Event::TaskListMarker(_) => {}
        }
    }

    fn begin(&mut self, tag: Tag<'a>) {
        self.verbatim += usize::from(is_verbatim(tag.to_end()));
        let in_list = matches!(self.open.last(), Some(Some(TagEnd::List(_))));
        let fits = if tag == Tag::Item { in_list } else { self.depth < DEEPEST };
        let shown = if fits { self.narrow(tag) } else { None };
        self.depth += usize::from(shown.is_some());
        self.open.push(shown.as_ref().map(Tag::to_end));
        self.events.extend(shown.map(Event::Start));
    }

    fn end(&mut self, end: TagEnd) {
        self.verbatim -= usize::from(is_verbatim(end));
        if let Some(shown) = self.open.pop().flatten() {
            self.depth -= 1;
            self.events.push(Event::End(shown));
        } else if matches!(end, TagEnd::Paragraph | TagEnd::Item | TagEnd::CodeBlock | TagEnd::Heading(_)) {
            // The words of what does not come out are not to run into those after.
            self.events.push(Event::SoftBreak);
        }
    }

    /// What a beginning comes out as; nothing where only its words do.
    fn narrow(&mut self, tag: Tag<'a>) -> Option<Tag<'a>> {
        match tag {
            Tag::Paragraph
            | Tag::BlockQuote(_)
            | Tag::List(_)
            | Tag::Item
            | Tag::Emphasis
            | Tag::Strong
            | Tag::Strikethrough => Some(tag),
            Tag::HtmlBlock => Some(Tag::Paragraph),
            // The language of code would be a class.
            Tag::CodeBlock(_) => Some(Tag::CodeBlock(CodeBlockKind::Indented)),
            Tag::Heading { level, .. } => {
                let place = self.levels.iter().position(|used| *used == level).unwrap_or_default();
                let place = place.min(self.next_heading).min(HEADINGS.len() - 1);
                self.next_heading = place + 1;
                let level = HEADINGS[place];
                Some(Tag::Heading { level, id: None, classes: Vec::new(), attrs: Vec::new() })
            }
            Tag::Link { link_type: LinkType::Email, dest_url, .. } => link(&format!("mailto:{dest_url}")),
            Tag::Link { dest_url, .. } => link(&dest_url),
            _ => None,
        }
    }

    /// A text with links where it says addresses.
    fn link_addresses(&mut self, text: CowStr<'a>) {
        if !text.contains("://") {
            self.events.push(Event::Text(text));
            return;
        }
        for span in self.finder.spans(&text) {
            let words = || Event::Text(span.as_str().to_owned().into());
            match span.kind().and_then(|_| link(span.as_str())) {
                Some(link) if self.depth < DEEPEST => {
                    let end = link.to_end();
                    self.events.extend([Event::Start(link), words(), Event::End(end)]);
                }
                _ => self.events.push(words()),
            }
        }
    }
}

/// Whether addresses are left as they are within.
fn is_verbatim(end: TagEnd) -> bool {
    matches!(end, TagEnd::Link | TagEnd::CodeBlock)
}

/// A link, if its address is one that may be followed; it is written as browsers read it.
fn link<'a>(address: &str) -> Option<Tag<'a>> {
    let address = Url::parse(address).ok()?;
    // A name before the host (`https://bank.example@…`) only serves to deceive.
    let honest = address.username().is_empty() && address.password().is_none();
    (honest && SCHEMES.contains(&address.scheme())).then(|| Tag::Link {
        link_type: LinkType::Inline,
        dest_url: String::from(address).into(),
        title: CowStr::Borrowed(""),
        id: CowStr::Borrowed(""),
    })
}
