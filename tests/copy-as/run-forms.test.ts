// Runs each copy with its own program, and holds what a server saw of it against Ehlo's own run.

import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { simpleParser } from 'mailparser';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { copyAs } from '../../shared/copy-as/copy-as.ts';
import { COPY_FORM_NAMES, type CopyFormName } from '../../shared/copy-as/form-names.ts';
import type { RunPlan, SecretRef } from '../../shared/run/plan.ts';
import type { MechanismName } from '../../shared/smtp/sasl-name.ts';
import { runPlan, secrets } from '../engine/running.ts';
import { issue } from '../peers/ca.ts';
import { debianAvailable } from '../peers/debian/packages.ts';
import { PROGRAMS } from './programs.ts';
import {
  ACCOUNT,
  SERVER_NAME,
  startRecordingServer,
  type RecordingServer,
  type Seen,
} from './recording-server.ts';

let folder: string;
let servers: Record<'starttls' | 'implicit', RecordingServer>;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ehlo-copy-'));
  servers = {
    starttls: await startRecordingServer(false),
    implicit: await startRecordingServer(true),
  };
});
afterAll(async () => {
  await Promise.all(Object.values(servers).map((server) => server.stop()));
  await rm(folder, { recursive: true, force: true });
});

const SUBJECT = 'Ehlo test message';
const TEXT = 'This message was sent to see whether this server takes and delivers mail.';

interface Case {
  readonly security: 'starttls' | 'implicit';
  readonly mechanism: string;
  readonly stopAfter: RunPlan['stopAfter'];
}

function planOf({ security, mechanism, stopAfter }: Case, form: CopyFormName): RunPlan {
  const { port, ca } = servers[security];
  // Jakarta Mail looks for what it connects to in the certificate.
  const where =
    form === 'java' ? { host: 'localhost' } : { host: SERVER_NAME, connectIp: '127.0.0.1' };
  return {
    connection: { ...where, port, security, ehloName: 'client.copy.example' },
    tls: { ca },
    auth: {
      user: ACCOUNT.user,
      password: 'run:1' as SecretRef,
      mechanisms: [mechanism as MechanismName],
    },
    envelope: {
      from: 'ann@copy.example',
      to: [{ address: 'bob@copy.example' }, { address: 'cy@copy.example' }],
    },
    message: { kind: 'composed', subject: SUBJECT, text: TEXT },
    stopAfter,
    send: stopAfter === 'quit',
    followUp: false,
    via: 'raw',
  };
}

/** Runs the copy in a folder of its own. */
async function runCopy(form: CopyFormName, plan: RunPlan, ca: string) {
  const own = await mkdtemp(join(folder, `${form}-`));
  await writeFile(join(own, 'ca.pem'), ca);
  const { text } = copyAs(form, plan, { ca: join(own, 'ca.pem') });
  const program = PROGRAMS[form];
  if (program === undefined) throw new Error(`There is no program for ${form}.`);
  return program(text, own, ACCOUNT.password);
}

/** What is the same whoever composes the message. */
async function essence({ message, ...seen }: Seen, form: CopyFormName): Promise<unknown> {
  // Java asks for no name in TLS that has one label only, as localhost.
  if (form === 'java') delete seen.serverName;
  if (message === undefined) return seen;
  const { subject, text } = await simpleParser(message);
  return { ...seen, subject, text: text?.trim() };
}

const SEND_STARTTLS: Case = { security: 'starttls', mechanism: 'PLAIN', stopAfter: 'quit' };
const SEND_IMPLICIT: Case = { security: 'implicit', mechanism: 'LOGIN', stopAfter: 'quit' };
const SIGN_IN: Case = { security: 'starttls', mechanism: 'LOGIN', stopAfter: 'auth' };
const SIGN_IN_CRAM: Case = { security: 'implicit', mechanism: 'CRAM-MD5', stopAfter: 'auth' };

const ALL = [SEND_STARTTLS, SEND_IMPLICIT, SIGN_IN, SIGN_IN_CRAM];

/** What each program can do of it; nc only speaks in clear. */
const CASES: Partial<Record<CopyFormName, readonly Case[]>> = {
  swaks: ALL,
  curl: ALL,
  openssl: [SEND_STARTTLS, SEND_IMPLICIT, SIGN_IN],
  smtplib: ALL,
  nodemailer: ALL,
  phpmailer: ALL,
  go: ALL,
  java: [SEND_STARTTLS, SEND_IMPLICIT, SIGN_IN],
  msmtp: [SEND_STARTTLS, SEND_IMPLICIT],
};

const debian = debianAvailable();
const FETCHING = 300_000;

describe.each(Object.keys(CASES) as CopyFormName[])('%s', (form) => {
  it.skipIf(!debian.available && !['nodemailer'].includes(form)).each(CASES[form] ?? [])(
    'does what Ehlo does: $security, $mechanism, up to $stopAfter',
    { timeout: FETCHING },
    async (one) => {
      const server = servers[one.security];
      const plan = planOf(one, form);
      await runPlan(plan, secrets(ACCOUNT.password));
      const expected = await essence(await server.take(), form);
      expect(expected).toMatchObject({ knew: true, encrypted: true });
      const { code, output } = await runCopy(form, plan, server.ca);
      expect([await essence(await server.take(), form), output]).toEqual([expected, output]);
      expect([code, output]).toEqual([0, output]);
    },
  );

  it.skipIf(!debian.available && form !== 'nodemailer')(
    'tells no secret to a server whose certificate it cannot trust',
    { timeout: FETCHING },
    async () => {
      const other = issue({ commonName: 'Another authority', ca: true }).cert;
      const server = servers.starttls;
      const { code } = await runCopy(form, planOf(SEND_STARTTLS, form), other);
      const { mechanism, message } = await server.take();
      expect([mechanism, message]).toEqual([undefined, undefined]);
      expect(code).not.toBe(0);
    },
  );
});

describe('nc', () => {
  it.skipIf(!debian.available)(
    'introduces itself in clear and leaves before STARTTLS',
    { timeout: FETCHING },
    async () => {
      const server = servers.starttls;
      const { output } = await runCopy('nc', planOf(SIGN_IN, 'nc'), server.ca);
      expect(output).toMatch(/^250[- ].*STARTTLS/m);
      const { mechanism, from } = await server.take();
      expect([mechanism, from]).toEqual([undefined, undefined]);
    },
  );
});

it('says which forms no test runs', () => {
  const run = [...Object.keys(CASES), 'nc'];
  expect(COPY_FORM_NAMES.filter((form) => !run.includes(form))).toEqual([
    'powershell',
    'csharp',
    'postfix',
  ]);
});
