//! The queue: the proposals and the cafés that wait, which come from two lists, as one, the longest waiting first.

use cafeia_shared::{paging::Page, proposals::ProposalSummary, workspace::WorkspaceCafeSummary};
use chrono::{DateTime, Utc};

use super::entry::{Entry, Key};

/// One of the two lists.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Side {
    /// The proposals.
    Proposals,
    /// The cafés.
    Cafes,
}

/// How far a list has come.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
struct Progress {
    total: u64,
    cursor: Option<String>,
    /// Since when the last one loaded waits.
    last: Option<DateTime<Utc>>,
}

/// What waits, as far as it is loaded.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Queue {
    entries: Vec<Entry>,
    proposals: Progress,
    cafes: Progress,
}

impl Queue {
    /// The next proposals have come.
    pub fn add_proposals(&mut self, page: Page<ProposalSummary>) {
        self.add(Side::Proposals, page, Entry::Proposal);
    }

    /// The next cafés have come.
    pub fn add_cafes(&mut self, page: Page<WorkspaceCafeSummary>) {
        self.add(Side::Cafes, page, Entry::Cafe);
    }

    fn add<T>(&mut self, side: Side, page: Page<T>, entry: fn(T) -> Entry) {
        let came: Vec<_> = page.data.into_iter().map(entry).collect();
        let last = came.last().map(Entry::since);
        let progress = self.progress_mut(side);
        progress.total = page.total;
        progress.cursor = page.next_cursor;
        progress.last = last.or(progress.last);
        for entry in came {
            self.place(entry);
        }
    }

    /// Those that can be shown: of a list that goes on, others may have waited longer than what comes after its last one.
    pub fn shown(&self) -> &[Entry] {
        let Some(frontier) = self.frontier() else { return &self.entries };
        let end = self.entries.partition_point(|entry| entry.since() <= frontier);
        &self.entries[..end]
    }

    /// How many wait in all.
    pub fn total(&self) -> u64 {
        self.proposals.total + self.cafes.total
    }

    /// The list whose next page is needed to show more, and where that begins; nothing when all is loaded.
    pub fn next(&self) -> Option<(Side, String)> {
        [(Side::Proposals, &self.proposals), (Side::Cafes, &self.cafes)]
            .into_iter()
            .filter_map(|(side, progress)| Some((progress.last, side, progress.cursor.clone()?)))
            .min_by_key(|(last, _, _)| *last)
            .map(|(_, side, cursor)| (side, cursor))
    }

    /// One of them.
    pub fn get(&self, key: Key) -> Option<&Entry> {
        self.entries.iter().find(|entry| entry.key() == key)
    }

    /// One of them does not wait any more.
    pub fn take(&mut self, key: Key) -> Option<Entry> {
        let at = self.entries.iter().position(|entry| entry.key() == key)?;
        let progress = self.progress_mut(side(key));
        progress.total = progress.total.saturating_sub(1);
        Some(self.entries.remove(at))
    }

    /// One waits, again or as it is now.
    pub fn put(&mut self, entry: Entry) {
        let key = entry.key();
        if self.get(key).is_none() {
            self.progress_mut(side(key)).total += 1;
        }
        self.place(entry);
    }

    /// The one after another or before it; the first one when there is no other. The ends do not meet.
    pub fn beside(&self, key: Option<Key>, forward: bool) -> Option<Key> {
        let shown = self.shown();
        let at = key.and_then(|key| shown.iter().position(|entry| entry.key() == key));
        let wanted = match (at, forward) {
            (None, _) => Some(0),
            (Some(at), true) => Some(at + 1),
            (Some(at), false) => at.checked_sub(1),
        };
        wanted.and_then(|wanted| shown.get(wanted)).map(Entry::key)
    }

    fn place(&mut self, entry: Entry) {
        let order = |entry: &Entry| (entry.since(), entry.key());
        self.entries.retain(|other| other.key() != entry.key());
        let at = self.entries.partition_point(|other| order(other) < order(&entry));
        self.entries.insert(at, entry);
    }

    /// Until when the order is sure: the earliest last one of the lists that go on.
    fn frontier(&self) -> Option<DateTime<Utc>> {
        [&self.proposals, &self.cafes]
            .into_iter()
            .filter(|progress| progress.cursor.is_some())
            .filter_map(|progress| progress.last)
            .min()
    }

    fn progress_mut(&mut self, side: Side) -> &mut Progress {
        match side {
            Side::Proposals => &mut self.proposals,
            Side::Cafes => &mut self.cafes,
        }
    }
}

