// Implements HostApi over one connection to a host, whatever carries it.

import type { HostApi } from '../../shared/host/api.ts';
import type { HostCall, HostMethod, HostResult } from '../../shared/host/calls.ts';
import type { ServerMessage } from '../../shared/host/wire.ts';
import { UNNOTICED, isFinal } from './connection.ts';
import type { Connection, ConnectionEvents, ConnectionState } from './connection.ts';
import { createEventStream } from './event-stream.ts';
import type { EventStream } from './event-stream.ts';
import { HostError, Unanswered } from './host-error.ts';

export interface HostClient {
  readonly host: HostApi;
  readonly close: () => void;
}

interface Pending {
  readonly call: HostCall;
  readonly resolve: (value: unknown) => void;
  readonly reject: (error: Error) => void;
}

/** Calls that change nothing: they are simply asked again when the connection is back. */
const REPEATABLE: ReadonlySet<HostMethod> = new Set([
  'about',
  'cancelRun',
  'discover',
  'exportRun',
  'history',
  'lastOutcomes',
  'listPracticeServers',
  'listProfiles',
  'listRuns',
  'noteRun',
  'pinRun',
  'preferences',
  'profileNotices',
  'savePreferences',
  'searchRuns',
]);

const AWAY = 'Ehlo is not connected, so this was not done. Do it again when it is back.';
const GONE = 'Ehlo has ended. Start it again to go on.';

/** A host at the other end of the connection that `connect` opens. */
export function createHostClient(
  connect: (events: ConnectionEvents) => Connection,
  onState: (state: ConnectionState) => void,
): HostClient {
  const pending = new Map<number, Pending>();
  const streams = new Map<number, EventStream>();
  /** Calls that were not sent: the connection is not open yet, or closing. */
  const queue: number[] = [];
  let lastId = 0;
  /** Whether the connection is away for so long that the reader was told. */
  let away = false;
  let patience: ReturnType<typeof setTimeout> | undefined;

  const connection = connect({ onMessage: receive, onState: enter });

  function transmit(id: number): void {
    const call = pending.get(id)?.call;
    if (call && !connection.send({ type: 'request', id, call })) queue.push(id);
  }

  function receive(message: ServerMessage): void {
    switch (message.type) {
      case 'challenge':
      case 'welcome':
        return;
      case 'result':
        settle(message.id, (call) => call.resolve(message.value));
        return;
      case 'refusal':
        streams.get(message.id)?.take(message);
        settle(message.id, (call) => call.reject(new HostError(message.refusal)));
        return;
      case 'batch':
      case 'ended':
        streams.get(message.id)?.take(message);
    }
  }

  function settle(id: number, how: (call: Pending) => void): void {
    const call = pending.get(id);
    pending.delete(id);
    if (call) how(call);
  }

  /** What changes something is done soon or not at all: never when nobody expects it any more. */
  function giveUp(): void {
    away = true;
    for (const id of queue.splice(0)) {
      const call = pending.get(id)?.call;
      if (call && REPEATABLE.has(call.method)) queue.push(id);
      else settle(id, ({ reject }) => reject(new Error(AWAY)));
    }
  }

  function enter(state: ConnectionState): void {
    clearTimeout(patience);
    away = false;
    if (state === 'open') {
      for (const stream of streams.values()) stream.resume();
      for (const id of queue.splice(0)) transmit(id);
    } else if (state === 'waiting') {
      patience = setTimeout(giveUp, UNNOTICED);
      for (const [id, { call }] of pending) {
        if (REPEATABLE.has(call.method)) {
          if (!queue.includes(id)) queue.push(id);
        } else if (!queue.includes(id)) {
          settle(id, ({ reject }) => reject(new Unanswered()));
        }
      }
    } else if (isFinal(state)) {
      for (const id of [...pending.keys()]) settle(id, ({ reject }) => reject(new Error(GONE)));
      for (const stream of [...streams.values()]) stream.fail(new Error(GONE));
    }
    onState(state);
  }

  function ask<Method extends HostMethod>(
    method: Method,
    ...params: Parameters<HostApi[Method]>
  ): Promise<HostResult<Method>> {
    const id = (lastId += 1);
    // An optional parameter that is not given must be absent: JSON would make it null.
    const given = params.filter((value) => value !== undefined);
    return new Promise((resolve, reject) => {
      if (isFinal(connection.state)) {
        reject(new Error(GONE));
        return;
      }
      if (away && !REPEATABLE.has(method)) {
        reject(new Error(AWAY));
        return;
      }
      pending.set(id, {
        call: { method, params: given } as unknown as HostCall,
        resolve: resolve as (value: unknown) => void,
        reject,
      });
      transmit(id);
    });
  }

  const host: HostApi = {
    about: () => ask('about'),
    putSecret: (text, scope) => ask('putSecret', text, scope),
    startRun: (plan, profile) => ask('startRun', plan, profile),
    cancelRun: (id) => ask('cancelRun', id),
    listRuns: () => ask('listRuns'),
    searchRuns: (query) => ask('searchRuns', query),
    pinRun: (id, pinned) => ask('pinRun', id, pinned),
    noteRun: (id, note) => ask('noteRun', id, note),
    deleteRun: (id) => ask('deleteRun', id),
    history: () => ask('history'),
    setHistory: (settings) => ask('setHistory', settings),
    runEvents(run, fromSeq) {
      const id = (lastId += 1);
      const forget = (): void => void streams.delete(id);
      const stream = createEventStream(id, run, fromSeq, connection.send, forget);
      streams.set(id, stream);
      return stream;
    },
    exportRun: (id, format, masked) => ask('exportRun', id, format, masked),
    exportPdf: (id, masked) => ask('exportPdf', id, masked),
    openFile: (text) => ask('openFile', text),
    importText: (text, filename) => ask('importText', text, filename),
    discover: (address, asked) => ask('discover', address, asked),
    listProfiles: () => ask('listProfiles'),
    lastOutcomes: () => ask('lastOutcomes'),
    profileNotices: () => ask('profileNotices'),
    saveProfile: (draft) => ask('saveProfile', draft),
    deleteProfile: (id) => ask('deleteProfile', id),
    listPracticeServers: () => ask('listPracticeServers'),
    startPracticeServer: (name) => ask('startPracticeServer', name),
    preferences: () => ask('preferences'),
    savePreferences: (preferences) => ask('savePreferences', preferences),
  };
  return { host, close: connection.close };
}
