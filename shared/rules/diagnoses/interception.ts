// Diagnoses a certificate that was made by something between this computer and the server.

import type { CertificateProblem } from '../../run/certificate.ts';
import { viewUntrusted } from '../certificate-view.ts';
import { fault } from '../fault.ts';
import { gateOf, interceptorOf } from '../known/interceptors.ts';
import { isKnownServer } from '../known/submission-servers.ts';
import { defineRule, NOT_APPLICABLE } from '../rule.ts';

const REFERENCE = 'https://www.rfc-editor.org/rfc/rfc9325#section-7.4';

/** Problems of a certificate that no public authority is behind. */
const UNSIGNED: readonly CertificateProblem[] = [
  'unknown-issuer',
  'self-signed',
  'missing-intermediate',
];

/** What is wrong with it follows from who made it. */
const REFINED = [
  'certificate.issuer-not-found',
  'certificate.unknown-issuer',
  'certificate.self-signed',
  'certificate.missing-intermediate',
  'certificate.expired',
  'certificate.not-yet-valid',
  'certificate.clock-behind',
  'certificate.name-mismatch',
  'certificate.host-is-address',
  'certificate.wrong-purpose',
  'certificate.weak-key',
  'certificate.weak-signature',
  'certificate.invalid',
];

const intercepted = defineRule({
  id: 'certificate.intercepted',
  kind: 'diagnosis',
  reference: REFERENCE,
  needs: ['settings', 'tls'],
  refines: [...REFINED, 'certificate.not-the-providers', 'certificate.captive-portal'],
  wants: [],
  judge({ settings, tls }) {
    const seen = viewUntrusted(settings, tls);
    if (!seen?.problems.some((problem) => UNSIGNED.includes(problem))) return NOT_APPLICABLE;
    const found = seen.chain.map(({ issuer }) => interceptorOf(issuer)).find((one) => one);
    if (!found) return NOT_APPLICABLE;
    const { host, issuer } = seen.view;
    // A firewall's maker also sells mail servers, which may show a certificate of their own.
    const certain = found.kind !== 'proxy' || isKnownServer(host);
    const observed = { host, issuer, ...found };
    return fault('tls', seen.evidence, observed, certain ? 'certain' : 'likely');
  },
});

const captivePortal = defineRule({
  id: 'certificate.captive-portal',
  kind: 'diagnosis',
  reference: 'https://www.rfc-editor.org/rfc/rfc8952',
  needs: ['settings', 'tls'],
  refines: [...REFINED, 'certificate.not-the-providers'],
  wants: [],
  judge({ settings, tls }) {
    const seen = viewUntrusted(settings, tls);
    if (!seen?.problems.includes('name-mismatch')) return NOT_APPLICABLE;
    const { host, names, subject } = seen.view;
    if (gateOf([...names, subject]) === undefined) return NOT_APPLICABLE;
    return fault('tls', seen.evidence, { host, names, subject }, 'likely');
  },
});

const notTheProviders = defineRule({
  id: 'certificate.not-the-providers',
  kind: 'diagnosis',
  reference: REFERENCE,
  needs: ['settings', 'tls'],
  refines: REFINED,
  wants: [],
  judge({ settings, tls }) {
    const seen = viewUntrusted(settings, tls);
    if (!seen || seen.view.ownRoots || !isKnownServer(seen.view.host)) return NOT_APPLICABLE;
    const unsigned = seen.problems.some((problem) => UNSIGNED.includes(problem));
    if (!unsigned && !seen.problems.includes('name-mismatch')) return NOT_APPLICABLE;
    const { host, issuer, names, subject } = seen.view;
    return fault('tls', seen.evidence, { host, issuer, names, subject, unsigned }, 'likely');
  },
});

export const interceptionDiagnoses = [intercepted, captivePortal, notTheProviders] as const;
