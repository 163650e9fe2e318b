//! People of a test: invited, signed in, and asking.

use cafeia_api::{
    domain::{self, letters::NetworkLetters},
    http::Settings,
    jobs::{Job, Letters as _, Pieces, Worker},
    mail::{Content, Post},
    secrets::{keyring::Keyring, second_factor},
    store::{self, jobs::JobState},
};
use cafeia_shared::vocabulary::Locale;
use chrono::TimeDelta;
use mail_parser::MessageParser;
use serde_json::{Value, json};
use std::{cell::Cell, sync::Arc};
use totp_rs::{Algorithm, Builder, Secret};

use crate::{
    mail_server::MailServer,
    server::{Reply, Server},
    support::{TEST, TestClock, TestDb, geography},
};

/// What everybody chooses here.
pub const PASSWORD: &str = "trois crêpes au sarrasin";

/// A server without data, its clock, and its letters.
pub struct Workspace {
    pub server: Server,
    pub clock: TestClock,
    letters: Arc<NetworkLetters>,
}

/// Somebody who is signed in.
pub struct Person<'a> {
    workspace: &'a Workspace,
    pub email: String,
    pub id: String,
    pub token: String,
    pub cookie: String,
    /// The secret of their authenticator application.
    pub secret: Option<Vec<u8>>,
}

impl Workspace {
    pub fn open(db: &TestDb) -> Self {
        let clock = TestClock::at_noon();
        // Tests name the client's address by themselves.
        let settings = Settings { trusted_proxies: 1, ..Settings::default() };
        let server = Server::start_at(db, settings, &clock);
        let keyring = Arc::new(Keyring::open(&server.secret_file()).unwrap());
        let origin = "https://reseau.example".to_owned();
        let letters = NetworkLetters::new(keyring, origin, clock.clock(), geography());
        Self { server, clock, letters: Arc::new(letters) }
    }

    /// Sends JSON, with a token or without.
    pub fn send(&self, method: &str, target: &str, token: Option<&str>, body: Option<&Value>) -> Reply {
        let bearer = token.map(|token| format!("Bearer {token}"));
        let mut headers = Vec::new();
        if let Some(bearer) = &bearer {
            headers.push(("Authorization", bearer.as_str()));
        }
        if body.is_some() {
            headers.push(("Content-Type", "application/json"));
        }
        let body = body.map(ToString::to_string);
        self.server.send(method, &format!("/api/v1{target}"), &headers, body.as_deref())
    }

    pub fn post(&self, target: &str, body: &Value) -> Reply {
        self.send("POST", target, None, Some(body))
    }

    /// The letters that wait to be sent, as they would be now: to whom, and what about.
    pub fn letters(&self) -> Vec<(String, Content)> {
        let network = &self.server.network;
        network
            .db()
            .read(|connection| {
                let mut letters = Vec::new();
                for job in store::jobs::list(connection, JobState::Waiting, 1_000)? {
                    let Job::Mail(mail) = serde_json::from_str(&job.payload).unwrap() else { continue };
                    if let Some(letter) = self.letters.letter(connection, &mail)? {
                        letters.push((letter.recipient.address, letter.content));
                    }
                }
                Ok::<_, store::StoreError>(letters)
            })
            .unwrap()
    }

    /// The token of the link in the one letter to an address whose link is good.
    pub fn link_for(&self, email: &str) -> String {
        let letters = self.letters();
        let links: Vec<&String> = letters
            .iter()
            .filter(|(address, _)| address == email)
            .filter_map(|(_, content)| match content {
                Content::Invitation { link, .. }
                | Content::FacilitatorApplication { link, .. }
                | Content::PasswordReset { link, .. } => Some(link),
                _ => None,
            })
            .collect();
        assert_eq!(links.len(), 1, "{letters:?}");
        links[0].split_once('#').unwrap().1.to_owned()
    }

    pub fn accept(&self, token: &str) -> Reply {
        self.post("/invitations/accept", &json!({"token": token, "password": PASSWORD}))
    }

