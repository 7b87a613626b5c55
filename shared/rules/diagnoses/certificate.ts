// Diagnoses a certificate that does not verify and ended the run.

import type { CertificateProblem } from '../../run/certificate.ts';
import { viewUntrusted } from '../certificate-view.ts';
import { fault } from '../fault.ts';
import { defineRule, NOT_APPLICABLE } from '../rule.ts';
import { certificateNameDiagnoses } from './certificate-name.ts';
import { interceptionDiagnoses } from './interception.ts';

/** One rule for each problem that a certificate may have. */
function certificateProblem<const Problem extends CertificateProblem>(
  problem: Problem,
  reference: string,
) {
  return defineRule({
    id: `certificate.${problem}`,
    kind: 'diagnosis',
    reference,
    needs: ['settings', 'tls'],
    refines: ['certificate.untrusted'],
    wants: [],
    judge({ settings, tls }) {
      const seen = viewUntrusted(settings, tls);
      if (!seen?.problems.includes(problem)) return NOT_APPLICABLE;
      return fault('tls', seen.evidence, seen.view);
    },
  });
}

const untrusted = defineRule({
  id: 'certificate.untrusted',
  kind: 'diagnosis',
  reference: 'https://www.rfc-editor.org/rfc/rfc5280#section-6',
  needs: ['settings', 'tls', 'probes'],
  refines: ['run.phase-failed', 'tls.failed', 'tls.certificate-unusable'],
  wants: ['certificate'],
  judge({ settings: { plan }, tls: { judgement }, probes }) {
    if (!judgement || judgement.trusted || judgement.overridden) return NOT_APPLICABLE;
    const looked = probes.ports.find(({ probe }) => probe === 'certificate');
    const { host } = plan.connection;
    const { certificate, problems = [] } = looked ?? {};
    const observed = {
      host,
      code: judgement.code,
      subject: certificate?.subject,
      problems,
      /** What the program that saw the certificate says of it. */
      told: judgement.problems,
    };
    const evidence = [judgement.seq, ...(looked ? [looked.seq] : [])];
    return fault('tls', evidence, observed, 'likely');
  },
});

/** The server sent its own certificate alone, and nothing tells which of the two it is. */
const issuerNotFound = defineRule({
  id: 'certificate.issuer-not-found',
  kind: 'diagnosis',
  reference: 'https://www.rfc-editor.org/rfc/rfc8446#section-4.4.2',
  needs: ['settings', 'tls'],
  refines: ['certificate.missing-intermediate', 'certificate.unknown-issuer'],
  wants: [],
  judge({ settings, tls }) {
    const seen = viewUntrusted(settings, tls);
    if (!seen?.problems.includes('missing-intermediate')) return NOT_APPLICABLE;
    if (!seen.problems.includes('unknown-issuer')) return NOT_APPLICABLE;
    return fault('tls', seen.evidence, seen.view, 'likely');
  },
});

/** Before this day Ehlo did not exist: a clock that shows an earlier one is wrong. */
const MADE = '2026-11-01';

const clockBehind = defineRule({
  id: 'certificate.clock-behind',
  kind: 'diagnosis',
  reference: 'https://www.rfc-editor.org/rfc/rfc5280#section-4.1.2.5',
  needs: ['settings', 'tls'],
  refines: ['certificate.not-yet-valid'],
  wants: [],
  judge({ settings, tls }) {
    const seen = viewUntrusted(settings, tls);
    if (!seen?.problems.includes('not-yet-valid')) return NOT_APPLICABLE;
    const { startedAt } = settings;
    const old = startedAt < MADE;
    // An authority's own certificate has been in use for years where it signs others.
    const issuers = seen.chain.slice(1).some(({ notBefore }) => notBefore > startedAt);
    if (!old && !issuers) return NOT_APPLICABLE;
    const observed = { ...seen.view, issuers };
    return fault('tls', seen.evidence, observed, old ? 'certain' : 'likely');
  },
});

/** In the order in which they count where a certificate has several problems. */
export const certificateDiagnoses = [
  ...interceptionDiagnoses,
  clockBehind,
  certificateProblem('revoked', 'https://www.rfc-editor.org/rfc/rfc6960'),
  certificateProblem('not-yet-valid', 'https://www.rfc-editor.org/rfc/rfc5280#section-4.1.2.5'),
  certificateProblem('expired', 'https://www.rfc-editor.org/rfc/rfc5280#section-4.1.2.5'),
  certificateProblem('self-signed', 'https://www.rfc-editor.org/rfc/rfc5280#section-6.1'),
  issuerNotFound,
  certificateProblem(
    'missing-intermediate',
    'https://www.rfc-editor.org/rfc/rfc8446#section-4.4.2',
  ),
  certificateProblem('unknown-issuer', 'https://www.rfc-editor.org/rfc/rfc5280#section-6.1'),
  ...certificateNameDiagnoses,
  certificateProblem('wrong-purpose', 'https://www.rfc-editor.org/rfc/rfc5280#section-4.2.1.12'),
  certificateProblem('weak-key', 'https://www.rfc-editor.org/rfc/rfc9325#section-4.5'),
  certificateProblem('weak-signature', 'https://www.rfc-editor.org/rfc/rfc9325#section-4.5'),
  certificateProblem('invalid', 'https://www.rfc-editor.org/rfc/rfc5280'),
  untrusted,
] as const;
