//! What is HTTP only: tags, caching, compression, methods, problems, the site's files. Over a real connection.

use std::io::Read as _;

use cafeia_api::store::{self, jobs::JobState};

use crate::server::{Server, noon, on_both_servers, some_slug};

/// An address for each operation.
fn addresses(server: &Server) -> Vec<String> {
    let first = |list: &str| {
        let list = server.get(&format!("/api/v1/{list}?limit=1")).json();
        list["data"][0]["slug"].as_str().unwrap().to_owned()
    };
    vec![
        "/api/v1/cafes".to_owned(),
        "/api/v1/cafes/clusters?zoom=5".to_owned(),
        format!("/api/v1/cafes/{}", first("cafes")),
        "/api/v1/facilitators".to_owned(),
        format!("/api/v1/facilitators/{}", first("facilitators")),
        "/api/v1/organisations".to_owned(),
        format!("/api/v1/organisations/{}", first("organisations")),
        "/api/v1/resources".to_owned(),
        format!("/api/v1/resources/{}", first("resources")),
        "/api/v1/territories".to_owned(),
        "/api/v1/territories/region-53".to_owned(),
        "/api/v1/communes?q=crozon".to_owned(),
        "/api/v1/stats".to_owned(),
        "/api/v1/openapi.yaml".to_owned(),
        "/api/v1/openapi.json".to_owned(),
        "/api/problems/not_found".to_owned(),
        "/api/docs/".to_owned(),
        "/geo/france.topo.json".to_owned(),
        "/geo/neighbours.topo.json".to_owned(),
        "/geo/shapes.json".to_owned(),
        "/geo/shapes/region-53.json".to_owned(),
        "/geo/labels.json".to_owned(),
        "/geo/labels/29.json".to_owned(),
        format!("/api/v1/feeds/cafes/{}.ics", first("cafes")),
        "/api/v1/feeds/cafes.ics".to_owned(),
        "/api/v1/feeds/cafes.rss".to_owned(),
        "/sitemap.xml".to_owned(),
        "/robots.txt".to_owned(),
    ]
}

