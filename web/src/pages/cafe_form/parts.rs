//! The parts of a café's form, in which two people's changes are compared ([`Parts`](crate::pages::editing::Parts)).
//! Fields that mean something together only (day and hours, way of attending and place) are one part.

use super::Draft;
use crate::pages::editing::parts;

parts! {
    /// A part of a café's form that is changed as one.
    Part of Draft {
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
}

#[cfg(test)]
mod tests {
    use cafeia_shared::vocabulary::{Audience, RegistrationMode};

    use super::*;
    use crate::pages::editing::{Merged, Parts as _, merge};

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
        chosen.take(Part::Title, &theirs);
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
        for part in Draft::PARTS.iter().copied() {
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
            theirs.take(part, &other);
            let merged = merge(&base(), &theirs, &mine);
            let found = if base().is_same(&theirs, part) { vec![] } else { vec![part] };
            assert_eq!(merged.theirs, found);
            assert_eq!(merged.draft, theirs);
            other.take(part, &base());
            assert!(other.is_same(&base(), part));
        }
    }
}
