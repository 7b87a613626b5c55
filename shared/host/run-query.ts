// States how runs are looked for in the history, and what an answer holds.

import * as v from 'valibot';
import type { Outcome } from '../run/verdict.ts';
import type { RunSummary } from './api.ts';

/** What is looked for; all that is given must be so. */
export interface RunQuery {
  /** Words, each of which stands in the target, names, title, note or the server's replies. */
  readonly text?: string;
  /** Part of `host:port`. */
  readonly target?: string;
  /** A profile's id, or its name as it was when the run began. */
  readonly profile?: string;
  /** `none` are the runs that broke off without a verdict. */
  readonly outcome?: Outcome | 'none';
  /** ISO 8601: runs that began then or later. */
  readonly since?: string;
  /** ISO 8601: runs that began before. */
  readonly until?: string;
  readonly pinned?: true;
  /** At most this many; 200 if not given. */
  readonly limit?: number;
  /** Leaves out as many of the newest. */
  readonly skip?: number;
}

/** Newest first. */
export interface RunPage {
  readonly runs: readonly RunSummary[];
  /** How many there are in all, without `limit`. */
  readonly total: number;
  /** Sentences on files that could not be read. */
  readonly notices: readonly string[];
}

/** Runs of an answer where no limit is given. */
export const USUAL_LIMIT = 200;
/** Most runs of one answer. */
export const RUN_LIMIT = 1000;

const text = v.pipe(v.string(), v.maxLength(500));
const time = v.pipe(
  v.string(),
  v.maxLength(40),
  v.check((written) => Number.isFinite(Date.parse(written))),
);
const count = (most: number) => v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(most));

/** A query as a window may send it. */
export const runQuerySchema: v.GenericSchema<unknown, RunQuery> = v.strictObject({
  text: v.exactOptional(text),
  target: v.exactOptional(text),
  profile: v.exactOptional(text),
  outcome: v.exactOptional(v.picklist(['ok', 'partial', 'failed', 'inconclusive', 'none'])),
  since: v.exactOptional(time),
  until: v.exactOptional(time),
  pinned: v.exactOptional(v.literal(true)),
  limit: v.exactOptional(count(RUN_LIMIT)),
  skip: v.exactOptional(count(1_000_000)),
});

/** Reads a query; a refused one names the field that is wrong. */
export function parseRunQuery(
  given: unknown,
):
  { readonly ok: true; readonly query: RunQuery } | { readonly ok: false; readonly field: string } {
  const read = v.safeParse(runQuerySchema, given);
  return read.success
    ? { ok: true, query: read.output }
    : { ok: false, field: v.getDotPath(read.issues[0]) ?? 'list' };
}
