// Diagnoses a certificate that does not verify and ended the run.

import type { CertificateProblem } from '../../run/certificate.ts';
import { viewCertificate } from '../certificate-view.ts';
import { fault } from '../fault.ts';
import { defineRule, NOT_APPLICABLE } from '../rule.ts';
import type { ProbeName } from '../../run/event.ts';

/** One rule for each problem that a certificate may have. */
function certificateProblem<const Problem extends CertificateProblem>(
  problem: Problem,
  reference: string,
  wants: readonly ProbeName[] = [],
) {
  return defineRule({
    id: `certificate.${problem}`,
    kind: 'diagnosis',
    reference,
    needs: ['settings', 'tls'],
    refines: ['certificate.untrusted'],
    wants,
    judge({ settings, tls }) {
      const { judgement, certificate } = tls;
      if (!judgement || judgement.trusted || judgement.overridden) return NOT_APPLICABLE;
      const view = viewCertificate(settings, tls);
      if (!certificate || !view || !judgement.problems.includes(problem)) return NOT_APPLICABLE;
      return fault('tls', [certificate.seq, judgement.seq], view);
    },
  });
}

const untrusted = defineRule({
  id: 'certificate.untrusted',
  kind: 'diagnosis',
  reference: 'https://www.rfc-editor.org/rfc/rfc5280#section-6',
  needs: ['settings', 'tls'],
  refines: ['run.phase-failed', 'tls.failed', 'tls.certificate-unusable'],
  wants: ['certificate'],
  judge({ settings: { plan }, tls: { judgement } }) {
    if (!judgement || judgement.trusted || judgement.overridden) return NOT_APPLICABLE;
    const { host } = plan.connection;
    return fault('tls', judgement.seq, { host, code: judgement.code }, 'likely');
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
    const { judgement, certificate } = tls;
    if (!judgement || judgement.trusted || judgement.overridden) return NOT_APPLICABLE;
    const view = viewCertificate(settings, tls);
    const { problems } = judgement;
    const both = problems.includes('missing-intermediate') && problems.includes('unknown-issuer');
    if (!certificate || !view || !both) return NOT_APPLICABLE;
    return fault('tls', [certificate.seq, judgement.seq], view, 'likely');
  },
});

/** In the order in which they count where a certificate has several problems. */
export const certificateDiagnoses = [
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
  certificateProblem('name-mismatch', 'https://www.rfc-editor.org/rfc/rfc9525#section-6'),
  certificateProblem('wrong-purpose', 'https://www.rfc-editor.org/rfc/rfc5280#section-4.2.1.12'),
  certificateProblem('weak-key', 'https://www.rfc-editor.org/rfc/rfc9325#section-4.5'),
  certificateProblem('weak-signature', 'https://www.rfc-editor.org/rfc/rfc9325#section-4.5'),
  certificateProblem('invalid', 'https://www.rfc-editor.org/rfc/rfc5280'),
  untrusted,
] as const;
