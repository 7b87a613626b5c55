import { describe, expect, it } from 'vitest';
import { readPastedTarget } from '../../renderer/run/address/pasted-target.ts';
import {
  EMPTY_FORM,
  formOf,
  readForm,
  withSecret,
  withSecurity,
  withoutSecret,
} from '../../renderer/run/settings-form.ts';
import { suggestion } from '../../renderer/run/verdict/suggestion.ts';
import type { RunPlan, SecretRef } from '../../shared/run/plan.ts';
import type { Verdict } from '../../shared/run/verdict.ts';
import type { MechanismName } from '../../shared/smtp/sasl-name.ts';

const plan: RunPlan = {
  connection: { host: 'mail.example.org', port: 587, security: 'starttls', family: 4 },
  tls: { serverName: 'smtp.example.org' },
  auth: {
    user: 'ann',
    password: 'ref-1' as SecretRef,
    authzid: 'bob',
    mechanisms: ['PLAIN' as MechanismName],
  },
  envelope: { from: 'ann@example.org', to: [{ address: 'bob@example.org' }] },
  message: { kind: 'composed', subject: 'x' },
  stopAfter: 'quit',
  send: true,
  followUp: true,
  via: 'raw',
};

describe('the form', () => {
  it('gives back the plan it was made of', () => {
    expect(readForm(formOf(plan))).toEqual({ ok: true, plan });
  });

  it.each([
    [{ host: ' ' }, 'host'],
    [{ host: 'user@host' }, 'host'],
    [{ host: 'user:password' }, 'host'],
    [{ host: '2001:db8::g' }, 'host'],
    [{ port: '0' }, 'port'],
    [{ port: '65536' }, 'port'],
    [{ port: '5 87' }, 'port'],
    [{ auth: {} }, 'credential'],
    [{ rest: { ...formOf(plan).rest, envelope: { from: '', to: [] } } }, 'message'],
  ])('with %j says that %s is wrong', (change, field) => {
    expect(readForm({ ...formOf(plan), ...change })).toMatchObject({ ok: false, fault: { field } });
  });

  it.each([
    ['::1', '::1'],
    ['[2001:db8::1]', '2001:db8::1'],
    ['fe80::1%eth0', 'fe80::1%eth0'],
  ])('takes %s for an address', (host, meant) => {
    expect(readForm({ ...formOf(plan), host })).toMatchObject({
      plan: { connection: { host: meant } },
    });
  });

  it('may be saved without what only a run needs', () => {
    expect(readForm({ ...formOf(plan), auth: {} }, false)).toMatchObject({ ok: true });
  });

  it('asks for no password where the run ends before it', () => {
    const read = readForm({ ...EMPTY_FORM, host: 'mail.test', user: 'ann', stopAfter: 'tls' });
    expect(read.ok && read.plan.auth).toBe(undefined);
  });

  it('writes a message where a send has none', () => {
    const { message: _, ...rest } = formOf(plan).rest;
    expect(readForm({ ...formOf(plan), rest })).toMatchObject({
      plan: { message: { kind: 'composed', subject: 'Test message from Ehlo' } },
    });
  });

  it('holds a password or a token, and neither for another user', () => {
    const form = withSecret(formOf(plan), 'token', 'ref-2' as SecretRef);
    expect(form.auth).toEqual({ authzid: 'bob', token: 'ref-2' });
    expect(withoutSecret(form).auth).toEqual({ authzid: 'bob' });
  });

  it('moves the port with the security, but not one of the reader’s own', () => {
    expect(withSecurity(EMPTY_FORM, 'implicit').port).toBe('465');
    expect(withSecurity({ ...EMPTY_FORM, port: '2525' }, 'implicit').port).toBe('2525');
  });
});

