//! Icons: Lucide's (ISC licence). The build puts the ones listed here into the page, and fails on a name that Lucide
//! does not have.

use leptos::prelude::*;

macro_rules! icons {
    ($($(#[$doc:meta])+ $icon:ident = $name:literal,)+) => {
        /// An icon of the site.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub enum Icon {
            $($(#[$doc])+ $icon,)+
        }

        impl Icon {
            /// Where its drawing stands in the page.
            fn target(self) -> &'static str {
                match self { $(Self::$icon => concat!("#icon-", $name),)+ }
            }
        }
    };
}

// One icon a line: the build reads this list.
icons! {
    /// Something to heed.
    Alert = "triangle-alert",
    /// Back.
    Back = "arrow-left",
    /// Dates.
    Calendar = "calendar-days",
    /// Done.
    Check = "check",
    /// Opens a list.
    ChevronDown = "chevron-down",
    /// Time.
    Clock = "clock",
    /// Takes away, closes.
    Close = "x",
    /// A café.
    Coffee = "coffee",
    /// Leads to another site.
    External = "external-link",
    /// More filters.
    Filters = "sliders-horizontal",
    /// Something to know.
    Info = "info",
    /// Languages.
    Languages = "languages",
    /// A link.
    Link = "link",
    /// Mail.
    Mail = "mail",
    /// The map.
    Map = "map",
    /// No network.
    Offline = "wifi-off",
    /// People.
    People = "users",
    /// Telephone.
    Phone = "phone",
    /// A place.
    Place = "map-pin",
    /// Prints.
    Print = "printer",
    /// Again.
    Retry = "rotate-cw",
    /// Search.
    Search = "search",
    /// Registration.
    Ticket = "ticket",
    /// By a video link.
    Video = "video",
}

/// An icon beside a text that says the same: it is hidden from those who do not see it.
#[component]
pub fn Pictogram(
    /// Which one.
    icon: Icon,
) -> impl IntoView {
    view! {
        <svg class="icon" aria-hidden="true" focusable="false">
            <use_ href=icon.target()></use_>
        </svg>
    }
}
