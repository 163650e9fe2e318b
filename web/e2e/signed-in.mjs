// People of the national team who are signed in: few accounts for a whole run, a session for each window that needs one.

import { currentStep, openAccount, totp } from './accounts.mjs';
import { ask, somewhere } from './api.mjs';
import { BASE } from './browser.mjs';
import { over } from './reports.mjs';

export const PASSWORD = 'un train bleu passe sous le vieux noyer';

/** So many windows sign in to one account: codes of a second factor may not be tried often. */
const WINDOWS = 3;

let opened;
/** An account: its address, its token for the API, and its recovery codes, of which each signs in once. */
export const colleague = () => (opened ??= open());

async function open() {
  const email = `equipe.${Date.now()}@exemple.fr`;
  const link = await openAccount(email, 'Nadia Roy');
  await ask('POST', 'invitations/accept', { token: link.slice(link.indexOf('#') + 1), password: PASSWORD });
  const { access_token: token } = await ask('POST', 'sessions', { email, password: PASSWORD });
  const { secret } = await ask('POST', 'account/second-factor', { password: PASSWORD }, { token });
  const code = totp(secret, currentStep());
  const { recovery_codes: codes } = await ask('PUT', 'account/second-factor', { code }, { token });
  return { email, token, codes };
}

let windows = 0;
/** Signs somebody in, in a window of their own: the cookie, and the application's note that there is one. Their account. */
export async function signIn(context) {
  if (windows === WINDOWS) {
    opened = undefined;
    windows = 0;
  }
  windows += 1;
  const account = await colleague();
  const code = account.codes.pop();
  const answer = await context.request.post('/api/v1/sessions', {
    headers: { 'X-Forwarded-For': somewhere() },
    data: { email: account.email, password: PASSWORD, code },
  });
  if (!answer.ok()) throw new Error(`signing in answers ${answer.status()}: ${await answer.text()}`);
  await context.addInitScript(() => {
    // Not again in a page where one has signed out.
    if (!sessionStorage.getItem('signed-in')) localStorage.setItem('cafeia.session', '1');
    sessionStorage.setItem('signed-in', '1');
  });
  return account;
}

const HOUR = 3_600_000;

/** A café that is written down, in a place of the demonstration data; `changes` to what stands in it. */
export async function draft(title, changes = {}) {
  const { token } = await colleague();
  const { data } = await ask('GET', 'cafes?mode=on_site&limit=50');
  const model = data.find((one) => one.place && one.timezone === 'Europe/Paris');
  const starts = new Date(Date.now() + 30 * 24 * HOUR);
  starts.setUTCHours(17, 0, 0, 0);
  const cafe = {
    title,
    summary: 'On joue, on essaie, on discute.',
    starts_at: starts.toISOString(),
    ends_at: new Date(starts.getTime() + 2 * HOUR).toISOString(),
    timezone: 'Europe/Paris',
    mode: 'on_site',
    place_id: model.place.id,
    host_id: model.host.id,
    registration: { mode: 'none' },
    ...changes,
  };
  return ask('POST', 'cafes', cafe, { token });
}

/** The same, public. */
export async function published(title, changes) {
  const { token } = await colleague();
  const { id, version } = await draft(title, changes);
  return ask('POST', `workspace/cafes/${id}/steps`, { step: 'publish' }, { token, version });
}

/** The times of a café of yesterday noon: within one day of Paris, whatever the hour is now. */
export function yesterday() {
  const starts = new Date(Date.now() - 24 * HOUR);
  starts.setUTCHours(10, 0, 0, 0);
  return { starts_at: starts.toISOString(), ends_at: new Date(starts.getTime() + 2 * HOUR).toISOString() };
}

/** A facilitator in Brest who is written down. */
async function facilitator(name) {
  const { token } = await colleague();
  return ask('POST', 'facilitators', { name, commune_code: '29019', travel_radius_km: 20 }, { token });
}

/** The same, whom the account speaks for from then on. */
async function ownFacilitator(name) {
  const { token } = await colleague();
  const made = await facilitator(name);
  const { id } = await ask('GET', 'account', undefined, { token });
  await ask('POST', `accounts/${id}/grants`, { role: 'facilitator', facilitator_id: made.id }, { token });
}

/** An organisation, a resource that was changed once, and a café of which somebody has reported. */
async function lookedAfter() {
  const { token } = await colleague();
  const organisation = await ask('POST', 'organisations', { name: `Médiathèque ${Date.now().toString(36)}`, kind: 'library', commune_code: '29019' }, { token });
  const game = { kind: 'format', family: 'play', title: 'Un jeu à relire', licence: 'CC-BY-SA-4.0', languages: ['fr'] };
  const { id, version } = await ask('POST', 'resources', game, { token });
  const resource = await ask('PUT', `workspace/resources/${id}`, { ...game, summary: 'On joue à plusieurs.' }, { token, version });
  const { publish } = await over(token, 'Un café raconté');
  const cafe = await publish();
  const told = { held: true, people: 14, counting: 'counted', questions: 'Qui répond de ce que dit une IA ?' };
  await ask('PUT', `workspace/cafes/${cafe.id}/report`, told, { token, first: true });
  return { organisation, resource };
}

