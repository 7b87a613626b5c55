// Checks how well the server kept to the protocol where that did not end the run.

import type { Violation } from '../../run/event.ts';
import { findExtension } from '../../smtp/extension.ts';
import { announced } from '../../run/facets/extensions.ts';
import { fault, replyFault } from '../fault.ts';
import { defineRule, NOT_APPLICABLE, PASS } from '../rule.ts';
import { VIOLATIONS } from '../violations.ts';

/** Violations by which programs can be made to read something else than the server sent. */
const DANGEROUS: readonly Violation[] = [
  'unexpected-reply',
  'reply-before-command',
  'code-of-another-command',
];

/** One rule for each violation; where it ended the run, the diagnosis speaks of it instead. */
function kept<const V extends Violation>(violation: V) {
  return defineRule({
    id: `conformance.${violation}`,
    kind: 'check',
    reference: VIOLATIONS[violation].reference,
    needs: ['settings', 'timing', 'trouble'],
    refines: [],
    wants: [],
    judge({ settings: { plan }, timing: { failed }, trouble: { violations } }) {
      const seen = violations.find(
        (candidate) =>
          candidate.violation === violation &&
          (candidate.phase === 'quit' ||
            !(VIOLATIONS[violation].breaking && candidate.phase === failed?.phase)),
      );
      if (!seen) return PASS;
      const { phase, count } = seen;
      return {
        ...fault(phase, seen.seq, { host: plan.connection.host, phase, count }),
        severity: DANGEROUS.includes(violation) ? ('warning' as const) : ('info' as const),
      };
    },
  });
}

const quitNotAnswered = defineRule({
  id: 'quit.not-answered',
  kind: 'check',
  reference: 'https://www.rfc-editor.org/rfc/rfc5321#section-4.1.1.10',
  needs: ['settings', 'timing', 'session'],
  refines: [],
  wants: [],
  judge({ settings: { plan }, timing: { failed, phases }, session: { quit } }) {
    if (phases.quit.state === 'passed') return PASS;
    if (failed?.phase !== 'quit') return NOT_APPLICABLE;
    const observed = { host: plan.connection.host, code: quit?.code };
    const seen = quit ? replyFault(quit, observed) : fault('quit', failed.seq, observed);
    return { ...seen, severity: 'info' as const };
  },
});

const oldAuthSyntax = defineRule({
  id: 'auth.old-syntax-only',
  kind: 'check',
  reference: 'https://www.rfc-editor.org/rfc/rfc4954#section-3',
  needs: ['settings', 'extensions'],
  refines: [],
  wants: [],
  judge({ settings: { plan }, extensions }) {
    const said = announced(extensions);
    const auth = said && findExtension(said.extensions, 'AUTH');
    if (!auth) return NOT_APPLICABLE;
    if (!auth.oldSyntax) return PASS;
    return fault('ehlo', said.reply, { host: plan.connection.host });
  },
});

const linesMended = defineRule({
  id: 'message.lines-mended',
  kind: 'check',
  reference: 'https://www.rfc-editor.org/rfc/rfc5321#section-2.3.8',
  needs: ['transaction'],
  refines: [],
  wants: [],
  judge({ transaction: { content } }) {
    if (!content) return NOT_APPLICABLE;
    if (content.linesMended === 0) return PASS;
    return {
      ...fault('data', content.seq, { count: content.linesMended }),
      severity: 'info' as const,
    };
  },
});

export const conformanceChecks = [
  kept('reply-without-code'),
  kept('reply-codes-differ'),
  kept('reply-code-out-of-range'),
  kept('bare-line-feed'),
  kept('bare-carriage-return'),
  kept('invalid-utf8'),
  kept('nul-in-line'),
  kept('greeting-not-220'),
  kept('reply-before-command'),
  kept('unexpected-reply'),
  kept('partial-line-at-close'),
  kept('reply-unfinished'),
  kept('extension-malformed'),
  kept('challenge-not-base64'),
  kept('tls-closed-without-notify'),
  kept('pipelined-commands-dropped'),
  kept('code-of-another-command'),
  quitNotAnswered,
  oldAuthSyntax,
  linesMended,
] as const;
