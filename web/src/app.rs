//! The frame of every page, and the table of routes.

use cafeia_shared::site::{SitePage, WorkspacePage};
use leptos::prelude::*;
use leptos_router::{
    components::{FlatRoutes, Route, Router},
    hooks::use_location,
    path,
};
use wasm_bindgen::prelude::*;

use crate::{
    client, format,
    i18n::{FrameTexts, I18n, Locale, use_i18n},
    kit::{Icon, Pictogram, ToastRegion, Toasts, Visits},
    lazy::{Lazy, lazy_pages},
    pages::{
        TerritoryNames,
        apply::ApplyPage,
        ask::AskPage,
        cafes::{AgendaPage, CafePage},
        facilitators::{FacilitatorPage, FacilitatorsPage},
        home::HomePage,
        memory,
        need::NeedPage,
        not_found::NotFound,
        organisations::{OrganisationPage, OrganisationsPage},
        proposal::ProposalPage,
        propose::ProposePage,
        reading::{AboutPage, AccessibilityPage, DevelopersPage, LegalPage, PrivacyPage},
        report::ReportPage,
        resources::{ResourcePage, ResourcesPage},
        still_there::StillTherePage,
        territories::{TerritoriesPage, TerritoryPage},
        unsubscribe::UnsubscribePage,
        workspace::{
            AccountPage, CafePage as WriteCafePage, ImportsPage, InvitationPage, JobsPage, JournalPage,
            MailingsPage, MyCafesPage, MyFacilitatorsPage, MyOrganisationsPage, MyResourcesPage, NeedsPage,
            NewCafePage, NewFacilitatorPage, NewOrganisationPage, NewResourcePage, PasswordPage, PeoplePage,
            ProfilePage, ReportsPage, ReviewPage, TerritoryDashboardPage, WorkspaceHome,
            WriteFacilitatorPage, WriteOrganisationPage, WriteResourcePage,
        },
    },
};

// Few chunks: what several of them share comes in one more file for each set of them.
lazy_pages! {
    home: home_page => HomePage;
    agenda: agenda_page => AgendaPage;
    cafe: cafe_page => CafePage;
    rest: facilitators_page => FacilitatorsPage, facilitator_page => FacilitatorPage,
        organisations_page => OrganisationsPage, organisation_page => OrganisationPage,
        resources_page => ResourcesPage, resource_page => ResourcePage,
        territories_page => TerritoriesPage, territory_page => TerritoryPage,
        about_page => AboutPage, accessibility_page => AccessibilityPage, privacy_page => PrivacyPage,
        legal_page => LegalPage, developers_page => DevelopersPage;
    write: propose_page => ProposePage, proposal_page => ProposalPage, report_page => ReportPage,
        ask_page => AskPage, need_page => NeedPage,
        still_there_page => StillTherePage, unsubscribe_page => UnsubscribePage, new_cafe_page => NewCafePage, write_cafe_page => WriteCafePage,
        apply_page => ApplyPage, profile_page => ProfilePage, new_facilitator_page => NewFacilitatorPage,
        write_facilitator_page => WriteFacilitatorPage, new_organisation_page => NewOrganisationPage,
        write_organisation_page => WriteOrganisationPage, new_resource_page => NewResourcePage,
        write_resource_page => WriteResourcePage;
    espace: workspace_home => WorkspaceHome, invitation_page => InvitationPage, password_page => PasswordPage,
        account_page => AccountPage, people_page => PeoplePage, review_page => ReviewPage,
        my_cafes_page => MyCafesPage, my_facilitators_page => MyFacilitatorsPage,
        my_organisations_page => MyOrganisationsPage, my_resources_page => MyResourcesPage,
        reports_page => ReportsPage, jobs_page => JobsPage, imports_page => ImportsPage,
        needs_page => NeedsPage, journal_page => JournalPage, mailings_page => MailingsPage,
        dashboard_page => TerritoryDashboardPage;
}

/// Whether the browser has a network.
#[derive(Clone, Copy)]
struct Online(RwSignal<bool>);

