//! Choices of long lists in a form, folded until they are asked for.

use cafeia_shared::{
    ids::ResourceId,
    paging::MAX_LIMIT,
    query::ListPaging,
    resources::{ResourceFilter, ResourceQuery},
    vocabulary::{ResourceKind, Term},
};
use leptos::{prelude::*, task::spawn_local};

use super::filtering::toggle;
use crate::{
    client,
    i18n::{FindingTexts, Words, use_i18n},
    kit::CheckGroup,
};

/// The formats of the shelf, by their titles; none without an answer, since nothing else depends on them.
pub async fn formats() -> Vec<(ResourceId, String)> {
    let filter = ResourceFilter { kind: vec![ResourceKind::Format], ..ResourceFilter::default() };
    let paging = ListPaging { limit: Some(MAX_LIMIT), ..ListPaging::default() };
    let page = client::resources(ResourceQuery { filter, paging }).await;
    page.map(|page| page.data.into_iter().map(|one| (one.id, one.title)).collect()).unwrap_or_default()
}

/// Choices of a long list, folded under how many are chosen.
#[component]
pub fn Folded(
    /// The list's name.
    #[prop(into)]
    label: TextProp,
    /// How many are chosen.
    #[prop(into)]
    count: Signal<usize>,
    /// The list.
    children: Children,
) -> impl IntoView {
    let i18n = use_i18n();
    view! {
        <details class="folded">
            <summary>
                <span class="field__label">{move || label.get()}</span>
                <span class="field__hint">
                    {move || {
                        let count = count.get();
                        (count > 0).then(|| (FindingTexts::of(i18n).chosen_count)(count))
                    }}
                </span>
            </summary>
            {children()}
        </details>
    }
}

/// Terms of a vocabulary.
#[component]
pub fn TermChoice<T: Term + Words + Send + Sync + PartialEq + 'static>(
    /// What they say.
    #[prop(into)]
    label: TextProp,
    /// Those chosen.
    chosen: RwSignal<Vec<T>>,
) -> impl IntoView {
    let i18n = use_i18n();
    let terms = Signal::derive(move || {
        T::ALL.iter().map(|term| (*term, term.words(i18n.locale()).to_owned())).collect::<Vec<_>>()
    });
    view! {
        <Folded label=label.clone() count=Signal::derive(move || chosen.with(Vec::len))>
            <CheckGroup
                label
                choices=terms
                chosen=chosen
                on_toggle=move |change| chosen.update(|chosen| toggle(chosen, change))
            />
        </Folded>
    }
}

/// The formats of the shelf.
#[component]
pub fn FormatChoice(
    /// What they are for.
    #[prop(into)]
    label: TextProp,
    /// How many, or which.
    #[prop(into)]
    hint: TextProp,
    /// Those chosen.
    chosen: RwSignal<Vec<ResourceId>>,
) -> impl IntoView {
    let known = RwSignal::new(Vec::<(ResourceId, String)>::new());
    spawn_local(async move {
        known.try_set(formats().await);
    });
    view! {
        <Folded label=label.clone() count=Signal::derive(move || chosen.with(Vec::len))>
            <p class="field__hint">{move || hint.get()}</p>
            <CheckGroup
                label
                choices=known
                chosen=chosen
                on_toggle=move |change| chosen.update(|chosen| toggle(chosen, change))
            />
        </Folded>
    }
}
