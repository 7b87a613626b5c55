// Reads back what Ehlo itself has written: a log as NDJSON, a report as JSON, an export as text.

import type { Explanation } from './explain.ts';
import type { PastedLine } from './pasted-line.ts';

export function readOwn(_lines: readonly PastedLine[], _version: string): Explanation | undefined {
  return undefined;
}
