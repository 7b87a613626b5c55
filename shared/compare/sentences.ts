// Says in sentences what differs between two runs.

import type { Phase } from '../run/phase.ts';
import type { Verdict } from '../run/verdict.ts';
import { doing, plural } from '../words/en/phrases.ts';
import type { Difference } from './comparison.ts';
import { capitalised } from '../words/first-letter.ts';

/** The values in it are visible already. */
export function sentenceOf(difference: Difference): string {
  const { kind, subject, before, after } = difference;
  switch (kind) {
    case 'setting.target':
    case 'setting.security':
    case 'setting.tls':
    case 'setting.sign-in':
    case 'setting.ehlo-name':
    case 'setting.envelope':
    case 'setting.extent':
      return `The runs were not asked for the same: ${change(difference)}.`;
    case 'address.attempt':
      return `Connecting to ${subject} went otherwise: ${values(difference)}.`;
    case 'address.connected':
      return `Another address answered: ${values(difference)}.`;
    case 'server.software':
      return `Another program answers: ${values(difference)}.`;
    case 'server.extension':
      if (after === null) return `The server no longer offers ${subject}.`;
      if (before === null) return `The server now offers ${subject}.`;
      return `The server offers ${subject}, otherwise: ${values(difference)}.`;
    case 'server.mechanisms':
      return `The server offers other sign-in mechanisms ${subject}: ${values(difference)}.`;
    case 'certificate.renewed':
      return `The certificate was replaced: ${values(difference)}.`;
    case 'certificate.problems':
      if (before === null) return `The certificate no longer verifies: ${String(after)}.`;
      if (after === null) return `The certificate verifies now; before, ${before}.`;
      return `Something else is wrong with the certificate: ${values(difference)}.`;
    case 'sign-in.mechanism':
      return `The sign-in used another mechanism: ${values(difference)}.`;
    case 'reply':
      return `The server answered ${subject} otherwise: ${values(difference)}.`;
    case 'time':
      return `Time in ${subject}: ${values(difference)}.`;
    case 'verdict':
      return `The verdicts differ: ${values(difference)}.`;
    case 'address.resolution':
    case 'tls.version':
    case 'tls.failure':
    case 'certificate.changed':
    case 'ending':
      return `${capitalised(change(difference))}.`;
  }
}

export function summaryOf(
  before: Verdict,
  after: Verdict,
  sameOutcome: boolean,
  parting: Phase | null,
  count: number,
): string {
  if (sameOutcome) {
    const how = after.outcome === 'ok' ? 'Both runs succeeded' : 'Both runs ended the same way';
    return count === 0 ? `${how}; nothing differs.` : `${how}; ${plural(count, 'difference')}.`;
  }
  const where = parting === null ? '' : `, and they part while ${doing(parting)}`;
  return `${ended('The first run', before)}, ${ended('the second', after)}${where}.`;
}

function ended(which: string, { outcome }: Verdict): string {
  const verb = {
    ok: 'succeeded',
    partial: 'succeeded in part',
    failed: 'failed',
    inconclusive: 'was inconclusive',
  }[outcome];
  return `${which} ${verb}`;
}

function change(difference: Difference): string {
  return `${difference.subject}: ${values(difference)}`;
}

function values({ before, after }: Difference): string {
  return `${before ?? 'none'} before, ${after ?? 'none'} after`;
}