describe('what is pasted into the host field', () => {
  it.each([
    ['mail.example.org', undefined],
    ['mail.example.org:2525', { host: 'mail.example.org', port: '2525' }],
    ['[2001:db8::1]:587', { host: '2001:db8::1', port: '587' }],
    ['2001:db8::1', undefined],
    ['smtp://mail.test', { host: 'mail.test', port: '587', security: 'auto' }],
    ['smtps://mail.test', { host: 'mail.test', port: '465', security: 'implicit' }],
    ['smtp://mail.test:80/', { host: 'mail.test', port: '80', security: 'auto' }],
    [
      ' smtp://ann%40mail.test:p%3Ass@mail.test:25 ',
      { host: 'mail.test', port: '25', security: 'auto', user: 'ann@mail.test', password: 'p:ss' },
    ],
    ['https://mail.test', undefined],
    ['ann@mail.test', undefined],
    ['Write to: ann@mail.test', undefined],
    ['https://ann:pass@mail.test/', { host: 'mail.test', user: 'ann', password: 'pass' }],
    ['ann:pass@mail.test:25', { host: 'mail.test', port: '25', user: 'ann', password: 'pass' }],
    ...['pa/ss', 'pa#ss', 'pa?ss', 'p@ss', '12/ss', 'pa:ss', 'pa%ss'].map(
      (password): [string, object] => [
        `smtp://ann:${password}@mail.test`,
        { host: 'mail.test', port: '587', security: 'auto', user: 'ann', password },
      ],
    ),
  ])('%s', (text, expected) => {
    expect(readPastedTarget(text)).toEqual(expected);
  });
});

describe('what a verdict suggests', () => {
  const verdict = (rule: string, options: readonly string[]): Verdict =>
    ({ rule, outcome: 'failed', action: options.length ? { id: 'x', options } : null }) as Verdict;

  it('changes the settings for one run and says how', () => {
    const made = suggestion(
      verdict('tls.not-tls', ['--port', '465', '--security', 'implicit']),
      formOf(plan),
    );
    expect(made).toMatchObject({
      words: 'Run on port 465, with implicit TLS',
      form: { port: '465', security: 'implicit' },
      unsafe: false,
    });
  });

  it.each([
    [['--user', 'ann@example.org'], 'signed in as ann@example.org', { user: 'ann@example.org' }],
    [['--ehlo-name', 'pc.example.org'], 'with EHLO pc.example.org', { ehlo: 'pc.example.org' }],
    [['--from', 'ann@example.net'], 'from ann@example.net', { from: 'ann@example.net' }],
    [['--tls-name', 'mx.example.org'], 'as mx.example.org', { tlsName: 'mx.example.org' }],
  ])('takes %j for the same server, with its password', (options, words, expected) => {
    const made = suggestion(verdict('x', options), formOf(plan));
    expect(made?.words).toBe(`Run ${words}`);
    const read = made && readForm(made.form);
    if (!read?.ok) throw new Error('It cannot be run.');
    const { auth, connection, envelope, tls } = read.plan;
    const all = {
      user: auth?.user,
      password: auth?.password,
      ehlo: connection.ehloName,
      from: envelope?.from,
      tlsName: tls.serverName,
    };
    const before = { user: 'ann', password: 'ref-1', from: 'ann@example.org' };
    expect(all).toEqual({ ehlo: undefined, tlsName: 'smtp.example.org', ...before, ...expected });
  });

  it('asks for a token where one is to be used in place of the password', () => {
    const options = ['--auth', 'XOAUTH2', '--token-stdin'];
    const made = suggestion(verdict('x', options), formOf(plan));
    expect(made).toMatchObject({
      words: 'Run with XOAUTH2, with a token',
      form: { mechanism: 'XOAUTH2', user: 'ann', auth: { authzid: 'bob' } },
    });
    expect(made && readForm(made.form)).toMatchObject({ fault: { field: 'credential' } });
  });

  it('takes neither the password nor the certificate’s name to another server', () => {
    const options = ['--server', 'smtp.example.net', '--port', '587'];
    const made = suggestion(verdict('x', options), {
      ...formOf(plan),
      port: '465',
      security: 'implicit',
    });
    expect(made?.words).toBe('Run against smtp.example.net, on port 587');
    expect(made?.form).toMatchObject({ host: 'smtp.example.net', port: '587', security: 'auto' });
    expect(made?.form.auth).toEqual({ authzid: 'bob' });
    expect(made?.form.rest.tls).toEqual({});
  });

  it('offers to go on unchecked where a certificate stopped the run', () => {
    const made = suggestion(verdict('certificate.expired', []), formOf(plan));
    expect(made).toMatchObject({ words: 'Go on unchecked', unsafe: true });
    expect(made?.form.rest.tls.insecure).toBe(true);
  });

  it('is nothing where the window cannot do it', () => {
    expect(suggestion(verdict('x', ['--proxy', 'socks5://x']), formOf(plan))).toBe(undefined);
    expect(suggestion(verdict('auth.credentials-rejected', []), formOf(plan))).toBe(undefined);
  });
});
