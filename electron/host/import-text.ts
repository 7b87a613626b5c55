// Reads what is imported, and puts the secrets in it away before anybody sees the rest.

import { IMPORT_FORMATS, type ImportedAccount } from '../../shared/import/imported.ts';
import { importSettings } from '../../shared/import/import-settings.ts';
import { isMessage } from '../../shared/import/message.ts';
import type { ImportAnswer, ImportedSettings } from '../../shared/host/imports.ts';
import { parseJson } from '../../shared/host/json.ts';
import type { RunEvent } from '../../shared/run/event.ts';
import type { SecretRef } from '../../shared/run/plan.ts';
import { Secret } from '../engine/secret.ts';
import { readFileContent } from './open-file.ts';
import { Refused } from './refusal.ts';

export interface ImportKeepers {
  /** Puts a secret away; undefined where nothing keeps secrets. */
  readonly secret: (secret: Secret) => SecretRef | undefined;
  readonly run: (log: readonly RunEvent[]) => Extract<ImportAnswer, { kind: 'run' }>['id'];
}

/** Throws a `Refused` for what is nothing that is known; its words repeat nothing of the text. */
export function importText(text: string, filename: string, keep: ImportKeepers): ImportAnswer {
  if (isOwn(text)) {
    const content = readFileContent(text);
    if (content.kind === 'log') return { kind: 'run', id: keep.run(content.log) };
    const { name, settings } = content.profile;
    return {
      kind: 'settings',
      format: 'a profile of Ehlo’s',
      accounts: [{ name, settings }],
      unread: [],
    };
  }
  const result = importSettings(text, filename);
  if (result.ok) {
    const { format, accounts, unread } = result.imported;
    const notes = [...unread];
    const kept = accounts.map((account) => withReferences(account, keep, notes));
    return { kind: 'settings', format: IMPORT_FORMATS[format], accounts: kept, unread: notes };
  }
  if (isMessage(text)) {
    return { kind: 'message', content: Buffer.from(text, 'utf8').toString('base64') };
  }
  throw new Refused('invalid-request', result.reason);
}

/** JSON that names a format of Ehlo's own, on its first line at least. */
function isOwn(text: string): boolean {
  const start = text.trimStart();
  if (!start.startsWith('{')) return false;
  const [line = ''] = start.split('\n', 1);
  return [line, text].some((part) => {
    const value = parseJson(part);
    const format = typeof value === 'object' && value !== null && 'format' in value && value.format;
    return typeof format === 'string' && format.startsWith('ehlo.');
  });
}

function withReferences(
  { name, plan, secrets }: ImportedAccount,
  keep: ImportKeepers,
  notes: string[],
): ImportedSettings {
  const texts = (['password', 'token'] as const).flatMap((kind) => {
    const text = secrets[kind];
    return text === undefined ? [] : [[kind, text] as const];
  });
  if (texts.length === 0) return { name, settings: plan };
  if (plan.auth === undefined) {
    notes.push('There is a password in it, and no user name: it was not kept.');
    return { name, settings: plan };
  }
  const references: Partial<Record<'password' | 'token', SecretRef>> = {};
  for (const [kind, text] of texts) {
    const ref = keep.secret(new Secret(text));
    if (ref !== undefined) references[kind] = ref;
  }
  const kept = Object.keys(references).length === texts.length;
  if (!kept) notes.push('The password in it was not kept.');
  return { name, settings: { ...plan, auth: { ...plan.auth, ...references } } };
}
