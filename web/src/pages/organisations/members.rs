//! The organisations of a network.

use cafeia_shared::{
    organisations::{OrganisationFilter, OrganisationQuery, OrganisationRef},
    query::ListPaging,
    site::SitePage,
};
use leptos::prelude::*;

use crate::{
    format,
    i18n::{FrameTexts, OrganisationsTexts, Words, use_i18n},
    kit::{Icon, Pager, Pictogram, SearchField},
    pages::{address::with_query, place_field::fold},
};

/// Members shown at once; a network of no more needs no search.
const SHOWN: usize = 24;

/// The members, by name; of a large network those of a name, some at a time.
#[component]
pub fn Members(
    /// The network head, by its slug.
    head: String,
    /// The members.
    members: Vec<OrganisationRef>,
) -> impl IntoView {
    let i18n = use_i18n();
    let count = members.len();
    // Each with its name as it is searched.
    let members: Vec<_> = members.into_iter().map(|member| (fold(&member.name), member)).collect();
    let members = StoredValue::new(members);
    let words = RwSignal::new(String::new());
    let most = RwSignal::new(SHOWN);
    let found = Memo::new(move |_| {
        let wanted = words.with(|words| fold(words.trim()));
        members.with_value(|members| {
            let is_like = |name: &str| name.starts_with(&wanted) || name.contains(&format!(" {wanted}"));
            let of_name = members.iter().filter(|(name, _)| wanted.is_empty() || is_like(name));
            of_name.map(|(_, member)| member.clone()).collect::<Vec<_>>()
        })
    });
    let number = move |count: usize| format::number(count as u64, i18n.locale());
    let shown = Signal::derive(move || {
        let total = found.with(Vec::len);
        (FrameTexts::of(i18n).shown)(&number(total.min(most.get())), &number(total))
    });
    let filter = OrganisationFilter { network: Some(head), ..OrganisationFilter::default() };
    let directory =
        with_query(SitePage::Organisations, &OrganisationQuery { filter, paging: ListPaging::default() });
    view! {
        <section class="members">
            <h2>{move || (OrganisationsTexts::of(i18n).members)(count, &number(count))}</h2>
            {(count > SHOWN)
                .then(|| {
                    view! {
                        <SearchField
                            label=move || OrganisationsTexts::of(i18n).members_words
                            hint=move || OrganisationsTexts::of(i18n).members_hint
                            value=words
                            on_input=move |typed: String| {
                                words.set(typed);
                                most.set(SHOWN);
                            }
                        />
                        <p class="fact__note" role="status">
                            {move || {
                                let total = found.with(Vec::len);
                                (OrganisationsTexts::of(i18n).members_found)(total, &number(total))
                            }}
                        </p>
                    }
                })}
            <ul class="tiles">
                <For
                    each=move || found.with(|found| found.iter().take(most.get()).cloned().collect::<Vec<_>>())
                    key=|member| member.id
                    let:member
                >
                    {
                        let OrganisationRef { slug, name, kind, .. } = member;
                        view! {
                            <li class="tile">
                                <a class="tile__link" href=SitePage::Organisation(&slug).to_string()>{name}</a>
                                <span class="tile__note">{move || kind.words(i18n.locale())}</span>
                            </li>
                        }
                    }
                </For>
            </ul>
            {(count > SHOWN)
                .then(|| {
                    view! {
                        <Pager
                            next=move || OrganisationsTexts::of(i18n).members_next
                            shown
                            more=Signal::derive(move || found.with(Vec::len) > most.get())
                            busy=Signal::stored(false)
                            on_next=move |()| most.update(|most| *most += SHOWN)
                        />
                    }
                })}
            {(count > 1)
                .then(|| {
                    view! {
                        <p>
                            <a href=directory>
                                <Pictogram icon=Icon::Search/>
                                <span>{move || OrganisationsTexts::of(i18n).members_directory}</span>
                            </a>
                        </p>
                    }
                })}
        </section>
    }
}
