// What the built program prints: for people, for programs, into files.

import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readLog } from '../../shared/run/log.ts';
import type { RunReport } from '../../shared/run/report.ts';
import { expectSoundReport, expectWellFormedLog } from '../engine/hostile-check.ts';
import { close, receiveAny, send, startPeer } from '../peers/scripted.ts';
import { ehlo } from './ehlo.ts';

const ESCAPE = '\u001b';

describe('for people', () => {
  it('shows the transcript, then the verdict, then the phases', async () => {
    const { stdout, stderr } = await ehlo(['test', 'practice:wrong-password']);
    const at = (pattern: RegExp): number => stdout.search(pattern);
    const places = [
      /^practice:wrong-password {2}STARTTLS, up to auth$/m,
      /^ +\d+ +\d+\.\d{3} {2}greeting {2}○ ← 220 submission\.practice\.example/m,
      /^ +\d+ +\d+\.\d{3} {2}starttls {2}○ → STARTTLS$/m,
      /^ +\d+ +\d+\.\d{3} {2}ehlo {6}● → EHLO /m,
      /^ +\d+ +\d+\.\d{3} {12}● → AUTH PLAIN \[secret\]$/m,
      /^ +\d+ +\d+\.\d{3} {12}● ← 535 5\.7\.8 /m,
      /^✘ /m,
      /^ {2}why {5}/m,
      /^ {2}do {6}/m,
      /^ {2}server {2}535 5\.7\.8 /m,
      /^ {2}basis {3}\w+, lines? \d+/m,
      /^ {2}✔ starttls +\d+(\.\d)? ms {2,}━/m,
      /^ {2}✘ auth /m,
    ].map(at);
    expect(places.every((place) => place >= 0)).toBe(true);
    expect(places).toEqual(places.toSorted((a, b) => a - b));
    expect(stderr).toBe('');
  });

  it('refers to lines of the transcript that say so', async () => {
    const { stdout } = await ehlo(['test', 'practice:wrong-password']);
    const number = /basis .*, lines? (\d+)/.exec(stdout)?.[1] ?? '';
    expect(stdout).toMatch(new RegExp(`^ +${number} .*535 5\\.7\\.8`, 'm'));
  });

  it('prints the verdict alone when it is to be quiet', async () => {
    const { stdout } = await ehlo(['test', 'practice:wrong-password', '--quiet']);
    expect(stdout).toMatch(/^✘ /);
    expect(stdout).not.toContain('EHLO [');
  });

  it('has no colours where the output is no terminal', async () => {
    const { stdout } = await ehlo(['test', 'practice:healthy'], { env: { NO_COLOR: '' } });
    expect(stdout).not.toContain(ESCAPE);
  });

  it('makes the words of the server harmless', async () => {
    const peer = await startPeer([
      send(`220 ${ESCAPE}[2J\u202e\u0007 mail.example.org`),
      receiveAny,
      send(`550 ${ESCAPE}]0;title\u0007 <script>`),
      receiveAny,
      send(`550 ${ESCAPE}[31m no\u009b31m`),
      close,
    ]);
    const target = `127.0.0.1:${String(peer.port)}`;
    for (const output of [[], ['--quiet'], ['--json'], ['--ndjson'], ['--nagios']]) {
      const { stdout } = await ehlo(['test', target, '--security', 'none', ...output]);
      expect(stdout).not.toMatch(/[^\P{Cc}\n]|\p{Cf}/u);
      if (output.length === 0) expect(stdout).toContain('220 [U+001B][2J[U+202E][U+0007] mail');
    }
    await peer.stop();
  });

  it('goes on to the end when its reader leaves early', async () => {
    const { code, stderr } = await ehlo(['test', 'practice:slow-greeting'], {
      onOutput: (_text, child) => child.stdout?.destroy(),
    });
    expect([code, stderr]).toEqual([0, '']);
  });

  it('says what has no effect', async () => {
    const { stderr } = await ehlo(['test', 'practice:healthy', '--to', 'b@example.org']);
    expect(stderr).toBe('ehlo: --to has no effect: the run stops after auth.\n');
  });
});

