//! The catalogue answers rightly, and the same whether it followed the changes or was read anew.

use std::collections::BTreeSet;

use cafeia_api::{
    domain::{self, Change},
    network::Network,
};
use cafeia_shared::{
    cafes::{Cafe, CafeQuery, CafeSummary, ClusterQuery, NewCafe},
    facilitators::{FacilitatorQuery, FacilitatorSummary},
    ids::{CafeId, OrganisationId, PlaceId, ResourceId},
    organisations::{NewOrganisation, OrganisationQuery},
    paging::Page,
    places::NewPlace,
    query::Query as _,
    resources::{NewResource, ResourceQuery, Span},
    territories::{TerritoryLevel, TerritoryQuery, TerritorySummary},
    vocabulary::{Accessibility, Audience, CafeMode, EventStatus, Term as _},
};
use rand::{Rng as _, RngExt as _, SeedableRng as _};
use rand_chacha::ChaCha8Rng;
use uuid::Uuid;

use crate::support::{
    at, change, facilitator, format, geography, library, new_cafe, new_format, new_library, new_place,
    on_both_databases, place, published,
};

fn cafes(network: &Network, query: &str) -> Page<CafeSummary> {
    network.catalogue().cafes(&CafeQuery::parse(query).unwrap(), at(0, 0)).unwrap()
}

fn facilitators(network: &Network, query: &str) -> Page<FacilitatorSummary> {
    network.catalogue().facilitators(&FacilitatorQuery::parse(query).unwrap(), at(0, 12)).unwrap()
}

fn titles(network: &Network, query: &str) -> Vec<String> {
    cafes(network, query).data.into_iter().map(|cafe| cafe.title).collect()
}

/// Three cafés in Nantes, Crozon and Saint-Denis de La Réunion, in the order of their dates, and a past one.
fn small_agenda(network: &Network) {
    change(network, |c| {
        let host = library(c, "Réseau des bibliothèques", "44109");
        let play = format(c, "Aïe aïe IA");
        let nantes = place(c, "Médiathèque Jacques-Demy", "44109");
        let crozon = place(c, "Maison du temps libre", "29042");
        let reunion = place(c, "Bibliothèque départementale", "97411");
        let base = new_cafe("Jouer avec l’IA à Nantes", at(1, 17), host, nantes);
        published(
            c,
            &NewCafe {
                format_ids: vec![play],
                accessibility: vec![Accessibility::Wheelchair],
                ..base.clone()
            },
        );
        let crozon = new_cafe("Comprendre l’IA en Presqu’île", at(2, 9), host, crozon);
        published(
            c,
            &NewCafe { audiences: vec![Audience::Seniors], capacity: Some(10), seats_taken: 10, ..crozon },
        );
        let reunion = new_cafe("Débattre sous les tropiques", at(3, 6), host, reunion);
        published(
            c,
            &NewCafe { timezone: "Indian/Reunion".into(), capacity: Some(12), seats_taken: 9, ..reunion },
        );
        published(
            c,
            &NewCafe {
                starts_at: at(-10, 17), ends_at: at(-10, 19), title: "C’était hier".into(), ..base
            },
        );
        Ok(())
    });
}

