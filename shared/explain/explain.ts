// Explains a pasted text by the same rules as a run: reads it, makes a log of it, and judges that.

import { likelyName } from '../rules/diagnoses/certificate-name.ts';
import { judgeRun, type RunJudgement } from '../rules/judge.ts';
import { isPhase } from '../run/phase.ts';
import { effectiveSecurity } from '../run/plan.ts';
import { sessionOrder } from '../run/session-order.ts';
import type { Action, Confidence, Verdict } from '../run/verdict.ts';
import { pastedRunWords } from '../words/en/pasted-run.ts';
import { cleanText } from './clean.ts';
import { maskSecrets } from './mask.ts';
import { explainOwn } from './explain-own.ts';
import { readOwn } from './own-output.ts';
import { EXPLANATION_FORMAT, type Explanation } from './explanation.ts';
import type { PastedLine } from './pasted-line.ts';
import { readText } from './read.ts';
import { pickSession, type Hints, type Runtime, type Session } from './sessions.ts';
import { UNKNOWN_HOST, UNKNOWN_PORT } from '../run/unknown.ts';
import { withoutUnknown } from './wording.ts';

export interface ExplainOptions extends Hints, Runtime {}

/** What is to be pasted, where nothing was recognised. */
export const WHAT_TO_PASTE =
  'nothing in this text is a server’s reply or an error that Ehlo knows. Paste the whole error message, the bounce, or the log of the mail program; the lines with three-digit numbers (such as 535 or 550) tell most.';

/** The explanation; undefined where nothing in the text was recognised. */
export function explainText(pasted: string, options: ExplainOptions): Explanation | undefined {
  const { lines, user } = maskSecrets(cleanText(pasted));
  const own = readOwn(lines);
  if (own !== undefined) return explainOwn(own, lines, options.version);
  const read = readText(lines, options.phase);
  const target = user === undefined ? read.target : { user, ...read.target };
  const session = pickSession({ ...read, target }, options, options, lines);
  if (session === undefined) return undefined;
  const { id, name } = read.tool;
  return explanationOf({ tool: id, name }, session, lines, options.version);
}

/** Judges a session and ties what is said of it to the lines of the text. */
export function explanationOf(
  source: Explanation['source'],
  session: Session,
  lines: readonly PastedLine[],
  version: string,
): Explanation {
  const { facts } = session;
  const { connection } = facts.settings.plan;
  const judgement = judgeRun(facts);
  const verdict = verdictOf(judgement, session);
  const texts = new Map(lines.map((line) => [line.number, line]));
  const seen = facts.timing.phases;
  const known = facts.tls.mode !== undefined || facts.session.ehlo !== undefined;
  return {
    format: EXPLANATION_FORMAT,
    source,
    target: {
      host: connection.host === UNKNOWN_HOST ? null : connection.host,
      port: connection.port === UNKNOWN_PORT ? null : connection.port,
      security: known ? effectiveSecurity(connection) : null,
    },
    verdict,
    findings: judgement.findings.map((finding) => ({
      ...finding,
      ...spoken(finding),
      evidence: linesOf(finding.evidence, session),
    })),
    guessed: session.guessed ? ['phase'] : [],
    lines: verdict.evidence.flatMap((number) => texts.get(number) ?? []),
    phases: sessionOrder(facts.settings.plan)
      .filter(isPhase)
      .map((phase) => {
        const { state } = seen[phase];
        return { phase, state: state === 'passed' || state === 'failed' ? state : 'not-observed' };
      }),
    runtime: { version, ruleSet: judgement.ruleSet },
  };
}

function verdictOf({ verdict }: RunJudgement, session: Session): Verdict {
  const words = pastedRunWords(verdict, session) ?? verdict;
  return {
    ...verdict,
    ...spoken(words),
    confidence: sureness(verdict.confidence, session),
    evidence: linesOf(verdict.evidence, session),
    // What the server said stands in the lines then, as far as the text has it.
    reply: session.paraphrased || session.codeless ? null : verdict.reply,
    action: usable(verdict.action) ?? otherName(verdict, session.names),
  };
}

function spoken({ title, cause, remedy }: Pick<Verdict, 'title' | 'cause' | 'remedy'>) {
  return {
    title: withoutUnknown(title),
    cause: withoutUnknown(cause),
    remedy: withoutUnknown(remedy),
  };
}

/** What rests on a guess is no surer than it; and what a program made of a reply is not the reply. */
function sureness(confidence: Confidence, session: Session): Confidence {
  const { guessed, paraphrased, atMost } = session;
  if (atMost === 'possible') return atMost;
  if (guessed) return confidence === 'certain' ? 'likely' : 'possible';
  if (atMost === 'likely' && confidence === 'certain') return atMost;
  return paraphrased && confidence === 'certain' ? 'likely' : confidence;
}

/** The name of the certificate that is most probably the server's. */
function otherName({ rule }: Verdict, names: readonly string[]): Action | null {
  const name = rule === 'certificate.untrusted' ? likelyName(names, []) : undefined;
  return name === undefined ? null : { id: 'other-tls-name', options: ['--tls-name', name] };
}

/** An action made of a placeholder is none. */
function usable(action: Action | null): Action | null {
  const named = action?.options.some((option) => option.includes(UNKNOWN_HOST));
  return named === true ? null : action;
}

function linesOf(evidence: readonly number[], { lines }: Session): readonly number[] {
  const numbers = evidence.flatMap((seq) => lines.get(seq) ?? []);
  return [...new Set(numbers)].toSorted((a, b) => a - b);
}
