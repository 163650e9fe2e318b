//! Reports: how a café went, told by those who were there.
//!
//! Several people may report on one café, each once. What they say is counted, never named: there is no personal data in a
//! report, as far as nobody writes some into the questions that were heard.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{DateTime, TimeDelta, Utc};
use serde::{Deserialize, Serialize};

use crate::{
    ids::{CafeId, ReportId, ResourceId},
    problem::{FaultCode, FieldError},
    query::{Paging, Pairs, Params, Query},
    territories::CommuneRef,
    validation::{Check, limits},
    vocabulary::EventStatus,
    workspace::WorkspaceCafeSummary,
};

/// People of a café at most.
pub const MOST_PEOPLE: u32 = 100_000;
/// Above how many people one is asked whether that is right, where nothing is known of the room.
const MANY: u32 = 1_000;
/// How many times its capacity a café may have had before one is asked.
const OVERFULL: u32 = 3;
/// Characters of the questions that were heard.
pub const QUESTIONS: usize = 2_000;

/// How long reports can be changed after the first of a café; after that, only by whoever may verify them.
pub fn open_for() -> TimeDelta {
    TimeDelta::days(30)
}

crate::vocabulary::vocabulary! {
    /// Why a café was not held.
    NotHeldReason {
        /// Nobody came.
        NobodyCame = "nobody_came",
        /// It was called off too late to be announced.
        CalledOff = "called_off",
        /// Whoever was to run it could not.
        FacilitatorAbsent = "facilitator_absent",
        /// The place was closed, or taken.
        PlaceClosed = "place_closed",
        /// The weather, a strike, a failure.
        Circumstances = "circumstances",
        /// Something else.
        Other = "other",
    }

    /// How people were counted.
    CountingMethod {
        /// One by one.
        Counted = "counted",
        /// By a sheet that they signed.
        SignInSheet = "sign_in_sheet",
        /// By their registrations or tickets.
        Registrations = "registrations",
        /// At a glance.
        Estimated = "estimated",
    }

    /// An age, in the words of La Coop de la médiation numérique (`TrancheAge`), so that its activity reports can be fed.
    AgeBand {
        /// Under 12.
        Under12 = "moins_de_douze",
        /// 12 to 17.
        From12 = "douze_dix_huit",
        /// 18 to 24.
        From18 = "dix_huit_vingt_quatre",
        /// 25 to 39.
        From25 = "vingt_cinq_trente_neuf",
        /// 40 to 59.
        From40 = "quarante_cinquante_neuf",
        /// 60 to 69.
        From60 = "soixante_soixante_neuf",
        /// 70 and more.
        From70 = "soixante_dix_plus",
        /// Not told.
        Unknown = "non_communique",
    }

    /// A gender, in the words of La Coop (`Genre`).
    Gender {
        /// Female.
        Female = "feminin",
        /// Male.
        Male = "masculin",
        /// Not told.
        Unknown = "non_communique",
    }

    /// Where somebody stands in life, in the words of La Coop (`StatutSocial`).
    SocialStatus {
        /// At school, or a student.
        Student = "scolarise",
        /// Without work.
        Unemployed = "sans_emploi",
        /// At work.
        Employed = "en_emploi",
        /// Retired.
        Retired = "retraite",
        /// Not told, or of all kinds.
        Unknown = "non_communique",
    }

    /// As whom somebody reports.
    ReporterPart {
        /// They ran the café.
        Facilitator = "facilitator",
        /// They act for its host.
        Host = "host",
        /// They proposed it.
        Proposer = "proposer",
        /// They act for another of its organisers.
        Organiser = "organiser",
        /// They look after the territory.
        Referent = "referent",
    }

    /// How far a number can be trusted, the least first.
    ReportProof {
        /// Somebody who was there has said so.
        Declared = "declared",
        /// Two different people have said much the same.
        Matched = "matched",
        /// Whoever looks after the territory has confirmed it.
        Verified = "verified",
    }
}

