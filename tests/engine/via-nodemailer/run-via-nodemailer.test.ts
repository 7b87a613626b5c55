// Runs plans through nodemailer against smtp-server: what it says is told, what it hides is not.

import { afterEach, describe, expect, test } from 'vitest';
import type { MechanismName } from '../../../shared/smtp/sasl-name.ts';
import type { EnvelopePlan, MessagePlan } from '../../../shared/run/plan.ts';
import { serverCertificate } from '../../peers/ca.ts';
import { auth, observe, PASSWORD, planFor, startServer, via, type Server } from './observed.ts';

let server: Server;
afterEach(() => server.stop());

const mechanism = (name: string) => name as MechanismName;
const to = (...addresses: string[]) => addresses.map((address) => ({ address }));
const envelope: EnvelopePlan = { from: 'ada@example.org', to: to('bob@example.net') };
const message: MessagePlan = {
  kind: 'raw',
  content: Buffer.from('Subject: Hi\r\n\r\n.dot\r\n').toString('base64'),
};
const sending = { envelope, message, stopAfter: 'quit', send: true } as const;

describe('a send with STARTTLS', () => {
  test('is told line by line, and the message arrives', async () => {
    server = await startServer();
    const { transcript, states, all, facts } = await observe(
      planFor(server.port, { auth, ...sending }),
      { password: PASSWORD },
    );
    expect(transcript).toEqual([
      'S: 220 mx.example.org ESMTP ready',
      'C: EHLO client.example.org',
      'S: 250-mx.example.org Nice to meet you, [127.0.0.1]',
      'S: 250-PIPELINING',
      'S: 250-8BITMIME',
      'S: 250-SMTPUTF8',
      'S: 250-AUTH PLAIN LOGIN CRAM-MD5 XOAUTH2',
      'S: 250 STARTTLS',
      'C: STARTTLS',
      'S: 220 Ready to start TLS',
      '*C: EHLO client.example.org',
      '*S: 250-mx.example.org Nice to meet you, [127.0.0.1]',
      '*S: 250-PIPELINING',
      '*S: 250-8BITMIME',
      '*S: 250-SMTPUTF8',
      '*S: 250 AUTH PLAIN LOGIN CRAM-MD5 XOAUTH2',
      '*C: AUTH PLAIN [secret]',
      '*S: 235 Authentication successful',
      '*C: MAIL FROM:<ada@example.org>',
      '*C: RCPT TO:<bob@example.net>',
      '*C: DATA',
      '*S: 250 Accepted',
      '*S: 250 Accepted',
      '*S: 354 End data with <CR><LF>.<CR><LF>',
      'C: <21 octets>',
      '*S: 250 queued as 1',
      '*C: QUIT',
      '*S: 221 Bye',
    ]);
    expect(server.delivered).toEqual([
      {
        from: 'ada@example.org',
        to: ['bob@example.net'],
        content: Buffer.from('Subject: Hi\r\n\r\n.dot\r\n'),
      },
    ]);
    expect(states).toEqual({
      resolve: 'passed',
      connect: 'passed',
      greeting: 'passed',
      ehlo: 'passed',
      starttls: 'passed',
      tls: 'passed',
      auth: 'passed',
      mail: 'passed',
      rcpt: 'passed',
      data: 'passed',
      quit: 'passed',
    });
    expect(all('reply.completed').map((reply) => `${reply.to} ${String(reply.code)}`)).toEqual([
      'greeting 220',
      'ehlo 250',
      'starttls 220',
      'ehlo 250',
      'auth 235',
      'mail 250',
      'rcpt 250',
      'data 354',
      'message 250',
      'quit 221',
    ]);
    expect(facts.map(({ type }) => type)).toEqual([
      'resolution.completed',
      'connection.opened',
      'extensions.announced',
      'tls.started',
      'certificate.judged',
      'extensions.announced',
      'mechanism.chosen',
      'auth.completed',
      'transaction.started',
      'message.sent',
      'connection.closed',
    ]);
  });

  test('says what nodemailer keeps to itself, and makes none of it up', async () => {
    server = await startServer();
    const { all } = await observe(planFor(server.port, { stopAfter: 'tls' }));
    expect(all('observation.missing').flatMap(({ what }) => what)).toEqual([
      'encryption',
      'certificate',
      'roots',
      'flights',
    ]);
    expect(all('tls.negotiated')).toEqual([]);
    expect(all('certificate.received')).toEqual([]);
    expect(all('attempt.started')).toEqual([]);
    expect(all('certificate.judged')).toMatchObject([{ trusted: true, rootsTried: ['given'] }]);
    expect(all('certificate.judged')[0]).not.toHaveProperty('roots');
  });

  test('replies point to their commands and lines', async () => {
    server = await startServer();
    const plan = planFor(server.port, {
      ...sending,
      envelope: { ...envelope, to: to('a@example.net', 'b@example.net') },
    });
    const { log, all } = await observe(plan);
    const command = (seq: number | undefined) => log.find((event) => event.seq === seq);
    const mail = all('reply.completed').find((reply) => reply.to === 'mail');
    expect(command(mail?.command)).toMatchObject({ type: 'line.sent', text: /^MAIL/ });
    const rcpts = all('reply.completed').filter((reply) => reply.to === 'rcpt');
    expect(rcpts.map(({ recipient, command: seq }) => [recipient, command(seq)])).toMatchObject([
      [0, { text: 'RCPT TO:<a@example.net>' }],
      [1, { text: 'RCPT TO:<b@example.net>' }],
    ]);
    const taken = all('reply.completed').find((reply) => reply.to === 'message');
    expect(command(taken?.command)).toMatchObject({ type: 'message.sent', size: 21 });
    expect(command(taken?.lines[0])).toMatchObject({ type: 'line.received' });
  });
});

