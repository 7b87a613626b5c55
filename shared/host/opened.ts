// Says what came in from outside the window: settings for its form, or a run for its history.

import * as v from 'valibot';
import type { RunPlan } from '../run/plan.ts';
import type { RunId } from './api.ts';
import { parseJson } from './json.ts';
import { planSchema } from './plan-schema.ts';

/** What a file or a link held. None of it ever runs by itself. */
export type Opened =
  | {
      readonly kind: 'settings';
      /** What the reader calls it: a profile's name, or the server of a link. */
      readonly name: string;
      /** Without any reference to a secret. */
      readonly settings: RunPlan;
    }
  /** Kept by the host like a run of this sitting that has ended. */
  | { readonly kind: 'run'; readonly id: RunId };

/** What the desktop's main process tells its page of what the system asked it to open. */
export type Opening = Opened | { readonly kind: 'refused'; readonly message: string };

/** Most characters of a file that is opened. */
export const FILE_LIMIT = 16 * 1024 * 1024;

const opening = v.variant('kind', [
  v.strictObject({ kind: v.literal('settings'), name: v.string(), settings: planSchema }),
  v.strictObject({
    kind: v.literal('run'),
    id: v.pipe(
      v.string(),
      v.transform((id) => id as RunId),
    ),
  }),
  v.strictObject({ kind: v.literal('refused'), message: v.string() }),
]);

/** Reads what the main process wrote; undefined if it is none. Never throws. */
export function parseOpening(text: string): Opening | undefined {
  const read = v.safeParse(opening, parseJson(text));
  return read.success ? read.output : undefined;
}
