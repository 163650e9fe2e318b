//! How a report leaves: at once, or when the network is back; until then the browser keeps it.

use std::time::Duration;

use cafeia_shared::{
    problem::{FaultCode, FieldError, ProblemCode},
    reports::CafeReport,
};
use leptos::{prelude::*, task::spawn_local};

use super::{Kept, Place, Typed};
use crate::{
    app::use_online,
    client::{self, session::Denial},
    i18n::{I18n, ReportTexts, use_i18n},
    kit::{FormState, Toasts},
    pages::forms,
};

/// Time between two attempts to send what waits.
const AGAIN: Duration = Duration::from_secs(10);

/// A report on its way: what is known of the café, what was typed, and whether it waits.
#[derive(Clone, Copy)]
pub struct Sending {
    token: StoredValue<String>,
    place: StoredValue<Place>,
    report: RwSignal<Option<CafeReport>>,
    /// What was typed.
    pub typed: RwSignal<Typed>,
    /// Whether it waits for the network.
    pub waits: RwSignal<bool>,
    /// The version that it changes.
    version: StoredValue<Option<u32>>,
    /// Whether the form was touched: only then is there something to keep.
    touched: StoredValue<bool>,
    /// What is wrong with the form.
    pub form: FormState,
    i18n: I18n,
    toasts: Option<Toasts>,
}

impl Sending {
    /// With what the browser has kept.
    pub fn new(token: String, place: Place, kept: Option<Kept>) -> Self {
        let touched = kept.is_some();
        let Kept { typed, waits, version } = kept.unwrap_or_default();
        Self {
            token: StoredValue::new(token),
            place: StoredValue::new(place),
            report: RwSignal::new(None),
            typed: RwSignal::new(typed),
            waits: RwSignal::new(waits),
            version: StoredValue::new(version),
            touched: StoredValue::new(touched),
            form: FormState::new(),
            i18n: use_i18n(),
            toasts: use_context(),
        }
    }

    /// The link's token.
    pub fn token(self) -> String {
        self.token.get_value()
    }

    /// What is known of the café. Tracked.
    pub fn report(self) -> Option<CafeReport> {
        self.report.get()
    }

    /// How many people the café takes, as far as that is known. Tracked.
    pub fn capacity(self) -> Option<u32> {
        self.report.with(|report| report.as_ref().and_then(|report| report.cafe.capacity))
    }

    /// The café is known now, with what was told of it.
    pub fn knows(self, report: CafeReport) {
        if self.touched.try_get_value() == Some(false) {
            self.version.set_value(report.mine().map(|_| report.version));
        }
        self.report.try_set(Some(report));
    }

    /// What was told is to be changed.
    pub fn change(self) {
        let report = self.report.get_untracked();
        let mine = report.as_ref().and_then(|report| Some((report.version, report.mine()?)));
        if let Some((version, mine)) = mine {
            self.typed.set(Typed::of(&mine.content));
            self.version.set_value(Some(version));
        }
    }

    /// Keeps what is typed, and sends what waits as soon as that goes.
    pub fn start(self, told: Callback<()>, over: Callback<()>, ask: Callback<()>) {
        Effect::new(move |before: Option<Typed>| {
            let typed = self.typed.get();
            if before.is_some_and(|before| before != typed) {
                self.touched.set_value(true);
                // Another answer than the one that waits.
                self.waits.set(false);
                self.keep();
            }
            typed
        });
        let go_on = move || {
            if self.waits.try_get_untracked() == Some(true) {
                self.attempt(told, over, ask);
            } else if self.report.try_with_untracked(Option::is_none) == Some(true) {
                ask.run(());
            }
        };
        let online = use_online();
        Effect::new(move |before: Option<bool>| {
            let now = online.get();
            if now && before != Some(true) {
                untrack(go_on);
            }
            now
        });
        let again = set_interval_with_handle(go_on, AGAIN);
        on_cleanup(move || {
            if let Ok(again) = again {
                again.clear();
            }
        });
        provide_context(Send(Callback::new(move |()| self.send(told, over, ask))));
    }

