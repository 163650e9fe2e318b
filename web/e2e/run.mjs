// Journeys of visitors in a real browser, against a running server with the demonstration data.
//
//   BASE_URL=http://127.0.0.1:8080 node e2e/run.mjs
//
// Without BASE_URL the server is looked for at http://127.0.0.1:8080. CHROMIUM names another browser binary. The journeys
// through the workspace open accounts by the program CAFEIA in the database DATABASE, and are left out without them; those
// that read letters catch them at SMTP, an address such as 127.0.0.1:2525 to which the server sends them.

import { BASE } from './browser.mjs';

import './journeys/finding.mjs';
import './journeys/agenda.mjs';
import './journeys/cafe.mjs';
import './journeys/people-and-things.mjs';
import './journeys/reading.mjs';
import './journeys/network.mjs';
import './journeys/espace.mjs';
import './journeys/proposing.mjs';
import './journeys/writing.mjs';
import './journeys/several-tabs.mjs';
import './journeys/ways.mjs';
import './journeys/reviewing.mjs';
import './journeys/reporting.mjs';
import './journeys/facilitators.mjs';
import './journeys/steering.mjs';
import './journeys/looking-after.mjs';
import './journeys/needing.mjs';
import './journeys/importing.mjs';
import './journeys/mailing.mjs';
import './journeys/every-page.mjs';

console.log(`Journeys on ${BASE.href}`);
