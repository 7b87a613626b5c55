// Decides whether nodemailer may sign in, and with what.

import type { SMTPConnectionAuth } from 'nodemailer/lib/smtp-connection';
import XOAuth2 from 'nodemailer/lib/xoauth2';
import type { Missing } from '../../../shared/run/event.ts';
import type { AuthPlan } from '../../../shared/run/plan.ts';
import { findExtension } from '../../../shared/smtp/extension.ts';
import type { Credentials } from '../sasl/mechanism.ts';
import { chooseMechanism } from '../sasl/registry.ts';
import type { Announced } from '../session/context.ts';

/** What the plan signs in with. */
export interface SignInCredentials {
  readonly auth: AuthPlan;
  readonly credentials: Credentials;
}

export type NodemailerAuth =
  | { readonly type: 'ready'; readonly auth: SMTPConnectionAuth }
  | { readonly type: 'missing'; readonly what: Missing };

/**
 * What nodemailer is to sign in with. Left to itself it would go on without signing in
 * where AUTH is not announced, try PLAIN where nothing it knows is, and send a password in
 * clear; none of that happens here. Among what the server announced the choice is its own,
 * unless the plan names mechanisms or has a token.
 */
export function nodemailerAuth(
  { auth: plan, credentials }: SignInCredentials,
  announced: Announced,
  encrypted: boolean,
): NodemailerAuth {
  const choice = chooseMechanism({
    offered: findExtension(announced, 'AUTH')?.mechanisms ?? [],
    ...(plan.mechanisms === undefined ? {} : { asked: plan.mechanisms }),
    credentials,
    encrypted,
    allowClear: plan.allowClear === true,
  });
  if (choice.type === 'missing') return choice;
  const { user, password, token } = credentials;
  if (choice.mechanism.name === 'XOAUTH2') {
    const oauth2 = new XOAuth2({
      user,
      accessToken: token?.reveal() ?? '',
      // Asked only after a refusal: there is no other token, and none is fetched.
      provisionCallback: (_user, _renew, done) => done(new Error('There is no other token.')),
    });
    return { type: 'ready', auth: { user, oauth2, method: 'XOAUTH2' } };
  }
  const pass = password?.reveal() ?? '';
  // It takes an empty one for none.
  if (user === '' || pass === '') return { type: 'missing', what: 'credentials' };
  const method = choice.why === 'asked-for' ? choice.mechanism.name : false;
  return { type: 'ready', auth: { user, pass, method } };
}