    fn keep(self) {
        let kept = Kept {
            typed: self.typed.get_untracked(),
            waits: self.waits.get_untracked(),
            version: self.version.get_value(),
        };
        self.place.with_value(|place| place.keep(&kept));
    }

    /// Sends what was typed, when nothing is wrong with it.
    fn send(self, told: Callback<()>, over: Callback<()>, ask: Callback<()>) {
        let capacity = untrack(move || self.capacity());
        if let Err(faults) = self.typed.with_untracked(|typed| typed.report(capacity)) {
            forms::is_sound(self.form, OfReports(self.i18n), &faults);
            return;
        }
        self.waits.set(true);
        self.keep();
        self.attempt(told, over, ask);
    }

    /// What was wrong and has been answered is not blamed any longer.
    pub fn forgive(self) {
        if !self.form.is_blamed() {
            return;
        }
        let capacity = untrack(move || self.capacity());
        let faults = self.typed.with_untracked(|typed| typed.report(capacity)).err().unwrap_or_default();
        self.form.keep_blaming(|name| faults.iter().any(|fault| fault.field == name));
    }

    fn attempt(self, told: Callback<()>, over: Callback<()>, ask: Callback<()>) {
        let capacity = untrack(move || self.capacity());
        let Ok(report) = self.typed.with_untracked(|typed| typed.report(capacity)) else { return };
        if self.form.busy().get_untracked() {
            return;
        }
        self.form.begin();
        let (token, version) = (self.token(), self.version.get_value());
        spawn_local(async move {
            let came = client::write_my_report(&token, version, &report).await;
            match came {
                Ok(report) => {
                    // It has come through, even if the page was left meanwhile.
                    Place::of(&token).forget();
                    if !self.form.end() {
                        return;
                    }
                    self.touched.set_value(false);
                    self.waits.set(false);
                    self.knows(report);
                    if let Some(toasts) = self.toasts {
                        toasts.say(ReportTexts::now(self.i18n).sent);
                    }
                    told.run(());
                }
                // It waits, and goes on waiting.
                Err(Denial::Unreachable) => {
                    self.form.end();
                }
                Err(denial) if denial.is_of_a_dead_link() => {
                    if self.form.end() {
                        self.waits.set(false);
                        over.run(());
                    }
                }
                Err(denial) if denial.code() == Some(ProblemCode::TooManyRequests) => {
                    self.form.end();
                }
                Err(denial) => {
                    if self.waits.try_set(false).is_some() {
                        return;
                    }
                    if denial.code() == Some(ProblemCode::VersionMismatch) {
                        // What one sends next changes what is there by now.
                        self.touched.set_value(false);
                        ask.run(());
                    }
                    self.keep();
                    forms::refuse(self.form, OfReports(self.i18n), &denial);
                }
            }
        });
    }
}

/// Sends the form.
#[derive(Clone, Copy)]
pub struct Send(pub Callback<()>);

/// What the form says of what is wrong with it.
#[derive(Clone, Copy)]
struct OfReports(I18n);

impl forms::Voice for OfReports {
    fn i18n(self) -> I18n {
        self.0
    }

    fn reason(self, code: Option<ProblemCode>) -> TextProp {
        let i18n = self.0;
        let words: fn(&ReportTexts) -> &'static str = match code {
            Some(ProblemCode::VersionMismatch) => |texts| texts.changed_meanwhile,
            Some(ProblemCode::Conflict) => |texts| texts.closed,
            Some(ProblemCode::InvalidField) => |texts| texts.not_now,
            _ => |texts| texts.failed,
        };
        (move || words(ReportTexts::of(i18n))).into()
    }

    fn blame(self, fault: &FieldError) -> forms::Blame {
        match (fault.field.as_str(), fault.code) {
            ("people", FaultCode::Malformed | FaultCode::OutOfRange) => |texts| texts.bad_people,
            (_, FaultCode::Malformed) if fault.message.contains("whole number") => |texts| texts.bad_count,
            ("first_timers", FaultCode::Inconsistent) => |texts| texts.more_than_came,
            (field, FaultCode::Inconsistent) if field.starts_with("profiles.") => {
                |texts| texts.more_than_came
            }
            _ => forms::blame(fault),
        }
    }
}
