//! All that stands in one's territory, as files for a spreadsheet.

use cafeia_shared::imports::ImportKind;
use leptos::prelude::*;

use super::{super::lists::Export, panel::Panel};
use crate::i18n::{CockpitTexts, use_i18n};

/// The panel.
#[component]
pub(super) fn Files() -> impl IntoView {
    let i18n = use_i18n();
    view! {
        <Panel title=|texts| texts.files>
            <p class="cockpit__help">{move || CockpitTexts::of(i18n).files_help}</p>
            <p class="actions">
                <Export kind=ImportKind::Cafes>{move || CockpitTexts::of(i18n).file_cafes}</Export>
                <Export kind=ImportKind::Organisations>{move || CockpitTexts::of(i18n).file_organisations}</Export>
                <Export kind=ImportKind::Facilitators>{move || CockpitTexts::of(i18n).file_facilitators}</Export>
            </p>
        </Panel>
    }
}
