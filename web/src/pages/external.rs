//! Links to other sites.

use leptos::prelude::*;

use crate::kit::{Icon, Pictogram};

/// The name of the site that a web address leads to; nothing when it is no web address.
pub fn host_of(address: &str) -> Option<String> {
    let rest = address.strip_prefix("https://").or_else(|| address.strip_prefix("http://"))?;
    let host = rest.split(['/', '?', '#']).next()?.rsplit('@').next()?;
    let host = host.strip_prefix("www.").unwrap_or(host);
    (!host.is_empty()).then(|| host.to_owned())
}

/// A link that leaves this site: its words say where it leads.
#[component]
pub fn ExternalLink(
    /// Where it leads.
    #[prop(into)]
    href: String,
    /// Its words, with the name of the site.
    #[prop(into)]
    words: TextProp,
    /// How it looks: that of a link, unless said otherwise.
    #[prop(optional)]
    class: Option<&'static str>,
) -> impl IntoView {
    view! {
        <a class=class href=href rel="external noopener">
            <span>{move || words.get()}</span>
            <Pictogram icon=Icon::External/>
        </a>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_link_is_named_by_its_site() {
        assert_eq!(host_of("https://www.ville.example/agenda?x=1"), Some("ville.example".to_owned()));
        assert_eq!(host_of("http://ana@billets.example"), Some("billets.example".to_owned()));
        assert_eq!(host_of("javascript:alert(1)"), None);
        assert_eq!(host_of("https://"), None);
    }
}
