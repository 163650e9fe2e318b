//! Who may do what: the whole table, and every operation of the API.

use std::{fs, path::Path};

use cafeia_api::{
    domain::{
        alive::LINK_PURPOSES,
        mailings, needs,
        policy::{Action, Held, Object, Refusal, Who, role_may},
        proposals::LINK_PURPOSE,
        reports::Invited,
    },
    http,
    secrets::keyring::Keyring,
    store::grants::{GrantRecord, Scope},
};
use cafeia_shared::{
    accounts::Role,
    ids::{AccountId, FacilitatorId, GrantId, OrganisationId},
    vocabulary::Term as _,
};
use chrono::TimeDelta;
use serde_json::{Map, Value, json};
use uuid::Uuid;

use crate::{
    people::Workspace,
    support::{at, geography, on_both_databases},
};

const CROZON: &str = "29042";
const NANTES: &str = "44109";

fn organisation(number: u128) -> OrganisationId {
    OrganisationId(Uuid::from_u128(number))
}

fn facilitator(number: u128) -> FacilitatorId {
    FacilitatorId(Uuid::from_u128(number))
}

fn territories(codes: &[&str]) -> Scope {
    Scope::Territories(codes.iter().map(|code| code.parse().unwrap()).collect())
}

fn scope_of(role: Role) -> Scope {
    match role {
        Role::National => Scope::National,
        Role::Referent => territories(&["departement-29"]),
        Role::Organiser => Scope::Organisation(organisation(1)),
        Role::Facilitator => Scope::Facilitator(facilitator(1)),
    }
}

/// A grant that counts, from a day before the instant of these tests.
fn grant(scope: Scope) -> GrantRecord {
    GrantRecord {
        id: GrantId(Uuid::now_v7()),
        account_id: AccountId(Uuid::now_v7()),
        scope,
        starts_at: at(-1, 0),
        ends_at: Some(at(30, 0)),
        granted_by: None,
        on_behalf_of: None,
        revoked_at: None,
        created_at: at(-1, 0),
    }
}

fn who(grants: Vec<Held>) -> Who {
    Who { account: AccountId(Uuid::now_v7()), second_factor: true, grants }
}

fn holder(scope: Scope) -> Who {
    who(vec![Held { grant: grant(scope), lender: None }])
}

fn may(who: &Who, action: Action, object: &Object) -> Result<(), Refusal> {
    who.may(action, object, &geography(), at(0, 0))
}

/// What an action is done to: first what lies within everybody's own scope, then what lies in nobody's.
fn objects(action: Action) -> [Object<'static>; 2] {
    static OWN: [OrganisationId; 1] = [OrganisationId(Uuid::from_u128(1))];
    static FOREIGN: [OrganisationId; 1] = [OrganisationId(Uuid::from_u128(2))];
    static OWN_FACILITATORS: [FacilitatorId; 1] = [FacilitatorId(Uuid::from_u128(1))];
    static OWN_SCOPE: Scope = Scope::Facilitator(FacilitatorId(Uuid::from_u128(1)));
    match action {
        Action::ReviewCafe
        | Action::EditCafe
        | Action::PublishCafe
        | Action::CancelCafe
        | Action::ArchiveCafe
        | Action::VerifyReport
        | Action::ReadAudit => [
            Object::Cafe {
                commune: Some(CROZON),
                organisations: &OWN,
                facilitators: &OWN_FACILITATORS,
                trusted: true,
            },
            Object::Cafe { commune: Some(NANTES), organisations: &FOREIGN, facilitators: &[], trusted: true },
        ],
        Action::EditOrganisation | Action::TrustOrganisation => [
            Object::Organisation { id: OWN[0], commune: Some(CROZON) },
            Object::Organisation { id: FOREIGN[0], commune: None },
        ],
        Action::EditFacilitator | Action::ShowFacilitator | Action::ConfirmTraining | Action::AnswerNeed => [
            Object::Facilitator { id: facilitator(1), commune: CROZON },
            Object::Facilitator { id: facilitator(2), commune: NANTES },
        ],
        Action::AddPlace
        | Action::EditPlace
        | Action::SteerTerritory
        | Action::SendMailing
        | Action::ImportLines => [Object::Place(CROZON), Object::Place(NANTES)],
        Action::ProposeResource => {
            [Object::Resource { own: true, open: true }, Object::Resource { own: false, open: true }]
        }
        Action::ManageNeed => [Object::Need(CROZON), Object::Need(NANTES)],
        Action::EditResource | Action::ReviewResource => [Object::Resource { own: false, open: false }; 2],
        Action::ManageGrant | Action::DelegateGrant | Action::ReadAccount => [
            Object::Grant { scope: &OWN_SCOPE, commune: Some(CROZON) },
            Object::Grant { scope: &OWN_SCOPE, commune: Some(NANTES) },
        ],
        Action::ManageJobs => [Object::Platform; 2],
    }
}

