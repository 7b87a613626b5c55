// Puts files that were dropped on the window where they belong: the message, or its attachments.

import { readBase64 } from '../compose/file-content.ts';
import { composedOf, withComposed } from '../compose/message-draft.ts';
import { withFile } from '../compose/set-aside.ts';
import type { SettingsForm } from '../settings-form.ts';

/** What was dropped, by the names of the files. */
export type Dropped =
  /** One of Ehlo's own, which takes the place of what is in the form. */
  | { readonly kind: 'ehlo'; readonly file: File }
  /** A message that goes byte for byte. */
  | { readonly kind: 'message'; readonly file: File }
  /** Settings of another program, by the name that it gives its file. */
  | { readonly kind: 'settings'; readonly file: File }
  | { readonly kind: 'attachments'; readonly files: readonly File[] };

const SETTINGS =
  /^(?:.*\.)?env(?:\.[\w.-]+)?$|^\.?(?:msmtprc|swaksrc)$|\.mobileconfig$|^main\.cf$|^config-v1\.1\.xml$/i;

/** A single file may be more than an attachment; several together are that. */
export function sortDropped(files: readonly File[]): Dropped | undefined {
  const [file] = files;
  if (file === undefined) return undefined;
  if (files.length > 1) return { kind: 'attachments', files };
  if (/\.ehlo$/i.test(file.name)) return { kind: 'ehlo', file };
  if (/\.eml$/i.test(file.name)) return { kind: 'message', file };
  if (SETTINGS.test(file.name)) return { kind: 'settings', file };
  return { kind: 'attachments', files };
}

/** Reads the file; what it answers makes it a form's message. */
export async function readMessage(file: File): Promise<(form: SettingsForm) => SettingsForm> {
  const content = await readBase64(file);
  return (form) => withFile(form, content, file.name);
}

/** Reads the files; what it answers adds them to a form, which may have changed meanwhile. */
export async function readAttachments(
  files: readonly File[],
): Promise<(form: SettingsForm) => SettingsForm> {
  const read = await Promise.all(
    files.map(async (file) => ({
      filename: file.name,
      ...(file.type !== '' && { contentType: file.type }),
      content: await readBase64(file),
    })),
  );
  return (form) => {
    const attachments = [...(composedOf(form.rest).attachments ?? []), ...read];
    return { ...form, rest: withComposed(form.rest, { attachments }) };
  };
}
