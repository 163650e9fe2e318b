//! What is being written, on what it rests, and the form that it stands in.

use chrono::TimeDelta;
use leptos::{prelude::*, task::spawn_local};
use serde::{Deserialize, Serialize};

use super::{
    Fields as _, Kept, KeptNotice,
    conflict::Conflict,
    saving::{Attempt, Clash, Edited, Failure, Outcome, Part, Saved, save},
};
use crate::{
    client::session,
    i18n::{EditingTexts, I18n, use_i18n},
    kit::{Form, FormState, Submit, Toasts},
    pages::forms::{is_sound, refuse},
};

/// How long what is typed stays in the browser.
const MOST: TimeDelta = TimeDelta::days(30);

/// What stands in the form, and on what it rests: the version that one read, and what it said.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
struct Written<D> {
    version: u32,
    base: D,
    mine: D,
}

/// Something that is being written.
#[derive(Clone)]
pub struct Editing<E: Edited> {
    /// The thing as it is; none as long as it is new.
    pub thing: RwSignal<Option<E::Thing>>,
    /// Whether something is written and not saved.
    pub dirty: Memo<bool>,
    edited: StoredValue<E>,
    /// The fields: many signals, which are kept elsewhere, so that this can be handed on.
    writing: StoredValue<E::Writing>,
    is_new: bool,
    version: RwSignal<u32>,
    base: RwSignal<E::Draft>,
    clash: RwSignal<Option<Clash<E>>>,
    kept: Kept<Written<E::Draft>>,
    form: FormState,
    i18n: I18n,
    toasts: Option<Toasts>,
}

// Derived, it would ask for an `E` that can be copied.
impl<E: Edited> Copy for Editing<E> {}

impl<E: Edited> Editing<E> {
    /// Begins to write, with what stands in the fields. The browser keeps under a key what is typed.
    pub fn new(edited: E, thing: Option<E::Thing>, writing: E::Writing, key: &str) -> Self {
        let begin = untrack(|| writing.draft());
        let version = RwSignal::new(thing.as_ref().map_or(0, E::version));
        let base = RwSignal::new(begin);
        let written = move || Written { version: version.get(), base: base.get(), mine: writing.draft() };
        let untouched = move |written: &Written<E::Draft>| written.base == written.mine;
        Self {
            is_new: thing.is_none(),
            thing: RwSignal::new(thing),
            writing: StoredValue::new(writing),
            dirty: Memo::new(move |_| base.with(|base| *base != writing.draft())),
            edited: StoredValue::new(edited),
            version,
            base,
            clash: RwSignal::new(None),
            kept: Kept::new(session::written(key), MOST, written, untouched),
            form: FormState::new(),
            i18n: use_i18n(),
            toasts: use_context(),
        }
    }

    /// Whether somebody else's change has to be compared with one's own. Tracked.
    pub fn is_in_conflict(self) -> bool {
        self.clash.with(Option::is_some)
    }

    /// What was written when one began, or saved since.
    pub fn base(self) -> E::Draft {
        self.base.get_untracked()
    }

    /// Takes what a step has made of the thing; what is being written stays as it is.
    pub fn take(self, thing: E::Thing, draft: E::Draft) {
        match self.dirty.try_get_untracked() {
            Some(true) => self.thing.set(Some(thing)),
            Some(false) => self.stand(thing, draft),
            // The page was left.
            None => {}
        }
    }

    /// Asks for the thing as it is now: somebody else was faster with a step.
    pub fn reload(self) {
        let edited = self.edited.get_value();
        spawn_local(async move {
            // Without an answer, what is shown stays; the next step tells.
            if let Ok((thing, draft)) = edited.read().await {
                self.take(thing, draft);
            }
        });
    }

    /// Saves it, then does what was asked for.
    pub fn save_first(self, then: Callback<E::Thing>) {
        self.attempt(Some(then));
    }

    /// The thing as it is now, and nothing of one's own that is not saved.
    fn stand(self, thing: E::Thing, draft: E::Draft) {
        self.version.set(E::version(&thing));
        self.base.set(draft.clone());
        self.writing.get_value().set(draft);
        self.thing.set(Some(thing));
    }

