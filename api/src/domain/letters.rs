//! What the network's letters say, asked when they leave.

use std::sync::Arc;

use cafeia_shared::{
    ids::{
        AccountId, CafeId, FacilitatorId, GrantId, MailingId, NeedId, NeedMessageId, ProposalId, ResourceId,
    },
    life::Vitality,
    needs::{NeedOfferState, NeedParty, NeedStatus},
    proposals::ProposalStatus,
    site::{SitePage, WorkspacePage},
    territories::{TerritoryCode, TerritoryLevel},
    vocabulary::{Locale, PublicationStatus, Term as _},
};
use chrono::{DateTime, Utc};
use uuid::Uuid;

use super::{
    alive::{self, Called},
    facilitators, links,
    mailings::{self, Links},
    needs,
    proposals::{self, Standing},
    refusals,
    reports::{self, Invited},
    resources, review_clock,
};
use crate::{
    clock::Clock,
    geo::Geography,
    jobs::{
        Addressee, Awaited, Call, Job, Letters, Living, Mail, News, ReportCall, Reporter, ReviewCall, Told,
    },
    mail::{self, Content, Letter, NeedWords, Recipient, ResourceVerdict, Reviewer},
    secrets::keyring::Keyring,
    store::{self, DbConnection, StoreError, accounts::AccountRecord, grants::Scope, links::LinkPurpose},
};

/// The letters of this network.
pub struct NetworkLetters {
    /// What makes the tokens of links.
    keyring: Arc<Keyring>,
    /// The scheme and the host of the site.
    origin: String,
    clock: Clock,
    /// What says who looks after which territory.
    geography: Arc<Geography>,
}

/// The way to a page of the site where a one-time link is followed. The token stands behind `#`, so that neither a
/// server's log nor another site ever sees it.
pub fn link_address(origin: &str, purpose: LinkPurpose, token: &str) -> String {
    let page = SitePage::Workspace(match purpose {
        LinkPurpose::Invitation | LinkPurpose::Application => WorkspacePage::Invitation,
        LinkPurpose::PasswordReset => WorkspacePage::Password,
    });
    format!("{origin}{page}#{token}")
}

/// What a territory is called.
pub(super) fn territory_name(geography: &Geography, territory: &TerritoryCode) -> String {
    let code = &territory.code;
    let name = match territory.level {
        TerritoryLevel::Region => geography.region(code).map(|region| region.name.to_string()),
        TerritoryLevel::Departement => geography.departement(code).map(|found| found.name.to_string()),
        TerritoryLevel::Commune => geography.commune(code).map(|commune| commune.name.to_string()),
    };
    name.unwrap_or_else(|| territory.to_string())
}

/// A link that is good, and all that a letter says of it.
struct GoodLink {
    account: AccountRecord,
    address: String,
    until: DateTime<Utc>,
    created_by: Option<AccountId>,
}

impl NetworkLetters {
    /// Letters with links to the site of an origin: `https://reseau.example`.
    pub fn new(keyring: Arc<Keyring>, origin: String, clock: Clock, geography: Arc<Geography>) -> Self {
        Self { keyring, origin, clock, geography }
    }

    /// Nothing for a link that is no longer good.
    fn link(
        &self,
        connection: &mut DbConnection,
        id: Uuid,
        purpose: LinkPurpose,
    ) -> Result<Option<GoodLink>, StoreError> {
        let Some(link) = links::find_good(connection, id, purpose, self.clock.now())? else {
            return Ok(None);
        };
        let Some(account) = store::accounts::find_optional(connection, link.account_id)? else {
            return Ok(None);
        };
        let Some(token) = self.token(id, purpose.as_str()) else { return Ok(None) };
        let address = link_address(&self.origin, purpose, &token);
        Ok(Some(GoodLink { account, address, until: link.expires_at, created_by: link.created_by }))
    }

    fn token(&self, id: Uuid, purpose: &str) -> Option<String> {
        let failed = |error| tracing::error!(%error, "a letter was dropped: its link cannot be made");
        self.keyring.link_token(id, purpose).map_err(failed).ok()
    }

    /// The private link of a proposal.
    fn proposal_address(&self, id: ProposalId) -> Option<String> {
        let token = self.token(id.0, proposals::LINK_PURPOSE)?;
        Some(format!("{}{}#{token}", self.origin, SitePage::Proposal))
    }