/// How many people are of each kind.
pub type Counts<T> = BTreeMap<T, u32>;

/// Who came, as counts only. What is not known is left out.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(default, deny_unknown_fields)]
pub struct Profiles {
    /// By age.
    pub ages: Counts<AgeBand>,
    /// By gender.
    pub genders: Counts<Gender>,
    /// By where they stand in life.
    pub statuses: Counts<SocialStatus>,
}

impl Profiles {
    /// How many people each of the three counts, with its path.
    fn sums(&self) -> [(&'static str, u64); 3] {
        fn sum<T>(counts: &Counts<T>) -> u64 {
            counts.values().map(|count| u64::from(*count)).sum()
        }
        [
            ("profiles.ages", sum(&self.ages)),
            ("profiles.genders", sum(&self.genders)),
            ("profiles.statuses", sum(&self.statuses)),
        ]
    }
}

/// How a café went, as somebody tells it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct NewReport {
    /// Whether it took place.
    pub held: bool,
    /// Why not; needed when it did not, and of nothing else then.
    #[serde(default)]
    pub not_held_reason: Option<NotHeldReason>,
    /// How many people came, 1 to 100,000; needed when it took place.
    #[serde(default)]
    #[cfg_attr(feature = "openapi", schema(minimum = 1, maximum = 100_000))]
    pub people: Option<u32>,
    /// That the number of people is right, though it is more than three times the capacity, or more than 1,000 where nothing
    /// is known of that.
    #[serde(default)]
    pub sure: bool,
    /// How they were counted; needed when it took place.
    #[serde(default)]
    pub counting: Option<CountingMethod>,
    /// How many of them came to a Café IA for the first time.
    #[serde(default)]
    pub first_timers: Option<u32>,
    /// Who they were, as counts.
    #[serde(default)]
    pub profiles: Profiles,
    /// The formats that worked, at most 5.
    #[serde(default)]
    pub format_ids: Vec<ResourceId>,
    /// Questions that were heard, at most 2,000 characters: no names, nothing by which somebody is recognised. Nobody sees
    /// them but those who may write the café.
    #[serde(default)]
    pub questions: String,
}

impl NewReport {
    /// What is wrong with it, field by field.
    pub fn faults(&self) -> Vec<FieldError> {
        let mut check = Check::default();
        if self.held {
            self.check_held(&mut check);
        } else {
            self.check_not_held(&mut check);
        }
        check.faults()
    }

    /// The same of a café of a capacity.
    pub fn faults_for(&self, capacity: Option<u32>) -> Vec<FieldError> {
        let mut faults = self.faults();
        if self.is_unlikely(capacity) && !self.sure && faults.iter().all(|fault| fault.field != "people") {
            let message = "is a great deal for this café; send sure = true if it is right";
            faults.push(FieldError::new("sure", FaultCode::Required, message));
        }
        faults
    }

    /// Whether the number of people is one that its author has to confirm.
    pub fn is_unlikely(&self, capacity: Option<u32>) -> bool {
        let most = capacity.map_or(MANY, |capacity| capacity.saturating_mul(OVERFULL));
        self.held && self.people.is_some_and(|people| people > most)
    }

    fn check_held(&self, check: &mut Check) {
        check.that(self.not_held_reason.is_none(), "not_held_reason", "goes with a café that was not held");
        match self.people {
            Some(people) => check.range("people", people, 1, MOST_PEOPLE),
            None => check.missing("people", "say how many people came"),
        }
        if self.counting.is_none() {
            check.missing("counting", "say how they were counted");
        }
        let people = u64::from(self.people.unwrap_or(MOST_PEOPLE));
        let first = u64::from(self.first_timers.unwrap_or_default());
        check.that(first <= people, "first_timers", "are more than the people who came");
        for (field, sum) in self.profiles.sums() {
            check.that(sum <= people, field, "add up to more than the people who came");
        }
        check.count("format_ids", self.format_ids.len(), limits::FORMATS);
        check.distinct("format_ids", &self.format_ids);
        check.long_text("questions", &self.questions, QUESTIONS);
    }

