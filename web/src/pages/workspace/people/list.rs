//! The accounts, by name, and what is done about their grants.

use cafeia_shared::{
    accounts::{AccountQuery, AccountSummary, Grant, Role},
    mailings::MailingAudience,
    paging::Page,
    query::{Paged as _, Query as _},
    site::{SitePage, WorkspacePage},
};
use leptos::prelude::*;
use wasm_bindgen::JsCast as _;

use super::{
    super::{
        forms::{is_sound, send, send_giving_up},
        frame::Me,
        lists::{Selection, SelectionBar},
        paged::{MorePages, Paged},
    },
    grant_form::{ALONE, Draft, GrantFields},
    invite::Invite,
    person::{Person, heading_id},
    stand_in::StandIn,
};
use crate::{
    client::{self, CallError},
    format,
    i18n::{FrameTexts, PeopleTexts, Words, WorkspaceTexts, use_i18n},
    kit::{Button, ButtonKind, Dialog, Form, FormState, Icon, Notice, SearchForm, Select, Submit, Toasts},
    pages::{
        address::{AddressQuery, Change, use_address_query},
        fetched::{Awaited, use_fetched},
        words_field::WordsField,
    },
};

async fn ask(query: AccountQuery) -> Result<Page<AccountSummary>, CallError> {
    Ok(client::accounts(query).await?)
}

/// The page's content.
#[component]
pub fn People(me: Me) -> impl IntoView {
    let i18n = use_i18n();
    let AddressQuery { query, on_change, .. } =
        use_address_query::<AccountQuery>(SitePage::Workspace(WorkspacePage::People));
    let change = move |mutate: &dyn Fn(&mut AccountQuery), in_place: bool| {
        let mut query = query.get_untracked();
        mutate(&mut query);
        on_change.run(Change { query, in_place });
    };
    let on_search = move |words: Option<String>| change(&move |query| query.q.clone_from(&words), true);
    let on_role =
        move |role: Option<Role>| change(&move |query| query.role = role.into_iter().collect(), false);
    let fetched = use_fetched(query, ask);
    let inviting = RwSignal::new(false);
    // Who was just invited stands first, until the list is asked for again.
    let invited = RwSignal::new(Vec::<AccountSummary>::new());
    Effect::new(move || {
        query.track();
        invited.set(Vec::new());
    });
    let roles = Signal::derive(move || {
        let all = (None, PeopleTexts::of(i18n).all_roles);
        let each = [Role::National, Role::Referent, Role::Organiser, Role::Facilitator];
        let each = each.map(|role| (Some(role), role.words(i18n.locale())));
        std::iter::once(all).chain(each).collect::<Vec<_>>()
    });
    view! {
        <p class="lead">{move || PeopleTexts::of(i18n).lead}</p>
        <div class="workspace__tools">
            <Button kind=ButtonKind::Primary icon=Icon::Mail on_press=move |()| inviting.set(true)>
                {move || PeopleTexts::of(i18n).invite}
            </Button>
        </div>
        <SearchForm class="narrowing" label=move || PeopleTexts::of(i18n).filters>
            <WordsField
                label=move || PeopleTexts::of(i18n).words
                hint=move || PeopleTexts::of(i18n).words_hint
                words=Signal::derive(move || query.with(|query| query.q.clone()))
                on_search
            />
            <Select
                label=move || PeopleTexts::of(i18n).role
                choices=roles
                chosen=Signal::derive(move || query.with(|query| query.role.first().copied()))
                on_choose=on_role
            />
        </SearchForm>
        <Awaited fetched rows=3 draw=move |page| view! { <List page query=query.get_untracked() me invited/> }.into_any()/>
        <Invite
            me
            open=inviting
            on_invited=move |account: AccountSummary| {
                invited
                    .update(|invited| {
                        invited.retain(|one| one.id != account.id);
                        invited.insert(0, account);
                    });
            }
        />
    }
}

