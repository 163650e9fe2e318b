//! What stands around every page of the workspace: who is signed in, where else one can go, and signing in again.

use cafeia_shared::{
    accounts::{Account, GrantState, Role},
    ids::FacilitatorId,
    site::{SitePage, WorkspacePage},
};
use leptos::{prelude::*, task::spawn_local};

use super::sign_in::SignIn;
use crate::{
    client::{
        self, CallError,
        session::{self, Denial, Standing},
    },
    i18n::{FrameTexts, WorkspaceTexts, use_i18n},
    kit::{Button, ButtonKind, Dialog, Icon, Notice, PageHeading, Skeleton, Toasts, Tone},
    pages::Trouble,
};

/// Who is signed in.
#[derive(Clone, Copy)]
pub struct Me(RwSignal<Option<Account>>);

impl Me {
    /// Something about the account. Tracked.
    pub fn with<T: Default>(self, read: impl FnOnce(&Account) -> T) -> T {
        self.0.with(|account| account.as_ref().map(read).unwrap_or_default())
    }

    /// The same, at this moment.
    pub fn now<T: Default>(self, read: impl FnOnce(&Account) -> T) -> T {
        self.0.with_untracked(|account| account.as_ref().map(read).unwrap_or_default())
    }

    /// The account as it is now.
    pub fn set(self, account: Account) {
        // The page may have been left.
        self.0.try_set(Some(account));
    }

    /// Asks how the account is now.
    pub fn ask_again(self) {
        spawn_local(async move {
            // What was there stays true but for a detail that the next visit shows.
            if let Ok(account) = client::account().await {
                self.set(account);
            }
        });
    }

    /// Whether a grant in force lets them write cafés. Tracked.
    pub fn writes_cafes(self) -> bool {
        self.with(|account| account.grants.iter().any(|grant| grant.state == GrantState::InForce))
    }

    /// Whether they are a facilitator. Tracked.
    pub fn facilitates(self) -> bool {
        self.with(|account| !own_facilitators(account).is_empty())
    }

    /// Whether a grant in force lets them see who asks for a café. Tracked.
    pub fn sees_needs(self) -> bool {
        self.looks_after_others() || self.facilitates()
    }

    /// Whether a grant in force opens the page of the accounts, and the queue of what waits for a decision. Tracked.
    pub fn looks_after_others(self) -> bool {
        self.with(looks_after_others)
    }
}

/// Whether a grant in force has somebody look after others.
pub fn looks_after_others(account: &Account) -> bool {
    account.grants.iter().any(|grant| {
        grant.state == GrantState::InForce && matches!(grant.role, Role::National | Role::Referent)
    })
}

/// Those whom an account speaks for as a facilitator, by a grant in force; mostly there is one, oneself.
pub fn own_facilitators(account: &Account) -> Vec<FacilitatorId> {
    let in_force = |role, state| role == Role::Facilitator && state == GrantState::InForce;
    let grants = account.grants.iter().filter(|grant| in_force(grant.role, grant.state));
    grants.filter_map(|grant| grant.facilitator_id).collect()
}

/// What a page of the workspace shows.
#[derive(Debug, Clone, PartialEq)]
enum Shown {
    Waiting,
    Trouble(CallError),
    SignIn,
    Inside,
}

