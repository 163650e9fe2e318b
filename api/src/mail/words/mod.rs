//! What each letter says.

mod account_exists;
mod cafe_refused;
mod facilitator_application;
mod grant_given;
mod invitation;
mod mailing;
mod need_call;
mod need_confirmation;
mod need_message;
mod need_news;
mod need_offer;
mod password_changed;
mod password_reset;
mod proposal_accepted;
mod proposal_change;
mod proposal_confirmation;
mod proposal_refused;
mod report;
mod resource_decided;
mod review_call;
mod sign_of_life;

use std::borrow::Cow;

use cafeia_shared::vocabulary::Locale;
use chrono::{DateTime, Utc};
use chrono_tz::Tz;

use super::Content;
use crate::dates::{english_day, french_day};

/// Characters of a name at most.
const LONGEST_NAME: usize = 100;
/// Characters of a line that somebody wrote at most.
const LONGEST_LINE: usize = 1_000;

/// What a letter says between its greeting and its end. Not yet escaped.
pub(super) struct Words {
    /// What it is about, in a few words.
    pub(super) subject: &'static str,
    /// The paragraphs before the link.
    pub(super) before: Vec<String>,
    /// What following the link does.
    pub(super) action: &'static str,
    /// Where it leads.
    pub(super) link: String,
    /// The paragraphs after the link.
    pub(super) after: Vec<String>,
}

impl Words {
    pub(super) fn of(content: &Content, locale: Locale) -> Self {
        match content {
            Content::Invitation { link, until, inviter } => {
                invitation::words(locale, link, *until, inviter.as_deref())
            }
            Content::PasswordReset { link, until } => password_reset::words(locale, link, *until),
            Content::PasswordChanged { at, link } => password_changed::words(locale, link, *at),
            Content::FacilitatorApplication { link, until, visible } => {
                facilitator_application::words(locale, link, *until, *visible)
            }
            Content::GrantGiven { role, scope, stands_in, until, giver, offered, link } => {
                let given = grant_given::Given {
                    role: *role,
                    scope,
                    stands_in: *stands_in,
                    until: *until,
                    offered: *offered,
                };
                grant_given::words(locale, &given, giver.as_deref(), link)
            }
            Content::AccountExists { link } => account_exists::words(locale, link),
            Content::ProposalConfirmation { link, until } => {
                proposal_confirmation::words(locale, link, *until)
            }
            Content::ProposalChange { reason, link } => proposal_change::words(locale, reason, link),
            Content::ProposalRefused { reason, link } => {
                proposal_refused::words(locale, reason.as_deref(), link)
            }
            Content::ProposalAccepted { reason, link, own } => {
                proposal_accepted::words(locale, reason.as_deref(), link, own)
            }
            Content::CafeRefused { title, reason, was_public, link } => {
                cafe_refused::words(locale, title, reason, *was_public, link)
            }
            Content::ResourceDecided { title, verdict, reason, link } => {
                resource_decided::words(locale, title, *verdict, reason.as_deref(), link)
            }
            Content::ReviewCall { as_whom, proposed, title, commune, since, link } => {
                let (proposed, since) = (*proposed, *since);
                let waiting = review_call::Waiting { proposed, title, commune: commune.as_deref(), since };
                review_call::words(locale, *as_whom, &waiting, link)
            }
            Content::Report { title, ended_at, reminder, link } => {
                report::words(locale, (title, *ended_at), *reminder, link)
            }
            Content::SignOfLife { kind, name, unconfirmed_from, hidden_from, own, link } => {
                let ahead = (*unconfirmed_from, *hidden_from);
                sign_of_life::words(locale, *kind, name, ahead, (link, own.as_deref()))
            }
            Content::NeedConfirmation { link, until } => need_confirmation::words(locale, link, *until),
            Content::NeedNews { news, link } => need_news::words(locale, news, link),
            Content::NeedOffer { counted_on, need, link } => {
                need_offer::words(locale, *counted_on, need, link)
            }
            Content::NeedOver { host, commune, link } => need_offer::over(locale, host, commune, link),
            Content::NeedCall { as_whom, host, commune, since, link } => {
                need_call::words(locale, *as_whom, (host, commune, *since), link)
            }
            Content::NeedMessage { from, host, commune, words, link } => {
                need_message::words(locale, from, (host, commune), words, link)
            }
            Content::Mailing(mailing) => mailing::words(locale, mailing),
        }
    }
}

/// What stands around a letter's words, by what it is about.
pub(super) struct Frame<'a> {
    /// The subject; of what is sent to many, their sender's.
    pub(super) subject: Cow<'a, str>,
    /// Below everything else: who sends it, or why one gets it.
    pub(super) note: &'static str,
    /// Of what is sent to many: how to get no more, in words, and where.
    pub(super) unsubscribe: Option<(&'static str, &'a str)>,
}

