// Every export is harmless to print: what a terminal obeys or a reader does not see is written out.

import { expect, test } from 'vitest';
import { LOG_FORMATS } from '../../../shared/export/formats.ts';
import { foldLog } from '../../../shared/run/fold.ts';
import { readLog } from '../../../shared/run/log.ts';
import { buildReport } from '../../../shared/run/report.ts';
import { peer, logOf } from '../script.ts';
import { certificate, handshake, IMPLICIT, CONNECTED } from '../scenes.ts';
import { documentOf, greetedWith } from './documents.ts';

/** CSI and OSC in one octet, an override, a zero width, a filler, a separator, DEL. */
const ACTING =
  '\u009b31m \u009d0;owned\u009c \u202edesrever\u202c \u200b \u3164 \u2028 \u007f \u001b[2J';

const greeted = greetedWith(`5.7.1 ${ACTING}`);

const certified = logOf(IMPLICIT, [
  ...CONNECTED,
  ...handshake({
    certificate: certificate({ subject: peer(`CN=${ACTING}`), names: [peer(ACTING)] }),
  }),
]);

test.each(LOG_FORMATS)('as %s', (format) => {
  const log = format === 'pem' ? certified : greeted;
  const text = documentOf(log, format);
  expect(text).toContain('desrever');
  // CSV's line ends are CRLF.
  expect(text.replaceAll(/\r?\n/g, '')).not.toMatch(
    /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]/u,
  );
});

test('what is JSON says the same as before it was made harmless', () => {
  const report = buildReport(foldLog(greeted));
  const parsed: unknown = JSON.parse(documentOf(greeted, 'json'));
  expect(parsed).toEqual(JSON.parse(JSON.stringify(report)));
  expect(readLog(documentOf(greeted, 'ndjson'))).toEqual(greeted);
});
