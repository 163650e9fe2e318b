//! What a draft of a resource says, part by part, in words to be read.

use leptos::prelude::*;

use super::draft::{Draft, Part};
use crate::{
    i18n::{I18n, MyResourcesTexts, Words, use_i18n},
    pages::editing::Parts as _,
};
use cafeia_shared::vocabulary::ResourceKind;

/// A part's name. Tracked.
pub fn part_name(part: Part, i18n: I18n) -> &'static str {
    let texts = MyResourcesTexts::of(i18n);
    match part {
        Part::Kind => texts.kind,
        Part::Title => texts.name,
        Part::Summary => texts.summary,
        Part::Description => texts.description,
        Part::Duration => texts.duration,
        Part::Group => texts.group,
        Part::Material => texts.material,
        Part::Objectives => texts.objectives,
        Part::Audiences => texts.audiences,
        Part::Themes => texts.themes,
        Part::Languages => texts.languages,
        Part::Licence => texts.licence,
        Part::Creators => texts.creators,
        Part::Publisher => texts.publisher,
    }
}

/// What a draft says about a part; nothing when it says nothing. Tracked.
pub fn told(draft: &Draft, part: Part, i18n: I18n) -> String {
    let locale = i18n.locale();
    let is_format = draft.kind == ResourceKind::Format;
    let lines = match part {
        Part::Kind => {
            let which =
                if is_format { draft.family.words(locale) } else { draft.document_type.words(locale) };
            vec![draft.kind.words(locale).to_owned(), which.to_owned()]
        }
        Part::Title => vec![draft.title.clone()],
        Part::Summary => vec![draft.summary.clone()],
        Part::Description => vec![draft.description.clone()],
        Part::Duration if is_format => vec![span(&draft.minutes_min, &draft.minutes_max)],
        Part::Group if is_format => vec![span(&draft.people_min, &draft.people_max)],
        Part::Duration | Part::Group => Vec::new(),
        Part::Material => vec![draft.material.clone()],
        Part::Objectives => vec![draft.objectives.clone()],
        Part::Audiences => words(&draft.audiences, i18n),
        Part::Themes => words(&draft.themes, i18n),
        Part::Languages => words(&draft.languages, i18n),
        Part::Licence => vec![draft.licence.words(locale).to_owned()],
        Part::Creators => vec![draft.creators.clone()],
        Part::Publisher => vec![draft.publisher.clone(), draft.url.clone()],
    };
    lines.into_iter().filter(|line| !line.is_empty()).collect::<Vec<_>>().join("\n")
}

fn words<T: Words>(terms: &[T], i18n: I18n) -> Vec<String> {
    terms.iter().map(|term| term.words(i18n.locale()).to_owned()).collect()
}

fn span(min: &str, max: &str) -> String {
    if min == max { min.to_owned() } else { format!("{min} – {max}") }
}

/// All that a draft says, to be read.
#[component]
pub fn Told(
    /// The draft.
    draft: Draft,
) -> impl IntoView {
    let i18n = use_i18n();
    let draft = StoredValue::new(draft);
    let line = move |part: Part| {
        let words = Memo::new(move |_| draft.with_value(|draft| told(draft, part, i18n)));
        move || {
            (!words.with(String::is_empty)).then(|| {
                view! {
                    <div class="workspace__fact">
                        <dt>{move || part_name(part, i18n)}</dt>
                        <dd class="version__text">{move || words.get()}</dd>
                    </div>
                }
            })
        }
    };
    view! { <dl class="lines">{Draft::PARTS.iter().map(|part| line(*part)).collect_view()}</dl> }
}
