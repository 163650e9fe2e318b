//! Cafés for calendars and feed readers, read by parsers that others wrote.

use std::collections::BTreeMap;

use cafeia_api::domain::{self, Change, DomainError};
use cafeia_shared::{
    cafes::{CafeQuery, Contact, NewCafe, Registration},
    ids::{CafeId, PlaceId},
    vocabulary::{CafeMode, EventStatus, RegistrationMode, Theme},
};
use chrono::{DateTime, TimeDelta, Utc};
use icalendar::{
    Calendar, CalendarComponent, CalendarDateTime, Component as _, DatePerhapsTime, Event, EventLike as _,
    EventStatus as Status,
};
use uuid::Uuid;

use crate::{
    server::{PUBLIC_URL, Reply, Server, noon, on_both_servers, some_slug},
    support::{change, library, new_cafe, new_place, published},
};

const CALENDAR: &str = "/api/v1/feeds/cafes.ics";
const NEWS: &str = "/api/v1/feeds/cafes.rss";

fn calendar(reply: &Reply) -> Calendar {
    assert_eq!(reply.status, 200, "{}", reply.text());
    assert_eq!(reply.header("content-type"), "text/calendar; charset=utf-8");
    reply.text().parse().unwrap()
}

/// What happens to a café.
type Step = fn(&mut Change, CafeId) -> Result<u32, DomainError>;

/// The events of a calendar, by their identifiers.
fn events(reply: &Reply) -> BTreeMap<String, Event> {
    let events = calendar(reply).components.into_iter().map(|component| match component {
        CalendarComponent::Event(event) => (event.get_uid().unwrap().to_owned(), event),
        other => panic!("{other:?} is no event"),
    });
    events.collect()
}

fn uid(id: CafeId) -> String {
    format!("{id}@reseau-cafe-ia")
}

fn instant(at: Option<DatePerhapsTime>) -> DateTime<Utc> {
    match at {
        Some(DatePerhapsTime::DateTime(CalendarDateTime::Utc(at))) => at,
        other => panic!("{other:?} is no instant in UTC"),
    }
}

fn announce(server: &Server, with: impl FnOnce(&mut NewCafe)) -> CafeId {
    change(&server.network, |change| {
        let host = library(change, "Médiathèque \"du Port\"", "44109");
        let place = PlaceId(Uuid::now_v7());
        let mut salle = new_place("Salle du Port", "44109");
        salle.address = Some("3 quai de la Fosse".to_owned());
        salle.postal_code = Some("44000".to_owned());
        salle.access = Some("Porte bleue, au fond de la cour.".to_owned());
        domain::places::create(change, place, &salle)?;
        let mut new = new_cafe("Un café au port", noon() + TimeDelta::days(5), host, place);
        with(&mut new);
        Ok(published(change, &new))
    })
}

