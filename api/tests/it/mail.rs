//! Letters, as a program that reads mail sees them.

use std::{collections::BTreeSet, fs, os::unix::fs::PermissionsExt as _, path::Path};

use cafeia_api::mail::{
    Content, Letter, Mailing, NeedWords, News, Post, Recipient, ResourceVerdict, Reviewer, SendError, Sender,
};
use cafeia_shared::{
    accounts::Role,
    life::LivingKind,
    vocabulary::{Locale, Term as _},
};
use mail_parser::{Message, MessageParser, MimeHeaders as _};
use uuid::Uuid;

use crate::{mail_server::MailServer, support::at};

const SENDER: &str = "Café IA <cafe@reseau.example>";
const LINK: &str = "https://reseau.example/espace/lien/6f1c?a=1&b=2";

fn letter(name: Option<&str>, locale: Locale, content: Content) -> Letter {
    let recipient = Recipient { address: "anne@example.org".to_owned(), name: name.map(str::to_owned) };
    Letter { recipient, locale, content }
}

fn contents() -> [Content; 36] {
    let (link, until) = (LINK.to_owned(), at(3, 14));
    [
        Content::Invitation { link: link.clone(), until, inviter: Some("Zoé Ménard".to_owned()) },
        Content::PasswordReset { link: link.clone(), until },
        Content::PasswordChanged { at: at(0, 0), link: link.clone() },
        Content::FacilitatorApplication { link: link.clone(), until, visible: true },
        Content::AccountExists { link: link.clone() },
        Content::ProposalChange {
            reason: "Quel jour\u{202f}?\nEt quelle salle ?".to_owned(),
            link: link.clone(),
        },
        Content::ProposalRefused { reason: Some("La salle est prise.".to_owned()), link: link.clone() },
        Content::ProposalAccepted {
            reason: Some("Bienvenue !".to_owned()),
            link: link.clone(),
            own: "https://reseau.example/propositions#jeton".to_owned(),
        },
        Content::CafeRefused {
            title: "Premier Café IA à Crozon".to_owned(),
            reason: "La salle est prise.".to_owned(),
            was_public: true,
            link: link.clone(),
        },
        resource_decided(ResourceVerdict::Published, None),
        resource_decided(ResourceVerdict::ChangeAsked, Some("Combien de temps ?")),
        resource_decided(ResourceVerdict::Refused, Some("Elle existe déjà.")),
        Content::GrantGiven {
            role: Role::Referent,
            scope: vec!["Finistère".to_owned()],
            stands_in: false,
            until: Some(at(300, 0)),
            giver: Some("Anne Le Gall".to_owned()),
            offered: false,
            link: link.clone(),
        },
        Content::GrantGiven {
            role: Role::Organiser,
            scope: vec!["Médiathèque de Crozon".to_owned()],
            stands_in: false,
            until: None,
            giver: Some("Anne Le Gall".to_owned()),
            offered: true,
            link: link.clone(),
        },
        review_call(Reviewer::Own),
        review_call(Reviewer::Deputy),
        review_call(Reviewer::Region),
        review_call(Reviewer::National),
        need_call(Reviewer::Own),
        need_call(Reviewer::Deputy),
        need_call(Reviewer::Region),
        need_call(Reviewer::National),
        Content::NeedNews { news: News::Accepted { facilitator: "Zoé".to_owned() }, link: link.clone() },
        Content::NeedNews { news: News::Released, link: link.clone() },
        Content::NeedNews {
            news: News::Planned {
                title: "L’IA autour d’un café".to_owned(),
                starts_at: at(15, 9),
                timezone: "Europe/Paris".to_owned(),
            },
            link: link.clone(),
        },
        Content::NeedNews {
            news: News::Declined { reason: "La salle est fermée.".to_owned() },
            link: link.clone(),
        },
        Content::NeedNews { news: News::DaysOver, link: link.clone() },
        Content::NeedNews { news: News::Merged { host: "Bibliothèque".to_owned() }, link: link.clone() },
        sign_of_life(LivingKind::Organisation, None),
        sign_of_life(LivingKind::Need, Some("https://reseau.example/besoins#jeton")),
        need_offer(false),
        need_offer(true),
        Content::NeedOver {
            host: "Bibliothèque".to_owned(),
            commune: "Crozon".to_owned(),
            link: link.clone(),
        },
        Content::NeedMessage {
            from: Sender::Asker("Léa".to_owned()),
            host: "Bibliothèque".to_owned(),
            commune: "Crozon".to_owned(),
            words: "Quel jour ?\nÀ 10 heures.".to_owned(),
            link: link.clone(),
        },
        Content::NeedConfirmation { link: link.clone(), until },
        Content::ProposalConfirmation { link, until },
    ]
}