describe('where the plan ends', () => {
  test.each([
    ['ehlo', ['EHLO', 'QUIT']],
    ['tls', ['EHLO', 'STARTTLS', 'EHLO', 'QUIT']],
    ['auth', ['EHLO', 'STARTTLS', 'EHLO', 'AUTH', 'QUIT']],
  ] as const)('after %s the commands are %j', async (stopAfter, verbs) => {
    server = await startServer();
    const { all } = await observe(planFor(server.port, { auth, envelope, stopAfter }), {
      password: PASSWORD,
    });
    expect(all('line.sent').map(({ text }) => text.split(' ')[0])).toEqual(verbs);
    expect(all('connection.closed')).toMatchObject([{ by: 'client' }]);
  });
});

describe('security', () => {
  test('implicit TLS comes before the greeting', async () => {
    server = await startServer({ secure: true });
    const { transcript, states, all } = await observe(
      planFor(server.port, { ...via(server.port, 'implicit'), auth, stopAfter: 'auth' }),
      { password: PASSWORD },
    );
    expect(transcript[0]).toBe('*S: 220 mx.example.org ESMTP ready');
    expect(states).toMatchObject({
      connect: 'passed',
      tls: 'passed',
      greeting: 'passed',
      auth: 'passed',
    });
    expect(all('tls.started')).toMatchObject([
      { mode: 'implicit', serverName: 'mail.example.org' },
    ]);
  });

  test('in clear nothing is upgraded behind the user’s back', async () => {
    server = await startServer();
    const { transcript, all } = await observe(planFor(server.port, via(server.port, 'none')));
    expect(transcript).not.toContain('C: STARTTLS');
    expect(all('observation.missing')).toMatchObject([{ what: ['flights'] }]);
  });

  test('a server without STARTTLS gets no password', async () => {
    server = await startServer({ hideSTARTTLS: true, disabledCommands: ['STARTTLS'] });
    const { transcript, states, facts } = await observe(
      planFor(server.port, { auth, stopAfter: 'auth' }),
      { password: PASSWORD },
    );
    expect(transcript.filter((line) => line.includes('AUTH '))).toEqual([
      'S: 250 AUTH PLAIN LOGIN CRAM-MD5 XOAUTH2',
    ]);
    expect(states).toMatchObject({ ehlo: 'passed', starttls: 'failed' });
    expect(facts).toContainEqual({
      type: 'prerequisite.missing',
      phase: 'starttls',
      what: 'starttls',
    });
  });

  test('a password in clear leaves only where that is allowed', async () => {
    server = await startServer();
    const clear = planFor(server.port, { ...via(server.port, 'none'), auth, stopAfter: 'auth' });
    const refused = await observe(clear, { password: PASSWORD });
    expect(refused.transcript.some((line) => line.startsWith('C: AUTH'))).toBe(false);
    expect(refused.facts).toContainEqual({
      type: 'prerequisite.missing',
      phase: 'auth',
      what: 'auth-in-clear-not-allowed',
    });
    expect(refused.states).toMatchObject({ auth: 'failed', quit: 'passed' });
    const allowed = await observe(
      { ...clear, auth: { ...auth, allowClear: true } },
      { password: PASSWORD },
    );
    expect(allowed.transcript).toContain('C: AUTH PLAIN [secret]');
    expect(allowed.states).toMatchObject({ auth: 'passed' });
  });

  test.each([
    ['unknown-root', 'SELF_SIGNED_CERT_IN_CHAIN', 'unknown-issuer'],
    ['expired', 'CERT_HAS_EXPIRED', 'expired'],
    ['wrong-name', 'ERR_TLS_CERT_ALTNAME_INVALID', 'name-mismatch'],
    ['self-signed', 'DEPTH_ZERO_SELF_SIGNED_CERT', 'self-signed'],
  ] as const)(
    'a certificate with fault %s ends the run at tls (%s)',
    async (fault, code, problem) => {
      const { cert, key, ca } = serverCertificate(fault);
      for (const secure of [false, true]) {
        server = await startServer({ cert, key, secure });
        const plan = planFor(server.port, {
          ...(secure ? via(server.port, 'implicit') : {}),
          auth,
          stopAfter: 'auth',
        });
        const { states, all, transcript } = await observe(
          { ...plan, tls: { ca, serverName: 'mail.example.org' } },
          { password: PASSWORD },
        );
        expect(all('certificate.judged')).toMatchObject([
          { trusted: false, problems: [fault === 'unknown-root' ? expect.any(String) : problem] },
        ]);
        if (fault !== 'unknown-root') expect(all('certificate.judged')).toMatchObject([{ code }]);
        expect(states).toMatchObject({ connect: 'passed', tls: 'failed' });
        expect(transcript.some((line) => line.startsWith('*'))).toBe(false);
        if (!secure) await server.stop();
      }
    },
  );

  test('with --insecure the run goes on, and the certificate stays unjudged', async () => {
    const { cert, key } = serverCertificate('expired');
    server = await startServer({ cert, key });
    const plan = planFor(server.port, { stopAfter: 'tls' });
    const { states, all } = await observe({ ...plan, tls: { ...plan.tls, insecure: true } });
    expect(states).toMatchObject({ tls: 'passed', quit: 'passed' });
    expect(all('certificate.judged')).toEqual([]);
  });

  test('a clear port asked for TLS is no TLS', async () => {
    server = await startServer();
    const { states, all } = await observe(planFor(server.port, via(server.port, 'implicit')));
    expect(states).toMatchObject({ connect: 'passed', tls: 'failed' });
    expect(all('tls.failed')).toMatchObject([
      { cause: 'not-tls', code: 'ERR_SSL_WRONG_VERSION_NUMBER' },
    ]);
  });

  test('settings that no handshake can be tried with are no fault of the server', async () => {
    server = await startServer();
    const { all, states } = await observe({ ...planFor(server.port), tls: { ca: 'nonsense' } });
    expect(states).toEqual({ tls: 'failed' });
    expect(all('tls.failed')).toMatchObject([{ cause: 'options-unusable' }]);
  });
});

