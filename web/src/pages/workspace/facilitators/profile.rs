//! One's own profile as a facilitator.

use cafeia_shared::{
    ids::FacilitatorId,
    site::{SitePage, WorkspacePage},
};
use leptos::prelude::*;

use super::{
    super::{
        frame::{Me, Workspace, own_facilitators},
        names::OwnFacilitatorName,
    },
    one::Found,
};
use crate::{
    i18n::{MyFacilitatorsTexts, use_i18n},
    kit::{Icon, Notice},
};

/// The page.
#[component]
pub fn ProfilePage() -> impl IntoView {
    let i18n = use_i18n();
    view! {
        <Workspace
            page=WorkspacePage::Profile
            title=move || MyFacilitatorsTexts::of(i18n).profile
            draw=|me| view! { <Inside me/> }.into_any()
        />
    }
}

#[component]
fn Inside(me: Me) -> impl IntoView {
    let i18n = use_i18n();
    let mine = Memo::new(move |_| me.with(own_facilitators));
    move || {
        let mut mine = mine.get().into_iter();
        let Some(first) = mine.next() else {
            return view! {
                <Notice icon=Icon::People title=move || MyFacilitatorsTexts::of(i18n).no_profile>
                    <p>{move || MyFacilitatorsTexts::of(i18n).no_profile_help}</p>
                </Notice>
            }
            .into_any();
        };
        let others: Vec<_> = mine.collect();
        view! {
            <p class="lead">{move || MyFacilitatorsTexts::of(i18n).profile_lead}</p>
            <Others others/>
            <Found me id=Signal::stored(first.to_string())/>
        }
        .into_any()
    }
}

/// Who speaks for several people finds the others' pages, too.
#[component]
fn Others(others: Vec<FacilitatorId>) -> impl IntoView {
    let i18n = use_i18n();
    (!others.is_empty()).then(|| {
        let link = |id: FacilitatorId| {
            let page = SitePage::Workspace(WorkspacePage::Facilitator(&id.to_string())).to_string();
            view! { <li><a href=page><OwnFacilitatorName id/></a></li> }
        };
        view! {
            <p>{move || MyFacilitatorsTexts::of(i18n).others}</p>
            <ul>{others.into_iter().map(link).collect_view()}</ul>
        }
    })
}
