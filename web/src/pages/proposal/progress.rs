//! How far a proposal has come.

use cafeia_shared::proposals::{Proposal, ProposalStatus};
use chrono::{DateTime, Utc};
use leptos::prelude::*;

use crate::{
    format,
    i18n::{ProposalTexts, use_i18n},
    kit::{Icon, Pictogram},
};

/// A stage of the way.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stage {
    /// It came in.
    Received,
    /// Somebody reads it.
    InReview,
    /// It became a café.
    Published,
    /// The café is in the agenda.
    InAgenda,
    /// It was refused.
    Refused,
    /// Its proposer took it back.
    Withdrawn,
}

/// A stage, whether one is there, and since when.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Step {
    stage: Stage,
    reached: bool,
    at: Option<DateTime<Utc>>,
}

/// The stages of a proposal's way; the last one that is reached is where it stands.
pub fn way(proposal: &Proposal) -> Vec<Step> {
    let received = Step { stage: Stage::Received, reached: true, at: Some(proposal.received_at) };
    let ahead = |stage| Step { stage, reached: false, at: None };
    let reached = |stage, at| Step { stage, reached: true, at };
    let read = proposal.confirmed_at.map(|at| reached(Stage::InReview, Some(at)));
    let decided = proposal.decided_at;
    match proposal.status {
        ProposalStatus::Refused => {
            [Some(received), read, Some(reached(Stage::Refused, decided))].into_iter().flatten().collect()
        }
        ProposalStatus::Withdrawn => {
            [Some(received), read, Some(reached(Stage::Withdrawn, None))].into_iter().flatten().collect()
        }
        ProposalStatus::Unconfirmed | ProposalStatus::InReview | ProposalStatus::ChangeRequested => {
            let read = read.unwrap_or(ahead(Stage::InReview));
            vec![received, read, ahead(Stage::Published), ahead(Stage::InAgenda)]
        }
        ProposalStatus::Accepted => {
            let shown = proposal.cafe_slug.is_some();
            let agenda = Step { stage: Stage::InAgenda, reached: shown, at: decided.filter(|_| shown) };
            let read = read.unwrap_or(reached(Stage::InReview, None));
            vec![received, read, reached(Stage::Published, decided), agenda]
        }
    }
}

/// The way of a proposal, with its times.
#[component]
pub fn Progress(
    /// Its stages.
    way: Vec<Step>,
) -> impl IntoView {
    let i18n = use_i18n();
    let here = way.iter().rposition(|step| step.reached);
    view! {
        <ol class="progress" aria-label=move || ProposalTexts::of(i18n).progress>
            {way
                .into_iter()
                .enumerate()
                .map(|(index, Step { stage, reached, at })| {
                    let is_here = here == Some(index);
                    view! {
                        <li
                            class="progress__step"
                            class:progress__step--reached=reached
                            class:progress__step--here=is_here
                            aria-current=is_here.then_some("step")
                        >
                            <span class="progress__mark" aria-hidden="true">
                                {reached.then(|| view! { <Pictogram icon=mark(stage)/> })}
                            </span>
                            <span class="progress__words">
                                <span class="progress__name">{move || ProposalTexts::of(i18n).stage(stage)}</span>
                                <span class="progress__when">
                                    {move || match at {
                                        Some(at) => format::moment(at, i18n.locale()),
                                        None if reached => String::new(),
                                        None => ProposalTexts::of(i18n).ahead.to_owned(),
                                    }}
                                </span>
                            </span>
                        </li>
                    }
                })
                .collect_view()}
        </ol>
    }
}

fn mark(stage: Stage) -> Icon {
    match stage {
        Stage::Refused | Stage::Withdrawn => Icon::Close,
        Stage::Received | Stage::InReview | Stage::Published | Stage::InAgenda => Icon::Check,
    }
}

#[cfg(test)]
mod tests {
    use cafeia_shared::{
        cafes::{Contact, Registration},
        proposals::{ProposedCafe, Proposer},
        vocabulary::{CafeMode, Locale, RegistrationMode},
    };
    use chrono::TimeDelta;

    use super::*;

    fn hour(hour: i64) -> DateTime<Utc> {
        DateTime::UNIX_EPOCH + TimeDelta::hours(hour)
    }

    fn proposal(status: ProposalStatus) -> Proposal {
        Proposal {
            id: "019ab000-0000-7000-8000-000000000001".parse().unwrap(),
            version: 1,
            status,
            proposer: Proposer {
                name: "Anne".to_owned(),
                email: "anne@exemple.fr".to_owned(),
                locale: Locale::French,
            },
            cafe: ProposedCafe {
                title: "Café IA".to_owned(),
                summary: String::new(),
                description: String::new(),
                starts_at: hour(1000),
                ends_at: hour(1002),
                timezone: "Europe/Paris".to_owned(),
                mode: CafeMode::OnSite,
                place_id: None,
                new_place: None,
                online_url: None,
                host_id: None,
                new_host: None,
                format_ids: Vec::new(),
                audiences: Vec::new(),
                languages: Vec::new(),
                themes: Vec::new(),
                accessibility: Vec::new(),
                capacity: None,
                registration: Registration { mode: RegistrationMode::None, target: None },
                contact: Contact::default(),
                message: String::new(),
            },
            place_name: None,
            host_name: "Médiathèque".to_owned(),
            commune: None,
            reason: None,
            received_at: hour(1),
            confirmed_at: None,
            review_since: None,
            decided_at: None,
            cafe_slug: None,
            steps: Vec::new(),
            editable: true,
            kept_until: hour(2000),
        }
    }

    fn reached(proposal: &Proposal) -> Vec<Stage> {
        way(proposal).into_iter().filter(|step| step.reached).map(|step| step.stage).collect()
    }

    #[test]
    fn a_proposal_goes_from_received_to_the_agenda() {
        let mut one = proposal(ProposalStatus::Unconfirmed);
        assert_eq!(reached(&one), [Stage::Received]);
        assert_eq!(way(&one).len(), 4);
        (one.status, one.confirmed_at) = (ProposalStatus::InReview, Some(hour(2)));
        assert_eq!(reached(&one), [Stage::Received, Stage::InReview]);
        (one.status, one.decided_at) = (ProposalStatus::Accepted, Some(hour(3)));
        assert_eq!(reached(&one), [Stage::Received, Stage::InReview, Stage::Published]);
        one.cafe_slug = Some("cafe-ia".to_owned());
        assert_eq!(reached(&one).last(), Some(&Stage::InAgenda));
        assert_eq!(way(&one).last().and_then(|step| step.at), Some(hour(3)));
    }

    #[test]
    fn a_way_that_ends_earlier_shows_no_more_ahead() {
        let mut one = proposal(ProposalStatus::Refused);
        (one.confirmed_at, one.decided_at) = (Some(hour(2)), Some(hour(3)));
        assert_eq!(reached(&one), [Stage::Received, Stage::InReview, Stage::Refused]);
        assert!(way(&one).iter().all(|step| step.reached));
        assert_eq!(reached(&proposal(ProposalStatus::Withdrawn)), [Stage::Received, Stage::Withdrawn]);
    }
}
