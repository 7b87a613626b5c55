import { describe, expect, it } from 'vitest';
import type { RunId } from '../../../shared/host/api.ts';
import {
  BATCH_EVENTS,
  parseClientMessage,
  parseServerMessage,
  writeClientMessage,
  writeServerMessage,
} from '../../../shared/host/wire.ts';
import type { ClientMessage, ServerMessage } from '../../../shared/host/wire.ts';
import type { RunPlan } from '../../../shared/run/plan.ts';

const plan: RunPlan = {
  connection: { host: 'mail.example.org', port: 587, security: 'auto', timeouts: { auth: 5000 } },
  tls: {},
  stopAfter: 'auth',
  send: false,
  followUp: true,
  via: 'raw',
};

const run = 'run-1' as RunId;

/** A name, a nonce or a proof. */
const KEY = 'abc_-'.padEnd(43, '9');

describe("a window's messages", () => {
  const messages: readonly ClientMessage[] = [
    { type: 'hello', protocol: 2, bearer: KEY, nonce: KEY },
    { type: 'proof', proof: KEY },
    { type: 'request', id: 1, call: { method: 'about', params: [] } },
    { type: 'request', id: 2, call: { method: 'putSecret', params: ['pa ss', 'run'] } },
    { type: 'request', id: 3, call: { method: 'startRun', params: [plan] } },
    { type: 'request', id: 4, call: { method: 'startRun', params: [plan, 'profile-1'] } },
    { type: 'request', id: 5, call: { method: 'exportRun', params: [run, 'html'] } },
    { type: 'request', id: 5, call: { method: 'exportRun', params: [run, 'csv', true] } },
    { type: 'request', id: 5, call: { method: 'exportPdf', params: [run, true] } },
    { type: 'request', id: 6, call: { method: 'importText', params: ['smtp://a.b', '.env'] } },
    { type: 'subscribe', id: 6, run, fromSeq: 17 },
    { type: 'ack', id: 6 },
    { type: 'unsubscribe', id: 6 },
  ];

  it.each(messages)('$type is read as it was written', (message) => {
    expect(parseClientMessage(writeClientMessage(message))).toEqual({ ok: true, message });
  });

  it.each([
    'no json',
    'null',
    '[]',
    '{"type":"hello"}',
    `{"type":"hello","protocol":2,"bearer":"${KEY}"}`,
    `{"type":"hello","protocol":2,"bearer":"${KEY}","nonce":"short"}`,
    `{"type":"hello","protocol":2,"bearer":"${KEY.replace('9', ' ')}","nonce":"${KEY}"}`,
    `{"type":"hello","protocol":2,"bearer":"${KEY}","nonce":"${KEY}","token":"more"}`,
    `{"type":"proof","proof":"${KEY}9"}`,
    '{"type":"subscribe","id":1,"run":"r","fromSeq":0}',
    '{"type":"ack","id":0.5}',
    '{"type":"ack","id":1,"extra":1}',
    '{"type":"request","id":1,"method":"about","params":{}}',
    '{"type":"other","id":1}',
  ])('%s is none, and has no id to be refused under', (text) => {
    const read = parseClientMessage(text);
    expect(read.ok).toBe(false);
    expect(read).not.toHaveProperty('id');
  });

  it.each<[string, unknown[], RegExp]>([
    ['constructor', [], /no such method/],
    ['runEvents', ['run-1', 1], /no such method/],
    ['about', [1], /about cannot take this/],
    ['putSecret', ['x', 'for ever'], /see 1/],
    ['startRun', [{ ...plan, surprise: true }], /see 0.surprise/],
    ['startRun', [{ ...plan, stopAfter: 'starttls' }], /see 0.stopAfter/],
    ['startRun', [{ ...plan, connection: { ...plan.connection, port: 0 } }], /connection.port/],
    ['savePreferences', [{}], /see 0.theme/],
  ])('%s %j is refused under its id', (method, params, reason) => {
    const read = parseClientMessage(JSON.stringify({ type: 'request', id: 7, method, params }));
    expect(read).toEqual({ ok: false, id: 7, reason: expect.stringMatching(reason) as string });
  });

  it('a refusal never repeats the value that was wrong', () => {
    const text = JSON.stringify({
      type: 'request',
      id: 1,
      method: 'putSecret',
      params: ['hunter2', 'hunter2'],
    });
    expect(JSON.stringify(parseClientMessage(text))).not.toContain('hunter2');
  });
});

describe("a host's messages", () => {
  const refusal = { code: 'unknown-run', message: 'There is no such run.' } as const;
  const messages: readonly ServerMessage[] = [
    { type: 'challenge', nonce: KEY, proof: KEY },
    { type: 'welcome', protocol: 2 },
    { type: 'result', id: 1, value: [] },
    { type: 'result', id: 1 },
    { type: 'refusal', id: 1, refusal },
    { type: 'batch', id: 2, events: [{ type: 'phase.started', phase: 'auth', seq: 2, at: 0.5 }] },
    { type: 'ended', id: 2 },
  ];

  it.each(messages)('$type is read as it was written', (message) => {
    expect(parseServerMessage(writeServerMessage(message))).toEqual(message);
  });

  it.each([
    'no json',
    `{"type":"challenge","nonce":"${KEY}","proof":"short"}`,
    '{"type":"batch","id":1,"events":[{"type":"phase.started"}]}',
    JSON.stringify({
      type: 'batch',
      id: 1,
      events: Array.from({ length: BATCH_EVENTS + 1 }, (_, seq) => ({ type: 'x', seq, at: 0 })),
    }),
    '{"type":"refusal","id":1,"refusal":{"code":"other","message":""}}',
  ])('%.60s is none', (text) => {
    expect(parseServerMessage(text)).toBeUndefined();
  });
});
