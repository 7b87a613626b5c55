// Diagnoses a sign-in that was refused for a reason that the server states.

import { literalUser, oauth, userWithDomain, wholeAddress } from '../remedy-actions.ts';
import { replyRule } from '../reply-rule.ts';
import { fitsUserForm } from '../user-form.ts';

const RFC4954_CODES = 'https://www.rfc-editor.org/rfc/rfc4954#section-6';
const RFC5248 = 'https://www.rfc-editor.org/rfc/rfc5248#section-2.4';
const RFC7628 = 'https://www.rfc-editor.org/rfc/rfc7628#section-3.2.2';
const RFC8314_SIGN_IN = 'https://www.rfc-editor.org/rfc/rfc8314#section-4.1';
/** 5.7.700 to 5.7.750. */
const MICROSOFT_CODES =
  'https://learn.microsoft.com/exchange/mail-flow-best-practices/non-delivery-reports-in-exchange-online/fix-error-code-5-7-700-through-5-7-750';
const SMTP_AUTH_SWITCH =
  'https://learn.microsoft.com/exchange/clients-and-mobile-in-exchange-online/authenticated-client-smtp-submission';

export const accountDiagnoses = [
  replyRule({
    id: 'auth.unknown-user',
    means: ['unknown-user'],
    action: wholeAddress,
    reference: RFC4954_CODES,
    topic: 'password',
  }),
  replyRule({
    id: 'auth.user-name-form',
    means: ['user-name-form'],
    reference: 'https://www.rfc-editor.org/rfc/rfc4616#section-2',
    topic: 'password',
    action: (context) => literalUser(context) ?? userWithDomain(context),
  }),
  replyRule({
    id: 'auth.user-name-not-of-service',
    means: ['wrong-credentials'],
    inferred: true,
    reference: 'https://www.rfc-editor.org/rfc/rfc4616#section-2',
    topic: 'password',
    // A name that is not known cannot be compared.
    when: ({ service, user }) => user !== undefined && !fitsUserForm(service?.user ?? 'any', user),
    action: (context) => literalUser(context) ?? userWithDomain(context),
    refines: ['auth.credentials-rejected', 'auth.token-rejected'],
  }),
  replyRule({
    id: 'auth.app-password-needed',
    means: ['app-password-needed'],
    reference: RFC4954_CODES,
    topic: 'password',
  }),
  replyRule({
    id: 'auth.web-sign-in-needed',
    means: ['web-login-needed'],
    reference: RFC4954_CODES,
    topic: 'account',
  }),
  replyRule({
    id: 'auth.smtp-off-for-tenant',
    means: ['smtp-off-for-tenant'],
    reference: SMTP_AUTH_SWITCH,
  }),
  replyRule({
    id: 'auth.smtp-off-for-mailbox',
    means: ['smtp-off-for-mailbox'],
    reference: SMTP_AUTH_SWITCH,
  }),
  replyRule({
    id: 'auth.smtp-off-for-account',
    means: ['smtp-off-for-account'],
    reference: RFC5248,
    topic: 'smtp-access',
  }),
  replyRule({
    id: 'auth.blocked-by-security-defaults',
    means: ['security-defaults'],
    reference: 'https://learn.microsoft.com/entra/fundamentals/security-defaults',
    action: oauth,
  }),
  replyRule({
    id: 'auth.blocked-by-conditional-access',
    means: ['conditional-access'],
    reference:
      'https://learn.microsoft.com/entra/identity/conditional-access/policy-block-legacy-authentication',
  }),
  replyRule({
    id: 'auth.federation-unreachable',
    means: ['federation-unreachable'],
    reference: SMTP_AUTH_SWITCH,
  }),
  replyRule({
    id: 'auth.password-sign-in-ended',
    means: ['password-sign-in-ended'],
    reference: RFC8314_SIGN_IN,
    topic: 'oauth',
    action: oauth,
  }),
  replyRule({
    id: 'auth.api-key-needed',
    means: ['api-key-needed'],
    reference: RFC4954_CODES,
    topic: 'password',
    action: literalUser,
  }),
  replyRule({
    id: 'auth.token-expired',
    means: ['token-expired'],
    reference: RFC7628,
    topic: 'oauth',
  }),
  replyRule({
    id: 'auth.token-for-another-service',
    means: ['token-audience'],
    reference: RFC7628,
    topic: 'oauth',
  }),
  replyRule({
    id: 'auth.token-lacks-scope',
    means: ['token-scope'],
    reference: RFC7628,
    topic: 'oauth',
  }),
  replyRule({
    id: 'auth.token-for-another-user',
    means: ['token-user'],
    reference: RFC7628,
    topic: 'oauth',
  }),
  replyRule({
    id: 'auth.password-expired',
    means: ['password-expired'],
    reference: RFC5248,
    topic: 'password',
  }),
  replyRule({
    id: 'auth.password-too-weak',
    means: ['password-too-weak'],
    reference: RFC5248,
    topic: 'password',
  }),
  replyRule({
    id: 'auth.too-many-attempts',
    means: ['too-many-attempts'],
    reference: RFC4954_CODES,
    topic: 'password',
  }),
  replyRule({
    id: 'account.locked',
    means: ['account-locked'],
    reference: RFC5248,
    topic: 'account',
  }),
  replyRule({
    id: 'account.organisation-suspended',
    means: ['organisation-suspended'],
    reference: MICROSOFT_CODES,
  }),
  replyRule({
    id: 'account.organisation-not-trusted',
    means: ['organisation-not-trusted'],
    reference: MICROSOFT_CODES,
    when: ({ service }) => service?.id === 'microsoft365',
  }),
  replyRule({
    id: 'account.suspended',
    means: ['account-suspended'],
    reference: RFC5248,
    topic: 'account',
  }),
  replyRule({
    id: 'account.not-activated',
    means: ['account-not-activated'],
    reference: RFC5248,
    topic: 'account',
  }),
  replyRule({
    id: 'account.plan-used-up',
    means: ['plan-used-up'],
    reference: 'https://www.rfc-editor.org/rfc/rfc3463#section-3.3',
    topic: 'limits',
  }),
  replyRule({
    id: 'account.mailbox-full',
    means: ['own-mailbox-full', 'recipient-full'],
    reference: 'https://www.rfc-editor.org/rfc/rfc3463#section-3.3',
    topic: 'limits',
    // Exchange Online puts a copy of each message into the sender's own mailbox.
    when: ({ service, signedIn, phase, meaning }) =>
      meaning === 'own-mailbox-full' ||
      phase === 'auth' ||
      (service?.id === 'microsoft365' && signedIn === true && phase === 'data'),
    refines: ['rcpt.mailbox-full'],
  }),
  replyRule({
    id: 'account.network-not-allowed',
    means: ['ip-not-allowed'],
    reference: 'https://www.rfc-editor.org/rfc/rfc3463#section-3.8',
    topic: 'account',
  }),
] as const;
