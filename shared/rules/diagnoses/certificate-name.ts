// Diagnoses a sound certificate for another name, and looks for the name that would work.

import type { Action } from '../../run/verdict.ts';
import { viewUntrusted } from '../certificate-view.ts';
import { fault } from '../fault.ts';
import { isAddress } from '../known/addresses.ts';
import { withAction } from '../probe-view.ts';
import { defineRule, NOT_APPLICABLE } from '../rule.ts';

/** Longest name worth proposing (RFC 1035 section 2.3.4). */
const NAME_LIMIT = 253;

/**
 * The name of the certificate that is most probably the server's own: what it calls itself,
 * else one for mail, else the only one. Only what is a host name is ever proposed.
 */
export function likelyName(
  names: readonly string[],
  itself: readonly string[],
): string | undefined {
  const hosts = names.filter(
    (name) => name.length <= NAME_LIMIT && /^[a-z0-9-]+(?:\.[a-z0-9-]+)+$/i.test(name),
  );
  const usable = hosts.filter((name) => !isAddress(name));
  const own = itself.map((name) => name.toLowerCase());
  return (
    usable.find((name) => own.includes(name.toLowerCase())) ??
    usable.find((name) => /^(?:smtps?|mail|submission|mx|out)\d*[.-]/i.test(name)) ??
    (usable.length === 1 ? usable[0] : undefined) ??
    // Below a wildcard, what the server calls itself may be the name.
    itself.find((name) => names.some((pattern) => covers(pattern, name)))
  );
}

/** Whether `*.example.org` stands for this name: for its first label alone (RFC 9525). */
function covers(pattern: string, name: string): boolean {
  const dot = name.indexOf('.');
  return pattern.startsWith('*.') && dot > 0 && name.slice(dot) === pattern.slice(1);
}

function askFor(name: string): Action {
  return { id: 'other-tls-name', options: ['--tls-name', name] };
}

const nameMismatch = defineRule({
  id: 'certificate.name-mismatch',
  kind: 'diagnosis',
  reference: 'https://www.rfc-editor.org/rfc/rfc9525#section-6',
  needs: ['settings', 'tls', 'session', 'extensions'],
  refines: ['certificate.untrusted'],
  wants: [],
  judge({ settings, tls, session: { greeting }, extensions: { clear } }) {
    const seen = viewUntrusted(settings, tls);
    if (!seen?.problems.includes('name-mismatch')) return NOT_APPLICABLE;
    const { host, serverName, names, subject } = seen.view;
    const itself = [clear?.name ?? '', greeting?.text.split(' ')[0] ?? ''];
    const better = likelyName(names, itself);
    const calledSo = better !== undefined && itself.includes(better);
    const observed = { host, serverName, names, subject, better, calledSo };
    const action = better === undefined ? undefined : askFor(better);
    return withAction(fault('tls', seen.evidence, observed), action);
  },
});

/** A bare IP address stands in few certificates; the server's name does. */
const hostIsAddress = defineRule({
  id: 'certificate.host-is-address',
  kind: 'diagnosis',
  reference: 'https://www.rfc-editor.org/rfc/rfc9525#section-6.5',
  needs: ['settings', 'tls', 'session', 'extensions'],
  refines: ['certificate.name-mismatch'],
  wants: [],
  judge({ settings, tls, session: { greeting }, extensions: { clear } }) {
    const seen = viewUntrusted(settings, tls);
    if (!seen?.problems.includes('name-mismatch')) return NOT_APPLICABLE;
    const { serverName, names } = seen.view;
    if (!isAddress(serverName) || names.length === 0) return NOT_APPLICABLE;
    const itself = [clear?.name ?? '', greeting?.text.split(' ')[0] ?? ''];
    const better = likelyName(names, itself);
    const observed = { serverName, names, better };
    const action = better === undefined ? undefined : askFor(better);
    return withAction(fault('tls', seen.evidence, observed), action);
  },
});

export const certificateNameDiagnoses = [hostIsAddress, nameMismatch] as const;
