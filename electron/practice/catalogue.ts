// Lists the practice servers: the healthy ones, then one for each fault.

import { CONNECTION_FAULTS } from './faults/connection.ts';
import { ENCRYPTION_FAULTS } from './faults/encryption.ts';
import { MESSAGE_FAULTS } from './faults/message.ts';
import { SIGN_IN_FAULTS } from './faults/sign-in.ts';
import type { Lesson } from './lesson.ts';

const HEALTHY = [
  {
    name: 'healthy',
    title: 'A submission server in good health',
    teaches:
      'What it looks like when all is well: STARTTLS as on port 587, a certificate that verifies, ' +
      'a sign-in that works and a message that is taken.',
    expects: { phase: 'auth', outcome: 'ok' },
    reach: 'auth',
    security: 'starttls',
  },
  {
    name: 'healthy-implicit',
    title: 'The same with TLS from the start',
    teaches:
      'Implicit TLS as on port 465: the handshake comes before the greeting and there is no ' +
      'STARTTLS. What follows is the same.',
    expects: { phase: 'auth', outcome: 'ok' },
    reach: 'auth',
    security: 'implicit',
  },
] as const satisfies readonly Lesson[];

const ALL = [
  ...HEALTHY,
  ...CONNECTION_FAULTS,
  ...ENCRYPTION_FAULTS,
  ...SIGN_IN_FAULTS,
  ...MESSAGE_FAULTS,
] as const;

export type PracticeName = (typeof ALL)[number]['name'];

/** All of them, in the order in which they are best learnt from. */
export const CATALOGUE: readonly (Lesson & { readonly name: PracticeName })[] = ALL;

/** The practice server of this name, if there is one. */
export function findLesson(name: string): (Lesson & { readonly name: PracticeName }) | undefined {
  return CATALOGUE.find((lesson) => lesson.name === name);
}
