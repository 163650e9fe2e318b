//! What may be done with cafés, and what may not.

use cafeia_api::domain::{self, DomainError};
use cafeia_shared::{
    cafes::CafeQuery,
    ids::{CafeId, OrganisationId},
    query::Query as _,
    vocabulary::{EventStatus, PublicationStatus, TrainingState},
};
use uuid::Uuid;

use crate::support::{
    TEST, at, change, facilitator, format, library, new_cafe, on_both_databases, place, published,
};

on_both_databases! {
    fn a_draft_is_seen_by_nobody_and_a_published_cafe_by_everybody_at_once(test: &TestDb) {
        let network = test.network();
        let id = CafeId(Uuid::now_v7());
        change(&network, |c| {
            let (host, place) = (library(c, "Médiathèque", "29042"), place(c, "Médiathèque", "29042"));
            domain::cafes::create(c, id, &new_cafe("L’IA en Presqu’île", at(3, 17), host, place))
        });
        assert_eq!(network.catalogue().cafe(&id.to_string(), at(0, 12)), None);
        change(&network, |c| domain::cafes::publish(c, id));
        let cafe = network.catalogue().cafe(&id.to_string(), at(0, 12)).unwrap();
        assert_eq!(cafe.publication, PublicationStatus::Published);
        assert_eq!(cafe.summary.version, 2);
        assert_eq!(network.catalogue().cafe(&cafe.summary.slug, at(0, 12)).unwrap(), cafe);
        assert_eq!(cafe.summary.place.unwrap().commune, "Crozon");
        change(&network, |c| domain::cafes::archive(c, id));
        assert_eq!(network.catalogue().cafe(&cafe.summary.slug, at(0, 12)), None);
    }

    fn a_cancelled_cafe_stays_visible_and_says_why(test: &TestDb) {
        let network = test.network();
        let id = change(&network, |c| {
            let (host, place) = (library(c, "Médiathèque", "10387"), place(c, "Médiathèque", "10387"));
            let id = published(c, &new_cafe("Débattre de l’IA", at(2, 17), host, place));
            domain::cafes::set_event_status(c, id, EventStatus::Cancelled, Some("La salle est inondée"))?;
            Ok(id)
        });
        let cafe = network.catalogue().cafe(&id.to_string(), at(0, 12)).unwrap();
        assert_eq!(cafe.summary.event_status, EventStatus::Cancelled);
        assert_eq!(cafe.status_reason.as_deref(), Some("La salle est inondée"));
        let listed = network.catalogue().cafes(&CafeQuery::default(), at(0, 0)).unwrap();
        assert_eq!(listed.total, 1, "a cancelled café stays in the list");
        assert_eq!(network.catalogue().stats(at(0, 0)).upcoming_cafes, 0, "and does not count");
        change(&network, |c| domain::cafes::set_event_status(c, id, EventStatus::Scheduled, None));
        assert_eq!(network.catalogue().stats(at(0, 0)).upcoming_cafes, 1);
    }

    fn a_postponed_cafe_remembers_its_first_date(test: &TestDb) {
        let network = test.network();
        let id = change(&network, |c| {
            let (host, place) = (library(c, "Médiathèque", "10387"), place(c, "Médiathèque", "10387"));
            let id = published(c, &new_cafe("Débattre de l’IA", at(2, 17), host, place));
            domain::cafes::postpone(c, id, Some((at(9, 17), at(9, 19))), None)?;
            domain::cafes::postpone(c, id, Some((at(16, 17), at(16, 19))), Some("Encore la salle"))?;
            Ok(id)
        });
        let cafe = network.catalogue().cafe(&id.to_string(), at(0, 12)).unwrap();
        assert_eq!(cafe.summary.starts_at, at(16, 17));
        assert_eq!(cafe.previous_starts_at, Some(at(2, 17)));
    }

    fn an_illegal_step_is_refused_with_the_legal_ones(test: &TestDb) {
        let network = test.network();
        let id = change(&network, |c| {
            let (host, place) = (library(c, "Médiathèque", "10387"), place(c, "Médiathèque", "10387"));
            let id = published(c, &new_cafe("Débattre de l’IA", at(-30, 17), host, place));
            domain::cafes::set_event_status(c, id, EventStatus::Held, None)?;
            Ok(id)
        });
        let refused = network
            .change(TEST, |c| domain::cafes::set_event_status(c, id, EventStatus::Cancelled, None))
            .unwrap_err();
        let DomainError::IllegalStep { from, to, legal } = refused else { panic!("{refused}") };
        assert_eq!((from, to, legal.as_slice()), ("held", "cancelled", ["not_held"].as_slice()));
        let refused = network.change(TEST, |c| domain::cafes::submit(c, id)).unwrap_err();
        assert!(matches!(refused, DomainError::IllegalStep { from: "published", .. }), "{refused}");
    }

    fn what_a_cafe_names_must_exist(test: &TestDb) {
        let network = test.network();
        let refused = network
            .change(TEST, |c| {
                let place = place(c, "Médiathèque", "10387");
                let nobody = OrganisationId(Uuid::now_v7());
                domain::cafes::create(c, CafeId(Uuid::now_v7()), &new_cafe("Débattre", at(1, 9), nobody, place))
            })
            .unwrap_err();
        let DomainError::Invalid(faults) = refused else { panic!("{refused}") };
        assert_eq!(faults[0].field, "host_id");
    }

    fn an_edit_of_an_old_version_is_refused(test: &TestDb) {
        let network = test.network();
        let (id, new) = change(&network, |c| {
            let (host, place) = (library(c, "Médiathèque", "10387"), place(c, "Médiathèque", "10387"));
            let new = new_cafe("Débattre de l’IA", at(2, 17), host, place);
            Ok((published(c, &new), new))
        });
        let edited = cafeia_shared::cafes::NewCafe { title: "Débattre de tout".into(), ..new };
        assert_eq!(change(&network, |c| domain::cafes::update(c, id, 2, &edited)), 3);
        let again = cafeia_shared::cafes::NewCafe { title: "Débattre de rien".into(), ..edited.clone() };
        let refused = network.change(TEST, |c| domain::cafes::update(c, id, 2, &again)).unwrap_err();
        assert!(matches!(refused, DomainError::VersionMismatch { current: 3, .. }), "{refused}");
        assert_eq!(change(&network, |c| domain::cafes::update(c, id, 3, &edited)), 3, "nothing changed: no new version");
    }

    fn a_facilitator_is_named_only_with_their_consent(test: &TestDb) {
        let network = test.network();
        let id = change(&network, |c| {
            let (host, place) = (library(c, "Médiathèque", "10387"), place(c, "Médiathèque", "10387"));
            let shy = facilitator(c, "Animation discrète", "10387", false);
            let shown = facilitator(c, "Animation de démonstration", "10387", true);
            let part = cafeia_shared::vocabulary::FacilitatorPart::Lead;
            let facilitators = [shy, shown]
                .map(|facilitator_id| cafeia_shared::cafes::NewCafeFacilitator { facilitator_id, part })
                .to_vec();
            let format = format(c, "La fresque des usages");
            let new = new_cafe("Débattre de l’IA", at(2, 17), host, place);
            Ok(published(c, &cafeia_shared::cafes::NewCafe { facilitators, format_ids: vec![format], ..new }))
        });
        let cafe = network.catalogue().cafe(&id.to_string(), at(0, 12)).unwrap();
        let names: Vec<_> = cafe.facilitators.iter().map(|f| f.facilitator.name.as_str()).collect();
        assert_eq!(names, ["Animation de démonstration"]);
        let listed = network.catalogue().facilitators(&cafeia_shared::facilitators::FacilitatorQuery::default(), at(0, 12)).unwrap();
        assert_eq!(listed.total, 1);
        let trained = network.catalogue().stats(at(0, 0)).facilitators;
        assert_eq!(trained.iter().find(|f| f.training == TrainingState::Trained).unwrap().count, 1);
    }

    fn another_process_sees_a_change_when_it_follows(test: &TestDb) {
        let writer = test.network();
        let reader = cafeia_api::network::Network::open(test.open(), crate::support::geography()).unwrap();
        change(&writer, |c| {
            let (host, place) = (library(c, "Médiathèque", "10387"), place(c, "Médiathèque", "10387"));
            published(c, &new_cafe("Débattre de l’IA", at(2, 17), host, place));
            Ok(())
        });
        let everything = CafeQuery::parse("period=all").unwrap();
        assert_eq!(reader.catalogue().cafes(&everything, at(0, 0)).unwrap().total, 0);
        assert_eq!(reader.follow().unwrap(), 4);
        assert_eq!(reader.catalogue().cafes(&everything, at(0, 0)).unwrap().total, 1);
        assert_eq!(reader.follow().unwrap(), 0);
    }
}
