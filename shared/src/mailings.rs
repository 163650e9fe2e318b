//! Mailings: letters that whoever looks after a territory sends to many of its people at once. Nobody's address is shown.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::{
    ids::MailingId,
    problem::FieldError,
    query::{Paging, Pairs, Params, Query},
    territories::TerritoryCode,
    validation::{Check, limits},
};

/// Characters of a mailing's text at most.
pub const TEXT: usize = 5_000;
/// Items that may be ticked one by one.
pub const TICKED: usize = 500;
/// Recipients of one mailing at most.
pub const RECIPIENTS: u32 = 2_000;
/// Mailings that one account may send within 24 hours.
pub const A_DAY: u32 = 5;
/// Characters of a list's query at most.
const QUERY: usize = 1_000;

crate::vocabulary::vocabulary! {
    /// Out of which list the recipients of a mailing are taken.
    MailingAudience {
        /// Facilitators: the accounts that speak for them.
        Facilitators = "facilitators",
        /// Organisations: the accounts that act for them.
        Organisations = "organisations",
        /// People who have an account.
        People = "people",
    }

    /// Where a mailing stands.
    MailingState {
        /// Letters have still to leave.
        Waiting = "waiting",
        /// None has to leave any more.
        Done = "done",
        /// Its sender has stopped it: what had not left by then does not leave.
        Stopped = "stopped",
    }
}

/// Who is to receive a mailing: items of a list, ticked or found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct MailingSelection {
    /// The list.
    pub audience: MailingAudience,
    /// Those that are ticked, by their ids, 1 to 500. Absent for all that the query finds.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ids: Option<Vec<Uuid>>,
    /// Without `ids`: what the list was asked for, as its query string (`training=trained&q=ana`), without a page; empty for
    /// the whole list.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub query: Option<String>,
}

/// A mailing to be sent, or to be looked at first.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct NewMailing {
    /// Who receives it.
    pub selection: MailingSelection,
    /// What it is about, one line of 3 to 140 characters.
    pub subject: String,
    /// What it says: plain text, 1 to 5,000 characters. A line is a paragraph.
    pub text: String,
    /// Whether answers go to the sender's own address, which every recipient then sees. Otherwise no answer reaches anybody,
    /// and the letter says so.
    #[serde(default)]
    pub reply_to: bool,
    /// How many recipients the sender has seen announced: where it is another number by now, nothing is sent. Needed to
    /// send, and not looked at in a preview.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub recipients: Option<u32>,
}

impl NewMailing {
    /// What is wrong with it, field by field. Whether what it names exists is for the server to say.
    pub fn faults(&self) -> Vec<FieldError> {
        let mut check = Check::default();
        match (&self.selection.ids, &self.selection.query) {
            (Some(ids), query) => {
                if ids.is_empty() {
                    check.missing("selection.ids", "tick somebody");
                }
                check.count("selection.ids", ids.len(), TICKED);
                check.distinct("selection.ids", ids);
                check.that(query.is_none(), "selection.query", "does not go with ids");
            }
            (None, Some(query)) => check.optional_query("selection.query", query),
            (None, None) => check.missing("selection.query", "give ids, or the query of the list"),
        }
        check.text("subject", &self.subject, 3, limits::TITLE);
        check.needed_long_text("text", &self.text, TEXT);
        check.faults()
    }
}

impl Check {
    /// A query string that may be empty.
    pub(crate) fn optional_query(&mut self, field: &str, query: &str) {
        if !query.is_empty() {
            self.text(field, query, 1, QUERY);
        }
    }
}

/// What a mailing would be.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct MailingPreview {
    /// How many people would receive it, each once, whatever they are ticked for.
    pub recipients: u32,
    /// How many would not, since they have unsubscribed.
    pub unsubscribed: u32,
    /// How many would not, since they never opened the account that they were invited to: they have agreed to nothing.
    pub unopened: u32,
    /// For how many of the selected facilitators or organisations nobody has an account, so that no address is known.
    pub without_account: u32,
    /// How many mailings you may still send within these 24 hours.
    pub left_today: u32,
    /// The letter's subject.
    pub subject: String,
    /// The letter, as a program without images shows it. Its link to unsubscribe is each recipient's own, and left out here.
    pub text: String,
}

