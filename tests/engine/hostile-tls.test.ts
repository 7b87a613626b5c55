// Peers that misbehave around TLS: before, instead of, inside and at the end of it.

import { describe, expect, it } from 'vitest';
import { cut, octets, pause, receive, send, silence, startTls, steps } from '../peers/scripted.ts';
import { playRow, type Table } from './hostile-row.ts';
import { healthy, inImplicitTls, inTls } from './hostile-session.ts';

const SHORT = 500;

const rows: Table = {
  'STARTTLS, then silence': {
    peer: inTls({ tls: silence }),
    security: 'starttls',
    timeouts: { tls: SHORT },
    phase: 'tls',
    outcome: 'failed',
    facts: [{ type: 'tls.failed', cause: 'timed-out' }],
    unsaid: /AUTH/,
  },
  'STARTTLS, then garbage': {
    peer: inTls({ tls: steps(pause(50), octets('\x80garbage, not TLS\r\n'), silence) }),
    security: 'starttls',
    phase: 'tls',
    outcome: 'failed',
    facts: [{ type: 'tls.failed', cause: 'not-tls' }],
    unsaid: /AUTH/,
  },
  'STARTTLS with replies in clear behind it': {
    peer: inTls({
      starttls: send('220 Ready', '250-mail.example.org', '250 AUTH PLAIN XINJECTED'),
    }),
    security: 'starttls',
    phase: 'quit',
    outcome: 'ok',
    facts: [{ type: 'plaintext.discarded', octets: 48 }],
  },
  'STARTTLS with a piece of a line behind it, then silence': {
    peer: inTls({ starttls: octets('220 Ready\r\n250-ma'), tls: silence }),
    security: 'starttls',
    timeouts: { tls: SHORT },
    phase: 'tls',
    outcome: 'failed',
    facts: [
      { type: 'plaintext.discarded', octets: 6 },
      { type: 'tls.failed', cause: 'timed-out' },
    ],
  },
  'STARTTLS that is refused': {
    peer: inTls({ starttls: send('454 4.7.0 TLS not available') }),
    security: 'starttls',
    phase: 'starttls',
    outcome: 'failed',
    facts: [{ type: 'reply.completed', to: 'starttls', code: 454 }],
    unsaid: /AUTH|MAIL/,
  },
  'STARTTLS answered with another positive code': {
    peer: inTls({ starttls: send('250 Ok'), tls: steps(receive('QUIT'), send('221 Bye')) }),
    security: 'starttls',
    timeouts: { tls: SHORT },
    phase: 'starttls',
    outcome: 'failed',
    unsaid: /AUTH|MAIL/,
  },
  'a greeting in clear where TLS comes first': {
    peer: inImplicitTls({ tls: steps(send('220 mail.example.org ESMTP'), silence) }),
    security: 'implicit',
    phase: 'tls',
    outcome: 'failed',
    facts: [{ type: 'tls.failed', cause: 'not-tls' }],
    unsaid: /EHLO|AUTH/,
  },
  'TLS that ends without close_notify': {
    peer: inTls({ auth: cut }),
    security: 'starttls',
    phase: 'auth',
    outcome: 'failed',
    facts: [
      { type: 'protocol.violated', violation: 'tls-closed-without-notify', phase: 'auth' },
      { type: 'connection.lost', phase: 'auth', cause: 'closed' },
    ],
  },
  'TLS that ends without close_notify at QUIT': {
    peer: inTls({ quit: cut }),
    security: 'starttls',
    phase: 'data',
    outcome: 'ok',
    facts: [
      { type: 'protocol.violated', violation: 'tls-closed-without-notify', phase: 'quit' },
      { type: 'connection.closed', by: 'server' },
    ],
  },
  'a record of garbage inside TLS': {
    peer: inTls({ auth: (on) => on.sendBelowTls(Buffer.from('17030300ff', 'hex')) }),
    security: 'starttls',
    timeouts: { auth: SHORT },
    phase: 'auth',
    outcome: 'failed',
    unsaid: /MAIL/,
  },
  'a certificate for another name': {
    peer: inTls({ tls: startTls() }),
    security: 'starttls',
    tlsName: 'other.example.org',
    phase: 'tls',
    outcome: 'failed',
    facts: [{ type: 'certificate.judged', trusted: false, problems: ['name-mismatch'] }],
    unsaid: /AUTH/,
  },
};

describe('a peer with', () => {
  it.each(Object.entries(rows))('%s', async (_name, row) => {
    await playRow(row);
  });
});

describe('what came in clear behind STARTTLS', () => {
  it('is never executed', async () => {
    const { log, report } = await playRow({
      peer: inTls({
        starttls: send('220 Ready', '250-mail.example.org', '250 AUTH PLAIN XINJECTED'),
        'ehlo-again': healthy('ehlo-again'),
      }),
      security: 'starttls',
      phase: 'quit',
      outcome: 'ok',
    });
    expect(JSON.stringify(log)).not.toContain('XINJECTED');
    expect(report.extensions.encrypted?.map(({ keyword }) => keyword)).toEqual(['SIZE', 'AUTH']);
  });
});
