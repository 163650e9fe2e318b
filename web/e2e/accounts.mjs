// Accounts for journeys: opened on the command line, as the first one of a network is; and the codes of a second factor.

import { execFile } from 'node:child_process';
import { createHmac } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

import { BASE } from './browser.mjs';

const { CAFEIA, DATABASE } = process.env;
/** Whether accounts can be opened here. */
export const canOpenAccounts = Boolean(CAFEIA && DATABASE);

/** Opens an account of the national team; returns the path of its invitation, with the token. */
export async function openAccount(email, name) {
  const { stdout } = await promisify(execFile)(
    CAFEIA,
    ['account', 'create', '--national', '--email', email, '--name', name, '--database-url', DATABASE, '--public-url', BASE.origin],
    // Where the server runs, too, and without anybody's own settings: both find the same secrets.
    { env: {}, cwd: fileURLToPath(new URL('../..', import.meta.url)), timeout: 30_000 },
  );
  const link = new URL(stdout.match(/https?:\/\/\S+/)[0]);
  return link.pathname + link.hash;
}

const SECONDS = 30;
const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/** The six digits of a secret for a step of time (RFC 6238); of now, unless said otherwise. */
export function totp(secret, step = currentStep()) {
  const bits = [...secret.replaceAll(/[\s=]/g, '')].map((letter) => ALPHABET.indexOf(letter).toString(2).padStart(5, '0')).join('');
  const key = Buffer.from(bits.match(/.{8}/g).map((byte) => Number.parseInt(byte, 2)));
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(step));
  const hash = createHmac('sha1', key).update(counter).digest();
  const offset = hash.at(-1) & 15;
  return String((hash.readUInt32BE(offset) & 0x7fffffff) % 1_000_000).padStart(6, '0');
}

export const currentStep = () => Math.floor(Date.now() / 1000 / SECONDS);
