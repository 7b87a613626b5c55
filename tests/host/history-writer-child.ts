// Writes runs into a history until it is killed: LOG FOLDER COUNT; says each id once it has ended.

import { readFileSync } from 'node:fs';
import { RunHistory } from '../../electron/host/run-history.ts';
import { readLog } from '../../shared/run/log.ts';

const [log = '', folder = '', count = '0'] = process.argv.slice(2);
const events = readLog(readFileSync(log, 'utf8'));
const history = new RunHistory(folder);
for (let run = 0; run < Number(count); run += 1) {
  const { id, writer } = history.begin(new Date().toISOString(), {});
  for (const event of events) {
    writer?.append(event);
    await new Promise((resolve) => setImmediate(resolve));
  }
  await writer?.end();
  process.stdout.write(`${id}\n`);
}
