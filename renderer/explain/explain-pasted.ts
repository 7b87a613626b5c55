// Explains a pasted text here in the window; loaded when it is first wanted, since the rules are large.

import { explainText } from '../../shared/explain/explain.ts';
import type { Explanation } from '../../shared/explain/explanation.ts';
import { parseServerHint } from '../../shared/explain/server-hint.ts';
import type { Phase } from '../../shared/run/phase.ts';

export interface Pasted {
  readonly text: string;
  /** What its reply was a reply to, where the reader knows. */
  readonly phase: Phase | undefined;
  /** As typed: a provider, or a host with or without a port. */
  readonly server: string;
  readonly version: string;
}

export interface Answer {
  /** Undefined where nothing in the text was recognised. */
  readonly explanation: Explanation | undefined;
  /** Whether the server that was typed is none. */
  readonly serverUnread: boolean;
}

export function explainPasted({ text, phase, server, version }: Pasted): Answer {
  const named = server.trim() === '' ? undefined : parseServerHint(server);
  const explanation = explainText(text, {
    version,
    startedAt: new Date().toISOString(),
    ...(phase !== undefined && { phase }),
    ...named,
  });
  return { explanation, serverUnread: named === undefined && server.trim() !== '' };
}
