// Diagnoses a run that ended because the server, or the settings, lacked what it needed.

import type { Missing } from '../../run/event.ts';
import type { Action } from '../../run/verdict.ts';
import { announced } from '../../run/facets/extensions.ts';
import { findExtension } from '../../smtp/extension.ts';
import { isEncrypted } from '../encryption.ts';
import { fault } from '../fault.ts';
import { useSecurity, withAction } from '../probe-view.ts';
import { useMechanism } from '../remedy-actions.ts';
import { defineRule, NOT_APPLICABLE } from '../rule.ts';
import { knownPort } from '../server-action.ts';

/** Where the server offers a sign-in, and whether it could be encrypted. */
interface SignInOffers {
  /** Undefined where it was not observed. */
  readonly encrypted: boolean | undefined;
  readonly starttls: boolean;
  readonly inClear: boolean;
}

/** One rule for each thing that a run may miss. */
function missing<const Id extends string>(
  what: Missing,
  id: Id,
  reference: string,
  refines: readonly string[] = ['run.phase-failed'],
  /** What else must be so. */
  when: (seen: SignInOffers) => boolean = () => true,
) {
  return defineRule({
    id,
    kind: 'diagnosis',
    reference,
    needs: ['settings', 'trouble', 'extensions', 'session', 'tls'],
    refines,
    wants: [],
    judge({ settings, trouble, extensions, session, tls }) {
      const { plan } = settings;
      const lack = trouble.missing.find((seen) => seen.what === what);
      if (!lack) return NOT_APPLICABLE;
      const said = announced(extensions);
      const offered = said ? findExtension(said.extensions, 'AUTH')?.mechanisms : undefined;
      const { clear } = extensions;
      const encrypted = isEncrypted({ settings, tls });
      const offers = {
        encrypted,
        starttls: clear !== undefined && findExtension(clear.extensions, 'STARTTLS') !== undefined,
        inClear: clear !== undefined && findExtension(clear.extensions, 'AUTH') !== undefined,
      };
      if (!when(offers)) return NOT_APPLICABLE;
      const evidence = said ? [said.reply, lack.seq] : [lack.seq];
      // Why there is none depends on what was not observed.
      const open = what === 'auth' && encrypted === undefined;
      const observed = {
        host: plan.connection.host,
        port: plan.connection.port,
        phase: lack.phase,
        /** Undefined where what the server announced was not seen. */
        offered: said ? (offered ?? []) : undefined,
        wanted: plan.auth?.mechanisms ?? [],
        /** Undefined where what there was to sign in with is not known. */
        has: settings.notObserved.includes('sign-in')
          ? undefined
          : { password: !!plan.auth?.password, token: !!plan.auth?.token },
        limit: said ? findExtension(said.extensions, 'SIZE')?.limit : undefined,
        size: lack.size,
        helo: session.helo !== undefined,
        encrypted,
        recipients: plan.envelope?.to.length ?? 0,
      };
      return withAction(
        fault(lack.phase, evidence, observed, open ? 'likely' : 'certain'),
        wayOut({ ...offers, ...observed, id }),
      );
    },
  });
}

/** The change that mends it, where there is one. */
function wayOut({
  id,
  host,
  port,
  starttls,
  encrypted,
  offered = [],
  wanted,
  has,
}: SignInOffers & {
  readonly id: string;
  readonly host: string;
  readonly port: number;
  readonly offered: readonly string[] | undefined;
  readonly wanted: readonly string[];
  readonly has: { readonly password: boolean } | undefined;
}): Action | undefined {
  if (id === 'auth.no-common-mechanism' && wanted.length > 0 && has?.password === true) {
    return useMechanism(offered);
  }
  const clear = id === 'auth.not-offered-in-clear' || id === 'auth.clear-not-allowed';
  if (clear && starttls) return useSecurity('starttls');
  return id === 'auth.not-offered' && encrypted !== false ? knownPort({ host, port }) : undefined;
}

const EXTENSIONS = 'https://www.rfc-editor.org/rfc/rfc5321#section-2.2';

export const prerequisiteDiagnoses = [
  missing('auth', 'auth.not-offered', 'https://www.rfc-editor.org/rfc/rfc4954#section-3'),
  missing(
    'auth',
    'auth.not-offered-in-clear',
    'https://www.rfc-editor.org/rfc/rfc4954#section-4',
    ['auth.not-offered'],
    ({ encrypted, starttls }) => encrypted === false && starttls,
  ),
  missing(
    'auth',
    'auth.offered-only-in-clear',
    'https://www.rfc-editor.org/rfc/rfc3207#section-4.2',
    ['auth.not-offered'],
    ({ encrypted, inClear }) => encrypted === true && inClear,
  ),
  missing(
    'auth-in-clear-not-allowed',
    'auth.clear-not-allowed',
    'https://www.rfc-editor.org/rfc/rfc4954#section-9',
  ),
  missing(
    'common-mechanism',
    'auth.no-common-mechanism',
    'https://www.rfc-editor.org/rfc/rfc4954#section-4',
  ),
  missing('credentials', 'auth.no-credentials', 'https://www.rfc-editor.org/rfc/rfc4954#section-4'),
  missing('size', 'mail.larger-than-size', 'https://www.rfc-editor.org/rfc/rfc1870#section-6.1'),
  missing('8bitmime', 'mail.8bitmime-not-offered', 'https://www.rfc-editor.org/rfc/rfc6152'),
  missing(
    'smtputf8',
    'mail.smtputf8-not-offered',
    'https://www.rfc-editor.org/rfc/rfc6531#section-3.2',
  ),
  missing('dsn', 'mail.dsn-not-offered', 'https://www.rfc-editor.org/rfc/rfc3461#section-4'),
  missing(
    'requiretls',
    'mail.requiretls-not-offered',
    'https://www.rfc-editor.org/rfc/rfc8689#section-4',
  ),
  missing('chunking', 'mail.chunking-not-offered', 'https://www.rfc-editor.org/rfc/rfc3030'),
  missing('binarymime', 'mail.binarymime-not-offered', 'https://www.rfc-editor.org/rfc/rfc3030'),
  missing('recipient', 'rcpt.no-recipient', EXTENSIONS),
] as const;
