// Every export is harmless to print: what a terminal obeys or a reader does not see is written out.

import { expect, test } from 'vitest';
import { exports, type ExportFormat } from '../../../shared/export/exports.ts';
import { foldLog } from '../../../shared/run/fold.ts';
import { buildReport } from '../../../shared/run/report.ts';
import { CLEAR, CONNECTED, RESOLVED } from '../scenes.ts';
import { logOf } from '../script.ts';

/** CSI and OSC in one octet, an override, a zero width, a filler, a separator, DEL. */
const ACTING =
  '\u009b31m \u009d0;owned\u009c \u202edesrever\u202c \u200b \u3164 \u2028 \u007f \u001b[2J';

const hostile = logOf(CLEAR, [
  ...RESOLVED,
  ...CONNECTED,
  'phase: greeting',
  `S: 554 5.7.1 ${ACTING}`,
]);

test.each(Object.keys(exports) as ExportFormat[])('as %s', (format) => {
  const report = buildReport(foldLog(hostile));
  const text = exports[format](hostile, report);
  expect(text).toContain('desrever');
  expect(text.replaceAll('\n', '')).not.toMatch(
    /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]/u,
  );
  if (format === 'json') expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(report)));
});