#[component]
fn List(
    page: Page<AccountSummary>,
    query: AccountQuery,
    me: Me,
    invited: RwSignal<Vec<AccountSummary>>,
) -> impl IntoView {
    let i18n = use_i18n();
    let list = Paged::new(page);
    let Paged { items, total, .. } = list;
    let (giving, taking) =
        (RwSignal::new(None::<AccountSummary>), RwSignal::new(None::<(AccountSummary, Grant)>));

    Effect::new(move || {
        for account in invited.get() {
            let is_new = items.with_untracked(|items| items.iter().all(|one| one.id != account.id));
            if is_new {
                total.update(|total| *total += 1);
                items.update(|items| items.insert(0, account));
            } else {
                replace(items, account);
            }
        }
    });
    let asked = StoredValue::new(query.clone());
    let ask = move |cursor| {
        let mut query = asked.get_value();
        query.go_on(Some(cursor));
        client::accounts(query)
    };
    let count = move || {
        let total = total.get();
        (PeopleTexts::of(i18n).found)(total, &format::number(total, i18n.locale()))
    };
    let on_give = Callback::new(move |account| giving.set(Some(account)));
    let on_take_back = Callback::new(move |what| taking.set(Some(what)));
    let lending = RwSignal::new(None::<(AccountSummary, Grant)>);
    let on_lend = Callback::new(move |what| lending.set(Some(what)));
    let selection = Selection::new();
    let selected = query.to_query();
    let narrowed = !selected.is_empty();
    let empty = Memo::new(move |_| items.with(Vec::is_empty));
    let drawn = move || {
        if empty.get() {
            view! {
                <Notice
                    icon=Icon::People
                    title=move || {
                        let texts = PeopleTexts::of(i18n);
                        if narrowed { texts.none_found } else { texts.none }
                    }
                >
                    <p>
                        {move || {
                            let texts = PeopleTexts::of(i18n);
                            if narrowed { texts.none_found_help } else { texts.none_help }
                        }}
                    </p>
                </Notice>
            }
            .into_any()
        } else {
            view! {
                <SelectionBar
                    selection
                    audience=MailingAudience::People
                    total
                    query=Signal::stored(selected.clone())
                />
                <ul class="people">
                    <For
                        each=move || items.get()
                        key=|one| (one.id, one.grants.iter().map(|grant| grant.id).collect::<Vec<_>>())
                        let:account
                    >
                        <Person account me selection on_give on_take_back on_lend/>
                    </For>
                </ul>
                <MorePages
                    list
                    next=move || PeopleTexts::of(i18n).next
                    ask
                    id=heading_id
                    on_came=focus_soon
                />
            }
            .into_any()
        }
    };
    view! {
        <h2><span role="status">{count}</span></h2>
        {drawn}
        <Give me items giving/>
        <TakeBack me items taking/>
        <StandIn
            me
            lending
            on_given=move |account: AccountSummary| {
                let id = heading_id(&account);
                replace(items, account);
                focus_soon(id);
            }
        />
    }
}

/// Puts an account in the place of what was known of it.
fn replace(items: RwSignal<Vec<AccountSummary>>, account: AccountSummary) {
    items.update(|items| {
        if let Some(known) = items.iter_mut().find(|one| one.id == account.id) {
            *known = account;
        }
    });
}

/// Puts the focus there, once it is drawn.
fn focus_soon(id: String) {
    request_animation_frame(move || {
        let element = document().get_element_by_id(&id);
        if let Some(element) = element.and_then(|element| element.dyn_into::<web_sys::HtmlElement>().ok()) {
            // It is in the document, and can be focused.
            let _ = element.focus();
        }
    });
}

