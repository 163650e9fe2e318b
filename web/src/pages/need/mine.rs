//! A need as its asker sees it: where it stands, what is said, what it says, what can be done with it.

use cafeia_shared::{
    life::Vitality,
    needs::{Need, NeedAskerStep, NeedStatus},
    problem::ProblemCode,
    site::SitePage,
};
use leptos::{prelude::*, task::spawn_local};

use super::way::{Way, way};
use crate::{
    client::{self, session::Denial},
    format,
    i18n::{EditingTexts, FrameTexts, I18n, MyNeedTexts, WorkspaceTexts, use_i18n},
    kit::{Button, ButtonKind, Dialog, Form, FormState, Icon, Notice, Submit, Toasts, Tone},
    pages::{
        conversation::Conversation,
        forms::{is_sound, refuse},
        need_form::{NeedDraft, NeedFields, NeedVoice, NeedWriting},
        needed::Needed,
        workspace::forms::reason,
    },
};

/// The need of the page, and what changes it.
#[derive(Clone, Copy)]
struct Held {
    token: StoredValue<String>,
    need: RwSignal<Need>,
    busy: RwSignal<bool>,
    i18n: I18n,
    toasts: Option<Toasts>,
}

impl Held {
    fn version(self) -> u32 {
        self.need.with_untracked(|need| need.version)
    }

    fn say(self, words: fn(&MyNeedTexts) -> &'static str) {
        if let Some(toasts) = self.toasts {
            toasts.say(words(MyNeedTexts::now(self.i18n)));
        }
    }

    /// Does something with it; what came of it is shown, or why it was refused.
    fn work(
        self,
        work: impl Future<Output = Result<Need, Denial>> + 'static,
        done: impl FnOnce(Self) + 'static,
    ) {
        if self.busy.get_untracked() {
            return;
        }
        self.busy.set(true);
        spawn_local(async move {
            let came = work.await;
            // The page may have been left.
            if self.busy.try_set(false).is_some() {
                return;
            }
            match came {
                Ok(need) => {
                    self.need.set(need);
                    done(self);
                }
                Err(denial) => {
                    if let Some(toasts) = self.toasts {
                        let words = reason(denial.code(), |texts| texts.failed);
                        toasts.say(words(WorkspaceTexts::now(self.i18n)));
                    }
                    self.ask_again().await;
                }
            }
        });
    }

    /// It may have changed meanwhile: the page shows how it is.
    async fn ask_again(self) {
        if let Ok(need) = client::my_need(&self.token.get_value()).await {
            self.need.try_set(need);
        }
    }

    fn step(self, step: NeedAskerStep, done: impl FnOnce(Self) + 'static) {
        let (token, version) = (self.token.get_value(), self.version());
        self.work(async move { client::step_my_need(&token, version, step).await }, done);
    }

    fn resume(self) {
        self.step(NeedAskerStep::Resume, |held| held.say(|texts| texts.resumed));
    }
}

/// The need.
#[component]
pub fn Mine(
    /// The link's token.
    token: StoredValue<String>,
    /// The need.
    need: Need,
    /// Asks for it again.
    #[prop(into)]
    on_refresh: Callback<()>,
) -> impl IntoView {
    let i18n = use_i18n();
    let held =
        Held { token, need: RwSignal::new(need), busy: RwSignal::new(false), i18n, toasts: use_context() };
    let editing = RwSignal::new(false);
    let editable = Memo::new(move |_| held.need.with(|need| need.editable));
    let talks = Memo::new(move |_| held.need.with(|need| need.may_write || !need.conversation.is_empty()));
    let words = RwSignal::new(String::new());
    let on_send = move |(words, done): (String, Callback<Result<(), Denial>>)| {
        spawn_local(async move {
            let came = client::write_about_my_need(&token.get_value(), words).await;
            done.try_run(came.map(|need| {
                held.need.try_set(need);
            }));
        });
    };
    let written = move || {
        let need = held.need.get();
        view! { <Needed need=need.need commune=need.commune/> }
    };
    view! {
        <div role="status">
            {move || view! { <Merged need=held.need.get()/> }}
            {move || view! { <Said held editing need=held.need.get()/> }}
        </div>
        {move || view! { <Way way=held.need.with(way)/> }}
        {move || {
            talks
                .get()
                .then(|| {
                    view! {
                        <Conversation
                            messages=Signal::derive(move || held.need.with(|need| need.conversation.clone()))
                            may_write=Signal::derive(move || held.need.with(|need| need.may_write))
                            words
                            on_send
                        />
                    }
                })
        }}
        <section class="workspace__part">
            <h2>{move || MyNeedTexts::of(i18n).written}</h2>
            {move || {
                if editing.get() { view! { <Edit held editing/> }.into_any() } else { written.into_any() }
            }}
            <p class="actions">
                {move || {
                    (editable.get() && !editing.get())
                        .then(|| {
                            view! {
                                <Button icon=Icon::Pen on_press=move |()| editing.set(true)>
                                    {move || MyNeedTexts::of(i18n).edit}
                                </Button>
                            }
                        })
                }}
                <Withdrawal held/>
                <Button kind=ButtonKind::Quiet icon=Icon::Retry on_press=on_refresh>
                    {move || MyNeedTexts::of(i18n).refresh}
                </Button>
            </p>
        </section>
        <p class="field__hint">
            {move || {
                let until = held.need.with(|need| need.kept_until);
                (MyNeedTexts::of(i18n).kept_until)(&format::own_day(until, i18n.locale()))
            }}
        </p>
        <p class="field__hint">{move || MyNeedTexts::of(i18n).private}</p>
    }
}

