//! What the site's pages say before the application draws them: to search engines, to whoever gets a link, to browsers
//! without JavaScript. And the files beside them.

use std::{collections::HashSet, fs, thread, time::Duration};

use cafeia_api::{domain, http::Settings, tiles::Tiles};
use cafeia_shared::{
    cafes::{CafeQuery, NewCafe, Registration},
    directory::LifeStep,
    facilitators::FacilitatorQuery,
    ids::{AccountId, CafeId, ResourceId},
    organisations::OrganisationQuery,
    query::Query as _,
    reading::Operator,
    resources::{NewResource, Span},
    site::SitePage,
    vocabulary::{Accessibility, Audience, EventStatus, Language, RegistrationMode},
};
use chrono::TimeDelta;
use serde_json::Value;
use uuid::Uuid;

use crate::{
    report_totals::everywhere,
    server::{PUBLIC_URL, Reply, Server, noon, on_both_servers, some_slug},
    support::{TestDb, change, facilitator, library, new_cafe, new_format, place, published},
};

/// A title that would break out of wherever it stands, if it could.
const HOSTILE: &str = "</script></title></noscript><img src=x onerror=alert(1)>\"'&<!--";

/// The content of the element that begins so; nothing when there is none.
fn between<'a>(text: &'a str, begin: &str, end: &str) -> Option<&'a str> {
    let (_, rest) = text.split_once(begin)?;
    rest.split_once(end).map(|(content, _)| content)
}

fn meta<'a>(page: &'a Reply, name: &str) -> Option<&'a str> {
    let find = |kind: &str| between(page.text(), &format!("<meta {kind}=\"{name}\" content=\""), "\"");
    find("name").or_else(|| find("property"))
}

fn title(page: &Reply) -> &str {
    between(page.text(), "<title>", "</title>").unwrap()
}

fn canonical(page: &Reply) -> Option<&str> {
    between(page.text(), "<link rel=\"canonical\" href=\"", "\"")
}

fn preload(page: &Reply) -> Option<String> {
    let link = "<link rel=\"preload\" as=\"fetch\" crossorigin href=\"";
    between(page.text(), link, "\"").map(|href| href.replace("&amp;", "&"))
}

fn data(page: &Reply) -> Option<Value> {
    between(page.text(), "<script type=\"application/ld+json\">", "</script>")
        .map(|json| serde_json::from_str(json).unwrap())
}

fn noscript(page: &Reply) -> &str {
    between(page.text(), "<div id=\"first\">", "id=\"boot-late\"").unwrap()
}

/// The address of a page of each kind that shows one thing.
fn things(server: &Server) -> Vec<String> {
    let mut things: Vec<_> = ["cafes", "facilitators", "organisations", "resources"]
        .map(|list| {
            let found = server.get(&format!("/api/v1/{list}?limit=1")).json();
            format!("/{list}/{}", found["data"][0]["slug"].as_str().unwrap())
        })
        .to_vec();
    things
        .extend(["region-53", "departement-29", "commune-29042"].map(|code| format!("/territories/{code}")));
    things
}

/// Announces a café that is as it is meant to be.
fn announce(server: &Server, with: impl FnOnce(&mut NewCafe)) -> (CafeId, String) {
    announce_in(server, "44109", with)
}

fn announce_in(server: &Server, commune: &str, with: impl FnOnce(&mut NewCafe)) -> (CafeId, String) {
    let id = change(&server.network, |change| {
        let host = library(change, "Médiathèque du Port", commune);
        let place = place(change, "Salle du Port", commune);
        let mut new = new_cafe("Un café au port", noon() + TimeDelta::days(5), host, place);
        with(&mut new);
        Ok(published(change, &new))
    });
    let cafe = server.network.catalogue().cafe(&id.to_string(), server.network.now()).unwrap();
    (id, cafe.summary.slug)
}

