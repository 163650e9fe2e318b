//! The OpenAPI document and the pages that show it.

use std::{collections::BTreeMap, sync::OnceLock};

use actix_web::{
    get,
    web::{Bytes, Path, Redirect},
};
use cafeia_shared::{paging::FacetCount, problem::Problem, query::NoQuery, territories::TerritoryLevel};
use utoipa::{
    IntoResponses, OpenApi as _,
    openapi::{
        ArrayBuilder, Content, HeaderBuilder, Info, InfoBuilder, LicenseBuilder, ObjectBuilder, OpenApi, Ref,
        RefOr, Response, ResponseBuilder, Schema, ServerBuilder, Type,
        path::{Operation, ParameterBuilder, ParameterIn, PathItem},
        security::{HttpAuthScheme, HttpBuilder, SecurityScheme},
        tag::TagBuilder,
    },
};

use super::{
    absent,
    answer::{Answer, Freshness, JSON},
    problem::{ApiProblem, PROBLEM_JSON},
    query::Asked,
};

/// What the documentation's pages may load: Swagger UI writes styles into its elements.
const POLICY: &str = "default-src 'self'; script-src 'self'; style-src 'self' 'unsafe-inline'; \
                      img-src 'self' data:; connect-src 'self'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'";

/// What every read answers besides what was asked for.
pub(super) struct ReadAnswers;

/// What the read of one thing answers besides what was asked for.
pub(super) struct OneAnswers;

impl IntoResponses for ReadAnswers {
    fn responses() -> BTreeMap<String, RefOr<Response>> {
        let unchanged = ResponseBuilder::new()
            .description("Nothing has changed since the answer whose `ETag` was sent as `If-None-Match`.")
            .header("ETag", text_header("The tag of the answer that the client has."))
            .build();
        BTreeMap::from([
            ("304".to_owned(), RefOr::T(unchanged)),
            (
                "400".to_owned(),
                problem("A parameter is malformed, unknown or out of range; `errors` names each."),
            ),
        ])
    }
}

impl IntoResponses for OneAnswers {
    fn responses() -> BTreeMap<String, RefOr<Response>> {
        let mut responses = ReadAnswers::responses();
        responses.insert("404".to_owned(), problem("Nothing is there, or it is not public."));
        responses
    }
}