/// What there is to say of where it stands, and what is to be done.
#[component]
fn Said(held: Held, editing: RwSignal<bool>, need: Need) -> impl IntoView {
    let i18n = use_i18n();
    let cafe = need.cafe.clone();
    let confirm = move |()| {
        let token = held.token.get_value();
        let work = async move { client::confirm_my_need(&token).await };
        held.work(work, |held| held.say(|texts| texts.confirmed));
    };
    match need.status {
        NeedStatus::Open | NeedStatus::Proposed if need.days_over => {
            let editable = need.editable;
            view! {
                <Notice tone=Tone::Warning icon=Icon::Clock title=move || MyNeedTexts::of(i18n).days_over>
                    <p>{move || MyNeedTexts::of(i18n).days_over_help}</p>
                    {editable
                        .then(|| {
                            view! {
                                <Button kind=ButtonKind::Primary on_press=move |()| editing.set(true)>
                                    {move || MyNeedTexts::of(i18n).new_days}
                                </Button>
                            }
                        })}
                </Notice>
            }
            .into_any()
        }
        NeedStatus::Open | NeedStatus::Proposed
            if matches!(need.vitality, Vitality::Unconfirmed | Vitality::Hidden) =>
        {
            view! {
                <Notice tone=Tone::Warning icon=Icon::Clock title=move || MyNeedTexts::of(i18n).still>
                    <p>{move || MyNeedTexts::of(i18n).still_help}</p>
                    <Button kind=ButtonKind::Primary busy=held.busy on_press=confirm>
                        {move || MyNeedTexts::of(i18n).still_yes}
                    </Button>
                </Notice>
            }
            .into_any()
        }
        NeedStatus::Unconfirmed => view! {
            <Notice tone=Tone::Warning icon=Icon::Mail title=move || MyNeedTexts::of(i18n).unconfirmed>
                <p>{move || MyNeedTexts::of(i18n).unconfirmed_help}</p>
                <Button kind=ButtonKind::Primary busy=held.busy on_press=confirm>
                    {move || MyNeedTexts::of(i18n).confirm}
                </Button>
            </Notice>
        }
        .into_any(),
        // What was put together goes the way of the one that is kept, and stands where that one does.
        NeedStatus::Merged => ().into_any(),
        NeedStatus::Open => view! {
            <Notice icon=Icon::Clock title=move || MyNeedTexts::of(i18n).received>
                <p>{move || MyNeedTexts::of(i18n).open_help}</p>
            </Notice>
        }
        .into_any(),
        NeedStatus::Proposed => view! {
            <Notice icon=Icon::Clock title=move || MyNeedTexts::of(i18n).proposed>
                <p>{move || (MyNeedTexts::of(i18n).proposed_help)(need.asked)}</p>
            </Notice>
        }
        .into_any(),
        NeedStatus::Accepted => {
            let name = need.facilitator.map(|one| one.name).unwrap_or_default();
            let planned = move || {
                cafe.as_ref().map(|cafe| {
                    let day = format::long_day(cafe.starts_at, &cafe.timezone, i18n.locale());
                    (MyNeedTexts::of(i18n).planned)(&cafe.title, &day)
                })
            };
            let is_planned = planned().is_some();
            view! {
                <Notice tone=Tone::Good icon=Icon::People title=move || (MyNeedTexts::of(i18n).comes)(&name)>
                    {is_planned.then(|| view! { <p>{planned}</p> })}
                    <p>
                        {move || {
                            let texts = MyNeedTexts::of(i18n);
                            if is_planned { texts.planned_help } else { texts.comes_help }
                        }}
                    </p>
                </Notice>
            }
            .into_any()
        }
        NeedStatus::Done => {
            let page = cafe.and_then(|cafe| cafe.slug).map(|slug| SitePage::Cafe(&slug).to_string());
            view! {
                <Notice tone=Tone::Good icon=Icon::Check title=move || MyNeedTexts::of(i18n).done>
                    <p>{move || MyNeedTexts::of(i18n).done_help}</p>
                    {page
                        .map(|page| {
                            view! {
                                <a class="button button--primary" href=page>
                                    {move || MyNeedTexts::of(i18n).see_cafe}
                                </a>
                            }
                        })}
                </Notice>
            }
            .into_any()
        }
        NeedStatus::Declined => view! {
            <Notice tone=Tone::Stop icon=Icon::Close title=move || MyNeedTexts::of(i18n).declined>
                {need.reason.map(|reason| view! { <blockquote class="standing__reason">{reason}</blockquote> })}
                <p>{move || MyNeedTexts::of(i18n).declined_help}</p>
                <a class="button" href=SitePage::Ask.to_string()>
                    {move || MyNeedTexts::of(i18n).ask_again}
                </a>
            </Notice>
        }
        .into_any(),
        NeedStatus::Withdrawn => view! {
            <Notice icon=Icon::Info title=move || MyNeedTexts::of(i18n).withdrawn>
                <p>{move || MyNeedTexts::of(i18n).withdrawn_help}</p>
                <Button busy=held.busy on_press=move |()| held.resume()>
                    {move || MyNeedTexts::of(i18n).resume}
                </Button>
            </Notice>
        }
        .into_any(),
    }
}

