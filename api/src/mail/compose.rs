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
    Content, Letter, layout,
    words::{self, Frame, Words},
};

/// Where somebody unsubscribes who gets what is sent to many (RFC 2369 §3.2).
#[derive(Clone)]
struct ListUnsubscribe(String);

impl Header for ListUnsubscribe {
    fn name() -> HeaderName {
        HeaderName::new_from_ascii_str("List-Unsubscribe")
    }

    fn parse(text: &str) -> Result<Self, Box<dyn std::error::Error + Send + Sync>> {
        Ok(Self(text.to_owned()))
    }

    fn display(&self) -> HeaderValue {
        // A token and an origin of ours: it holds nothing to be encoded, and is folded nowhere.
        HeaderValue::dangerous_new_pre_encoded(Self::name(), self.0.clone(), self.0.clone())
    }
}

/// That a program may do it there, by one POST (RFC 8058 §2).
#[derive(Clone)]
struct ListUnsubscribePost;

impl Header for ListUnsubscribePost {
    fn name() -> HeaderName {
        HeaderName::new_from_ascii_str("List-Unsubscribe-Post")
    }

    fn parse(_: &str) -> Result<Self, Box<dyn std::error::Error + Send + Sync>> {
        Ok(Self)
    }

    fn display(&self) -> HeaderValue {
        HeaderValue::new(Self::name(), "List-Unsubscribe=One-Click".to_owned())
    }
}

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
    let frame = Frame::of(&letter.content, &words, letter.locale);
    let mut builder = Message::builder()
        .from(sender.clone())
        .to(to)
        .subject(frame.subject.as_ref())
        .date(now.into())
        .message_id(Some(format!("<{id}@{}>", sender.email.domain())))
        .header(AutoSubmitted);
    if let Content::Mailing(mailing) = &letter.content {
        builder =
            builder.header(ListUnsubscribe(format!("<{}>", mailing.one_click))).header(ListUnsubscribePost);
        if let Some(Ok(address)) = mailing.reply_to.as_deref().map(str::parse) {
            let name = Some(words::name_in_line(&mailing.sender)).filter(|name| !name.is_empty());
            builder = builder.reply_to(Mailbox::new(name, address));
        }
    }
    builder.multipart(MultiPart::alternative_plain_html(
        layout::text(&words, &frame, letter.locale, name),
        layout::html(&words, &frame, letter.locale, name),
    ))
}
