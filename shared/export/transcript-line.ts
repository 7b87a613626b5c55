// Turns an event into a line of the transcript, harmless to print.

import type { RunEvent } from '../run/event.ts';
import type { Phase } from '../run/phase.ts';
import { visible } from '../smtp/visible.ts';
import { octets } from '../words/en/phrases.ts';
import { note } from '../words/en/notes.ts';

export interface TranscriptLine {
  /** Number of the event. */
  readonly seq: number;
  /** Milliseconds since the run's start. */
  readonly at: number;
  /** Who said it; a note is Ehlo's own. */
  readonly direction: 'client' | 'server' | 'note';
  /** Whether it went through TLS; false for notes. */
  readonly encrypted: boolean;
  /** Null where it belongs to the run as a whole. */
  readonly phase: Phase | null;
  /** Control, bidirectional and hidden characters are written out (`visible`). */
  readonly text: string;
}

/** The line for an event, or undefined where it has none. */
export function transcriptLine(event: RunEvent): TranscriptLine | undefined {
  const { seq, at } = event;
  const phase = phaseOf(event);
  const said = words(event);
  if (said !== undefined) {
    const [direction, encrypted, text] = said;
    return { seq, at, direction, encrypted, phase, text: visible(text) };
  }
  const text = note(event);
  if (text === undefined) return undefined;
  return { seq, at, direction: 'note', encrypted: false, phase, text: visible(text) };
}

/** What was said in an event, by whom, and whether inside TLS. */
function words(event: RunEvent): readonly ['client' | 'server', boolean, string] | undefined {
  if (event.type === 'line.sent') return ['client', event.encrypted, event.text];
  if (event.type === 'line.received') return ['server', event.encrypted, event.text];
  if (event.type !== 'message.sent') return undefined;
  const chunks = event.chunks === undefined ? '' : ` in ${String(event.chunks)} chunks`;
  const text = `[message: ${octets(event.size)}${chunks}, SHA-256 ${event.sha256}]`;
  return ['client', event.encrypted, text];
}

type Phaseless = Exclude<RunEvent, { readonly phase: Phase }>['type'];

/** Where events stand that name no phase themselves. */
const PHASE_OF: Record<Phaseless, Phase | null> = {
  'run.started': null,
  'resolution.completed': 'resolve',
  'resolution.failed': 'resolve',
  'dns.answered': 'resolve',
  'attempt.started': 'connect',
  'attempt.ended': 'connect',
  'proxy.connected': 'connect',
  'proxy.failed': 'connect',
  'connection.opened': 'connect',
  'connection.failed': 'connect',
  'connection.closed': null,
  'message.sent': 'data',
  'plaintext.discarded': 'starttls',
  'tls.started': 'tls',
  'tls.negotiated': 'tls',
  'tls.failed': 'tls',
  'certificate.received': 'tls',
  'certificate.judged': 'tls',
  'extensions.announced': 'ehlo',
  'mechanism.chosen': 'auth',
  'challenge.decoded': 'auth',
  'auth.completed': 'auth',
  'transaction.started': 'mail',
  'pipelining.abandoned': 'mail',
  'message.unconfirmed': 'data',
  'observation.missing': null,
  'probe.started': null,
  'port.probed': null,
  'resolver.probed': null,
  'verdict.reached': null,
};

function phaseOf(event: RunEvent): Phase | null {
  return 'phase' in event ? event.phase : PHASE_OF[event.type];
}