on_both_servers! {
    fn a_cafe_is_an_event_for_ones_own_calendar(server: &Server) {
        let id = announce(server, |cafe| {
            cafe.summary = "On parle bateaux ; et d’IA, bien sûr.".into();
            cafe.description = "**Venez** :\n\n- tôt\n- à plusieurs\n\nCafé offert \\o/".into();
            cafe.themes = vec![Theme::Basics];
            cafe.registration =
                Registration { mode: RegistrationMode::Link, target: Some("https://billets.example/?a=1,2".to_owned()) };
            cafe.contact = Contact { email: Some("port@mediatheque.example".to_owned()), phone: None };
        });
        let cafe = server.network.catalogue().cafe(&id.to_string(), server.network.now()).unwrap();
        for name in [id.to_string(), cafe.summary.slug.clone()] {
            let reply = server.get(&format!("/api/v1/feeds/cafes/{name}.ics"));
            assert_eq!(
                reply.header("content-disposition"),
                format!("attachment; filename=\"cafe-ia-{name}.ics\"")
            );
            let events = events(&reply);
            let event = &events[&uid(id)];
            assert_eq!(events.len(), 1);
            assert_eq!(event.get_summary(), Some("Un café au port"));
            assert_eq!(instant(event.get_start()), cafe.summary.starts_at);
            assert_eq!(instant(event.get_end()), cafe.summary.ends_at);
            assert_eq!(event.get_sequence(), Some(cafe.summary.version));
            assert_eq!(event.get_status(), Some(Status::Confirmed));
            assert_eq!(event.get_location(), Some("Salle du Port, 3 quai de la Fosse, 44000 Nantes (Porte bleue, au fond de la cour)"));
            assert_eq!(event.get_url(), Some(format!("{PUBLIC_URL}/cafes/{}", cafe.summary.slug).as_str()));
            assert_eq!(event.get_last_modified().unwrap().timestamp(), cafe.updated_at.timestamp());
            assert_eq!(event.get_timestamp().unwrap().timestamp(), cafe.updated_at.timestamp());
            assert_eq!(event.get_categories().unwrap(), ["Café IA", "Comprendre l’IA"]);
            let description = event.get_description().unwrap();
            assert_eq!(
                description,
                format!(
                    "On parle bateaux ; et d’IA, bien sûr.\n\nVenez :\n\n• tôt\n• à plusieurs\n\nCafé offert \\o/\n\n\
                     C’est gratuit. L’inscription se fait sur le site de l’organisateur.\n\
                     https://billets.example/?a=1,2\n\n{PUBLIC_URL}/cafes/{}",
                    cafe.summary.slug
                )
            );
            let organiser = &event.properties()["ORGANIZER"];
            assert_eq!(organiser.value(), "mailto:port@mediatheque.example");
            assert_eq!(organiser.params()["CN"].value(), "Médiathèque ’du Port’");
            // Its position is known to the commune only.
            assert_eq!(event.property_value("GEO"), None);
        }
        for name in ["nothing", "00000000-0000-0000-0000-000000000000", "%00", "a%2Fb", "%22%0d%0aX: y"] {
            let refused = server.get(&format!("/api/v1/feeds/cafes/{name}.ics"));
            assert!((400..=404).contains(&refused.status), "{name}: {}", refused.status);
            assert_eq!(refused.header("content-disposition"), "", "{name}");
        }
    }

    fn every_line_of_a_calendar_is_one(server: &Server) {
        announce(server, |cafe| cafe.description = "éléphant, 🐘; \\ et\r\nBEGIN:VEVENT\r\n\r\n".repeat(50));
        let reply = server.get(CALENDAR);
        let text = reply.text();
        assert!(text.ends_with("END:VCALENDAR\r\n"));
        for line in text.split("\r\n") {
            assert!(line.len() <= 75, "{} octets: {line}", line.len());
            assert!(!line.contains(['\n', '\r']), "{line:?}");
        }
        let begins = |what: &str| text.split("\r\n").filter(|line| *line == what).count();
        assert_eq!(begins("BEGIN:VEVENT"), events(&reply).len());
        assert_eq!(begins("BEGIN:VEVENT"), begins("END:VEVENT"));
    }

    fn a_calendar_follows_the_cafes(server: &Server) {
        let id = announce(server, |_| {});
        let before = events(&server.get(CALENDAR));
        let total = server.network.catalogue().cafes(&CafeQuery::default(), noon()).unwrap().total;
        assert!(before.len() as u64 >= total, "{} of {total}", before.len());
        assert_eq!(before[&uid(id)].get_status(), Some(Status::Confirmed));

        let steps: [(&str, Status, Step); 4] = [
            ("Complet\u{a0}: Un café au port", Status::Confirmed, |change, id| {
                domain::cafes::set_event_status(change, id, EventStatus::Full, None)
            }),
            ("Reporté\u{a0}: Un café au port", Status::Tentative, |change, id| {
                domain::cafes::postpone(change, id, None, Some("Travaux"))
            }),
            ("Reporté\u{a0}: Un café au port", Status::Confirmed, |change, id| {
                let start = noon() + TimeDelta::days(20);
                domain::cafes::postpone(change, id, Some((start, start + TimeDelta::hours(1))), None)
            }),
            ("Annulé\u{a0}: Un café au port", Status::Cancelled, |change, id| {
                domain::cafes::set_event_status(change, id, EventStatus::Cancelled, Some("Panne"))
            }),
        ];
        let mut sequence = before[&uid(id)].get_sequence().unwrap();
        for (summary, status, step) in steps {
            change(&server.network, |change| step(change, id));
            let events = events(&server.get(CALENDAR));
            let event = &events[&uid(id)];
            assert_eq!((event.get_summary(), event.get_status()), (Some(summary), Some(status)));
            assert!(event.get_sequence().unwrap() > sequence, "{summary}: the sequence stands still");
            sequence = event.get_sequence().unwrap();
        }
        let after = events(&server.get(CALENDAR));
        assert!(after[&uid(id)].get_description().unwrap().contains("Ce café est annulé. Il était prévu le samedi 28 novembre 2026. Panne"));
        change(&server.network, |change| domain::cafes::archive(change, id));
        assert!(!events(&server.get(CALENDAR)).contains_key(&uid(id)));
    }

    fn a_calendar_keeps_what_is_just_over(server: &Server) {
        let days_ago = |days: i64| {
            let past = noon() - TimeDelta::days(days);
            uid(announce(server, |cafe| (cafe.starts_at, cafe.ends_at) = (past, past + TimeDelta::hours(2))))
        };
        let (recent, old) = (days_ago(20), days_ago(40));
        let held = |query: &str| {
            let events = events(&server.get(&format!("{CALENDAR}{query}")));
            (events.contains_key(&recent), events.contains_key(&old))
        };
        assert_eq!(held(""), (true, false));
        assert_eq!(held("?period=upcoming"), (false, false));
        assert_eq!(held("?period=past"), (true, true));
        assert_eq!(held("?period=all"), (true, true));
        assert_eq!(held("?from=2026-11-10"), (false, false));
        assert_eq!(held("?from=2026-01-01"), (true, false));
        assert_eq!(held("?to=2026-10-01"), (false, false));
        assert_eq!(held("?territory=departement-29"), (false, false));
    }

    fn a_calendar_has_a_name_and_is_read_again(server: &Server) {
        for (query, name) in [
            ("", "Cafés IA"),
            ("?territory=departement-29", "Cafés IA\u{a0}: Finistère"),
            ("?territory=departement-29,region-53&mode=online", "Cafés IA\u{a0}: Finistère, Bretagne"),
        ] {
            let calendar = calendar(&server.get(&format!("{CALENDAR}{query}")));
            assert_eq!(calendar.property_value("X-WR-CALNAME"), Some(name));
            // This parser does not know the property, and leaves its commas escaped.
            assert_eq!(calendar.property_value("NAME"), Some(name.replace(',', "\\,").as_str()));
        }
        let text = server.get(CALENDAR);
        assert!(text.text().contains("\r\nREFRESH-INTERVAL;VALUE=DURATION:PT1H\r\n"), "{}", text.text());
        assert_eq!(text.header("content-disposition"), "");
    }

    fn feeds_take_the_filters_of_the_list_and_no_others(server: &Server) {
        for feed in [CALENDAR, NEWS] {
            for query in ["limit=5", "cursor=x", "sort=start", "colour=red", "facets=true", "territory=84", "territory=departement-ZZ"] {
                let refused = server.get(&format!("{feed}?{query}"));
                assert_eq!(refused.status, 400, "{feed}?{query}");
                assert_eq!(refused.header("content-type"), "application/problem+json");
                assert_eq!(refused.json()["errors"][0]["field"], query.split('=').next().unwrap());
            }
        }
        announce(server, |_| {});
        for query in ["?territory=departement-44", "?mode=on_site", "?q=port", "?around=-1.55,47.22&radius_km=20"] {
            let listed = server.get(&format!("/api/v1/cafes{query}&limit=50")).json();
            let listed: Vec<_> = listed["data"].as_array().unwrap().iter().map(|cafe| cafe["id"].as_str().unwrap().to_owned()).collect();
            let news = feed_rs::parser::parse(server.get(&format!("{NEWS}{query}")).body.as_slice()).unwrap();
            let told: Vec<_> = news.entries.iter().map(|entry| entry.id.strip_prefix("urn:uuid:").unwrap().to_owned()).collect();
            assert_eq!(told, listed, "{query}");
            assert!(!listed.is_empty(), "{query} finds nothing");
            let events = events(&server.get(&format!("{CALENDAR}{query}&period=upcoming")));
            assert!(listed.iter().all(|id| events.contains_key(&format!("{id}@reseau-cafe-ia"))), "{query}");
        }
    }

    fn a_feed_tells_the_next_cafes(server: &Server) {
        let hostile = "</title>]]><script>alert(1)</script> & \"co\"";
        let id = announce(server, |cafe| {
            cafe.title = hostile.into();
            cafe.summary = "a < b <img src=x onerror=alert(1)>".into();
            cafe.starts_at = noon() + TimeDelta::hours(1);
            cafe.ends_at = noon() + TimeDelta::hours(3);
        });
        let cafe = server.network.catalogue().cafe(&id.to_string(), server.network.now()).unwrap();
        let reply = server.get(NEWS);
        assert_eq!(reply.header("content-type"), "application/rss+xml; charset=utf-8");
        let news = feed_rs::parser::parse(reply.body.as_slice()).unwrap();
        assert_eq!(news.title.unwrap().content, "Cafés IA");
        assert_eq!(news.language.as_deref(), Some("fr"));
        assert_eq!(news.links[0].href, format!("{PUBLIC_URL}/cafes"));
        assert!(news.entries.len() <= 50 && news.entries.len() > 5);
        let entry = news.entries.iter().find(|entry| entry.id == format!("urn:uuid:{id}")).unwrap();
        assert_eq!(entry.title.as_ref().unwrap().content, hostile);
        assert_eq!(entry.links[0].href, format!("{PUBLIC_URL}/cafes/{}", cafe.summary.slug));
        assert_eq!(entry.published.unwrap().timestamp(), cafe.published_at.unwrap().timestamp());
        // Readers show the description as HTML: what stands there is words.
        let description = &entry.summary.as_ref().unwrap().content;
        assert!(description.contains("a &lt; b &lt;img") && !description.contains("<img"), "{description}");
        assert!(description.contains("lundi 23 novembre 2026, 14:00 – 16:00"), "{description}");
        let filtered = feed_rs::parser::parse(server.get(&format!("{NEWS}?q=a%26b&mode=online")).body.as_slice()).unwrap();
        assert_eq!(filtered.links[0].href, format!("{PUBLIC_URL}/cafes?mode=online&q=a%26b"));
    }

    fn a_cafe_online_has_no_place(server: &Server) {
        let id = announce(server, |cafe| {
            cafe.mode = CafeMode::Online;
            cafe.place_id = None;
            cafe.online_url = Some("https://visio.example/secret-room".to_owned());
        });
        let reply = server.get(&format!("/api/v1/feeds/cafes/{id}.ics"));
        assert_eq!(events(&reply)[&uid(id)].get_location(), Some("En ligne"));
        for address in [format!("/api/v1/feeds/cafes/{id}.ics"), NEWS.to_owned(), format!("/cafes/{id}")] {
            let reply = server.get(&address);
            assert!(!reply.text().contains("secret-room"), "{address} gives the link away");
        }
    }

    fn a_cafe_moved_online_sends_nobody_to_its_place(server: &Server) {
        let id = announce(server, |_| {});
        change(&server.network, |change| {
            domain::cafes::set_event_status(change, id, EventStatus::MovedOnline, Some("Travaux"))
        });
        let events = events(&server.get(&format!("/api/v1/feeds/cafes/{id}.ics")));
        let event = &events[&uid(id)];
        assert_eq!((event.get_location(), event.property_value("GEO")), (Some("En ligne"), None));
        let news = feed_rs::parser::parse(server.get(&format!("{NEWS}?mode=online")).body.as_slice()).unwrap();
        let entry = news.entries.iter().find(|entry| entry.id == format!("urn:uuid:{id}")).unwrap();
        let description = &entry.summary.as_ref().unwrap().content;
        assert!(description.contains("<p>En ligne</p>") && !description.contains("quai de la Fosse"), "{description}");
        let there = server.get(&format!("{CALENDAR}?territory=commune-44109"));
        assert!(!there.text().contains(&uid(id)));
    }

    fn a_feed_costs_nothing_when_nothing_changed(server: &Server) {
        for address in [CALENDAR.to_owned(), NEWS.to_owned(), format!("/api/v1/feeds/cafes/{}.ics", some_slug(server))] {
            let first = server.get(&address);
            let again = server.ask("GET", &address, &[("If-None-Match", first.header("etag"))]);
            assert_eq!((again.status, again.body.len()), (304, 0), "{address}");
            let packed = server.ask("GET", &address, &[("Accept-Encoding", "gzip")]);
            assert_eq!(packed.header("content-type"), first.header("content-type"), "{address}");
            announce(server, |_| {});
            let changed = server.ask("GET", &address, &[("If-None-Match", first.header("etag"))]);
            // One event is the same as long as its café is.
            assert_eq!(changed.status, if address.contains("/cafes/") { 304 } else { 200 }, "{address}");
        }
    }
}
