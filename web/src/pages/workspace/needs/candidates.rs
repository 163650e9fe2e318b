//! Who could come, the most fitting first and why: several are asked, or one is named.

use cafeia_shared::{
    ids::FacilitatorId,
    needs::{NeedCandidate, NeedOffer, NeedOfferState, NeedStatus, NeedStep, NewNeedStep},
};
use leptos::prelude::*;

use super::desk::Desk;
use crate::{
    format,
    i18n::{NeedsTexts, Words, use_i18n},
    kit::{Badge, Button, ButtonKind, Icon, Notice, Tone},
    pages::filtering::toggle,
};

/// Those who could come, and how those stand who were asked.
#[component]
pub fn Candidates(desk: Desk) -> impl IntoView {
    let i18n = use_i18n();
    let chosen = RwSignal::new(Vec::<FacilitatorId>::new());
    let shown = Memo::new(move |_| {
        desk.need.with(|need| {
            matches!(need.summary.status, NeedStatus::Open | NeedStatus::Proposed | NeedStatus::Accepted)
                && need.cafe.is_none()
        })
    });
    let may_propose = Memo::new(move |_| desk.may(NeedStep::Propose));
    let may_release = Memo::new(move |_| desk.may(NeedStep::Release));
    let propose = move |()| {
        let ids = chosen.get_untracked();
        if ids.is_empty() {
            desk.say(desk.texts().choose_first);
            return;
        }
        let step = NewNeedStep { facilitator_ids: ids, ..NewNeedStep::new(NeedStep::Propose) };
        desk.take(step, move |desk| {
            chosen.set(Vec::new());
            desk.say(desk.texts().proposed);
        });
    };
    let release = move |()| {
        desk.take(NewNeedStep::new(NeedStep::Release), |desk| desk.say(desk.texts().released));
    };
    let list = move || {
        let candidates = desk.need.with(|need| need.candidates.clone());
        if candidates.is_empty() {
            return view! {
                <Notice icon=Icon::People title=move || NeedsTexts::of(i18n).no_candidate>
                    <p>{move || NeedsTexts::of(i18n).no_candidate_help}</p>
                </Notice>
            }
            .into_any();
        }
        view! {
            <p class="field__hint">{move || NeedsTexts::of(i18n).candidates_help}</p>
            <ul class="people">
                {candidates.into_iter().map(|candidate| view! { <One desk candidate chosen/> }).collect_view()}
            </ul>
            {move || {
                may_propose
                    .get()
                    .then(|| {
                        view! {
                            <Button kind=ButtonKind::Primary icon=Icon::Mail busy=desk.busy on_press=propose>
                                {move || (NeedsTexts::of(i18n).propose)(chosen.with(Vec::len))}
                            </Button>
                        }
                    })
            }}
        }
        .into_any()
    };
    view! {
        <Offers desk/>
        {move || {
            shown
                .get()
                .then(|| {
                    view! {
                        <section class="workspace__part">
                            <h2>{move || NeedsTexts::of(i18n).candidates}</h2>
                            {list}
                            {move || {
                                may_release
                                    .get()
                                    .then(|| {
                                        view! {
                                            <p class="field__hint">{move || NeedsTexts::of(i18n).release_help}</p>
                                            <Button busy=desk.busy on_press=release>
                                                {move || NeedsTexts::of(i18n).release}
                                            </Button>
                                        }
                                    })
                            }}
                        </section>
                    }
                })
        }}
    }
}

