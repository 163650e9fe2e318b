//! All that was written of a resource, to be read again.

use cafeia_shared::{
    ids::{AccountId, ResourceId},
    resources::{ResourceVersion, ResourceVersions, WorkspaceResource},
};
use leptos::prelude::*;

use super::{
    draft::Draft,
    told::{Told, part_name},
};
use crate::{
    client::{self, CallError},
    format,
    i18n::{I18n, MyResourcesTexts, use_i18n},
    pages::{
        editing::Parts as _,
        fetched::{Awaited, use_fetched},
    },
};

/// The part of the page.
#[component]
pub fn Versions(
    /// The resource.
    resource: RwSignal<Option<WorkspaceResource>>,
    /// Who is signed in.
    me: Option<AccountId>,
) -> impl IntoView {
    let i18n = use_i18n();
    // Each change of what is written makes a version; a step does not, yet it costs little to ask again.
    let key = Memo::new(move |_| {
        resource.with(|one| one.as_ref().map(|one| (one.summary.id, one.summary.version)))
    });
    let ask = |key: Option<(ResourceId, u32)>| async move {
        let none = ResourceVersions { data: Vec::new() };
        let Some((id, _)) = key else { return Ok::<_, CallError>(none) };
        Ok(client::resource_versions(id).await?)
    };
    let fetched = use_fetched(key, ask);
    view! {
        <section class="workspace__part">
            <h2>{move || MyResourcesTexts::of(i18n).versions}</h2>
            <p class="field__hint">{move || MyResourcesTexts::of(i18n).versions_help}</p>
            <Awaited
                fetched
                rows=1
                draw=move |versions: ResourceVersions| view! { <List versions=versions.data me/> }.into_any()
            />
        </section>
    }
}

#[component]
fn List(versions: Vec<ResourceVersion>, me: Option<AccountId>) -> impl IntoView {
    let before: Vec<Option<Draft>> = versions
        .iter()
        .skip(1)
        .map(|version| Some(Draft::of(version.content.clone())))
        .chain(std::iter::once(None))
        .collect();
    let lines = versions.into_iter().zip(before).enumerate();
    view! {
        <ol class="lines" reversed="">
            {lines
                .map(|(at, (version, before))| view! { <Line version before is_now=at == 0 me/> })
                .collect_view()}
        </ol>
    }
}

#[component]
fn Line(
    version: ResourceVersion,
    before: Option<Draft>,
    is_now: bool,
    me: Option<AccountId>,
) -> impl IntoView {
    let i18n = use_i18n();
    let ResourceVersion { version, written_at, written_by, content } = version;
    let draft = Draft::of(content);
    let heading =
        move || (MyResourcesTexts::of(i18n).version)(version, &format::moment(written_at, i18n.locale()));
    let by = move || {
        let texts = MyResourcesTexts::of(i18n);
        match written_by {
            None => texts.by_nobody,
            Some(author) if Some(author) == me => texts.by_me,
            Some(_) => texts.by_other,
        }
    };
    let compared = StoredValue::new((draft.clone(), before));
    let differs = move || compared.with_value(|(draft, before)| differs(draft, before.as_ref(), i18n));
    view! {
        <li>
            <details class="folded">
                <summary>
                    <span class="field__label">{heading}</span>
                    " "
                    <span class="field__hint">
                        {by}
                        {move || is_now.then(|| format!(" · {}", MyResourcesTexts::of(i18n).now))}
                    </span>
                    <span class="field__hint version__changes">{differs}</span>
                </summary>
                <Told draft/>
            </details>
        </li>
    }
}

/// What is another than in the version before. Tracked.
fn differs(draft: &Draft, before: Option<&Draft>, i18n: I18n) -> String {
    let texts = MyResourcesTexts::of(i18n);
    let Some(before) = before else { return texts.first.to_owned() };
    let changed = Draft::PARTS.iter().filter(|part| !draft.is_same(before, **part));
    let names: Vec<_> = changed.map(|part| part_name(*part, i18n)).collect();
    (texts.differs)(&names.join(", "))
}