describe('sign-in', () => {
  const signIn = (method: string) => ({ ...auth, mechanisms: [mechanism(method)] });

  test.each([
    ['PLAIN', ['AUTH PLAIN [secret]']],
    ['LOGIN', ['AUTH LOGIN', 'YWRhQGV4YW1wbGUub3Jn', '[secret]']],
    ['CRAM-MD5', ['AUTH CRAM-MD5', '[secret]']],
  ])('by %s shows %j', async (method, lines) => {
    server = await startServer();
    const { all, states } = await observe(
      planFor(server.port, { auth: signIn(method), stopAfter: 'auth' }),
      { password: PASSWORD },
    );
    expect(
      all('line.sent')
        .filter(({ phase }) => phase === 'auth')
        .map(({ text }) => text),
    ).toEqual(lines);
    expect(states).toMatchObject({ auth: 'passed' });
    expect(all('mechanism.chosen')).toMatchObject([
      { mechanism: method, why: 'asked-for', initialResponse: method === 'PLAIN' },
    ]);
    expect(all('auth.completed')).toMatchObject([{ mechanism: method, outcome: 'accepted' }]);
  });

  test('by XOAUTH2 with the token that is given', async () => {
    server = await startServer();
    const plan = planFor(server.port, { auth: { user: auth.user }, stopAfter: 'auth' });
    const { all, transcript } = await observe(plan, { token: PASSWORD });
    expect(transcript).toContain('*C: AUTH XOAUTH2 [secret]');
    expect(all('mechanism.chosen')).toMatchObject([{ mechanism: 'XOAUTH2', why: 'token-given' }]);
    expect(all('auth.completed')).toMatchObject([{ outcome: 'accepted' }]);
  });

  test('by XOAUTH2 with a token that is refused reads the server’s reason and its reply', async () => {
    server = await startServer();
    const plan = planFor(server.port, { auth: { user: auth.user }, stopAfter: 'auth' });
    const { all, transcript, states } = await observe(plan, { token: 'stale token' });
    expect(transcript.slice(-5)).toMatchObject([
      /^\*S: 334 /,
      '*C: ',
      /^\*S: 535 /,
      '*C: QUIT',
      '*S: 221 Bye',
    ]);
    expect(all('challenge.decoded').map(({ text }) => text)).toEqual([
      '{"status":"401","schemes":"bearer"}',
    ]);
    expect(all('auth.completed')).toMatchObject([{ mechanism: 'XOAUTH2', outcome: 'rejected' }]);
    expect(states).toMatchObject({ auth: 'failed', quit: 'passed' });
  });

  test.each(['PLAIN', 'LOGIN', 'CRAM-MD5'])(
    'by %s with a wrong password is rejected once',
    async (method) => {
      server = await startServer();
      const { all, states, transcript } = await observe(
        planFor(server.port, { auth: signIn(method), ...sending }),
        { password: 'wrong horse' },
      );
      expect(all('auth.completed')).toMatchObject([{ outcome: 'rejected' }]);
      expect(
        all('reply.completed').find(({ seq }) => seq === all('auth.completed')[0]?.reply),
      ).toMatchObject({
        to: 'auth',
        code: 535,
      });
      expect(transcript.filter((line) => line.startsWith('*C: AUTH'))).toHaveLength(1);
      expect(states).toMatchObject({ auth: 'failed', quit: 'passed' });
      expect(states).not.toHaveProperty('mail');
    },
  );

  test.each([
    ['a server without AUTH', { authMethods: [], disabledCommands: ['AUTH'] }, auth, 'auth'],
    ['no mechanism in common', { authMethods: ['PLAIN'] }, signIn('CRAM-MD5'), 'common-mechanism'],
    ['only XOAUTH2 and no token', { authMethods: ['XOAUTH2'] }, auth, 'credentials'],
  ])('with %s is never skipped', async (_, options, plan, what) => {
    server = await startServer(options);
    const { facts, states } = await observe(planFor(server.port, { auth: plan, ...sending }), {
      password: PASSWORD,
    });
    expect(facts).toContainEqual({ type: 'prerequisite.missing', phase: 'auth', what });
    expect(states).toMatchObject({ auth: 'failed', quit: 'passed' });
    expect(server.delivered).toEqual([]);
  });

  test('with an empty password needs credentials: nodemailer takes it for none', async () => {
    server = await startServer();
    const { facts } = await observe(planFor(server.port, { auth, stopAfter: 'auth' }), {
      password: '',
    });
    expect(facts).toContainEqual({
      type: 'prerequisite.missing',
      phase: 'auth',
      what: 'credentials',
    });
  });
});

