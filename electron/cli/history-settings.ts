// Carries out `ehlo history settings`: says and sets how much of the history is kept.

import { plainJson } from '../../shared/export/plain-json.ts';
import { HISTORY_BOUNDS, isWithin, MEBIBYTE } from '../../shared/host/history-settings.ts';
import type { HistorySettings } from '../../shared/host/history-settings.ts';
import { quoted, UsageError } from '../host/usage-error.ts';
import type { Door } from './door.ts';
import { openHistory, refusingLater } from './kept-run.ts';

export interface SettingsOptions {
  readonly keep?: string;
  readonly maxRuns?: string;
  readonly maxSize?: string;
  readonly json?: boolean;
}

export async function historySettings(options: SettingsOptions, door: Door): Promise<void> {
  const history = openHistory(door);
  const given = changes(options);
  const settings: HistorySettings = { ...history.settings, ...given };
  if (Object.keys(given).length > 0) await refusingLater('settings', () => history.set(settings));
  const size = await refusingLater('settings', () => history.size());
  if (options.json) {
    door.stdout.write(`${plainJson({ settings, size }, 2)}\n`);
    return;
  }
  const lines = [
    settings.keep ? 'Runs are kept.' : 'Runs are not kept.',
    `At most ${String(settings.maxRuns)} runs and ${mebibytes(settings.maxBytes)} MiB; pinned runs stay and are not counted.`,
    `Now ${String(size.runs)} runs and ${mebibytes(size.bytes)} MiB, ${String(size.pinned)} pinned.`,
  ];
  door.stdout.write(`${lines.join('\n')}\n`);
}

function changes({ keep, maxRuns, maxSize }: SettingsOptions): Partial<HistorySettings> {
  if (keep !== undefined && keep !== 'yes' && keep !== 'no') {
    throw new UsageError('--keep', `${quoted(keep)} is neither yes nor no.`);
  }
  return {
    ...(keep !== undefined && { keep: keep === 'yes' }),
    ...(maxRuns !== undefined && { maxRuns: number('--max-runs', 'maxRuns', maxRuns) }),
    ...(maxSize !== undefined && { maxBytes: number('--max-size', 'maxBytes', maxSize, MEBIBYTE) }),
  };
}

/** `unit` is what one of the number counts for. */
function number(option: string, name: keyof typeof HISTORY_BOUNDS, text: string, unit = 1): number {
  const value = /^\d+(?:\.\d+)?$/.test(text) ? Math.round(Number(text) * unit) : NaN;
  if (isWithin(name, value)) return value;
  const [least, most] = HISTORY_BOUNDS[name];
  const range = `from ${String(least / unit)} to ${String(most / unit)}`;
  throw new UsageError(option, `${quoted(text)} is no number ${range}.`);
}

/** To a tenth, rounded up: what is there is not none. */
function mebibytes(bytes: number): string {
  return String(Math.ceil((bytes / MEBIBYTE) * 10) / 10);
}
