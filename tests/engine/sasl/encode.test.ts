// Puts responses on lines and takes challenges off them (RFC 4954 section 4).

import { describe, expect, it } from 'vitest';
import {
  authCommand,
  decodeChallenge,
  responseLine,
  type SaslLine,
} from '../../../electron/engine/sasl/encode.ts';
import { Secret } from '../../../electron/engine/secret.ts';

const onTheWire = ({ shown, secret }: SaslLine) => secret?.reveal() ?? shown;

describe('authCommand', () => {
  it('carries the initial response, which the log does not show', () => {
    const { line, withInitial } = authCommand('PLAIN', {
      secret: new Secret('test\0test\x001234'),
    });
    expect(onTheWire(line)).toBe('AUTH PLAIN dGVzdAB0ZXN0ADEyMzQ=');
    expect(line.shown).toBe('AUTH PLAIN [secret]');
    expect(JSON.stringify(line)).not.toContain('dGVzdAB0ZXN0ADEyMzQ=');
    expect(withInitial).toBe(true);
  });

  it('has no argument where there is no initial response, and = where it is empty', () => {
    expect(authCommand('LOGIN', undefined)).toEqual({
      line: { shown: 'AUTH LOGIN' },
      withInitial: false,
    });
    expect(onTheWire(authCommand('PLAIN', { open: '' }).line)).toBe('AUTH PLAIN =');
  });

  it('leaves the initial response out where the line would pass 512 octets with CRLF', () => {
    // `AUTH PLAIN ` and CRLF leave 499 octets; base64 comes in fours.
    const fits = authCommand('PLAIN', { secret: new Secret('x'.repeat(372)) });
    expect(fits.withInitial).toBe(true);
    expect(onTheWire(fits.line)).toHaveLength(11 + 496);
    const tooLong = authCommand('PLAIN', { secret: new Secret('x'.repeat(373)) });
    expect(tooLong).toEqual({ line: { shown: 'AUTH PLAIN' }, withInitial: false });
  });
});

describe('responseLine', () => {
  it('shows open text in base64, and of a secret that it is one', () => {
    expect(responseLine({ open: 'ärger' })).toEqual({ shown: 'w6RyZ2Vy' });
    const line = responseLine({ secret: new Secret('hunter22') });
    expect(line.shown).toBe('[secret]');
    expect(onTheWire(line)).toBe('aHVudGVyMjI=');
  });

  it('is empty for an empty response and * to cancel', () => {
    expect(responseLine({ open: '' })).toEqual({ shown: '' });
    expect(responseLine(undefined)).toEqual({ shown: '*' });
  });
});

describe('decodeChallenge', () => {
  it.each([
    [['UGFzc3dvcmQ6'], 'Password:'],
    [[' VXNlcm5hbWU6 '], 'Username:'],
    [['VXNlcg=='], 'User'],
    [['VXNlcg'], 'User'],
    [[''], ''],
    [['eyJzdGF0dXMi', 'OiI0MDEifQ=='], '{"status":"401"}'],
  ])('%j is %j', (lines, text) => {
    const decoded = decodeChallenge(lines.map((line) => Buffer.from(line)));
    expect(Buffer.from(decoded ?? 'undefined').toString()).toBe(text);
  });

  it.each(['Password:', 'go ahead', 'VXNlcg===', 'V', 'VX=Nl', 'VXNl\0cm5h'])(
    '%j is not base64',
    (line) => {
      expect(decodeChallenge([Buffer.from(line)])).toBeUndefined();
    },
  );
});
