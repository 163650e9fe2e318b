//! What was typed into the form, and what the browser keeps of it until it has been sent.

use std::collections::BTreeMap;

use cafeia_shared::{
    ids::ResourceId,
    problem::{FaultCode, FieldError},
    reports::{AgeBand, CountingMethod, Counts, Gender, NewReport, NotHeldReason, Profiles, SocialStatus},
};
use serde::{Deserialize, Serialize};

use crate::{
    json::{read, write},
    storage,
};

/// Numbers as they were typed.
pub type TypedCounts<T> = BTreeMap<T, String>;

/// What was typed.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Typed {
    pub held: Option<bool>,
    pub not_held_reason: Option<NotHeldReason>,
    pub people: String,
    pub sure: bool,
    pub counting: Option<CountingMethod>,
    pub first_timers: String,
    pub ages: TypedCounts<AgeBand>,
    pub genders: TypedCounts<Gender>,
    pub statuses: TypedCounts<SocialStatus>,
    pub format_ids: Vec<ResourceId>,
    pub questions: String,
}

impl Typed {
    /// A report, to be changed.
    pub fn of(report: &NewReport) -> Self {
        let number = |number: Option<u32>| number.map(|number| number.to_string()).unwrap_or_default();
        Self {
            held: Some(report.held),
            not_held_reason: report.not_held_reason,
            people: number(report.people),
            sure: report.sure,
            counting: report.counting,
            first_timers: number(report.first_timers),
            ages: typed(&report.profiles.ages),
            genders: typed(&report.profiles.genders),
            statuses: typed(&report.profiles.statuses),
            format_ids: report.format_ids.clone(),
            questions: report.questions.clone(),
        }
    }

    /// The report that it is, or what is wrong with it. What goes with another answer than the one that was given is left out.
    pub fn report(&self, capacity: Option<u32>) -> Result<NewReport, Vec<FieldError>> {
        let Some(held) = self.held else {
            return Err(vec![FieldError::new("held", FaultCode::Required, "say whether it took place")]);
        };
        let mut report = NewReport { held, ..NewReport::default() };
        let mut faults = Vec::new();
        if held {
            let mut number = |field: &str, text: &str| {
                number(text).unwrap_or_else(|()| {
                    faults.push(FieldError::new(field, FaultCode::Malformed, "is a whole number"));
                    None
                })
            };
            report.people = number("people", &self.people);
            report.counting = self.counting;
            report.first_timers = number("first_timers", &self.first_timers);
            report.profiles = Profiles {
                ages: counts(&self.ages, |text| number("profiles.ages", text)),
                genders: counts(&self.genders, |text| number("profiles.genders", text)),
                statuses: counts(&self.statuses, |text| number("profiles.statuses", text)),
            };
            report.format_ids.clone_from(&self.format_ids);
            self.questions.trim().clone_into(&mut report.questions);
            report.sure = self.sure && report.is_unlikely(capacity);
        } else {
            report.not_held_reason = self.not_held_reason;
        }
        let known: Vec<String> = faults.iter().map(|fault| fault.field.clone()).collect();
        let of_report = report.faults_for(capacity).into_iter();
        faults.extend(of_report.filter(|fault| !known.contains(&fault.field)));
        if faults.is_empty() { Ok(report) } else { Err(faults) }
    }
}

/// A number as people write it: with spaces between its thousands. Nothing is no number.
pub fn number(text: &str) -> Result<Option<u32>, ()> {
    let digits: String = text.chars().filter(|c| !c.is_whitespace()).collect();
    if digits.is_empty() { Ok(None) } else { digits.parse().map(Some).map_err(|_| ()) }
}

fn typed<T: Copy + Ord>(counts: &Counts<T>) -> TypedCounts<T> {
    counts.iter().map(|(term, count)| (*term, count.to_string())).collect()
}

fn counts<T: Copy + Ord>(typed: &TypedCounts<T>, mut number: impl FnMut(&str) -> Option<u32>) -> Counts<T> {
    typed.iter().filter_map(|(term, text)| Some((*term, number(text)?))).collect()
}

/// What the browser keeps: what was typed, and whether it waits to be sent.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Kept {
    /// What was typed.
    pub typed: Typed,
    /// Whether it waits to be sent.
    pub waits: bool,
    /// The version that it changes; nothing for a first report.
    pub version: Option<u32>,
}

/// Where the browser keeps what belongs to a link: by whose and of which café it is, not by what proves that.
#[derive(Debug, Clone, PartialEq)]
pub struct Place(String);

impl Place {
    /// Characters of a token that name its café and its reporter: 32 bytes in base64.
    const NAMES: usize = 42;

    /// The place of a link.
    pub fn of(token: &str) -> Self {
        let names: String = token.chars().take(Self::NAMES).collect();
        Self(format!("cafeia.report.{names}"))
    }

    /// What is kept there.
    pub fn read(&self) -> Option<Kept> {
        read(&storage::read(&self.0)?).ok()
    }

    /// Keeps something there.
    pub fn keep(&self, kept: &Kept) {
        storage::keep(&self.0, &write(kept));
    }

    /// Keeps nothing there any more.
    pub fn forget(&self) {
        storage::forget(&self.0);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fields(typed: &Typed, capacity: Option<u32>) -> Vec<String> {
        let faults = typed.report(capacity).err().unwrap_or_default();
        faults.into_iter().map(|fault| fault.field).collect()
    }

    #[test]
    fn what_was_typed_is_a_report_or_says_what_is_wrong() {
        assert_eq!(fields(&Typed::default(), None), ["held"]);
        let held = Typed { held: Some(true), ..Typed::default() };
        assert_eq!(fields(&held, None), ["people", "counting"]);
        let counted = Typed {
            people: " 1\u{202f}200".to_owned(),
            counting: Some(CountingMethod::Counted),
            first_timers: "douze".to_owned(),
            // The other answer was given first.
            not_held_reason: Some(NotHeldReason::NobodyCame),
            ..held
        };
        assert_eq!(fields(&counted, None), ["first_timers", "sure"]);
        let sure = Typed { first_timers: String::new(), sure: true, ..counted };
        let report = sure.report(None).unwrap();
        assert_eq!((report.people, report.not_held_reason), (Some(1_200), None));
        assert!(!sure.report(Some(600)).unwrap().sure, "it is not asked of a large room");
        let unheld = Typed { held: Some(false), ..sure };
        assert_eq!(unheld.report(None).unwrap().people, None);
    }

    #[test]
    fn a_report_is_typed_again_as_it_was() {
        let mut report = NewReport {
            held: true,
            people: Some(12),
            counting: Some(CountingMethod::Estimated),
            first_timers: Some(0),
            questions: "Et demain ?".to_owned(),
            ..NewReport::default()
        };
        report.profiles.ages = Counts::from([(AgeBand::Under12, 3), (AgeBand::From70, 9)]);
        assert_eq!(Typed::of(&report).report(Some(20)), Ok(report));
    }
}
