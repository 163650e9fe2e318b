//! A letter as a message on its way: headers, and one body as text and as HTML (RFC 5322, RFC 2046).

use chrono::{DateTime, Utc};
use lettre::{
    Address, Message,
    error::Error,
    message::{
        Mailbox, MultiPart,
        header::{Header, HeaderName, HeaderValue},
    },
};
use uuid::Uuid;

use super::{
    Letter, layout,
    words::{self, Words},
};

/// No person wrote this, so no program should answer it (RFC 3834 §5).
#[derive(Clone)]
struct AutoSubmitted;

impl Header for AutoSubmitted {
    fn name() -> HeaderName {
        HeaderName::new_from_ascii_str("Auto-Submitted")
    }

    fn parse(_: &str) -> Result<Self, Box<dyn std::error::Error + Send + Sync>> {
        Ok(Self)
    }

    fn display(&self) -> HeaderValue {
        HeaderValue::new(Self::name(), "auto-generated".to_owned())
    }
}

/// The message. Its `Message-ID` is the job's identifier: should a letter leave twice, it shows.
pub(super) fn message(
    letter: &Letter,
    recipient: Address,
    sender: &Mailbox,
    id: Uuid,
    now: DateTime<Utc>,
) -> Result<Message, Error> {
    let words = Words::of(&letter.content, letter.locale);
    let name = letter.recipient.name.as_deref();
    let to = Mailbox::new(name.map(words::name_in_line).filter(|name| !name.is_empty()), recipient);
    Message::builder()
        .from(sender.clone())
        .to(to)
        .subject(words.subject)
        .date(now.into())
        .message_id(Some(format!("<{id}@{}>", sender.email.domain())))
        .header(AutoSubmitted)
        .multipart(MultiPart::alternative_plain_html(
            layout::text(&words, letter.locale, name),
            layout::html(&words, letter.locale, name),
        ))
}