fn resource_decided(verdict: ResourceVerdict, reason: Option<&str>) -> Content {
    Content::ResourceDecided {
        title: "Un jeu de cartes".to_owned(),
        verdict,
        reason: reason.map(str::to_owned),
        link: LINK.to_owned(),
    }
}

fn need_call(as_whom: Reviewer) -> Content {
    Content::NeedCall {
        as_whom,
        host: "Bibliothèque".to_owned(),
        commune: "Crozon".to_owned(),
        since: at(0, 8),
        link: LINK.to_owned(),
    }
}

fn sign_of_life(kind: LivingKind, own: Option<&str>) -> Content {
    Content::SignOfLife {
        kind,
        name: "Bibliothèque".to_owned(),
        unconfirmed_from: at(30, 0),
        hidden_from: at(60, 0),
        own: own.map(str::to_owned),
        link: LINK.to_owned(),
    }
}

fn need_offer(counted_on: bool) -> Content {
    let (from, until) = (at(10, 0).date_naive(), at(20, 0).date_naive());
    let need = NeedWords {
        host: "Bibliothèque".to_owned(),
        commune: "Crozon".to_owned(),
        people: 15,
        periods: vec![(from, until), (until, until)],
    };
    Content::NeedOffer { counted_on, need, link: LINK.to_owned() }
}

fn review_call(as_whom: Reviewer) -> Content {
    Content::ReviewCall {
        as_whom,
        proposed: as_whom == Reviewer::Own,
        title: "Premier Café IA à Crozon".to_owned(),
        commune: Some("Crozon".to_owned()),
        since: at(0, 8),
        link: LINK.to_owned(),
    }
}

/// Writes a letter into a folder and gives its bytes.
fn written(letter: &Letter) -> Vec<u8> {
    let folder = tempfile::tempdir().unwrap();
    let (post, id) = (Post::into_folder(folder.path(), SENDER).unwrap(), Uuid::now_v7());
    post.send(id, letter, at(0, 12)).unwrap();
    fs::read(folder.path().join(format!("{id}.eml"))).unwrap()
}

fn parsed(bytes: &[u8]) -> Message<'_> {
    MessageParser::default().parse(bytes).unwrap()
}

