// Diagnoses a server that refused to begin a session: at its greeting, EHLO or STARTTLS.

import { hasCode, isPermanent, isTransient, says } from '../../smtp/reply.ts';
import { otherEhloName } from '../ehlo-name.ts';
import { portAction } from '../probe-view.ts';
import { certainIf, either, likelyIf, sessionRefusal } from '../refusal.ts';

const rfc5321 = (section: string) => `https://www.rfc-editor.org/rfc/rfc5321#section-${section}`;
const RFC3463_SECURITY = 'https://www.rfc-editor.org/rfc/rfc3463#section-3.8';

export const sessionRefusalDiagnoses = [
  sessionRefusal('greeting', {
    id: 'greeting.refused',
    reference: rfc5321('3.1'),
    refines: ['run.phase-failed', 'connection.closed'],
    reads: certainIf(isPermanent),
  }),
  sessionRefusal('greeting', {
    id: 'greeting.deferred',
    reference: rfc5321('3.1'),
    refines: ['run.phase-failed', 'connection.closed'],
    reads: certainIf(isTransient),
  }),
  sessionRefusal('greeting', {
    id: 'greeting.no-service',
    reference: rfc5321('3.1'),
    refines: ['greeting.refused'],
    // No service at all, or none for this address: the code does not say which.
    reads: likelyIf((reply) => hasCode(reply, 554)),
  }),
  sessionRefusal('greeting', {
    id: 'greeting.blocked-by-policy',
    reference: RFC3463_SECURITY,
    refines: ['greeting.no-service', 'greeting.refused', 'greeting.deferred'],
    reads: either(
      certainIf((reply) => isPermanent(reply) && says(reply, '7.')),
      likelyIf((reply) => says(reply, '7.')),
    ),
  }),
  sessionRefusal(
    'ehlo',
    {
      id: 'ehlo.refused',
      reference: rfc5321('4.1.1.1'),
      refines: ['run.phase-failed', 'connection.closed'],
      reads: certainIf(isPermanent),
    },
    otherEhloName,
  ),
  sessionRefusal('ehlo', {
    id: 'ehlo.deferred',
    reference: rfc5321('4.1.1.1'),
    refines: ['run.phase-failed', 'connection.closed'],
    reads: certainIf(isTransient),
  }),
  sessionRefusal(
    'ehlo',
    {
      id: 'ehlo.blocked-by-policy',
      reference: RFC3463_SECURITY,
      refines: ['ehlo.refused', 'ehlo.deferred'],
      reads: certainIf((reply) => says(reply, '7.')),
    },
    otherEhloName,
  ),
  sessionRefusal(
    'ehlo',
    {
      id: 'ehlo.not-understood',
      reference: rfc5321('4.2.4'),
      refines: ['ehlo.refused'],
      reads: certainIf((reply) => hasCode(reply, 500, 502)),
      wants: ['other-ports'],
    },
    ({ probes }) => portAction(probes),
  ),
  sessionRefusal(
    'starttls',
    {
      id: 'starttls.refused',
      reference: 'https://www.rfc-editor.org/rfc/rfc3207#section-4',
      refines: ['run.phase-failed', 'connection.closed'],
      reads: certainIf(isPermanent),
      wants: ['other-ports'],
    },
    ({ probes }) => portAction(probes),
  ),
  sessionRefusal(
    'starttls',
    {
      id: 'starttls.deferred',
      reference: 'https://www.rfc-editor.org/rfc/rfc3207#section-4',
      refines: ['run.phase-failed', 'connection.closed'],
      reads: certainIf(isTransient),
      wants: ['other-ports'],
    },
    ({ probes }) => portAction(probes),
  ),
  sessionRefusal(
    'starttls',
    {
      id: 'starttls.not-understood',
      reference: rfc5321('4.2.4'),
      refines: ['starttls.refused'],
      reads: certainIf((reply) => hasCode(reply, 500, 502)),
      wants: ['other-ports'],
    },
    ({ probes }) => portAction(probes),
  ),
] as const;