on_both_servers! {
    fn every_answer_can_be_asked_for_again_at_no_cost(server: &Server) {
        for address in addresses(server) {
            let first = server.get(&address);
            assert_eq!(first.status, 200, "{address}: {}", String::from_utf8_lossy(&first.body));
            let tag = first.header("etag");
            assert!(!tag.is_empty(), "{address} has no tag");
            assert!(first.header("cache-control").starts_with("public, max-age="), "{address}");
            assert_eq!(first.header("vary"), "accept-encoding", "{address}");
            assert_eq!(first.header("access-control-allow-origin"), "*", "{address}");
            assert_eq!(first.header("x-content-type-options"), "nosniff", "{address}");
            assert_eq!(first.header("referrer-policy"), "strict-origin-when-cross-origin", "{address}");

            let second = server.get(&address);
            assert_eq!(
                (second.header("etag"), &second.body),
                (tag, &first.body),
                "{address} differs the second time"
            );
            for known in [tag.to_owned(), "*".to_owned(), format!("\"other\", {tag}")] {
                let again = server.ask("GET", &address, &[("If-None-Match", &known)]);
                assert_eq!((again.status, again.body.len()), (304, 0), "{address} with {known}");
                assert_eq!(again.header("etag"), tag, "{address}");
            }
            for unknown in ["\"other\"", "nonsense", ""] {
                let again = server.ask("GET", &address, &[("If-None-Match", unknown)]);
                assert_eq!(again.status, 200, "{address} with {unknown}");
            }
        }
    }

    fn an_object_is_tagged_by_its_version_and_a_list_by_the_catalogue_and_the_minute(server: &Server) {
        let whole = server.get(&format!("/api/v1/cafes/{}", some_slug(server)));
        let version = whole.json()["version"].as_u64().unwrap();
        assert!(whole.header("etag").starts_with(&format!("\"{version}-")), "{}", whole.header("etag"));
        let list = server.get("/api/v1/cafes?limit=2");
        let minute = noon().timestamp() / 60;
        assert_eq!(list.header("etag"), format!("W/\"{}-{minute}\"", server.network.catalogue().version()));
    }

    fn a_list_of_an_unsound_query_is_refused_whatever_the_client_has(server: &Server) {
        let tag = server.get("/api/v1/cafes").header("etag").to_owned();
        let refused = server.ask("GET", "/api/v1/cafes?colour=red", &[("If-None-Match", &tag)]);
        assert_eq!(refused.status, 400);
    }

    fn head_answers_like_get_without_the_body(server: &Server) {
        for address in addresses(server) {
            let (get, head) = (server.get(&address), server.ask("HEAD", &address, &[]));
            assert_eq!(head.status, 200, "{address}");
            assert!(head.body.is_empty(), "{address}");
            for name in ["content-length", "content-type", "etag"] {
                assert_eq!(head.header(name), get.header(name), "{address}: {name}");
            }
        }
        assert_eq!(server.ask("HEAD", "/api/v1/cafes/nothing", &[]).status, 404);
    }

    fn large_answers_are_compressed_for_those_who_ask(server: &Server) {
        for address in ["/api/v1/cafes", "/api/v1/territories", "/geo/france.topo.json", "/api/v1/openapi.yaml"] {
            let plain = server.get(address);
            assert_eq!(plain.header("content-encoding"), "", "{address}");
            let packed = server.ask("GET", address, &[("Accept-Encoding", "gzip")]);
            assert_eq!(packed.header("content-encoding"), "gzip", "{address}");
            assert_eq!(packed.header("content-type"), plain.header("content-type"), "{address}");
            let mut read = Vec::new();
            flate2::read::GzDecoder::new(packed.body.as_slice()).read_to_end(&mut read).unwrap();
            assert_eq!(read, plain.body, "{address}");

            let packed = server.ask("GET", address, &[("Accept-Encoding", "gzip, deflate, br")]);
            assert_eq!(packed.header("content-encoding"), "br", "{address}");
            read.clear();
            brotli::Decompressor::new(packed.body.as_slice(), 4_096).read_to_end(&mut read).unwrap();
            assert_eq!(read, plain.body, "{address}");
            assert!(packed.body.len() < plain.body.len() / 2, "{address}: {} bytes", packed.body.len());
        }
        let short = server.ask("GET", "/healthz", &[("Accept-Encoding", "gzip")]);
        assert_eq!(short.header("content-encoding"), "");
        // Other bytes, another strong tag.
        let address = "/geo/france.topo.json";
        let packed = server.ask("GET", address, &[("Accept-Encoding", "br")]);
        assert_ne!(packed.header("etag"), server.get(address).header("etag"));
    }

    fn bad_input_is_a_problem_that_names_it(server: &Server) {
        let long = "x".repeat(10_000);
        for (target, field) in [
            ("/api/v1/cafes?colour=red".to_owned(), "colour"),
            ("/api/v1/cafes?limit=0".to_owned(), "limit"),
            ("/api/v1/cafes?limit=9999999999999999999999".to_owned(), "limit"),
            ("/api/v1/cafes?cursor=nonsense".to_owned(), "cursor"),
            ("/api/v1/cafes?cursor=%F0%9F%92%A9".to_owned(), "cursor"),
            ("/api/v1/cafes?bbox=0,50,1,49".to_owned(), "bbox"),
            ("/api/v1/cafes?bbox=-181,0,0,1".to_owned(), "bbox"),
            ("/api/v1/cafes?from=1789-07-14".to_owned(), "from"),
            ("/api/v1/cafes?from=2026-13-45".to_owned(), "from"),
            ("/api/v1/cafes?q=%00".to_owned(), "q"),
            ("/api/v1/cafes?q=%FF%FE".to_owned(), "q"),
            (format!("/api/v1/cafes?q={long}"), "q"),
            ("/api/v1/cafes?sort=distance".to_owned(), "sort"),
            ("/api/v1/cafes?limit=1&limit=2".to_owned(), "limit"),
            ("/api/v1/cafes?territory=84".to_owned(), "territory"),
            ("/api/v1/cafes/clusters".to_owned(), "zoom"),
            ("/api/v1/cafes/clusters?zoom=99".to_owned(), "zoom"),
            (format!("/api/v1/cafes/{}?zoom=1", some_slug(server)), "zoom"),
            ("/api/v1/facilitators?reaches=here".to_owned(), "reaches"),
            ("/api/v1/facilitators?sort=distance".to_owned(), "sort"),
            ("/api/v1/organisations?kind=pub".to_owned(), "kind"),
            ("/api/v1/resources?people=0".to_owned(), "people"),
            ("/api/v1/territories?level=commune".to_owned(), "level"),
            ("/api/v1/territories/84".to_owned(), "code"),
            ("/api/v1/communes".to_owned(), "q"),
            ("/api/v1/stats?x=1".to_owned(), "x"),
            ("/geo/labels/29.json?x=1".to_owned(), "x"),
        ] {
            let refused = server.get(&target);
            let shown = &target[..target.len().min(80)];
            assert_eq!(refused.status, 400, "{shown}: {}", String::from_utf8_lossy(&refused.body));
            assert_eq!(refused.header("content-type"), "application/problem+json", "{shown}");
            assert_eq!(refused.header("access-control-allow-origin"), "*", "{shown}");
            assert_eq!(refused.header("x-content-type-options"), "nosniff", "{shown}");
            let problem = refused.json();
            assert_eq!(problem["code"], "invalid_parameter", "{shown}");
            assert_eq!(problem["errors"][0]["field"], field, "{shown}: {problem}");
            assert_eq!(server.get(problem["type"].as_str().unwrap()).status, 200);
        }
    }

    fn what_is_not_there_is_not_found(server: &Server) {
        let long = "y".repeat(10_000);
        for target in [
            "/api".to_owned(),
            "/api/".to_owned(),
            "/api/v2/cafes".to_owned(),
            "/api/v1".to_owned(),
            "/api/v1/coffees".to_owned(),
            "/api/v1/cafes/".to_owned(),
            "/api/v1/cafes/nothing".to_owned(),
            "/api/v1/cafes/00000000-0000-0000-0000-000000000000".to_owned(),
            "/api/v1/cafes/%00".to_owned(),
            "/api/v1/cafes/a%2Fb".to_owned(),
            "/api/v1/cafes/..%2F..%2Fetc%2Fpasswd".to_owned(),
            format!("/api/v1/cafes/{long}"),
            "/api/v1/facilitators/nobody".to_owned(),
            "/api/v1/organisations/nothing".to_owned(),
            "/api/v1/resources/nothing".to_owned(),
            "/api/v1/territories/commune-99999".to_owned(),
            "/api/problems/nothing".to_owned(),
            "/api/docs/nothing.js".to_owned(),
            "/geo/labels/999.json".to_owned(),
        ] {
            let refused = server.get(&target);
            let shown = &target[..target.len().min(80)];
            assert_eq!(refused.status, 404, "{shown}");
            assert_eq!(refused.header("content-type"), "application/problem+json", "{shown}");
            assert_eq!(refused.json()["code"], "not_found", "{shown}");
            assert!(refused.body.len() < 1_000, "{shown} answers at length");
        }
        // No text at all: refused, and not by a fault of ours.
        let refused = server.get("/api/v1/cafes/%FF%FE");
        assert!((400..500).contains(&refused.status), "{}", refused.status);
    }

    fn an_address_says_which_methods_it_takes(server: &Server) {
        for method in ["POST", "PUT", "PATCH", "DELETE", "TRACE", "BREW"] {
            for target in [
                "/api/v1/territories",
                "/api/v1/cafes/clusters",
                "/api/v1/cafes/x",
                "/api/v1/openapi.yaml",
                "/healthz",
                "/",
            ] {
                let refused = server.ask(method, target, &[]);
                assert_eq!(refused.status, 405, "{method} {target}");
                assert_eq!(refused.header("allow"), "GET, HEAD, OPTIONS", "{method} {target}");
                assert_eq!(refused.json()["code"], "method_not_allowed", "{method} {target}");
            }
            assert_eq!(server.ask(method, "/api/v1/nothing", &[]).status, 404, "{method}");
        }
        let refused = server.ask("PUT", "/api/v1/cafes", &[]);
        assert_eq!((refused.status, refused.header("allow")), (405, "GET, POST, HEAD, OPTIONS"));
        let asked = [("Origin", "https://partner.example"), ("Access-Control-Request-Method", "GET")];
        let allowed = server.ask("OPTIONS", "/api/v1/territories", &asked);
        assert_eq!(allowed.status, 204);
        assert_eq!(allowed.header("allow"), "GET, HEAD, OPTIONS");
        assert_eq!(allowed.header("access-control-allow-methods"), "GET, HEAD, OPTIONS");
        assert_eq!(allowed.header("access-control-allow-origin"), "*");
    }

    fn the_manual_comes_from_this_server_alone(server: &Server) {
        let moved = server.get("/api/docs");
        assert_eq!((moved.status, moved.header("location")), (308, "/api/docs/"));
        let page = server.get("/api/docs/");
        assert_eq!(page.header("content-type"), "text/html; charset=utf-8");
        assert!(page.header("content-security-policy").contains("connect-src 'self'"));
        for file in [
            "swagger-ui-bundle.js",
            "swagger-ui.css",
            "swagger-initializer.js",
            "swagger-ui-standalone-preset.js",
        ] {
            assert_eq!(server.get(&format!("/api/docs/{file}")).status, 200, "{file}");
        }
        for elsewhere in ["//cdn", "https://unpkg", "http://"] {
            assert!(!page.text().contains(elsewhere), "{elsewhere}");
        }
        let setup = server.get("/api/docs/swagger-initializer.js");
        assert!(
            setup.text().contains("/api/v1/openapi.json") && setup.text().contains("\"validatorUrl\": \"none\"")
        );
        assert_eq!(server.get("/api/v1/openapi.json").json()["openapi"], "3.1.0");
    }

    fn the_server_can_be_watched(server: &Server) {
        let health = server.get("/healthz");
        assert_eq!((health.status, health.header("cache-control")), (200, "no-store"));
        assert_eq!(server.get("/readyz").json()["status"], "ready");

        server.get("/api/v1/cafes?limit=3");
        server.ask("HEAD", "/api/v1/stats", &[]);
        server.get(&format!("/api/v1/cafes/{}", some_slug(server)));
        let metrics = server.get("/metrics");
        assert!(metrics.header("content-type").starts_with("text/plain; version=0.0.4"));
        // The reports of the cafés to come will be asked for.
        let jobs = server.network.db().read(|connection| store::jobs::list(connection, JobState::Waiting, 1_000));
        let waiting = format!("cafeia_jobs_waiting {}\n", jobs.unwrap().len());
        for part in [
            waiting.as_str(),
            "cafeia_http_requests_total{method=\"GET\",route=\"/api/v1/cafes\",status=\"200\"}",
            "cafeia_http_requests_total{method=\"GET\",route=\"/api/v1/cafes/{id}\",status=\"200\"}",
            "cafeia_http_requests_total{method=\"HEAD\",route=\"/api/v1/stats\",status=\"200\"}",
            "cafeia_http_request_duration_seconds_count{route=\"/api/v1/cafes\"}",
            "cafeia_journal_lag_entries 0",
            "cafeia_jobs_late 0",
            "cafeia_jobs_failed 0",
            "cafeia_panics_total",
        ] {
            assert!(metrics.text().contains(part), "{part} is missing from\n{}", metrics.text());
        }
        let version = format!("cafeia_catalogue_version {}", server.network.catalogue().version());
        assert!(metrics.text().contains(&version));
    }
}