    /// Nothing when it was confirmed, or is forgotten.
    fn confirmation(
        &self,
        connection: &mut DbConnection,
        id: ProposalId,
    ) -> Result<Option<Letter>, StoreError> {
        let found = store::proposals::find_optional(connection, id)?
            .filter(|proposal| proposal.status == ProposalStatus::Unconfirmed);
        let Some((proposal, link)) = found.zip(self.proposal_address(id)) else { return Ok(None) };
        let until = proposal.kept_until;
        // The name is what somebody may have given for them.
        let recipient = Recipient { address: proposal.proposer.email, name: None };
        let content = Content::ProposalConfirmation { link, until };
        Ok(Some(Letter { recipient, locale: proposal.proposer.locale, content }))
    }

    /// Nothing when that decision was undone, or another one was made since.
    fn decision(
        &self,
        connection: &mut DbConnection,
        id: ProposalId,
        at: DateTime<Utc>,
    ) -> Result<Option<Letter>, StoreError> {
        let found =
            Standing::find(connection, id)?.filter(|standing| standing.proposal.decided_at == Some(at));
        let Some((standing, own)) = found.zip(self.proposal_address(id)) else { return Ok(None) };
        let reason = standing.reason().map(str::to_owned);
        let content = match standing.status() {
            ProposalStatus::ChangeRequested => {
                Content::ProposalChange { reason: reason.unwrap_or_default(), link: own }
            }
            ProposalStatus::Refused => Content::ProposalRefused { reason, link: own },
            ProposalStatus::Accepted => match standing.public_cafe() {
                Some(cafe) => {
                    let link = format!("{}{}", self.origin, SitePage::Cafe(&cafe.slug));
                    Content::ProposalAccepted { reason, link, own }
                }
                None => return Ok(None),
            },
            ProposalStatus::Unconfirmed | ProposalStatus::InReview | ProposalStatus::Withdrawn => {
                return Ok(None);
            }
        };
        let proposer = standing.proposal.proposer;
        let recipient = Recipient { address: proposer.email, name: Some(proposer.name) };
        Ok(Some(Letter { recipient, locale: proposer.locale, content }))
    }

    /// Nothing when there was a sign since, or when whoever was asked does not speak for them any more.
    fn sign_of_life(
        &self,
        connection: &mut DbConnection,
        living: Living,
        addressee: Addressee,
        at: DateTime<Utc>,
    ) -> Result<Option<Letter>, StoreError> {
        let found = alive::find_awaited(connection, living, addressee, at, self.clock.now())?;
        let Some((life, last_sign, hearer)) = found else { return Ok(None) };
        let called = Called::of(living, &hearer, at);
        let failed = |error| tracing::error!(%error, "a letter was dropped: its link cannot be made");
        let token = self.keyring.pair_token(called.ids(), called.purpose()).map_err(failed).ok();
        let Some((token, ahead)) = token.zip(Vitality::ahead(last_sign)) else { return Ok(None) };
        let content = Content::SignOfLife {
            kind: living.kind(),
            name: life.name,
            unconfirmed_from: ahead.0,
            hidden_from: ahead.1,
            own: match living {
                Living::Need(id) => self.need_address(id),
                Living::Facilitator(_) | Living::Organisation(_) => None,
            },
            link: format!("{}{}#{token}", self.origin, SitePage::StillThere),
        };
        Ok(Some(Letter { recipient: hearer.recipient, locale: hearer.locale, content }))
    }

    /// Of a grant, or of the offer of one. Nothing when it was taken back meanwhile, or is over.
    fn grant_given(&self, connection: &mut DbConnection, id: GrantId) -> Result<Option<Letter>, StoreError> {
        let now = self.clock.now();
        let offer = store::offers::find_optional(connection, id)?.map(|offer| offer.grant);
        let offered = offer.is_some();
        let found = match offer {
            Some(grant) => Some(grant),
            None => store::grants::find_optional(connection, id)?,
        };
        let found = found
            .filter(|grant| grant.revoked_at.is_none() && grant.ends_at.is_none_or(|ends_at| ends_at > now));
        let Some(grant) = found else { return Ok(None) };
        let page = if offered { WorkspacePage::Account } else { WorkspacePage::Home };
        let Some(account) = store::accounts::find_optional(connection, grant.account_id)? else {
            return Ok(None);
        };
        let giver = match grant.granted_by {
            Some(giver) => store::accounts::find_optional(connection, giver)?.map(|giver| giver.name),
            None => None,
        };
        let content = Content::GrantGiven {
            role: grant.scope.role(),
            scope: self.names(connection, &grant.scope)?,
            stands_in: grant.on_behalf_of.is_some(),
            until: grant.ends_at,
            giver,
            offered,
            link: format!("{}{}", self.origin, SitePage::Workspace(page)),
        };
        let name = Some(account.name.clone());
        Ok(Some(letter(account, name, content)))
    }

