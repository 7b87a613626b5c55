// Checks the shape of each event of a log that comes from a file: types and bounds, no meaning.

import * as v from 'valibot';
import { recordedPlanSchema } from './plan-schema.ts';
import type { RunEvent, RunFact } from '../run/event.ts';
import { PHASES } from '../run/phase.ts';

/** Most characters of one text: more than any line that a session takes. */
const TEXT = 1024 * 1024;

const text = v.pipe(v.string(), v.maxLength(TEXT));
const word = v.pipe(v.string(), v.maxLength(1000));
const number = v.pipe(v.number(), v.finite());
const flag = v.boolean();
const phase = v.picklist(PHASES);
const optional = v.exactOptional;
const listOf = <Item extends v.GenericSchema>(item: Item): v.GenericSchema =>
  v.pipe(v.array(item), v.maxLength(10_000));
const texts = listOf(text);
const words = listOf(word);
const numbers = listOf(number);

const certificate = v.object({
  subject: text,
  issuer: text,
  commonName: optional(text),
  names: texts,
  serialNumber: word,
  notBefore: v.pipe(word, v.check(isTime)),
  notAfter: v.pipe(word, v.check(isTime)),
  sha256: word,
  keyType: word,
  keyBits: optional(number),
  signatureAlgorithm: optional(word),
  selfIssued: flag,
  ca: flag,
  der: text,
});

const extension = v.object({
  keyword: word,
  limit: optional(number),
  mechanisms: optional(words),
  oldSyntax: optional(flag),
  limits: optional(v.record(word, text)),
  minimumSeconds: optional(number),
  profile: optional(text),
  maximumSeconds: optional(number),
  latest: optional(text),
  schemes: optional(texts),
  name: optional(text),
  parameters: optional(text),
});

const judged = {
  rule: word,
  title: text,
  cause: text,
  remedy: text,
  evidence: numbers,
  reference: word,
};

const verdict = v.object({
  ...judged,
  phase,
  outcome: v.picklist(['ok', 'partial', 'failed', 'inconclusive']),
  confidence: v.picklist(['certain', 'likely', 'possible']),
  reply: v.nullable(v.object({ code: number, enhanced: v.nullable(word), text })),
  action: v.nullable(v.object({ id: word, options: words })),
});

const finding = v.object({ ...judged, severity: v.picklist(['info', 'warning', 'serious']) });

type Fields<Fact> = {
  readonly [Field in Exclude<keyof Fact, 'type'>]-?: v.GenericSchema;
};

/** The fields of every fact: a new one must be placed here. */
const FIELDS: { readonly [Type in RunFact['type']]: Fields<Extract<RunFact, { type: Type }>> } = {
  'run.started': {
    format: word,
    plan: recordedPlanSchema,
    startedAt: v.pipe(word, v.check(isTime)),
    runtime: v.object({ version: word, node: word, platform: word, tlsLibrary: word }),
  },
  'phase.started': { phase },
  'phase.ended': { phase, state: v.picklist(['passed', 'failed']) },
  'phase.skipped': { phase },
  'resolution.completed': {
    source: word,
    addresses: listOf(v.object({ address: word, family: v.picklist([4, 6]) })),
  },
  'resolution.failed': { cause: word, code: optional(word) },
  'dns.answered': { query: word, outcome: word, records: texts },
  'attempt.started': { address: word, port: number, family: v.picklist([4, 6]) },
  'attempt.ended': { address: word, port: number, outcome: word, code: optional(word) },
  'connection.opened': {
    address: word,
    port: number,
    localAddress: optional(word),
    localPort: optional(number),
  },
  'proxy.connected': { host: word, port: number },
  'proxy.failed': { cause: word, code: optional(word) },
  'connection.failed': {},
  'connection.lost': { phase, cause: word },
  'connection.closed': { by: v.picklist(['client', 'server']) },
  'line.sent': { text, phase, encrypted: flag, flight: number },
  'line.received': { text, phase, encrypted: flag },
  'reply.completed': {
    to: word,
    phase,
    code: number,
    enhanced: optional(word),
    text,
    lines: v.tuple([number, number]),
    command: optional(number),
    recipient: optional(number),
  },
  'message.sent': {
    size: number,
    sha256: word,
    linesMended: number,
    encrypted: flag,
    flight: number,
    chunks: optional(number),
  },
  'wait.expired': { phase, after: number },
  'protocol.violated': { violation: word, phase },
  'limit.exceeded': { limit: word, phase },
  'plaintext.discarded': { octets: number },
  'tls.started': { mode: v.picklist(['starttls', 'implicit']), serverName: word },
  'tls.negotiated': { protocol: word, cipher: word, group: optional(word), resumed: flag },
  'certificate.received': { chain: listOf(certificate) },
  'certificate.judged': {
    trusted: flag,
    roots: optional(word),
    rootsTried: words,
    problems: words,
    code: optional(word),
    overridden: flag,
  },
  'tls.failed': {
    cause: word,
    code: optional(word),
    alert: optional(number),
    instead: optional(text),
  },
  'extensions.announced': {
    encrypted: flag,
    reply: number,
    name: text,
    extensions: listOf(extension),
  },
  'mechanism.chosen': { mechanism: word, offered: words, why: word, initialResponse: flag },
  'challenge.decoded': { text, reply: number },
  'auth.completed': {
    mechanism: word,
    outcome: v.picklist(['accepted', 'rejected']),
    reply: number,
  },
  'transaction.started': { parameters: words, recipients: words, pipelined: flag },
  'pipelining.abandoned': {},
  'message.unconfirmed': {},
  'prerequisite.missing': { phase, what: word, size: optional(number) },
  'client.refused': { phase, cause: word },
  'observation.missing': { what: words },
  'probe.started': { probe: word },
  'port.probed': {
    probe: word,
    address: word,
    port: number,
    security: v.picklist(['implicit', 'none']),
    outcome: word,
    ms: number,
    greeting: optional(text),
    protocol: optional(word),
    certificate: optional(certificate),
    problems: optional(words),
  },
  'resolver.probed': { name: word, outcome: word },
  'run.cancelled': { phase },
  'verdict.reached': { verdict, findings: listOf(finding), ruleSet: word },
};

const SHAPES = new Map(
  Object.entries(FIELDS).map(([type, fields]) => [
    type,
    v.object({ type: v.literal(type), seq: number, at: number, ...fields }),
  ]),
);

/** The event with nothing in it but what its type has; undefined where it is none. */
export function checkEvent(event: RunEvent): RunEvent | undefined {
  const shape = SHAPES.get(event.type);
  const read = shape && v.safeParse(shape, event);
  return read?.success ? (read.output as RunEvent) : undefined;
}

function isTime(written: string): boolean {
  return Number.isFinite(Date.parse(written));
}
