// Reads which server or provider a pasted text is about, where the user says so.

import { findPreset } from '../profile/presets/presets.ts';

export interface ServerHint {
  readonly host: string;
  readonly port?: number;
}

/** A provider's name, or `HOST[:PORT]`; undefined for anything else. */
export function parseServerHint(text: string): ServerHint | undefined {
  const known = findPreset(text)?.server?.host;
  if (known !== undefined && !known.includes('{')) return { host: known };
  const [, bracketed, plain, digits] =
    /^(?:\[([0-9a-f:.]+)\]|([a-z0-9_.-]{1,253}|[0-9a-f:.]*::[0-9a-f:.]*))(?::(\d{1,5}))?$/i.exec(
      text.trim(),
    ) ?? [];
  const host = bracketed ?? plain;
  const port = digits === undefined ? undefined : Number(digits);
  if (host === undefined || (port !== undefined && (port < 1 || port > 65_535))) return undefined;
  return { host: host.toLowerCase(), ...(port !== undefined && { port }) };
}
