//! Where one goes in the workspace: which pages there are for whom, in which groups, in which order. The navigation above
//! each page and the tiles of the first one both read it here, and nowhere else.

use cafeia_shared::site::{SitePage, WorkspacePage};
use leptos::{ev, html, prelude::*, task::spawn_local};
use wasm_bindgen::JsCast as _;
use web_sys::{HtmlElement, Node};

use super::{forms::Said, frame::Me};
use crate::{
    client::session,
    i18n::{WorkspaceTexts, use_i18n},
    kit::{Button, ButtonKind, Icon, Pictogram, Toasts},
};

/// A page to which one goes.
#[derive(Clone, Copy)]
pub struct Destination {
    /// Which one.
    pub page: WorkspacePage<'static>,
    /// Its name.
    pub name: Said,
    /// What one does there.
    pub help: Said,
    /// Whether one's grants open it. Tracked.
    is_for: fn(Me) -> bool,
}

/// Pages that are alike in what one does there.
#[derive(Clone, Copy)]
pub struct Group {
    /// Its name.
    pub name: Said,
    /// Its pages.
    pub pages: &'static [Destination],
}

/// The first page.
const HOME: Destination = Destination {
    page: WorkspacePage::Home,
    name: |texts| texts.home,
    help: |texts| texts.title,
    is_for: |_| true,
};

/// One's own account: for everybody, and so beside the groups.
pub const ACCOUNT: Destination = Destination {
    page: WorkspacePage::Account,
    name: |texts| texts.account,
    help: |texts| texts.account_help,
    is_for: |_| true,
};

/// What waits first, then what one writes, then what one steers by.
pub const GROUPS: [Group; 3] = [
    Group {
        name: |texts| texts.group_waiting,
        pages: &[
            Destination {
                page: WorkspacePage::Review,
                name: |texts| texts.review,
                help: |texts| texts.review_help,
                is_for: Me::looks_after_others,
            },
            Destination {
                page: WorkspacePage::Needs,
                name: |texts| texts.needs,
                help: |texts| texts.needs_help,
                is_for: Me::sees_needs,
            },
            Destination {
                page: WorkspacePage::Reports,
                name: |texts| texts.reports,
                help: |texts| texts.reports_help,
                is_for: Me::looks_after_others,
            },
        ],
    },
    Group {
        name: |texts| texts.group_content,
        pages: &[
            Destination {
                page: WorkspacePage::Cafes,
                name: |texts| texts.cafes,
                help: |texts| texts.cafes_help,
                is_for: Me::writes_cafes,
            },
            Destination {
                page: WorkspacePage::Profile,
                name: |texts| texts.profile,
                help: |texts| texts.profile_help,
                is_for: Me::facilitates,
            },
            Destination {
                page: WorkspacePage::Facilitators,
                name: |texts| texts.facilitators,
                help: |texts| texts.facilitators_help,
                is_for: Me::looks_after_others,
            },
            Destination {
                page: WorkspacePage::Organisations,
                name: |texts| texts.organisations,
                help: |texts| texts.organisations_help,
                is_for: Me::writes_organisations,
            },
            Destination {
                page: WorkspacePage::Resources,
                name: |texts| texts.resources,
                help: |texts| texts.resources_help,
                is_for: Me::writes_cafes,
            },
            Destination {
                page: WorkspacePage::Imports,
                name: |texts| texts.imports,
                help: |texts| texts.imports_help,
                is_for: Me::looks_after_others,
            },
        ],
    },
    Group {
        name: |texts| texts.group_steering,
        pages: &[
            Destination {
                page: WorkspacePage::Territory,
                name: |texts| texts.territory,
                help: |texts| texts.territory_help,
                is_for: Me::looks_after_others,
            },
            Destination {
                page: WorkspacePage::People,
                name: |texts| texts.people,
                help: |texts| texts.people_help,
                is_for: Me::looks_after_others,
            },
            Destination {
                page: WorkspacePage::Mailings,
                name: |texts| texts.mailings,
                help: |texts| texts.mailings_help,
                is_for: Me::looks_after_others,
            },
            Destination {
                page: WorkspacePage::Journal,
                name: |texts| texts.journal,
                help: |texts| texts.journal_help,
                is_for: Me::looks_after_others,
            },
            Destination {
                page: WorkspacePage::Jobs,
                name: |texts| texts.jobs,
                help: |texts| texts.jobs_help,
                is_for: Me::manages_jobs,
            },
        ],
    },
];

