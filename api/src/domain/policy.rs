//! Who may do what: one pure function of who asks, what for, on what and when. Nothing else decides.
//!
//! What each role may do is the table of [`role_may`]; how far its scope reaches stands below. `docs/roles.md` shows
//! both, and a test compares it with them.

use cafeia_shared::{
    accounts::{GrantState, Role},
    ids::{AccountId, FacilitatorId, GrantId, OrganisationId},
    territories::{TerritoryCode, TerritoryLevel},
};
use chrono::{DateTime, Utc};

use crate::{
    geo::Geography,
    store::grants::{GrantRecord, Scope},
};

cafeia_shared::terms! {
    /// What somebody may be allowed to do.
    Action {
        /// Decide on a café that was handed in: publish it, refuse it, ask for a change.
        ReviewCafe = "review_cafe",
        /// Write or change a café, and hand it in.
        EditCafe = "edit_cafe",
        /// Publish a café without a review.
        PublishCafe = "publish_cafe",
        /// Cancel a café or put it off.
        CancelCafe = "cancel_cafe",
        /// Take a café out of the public site, and back.
        ArchiveCafe = "archive_cafe",
        /// Confirm what was reported of a café, and report at any time.
        VerifyReport = "verify_report",
        /// Change what is written of an organisation.
        EditOrganisation = "edit_organisation",
        /// Let an organisation publish its cafés without a review, or not any more.
        TrustOrganisation = "trust_organisation",
        /// Change what is written of a facilitator.
        EditFacilitator = "edit_facilitator",
        /// Agree that a facilitator is shown to everybody.
        ShowFacilitator = "show_facilitator",
        /// Confirm where a facilitator stands in their training.
        ConfirmTraining = "confirm_training",
        /// Write a place down that the network does not know yet.
        AddPlace = "add_place",
        /// Change what is written of a place.
        EditPlace = "edit_place",
        /// Write a resource of one's own and hand it in, as long as it was not published.
        ProposeResource = "propose_resource",
        /// Change a resource, whosever it is.
        EditResource = "edit_resource",
        /// Decide on a resource that was handed in.
        ReviewResource = "review_resource",
        /// Look after what structures need: ask facilitators, say who comes, decline, end a conversation.
        ManageNeed = "manage_need",
        /// As a facilitator, say whether one comes where a café is needed.
        AnswerNeed = "answer_need",
        /// Give somebody a grant, invite them with it, and take it back.
        ManageGrant = "manage_grant",
        /// Let somebody stand in for a grant's holder for a while.
        DelegateGrant = "delegate_grant",
        /// See who has an account, its address and its grants.
        ReadAccount = "read_account",
        /// Bring a file of cafés, organisations or facilitators in, as far as its lines lie within.
        ImportLines = "import_lines",
        /// Read what the journal says of an object.
        ReadAudit = "read_audit",
        /// See what waits, sleeps and is missing in a territory.
        SteerTerritory = "steer_territory",
        /// Write to many people of one's territory at once.
        SendMailing = "send_mailing",
        /// See jobs, and have those that failed done again.
        ManageJobs = "manage_jobs",
    }

    /// Why something is not allowed.
    Refusal {
        /// No grant of theirs ever allows it.
        NoGrant = "no_grant",
        /// A grant of theirs allows it, elsewhere.
        OutOfScope = "out_of_scope",
        /// The grant that would allow it waits for a second factor.
        SecondFactorNeeded = "second_factor_needed",
        /// The period of the grant that would allow it has not begun.
        NotBegun = "not_begun",
        /// The period of the grant that would allow it is over.
        Ended = "ended",
        /// The grant that would allow it was taken back.
        Revoked = "revoked",
        /// The grant that would allow it stands in for one that does not count any more.
        Lapsed = "lapsed",
        /// It is public by now, so that others decide on it.
        Public = "public",
        /// It is their own report: somebody else confirms it.
        OwnReport = "own_report",
    }
}