/// The table of `docs/roles.md`: each role's actions.
fn table() -> String {
    let row = |first: &str, cell: &dyn Fn(Role) -> String| {
        let cells: Vec<String> = Role::ALL.iter().map(|role| cell(*role)).collect();
        format!("|{first}|{}|\n", cells.join("|"))
    };
    let mut table = row(" ", &|role| format!(" {role} ")) + &row("---", &|_| "---".to_owned());
    for action in Action::ALL.iter().copied() {
        table += &row(&format!(" `{action}` "), &|role| {
            let cell = match (role_may(role, action), role, action) {
                (false, ..) => "",
                (true, Role::Organiser, Action::PublishCafe) => "trusted",
                (true, Role::National, _) | (true, _, Action::AddPlace) => "everywhere",
                (true, ..) => "own",
            };
            format!(" {cell} ")
        });
    }
    table
}

#[test]
fn each_role_does_what_is_its_own_within_its_scope_and_nothing_else() {
    for role in Role::ALL.iter().copied() {
        let somebody = holder(scope_of(role));
        for action in Action::ALL.iter().copied() {
            let [own, foreign] = objects(action);
            let expected = match (role, role_may(role, action)) {
                (_, true) if role == Role::National || action == Action::AddPlace => (Ok(()), Ok(())),
                (_, true) => (Ok(()), Err(Refusal::OutOfScope)),
                (_, false) => (Err(Refusal::NoGrant), Err(Refusal::NoGrant)),
            };
            let found = (may(&somebody, action, &own), may(&somebody, action, &foreign));
            assert_eq!(found, expected, "{role} {action}");
            assert_eq!(
                somebody.may_somewhere(action, at(0, 0)).is_ok(),
                role_may(role, action),
                "{role} {action}"
            );
        }
    }
}

#[test]
fn a_grant_that_does_not_count_allows_nothing_and_says_why() {
    let now = at(0, 0);
    for role in Role::ALL.iter().copied() {
        let sound = grant(scope_of(role));
        let cases = [
            (GrantRecord { starts_at: now + TimeDelta::microseconds(1), ..sound.clone() }, Refusal::NotBegun),
            (GrantRecord { ends_at: Some(now), ..sound.clone() }, Refusal::Ended),
            (GrantRecord { revoked_at: Some(at(-1, 0)), ..sound.clone() }, Refusal::Revoked),
        ];
        for (grant, refusal) in cases {
            let somebody = who(vec![Held { grant, lender: None }]);
            for action in Action::ALL.iter().copied().filter(|action| role_may(role, *action)) {
                assert_eq!(may(&somebody, action, &objects(action)[0]), Err(refusal), "{role} {action}");
                assert_eq!(somebody.may_somewhere(action, now), Err(refusal), "{role} {action}");
            }
        }
        // To the very instant.
        let brief = GrantRecord { starts_at: now, ends_at: Some(now + TimeDelta::microseconds(1)), ..sound };
        let somebody = who(vec![Held { grant: brief, lender: None }]);
        assert_eq!(may(&somebody, Action::EditCafe, &objects(Action::EditCafe)[0]), Ok(()), "{role}");
    }
}

#[test]
fn the_whole_network_needs_a_second_factor_and_nothing_else_does() {
    for role in Role::ALL.iter().copied() {
        let mut somebody = holder(scope_of(role));
        somebody.second_factor = false;
        let expected = if role == Role::National { Err(Refusal::SecondFactorNeeded) } else { Ok(()) };
        assert_eq!(may(&somebody, Action::EditCafe, &objects(Action::EditCafe)[0]), expected, "{role}");
    }
}

#[test]
fn whoever_stands_in_does_the_work_as_long_as_the_grant_behind_counts() {
    let lender = grant(territories(&["departement-29"]));
    let stands_in = |lender: GrantRecord| {
        let own = GrantRecord { on_behalf_of: Some(lender.id), ..grant(territories(&["departement-29"])) };
        who(vec![Held { grant: own, lender: Some((lender, true)) }])
    };
    let somebody = stands_in(lender.clone());
    for action in Action::ALL.iter().copied() {
        let [own, foreign] = objects(action);
        let expected = match action {
            // No further deputies.
            Action::DelegateGrant => Err(Refusal::OutOfScope),
            _ if role_may(Role::Referent, action) => Ok(()),
            _ => Err(Refusal::NoGrant),
        };
        assert_eq!(may(&somebody, action, &own), expected, "{action}");
        assert_eq!(may(&somebody, action, &foreign).is_ok(), action == Action::AddPlace, "{action}");
    }
    let below = territories(&["commune-29042"]);
    let object = Object::Grant { scope: &below, commune: None };
    assert!(may(&somebody, Action::ManageGrant, &object).is_err(), "nor referents");
    for lapsed in [
        GrantRecord { revoked_at: Some(at(-1, 0)), ..lender.clone() },
        GrantRecord { ends_at: Some(at(0, 0)), ..lender },
    ] {
        let refused = may(&stands_in(lapsed), Action::ReviewCafe, &objects(Action::ReviewCafe)[0]);
        assert_eq!(refused, Err(Refusal::Lapsed));
    }
}

