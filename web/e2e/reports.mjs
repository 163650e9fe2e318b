// Cafés that are over, for those who tell how they went.

import { ask } from './api.mjs';

const HOUR = 3_600_000;

/** A café that ended two hours ago, in a place of the demonstration data; `publish` makes it public, and those are asked who were there. */
export async function over(token, title) {
  const { data } = await ask('GET', 'cafes?mode=on_site&limit=50');
  const model = data.find((one) => one.place && one.timezone === 'Europe/Paris');
  const ends = Date.now() - 2 * HOUR;
  const cafe = {
    title,
    summary: 'On joue, on essaie, on discute.',
    starts_at: new Date(ends - 2 * HOUR).toISOString(),
    ends_at: new Date(ends).toISOString(),
    timezone: 'Europe/Paris',
    mode: 'on_site',
    place_id: model.place.id,
    host_id: model.host.id,
    registration: { mode: 'none' },
    capacity: 20,
  };
  const { id, version } = await ask('POST', 'cafes', cafe, { token });
  const publish = async () => {
    const { slug } = await ask('POST', `workspace/cafes/${id}/steps`, { step: 'publish' }, { token, version });
    return { id, slug, commune: model.place.commune_code };
  };
  return { host_id: model.host.id, publish };
}
