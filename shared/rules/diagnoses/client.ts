// Diagnoses a run that another client than Ehlo's own would not carry out.

import { fault } from '../fault.ts';
import { defineRule, NOT_APPLICABLE } from '../rule.ts';

const refused = defineRule({
  id: 'client.step-refused',
  kind: 'diagnosis',
  reference: 'https://nodemailer.com/errors',
  needs: ['trouble'],
  refines: ['run.phase-failed'],
  wants: [],
  judge({ trouble: { refused: seen } }) {
    if (!seen) return NOT_APPLICABLE;
    return fault(seen.phase, seen.seq, { phase: seen.phase, cause: seen.cause });
  },
});

export const clientDiagnoses = [refused] as const;
