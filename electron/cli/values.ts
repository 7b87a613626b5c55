// Parses the values of options; each error names its option.

import { isPhase, PHASES } from '../../shared/run/phase.ts';
import type { Phase } from '../../shared/run/phase.ts';
import type { RecipientPlan, StopAfter } from '../../shared/run/plan.ts';
import { isFieldName } from '../../shared/smtp/field-name.ts';
import { KNOWN_MECHANISMS, parseMechanismName } from '../../shared/smtp/sasl-name.ts';
import type { MechanismName } from '../../shared/smtp/sasl-name.ts';
import { parseForwardPath, splitAddresses } from './address.ts';
import type { AttachOption, HeaderField } from './run-options.ts';
import { quoted, UsageError } from '../host/usage-error.ts';

/** Longest time an option may give, in milliseconds. */
const LONGEST = 3_600_000;

/** A parser that takes one of the choices, in any case. */
export function oneOf<Choice extends string>(
  option: string,
  choices: readonly Choice[],
): (text: string) => Choice {
  return (text) => {
    const choice = choices.find((each) => each.toLowerCase() === text.toLowerCase());
    if (choice !== undefined) return choice;
    throw new UsageError(option, `${quoted(text)} is none of ${choices.join(', ')}.`);
  };
}

/** Where a run can stop of its own accord. */
const STOPS = PHASES.filter(
  (phase): phase is StopAfter => phase !== 'resolve' && phase !== 'starttls',
);

export const parseStopAfter = oneOf('--stop-after', STOPS);

/** Seconds, with `s`, `m` or `h` after the number if need be; milliseconds come out. */
export function parseSeconds(option: string, text: string): number {
  const [, number, unit = 's'] = /^(\d{1,7}(?:\.\d{1,3})?)([smh]?)$/i.exec(text) ?? [];
  const factor = { s: 1000, m: 60_000, h: 3_600_000 }[unit.toLowerCase()] ?? 1000;
  const milliseconds = Math.round(Number(number ?? 0) * factor);
  if (milliseconds < 1 || milliseconds > LONGEST) {
    throw new UsageError(option, `${quoted(text)} is not a time from 0.001 to 3600 seconds.`);
  }
  return milliseconds;
}

/** `SECONDS` for every step, or `PHASE=SECONDS` for one; later ones add to earlier ones. */
export function parseTimeout(
  text: string,
  before: Partial<Record<Phase, number>> = {},
): Partial<Record<Phase, number>> {
  const equals = text.indexOf('=');
  if (equals === -1) {
    const each = parseSeconds('--timeout', text);
    return { ...before, ...Object.fromEntries(PHASES.map((phase) => [phase, each])) };
  }
  const phase = text.slice(0, equals).toLowerCase();
  if (!isPhase(phase)) {
    throw new UsageError('--timeout', `${quoted(phase)} is none of ${PHASES.join(', ')}.`);
  }
  return { ...before, [phase]: parseSeconds('--timeout', text.slice(equals + 1)) };
}

/** Mechanism names, best first, separated by commas. */
export function parseMechanisms(text: string): readonly MechanismName[] {
  return text.split(',').map((item) => {
    const name = parseMechanismName(item);
    if (name !== undefined && (KNOWN_MECHANISMS as readonly string[]).includes(name)) return name;
    const known = KNOWN_MECHANISMS.join(', ');
    throw new UsageError('--auth', `${quoted(item)} is none of the mechanisms ${known}.`);
  });
}

export function parseTo(text: string, before: readonly string[] = []): readonly string[] {
  return [...before, ...splitAddresses(text).map((item) => parseForwardPath('--to', item))];
}

const NOTIFY = ['NEVER', 'SUCCESS', 'FAILURE', 'DELAY'] as const;

/** DSN conditions (RFC 3461 section 4.1); NEVER stands alone. */
export function parseNotify(text: string): NonNullable<RecipientPlan['notify']> {
  const list = text.split(',').map(oneOf('--notify', NOTIFY));
  if (list.includes('NEVER') && list.length > 1) {
    throw new UsageError('--notify', 'NEVER cannot be joined with other conditions.');
  }
  return [...new Set(list)];
}

/** Text that goes into a command: printable, without line ends. */
export function parseLine(option: string, text: string): string {
  if (/[\p{Cc}\p{Cs}]/u.test(text)) {
    throw new UsageError(option, 'line ends and other control characters are not possible here.');
  }
  return text;
}

/** ENVID and ORCPT: printable ASCII (RFC 3461 sections 4.2 and 4.4). */
export function parsePrintable(option: string, text: string): string {
  if (!/^[\x21-\x7e]{1,100}$/.test(text)) {
    throw new UsageError(option, `${quoted(text)} is not 1 to 100 printable ASCII characters.`);
  }
  return text;
}

/** `Name: value` (RFC 5322 section 2.2). */
export function parseHeader(
  text: string,
  before: readonly HeaderField[] = [],
): readonly HeaderField[] {
  if (/[\r\n\0]/.test(text)) {
    throw new UsageError('--header', 'a line end in it would begin another header field.');
  }
  const colon = text.indexOf(':');
  const name = text.slice(0, Math.max(colon, 0)).trimEnd();
  if (!isFieldName(name)) {
    throw new UsageError('--header', `${quoted(text)} is not of the form 'Name: value'.`);
  }
  return [...before, { name, value: text.slice(colon + 1).trim() }];
}

/** A file's path; swaks writes an `@` before it. */
export function parseAttach(
  text: string,
  before: readonly AttachOption[] = [],
): readonly AttachOption[] {
  return [...before, { path: text.replace(/^@/, '') }];
}

/** `CID=FILE`: an image that the HTML shows as `<img src="cid:CID">`. */
export function parseInline(
  text: string,
  before: readonly AttachOption[] = [],
): readonly AttachOption[] {
  const [, cid, path] = /^([\w.@-]+)=(.+)$/s.exec(text) ?? [];
  if (cid === undefined || path === undefined) {
    throw new UsageError('--inline', `${quoted(text)} is not of the form CID=FILE.`);
  }
  return [...before, { path, cid }];
}

export function append(text: string, before: readonly string[] = []): readonly string[] {
  return [...before, text];
}
