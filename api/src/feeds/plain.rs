//! Markdown as plain text, for what shows no more than that.

use pulldown_cmark::{Event, Parser, Tag, TagEnd};

/// The words of a text in Markdown (CommonMark), in paragraphs. HTML in it is shown as it was typed.
pub fn text(markdown: &str) -> String {
    let mut text = String::with_capacity(markdown.len());
    // The lists that are open, the innermost last: the number of the next item where they count, and whether it is
    // the first.
    let mut lists: Vec<(Option<u64>, bool)> = Vec::new();
    for event in Parser::new(markdown) {
        match event {
            Event::Text(words) | Event::Code(words) | Event::Html(words) | Event::InlineHtml(words) => {
                text.push_str(&words);
            }
            Event::SoftBreak => text.push(' '),
            Event::HardBreak => text.push('\n'),
            Event::Start(Tag::List(number)) => lists.push((number, true)),
            Event::End(TagEnd::List(_)) => {
                lists.pop();
            }
            Event::Start(Tag::Item) => {
                let is_outer = lists.len() == 1;
                let Some((number, is_first)) = lists.last_mut() else { continue };
                begin(&mut text, if is_outer && *is_first { "\n\n" } else { "\n" });
                *is_first = false;
                match number {
                    Some(number) => {
                        text.extend([&number.to_string(), ". "]);
                        *number += 1;
                    }
                    None => text.push_str("• "),
                }
            }
            Event::Start(Tag::Paragraph) if lists.is_empty() => begin(&mut text, "\n\n"),
            Event::Start(Tag::Heading { .. } | Tag::CodeBlock(_)) | Event::Rule => begin(&mut text, "\n\n"),
            // A link's address and stress are not for reading.
            _ => {}
        }
    }
    text.truncate(text.trim_end().len());
    text
}

/// Begins a line or a paragraph, unless nothing was written before.
fn begin(text: &mut String, gap: &str) {
    text.truncate(text.trim_end().len());
    if !text.is_empty() {
        text.push_str(gap);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_stay_and_marks_go() {
        assert_eq!(
            text("**Café** et *thé*\nofferts.\n\n\n# Programme\nOn joue."),
            "Café et thé offerts.\n\nProgramme\n\nOn joue."
        );
        assert_eq!(
            text("On vient avec :\n\n- un [jeu](https://jeu.example)\n- du `code`\n\nVoilà."),
            "On vient avec :\n\n• un jeu\n• du code\n\nVoilà."
        );
        assert_eq!(text("3. trois\n4. quatre"), "3. trois\n4. quatre");
        assert_eq!(text("a <b>gras</b> & co"), "a <b>gras</b> & co");
        assert_eq!(text(""), "");
    }
}
