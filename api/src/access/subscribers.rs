//! The way in without an account: by the link of a letter that was sent to many, with which somebody says whether they take more of
//! them.

use cafeia_shared::{ids::AccountId, mailings::MailingSubscription};

use super::{ANYBODY, Access, AccessError};
use crate::{
    domain::{DomainError, accounts, attempts::Attempt, mailings::LINK_PURPOSE},
    store,
};

/// Somebody who has shown the link of such a letter, which we made for them. Any of their letters will do, however old.
#[derive(Debug, Clone, Copy)]
pub struct SubscriptionHolder(AccountId);

impl Access {
    /// Who shows the token of such a link. What we never made proves nobody, as no token at all.
    pub fn who_subscribes(&self, token: &str) -> Result<SubscriptionHolder, AccessError> {
        let [account, _mailing] =
            self.keyring.pair_of(token, LINK_PURPOSE).ok_or(AccessError::NotSignedIn)?;
        Ok(SubscriptionHolder(AccountId(account)))
    }

    /// Whether they take what is sent to many.
    pub async fn subscription(
        &self,
        SubscriptionHolder(account): SubscriptionHolder,
    ) -> Result<MailingSubscription, AccessError> {
        self.read(move |connection, _| {
            let account = store::accounts::find_optional(connection, account)?;
            let account = account.ok_or(DomainError::LinkExpired)?;
            Ok(MailingSubscription { subscribed: account.takes_mailings() })
        })
        .await
    }

    /// Says whether they do, from now on. It is counted: each writes rows.
    pub async fn set_subscription(
        &self,
        SubscriptionHolder(account): SubscriptionHolder,
        wanted: MailingSubscription,
    ) -> Result<MailingSubscription, AccessError> {
        self.count(vec![self.attempted(Attempt::Subscription, &account.to_string())?]).await?;
        self.change(ANYBODY, move |change| {
            accounts::set_subscription(change, account, wanted.subscribed)?;
            Ok(wanted)
        })
        .await
    }
}
