// Diagnoses a server whose part of the handshake is too weak for a TLS library of today.

import { fault } from '../fault.ts';
import { defineRule, NOT_APPLICABLE } from '../rule.ts';
import { viewHandshakeFailure } from '../tls-view.ts';

/** What is weak, by the reason that OpenSSL and BoringSSL end their code with. */
const WEAK: Readonly<Record<string, 'key-exchange' | 'signature' | 'renegotiation'>> = {
  ERR_SSL_DH_KEY_TOO_SMALL: 'key-exchange',
  ERR_SSL_BAD_DH_P_LENGTH: 'key-exchange',
  ERR_SSL_LEGACY_SIGALG_DISALLOWED_OR_UNSUPPORTED: 'signature',
  ERR_SSL_WRONG_SIGNATURE_TYPE: 'signature',
  ERR_SSL_UNSAFE_LEGACY_RENEGOTIATION_DISABLED: 'renegotiation',
};

const tooWeak = defineRule({
  id: 'tls.server-too-weak',
  kind: 'diagnosis',
  reference: 'https://www.rfc-editor.org/rfc/rfc9325#section-4',
  needs: ['settings', 'tls', 'trouble'],
  refines: ['tls.failed'],
  wants: [],
  judge({ settings, tls, trouble }) {
    const failure = viewHandshakeFailure(settings, tls, trouble);
    const code = failure?.observed.code;
    const weak = code !== undefined && Object.hasOwn(WEAK, code) ? WEAK[code] : undefined;
    if (failure?.cause !== 'failed' || weak === undefined) return NOT_APPLICABLE;
    return fault('tls', failure.seq, { host: failure.observed.host, weak });
  },
});

export const weaknessDiagnoses = [tooWeak] as const;
