// Diagnoses a run that another client than Ehlo's own would not carry out.

import { fault } from '../fault.ts';
import { defineRule, NOT_APPLICABLE } from '../rule.ts';

const refused = defineRule({
  id: 'client.step-refused',
  kind: 'diagnosis',
  reference: 'https://nodemailer.com/errors',
  needs: ['settings', 'trouble'],
  refines: ['run.phase-failed'],
  wants: [],
  judge({ settings: { plan }, trouble: { refused: seen } }) {
    if (!seen) return NOT_APPLICABLE;
    const { phase, cause } = seen;
    // Ehlo's own session refuses nothing of the kind: then it is another program's text.
    return fault(phase, seen.seq, { phase, cause, nodemailer: plan.via === 'nodemailer' });
  },
});

export const clientDiagnoses = [refused] as const;
