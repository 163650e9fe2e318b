//! Icons: Lucide's (ISC licence). The build puts those of first views into the page and the others into a drawing that
//! comes later (`web/js/boot.js`), and fails on a name that Lucide does not have.

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

// One icon a line: the build reads this list. Those below the line « Later » are shown neither by the first page nor by the
// agenda.
icons! {
    /// Accessible to people with a disability.
    Accessible = "accessibility",
    /// Adds to a calendar.
    AddToCalendar = "calendar-plus",
    /// Something to heed.
    Alert = "triangle-alert",
    /// Dates.
    Calendar = "calendar-days",
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
    /// More filters.
    Filters = "sliders-horizontal",
    /// Something to know.
    Info = "info",
    /// A link.
    Link = "link",
    /// The map.
    Map = "map",
    /// Opens the navigation.
    Menu = "menu",
    /// Where one is.
    Near = "locate-fixed",
    /// No network.
    Offline = "wifi-off",
    /// A pen.
    Pen = "pen-line",
    /// People.
    People = "users",
    /// A place.
    Place = "map-pin",
    /// Again.
    Retry = "rotate-cw",
    /// Search.
    Search = "search",
    /// By a video link.
    Video = "video",
    // Later.
    /// Back.
    Back = "arrow-left",
    /// Done.
    Check = "check",
    /// A document.
    Document = "file-text",
    /// Leads to another site.
    External = "external-link",
    /// A flask.
    Flask = "flask-conical",
    /// The keyboard.
    Keyboard = "keyboard",
    /// Languages.
    Languages = "languages",
    /// Mail.
    Mail = "mail",
    /// An organisation.
    Organisation = "building-2",
    /// Things to bring.
    Package = "package",
    /// Telephone.
    Phone = "phone",
    /// Prints.
    Print = "printer",
    /// Rights of authors.
    Rights = "copyright",
    /// People who talk.
    Talk = "messages-square",
    /// What is aimed at.
    Target = "target",
    /// Registration.
    Ticket = "ticket",
    /// Training.
    Training = "graduation-cap",
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
