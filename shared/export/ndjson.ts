// Exports a run's log as NDJSON, harmless on a terminal.

import type { RunEvent } from '../run/event.ts';
import { plainJson } from './plain-json.ts';

export function exportNdjson(events: readonly RunEvent[]): string {
  return events.map((event) => `${plainJson(event)}\n`).join('');
}