describe('for programs', () => {
  it('--json prints one report, alone', async () => {
    const { code, stdout, stderr } = await ehlo(['test', 'practice:expired-certificate', '--json']);
    const report = JSON.parse(stdout) as RunReport;
    expect(report.format).toBe('ehlo.report/1');
    expect(report.verdict).toMatchObject({ phase: 'tls', outcome: 'failed' });
    expect([code, stderr]).toEqual([29, '']);
  });

  it('--ndjson prints the log, one event a line, from which the same report is made', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'ehlo-cli-'));
    const report = join(folder, 'run.json');
    const { stdout } = await ehlo(['send', 'practice:healthy', '--ndjson', '--export', report]);
    const log = readLog(stdout);
    expectWellFormedLog(log);
    expectSoundReport(JSON.parse(readFileSync(report, 'utf8')) as RunReport, log);
    expect(log.some(({ type }) => type === 'message.sent')).toBe(true);
    rmSync(folder, { recursive: true });
  });

  it('--ndjson prints events while the run goes on', async () => {
    const seen: number[] = [];
    const started = performance.now();
    await ehlo(['test', 'practice:slow-greeting', '--ndjson'], {
      onOutput: () => seen.push(performance.now() - started),
    });
    expect((seen.at(-1) ?? 0) - (seen[0] ?? 0)).toBeGreaterThan(2000);
  });

  it.each([
    [
      'healthy-implicit',
      /^EHLO (OK|WARNING) - practice:healthy-implicit: .* \| total=\d+\.\d{3}s resolve=/,
      [0, 1],
    ],
    ['recipient-refused', /^EHLO WARNING - practice:recipient-refused: /, [1]],
    ['wrong-password', /^EHLO CRITICAL - practice:wrong-password: .*\(535 .*\) \| total=/, [2]],
    ['lost-confirmation', /^EHLO UNKNOWN - practice:lost-confirmation: /, [3]],
  ])('--nagios prints one line for practice:%s', async (name, line, codes) => {
    const { code, stdout } = await ehlo(['test', `practice:${name}`, '--nagios']);
    expect(stdout).toMatch(line);
    expect(stdout.trimEnd().split('\n')).toHaveLength(1);
    expect(codes).toContain(code);
  });

  it('--export writes a file for each format', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'ehlo-cli-'));
    const files = ['a.txt', 'b.json', 'c.NDJSON'].flatMap((name) => [
      '--export',
      join(folder, name),
    ]);
    await ehlo(['test', 'practice:healthy', '--quiet', ...files]);
    expect(readdirSync(folder).toSorted()).toEqual(['a.txt', 'b.json', 'c.NDJSON']);
    const log = readLog(readFileSync(join(folder, 'c.NDJSON'), 'utf8'));
    expectSoundReport(JSON.parse(readFileSync(join(folder, 'b.json'), 'utf8')) as RunReport, log);
    expect(readFileSync(join(folder, 'a.txt'), 'utf8')).toContain('STARTTLS');
    rmSync(folder, { recursive: true });
  });
});

describe('about itself', () => {
  it('--version prints the version', async () => {
    const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string };
    expect(await ehlo(['--version'])).toEqual({ code: 0, stdout: `${version}\n`, stderr: '' });
  });

  it.each([['--help'], ['test', '--help'], ['send', '--help'], ['practice', '--help']])(
    '%s %s explains itself with examples',
    async (...args) => {
      const { code, stdout } = await ehlo(args);
      expect(code).toBe(0);
      expect(stdout).toContain('Examples:');
    },
  );

  it('names every option of a run in its help', async () => {
    const { stdout } = await ehlo(['test', '--help']);
    for (const option of CONTRACT) expect(stdout).toContain(` ${option}`);
  });
});

/** The options that other programs rely on. */
const CONTRACT = [
  ...['--stop-after', '--send', '--no-follow-up', '--via', '--security', '--connect-ip'],
  ...[
    '--proxy',
    '--source-ip',
    '--4',
    '--6',
    '--timeout',
    '--ehlo-name',
    '--tls-name',
    '--ca',
    '--cert',
  ],
  ...[
    '--key',
    '--pkcs12',
    '--insecure',
    '--user',
    '--auth',
    '--password-stdin',
    '--token-stdin',
    '--authzid',
  ],
  ...['--allow-clear-auth', '--from', '--to', '--subject', '--text', '--html', '--attach'],
  ...['--header', '--message', '--raw-lines', '--chunking', '--json', '--ndjson', '--export'],
  ...['--quiet', '--no-color', '--nagios'],
];
