//! A facilitator in the list of those that one may write.

use cafeia_shared::{
    directory::WorkspaceFacilitatorSummary,
    ids::FacilitatorId,
    site::{SitePage, WorkspacePage},
    vocabulary::{LifeStatus, TrainingState},
};
use leptos::prelude::*;

use super::super::lists::{Selection, Tick};
use crate::{
    format,
    i18n::{MyFacilitatorsTexts, Words as _, use_i18n},
    kit::{Badge, Icon, Pictogram, Tone},
    pages::facilitators::TrainingBadge,
};

/// Whether somebody takes part, so that everybody may see them if they agree.
pub fn takes_part(life_status: LifeStatus) -> bool {
    matches!(life_status, LifeStatus::Active | LifeStatus::Dormant)
}

/// The id of the heading of somebody's card, by which the focus comes back to it.
pub fn heading_id(id: FacilitatorId) -> String {
    format!("facilitator-{id}")
}

/// Where somebody stands: their training, their life in the network, whether they are shown.
#[component]
pub fn Badges(
    /// Their training.
    training: TrainingState,
    /// Where they stand in their life in the network.
    life_status: LifeStatus,
    /// Whether they agree to be shown.
    visible: bool,
) -> impl IntoView {
    let i18n = use_i18n();
    let tone = match life_status {
        LifeStatus::Candidate => Tone::Warning,
        LifeStatus::Active | LifeStatus::Dormant => Tone::Plain,
        LifeStatus::Archived => Tone::Stop,
    };
    let is_shown = visible && takes_part(life_status);
    view! {
        <p class="badges">
            <TrainingBadge state=training/>
            {(life_status != LifeStatus::Active)
                .then(|| view! { <Badge tone>{move || life_status.words(i18n.locale())}</Badge> })}
            <Badge tone=if is_shown { Tone::Good } else { Tone::Plain }>
                {move || {
                    let texts = MyFacilitatorsTexts::of(i18n);
                    if is_shown { texts.shown } else { texts.hidden }
                }}
            </Badge>
        </p>
    }
}

/// Somebody's card.
#[component]
pub fn PersonCard(
    /// Who it is.
    summary: WorkspaceFacilitatorSummary,
    /// Those who are to be written to.
    selection: Selection,
    /// Told to confirm where they stand in their training.
    on_confirm: Callback<WorkspaceFacilitatorSummary>,
) -> impl IntoView {
    let i18n = use_i18n();
    let page = SitePage::Workspace(WorkspacePage::Facilitator(&summary.id.to_string())).to_string();
    let place = summary.commune.with_departement();
    let WorkspaceFacilitatorSummary { updated_at, life_status, training, visible, .. } = summary;
    let (id, uuid, name) = (heading_id(summary.id), summary.id.0, summary.name.clone());
    let of = name.clone();
    let whole = StoredValue::new(summary);
    let confirm = view! {
        <p class="actions">
            <button
                type="button"
                class="button"
                aria-label=move || MyFacilitatorsTexts::of(i18n).training_button_of(training, &of)
                on:click=move |_| on_confirm.run(whole.get_value())
            >
                <Pictogram icon=Icon::Check/>
                <span>{move || MyFacilitatorsTexts::of(i18n).training_button(training)}</span>
            </button>
        </p>
    };
    view! {
        <li class="person">
            <div class="person__head">
                {takes_part(life_status).then(|| view! { <Tick selection id=uuid name=name.clone()/> })}
                <h3 id=id tabindex="-1"><a href=page>{name.clone()}</a></h3>
            </div>
            <Badges training life_status visible/>
            <p class="facts"><Pictogram icon=Icon::Place/><span>{place}</span></p>
            <p class="facts">
                <Pictogram icon=Icon::Clock/>
                <span>
                    {move || (MyFacilitatorsTexts::of(i18n).changed_on)(&format::own_day(updated_at, i18n.locale()))}
                </span>
            </p>
            {takes_part(life_status).then_some(confirm)}
        </li>
    }
}
