// What scripts ask of the API themselves: what is not the journey's own story need not be walked through in the browser.

import { BASE } from './browser.mjs';

/** A client's address that nobody else has: people of journeys do not all live behind one, and attempts are counted by it. */
export const somewhere = () => `10.${[0, 0, 0].map(() => Math.floor(Math.random() * 256)).join('.')}`;

/** How long an answer may take, in milliseconds. */
const PATIENCE = 30_000;

/** Asks the API; the answer, read. `version` is what is changed, `first` that nothing is there yet. */
export async function ask(method, path, body, { token, version, first } = {}) {
  const answer = await fetch(new URL(`/api/v1/${path}`, BASE), {
    method,
    headers: {
      Accept: 'application/json',
      'X-Forwarded-For': somewhere(),
      ...(body && { 'Content-Type': 'application/json' }),
      ...(token && { Authorization: `Bearer ${token}` }),
      ...(version && { 'If-Match': `"${version}"` }),
      ...(first && { 'If-None-Match': '*' }),
    },
    body: body && JSON.stringify(body),
    signal: AbortSignal.timeout(PATIENCE),
  });
  const text = await answer.text();
  if (!answer.ok) throw new Error(`${method} ${path} answers ${answer.status}: ${text}`);
  return text ? JSON.parse(text) : undefined;
}