/// A page of the workspace, for who is signed in; for others, the way in.
#[component]
pub fn Workspace(
    /// Which one.
    page: WorkspacePage<'static>,
    /// Its name.
    #[prop(into)]
    title: TextProp,
    /// Whether it is as wide as the window: it shows several things side by side.
    #[prop(optional)]
    wide: bool,
    /// Draws it.
    #[prop(into)]
    draw: Callback<Me, AnyView>,
) -> impl IntoView {
    let i18n = use_i18n();
    let me = Me(RwSignal::new(None));
    let trouble = RwSignal::new(None::<Denial>);
    session::glance();
    let signed_in_elsewhere = window_event_listener_untyped("storage", |_| {
        session::look_around();
    });
    on_cleanup(move || signed_in_elsewhere.remove());

    let ask = move |standing: Standing| match standing {
        Standing::Unknown => spawn_local(async move {
            if let Err(denial) = session::resume().await {
                trouble.try_set(Some(denial));
            }
        }),
        Standing::SignedIn if me.0.with_untracked(Option::is_none) => spawn_local(async move {
            match client::account().await {
                Ok(account) => me.set(account),
                Err(denial) => {
                    trouble.try_set(Some(denial));
                }
            }
        }),
        Standing::SignedIn => {}
        Standing::SignedOut => me.0.set(None),
    };
    Effect::new(move || {
        trouble.set(None);
        ask(session::standing());
    });
    let on_retry = Callback::new(move |()| {
        trouble.set(None);
        ask(untrack(session::standing));
    });

    let shown = Memo::new(move |_| match (session::standing(), trouble.get()) {
        (Standing::SignedOut, _) => Shown::SignIn,
        (_, Some(denial)) => Shown::Trouble(denial.into()),
        (Standing::SignedIn, None) if me.0.with(Option::is_some) => Shown::Inside,
        _ => Shown::Waiting,
    });
    let signed_out = Memo::new(move |_| shown.get() == Shown::SignIn);
    let site = move || FrameTexts::of(i18n).site;

    view! {
        <article class="page workspace" class:workspace--wide=wide>
            {move || (shown.get() == Shown::Inside).then(|| view! { <Navigation page me/> })}
            {move || {
                if signed_out.get() {
                    view! { <PageHeading text=move || WorkspaceTexts::of(i18n).sign_in site/> }.into_any()
                } else {
                    view! { <PageHeading text=title.clone() site/> }.into_any()
                }
            }}
            {move || match shown.get() {
                Shown::Waiting => view! { <Skeleton label=move || FrameTexts::of(i18n).loading rows=2/> }.into_any(),
                Shown::Trouble(error) => view! { <Trouble error on_retry/> }.into_any(),
                Shown::SignIn => {
                    view! {
                        <p class="lead">{move || WorkspaceTexts::of(i18n).sign_in_lead}</p>
                        <SignIn/>
                    }
                        .into_any()
                }
                Shown::Inside => draw.run(me),
            }}
            <SignInAgain me/>
            <SomebodyElse/>
        </article>
    }
}

/// A page for some roles only; for others, that it is not theirs.
#[component]
pub fn OnlyFor(
    /// Whether one's roles open it.
    #[prop(into)]
    may: Signal<bool>,
    /// The page.
    children: ChildrenFn,
) -> impl IntoView {
    let i18n = use_i18n();
    // A role that comes or goes draws the page anew; what else changes of the account does not.
    let may = Memo::new(move |_| may.get());
    move || {
        if may.get() {
            children()
        } else {
            view! {
                <Notice tone=Tone::Warning icon=Icon::Info title=move || WorkspaceTexts::of(i18n).not_allowed>
                    <p>{move || WorkspaceTexts::of(i18n).not_allowed_help}</p>
                </Notice>
            }
            .into_any()
        }
    }
}