    /// What a scope reaches, by its names.
    fn names(&self, connection: &mut DbConnection, scope: &Scope) -> Result<Vec<String>, StoreError> {
        Ok(match scope {
            Scope::National => Vec::new(),
            Scope::Territories(codes) => codes.iter().map(|code| self.territory_name(code)).collect(),
            Scope::Organisation(id) => {
                let found = store::organisations::find_optional(connection, *id)?;
                found.map(|organisation| organisation.content.name).into_iter().collect()
            }
            Scope::Facilitator(id) => {
                let found = store::facilitators::find_optional(connection, *id)?;
                found.map(|facilitator| facilitator.content.name).into_iter().collect()
            }
        })
    }

    fn territory_name(&self, territory: &TerritoryCode) -> String {
        territory_name(&self.geography, territory)
    }

    /// Nothing when somebody has reported, or when the café was not to be held then.
    fn report(
        &self,
        connection: &mut DbConnection,
        reporter: Reporter,
        call: &ReportCall,
    ) -> Result<Option<Letter>, StoreError> {
        let found = reports::find_awaited(connection, call, reporter, self.clock.now())?;
        let invited = Invited { cafe: call.cafe, reporter };
        let token = self.keyring.pair_token(invited.ids(), invited.purpose());
        let token = token
            .map_err(|error| tracing::error!(%error, "a letter was dropped: its link cannot be made"))
            .ok();
        let Some(((cafe, asked), token)) = found.zip(token) else { return Ok(None) };
        let content = Content::Report {
            title: cafe.content.title,
            ended_at: call.ended_at,
            reminder: call.reminder > 0,
            link: format!("{}{}#{token}", self.origin, SitePage::Report),
        };
        Ok(Some(Letter { recipient: asked.recipient, locale: asked.locale, content }))
    }

    /// Nothing when that refusal was undone, or does not count any more.
    fn refusal(
        &self,
        connection: &mut DbConnection,
        cafe: CafeId,
        account: AccountId,
        at: DateTime<Utc>,
    ) -> Result<Option<Letter>, StoreError> {
        let found = refusals::find_told(connection, cafe, account, at)?;
        Ok(found.map(|(cafe, account)| {
            let page = SitePage::Workspace(WorkspacePage::Cafe(&cafe.id.to_string())).to_string();
            let public = PublicationStatus::Published;
            let content = Content::CafeRefused {
                title: cafe.content.title,
                reason: cafe.workflow.review_reason.unwrap_or_default(),
                was_public: cafe.workflow.decided.is_some_and(|decided| decided.from == public),
                link: format!("{}{page}", self.origin),
            };
            let name = Some(account.name.clone());
            letter(account, name, content)
        }))
    }

    /// Nothing when it has changed since, or its author is gone.
    fn resource_decision(
        &self,
        connection: &mut DbConnection,
        id: ResourceId,
        version: u32,
    ) -> Result<Option<Letter>, StoreError> {
        let found = resources::find_decided(connection, id, version)?;
        Ok(found.map(|(resource, author)| {
            let id = resource.id.to_string();
            let own = SitePage::Workspace(WorkspacePage::Resource(&id));
            let (verdict, page) = match resource.publication {
                PublicationStatus::Published => {
                    (ResourceVerdict::Published, SitePage::Resource(&resource.slug))
                }
                PublicationStatus::Rejected => (ResourceVerdict::Refused, own),
                PublicationStatus::Draft | PublicationStatus::Submitted | PublicationStatus::Archived => {
                    (ResourceVerdict::ChangeAsked, own)
                }
            };
            let link = format!("{}{page}", self.origin);
            let (title, reason) = (resource.content.title.clone(), resource.workflow.review_reason.clone());
            let content = Content::ResourceDecided { title, verdict, reason, link };
            let name = Some(author.name.clone());
            letter(author, name, content)
        }))
    }

