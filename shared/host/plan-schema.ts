// Parses a run's plan from a message or a file: every field checked and bounded.

import * as v from 'valibot';
import { PHASES } from '../run/phase.ts';
import type { RecordedPlan, RunPlan, SecretRef, StopAfter } from '../run/plan.ts';
import { parseMechanismName } from '../smtp/sasl-name.ts';

/** Most characters of one line: a name, an address, a header's value. */
const LINE = 998;
/** Most characters of a text body or of PEM. */
const TEXT = 4 * 1024 * 1024;
/** Most characters of content in base64. */
const CONTENT = 40 * 1024 * 1024;

const line = v.pipe(v.string(), v.maxLength(LINE));
const text = v.pipe(v.string(), v.maxLength(TEXT));
const base64 = v.pipe(v.string(), v.maxLength(CONTENT), v.check(isBase64));
const milliseconds = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(3_600_000));
const secret = v.pipe(
  v.string(),
  v.maxLength(200),
  v.transform((ref) => ref as SecretRef),
);
const mechanism = v.pipe(
  v.string(),
  v.rawTransform(({ dataset, addIssue, NEVER }) => {
    const name = parseMechanismName(dataset.value);
    if (name !== undefined) return name;
    addIssue({ message: 'no mechanism name' });
    return NEVER;
  }),
);
const tlsVersion = v.picklist(['TLSv1', 'TLSv1.1', 'TLSv1.2', 'TLSv1.3']);
const phase = v.picklist(PHASES);
const via = v.picklist(['raw', 'nodemailer']);
const stopAfter = v.pipe(
  phase,
  v.check((name) => name !== 'resolve' && name !== 'starttls'),
  v.transform((name) => name as StopAfter),
);

const connection = v.strictObject({
  host: v.pipe(v.string(), v.minLength(1), v.maxLength(255)),
  port: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(65_535)),
  security: v.picklist(['starttls', 'implicit', 'none', 'auto']),
  connectIp: v.exactOptional(line),
  sourceIp: v.exactOptional(line),
  proxy: v.exactOptional(
    v.strictObject({
      kind: v.picklist(['socks5', 'socks5h', 'socks4a', 'http']),
      host: v.pipe(line, v.minLength(1), v.maxLength(255)),
      port: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(65_535)),
      user: v.exactOptional(line),
      password: v.exactOptional(secret),
    }),
  ),
  family: v.exactOptional(v.picklist([4, 6])),
  ehloName: v.exactOptional(v.pipe(v.string(), v.maxLength(255))),
  timeouts: v.exactOptional(
    v.strictObject(
      Object.fromEntries(PHASES.map((name) => [name, v.exactOptional(milliseconds)])) as Record<
        (typeof PHASES)[number],
        v.ExactOptionalSchema<typeof milliseconds, undefined>
      >,
    ),
  ),
  runTimeout: v.exactOptional(milliseconds),
});

const tls = v.strictObject({
  serverName: v.exactOptional(line),
  ca: v.exactOptional(text),
  insecure: v.exactOptional(v.boolean()),
  certificate: v.exactOptional(text),
  key: v.exactOptional(secret),
  pkcs12: v.exactOptional(v.boolean()),
  minVersion: v.exactOptional(tlsVersion),
  maxVersion: v.exactOptional(tlsVersion),
});

const auth = v.strictObject({
  user: line,
  authzid: v.exactOptional(line),
  password: v.exactOptional(secret),
  token: v.exactOptional(secret),
  mechanisms: v.exactOptional(v.pipe(v.array(mechanism), v.maxLength(20))),
  allowClear: v.exactOptional(v.boolean()),
});

const recipient = v.strictObject({
  address: line,
  notify: v.exactOptional(
    v.pipe(v.array(v.picklist(['NEVER', 'SUCCESS', 'FAILURE', 'DELAY'])), v.maxLength(4)),
  ),
  orcpt: v.exactOptional(line),
});

const envelope = v.strictObject({
  from: line,
  to: v.pipe(v.array(recipient), v.maxLength(1000)),
  ret: v.exactOptional(v.picklist(['FULL', 'HDRS'])),
  envid: v.exactOptional(line),
  requireTls: v.exactOptional(v.boolean()),
});

const attachment = v.strictObject({
  filename: line,
  contentType: v.exactOptional(line),
  content: base64,
  cid: v.exactOptional(line),
});

const header = v.strictObject({
  name: v.pipe(v.string(), v.maxLength(200)),
  value: v.pipe(v.string(), v.maxLength(64 * 1024)),
});

const message = v.variant('kind', [
  v.strictObject({
    kind: v.literal('composed'),
    subject: v.exactOptional(line),
    text: v.exactOptional(text),
    html: v.exactOptional(text),
    attachments: v.exactOptional(v.pipe(v.array(attachment), v.maxLength(100))),
    headers: v.exactOptional(v.pipe(v.array(header), v.maxLength(200))),
  }),
  v.strictObject({
    kind: v.literal('raw'),
    content: base64,
    rawLines: v.exactOptional(v.boolean()),
  }),
]);

/** A whole plan, nothing unknown in it. What its values mean is checked by who carries it out. */
export const planSchema: v.GenericSchema<unknown, RunPlan> = v.strictObject({
  connection,
  tls,
  auth: v.exactOptional(auth),
  envelope: v.exactOptional(envelope),
  message: v.exactOptional(message),
  stopAfter,
  send: v.boolean(),
  chunking: v.exactOptional(v.boolean()),
  followUp: v.boolean(),
  via,
});

/** What a log holds of a plan; the references in it are of no use to who reads it. */
export const recordedPlanSchema: v.GenericSchema<unknown, RecordedPlan> = v.object({
  connection,
  tls: v.object({
    ...v.omit(tls, ['ca', 'certificate', 'key']).entries,
    ownRoots: v.boolean(),
    clientCertificate: v.boolean(),
  }),
  auth: v.exactOptional(auth),
  envelope: v.exactOptional(envelope),
  message: v.exactOptional(v.object({ kind: v.picklist(['composed', 'raw']) })),
  stopAfter,
  send: v.boolean(),
  chunking: v.exactOptional(v.boolean()),
  followUp: v.boolean(),
  via,
});

/** In linear time and without decoding: content may be many megabytes. */
function isBase64(content: string): boolean {
  return content.length % 4 === 0 && /^[A-Za-z0-9+/]*={0,2}$/.test(content);
}
