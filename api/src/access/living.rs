//! The way in without an account: by the link of the letter that asks whether somebody is still there.

use cafeia_shared::life::SignOfLife;

use super::{Access, AccessError};
use crate::{
    domain::{
        alive::{self, Called, LINK_PURPOSES},
        attempts::Attempt,
    },
    journal::Actor,
};

/// Who is noted in the journal: whoever reads an organisation's letters has no account.
const ANSWER: Actor = Actor::System("answer");

/// Somebody who has shown the link of a letter that asks for a sign of life, which we made.
#[derive(Debug, Clone, Copy)]
pub struct LifeHolder(Called);

impl Access {
    /// Who shows the token of such a link. What we never made proves nobody, as no token at all.
    pub fn who_lives(&self, token: &str) -> Result<LifeHolder, AccessError> {
        let found = LINK_PURPOSES.iter().enumerate().find_map(|(number, purpose)| {
            let ids = self.keyring.pair_of(token, purpose)?;
            Some(LifeHolder(Called::read(number, ids)))
        });
        found.ok_or(AccessError::NotSignedIn)
    }

    /// Notes that somebody is still there. It is counted: each writes a row.
    pub async fn give_sign_of_life(&self, LifeHolder(called): LifeHolder) -> Result<SignOfLife, AccessError> {
        let [living, letter] = called.ids();
        self.count(vec![self.attempted(Attempt::SignOfLife, &format!("{living} {letter}"))?]).await?;
        self.change(ANSWER, move |change| alive::confirm_by_link(change, called)).await
    }
}