/// How those stand who were asked, or have answered.
#[component]
fn Offers(desk: Desk) -> impl IntoView {
    let i18n = use_i18n();
    move || {
        let offers = desk.need.with(|need| need.offers.clone());
        (!offers.is_empty()).then(|| {
            let line = move |NeedOffer { name, state, asked_at, answered_at, .. }: NeedOffer| {
                let at = answered_at.or(asked_at);
                view! {
                    <li class="line">
                        <span>{name}</span>
                        <span>
                            <Badge tone=tone(state)>{move || state.words(i18n.locale())}</Badge>
                            " "
                            {move || at.map(|at| format::moment(at, i18n.locale()))}
                        </span>
                    </li>
                }
            };
            view! {
                <section class="workspace__part">
                    <h2>{move || NeedsTexts::of(i18n).offers}</h2>
                    <ul class="lines">{offers.into_iter().map(line).collect_view()}</ul>
                </section>
            }
        })
    }
}

fn tone(state: NeedOfferState) -> Tone {
    match state {
        NeedOfferState::Asked => Tone::Plain,
        NeedOfferState::Accepted => Tone::Good,
        NeedOfferState::Refused => Tone::Stop,
    }
}

/// One who could come.
#[component]
fn One(desk: Desk, candidate: NeedCandidate, chosen: RwSignal<Vec<FacilitatorId>>) -> impl IntoView {
    let i18n = use_i18n();
    let NeedCandidate {
        facilitator_id,
        name,
        training,
        commune,
        distance_km,
        travel_radius_km,
        formats,
        recent_cafes,
        reachable,
        offer,
    } = candidate;
    let formats: Vec<String> = formats.into_iter().map(|format| format.title).collect();
    let formats = StoredValue::new(formats.join(", "));
    let named = StoredValue::new(name.clone());
    let may_propose = Memo::new(move |_| desk.may(NeedStep::Propose));
    let may_assign =
        Memo::new(move |_| desk.may(NeedStep::Assign) && offer != Some(NeedOfferState::Accepted));
    let assign = move |()| {
        let step =
            NewNeedStep { facilitator_ids: vec![facilitator_id], ..NewNeedStep::new(NeedStep::Assign) };
        desk.take(step, move |desk| {
            chosen.set(Vec::new());
            desk.say(named.with_value(|name| (desk.texts().assigned)(name)));
        });
    };
    let askable = reachable && offer != Some(NeedOfferState::Asked);
    view! {
        <li class="person">
            <h3>{name}</h3>
            <p class="need__badges">
                <Badge>{move || training.words(i18n.locale())}</Badge>
                {offer.map(|state| view! { <Badge tone=tone(state)>{move || state.words(i18n.locale())}</Badge> })}
            </p>
            <ul class="need__why">
                <li>
                    {move || (NeedsTexts::of(i18n).reach)(&commune.name, distance_km, travel_radius_km)}
                </li>
                <li>
                    {move || {
                        let texts = NeedsTexts::of(i18n);
                        formats
                            .with_value(|formats| {
                                if formats.is_empty() {
                                    texts.no_formats.to_owned()
                                } else {
                                    (texts.formats)(formats)
                                }
                            })
                    }}
                </li>
                <li>{move || (NeedsTexts::of(i18n).load)(recent_cafes)}</li>
                {(!reachable).then(|| view! { <li>{move || NeedsTexts::of(i18n).unreachable}</li> })}
            </ul>
            {move || {
                (askable && may_propose.get())
                    .then(|| {
                        view! {
                            <label class="check">
                                <input
                                    type="checkbox"
                                    prop:checked=move || chosen.with(|chosen| chosen.contains(&facilitator_id))
                                    on:change:target=move |event| {
                                        let change = (facilitator_id, event.target().checked());
                                        chosen.update(|chosen| toggle(chosen, change));
                                    }
                                />
                                <span>
                                    {move || named.with_value(|name| (NeedsTexts::of(i18n).choose)(name))}
                                </span>
                            </label>
                        }
                    })
            }}
            {move || {
                may_assign
                    .get()
                    .then(|| {
                        view! {
                            <Button kind=ButtonKind::Quiet busy=desk.busy on_press=assign>
                                {move || named.with_value(|name| (NeedsTexts::of(i18n).assign_to)(name))}
                            </Button>
                        }
                    })
            }}
        </li>
    }
}
