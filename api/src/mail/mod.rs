//! Letters: what they say, in French and in English, and how they leave.
//!
//! What a letter says stands in `words/`, one file each; `layout` sets it as text and as HTML, `compose` makes a message
//! of it (RFC 5322), and [`Post`] hands that over. Nothing here knows the network or its database.

mod compose;
mod layout;
mod post;
mod words;

pub use post::{Post, SendError};

use self::words::{Frame, Words};

use cafeia_shared::{accounts::Role, life::LivingKind, vocabulary::Locale};
use chrono::{DateTime, NaiveDate, Utc};

/// A letter to one person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Letter {
    /// To whom.
    pub recipient: Recipient,
    /// In which language.
    pub locale: Locale,
    /// What it is about.
    pub content: Content,
}

/// Whom a letter is for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Recipient {
    /// The address.
    pub address: String,
    /// The name, where the network has it from the person; never a name that someone else gave for them, since
    /// anything can be written into a name.
    pub name: Option<String>,
}

/// What a letter is about. Links are whole addresses, as people will follow them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Content {
    /// Someone is to have an account.
    Invitation {
        /// Where it is accepted.
        link: String,
        /// Until when.
        until: DateTime<Utc>,
        /// Who invites.
        inviter: Option<String>,
    },
    /// Someone cannot sign in any more.
    PasswordReset {
        /// Where a new password is chosen.
        link: String,
        /// Until when.
        until: DateTime<Utc>,
    },
    /// An account has another password.
    PasswordChanged {
        /// Since when.
        at: DateTime<Utc>,
        /// Where a new password is asked for, if it was not the person.
        link: String,
    },
    /// Someone gave this address to apply as a facilitator.
    FacilitatorApplication {
        /// Where an account is opened by it.
        link: String,
        /// Until when.
        until: DateTime<Utc>,
        /// Whether they agreed to be shown, from then on.
        visible: bool,
    },
    /// An account was given a role, or offered one.
    GrantGiven {
        /// What they are by it.
        role: Role,
        /// The names of what it reaches.
        scope: Vec<String>,
        /// Whether they stand in for somebody.
        stands_in: bool,
        /// Until when it counts.
        until: Option<DateTime<Utc>>,
        /// Who gave it.
        giver: Option<String>,
        /// Whether it counts only when they have accepted it.
        offered: bool,
        /// Where they see it, and accept it.
        link: String,
    },
    /// Someone gave this address to apply as a facilitator, and it has an account.
    AccountExists {
        /// Where one signs in.
        link: String,
    },
    /// Someone gave this address to propose a café.
    ProposalConfirmation {
        /// Where the address is confirmed, and the proposal looked after later on.
        link: String,
        /// Until when it waits for that.
        until: DateTime<Utc>,
    },
    /// A proposal is to be changed.
    ProposalChange {
        /// What is asked.
        reason: String,
        /// Where it is changed.
        link: String,
    },
    /// A proposal, or the café that was made of it, was refused.
    ProposalRefused {
        /// Why.
        reason: Option<String>,
        /// Where it is looked after.
        link: String,
    },
    /// A proposal has become a café.
    ProposalAccepted {
        /// A word of welcome.
        reason: Option<String>,
        /// The café's page.
        link: String,
        /// Where it is looked after.
        own: String,
    },
    /// A café that somebody writes was refused.
    CafeRefused {
        /// Its title.
        title: String,
        /// Why.
        reason: String,
        /// Whether everybody saw it until then.
        was_public: bool,
        /// Where it is written.
        link: String,
    },
    /// Somebody has decided on a resource of theirs.
    ResourceDecided {
        /// Its title.
        title: String,
        /// What was decided.
        verdict: ResourceVerdict,
        /// Why; nothing with a publication.
        reason: Option<String>,
        /// Its page.
        link: String,
    },
    /// Something waits for a decision.
    ReviewCall {
        /// As whom one is told.
        as_whom: Reviewer,
        /// Whether somebody without an account proposed it, whom one may ask something.
        proposed: bool,
        /// The title of the café.
        title: String,
        /// The commune where it is.
        commune: Option<String>,
        /// Since when it waits.
        since: DateTime<Utc>,
        /// Where one decides.
        link: String,
    },
    /// A café is over: how did it go?
    Report {
        /// Its title.
        title: String,
        /// When it ended.
        ended_at: DateTime<Utc>,
        /// Whether one was asked before.
        reminder: bool,
        /// Where one tells.
        link: String,
    },
    /// Nothing was heard of somebody for long: are they still there?
    SignOfLife {
        /// What they are.
        kind: LivingKind,
        /// Their name, as everybody sees it.
        name: String,
        /// From when on they are shown as to be confirmed.
        unconfirmed_from: DateTime<Utc>,
        /// From when on they are shown no more.
        hidden_from: DateTime<Utc>,
        /// Where a need is looked after by whoever asks.
        own: Option<String>,
        /// What it takes to say so.
        link: String,
    },
    /// Someone gave this address to ask for a café.
    NeedConfirmation {
        /// Where the address is confirmed, and the need looked after later on.
        link: String,
        /// Until when it waits for that.
        until: DateTime<Utc>,
    },
    /// Whoever asked for a café is told how that goes.
    NeedNews {
        /// What there is to tell.
        news: News,
        /// Where it is looked after.
        link: String,
    },
    /// A facilitator is asked to run a café somewhere.
    NeedOffer {
        /// Whether they are counted on already.
        counted_on: bool,
        /// What is needed.
        need: NeedWords,
        /// Where one answers.
        link: String,
    },
    /// A facilitator who was to come need not any more.
    NeedOver {
        /// Who would have hosted the café.
        host: String,
        /// The commune.
        commune: String,
        /// Where others are found.
        link: String,
    },
    /// A need waits for an answer.
    NeedCall {
        /// As whom one is told.
        as_whom: Reviewer,
        /// Who would host the café.
        host: String,
        /// The commune.
        commune: String,
        /// Since when it waits.
        since: DateTime<Utc>,
        /// Where one looks after it.
        link: String,
    },
    /// Somebody has written about a need.
    NeedMessage {
        /// Who.
        from: Sender,
        /// Who would host the café.
        host: String,
        /// The commune.
        commune: String,
        /// The words.
        words: String,
        /// Where one answers.
        link: String,
    },
    /// Somebody who looks after the network writes to many.
    Mailing(Mailing),
}

