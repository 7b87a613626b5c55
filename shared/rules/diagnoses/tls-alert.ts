// Diagnoses a handshake that the server broke off, by the number of its alert (RFC 8446 section 6).

import { fault } from '../fault.ts';
import { isAddress } from '../known/addresses.ts';
import { defineRule, NOT_APPLICABLE } from '../rule.ts';
import { viewHandshakeFailure } from '../tls-view.ts';

/** One rule for alerts that mean the same to whoever gets them. */
function alerted<const Id extends string>(id: Id, ...alerts: readonly number[]) {
  return defineRule({
    id,
    kind: 'diagnosis',
    reference: 'https://www.rfc-editor.org/rfc/rfc8446#section-6.2',
    needs: ['settings', 'tls', 'trouble'],
    refines: ['tls.alert'],
    wants: [],
    judge({ settings, tls, trouble }) {
      const failure = viewHandshakeFailure(settings, tls, trouble);
      const alert = failure?.observed.alert;
      if (failure?.cause !== 'alert' || alert === undefined || !alerts.includes(alert)) {
        return NOT_APPLICABLE;
      }
      const { host, mode, serverName } = failure.observed;
      const observed = { host, mode, serverName, alert, byAddress: isAddress(serverName) };
      return fault('tls', failure.seq, observed, alerts.length > 1 ? 'likely' : 'certain');
    },
  });
}

export const alertDiagnoses = [
  alerted('tls.name-not-served', 112),
  alerted('tls.server-fault', 80),
  alerted('tls.access-denied', 49),
  // unexpected_message, bad_record_mac, decryption_failed, record_overflow, illegal_parameter,
  // decode_error, decrypt_error: what arrived was not what had been sent, or not understood.
  alerted('tls.garbled', 10, 20, 21, 22, 47, 50, 51),
] as const;