#[test]
fn a_referent_looks_after_what_lies_within_and_gives_less_than_they_have() {
    let referent = holder(territories(&["region-53"]));
    for (codes, manage, read) in [
        (vec!["departement-29"], true, true),
        (vec!["commune-29042", "departement-35"], true, true),
        (vec!["region-53"], false, true),
        (vec!["departement-29", "departement-44"], false, false),
        (vec!["region-52"], false, false),
        (vec![], false, false),
    ] {
        let scope = territories(&codes);
        let object = Object::Grant { scope: &scope, commune: None };
        assert_eq!(may(&referent, Action::ManageGrant, &object).is_ok(), manage, "{codes:?}");
        assert_eq!(may(&referent, Action::ReadAccount, &object).is_ok(), read, "{codes:?}");
    }
    let national = Object::Grant { scope: &Scope::National, commune: None };
    assert!(may(&referent, Action::ReadAccount, &national).is_err());
    // A café without a place, of a host without a seat, is the national team's.
    let nowhere = Object::Cafe { commune: None, organisations: &[], facilitators: &[], trusted: false };
    assert!(may(&referent, Action::ReviewCafe, &nowhere).is_err());
    assert!(may(&holder(Scope::National), Action::ReviewCafe, &nowhere).is_ok());
}

#[test]
fn an_organiser_publishes_without_a_review_only_for_an_organisation_that_is_trusted() {
    let organiser = holder(Scope::Organisation(organisation(1)));
    let own = [organisation(1)];
    for trusted in [true, false] {
        let cafe = Object::Cafe { commune: Some(CROZON), organisations: &own, facilitators: &[], trusted };
        assert_eq!(may(&organiser, Action::PublishCafe, &cafe).is_ok(), trusted);
        assert!(may(&organiser, Action::EditCafe, &cafe).is_ok());
    }
}

#[test]
fn several_grants_add_up_and_the_reason_that_helps_most_is_given() {
    let ended = GrantRecord { ends_at: Some(at(0, 0)), ..grant(territories(&["departement-29"])) };
    let later = GrantRecord { starts_at: at(1, 0), ..grant(territories(&["departement-29"])) };
    let elsewhere = grant(territories(&["departement-44"]));
    let held = |grant: &GrantRecord| Held { grant: grant.clone(), lender: None };
    let [cafe, nantes] = objects(Action::ReviewCafe);
    let somebody = who(vec![held(&ended), held(&later), held(&elsewhere)]);
    assert_eq!(may(&somebody, Action::ReviewCafe, &nantes), Ok(()));
    assert_eq!(may(&somebody, Action::ReviewCafe, &cafe), Err(Refusal::NotBegun));
    assert_eq!(may(&who(Vec::new()), Action::ReviewCafe, &cafe), Err(Refusal::NoGrant));
}

#[test]
fn the_documentation_shows_the_table() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../docs/roles.md");
    let text = fs::read_to_string(path).unwrap();
    let table = table();
    assert!(text.contains(&table), "docs/roles.md does not hold this table:\n{table}");
    for action in Action::ALL {
        assert!(text.matches(&format!("`{action}`")).count() >= 2, "{action} is not explained");
    }
}

/// What somebody without a grant may do: with their own account, and with what they are given by a link or a cookie.
const OWN: [&str; 16] = [
    "list_sessions",
    "show_account",
    "update_account",
    "change_password",
    "export_account",
    "delete_account",
    "begin_second_factor",
    "confirm_second_factor",
    "remove_second_factor",
    "end_other_session",
    "revoke_grant",
    "accept_grant",
    "list_saved_views",
    "create_saved_view",
    "update_saved_view",
    "delete_saved_view",
];
/// What needs no account: each proves what it needs by its body or its cookie.
const OPEN: [&str; 11] = [
    "accept_invitation",
    "check_invitation",
    "check_password_reset",
    "create_facilitator_application",
    "create_need",
    "create_proposal",
    "create_session",
    "end_session",
    "refresh_session",
    "request_password_reset",
    "reset_password",
];

/// An operation of the API: its method, its path, and what the document says of it.
pub type Operation = (String, String, Map<String, Value>);