/** A file that was uploaded, with a line that is sound, one that is not, and one that is there twice. */
export async function uploaded() {
  const { token } = await colleague();
  const name = `Médiathèque d’essai ${Date.now()}`;
  const body = `Nom;Commune;Type\n${name};Crozon;Médiathèque\n${name};Crozon;Médiathèque\nUne autre;Saint-Denis;Paquebot\n`;
  const headers = { Authorization: `Bearer ${token}`, 'Content-Type': 'application/octet-stream' };
  const answer = await fetch(new URL('/api/v1/imports?kind=organisations&name=essai.csv', BASE), { method: 'POST', headers, body });
  const { id } = await answer.json();
  for (let state = 'checking'; state === 'checking'; ) {
    await new Promise((resolve) => setTimeout(resolve, 200));
    ({ state } = await ask('GET', `imports/${id}`, undefined, { token }));
  }
  return id;
}

/** Every page of the workspace that somebody sees who is signed in, by name. */
export async function workspacePages() {
  const [written, shown] = [await draft('Un brouillon à relire'), await published('Un café pour essayer')];
  const late = await draft('Un café d’avant-hier', yesterday());
  const somebody = await facilitator('Gaël');
  await ownFacilitator('Nadia');
  const { organisation, resource } = await lookedAfter();
  return {
    espace: '/espace',
    'espace-account': '/espace/compte',
    'espace-people': '/espace/personnes',
    'espace-jobs': '/espace/taches',
    'espace-journal': '/espace/journal',
    'espace-territoire': '/espace/territoire?code=region-53',
    'espace-territoire-departement': '/espace/territoire?code=departement-29',
    'espace-territoire-commune': '/espace/territoire?code=commune-44109',
    'espace-cafe-new-there': '/espace/cafes/nouveau?commune=29042',
    'espace-journal-empty': '/espace/journal?until=2021-01-01',
    'espace-imports': '/espace/imports',
    'espace-import': `/espace/imports?fichier=${await uploaded()}`,
    'espace-import-gone': '/espace/imports?fichier=il-n-y-en-a-pas',
    'espace-review': '/espace/relecture',
    'espace-review-open': `/espace/relecture?cafe=${written.id}`,
    'espace-needs': '/espace/besoins',
    'espace-need-gone': '/espace/besoins?besoin=019be0a2-5d10-7c91-8b5f-7da14293ed01',
    'espace-cafes': '/espace/cafes',
    'espace-cafes-table': '/espace/cafes?sort=host&colonnes=date,publication,lieu,hote,coorganisateurs,animateurs',
    'espace-cafes-empty': '/espace/cafes?etat=refuses',
    'espace-cafe-new': '/espace/cafes/nouveau',
    'espace-cafe-draft': `/espace/cafes/${written.id}`,
    'espace-cafe-public': `/espace/cafes/${shown.id}`,
    'espace-cafe-over': `/espace/cafes/${late.id}`,
    'espace-cafe-gone': '/espace/cafes/il-n-y-en-a-pas',
    'espace-profile': '/espace/profil',
    'espace-facilitators': '/espace/animateurs',
    'espace-facilitators-all': '/espace/animateurs?etat=toutes',
    'espace-facilitators-table': '/espace/animateurs?etat=toutes&colonnes=formation,commune,visible,changement',
    'espace-facilitators-empty': '/espace/animateurs?etat=archivees&q=zzzz',
    'espace-facilitator-new': '/espace/animateurs/nouveau',
    'espace-facilitator': `/espace/animateurs/${somebody.id}`,
    'espace-facilitator-gone': '/espace/animateurs/il-n-y-en-a-pas',
    'espace-organisations': '/espace/organisations',
    'espace-organisations-table': '/espace/organisations?colonnes=type,commune,confiance',
    'espace-organisations-none': '/espace/organisations?q=rien-de-tel',
    'espace-organisation-new': '/espace/organisations/nouvelle',
    'espace-organisation': `/espace/organisations/${organisation.id}`,
    'espace-organisation-gone': '/espace/organisations/il-n-y-en-a-pas',
    'espace-resources': '/espace/ressources',
    'espace-resources-empty': '/espace/ressources?etat=refusees',
    'espace-resource-new': '/espace/ressources/nouvelle',
    'espace-resource': `/espace/ressources/${resource.id}`,
    'espace-resource-gone': '/espace/ressources/il-n-y-en-a-pas',
    'espace-mailings': '/espace/envois',
    'espace-reports': '/espace/bilans',
    'espace-reports-empty': '/espace/bilans?etat=verifies',
  };
}
