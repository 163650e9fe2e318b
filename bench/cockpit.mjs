// How long each panel of the cockpit takes at the size of a national network, of which nobody was heard for five months: the
// worst that the panel of sleepers meets.
//
//   CAFEIA=target/release/cafeia SMTP=127.0.0.1:2525 node bench/cockpit.mjs
//
// The program fills a database of its own, which is removed at the end; with EMPTY_DATABASE=postgres://… that one, which stays.
// Times are those of whole answers over the loopback.

import { currentStep, totp } from '../web/e2e/accounts.mjs';
import { networkOfOnesOwn } from '../web/e2e/later.mjs';

const CAFES = process.env.CAFES ?? '20000';
const FACILITATORS = process.env.FACILITATORS ?? '5000';
// Besides some networks, each organisation hosts cafés.
const HOSTS = process.env.HOSTS ?? '2000';
const TIMES = 20;
const PASSWORD = 'un train bleu passe sous le vieux noyer';
const PANELS = {
  'to review: proposals': 'workspace/proposals?limit=5',
  'to review: cafés': 'workspace/cafes?needs_review=true&limit=5',
  'late reports': 'workspace/cafes?needs_report=true&limit=5',
  sleepers: 'workspace/sleepers?limit=5',
  'changes since the last visit': 'workspace/journal?by_others=true&limit=6',
  'journal, by a name': 'workspace/journal?q=mediatheque%20tilleuls',
  'cafés, by words': 'workspace/cafes?q=debattre',
  'cafés, by title': 'workspace/cafes?sort=title',
  'cafés, by host': 'workspace/cafes?sort=host',
  'cafés, by commune': 'workspace/cafes?sort=commune',
  'cafés, by their last change': 'workspace/cafes?sort=updated_at',
  'territories without a referent': 'workspace/coverage',
  'a région in figures': 'workspace/territories/region-53',
  'the largest région in figures': 'workspace/territories/region-75',
  'a département in figures': 'workspace/territories/departement-29',
};

const network = await networkOfOnesOwn(process.env.EMPTY_DATABASE);
try {
  console.log((await network.run('synth', '--cafes', CAFES, '--facilitators', FACILITATORS, '--hosts', HOSTS)).stdout.trim());
  let url = await network.at(0);
  const email = 'bench@exemple.fr';
  const ask = async (method, path, body, token) => {
    const answer = await fetch(`${url}/api/v1/${path}`, {
      method,
      headers: { 'Content-Type': 'application/json', ...(token && { Authorization: `Bearer ${token}` }) },
      body: body && JSON.stringify(body),
    });
    const text = await answer.text();
    if (!answer.ok) throw new Error(`${method} ${path} answers ${answer.status}: ${text}`);
    return text ? JSON.parse(text) : undefined;
  };
  await ask('POST', 'invitations/accept', { token: await network.openAccount(email, 'Nadia Roy', url), password: PASSWORD });
  const first = await ask('POST', 'sessions', { email, password: PASSWORD });
  const { secret } = await ask('POST', 'account/second-factor', { password: PASSWORD }, first.access_token);
  const code = totp(secret, currentStep());
  const { recovery_codes: codes } = await ask('PUT', 'account/second-factor', { code }, first.access_token);
  url = await network.at(160);
  const { access_token: token } = await ask('POST', 'sessions', { email, password: PASSWORD, code: codes[0] });
  for (const [name, path] of Object.entries(PANELS)) {
    const times = [];
    let found;
    for (let time = 0; time < TIMES; time += 1) {
      const begun = performance.now();
      found = await ask('GET', path, undefined, token);
      times.push(performance.now() - begun);
    }
    times.sort((one, other) => one - other);
    const [median, most] = [times[TIMES / 2], times[TIMES - 1]].map((time) => `${time.toFixed(1)} ms`);
    console.log(`${name}: ${median} (most ${most})${found.total === undefined ? '' : `, of ${found.total}`}`);
  }
} finally {
  await network.end();
}
