//! Forms that begin in a commune, since the page that leads to them knows it already.

use cafeia_shared::{
    site::SitePage,
    territories::{Commune, TerritoryCode, TerritoryLevel},
};
use leptos::{prelude::*, task::spawn_local};
use leptos_router::hooks::use_query_map;

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
    use_query_map().with_untracked(|query| query.get("commune")).filter(|code| !code.is_empty())
}

/// Begins a form in the commune of the address, where there is one and as soon as it is known.
pub fn use_begin_where_asked(begin: impl FnOnce(Commune) + 'static) {
    let Some(code) = use_asked_commune() else { return };
    spawn_local(async move {
        if let Some(commune) = commune_of(code).await {
            begin(commune);
        }
    });
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
}
