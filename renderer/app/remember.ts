// Keeps what is in the bar over a reload of the page: settings and references, never a secret.

import type { RunId } from '../../shared/host/api.ts';
import type { SettingsForm } from '../run/settings-form.ts';
import type { BarContent } from './run-settings.ts';
import type { Origin } from './stores.ts';

export interface Kept {
  readonly form: SettingsForm;
  readonly origin: Origin;
  readonly run: RunId | undefined;
  /** What the bar had when that run began; messages may be large, so not twice. */
  readonly ran?: BarContent | 'as-in-bar' | undefined;
  readonly practised: Readonly<Partial<Record<RunId, string>>>;
}

const KEY = 'ehlo.window';

/** False where the browser has no room, as with large attachments. */
export function remember(kept: Kept): boolean {
  try {
    sessionStorage.setItem(KEY, JSON.stringify({ ...kept, form: withoutUrl(kept.form) }));
    return true;
  } catch {
    return false;
  }
}

/** An address that is still being typed may have a password before its `@`. */
function withoutUrl(form: SettingsForm): SettingsForm {
  return /@|\/\//.test(form.host) ? { ...form, host: '' } : form;
}

export function forget(): void {
  sessionStorage.removeItem(KEY);
}

/** What this same page wrote before its reload. */
export function recall(): Kept | undefined {
  const text = sessionStorage.getItem(KEY);
  return text === null
    ? undefined
    : { practised: {}, ...(JSON.parse(text) as Omit<Kept, 'practised'>) };
}
