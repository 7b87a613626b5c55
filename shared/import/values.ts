// Reads the values that many formats share: switches, times, addresses.

import type { Draft } from './imported.ts';

const OFF = ['0', 'false', 'off', 'no', 'null', 'none', ''];

/** How configurations say no. */
export function isOff(value: string): boolean {
  return OFF.includes(value.trim().toLowerCase());
}

/** A time for each step; nothing where it is none. */
export function seconds(value: string): Pick<Draft, 'timeout'> {
  const number = Number(value);
  return value.trim() !== '' && Number.isFinite(number) && number > 0
    ? { timeout: number * 1000 }
    : {};
}

/** A port; nothing where it is none. */
export function portOf(value: string): Pick<Draft, 'port'> | undefined {
  const port = /^\d{1,5}$/.test(value.trim()) ? Number(value) : 0;
  return port > 0 && port < 65_536 ? { port } : undefined;
}

/** An IPv6 address may stand with a prefix in mail's own literals. */
export function ipLiteral(text: string): string {
  return text.replace(/^IPv6:/i, '');
}

/** The address in `Name <address>`, or the text itself. */
export function bareAddress(text: string): string {
  const [, inside] = /<([^<>]*)>\s*$/.exec(text) ?? [];
  return (inside ?? text).trim();
}

/** Several addresses with commas between them. */
export function addresses(text: string): readonly string[] {
  const parts = text.match(/(?:"(?:\\.|[^"\\])*"|[^",])+/gs) ?? [];
  return parts.map(bareAddress).filter((address) => address !== '');
}

/** Whether a text stands for a secret instead of being one: a variable, or dots for the eye. */
export function isPlaceholder(text: string): boolean {
  return (
    /^\$\{?[A-Za-z_]\w*\}?$/.test(text) ||
    /^(?:\*+|•+|x{3,}|<[^<>]*>|\[secret\]|changeme|null|your[-_ ]?password)$/i.test(text)
  );
}