    fn check_not_held(&self, check: &mut Check) {
        if self.not_held_reason.is_none() {
            check.missing("not_held_reason", "say why it was not held");
        }
        for (field, given) in [
            ("people", self.people.is_some()),
            ("sure", self.sure),
            ("counting", self.counting.is_some()),
            ("first_timers", self.first_timers.is_some()),
            ("profiles", self.profiles != Profiles::default()),
            ("format_ids", !self.format_ids.is_empty()),
            ("questions", !self.questions.trim().is_empty()),
        ] {
            check.that(!given, field, "goes with a café that was held");
        }
    }
}

/// One person's report.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Report {
    /// Its identifier.
    pub id: ReportId,
    /// Whether it is by whoever asks.
    pub mine: bool,
    /// As whom its author reports.
    pub part: ReporterPart,
    /// What it says.
    pub content: NewReport,
    /// When it came in (UTC).
    #[serde(deserialize_with = "crate::instant::read")]
    pub created_at: DateTime<Utc>,
    /// When it last changed (UTC).
    #[serde(deserialize_with = "crate::instant::read")]
    pub updated_at: DateTime<Utc>,
}

/// The café that a report is about.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ReportedCafe {
    /// Its identifier.
    pub id: CafeId,
    /// Its name in addresses.
    pub slug: String,
    /// Its title.
    pub title: String,
    /// When it begins (UTC).
    #[serde(deserialize_with = "crate::instant::read")]
    pub starts_at: DateTime<Utc>,
    /// When it ends (UTC).
    #[serde(deserialize_with = "crate::instant::read")]
    pub ends_at: DateTime<Utc>,
    /// The IANA time zone in which its times are to be read.
    pub timezone: String,
    /// What happens to it, as everybody sees it.
    pub event_status: EventStatus,
    /// The name of its place; absent when it is online only.
    pub place_name: Option<String>,
    /// The commune that says whose territory it is.
    pub commune: Option<CommuneRef>,
    /// How many people it takes.
    pub capacity: Option<u32>,
    /// The formats that it announced.
    pub formats: Vec<ReportedFormat>,
}

/// A format that a café announced.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ReportedFormat {
    /// Its identifier.
    pub id: ResourceId,
    /// Its title.
    pub title: String,
}

/// What is known of how a café went.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct CafeReport {
    /// Counts the changes of all its reports; 0 as long as nobody has reported.
    pub version: u32,
    /// The café.
    pub cafe: ReportedCafe,
    /// The reports: by a private link one's own alone, in the workspace everybody's, the first one first.
    pub reports: Vec<Report>,
    /// What counts of them; absent when nothing does.
    pub reached: Option<Reached>,
    /// The report that was verified.
    pub verified_report_id: Option<ReportId>,
    /// When it was (UTC).
    #[serde(default, deserialize_with = "crate::instant::read_optional")]
    pub verified_at: Option<DateTime<Utc>>,
    /// Until when those who were there can report and change what they said (UTC); absent as long as nobody has.
    #[serde(default, deserialize_with = "crate::instant::read_optional")]
    pub open_until: Option<DateTime<Utc>>,
    /// Whether whoever asks may report now, or change what they said.
    pub editable: bool,
    /// Whether whoever asks may verify a report that is not their own (`mine`).
    pub verifiable: bool,
}

impl CafeReport {
    /// The report of whoever asks.
    pub fn mine(&self) -> Option<&Report> {
        self.reports.iter().find(|report| report.mine)
    }
}

