// Tells which program's settings a text is, and reads them.

import { isAutoconfig, readAutoconfigFile } from './autoconfig.ts';
import { isEnv, readEnv } from './env.ts';
import type { Account, Imported, ImportedAccount, ImportFormat, Reading } from './imported.ts';
import { isMobileconfig, readMobileconfig } from './mobileconfig.ts';
import { isMsmtprc, readMsmtprc } from './msmtp.ts';
import { isNodemailer, readNodemailer } from './nodemailer.ts';
import { planOf } from './plan-of.ts';
import { isMainCf, readMainCf } from './postfix.ts';
import { isSmtpUrl, readSmtpUrl } from './smtp-url.ts';
import { isSwaks, readSwaks, readSwaksrc } from './swaks.ts';

/** Most characters of settings; those of any program are far shorter. */
export const IMPORT_LIMIT = 512 * 1024;

interface Format {
  readonly name: ImportFormat;
  readonly fits: (text: string, filename: string) => boolean;
  readonly read: (text: string) => Reading | undefined;
}

/** The more telling first. */
const FORMATS: readonly Format[] = [
  { name: 'url', fits: (text) => !/\s/.test(text.trim()) && isSmtpUrl(text), read: readSmtpUrl },
  { name: 'autoconfig', fits: isAutoconfig, read: readAutoconfigFile },
  { name: 'mobileconfig', fits: isMobileconfig, read: readMobileconfig },
  { name: 'swaks', fits: isSwaks, read: readSwaks },
  { name: 'swaksrc', fits: isSwaksrc, read: readSwaksrc },
  { name: 'postfix', fits: isMainCf, read: readMainCf },
  { name: 'msmtp', fits: isMsmtprc, read: readMsmtprc },
  { name: 'nodemailer', fits: isNodemailer, read: readNodemailer },
  { name: 'env', fits: isEnv, read: readEnv },
];

export type ImportResult =
  | { readonly ok: true; readonly imported: Imported }
  /** The reason is a sentence that repeats nothing of the text. */
  | { readonly ok: false; readonly reason: string };

/** Reads a text; the name of its file decides where the text alone does not. */
export function importSettings(text: string, filename = ''): ImportResult {
  if (text.length > IMPORT_LIMIT)
    return { ok: false, reason: 'The text is too long for settings.' };
  const plain = text.replace(/^\uFEFF/, '');
  const format = FORMATS.find(({ fits }) => fits(plain, filename));
  const reading = format?.read(plain);
  if (!format || !reading) return { ok: false, reason: WHAT_TO_IMPORT };
  const accounts: ImportedAccount[] = [];
  const faults: string[] = [];
  for (const account of reading.accounts) {
    const made = planOf(account.draft);
    if (!made.ok) faults.push(made.reason);
    else accounts.push({ name: nameOf(account), plan: made.plan, secrets: account.secrets });
  }
  if (accounts.length === 0) {
    return { ok: false, reason: faults[0] ?? reading.unread[0] ?? 'It names no server.' };
  }
  return { ok: true, imported: { format: format.name, accounts, unread: reading.unread } };
}

export const WHAT_TO_IMPORT =
  'These are no settings that are known: an SMTP URL, .env, swaks, msmtprc, nodemailer, ' +
  'Thunderbird’s or Apple’s configuration, Postfix’s main.cf, or a file of Ehlo’s own.';

function nameOf({ name, draft: { user, host = '' } }: Account): string {
  return (name ?? (user === undefined ? host : `${user} at ${host}`)).slice(0, 120);
}

/** One option a line; beside the file's name only swaks's own names with hyphens tell it. */
function isSwaksrc(text: string, filename: string): boolean {
  if (/\.?swaksrc$/i.test(filename)) return true;
  const lines = text.split(/\r?\n/).filter((line) => line.trim() !== '' && !/^\s*#/.test(line));
  return (
    lines.length > 0 &&
    lines.every((line) => /^\s*-{1,2}[a-z0-9][\w-]*(?:\s|=|$)/i.test(line)) &&
    lines.some((line) => /^\s*-{1,2}(?:s|server)\b/.test(line))
  );
}
