//! What the network's letters say, asked when they leave.

use std::sync::Arc;

use cafeia_shared::{
    ids::AccountId,
    site::{SitePage, WorkspacePage},
    vocabulary::{Locale, Term as _},
};
use chrono::{DateTime, Utc};
use uuid::Uuid;

use super::facilitators;
use crate::{
    clock::Clock,
    jobs::{Letters, Mail},
    mail::{Content, Letter, Recipient},
    secrets::keyring::Keyring,
    store::{self, DbConnection, StoreError, accounts::AccountRecord, links::LinkPurpose},
};

/// The letters of this network.
pub struct NetworkLetters {
    /// What makes the tokens of links.
    keyring: Arc<Keyring>,
    /// The scheme and the host of the site.
    origin: String,
    clock: Clock,
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

/// A link that is good, and all that a letter says of it.
struct GoodLink {
    account: AccountRecord,
    address: String,
    until: DateTime<Utc>,
    created_by: Option<AccountId>,
}

impl NetworkLetters {
    /// Letters with links to the site of an origin: `https://reseau.example`.
    pub fn new(keyring: Arc<Keyring>, origin: String, clock: Clock) -> Self {
        Self { keyring, origin, clock }
    }

    /// Nothing for a link that is no longer good.
    fn link(
        &self,
        connection: &mut DbConnection,
        id: Uuid,
        purpose: LinkPurpose,
    ) -> Result<Option<GoodLink>, StoreError> {
        let found = store::links::find_optional(connection, id)?;
        let now = self.clock.now();
        let Some(link) = found.filter(|link| link.purpose == purpose && link.is_good(now)) else {
            return Ok(None);
        };
        let Some(account) = store::accounts::find_optional(connection, link.account_id)? else {
            return Ok(None);
        };
        let token = match self.keyring.link_token(id, purpose.as_str()) {
            Ok(token) => token,
            Err(error) => {
                tracing::error!(%error, "a letter was dropped: its link cannot be made");
                return Ok(None);
            }
        };
        let address = link_address(&self.origin, purpose, &token);
        Ok(Some(GoodLink { account, address, until: link.expires_at, created_by: link.created_by }))
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
            // There are no proposals: nobody is there to be written to.
            Mail::EmailConfirmation { .. } => Ok(None),
        }
    }
}
