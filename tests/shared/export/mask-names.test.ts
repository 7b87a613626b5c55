// Masks the names of runs and looks for what is left of them, in every export.

import fc from 'fast-check';
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { maskNames } from '../../../shared/export/mask/mask-names.ts';
import { foldLog } from '../../../shared/run/fold.ts';
import { readLog } from '../../../shared/run/log.ts';
import type { RunFact } from '../../../shared/run/event.ts';
import type { RecordedPlan, SecretRef } from '../../../shared/run/plan.ts';
import { buildReport } from '../../../shared/run/report.ts';
import { attempts, certificate, ehlo, handshake, planOf } from '../scenes.ts';
import { logOf, peer, type Log, type Step } from '../script.ts';
import { documentsOf } from './documents.ts';

interface Cast {
  readonly host: string;
  readonly domain: string;
  readonly user: string;
  readonly other: string;
  readonly organization: string;
  readonly address: string;
  readonly address6: string;
  readonly own: string;
}

const base64 = (text: string) => Buffer.from(text).toString('base64');

/** A run in which everybody is named by everybody, in many ways. */
function runOf(cast: Cast): Log {
  const { host, domain, user, other, organization, address, address6, own } = cast;
  const mailbox = `${user}@${domain}`;
  const loud = mailbox.toUpperCase();
  const plan: RecordedPlan = planOf({
    connection: { host, port: 587, security: 'starttls', ehloName: own, connectIp: address },
    tls: { serverName: host, ownRoots: false, clientCertificate: false },
    auth: { user: mailbox, authzid: other, password: 'run:1' as SecretRef },
    envelope: { from: mailbox, to: [{ address: `${other}@${domain}` }] },
    message: { kind: 'composed' },
    stopAfter: 'quit',
    send: true,
  });
  const steps: Step[] = [
    'phase: resolve',
    {
      type: 'resolution.completed',
      source: 'resolver',
      addresses: [
        { address, family: 4 },
        { address: address6, family: 6 },
      ],
    } satisfies RunFact,
    {
      type: 'dns.answered',
      query: 'MX',
      outcome: 'answered',
      records: [peer(`10 mx7.${domain}`)],
    } satisfies RunFact,
    'end: resolve',
    'phase: connect',
    ...attempts([address6, 'refused', 'ECONNREFUSED'], [address, 'connected']),
    { type: 'connection.opened', address, port: 587, localAddress: address6, localPort: 50123 },
    'end: connect',
    'phase: greeting',
    `S: 220 ${host.toUpperCase()} ${organization} says hello to [${address}] and IPv6:${address6}`,
    `C: EHLO ${own}`,
    `S: 250-${host} at your service, ${own} [${address}]:587`,
    'S: 250-SIZE 36700160',
    'S: 250 STARTTLS',
    'C: STARTTLS',
    'S: 220 go',
    ...handshake({
      certificate: certificate({
        subject: peer(`CN=${host}, O=${organization}, C=DE`),
        issuer: peer(`CN=${organization} Internal CA`),
        commonName: peer(host),
        names: [
          peer(host),
          peer(`*.${domain}`),
          peer(`imap.${domain.toUpperCase()}`),
          peer(address),
        ],
        der: base64(`${host} ${organization}`),
      }),
    }),
    ...ehlo('AUTH PLAIN LOGIN', `XVENDOR ${domain}`),
    'C: AUTH LOGIN',
    `S: 334 ${base64(`<1896.69@${host}>`)}`,
    `C: ${base64(mailbox)}`,
    'S: 334 UGFzc3dvcmQ6',
    'C: [secret]',
    `S: 235 2.7.0 ${loud} signed in, ${user}, from=${mailbox}/${address}`,
    `C: MAIL FROM:<${mailbox}> SIZE=812`,
    `C: RCPT TO:<${other}@${domain}>`,
    'S: 250 2.1.0 Ok',
    `S: 550-5.7.1 <${other}@${domain}>: see http://www.${domain}/why?id=${encodeURIComponent(mailbox)}&ip=${address}`,
    `S: 550 5.7.1 ${address6.toUpperCase()} bounce+${user}=${domain}@relay.${domain}`,
    'C: QUIT',
    'S: 221 bye',
  ];
  return logOf(plan, steps);
}

/** Letters that are in no word of Ehlo's or of a mail system's three in a row. */
const letters = fc.constantFrom(...'qxzjkvwQXZJKVWüéж');
const label = fc.string({ unit: letters, minLength: 5, maxLength: 12 });
const octet = fc.integer({ min: 11, max: 250 });

const casts: fc.Arbitrary<Cast> = fc
  .record({
    labels: fc.uniqueArray(label, {
      minLength: 6,
      maxLength: 6,
      selector: (text) => text.toLowerCase().slice(0, 5),
    }),
    octets: fc.tuple(octet, octet, octet),
    groups: fc.tuple(octet, octet),
  })
  .map(({ labels: [a = '', b = '', c = '', d = '', e = '', f = ''], octets, groups }) => ({
    host: `${a}.${b}.de`,
    domain: `${b}.de`,
    user: c,
    other: d,
    organization: `${e} ${b}`,
    address: `93.${octets.join('.')}`,
    address6: `2a02:${groups.map((n) => n.toString(16)).join(':')}::abc:1`,
    own: `${f}-laptop`,
  }));