/// A mailing that was sent.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Mailing {
    /// Its identifier.
    pub id: MailingId,
    /// Out of which list its recipients were taken.
    pub audience: MailingAudience,
    /// The territories that its sender looked after by then; empty for the whole network.
    #[cfg_attr(feature = "openapi", schema(value_type = Vec<String>, example = json!(["departement-29"])))]
    pub territories: Vec<TerritoryCode>,
    /// Whether you have sent it.
    pub own: bool,
    /// The name of who sent it; absent when their account is gone.
    pub sender: Option<String>,
    /// What it was about. Absent 90 days later.
    pub subject: Option<String>,
    /// What it said. Absent 90 days later.
    pub text: Option<String>,
    /// Whether answers go to the sender's own address.
    pub reply_to: bool,
    /// Where it stands.
    pub state: MailingState,
    /// How many people it was for.
    pub recipients: u32,
    /// How many letters have still to leave.
    pub waiting: u32,
    /// How many have left. Like the next two it is not known any more 90 days later.
    pub sent: u32,
    /// How many were not needed any more: their recipient had unsubscribed or was gone by then, or the mailing was stopped.
    pub unneeded: u32,
    /// How many were given up, since no mail server took them.
    pub failed: u32,
    /// When it was confirmed (UTC).
    #[serde(deserialize_with = "crate::instant::read")]
    pub created_at: DateTime<Utc>,
    /// When its first letter leaves, or left (UTC). Until then stopping it stops all of it.
    #[serde(deserialize_with = "crate::instant::read")]
    pub starts_at: DateTime<Utc>,
    /// When it was stopped (UTC).
    #[serde(default, deserialize_with = "crate::instant::read_optional")]
    pub stopped_at: Option<DateTime<Utc>>,
}

/// The query of a list of mailings, the newest first.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct MailingQuery {
    /// Which page.
    pub paging: Paging,
}

impl Query for MailingQuery {
    fn read(params: &mut Params) -> Self {
        Self { paging: Paging::read(params) }
    }

    fn write(&self, out: &mut Pairs) {
        self.paging.write(out);
    }
}

/// Whether an account takes letters that are sent to many at once.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct MailingSubscription {
    /// Whether it does. Letters that concern oneself (a role, a password, a café of one's own) come in any case.
    pub subscribed: bool,
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fields(mailing: &NewMailing) -> Vec<String> {
        mailing.faults().into_iter().map(|fault| fault.field).collect()
    }

    fn mailing() -> NewMailing {
        NewMailing {
            selection: MailingSelection {
                audience: MailingAudience::Facilitators,
                ids: None,
                query: Some(String::new()),
            },
            subject: "Rencontre du réseau".to_owned(),
            text: "Bonjour,\nà jeudi\u{a0}!".to_owned(),
            reply_to: false,
            recipients: None,
        }
    }

    #[test]
    fn a_selection_is_ticked_or_found_and_nobody_is_meant_by_nothing() {
        assert!(fields(&mailing()).is_empty(), "the whole list is said on purpose");
        let with = |ids, query| {
            let selection = MailingSelection { ids, query, ..mailing().selection };
            fields(&NewMailing { selection, ..mailing() })
        };
        assert!(with(Some(vec![Uuid::nil()]), None).is_empty());
        assert_eq!(with(None, None), ["selection.query"]);
        assert_eq!(with(Some(Vec::new()), None), ["selection.ids"]);
        assert_eq!(with(Some(vec![Uuid::nil(); 2]), None), ["selection.ids"]);
        assert_eq!(with(Some(vec![Uuid::nil()]), Some(String::new())), ["selection.query"]);
    }

    #[test]
    fn no_header_hides_in_a_subject() {
        for subject in ["Oui\r\nBcc: tous@example.org", "Oui\nX-A: b", "Oui\u{2028}non", "Oui\0", "ab", ""] {
            assert_eq!(
                fields(&NewMailing { subject: subject.to_owned(), ..mailing() }),
                ["subject"],
                "{subject:?}"
            );
        }
        for text in ["", " \n ", "a\0b", "a\u{202e}b"] {
            assert_eq!(fields(&NewMailing { text: text.to_owned(), ..mailing() }), ["text"], "{text:?}");
        }
    }
}
