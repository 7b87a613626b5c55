// States how a window and its host talk over one WebSocket: every message, its bounds, its parser.

import * as v from 'valibot';
import type { RunEvent } from '../run/event.ts';
import type { HostRefusal, RunId } from './api.ts';
import { parseCall } from './calls.ts';
import type { HostCall } from './calls.ts';
import { keySchema } from './entry.ts';
import { parseJson } from './json.ts';

/*
 * How a window gets in is stated in `entry.ts`: `hello`, `challenge`, `proof`, `welcome`.
 * The door that needs no proof begins with `welcome`.
 *
 * Then each `request` is answered by one `result` or `refusal` with its id, in any order.
 * `subscribe` opens a stream of `batch`es under its id, which ends with `ended`, or with a
 * `refusal`. The host sends at most `BATCH_WINDOW` batches ahead of the last one that the
 * window acknowledged. A window whose connection dropped gets in again and subscribes
 * from its last seq + 1.
 */

/** The version that `hello` and `welcome` name. */
export const WIRE_PROTOCOL = 2;

/** Where the WebSocket is. */
export const HOST_PATH = '/host';

/** Most octets of a body at `SESSION_PATH`, and of all WebSocket messages before `welcome`. */
export const HELLO_LIMIT = 1024;

/** Most octets of any message from a window: room for a plan with its attachments in base64. */
export const REQUEST_LIMIT = 48 * 1024 * 1024;

/** Most requests that a window may have unanswered, and most streams it may have open. */
export const PENDING_LIMIT = 64;

/** Most events of one batch. */
export const BATCH_EVENTS = 1000;

/** A batch ends with the event that takes it past this many characters of JSON. */
export const BATCH_CHARACTERS = 1024 * 1024;

/** Most batches sent and not yet acknowledged. */
export const BATCH_WINDOW = 4;

/** WebSocket close codes of Ehlo's own (RFC 6455 section 7.4.2 leaves 4000 to 4999 free). */
export const CLOSE = {
  /** A message was malformed, out of turn or past a bound. */
  badMessage: 4400,
  /** The token is unknown, or was not proven: a new address is needed. */
  badToken: 4401,
  /** The host ends. */
  ending: 4410,
} as const;

/** From the window to the host. */
export type ClientMessage =
  | {
      readonly type: 'hello';
      readonly protocol: number;
      /** Name of the bearer token. */
      readonly bearer: string;
      readonly nonce: string;
    }
  | { readonly type: 'proof'; readonly proof: string }
  | { readonly type: 'request'; readonly id: number; readonly call: HostCall }
  | {
      readonly type: 'subscribe';
      readonly id: number;
      readonly run: RunId;
      /** Number of the first event wanted, from 1. */
      readonly fromSeq: number;
    }
  /** One more batch of the stream has been taken. */
  | { readonly type: 'ack'; readonly id: number }
  | { readonly type: 'unsubscribe'; readonly id: number };

/** From the host to the window. */
export type ServerMessage =
  | { readonly type: 'challenge'; readonly nonce: string; readonly proof: string }
  | { readonly type: 'welcome'; readonly protocol: number }
  /** Without a value where the method gives none. */
  | { readonly type: 'result'; readonly id: number; readonly value?: unknown }
  | { readonly type: 'refusal'; readonly id: number; readonly refusal: HostRefusal }
  | { readonly type: 'batch'; readonly id: number; readonly events: readonly RunEvent[] }
  | { readonly type: 'ended'; readonly id: number };

/**
 * A message as a host takes it, or why it is none. A call that is wrong still has its id,
 * so that the host can refuse it and go on; anything else that is wrong ends the connection.
 */
export type ParsedClientMessage =
  | { readonly ok: true; readonly message: ClientMessage }
  | { readonly ok: false; readonly reason: string; readonly id?: number };

const id = v.pipe(v.number(), v.safeInteger(), v.minValue(1));
const seq = v.pipe(v.number(), v.safeInteger(), v.minValue(1));

const clientEnvelope = v.variant('type', [
  v.strictObject({
    type: v.literal('hello'),
    protocol: v.number(),
    bearer: keySchema,
    nonce: keySchema,
  }),
  v.strictObject({ type: v.literal('proof'), proof: keySchema }),
  v.strictObject({
    type: v.literal('request'),
    id,
    method: v.string(),
    params: v.pipe(v.array(v.unknown()), v.maxLength(4)),
  }),
  v.strictObject({
    type: v.literal('subscribe'),
    id,
    run: v.pipe(v.string(), v.maxLength(100)),
    fromSeq: seq,
  }),
  v.strictObject({ type: v.literal('ack'), id }),
  v.strictObject({ type: v.literal('unsubscribe'), id }),
]);

const refusal = v.object({
  code: v.picklist([
    'invalid-request',
    'unknown-run',
    'unknown-profile',
    'unknown-secret',
    'unknown-practice-server',
    'storage-failed',
    'busy',
    'internal',
  ]),
  message: v.string(),
});

const event = v.looseObject({ type: v.string(), seq, at: v.number() });

const serverEnvelope = v.variant('type', [
  v.object({ type: v.literal('challenge'), nonce: keySchema, proof: keySchema }),
  v.object({ type: v.literal('welcome'), protocol: v.number() }),
  v.object({ type: v.literal('result'), id, value: v.exactOptional(v.unknown()) }),
  v.object({ type: v.literal('refusal'), id, refusal }),
  v.object({
    type: v.literal('batch'),
    id,
    events: v.pipe(v.array(event), v.maxLength(BATCH_EVENTS)),
  }),
  v.object({ type: v.literal('ended'), id }),
]);

/** Reads a window's message; never throws. The caller has bounded the text's length. */
export function parseClientMessage(text: string): ParsedClientMessage {
  const read = v.safeParse(clientEnvelope, parseJson(text));
  if (!read.success) return { ok: false, reason: 'The message is none that a window sends.' };
  const message = read.output;
  switch (message.type) {
    case 'hello':
    case 'proof':
    case 'ack':
    case 'unsubscribe':
      return { ok: true, message };
    case 'subscribe':
      return { ok: true, message: { ...message, run: message.run as RunId } };
    case 'request': {
      const call = parseCall(message.method, message.params);
      if (!call.ok) return { ok: false, reason: call.reason, id: message.id };
      return { ok: true, message: { type: 'request', id: message.id, call: call.call } };
    }
  }
}

/** Writes a window's message as `parseClientMessage` reads it. */
export function writeClientMessage(message: ClientMessage): string {
  if (message.type !== 'request') return JSON.stringify(message);
  const { type, id, call } = message;
  return JSON.stringify({ type, id, method: call.method, params: call.params });
}

/** Reads a host's message; undefined if it is none. Never throws. */
export function parseServerMessage(text: string): ServerMessage | undefined {
  const read = v.safeParse(serverEnvelope, parseJson(text));
  if (!read.success) return undefined;
  const message = read.output;
  // The envelope of each event is checked; what it says is checked by the fold that takes it.
  if (message.type === 'batch')
    return { ...message, events: message.events as readonly RunEvent[] };
  return message;
}

/** Writes a host's message as `parseServerMessage` reads it. */
export function writeServerMessage(message: ServerMessage): string {
  return JSON.stringify(message);
}
