//! What may be done with cafés, and what may not.

use cafeia_api::domain::{self, DomainError};
use cafeia_shared::{
    cafes::{CafeQuery, NewCafe, NewCafeFacilitator},
    ids::{CafeId, FacilitatorId, OrganisationId, PlaceId, ResourceId},
    places::NewPlace,
    position::Position,
    problem::FaultCode,
    query::Query as _,
    vocabulary::{CafeMode, EventStatus, FacilitatorPart, Precision, PublicationStatus, TrainingState},
};
use uuid::Uuid;

use crate::support::{
    TEST, at, change, facilitator, format, library, new_cafe, new_place, on_both_databases, place, published,
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

    fn an_id_of_another_kind_names_nothing_though_it_was_just_seen(test: &TestDb) {
        let network = test.network();
        let (host, place) = change(&network, |c| Ok((library(c, "Médiathèque", "10387"), place(c, "Médiathèque", "10387"))));
        let refused = |new: &NewCafe| {
            let refused =
                network.change(TEST, |c| domain::cafes::create(c, CafeId(Uuid::now_v7()), new)).unwrap_err();
            let DomainError::Invalid(faults) = refused else { panic!("{refused}") };
            faults[0].field.clone()
        };
        let new = new_cafe("Débattre", at(1, 9), host, place);
        let lead = |id| NewCafeFacilitator { facilitator_id: FacilitatorId(id), part: FacilitatorPart::Lead };
        assert_eq!(refused(&NewCafe { place_id: Some(PlaceId(host.0)), ..new.clone() }), "place_id");
        assert_eq!(refused(&NewCafe { facilitators: vec![lead(host.0)], ..new.clone() }), "facilitators");
        assert_eq!(refused(&NewCafe { format_ids: vec![ResourceId(place.0)], ..new }), "format_ids");
    }

    fn a_place_lies_where_its_commune_is(test: &TestDb) {
        let network = test.network();
        let at = |latitude, longitude| NewPlace {
            position: Some(Position { latitude, longitude }),
            precision: Some(Precision::Address),
            ..new_place("Salle des fêtes", "29042")
        };
        let create = |new: NewPlace| network.change(TEST, |c| domain::places::create(c, PlaceId(Uuid::now_v7()), &new));
        create(at(48.246, -4.489)).unwrap();
        let DomainError::Invalid(faults) = create(at(48.85, 2.35)).unwrap_err() else { panic!("Crozon is not in Paris") };
        assert_eq!((faults[0].field.as_str(), faults[0].code), ("position", FaultCode::Inconsistent));
    }

    fn a_cafe_of_which_somebody_has_reported_is_not_moved_into_the_future(test: &TestDb) {
        let network = test.network();
        let (id, new) = change(&network, |c| {
            let (host, place) = (library(c, "Médiathèque", "10387"), place(c, "Médiathèque", "10387"));
            let new = new_cafe("Débattre de l’IA", at(-30, 17), host, place);
            let id = published(c, &new);
            domain::cafes::set_event_status(c, id, EventStatus::NotHeld, None)?;
            Ok((id, new))
        });
        let version = network.catalogue().cafe(&id.to_string(), at(0, 12)).unwrap().summary.version;
        let moved = NewCafe { starts_at: at(30, 17), ends_at: at(30, 19), ..new.clone() };
        let refused = network.change(TEST, |c| domain::cafes::update(c, id, version, &moved)).unwrap_err();
        let DomainError::Invalid(faults) = refused else { panic!("{refused}") };
        assert_eq!(faults[0].field, "starts_at");
        // Its true hour may still be told.
        let mended = NewCafe { starts_at: at(-30, 18), ends_at: at(-30, 20), ..new };
        assert_eq!(change(&network, |c| domain::cafes::update(c, id, version, &mended)), version + 1);
    }

    fn that_it_is_full_brings_nobody_back_to_the_room_of_a_cafe_moved_online(test: &TestDb) {
        let network = test.network();
        let id = change(&network, |c| {
            let (host, place) = (library(c, "Médiathèque", "29042"), place(c, "Médiathèque", "29042"));
            let id = published(c, &new_cafe("Débattre de l’IA", at(2, 17), host, place));
            domain::cafes::set_event_status(c, id, EventStatus::MovedOnline, Some("Travaux"))?;
            domain::cafes::set_event_status(c, id, EventStatus::Full, None)?;
            Ok(id)
        });
        let shown = || network.catalogue().cafe(&id.to_string(), at(0, 12)).unwrap();
        let full = shown();
        assert_eq!((full.summary.event_status, full.summary.mode), (EventStatus::Full, CafeMode::Online));
        assert_eq!((full.summary.place, full.status_reason.as_deref()), (None, Some("Travaux")));
        change(&network, |c| domain::cafes::set_event_status(c, id, EventStatus::Scheduled, None));
        let open = shown().summary;
        assert_eq!((open.event_status, open.mode), (EventStatus::MovedOnline, CafeMode::Online));
    }

    fn an_edit_of_an_old_version_is_refused(test: &TestDb) {
        let network = test.network();
        let (id, new) = change(&network, |c| {
            let (host, place) = (library(c, "Médiathèque", "10387"), place(c, "Médiathèque", "10387"));
            let new = new_cafe("Débattre de l’IA", at(2, 17), host, place);
            Ok((published(c, &new), new))
        });
        let edited = NewCafe { title: "Débattre de tout".into(), ..new };
        assert_eq!(change(&network, |c| domain::cafes::update(c, id, 2, &edited)), 3);
        let again = NewCafe { title: "Débattre de rien".into(), ..edited.clone() };
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
            Ok(published(c, &NewCafe { facilitators, format_ids: vec![format], ..new }))
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
