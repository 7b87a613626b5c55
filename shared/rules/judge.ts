// Judges a run: asks every rule, picks the root cause, and puts it into words.

import type { ProbeName } from '../run/event.ts';
import type { FacetName, RunFacts } from '../run/facts.ts';
import { quoteReply } from '../run/facets/observed-reply.ts';
import { sessionOrder } from '../run/session-order.ts';
import type { Finding, Outcome, Verdict } from '../run/verdict.ts';
import { visible } from '../smtp/visible.ts';
import { en } from '../words/en.ts';
import type { Words } from '../words/words.ts';
import { catalogue, RULE_SET } from './catalogue.ts';
import type { CatalogueRule, RuleId } from './catalogue.ts';
import type { Fault } from './rule.ts';

export interface RunJudgement {
  readonly verdict: Verdict;
  readonly findings: readonly Finding[];
  /** Version of the rules that judged. */
  readonly ruleSet: string;
}

/** A rule that fired. */
interface Firing {
  readonly rule: CatalogueRule;
  readonly fault: Fault<unknown>;
}

/** What fired, sorted by what it is to the verdict. */
interface Weighed {
  readonly root: Firing;
  readonly others: readonly Firing[];
  readonly checks: readonly Firing[];
}

/**
 * Judges what is known of a run. The verdict is the most specific diagnosis of the
 * earliest trouble; diagnoses that neither won nor were refined away stand beside it
 * as findings, with the checks that fired.
 */
export function judgeRun(facts: RunFacts): RunJudgement {
  const { root, others, checks } = weigh(facts);
  return {
    verdict: stateVerdict(root),
    findings: [...others, ...checks].map(stateFinding),
    ruleSet: RULE_SET,
  };
}

/** The looks that the root cause's rule wants and that have not been taken yet. */
export function wantedProbes(facts: RunFacts): readonly ProbeName[] {
  const { rule } = weigh(facts).root;
  return rule.wants.filter((probe: ProbeName) => !facts.probes.started.includes(probe));
}

function weigh(facts: RunFacts): Weighed {
  const firings = catalogue.flatMap((rule) => fire(rule, facts));
  const diagnoses = firings.filter(({ rule }) => rule.kind === 'diagnosis');
  const [root, ...others] = unrefined(diagnoses).toSorted(rootFirst(facts));
  if (root === undefined) throw new Error('No diagnosis fits the run, not even the general ones.');
  return {
    root,
    others: others.filter(({ fault }) => fault.outcome !== 'ok'),
    checks: firings.filter(({ rule }) => rule.kind === 'check'),
  };
}

function fire(rule: CatalogueRule, facts: RunFacts): readonly Firing[] {
  const judgement = rule.judge(narrow(facts, rule.needs));
  return judgement.verdict === 'fail' ? [{ rule, fault: judgement }] : [];
}

/** Shows a rule the facets it names and no others; asking for more is then a bug that throws. */
function narrow(facts: RunFacts, needs: readonly FacetName[]): RunFacts {
  return Object.fromEntries(needs.map((name) => [name, facts[name]])) as unknown as RunFacts;
}

/** Leaves out the diagnoses that a more specific one among them beats. */
function unrefined(firings: readonly Firing[]): Firing[] {
  const beaten = new Set<string>();
  for (const { rule } of firings) addRefined(rule, beaten);
  return firings.filter(({ rule }) => !beaten.has(rule.id));
}

function addRefined(rule: CatalogueRule, beaten: Set<string>): void {
  for (const id of rule.refines) {
    if (beaten.has(id)) continue;
    beaten.add(id);
    const general = catalogue.find((other) => other.id === id);
    if (general) addRefined(general, beaten);
  }
}

const OUTCOMES: readonly Outcome[] = ['failed', 'inconclusive', 'partial', 'ok'];
const CONFIDENCES = ['certain', 'likely', 'possible'] as const;

/** What ended the run before what did not, the earlier phase first, then the surer rule. */
function rootFirst(facts: RunFacts): (a: Firing, b: Firing) => number {
  const order = sessionOrder(facts.settings.plan);
  const rank = ({ fault }: Firing): readonly number[] => [
    OUTCOMES.indexOf(fault.outcome ?? 'failed'),
    order.indexOf(fault.phase),
    CONFIDENCES.indexOf(fault.confidence),
  ];
  return (a, b) => {
    const [ranksA, ranksB] = [rank(a), rank(b)];
    const differing = ranksA.findIndex((value, index) => value !== ranksB[index]);
    return differing < 0 ? 0 : (ranksA[differing] ?? 0) - (ranksB[differing] ?? 0);
  };
}

function stateVerdict({ rule, fault }: Firing): Verdict {
  return {
    rule: rule.id,
    phase: fault.phase,
    outcome: fault.outcome ?? 'failed',
    ...speak(rule.id, fault.observed),
    confidence: fault.confidence,
    evidence: fault.evidence,
    reply: fault.reply ? quoteReply(fault.reply) : null,
    action: fault.action ?? null,
    reference: fault.reference ?? rule.reference,
  };
}

function stateFinding({ rule, fault }: Firing): Finding {
  return {
    rule: rule.id,
    severity: fault.severity ?? 'warning',
    ...speak(rule.id, fault.observed),
    evidence: fault.evidence,
    reference: fault.reference ?? rule.reference,
  };
}

/**
 * A rule's words, harmless to print: names that they repeat may come from a server or a
 * stranger's settings. The table's types tie each entry to its rule; here, where the rule
 * is any, they cannot.
 */
function speak(id: RuleId, observed: unknown): Words {
  const say = en[id] as (observed: unknown) => Words;
  const { title, cause, remedy } = say(observed);
  return { title: visible(title), cause: visible(cause), remedy: visible(remedy) };
}
