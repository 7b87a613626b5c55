// Reads a text that somebody pasted: from an argument, a file or standard input, in any encoding.

import type { Readable } from 'node:stream';
import { PASTE_LIMIT } from '../../shared/explain/paste-limit.ts';
import { readBounded } from './files.ts';
import { UsageError } from '../host/usage-error.ts';

/** The whole stream as text; throws a `UsageError` past the limit. */
export async function readPasted(where: string, stream: Readable): Promise<string> {
  const chunks: Buffer[] = [];
  let total = 0;
  for await (const chunk of stream as AsyncIterable<Buffer | string>) {
    const octets = typeof chunk === 'string' ? Buffer.from(chunk) : chunk;
    total += octets.length;
    if (total > PASTE_LIMIT) {
      throw new UsageError(
        where,
        `this is longer than ${String(PASTE_LIMIT / 1024 / 1024)} MiB; give the part of it that shows the failure.`,
      );
    }
    chunks.push(octets);
  }
  return decode(Buffer.concat(chunks));
}

/** A file's text. */
export function readPastedFile(path: string): string {
  return decode(readBounded('--file', path, PASTE_LIMIT));
}

/** By its byte order mark, else as UTF-8, else as what old Windows programs write. */
export function decode(octets: Uint8Array): string {
  const [first = 0, second = 0] = octets;
  if (first === 0xff && second === 0xfe) return new TextDecoder('utf-16le').decode(octets);
  if (first === 0xfe && second === 0xff) return new TextDecoder('utf-16be').decode(octets);
  // PowerShell's redirection writes UTF-16 without a mark where it is told to.
  if (octets.length > 3 && octets[1] === 0 && octets[3] === 0) {
    return new TextDecoder('utf-16le').decode(octets);
  }
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(octets);
  } catch {
    return new TextDecoder('windows-1252').decode(octets);
  }
}