on_both_databases! {
    fn cafes_are_found_by_place_date_words_and_everything_else(test: &TestDb) {
        let network = test.network();
        small_agenda(&network);
        let (nantes, crozon, reunion) =
            ("Jouer avec l’IA à Nantes", "Comprendre l’IA en Presqu’île", "Débattre sous les tropiques");
        for (query, expected) in [
            ("", vec![nantes, crozon, reunion]),
            ("period=past", vec!["C’était hier"]),
            ("period=all", vec!["C’était hier", nantes, crozon, reunion]),
            ("territory=region-53", vec![crozon]),
            ("territory=departement-44", vec![nantes]),
            ("territory=commune-97411&territory=commune-44109", vec![nantes, reunion]),
            ("bbox=-5.5,47,-1,49", vec![nantes, crozon]),
            ("bbox=55,-22,56,-20", vec![reunion]),
            ("around=-1.55,47.22&radius_km=20", vec![nantes]),
            ("around=-1.55,47.22&sort=distance", vec![nantes, crozon, reunion]),
            ("around=-4.49,48.25&sort=distance", vec![crozon, nantes, reunion]),
            ("from=2026-11-25", vec![crozon, reunion]),
            ("to=2026-11-24", vec![nantes]),
            ("from=2026-11-25&to=2026-11-25", vec![crozon]),
            ("audience=seniors", vec![crozon]),
            ("accessibility=wheelchair", vec![nantes]),
            ("accessibility=wheelchair,hearing_loop", vec![]),
            ("places_left=true", vec![nantes, reunion]),
            ("places_left=true&period=past", vec![]),
            ("places_left=false", vec![crozon]),
            ("q=finistere", vec![crozon]),
            ("q=bretagne%2029160", vec![crozon]),
            ("q=st%20denis", vec![reunion]),
            ("q=qu%27est-ce", vec![nantes, crozon, reunion]),
            ("q=mediatheque", vec![nantes]),
            ("q=presquile", vec![]),
            ("q=debatre", vec![reunion]),
            ("q=aie%20aie", vec![nantes]),
            ("q=bibliotheques", vec![nantes, crozon, reunion]),
            ("mode=online", vec![]),
            ("format=rien-de-tel", vec![]),
        ] {
            let mut found = titles(&network, query);
            if query.starts_with("period=all") || !query.contains("sort") {
                assert_eq!(found, expected, "for {query}");
            } else {
                found.truncate(expected.len());
                assert_eq!(found, expected, "for {query}");
            }
        }
        let near = cafes(&network, "around=-1.55,47.22&radius_km=20").data;
        assert!(near[0].distance_m.unwrap() < 5_000);
        assert_eq!(cafes(&network, "q=tropiques").data[0].places_left, Some(3));
        assert!(network.catalogue().cafes(&CafeQuery::parse("territory=departement-99").unwrap(), at(0, 0)).is_err());
    }

    fn a_cafe_moved_online_is_nowhere_any_more(test: &TestDb) {
        let network = test.network();
        let id = change(&network, |c| {
            let host = library(c, "Bibliothèque", "44109");
            let room = PlaceId(Uuid::now_v7());
            let new = NewPlace { accessibility: vec![Accessibility::Wheelchair], ..new_place("Salle des dunes", "29042") };
            domain::places::create(c, room, &new)?;
            let accessibility = vec![Accessibility::HearingLoop, Accessibility::LiveCaptions];
            Ok(published(c, &NewCafe { accessibility, ..new_cafe("La mer et nous", at(1, 17), host, room) }))
        });
        let (here, online) = (
            [
                "mode=on_site", "accessibility=wheelchair", "accessibility=hearing_loop", "territory=commune-29042",
                "territory=region-53", "around=-4.49,48.25&radius_km=20", "around=-4.49,48.25&sort=distance",
                "bbox=-5.5,47,-1,49", "q=crozon", "q=dunes",
            ],
            ["mode=online", "accessibility=live_captions", "places_left=true", "takes_place=true", ""],
        );
        let found = |query: &str| cafes(&network, query).total;
        assert!(here.iter().all(|query| found(query) == 1) && found("mode=online") == 0);
        let figures = || {
            let list = network.catalogue().territories(&TerritoryQuery::default(), at(0, 0));
            let crozon = network.catalogue().territory(&"commune-29042".parse().unwrap(), at(0, 0)).unwrap();
            let stats = network.catalogue().stats(at(0, 0));
            (crozon.summary.upcoming_cafes, list.without_territory.upcoming_cafes, stats.upcoming_cafes, stats.cafes_with_place, stats.communes)
        };
        assert_eq!(figures(), (1, 0, 1, 1, 1));

        change(&network, |c| domain::cafes::set_event_status(c, id, EventStatus::MovedOnline, Some("Tempête")));
        for query in here {
            assert_eq!(found(query), 0, "for {query}");
        }
        for query in online {
            assert_eq!(found(query), 1, "for {query}");
        }
        let clusters = network.catalogue().clusters(&ClusterQuery::parse("zoom=3").unwrap(), at(0, 0)).unwrap();
        assert_eq!((clusters.total, clusters.clusters.len()), (0, 0), "it has no point on the map");
        assert_eq!(figures(), (0, 1, 1, 0, 0));
        let facets = cafes(&network, "facets=true").facets.unwrap();
        let modes: Vec<_> = facets.get("mode").unwrap().iter().map(|mode| (mode.value.as_str(), mode.count)).collect();
        assert_eq!(modes, [("online", 1)]);
        let cafe = network.catalogue().cafe(&id.to_string(), at(0, 0)).unwrap();
        assert_eq!((cafe.summary.mode, cafe.summary.place.is_none(), cafe.venue.is_none()), (CafeMode::Online, true, true));
        assert_eq!(cafe.summary.accessibility, [Accessibility::LiveCaptions]);
        assert_eq!(cafe.previous_venue.unwrap().summary.name, "Salle des dunes");

        change(&network, |c| domain::cafes::set_event_status(c, id, EventStatus::Scheduled, None));
        assert!(here.iter().all(|query| found(query) == 1), "it is back in its place");
        assert_eq!(network.catalogue().cafe(&id.to_string(), at(0, 0)).unwrap().previous_venue, None);
    }

    fn a_cafe_moved_online_stays_so_whatever_else_happens_to_it(test: &TestDb) {
        let network = test.network();
        let id = change(&network, |c| {
            let (host, room) = (library(c, "Bibliothèque", "44109"), place(c, "Salle des dunes", "29042"));
            Ok(published(c, &new_cafe("La mer et nous", at(-1, 17), host, room)))
        });
        let step = |to| {
            change(&network, |c| domain::cafes::set_event_status(c, id, to, None));
        };
        let stands = || {
            let cafe = network.catalogue().cafe(&id.to_string(), at(0, 0)).unwrap();
            let there = cafes(&network, "period=all&territory=commune-29042").total == 1;
            let in_place = (cafe.summary.mode, cafe.venue.is_some(), cafe.previous_venue.is_none());
            assert_eq!(in_place, (if there { CafeMode::OnSite } else { CafeMode::Online }, there, there));
            (cafe.summary.event_status, there)
        };
        let online = |status: EventStatus| (status, false);
        step(EventStatus::MovedOnline);
        step(EventStatus::Full);
        assert_eq!(stands(), online(EventStatus::Full));
        step(EventStatus::Scheduled);
        assert_eq!(stands(), online(EventStatus::MovedOnline), "there are places left again, online");
        change(&network, |c| domain::cafes::postpone(c, id, Some((at(-2, 17), at(-2, 19))), None));
        assert_eq!(stands(), online(EventStatus::Postponed));
        change(&network, |c| domain::cafes::reinstate(c, id));
        assert_eq!(stands(), online(EventStatus::MovedOnline));
        step(EventStatus::Full);
        step(EventStatus::Cancelled);
        assert_eq!(stands(), online(EventStatus::Cancelled));
        change(&network, |c| domain::cafes::reinstate(c, id));
        assert_eq!(stands(), online(EventStatus::Full));
        change(&network, |c| domain::cafes::reinstate(c, id));
        assert_eq!(stands(), online(EventStatus::MovedOnline));
        change(&network, |c| domain::cafes::reinstate(c, id));
        assert_eq!(stands(), (EventStatus::Scheduled, true), "it takes place in its place after all");
        step(EventStatus::MovedOnline);
        step(EventStatus::Held);
        assert_eq!(stands(), online(EventStatus::Held));
        step(EventStatus::NotHeld);
        assert_eq!(stands(), online(EventStatus::NotHeld));
        let anew = test.network();
        assert_eq!(anew.catalogue().cafe(&id.to_string(), at(0, 0)).unwrap().summary.mode, CafeMode::Online, "read anew");
    }

    fn a_cafe_put_off_takes_place_once_it_has_a_new_date(test: &TestDb) {
        let network = test.network();
        let id = change(&network, |c| {
            let host = library(c, "Bibliothèque", "29042");
            let room = place(c, "Salle", "29042");
            Ok(published(c, &NewCafe { capacity: Some(10), ..new_cafe("Un café", at(1, 17), host, room) }))
        });
        let counted = || {
            let bretagne = network.catalogue().territory(&"region-53".parse().unwrap(), at(0, 0)).unwrap();
            let stats = network.catalogue().stats(at(0, 0));
            let found = |query: &str| cafes(&network, query).total;
            let places_left = cafes(&network, "facets=true").facets.unwrap().get("places_left").unwrap()[0].count;
            assert_eq!(found("places_left=true"), places_left);
            assert_eq!(found("takes_place=true") + found("takes_place=false"), found(""));
            (bretagne.summary.upcoming_cafes, stats.upcoming_cafes, found("takes_place=true"), places_left)
        };
        assert_eq!(counted(), (1, 1, 1, 1));
        let to_confirm = || cafes(&network, "").data[0].date_to_confirm;
        assert!(!to_confirm());
        change(&network, |c| domain::cafes::postpone(c, id, None, None));
        assert_eq!(counted(), (0, 0, 0, 0));
        assert!(to_confirm(), "nobody knows the day yet");
        change(&network, |c| domain::cafes::postpone(c, id, Some((at(9, 17), at(9, 19))), None));
        assert_eq!(counted(), (1, 1, 1, 1));
        assert!(!to_confirm());
        change(&network, |c| domain::cafes::postpone(c, id, None, Some("Encore")));
        assert_eq!(counted(), (0, 0, 0, 0), "its second date does not hold any more");
        change(&network, |c| domain::cafes::set_event_status(c, id, EventStatus::Cancelled, None));
        assert_eq!(counted(), (0, 0, 0, 0));
        assert_eq!(cafes(&network, "").total, 1, "it stays in the list, marked");
    }

    fn what_is_to_come_is_the_same_in_the_list_the_figures_and_the_territories(test: &TestDb) {
        let network = test.network();
        cafeia_api::demo::load(&network, at(0, 0)).unwrap();
        let now = at(0, 0);
        let (catalogue, total) = (network.catalogue(), |query: &str| u32::try_from(cafes(&network, query).total).unwrap());
        let (stats, list) = (catalogue.stats(now), catalogue.territories(&TerritoryQuery::default(), now));
        assert_eq!(stats.upcoming_cafes, total("takes_place=true"));
        assert_eq!(stats.past_cafes, total("takes_place=true&period=past"));
        let mut sum = [0; 4];
        for territory in &list.data {
            let TerritorySummary { code, upcoming_cafes, past_cafes, organisations, facilitators, .. } = territory;
            assert_eq!(*upcoming_cafes, total(&format!("takes_place=true&territory={code}")), "in {code}");
            assert_eq!(*past_cafes, total(&format!("takes_place=true&period=past&territory={code}")), "in {code}");
            if code.level == TerritoryLevel::Region {
                for (sum, figure) in sum.iter_mut().zip([upcoming_cafes, past_cafes, organisations, facilitators]) {
                    *sum += figure;
                }
            }
        }
        let without = list.without_territory;
        assert_eq!(without.upcoming_cafes, total("takes_place=true&mode=online"));
        assert!(without.upcoming_cafes > 0 && without.organisations > 0, "the demonstration shows it");
        let people: u32 = stats.facilitators.iter().map(|one| one.count).sum();
        let of_all = [stats.upcoming_cafes, stats.past_cafes, stats.organisations, people];
        let without = [without.upcoming_cafes, without.past_cafes, without.organisations, without.facilitators];
        for column in 0..4 {
            assert_eq!(sum[column] + without[column], of_all[column], "column {column}");
        }
    }

    fn those_equally_far_come_in_the_order_of_their_dates(test: &TestDb) {
        let network = test.network();
        change(&network, |c| {
            let host = library(c, "Bibliothèque", "44109");
            let (nantes, crozon) = (place(c, "Salle", "44109"), place(c, "Salle", "29042"));
            for (title, days, room) in [("le 5", 5, nantes), ("le 2", 2, nantes), ("loin, le 1", 1, crozon), ("le 9", 9, nantes), ("le 3", 3, nantes)] {
                published(c, &new_cafe(title, at(days, 17), host, room));
            }
            Ok(())
        });
        let nearest = "around=-1.55,47.22&sort=distance";
        let order = ["le 2", "le 3", "le 5", "le 9", "loin, le 1"];
        assert_eq!(titles(&network, nearest), order);
        let (mut seen, mut cursor) = (Vec::new(), String::new());
        loop {
            let page = cafes(&network, &format!("{nearest}&limit=2{cursor}"));
            seen.extend(page.data.into_iter().map(|cafe| cafe.title));
            match page.next_cursor {
                Some(next) => cursor = format!("&cursor={next}"),
                None => break,
            }
        }
        assert_eq!(seen, order, "page by page");
    }

    fn an_arrondissement_finds_what_is_known_of_its_city_alone(test: &TestDb) {
        let network = test.network();
        change(&network, |c| {
            let host = library(c, "Bibliothèque municipale", "69123");
            let rooms = [
                ("Quelque part à Lyon", "69123", None),
                ("Dans le 3e", "69383", None),
                ("Dans le 7e", "69387", None),
                ("Lyon, 69003", "69123", Some("69003")),
                ("Lyon, 69007", "69123", Some("69007")),
            ];
            for ((title, commune, postal_code), hours) in rooms.into_iter().zip(9..) {
                let id = PlaceId(Uuid::now_v7());
                let postal_code = postal_code.map(str::to_owned);
                domain::places::create(c, id, &NewPlace { postal_code, ..new_place(title, commune) })?;
                published(c, &new_cafe(title, at(1, hours), host, id));
            }
            facilitator(c, "De Lyon", "69123", true);
            facilitator(c, "Du 3e", "69383", true);
            facilitator(c, "Du 7e", "69387", true);
            Ok(())
        });
        let all = ["Quelque part à Lyon", "Dans le 3e", "Dans le 7e", "Lyon, 69003", "Lyon, 69007"];
        for (query, expected) in [
            ("territory=commune-69383", vec![all[0], all[1], all[3]]),
            ("territory=commune-69387", vec![all[0], all[2], all[4]]),
            ("territory=commune-69381", vec![all[0]]),
            ("territory=commune-69123", all.to_vec()),
            ("territory=commune-69381&territory=commune-69383", vec![all[0], all[1], all[3]]),
            ("territory=commune-69266", vec![]),
        ] {
            assert_eq!(titles(&network, query), expected, "for {query}");
        }
        for (code, cafes, people) in [("commune-69383", 3, 2), ("commune-69381", 1, 1), ("commune-69123", 5, 3)] {
            let territory = network.catalogue().territory(&code.parse().unwrap(), at(0, 0)).unwrap().summary;
            assert_eq!((territory.upcoming_cafes, territory.facilitators), (cafes, people), "of {code}");
            let living = facilitators(&network, &format!("territory={code}"));
            assert_eq!(living.total, u64::from(people), "in {code}");
        }
        assert_eq!(network.catalogue().stats(at(0, 0)).communes, 1, "a city is one commune");
    }

    fn the_nearest_facilitators_come_first_around_a_point(test: &TestDb) {
        let network = test.network();
        change(&network, |c| {
            // Two of Nantes, one of Saint-Herblain beside it, one of Clisson, and one of Brest, too far away.
            for (name, commune) in [("Alix", "44043"), ("Billie", "44109"), ("Camille", "44162"), ("Dany", "44109"), ("Eden", "29019")] {
                facilitator(c, name, commune, true);
            }
            Ok(())
        });
        let names = |query: &str| -> Vec<String> {
            facilitators(&network, query).data.into_iter().map(|one| one.name).collect()
        };
        let around = "reaches=-1.5536,47.2173";
        assert_eq!(names(around), ["Billie", "Dany", "Camille", "Alix"], "those of one commune by name");
        assert_eq!(names(&format!("{around}&sort=distance")), names(around));
        assert_eq!(names(&format!("{around}&sort=name")), ["Alix", "Billie", "Camille", "Dany"]);
        assert_eq!(names(""), ["Alix", "Billie", "Camille", "Dany", "Eden"]);
        let near = facilitators(&network, around).data;
        assert!(near.is_sorted_by_key(|one| one.distance_m) && near[3].distance_m.unwrap() > 20_000);
        assert!(facilitators(&network, "").data[0].distance_m.is_none());

        // Where nobody travels, one asks who lives nearest: nobody is left out.
        let landerneau = "around=-4.2478,48.4513";
        assert_eq!(names(landerneau)[0], "Eden");
        assert_eq!(names(landerneau).len(), 5);
        assert_eq!(names(&format!("{landerneau}&sort=distance")), names(landerneau));
        let nearest = facilitators(&network, &format!("{landerneau}&limit=1"));
        assert!((15_000..25_000).contains(&nearest.data[0].distance_m.unwrap()));
        // Together with those who travel to a point, the distances are those from the other one.
        assert_eq!(names(&format!("{around}&{landerneau}"))[3], "Alix");
        assert!(FacilitatorQuery::parse("sort=distance").is_err());

        let mut seen = Vec::new();
        let mut cursor = String::new();
        loop {
            let page = facilitators(&network, &format!("{around}&limit=1{cursor}"));
            assert_eq!(page.total, 4);
            seen.extend(page.data.into_iter().map(|one| one.name));
            match page.next_cursor {
                Some(next) => cursor = format!("&cursor={next}"),
                None => break,
            }
        }
        assert_eq!(seen, names(around), "page by page");
        let by_name = facilitators(&network, "limit=1").next_cursor.unwrap();
        for bad in [by_name.as_str(), "d5", "d.x", "d1.2.x"] {
            let query = FacilitatorQuery::parse(&format!("{around}&cursor={bad}")).unwrap();
            assert!(network.catalogue().facilitators(&query, at(0, 12)).is_err(), "{bad} was taken");
        }
    }

    fn a_format_is_found_by_the_shortest_time_that_it_takes(test: &TestDb) {
        let network = test.network();
        change(&network, |c| {
            let id = ResourceId(Uuid::now_v7());
            let duration_minutes = Some(Span { min: 90, max: 120 });
            let box_of_ai = NewResource { duration_minutes, ..new_format("La boîte noire de l’IA") };
            domain::resources::create(c, id, &box_of_ai)?;
            domain::resources::publish(c, id)?;
            format(c, "D’une durée inconnue");
            Ok(())
        });
        for (minutes, expected) in [(60, 0), (89, 0), (90, 1), (120, 1)] {
            let query = ResourceQuery::parse(&format!("max_minutes={minutes}")).unwrap();
            assert_eq!(network.catalogue().resources(&query).unwrap().total, expected, "in {minutes} minutes");
        }
        // What a time that is offered would give is told beforehand, whichever is chosen.
        for query in ["facets=true", "facets=true&max_minutes=30"] {
            let query = ResourceQuery::parse(query).unwrap();
            let facets = network.catalogue().resources(&query).unwrap().facets.unwrap();
            let [counted] = facets.get("max_minutes").unwrap() else { panic!("{facets:?}") };
            assert_eq!((counted.value.as_str(), counted.count), ("120", 1));
        }
    }

    fn a_resource_is_found_in_the_plural(test: &TestDb) {
        let network = test.network();
        change(&network, |c| {
            format(c, "Un jeu de cartes");
            Ok(())
        });
        for (words, expected) in [("jeu", 1), ("jeux", 1), ("cartes%20jeux", 1), ("carte", 1), ("jeans", 0)] {
            let query = ResourceQuery::parse(&format!("q={words}")).unwrap();
            assert_eq!(network.catalogue().resources(&query).unwrap().total, expected, "{words}");
        }
    }

    fn organisations_are_counted_by_network(test: &TestDb) {
        let network = test.network();
        change(&network, |c| {
            let head = library(c, "Réseau des médiathèques", "44109");
            for name in ["Médiathèque A", "Médiathèque B"] {
                let id = OrganisationId(Uuid::now_v7());
                let member = NewOrganisation { network_id: Some(head), ..new_library(name, "44109") };
                domain::organisations::create(c, id, &member)?;
            }
            Ok(())
        });
        let query = OrganisationQuery::parse("facets=true").unwrap();
        let facets = network.catalogue().organisations(&query, at(0, 0)).unwrap().facets.unwrap();
        let [counted] = facets.get("network").unwrap() else { panic!("{facets:?}") };
        assert_eq!(counted.count, 2);
        let members = OrganisationQuery::parse(&format!("network={}", counted.value)).unwrap();
        assert_eq!(network.catalogue().organisations(&members, at(0, 0)).unwrap().total, 2);
    }

    fn facets_tell_what_another_choice_would_give(test: &TestDb) {
        let network = test.network();
        small_agenda(&network);
        let facets = cafes(&network, "territory=departement-44&facets=true").facets.unwrap();
        let count = |name: &str, value: &str| {
            facets.get(name).unwrap().iter().find(|facet| facet.value == value).map_or(0, |facet| facet.count)
        };
        assert_eq!(count("territory", "departement-44"), 1);
        assert_eq!(count("territory", "departement-29"), 1, "the territory chosen is left out of its own counts");
        assert_eq!(count("mode", "on_site"), 1);
        assert_eq!(count("audience", "seniors"), 0, "the other filters count");
    }

    fn the_map_shows_as_many_cafes_as_the_list(test: &TestDb) {
        let network = test.network();
        small_agenda(&network);
        for (query, expected) in [("zoom=3", 3), ("zoom=5&bbox=-5.5,41,9.6,51.1", 2), ("zoom=14&bbox=-1.7,47.1,-1.4,47.3", 1)] {
            let query = ClusterQuery::parse(query).unwrap();
            let clusters = network.catalogue().clusters(&query, at(0, 0)).unwrap();
            assert_eq!(clusters.total, expected, "{query:?}");
            assert_eq!(clusters.clusters.iter().map(|c| u64::from(c.count)).sum::<u64>(), expected);
            for cluster in clusters.clusters {
                assert_eq!(cluster.cafe.is_some(), cluster.count == 1);
            }
        }
    }

    fn every_page_of_every_order_gives_each_cafe_once(test: &TestDb) {
        let network = test.network();
        let mut dice = ChaCha8Rng::seed_from_u64(5);
        scatter(&network, &mut dice, 120);
        for order in ["period=all", "period=past", "", "around=2.3,48.8&sort=distance&period=all", "around=2.3,48.8&radius_km=200&sort=distance"] {
            let total = cafes(&network, order).total;
            let (mut seen, mut cursor) = (Vec::new(), String::new());
            loop {
                let page = cafes(&network, &format!("{order}&limit=7{cursor}"));
                assert_eq!(page.total, total);
                seen.extend(page.data.into_iter().map(|cafe| cafe.id));
                match page.next_cursor {
                    Some(next) => cursor = format!("&cursor={next}"),
                    None => break,
                }
            }
            let distinct: BTreeSet<CafeId> = seen.iter().copied().collect();
            assert_eq!(distinct.len(), seen.len(), "a café came twice in {order}");
            assert_eq!(seen.len() as u64, total, "in {order}");
        }
        for bad in ["cursor=x", "cursor=s1", "cursor=d5.00000000000000000000000000000001"] {
            assert!(network.catalogue().cafes(&CafeQuery::parse(bad).unwrap(), at(0, 0)).is_err(), "{bad} was taken");
        }
    }

    fn a_catalogue_that_followed_equals_one_read_anew(test: &TestDb) {
        let network = test.network();
        let mut dice = ChaCha8Rng::seed_from_u64(11);
        let mut world = scatter(&network, &mut dice, 60);
        for round in 0..12 {
            for _ in 0..25 {
                disturb(&network, &mut dice, &mut world);
            }
            let anew = Network::open(test.open(), geography()).unwrap();
            assert_eq!(anew.catalogue().version(), network.catalogue().version());
            assert_eq!(anew.catalogue().sizes(), network.catalogue().sizes());
            compare(&network, &anew, &world, round);
        }
    }
}