pub fn operations() -> Vec<Operation> {
    let document: Value = serde_json::from_str(&http::document().to_json().unwrap()).unwrap();
    let paths = document["paths"].as_object().unwrap().clone();
    paths
        .into_iter()
        .flat_map(|(path, item)| {
            let operations = item.as_object().unwrap().clone();
            operations.into_iter().map(move |(method, operation)| {
                (method.to_uppercase(), path.clone(), operation.as_object().unwrap().clone())
            })
        })
        .collect()
}

on_both_databases! {
    fn every_operation_that_writes_or_is_private_refuses_strangers(db: &TestDb) {
        let workspace = Workspace::open(db);
        let national = workspace.national();
        let stranger = workspace.without_grants(&national, "anne@example.org");
        let keyring = Keyring::open(&workspace.server.secret_file()).unwrap();
        let foreign_link = keyring.link_token(Uuid::now_v7(), LINK_PURPOSE).unwrap();
        let foreign_need = keyring.link_token(Uuid::now_v7(), needs::LINK_PURPOSE).unwrap();
        let foreign_report = keyring.pair_token([Uuid::now_v7(); 2], Invited::PURPOSES[0]).unwrap();
        let foreign_life = keyring.pair_token([Uuid::now_v7(); 2], LINK_PURPOSES[0]).unwrap();
        let foreign_subscription = keyring.pair_token([Uuid::now_v7(); 2], mailings::LINK_PURPOSE).unwrap();
        let (mut private, mut open) = (0, Vec::new());
        for (method, path, operation) in operations() {
            let id = operation["operationId"].as_str().unwrap();
            let is_private = operation.contains_key("security");
            if !is_private {
                if method != "GET" {
                    open.push(id.to_owned());
                }
                continue;
            }
            private += 1;
            let foreign_link = match &operation["security"][0] {
                needed if needed.get("proposal").is_some() => Some(&foreign_link),
                needed if needed.get("need").is_some() => Some(&foreign_need),
                needed if needed.get("report").is_some() => Some(&foreign_report),
                needed if needed.get("sign_of_life").is_some() => Some(&foreign_life),
                needed if needed.get("mailing").is_some() => Some(&foreign_subscription),
                _ => None,
            };
            let target = path.strip_prefix("/api/v1").unwrap().replace("{id}", &Uuid::now_v7().to_string());
            let target = target.replace("{code}", "departement-29").replace("{kind}", "cafes").replace("{number}", "2");
            // Nothing that is wrong with the request comes before the question who asks.
            for (target, body) in [
                (target.clone(), None),
                (target.clone(), Some(json!("nonsense"))),
                (format!("{target}?colour=red"), None),
            ] {
                let anonymous = workspace.send(&method, &target, None, body.as_ref());
                assert_eq!((anonymous.status, anonymous.json()["code"].as_str()), (401, Some("not_signed_in")), "{id}");
                assert_eq!(anonymous.header("www-authenticate"), "Bearer", "{id}");
                assert!(operation["responses"].as_object().unwrap().contains_key("401"), "{id}");
                if OWN.contains(&id) {
                    continue;
                }
                if let Some(foreign_link) = foreign_link {
                    // Whoever is signed in has no link by that.
                    let refused = workspace.send(&method, &target, Some(&stranger.token), body.as_ref());
                    assert_eq!((refused.status, refused.json()["code"].as_str()), (401, Some("not_signed_in")), "{id}");
                    // A link that we made, to something that is not there: as if it had never been.
                    let refused = workspace.send(&method, &target, Some(foreign_link), body.as_ref());
                    let expired = refused.json()["code"] == "link_expired";
                    assert!(expired || refused.status == 400 || refused.status == 428, "{id}: {}", refused.text());
                    continue;
                }
                let refused = workspace.send(&method, &target, Some(&stranger.token), body.as_ref());
                assert!(matches!(refused.status, 403 | 404), "{id}: {} {}", refused.status, refused.text());
            }
            if OWN.contains(&id) && path.contains("{id}") {
                // Asked for as whoever has read it does.
                let bearer = format!("Bearer {}", stranger.token);
                let mut headers = vec![("Authorization", bearer.as_str()), ("If-Match", "\"1\"")];
                let body = operation
                    .get("requestBody")
                    .and_then(|body| body["content"]["application/json"].get("example"))
                    .map(Value::to_string);
                headers.extend(body.is_some().then_some(("Content-Type", "application/json")));
                let refused = workspace.server.send(&method, &format!("/api/v1{target}"), &headers, body.as_deref());
                assert_eq!(refused.status, 404, "{id}: {}", refused.text());
            }
        }
        open.sort_unstable();
        assert_eq!(open, OPEN, "an operation that writes is open to anybody");
        assert_eq!(private, OWN.len() + 84);
    }
}
