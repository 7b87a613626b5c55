// The history: found again, kept through crashes and by two doors at once, and let go in order.

import { spawn } from 'node:child_process';
import {
  appendFileSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { keepLog } from '../../electron/host/run-history-keep.ts';
import { writeHistorySettings } from '../../electron/host/run-history-settings.ts';
import { RunHistory } from '../../electron/host/run-history.ts';
import type { RunId } from '../../shared/host/api.ts';
import type { RunEvent } from '../../shared/run/event.ts';
import { foldLog } from '../../shared/run/fold.ts';
import { readLog } from '../../shared/run/log.ts';
import { buildReport } from '../../shared/run/report.ts';

const logPath = (name: string): string =>
  fileURLToPath(new URL(`../logs/${name}.ndjson`, import.meta.url));
const golden = (name: string): RunEvent[] => readLog(readFileSync(logPath(name), 'utf8'));
const CHILD = fileURLToPath(new URL('history-writer-child.ts', import.meta.url));

let data: string;
let history: RunHistory;
beforeEach(() => {
  data = mkdtempSync(join(tmpdir(), 'ehlo-history-'));
  history = new RunHistory(data);
});
afterEach(() => rmSync(data, { recursive: true }));

/** The golden log as if it had begun at this time. */
const at = (name: string, startedAt: string): RunEvent[] =>
  golden(name).map((event) => (event.type === 'run.started' ? { ...event, startedAt } : event));
const keep = (name: string, startedAt: string, profileName?: string): RunId =>
  keepLog(
    history.folder,
    at(name, startedAt),
    profileName === undefined ? {} : { profile: `id of ${profileName}`, profileName },
  );
const fileOf = (id: RunId): string =>
  join(
    history.folder,
    readdirSync(history.folder).find((name) => name.endsWith(`${id}.ndjson`))!,
  );
const found = async (query: Parameters<RunHistory['search']>[0]): Promise<RunId[]> =>
  (await history.search(query)).runs.map(({ id }) => id);

/** Runs the child, which is killed with SIGKILL once `kill` says so of what it printed. */
function child(count: number, kill?: (soFar: string) => boolean): Promise<string[]> {
  return new Promise((resolve, reject) => {
    const args = ['--import', 'tsx', CHILD, logPath('wrong-password'), data, String(count)];
    const started = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
    let said = '';
    started.stdout.setEncoding('utf8').on('data', (text: string) => {
      said += text;
      if (kill?.(said)) started.kill('SIGKILL');
    });
    started.once('error', reject);
    started.once('close', () => resolve(said.split('\n').filter((id) => id !== '')));
  });
}

describe('a kept run', () => {
  it('is found by target, outcome, profile, date, text and pin, newest first', async () => {
    const wrong = keep('wrong-password', '2026-03-01T10:00:00.000Z', 'Scanner');
    const fine = keep('sign-in-implicit-tls', '2026-03-02T10:00:00.000Z');
    const refused = keep('port-refused', '2026-03-03T10:00:00.000Z');
    expect(await found({})).toEqual([refused, fine, wrong]);
    expect(await found({ outcome: 'ok' })).toEqual([fine]);
    expect(await found({ profile: 'scanner' })).toEqual([wrong]);
    expect(await found({ profile: 'id of Scanner' })).toEqual([wrong]);
    expect(await found({ since: '2026-03-02' })).toEqual([refused, fine]);
    expect(await found({ until: '2026-03-02' })).toEqual([wrong]);
    expect(await found({ text: '535 PASSWORD' })).toEqual([wrong]);
    expect(await found({ text: 'anna@example.test' })).toContain(wrong);
    expect(await found({ target: ':465' })).toEqual([fine]);
    expect(await found({ limit: 1, skip: 1 })).toEqual([fine]);
    history.pin(fine, true);
    history.annotate(wrong, 'Ticket 4711');
    expect(await found({ pinned: true })).toEqual([fine]);
    expect(await found({ text: 'ticket 4711' })).toEqual([wrong]);
    const { runs, total } = await history.search({ limit: 1 });
    expect([runs.length, total]).toEqual([1, 3]);
    history.pin(fine, false);
    history.annotate(wrong, '');
    expect(await found({ pinned: true })).toEqual([]);
    expect((await history.search()).runs.map(({ note }) => note)).toEqual(Array(3).fill(undefined));
  });

  it('is found whatever the order of the fields in its events', async () => {
    const log = golden('wrong-password').map(({ seq, at: when, ...fact }) => ({
      seq,
      at: when,
      ...fact,
    }));
    const id = keepLog(history.folder, log);
    rmSync(join(history.folder, 'index.ndjson'));
    expect((await history.search()).runs).toMatchObject([{ id, outcome: 'failed' }]);
  });

  it('opens as the report that it was, and is gone once deleted', async () => {
    const log = golden('wrong-password');
    const id = keepLog(history.folder, log);
    const { log: read, torn } = history.read(id);
    expect(torn).toBe(false);
    expect(buildReport(foldLog(read))).toEqual(buildReport(foldLog(log)));
    history.annotate(id, 'x');
    history.pin(id, true);
    history.delete(id);
    expect(await found({})).toEqual([]);
    expect(readdirSync(history.folder)).toEqual(['index.ndjson']);
    expect(() => history.read(id)).toThrow('no longer kept');
  });

  it.runIf(process.platform !== 'win32')('can be read by its user only', async () => {
    const { id, writer } = history.begin(new Date().toISOString(), { profile: 'p' });
    for (const event of golden('wrong-password')) writer?.append(event);
    await writer?.end();
    history.annotate(id, 'note');
    history.pin(id, true);
    await history.search();
    expect(statSync(history.folder).mode & 0o777).toBe(0o700);
    for (const name of readdirSync(history.folder)) {
      expect([name, statSync(join(history.folder, name)).mode & 0o777]).toEqual([name, 0o600]);
    }
  });

  it('of an older format is read in today’s', () => {
    const id = keepLog(history.folder, golden('old/format-0-wrong-password'));
    const [started] = history.read(id).log;
    expect(started).toMatchObject({
      format: 'ehlo.log/1',
      plan: { via: 'raw', followUp: false, connection: { timeouts: { auth: 20_000 } } },
      runtime: { version: '0.0.9', tlsLibrary: 'unknown' },
    });
    const { verdict } = buildReport(foldLog(history.read(id).log));
    expect(verdict.rule).toBe(buildReport(foldLog(golden('wrong-password'))).verdict.rule);
  });

  it('is as good without its index, or with one of no use', async () => {
    const ids = [
      keep('wrong-password', '2026-03-01T10:00:00.000Z', 'Scanner'),
      keep('port-refused', '2026-03-03T10:00:00.000Z'),
    ].reverse();
    const index = join(history.folder, 'index.ndjson');
    const before = await new RunHistory(data).search();
    for (const text of ['', 'damage\n{"v":1}\nnull', '{"v":99,"stem":"x"}\n']) {
      writeFileSync(index, text);
      const again = new RunHistory(data);
      expect((await again.search()).runs.map(({ id }) => id)).toEqual(ids);
      expect(await again.search()).toEqual(before);
    }
    rmSync(index);
    expect(await new RunHistory(data).search()).toEqual(before);
    expect(existsSync(index)).toBe(true);
  });
});

describe('a damaged log', () => {
  it('that was torn in a crash loses its last line only, and is said to be torn', async () => {
    const log = golden('wrong-password');
    const id = keepLog(history.folder, log);
    const path = fileOf(id);
    truncateSync(path, statSync(path).size - 40);
    rmSync(join(history.folder, 'index.ndjson'));
    const read = history.read(id);
    expect(read.torn).toBe(true);
    expect(read.log).toEqual(log.slice(0, -1));
    const { runs } = await new RunHistory(data).search();
    expect(runs).toMatchObject([{ id, state: 'ended' }]);
    expect(runs[0]?.outcome).toBeUndefined();
    expect(await found({ outcome: 'none' })).toEqual([id]);
  });

  it('is set aside with a sentence that says where, and keeps no other run away', async () => {
    const good = keep('port-refused', '2026-03-03T10:00:00.000Z');
    const bad = keep('wrong-password', '2026-03-01T10:00:00.000Z');
    const path = fileOf(bad);
    const lines = readFileSync(path, 'utf8').split('\n');
    writeFileSync(path, lines.toSpliced(4, 1).join('\n'));
    rmSync(join(history.folder, 'index.ndjson'));
    const page = await new RunHistory(data).search();
    expect(page.runs.map(({ id }) => id)).toEqual([good]);
    expect(page.notices).toHaveLength(1);
    expect(page.notices[0]).toMatch(/damaged and was set aside as .*damaged.*\.ndjson/);
    expect(readdirSync(join(history.folder, 'damaged'))).toHaveLength(1);
    expect((await history.search()).notices).toEqual([]);
  });

  it('is found out when it is opened, where the index did not know', () => {
    const id = keep('wrong-password', '2026-03-01T10:00:00.000Z');
    writeFileSync(fileOf(id), 'x\ny\n');
    expect(() => history.read(id)).toThrow(/set aside/);
    expect(() => history.read(id)).toThrow('no longer kept');
  });

  it('is not what a later version wrote: that stays where it is', () => {
    const id = keep('wrong-password', '2026-03-01T10:00:00.000Z');
    const path = fileOf(id);
    writeFileSync(path, readFileSync(path, 'utf8').replace('ehlo.log/1', 'ehlo.log/9'));
    expect(() => history.read(id)).toThrow('ehlo.log/9');
    expect(existsSync(path)).toBe(true);
  });
});

describe('a process that is killed', () => {
  it('in the middle of a run loses no run that had ended, and no line but the last', async () => {
    const said = await child(1000, (soFar) => soFar.split('\n').length > 4);
    expect(said.length).toBeGreaterThanOrEqual(4);
    const { runs, notices } = await history.search();
    expect(notices).toEqual([]);
    const ended = runs.filter(({ outcome }) => outcome !== undefined).map(({ id }) => id);
    expect(ended).toEqual(expect.arrayContaining(said));
    // At most the one under way is left without a verdict, and nobody is thought to be at it.
    expect(runs.length - ended.length).toBeLessThanOrEqual(1);
    expect(runs.every(({ state }) => state === 'ended')).toBe(true);
    const whole = golden('wrong-password');
    for (const { id } of runs) {
      const { log } = history.read(id);
      expect(log).toEqual(whole.slice(0, log.length));
    }
  });
});

describe('two doors at once', () => {
  it('lose nothing', async () => {
    const [one, other] = await Promise.all([child(15), child(15)]);
    const ids = await found({});
    expect(ids.toSorted()).toEqual([...one, ...other].toSorted());
    expect(new Set(ids).size).toBe(30);
  });

  it('see each other’s pins, notes and deletions', async () => {
    const other = new RunHistory(data);
    const id = keep('wrong-password', '2026-03-01T10:00:00.000Z');
    await other.search();
    history.pin(id, true);
    other.annotate(id, 'theirs');
    expect((await other.search()).runs).toMatchObject([{ pinned: true, note: 'theirs' }]);
    other.delete(id);
    expect(await found({})).toEqual([]);
  });
});

describe('pruning', () => {
  const days = [1, 2, 3, 4, 5].map((day) => `2026-03-0${String(day)}T10:00:00.000Z`);

  it('lets the oldest go past the number that is kept, and no pinned one', async () => {
    const ids = days.map((day) => keep('wrong-password', day));
    history.pin(ids[0]!, true);
    writeHistorySettings(history.folder, { keep: true, maxRuns: 2, maxBytes: 1e9 });
    expect(await history.prune()).toBe(2);
    expect(await found({})).toEqual([ids[4], ids[3], ids[0]]);
    expect(await history.prune()).toBe(0);
    expect(await new RunHistory(data).search()).toEqual(await history.search());
  });

  it('lets the oldest go past the octets that are kept', async () => {
    const ids = days.map((day) => keep('wrong-password', day));
    const size = statSync(fileOf(ids[0]!)).size;
    expect(await history.prune({ keep: true, maxRuns: 100, maxBytes: size * 3 })).toBe(2);
    expect(await found({})).toEqual([ids[4], ids[3], ids[2]]);
  });

  it('keeps nothing where that was set', () => {
    writeHistorySettings(history.folder, { keep: false, maxRuns: 2, maxBytes: 1 });
    expect(history.begin(new Date().toISOString(), {}).writer).toBeUndefined();
    appendFileSync(join(history.folder, 'settings.json'), 'x');
    expect(history.settings.keep).toBe(true);
  });
});
