// Settings of a profile that nothing hangs on.

import type { RunPlan } from '../../shared/run/plan.ts';

export const plainSettings: RunPlan = {
  connection: { host: 'mail.example.org', port: 587, security: 'starttls' },
  tls: {},
  stopAfter: 'auth',
  send: false,
  followUp: true,
  via: 'raw',
};
