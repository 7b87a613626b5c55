// Shows a run line by line: what was said, what Ehlo notes, and nothing that bites.

import { expect, test } from 'vitest';
import { transcriptLine } from '../../../shared/export/transcript-line.ts';
import type { RunFact } from '../../../shared/run/event.ts';
import { CLEAR, CONNECTED, HEALTHY, TLS_ONLY, STARTED_TLS, handshake } from '../scenes.ts';
import { logOf, peer, type Log } from '../script.ts';

const GLYPHS = { client: '>', server: '<', note: '-' };

const shown = (log: Log) =>
  log.flatMap((event) => {
    const line = transcriptLine(event);
    if (!line) return [];
    const { direction, encrypted, phase, text } = line;
    return `${phase ?? 'run'} ${encrypted ? '#' : ''}${GLYPHS[direction]} ${text}`;
  });

test('a whole session', () => {
  const lines = shown(HEALTHY);
  expect(lines.slice(0, 8)).toEqual([
    'run - Testing mail.example.test, port 587, STARTTLS',
    'resolve - Addresses: 192.0.2.25',
    'connect - Connecting to 192.0.2.25, port 587',
    'connect - Connected to 192.0.2.25, port 587',
    'greeting < 220 mail.example.test ESMTP',
    'ehlo > EHLO client.example.test',
    'ehlo < 250-mail.example.test',
    'ehlo < 250-STARTTLS',
  ]);
  expect(lines).toContain('tls - TLSv1.3, TLS_AES_256_GCM_SHA384, X25519');
  expect(lines).toContain('tls - Certificate verified against the bundled roots');
  expect(lines).toContain('auth #> AUTH PLAIN [secret]');
  expect(lines).toContain('mail - Mail to 1 recipient, commands in one flight');
  expect(lines.at(-1)).toBe('run - Connection closed');
});

test('hostile words are made visible, in lines and in notes', () => {
  const log = logOf(CLEAR, [
    ...CONNECTED,
    'S: 220 \u001b]0;owned\u0007 \u202e',
    { type: 'challenge.decoded', text: peer('\u001b[2J{"status":"400"}'), reply: 1 },
    { type: 'dns.answered', query: 'MX', outcome: 'answered', records: [peer('10 \u202emx')] },
  ]);
  expect(shown(log).slice(-4, -1)).toEqual([
    'greeting < 220 [U+001B]]0;owned[U+0007] [U+202E]',
    'auth - Decoded: [U+001B][2J{"status":"400"}',
    'resolve - DNS MX: 10 [U+202E]mx',
  ]);
});

const noted: readonly (readonly [RunFact, string])[] = [
  [
    { type: 'resolution.failed', cause: 'no-such-name', code: 'ENOTFOUND' },
    'resolve - The name was not resolved: there is no such name (ENOTFOUND)',
  ],
  [
    { type: 'attempt.ended', address: '192.0.2.9', port: 587, outcome: 'refused' },
    'connect - 192.0.2.9: refused',
  ],
  [
    { type: 'connection.lost', phase: 'auth', cause: 'reset' },
    'auth - The connection was lost: it was reset',
  ],
  [{ type: 'wait.expired', phase: 'data', after: 120_000 }, 'data - No answer within 2 min'],
  [
    { type: 'protocol.violated', violation: 'bare-line-feed', phase: 'ehlo' },
    'ehlo - Against the protocol: the server ended lines with LF alone instead of CRLF',
  ],
  [
    { type: 'plaintext.discarded', octets: 1 },
    'starttls - 1 byte in clear behind the STARTTLS reply thrown away',
  ],
  [
    { type: 'tls.failed', cause: 'alert', code: 'ERR_SSL_ALERT', alert: 40 },
    'tls - TLS failed: the server sent an alert, alert 40 (ERR_SSL_ALERT)',
  ],
  [
    { type: 'prerequisite.missing', phase: 'starttls', what: 'starttls' },
    'starttls - Cannot go on: the server does not offer STARTTLS',
  ],
  [
    { type: 'proxy.connected', host: 'mail.example.org', port: 587 },
    'connect - The proxy has connected to mail.example.org, port 587',
  ],
  [
    { type: 'proxy.failed', cause: 'target-refused', code: 'HTTP 403' },
    'connect - The proxy made no connection: it does not connect to this server (HTTP 403)',
  ],
  [
    { type: 'client.refused', phase: 'mail', cause: 'envelope' },
    'mail - Nodemailer does not take the envelope',
  ],
  [
    { type: 'observation.missing', what: ['certificate', 'flights'] },
    'run - Not shown by this client: the certificate and the flights',
  ],
  [{ type: 'run.cancelled', phase: 'auth' }, 'auth - Cancelled'],
  [
    {
      type: 'message.sent',
      size: 2048,
      sha256: 'c0ffee',
      linesMended: 0,
      encrypted: true,
      flight: 7,
      chunks: 2,
    },
    'data #> [message: 2 KiB in 2 chunks, SHA-256 c0ffee]',
  ],
];

test.each(noted)('%j', (fact, line) => {
  const text = shown([{ ...fact, seq: 2, at: 5 }]);
  expect(text).toEqual([line]);
});

test('a certificate that does not verify is named with its faults', () => {
  const lines = shown(
    logOf(TLS_ONLY, [
      ...STARTED_TLS,
      ...handshake({ problems: ['expired', 'name-mismatch'], code: 'CERT_HAS_EXPIRED' }),
    ]),
  );
  expect(lines).toContain(
    'tls - Certificate not verified: it has expired and it is for another name (CERT_HAS_EXPIRED)',
  );
});

test('the frame around the lines has no line of its own', () => {
  for (const type of ['phase.started', 'reply.completed', 'extensions.announced'] as const) {
    const event = HEALTHY.find((candidate) => candidate.type === type);
    expect(event && transcriptLine(event)).toBeUndefined();
  }
});
