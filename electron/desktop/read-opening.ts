// Reads what the system asked the app to open: a link, or a file.

import { constants } from 'node:fs';
import { open } from 'node:fs/promises';
import { basename } from 'node:path';
import type { HostApi } from '../../shared/host/api.ts';
import { FILE_LIMIT, type Opened, type Opening } from '../../shared/host/opened.ts';
import { visible } from '../../shared/smtp/visible.ts';
import { readLink } from '../host/mail-link.ts';
import { Refused, toRefusal } from '../host/refusal.ts';
import { isEhloFile, type Asked } from './openings.ts';

/** Windows has no such flag. */
const { O_RDONLY, O_NONBLOCK } = constants as { O_RDONLY: number; O_NONBLOCK?: number };

export async function readOpening(host: HostApi, asked: Asked): Promise<Opening> {
  try {
    return 'link' in asked ? readLink(asked.link) : await readFile(host, asked.path);
  } catch (error) {
    const what = 'link' in asked ? '' : `${visible(basename(asked.path))} was not opened. `;
    return { kind: 'refused', message: `${what}${toRefusal(error).message}` };
  }
}

async function readFile(host: HostApi, path: string): Promise<Opened> {
  if (!isEhloFile(path)) throw refused('Ehlo opens files that end in .ehlo.');
  // A pipe of that name would have no end, and might have no beginning.
  const file = await open(path, O_RDONLY | (O_NONBLOCK ?? 0)).catch(() => undefined);
  if (file === undefined) throw refused('The file cannot be read.');
  try {
    const about = await file.stat();
    if (!about.isFile()) throw refused('It is no file.');
    if (about.size > FILE_LIMIT) throw refused('It is too large.');
    return await host.openFile(await file.readFile('utf8'));
  } finally {
    await file.close();
  }
}

function refused(message: string): Refused {
  return new Refused('invalid-request', message);
}
