// The letters that the server sends during the journeys: caught by a mail server of our own, at the address SMTP.

import { after, before } from 'node:test';
import { SMTPServer } from 'smtp-server';

const { SMTP } = process.env;
/** Whether letters can be read here. */
export const canReadMail = Boolean(SMTP);

/** As long as this a letter may take, in milliseconds: the server looks for due jobs every second. */
const PATIENCE = 20_000;

const letters = [];
let told = () => {};

/** Catches letters as long as the tests of the file that calls this last. */
export function catchMail() {
  const { open, close } = mailServer();
  before(open, { timeout: PATIENCE });
  // It waits for half a minute at most for connections that do not end.
  after(close, { timeout: 2 * PATIENCE });
}

/** Catches letters from when it is opened until it is closed. */
export function mailServer() {
  const [host, port] = SMTP.split(':');
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['AUTH', 'STARTTLS'],
    onData(stream, session, done) {
      const chunks = [];
      stream.on('data', (chunk) => chunks.push(chunk));
      stream.on('end', () => {
        letters.push({ to: session.envelope.rcptTo.map(({ address }) => address), ...read(Buffer.concat(chunks).toString('latin1')) });
        told();
        done();
      });
    },
  });
  const open = () =>
    new Promise((ready, failed) => {
      server.once('error', failed);
      server.listen(Number(port), host, ready);
    });
  const close = () => new Promise((closed) => { server.close(closed); });
  return { open, close };
}

/** The next letter to an address whose subject is like this; it is handed out once. */
export async function letterTo(address, subject) {
  const until = Date.now() + PATIENCE;
  for (;;) {
    const at = letters.findIndex((one) => one.to.includes(address) && subject.test(one.subject));
    if (at >= 0) return letters.splice(at, 1)[0];
    if (Date.now() > until) {
      const came = letters.map((one) => `${one.to}: ${one.subject}`).join('; ') || 'none';
      throw new Error(`no letter to ${address} with ${subject}; those that came: ${came}`);
    }
    await new Promise((resolve) => {
      told = resolve;
      setTimeout(resolve, 500);
    });
  }
}

/** The path of a letter's link, with its token. */
export function linkOf({ text }) {
  const link = new URL(text.match(/https?:\/\/\S+/)[0]);
  return link.pathname + link.search + link.hash;
}

/** Subject and plain text of a message (RFC 5322, MIME). */
function read(message) {
  const [head, body] = halves(message);
  const subject = words(header(head, 'Subject'));
  const boundary = header(head, 'Content-Type').match(/boundary="?([^";]+)"?/)?.[1];
  if (!boundary) return { subject, text: decoded(head, body) };
  const parts = body.split(`--${boundary}`).map((part) => halves(part.replace(/^\r\n/, '')));
  const plain = parts.find(([partHead]) => header(partHead, 'Content-Type').startsWith('text/plain'));
  return { subject, text: plain ? decoded(...plain) : '' };
}

function halves(text) {
  const at = text.indexOf('\r\n\r\n');
  return at < 0 ? [text, ''] : [text.slice(0, at), text.slice(at + 4)];
}

function header(head, name) {
  const lines = head.replaceAll(/\r\n[ \t]+/g, ' ').split('\r\n');
  return lines.find((line) => line.toLowerCase().startsWith(`${name.toLowerCase()}:`))?.slice(name.length + 1).trim() ?? '';
}

function decoded(head, body) {
  const utf8 = (bytes) => Buffer.from(bytes, 'latin1').toString('utf8');
  switch (header(head, 'Content-Transfer-Encoding').toLowerCase()) {
    case 'base64':
      return Buffer.from(body, 'base64').toString('utf8');
    case 'quoted-printable':
      return utf8(quoted(body.replaceAll(/=\r\n/g, '')));
    default:
      return utf8(body);
  }
}

const quoted = (text) => text.replaceAll(/=([0-9A-F]{2})/gi, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16)));

/** Encoded words of a header (RFC 2047). */
function words(text) {
  return text
    .replaceAll(/\?=\s+=\?/g, '?==?')
    .replaceAll(/=\?utf-8\?([bq])\?([^?]*)\?=/gi, (_, how, inner) =>
      how.toLowerCase() === 'b'
        ? Buffer.from(inner, 'base64').toString('utf8')
        : Buffer.from(quoted(inner.replaceAll('_', ' ')), 'latin1').toString('utf8'),
    );
}