/// So many pages stand side by side; more are folded into their groups.
const SIDE_BY_SIDE: usize = 4;

/// The pages of each group that somebody's grants open. Tracked; it changes only when a role comes or goes.
pub fn opened_to(me: Me) -> Memo<Vec<Vec<WorkspacePage<'static>>>> {
    Memo::new(move |_| {
        GROUPS
            .iter()
            .map(|group| group.pages.iter().filter(|to| (to.is_for)(me)).map(|to| to.page).collect())
            .collect()
    })
}

/// The groups in which somebody has pages, each with those.
pub fn groups_of(opened: &[Vec<WorkspacePage<'static>>]) -> Vec<(Group, Vec<Destination>)> {
    let theirs = |(group, opened): (&Group, &Vec<_>)| {
        let pages: Vec<_> = group.pages.iter().copied().filter(|to| opened.contains(&to.page)).collect();
        (*group, pages)
    };
    GROUPS.iter().zip(opened).map(theirs).filter(|(_, pages)| !pages.is_empty()).collect()
}

/// The list's id, by which the button on small screens names it.
const PAGES: &str = "workspace-pages";

/// Which part of the navigation is unfolded.
#[derive(Clone, Copy)]
struct Unfolded {
    /// All of it, on a small screen.
    menu: RwSignal<bool>,
    /// A group, by its place, on a large one.
    group: RwSignal<Option<usize>>,
}

impl Unfolded {
    fn fold(self) {
        self.menu.set(false);
        self.group.set(None);
    }
}

/// The pages of the workspace, and the way out. On a small screen all of it stands behind one button: the style sheet
/// decides.
#[component]
pub fn Navigation(
    /// Where one is.
    page: WorkspacePage<'static>,
    /// Who is signed in.
    me: Me,
) -> impl IntoView {
    let i18n = use_i18n();
    let element = NodeRef::<html::Nav>::new();
    let unfolded = Unfolded { menu: RwSignal::new(false), group: RwSignal::new(None) };
    let beside = window_event_listener(ev::click, move |event| {
        let target = event.target().and_then(|target| target.dyn_into::<Node>().ok());
        let nav = element.get_untracked();
        if nav.is_some_and(|nav| !nav.contains(target.as_ref())) {
            unfolded.group.set(None);
        }
    });
    on_cleanup(move || beside.remove());
    let opened = opened_to(me);
    let pages = move || {
        let groups = opened.with(|opened| groups_of(opened));
        let few = groups.iter().map(|(_, pages)| pages.len()).sum::<usize>() <= SIDE_BY_SIDE;
        groups
            .into_iter()
            .enumerate()
            .map(|(at, (group, pages))| {
                // Nothing is gained by folding one page.
                if few || pages.len() == 1 {
                    let links = pages.into_iter().map(|to| view! { <li><PageLink to page unfolded/></li> });
                    links.collect_view().into_any()
                } else {
                    view! { <Folded at group pages page unfolded/> }.into_any()
                }
            })
            .collect_view()
    };
    view! {
        <nav
            class="workspace__nav"
            class:workspace__nav--unfolded=move || unfolded.menu.get()
            aria-label=move || WorkspaceTexts::of(i18n).navigation
            node_ref=element
            on:keydown=move |event| {
                if event.key() == "Escape" {
                    // Where the focus is would be gone with the list.
                    if let Some(nav) = element.get_untracked() {
                        focus_toggle(&nav, unfolded);
                    }
                    unfolded.fold();
                }
            }
        >
            <button
                type="button"
                class="button workspace__menu"
                aria-expanded=move || if unfolded.menu.get() { "true" } else { "false" }
                aria-controls=PAGES
                on:click=move |_| unfolded.menu.update(|menu| *menu = !*menu)
            >
                <Pictogram icon=Icon::Menu/>
                <span>{move || WorkspaceTexts::of(i18n).menu}</span>
            </button>
            <ul id=PAGES class="workspace__pages">
                <li><PageLink to=HOME page unfolded/></li>
                {pages}
                <li><PageLink to=ACCOUNT page unfolded/></li>
                <li><SignOut/></li>
            </ul>
        </nav>
    }
}

/// Puts the focus on the button of what is unfolded, when it is inside.
fn focus_toggle(nav: &web_sys::Element, unfolded: Unfolded) {
    let inside = document().active_element().is_some_and(|focused| nav.contains(Some(&focused)));
    let which = if unfolded.group.get_untracked().is_some() {
        ".workspace__group-toggle[aria-expanded='true']"
    } else if unfolded.menu.get_untracked() {
        ".workspace__menu"
    } else {
        return;
    };
    if !inside {
        return;
    }
    // What is sought is written as it must be.
    if let Some(toggle) = nav.query_selector(which).ok().flatten() {
        // It is in the document, and can be focused.
        let _ = toggle.unchecked_into::<HtmlElement>().focus();
    }
}

/// A group of pages behind its button.
#[component]
fn Folded(
    at: usize,
    group: Group,
    pages: Vec<Destination>,
    page: WorkspacePage<'static>,
    unfolded: Unfolded,
) -> impl IntoView {
    let i18n = use_i18n();
    let here = pages.iter().any(|to| to.page == page.section());
    let is_unfolded = move || unfolded.group.get() == Some(at);
    let element = NodeRef::<html::Li>::new();
    let id = format!("workspace-group-{at}");
    let controls = id.clone();
    view! {
        <li
            class="workspace__group"
            class:workspace__group--unfolded=is_unfolded
            node_ref=element
            // Who goes on by keyboard leaves no list behind that covers what they have come to.
            on:focusout=move |event| {
                let to = event.related_target().and_then(|to| to.dyn_into::<Node>().ok());
                let leaves = to.is_some_and(|to| {
                    element.get_untracked().is_some_and(|group| !group.contains(Some(&to)))
                });
                if leaves && unfolded.group.get_untracked() == Some(at) {
                    unfolded.group.set(None);
                }
            }
        >
            <button
                type="button"
                class="nav__link workspace__group-toggle"
                aria-expanded=move || if is_unfolded() { "true" } else { "false" }
                aria-controls=controls
                aria-current=here.then_some("true")
                on:click=move |_| unfolded.group.update(|open| *open = (*open != Some(at)).then_some(at))
            >
                <span>{move || (group.name)(WorkspaceTexts::of(i18n))}</span>
                <Pictogram icon=Icon::ChevronDown/>
            </button>
            <span class="workspace__group-name">{move || (group.name)(WorkspaceTexts::of(i18n))}</span>
            <ul id=id class="workspace__group-pages">
                {pages.into_iter().map(|to| view! { <li><PageLink to page unfolded/></li> }).collect_view()}
            </ul>
        </li>
    }
}

/// The way to a page.
#[component]
fn PageLink(to: Destination, page: WorkspacePage<'static>, unfolded: Unfolded) -> impl IntoView {
    let i18n = use_i18n();
    let current = if to.page == page { Some("page") } else { (to.page == page.section()).then_some("true") };
    view! {
        <a
            class="nav__link"
            href=SitePage::Workspace(to.page).to_string()
            aria-current=current
            on:click=move |_| unfolded.fold()
        >
            {move || (to.name)(WorkspaceTexts::of(i18n))}
        </a>
    }
}

/// The way out.
#[component]
fn SignOut() -> impl IntoView {
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
    view! {
        <Button kind=ButtonKind::Quiet busy=leaving on_press=leave>
            {move || WorkspaceTexts::of(i18n).sign_out}
        </Button>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_page_to_which_one_goes_stands_in_one_place() {
        let reached = |page| {
            let grouped = GROUPS.iter().flat_map(|group| group.pages);
            [&HOME, &ACCOUNT].into_iter().chain(grouped).filter(|to| to.page == page).count()
        };
        for page in WorkspacePage::FIXED {
            // A letter leads there; or one comes there without being signed in.
            let by_letter = matches!(page, WorkspacePage::Invitation | WorkspacePage::Password);
            // What is written anew is reached from its list.
            let is_section = page.section() == page;
            assert_eq!(reached(page), usize::from(is_section && !by_letter), "{page:?}");
            assert_eq!(reached(page.section()), usize::from(!by_letter), "{page:?}");
        }
    }
}