    /// Signs in with everybody's password, and without a second factor.
    pub fn sign_in(&self, email: &str) -> Person<'_> {
        let reply = self.post("/sessions", &json!({"email": email, "password": PASSWORD}));
        assert_eq!(reply.status, 201, "{}", reply.text());
        self.person(email, &reply, None)
    }

    pub fn person(&self, email: &str, reply: &Reply, secret: Option<Vec<u8>>) -> Person<'_> {
        let token = reply.json()["access_token"].as_str().unwrap().to_owned();
        let account = self.send("GET", "/account", Some(&token), None).json();
        Person {
            workspace: self,
            email: email.to_owned(),
            id: account["id"].as_str().unwrap().to_owned(),
            cookie: cookie(reply),
            token,
            secret,
        }
    }

    /// Somebody of the national team, whose first account was made on the command line, without a second factor yet.
    pub fn newcomer(&self, email: &str) -> Person<'_> {
        let (_, link) = self
            .server
            .network
            .change(TEST, |c| domain::accounts::create_national(c, email, "Équipe nationale", Locale::French))
            .unwrap();
        let keyring = Keyring::open(&self.server.secret_file()).unwrap();
        let accepted = self.accept(&keyring.link_token(link, "invitation").unwrap());
        assert_eq!(accepted.status, 204, "{}", accepted.text());
        self.sign_in(email)
    }

    /// Somebody of the national team, with a second factor.
    pub fn national(&self) -> Person<'_> {
        let mut person = self.newcomer("nationale@example.org");
        person.set_up_second_factor();
        person
    }

    /// Somebody whom another one invites with a grant.
    pub fn invited(&self, by: &Person, email: &str, grant: &Value) -> Person<'_> {
        let body = json!({"email": email, "name": "Une personne", "locale": "fr", "grant": grant});
        let invited = by.post("/accounts", &body);
        assert_eq!(invited.status, 201, "{}", invited.text());
        let accepted = self.accept(&self.link_for(email));
        assert_eq!(accepted.status, 204, "{}", accepted.text());
        self.sign_in(email)
    }

    /// Somebody who has an account and no grant any more.
    pub fn without_grants(&self, by: &Person, email: &str) -> Person<'_> {
        let person = self.invited(by, email, &json!({"role": "referent", "territories": ["departement-48"]}));
        let grant = person.grants()[0]["id"].as_str().unwrap().to_owned();
        assert_eq!(by.delete(&format!("/grants/{grant}")).status, 204);
        person
    }
}

/// Where letters leave: a worker that does what is due by the test's clock, and a mail server that takes them.
pub struct PostOffice {
    pub worker: Worker,
    pub server: MailServer,
    clock: TestClock,
    seen: Cell<usize>,
}

/// A letter that somebody got.
#[derive(Debug)]
pub struct Got {
    pub to: String,
    pub subject: String,
    pub text: String,
}

impl PostOffice {
    pub fn of(workspace: &Workspace) -> Self {
        Self::with_pieces(workspace, Arc::new(workspace.server.network.clone()))
    }

    /// With somebody else who does long work.
    pub fn with_pieces(workspace: &Workspace, pieces: Arc<dyn Pieces>) -> Self {
        let server = MailServer::start();
        let post = Post::by_server(&server.url(), "Café IA <cafe@reseau.example>").unwrap();
        let letters: Arc<NetworkLetters> = Arc::clone(&workspace.letters);
        let worker = Worker::new(workspace.server.network.db().clone(), letters, post).with_pieces(pieces);
        Self { worker, server, clock: workspace.clock.clone(), seen: Cell::new(0) }
    }

    /// Does what is due; gives the letters that came since the last time, by recipient.
    pub fn deliver(&self) -> Vec<Got> {
        self.worker.run_due(self.clock.now()).unwrap();
        let received = self.server.received();
        let seen = self.seen.replace(received.len());
        let mut got: Vec<Got> = received[seen..]
            .iter()
            .map(|received| {
                let message = MessageParser::default().parse(&received.message).unwrap();
                Got {
                    to: received.to.join(" "),
                    subject: message.subject().unwrap().to_owned(),
                    // What French typography adds makes no difference here.
                    text: message.body_text(0).unwrap().replace("\r\n", "\n").replace('\u{a0}', " "),
                }
            })
            .collect();
        got.sort_by(|one, other| one.to.cmp(&other.to));
        got
    }

    /// To whom letters came since the last time.
    pub fn deliver_to(&self) -> Vec<String> {
        self.deliver().into_iter().map(|got| got.to).collect()
    }
}

impl Got {
    /// The token of the private link that it holds.
    pub fn private_link(&self) -> String {
        let after = self.text.split_once("/propositions#").unwrap().1;
        after.split_whitespace().next().unwrap().to_owned()
    }
}

/// The refresh cookie of an answer, as it is sent back.
pub fn cookie(reply: &Reply) -> String {
    reply.header("set-cookie").split(';').next().unwrap().to_owned()
}

