//! Letters to many at once, and saved views of lists.

use cafeia_shared::{
    ids::{MailingId, SavedViewId},
    mailings::{
        Mailing, MailingAudience, MailingPreview, MailingSelection, MailingState, MailingSubscription,
        NewMailing,
    },
    paging::Page,
    territories::{TerritoryCode, TerritoryLevel},
    views::{NewSavedView, SavedView, SavedViewList, ViewedList},
};
use chrono::TimeDelta;
use uuid::uuid;

use super::start;

const SUBJECT: &str = "Rencontre du réseau le 12 février";
const TEXT: &str =
    "La prochaine rencontre a lieu à Quimper, le vendredi 12 février à 14 heures.\nVenez avec vos idées.";

pub(in super::super) fn new_mailing() -> NewMailing {
    NewMailing {
        selection: MailingSelection {
            audience: MailingAudience::Facilitators,
            ids: None,
            query: Some("training=trained".to_owned()),
        },
        subject: SUBJECT.to_owned(),
        text: TEXT.to_owned(),
        reply_to: false,
        recipients: Some(12),
    }
}

pub(in super::super) fn preview() -> MailingPreview {
    MailingPreview {
        recipients: 12,
        unsubscribed: 1,
        unopened: 2,
        without_account: 3,
        left_today: 5,
        subject: SUBJECT.to_owned(),
        text: format!(
            "Bonjour,\n\nAnne Le Gall, qui s’occupe du réseau Café IA (Finistère), vous écrit\u{a0}:\n\n{TEXT}\n"
        ),
    }
}

pub(in super::super) fn mailing() -> Mailing {
    Mailing {
        id: MailingId(uuid!("019be0a2-5d10-7b11-8f20-3c1d2e4f5a6b")),
        audience: MailingAudience::Facilitators,
        territories: vec![TerritoryCode::new(TerritoryLevel::Departement, "29")],
        own: true,
        sender: Some("Anne Le Gall".to_owned()),
        subject: Some(SUBJECT.to_owned()),
        text: Some(TEXT.to_owned()),
        reply_to: false,
        state: MailingState::Waiting,
        recipients: 12,
        waiting: 4,
        sent: 8,
        unneeded: 0,
        failed: 0,
        created_at: start(),
        starts_at: start() + TimeDelta::seconds(20),
        stopped_at: None,
    }
}

pub(in super::super) fn mailings() -> Page<Mailing> {
    Page { data: vec![mailing()], next_cursor: None, total: 1, facets: None }
}

pub(in super::super) fn subscription() -> MailingSubscription {
    MailingSubscription { subscribed: false }
}

pub(in super::super) fn new_view() -> NewSavedView {
    NewSavedView {
        list: ViewedList::Cafes,
        name: "Passés, avec leurs animateurs".to_owned(),
        query: "etat=passes&colonnes=animateurs".to_owned(),
    }
}

pub(in super::super) fn view() -> SavedView {
    let NewSavedView { list, name, query } = new_view();
    let id = SavedViewId(uuid!("019be0a2-5d10-7c22-9a31-4d2e3f5a6b7c"));
    SavedView { id, version: 1, list, name, query, updated_at: start() }
}

pub(in super::super) fn views() -> SavedViewList {
    SavedViewList { data: vec![view()] }
}
