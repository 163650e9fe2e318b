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
    /// Accessible to people with a disability.
    Accessible = "accessibility",
    /// Adds to a calendar.
    AddToCalendar = "calendar-plus",
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
    /// Dice.
    Dice = "dices",
    /// A document.
    Document = "file-text",
    /// Leads to another site.
    External = "external-link",
    /// More filters.
    Filters = "sliders-horizontal",
    /// A flask.
    Flask = "flask-conical",
    /// Something to know.
    Info = "info",
    /// The keyboard.
    Keyboard = "keyboard",
    /// Languages.
    Languages = "languages",
    /// A link.
    Link = "link",
    /// Mail.
    Mail = "mail",
    /// The map.
    Map = "map",
    /// Opens the navigation.
    Menu = "menu",
    /// Where one is.
    Near = "locate-fixed",
    /// No network.
    Offline = "wifi-off",
    /// An organisation.
    Organisation = "building-2",
    /// Things to bring.
    Package = "package",
    /// A pen.
    Pen = "pen-line",
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
    /// Rights of authors.
    Rights = "copyright",
    /// Search.
    Search = "search",
    /// People who talk.
    Talk = "messages-square",
    /// What is aimed at.
    Target = "target",
    /// Registration.
    Ticket = "ticket",
    /// Training.
    Training = "graduation-cap",
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
