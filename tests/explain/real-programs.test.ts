// Explains what real programs wrote when they met a server with a fault. Each text in `texts/` is
// what the program of its name printed against the practice server of its name.

import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { explained, gist } from './explained.ts';

const read = (name: string): string =>
  readFileSync(new URL(`texts/${name}.txt`, import.meta.url), 'utf8');

it.each([
  ['swaks-wrong-password', 'swaks: auth.credentials-rejected at auth'],
  ['swaks-tls-on-clear-port', 'swaks: greeting.no-answer at greeting'],
  ['swaks-no-starttls', 'swaks: starttls.not-offered at starttls'],
  ['swaks-clear-on-tls-port', 'swaks: tls.not-tls at tls'],
  ['swaks-drops-mid-session', 'swaks: connection.closed at auth'],
  ['swaks-content-refused', 'swaks: message.spam at data'],
  ['swaks-healthy', 'swaks: run.completed at data'],
  ['curl-wrong-password', 'curl: auth.credentials-rejected at auth'],
  ['curl-clear-on-tls-port', 'curl: tls.not-tls at tls'],
  ['curl-self-signed', 'curl: certificate.untrusted at tls'],
  ['curl-drops-mid-session', 'curl: connection.reset at auth'],
  ['curl-content-refused', 'curl: message.spam at data'],
  ['curl-no-starttls', 'curl: starttls.not-offered at starttls'],
  ['msmtp-wrong-password', 'msmtp: auth.credentials-rejected at auth'],
  ['msmtp-self-signed', 'msmtp: certificate.untrusted at tls'],
  ['msmtp-clear-on-tls-port', 'msmtp: tls.not-tls at tls'],
  ['msmtp-no-starttls', 'msmtp: starttls.not-offered at starttls'],
  ['msmtp-too-busy', 'msmtp: rate.too-many-connections at greeting'],
  ['smtplib-wrong-password', 'smtplib: auth.credentials-rejected at auth'],
  ['smtplib-self-signed', 'smtplib: certificate.untrusted at tls'],
  ['smtplib-clear-on-tls-port', 'smtplib: tls.not-tls at tls'],
  ['smtplib-content-refused', 'smtplib: message.spam at data'],
  ['smtplib-drops-mid-session', 'smtplib: connection.closed at auth'],
  ['smtplib-tls-on-clear-port', 'smtplib: greeting.no-answer at greeting'],
  ['smtplib-too-busy', 'smtplib: rate.too-many-connections at greeting'],
  ['openssl-self-signed', 'openssl: certificate.untrusted at tls'],
  ['openssl-clear-on-tls-port', 'openssl: tls.not-tls at tls'],
  ['openssl-quiet-wrong-password', 'openssl: certificate.untrusted at tls'],
  ['nodemailer-wrong-password', 'nodemailer: auth.credentials-rejected at auth'],
  ['nodemailer-self-signed', 'nodemailer: certificate.untrusted at tls'],
  ['nodemailer-clear-on-tls-port', 'nodemailer: tls.not-tls at tls'],
  ['nodemailer-content-refused', 'nodemailer: message.spam at data'],
  ['nodemailer-drops-mid-session', 'nodemailer: connection.reset at auth'],
  ['nodemailer-tls-on-clear-port', 'nodemailer: greeting.no-answer at greeting'],
])('%s: %s', (name, expected) => {
  expect(gist(read(name))).toBe(expected);
});

it('cites the line of the text that the verdict rests on', () => {
  const { lines, verdict } = explained(read('swaks-wrong-password'));
  expect(verdict.evidence).toEqual(lines.map(({ number }) => number));
  expect(lines.map(({ text }) => text)).toEqual([
    '<~* 535 5.7.8 Error: authentication failed: (reason unavailable)',
  ]);
});

it('learns the user from the sign-in, and the server from the program’s own words', () => {
  const { target, verdict } = explained(read('swaks-wrong-password'));
  expect(target).toEqual({ host: '127.0.0.1', port: 43813, security: 'starttls' });
  expect(verdict.cause).toContain('ann@practice.example');
});

it('shows no password that a program has printed', () => {
  for (const name of [
    'swaks-wrong-password',
    'curl-wrong-password',
    'msmtp-wrong-password',
    'smtplib-wrong-password',
  ]) {
    const text = read(name);
    expect(text).toMatch(/V29tYmF0|AGFubkBwcmFj/);
    expect(JSON.stringify(explained(text))).not.toMatch(/Wombat|V29tYmF0|AGFubkBwcmFj/);
  }
});
