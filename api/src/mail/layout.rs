//! A letter's words set as text and as HTML: the same in both.

use std::fmt::Write as _;

use cafeia_shared::vocabulary::{Locale, Term as _};
use maud::{DOCTYPE, html};

use super::words::{self, Frame, Words};

// Programs that show letters read no style sheet, so each element has its style; the colours are the site's.
const PAGE: &str = "margin:0;padding:24px 12px;background:#fbf7f1;color:#2b1d14;\
                    font:17px/1.55 system-ui,'Segoe UI',Roboto,Helvetica,Arial,sans-serif";
const SHEET: &str = "max-width:560px;margin:0 auto;padding:24px;background:#fffdfa;border:1px solid #e0d3c2;\
                     border-radius:12px";
const BUTTON: &str = "display:inline-block;padding:12px 20px;border-radius:8px;background:#97401f;color:#fffaf4;\
                      font-weight:bold;text-decoration:none";
const SMALL: &str = "font-size:14px;color:#5f4d3e";
const ADDRESS: &str = "color:#97401f;word-break:break-all";

/// As plain text.
pub(super) fn text(words: &Words, frame: &Frame, locale: Locale, name: Option<&str>) -> String {
    let mut paragraphs = vec![words::greeting(locale, name)];
    paragraphs.extend(words.before.iter().cloned());
    paragraphs.push(format!("{}\n{}", words::before_address(locale, words.action), words.link));
    paragraphs.extend(words.after.iter().cloned());
    paragraphs.push(words::ending(locale).join("\n"));
    let mut foot = format!("-- \n{}\n", frame.note);
    if let Some((action, address)) = frame.unsubscribe {
        // Writing to a text cannot fail.
        let _ = writeln!(foot, "{}\n{address}", words::before_address(locale, action));
    }
    paragraphs.push(foot);
    paragraphs.join("\n\n")
}

/// As an HTML page.
pub(super) fn html(words: &Words, frame: &Frame, locale: Locale, name: Option<&str>) -> String {
    let [last, by] = words::ending(locale);
    let page = html! {
        (DOCTYPE)
        html lang=(locale.as_str()) {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width";
                title { (frame.subject) }
            }
            body style=(PAGE) {
                div style=(SHEET) {
                    p { (words::greeting(locale, name)) }
                    @for paragraph in &words.before {
                        p { (paragraph) }
                    }
                    p { a href=(words.link) style=(BUTTON) { (words.action) } }
                    @for paragraph in &words.after {
                        p { (paragraph) }
                    }
                    p { (last) br; (by) }
                    p style=(SMALL) {
                        (words::copy(locale)) br;
                        a href=(words.link) style=(ADDRESS) { (words.link) }
                    }
                    p style=(SMALL) {
                        (frame.note)
                        @if let Some((action, address)) = frame.unsubscribe {
                            br;
                            (words::before_address(locale, action)) br;
                            a href=(address) style=(ADDRESS) { (address) }
                        }
                    }
                }
            }
        }
    };
    page.into_string()
}
