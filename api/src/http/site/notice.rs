//! What holds for the whole site, said above every page: above what the server writes, and above the application, which
//! leaves it where it is. So it is there in both languages, and the style sheet shows the one of the page
//! (`web/styles/plain.css`).

use maud::{Markup, html};

/// What is shown was made up.
const DEMONSTRATION: [(&str, &str); 2] = [
    ("fr", "Données de démonstration\u{a0}: cafés, personnes et lieux en partie inventés."),
    ("en", "Demonstration data: cafés, people and places are partly made up."),
];

/// Says that the data is a demonstration.
pub(super) fn demonstration() -> Markup {
    html! {
        aside class="banner notice-above" {
            @for (language, words) in DEMONSTRATION { p lang=(language) { (words) } }
        }
    }
}
