// Builds the rules on a command that the server refused, by what its reply codes say.

import type { ProbeName } from '../run/event.ts';
import { announced } from '../run/facets/extensions.ts';
import type { ObservedReply } from '../run/facets/observed-reply.ts';
import type { TransactionFacet } from '../run/facets/transaction.ts';
import type { RunFacts, View } from '../run/facts.ts';
import type { Phase } from '../run/phase.ts';
import type { Action, Confidence } from '../run/verdict.ts';
import { findExtension } from '../smtp/extension.ts';
import { isRefusal } from '../smtp/reply.ts';
import { failedIn, replyFault } from './fault.ts';
import { portAction, withAction } from './probe-view.ts';
import { defineRule, NOT_APPLICABLE } from './rule.ts';
import type { Judgement } from './rule.ts';

/** How sure a reply makes a rule; undefined where the rule does not speak of this reply. */
export type Reading = (reply: ObservedReply) => Confidence | undefined;

interface RefusalRule<Id extends string> {
  readonly id: Id;
  readonly reference: string;
  readonly refines: readonly string[];
  readonly reads: Reading;
  readonly wants?: readonly ProbeName[];
}

/** A rule on the reply to a greeting, EHLO or STARTTLS, with a way out if there is one. */
export function sessionRefusal<const Id extends string>(
  phase: 'greeting' | 'ehlo' | 'starttls',
  { id, reference, refines, reads, wants = [] }: RefusalRule<Id>,
  wayOut: (
    facts: Pick<RunFacts, 'settings' | 'connection' | 'probes'>,
  ) => Action | undefined = () => undefined,
) {
  return defineRule({
    id,
    kind: 'diagnosis',
    reference,
    needs: ['settings', 'timing', 'session', 'tls', 'connection', 'probes'],
    refines,
    wants,
    judge({ settings, timing, session, tls, connection, probes }) {
      const { connection: target } = settings.plan;
      // The HELO that follows a refused EHLO has the last word.
      const reply = phase === 'ehlo' ? (session.helo ?? session.ehlo) : session[phase];
      const judgement = judgeReply(timing, phase, reply, reads, () => ({
        host: target.host,
        port: target.port,
        ehloName: target.ehloName,
        encrypted: tls.negotiated !== undefined,
        elsewhere: portAction(probes) !== undefined,
      }));
      if (judgement.verdict !== 'fail') return judgement;
      return withAction(judgement, wayOut({ settings, connection, probes }));
    },
  });
}

/** A rule on the reply that ended the sign-in. */
export function authRefusal<const Id extends string>(
  { id, reference, refines, reads }: RefusalRule<Id>,
  mechanisms?: readonly string[],
) {
  return defineRule({
    id,
    kind: 'diagnosis',
    reference,
    needs: ['settings', 'timing', 'auth', 'tls'],
    refines,
    wants: [],
    judge({ settings: { plan }, timing, auth, tls }) {
      if (auth.now.state === 'none') return NOT_APPLICABLE;
      const { mechanism, offered } = auth.now.signIn;
      if (mechanisms && !mechanisms.includes(mechanism)) return NOT_APPLICABLE;
      const judgement = judgeReply(timing, 'auth', auth.reply, reads, () => ({
        host: plan.connection.host,
        user: plan.auth?.user ?? '',
        mechanism,
        offered,
        encrypted: tls.negotiated !== undefined,
      }));
      const { challenge } = auth;
      if (judgement.verdict !== 'fail' || !challenge) return judgement;
      return { ...judgement, evidence: [challenge.seq, ...judgement.evidence] };
    },
  });
}

/** A rule on the replies to MAIL, RCPT, DATA and the message. */
export function transactionRefusal<const Id extends string>(
  command: 'mail' | 'rcpt' | 'data' | 'message',
  { id, reference, refines, reads }: RefusalRule<Id>,
) {
  return defineRule({
    id,
    kind: 'diagnosis',
    reference,
    needs: ['settings', 'timing', 'transaction', 'auth', 'extensions', 'tls'],
    refines,
    wants: [],
    judge({ settings: { plan }, timing, transaction, auth, extensions, tls }) {
      const phase = command === 'message' ? 'data' : command;
      const said = announced(extensions);
      return judgeReply(timing, phase, refusedBy(transaction, command), reads, () => ({
        host: plan.connection.host,
        port: plan.connection.port,
        from: plan.envelope?.from ?? '',
        recipients: transaction.recipients.map(({ address }) => address),
        signedIn: auth.now.state === 'accepted',
        user: plan.auth?.user,
        encrypted: tls.negotiated !== undefined,
        size: transaction.content?.size,
        limit: said ? findExtension(said.extensions, 'SIZE')?.limit : undefined,
      }));
    },
  });
}

/** The reply that refused a command; for RCPT the first, where all recipients were refused. */
function refusedBy(
  transaction: View<TransactionFacet>,
  command: 'mail' | 'rcpt' | 'data' | 'message',
): ObservedReply | undefined {
  switch (command) {
    case 'mail':
    case 'data':
      return transaction[command];
    case 'message':
      return transaction.message.state === 'refused' ? transaction.message.reply : undefined;
    case 'rcpt': {
      const replies = transaction.recipients.map(({ reply }) => reply);
      return replies.every((reply) => reply && isRefusal(reply)) ? replies[0] : undefined;
    }
  }
}

function judgeReply<Context extends object>(
  timing: RunFacts['timing'],
  phase: Phase,
  reply: ObservedReply | undefined,
  reads: Reading,
  context: () => Context,
): Judgement<Context & Pick<ObservedReply, 'code' | 'enhanced'>> {
  if (!failedIn(timing, phase) || !reply || !isRefusal(reply)) return NOT_APPLICABLE;
  const confidence = reads(reply);
  if (confidence === undefined) return NOT_APPLICABLE;
  const { code, enhanced } = reply;
  const observed = { ...context(), code, ...(enhanced && { enhanced }) };
  return replyFault(reply, observed, confidence);
}

/** Reads a reply as certain where the condition holds. */
export function certainIf(condition: (reply: ObservedReply) => boolean): Reading {
  return (reply) => (condition(reply) ? 'certain' : undefined);
}

/** Reads a reply as likely where the condition holds. */
export function likelyIf(condition: (reply: ObservedReply) => boolean): Reading {
  return (reply) => (condition(reply) ? 'likely' : undefined);
}

/** The surer of two readings, the first one first. */
export function either(first: Reading, second: Reading): Reading {
  return (reply) => first(reply) ?? second(reply);
}
