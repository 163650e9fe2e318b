//! What stands around every page of the workspace: who is signed in, where else one can go, and signing in again.

use cafeia_shared::{
    accounts::{Account, Grant, GrantState, Role},
    ids::FacilitatorId,
    site::WorkspacePage,
};
use leptos::{ev, prelude::*, task::spawn_local};

use super::{navigation::Navigation, sign_in::SignIn};
use crate::{
    client::{
        self, CallError,
        session::{self, Denial, Standing},
        tabs,
    },
    i18n::{FrameTexts, WorkspaceTexts, use_i18n},
    kit::{Button, ButtonKind, Dialog, Icon, Notice, PageHeading, Skeleton, Tone},
    pages::Trouble,
};

/// Who is signed in.
#[derive(Clone, Copy)]
pub struct Me {
    account: RwSignal<Option<Account>>,
    /// How often another tab has told that something about the account has changed.
    told: RwSignal<u32>,
}

impl Me {
    /// Something about the account. Tracked.
    pub fn with<T: Default>(self, read: impl FnOnce(&Account) -> T) -> T {
        self.account.with(|account| account.as_ref().map(read).unwrap_or_default())
    }

    /// The same, at this moment.
    pub fn now<T: Default>(self, read: impl FnOnce(&Account) -> T) -> T {
        self.account.with_untracked(|account| account.as_ref().map(read).unwrap_or_default())
    }

    /// The account as it is now.
    pub fn set(self, account: Account) {
        // The page may have been left.
        self.account.try_set(Some(account));
    }

    /// Changes whenever another tab has changed something about the account. Tracked.
    pub fn told(self) -> u32 {
        self.told.get()
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
    in_force(account, Role::Facilitator, |grant| grant.facilitator_id)
}

/// What the grants in force of a role are about, each once: the same may have been given twice, for other times.
pub fn in_force<T: PartialEq>(account: &Account, role: Role, about: fn(&Grant) -> Option<T>) -> Vec<T> {
    let counts = |grant: &&Grant| grant.role == role && grant.state == GrantState::InForce;
    account.grants.iter().filter(counts).filter_map(about).fold(Vec::new(), |mut found, one| {
        if !found.contains(&one) {
            found.push(one);
        }
        found
    })
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
    let me = Me { account: RwSignal::new(None), told: RwSignal::new(0) };
    let trouble = RwSignal::new(None::<Denial>);
    session::glance();
    let other_tabs = window_event_listener(ev::storage, move |event| {
        let changed = event.key();
        session::hear(changed.as_deref());
        let is_told = tabs::is_told(changed.as_deref(), event.new_value().as_deref());
        if is_told && me.account.with_untracked(Option::is_some) {
            me.ask_again();
            me.told.update(|told| *told += 1);
        }
    });
    on_cleanup(move || other_tabs.remove());

    let ask = move |standing: Standing| match standing {
        Standing::Unknown => spawn_local(async move {
            if let Err(denial) = session::resume().await {
                trouble.try_set(Some(denial));
            }
        }),
        Standing::SignedIn if me.account.with_untracked(Option::is_none) => spawn_local(async move {
            match client::account().await {
                Ok(account) => me.set(account),
                Err(denial) => {
                    trouble.try_set(Some(denial));
                }
            }
        }),
        Standing::SignedIn => {}
        Standing::SignedOut => me.account.set(None),
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
        (Standing::SignedIn, None) if me.account.with(Option::is_some) => Shown::Inside,
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
                        // Something waits to be sent, or another tab has signed out.
                        let awaited = session::is_awaited();
                        view! {
                            <p>
                                {move || {
                                    let texts = WorkspaceTexts::of(i18n);
                                    if awaited { texts.again_help } else { texts.again_elsewhere }
                                }}
                            </p>
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
