// People for journeys, made by the API: what is not the journey's own story need not be walked through in the browser.

import { currentStep, openAccount, totp } from './accounts.mjs';
import { ask } from './api.mjs';
import { letterTo, linkOf } from './mail.mjs';
import { PASSWORD } from './signed-in.mjs';

/** An address that nobody else has in this run. */
let last = 0;
export const address = (name) => `${name}.${Date.now()}.${(last += 1)}@exemple.fr`;

/** A name as mail addresses have it. */
const plain = (name) => name.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase();

const tokenOf = (link) => link.slice(link.indexOf('#') + 1);

async function accept(link, email) {
  await ask('POST', 'invitations/accept', { token: tokenOf(link), password: PASSWORD });
  const { access_token } = await ask('POST', 'sessions', { email, password: PASSWORD });
  return access_token;
}

/** Somebody of the national team, with a second factor; their token. */
export async function national() {
  const email = address('nationale');
  const token = await accept(await openAccount(email, 'Nadia Roy'), email);
  const { secret } = await ask('POST', 'account/second-factor', { password: PASSWORD }, { token });
  await ask('PUT', 'account/second-factor', { code: totp(secret, currentStep()) }, { token });
  return token;
}

/** Invites somebody; their address, and the link of their letter. */
export async function invited(by, name, grant) {
  const email = address(plain(name.split(' ')[0]));
  await ask('POST', 'accounts', { email, name, locale: 'fr', grant }, { token: by });
  return { email, name, link: linkOf(await letterTo(email, /./)) };
}

/** Somebody with a grant, whose account is open. */
export async function member(by, name, grant) {
  const { email, link } = await invited(by, name, grant);
  return { email, name, token: await accept(link, email) };
}

/** A referent of a territory, whose account is open. */
export const referent = (by, name, territory) => member(by, name, { role: 'referent', territories: [territory] });

/** Proposes a café in Brest or another commune, in three weeks; the proposer's address, and the path of their private link. */
export async function propose(title, { commune_code = '29019', ...changes } = {}) {
  const email = address('proposante');
  // Like no other place or host: whether they are known already is asked of likeness.
  const own = Math.random().toString(36).slice(2);
  const starts = new Date(Date.now() + 21 * 24 * 3_600_000);
  starts.setUTCHours(17, 0, 0, 0);
  const cafe = {
    title,
    summary: 'On joue, on essaie, on discute.',
    starts_at: starts.toISOString(),
    ends_at: new Date(starts.getTime() + 2 * 3_600_000).toISOString(),
    timezone: 'Europe/Paris',
    mode: 'on_site',
    new_place: { name: `Salle ${own}`, address: `12 rue ${own}`, commune_code },
    new_host: { name: `Amis ${own}`, kind: 'association' },
    registration: { mode: 'none' },
    ...changes,
  };
  await ask('POST', 'proposals', { proposer: { name: 'Maëlle Guéguen', email, locale: 'fr' }, cafe });
  return { email, link: linkOf(await letterTo(email, /Confirmez/)) };
}

/** The same, confirmed. */
export async function proposed(title, changes) {
  const { email, link } = await propose(title, changes);
  const token = tokenOf(link);
  const proposal = await ask('POST', 'proposals/mine/confirmation', undefined, { token });
  return { email, link, token, proposal };
}