impl Online {
    fn provide() -> RwSignal<bool> {
        let is_online = || window().navigator().on_line();
        let online = RwSignal::new(is_online());
        for event in ["online", "offline"] {
            // Chromium also says that the network is back when it is not: where it stands is asked of the browser.
            let told = window_event_listener_untyped(event, move |_| online.set(is_online()));
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
    TerritoryNames::provide();

    // Said aloud when it changes; the banner stands as long as it lasts.
    Effect::new(move |before: Option<bool>| {
        let now = online.get();
        if before == Some(false) && now {
            toasts.say(FrameTexts::of(i18n).online_again);
        }
        now
    });

    // A page's code may be on its way.
    let (routing, set_routing) = signal(false);

    view! {
        <Router set_is_routing=SignalSetter::from(set_routing)>
            <a class="skip" href="#content" on:click=|event| skip(&event)>{move || FrameTexts::of(i18n).skip}</a>
            <Header/>
            <Banner/>
            <div class="routing" class:routing--on=move || routing.get() aria-hidden="true"></div>
            <main id="content" tabindex="-1" aria-busy=move || routing.get().then_some("true")>
                <FlatRoutes fallback=|| view! { <NotFound/> }.into_any()>
                    <Route path=path!("/") view=Lazy(home_page)/>
                    <Route path=path!("/cafes") view=Lazy(agenda_page)/>
                    <Route path=path!("/cafes/:slug") view=Lazy(cafe_page)/>
                    <Route path=path!("/facilitators") view=Lazy(facilitators_page)/>
                    <Route path=path!("/facilitators/:slug") view=Lazy(facilitator_page)/>
                    <Route path=path!("/organisations") view=Lazy(organisations_page)/>
                    <Route path=path!("/organisations/:slug") view=Lazy(organisation_page)/>
                    <Route path=path!("/resources") view=Lazy(resources_page)/>
                    <Route path=path!("/resources/:slug") view=Lazy(resource_page)/>
                    <Route path=path!("/territories") view=Lazy(territories_page)/>
                    <Route path=path!("/territories/:code") view=Lazy(territory_page)/>
                    <Route path=path!("/about") view=Lazy(about_page)/>
                    <Route path=path!("/accessibility") view=Lazy(accessibility_page)/>
                    <Route path=path!("/privacy") view=Lazy(privacy_page)/>
                    <Route path=path!("/legal") view=Lazy(legal_page)/>
                    <Route path=path!("/developers") view=Lazy(developers_page)/>
                    <Route path=path!("/proposer") view=Lazy(propose_page)/>
                    <Route path=path!("/animer") view=Lazy(apply_page)/>
                    <Route path=path!("/propositions") view=Lazy(proposal_page)/>
                    <Route path=path!("/accueillir") view=Lazy(ask_page)/>
                    <Route path=path!("/besoins") view=Lazy(need_page)/>
                    <Route path=path!("/bilan") view=Lazy(report_page)/>
                    <Route path=path!("/toujours-la") view=Lazy(still_there_page)/>
                    <Route path=path!("/desabonnement") view=Lazy(unsubscribe_page)/>
                    <Route path=path!("/espace") view=Lazy(workspace_home)/>
                    <Route path=path!("/espace/invitation") view=Lazy(invitation_page)/>
                    <Route path=path!("/espace/mot-de-passe") view=Lazy(password_page)/>
                    <Route path=path!("/espace/cafes/nouveau") view=Lazy(new_cafe_page)/>
                    <Route path=path!("/espace/cafes/:id") view=Lazy(write_cafe_page)/>
                    <Route path=path!("/espace/profil") view=Lazy(profile_page)/>
                    <Route path=path!("/espace/animateurs") view=Lazy(my_facilitators_page)/>
                    <Route path=path!("/espace/animateurs/nouveau") view=Lazy(new_facilitator_page)/>
                    <Route path=path!("/espace/animateurs/:id") view=Lazy(write_facilitator_page)/>
                    <Route path=path!("/espace/compte") view=Lazy(account_page)/>
                    <Route path=path!("/espace/personnes") view=Lazy(people_page)/>
                    <Route path=path!("/espace/relecture") view=Lazy(review_page)/>
                    <Route path=path!("/espace/besoins") view=Lazy(needs_page)/>
                    <Route path=path!("/espace/cafes") view=Lazy(my_cafes_page)/>
                    <Route path=path!("/espace/organisations") view=Lazy(my_organisations_page)/>
                    <Route path=path!("/espace/organisations/nouvelle") view=Lazy(new_organisation_page)/>
                    <Route path=path!("/espace/organisations/:id") view=Lazy(write_organisation_page)/>
                    <Route path=path!("/espace/ressources") view=Lazy(my_resources_page)/>
                    <Route path=path!("/espace/ressources/nouvelle") view=Lazy(new_resource_page)/>
                    <Route path=path!("/espace/ressources/:id") view=Lazy(write_resource_page)/>
                    <Route path=path!("/espace/bilans") view=Lazy(reports_page)/>
                    <Route path=path!("/espace/imports") view=Lazy(imports_page)/>
                    <Route path=path!("/espace/taches") view=Lazy(jobs_page)/>
                    <Route path=path!("/espace/journal") view=Lazy(journal_page)/>
                    <Route path=path!("/espace/envois") view=Lazy(mailings_page)/>
                    <Route path=path!("/espace/territoire") view=Lazy(dashboard_page)/>
                </FlatRoutes>
            </main>
            <Footer/>
            <ToastRegion toasts dismiss=move || FrameTexts::of(i18n).dismiss/>
        </Router>
    }
}

/// Says that the network is cut, or that what is shown comes from the browser's own store.
#[component]
fn Banner() -> impl IntoView {
    let i18n = use_i18n();
    let online = use_online();
    let words = move || {
        let frame = FrameTexts::of(i18n);
        match (online.get(), client::stored_at()) {
            (online, Some(date)) => Some((frame.stored)(!online, &format::moment(date, i18n.locale()))),
            (false, None) => Some(frame.offline.to_owned()),
            (true, None) => None,
        }
    };
    view! {
        <div role="status">
            {move || {
                words()
                    .map(|words| {
                        view! {
                            <p class="banner">
                                <Pictogram icon=Icon::Offline/>
                                <span>{words}</span>
                            </p>
                        }
                    })
            }}
        </div>
    }
}

/// The navigation's id, by which its button names it.
const NAVIGATION: &str = "navigation";

/// Moves the focus without writing a fragment into the address, which holds the query.
fn skip(event: &web_sys::MouseEvent) {
    event.prevent_default();
    let content = document().get_element_by_id("content");
    if let Some(content) = content.and_then(|content| content.dyn_into::<web_sys::HtmlElement>().ok()) {
        // It is in the document, and can be focused.
        let _ = content.focus();
    }
}

/// A page of a navigation, and its name there.
type Leads = (SitePage<'static>, fn(&FrameTexts) -> &'static str);

/// The pages of the main navigation.
const MAIN: [Leads; 6] = [
    (SitePage::Agenda, |frame| frame.agenda),
    (SitePage::Facilitators, |frame| frame.facilitators),
    (SitePage::Organisations, |frame| frame.organisations),
    (SitePage::Resources, |frame| frame.resources),
    (SitePage::About, |frame| frame.movement),
    (SitePage::Propose, |frame| frame.propose_short),
];

/// The pages at the foot.
const FOOT: [Leads; 6] = [
    (SitePage::Territories, |frame| frame.territories),
    (SitePage::Accessibility, |frame| frame.accessibility),
    (SitePage::Privacy, |frame| frame.privacy),
    (SitePage::Legal, |frame| frame.legal),
    (SitePage::Developers, |frame| frame.api),
    (SitePage::Workspace(WorkspacePage::Home), |frame| frame.workspace),
];

/// Whether an address is that of a page, or of something that it lists.
fn is_within(path: &str, page: SitePage) -> bool {
    let page = page.to_string();
    path.strip_prefix(page.as_str()).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
}

#[component]
fn Header() -> impl IntoView {
    let i18n = use_i18n();
    // The navigation folds on small screens only: the style sheet decides.
    let unfolded = RwSignal::new(false);
    let location = use_location();
    Effect::new(move || {
        location.pathname.track();
        unfolded.set(false);
    });
    view! {
        <header class="header" on:keydown=move |event| {
            if event.key() == "Escape" {
                unfolded.set(false);
            }
        }>
            <div class="header__inner">
                <a href="/" class="brand">
                    <img src="/favicon.svg" alt="" width="40" height="40"/>
                    <span class="brand__words">
                        <span class="brand__name">{move || FrameTexts::of(i18n).site}</span>
                        <span class="brand__motto">{move || FrameTexts::of(i18n).motto}</span>
                    </span>
                </a>
                <button
                    type="button"
                    class="button button--quiet nav__toggle"
                    aria-expanded=move || if unfolded.get() { "true" } else { "false" }
                    aria-controls=NAVIGATION
                    on:click=move |_| unfolded.update(|unfolded| *unfolded = !*unfolded)
                >
                    <Pictogram icon=Icon::Menu/>
                    <span>{move || FrameTexts::of(i18n).menu}</span>
                </button>
                <nav
                    class="nav"
                    class:nav--unfolded=move || unfolded.get()
                    id=NAVIGATION
                    aria-label=move || FrameTexts::of(i18n).navigation
                >
                    {MAIN
                        .map(|(page, words)| {
                            let here = move || location.pathname.with(|path| is_within(path, page));
                            view! {
                                <a
                                    href=page.to_string()
                                    class="nav__link"
                                    aria-current=move || here().then_some("page")
                                    on:click=move |_| memory::forget()
                                >
                                    {move || words(FrameTexts::of(i18n))}
                                </a>
                            }
                        })
                        .collect_view()}
                </nav>
                <div class="languages" role="group" aria-label=move || FrameTexts::of(i18n).language>
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
    let location = use_location();
    view! {
        <footer class="footer">
            <div class="footer__inner">
                <p class="footer__about">{move || FrameTexts::of(i18n).about}</p>
                <nav aria-label=move || FrameTexts::of(i18n).more_pages>
                    <ul class="footer__links">
                        {FOOT
                            .map(|(page, words)| {
                                let here = move || location.pathname.with(|path| is_within(path, page));
                                view! {
                                    <li>
                                        <a
                                            href=page.to_string()
                                            aria-current=move || here().then_some("page")
                                        >
                                            {move || words(FrameTexts::of(i18n))}
                                        </a>
                                    </li>
                                }
                            })
                            .collect_view()}
                    </ul>
                </nav>
            </div>
        </footer>
    }
}
