// Asks DNS itself about a host, to explain what the operating system's resolver answered.

import { promises as dns } from 'node:dns';
import type { RunFact } from '../../../shared/run/event.ts';
import type { ConnectionPlan } from '../../../shared/run/plan.ts';
import { DNS_TIMEOUT } from '../bounds.ts';
import type { RecordFact } from '../session/wire.ts';
import { ipFamily, toHostName, withoutFinalDot } from './host-name.ts';
import type { TextRedactor } from './text-redactor.ts';

type DnsFact = Extract<RunFact, { type: 'dns.answered' }>;

/** What came of one query. */
export interface DnsAnswer {
  readonly query: DnsFact['query'];
  readonly outcome: DnsFact['outcome'];
  /** The DNS library's own code where the query failed, as `ESERVFAIL`. */
  readonly code?: string;
}

export type DnsResolver = Pick<
  dns.Resolver,
  'resolve4' | 'resolve6' | 'resolveCname' | 'resolveMx' | 'cancel'
>;

export interface ExplainDependencies {
  readonly record: RecordFact;
  readonly redactor: TextRedactor;
  readonly signal: AbortSignal;
  /** Whom to ask; the machine's DNS servers if absent. */
  readonly resolver?: DnsResolver;
}

/** Queries that run beside the resolver and decide nothing. */
export interface Explanation {
  /** All answers, at most `DNS_TIMEOUT` after the queries were sent. */
  readonly answers: Promise<readonly DnsAnswer[]>;
  /** Drops unfinished queries: from here on nothing is recorded. */
  drop(): void;
}

const NOTHING: Explanation = { answers: Promise.resolve([]), drop: () => undefined };

/**
 * Starts the queries for the plan's host. None is made where an address is given, for a
 * name that DNS does not hold (RFC 6761 section 6.3, RFC 6762 section 3), or for a single
 * label, which the resolver completes in ways of its own.
 */
export function explainName(
  { host, connectIp }: ConnectionPlan,
  deps: ExplainDependencies,
): Explanation {
  if (deps.signal.aborted || connectIp !== undefined || ipFamily(host) !== 0) return NOTHING;
  const name = toHostName(host);
  return name === undefined || !inDns(name) ? NOTHING : new Queries(name, deps);
}

function inDns(host: string): boolean {
  const labels = withoutFinalDot(host).split('.');
  return labels.length > 1 && !['localhost', 'local'].includes(labels.at(-1) ?? '');
}

class Queries implements Explanation {
  readonly answers: Promise<readonly DnsAnswer[]>;
  readonly #deps: ExplainDependencies;
  readonly #resolver: DnsResolver;
  readonly #timer: NodeJS.Timeout;
  #late = false;
  #dropped = false;

  constructor(host: string, deps: ExplainDependencies) {
    this.#deps = deps;
    this.#resolver = deps.resolver ?? new dns.Resolver({ timeout: DNS_TIMEOUT / 2, tries: 2 });
    this.#timer = setTimeout(() => {
      this.#late = true;
      this.#resolver.cancel();
    }, DNS_TIMEOUT);
    deps.signal.addEventListener('abort', this.drop, { once: true });
    this.answers = this.#askAll(host).finally(() => {
      clearTimeout(this.#timer);
      deps.signal.removeEventListener('abort', this.drop);
    });
  }

  readonly drop = (): void => {
    this.#dropped = true;
    clearTimeout(this.#timer);
    this.#resolver.cancel();
  };

  async #askAll(host: string): Promise<readonly DnsAnswer[]> {
    const resolver = this.#resolver;
    const answers = await Promise.all([
      this.#ask('A', () => resolver.resolve4(host)),
      this.#ask('AAAA', () => resolver.resolve6(host)),
      this.#ask('CNAME', () => resolver.resolveCname(host)),
    ]);
    if (!hasNoAddress(answers) || this.#dropped || this.#late) return answers;
    // A domain is often typed where its submission server's name belongs.
    const mail = await this.#ask('MX', async () => {
      const records = await resolver.resolveMx(host);
      return records.map(({ priority, exchange }) => `${priority} ${exchange}`);
    });
    return [...answers, mail];
  }

  async #ask(
    query: DnsAnswer['query'],
    send: () => Promise<readonly string[]>,
  ): Promise<DnsAnswer> {
    try {
      return this.#answered({ query, outcome: 'answered' }, await send());
    } catch (error) {
      const { code = '' } = error as NodeJS.ErrnoException;
      const outcome = this.#late ? 'timed-out' : outcomeOfCode(code);
      return this.#answered({ query, outcome, code }, []);
    }
  }

  #answered(answer: DnsAnswer, records: readonly string[]): DnsAnswer {
    if (this.#dropped) return answer;
    const { record, redactor } = this.#deps;
    const { query, outcome } = answer;
    const texts = records.map((text) => redactor.text(text));
    record({ type: 'dns.answered', query, outcome, records: texts });
    return answer;
  }
}

function hasNoAddress(answers: readonly DnsAnswer[]): boolean {
  return answers.every(({ query, outcome }) => query === 'CNAME' || outcome === 'no-data');
}

function outcomeOfCode(code: string): DnsAnswer['outcome'] {
  switch (code) {
    case 'ENODATA':
      return 'no-data';
    case 'ENOTFOUND':
      return 'no-such-name';
    case 'ETIMEOUT':
      return 'timed-out';
    default:
      return 'failed';
  }
}
