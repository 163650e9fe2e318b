// A network of a journey's own, in which months can pass: the program serves a database that nobody else has, and later
// serves it again as if it were that much later.

import { execFile, spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

import { BASE } from './browser.mjs';

const { CAFEIA, SMTP } = process.env;
const ROOT = fileURLToPath(new URL('../..', import.meta.url));
/** As long as a server may take to answer, in milliseconds. */
const PATIENCE = 30_000;

/**
 * A network without any data, in a file of its own or in an empty database that is named. `at(days)` serves it that many days ahead,
 * and gives its address; `end` ends it all.
 */
export async function networkOfOnesOwn(named) {
  const folder = await mkdtemp(join(tmpdir(), 'cafeia-later-'));
  const database = named ?? `sqlite:${join(folder, 'cafeia.sqlite')}`;
  const run = (...args) => promisify(execFile)(CAFEIA, args, { env: {}, cwd: ROOT });
  await run('migrate', '--database-url', database);
  let server;
  const stop = async () => {
    if (!server) return;
    const ended = new Promise((resolve) => { server.once('exit', resolve); });
    server.kill('SIGTERM');
    await ended;
    server = undefined;
  };
  const at = async (days) => {
    await stop();
    const address = `127.0.0.1:${await freePort()}`;
    const options = ['serve', '--database-url', database, '--listen', address, '--days-ahead', String(days), '--log', 'warn'];
    const mail = ['--smtp-url', `smtp://${SMTP}`, '--mail-from', 'Café IA <cafe@reseau.example>'];
    server = spawn(CAFEIA, [...options, ...mail], { env: {}, cwd: ROOT, stdio: 'ignore' });
    const url = `http://${address}`;
    await answers(url);
    return url;
  };
  const openAccount = async (email, name, url) => {
    const { stdout } = await run('account', 'create', '--national', '--email', email, '--name', name,
      '--database-url', database, '--public-url', url);
    return stdout.match(/#(\S+)/)[1];
  };
  const end = async () => {
    await stop();
    await rm(folder, { recursive: true, force: true });
  };
  return { at, openAccount, end, run: (...args) => run(...args, '--database-url', database) };
}

/** What goes wrong in a browser that looks at another server than that of all journeys is no fault of a page. */
export const ELSEWHERE = new RegExp(`third party: http://${BASE.hostname.replaceAll('.', '\\.')}:`);

async function freePort() {
  const server = createServer();
  await new Promise((ready) => { server.listen(0, '127.0.0.1', ready); });
  const { port } = server.address();
  await new Promise((closed) => { server.close(closed); });
  return port;
}

async function answers(url) {
  const until = Date.now() + PATIENCE;
  for (;;) {
    const answer = await fetch(`${url}/readyz`).catch(() => undefined);
    if (answer?.ok) return;
    if (Date.now() > until) throw new Error(`no server answers at ${url}`);
    await new Promise((resolve) => { setTimeout(resolve, 100); });
  }
}