/// It goes the way of another one of the same place.
#[component]
fn Merged(need: Need) -> impl IntoView {
    let i18n = use_i18n();
    need.merged_with.map(|host| {
        view! {
            <Notice icon=Icon::People title=move || MyNeedTexts::of(i18n).merged>
                <p>{move || (MyNeedTexts::of(i18n).merged_help)(&host)}</p>
            </Notice>
        }
    })
}

/// Changing what is needed: with the fields by which it was asked for.
#[component]
fn Edit(held: Held, editing: RwSignal<bool>) -> impl IntoView {
    let i18n = use_i18n();
    let known = held.need.get_untracked();
    let draft = NeedDraft::of(known.need, known.commune);
    let draft = if known.days_over { draft.with_other_days() } else { draft };
    let writing = NeedWriting::new(draft);
    let form = FormState::new();
    let voice = NeedVoice(i18n);
    let submit = move |()| {
        let need = match untrack(|| writing.draft()).content() {
            Ok(need) => need,
            Err(faults) => {
                is_sound(form, voice, &faults);
                return;
            }
        };
        form.begin();
        spawn_local(async move {
            match client::update_my_need(&held.token.get_value(), held.version(), &need).await {
                Ok(need) => {
                    form.end();
                    held.need.try_set(need);
                    editing.try_set(false);
                    held.say(|texts| texts.saved);
                }
                Err(denial) if denial.code() == Some(ProblemCode::VersionMismatch) => {
                    // What was typed stays; what it is saved over is known now, and stands above.
                    held.ask_again().await;
                    form.refuse(Vec::new(), Some((move || MyNeedTexts::of(i18n).changed_meanwhile).into()));
                }
                Err(denial) => refuse(form, voice, &denial),
            }
        });
    };
    view! {
        <Form state=form summary=move || EditingTexts::of(i18n).check on_submit=submit>
            <NeedFields writing/>
            <p class="actions">
                <Submit>{move || MyNeedTexts::of(i18n).save}</Submit>
                <Button kind=ButtonKind::Quiet on_press=move |()| editing.set(false)>
                    {move || MyNeedTexts::of(i18n).keep}
                </Button>
            </p>
        </Form>
    }
}

/// Taking it back: the button, and the question before it is done.
#[component]
fn Withdrawal(held: Held) -> impl IntoView {
    let i18n = use_i18n();
    let open = RwSignal::new(false);
    let may = Memo::new(move |_| held.need.with(|need| need.steps.contains(&NeedAskerStep::Withdraw)));
    let withdraw = move |()| {
        open.set(false);
        held.step(NeedAskerStep::Withdraw, |held| {
            let texts = MyNeedTexts::now(held.i18n);
            if let Some(toasts) = held.toasts {
                toasts.offer(texts.taken_back, texts.undo, Callback::new(move |()| held.resume()));
            }
        });
    };
    view! {
        {move || {
            may.get()
                .then(|| {
                    view! {
                        <Button on_press=move |()| open.set(true)>{move || MyNeedTexts::of(i18n).withdraw}</Button>
                    }
                })
        }}
        <Dialog title=move || MyNeedTexts::of(i18n).withdraw close=move || FrameTexts::of(i18n).close open>
            <p>{move || MyNeedTexts::of(i18n).withdraw_help}</p>
            <p class="actions">
                <Button kind=ButtonKind::Primary on_press=withdraw>
                    {move || MyNeedTexts::of(i18n).withdraw}
                </Button>
                <Button kind=ButtonKind::Quiet on_press=move |()| open.set(false)>
                    {move || MyNeedTexts::of(i18n).keep}
                </Button>
            </p>
        </Dialog>
    }
}
