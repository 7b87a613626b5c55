// Diagnoses a refused sign-in by the codes of RFC 4954 section 6 and RFC 5248.

import { hasCode, isPermanent, isTransient, says } from '../../smtp/reply.ts';
import { certainIf, either, likelyIf } from '../refusal.ts';
import { encryption, otherMechanism } from '../remedy-actions.ts';
import { replyRule } from '../reply-rule.ts';
import { knownPort } from '../server-action.ts';

const RFC4954_CODES = 'https://www.rfc-editor.org/rfc/rfc4954#section-6';
const RFC4954_COMMAND = 'https://www.rfc-editor.org/rfc/rfc4954#section-4';
const RFC5248 = 'https://www.rfc-editor.org/rfc/rfc5248#section-2.4';
const TOKEN_MECHANISMS = ['XOAUTH2', 'OAUTHBEARER'];

export const authRefusalDiagnoses = [
  replyRule({
    id: 'auth.rejected',
    reference: RFC4954_CODES,
    refines: ['run.phase-failed', 'connection.closed'],
    code: { to: ['auth'], reads: certainIf(isPermanent), general: true },
  }),
  replyRule({
    id: 'auth.deferred',
    reference: RFC4954_CODES,
    refines: ['run.phase-failed', 'connection.closed'],
    code: { to: ['auth'], reads: certainIf(isTransient), general: true },
  }),
  replyRule({
    id: 'auth.credentials-rejected',
    reference: RFC4954_CODES,
    refines: ['auth.rejected', 'auth.deferred'],
    means: ['wrong-credentials'],
    // Servers say the same of a wrong password, a name in another form and a closed account.
    inferred: true,
    topic: 'password',
    code: {
      to: ['auth'],
      reads: either(
        certainIf((reply) => isPermanent(reply) && says(reply, '7.8')),
        either(
          likelyIf((reply) => hasCode(reply, 535) && reply.enhanced === undefined),
          (reply) => (hasCode(reply, 535) ? 'possible' : undefined),
        ),
      ),
    },
  }),
  replyRule({
    id: 'auth.token-rejected',
    reference: 'https://www.rfc-editor.org/rfc/rfc7628#section-3.2.2',
    refines: ['auth.credentials-rejected', 'auth.rejected'],
    means: ['wrong-credentials', 'token-rejected'],
    inferred: true,
    topic: 'oauth',
    when: ({ mechanism }) => mechanism !== undefined && TOKEN_MECHANISMS.includes(mechanism),
    code: {
      to: ['auth'],
      reads: either(
        certainIf((reply) => isPermanent(reply) && says(reply, '7.8')),
        likelyIf((reply) => hasCode(reply, 535)),
      ),
    },
  }),
  replyRule({
    id: 'auth.temporary-failure',
    reference: RFC4954_CODES,
    refines: ['auth.deferred'],
    means: ['sign-in-service-down', 'server-trouble', 'no-space', 'no-resources'],
    at: ['auth'],
    code: {
      to: ['auth'],
      reads: either(
        certainIf((reply) => isTransient(reply) && says(reply, '7.0', '3.0', '3.2')),
        certainIf((reply) => hasCode(reply, 454)),
      ),
    },
  }),
  replyRule({
    id: 'auth.mechanism-too-weak',
    reference: RFC4954_CODES,
    refines: ['auth.rejected'],
    code: {
      to: ['auth'],
      reads: either(
        certainIf((reply) => isPermanent(reply) && says(reply, '7.9')),
        likelyIf((reply) => hasCode(reply, 534)),
      ),
    },
  }),
  replyRule({
    id: 'auth.encryption-required',
    action: encryption,
    reference: RFC4954_CODES,
    refines: ['auth.rejected'],
    means: ['encryption-required'],
    at: ['auth'],
    code: {
      to: ['auth'],
      reads: certainIf((reply) => hasCode(reply, 523, 538) || says(reply, '7.10', '7.11')),
    },
  }),
  replyRule({
    id: 'auth.mechanism-unsupported',
    action: otherMechanism,
    reference: RFC4954_COMMAND,
    refines: ['auth.rejected'],
    means: ['mechanism-unsupported'],
    code: { to: ['auth'], reads: certainIf((reply) => hasCode(reply, 504) || says(reply, '7.4')) },
  }),
  replyRule({
    id: 'auth.password-change-needed',
    reference: RFC4954_CODES,
    refines: ['auth.deferred'],
    means: ['password-transition'],
    code: { to: ['auth'], reads: certainIf((reply) => hasCode(reply, 432) || says(reply, '7.12')) },
  }),
  replyRule({
    id: 'auth.account-disabled',
    reference: RFC5248,
    refines: ['auth.rejected', 'auth.credentials-rejected', 'auth.token-rejected'],
    means: ['account-disabled'],
    topic: 'account',
    code: { to: ['auth'], reads: certainIf((reply) => hasCode(reply, 525) || says(reply, '7.13')) },
  }),
  replyRule({
    id: 'auth.not-understood',
    reference: RFC4954_COMMAND,
    refines: ['auth.rejected'],
    code: { to: ['auth'], reads: certainIf((reply) => hasCode(reply, 500, 502)) },
  }),
  replyRule({
    id: 'auth.out-of-order',
    action: knownPort,
    reference: RFC4954_COMMAND,
    refines: ['auth.rejected'],
    means: ['sign-in-not-here'],
    code: { to: ['auth'], reads: certainIf((reply) => hasCode(reply, 503)) },
  }),
  replyRule({
    id: 'auth.exchange-malformed',
    action: otherMechanism,
    reference: RFC4954_COMMAND,
    refines: ['auth.rejected', 'auth.not-understood'],
    means: ['sign-in-malformed'],
    code: {
      to: ['auth'],
      reads: certainIf((reply) => hasCode(reply, 501) || says(reply, '5.2', '5.6')),
    },
  }),
  replyRule({
    id: 'auth.denied-by-policy',
    reference: 'https://www.rfc-editor.org/rfc/rfc3463#section-3.8',
    refines: ['auth.rejected'],
    code: {
      to: ['auth'],
      reads: likelyIf((reply) => isPermanent(reply) && says(reply, '7.1', '7.2')),
    },
  }),
] as const;