/// What is known of how a café went, as lists of those who verify show it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct CafeReportSummary {
    /// The café.
    pub cafe: WorkspaceCafeSummary,
    /// Counts the changes of all its reports.
    pub version: u32,
    /// How many people have reported.
    pub reports: u32,
    /// What counts of it; absent when nothing does.
    pub reached: Option<Reached>,
    /// Whether one of the reports was verified, also that the café was not held.
    pub verified: bool,
    /// Whether questions were heard and told.
    pub questions: bool,
    /// When the first report came (UTC).
    #[serde(deserialize_with = "crate::instant::read")]
    pub first_reported_at: DateTime<Utc>,
}

/// Which cafés' reports of one's own territory.
#[derive(Debug, Clone, Default, PartialEq)]
#[cfg_attr(feature = "openapi", derive(utoipa::IntoParams))]
#[cfg_attr(feature = "openapi", into_params(parameter_in = Query))]
pub struct CafeReportFilter {
    /// Those that were verified, or those that were not.
    #[cfg_attr(feature = "openapi", param(required = false))]
    pub verified: Option<bool>,
    /// Only those where questions were heard.
    #[cfg_attr(feature = "openapi", param(required = false))]
    pub questions: Option<bool>,
}

/// The query of a list of reports, the one that came last first.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct CafeReportQuery {
    /// Which ones.
    pub filter: CafeReportFilter,
    /// Which page.
    pub paging: Paging,
}

impl Query for CafeReportQuery {
    fn read(params: &mut Params) -> Self {
        let filter =
            CafeReportFilter { verified: params.one("verified"), questions: params.one("questions") };
        Self { filter, paging: Paging::read(params) }
    }

    fn write(&self, out: &mut Pairs) {
        out.one("verified", self.filter.verified);
        out.one("questions", self.filter.questions);
        self.paging.write(out);
    }
}

/// Which report is verified.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct NewVerification {
    /// The report whose number counts from now on.
    pub report_id: ReportId,
}

/// How many people a café reached, and how far that can be trusted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Reached {
    /// How many.
    pub people: u32,
    /// How far that can be trusted.
    pub proof: ReportProof,
}

impl Reached {
    /// What counts of a café's reports, each with its number of people where it says that the café was held; and which one
    /// was verified. The order of the reports makes no difference.
    pub fn of(
        reports: impl IntoIterator<Item = (ReportId, Option<u32>)>,
        verified: Option<ReportId>,
    ) -> Option<Self> {
        let reports: BTreeSet<(Option<u32>, ReportId)> =
            reports.into_iter().map(|(id, people)| (people, id)).collect();
        if let Some((people, _)) = reports.iter().find(|(_, id)| Some(*id) == verified) {
            return people.map(|people| Self { people, proof: ReportProof::Verified });
        }
        let numbers: Vec<u32> = reports.iter().filter_map(|(people, _)| *people).collect();
        let matched = numbers.windows(2).find(|two| matches(two[0], two[1])).map(|two| two[0]);
        match matched {
            Some(people) => Some(Self { people, proof: ReportProof::Matched }),
            None => numbers.first().map(|people| Self { people: *people, proof: ReportProof::Declared }),
        }
    }
}

