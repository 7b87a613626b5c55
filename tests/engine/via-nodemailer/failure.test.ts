// Checks which facts nodemailer's errors become, by their codes alone.

import { describe, expect, test } from 'vitest';
import {
  factsOfFailure,
  isTlsFailure,
  readFailure,
} from '../../../electron/engine/via-nodemailer/failure.ts';
import { rootsOf } from '../../../electron/engine/via-nodemailer/roots.ts';
import type { RunFact } from '../../../shared/run/event.ts';
import type { Phase } from '../../../shared/run/phase.ts';

/** An error as nodemailer makes it: the text is not looked at. */
const error = (fields: Record<string, unknown>) => Object.assign(new Error('text'), fields);

const facts = (phase: Phase, fields: Record<string, unknown>) =>
  factsOfFailure(readFailure(error(fields)), { phase, tls: {} });

const attempt = (address: string, outcome: string, code: string) => ({
  type: 'attempt.ended',
  address,
  port: 587,
  outcome,
  code,
});

describe('nodemailer’s errors', () => {
  test.each<[Phase, Record<string, unknown>, unknown[]]>([
    [
      'resolve',
      { code: 'EDNS', originalCode: 'ENOTFOUND' },
      [{ type: 'resolution.failed', cause: 'no-such-name', code: 'ENOTFOUND' }],
    ],
    [
      'resolve',
      { code: 'EDNS', originalCode: 'ENODATA' },
      [{ type: 'resolution.failed', cause: 'no-address', code: 'ENODATA' }],
    ],
    [
      'resolve',
      { code: 'EDNS', originalCode: 'ETIMEOUT' },
      [{ type: 'resolution.failed', cause: 'timed-out', code: 'ETIMEOUT' }],
    ],
    [
      'resolve',
      { code: 'EDNS', originalCode: 'EAI_AGAIN' },
      [{ type: 'resolution.failed', cause: 'resolver-unreachable', code: 'EAI_AGAIN' }],
    ],
    ['resolve', { code: 'EDNS' }, [{ type: 'resolution.failed', cause: 'resolver-failed' }]],
    [
      'connect',
      {
        code: 'ESOCKET',
        originalCode: 'EHOSTUNREACH',
        syscall: 'connect',
        address: '192.0.2.1',
        port: 587,
      },
      [attempt('192.0.2.1', 'unreachable', 'EHOSTUNREACH'), { type: 'connection.failed' }],
    ],
    [
      'connect',
      {
        code: 'ESOCKET',
        originalCode: 'EACCES',
        syscall: 'connect',
        address: '2001:db8::1',
        port: 587,
      },
      [attempt('2001:db8::1', 'not-permitted', 'EACCES'), { type: 'connection.failed' }],
    ],
    [
      'connect',
      { code: 'ESOCKET', originalCode: 'EADDRNOTAVAIL', syscall: 'bind', address: '192.0.2.9' },
      [{ type: 'connection.failed' }],
    ],
    [
      'tls',
      { code: 'ESOCKET', originalCode: 'CERT_NOT_YET_VALID' },
      [
        expect.objectContaining({
          type: 'certificate.judged',
          trusted: false,
          rootsTried: rootsOf({}),
          problems: ['not-yet-valid'],
          overridden: false,
        }),
      ],
    ],
    [
      'tls',
      { code: 'ESOCKET', originalCode: 'UNABLE_TO_VERIFY_LEAF_SIGNATURE' },
      [expect.objectContaining({ problems: ['unknown-issuer'] })],
    ],
    [
      'tls',
      { code: 'ESOCKET', originalCode: 'CERT_REVOKED' },
      [expect.objectContaining({ problems: ['revoked'] })],
    ],
    [
      'tls',
      { code: 'ESOCKET', originalCode: 'INVALID_PURPOSE' },
      [expect.objectContaining({ problems: ['wrong-purpose'] })],
    ],
    [
      'tls',
      { code: 'ESOCKET', originalCode: 'CERT_SIGNATURE_FAILURE' },
      [expect.objectContaining({ problems: ['invalid'] })],
    ],
    [
      'tls',
      { code: 'ESOCKET', originalCode: 'ERR_SSL_TLSV1_ALERT_PROTOCOL_VERSION' },
      [
        {
          type: 'tls.failed',
          cause: 'no-common-version',
          code: 'ERR_SSL_TLSV1_ALERT_PROTOCOL_VERSION',
          alert: 70,
        },
      ],
    ],
    [
      'tls',
      { code: 'ECONNECTION', originalCode: 'ERR_OSSL_X509_KEY_VALUES_MISMATCH' },
      [
        {
          type: 'tls.failed',
          cause: 'certificate-unusable',
          code: 'ERR_OSSL_X509_KEY_VALUES_MISMATCH',
        },
      ],
    ],
    [
      'tls',
      { code: 'ETLS', command: 'STARTTLS' },
      [{ type: 'tls.failed', cause: 'options-unusable' }],
    ],
    ['tls', { code: 'ETLS', command: 'CONN' }, [{ type: 'tls.failed', cause: 'closed' }]],
    [
      'auth',
      { code: 'ESOCKET', originalCode: 'EPIPE', syscall: 'write' },
      [{ type: 'connection.lost', phase: 'auth', cause: 'write-failed' }],
    ],
    [
      'data',
      { code: 'ESOCKET', originalCode: 'ETIMEDOUT', syscall: 'read' },
      [{ type: 'connection.lost', phase: 'data', cause: 'timed-out' }],
    ],
    [
      'data',
      { code: 'ESOCKET', originalCode: 'ERR_SSL_DECRYPTION_FAILED_OR_BAD_RECORD_MAC' },
      [{ type: 'connection.lost', phase: 'data', cause: 'tls-error' }],
    ],
    [
      'ehlo',
      { code: 'ESOCKET', originalCode: 'ERR_SSL_TLSV13_ALERT_CERTIFICATE_REQUIRED' },
      [
        {
          type: 'tls.failed',
          cause: 'client-certificate-required',
          code: 'ERR_SSL_TLSV13_ALERT_CERTIFICATE_REQUIRED',
          alert: 116,
        },
        { type: 'connection.lost', phase: 'ehlo', cause: 'tls-error' },
      ],
    ],
    [
      'greeting',
      { code: 'ECONNECTION' },
      [{ type: 'connection.lost', phase: 'greeting', cause: 'closed' }],
    ],
    ['ehlo', { code: 'EPROTOCOL' }, [{ type: 'limit.exceeded', limit: 'reply', phase: 'ehlo' }]],
    ['auth', { code: 'EAUTH', responseCode: 535 }, []],
    ['greeting', { code: 'EPROTOCOL', responseCode: 554 }, []],
  ])('in phase %s, %j', (phase, fields, expected) => {
    expect(facts(phase, fields)).toEqual(expected as RunFact[]);
  });

  test('of several addresses are told one by one', () => {
    const errors = [
      error({ code: 'ECONNREFUSED', syscall: 'connect', address: '192.0.2.1', port: 587 }),
      error({ code: 'ETIMEDOUT', syscall: 'connect', address: '2001:db8::1', port: 587 }),
    ];
    expect(facts('connect', { code: 'ESOCKET', originalCode: 'ECONNREFUSED', errors })).toEqual([
      attempt('192.0.2.1', 'refused', 'ECONNREFUSED'),
      attempt('2001:db8::1', 'timed-out', 'ETIMEDOUT'),
      { type: 'connection.failed' },
    ]);
  });

  test.each([
    [{ code: 'ESOCKET', originalCode: 'CERT_HAS_EXPIRED' }, true],
    [{ code: 'ESOCKET', originalCode: 'ERR_SSL_WRONG_VERSION_NUMBER' }, true],
    [{ code: 'ESOCKET', originalCode: 'ECONNRESET' }, true],
    [{ code: 'ESOCKET', originalCode: 'ECONNRESET', syscall: 'read' }, false],
    [{ code: 'ESOCKET', originalCode: 'ECONNREFUSED', syscall: 'connect' }, false],
    [{ code: 'ETLS' }, true],
    [{ code: 'ECONNECTION' }, false],
  ])('%j is of the TLS library: %j', (fields, ofTls) => {
    expect(isTlsFailure(readFailure(error(fields)))).toBe(ofTls);
  });

  test('that are of no known kind accuse neither the server nor the network', () => {
    expect(factsOfFailure(readFailure('oops'), { phase: 'mail', tls: {} })).toEqual([
      { type: 'client.refused', phase: 'mail', cause: 'unexpected' },
    ]);
  });
});
