//! How many people cafés reached, as a band, and what that means.

/// How many people cafés reached, as a band, and what that means.
pub struct ReachedTexts {
    /// The two ends: verified, declared.
    pub band: fn(&str, &str) -> String,
    /// What they are.
    pub definition: &'static str,
}

super::in_each_language!(ReachedTexts);

const FRENCH: ReachedTexts = ReachedTexts {
    band: |verified, declared| {
        format!("Entre {verified} (vérifiées) et {declared} (déclarées) personnes venues à un café.")
    },
    definition: "D’après les bilans des cafés qui ont eu lieu. Déclarées : dites par qui y était. Vérifiées : confirmées par la \
                 personne qui suit le territoire. Qui vient deux fois compte deux fois.",
};

const ENGLISH: ReachedTexts = ReachedTexts {
    band: |verified, declared| {
        format!("Between {verified} (verified) and {declared} (declared) people came to a café.")
    },
    definition: "From the reports of cafés that took place. Declared: told by somebody who was there. Verified: confirmed by whoever \
                 looks after the territory. People who come twice count twice.",
};