impl Person<'_> {
    pub fn get(&self, target: &str) -> Reply {
        self.workspace.send("GET", target, Some(&self.token), None)
    }

    pub fn post(&self, target: &str, body: &Value) -> Reply {
        self.workspace.send("POST", target, Some(&self.token), Some(body))
    }

    pub fn put(&self, target: &str, body: &Value) -> Reply {
        self.workspace.send("PUT", target, Some(&self.token), Some(body))
    }

    /// Sends JSON with further headers.
    pub fn send(&self, method: &str, target: &str, headers: &[(&str, &str)], body: &Value) -> Reply {
        let bearer = format!("Bearer {}", self.token);
        let mut all = vec![("Authorization", bearer.as_str()), ("Content-Type", "application/json")];
        all.extend_from_slice(headers);
        self.workspace.server.send(method, &format!("/api/v1{target}"), &all, Some(&body.to_string()))
    }

    /// Sends a file.
    pub fn upload(&self, target: &str, file: &[u8]) -> Reply {
        let bearer = format!("Bearer {}", self.token);
        let headers = [("Authorization", bearer.as_str()), ("Content-Type", "application/octet-stream")];
        self.workspace.server.send_bytes("POST", &format!("/api/v1{target}"), &headers, Some(file))
    }

    /// Creates something.
    pub fn created(&self, target: &str, new: &Value) -> Value {
        let reply = self.post(target, new);
        assert_eq!(reply.status, 201, "{target}: {}", reply.text());
        reply.json()
    }

    /// Changes something at the version that was read.
    pub fn edit(&self, target: &str, read: &Value, new: &Value) -> Reply {
        self.send("PUT", &address(target, read), &[("If-Match", &version(read))], new)
    }

    /// Takes a step with something at the version that was read.
    pub fn step(&self, target: &str, read: &Value, step: &Value) -> Reply {
        let target = format!("{}/steps", address(target, read));
        self.send("POST", &target, &[("If-Match", &version(read))], step)
    }

    /// Takes a step that is possible.
    pub fn stepped(&self, target: &str, read: &Value, name: &str) -> Value {
        let reply = self.step(target, read, &json!({"step": name}));
        assert_eq!(reply.status, 201, "{name}: {}", reply.text());
        reply.json()
    }

    pub fn delete(&self, target: &str) -> Reply {
        self.workspace.send("DELETE", target, Some(&self.token), None)
    }

    pub fn grants(&self) -> Vec<Value> {
        self.get("/account").json()["grants"].as_array().unwrap().clone()
    }

    /// Goes on with the session after its access token is over.
    pub fn refresh(&mut self) {
        let reply = self.show_cookie("POST", "/session/refresh");
        assert_eq!(reply.status, 200, "{}", reply.text());
        self.cookie = cookie(&reply);
        reply.json()["access_token"].as_str().unwrap().clone_into(&mut self.token);
    }

    /// Signs in once more, after a session that is long over.
    pub fn sign_in_again(&mut self) {
        let mut credentials = json!({"email": self.email, "password": PASSWORD});
        if self.secret.is_some() {
            credentials["code"] = self.code().into();
        }
        let reply = self.workspace.post("/sessions", &credentials);
        assert_eq!(reply.status, 201, "{}", reply.text());
        self.cookie = cookie(&reply);
        reply.json()["access_token"].as_str().unwrap().clone_into(&mut self.token);
    }

    pub fn show_cookie(&self, method: &str, target: &str) -> Reply {
        self.workspace.server.ask(method, &format!("/api/v1{target}"), &[("Cookie", &self.cookie)])
    }

    /// Sets up a second factor; gives the recovery codes.
    pub fn set_up_second_factor(&mut self) -> Vec<String> {
        let setup = self.post("/account/second-factor", &json!({"password": PASSWORD}));
        assert_eq!(setup.status, 200, "{}", setup.text());
        let typed = setup.json()["secret"].as_str().unwrap().to_owned();
        self.secret = Some(Secret::try_from_base32(typed).unwrap().as_bytes().to_vec());
        let confirmed = self.put("/account/second-factor", &json!({"code": self.code()}));
        assert_eq!(confirmed.status, 200, "{}", confirmed.text());
        let codes = confirmed.json()["recovery_codes"].clone();
        // The next code is of another step.
        self.workspace.clock.pass(TimeDelta::minutes(1));
        serde_json::from_value(codes).unwrap()
    }

    /// What their application shows now.
    pub fn code(&self) -> String {
        let secret = self.secret.clone().unwrap();
        let now = self.workspace.clock.now();
        let totp = Builder::new()
            .with_algorithm(Algorithm::SHA1)
            .with_digits(6)
            .with_step_duration(30)
            .with_secret(secret.as_slice())
            .with_account_name("test")
            .build()
            .unwrap();
        let code = totp.generate(u64::try_from(now.timestamp()).unwrap()).to_string();
        assert!(second_factor::step_of(&secret, &code, None, now).is_some());
        code
    }
}

/// A grant over a territory.
pub fn referent(territory: &str) -> Value {
    json!({"role": "referent", "territories": [territory]})
}

/// The address of something among its like.
fn address(target: &str, read: &Value) -> String {
    format!("{target}/{}", read["id"].as_str().unwrap())
}

fn version(read: &Value) -> String {
    format!("\"{}\"", read["version"])
}
