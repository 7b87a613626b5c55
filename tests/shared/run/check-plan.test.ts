// Checks plans whose values mean something else than they should.

import { describe, expect, it } from 'vitest';
import { planFault } from '../../../shared/run/check-plan.ts';
import type { RunPlan } from '../../../shared/run/plan.ts';

const plan = (change: Partial<RunPlan> = {}): RunPlan => ({
  connection: { host: 'mail.example.org', port: 587, security: 'auto' },
  tls: {},
  stopAfter: 'auth',
  send: false,
  followUp: true,
  via: 'raw',
  ...change,
});
const envelope = (change: object = {}) => ({
  from: 'a@example.org',
  to: [{ address: 'b@example.net' }],
  ...change,
});
const header = (name: string, value: string) =>
  plan({ message: { kind: 'composed', headers: [{ name, value }] } });

describe('a plan', () => {
  it.each([
    plan(),
    plan({ auth: { user: 'ada' } }),
    plan({ connection: { ...plan().connection, host: '2001:db8::1', family: 6 } }),
    plan({ connection: { ...plan().connection, family: 4 } }),
    plan({ connection: { ...plan().connection, sourceIp: '::1' } }),
    plan({ envelope: envelope({ from: '' }), stopAfter: 'quit', send: true }),
    header('X-Test', 'fine: even with a colon'),
  ])('that is sound has no fault', (sound) => {
    expect(planFault(sound)).toBeUndefined();
  });

  it.each<[string, RunPlan]>([
    ['connection.host', plan({ connection: { ...plan().connection, host: '' } })],
    ['connection.host', plan({ connection: { ...plan().connection, host: 'a b' } })],
    [
      'connection.family',
      plan({ connection: { ...plan().connection, host: '192.0.2.1', family: 6 } }),
    ],
    [
      'connection.family',
      plan({ connection: { ...plan().connection, connectIp: '2001:db8::1', family: 4 } }),
    ],
    [
      'connection.sourceIp',
      plan({ connection: { ...plan().connection, connectIp: '::1', sourceIp: '127.0.0.1' } }),
    ],
    [
      'connection.sourceIp',
      plan({ connection: { ...plan().connection, family: 4, sourceIp: '::1' } }),
    ],
    ['connection.ehloName', plan({ connection: { ...plan().connection, ehloName: 'a\r\nQUIT' } })],
    ['auth.user', plan({ auth: { user: '' } })],
    ['auth.user', plan({ auth: { user: 'ada\r\nRSET' } })],
    ['auth.user', plan({ auth: { user: 'ada', authzid: '\0' } })],
    ['envelope.from', plan({ envelope: envelope({ from: 'a@b>\r\nRCPT TO:<c@d' }) })],
    ['envelope.to.0.address', plan({ envelope: envelope({ to: [{ address: 'a@b> X' }] }) })],
    [
      'envelope.to.0.orcpt',
      plan({ envelope: envelope({ to: [{ address: 'a@b', orcpt: 'x y' }] }) }),
    ],
    ['envelope.envid', plan({ envelope: envelope({ envid: 'a b' }) })],
    ['envelope', plan({ stopAfter: 'mail' })],
    ['envelope.to', plan({ stopAfter: 'rcpt', envelope: envelope({ to: [] }) })],
    ['send', plan({ stopAfter: 'quit', envelope: envelope() })],
    ['message.headers.0', header('X:Y', 'z')],
    ['message.headers.0', header('X-Test', 'a\r\nBcc: c@example.org')],
    ['via', plan({ via: 'nodemailer', chunking: true })],
  ])('is refused at %s', (field, wrong) => {
    expect(planFault(wrong)?.field).toBe(field);
  });

  it('is never quoted in what is said of it', () => {
    const wrong = plan({ auth: { user: 'Tr0ub4dor\r\n' } });
    expect(JSON.stringify(planFault(wrong))).not.toContain('Tr0ub4dor');
  });
});
