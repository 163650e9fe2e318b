//! Who runs the site, and where its sources are: what the server writes into the page's head.

use cafeia_shared::reading::{Operator, OperatorWords, SourceWords, bound};
use leptos::prelude::*;

use super::text::draw_runs;
use crate::pages::{contact::MailLink, external::ExternalLink};

/// What the page's head says of them.
fn told() -> Operator {
    Operator::heard(|name| {
        let meta = document().query_selector(&format!("meta[name=\"{name}\"]")).ok().flatten();
        meta.and_then(|meta| meta.get_attribute("content"))
    })
}

/// Who runs the site.
pub fn draw(words: &'static OperatorWords) -> AnyView {
    let operator = told();
    if operator.is_unnamed() {
        return view! { <p>{draw_runs(words.unnamed)}</p> }.into_any();
    }
    let Operator { publisher, contact, host, .. } = operator;
    let or_untold = |text: Option<String>| text.unwrap_or_else(|| words.untold.to_owned());
    let contact = match contact {
        Some(mail) => view! { <MailLink mail/> }.into_any(),
        None => words.untold.into_any(),
    };
    view! {
        <dl class="details">
            <dt>{words.publisher}</dt>
            <dd>{or_untold(publisher)}</dd>
            <dt>{words.contact}</dt>
            <dd>{contact}</dd>
            <dt>{words.host}</dt>
            <dd>{or_untold(host)}</dd>
        </dl>
    }
    .into_any()
}

/// Where the sources are.
pub fn draw_source(words: &'static SourceWords) -> AnyView {
    match told().source {
        Some(source) => {
            let shown = source.clone();
            view! { <p>{bound(words.here)} <ExternalLink href=source words=shown/></p> }.into_any()
        }
        None => view! { <p>{bound(words.untold)}</p> }.into_any(),
    }
}