impl Refusal {
    /// In a sentence, for whoever asked.
    pub fn sentence(self) -> &'static str {
        match self {
            Self::NoGrant => "None of your grants allows this.",
            Self::OutOfScope => "Your grants allow this for other objects than this one.",
            Self::SecondFactorNeeded => "Your grant allows this as soon as your account has a second factor.",
            Self::NotBegun => "Your grant allows this from its beginning on.",
            Self::Ended => "The grant that allowed this is over.",
            Self::Revoked => "The grant that allowed this was taken back.",
            Self::Lapsed => "The grant that you stand in for does not count any more.",
            Self::Public => "It was published: the national team changes it from then on.",
            Self::OwnReport => {
                "You wrote this report yourself: somebody else who looks after the territory verifies it."
            }
        }
    }
}

/// What is acted upon, by what decides.
#[derive(Debug, Clone, Copy)]
pub enum Object<'a> {
    /// A café.
    Cafe {
        /// The commune of its place, or of its host's seat where it has none.
        commune: Option<&'a str>,
        /// Its host first, and its other organisers.
        organisations: &'a [OrganisationId],
        /// Its facilitators.
        facilitators: &'a [FacilitatorId],
        /// Whether its host publishes without a review.
        trusted: bool,
    },
    /// An organisation.
    Organisation {
        /// Which one.
        id: OrganisationId,
        /// The commune of its seat.
        commune: Option<&'a str>,
    },
    /// A facilitator.
    Facilitator {
        /// Which one.
        id: FacilitatorId,
        /// Their commune.
        commune: &'a str,
    },
    /// A place, by its commune.
    Place(&'a str),
    /// A resource, which has no territory.
    Resource {
        /// Whether whoever asks has written it down.
        own: bool,
        /// Whether it was never published.
        open: bool,
    },
    /// A need, by its commune.
    Need(&'a str),
    /// A grant, made or to be made.
    Grant {
        /// What it reaches.
        scope: &'a Scope,
        /// The commune of its organisation or facilitator.
        commune: Option<&'a str>,
    },
    /// The platform itself.
    Platform,
}

/// A grant with the one it stands in for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Held {
    /// The grant.
    pub grant: GrantRecord,
    /// The grant that it stands in for, and whether that one's holder has a second factor.
    pub lender: Option<(GrantRecord, bool)>,
}

impl Held {
    /// Whether it counts for an account at an instant, and if not, why.
    pub fn state(&self, second_factor: bool, now: DateTime<Utc>) -> GrantState {
        if let Some((lender, lender_second_factor)) = &self.lender
            && !matches!(
                state(lender, *lender_second_factor, now),
                GrantState::InForce | GrantState::NotBegun
            )
        {
            return match state(&self.grant, second_factor, now) {
                own @ (GrantState::Revoked | GrantState::Ended) => own,
                _ => GrantState::Lapsed,
            };
        }
        state(&self.grant, second_factor, now)
    }
}

fn state(grant: &GrantRecord, second_factor: bool, now: DateTime<Utc>) -> GrantState {
    if grant.revoked_at.is_some() {
        GrantState::Revoked
    } else if grant.ends_at.is_some_and(|ends_at| ends_at <= now) {
        GrantState::Ended
    } else if now < grant.starts_at {
        GrantState::NotBegun
    } else if grant.scope == Scope::National && !second_factor {
        GrantState::SecondFactorNeeded
    } else {
        GrantState::InForce
    }
}

/// Who asks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Who {
    /// The account.
    pub account: AccountId,
    /// Whether it has a second factor.
    pub second_factor: bool,
    /// All its grants.
    pub grants: Vec<Held>,
}