/** What would tell who somebody is. */
const partsOf = (cast: Cast): string[] => [
  ...cast.host.split('.').slice(0, -1),
  cast.user,
  cast.other,
  ...cast.organization.split(' '),
  cast.address,
  cast.address6,
  cast.own.slice(0, -'-laptop'.length),
];

function surviving(text: string, cast: Cast): string[] {
  const decoded = [...text.matchAll(/[A-Za-z0-9+/]{8,}={0,2}/g)].map(([word]) =>
    Buffer.from(word, 'base64').toString('utf8'),
  );
  const searched = [text, ...decoded].join('\n').toLowerCase();
  return partsOf(cast).filter((part) => searched.includes(part.toLowerCase()));
}

const CAST: Cast = {
  host: 'outgoing.acme-mail.de',
  domain: 'acme-mail.de',
  user: 'ann.smith',
  other: 'bo',
  organization: 'Acme Gmbh',
  address: '93.184.216.34',
  address6: '2a02:8:10::abc:1',
  own: 'annslaptop',
};

describe('masked names', () => {
  it('survive in no export, in no case and not in base64', () => {
    fc.assert(
      fc.property(casts, (cast) => {
        const log = runOf(cast);
        // The test would see them: the log itself is full of them.
        expect(surviving(JSON.stringify(log), cast)).toEqual(partsOf(cast));
        for (const [format, text] of documentsOf(maskNames(log))) {
          expect([format, ...surviving(text, cast)]).toEqual([format]);
        }
      }),
      { numRuns: 40 },
    );
  });

  it('are the same placeholder wherever they stand', () => {
    const said = maskNames(runOf(CAST)).flatMap((event) =>
      event.type === 'line.received' || event.type === 'line.sent' ? [event.text] : [],
    );
    expect(said.slice(0, 3)).toEqual([
      '220 host-1.example name-1 says hello to [192.0.2.1] and IPv6:2001:db8::1',
      'EHLO host-2.example',
      '250-host-1.example at your service, host-2.example [192.0.2.1]:587',
    ]);
    const base64Lines = said.filter((line) => /^334 |^[A-Za-z0-9+/]{12,}=*$/.test(line));
    expect(base64Lines.map((line) => atob(line.replace('334 ', '')))).toEqual([
      expect.stringMatching(/^<user-\d@host-1\.example>$/),
      'user-1@host-3.example',
      'Password:',
    ]);
    expect(said.find((line) => line.startsWith('235'))).toBe(
      '235 2.7.0 user-1@host-3.example signed in, user-1, from=user-1@host-3.example/192.0.2.1',
    );
    expect(said.find((line) => line.startsWith('MAIL'))).toBe(
      'MAIL FROM:<user-1@host-3.example> SIZE=812',
    );
    expect(said.find((line) => line.includes('http://'))).toMatch(
      /http:\/\/host-\d\.example\/why\?id=user-1%40host-3\.example&ip=192\.0\.2\.1$/,
    );
  });

  it('leave a log that is read, folded and judged as before', () => {
    const log = runOf(CAST);
    const masked = maskNames(log);
    const [before, after] = [log, masked].map((one) => buildReport(foldLog(one)));
    expect(after!.verdict).toMatchObject({
      rule: before!.verdict.rule,
      evidence: before!.verdict.evidence,
    });
    expect(after!.phases).toEqual(before!.phases);
    expect(after!.target.host).toBe('host-1.example');
    expect(maskNames(log)).toEqual(masked);
  });

  it('leave what names nobody as it was', () => {
    const log = logOf(planOf({ connection: { host: '127.0.0.1', port: 25, security: 'none' } }), [
      'phase: greeting',
      'S: 220 localhost ESMTP Postfix 3.7.11 (5.7.8) at 12:34:56 mail server :: ::1 std::string',
      'C: EHLO localhost',
      'S: 250 support, info and mail: https://localhost.localdomain 1.2.3',
    ]);
    expect(maskNames(log)).toEqual(log);
  });

  it('never take a placeholder that is a name of the run', () => {
    const log = runOf({
      ...CAST,
      host: 'host-1.example',
      address: '192.0.2.1',
      address6: '2001:DB8::1',
    });
    const text = JSON.stringify(maskNames(log));
    expect(text).not.toMatch(/host-1\.example|192\.0\.2\.1\b|2001:db8::1\b/i);
    expect(text).toContain('192.0.2.2');
  });

  it('are found in a long hostile line in little time', () => {
    const long = ['a', 'a.', '.', ':', 'a:', '-', '=a', '@', 'a@', '%', 'a-'].map((unit) =>
      unit.repeat(200_000 / unit.length),
    );
    const log = logOf(planOf(), ['phase: greeting', ...long.map((text) => `S: 220 ${text}`)]);
    expect(maskNames(log)).toHaveLength(log.length);
  });

  const LOGS = new URL('../../logs/', import.meta.url);
  const kept = readdirSync(LOGS).filter((name) => name.endsWith('.ndjson'));
  it.each(kept)('make a sound log of %s', (name) => {
    const log = readLog(readFileSync(new URL(name, LOGS), 'utf8'));
    const masked = maskNames(log);
    expect(JSON.stringify(masked)).not.toMatch(/example\.test/i);
    const [before, after] = [log, masked].map((one) => buildReport(foldLog(one)));
    expect(after!.phases).toEqual(before!.phases);
    expect(after!.verdict.rule).toBe(before!.verdict.rule);
  });
});
