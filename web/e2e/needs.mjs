// Structures that ask for a café, made by the API: what is not the journey's own story need not be walked through.

import { ask } from './api.mjs';
import { letterTo, linkOf } from './mail.mjs';
import { address, member } from './people.mjs';

const DAY = 24 * 3_600_000;
const day = (days) => new Date(Date.now() + days * DAY).toISOString().slice(0, 10);

/** A need of Ouessant, which few reach, confirmed; its asker's address, their private link and what the API says of it. */
export async function needed(host, changes = {}) {
  const email = address('accueil');
  const need = {
    commune_code: '29155',
    host_name: host,
    host_kind: 'library',
    place_name: `Salle ${host}`,
    periods: [{ from: day(20), until: day(30) }],
    audiences: ['everyone'],
    people: 12,
    equipment: ['projector'],
    words: 'Plutôt le matin, avant le bateau.',
    ...changes,
  };
  await ask('POST', 'needs', { asker: { name: 'Maëlle Guéguen', email, locale: 'fr' }, need });
  const link = linkOf(await letterTo(email, /Confirmez/));
  const token = link.slice(link.indexOf('#') + 1);
  const seen = await ask('POST', 'needs/mine/confirmation', undefined, { token });
  return { email, link, token, id: seen.id };
}

/** A facilitator of Ouessant with an account. */
export async function facilitator(team, name) {
  const profile = { name, commune_code: '29155', travel_radius_km: 30, languages: ['fr'] };
  const { id } = await ask('POST', 'facilitators', profile, { token: team });
  return { id, ...(await member(team, name, { role: 'facilitator', facilitator_id: id })) };
}