/// Whether two numbers, the lower one first, differ by a tenth of the greater one at most.
pub fn matches(lower: u32, greater: u32) -> bool {
    u64::from(greater - lower) * 10 <= u64::from(greater)
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;

    fn held(people: u32) -> NewReport {
        NewReport {
            held: true,
            people: Some(people),
            counting: Some(CountingMethod::Counted),
            ..NewReport::default()
        }
    }

    fn fields(faults: Vec<FieldError>) -> Vec<String> {
        faults.into_iter().map(|fault| fault.field).collect()
    }

    #[test]
    fn a_report_says_how_many_came_or_why_nobody_did() {
        assert!(held(12).faults().is_empty());
        assert_eq!(fields(NewReport { held: true, ..NewReport::default() }.faults()), ["people", "counting"]);
        assert_eq!(fields(NewReport::default().faults()), ["not_held_reason"]);
        let rained =
            NewReport { not_held_reason: Some(NotHeldReason::Circumstances), ..NewReport::default() };
        assert!(rained.faults().is_empty());
        assert_eq!(fields(NewReport { people: Some(3), ..rained }.faults()), ["people"]);
        assert_eq!(fields(held(0).faults()), ["people"]);
        assert_eq!(fields(held(1_000_000_000).faults_for(Some(20))), ["people"]);
    }

    #[test]
    fn a_part_of_the_people_is_no_more_than_all_of_them() {
        let mut report = held(10);
        report.first_timers = Some(11);
        report.profiles.ages = Counts::from([(AgeBand::From12, 6), (AgeBand::From70, 5)]);
        report.profiles.genders = Counts::from([(Gender::Female, u32::MAX), (Gender::Male, u32::MAX)]);
        report.profiles.statuses = Counts::from([(SocialStatus::Retired, 10)]);
        assert_eq!(fields(report.faults()), ["first_timers", "profiles.ages", "profiles.genders"]);
    }

    #[test]
    fn a_great_number_is_confirmed_by_its_author() {
        assert!(held(60).faults_for(Some(20)).is_empty());
        assert_eq!(fields(held(61).faults_for(Some(20))), ["sure"]);
        assert!(NewReport { sure: true, ..held(61) }.faults_for(Some(20)).is_empty());
        assert!(held(1_000).faults_for(None).is_empty());
        assert_eq!(fields(held(1_001).faults_for(None)), ["sure"]);
    }

    #[test]
    fn one_number_counts_whoever_reports_first() {
        use ReportProof::{Declared, Matched, Verified};
        let id = |n: u128| ReportId(Uuid::from_u128(n));
        let of = |numbers: &[Option<u32>], verified: Option<u128>| {
            let reports: Vec<_> = numbers.iter().zip(1_u128..).map(|(people, n)| (id(n), *people)).collect();
            let one = Reached::of(reports.clone(), verified.map(id));
            assert_eq!(one, Reached::of(reports.into_iter().rev(), verified.map(id)));
            one.map(|reached| (reached.people, reached.proof))
        };
        assert_eq!(of(&[], None), None);
        assert_eq!(of(&[None], None), None, "it was not held");
        assert_eq!(of(&[Some(20)], None), Some((20, Declared)));
        assert_eq!(of(&[Some(20), None], None), Some((20, Declared)));
        assert_eq!(of(&[Some(20), Some(18)], None), Some((18, Matched)));
        assert_eq!(of(&[Some(20), Some(20)], None), Some((20, Matched)), "the same number by two people");
        assert_eq!(of(&[Some(20), Some(17)], None), Some((17, Declared)), "the lowest where none match");
        assert_eq!(of(&[Some(10), Some(100), Some(105)], None), Some((100, Matched)));
        assert_eq!(of(&[Some(20), Some(18)], Some(1)), Some((20, Verified)));
        assert_eq!(of(&[Some(20), None], Some(2)), None, "that it was not held is what was verified");
        assert_eq!(of(&[Some(20)], Some(9)), Some((20, Declared)), "what was verified was taken back");
    }

    #[test]
    fn counts_are_written_by_the_words_of_la_coop() {
        let profiles: Profiles =
            serde_json::from_str(r#"{"ages":{"moins_de_douze":2},"genders":{"feminin":1}}"#).unwrap();
        assert_eq!(profiles.ages, Counts::from([(AgeBand::Under12, 2)]));
        let written = serde_json::to_string(&profiles).unwrap();
        assert_eq!(written, r#"{"ages":{"moins_de_douze":2},"genders":{"feminin":1},"statuses":{}}"#);
        assert!(serde_json::from_str::<Profiles>(r#"{"ages":{"jeunes":2}}"#).is_err());
    }
}
