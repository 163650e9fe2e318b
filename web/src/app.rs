//! The frame of every page, and the table of routes.

use leptos::prelude::*;
use leptos_router::{
    components::{A, FlatRoutes, Redirect, Route, Router},
    path,
};
use wasm_bindgen::prelude::*;

use crate::{
    i18n::{I18n, Locale, use_i18n},
    kit::{Icon, Pictogram, ToastRegion, Toasts, Visits},
    pages::{
        cafes::{AgendaMemory, AgendaPage, CafePage},
        not_found::NotFound,
    },
};

/// Whether the browser has a network.
#[derive(Clone, Copy)]
struct Online(RwSignal<bool>);

impl Online {
    fn provide() -> RwSignal<bool> {
        let online = RwSignal::new(window().navigator().on_line());
        for (event, state) in [("online", true), ("offline", false)] {
            let told = window_event_listener_untyped(event, move |_| online.set(state));
            on_cleanup(move || told.remove());
        }
        provide_context(Self(online));
        online
    }
}

/// Whether the browser has a network.
pub fn use_online() -> Signal<bool> {
    use_context::<Online>().map_or_else(|| Signal::stored(true), |online| online.0.into())
}

/// The application.
#[component]
pub fn App() -> impl IntoView {
    let i18n = I18n::provide();
    let toasts = Toasts::provide();
    let online = Online::provide();
    Visits::provide();
    AgendaMemory::provide();

    // Said aloud when it changes; the banner stands as long as it lasts.
    Effect::new(move |before: Option<bool>| {
        let now = online.get();
        if before == Some(false) && now {
            toasts.say(i18n.texts().frame.online_again);
        }
        now
    });

    view! {
        <Router>
            <a class="skip" href="#content" on:click=|event| skip(&event)>{move || i18n.texts().frame.skip}</a>
            <Header/>
            <div role="status">
                {move || {
                    (!online.get())
                        .then(|| {
                            view! {
                                <p class="banner">
                                    <Pictogram icon=Icon::Offline/>
                                    <span>{i18n.texts().frame.offline}</span>
                                </p>
                            }
                        })
                }}
            </div>
            <main id="content" tabindex="-1">
                <FlatRoutes fallback=|| view! { <NotFound/> }.into_any()>
                    // The home page comes with the next step; until then the agenda is the way in.
                    <Route path=path!("/") view=|| view! { <Redirect path="/cafes"/> }.into_any()/>
                    <Route path=path!("/cafes") view=|| view! { <AgendaPage/> }.into_any()/>
                    <Route path=path!("/cafes/:slug") view=|| view! { <CafePage/> }.into_any()/>
                </FlatRoutes>
            </main>
            <Footer/>
            <ToastRegion toasts dismiss=move || i18n.texts().frame.dismiss/>
        </Router>
    }
}

/// Moves the focus without writing a fragment into the address, which holds the query.
fn skip(event: &web_sys::MouseEvent) {
    event.prevent_default();
    let content = document().get_element_by_id("content");
    if let Some(content) = content.and_then(|content| content.dyn_into::<web_sys::HtmlElement>().ok()) {
        // It is in the document, and can be focused.
        let _ = content.focus();
    }
}

#[component]
fn Header() -> impl IntoView {
    let i18n = use_i18n();
    let memory = AgendaMemory::expect();
    view! {
        <header class="header">
            <div class="header__inner">
                <A href="/" attr:class="brand">
                    <img src="/favicon.svg" alt="" width="40" height="40"/>
                    <span class="brand__words">
                        <span class="brand__name">{move || i18n.texts().frame.site}</span>
                        <span class="brand__motto">{move || i18n.texts().frame.motto}</span>
                    </span>
                </A>
                <nav class="nav" aria-label=move || i18n.texts().frame.navigation>
                    <A href="/cafes" attr:class="nav__link" on:click=move |_| memory.forget()>
                        <Pictogram icon=Icon::Calendar/>
                        <span>{move || i18n.texts().agenda.title}</span>
                    </A>
                </nav>
                <div class="languages" role="group" aria-label=move || i18n.texts().frame.language>
                    {Locale::ALL
                        .map(|locale| {
                            view! {
                                <button
                                    type="button"
                                    class="button button--quiet languages__button"
                                    lang=locale.code()
                                    title=locale.name()
                                    aria-pressed=move || if i18n.locale() == locale { "true" } else { "false" }
                                    on:click=move |_| i18n.choose(locale)
                                >
                                    <span class="languages__name">{locale.name()}</span>
                                    <span class="languages__code">{locale.code()}</span>
                                </button>
                            }
                        })
                        .collect_view()}
                </div>
            </div>
        </header>
    }
}

#[component]
fn Footer() -> impl IntoView {
    let i18n = use_i18n();
    view! {
        <footer class="footer">
            <div class="footer__inner">
                <p>{move || i18n.texts().frame.about}</p>
                // Outside the application: the server's own pages.
                <p><a href="/api/docs" rel="external">{move || i18n.texts().frame.api}</a></p>
            </div>
        </footer>
    }
}
