// Builds the rules on a session that the server refused to begin, by what its reply codes say.

import type { ProbeName } from '../run/event.ts';
import type { ObservedReply } from '../run/facets/observed-reply.ts';
import type { RunFacts } from '../run/facts.ts';
import type { Phase } from '../run/phase.ts';
import type { Action, Confidence } from '../run/verdict.ts';
import { isPermanent, isRefusal } from '../smtp/reply.ts';
import { isEncrypted } from './encryption.ts';
import { failedIn, replyFault } from './fault.ts';
import { asksToTryLater } from './meaning/mentions.ts';
import { elsewhereOf, withAction } from './probe-view.ts';
import { findExtension } from '../smtp/extension.ts';
import { defineRule, NOT_APPLICABLE } from './rule.ts';
import { saidCodes, type SaidCodes } from './shown.ts';
import type { Judgement } from './rule.ts';

/** How sure a reply makes a rule; undefined where the rule does not speak of this reply. */
export type CodeReading = (reply: ObservedReply) => Confidence | undefined;

interface RefusalRule<Id extends string> {
  readonly id: Id;
  readonly reference: string;
  readonly refines: readonly string[];
  readonly reads: CodeReading;
  readonly wants?: readonly ProbeName[];
}

/** A rule on the reply to a greeting, EHLO or STARTTLS, with a way out if there is one. */
export function sessionRefusal<const Id extends string>(
  phase: 'greeting' | 'ehlo' | 'starttls',
  { id, reference, refines, reads, wants = [] }: RefusalRule<Id>,
  wayOut: (
    facts: Pick<RunFacts, 'settings' | 'session' | 'connection' | 'probes'>,
  ) => Action | undefined = () => undefined,
) {
  return defineRule({
    id,
    kind: 'diagnosis',
    reference,
    needs: ['settings', 'timing', 'session', 'tls', 'connection', 'extensions', 'probes'],
    refines,
    wants,
    judge({ settings, timing, session, tls, connection, extensions, probes }) {
      const { connection: target } = settings.plan;
      // The HELO that follows a refused EHLO has the last word.
      const reply = phase === 'ehlo' ? (session.helo ?? session.ehlo) : session[phase];
      const { clear } = extensions;
      const judgement = judgeReply({ settings, timing }, phase, reply, reads, () => ({
        host: target.host,
        port: target.port,
        ehloName: session.introducedAs ?? target.ehloName,
        encrypted: isEncrypted({ settings, tls }),
        elsewhere: elsewhereOf(probes),
        /** Undefined where what the server announced was not seen. */
        starttls: clear && findExtension(clear.extensions, 'STARTTLS') !== undefined,
      }));
      if (judgement.verdict !== 'fail') return judgement;
      return withAction(judgement, wayOut({ settings, session, connection, probes }));
    },
  });
}

function judgeReply<Context extends object>(
  { settings, timing }: Pick<RunFacts, 'settings' | 'timing'>,
  phase: Phase,
  reply: ObservedReply | undefined,
  reads: CodeReading,
  context: () => Context,
): Judgement<Context & SaidCodes & { readonly transient: boolean }> {
  if (!failedIn(timing, phase) || !reply || !isRefusal(reply)) return NOT_APPLICABLE;
  const confidence = reads(reply);
  if (confidence === undefined) return NOT_APPLICABLE;
  const observed = {
    ...context(),
    ...saidCodes(settings, reply),
    transient: reply.code < 500,
  };
  return replyFault(reply, observed, confidence);
}

/** Reads a reply as certain where the condition holds. */
export function certainIf(condition: (reply: ObservedReply) => boolean): CodeReading {
  return (reply) => (condition(reply) ? 'certain' : undefined);
}

/** A code that is for good is not beyond doubt where the words ask to try again. */
export const forGood: CodeReading = (reply) => {
  if (!isPermanent(reply)) return undefined;
  return asksToTryLater(reply.text) ? 'likely' : 'certain';
};

/** Reads a reply as likely where the condition holds. */
export function likelyIf(condition: (reply: ObservedReply) => boolean): CodeReading {
  return (reply) => (condition(reply) ? 'likely' : undefined);
}

/** The surer of two readings, the first one first. */
export function either(first: CodeReading, second: CodeReading): CodeReading {
  return (reply) => first(reply) ?? second(reply);
}
