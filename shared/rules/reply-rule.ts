// Builds the rules on a refusal: by what its words mean, and else by what its codes say.

import type { ObservedReply } from '../run/facets/observed-reply.ts';
import type { ReplyTo } from '../run/event.ts';
import type { Phase } from '../run/phase.ts';
import type { Action, Confidence } from '../run/verdict.ts';
import { replyEvidence } from './fault.ts';
import type { Topic } from './known/mail-service.ts';
import { readChallenge } from './meaning/challenge.ts';
import type { Meaning } from './meaning/meaning.ts';
import { readMeaning } from './meaning/read.ts';
import type { Reading } from './meaning/read.ts';
import type { CodeReading } from './refusal.ts';
import { contextOf, refusalOf, REPLY_FACETS } from './reply-context.ts';
import type { ReplyContext as Context, ReplyFacts } from './reply-context.ts';
import { defineRule, NOT_APPLICABLE } from './rule.ts';

/** What the codes of the reply to a command say, where its words are unknown. */
interface ByCode {
  readonly to: readonly ReplyTo[];
  readonly reads: CodeReading;
  /** True of all its class by the meaning of 4yz and 5yz, whatever the words. */
  readonly general?: boolean;
}

/** With what the words were taken to mean, and whether that is beyond doubt. */
type ReplyContext = Context & { readonly meaning: Meaning | undefined; readonly stated: boolean };

interface ReplyRule<Id extends string> {
  readonly id: Id;
  readonly reference: string;
  /** What the words have to mean. */
  readonly means?: readonly Meaning[];
  /** The phases in which the words tell this; all if absent. */
  readonly at?: readonly Phase[];
  readonly code?: ByCode;
  /** Whether the server leaves open what exactly it is: never beyond doubt then. */
  readonly inferred?: boolean;
  /** A condition beyond the reply. */
  readonly when?: (context: ReplyContext) => boolean;
  /** What must not be so; where it was not observed, the rule is less sure. */
  readonly unless?: (context: ReplyContext) => boolean | undefined;
  /** What the service's own help page, which then is the reference, has to be about. */
  readonly topic?: Topic;
  /** Where the root lies, if not where the refusal came. */
  readonly root?: Phase;
  readonly action?: (context: ReplyContext) => Action | undefined;
  readonly refines?: readonly string[];
}

/** What knows a refusal by nothing but its code, and gives way to whoever knows its words. */
const BY_CODE_ALONE = [
  'run.phase-failed',
  'session.service-closing',
  'connection.closed',
  'greeting.refused',
  'greeting.deferred',
  'greeting.no-service',
  'greeting.blocked-by-policy',
  'ehlo.refused',
  'ehlo.deferred',
  'ehlo.blocked-by-policy',
  'starttls.refused',
  'starttls.deferred',
  'auth.rejected',
  'auth.deferred',
  'mail.refused',
  'mail.deferred',
  'rcpt.refused',
  'rcpt.deferred',
  'rcpt.no-recipient',
  'data.refused',
  'data.deferred',
  'message.refused',
  'message.deferred',
] as const;

/** A rule on the refusal that ended the run. */
export function replyRule<const Id extends string>(rule: ReplyRule<Id>) {
  const { id, reference, means = [], refines = [] } = rule;
  return defineRule({
    id,
    kind: 'diagnosis',
    reference,
    needs: REPLY_FACETS,
    refines: means.length > 0 ? [...BY_CODE_ALONE, ...refines] : refines,
    wants: [],
    judge(facts) {
      const reply = refusalOf(facts);
      if (!reply) return NOT_APPLICABLE;
      const read = understand(facts, reply);
      const sure = sureness(rule, reply, read);
      if (sure === undefined) return NOT_APPLICABLE;
      const context = {
        ...contextOf(facts, reply),
        meaning: read?.meaning,
        stated: sure === 'certain',
      };
      if (rule.when && !rule.when(context)) return NOT_APPLICABLE;
      const against = rule.unless ? rule.unless(context) : false;
      if (against === true) return NOT_APPLICABLE;
      const confidence = against === undefined ? LESS_SURE[sure] : sure;
      const page = rule.topic && context.pages[rule.topic];
      const action = rule.action?.(context);
      return {
        verdict: 'fail' as const,
        phase: rule.root ?? reply.phase,
        evidence: [...challengeBefore(facts, reply), ...replyEvidence(reply)],
        confidence,
        observed: context,
        reply,
        ...(page !== undefined && { reference: page }),
        ...(action && { action }),
      };
    },
  });
}

/** Words that Ehlo does not know may say otherwise than the code before them. */
const LESS_SURE = {
  certain: 'likely',
  likely: 'possible',
  possible: 'possible',
  none: undefined,
} as const;

/** Words are believed before codes, which lie more often. */
function sureness(
  { means = [], at, code, inferred }: ReplyRule<string>,
  reply: ObservedReply,
  read: Reading | undefined,
): Confidence | undefined {
  if (read && means.includes(read.meaning) && (at?.includes(reply.phase) ?? true)) {
    if (inferred === true) return read.confidence === 'certain' ? 'likely' : read.confidence;
    return surer(read.confidence, code?.to.includes(reply.to) ? code.reads(reply) : undefined);
  }
  if (!code?.to.includes(reply.to)) return undefined;
  if (code.general === true) return code.reads(reply);
  // 421 says that the server closes, and nothing of the command (RFC 5321 section 3.8).
  if (read || reply.code === 421) return undefined;
  const confidence = code.reads(reply);
  if (hasWords(reply)) return LESS_SURE[confidence ?? 'none'];
  return inferred === true && confidence === 'certain' ? 'likely' : confidence;
}

/** Where words and codes say the same, the surer of the two counts. */
function surer(words: Confidence, codes: Confidence | undefined): Confidence {
  const order: readonly (Confidence | undefined)[] = ['certain', 'likely', 'possible', undefined];
  return order.indexOf(codes) < order.indexOf(words) ? (codes ?? words) : words;
}

/** A refused token is explained by the challenge before the reply, if anywhere (RFC 7628). */
function understand({ auth }: ReplyFacts, reply: ObservedReply): Reading | undefined {
  const told = reply.phase === 'auth' && auth.challenge && readChallenge(auth.challenge.text);
  return told ? told : readMeaning(reply);
}

function challengeBefore({ auth }: ReplyFacts, { phase }: ObservedReply): readonly number[] {
  return auth.challenge && phase === 'auth' ? [auth.challenge.seq] : [];
}

/** Whether there is more in the text than its enhanced status code and a word. */
function hasWords({ text }: ObservedReply): boolean {
  return (
    text
      .replace(/\d\.\d{1,3}\.\d{1,3}/g, '')
      .trim()
      .split(/\s+/).length > 1
  );
}