impl<'a> Frame<'a> {
    pub(super) fn of(content: &'a Content, words: &Words, locale: Locale) -> Self {
        match content {
            Content::Mailing(mailing) => {
                let (note, unsubscribe) = mailing::foot(locale);
                Self {
                    subject: one_line(&mailing.subject, LONGEST_NAME * 2).into(),
                    note,
                    unsubscribe: Some((unsubscribe, &mailing.unsubscribe)),
                }
            }
            _ => Self { subject: words.subject.into(), note: note(locale), unsubscribe: None },
        }
    }
}

/// The greeting, by name where it is known.
pub(super) fn greeting(locale: Locale, name: Option<&str>) -> String {
    let hello = match locale {
        Locale::French => "Bonjour",
        Locale::English => "Hello",
    };
    match name.map(name_in_line).filter(|name| !name.is_empty()) {
        Some(name) => format!("{hello} {name},"),
        None => format!("{hello},"),
    }
}

/// The last lines.
pub(super) fn ending(locale: Locale) -> [&'static str; 2] {
    match locale {
        Locale::French => ["À bientôt autour d’un café,", "le réseau Café IA"],
        Locale::English => ["See you over a coffee,", "the Café IA network"],
    }
}

/// Below everything else: why there is no signature of a person.
fn note(locale: Locale) -> &'static str {
    match locale {
        Locale::French => "Ce message est envoyé automatiquement par le site des Cafés IA.",
        Locale::English => "This message was sent automatically by the Café IA website.",
    }
}

/// What following the link does, where its address stands on the next line.
pub(super) fn before_address(locale: Locale, action: &str) -> String {
    match locale {
        Locale::French => format!("{action}\u{a0}:"),
        Locale::English => format!("{action}:"),
    }
}

/// Before the address of the link, for those who see no button.
pub(super) fn copy(locale: Locale) -> &'static str {
    match locale {
        Locale::French => "Si le bouton ne fonctionne pas, copiez cette adresse dans votre navigateur\u{a0}:",
        Locale::English => "If the button does not work, copy this address into your browser:",
    }
}

/// How long the link is of use.
fn works_until(locale: Locale, until: DateTime<Utc>) -> String {
    match locale {
        Locale::French => format!("Ce lien sert une seule fois, jusqu’au {}.", instant(locale, until)),
        Locale::English => format!("This link works once, until {}.", instant(locale, until)),
    }
}

/// Day and time in Paris, whose hour is named since part of the network lives by another.
fn instant(locale: Locale, at: DateTime<Utc>) -> String {
    let zone = Tz::Europe__Paris;
    let time = at.with_timezone(&zone).format("%H:%M");
    match locale {
        Locale::French => format!("{} à {time} (heure de Paris)", french_day(at, zone)),
        Locale::English => format!("{} at {time} (Paris time)", english_day(at, zone)),
    }
}

/// What somebody wrote, between quotation marks: a paragraph for each of its lines, so that nothing in it passes for a part
/// of the letter.
fn quoted(locale: Locale, text: &str) -> Vec<String> {
    let lines = text.lines().map(|line| one_line(line, LONGEST_LINE)).filter(|line| !line.is_empty());
    let quote = |line| match locale {
        Locale::French => format!("«\u{a0}{line}\u{a0}»"),
        Locale::English => format!("“{line}”"),
    };
    lines.map(quote).collect()
}

/// A name in the middle of a sentence.
pub(super) fn name_in_line(name: &str) -> String {
    one_line(name, LONGEST_NAME)
}

/// A text of someone else's as one line: without the characters that break lines, hide, or turn the direction of writing.
pub(super) fn one_line(text: &str, longest: usize) -> String {
    let hides = |c: char| {
        c.is_control()
            || matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}')
    };
    let text = text.replace(hides, " ");
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    line.chars().take(longest).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_somebody_wrote_is_quoted_line_by_line() {
        let text = "Quel jour\u{202f}?\r\n\n-- \nle réseau\u{2028}Café IA";
        assert_eq!(
            quoted(Locale::French, text),
            ["«\u{a0}Quel jour ?\u{a0}»", "«\u{a0}--\u{a0}»", "«\u{a0}le réseau Café IA\u{a0}»"]
        );
        assert_eq!(quoted(Locale::English, " \n"), Vec::<String>::new());
    }

    #[test]
    fn a_name_stays_in_its_line_and_shows_all_of_itself() {
        for (name, line) in [
            ("Anne Le Gall", "Anne Le Gall"),
            ("Zoé\u{a0}Ça-ïd", "Zoé Ça-ïd"),
            ("Anne\r\nBcc: all@example.org", "Anne Bcc: all@example.org"),
            ("Anne\0\u{2028}\u{202e}gro.elpmaxe", "Anne gro.elpmaxe"),
            ("\u{200b}\u{feff}", ""),
        ] {
            assert_eq!(name_in_line(name), line);
        }
        assert_eq!(name_in_line(&"é".repeat(5_000)).chars().count(), LONGEST_NAME);
    }
}