    /// It rests on what one read then: what others have saved since is put together with it.
    fn resume(self, written: Written<E::Draft>) {
        self.version.set(written.version);
        self.base.set(written.base);
        self.writing.get_value().set(written.mine);
    }

    /// What was chosen of two changes rests on the other one's.
    fn settle(self, clash: &Clash<E>, chosen: E::Draft) {
        self.version.set(E::version(&clash.thing));
        self.base.set(clash.theirs.clone());
        self.thing.set(Some(clash.thing.clone()));
        self.writing.get_value().set(chosen);
    }

    fn attempt(self, then: Option<Callback<E::Thing>>) {
        let mine = untrack(|| self.writing.get_value().draft());
        let voice = E::voice(self.i18n);
        if !is_sound(self.form, voice, &E::faults(&mine)) {
            return;
        }
        let attempt =
            Attempt { version: self.version.get_untracked(), base: self.base.get_untracked(), mine };
        let edited = self.edited.get_value();
        self.form.begin();
        spawn_local(async move {
            match save(&edited, attempt).await {
                Err(Failure::Faults(faults)) => {
                    self.form.end();
                    is_sound(self.form, voice, &faults);
                }
                Err(Failure::Denied(denial)) => refuse(self.form, voice, &denial),
                Ok(_) if !self.form.end() => {}
                Ok(Outcome::Clash(found)) => self.clash.set(Some(*found)),
                Ok(Outcome::Saved(outcome)) => {
                    let now = outcome.thing.clone();
                    self.saved(*outcome);
                    if let Some(then) = then {
                        then.run(now);
                    }
                }
            }
        });
    }

    fn saved(self, Saved { thing, draft, taken }: Saved<E>) {
        self.clash.set(None);
        if let Some(toasts) = self.toasts {
            if taken.is_empty() {
                toasts.say(E::saved(&thing, self.i18n));
            } else {
                let name = |part: Part<E>| untrack(|| E::part_name(part, self.i18n));
                let names: Vec<_> = taken.into_iter().map(name).collect();
                toasts.say((EditingTexts::now(self.i18n).merged)(&names.join(", ")));
            }
        }
        if self.is_new {
            self.kept.end();
            self.edited.with_value(|edited| edited.created(&thing));
        } else {
            self.kept.forget();
            self.stand(thing, draft);
        }
    }
}

/// Offers what was typed on an earlier visit.
#[component]
pub fn KeptEdit<E: Edited>(
    /// What is being written.
    editing: Editing<E>,
) -> impl IntoView {
    view! { <KeptNotice kept=editing.kept on_resume=move |written| editing.resume(written)/> }
}

/// The form, or the question that comes of two changes of the same.
#[component]
pub fn EditForm<E: Edited>(
    /// What is being written.
    editing: Editing<E>,
    /// What a draft says about a part. Tracked.
    #[prop(into)]
    told: Callback<(E::Draft, Part<E>), String>,
    /// Words of the button that saves it.
    #[prop(into)]
    save: TextProp,
    /// The fields.
    children: ChildrenFn,
) -> impl IntoView {
    let i18n = use_i18n();
    let Editing { form, clash, dirty, is_new, .. } = editing;
    move || {
        if let Some(found) = clash.get() {
            let both = StoredValue::new(found.clone());
            let settle = move |chosen: E::Draft| both.with_value(|both| editing.settle(both, chosen));
            return view! {
                <Conflict
                    clash=found
                    told
                    busy=form.busy()
                    on_save=move |chosen: E::Draft| {
                        settle(chosen);
                        editing.attempt(None);
                    }
                    on_back=move |chosen: E::Draft| {
                        settle(chosen);
                        clash.set(None);
                    }
                />
            }
            .into_any();
        }
        let (children, save) = (children.clone(), save.clone());
        view! {
            <Form
                state=form
                summary=move || EditingTexts::of(i18n).check
                on_submit=move |()| editing.attempt(None)
            >
                {children()}
                <div class="form__end">
                    <Submit>{move || save.get()}</Submit>
                    <span class="field__hint" role="status">
                        {move || (dirty.get() && !is_new).then(|| EditingTexts::of(i18n).unsaved)}
                    </span>
                </div>
            </Form>
        }
        .into_any()
    }
}
