//! How a text is drawn: its heading, its contents, its sections.

use cafeia_shared::reading::{Block, Entry, Reading, Run, SITE, Section, Translated, bound};
use leptos::prelude::*;
use leptos_router::hooks::use_location;
use wasm_bindgen::JsCast as _;

use crate::{
    i18n::{FrameTexts, ReadingTexts, use_i18n},
    kit::PageHeading,
    pages::{external::ExternalLink, reading::operator},
};

/// The heading of the contents, which names them.
const CONTENTS: &str = "contents";
/// Screens on which the contents leave room for the text.
const ROOM: &str = "(min-width: 48rem)";

/// A text, with its contents beside or above it.
#[component]
pub fn ReadText(
    /// The text.
    text: &'static Translated,
    /// Shown below its first sentence.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    let i18n = use_i18n();
    let text: Signal<&'static Reading> = Signal::derive(move || text.in_language(i18n.locale().spoken()));
    let hash = use_location().hash;
    let section = move || {
        let hash = hash.get();
        let id = hash.strip_prefix('#')?;
        text.with_untracked(|text| text.sections.iter().map(|section| section.id).find(|known| *known == id))
    };
    // The browser cannot go to a section that is not drawn yet; the router goes there, but leaves the focus behind.
    Effect::new(move || {
        if let Some(id) = section() {
            request_animation_frame(move || go_to(id));
        }
    });
    let keep_focus = untrack(section).is_some();
    view! {
        <article class="page reading">
            <header class="reading__head">
                <PageHeading
                    text=move || text.get().title
                    site=move || FrameTexts::of(i18n).site
                    keep_focus
                />
                <p class="lead">{move || bound(text.get().lead)}</p>
                {children.map(|children| children())}
            </header>
            <nav class="contents" aria-labelledby=CONTENTS>
                <details open=has_room()>
                    <summary>
                        <h2 id=CONTENTS class="contents__title">{move || ReadingTexts::of(i18n).contents}</h2>
                    </summary>
                    <ol class="contents__list">
                        {move || text.get().sections.iter().map(draw_entry).collect_view()}
                    </ol>
                </details>
            </nav>
            <div class="reading__text">{move || text.get().sections.iter().map(draw_section).collect_view()}</div>
        </article>
    }
}

/// Whether the contents may stand open: on a telephone they would push the text out of sight.
fn has_room() -> bool {
    window().match_media(ROOM).ok().flatten().is_some_and(|room| room.matches())
}

/// Goes to a section, and puts the focus there, so that the Tab key goes on from it.
fn go_to(id: &str) {
    let heading = document().get_element_by_id(id);
    if let Some(heading) = heading.and_then(|heading| heading.dyn_into::<web_sys::HtmlElement>().ok()) {
        heading.scroll_into_view();
        // It is in the document, and can be focused.
        let _ = heading.focus();
    }
}

/// A section's name in the contents.
fn draw_entry(section: &'static Section) -> impl IntoView {
    view! { <li><a href=format!("#{}", section.id)>{bound(section.heading)}</a></li> }
}

fn draw_section(section: &'static Section) -> AnyView {
    view! {
        <section class="reading__section" aria-labelledby=section.id>
            <h2 id=section.id tabindex="-1">{bound(section.heading)}</h2>
            {section.blocks.iter().map(draw_block).collect_view()}
        </section>
    }
    .into_any()
}

fn draw_block(block: &'static Block) -> AnyView {
    match block {
        Block::Paragraph(runs) => view! { <p>{draw_runs(runs)}</p> }.into_any(),
        Block::List(items) => {
            let item = |runs: &&'static [Run]| view! { <li>{draw_runs(runs)}</li> };
            view! { <ul class="reading__list">{items.iter().map(item).collect_view()}</ul> }.into_any()
        }
        Block::Steps(entries) => {
            let step = |Entry(name, runs): &'static Entry| {
                view! { <li class="step"><h3>{bound(name)}</h3><p>{draw_runs(runs)}</p></li> }
            };
            view! { <ol class="steps">{entries.iter().map(step).collect_view()}</ol> }.into_any()
        }
        Block::Questions(entries) => {
            let answer = |Entry(question, runs): &'static Entry| {
                view! { <div class="question"><h3>{bound(question)}</h3><p>{draw_runs(runs)}</p></div> }
            };
            entries.iter().map(answer).collect_view().into_any()
        }
        Block::Terms(entries) => {
            let term = |Entry(name, runs): &'static Entry| {
                view! { <dt>{bound(name)}</dt><dd>{draw_runs(runs)}</dd> }
            };
            view! { <dl class="details">{entries.iter().map(term).collect_view()}</dl> }.into_any()
        }
        Block::Addresses(entries) => {
            let address = |Entry(address, runs): &'static Entry| {
                view! {
                    <li>
                        <p>{draw_runs(runs)}</p>
                        <a class="address" href=*address rel="external"><code>{*address}</code></a>
                    </li>
                }
            };
            view! { <ul class="addresses">{entries.iter().map(address).collect_view()}</ul> }.into_any()
        }
        Block::Example(text) => {
            // It can be typed as it stands.
            let origin = window().location().origin().unwrap_or_default();
            view! { <pre class="example"><code>{text.replace(SITE, &origin)}</code></pre> }.into_any()
        }
        Block::Operator(words) => operator::draw(words).into_any(),
        Block::Source(words) => operator::draw_source(words).into_any(),
    }
}

pub(super) fn draw_runs(runs: &'static [Run]) -> impl IntoView {
    runs.iter().map(draw_run).collect_view()
}

fn draw_run(run: &'static Run) -> AnyView {
    match run {
        Run::Words(words) => bound(words).into_any(),
        Run::Strong(words) => view! { <strong>{bound(words)}</strong> }.into_any(),
        Run::Code(words) => view! { <code>{*words}</code> }.into_any(),
        Run::Page(words, page) => view! { <a href=page.to_string()>{bound(words)}</a> }.into_any(),
        Run::Within(words, page, part) => {
            view! { <a href=format!("{page}{part}")>{bound(words)}</a> }.into_any()
        }
        Run::Server(words, address) => view! { <a href=*address rel="external">{*words}</a> }.into_any(),
        Run::Elsewhere(words, address) => {
            view! { <ExternalLink href=*address words=bound(words)/> }.into_any()
        }
        Run::Mail(address) => view! { <a href=format!("mailto:{address}")>{*address}</a> }.into_any(),
    }
}
