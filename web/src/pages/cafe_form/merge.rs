//! Two people change the same café at once: what they did is put together, field by field.
//!
//! Three versions are compared: the one that both began with, what the other one saved meanwhile, and what stands in
//! one's own form. A part that only one of them changed is taken from them. A part that both changed, in different ways,
//! is for a person to choose. Fields that mean something together only (day and hours, way of attending and place) are
//! one part.

use super::Draft;

macro_rules! parts {
    ($($(#[$doc:meta])+ $part:ident: $($field:ident),+;)+) => {
        /// A part of a café's form that is changed as one.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
        pub enum Part {
            $($(#[$doc])+ $part,)+
        }

        impl Part {
            /// Every part, in the form's order.
            pub const ALL: &'static [Self] = &[$(Self::$part),+];

            /// Whether two drafts say the same about it.
            pub fn is_same(self, one: &Draft, other: &Draft) -> bool {
                match self { $(Self::$part => true $(&& one.$field == other.$field)+,)+ }
            }

            /// Takes it from another draft.
            pub fn take(self, into: &mut Draft, from: &Draft) {
                match self { $(Self::$part => { $(into.$field.clone_from(&from.$field);)+ })+ }
            }
        }

        // A field that is in no part does not compile.
        const _: fn(Draft) = |draft| {
            let Draft { $($($field: _,)+)+ } = draft;
        };
    };
}

parts! {
    /// Title.
    Title: title;
    /// Summary.
    Summary: summary;
    /// When it is.
    Time: day, starts, ends, last_day, timezone;
    /// How people attend, and where.
    Attendance: mode, commune, place, writes_place, place_name, place_address, place_postal_code, place_access,
        place_accessibility, online_url;
    /// Who hosts it.
    Host: host, writes_host, host_name, host_kind, host_commune;
    /// How one registers.
    Registration: registration, target;
    /// Description.
    Description: description;
    /// Formats.
    Formats: formats;
    /// Audiences.
    Audiences: audiences;
    /// Themes.
    Themes: themes;
    /// Languages.
    Languages: languages;
    /// Accessibility.
    Accessibility: accessibility;
    /// How many can come, and do.
    Capacity: capacity, seats_taken;
    /// How to reach the host.
    Contact: contact_email, contact_phone;
    /// The organisations besides the host.
    Organisers: organisers;
    /// The facilitators.
    Facilitators: facilitators;
    /// The word to the reviewer.
    Message: message;
}

/// What comes of two changes.
#[derive(Debug, Clone, PartialEq)]
pub struct Merged {
    /// Both changes together; of the parts in conflict, mine.
    pub draft: Draft,
    /// What the other one changed and I did not.
    pub theirs: Vec<Part>,
    /// What both changed, in different ways.
    pub conflicts: Vec<Part>,
}

/// Puts two changes of what both began with together.
pub fn merge(base: &Draft, theirs: &Draft, mine: &Draft) -> Merged {
    let mut merged = Merged { draft: mine.clone(), theirs: Vec::new(), conflicts: Vec::new() };
    for part in Part::ALL.iter().copied() {
        if part.is_same(base, theirs) || part.is_same(theirs, mine) {
            continue;
        }
        if part.is_same(base, mine) {
            part.take(&mut merged.draft, theirs);
            merged.theirs.push(part);
        } else {
            merged.conflicts.push(part);
        }
    }
    merged
}

#[cfg(test)]
mod tests {
    use cafeia_shared::vocabulary::{Audience, RegistrationMode};

    use super::*;

    fn base() -> Draft {
        Draft {
            title: "Un café pour voir".to_owned(),
            day: "2026-12-01".to_owned(),
            starts: "14:00".to_owned(),
            ends: "16:00".to_owned(),
            place_name: "Salle des fêtes".to_owned(),
            ..Draft::in_zone("Europe/Paris")
        }
    }

    fn changed(change: impl FnOnce(&mut Draft)) -> Draft {
        let mut draft = base();
        change(&mut draft);
        draft
    }

    #[test]
    fn what_only_one_of_them_changed_is_taken_from_them() {
        let theirs = changed(|cafe| cafe.summary = "Venez".to_owned());
        let mine = changed(|cafe| cafe.audiences = vec![Audience::Seniors]);
        let merged = merge(&base(), &theirs, &mine);
        assert_eq!(
            (merged.theirs.as_slice(), merged.conflicts.as_slice()),
            ([Part::Summary].as_slice(), [].as_slice())
        );
        assert_eq!(merged.draft.summary, "Venez");
        assert_eq!(merged.draft.audiences, [Audience::Seniors]);
    }

    #[test]
    fn what_both_changed_alike_is_no_conflict() {
        let both = changed(|cafe| cafe.title = "Un café de Noël".to_owned());
        let merged = merge(&base(), &both, &both);
        assert_eq!(merged, Merged { draft: both, theirs: Vec::new(), conflicts: Vec::new() });
    }

    #[test]
    fn what_both_changed_differently_is_for_a_person_to_choose() {
        let theirs = changed(|cafe| cafe.title = "Le leur".to_owned());
        let mine = changed(|cafe| cafe.title = "Le mien".to_owned());
        let merged = merge(&base(), &theirs, &mine);
        assert_eq!(merged.conflicts, [Part::Title]);
        assert_eq!(merged.draft.title, "Le mien");
        let mut chosen = merged.draft;
        Part::Title.take(&mut chosen, &theirs);
        assert_eq!(chosen, theirs);
    }

    #[test]
    fn a_beginning_and_an_end_are_not_put_together_from_two_changes() {
        let theirs = changed(|cafe| cafe.starts = "17:00".to_owned());
        let mine = changed(|cafe| cafe.ends = "16:30".to_owned());
        let merged = merge(&base(), &theirs, &mine);
        assert_eq!(merged.conflicts, [Part::Time]);
        assert_eq!((merged.draft.starts.as_str(), merged.draft.ends.as_str()), ("14:00", "16:30"));
    }

    #[test]
    fn every_part_that_the_other_one_changed_is_found() {
        let mine = base();
        for part in Part::ALL.iter().copied() {
            let mut theirs = base();
            let mut other = changed(|cafe| {
                cafe.title.push('!');
                cafe.summary.push('!');
                cafe.description.push('!');
                cafe.starts = "13:00".to_owned();
                cafe.place_name.push('!');
                cafe.host_name.push('!');
                cafe.registration = RegistrationMode::Invitation;
                cafe.audiences.push(Audience::Parents);
                cafe.capacity = "12".to_owned();
                cafe.contact_phone = "02".to_owned();
                cafe.message.push('!');
            });
            part.take(&mut theirs, &other);
            let merged = merge(&base(), &theirs, &mine);
            let found = if part.is_same(&base(), &theirs) { vec![] } else { vec![part] };
            assert_eq!(merged.theirs, found);
            assert_eq!(merged.draft, theirs);
            part.take(&mut other, &base());
            assert!(part.is_same(&other, &base()));
        }
    }
}