/// The dialog where somebody gets a grant.
#[component]
fn Give(
    me: Me,
    items: RwSignal<Vec<AccountSummary>>,
    giving: RwSignal<Option<AccountSummary>>,
) -> impl IntoView {
    let i18n = use_i18n();
    let toasts = use_context::<Toasts>();
    let open = RwSignal::new(false);
    let form = FormState::new();
    Effect::new(move || {
        form.clear();
        open.set(giving.with(Option::is_some));
    });
    // Closed by its button or a key: then nobody is meant any more.
    Effect::new(move || {
        if !open.get() && giving.with_untracked(Option::is_some) {
            giving.set(None);
        }
    });
    let draft = Draft::new();
    let submit = move |()| {
        let Some(account) = giving.get_untracked() else { return };
        let grant = draft.grant();
        if !is_sound(form, i18n, &grant.faults()) {
            return;
        }
        send(
            form,
            i18n,
            |texts| texts.failed,
            client::give_grant(account.id, grant),
            move |account| {
                let id = heading_id(&account);
                replace(items, account);
                draft.clear();
                giving.set(None);
                me.ask_again();
                focus_soon(id);
                if let Some(toasts) = toasts {
                    toasts.say(PeopleTexts::now(i18n).given);
                }
            },
        );
    };
    let name = move || {
        giving.with(|account| account.as_ref().map(|account| account.name.clone()).unwrap_or_default())
    };
    view! {
        <Dialog
            title=move || (PeopleTexts::of(i18n).give_to)(&name())
            close=move || FrameTexts::of(i18n).close
            open
        >
            <Form state=form summary=move || WorkspaceTexts::of(i18n).check on_submit=submit>
                <GrantFields draft me names=ALONE/>
                <p class="actions">
                    <Submit>{move || PeopleTexts::of(i18n).give}</Submit>
                </p>
            </Form>
        </Dialog>
    }
}

/// The question before a grant is taken back.
#[component]
fn TakeBack(
    me: Me,
    items: RwSignal<Vec<AccountSummary>>,
    taking: RwSignal<Option<(AccountSummary, Grant)>>,
) -> impl IntoView {
    let i18n = use_i18n();
    let toasts = use_context::<Toasts>();
    let open = RwSignal::new(false);
    let form = FormState::new();
    Effect::new(move || {
        form.clear();
        open.set(taking.with(Option::is_some));
    });
    // Closed by its button or a key: then nobody is meant any more.
    Effect::new(move || {
        if !open.get() && taking.with_untracked(Option::is_some) {
            taking.set(None);
        }
    });
    let submit = move |()| {
        let Some((mut account, grant)) = taking.get_untracked() else { return };
        send_giving_up(
            form,
            i18n,
            |texts| texts.failed,
            client::revoke_grant(grant.id),
            move |()| {
                let id = heading_id(&account);
                account.grants.retain(|one| one.id != grant.id);
                replace(items, account);
                taking.set(None);
                // One's own roles open and close pages.
                me.ask_again();
                focus_soon(id);
                if let Some(toasts) = toasts {
                    toasts.say(PeopleTexts::now(i18n).taken_back);
                }
            },
        );
    };
    let name = move || {
        taking.with(|what| what.as_ref().map(|(account, _)| account.name.clone()).unwrap_or_default())
    };
    let is_own = move || {
        let own = me.with(|account| Some(account.id));
        taking.with(|what| what.as_ref().is_some_and(|(account, _)| Some(account.id) == own))
    };
    let role = move || {
        let role = taking.with(|what| what.as_ref().map(|(_, grant)| grant.role));
        role.map(|role| role.words(i18n.locale())).unwrap_or_default()
    };
    let title = move || {
        let texts = PeopleTexts::of(i18n);
        if is_own() { (texts.give_up_title)(role()) } else { (texts.take_back_title)(role(), &name()) }
    };
    let help = move || {
        let texts = PeopleTexts::of(i18n);
        if is_own() { texts.give_up_help.to_owned() } else { (texts.take_back_help)(&name()) }
    };
    view! {
        <Dialog
            title
            close=move || FrameTexts::of(i18n).close
            open
        >
            <p>{help}</p>
            <Form state=form summary=move || WorkspaceTexts::of(i18n).check on_submit=submit>
                <p class="actions">
                    <Submit is_final=true>{move || PeopleTexts::of(i18n).take_back}</Submit>
                    <Button kind=ButtonKind::Quiet on_press=move |()| taking.set(None)>
                        {move || PeopleTexts::of(i18n).keep}
                    </Button>
                </p>
            </Form>
        </Dialog>
    }
}
