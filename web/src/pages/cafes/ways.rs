//! The two ways to attend that one chooses between. What is on site and online at once can be attended in both.

use cafeia_shared::vocabulary::CafeMode;

use crate::pages::filtering::toggle;

/// The ways.
pub const WAYS: [CafeMode; 2] = [CafeMode::OnSite, CafeMode::Online];

/// The choices that a filter's modes amount to.
pub fn chosen(modes: &[CafeMode]) -> Vec<CafeMode> {
    let ways: Vec<_> = WAYS.into_iter().filter(|way| modes.contains(way)).collect();
    // A link may ask for nothing but both at once.
    if ways.is_empty() { modes.to_vec() } else { ways }
}

/// Makes a choice, or takes it back.
pub fn choose(modes: &mut Vec<CafeMode>, (way, on): (CafeMode, bool)) {
    toggle(modes, (way, on));
    let any = WAYS.iter().any(|way| modes.contains(way));
    toggle(modes, (CafeMode::Hybrid, any));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_both_at_once_is_found_by_either_way() {
        let mut modes = Vec::new();
        choose(&mut modes, (CafeMode::Online, true));
        assert_eq!(modes, [CafeMode::Online, CafeMode::Hybrid]);
        assert_eq!(chosen(&modes), [CafeMode::Online]);
        choose(&mut modes, (CafeMode::OnSite, true));
        assert_eq!(chosen(&modes), WAYS);
        choose(&mut modes, (CafeMode::OnSite, false));
        choose(&mut modes, (CafeMode::Online, false));
        assert!(modes.is_empty());
    }

    #[test]
    fn a_link_to_what_is_both_at_once_is_a_choice_of_its_own() {
        let mut modes = vec![CafeMode::Hybrid];
        assert_eq!(chosen(&modes), [CafeMode::Hybrid]);
        choose(&mut modes, (CafeMode::Hybrid, false));
        assert!(modes.is_empty());
    }
}
