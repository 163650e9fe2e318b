//! Proposals: by their private link in the hands of those who make them, and in those of reviewers.

use actix_web::{
    HttpRequest, get, post, put,
    web::{Data, Path},
};
use cafeia_shared::{
    ids::ProposalId,
    paging::Page,
    proposals::{
        NewProposal, NewProposalDecision, NewProposalStep, Proposal, ProposalQuery, ProposalSummary,
        ProposedCafe, ReviewedProposal,
    },
    query::NoQuery,
};

use super::{
    State, absent,
    body::Body,
    caller::{Allowed, ReviewsCafes, expected_version, once},
    docs::{ChangeAnswers, CreationAnswers, ProposerAnswers, SentAnswers, WriterAnswers, WriterReadAnswers},
    examples::proposals as examples,
    private::{Done, Private},
    problem::ApiProblem,
    query::Parameters,
};
use crate::{
    access::{Client, LinkHolder},
    domain::{Change, policy::Who, proposals},
};

type Shown = Result<Private<Proposal>, ApiProblem>;
type Reviewed = Result<Private<ReviewedProposal>, ApiProblem>;

/// Propose a café
///
/// Without an account. A letter goes to the address with a private link: nobody else sees the proposal before it is
/// confirmed there, and after seven days it is forgotten. The answer is the same whoever proposes; the same proposal sent
/// twice within an hour is one.
#[utoipa::path(tag = "proposals",
    request_body(content = NewProposal, example = json!(examples::new_proposal())),
    responses(
        (status = 202, description = "A letter with the private link goes out"),
        (status = 429, description = "Too many were proposed by this address, or from there; `Retry-After` says how many seconds to wait.",
         body = cafeia_shared::problem::Problem, content_type = "application/problem+json"),
        SentAnswers,
    ))]
#[post("/proposals")]
pub(super) async fn create_proposal(
    state: Data<State>,
    client: Client,
    body: Body<NewProposal>,
) -> Result<Done, ApiProblem> {
    state.access.propose(body.read().await?, &client).await?;
    Ok(Done::later())
}

/// Show my proposal
///
/// As its proposer sees it, by the private link: where it stands, and what one may do. Its `ETag` is what a change sends as
/// `If-Match`.
#[utoipa::path(tag = "proposals", security(("proposal" = [])), responses(
    (status = 200, description = "The proposal", body = Proposal, example = json!(examples::proposal())),
    (status = 400, description = "A parameter is unknown; `errors` names it.",
     body = cafeia_shared::problem::Problem, content_type = "application/problem+json"),
    ProposerAnswers,
))]
#[get("/proposals/mine")]
pub(super) async fn show_my_proposal(
    state: Data<State>,
    holder: LinkHolder,
    parameters: Parameters<NoQuery>,
) -> Shown {
    parameters.read()?;
    Ok(shown(state.access.proposal(holder).await?))
}

/// Confirm my proposal
///
/// That the address is one's own: the proposal goes to review. A second time changes nothing, and is answered the same.
#[utoipa::path(tag = "proposals", security(("proposal" = [])), responses(
    (status = 200, description = "The proposal", body = Proposal, example = json!(examples::proposal())),
    ProposerAnswers,
))]
#[post("/proposals/mine/confirmation")]
pub(super) async fn confirm_my_proposal(state: Data<State>, holder: LinkHolder) -> Shown {
    Ok(shown(state.access.confirm_proposal(holder).await?))
}

/// Change my proposal
///
/// Replaces what was written of the café. A proposal that was to be changed goes to review again. Once it was accepted,
/// the café itself changes, and stays public; when its title, date or place change, it waits for a decision again.
#[utoipa::path(tag = "proposals", security(("proposal" = [])),
    params(("If-Match" = String, Header, description = "The `ETag` of the proposal that was read.")),
    request_body(content = ProposedCafe, example = json!(examples::proposed_cafe())),
    responses(
        (status = 200, description = "The proposal as it is now", body = Proposal, example = json!(examples::proposal())),
        (status = 409, description = "It cannot be changed now; `detail` names the steps that are possible.",
         body = cafeia_shared::problem::Problem, content_type = "application/problem+json"),
        (status = 412, description = "It has changed since it was read; `detail` names its present version.",
         body = cafeia_shared::problem::Problem, content_type = "application/problem+json"),
        (status = 428, description = "`If-Match` is missing.",
         body = cafeia_shared::problem::Problem, content_type = "application/problem+json"),
        ProposerAnswers, SentAnswers,
    ))]
#[put("/proposals/mine")]
pub(super) async fn update_my_proposal(
    request: HttpRequest,
    state: Data<State>,
    holder: LinkHolder,
    body: Body<ProposedCafe>,
) -> Shown {
    let version = expected_version(&request)?;
    Ok(shown(state.access.update_proposal(holder, version, body.read().await?).await?))
}