/// A set of failures that several operations have, by status.
macro_rules! failures {
    ($($(#[$doc:meta])+ $name:ident { $($status:literal = $description:literal),+ $(,)? })+) => {$(
        $(#[$doc])+
        pub(super) struct $name;

        impl IntoResponses for $name {
            fn responses() -> BTreeMap<String, RefOr<Response>> {
                BTreeMap::from([$(($status.to_owned(), problem($description))),+])
            }
        }
    )+};
}

failures! {
    /// Of what anybody may attempt.
    AnonymousAnswers {
        "401" = "The credentials are not right, or a code is required; see `code`.",
        "403" = "The request comes from a page of another site.",
        "429" = "It was attempted too often; `Retry-After` says how many seconds to wait.",
        "503" = "Too many attempts are under way; `Retry-After` says how many seconds to wait.",
    }
    /// Of what concerns one's own account.
    OwnAnswers {
        "400" = "A parameter or the body is malformed; `errors` names each parameter.",
        "401" = "Nobody is signed in, or the password or the code is not right; see `code`.",
        "429" = "It was attempted too often; `Retry-After` says how many seconds to wait.",
    }
    /// Of what needs a grant.
    GrantAnswers {
        "401" = "Nobody is signed in.",
        "403" = "No grant of one's own allows it; see `code` and `detail`.",
        "429" = "It was attempted too often; `Retry-After` says how many seconds to wait.",
    }
    /// Of what writers of the catalogue do.
    WriterAnswers {
        "401" = "Nobody is signed in.",
        "403" = "No grant of one's own allows it; see `code` and `detail`.",
    }
    /// Of what writers read.
    WriterReadAnswers {
        "400" = "A parameter is malformed, unknown or out of range; `errors` names each.",
        "401" = "Nobody is signed in.",
        "403" = "No grant of one's own allows it; see `code` and `detail`.",
    }
    /// Of what writers read of one thing.
    WriterReadOneAnswers {
        "400" = "A parameter is unknown; `errors` names each.",
        "401" = "Nobody is signed in.",
        "403" = "No grant of one's own allows it; see `code` and `detail`.",
        "404" = "Nothing that one may write has this id.",
    }
    /// Of what is done with a job.
    JobAnswers {
        "400" = "A parameter or the `Idempotency-Key` is malformed; `errors` names each.",
        "401" = "Nobody is signed in.",
        "403" = "No grant of one's own allows it; see `code` and `detail`.",
        "404" = "No job has this id: it may be done.",
        "409" = "The job was not given up.",
        "422" = "The `Idempotency-Key` came with another request before.",
    }
    /// Of what takes a step.
    StepAnswers {
        "409" = "The step is not possible now; `detail` names those that are.",
    }
    /// Of what changes an object that was read.
    ChangeAnswers {
        "400" = "The body, a parameter or `If-Match` is malformed: it names one version, and is never `*`.",
        "404" = "Nothing that one may write has this id.",
        "412" = "It has changed since it was read; `detail` names its present version.",
        "428" = "`If-Match` is missing.",
    }
    /// Of what creates something, and counts once.
    CreationAnswers {
        "400" = "The body is not JSON of this shape, or the `Idempotency-Key` is malformed.",
        "413" = "The body is too large.",
        "415" = "The body is not `application/json`.",
        "422" = "Fields are not valid, and `errors` names each; or the `Idempotency-Key` came with another request before.",
    }
    /// Of what takes a file.
    UploadAnswers {
        "400" = "A parameter or the `Idempotency-Key` is malformed, or the file did not come whole.",
        "401" = "Nobody is signed in.",
        "403" = "No grant of one's own allows it; see `code` and `detail`.",
        "409" = "Too many files wait that were not brought in.",
        "413" = "The file is too large.",
        "422" = "The file cannot be read, and `errors` says why; or the `Idempotency-Key` came with another request before.",
    }
    /// Of what is done with an import.
    ImportAnswers {
        "409" = "It is not possible now; see `detail`.",
    }
    /// Of what discards an import.
    DiscardAnswers {
        "400" = "A parameter is unknown; `errors` names each.",
        "401" = "Nobody is signed in.",
        "403" = "No grant of one's own allows it; see `code` and `detail`.",
        "404" = "No import of one's own has this id.",
        "409" = "Its lines are under way.",
    }
    /// Of what needs the private link of a proposal.
    ProposerAnswers {
        "401" = "No token of a private link was sent, or one that we never made.",
        "410" = "No proposal has this link any more.",
        "429" = "It was changed too often; `Retry-After` says how many seconds to wait.",
    }
    /// Of what needs the private link of a need.
    AskerAnswers {
        "401" = "No token of a private link was sent, or one that we never made.",
        "410" = "No need has this link any more.",
        "429" = "It was changed, or written about, too often; `Retry-After` says how many seconds to wait.",
    }
    /// Of what needs the private link of a café's report.
    ReporterAnswers {
        "401" = "No token of a private link was sent, or one that we never made.",
        "410" = "The link is good for nothing any more: the café is not public, its end is more than a year ago, or somebody else runs it by now.",
        "429" = "It was changed too often; `Retry-After` says how many seconds to wait.",
    }
    /// Of what needs the link of a letter that asks for a sign of life.
    LifeAnswers {
        "401" = "No token of a link was sent.",
        "410" = "The link is good for nothing any more: there was a later letter, or whoever got it speaks for somebody else by now.",
        "429" = "It was said too often; `Retry-After` says how many seconds to wait.",
    }
    /// Of what needs the link of a letter that was sent to many.
    SubscriptionAnswers {
        "401" = "No token of a link was sent, or one that we never made.",
        "410" = "The account is gone that the link was made for.",
        "429" = "It was said too often; `Retry-After` says how many seconds to wait.",
    }
    /// Of what has a body.
    SentAnswers {
        "400" = "The body is not JSON of this shape.",
        "413" = "The body is too large.",
        "415" = "The body is not `application/json`.",
        "422" = "Fields are not valid; `errors` names each.",
    }
    /// Of what may not go with what is there.
    ConflictAnswers {
        "409" = "It does not go with what is there; see `detail`.",
    }
    /// Of what takes a one-time link.
    LinkAnswers {
        "410" = "The link was used, replaced by a newer one, or is too old.",
    }
}

fn problem(description: &str) -> RefOr<Response> {
    let content = Content::new(Some(Ref::from_schema_name("Problem")));
    RefOr::T(ResponseBuilder::new().description(description).content(PROBLEM_JSON, content).build())
}

fn text_header(description: &str) -> utoipa::openapi::Header {
    HeaderBuilder::new()
        .schema(Some(ObjectBuilder::new().schema_type(Type::String).build()))
        .description(Some(description))
        .build()
}

#[derive(utoipa::OpenApi)]
// The vocabulary of a parameter is not found through its operation.
#[openapi(components(schemas(FacetCount, Problem, TerritoryLevel)))]
struct Schemas;

/// The document before its operations.
pub(super) fn head() -> OpenApi {
    let mut document = Schemas::openapi();
    document.info = info();
    document.servers = Some(vec![ServerBuilder::new().url("/").build()]);
    document.security = Some(Vec::new());
    document.tags = Some(
        [
            ("cafes", "Local public moments where people discover and debate artificial intelligence"),
            ("facilitators", "The people who run cafés, as far as they agreed to be shown"),
            ("organisations", "Hosts, organisers, funders, trainers, network heads"),
            ("resources", "Formats and documents, linked to their publishers"),
            ("places", "Where cafés are held"),
            ("territories", "Régions, départements and communes, and the figures of the movement"),
            ("feeds", "Cafés for calendars and feed readers"),
            ("sessions", "Signing in and out"),
            ("account", "One's own account"),
            ("workspace", "Writing and reviewing the catalogue"),
            ("proposals", "Cafés that somebody without an account proposes, by a private link, and what is decided on them"),
            ("needs", "Structures that ask for a café: by a private link, and in the hands of those who bring it"),
            ("reports", "How cafés went: told by those who were there, verified by whoever looks after the territory"),
            ("imports", "Files of cafés, organisations or facilitators: checked line by line, brought in and undone as a whole"),
            ("signs_of_life", "Whether facilitators and organisations are still there"),
            ("mailings", "Letters to many people of one's territory at once, and how they get no more of them"),
            ("journal", "What was changed in one's territory, and who looks after it"),
            ("jobs", "What is to be done after changes: letters, and the long work of imports"),
            ("accounts", "The accounts of one's territory, and what they may do"),
        ]
        .map(|(name, description)| TagBuilder::new().name(name).description(Some(description)).build())
        .to_vec(),
    );
    document
}

fn info() -> Info {
    InfoBuilder::new()
        .title("Café IA network")
        .version("1")
        .description(Some(
            "The catalogue of the Café IA network: cafés, facilitators, organisations, resources and territories.\n\n\
             Reading needs no key. Lists come page by page: give `next_cursor` back as `cursor`. A parameter that \
             does not exist is refused by name, so that a misspelt filter never passes for an answer. Every answer \
             has an `ETag`; send it back as `If-None-Match` and an unchanged answer costs nothing. A failed request \
             answers with `application/problem+json` (RFC 9457), whose `code` never changes its meaning.\n\n\
             What is not public needs a signed-in account: `POST /api/v1/sessions` gives an access token, to be sent as \
             `Authorization: Bearer …`. What an account may do is said by its grants, each with a scope and a period.\n\n\
             A change says by `If-Match` which version it changes: the `ETag` of what was read. `*` is refused, since it \
             would write over what others have changed meanwhile. A request whose \
             operation names it may bear an `Idempotency-Key` of the client's choice: sent again within a day, it does \
             nothing more and gets the same answer.\n\n\
             Instants are in UTC; `timezone` says in which zone a café's times are to be read. Positions are \
             degrees of WGS 84. Territories have INSEE codes with their level before them: `departement-29`.",
        ))
        .license(Some(
            LicenseBuilder::new().name("AGPL-3.0-or-later").identifier(Some("AGPL-3.0-or-later")).build(),
        ))
        .build()
}

/// Adds what all operations have, how an answer is asked for again, and gives the pages' items their names.
pub(super) fn complete(document: &mut OpenApi) {
    name_items(document);
    let bearer = HttpBuilder::new().scheme(HttpAuthScheme::Bearer).bearer_format("JWT").description(Some(
        "The access token of `POST /api/v1/sessions`. It counts for a quarter of an hour.",
    ));
    if let Some(components) = &mut document.components {
        components.add_security_scheme("bearer", SecurityScheme::Http(bearer.build()));
        let link = HttpBuilder::new()
            .scheme(HttpAuthScheme::Bearer)
            .description(Some("The token of a proposal's private link, which its proposer got by mail."));
        components.add_security_scheme("proposal", SecurityScheme::Http(link.build()));
        let link = HttpBuilder::new()
            .scheme(HttpAuthScheme::Bearer)
            .description(Some("The token of a need's private link, which its asker got by mail."));
        components.add_security_scheme("need", SecurityScheme::Http(link.build()));
        let link = HttpBuilder::new()
            .scheme(HttpAuthScheme::Bearer)
            .description(Some("The token of the private link by which somebody tells how a café went."));
        components.add_security_scheme("report", SecurityScheme::Http(link.build()));
        let link = HttpBuilder::new()
            .scheme(HttpAuthScheme::Bearer)
            .description(Some("The token of the link by which somebody says that they are still there."));
        components.add_security_scheme("sign_of_life", SecurityScheme::Http(link.build()));
        let link = HttpBuilder::new().scheme(HttpAuthScheme::Bearer).description(Some(
            "The token of the link by which somebody takes no more letters that are sent to many.",
        ));
        components.add_security_scheme("mailing", SecurityScheme::Http(link.build()));
    }
    let reads = document.paths.paths.values_mut().filter_map(|item| item.get.as_mut());
    // Private answers are kept by nobody.
    for operation in reads.filter(|operation| operation.security.is_none()) {
        let condition = ParameterBuilder::new()
            .name("If-None-Match")
            .parameter_in(ParameterIn::Header)
            .required(utoipa::openapi::Required::False)
            .description(Some("The `ETag` of an answer that the client has."))
            .schema(Some(ObjectBuilder::new().schema_type(Type::String).build()))
            .build();
        operation.parameters.get_or_insert_default().push(RefOr::T(condition));
        if let Some(RefOr::T(answer)) = operation.responses.responses.get_mut("200") {
            for (name, description) in [
                ("ETag", "Names this state of the answer."),
                ("Cache-Control", "How long the answer may be kept."),
            ] {
                answer.headers.insert(name.to_owned(), RefOr::T(text_header(description)));
            }
        }
    }
}

/// Refers to the items of a page, and to their counts, by name: the derive writes a generic type's argument out in
/// full, which clients made from the document would take for another type.
fn name_items(document: &mut OpenApi) {
    let Some(components) = &mut document.components else { return };
    for (name, schema) in &mut components.schemas {
        let Some(item) = name.strip_prefix("Page_") else { continue };
        let RefOr::T(Schema::Object(page)) = schema else { continue };
        let data = ArrayBuilder::new()
            .items(Ref::from_schema_name(item))
            .description(Some("The items, in the order asked for."))
            .build();
        page.properties.insert("data".to_owned(), Schema::Array(data).into());
        page.properties.insert("facets".to_owned(), Ref::from_schema_name("Facets").into());
    }
    components.schemas.remove("BTreeMap");
    let counts = ArrayBuilder::new().items(Ref::from_schema_name("FacetCount")).build();
    let facets = ObjectBuilder::new()
        .description(Some(
            "Counts by filter name, each list by falling count; only when `facets=true`. A filter's own choice is left \
             out of its counts, so that they tell what choosing another value would give.",
        ))
        .additional_properties(Some(Schema::Array(counts)))
        .build();
    components.schemas.insert("Facets".to_owned(), Schema::Object(facets).into());
}

/// The operations of a path, with their methods' names.
pub(super) fn operations(item: &PathItem) -> impl Iterator<Item = (&'static str, &Operation)> {
    [
        ("GET", &item.get),
        ("POST", &item.post),
        ("PUT", &item.put),
        ("PATCH", &item.patch),
        ("DELETE", &item.delete),
    ]
    .into_iter()
    .filter_map(|(method, operation)| operation.as_ref().map(|operation| (method, operation)))
}

/// The OpenAPI document, written.
pub(super) struct Specification {
    /// As YAML.
    pub yaml: Bytes,
    /// As JSON.
    pub json: Bytes,
}

impl Specification {
    /// Writes the program's document; once, however many applications there are.
    pub(super) fn of(document: &'static OpenApi) -> Result<&'static Self, ApiProblem> {
        static WRITTEN: OnceLock<Specification> = OnceLock::new();
        if let Some(written) = WRITTEN.get() {
            return Ok(written);
        }
        let written = Self {
            yaml: document.to_yaml().map_err(ApiProblem::internal)?.into(),
            json: document.to_json().map_err(ApiProblem::internal)?.into(),
        };
        Ok(WRITTEN.get_or_init(|| written))
    }
}

/// The OpenAPI document as YAML.
#[get("/openapi.yaml")]
pub(super) async fn show_openapi_yaml(asked: Asked<NoQuery>) -> Result<Answer<Specification>, ApiProblem> {
    asked.text(Freshness::Day, |state| Ok(("application/yaml", state.specification.yaml.clone()))).await
}

/// The OpenAPI document as JSON.
#[get("/openapi.json")]
pub(super) async fn show_openapi_json(asked: Asked<NoQuery>) -> Result<Answer<Specification>, ApiProblem> {
    asked.text(Freshness::Day, |state| Ok((JSON, state.specification.json.clone()))).await
}

/// The way to the documentation's page, whose addresses are relative.
#[get("/api/docs")]
pub(super) async fn find_docs() -> Redirect {
    Redirect::to("/api/docs/").permanent()
}

/// A file of Swagger UI.
pub(super) struct DocsFile;

/// The documentation's page and its files, all from this program.
#[get("/api/docs/{file:.*}")]
pub(super) async fn show_docs(
    asked: Asked<NoQuery>,
    file: Path<String>,
) -> Result<Answer<DocsFile>, ApiProblem> {
    let name = if file.is_empty() { "index.html" } else { file.as_str() };
    let answer = asked
        .text(Freshness::Day, |state| {
            let found = utoipa_swagger_ui::serve(name, state.docs.clone()).map_err(ApiProblem::internal)?;
            let found = found.ok_or_else(|| absent("page of the documentation", name))?;
            Ok((super::site::media_type(name), Bytes::from(found.bytes.into_owned())))
        })
        .await?;
    Ok(answer.with_policy(POLICY))
}

/// How Swagger UI is set up: nothing of it asks another server for anything.
pub(super) fn swagger() -> utoipa_swagger_ui::Config<'static> {
    utoipa_swagger_ui::Config::from("/api/v1/openapi.json")
        .validator_url("none")
        .display_operation_id(true)
        .try_it_out_enabled(true)
}