    /// Nothing when it was decided, or when they may not decide any more.
    fn review_call(
        &self,
        connection: &mut DbConnection,
        account: AccountId,
        call: &ReviewCall,
    ) -> Result<Option<Letter>, StoreError> {
        let now = self.clock.now();
        let Some(waiting) = review_clock::find_waiting(connection, call, now)? else { return Ok(None) };
        let Some(account) = store::accounts::find_optional(connection, account)? else { return Ok(None) };
        let awaited = (call.awaited, &waiting);
        if !review_clock::may_decide(connection, &self.geography, &account, awaited, now)? {
            return Ok(None);
        }
        let commune = waiting.commune.map(|code| self.geography.commune_ref(&code).name);
        let as_whom = match call.told {
            Told::Reviewers => Reviewer::Own,
            Told::Deputies => Reviewer::Deputy,
            Told::Region => Reviewer::Region,
            Told::National => Reviewer::National,
        };
        let (title, since) = (waiting.title, call.since);
        let content = match call.awaited {
            Awaited::Need(_) => Content::NeedCall {
                as_whom,
                host: title,
                commune: commune.unwrap_or_default(),
                since,
                link: self.workspace(WorkspacePage::Needs),
            },
            Awaited::Proposal(_) | Awaited::Cafe(_) => Content::ReviewCall {
                as_whom,
                proposed: matches!(call.awaited, Awaited::Proposal(_)),
                title,
                commune,
                since,
                link: self.workspace(WorkspacePage::Review),
            },
        };
        let name = Some(account.name.clone());
        Ok(Some(letter(account, name, content)))
    }
}

/// Letters about needs.
impl NetworkLetters {
    fn workspace(&self, page: WorkspacePage) -> String {
        format!("{}{}", self.origin, SitePage::Workspace(page))
    }

    /// Where a need is looked after in the workspace.
    fn need_in_workspace(&self, id: NeedId) -> String {
        format!("{}?besoin={id}", self.workspace(WorkspacePage::Needs))
    }

    /// The private link of a need.
    fn need_address(&self, id: NeedId) -> Option<String> {
        let token = self.token(id.0, needs::LINK_PURPOSE)?;
        Some(format!("{}{}#{token}", self.origin, SitePage::Need))
    }

    fn commune(&self, code: &str) -> String {
        self.geography.commune_ref(code).name
    }

    /// Nothing when it was confirmed, or is forgotten.
    fn need_confirmation(
        &self,
        connection: &mut DbConnection,
        id: NeedId,
    ) -> Result<Option<Letter>, StoreError> {
        let found = store::needs::find_optional(connection, id)?
            .filter(|need| need.status == NeedStatus::Unconfirmed);
        let Some((need, link)) = found.zip(self.need_address(id)) else { return Ok(None) };
        let content = Content::NeedConfirmation { link, until: need.kept_until };
        // The name is what somebody may have given for them.
        let recipient = Recipient { address: need.asker.email, name: None };
        Ok(Some(Letter { recipient, locale: need.asker.locale, content }))
    }

    /// Nothing when it is otherwise by now.
    fn need_news(
        &self,
        connection: &mut DbConnection,
        (id, news, at): (NeedId, News, DateTime<Utc>),
    ) -> Result<Option<Letter>, StoreError> {
        let Some(standing) = needs::Standing::find(connection, id)? else { return Ok(None) };
        let Some(link) = self.need_address(id) else { return Ok(None) };
        let lead = standing.lead();
        let (cafe, planned) = (lead.cafe(), lead.is_planned());
        let (asker, merged_at, need) =
            (standing.need.asker.clone(), standing.need.merged_at, lead.need.clone());
        let news = match news {
            News::Accepted if need.accepted_at == Some(at) => {
                let facilitator = match need.facilitator_id {
                    Some(id) => store::facilitators::find_optional(connection, id)?,
                    None => None,
                };
                facilitator.map(|one| mail::News::Accepted { facilitator: one.content.name })
            }
            News::Released if need.waiting_since == Some(at) => Some(mail::News::Released),
            News::Planned if planned => cafe.map(|cafe| mail::News::Planned {
                title: cafe.title,
                starts_at: cafe.starts_at,
                timezone: cafe.timezone,
            }),
            News::Declined if need.status == NeedStatus::Declined && need.decided_at == Some(at) => {
                Some(mail::News::Declined { reason: need.reason.unwrap_or_default() })
            }
            News::DaysOver
                if needs::are_days_over(&need, self.clock.now()) && need.days_asked_at == Some(at) =>
            {
                Some(mail::News::DaysOver)
            }
            News::Merged if merged_at == Some(at) => {
                Some(mail::News::Merged { host: need.content.host_name })
            }
            _ => None,
        };
        let recipient = Recipient { address: asker.email, name: Some(asker.name) };
        let locale = asker.locale;
        Ok(news.map(|news| Letter { recipient, locale, content: Content::NeedNews { news, link } }))
    }