impl Who {
    /// Whether they may do something to an object at an instant; if not, the reason that helps most.
    pub fn may(
        &self,
        action: Action,
        object: &Object,
        geography: &Geography,
        now: DateTime<Utc>,
    ) -> Result<(), Refusal> {
        let fitting = |held: &&Held| {
            let stands_in = held.grant.on_behalf_of.is_some();
            role_may(held.grant.scope.role(), action)
                && !(stands_in && needs_own_grant(action, object))
                && reaches(&held.grant.scope, action, object, geography)
        };
        self.decide(self.grants.iter().filter(fitting), now)
            .map_err(|refusal| refusal.unwrap_or_else(|| self.elsewhere(action, object, now)))
    }

    /// Whether they may do one of these things to an object; the reason against the last one otherwise.
    pub fn may_any(
        &self,
        actions: &[Action],
        object: &Object,
        geography: &Geography,
        now: DateTime<Utc>,
    ) -> Result<(), Refusal> {
        let mut refused = Err(Refusal::NoGrant);
        for action in actions {
            refused = self.may(*action, object, geography, now);
            if refused.is_ok() {
                break;
            }
        }
        refused
    }

    /// Whether there is any object to which they may do something at an instant.
    pub fn may_somewhere(&self, action: Action, now: DateTime<Utc>) -> Result<(), Refusal> {
        let fitting = self.grants.iter().filter(|held| role_may(held.grant.scope.role(), action));
        self.decide(fitting, now).map_err(|refusal| refusal.unwrap_or(Refusal::NoGrant))
    }

    /// The scopes of those of their grants that count and allow something.
    pub fn scopes(&self, action: Action, now: DateTime<Utc>) -> Vec<&Scope> {
        let counts = |held: &&Held| {
            role_may(held.grant.scope.role(), action)
                && held.state(self.second_factor, now) == GrantState::InForce
        };
        self.grants.iter().filter(counts).map(|held| &held.grant.scope).collect()
    }

    /// The grant of an identifier, if it is theirs and counts.
    pub fn own_in_force(&self, id: GrantId, now: DateTime<Utc>) -> Option<&GrantRecord> {
        let own = self.grants.iter().find(|held| held.grant.id == id)?;
        (own.state(self.second_factor, now) == GrantState::InForce).then_some(&own.grant)
    }

    /// Nothing, when no grant fits.
    fn decide<'a>(
        &self,
        fitting: impl Iterator<Item = &'a Held>,
        now: DateTime<Utc>,
    ) -> Result<(), Option<Refusal>> {
        let mut best = None;
        for held in fitting {
            let refusal = match held.state(self.second_factor, now) {
                GrantState::InForce => return Ok(()),
                GrantState::SecondFactorNeeded => Refusal::SecondFactorNeeded,
                GrantState::NotBegun => Refusal::NotBegun,
                GrantState::Ended => Refusal::Ended,
                GrantState::Revoked => Refusal::Revoked,
                GrantState::Lapsed => Refusal::Lapsed,
                // It is nobody's before it is accepted.
                GrantState::Offered => continue,
            };
            // The vocabulary lists reasons by what one can do about them.
            best = Some(best.map_or(refusal, |best: Refusal| best.min(refusal)));
        }
        Err(best)
    }

    fn elsewhere(&self, action: Action, object: &Object, now: DateTime<Utc>) -> Refusal {
        let reason = match object {
            Object::Resource { own: true, open: false } => Refusal::Public,
            _ => Refusal::OutOfScope,
        };
        self.may_somewhere(action, now).err().unwrap_or(reason)
    }
}

