// Reads on the command line which server or provider a pasted text is about.

import { parseServerHint, type ServerHint } from '../../shared/explain/server-hint.ts';
import { quoted, UsageError } from '../host/usage-error.ts';

/** A provider's name, or `HOST[:PORT]`. */
export function parseServer(text: string): ServerHint {
  const server = parseServerHint(text);
  if (server !== undefined) return server;
  throw new UsageError('--server', `${quoted(text)} is neither a host name nor a provider.`);
}