fn side(key: Key) -> Side {
    match key {
        Key::Proposal(_) => Side::Proposals,
        Key::Cafe(_) => Side::Cafes,
    }
}

#[cfg(test)]
mod tests {
    use cafeia_shared::{
        ids::ProposalId,
        organisations::OrganisationRef,
        proposals::ProposalStatus,
        vocabulary::{CafeMode, EventStatus, OrganisationKind, PublicationStatus},
    };
    use chrono::TimeDelta;

    use super::*;

    fn hour(hour: i64) -> DateTime<Utc> {
        DateTime::UNIX_EPOCH + TimeDelta::hours(hour)
    }

    fn id(number: i64) -> String {
        format!("019ab000-0000-7000-8000-{number:012}")
    }

    fn proposal(since: i64) -> ProposalSummary {
        ProposalSummary {
            id: id(since).parse().unwrap(),
            version: 1,
            status: ProposalStatus::InReview,
            title: "Café IA".to_owned(),
            starts_at: hour(1000),
            ends_at: hour(1002),
            timezone: "Europe/Paris".to_owned(),
            mode: CafeMode::OnSite,
            place_name: None,
            host_name: "Médiathèque".to_owned(),
            commune: None,
            proposer_name: "Anne".to_owned(),
            review_since: Some(hour(since)),
            updated_at: hour(since),
        }
    }

    fn cafe(since: i64) -> WorkspaceCafeSummary {
        WorkspaceCafeSummary {
            people: None,
            id: id(since).parse().unwrap(),
            slug: "cafe-ia".to_owned(),
            version: 1,
            publication: PublicationStatus::Submitted,
            event_status: EventStatus::Scheduled,
            review_since: Some(hour(since)),
            title: "Café IA".to_owned(),
            starts_at: hour(1000),
            ends_at: hour(1002),
            timezone: "Europe/Paris".to_owned(),
            mode: CafeMode::OnSite,
            place_name: None,
            commune: None,
            host: OrganisationRef {
                id: id(0).parse().unwrap(),
                slug: "mediatheque".to_owned(),
                name: "Médiathèque".to_owned(),
                kind: OrganisationKind::Library,
            },
            updated_at: hour(since),
        }
    }

    fn page<T>(data: Vec<T>, total: u64, more: bool) -> Page<T> {
        Page { data, next_cursor: more.then(|| "next".to_owned()), total, facets: None }
    }

    fn hours(queue: &Queue) -> Vec<i64> {
        queue.shown().iter().map(|entry| (entry.since() - hour(0)).num_hours()).collect()
    }

    #[test]
    fn two_lists_are_one_by_how_long_one_waits() {
        let mut queue = Queue::default();
        queue.add_proposals(page(vec![proposal(1), proposal(4)], 2, false));
        queue.add_cafes(page(vec![cafe(2), cafe(3)], 2, false));
        assert_eq!(hours(&queue), [1, 2, 3, 4]);
        assert_eq!((queue.total(), queue.next()), (4, None));
    }

    #[test]
    fn what_may_come_before_others_is_waited_for() {
        let mut queue = Queue::default();
        queue.add_proposals(page(vec![proposal(1), proposal(3)], 3, true));
        queue.add_cafes(page(vec![cafe(2), cafe(9)], 2, false));
        // Between 3 and 9 there may be more proposals.
        assert_eq!(hours(&queue), [1, 2, 3]);
        assert_eq!(queue.next(), Some((Side::Proposals, "next".to_owned())));
        queue.add_proposals(page(vec![proposal(5)], 3, false));
        assert_eq!(hours(&queue), [1, 2, 3, 5, 9]);
    }

    #[test]
    fn what_is_decided_leaves_and_what_is_undone_comes_back_to_its_place() {
        let mut queue = Queue::default();
        queue.add_proposals(page(vec![proposal(1), proposal(2), proposal(3)], 3, false));
        let key = Key::Proposal(id(2).parse::<ProposalId>().unwrap());
        assert_eq!(queue.beside(None, true), Some(Key::Proposal(id(1).parse().unwrap())));
        assert_eq!(queue.beside(Some(key), true), Some(Key::Proposal(id(3).parse().unwrap())));
        let taken = queue.take(key).unwrap();
        assert_eq!((hours(&queue), queue.total()), (vec![1, 3], 2));
        assert_eq!(queue.take(key), None);
        queue.put(taken.clone());
        queue.put(taken);
        assert_eq!((hours(&queue), queue.total()), (vec![1, 2, 3], 3));
        let last = Key::Proposal(id(3).parse().unwrap());
        assert_eq!(queue.beside(Some(last), true), None);
        assert_eq!(queue.beside(Some(last), false), Some(key));
    }
}
