//! A resource in the list.

use cafeia_shared::{
    resources::{ResourceSummary, Span},
    site::SitePage,
    vocabulary::ResourceKind,
};
use leptos::prelude::*;

use super::{icon_of, sort_of};
use crate::{
    i18n::{ResourcesTexts, Words, use_i18n},
    kit::{Badge, Card, Icon, Pictogram},
    pages::listing::link_id,
};

/// A resource in the list.
#[component]
pub fn ResourceCard(
    /// The resource.
    resource: ResourceSummary,
    /// Told its slug when it is opened.
    #[prop(into)]
    on_open: Callback<String>,
) -> impl IntoView {
    let i18n = use_i18n();
    let icon = icon_of(&resource);
    let is_format = resource.kind == ResourceKind::Format;
    let ResourceSummary { slug, title, summary, duration_minutes, group_size, licence, creators, .. } =
        resource.clone();
    let opened = slug.clone();
    let creators = Some(creators.join(", ")).filter(|names| !names.is_empty());
    view! {
        <Card>
            <p class="sort" class:sort--format=is_format aria-hidden="true"><Pictogram icon/></p>
            <div class="card__body">
                <p class="sort-name">{move || sort_of(&resource, i18n.locale())}</p>
                <h3 class="card__title">
                    <a
                        id=link_id(&slug)
                        class="card__link"
                        href=SitePage::Resource(&slug).to_string()
                        on:click=move |_| on_open.run(opened.clone())
                    >
                        {title}
                    </a>
                </h3>
                {(!summary.is_empty()).then(|| view! { <p>{summary}</p> })}
                {creators
                    .map(|names| {
                        view! { <p class="fact__note">{move || (ResourcesTexts::of(i18n).by)(&names)}</p> }
                    })}
                <p class="badges">
                    {duration_minutes
                        .map(|Span { min, max }| {
                            view! {
                                <Badge>
                                    <Pictogram icon=Icon::Clock/>
                                    {move || (ResourcesTexts::of(i18n).duration)(min, max)}
                                </Badge>
                            }
                        })}
                    {group_size
                        .map(|Span { min, max }| {
                            view! {
                                <Badge>
                                    <Pictogram icon=Icon::People/>
                                    {move || (ResourcesTexts::of(i18n).group)(min, max)}
                                </Badge>
                            }
                        })}
                    <Badge>
                        <Pictogram icon=Icon::Rights/>
                        {move || licence.words(i18n.locale())}
                    </Badge>
                </p>
            </div>
        </Card>
    }
}