    /// Nothing when they have answered, or do not come any more.
    fn need_offer(
        &self,
        connection: &mut DbConnection,
        (id, facilitator, account, at): (NeedId, FacilitatorId, AccountId, DateTime<Utc>),
    ) -> Result<Option<Letter>, StoreError> {
        let Some(need) = store::needs::find_optional(connection, id)? else { return Ok(None) };
        let now = self.clock.now();
        let Some(account) = needs::speaks_for(connection, account, facilitator, now)? else {
            return Ok(None);
        };
        let counted_on = need.facilitator_id == Some(facilitator) && need.accepted_at == Some(at);
        let offers = store::needs::list_offers(connection, &[id])?;
        let is_asked = matches!(need.status, NeedStatus::Open | NeedStatus::Proposed)
            && offers.iter().any(|offer| {
                offer.facilitator_id == facilitator
                    && offer.state == NeedOfferState::Asked
                    && offer.asked_at == Some(at)
            });
        if !counted_on && !is_asked {
            return Ok(None);
        }
        let content = Content::NeedOffer {
            counted_on,
            need: NeedWords {
                host: need.content.host_name,
                commune: self.commune(&need.content.commune_code),
                people: need.content.people,
                periods: need.content.periods.iter().map(|period| (period.from, period.until)).collect(),
            },
            link: self.need_in_workspace(id),
        };
        let name = Some(account.name.clone());
        Ok(Some(letter(account, name, content)))
    }

    /// Nothing when they come after all.
    fn need_over(
        &self,
        connection: &mut DbConnection,
        (id, facilitator, account): (NeedId, FacilitatorId, AccountId),
    ) -> Result<Option<Letter>, StoreError> {
        let found = store::needs::find_optional(connection, id)?
            .filter(|need| need.facilitator_id != Some(facilitator));
        let Some(need) = found else { return Ok(None) };
        let now = self.clock.now();
        let account = needs::speaks_for(connection, account, facilitator, now)?;
        Ok(account.map(|account| {
            let content = Content::NeedOver {
                host: need.content.host_name,
                commune: self.commune(&need.content.commune_code),
                link: self.workspace(WorkspacePage::Needs),
            };
            let name = Some(account.name.clone());
            letter(account, name, content)
        }))
    }

    /// Nothing when it is not for them any more.
    fn need_message(
        &self,
        connection: &mut DbConnection,
        (message, account, asker): (NeedMessageId, Option<AccountId>, Option<NeedId>),
    ) -> Result<Option<Letter>, StoreError> {
        let now = self.clock.now();
        let found = needs::find_letter(connection, &self.geography, (message, account, asker), now)?;
        let Some(delivery) = found else { return Ok(None) };
        let link = match account {
            Some(_) => self.need_in_workspace(delivery.need.id),
            None => match self.need_address(delivery.need.id) {
                Some(link) => link,
                None => return Ok(None),
            },
        };
        let content = Content::NeedMessage {
            from: match delivery.party {
                NeedParty::Asker => mail::Sender::Asker(delivery.name.unwrap_or_default()),
                NeedParty::Facilitator => mail::Sender::Facilitator(delivery.name.unwrap_or_default()),
                NeedParty::Network => mail::Sender::Network,
            },
            host: delivery.need.content.host_name,
            commune: self.commune(&delivery.need.content.commune_code),
            words: delivery.words,
            link,
        };
        Ok(Some(Letter { recipient: delivery.recipient, locale: delivery.locale, content }))
    }
}

/// Letters to many.
impl NetworkLetters {
    /// Nothing when it was stopped, or when they want no more of these.
    fn mailing(
        &self,
        connection: &mut DbConnection,
        id: MailingId,
        account: AccountId,
    ) -> Result<Option<Letter>, StoreError> {
        let Some((mailing, sender, recipient)) = mailings::find_letter(connection, id, account)? else {
            return Ok(None);
        };
        let failed = |error| tracing::error!(%error, "a letter was dropped: its link cannot be made");
        let token = self.keyring.pair_token([account.0, id.0], mailings::LINK_PURPOSE).map_err(failed).ok();
        let Some(token) = token else { return Ok(None) };
        let recipient = Recipient { address: recipient.email, name: Some(recipient.name) };
        let links = Links { origin: &self.origin, token: &token };
        Ok(mailings::letter(&self.geography, &mailing, &sender, recipient, links))
    }
}

