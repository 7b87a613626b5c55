// `.ehlo` files, as others may have written them.

import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readFileContent } from '../../electron/host/open-file.ts';
import { FILE_LIMIT } from '../../shared/host/opened.ts';
import { writeProfileFile } from '../../shared/profile/profile-file.ts';
import { readLog, writeLog } from '../../shared/run/log.ts';
import type { RunPlan, SecretRef } from '../../shared/run/plan.ts';
import { withoutSignIn } from '../../shared/run/without-secrets.ts';

const LOGS = new URL('../logs/', import.meta.url);
const textOf = (name: string): string => readFileSync(new URL(name, LOGS), 'utf8');
const names = readdirSync(LOGS).filter((name) => name.endsWith('.ndjson'));

const ref = (name: string): SecretRef => name as SecretRef;
const SETTINGS: RunPlan = {
  connection: {
    host: 'mail.example.org',
    port: 587,
    security: 'starttls',
    proxy: { kind: 'socks5', host: 'proxy.test', port: 1080, user: 'p', password: ref('one') },
  },
  tls: { serverName: 'mx.example.org', certificate: 'PEM', key: ref('two') },
  auth: { user: 'ann', password: ref('three'), token: ref('four') },
  stopAfter: 'auth',
  send: false,
  followUp: true,
  via: 'raw',
};

describe('a log', () => {
  it.each(names)('%s is read as it was written', (name) => {
    const log = readLog(textOf(name)).map((event) =>
      event.type === 'run.started' ? { ...event, plan: withoutSignIn(event.plan) } : event,
    );
    expect(readFileContent(writeLog(log))).toEqual({ kind: 'log', log });
  });

  const lines = textOf('wrong-password.ndjson').trimEnd().split('\n');
  const changed = (type: string, change: object): string =>
    lines
      .map((line) => JSON.parse(line) as { readonly type: string })
      .map((event) => JSON.stringify(event.type === type ? { ...event, ...change } : event))
      .join('\n');

  it.each<[string, string]>([
    ['of which the middle is missing', lines.toSpliced(4, 1).join('\n')],
    ['whose text is no text', changed('line.received', { text: { toString: 'x' } })],
    ['whose phase is none', changed('phase.started', { phase: 'constructor' })],
    ['whose verdict is none', changed('verdict.reached', { verdict: {} })],
    ['whose time is none', changed('run.started', { startedAt: 'yesterday' })],
    ['of another type', changed('auth.completed', { type: 'toString' })],
    ['that never ends', changed('line.sent', { at: 1e999 })],
  ])('%s is refused', (_what, text) => {
    expect(() => readFileContent(text)).toThrow('neither a profile nor the whole log');
  });

  it('brings no reference to a secret', () => {
    const [started] = readLog(textOf('wrong-password.ndjson'));
    const plan = { ...(started as { plan: RunPlan }).plan, auth: { user: 'ann', password: 'ref' } };
    const read = readFileContent(changed('run.started', { plan }));
    expect(JSON.stringify(read)).not.toContain('"ref"');
  });
});

describe('a profile', () => {
  it('goes from one computer to another without what its vault keeps', () => {
    const text = writeProfileFile({ name: 'Scanner', settings: SETTINGS });
    const read = readFileContent(text);
    expect(read).toMatchObject({
      kind: 'profile',
      profile: { name: 'Scanner', settings: { auth: { user: 'ann' }, tls: {} } },
    });
    for (const name of ['one', 'two', 'three', 'four', 'PEM']) {
      expect(text).not.toContain(name);
      expect(JSON.stringify(read)).not.toContain(name);
    }
  });

  it('is refused where a field is none of a plan, without repeating it', () => {
    const text = writeProfileFile({ name: 'Scanner', settings: SETTINGS });
    const wrong = text.replace('"send": false', '"send": "correct-horse"');
    expect(() => readFileContent(wrong)).toThrow(/see settings\.send\.$/);
  });
});

it('refuses what is too large to be read', () => {
  expect(() => readFileContent('x'.repeat(FILE_LIMIT + 1))).toThrow('too large');
});
