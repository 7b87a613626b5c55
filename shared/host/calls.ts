// Lists the host's methods as messages: the parameters of each, and the parser that bounds them.

import * as v from 'valibot';
import { LOG_FORMATS } from '../export/formats.ts';
import { detailsSchema } from '../profile/details-schema.ts';
import { PROFILE_COLOURS, PROFILE_LIMITS } from '../profile/profile.ts';
import { PHASES } from '../run/phase.ts';
import type { Phase } from '../run/phase.ts';
import type { HostApi, Preferences, RunId } from './api.ts';
import { isWithin, type HistorySettings } from './history-settings.ts';
import { NOTE_LIMIT } from './note-limit.ts';
import { FILE_LIMIT } from './opened.ts';
import { planSchema } from './plan-schema.ts';
import { runQuerySchema } from './run-query.ts';

/** The methods that take one message and give one answer; `runEvents` is a stream instead. */
export type HostMethod = Exclude<keyof HostApi, 'runEvents'>;

/** A call of one method, its parameters in the method's order. */
export type HostCall = {
  readonly [Method in HostMethod]: {
    readonly method: Method;
    readonly params: Parameters<HostApi[Method]>;
  };
}[HostMethod];

/** What a method resolves to. */
export type HostResult<Method extends HostMethod> = Awaited<ReturnType<HostApi[Method]>>;

export type ParsedCall =
  { readonly ok: true; readonly call: HostCall } | { readonly ok: false; readonly reason: string };

/** Most characters of a name, an id, or any other short text. */
const SHORT = 200;

/** Most characters of a secret; OAuth tokens and PEM keys are the long ones. */
const SECRET = 64 * 1024;

const short = v.pipe(v.string(), v.maxLength(SHORT));
const runId = v.pipe(
  short,
  v.transform((text) => text as RunId),
);

const stepTime = v.pipe(v.number(), v.integer(), v.minValue(100), v.maxValue(600_000));

const preferences = v.strictObject({
  theme: v.picklist(['system', 'light', 'dark', 'contrast']),
  fontSize: v.pipe(v.number(), v.integer(), v.minValue(11), v.maxValue(20)),
  ehloName: v.pipe(v.string(), v.maxLength(255)),
  stepTimeout: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(600_000)),
  timeouts: v.strictObject(
    Object.fromEntries(PHASES.map((phase) => [phase, v.exactOptional(stepTime)])) as Record<
      Phase,
      v.ExactOptionalSchema<typeof stepTime, undefined>
    >,
  ),
  letterKeys: v.boolean(),
  updates: v.boolean(),
});

const profileDraft = v.strictObject({
  id: v.exactOptional(short),
  name: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(PROFILE_LIMITS.name)),
  folder: v.exactOptional(v.pipe(detailsSchema.folder, v.trim())),
  tags: v.exactOptional(detailsSchema.tags),
  notes: v.exactOptional(detailsSchema.notes),
  colour: v.exactOptional(v.picklist(PROFILE_COLOURS)),
  settings: v.exactOptional(planSchema),
});

const limit = (name: 'maxRuns' | 'maxBytes') =>
  v.pipe(
    v.number(),
    v.check((value) => isWithin(name, value)),
  );

const historySettings: v.GenericSchema<unknown, Partial<HistorySettings>> = v.strictObject({
  keep: v.exactOptional(v.boolean()),
  maxRuns: v.exactOptional(limit('maxRuns')),
  maxBytes: v.exactOptional(limit('maxBytes')),
});

const fileName = v.pipe(v.string(), v.maxLength(255));
const address = v.pipe(v.string(), v.maxLength(320));

const none = v.strictTuple([]);
const planAlone = v.strictTuple([planSchema]);
const runAlone = v.strictTuple([runId]);
const maskedPdf = v.strictTuple([runId, v.boolean()]);
const plainExport = v.strictTuple([runId, v.picklist(LOG_FORMATS)]);
const maskedExport = v.strictTuple([runId, v.picklist(LOG_FORMATS), v.boolean()]);
const planAndProfile = v.strictTuple([planSchema, short]);

const parameters = {
  about: none,
  putSecret: v.strictTuple([
    v.pipe(v.string(), v.maxLength(SECRET)),
    v.picklist(['run', 'profile']),
  ]),
  startRun: v.lazy((params) => (isLonger(params, 1) ? planAndProfile : planAlone)),
  cancelRun: v.strictTuple([runId]),
  listRuns: none,
  searchRuns: v.strictTuple([runQuerySchema]),
  pinRun: v.strictTuple([runId, v.boolean()]),
  noteRun: v.strictTuple([runId, v.pipe(v.string(), v.maxLength(NOTE_LIMIT))]),
  deleteRun: v.strictTuple([runId]),
  history: none,
  setHistory: v.strictTuple([historySettings]),
  exportRun: v.lazy((params) => (isLonger(params, 2) ? maskedExport : plainExport)),
  exportPdf: v.lazy((params) => (isLonger(params, 1) ? maskedPdf : runAlone)),
  openFile: v.strictTuple([v.pipe(v.string(), v.maxLength(FILE_LIMIT))]),
  importText: v.strictTuple([v.pipe(v.string(), v.maxLength(FILE_LIMIT)), fileName]),
  discover: v.strictTuple([address, v.strictObject({ check: v.boolean(), mozilla: v.boolean() })]),
  listProfiles: none,
  lastOutcomes: none,
  profileNotices: none,
  saveProfile: v.strictTuple([profileDraft]),
  deleteProfile: v.strictTuple([short]),
  listPracticeServers: none,
  startPracticeServer: v.strictTuple([short]),
  preferences: none,
  savePreferences: v.strictTuple([preferences]),
} satisfies {
  readonly [Method in HostMethod]: v.GenericSchema<unknown, Parameters<HostApi[Method]>>;
};

/** Reads a call; a refused one names the parameter that is wrong, never its value. */
export function parseCall(method: string, params: readonly unknown[]): ParsedCall {
  if (!isMethod(method)) return { ok: false, reason: 'The host has no such method.' };
  const read = v.safeParse(parameters[method], params);
  if (!read.success) {
    const path = v.getDotPath(read.issues[0]) ?? 'the number of parameters';
    return { ok: false, reason: `${method} cannot take this: see ${path}.` };
  }
  return { ok: true, call: { method, params: read.output } as HostCall };
}

/** Reads stored preferences; undefined where one of them is not what it should be. */
export function parsePreferences(stored: unknown): Preferences | undefined {
  const read = v.safeParse(preferences, stored);
  return read.success ? read.output : undefined;
}

/** Chosen by length, not by a union, so that a refusal can name what is wrong in the plan. */
function isLonger(params: unknown, length: number): boolean {
  return Array.isArray(params) && params.length > length;
}

function isMethod(method: string): method is HostMethod {
  return Object.hasOwn(parameters, method);
}
