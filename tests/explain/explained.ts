// Explains a text as a test wants it: without a clock.

import { explainText, type ExplainOptions } from '../../shared/explain/explain.ts';
import type { Explanation } from '../../shared/explain/explanation.ts';

const RUNTIME = { version: '0.0.0-test', startedAt: '2026-11-24T12:00:00.000Z' };

/** Throws where nothing was recognised. */
export function explained(text: string, hints: Partial<ExplainOptions> = {}): Explanation {
  const explanation = tried(text, hints);
  if (explanation === undefined) throw new Error(`Nothing was recognised in: ${text}`);
  return explanation;
}

export function tried(text: string, hints: Partial<ExplainOptions> = {}): Explanation | undefined {
  return explainText(text, { ...RUNTIME, ...hints });
}

/** What most tests look at, in one line. */
export function gist(text: string, hints: Partial<ExplainOptions> = {}): string {
  const { source, verdict } = explained(text, hints);
  return `${source.tool}: ${verdict.rule} at ${verdict.phase}`;
}