fn letter(account: AccountRecord, name: Option<String>, content: Content) -> Letter {
    let locale: Locale = account.locale;
    Letter { recipient: Recipient { address: account.email, name }, locale, content }
}

impl Letters for NetworkLetters {
    fn letter(&self, connection: &mut DbConnection, mail: &Mail) -> Result<Option<Letter>, StoreError> {
        match mail {
            Mail::Invitation { link } => {
                let Some(link) = self.link(connection, *link, LinkPurpose::Invitation)? else {
                    return Ok(None);
                };
                let inviter = match link.created_by {
                    Some(id) => store::accounts::find_optional(connection, id)?.map(|account| account.name),
                    None => None,
                };
                let content = Content::Invitation { link: link.address, until: link.until, inviter };
                // The name is what somebody else gave for them.
                Ok(Some(letter(link.account, None, content)))
            }
            Mail::FacilitatorApplication { link } => {
                let Some(link) = self.link(connection, *link, LinkPurpose::Application)? else {
                    return Ok(None);
                };
                let candidate = facilitators::candidate_of(connection, link.account.id)?;
                let content = Content::FacilitatorApplication {
                    link: link.address,
                    until: link.until,
                    visible: candidate.is_some_and(|candidate| candidate.content.visible),
                };
                // Anybody may have written the name.
                Ok(Some(letter(link.account, None, content)))
            }
            Mail::AccountExists { account } => {
                let account = store::accounts::find_optional(connection, AccountId(*account))?;
                Ok(account.map(|account| {
                    let page = SitePage::Workspace(WorkspacePage::Home);
                    let link = format!("{}{page}", self.origin);
                    let name = Some(account.name.clone());
                    letter(account, name, Content::AccountExists { link })
                }))
            }
            Mail::GrantGiven { grant } => self.grant_given(connection, *grant),
            Mail::PasswordReset { link } => {
                let link = self.link(connection, *link, LinkPurpose::PasswordReset)?;
                Ok(link.map(|link| {
                    let name = Some(link.account.name.clone());
                    letter(
                        link.account,
                        name,
                        Content::PasswordReset { link: link.address, until: link.until },
                    )
                }))
            }
            Mail::PasswordChanged { account } => {
                let account = store::accounts::find_optional(connection, AccountId(*account))?;
                Ok(account.map(|account| {
                    let page = SitePage::Workspace(WorkspacePage::Password);
                    let link = format!("{}{page}", self.origin);
                    let (name, at) = (Some(account.name.clone()), account.updated_at);
                    letter(account, name, Content::PasswordChanged { at, link })
                }))
            }
            Mail::ProposalConfirmation { proposal } => self.confirmation(connection, *proposal),
            Mail::ProposalDecision { proposal, at } => self.decision(connection, *proposal, *at),
            Mail::CafeRefusal { cafe, account, at } => self.refusal(connection, *cafe, *account, *at),
            Mail::ResourceDecision { resource, version } => {
                self.resource_decision(connection, *resource, *version)
            }
            Mail::ReviewCall { account, call } => self.review_call(connection, *account, call),
            Mail::Report { reporter, call } => self.report(connection, *reporter, call),
            Mail::SignOfLife { living, addressee, at } => {
                self.sign_of_life(connection, *living, *addressee, *at)
            }
            Mail::NeedConfirmation { need } => self.need_confirmation(connection, *need),
            Mail::NeedNews { need, news, at } => self.need_news(connection, (*need, *news, *at)),
            Mail::NeedOffer { need, facilitator, account, at } => {
                self.need_offer(connection, (*need, *facilitator, *account, *at))
            }
            Mail::NeedOver { need, facilitator, account } => {
                self.need_over(connection, (*need, *facilitator, *account))
            }
            Mail::NeedMessage { message, account, asker } => {
                self.need_message(connection, (*message, *account, *asker))
            }
            Mail::Mailing { mailing, account } => self.mailing(connection, *mailing, *account),
        }
    }

    fn follow_ups(
        &self,
        connection: &mut DbConnection,
        call: &Call,
        now: DateTime<Utc>,
    ) -> Result<Vec<(Job, DateTime<Utc>)>, StoreError> {
        match call {
            Call::Review(call) => review_clock::follow_ups(connection, &self.geography, call, now),
            Call::Report(call) => reports::follow_ups(connection, call, now),
        }
    }
}
