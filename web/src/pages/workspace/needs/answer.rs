//! What a facilitator answers: I can, I cannot, I cannot after all.

use cafeia_shared::needs::{NeedOfferState, NeedStatus, NeedStep, NewNeedStep};
use leptos::prelude::*;

use super::desk::Desk;
use crate::{
    i18n::{NeedsTexts, use_i18n},
    kit::{Button, ButtonKind, Icon, Notice, Tone},
};

/// The answer.
#[component]
pub fn Answer(desk: Desk) -> impl IntoView {
    let i18n = use_i18n();
    let answers = Memo::new(move |_| desk.may(NeedStep::Accept));
    let own = Memo::new(move |_| desk.need.with(|need| need.summary.own_offer));
    // Whoever looks after the territory reads elsewhere who comes.
    let taken = Memo::new(move |_| {
        desk.need.with(|need| {
            let comes = need.summary.own_offer == Some(NeedOfferState::Accepted);
            need.summary.status == NeedStatus::Accepted && !comes && !need.managed
        })
    });
    let comes = Memo::new(move |_| {
        own.get() == Some(NeedOfferState::Accepted)
            && desk.need.with(|need| need.summary.status == NeedStatus::Accepted)
    });
    let accept = move |()| {
        desk.take(NewNeedStep::new(NeedStep::Accept), |desk| desk.say(desk.texts().accepted_said));
    };
    let refuse = move |()| {
        desk.take(NewNeedStep::new(NeedStep::Refuse), |desk| desk.say(desk.texts().refused_said));
    };
    let step_back = move |()| {
        desk.take(NewNeedStep::new(NeedStep::Release), |desk| desk.say(desk.texts().released));
    };
    move || {
        if comes.get() {
            view! {
                <Notice tone=Tone::Good icon=Icon::Check title=move || NeedsTexts::of(i18n).you_come>
                    {move || {
                        desk.may(NeedStep::Release)
                            .then(|| {
                                view! {
                                    <Button busy=desk.busy on_press=step_back>
                                        {move || NeedsTexts::of(i18n).step_back}
                                    </Button>
                                }
                            })
                    }}
                </Notice>
            }
            .into_any()
        } else if taken.get() {
            view! { <Notice icon=Icon::Info title=move || NeedsTexts::of(i18n).taken/> }.into_any()
        } else if answers.get() {
            let has_refused = own.get() == Some(NeedOfferState::Refused);
            view! {
                <Notice tone=Tone::Warning icon=Icon::Talk title=move || NeedsTexts::of(i18n).answer>
                    <p>
                        {move || {
                            let texts = NeedsTexts::of(i18n);
                            if has_refused { texts.refused_already } else { texts.answer_help }
                        }}
                    </p>
                    <p class="actions">
                        <Button kind=ButtonKind::Primary icon=Icon::Check busy=desk.busy on_press=accept>
                            {move || NeedsTexts::of(i18n).accept}
                        </Button>
                        {(!has_refused)
                            .then(|| {
                                view! {
                                    <Button busy=desk.busy on_press=refuse>
                                        {move || NeedsTexts::of(i18n).refuse}
                                    </Button>
                                }
                            })}
                    </p>
                </Notice>
            }
            .into_any()
        } else {
            ().into_any()
        }
    }
}