/// What each role may do, wherever it reaches.
pub fn role_may(role: Role, action: Action) -> bool {
    use Action::{
        AddPlace, AnswerNeed, ArchiveCafe, CancelCafe, ConfirmTraining, DelegateGrant, EditCafe,
        EditFacilitator, EditOrganisation, EditPlace, EditResource, ImportLines, ManageGrant, ManageJobs,
        ManageNeed, ProposeResource, PublishCafe, ReadAccount, ReadAudit, ReviewCafe, ReviewResource,
        SendMailing, ShowFacilitator, SteerTerritory, TrustOrganisation, VerifyReport,
    };
    match role {
        // Nobody agrees for somebody else.
        Role::National => !matches!(action, ShowFacilitator | AnswerNeed),
        Role::Referent => {
            !matches!(action, ShowFacilitator | AnswerNeed | EditResource | ReviewResource | ManageJobs)
        }
        Role::Organiser => matches!(
            action,
            EditCafe | PublishCafe | CancelCafe | ArchiveCafe | EditOrganisation | AddPlace | ProposeResource
        ),
        Role::Facilitator => match action {
            EditCafe | EditFacilitator | ShowFacilitator | AddPlace | ProposeResource | AnswerNeed => true,
            ReviewCafe | PublishCafe | CancelCafe | ArchiveCafe | VerifyReport | EditOrganisation
            | TrustOrganisation | ConfirmTraining | EditPlace | EditResource | ReviewResource
            | ManageNeed | ManageGrant | DelegateGrant | ReadAccount | ImportLines | ReadAudit
            | SteerTerritory | SendMailing | ManageJobs => false,
        },
    }
}

/// Whoever stands in for a referent does their work, and makes neither referents nor further deputies.
fn needs_own_grant(action: Action, object: &Object) -> bool {
    match action {
        Action::DelegateGrant => true,
        Action::ManageGrant => matches!(object, Object::Grant { scope: Scope::Territories(_), .. }),
        _ => false,
    }
}

/// Whether a scope reaches an object.
fn reaches(scope: &Scope, action: Action, object: &Object, geography: &Geography) -> bool {
    match (action, object) {
        // A café may be held anywhere.
        (Action::AddPlace, Object::Place(_)) => return true,
        // What somebody writes down is theirs, whatever else they look after.
        (Action::ProposeResource, Object::Resource { own, open }) if *scope != Scope::National => {
            return *own && *open;
        }
        _ => {}
    }
    match scope {
        Scope::National => true,
        Scope::Territories(own) => match *object {
            Object::Cafe { commune, .. } | Object::Organisation { commune, .. } => {
                commune.is_some_and(|commune| holds(own, commune, geography))
            }
            Object::Facilitator { commune, .. } | Object::Place(commune) | Object::Need(commune) => {
                holds(own, commune, geography)
            }
            Object::Grant { scope: Scope::National, .. } | Object::Resource { .. } | Object::Platform => {
                false
            }
            Object::Grant { scope: Scope::Territories(asked), .. } => {
                // Peers see each other. Rights over a referent are for who looks after more than that referent does.
                let peers = action == Action::ReadAccount;
                !asked.is_empty()
                    && asked.iter().all(|inner| {
                        let lies_in = |outer: &TerritoryCode| {
                            geography.contains(outer, inner) && (peers || !geography.contains(inner, outer))
                        };
                        own.iter().any(lies_in)
                    })
            }
            Object::Grant { commune, .. } => commune.is_some_and(|commune| holds(own, commune, geography)),
        },
        Scope::Organisation(own) => match *object {
            Object::Cafe { organisations, trusted, .. } => {
                // A trusted host lends its trust to nobody who merely names it.
                let publishes = trusted && organisations.first() == Some(own);
                organisations.contains(own) && (action != Action::PublishCafe || publishes)
            }
            Object::Organisation { id, .. } => id == *own,
            _ => false,
        },
        Scope::Facilitator(own) => match *object {
            Object::Cafe { facilitators, .. } => facilitators.contains(own),
            Object::Facilitator { id, .. } => id == *own,
            _ => false,
        },
    }
}

fn holds(own: &[TerritoryCode], commune: &str, geography: &Geography) -> bool {
    let commune = TerritoryCode::new(TerritoryLevel::Commune, commune);
    own.iter().any(|outer| geography.contains(outer, &commune))
}