/// The pages of the workspace, and the way out.
#[component]
fn Navigation(page: WorkspacePage<'static>, me: Me) -> impl IntoView {
    let i18n = use_i18n();
    let toasts = use_context::<Toasts>();
    let leaving = RwSignal::new(false);
    let leave = move |()| {
        leaving.set(true);
        spawn_local(async move {
            let left = session::sign_out().await;
            leaving.try_set(false);
            let texts = WorkspaceTexts::now(i18n);
            if let Some(toasts) = toasts {
                toasts.say(if left.is_ok() { texts.signed_out } else { texts.unreachable });
            }
        });
    };
    let link = move |to: WorkspacePage<'static>, words: fn(&WorkspaceTexts) -> &'static str| {
        view! {
            <a class="nav__link" href=SitePage::Workspace(to).to_string() aria-current=(to == page).then_some("page")>
                {move || words(WorkspaceTexts::of(i18n))}
            </a>
        }
    };
    view! {
        <nav class="workspace__nav" aria-label=move || WorkspaceTexts::of(i18n).navigation>
            {link(WorkspacePage::Home, |texts| texts.home)}
            {move || me.looks_after_others().then(|| link(WorkspacePage::Review, |texts| texts.review))}
            {move || me.sees_needs().then(|| link(WorkspacePage::Needs, |texts| texts.needs))}
            {move || me.writes_cafes().then(|| link(WorkspacePage::Cafes, |texts| texts.cafes))}
            {move || me.facilitates().then(|| link(WorkspacePage::Profile, |texts| texts.profile))}
            {move || me.looks_after_others().then(|| link(WorkspacePage::Facilitators, |texts| texts.facilitators))}
            {move || me.looks_after_others().then(|| link(WorkspacePage::Reports, |texts| texts.reports))}
            {move || {
                me.writes_organisations().then(|| link(WorkspacePage::Organisations, |texts| texts.organisations))
            }}
            {move || me.writes_cafes().then(|| link(WorkspacePage::Resources, |texts| texts.resources))}
            {link(WorkspacePage::Account, |texts| texts.account)}
            {move || me.looks_after_others().then(|| link(WorkspacePage::People, |texts| texts.people))}
            {move || me.looks_after_others().then(|| link(WorkspacePage::Territory, |texts| texts.territory))}
            {move || me.looks_after_others().then(|| link(WorkspacePage::Journal, |texts| texts.journal))}
            {move || me.looks_after_others().then(|| link(WorkspacePage::Imports, |texts| texts.imports))}
            {move || me.manages_jobs().then(|| link(WorkspacePage::Jobs, |texts| texts.jobs))}
            <Button kind=ButtonKind::Quiet busy=leaving on_press=leave>
                {move || WorkspaceTexts::of(i18n).sign_out}
            </Button>
        </nav>
    }
}

/// The dialog where one signs in again to go on with what one was doing, as who one was.
#[component]
fn SignInAgain(me: Me) -> impl IntoView {
    let i18n = use_i18n();
    let open = session::asked_again();
    Effect::new(move |was_open: Option<bool>| {
        let is_open = open.get();
        if was_open == Some(true) && !is_open {
            // Closed without signing in: what waits is told so. After signing in, nothing waits any more.
            session::release(false);
        }
        is_open
    });
    // Who leaves the page leaves what they were doing there.
    on_cleanup(session::give_up);
    view! {
        <Dialog
            title=move || WorkspaceTexts::of(i18n).again
            close=move || FrameTexts::of(i18n).close
            open
        >
            {move || {
                open.get()
                    .then(|| {
                        let email = me.now(|account| account.email.clone());
                        view! {
                            <p>{move || WorkspaceTexts::of(i18n).again_help}</p>
                            <SignIn known=email/>
                        }
                    })
            }}
        </Dialog>
    }
}

/// What is said when another tab has signed in as somebody else: nothing is sent in their name, and what was written stays.
#[component]
fn SomebodyElse() -> impl IntoView {
    let i18n = use_i18n();
    let reload = move |()| {
        // A page can be loaded again.
        let _ = window().location().reload();
    };
    view! {
        <Dialog
            title=move || WorkspaceTexts::of(i18n).replaced
            close=move || FrameTexts::of(i18n).close
            open=session::replaced()
        >
            <p>{move || WorkspaceTexts::of(i18n).replaced_help}</p>
            <p class="actions">
                <Button kind=ButtonKind::Primary icon=Icon::Retry on_press=reload>
                    {move || WorkspaceTexts::of(i18n).reload}
                </Button>
            </p>
        </Dialog>
    }
}