describe('the transaction', () => {
  test('goes on with the recipients that were accepted', async () => {
    server = await startServer();
    const recipients = to('refused@example.net', 'bob@example.net');
    const { states, all } = await observe(
      planFor(server.port, { ...sending, envelope: { ...envelope, to: recipients } }),
    );
    expect(states).toMatchObject({ rcpt: 'passed', data: 'passed', quit: 'passed' });
    expect(all('reply.completed').filter(({ to: what }) => what === 'rcpt')).toMatchObject([
      { code: 550, recipient: 0 },
      { code: 250, recipient: 1 },
    ]);
    expect(server.delivered).toMatchObject([{ to: ['bob@example.net'] }]);
  });

  test.each([
    ['with PIPELINING', {}],
    ['without', { hidePIPELINING: true }],
  ])('ends where all are refused, %s', async (_, options) => {
    server = await startServer(options);
    const { states, all } = await observe(
      planFor(server.port, {
        ...sending,
        envelope: { ...envelope, to: to('refused@example.net') },
      }),
    );
    expect(states).toMatchObject({ mail: 'passed', rcpt: 'failed', quit: 'passed' });
    expect(all('message.sent')).toEqual([]);
    expect(server.delivered).toEqual([]);
  });

  test('ends where the sender is refused', async () => {
    const refusal = Object.assign(new Error('Sender rejected'), { responseCode: 550 });
    server = await startServer({ onMailFrom: (_address, _session, done) => done(refusal) });
    const { states, all } = await observe(planFor(server.port, sending));
    expect(states).toMatchObject({ mail: 'failed', quit: 'passed' });
    expect(all('reply.completed').find((reply) => reply.to === 'mail')).toMatchObject({
      code: 550,
    });
  });

  test('ends where the message is refused', async () => {
    const refusal = Object.assign(new Error('Spam'), { responseCode: 554 });
    server = await startServer({
      onData(stream, _session, done) {
        stream.on('end', () => done(refusal)).resume();
      },
    });
    const { states, all } = await observe(planFor(server.port, sending));
    expect(states).toMatchObject({ rcpt: 'passed', data: 'failed', quit: 'passed' });
    expect(all('message.unconfirmed')).toEqual([]);
    expect(all('reply.completed').at(-2)).toMatchObject({ to: 'message', code: 554 });
  });

  test('composes the plan’s message, and says what the server lacks before it sends', async () => {
    server = await startServer({ hideSMTPUTF8: true });
    const composed: MessagePlan = { kind: 'composed', subject: 'Grüße', text: 'Zeile\n' };
    const sent = await observe(planFor(server.port, { ...sending, message: composed }));
    expect(sent.states).toMatchObject({ data: 'passed' });
    expect(server.delivered[0]?.content.toString()).toContain(
      'Subject: =?UTF-8?Q?Gr=C3=BC=C3=9Fe?=\r\n',
    );
    const utf8 = { ...envelope, from: 'jürgen@example.org' };
    const lacking = await observe(planFor(server.port, { ...sending, envelope: utf8 }));
    expect(lacking.facts).toContainEqual({
      type: 'prerequisite.missing',
      phase: 'mail',
      what: 'smtputf8',
    });
    expect(lacking.transcript.some((line) => line.includes('MAIL'))).toBe(false);
  });

  test('writes the envelope’s parameters', async () => {
    server = await startServer({ hideSize: false, size: 1000, hideDSN: false });
    const asking = to('bob@bücher.test').map((recipient) => ({
      ...recipient,
      notify: ['SUCCESS', 'DELAY'] as const,
      orcpt: 'rfc822;bob@example.net',
    }));
    const { all } = await observe(
      planFor(server.port, {
        ...sending,
        envelope: { from: '', to: asking, ret: 'HDRS', envid: 'a+b' },
      }),
    );
    expect(all('line.sent').map(({ text }) => text)).toEqual(
      expect.arrayContaining([
        'MAIL FROM:<> SIZE=21 RET=HDRS ENVID=a+2Bb',
        'RCPT TO:<bob@xn--bcher-kva.test> NOTIFY=SUCCESS,DELAY ORCPT=rfc822;bob@example.net',
      ]),
    );
    expect(all('transaction.started')).toMatchObject([
      {
        parameters: ['SIZE=21', 'RET=HDRS', 'ENVID=a+2Bb'],
        recipients: ['bob@bücher.test'],
        pipelined: true,
      },
    ]);
  });
});
