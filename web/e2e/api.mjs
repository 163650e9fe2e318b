// What scripts ask of the API themselves: what is not the journey's own story need not be walked through in the browser.

import { BASE } from './browser.mjs';

/** Asks the API; the answer, read. `version` is what is changed, `first` that nothing is there yet. */
export async function ask(method, path, body, { token, version, first } = {}) {
  const answer = await fetch(new URL(`/api/v1/${path}`, BASE), {
    method,
    headers: {
      Accept: 'application/json',
      ...(body && { 'Content-Type': 'application/json' }),
      ...(token && { Authorization: `Bearer ${token}` }),
      ...(version && { 'If-Match': `"${version}"` }),
      ...(first && { 'If-None-Match': '*' }),
    },
    body: body && JSON.stringify(body),
  });
  const text = await answer.text();
  if (!answer.ok) throw new Error(`${method} ${path} answers ${answer.status}: ${text}`);
  return text ? JSON.parse(text) : undefined;
}