/// What the random changes work on.
struct World {
    hosts: Vec<OrganisationId>,
    places: Vec<PlaceId>,
    formats: Vec<ResourceId>,
    cafes: Vec<CafeId>,
}

const COMMUNES: [&str; 8] = ["44109", "29042", "97411", "75056", "06088", "10387", "69123", "33063"];
const WORDS: [&str; 8] =
    ["jouer", "débattre", "écrire", "essayer", "comprendre", "questionner", "rêver", "créer"];

fn pick<T: Copy>(dice: &mut ChaCha8Rng, from: &[T]) -> T {
    from[dice.random_range(0..from.len())]
}

fn random_cafe(dice: &mut ChaCha8Rng, world: &World) -> NewCafe {
    let title = format!("{} et {} autour de l’IA", pick(dice, &WORDS), pick(dice, &WORDS));
    let starts_at = at(dice.random_range(-60..120), dice.random_range(6..20));
    let (host, place) = (pick(dice, &world.hosts), dice.random_range(0..world.places.len()));
    let mut cafe = new_cafe(&title, starts_at, host, world.places[place]);
    geography().time_zone(COMMUNES[place]).clone_into(&mut cafe.timezone);
    if dice.random_bool(0.2) {
        cafe.mode = CafeMode::Online;
        cafe.place_id = None;
    }
    cafe.audiences = vec![pick(dice, Audience::ALL)];
    if dice.random_bool(0.5) {
        cafe.format_ids = vec![pick(dice, &world.formats)];
        cafe.capacity = Some(dice.random_range(1..20));
    }
    cafe
}

