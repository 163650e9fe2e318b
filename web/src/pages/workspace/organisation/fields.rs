//! The fields of an organisation.

use std::time::Duration;

use cafeia_shared::{
    directory::SimilarOrganisationQuery,
    ids::OrganisationId,
    proposals::SimilarHost,
    site::{SitePage, WorkspacePage},
    validation::limits,
    vocabulary::{OrganisationKind, OrganisationPart, Term as _},
};
use leptos::{leptos_dom::helpers::debounce, prelude::*, task::spawn_local};

use super::draft::Writing;
use crate::{
    client,
    i18n::{MyOrganisationsTexts, Words as _, use_i18n},
    kit::{Button, ButtonKind, CheckGroup, FieldPlace, Icon, Notice, Select, TextArea, TextField, Tone},
    pages::{
        commune_field::CommuneChoice,
        filtering::toggle,
        thing_field::{ThingField, find_organisations},
    },
};

/// Rest between the last change and the question to the server.
const REST: Duration = Duration::from_millis(600);
/// Organisations shown at most.
const SHOWN: usize = 5;

/// The fields. They stand in a form of the page's own.
#[component]
pub fn OrganisationFields(
    /// The fields' contents.
    writing: Writing,
    /// The organisation, once it is known.
    id: Option<OrganisationId>,
) -> impl IntoView {
    let i18n = use_i18n();
    let kinds = Signal::derive(move || {
        OrganisationKind::ALL.iter().map(|kind| (*kind, kind.words(i18n.locale()))).collect::<Vec<_>>()
    });
    let roles = Signal::derive(move || {
        let words = |role: &OrganisationPart| (*role, role.words(i18n.locale()).to_owned());
        OrganisationPart::ALL.iter().map(words).collect::<Vec<_>>()
    });
    view! {
        <section class="form__part">
            <h2>{move || MyOrganisationsTexts::of(i18n).what}</h2>
            <TextField
                name="name"
                label=move || MyOrganisationsTexts::of(i18n).name
                value=writing.name
                autocomplete="organization"
                most=limits::NAME
            />
            <Similar writing id/>
            <Select
                label=move || MyOrganisationsTexts::of(i18n).kind
                choices=kinds
                chosen=writing.kind
                on_choose=move |kind| writing.kind.set(kind)
            />
            <CheckGroup
                label=move || MyOrganisationsTexts::of(i18n).parts
                choices=roles
                chosen=writing.roles
                on_toggle=move |change| writing.roles.update(|roles| toggle(roles, change))
            />
            <TextArea
                name="description"
                label=move || MyOrganisationsTexts::of(i18n).description
                value=writing.description
                hint=move || MyOrganisationsTexts::of(i18n).description_hint
                rows=5
                most=1_000
            />
        </section>
        <section class="form__part">
            <h2>{move || MyOrganisationsTexts::of(i18n).where_is}</h2>
            <FieldPlace name="commune_code" label=move || MyOrganisationsTexts::of(i18n).commune>
                <CommuneChoice
                    label=move || MyOrganisationsTexts::of(i18n).commune
                    hint=move || MyOrganisationsTexts::of(i18n).commune_hint
                    chosen=writing.commune
                />
            </FieldPlace>
            <FieldPlace name="network_id" label=move || MyOrganisationsTexts::of(i18n).network>
                <ThingField
                    label=move || MyOrganisationsTexts::of(i18n).network
                    chosen=writing.network
                    find=find_organisations
                />
                {move || {
                    writing
                        .network
                        .with(Option::is_some)
                        .then(|| {
                            view! {
                                <p>
                                    <Button kind=ButtonKind::Quiet on_press=move |()| writing.network.set(None)>
                                        {move || MyOrganisationsTexts::of(i18n).no_network}
                                    </Button>
                                </p>
                            }
                        })
                }}
            </FieldPlace>
        </section>
        <section class="form__part">
            <h2>{move || MyOrganisationsTexts::of(i18n).reach}</h2>
            <p class="field__hint">{move || MyOrganisationsTexts::of(i18n).reach_hint}</p>
            <TextField
                name="website"
                label=move || MyOrganisationsTexts::of(i18n).website
                value=writing.website
                kind="url"
                keys="url"
                most=limits::URL
            />
            <TextField
                name="contact.email"
                label=move || MyOrganisationsTexts::of(i18n).email
                value=writing.email
                kind="email"
            />
            <TextField
                name="contact.phone"
                label=move || MyOrganisationsTexts::of(i18n).phone
                value=writing.phone
                kind="tel"
                keys="tel"
                most=30
            />
        </section>
        <section class="form__part">
            <h2>{move || MyOrganisationsTexts::of(i18n).numbers}</h2>
            <p class="field__hint">{move || MyOrganisationsTexts::of(i18n).numbers_hint}</p>
            <TextField
                name="siret"
                label=move || MyOrganisationsTexts::of(i18n).siret
                value=writing.siret
                keys="numeric"
                most=20
            />
            <TextField name="rna" label=move || MyOrganisationsTexts::of(i18n).rna value=writing.rna most=14/>
        </section>
    }
}

/// Organisations that may be the same as the one that is being written: a warning, which stops nobody.
#[component]
fn Similar(writing: Writing, id: Option<OrganisationId>) -> impl IntoView {
    let i18n = use_i18n();
    let found = RwSignal::new(Vec::<SimilarHost>::new());
    let sought = Memo::new(move |_| {
        let name = writing.name.with(|name| name.trim().to_owned());
        let commune = writing.commune.with(|commune| commune.as_ref().map(|commune| commune.code.clone()));
        (name.chars().count() > 2).then_some(SimilarOrganisationQuery {
            name: Some(name),
            commune,
            except: id,
        })
    });
    // What stood there before one typed is no news.
    let begin = sought.get_untracked();
    let ask = debounce(REST, move |asked: Option<SimilarOrganisationQuery>| {
        let Some(asked) = asked else { return };
        spawn_local(async move {
            let alike = client::similar_organisations(asked.clone()).await;
            // The page may have been left, or something else written.
            if sought.try_get_untracked().flatten().as_ref() == Some(&asked) {
                found.set(alike.map(|alike| alike.data).unwrap_or_default());
            }
        });
    });
    let ask = StoredValue::new_local(ask);
    Effect::new(move || {
        let asked = sought.get();
        if asked.is_none() || (id.is_some() && asked == begin) {
            found.set(Vec::new());
        } else {
            ask.update_value(|ask| ask(asked));
        }
    });
    let line = move |one: SimilarHost| {
        let page = SitePage::Workspace(WorkspacePage::Organisation(&one.id.to_string())).to_string();
        let kind = one.kind;
        let commune = one.commune.map(|commune| format!(" – {commune}"));
        view! {
            <li>
                // What is being written stays where it is.
                <a href=page target="_blank" rel="noopener">{one.name}</a>
                <span class="field__hint">" " {move || kind.words(i18n.locale())} {commune}</span>
            </li>
        }
    };
    view! {
        <div role="status">
            {move || {
                let alike = found.get();
                (!alike.is_empty())
                    .then(|| {
                        view! {
                            <Notice
                                tone=Tone::Warning
                                icon=Icon::Info
                                title=move || MyOrganisationsTexts::of(i18n).similar
                            >
                                <p>{move || MyOrganisationsTexts::of(i18n).similar_help}</p>
                                <ul class="form__similar">
                                    {alike.into_iter().take(SHOWN).map(line).collect_view()}
                                </ul>
                            </Notice>
                        }
                    })
            }}
        </div>
    }
}
