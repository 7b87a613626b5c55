// Reads a secret from standard input or a program's output.

import type { Readable } from 'node:stream';
import { UsageError } from '../host/usage-error.ts';

/** Octets of a secret. */
const SECRET_LIMIT = 65_536;

/** The whole stream; throws a `UsageError` that names where it came from past the limit. */
export async function readAll(stream: Readable, where = 'standard input'): Promise<Uint8Array> {
  const chunks: Buffer[] = [];
  let total = 0;
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    total += chunk.length;
    if (total > SECRET_LIMIT) {
      throw new UsageError(where, 'this is too long for a password or a token.');
    }
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
