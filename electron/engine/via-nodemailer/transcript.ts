// Records the lines that nodemailer's log shows, and matches each reply to its command.

import type { RunFact } from '../../../shared/run/event.ts';
import type { Phase } from '../../../shared/run/phase.ts';
import { PEER_LIMIT } from '../bounds.ts';
import type { Redactor } from '../redactor.ts';
import { ReplyLog, type Reply } from '../session/reply-log.ts';
import type { Expectation } from '../session/expectations.ts';
import type { RecordFact } from '../session/wire.ts';
import { ReplyReader } from '../smtp/reply-reader.ts';
import type { SpokenLine } from './spoken-line.ts';

/** What a reply answers; a reply that nothing waited for answers `none`. */
export type Awaited = Omit<Expectation, 'reply'>;

export interface Answer {
  readonly reply: Reply;
  readonly to: Awaited['to'];
}

export class Transcript {
  /** Whether what is said now is encrypted; kept by whoever follows the session. */
  encrypted = false;
  readonly #record: RecordFact;
  readonly #log: ReplyLog;
  readonly #waiting: Awaited[] = [];
  #flight = 0;
  /** Whether the server has said something since the last command. */
  #answered = true;
  #received = 0;

  constructor(record: RecordFact, redactor: Redactor) {
    this.#record = record;
    this.#log = new ReplyLog({ record, redactor, wire: this });
  }

  /** What the next reply answers. */
  get waiting(): Awaited | undefined {
    return this.#waiting[0];
  }

  /** Records a command, and expects its reply. */
  sent({ to, phase, shown }: SpokenLine, recipient?: number): void {
    const command = this.#record({
      type: 'line.sent',
      text: shown,
      phase,
      encrypted: this.encrypted,
      flight: this.flight(),
    });
    this.expect({ to, phase, command, ...(recipient === undefined ? {} : { recipient }) });
  }

  expect(awaited: Awaited): void {
    this.#waiting.push(awaited);
  }

  /** Commands between two replies are taken for a flight; nodemailer does not tell. */
  flight(): number {
    if (this.#answered) this.#flight += 1;
    this.#answered = false;
    return this.#flight;
  }

  /**
   * Records a reply as nodemailer put it together. It reads replies more leniently than
   * Ehlo, so one of its replies may be several here, or none that has a proper code.
   */
  received(text: string, phase: Phase): readonly Answer[] {
    this.#answered = true;
    const octets = Buffer.from(`${text.replaceAll('\n', '\r\n')}\r\n`, 'utf8');
    this.#received += octets.length;
    if (this.#received > PEER_LIMIT) this.#exceed('peer-bytes', phase);
    const answers: Answer[] = [];
    new ReplyReader().push(octets, (item) => {
      if (item.type === 'limit') {
        this.#exceed(item.limit, phase);
        return;
      }
      const reply = this.#log.take(item.line, this.waiting?.phase ?? phase, this.waiting);
      if (reply === 'more') return;
      const to = this.#waiting.shift()?.to ?? 'none';
      if (to === 'none')
        this.#record({ type: 'protocol.violated', violation: 'unexpected-reply', phase });
      if (reply !== 'malformed') answers.push({ reply, to });
    });
    return answers;
  }

  #exceed(limit: (RunFact & { type: 'limit.exceeded' })['limit'], phase: Phase): void {
    this.#record({ type: 'limit.exceeded', limit, phase });
    throw new LimitExceeded();
  }
}

/** Thrown once the fact is recorded; the connection is to be given up. */
export class LimitExceeded extends Error {}
