//! Forms that begin in a commune, since the page that leads to them knows it already.

use cafeia_shared::{
    site::SitePage,
    territories::{Commune, TerritoryCode, TerritoryLevel},
};
use leptos::prelude::*;
use leptos_router::hooks::use_location;

use crate::client;

/// The address of a form that begins in a commune, by its INSEE code.
pub fn begun_in(form: SitePage<'_>, commune: Option<&str>) -> String {
    commune.map_or_else(|| form.to_string(), |code| format!("{form}?commune={code}"))
}

/// The code of the commune, where the territories are one commune and no more.
pub fn only_commune(territories: &[TerritoryCode]) -> Option<&str> {
    match territories {
        [one] if one.level == TerritoryLevel::Commune => Some(&one.code),
        _ => None,
    }
}

/// The code of the commune in which the address asks to begin.
pub fn use_asked_commune() -> Option<String> {
    asked_commune(&use_location().search.get_untracked()).map(str::to_owned)
}

fn asked_commune(search: &str) -> Option<&str> {
    search.trim_start_matches('?').split('&').find_map(|pair| pair.strip_prefix("commune="))
}

/// The commune of a code. Where that is unknown, or no answer comes, there is none, and the form asks for it as it always
/// does.
pub async fn commune_of(code: String) -> Option<Commune> {
    let territory = client::territory(&format!("commune-{code}")).await.ok()?;
    client::commune(territory.summary.name, code).await
}

#[cfg(test)]
mod tests {
    use super::*;

    fn begun(territories: &[&str]) -> String {
        let codes: Vec<_> = territories.iter().map(|code| code.parse().unwrap()).collect();
        begun_in(SitePage::Ask, only_commune(&codes))
    }

    #[test]
    fn a_form_begins_in_the_only_commune() {
        assert_eq!(begun(&["commune-2A004"]), "/accueillir?commune=2A004");
        assert_eq!(begun(&["departement-29"]), "/accueillir");
        assert_eq!(begun(&["commune-29042", "commune-29155"]), "/accueillir");
        assert_eq!(begun(&[]), "/accueillir");
    }

    #[test]
    fn the_address_says_where_to_begin() {
        assert_eq!(asked_commune("?commune=29042"), Some("29042"));
        assert_eq!(asked_commune("?utm_source=lettre&commune=29042"), Some("29042"));
        assert_eq!(asked_commune(""), None);
    }
}
