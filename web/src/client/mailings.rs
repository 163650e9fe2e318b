//! Letters to many at once, and how one gets no more of them.

use cafeia_shared::{
    ids::MailingId,
    mailings::{Mailing, MailingPreview, MailingQuery, MailingSubscription, NewMailing},
    paging::Page,
    query::Query as _,
};
use gloo_net::http::Method;

use super::{
    session::{Denial, by_link, own, own_once},
    with_query,
};
use crate::json::write;

const MAILINGS: &str = "/api/v1/workspace/mailings";
const SUBSCRIPTION: &str = "/api/v1/mailings/subscription";

/// What a mailing would be; nothing is sent.
pub async fn preview_mailing(new: NewMailing) -> Result<MailingPreview, Denial> {
    own(Method::POST, &format!("{MAILINGS}/previews"), Some(write(&new)), None).await
}

/// Sends a mailing.
pub async fn send_mailing(new: NewMailing) -> Result<Mailing, Denial> {
    own_once(MAILINGS, write(&new), None).await
}

/// A page of the mailings that one has sent.
pub async fn mailings(query: MailingQuery) -> Result<Page<Mailing>, Denial> {
    own(Method::GET, &with_query(MAILINGS, &query.to_query()), None, None).await
}

/// A mailing as it is now.
pub async fn mailing(id: MailingId) -> Result<Mailing, Denial> {
    own(Method::GET, &format!("{MAILINGS}/{id}"), None, None).await
}

/// Stops a mailing: what has not left does not leave.
pub async fn stop_mailing(id: MailingId) -> Result<Mailing, Denial> {
    own(Method::PUT, &format!("{MAILINGS}/{id}/stop"), None, None).await
}

/// Says by the link of a letter whether one takes more of them.
pub async fn subscribe(token: &str, subscribed: bool) -> Result<MailingSubscription, Denial> {
    let wanted = MailingSubscription { subscribed };
    by_link(token, Method::PUT, SUBSCRIPTION, Some(write(&wanted)), None).await
}
