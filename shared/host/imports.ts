// Says what came of a text that was to be imported; its secrets are in the vault by then.

import type { RunPlan } from '../run/plan.ts';
import type { RunId } from './api.ts';

export interface ImportedSettings {
  readonly name: string;
  /** With references to the secrets that were in the text. */
  readonly settings: RunPlan;
}

export type ImportAnswer =
  | {
      readonly kind: 'settings';
      /** What the text was, in words. */
      readonly format: string;
      readonly accounts: readonly ImportedSettings[];
      /** What was not understood, in sentences. */
      readonly unread: readonly string[];
    }
  /** The text is a message: base64 of it. */
  | { readonly kind: 'message'; readonly content: string }
  /** The text is the log of a run, which is kept now. */
  | { readonly kind: 'run'; readonly id: RunId };
