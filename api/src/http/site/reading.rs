//! The pages that are read from top to bottom, as plain HTML: the same texts as the site's own.

use cafeia_shared::reading::{
    Block, Entry, Operator, OperatorWords, Reading, Run, SITE, Section, SourceWords, bound,
};
use maud::{Markup, html};

use super::noscript;
use crate::feeds::Origin;

/// A page with a text.
pub(super) fn page(text: &'static Reading, operator: &Operator, origin: &Origin) -> Markup {
    noscript::page(
        text.title,
        html! {
            p { (bound(text.lead)) }
            @for section in text.sections { (self::section(section, operator, origin)) }
        },
    )
}

fn section(section: &Section, operator: &Operator, origin: &Origin) -> Markup {
    html! {
        h2 id=(section.id) { (bound(section.heading)) }
        @for block in section.blocks { (self::block(block, operator, origin)) }
    }
}

fn block(block: &Block, operator: &Operator, origin: &Origin) -> Markup {
    match block {
        Block::Paragraph(line) => html! { p { (runs(line)) } },
        Block::List(items) => html! { ul { @for line in *items { li { (runs(line)) } } } },
        Block::Steps(entries) => html! {
            ol { @for Entry(name, line) in *entries { li { strong { (bound(name)) } br; (runs(line)) } } }
        },
        Block::Questions(entries) => html! {
            @for Entry(question, line) in *entries { h3 { (bound(question)) } p { (runs(line)) } }
        },
        Block::Terms(entries) => html! {
            dl { @for Entry(name, line) in *entries { dt { (bound(name)) } dd { (runs(line)) } } }
        },
        Block::Addresses(entries) => html! {
            ul { @for Entry(address, line) in *entries { li { (runs(line)) br; a href=(address) { (address) } } } }
        },
        Block::Example(text) => html! { pre { (text.replace(SITE, &origin.to_string())) } },
        Block::Operator(words) => self::operator(words, operator),
        Block::Source(words) => source(words, operator),
    }
}

fn operator(words: &OperatorWords, operator: &Operator) -> Markup {
    if operator.is_unnamed() {
        return html! { p { (runs(words.unnamed)) } };
    }
    let or_untold = |text: &Option<String>| text.clone().unwrap_or_else(|| words.untold.to_owned());
    html! {
        dl {
            dt { (words.publisher) }
            dd { (or_untold(&operator.publisher)) }
            dt { (words.contact) }
            dd {
                @match &operator.contact {
                    Some(mail) => (mail_link(mail)),
                    None => (words.untold),
                }
            }
            dt { (words.host) }
            dd { (or_untold(&operator.host)) }
        }
    }
}

fn source(words: &SourceWords, operator: &Operator) -> Markup {
    html! {
        p {
            @match &operator.source {
                Some(source) => { (bound(words.here)) a href=(source) { (source) } }
                None => (bound(words.untold)),
            }
        }
    }
}

fn mail_link(address: &str) -> Markup {
    html! { a href=(format!("mailto:{address}")) { (address) } }
}

fn runs(line: &[Run]) -> Markup {
    html! { @for run in line { (self::run(run)) } }
}

fn run(run: &Run) -> Markup {
    match run {
        Run::Words(words) => html! { (bound(words)) },
        Run::Strong(words) => html! { strong { (bound(words)) } },
        Run::Code(words) => html! { code { (words) } },
        Run::Page(words, page) => html! { a href=(page) { (bound(words)) } },
        Run::Within(words, page, part) => html! { a href=(format!("{page}{part}")) { (bound(words)) } },
        Run::Server(words, address) => html! { a href=(address) { (words) } },
        Run::Elsewhere(words, address) => html! { a href=(address) rel="nofollow" { (bound(words)) } },
        Run::Mail(address) => mail_link(address),
    }
}