fn scatter(network: &Network, dice: &mut ChaCha8Rng, count: usize) -> World {
    change(network, |c| {
        let mut world =
            World { hosts: Vec::new(), places: Vec::new(), formats: Vec::new(), cafes: Vec::new() };
        for commune in COMMUNES {
            world.hosts.push(library(c, &format!("Bibliothèque de {commune}"), commune));
            world.places.push(place(c, "Salle commune", commune));
            world.formats.push(format(c, &format!("Format {commune}")));
            facilitator(c, &format!("Animation {commune}"), commune, true);
        }
        for _ in 0..count {
            let new = random_cafe(dice, &world);
            world.cafes.push(published(c, &new));
        }
        Ok(world)
    })
}

/// One change at random; those that the rules refuse are part of the game.
fn disturb(network: &Network, dice: &mut ChaCha8Rng, world: &mut World) {
    let kind = dice.random_range(0..12);
    let cafe = pick(dice, &world.cafes);
    let _ = network.change(crate::support::TEST, |c: &mut Change| {
        match kind {
            0..=2 => {
                // Its place may have moved to where another time is kept.
                let (id, new) = (CafeId(Uuid::now_v7()), random_cafe(dice, world));
                domain::cafes::create(c, id, &new)?;
                domain::cafes::publish(c, id)?;
                world.cafes.push(id);
            }
            3..=4 => {
                let new = random_cafe(dice, world);
                let version = dice.random_range(1..6);
                domain::cafes::update(c, cafe, version, &new)?;
            }
            5 => {
                domain::cafes::archive(c, cafe)?;
            }
            6 => {
                domain::cafes::publish(c, cafe)?;
            }
            7..=8 => {
                let status = pick(dice, EventStatus::ALL);
                domain::cafes::set_event_status(c, cafe, status, None)?;
            }
            9 => {
                let name = format!("Salle {}", dice.next_u32() % 1_000);
                let commune = pick(dice, &COMMUNES);
                let place = pick(dice, &world.places);
                domain::places::update(c, place, dice.random_range(1..4), &new_place(&name, commune))?;
            }
            10 => {
                let name = format!("Médiathèque {}", pick(dice, &WORDS));
                let host = pick(dice, &world.hosts);
                domain::organisations::update(
                    c,
                    host,
                    dice.random_range(1..4),
                    &new_library(&name, "44109"),
                )?;
            }
            _ => {
                let format = pick(dice, &world.formats);
                let title = format!("Atelier {}", pick(dice, &WORDS));
                domain::resources::update(c, format, dice.random_range(2..5), &new_format(&title))?;
            }
        }
        Ok::<(), domain::DomainError>(())
    });
}

