//! Communes as people write them, found in the shipped geography; what may be several is shown with its candidates.

use cafeia_shared::imports::Candidate;

use crate::geo::{self, Commune, Geography};

/// Candidates at most.
const SHOWN: usize = 8;
/// Communes of one name or postal code that are looked at.
const LOOKED_AT: usize = 60;

/// What a line says of a commune.
#[derive(Clone)]
pub(super) enum Located {
    /// The one, by its code.
    Found(&'static str),
    /// Nothing is said.
    Unsaid,
    /// One of these, or none that is known.
    Unclear(Vec<Candidate>),
}

/// Finds the commune of a name (`Crozon`, `Crozon (29)`, `Crozon (29042)`), a code, or a postal code. Where several bear
/// the name, the only one in which `likely` holds is meant.
pub(super) fn commune(
    geography: &Geography,
    written: &str,
    postal_code: &str,
    likely: impl Fn(&Commune) -> bool,
) -> Located {
    let (name, hint) = written.split_once('(').map_or((written, ""), |(name, rest)| (name, rest));
    let hint = hint.trim_end_matches([')', ' ']).trim();
    if hint.len() == 5
        && let Some(commune) = geography.commune(hint)
    {
        return Located::Found(within(geography, commune, postal_code).code);
    }
    let name = name.trim();
    if name.is_empty() && postal_code.is_empty() {
        return Located::Unsaid;
    }
    let query = if postal_code.is_empty() { name.to_owned() } else { format!("{postal_code} {name}") };
    let mut found = geography.search_communes(&query, LOOKED_AT);
    if found.is_empty() && !postal_code.is_empty() && !name.is_empty() {
        // The postal code may be that of a neighbour, or of a box.
        found = geography.search_communes(name, LOOKED_AT);
    }
    if hint.len() == 2 || hint.len() == 3 {
        found.retain(|commune| commune.departement.eq_ignore_ascii_case(hint));
    }
    let folded = geo::name_in_full(name);
    let is_digits = !folded.is_empty() && folded.bytes().all(|b| b.is_ascii_digit());
    let exact = |commune: &&Commune| {
        geo::name_in_full(commune.name) == folded
            || commune.former_names.iter().any(|former| geo::name_in_full(former) == folded)
    };
    let mut named: Vec<&Commune> = if folded.is_empty() || is_digits {
        found.clone()
    } else {
        found.iter().copied().filter(|commune| exact(commune)).collect()
    };
    // A city comes with its arrondissements; by its postal code one of them is meant.
    if named.len() > 1 && named.iter().any(|commune| commune.city.is_some()) {
        let cities: Vec<&str> = named.iter().filter_map(|commune| commune.city).collect();
        named.retain(|commune| !cities.contains(&commune.code));
    }
    if named.len() > 1 {
        let mut likely = named.iter().copied().filter(|commune| likely(commune));
        if let (Some(only), None) = (likely.next(), likely.next()) {
            named = vec![only];
        }
    }
    match named[..] {
        [only] => Located::Found(within(geography, only, postal_code).code),
        [] => Located::Unclear(candidates(&found)),
        _ => Located::Unclear(candidates(&named)),
    }
}

/// The arrondissement of a city that a postal code names.
fn within<'a>(geography: &'a Geography, commune: &'a Commune, postal_code: &str) -> &'a Commune {
    geography.by_postal_code(commune, Some(postal_code).filter(|code| !code.is_empty()))
}

fn candidates(communes: &[&Commune]) -> Vec<Candidate> {
    let candidate = |commune: &&Commune| Candidate {
        value: format!("{} ({})", commune.name, commune.code),
        label: match commune.postal_codes.first() {
            Some(code) => format!("{} ({code})", commune.name),
            None => commune.name.to_owned(),
        },
    };
    communes.iter().take(SHOWN).map(candidate).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(written: &str, postal_code: &str, likely: &str) -> Result<&'static str, usize> {
        use std::sync::LazyLock;
        static GEOGRAPHY: LazyLock<Geography> = LazyLock::new(|| Geography::shipped().unwrap());
        match commune(&GEOGRAPHY, written, postal_code, |commune| commune.departement == likely) {
            Located::Found(code) => Ok(code),
            Located::Unsaid => Err(0),
            Located::Unclear(candidates) => Err(candidates.len()),
        }
    }

    #[test]
    fn a_commune_is_found_as_people_write_it() {
        assert_eq!(found("Crozon", "29160", ""), Ok("29042"));
        assert_eq!(found("CROZON", "", ""), Ok("29042"));
        assert_eq!(found("Crozon (29042)", "", ""), Ok("29042"));
        assert_eq!(found("29042", "", ""), Ok("29042"));
        assert_eq!(found("St Etienne", "42000", ""), Ok("42218"));
        assert_eq!(found("Paris", "75011", ""), Ok("75111"));
        assert_eq!(found("", "", ""), Err(0));
    }

    #[test]
    fn a_name_of_several_communes_is_asked_about_unless_one_is_at_hand() {
        assert!(matches!(found("Saint-Denis", "", ""), Err(2..)));
        assert_eq!(found("Saint-Denis", "", "974"), Ok("97411"));
        assert_eq!(found("Saint-Denis (93)", "", ""), Ok("93066"));
        assert!(found("Crozan", "", "").is_err());
        assert_eq!(found("Nulle-Part-sur-Rien", "", ""), Err(0));
    }
}
