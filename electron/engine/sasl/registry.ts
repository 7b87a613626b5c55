// Lists the mechanisms and chooses the one to sign in with.

import type { Missing, RunFact } from '../../../shared/run/event.ts';
import {
  KNOWN_MECHANISMS,
  type KnownMechanism,
  type MechanismName,
} from '../../../shared/smtp/sasl-name.ts';
import { cramMd5 } from './cram-md5.ts';
import { login } from './login.ts';
import type { Credentials, Mechanism } from './mechanism.ts';
import { plain } from './plain.ts';
import { xoauth2 } from './xoauth2.ts';

const BY_NAME: Readonly<Record<KnownMechanism, Mechanism>> = {
  XOAUTH2: xoauth2,
  PLAIN: plain,
  LOGIN: login,
  'CRAM-MD5': cramMd5,
};

/**
 * Best first inside TLS: a token is given to be used; then as mail clients do. CRAM-MD5
 * comes last although it hides the password from the server: servers that keep
 * passwords hashed announce it and can never accept it.
 */
export const MECHANISMS: readonly Mechanism[] = KNOWN_MECHANISMS.map((name) => BY_NAME[name]);

/**
 * Best first in clear, where someone may listen: as curl, msmtp and Python's smtplib do,
 * what keeps the secret off the wire comes first.
 */
export const MECHANISMS_IN_CLEAR: readonly Mechanism[] = [
  cramMd5,
  ...MECHANISMS.filter((mechanism) => mechanism !== cramMd5),
];

export interface MechanismQuestion {
  /** What the server announced on this connection, after TLS where there is TLS. */
  readonly offered: readonly MechanismName[];
  /** What the user asked for, best first; absent lets Ehlo choose. */
  readonly asked?: readonly MechanismName[];
  readonly credentials: Credentials;
  readonly encrypted: boolean;
  readonly allowClear: boolean;
  /** What was refused on this connection already. */
  readonly refused?: readonly MechanismName[];
}

export type MechanismChoice =
  | {
      readonly type: 'chosen';
      readonly mechanism: Mechanism;
      /** The mechanism's name as an event bears it. */
      readonly name: MechanismName;
      readonly why: (RunFact & { type: 'mechanism.chosen' })['why'];
    }
  | { readonly type: 'missing'; readonly what: Missing };

/**
 * The mechanism to sign in with, or what is missing to do so. One that was asked for and
 * is not offered is never replaced by another that was not asked for.
 */
export function chooseMechanism(question: MechanismQuestion): MechanismChoice {
  const { offered, asked, credentials, encrypted, allowClear, refused = [] } = question;
  if (offered.length === 0) return missing('auth');
  if (!encrypted && !allowClear) return missing('auth-in-clear-not-allowed');
  const common = (asked ? known(asked) : encrypted ? MECHANISMS : MECHANISMS_IN_CLEAR).flatMap(
    (mechanism) => offered.filter((name) => name === mechanism.name && !refused.includes(name)),
  );
  if (common.length === 0) return missing('common-mechanism');
  const name = common.find((candidate) => find(candidate)?.usableWith(credentials));
  const mechanism = name && find(name);
  if (!name || !mechanism) return missing('credentials');
  return { type: 'chosen', mechanism, name, why: reason(question, mechanism) };
}

function reason(
  { asked, refused = [] }: MechanismQuestion,
  mechanism: Mechanism,
): (RunFact & { type: 'mechanism.chosen' })['why'] {
  if (refused.length > 0) return 'next-after-refusal';
  if (asked) return 'asked-for';
  return mechanism === xoauth2 ? 'token-given' : 'preferred';
}

function find(name: MechanismName): Mechanism | undefined {
  return MECHANISMS.find((mechanism) => mechanism.name === name);
}

function known(names: readonly MechanismName[]): readonly Mechanism[] {
  return names.flatMap((name) => find(name) ?? []);
}

function missing(what: Missing): MechanismChoice {
  return { type: 'missing', what };
}