/// What somebody who looks after the network writes to many.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mailing {
    /// Their name.
    pub sender: String,
    /// The names of the territories that they look after; none of the national team.
    pub territories: Vec<String>,
    /// What it is about, in their words.
    pub subject: String,
    /// What it says, in their words.
    pub text: String,
    /// The address to which answers go, where they want that.
    pub reply_to: Option<String>,
    /// Where the workspace is.
    pub link: String,
    /// Where its recipient says that they want no more of these.
    pub unsubscribe: String,
    /// Where a program says so in their name, by one POST.
    pub one_click: String,
}

/// A letter's subject, and the letter as a program without images shows it.
pub fn preview(letter: &Letter) -> (String, String) {
    let words = Words::of(&letter.content, letter.locale);
    let frame = Frame::of(&letter.content, &words, letter.locale);
    let text = layout::text(&words, &frame, letter.locale, letter.recipient.name.as_deref());
    (frame.subject.into_owned(), text)
}

/// What was decided of a resource.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ResourceVerdict {
    /// It is public.
    Published,
    /// Its author is asked for a change.
    ChangeAsked,
    /// It was refused.
    Refused,
}

/// What whoever asks for a café is told.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum News {
    /// A facilitator comes.
    Accepted {
        /// The name they chose to be shown by.
        facilitator: String,
    },
    /// The facilitator cannot come after all.
    Released,
    /// A date is proposed, and looked at by whoever looks after the territory.
    Planned {
        /// The café's title.
        title: String,
        /// When it begins.
        starts_at: DateTime<Utc>,
        /// The IANA time zone in which that is to be read.
        timezone: String,
    },
    /// It was declined.
    Declined {
        /// Why.
        reason: String,
    },
    /// No day that they wished for is left.
    DaysOver,
    /// It was put together with another need of the same place, and goes on with it.
    Merged {
        /// Who would host the café of the other one.
        host: String,
    },
}

/// What is needed, in a few words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NeedWords {
    /// Who would host the café.
    pub host: String,
    /// The commune.
    pub commune: String,
    /// How many people would come.
    pub people: u32,
    /// When it would suit: first and last days.
    pub periods: Vec<(NaiveDate, NaiveDate)>,
}

/// Who has written a message that is relayed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Sender {
    /// Whoever asks for a café, by name.
    Asker(String),
    /// The facilitator who comes, by name.
    Facilitator(String),
    /// Whoever looks after the territory.
    Network,
}

/// As whom somebody is told that something waits for a decision.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reviewer {
    /// They look after the territory.
    Own,
    /// They stand in for somebody who has not decided.
    Deputy,
    /// They look after the région.
    Region,
    /// They look after the whole network.
    National,
}