/// Take a step with my proposal
///
/// Take it back, or undo that. A café that was made of it is cancelled, and stays visible, marked.
#[utoipa::path(tag = "proposals", security(("proposal" = [])),
    params(("If-Match" = String, Header, description = "The `ETag` of the proposal that was read.")),
    request_body(content = NewProposalStep, example = json!(examples::new_proposal_step())),
    responses(
        (status = 201, description = "The proposal as it is now", body = Proposal, example = json!(examples::proposal())),
        (status = 409, description = "The step is not possible now; `detail` names those that are.",
         body = cafeia_shared::problem::Problem, content_type = "application/problem+json"),
        (status = 412, description = "It has changed since it was read; `detail` names its present version.",
         body = cafeia_shared::problem::Problem, content_type = "application/problem+json"),
        (status = 428, description = "`If-Match` is missing.",
         body = cafeia_shared::problem::Problem, content_type = "application/problem+json"),
        ProposerAnswers, SentAnswers,
    ))]
#[post("/proposals/mine/steps")]
pub(super) async fn create_my_proposal_step(
    request: HttpRequest,
    state: Data<State>,
    holder: LinkHolder,
    body: Body<NewProposalStep>,
) -> Shown {
    let version = expected_version(&request)?;
    let proposal = state.access.step_proposal(holder, version, body.read().await?).await?;
    let version = proposal.version;
    Ok(Private::created(proposal).with_version(version))
}

/// List the proposals on which I decide
///
/// Those of one's own scope that wait for a decision, the longest waiting first; with `status`, those in other states, the
/// last that came in first.
#[utoipa::path(tag = "proposals", security(("bearer" = [])), params(ProposalQuery), responses(
    (status = 200, description = "A page of proposals", body = Page<ProposalSummary>,
     example = json!(examples::proposals())),
    WriterReadAnswers,
))]
#[get("/workspace/proposals")]
pub(super) async fn list_proposals(
    state: Data<State>,
    reviewer: Allowed<ReviewsCafes>,
    parameters: Parameters<ProposalQuery>,
) -> Result<Private<Page<ProposalSummary>>, ApiProblem> {
    let query = parameters.read()?;
    let page = state.read(reviewer.signed_in, move |connection, geography, signed_in| {
        proposals::list(connection, geography, &signed_in.who, &query, signed_in.now)
    });
    Ok(Private::new(page.await?))
}

/// Show a proposal to its reviewers
///
/// With what may be the same (cafés, places, hosts), with what became of other proposals from the same address, and with
/// what one may decide. Its `ETag` is what a decision sends as `If-Match`.
#[utoipa::path(tag = "proposals", security(("bearer" = [])),
    params(("id" = uuid::Uuid, Path, description = "The proposal's id")),
    responses(
        (status = 200, description = "The proposal", body = ReviewedProposal,
         example = json!(examples::reviewed_proposal())),
        (status = 404, description = "No proposal on which one may decide has this id.",
         body = cafeia_shared::problem::Problem, content_type = "application/problem+json"),
        WriterReadAnswers,
    ))]
#[get("/workspace/proposals/{id}")]
pub(super) async fn show_proposal(
    state: Data<State>,
    reviewer: Allowed<ReviewsCafes>,
    id: Path<String>,
    parameters: Parameters<NoQuery>,
) -> Reviewed {
    parameters.read()?;
    let id = proposal_id(&id)?;
    let proposal = state.read(reviewer.signed_in, move |connection, geography, signed_in| {
        proposals::show_to_reviewer(connection, geography, &signed_in.who, id, signed_in.now)
    });
    let proposal = proposal.await?;
    let version = proposal.proposal.version;
    Ok(Private::new(proposal).with_version(version))
}

/// Decide on a proposal
///
/// `accept` makes a café of it and publishes it at once, with its place and its host where the network does not know them
/// yet; `ask_for_change` and `refuse` need a reason; `reopen` undoes them. The proposer gets a letter.
#[utoipa::path(tag = "proposals", security(("bearer" = [])),
    params(("id" = uuid::Uuid, Path, description = "The proposal's id"),
           ("If-Match" = String, Header, description = "The `ETag` of the proposal that was read."),
           ("Idempotency-Key" = Option<String>, Header, description = "A text of the client's choice; the same request counts once.")),
    request_body(content = NewProposalDecision, example = json!(examples::new_proposal_decision())),
    responses(
        (status = 201, description = "The proposal as it is now", body = ReviewedProposal,
         example = json!(examples::reviewed_proposal())),
        (status = 409, description = "The decision is not possible now; `detail` names those that are.",
         body = cafeia_shared::problem::Problem, content_type = "application/problem+json"),
        WriterAnswers, CreationAnswers, ChangeAnswers,
    ))]
#[post("/workspace/proposals/{id}/decisions")]
pub(super) async fn create_proposal_decision(
    request: HttpRequest,
    state: Data<State>,
    reviewer: Allowed<ReviewsCafes>,
    id: Path<String>,
    body: Body<NewProposalDecision>,
) -> Reviewed {
    let (id, version) = (proposal_id(&id)?, expected_version(&request)?);
    let decision = body.read().await?;
    let once = once(&request, reviewer.signed_in.account.id, &decision)?;
    let work = move |change: &mut Change, who: &Who| {
        once.run(change, |change| proposals::decide(change, who, id, version, &decision))
    };
    let proposal = state.access.change_as(&reviewer.signed_in, work).await?;
    let version = proposal.proposal.version;
    Ok(Private::created(proposal).with_version(version))
}

fn proposal_id(id: &str) -> Result<ProposalId, ApiProblem> {
    id.parse().map_err(|_| absent("proposal", id))
}

fn shown(proposal: Proposal) -> Private<Proposal> {
    let version = proposal.version;
    Private::new(proposal).with_version(version)
}
