// Records the peer's lines as they arrive and each reply when it is whole.

import { isUtf8 } from 'node:buffer';
import { REPLY_TEXT_LIMIT, type Violation } from '../../../shared/run/event.ts';
import type { Phase } from '../../../shared/run/phase.ts';
import { readEnhancedStatus, type EnhancedStatus } from '../../../shared/smtp/enhanced-status.ts';
import { SECRET_MARK, type PeerText } from '../../../shared/smtp/peer-text.ts';
import type { Redactor } from '../redactor.ts';
import type { ReplyLine } from '../smtp/reply-reader.ts';
import type { RecordFact, Wire } from './wire.ts';
import type { Expectation } from './expectations.ts';

/** A whole reply. The octets are the server's own, for SASL; the rest is masked. */
export interface Reply {
  readonly seq: number;
  readonly code: number;
  readonly enhanced: EnhancedStatus | undefined;
  /** The lines' texts without their codes. */
  readonly texts: readonly PeerText[];
  /** The same lines' octets, unmasked; never to be recorded. */
  readonly octets: readonly Uint8Array[];
}

/** Octets of lines held back for masking; past it they are masked as far as they have come. */
const HELD_LIMIT = 64 * 1024;

interface Dependencies {
  readonly record: RecordFact;
  readonly redactor: Redactor;
  readonly wire: Pick<Wire, 'encrypted'>;
}

export class ReplyLog {
  readonly #deps: Dependencies;
  /** Lines not recorded yet: a secret may be split over the lines of one reply. */
  #held: ReplyLine[] = [];
  #heldOctets = 0;
  #texts: PeerText[] = [];
  #octets: Uint8Array[] = [];
  #first: number | undefined;
  #last = 0;
  #code: number | undefined;

  constructor(deps: Dependencies) {
    this.#deps = deps;
  }

  /** Takes a line; answers the reply when this line ends it. */
  take(
    line: ReplyLine,
    phase: Phase,
    waiting: Omit<Expectation, 'reply'> | undefined,
  ): Reply | 'more' | 'malformed' {
    this.#held.push(line);
    this.#heldOctets += line.octets.length;
    this.#octets.push(line.octets.subarray(line.prefix));
    if (line.last || !this.#deps.redactor.masking || this.#heldOctets > HELD_LIMIT) {
      this.flush(phase);
    }
    if (this.#code === undefined) this.#code = line.code;
    else if (line.code !== undefined && line.code !== this.#code) {
      this.#violate('reply-codes-differ', phase);
      // The last line's code decides, as it does for clients that read only that one.
      this.#code = line.code;
    }
    return line.last ? this.#whole(phase, waiting) : 'more';
  }

  /** Records the lines held back. */
  flush(phase: Phase): void {
    const held = this.#held;
    this.#held = [];
    this.#heldOctets = 0;
    const { redactor, record, wire } = this.#deps;
    redactor.lines(held.map(({ octets }) => octets)).forEach((text, index) => {
      const line = held[index];
      if (line === undefined) return;
      this.#last = record({ type: 'line.received', text, phase, encrypted: wire.encrypted });
      this.#first ??= this.#last;
      this.#texts.push(withoutPrefix(text, line));
      for (const violation of line.violations) this.#violate(violation, phase);
      // Where something is masked, this would tell of the secret in what encoding it came back.
      if (!text.includes(SECRET_MARK) && !isUtf8(line.octets)) {
        this.#violate('invalid-utf8', phase);
      }
    });
  }

  #whole(phase: Phase, waiting: Omit<Expectation, 'reply'> | undefined): Reply | 'malformed' {
    const code = this.#code;
    const [texts, octets, first] = [this.#texts, this.#octets, this.#first];
    this.#texts = [];
    this.#octets = [];
    this.#first = this.#code = undefined;
    if (code === undefined || code < 200 || code > 599) return 'malformed';
    const enhanced = readEnhancedStatus(texts[0] ?? '');
    const seq = this.#deps.record({
      type: 'reply.completed',
      to: waiting?.to ?? 'none',
      phase,
      code,
      ...(enhanced === undefined ? {} : { enhanced }),
      text: joined(texts),
      lines: [first ?? this.#last, this.#last],
      ...(waiting?.command === undefined ? {} : { command: waiting.command }),
      ...(waiting?.recipient === undefined ? {} : { recipient: waiting.recipient }),
    });
    return { seq, code, enhanced, texts, octets };
  }

  #violate(violation: Violation, phase: Phase): void {
    this.#deps.record({ type: 'protocol.violated', violation, phase });
  }
}

/** A masked line without its code; a code is ASCII, so its octets are its characters. */
function withoutPrefix(text: PeerText, line: ReplyLine): PeerText {
  return text.slice(line.prefix) as PeerText;
}

/** The lines as one text, cut at its bound, as a run's log keeps it. */
function joined(texts: readonly PeerText[]): PeerText {
  let text = '';
  for (const line of texts) {
    if (text.length > REPLY_TEXT_LIMIT) break;
    text = text === '' ? line : `${text}\n${line}`;
  }
  return text.slice(0, REPLY_TEXT_LIMIT) as PeerText;
}