/// The words of a text, however its lines are broken.
fn words(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn each_letter_says_the_same_as_text_and_as_html_in_both_languages() {
    let mut subjects = BTreeSet::new();
    for content in contents() {
        for &locale in Locale::ALL {
            let bytes = written(&letter(Some("Anne Le Gall"), locale, content.clone()));
            let message = parsed(&bytes);
            assert!(subjects.insert(message.subject().unwrap().to_owned()));
            assert_eq!(message.content_type().unwrap().c_subtype.as_deref(), Some("alternative"));
            let (text, html) = (message.body_text(0).unwrap(), message.body_html(0).unwrap());
            let (hello, elsewhere) = match locale {
                Locale::French => ("Bonjour Anne Le Gall,", "Hello"),
                Locale::English => ("Hello Anne Le Gall,", "Bonjour"),
            };
            assert!(text.starts_with(hello) && !text.contains(elsewhere), "{text}");
            assert!(text.contains(&format!("\n{LINK}")), "{text}");
            assert!(html.contains(&format!("<html lang=\"{locale}\">")), "{html}");
            assert!(html.contains("href=\"https://reseau.example/espace/lien/6f1c?a=1&amp;b=2\""), "{html}");
            let seen = words(&mail_parser::decoders::html::html_to_text(&html));
            for line in text.lines().filter(|line| *line != "-- ") {
                // Before its address the link's name has a colon, which the button has not.
                let line = words(line.trim_end_matches(':'));
                assert!(seen.contains(&line), "{line:?}: {seen}");
            }
            for part in &message.parts[1..] {
                assert_eq!(part.content_type().unwrap().attribute("charset"), Some("utf-8"));
            }
            assert!(bytes.iter().all(u8::is_ascii), "a server without 8BITMIME would garble it");
        }
    }
    assert_eq!(subjects.len(), 2 * contents().len(), "some letters cannot be told apart");
}

#[test]
fn a_letter_says_who_wrote_it_when_and_that_nobody_should_answer() {
    let [invitation, ..] = contents();
    let folder = tempfile::tempdir().unwrap();
    let (post, id) = (Post::into_folder(folder.path(), SENDER).unwrap(), Uuid::now_v7());
    post.send(id, &letter(None, Locale::French, invitation), at(0, 12)).unwrap();
    let bytes = fs::read(folder.path().join(format!("{id}.eml"))).unwrap();
    let message = parsed(&bytes);
    assert_eq!(message.message_id(), Some(format!("{id}@reseau.example").as_str()));
    assert_eq!(message.date().unwrap().to_rfc3339(), "2026-11-23T12:00:00Z");
    assert_eq!(message.header("Auto-Submitted").and_then(|value| value.as_text()), Some("auto-generated"));
    let from = message.from().unwrap().first().unwrap();
    assert_eq!((from.name(), from.address()), (Some("Café IA"), Some("cafe@reseau.example")));
    let text = message.body_text(0).unwrap();
    assert!(text.starts_with("Bonjour,\r\n"), "{text}");
    assert!(text.contains("Zoé Ménard vous invite"), "{text}");
    assert!(text.contains("jusqu’au jeudi 26 novembre 2026 à 15:00 (heure de Paris)"), "{text}");
}

#[test]
fn a_hostile_name_changes_neither_the_headers_nor_the_page() {
    let hostile = [
        "Anne\r\nBcc: all@example.org",
        "Anne\nContent-Type: text/html\n\n<h1>",
        "Anne\r\n\r\n--boundary",
        "\"Anne\" <all@example.org>, Bob <bob@example.org>",
        "=?utf-8?q?Anne=0D=0ABcc=3A_all=40example.org?=",
        "<script>alert(1)</script>",
        "'\"><img src=x onerror=alert(1)>",
        "Anne\u{2028}Bcc: all@example.org",
        "\u{202e}gro.elpmaxe@enna",
        "\0",
        &"Anne ".repeat(2_000),
    ];
    for name in hostile {
        let invitation =
            Content::Invitation { link: LINK.to_owned(), until: at(3, 0), inviter: Some(name.to_owned()) };
        let bytes = written(&letter(Some(name), Locale::English, invitation));
        let message = parsed(&bytes);
        let headers: Vec<_> = message.headers().iter().map(|header| header.name().to_lowercase()).collect();
        let expected =
            ["from", "to", "subject", "date", "message-id", "auto-submitted", "mime-version", "content-type"];
        assert_eq!(headers, expected, "{name:?}");
        let to: Vec<_> = message.to().unwrap().iter().map(|to| to.address()).collect();
        assert_eq!(to, [Some("anne@example.org")], "{name:?}");
        assert_eq!(message.parts.len(), 3, "{name:?}: the whole, its text and its page");
        let html = message.body_html(0).unwrap();
        assert!(!html.contains("<script") && !html.contains("<img") && !html.contains("<h1"), "{html}");
        let text = message.body_text(0).unwrap();
        assert_eq!(text.lines().filter(|line| line.contains("invite")).count(), 1, "{text}");
        assert!(bytes.split(|&b| b == b'\n').all(|line| line.len() < 998), "{name:?}: a line is too long");
    }
}

#[test]
fn what_a_stranger_wrote_stays_a_quotation() {
    let hostile = "Café\r\nBcc: all@example.org\u{2028}<script>alert(1)</script>\u{202e}fdp.exe";
    let call = Content::ReviewCall {
        as_whom: Reviewer::Own,
        proposed: false,
        title: hostile.to_owned(),
        commune: None,
        since: at(0, 8),
        link: LINK.to_owned(),
    };
    let asked =
        Content::ProposalChange { reason: format!("{hostile}\n\n-- \nle réseau"), link: LINK.to_owned() };
    for content in [call, asked] {
        let bytes = written(&letter(Some(hostile), Locale::French, content));
        let message = parsed(&bytes);
        let to: Vec<_> = message.to().unwrap().iter().map(|to| to.address()).collect();
        assert_eq!(to, [Some("anne@example.org")]);
        assert!(message.bcc().is_none());
        let (text, html) = (message.body_text(0).unwrap(), message.body_html(0).unwrap());
        assert!(!html.contains("<script") && !text.contains('\u{202e}'), "{html}");
        assert_eq!(text.lines().filter(|line| *line == "-- ").count(), 1, "{text}");
    }
}

fn mailing(sender: &str, subject: &str, text: &str, reply_to: Option<&str>) -> Content {
    Content::Mailing(Mailing {
        sender: sender.to_owned(),
        territories: vec!["Finistère".to_owned()],
        subject: subject.to_owned(),
        text: text.to_owned(),
        reply_to: reply_to.map(str::to_owned),
        link: LINK.to_owned(),
        unsubscribe: "https://reseau.example/desabonnement#jeton".to_owned(),
        one_click: "https://reseau.example/unsubscribe/jeton".to_owned(),
    })
}

#[test]
fn a_letter_to_many_says_who_writes_and_is_unsubscribed_from_in_one_click() {
    let text = "La rencontre a lieu à Quimper.\n\nVenez\u{a0}!";
    for &locale in Locale::ALL {
        let content = mailing("Anne Le Gall", "Rencontre du réseau, le 12", text, None);
        let bytes = written(&letter(Some("Zoé"), locale, content));
        let message = parsed(&bytes);
        assert_eq!(message.subject(), Some("Rencontre du réseau, le 12"));
        assert!(message.reply_to().is_none(), "nobody's address is shown");
        let raw = String::from_utf8(bytes.clone()).unwrap();
        assert!(
            raw.contains("\r\nList-Unsubscribe: <https://reseau.example/unsubscribe/jeton>\r\n"),
            "{raw}"
        );
        assert!(raw.contains("\r\nList-Unsubscribe-Post: List-Unsubscribe=One-Click\r\n"), "{raw}");
        let (text, html) = (message.body_text(0).unwrap(), message.body_html(0).unwrap());
        assert!(text.contains("Anne Le Gall") && text.contains("(Finistère)"), "{text}");
        assert!(
            text.contains("Quimper") && text.contains("https://reseau.example/desabonnement#jeton"),
            "{text}"
        );
        assert!(html.contains("href=\"https://reseau.example/desabonnement#jeton\""), "{html}");
        let seen = words(&mail_parser::decoders::html::html_to_text(&html));
        for line in text.lines().filter(|line| *line != "-- ") {
            assert!(seen.contains(&words(line.trim_end_matches(':'))), "{line:?}: {seen}");
        }
    }
    let content = mailing("Anne Le Gall", "Rencontre", "Venez", Some("anne.le.gall@example.org"));
    let bytes = written(&letter(None, Locale::French, content));
    let message = parsed(&bytes);
    let reply_to = message.reply_to().unwrap().first().unwrap();
    assert_eq!(
        (reply_to.name(), reply_to.address()),
        (Some("Anne Le Gall"), Some("anne.le.gall@example.org"))
    );
    let others = written(&letter(
        None,
        Locale::French,
        Content::PasswordReset { link: LINK.to_owned(), until: at(3, 0) },
    ));
    assert!(!String::from_utf8(others).unwrap().contains("List-Unsubscribe"), "only what is sent to many");
}

#[test]
fn nothing_that_is_written_to_many_becomes_a_header() {
    for hostile in [
        "Rencontre\r\nBcc: all@example.org",
        "Rencontre\nContent-Type: text/html\n\n<h1>",
        "=?utf-8?q?Oui=0D=0ABcc=3A_all=40example.org?=",
        "<script>alert(1)</script>",
        "\u{202e}gro.elpmaxe\u{2028}Reply-To: x@example.org",
        &"é".repeat(5_000),
    ] {
        let content = mailing(hostile, hostile, hostile, Some("anne@example.org"));
        let bytes = written(&letter(Some(hostile), Locale::French, content));
        let message = parsed(&bytes);
        let headers: Vec<_> = message.headers().iter().map(|header| header.name().to_lowercase()).collect();
        let expected = [
            "from",
            "to",
            "subject",
            "date",
            "message-id",
            "auto-submitted",
            "list-unsubscribe",
            "list-unsubscribe-post",
            "reply-to",
            "mime-version",
            "content-type",
        ];
        assert_eq!(headers, expected, "{hostile:?}");
        let to: Vec<_> = message.to().unwrap().iter().map(|to| to.address()).collect();
        assert_eq!(to, [Some("anne@example.org")], "{hostile:?}");
        let answers: Vec<_> = message.reply_to().unwrap().iter().map(|to| to.address()).collect();
        assert_eq!(answers, [Some("anne@example.org")], "{hostile:?}");
        let html = message.body_html(0).unwrap();
        assert!(!html.contains("<script") && !html.contains("<h1"), "{html}");
        assert!(bytes.split(|&b| b == b'\n').all(|line| line.len() < 998), "{hostile:?}: a line is too long");
    }
}

#[test]
fn a_hostile_address_is_refused_and_its_letter_given_up() {
    let [.., confirmation] = contents();
    let folder = tempfile::tempdir().unwrap();
    let post = Post::into_folder(folder.path(), SENDER).unwrap();
    for address in [
        "",
        "anne",
        "@example.org",
        "anne@example.org\r\nBcc: all@example.org",
        "anne@example.org\nRCPT TO:<all@example.org>",
        "anne@example.org, bob@example.org",
        "Anne <anne@example.org>",
        "anne@example.org>\0",
        "anne@exa mple.org",
        // Few servers take these, and none would at another time.
        "ännchen@example.org",
        "anne@médiathèque.example",
    ] {
        let mut letter = letter(None, Locale::French, confirmation.clone());
        letter.recipient.address = address.to_owned();
        let refusal = post.send(Uuid::now_v7(), &letter, at(0, 0)).unwrap_err();
        assert!(matches!(&refusal, SendError::Refused(_)), "{address:?}");
        assert!(!refusal.to_string().contains("anne"), "{refusal}");
    }
    assert_eq!(folder.path().read_dir().unwrap().count(), 0);
}

#[test]
fn without_a_mail_server_letters_are_files_that_only_their_owner_reads() {
    let [invitation, ..] = contents();
    let parent = tempfile::tempdir().unwrap();
    let folder = parent.path().join("data/mail");
    let post = Post::into_folder(&folder, SENDER).unwrap();
    let (id, letter) = (Uuid::now_v7(), letter(None, Locale::French, invitation));
    post.send(id, &letter, at(0, 0)).unwrap();
    post.send(id, &letter, at(0, 1)).unwrap();
    let names: Vec<_> = folder.read_dir().unwrap().map(|entry| entry.unwrap().file_name()).collect();
    assert_eq!(names, [format!("{id}.eml").as_str()], "the same letter twice is one file");
    assert_eq!(folder.metadata().unwrap().permissions().mode() & 0o077, 0);

    let nowhere = Post::into_folder(Path::new("/proc/no/such"), SENDER).unwrap();
    assert!(matches!(nowhere.send(id, &letter, at(0, 0)), Err(SendError::Failed(_))));
}

#[test]
fn a_mail_server_gets_the_letter_for_its_recipient_alone() {
    let server = MailServer::start();
    let post = Post::by_server(&server.url(), SENDER).unwrap();
    for content in contents() {
        post.send(Uuid::now_v7(), &letter(Some("Anne"), Locale::French, content), at(0, 0)).unwrap();
    }
    let received = server.received();
    assert_eq!(received.len(), contents().len());
    for letter in &received {
        assert_eq!(letter.to, ["anne@example.org"]);
        let message = parsed(&letter.message);
        assert!(message.body_text(0).unwrap().contains("Café IA"));
        assert!(message.body_html(0).unwrap().contains(".example/espace/lien/6f1c?a=1&amp;b=2"));
    }
}

#[test]
fn what_a_mail_server_answers_means_never_or_another_time() {
    let [invitation, ..] = contents();
    let letter = letter(None, Locale::French, invitation);
    for (code, for_good) in
        [(421, false), (450, false), (451, false), (452, false), (503, false), (530, false)]
            .into_iter()
            .chain([(535, false), (550, true), (552, true), (553, true), (554, true)])
    {
        let server = MailServer::start();
        server.refuse("anne", code);
        let refusal = Post::by_server(&server.url(), SENDER)
            .unwrap()
            .send(Uuid::now_v7(), &letter, at(0, 0))
            .unwrap_err();
        assert_eq!(matches!(refusal, SendError::Refused(_)), for_good, "{code}: {refusal}");
        let explanation = refusal.to_string();
        assert!(explanation.contains(&code.to_string()), "{explanation}");
        assert!(!explanation.contains("anne"), "the address shows: {explanation}");
    }
}

#[test]
fn a_letter_never_leaves_in_the_clear_where_tls_is_required() {
    let [invitation, ..] = contents();
    let server = MailServer::start();
    let post = Post::by_server(&format!("{}?tls=required", server.url()), SENDER).unwrap();
    let refusal = post.send(Uuid::now_v7(), &letter(None, Locale::French, invitation), at(0, 0)).unwrap_err();
    assert!(matches!(refusal, SendError::Failed(_)), "{refusal}");
    assert!(server.received().is_empty());
}