/// Every kind of answer is the same from both.
fn compare(followed: &Network, anew: &Network, world: &World, round: usize) {
    let (a, b) = (followed.catalogue(), anew.catalogue());
    let now = at(0, 12);
    for id in &world.cafes {
        let one: Option<Cafe> = a.cafe(&id.to_string(), now);
        assert_eq!(one, b.cafe(&id.to_string(), now), "round {round}");
        if let Some(cafe) = one {
            assert_eq!(a.cafe(&cafe.summary.slug, now), b.cafe(&cafe.summary.slug, now));
        }
    }
    let queries = [
        "period=all&limit=200&facets=true",
        "limit=200&facets=true",
        "period=past&limit=200",
        "q=jouer&period=all",
        "q=mediatheque&period=all",
        "q=atelier%20ecrire&period=all",
        "territory=departement-44&period=all&facets=true",
        "territory=region-53",
        "bbox=-6,40,10,52&period=all",
        "around=2.35,48.85&sort=distance&period=all",
        "audience=seniors,students&period=all&facets=true",
        "places_left=true",
        "status=cancelled&period=all",
    ];
    for query in queries {
        let query = CafeQuery::parse(query).unwrap();
        let page = a.cafes(&query, now).unwrap();
        assert_eq!(page, b.cafes(&query, now).unwrap(), "round {round}: {query:?}");
        let written = a.write_cafes(&query, now).unwrap().into_bytes();
        assert_eq!(String::from_utf8(written).unwrap(), serde_json::to_string(&page).unwrap());
    }
    for query in
        ["zoom=2&period=all", "zoom=6&bbox=-6,40,10,52", "zoom=13&bbox=-1.7,47.1,-1.4,47.3&period=all"]
    {
        let query = ClusterQuery::parse(query).unwrap();
        let by_place = |mut clusters: cafeia_shared::cafes::CafeClusters| {
            // Which of equally large clusters comes first says nothing.
            clusters
                .clusters
                .sort_by(|x, y| (x.count, x.longitude).partial_cmp(&(y.count, y.longitude)).unwrap());
            clusters.clusters.iter().map(|c| (c.count, c.cafe.clone())).collect::<Vec<_>>()
        };
        assert_eq!(
            by_place(a.clusters(&query, now).unwrap()),
            by_place(b.clusters(&query, now).unwrap()),
            "round {round}"
        );
    }
    let organisations = OrganisationQuery::parse("limit=200&facets=true").unwrap();
    assert_eq!(a.organisations(&organisations, now).unwrap(), b.organisations(&organisations, now).unwrap());
    let facilitators = FacilitatorQuery::parse("limit=200&facets=true").unwrap();
    assert_eq!(a.facilitators(&facilitators, now).unwrap(), b.facilitators(&facilitators, now).unwrap());
    let resources = ResourceQuery::parse("limit=200&facets=true").unwrap();
    assert_eq!(a.resources(&resources).unwrap(), b.resources(&resources).unwrap());
    assert_eq!(a.stats(now), b.stats(now));
    let territories = TerritoryQuery::default();
    let list = a.territories(&territories, now);
    assert_eq!(list, b.territories(&territories, now));
    for territory in list.data {
        assert_eq!(a.territory(&territory.code, now), b.territory(&territory.code, now), "round {round}");
    }
}