on_both_servers! {
    fn every_page_has_a_head_of_its_own(server: &Server) {
        let mut titles = HashSet::new();
        let fixed = SitePage::FIXED.map(|page| page.to_string());
        for address in fixed.into_iter().chain(things(server)) {
            let page = server.get(&address);
            assert_eq!(page.status, 200, "{address}");
            assert_eq!(page.header("content-type"), "text/html; charset=utf-8", "{address}");
            assert_eq!(page.header("cache-control"), "no-cache", "{address}");
            assert_eq!(page.header("vary"), "accept-encoding", "{address}");
            assert!(titles.insert(title(&page).to_owned()), "{address}: {} is taken", title(&page));
            assert!(title(&page).ends_with(" · Café IA"), "{address}: {}", title(&page));
            assert!(meta(&page, "description").is_some_and(|text| text.len() > 20), "{address}");
            let whole = format!("{PUBLIC_URL}{address}");
            assert_eq!(canonical(&page), Some(whole.as_str()), "{address}");
            assert_eq!(meta(&page, "og:url"), Some(whole.as_str()), "{address}");
            assert_eq!(meta(&page, "og:locale"), Some("fr_FR"), "{address}");
            for name in ["og:title", "og:description", "og:type", "og:site_name"] {
                assert!(meta(&page, name).is_some_and(|text| !text.is_empty()), "{address}: {name}");
            }
            assert_eq!(meta(&page, "robots"), None, "{address}");
            if let Some(data) = data(&page) {
                assert_eq!(data["@context"], "https://schema.org", "{address}");
            }
            assert!(noscript(&page).contains("<h1>"), "{address}");
            assert!(!page.text().contains("<!-- head"), "{address}");
        }
        // A slash at the end, and what others add to a link, make no other page.
        for address in ["/cafes/", "/cafes?utm_source=newsletter&fbclid=1"] {
            let page = server.get(address);
            assert_eq!((page.status, canonical(&page)), (200, Some("https://reseau.example/cafes")), "{address}");
            assert_eq!(meta(&page, "robots"), None, "{address}");
        }
    }

    fn a_list_with_a_filter_is_one_of_countless_views(server: &Server) {
        for address in ["/cafes?territory=departement-29", "/cafes?limit=5", "/resources?family=play", "/cafes?territory=departement-ZZ"] {
            let page = server.get(address);
            assert_eq!((page.status, meta(&page, "robots")), (200, Some("noindex, follow")), "{address}");
            let whole = format!("{PUBLIC_URL}{}", address.split('?').next().unwrap());
            assert_eq!(canonical(&page), Some(whole.as_str()), "{address}");
        }
    }

    fn search_engines_read_a_cafe_as_an_event(server: &Server) {
        let (id, slug) = announce_in(server, "97411", |cafe| {
            cafe.timezone = "Indian/Reunion".into();
            cafe.capacity = Some(20);
            cafe.seats_taken = 12;
        });
        let address = format!("/cafes/{slug}");
        let event = data(&server.get(&address)).unwrap();
        assert_eq!(event["@type"], "Event");
        assert_eq!(event["name"], "Un café au port");
        assert_eq!(event["url"], format!("{PUBLIC_URL}{address}"));
        assert_eq!(event["startDate"], "2026-11-28T16:00:30+04:00");
        assert_eq!(event["endDate"], "2026-11-28T18:00:30+04:00");
        assert_eq!(event["eventStatus"], "https://schema.org/EventScheduled");
        assert_eq!(event["eventAttendanceMode"], "https://schema.org/OfflineEventAttendanceMode");
        assert_eq!(event["location"]["@type"], "Place");
        assert_eq!(event["location"]["address"]["addressLocality"], "Saint-Denis");
        assert_eq!(event["location"]["address"]["addressCountry"], "FR");
        assert_eq!(event["organizer"]["name"], "Médiathèque du Port");
        assert_eq!(event["isAccessibleForFree"], true);
        assert_eq!(event["offers"]["price"], 0);
        assert_eq!(event["offers"]["availability"], "https://schema.org/InStock");
        assert_eq!(event["remainingAttendeeCapacity"], 8);
        assert_eq!(event["previousStartDate"], Value::Null);

        let new_start = noon() + TimeDelta::days(12);
        let times = (new_start, new_start + TimeDelta::hours(2));
        change(&server.network, |change| domain::cafes::postpone(change, id, Some(times), Some("Travaux")));
        let page = server.get(&address);
        let event = data(&page).unwrap();
        assert_eq!(event["eventStatus"], "https://schema.org/EventRescheduled");
        assert_eq!(event["previousStartDate"], "2026-11-28T16:00:30+04:00");
        assert_eq!(title(&page), "Reporté\u{a0}: Un café au port · Café IA");

        change(&server.network, |change| {
            domain::cafes::set_event_status(change, id, EventStatus::Cancelled, Some("Panne"))
        });
        let page = server.get(&address);
        assert_eq!(data(&page).unwrap()["eventStatus"], "https://schema.org/EventCancelled");
        assert_eq!(meta(&page, "og:title"), Some("Annulé\u{a0}: Un café au port"));
        assert!(noscript(&page).contains("Ce café est annulé."), "{}", noscript(&page));
        assert!(noscript(&page).contains("Panne"));
        assert_eq!(meta(&page, "robots"), None, "a cancelled café stays known");
    }

    fn what_decides_whether_one_can_come_is_told_without_javascript(server: &Server) {
        let (_, slug) = announce(server, |cafe| {
            cafe.accessibility = vec![Accessibility::Wheelchair, Accessibility::HearingLoop];
            cafe.audiences = vec![Audience::Seniors];
            cafe.languages = vec![Language::French, Language::Breton];
        });
        let page = server.get(&format!("/cafes/{slug}"));
        let text = noscript(&page);
        for told in [
            "<dt>Accessibilité</dt><dd>Accessible en fauteuil roulant</dd><dd>Boucle magnétique</dd>",
            "<dt>Pour qui</dt><dd>Seniors</dd>",
            "<dt>Langues</dt><dd>Français</dd><dd>Breton</dd>",
        ] {
            assert!(text.contains(told), "{told}: {text}");
        }
        let id = change(&server.network, |change| {
            let id = ResourceId(Uuid::now_v7());
            let format = NewResource {
                duration_minutes: Some(Span { min: 30, max: 90 }),
                group_size: Some(Span { min: 4, max: 12 }),
                material: vec!["Des feutres".to_owned()],
                ..new_format("Le tour de table")
            };
            domain::resources::create(change, id, &format)?;
            domain::resources::publish(change, id)?;
            Ok(id)
        });
        let slug = server.network.catalogue().resource(&id.to_string(), noon()).unwrap().summary.slug;
        let page = server.get(&format!("/resources/{slug}"));
        let text = noscript(&page);
        for told in [
            "<dt>Durée</dt><dd>30 min à 1 h 30</dd>",
            "<dt>Groupe</dt><dd>4 à 12 personnes</dd>",
            "<dt>Matériel</dt><dd>Des feutres</dd>",
            "<dt>Licence</dt>",
        ] {
            assert!(text.contains(told), "{told}: {text}");
        }
    }

    fn a_search_says_what_it_looks_for_before_the_application_is_there(server: &Server) {
        let (_, slug) = announce(server, |cafe| cafe.accessibility = vec![Accessibility::Wheelchair]);
        let page = server.get("/cafes?territory=departement-44&from=2026-11-28&to=2026-12-01&q=port&accessibility=wheelchair");
        let said = "Les Cafés IA en Loire-Atlantique, du samedi 28 novembre 2026 au mardi 1er décembre 2026\u{a0}: «\u{a0}port\u{a0}»";
        assert_eq!(title(&page), format!("{said} · Café IA"));
        assert_eq!(meta(&page, "og:title"), Some(said));
        let text = noscript(&page);
        assert!(text.contains(&format!("<h1>{said}</h1>")), "{text}");
        for filter in ["En Loire-Atlantique", "Du samedi 28 novembre", "«\u{a0}port\u{a0}»", "Accessible en fauteuil roulant"] {
            assert!(text.contains(&format!("<li>{filter}")), "{filter}: {text}");
        }
        assert!(text.contains("<p>1 café trouvé. <a href=\"/cafes\">") && text.contains(&slug), "{text}");
        let description = meta(&page, "description").unwrap();
        assert!(description.starts_with("1 café trouvé. Filtres choisis\u{a0}: En Loire-Atlantique, Du samedi"), "{description}");

        for (query, said) in [
            ("territory=region-53", "Les Cafés IA en Bretagne"),
            ("territory=commune-76351", "Les Cafés IA au Havre"),
            ("territory=departement-29&territory=departement-56", "Les Cafés IA dans le Finistère et dans le Morbihan"),
            ("period=past&from=2026-01-01", "Les Cafés IA passés, à partir du jeudi 1er janvier 2026"),
            ("to=2026-12-01", "Les Cafés IA jusqu’au mardi 1er décembre 2026"),
            ("around=-1.55,47.21&radius_km=30", "Les Cafés IA à moins de 30 km d’un point"),
            ("mode=online", "Agenda"),
            ("utm_source=letter", "Agenda"),
            ("territory=region-99", "Agenda"),
        ] {
            let page = server.get(&format!("/cafes?{query}"));
            assert_eq!(title(&page), format!("{said} · Café IA"), "{query}");
            assert!(noscript(&page).contains(&format!("<h1>{said}</h1>")), "{query}: {}", noscript(&page));
        }
        assert!(noscript(&server.get("/cafes?mode=online")).contains("<li>En ligne</li>"));
        let page = server.get("/cafes?around=-1.55,47.21");
        assert!(!noscript(&page).contains("-1.55</"), "where somebody is, is not said: {}", noscript(&page));
        let page = server.get("/cafes?q=%3C%2Ftitle%3E%3Cimg%20src%3Dx%20onerror%3Dalert(1)%3E");
        assert!(!page.text().contains("<img"), "{}", page.text());
    }

    fn a_cafe_moved_online_is_told_as_one(server: &Server) {
        let (id, slug) = announce(server, |_| {});
        change(&server.network, |change| {
            domain::cafes::set_event_status(change, id, EventStatus::MovedOnline, Some("Travaux"))
        });
        let page = server.get(&format!("/cafes/{slug}"));
        let event = data(&page).unwrap();
        assert_eq!(event["eventStatus"], "https://schema.org/EventMovedOnline");
        assert_eq!(event["eventAttendanceMode"], "https://schema.org/OnlineEventAttendanceMode");
        assert_eq!(event["location"]["@type"], "VirtualLocation");
        let text = noscript(&page);
        assert!(text.contains("<dt>Où</dt><dd>En ligne<br>Lieu prévu au départ\u{a0}: Salle du Port, Nantes."), "{text}");
        assert!(!noscript(&server.get("/cafes?territory=commune-44109")).contains(&slug));

        // Full, it still is.
        change(&server.network, |change| domain::cafes::set_event_status(change, id, EventStatus::Full, None));
        let page = server.get(&format!("/cafes/{slug}"));
        assert_eq!(data(&page).unwrap()["eventStatus"], "https://schema.org/EventMovedOnline");
        assert!(noscript(&page).contains("<dt>Où</dt><dd>En ligne<br>Lieu prévu au départ"), "{}", noscript(&page));
    }

    fn a_cafe_put_off_until_further_notice_bears_no_date(server: &Server) {
        let (id, slug) = announce(server, |_| {});
        let address = format!("/cafes/{slug}");
        let listed = |text: &str| {
            let item = between(text, &format!("<a href=\"{address}\">"), "</li>").unwrap();
            item.split_once("<br>").unwrap().1.to_owned()
        };
        assert!(listed(noscript(&server.get("/cafes"))).contains("<time datetime="));
        change(&server.network, |change| domain::cafes::postpone(change, id, None, Some("Travaux")));
        let page = server.get(&address);
        let text = noscript(&page);
        assert!(text.contains("<dt>Quand</dt><dd>Date à confirmer</dd>"), "{text}");
        assert!(text.contains("Ce café est reporté. Il était prévu le samedi 28 novembre 2026. Travaux"), "{text}");
        assert!(meta(&page, "description").unwrap().contains("Date à confirmer"));
        let item = listed(noscript(&server.get("/cafes")));
        assert!(item.starts_with("Date à confirmer<br>") && !item.contains("<time"), "{item}");
        let new_date = Some((noon() + TimeDelta::days(12), noon() + TimeDelta::days(12) + TimeDelta::hours(1)));
        change(&server.network, |change| domain::cafes::postpone(change, id, new_date, None));
        assert!(listed(noscript(&server.get("/cafes"))).contains("<time datetime="));
    }

    fn the_pages_that_are_read_need_no_javascript(server: &Server) {
        for (address, told) in [
            ("/about", "Des gens qui se retrouvent près de chez eux"),
            ("/accessibility", "RGAA 4.1"),
            ("/privacy", "Aucun cookie."),
            ("/legal", "GNU Affero General Public License"),
            ("/developers", "https://reseau.example/api/v1/cafes?"),
        ] {
            let page = server.get(address);
            let text = noscript(&page);
            assert!(text.contains(told) && text.contains("<h2 id="), "{address}: {text}");
        }
        let home = server.get("/");
        for address in ["/accessibility", "/privacy", "/legal", "/developers"] {
            assert!(noscript(&home).contains(&format!("<a href=\"{address}\">")), "{address}");
        }
        let page = server.get("/legal");
        let text = noscript(&page);
        assert!(text.contains("ne s’est pas nommé ici") && text.contains("n’a pas encore indiqué où se trouvent les sources"), "{text}");
    }

    fn a_demonstration_says_that_it_is_one_until_it_is_gone(server: &Server) {
        let notice = |address: &str| {
            let page = server.get(address);
            let (above, first) = page.text().split_once("<div id=\"first\">").unwrap();
            assert!(!first.contains("Données de démonstration"), "{address}: it would go with the application's start");
            above.contains("<p lang=\"fr\">Données de démonstration") && above.contains("<p lang=\"en\">Demonstration data")
        };
        for address in ["/", "/cafes", "/legal", "/espace", "/nothing"] {
            assert!(notice(address), "{address}");
        }
        let everything = CafeQuery::parse("period=all&limit=200").unwrap();
        let cafes = server.network.catalogue().cafes(&everything, noon()).unwrap().data;
        let people = server.network.catalogue().facilitators(&FacilitatorQuery::parse("limit=200").unwrap(), server.network.now()).unwrap().data;
        let hosts = server.network.catalogue().organisations(&OrganisationQuery::parse("limit=200").unwrap(), noon()).unwrap().data;
        let who = everywhere(AccountId(Uuid::now_v7()));
        change(&server.network, |change| {
            for cafe in &cafes {
                domain::cafes::archive(change, cafe.id)?;
            }
            for one in &people {
                domain::facilitators::take_step(change, &who, one.id, one.version, LifeStep::Archive)?;
            }
            for one in hosts.iter().filter(|one| one.name.contains("de démonstration, ")).skip(1) {
                domain::organisations::take_step(change, &who, one.id, one.version, LifeStep::Archive)?;
            }
            Ok(())
        });
        assert!(notice("/"), "a host is left");
        change(&server.network, |change| {
            let last = hosts.iter().find(|one| one.name.contains("de démonstration, ")).unwrap();
            domain::organisations::take_step(change, &who, last.id, last.version, LifeStep::Archive)
        });
        assert!(!notice("/") && !notice("/nothing"), "what is left is real");
    }

    fn no_text_leaves_its_place(server: &Server) {
        let (_, slug) = announce(server, |cafe| {
            cafe.title = HOSTILE.into();
            cafe.summary = HOSTILE.into();
            cafe.description = format!("{HOSTILE}\n\n[x](javascript:alert(1))");
            cafe.registration = Registration {
                mode: RegistrationMode::Link,
                target: Some("https://billets.example/?a=1&b='2'".to_owned()),
            };
        });
        let resource = change(&server.network, |change| {
            let id = ResourceId(Uuid::now_v7());
            let new = NewResource { description: HOSTILE.to_owned(), ..new_format(HOSTILE) };
            domain::resources::create(change, id, &new)?;
            domain::resources::publish(change, id)?;
            Ok(id)
        });
        let resource = server.network.catalogue().resource(&resource.to_string(), noon()).unwrap().summary.slug;
        let link = "href=\"https://billets.example/?a=1&amp;b='2'\"";
        assert!(server.get(&format!("/cafes/{slug}")).text().contains(link));
        for address in
            [format!("/cafes/{slug}"), "/cafes".to_owned(), "/".to_owned(), format!("/resources/{resource}"), "/resources".to_owned()]
        {
            let page = server.get(&address);
            let text = page.text();
            assert_eq!(page.status, 200, "{address}");
            assert!(text.contains("onerror"), "{address} does not show it");
            assert!(!text.contains("<img") && !text.contains("<script>"), "{address}: {text}");
            assert!(!text.contains("javascript:alert") || !text.contains("href=\"javascript"), "{address}");
            assert_eq!(text.matches("</noscript").count(), 1, "{address}");
            assert_eq!(text.matches("</title").count(), 1, "{address}");
            assert_eq!(text.matches("<script").count(), text.matches("</script").count(), "{address}");
            data(&page);
        }
    }

    fn where_nothing_is_the_page_says_so(server: &Server) {
        let long = "x".repeat(10_000);
        let gone = change(&server.network, |change| Ok(facilitator(change, "Camille", "44109", false)));
        for (address, said) in [
            ("/cafes/nothing".to_owned(), "Ce café"),
            ("/cafes/%00".to_owned(), "Ce café"),
            ("/cafes/%2e%2e".to_owned(), "Ce café"),
            ("/cafes/..%2F..%2Fetc%2Fpasswd".to_owned(), "Cette page"),
            ("/cafes/%FF%FE".to_owned(), "Cette page"),
            ("/cafes/%".to_owned(), "Ce café"),
            ("/cafes/caf\u{e9}.html".to_owned(), "Ce café"),
            ("/cafes/<script>".to_owned(), "Ce café"),
            (format!("/cafes/{long}"), "Ce café"),
            (format!("/{long}"), "Cette page"),
            ("/cafes/00000000-0000-0000-0000-000000000000".to_owned(), "Ce café"),
            ("/facilitators/nobody".to_owned(), "Cette fiche"),
            (format!("/facilitators/{gone}"), "Cette fiche"),
            ("/organisations/nothing".to_owned(), "Cette organisation"),
            ("/resources/nothing".to_owned(), "Cette ressource"),
            ("/territories/84".to_owned(), "Aucun territoire"),
            ("/territories/departement-ZZ".to_owned(), "Aucun territoire"),
            ("/no/such/page".to_owned(), "Cette page"),
            ("/Cafes".to_owned(), "Cette page"),
            ("/admin".to_owned(), "Cette page"),
            ("//cafes".to_owned(), "Cette page"),
            ("/assets".to_owned(), "Cette page"),
        ] {
            let shown = &address[..address.len().min(60)];
            let page = server.get(&address);
            if page.status == 400 {
                // No address at all: the web server refuses it before anything else sees it.
                assert!(address.contains(['<', 'é']), "{shown}");
                continue;
            }
            assert_eq!(page.status, 404, "{shown}");
            assert!(title(&page).starts_with(said), "{shown}: {}", title(&page));
            assert_eq!(meta(&page, "robots"), Some("noindex"), "{shown}");
            assert_eq!((canonical(&page), preload(&page), data(&page)), (None, None, None), "{shown}");
            assert!(noscript(&page).contains("href=\"/cafes\""), "{shown}");
            assert!(page.header("content-security-policy").contains("object-src 'none'"), "{shown}");
        }
    }

    fn a_page_names_the_answer_that_it_will_need(server: &Server) {
        let slug = some_slug(server);
        for (address, asked) in [
            ("/cafes".to_owned(), "/api/v1/cafes".to_owned()),
            ("/cafes?utm_source=x".to_owned(), "/api/v1/cafes".to_owned()),
            (
                "/cafes?mode=online,on_site&q=caf%C3%A9+ia&facets=true".to_owned(),
                "/api/v1/cafes?mode=online&mode=on_site&q=caf%C3%A9+ia".to_owned(),
            ),
            (format!("/cafes/{slug}"), format!("/api/v1/cafes/{slug}")),
            ("/resources?family=play".to_owned(), "/api/v1/resources?family=play&facets=true".to_owned()),
        ] {
            let page = server.get(&address);
            assert_eq!(preload(&page), Some(asked.clone()), "{address}");
            assert_eq!(server.get(&asked).status, 200, "{asked}");
        }
        // What the API would refuse, or what the application may write otherwise, is not asked for.
        let id = server.get("/api/v1/cafes?limit=1").json()["data"][0]["id"].as_str().unwrap().to_owned();
        let by_id = format!("/cafes/{}", id.to_uppercase());
        assert_eq!(server.get(&by_id).status, 200);
        for address in ["/cafes?territory=departement-ZZ", "/territories/departement-2a", "/about", &by_id] {
            assert_eq!(preload(&server.get(address)), None, "{address}");
        }
        for address in SitePage::FIXED.map(|page| page.to_string()).into_iter().chain(things(server)) {
            if let Some(asked) = preload(&server.get(&address)) {
                assert_eq!(server.get(&asked).status, 200, "{address}: {asked}");
            }
        }
    }

    fn without_javascript_the_cafes_can_be_read(server: &Server) {
        let (_, slug) = announce(server, |cafe| cafe.summary = "On parle bateaux.".into());
        let agenda = server.get("/cafes?territory=commune-44109&limit=200");
        let text = noscript(&agenda);
        assert!(text.contains(&format!("<a href=\"/cafes/{slug}\">Un café au port</a>")), "{text}");
        assert!(text.contains("samedi 28 novembre 2026, 13:00 – 15:00"), "{text}");
        assert!(text.contains("Salle du Port, Nantes"), "{text}");
        assert!(text.contains("/api/v1/feeds/cafes.ics?territory=commune-44109"), "{text}");

        // Page after page, every café to come is there.
        let now = noon();
        let total = server.network.catalogue().cafes(&CafeQuery::default(), now).unwrap().total;
        let mut seen = HashSet::new();
        let mut address = "/cafes?limit=7".to_owned();
        loop {
            let page = server.get(&address);
            let items = noscript(&page).split("<li><a href=\"/cafes/").skip(1);
            seen.extend(items.map(|item| item.split('"').next().unwrap().to_owned()));
            let next = between(noscript(&page), "<p><a href=\"", "\" rel=\"next\"");
            let Some(next) = next else { break };
            address = next.replace("&amp;", "&");
        }
        assert_eq!(seen.len() as u64, total);

        let text = server.get(&format!("/cafes/{slug}"));
        let text = noscript(&text);
        for fact in ["samedi 28 novembre 2026", "Salle du Port", "Médiathèque du Port", "On parle bateaux.", "Venez comme vous êtes"] {
            assert!(text.contains(fact), "{fact} is missing from {text}");
        }
        assert!(text.contains(&format!("/api/v1/feeds/cafes/{slug}.ics")), "{text}");
        let misread = server.get("/cafes?territory=departement-ZZ");
        assert!(noscript(&misread).contains("n’est pas comprise"));
        assert!(noscript(&misread).contains("<li><a href=\"/cafes/"));
        let none = server.get("/cafes?q=xyzzyxyzzy");
        assert!(noscript(&none).contains("Aucun café ne correspond"));
        assert!(noscript(&server.get("/")).contains(&format!("/cafes/{slug}")));
        for address in ["/facilitators", "/organisations", "/resources", "/territories"] {
            let page = server.get(address);
            assert!(noscript(&page).contains(&format!("<a href=\"{address}/")), "{address}");
        }
    }

    fn lands_where_nobody_lives_are_not_listed(server: &Server) {
        let page = server.get("/territories");
        let text = noscript(&page);
        assert!(text.contains("/territories/departement-988\""), "Nouvelle-Calédonie");
        for empty in ["region-984", "departement-984", "region-989", "departement-989"] {
            assert!(!text.contains(&format!("/territories/{empty}\"")), "{empty}");
            assert_eq!(server.get(&format!("/territories/{empty}")).status, 200, "{empty} has its page");
        }
    }

    fn a_page_is_sent_again_only_when_it_changed(server: &Server) {
        let (id, slug) = announce(server, |_| {});
        let address = format!("/cafes/{slug}");
        let first = server.get(&address);
        let tag = first.header("etag");
        assert!(tag.starts_with('"'), "{tag}");
        let again = server.ask("GET", &address, &[("If-None-Match", tag)]);
        assert_eq!((again.status, again.body.len()), (304, 0));
        assert!(!again.header("content-security-policy").is_empty());

        change(&server.network, |change| {
            domain::cafes::set_event_status(change, id, EventStatus::Full, None)
        });
        let changed = server.ask("GET", &address, &[("If-None-Match", tag)]);
        assert_eq!(changed.status, 200);
        assert_ne!(changed.header("etag"), tag);
        assert!(title(&changed).starts_with("Complet"));

        let packed = server.ask("GET", &address, &[("Accept-Encoding", "br")]);
        assert_eq!(packed.header("content-encoding"), "br");
        assert_ne!(packed.header("etag"), changed.header("etag"));
        let head = server.ask("HEAD", &address, &[]);
        assert_eq!((head.status, head.body.len()), (200, 0));

        // The page's file is read anew when it changes.
        thread::sleep(Duration::from_millis(20));
        fs::write(server.site().join("index.html"), "<p>as it is").unwrap();
        assert_eq!(server.get(&address).text(), "<p>as it is");
        assert_eq!(server.get("/cafes/nothing").status, 404);
    }

    fn pages_and_files_say_what_they_may_do(server: &Server) {
        for address in ["/", "/cafes", "/nothing", "/service-worker.js", "/manifest.webmanifest"] {
            let page = server.get(address);
            let policy = page.header("content-security-policy");
            assert!(policy.starts_with("default-src 'self'; script-src 'self' 'wasm-unsafe-eval'"), "{address}");
            for part in ["object-src 'none'", "manifest-src 'self'", "worker-src 'self'", "frame-ancestors 'none'"] {
                assert!(policy.contains(part), "{address}: {part}");
            }
            assert!(!policy.contains("unsafe-inline"), "{address}");
            assert!(page.header("permissions-policy").contains("geolocation=(self), "), "{address}");
            assert_eq!(page.header("cross-origin-opener-policy"), "same-origin", "{address}");
            assert_eq!(page.header("referrer-policy"), "strict-origin-when-cross-origin", "{address}");
            assert_eq!(page.header("x-content-type-options"), "nosniff", "{address}");
            assert_eq!(page.header("cache-control"), "no-cache", "{address}");
            assert_eq!(page.header("access-control-allow-origin"), "", "{address}");
        }
        assert_eq!(server.get("/manifest.webmanifest").header("content-type"), "application/manifest+json");
    }

    fn files_are_served_beside_the_pages(server: &Server) {
        let asset = server.get("/assets/app-1a2b.wasm");
        assert_eq!((asset.status, asset.text()), (200, "wasm"));
        assert_eq!(asset.header("content-type"), "application/wasm");
        assert_eq!(asset.header("cache-control"), "public, max-age=31536000, immutable");
        let packed = server.ask("GET", "/assets/app-1a2b.wasm", &[("Accept-Encoding", "gzip, br")]);
        assert_eq!((packed.header("content-encoding"), packed.text()), ("br", "smaller"));
        assert_eq!(packed.header("content-type"), "application/wasm");
        let unpacked = server.ask("GET", "/assets/app-1a2b.wasm", &[("Accept-Encoding", "gzip")]);
        assert_eq!((unpacked.header("content-encoding"), unpacked.text()), ("", "wasm"));
        assert_eq!(server.get("/favicon.svg").header("content-type"), "image/svg+xml");

        let long = format!("/assets/{}.js", "x".repeat(10_000));
        for hidden in [
            "/assets/gone.js",
            "/../outside.txt",
            "/assets/../../outside.txt",
            "/%2e%2e/outside.txt",
            "/..%2Foutside.txt",
            "/assets/..%2f..%2foutside.txt",
            "/.secret",
            "/%2esecret",
            "/assets",
            "//etc/passwd",
            "/assets/%00.js",
            "/assets\\..\\..\\outside.txt",
            "/favicon.svg/x.txt",
            &long,
        ] {
            let answer = server.get(hidden);
            let shown = &hidden[..hidden.len().min(60)];
            assert_eq!(answer.status, 404, "{shown}");
            let body = String::from_utf8_lossy(&answer.body);
            assert!(!body.contains("outside") && !body.contains("hidden"), "{shown}: {body}");
        }
    }

    fn a_sitemap_names_every_page(server: &Server) {
        let hidden = change(&server.network, |change| Ok(facilitator(change, "Camille", "44109", false)));
        let (_, slug) = announce(server, |_| {});
        let map = server.get("/sitemap.xml");
        assert_eq!(map.status, 200);
        assert_eq!(map.header("content-type"), "application/xml; charset=utf-8");
        assert!(map.text().starts_with("<?xml version=\"1.0\" encoding=\"UTF-8\"?><urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">"));
        let addresses: Vec<_> =
            map.text().split("<loc>").skip(1).map(|rest| rest.split("</loc>").next().unwrap()).collect();
        let distinct: HashSet<_> = addresses.iter().collect();
        assert_eq!(distinct.len(), addresses.len());
        assert_eq!(addresses.len(), server.network.catalogue().page_count(server.network.now()));
        assert!(addresses.contains(&format!("{PUBLIC_URL}/cafes/{slug}").as_str()));
        assert!(addresses.contains(&"https://reseau.example/"));
        assert!(addresses.contains(&"https://reseau.example/territories/departement-2A"));
        assert!(!map.text().contains(&hidden.to_string()) && !map.text().contains("camille"));
        let past = server.get("/api/v1/cafes?period=past&limit=1").json();
        let past = past["data"][0]["slug"].as_str().unwrap();
        assert!(addresses.contains(&format!("{PUBLIC_URL}/cafes/{past}").as_str()));
        assert!(map.text().contains("<lastmod>20"));
        // Every tenth of them is there, and says that this is its address.
        for address in addresses.iter().step_by(10) {
            let page = server.get(address.strip_prefix(PUBLIC_URL).unwrap());
            assert_eq!((page.status, canonical(&page)), (200, Some(*address)), "{address}");
            assert_eq!(meta(&page, "robots"), None, "{address}");
        }
        for (part, status) in [("1", 200), ("0", 404), ("2", 404), ("x", 404), ("99999999999999999999999", 404)] {
            assert_eq!(server.get(&format!("/sitemap-{part}.xml")).status, status, "{part}");
        }
        let robots = server.get("/robots.txt");
        assert_eq!(robots.header("content-type"), "text/plain; charset=utf-8");
        assert_eq!(robots.text(), "User-agent: *\nAllow: /\nDisallow: /espace\n\nSitemap: https://reseau.example/sitemap.xml\n");
    }
}

#[test]
fn without_a_public_address_the_host_asked_for_is_named_if_it_is_one() {
    let server = Server::start_with(&TestDb::sqlite(), true, Settings::default());
    let ask = |address: &str, host: &str| server.ask("GET", address, &[("Host", host)]);
    for host in ["reseau.example:8080", "other.example", "127.0.0.1"] {
        assert_eq!(canonical(&ask("/cafes", host)).unwrap(), format!("http://{host}/cafes"));
        assert!(ask("/robots.txt", host).text().contains(&format!("http://{host}/sitemap.xml")));
        assert!(ask("/sitemap.xml", host).text().contains(&format!("<loc>http://{host}/about</loc>")));
        assert!(
            ask("/api/v1/feeds/cafes.rss", host)
                .text()
                .contains(&format!("<link>http://{host}/cafes</link>"))
        );
    }
    for host in ["", "evil.example/\"><script>", "a b", "user@evil.example", "evil.example:x", "<b>"] {
        let page = ask("/cafes", host);
        if page.status == 400 {
            continue;
        }
        assert_eq!((page.status, canonical(&page)), (200, Some("/cafes")), "{host}");
        assert!(!page.text().contains("evil"), "{host}");
        let refused = ask("/robots.txt", host);
        assert_eq!(refused.status, 400, "{host}");
        assert_eq!(refused.json()["errors"][0]["field"], "Host", "{host}");
    }
    // Nothing else that a proxy or a stranger may send is believed.
    let page = server.ask(
        "GET",
        "/cafes",
        &[
            ("X-Forwarded-Host", "evil.example"),
            ("Forwarded", "host=evil.example"),
            ("X-Forwarded-Proto", "https"),
        ],
    );
    assert_eq!(canonical(&page), Some("http://test/cafes"));
}

#[test]
fn the_application_reads_of_the_settings_what_concerns_it() {
    let template = "https://tiles.example/{z}/{x}/{y}.png?key=secret".parse().unwrap();
    let tiles = Tiles { template, credit: "© \"Fournisseur\"".to_owned() };
    let server =
        Server::start_with(&TestDb::sqlite(), true, Settings { tiles: Some(tiles), ..Settings::default() });
    let page = server.get("/cafes");
    assert_eq!(meta(&page, "cafeia-tiles"), Some("/geo/tiles/{z}/{x}/{y}"));
    assert_eq!(meta(&page, "cafeia-tiles-credit"), Some("© &quot;Fournisseur&quot;"));
    assert!(!page.text().contains("tiles.example") && !page.text().contains("secret"));
    let without = Server::start(&TestDb::sqlite(), true);
    assert_eq!(meta(&without.get("/cafes"), "cafeia-tiles"), None);
}

#[test]
fn the_legal_notice_names_who_runs_the_site() {
    let operator = Operator {
        publisher: Some("La <Ligue>, 3 rue du Port, 44000 Nantes".to_owned()),
        contact: Some("bonjour@ligue.example".to_owned()),
        host: None,
        source: Some("https://forge.example/cafeia".to_owned()),
    };
    let server = Server::start_with(&TestDb::sqlite(), true, Settings { operator, ..Settings::default() });
    let page = server.get("/legal");
    let text = noscript(&page);
    for told in [
        "<dt>Éditeur</dt><dd>La &lt;Ligue&gt;, 3 rue du Port, 44000 Nantes</dd>",
        "<a href=\"mailto:bonjour@ligue.example\">",
        "<dt>Hébergeur</dt><dd>non indiqué</dd>",
        "<a href=\"https://forge.example/cafeia\">",
    ] {
        assert!(text.contains(told), "{told} is missing from {text}");
    }
    // The application reads it wherever one comes in.
    let agenda = server.get("/cafes");
    assert_eq!(meta(&agenda, "cafeia-publisher"), Some("La &lt;Ligue&gt;, 3 rue du Port, 44000 Nantes"));
    assert_eq!(meta(&agenda, "cafeia-source"), Some("https://forge.example/cafeia"));
    assert_eq!(meta(&agenda, "cafeia-host"), None);
}

#[test]
fn without_the_sites_files_a_page_says_what_to_do() {
    let bare = Server::start(&TestDb::sqlite(), false);
    let page = bare.get("/");
    assert_eq!(page.status, 200);
    assert!(page.text().contains("cargo xtask run") && page.text().contains("/api/docs/"));
    assert_eq!(bare.get("/elsewhere").status, 404);
    assert_eq!(bare.get("/api/v1/cafes").status, 200);
    assert_eq!(bare.get("/robots.txt").status, 200);
}
