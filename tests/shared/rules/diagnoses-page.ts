// Writes docs/diagnoses.md: every rule of the catalogue, with what it says of an example.

import { catalogue, RULE_SET, type CatalogueRule } from '../../../shared/rules/catalogue.ts';
import { judgeRun } from '../../../shared/rules/judge.ts';
import { foldLog } from '../../../shared/run/fold.ts';
import type { Finding, Verdict } from '../../../shared/run/verdict.ts';
import { fixtures } from './fixtures/all.ts';

const HEAD = `# Diagnoses

Every rule of rule set ${RULE_SET}, with what it says of one run: names, numbers and servers are that
run's. A *diagnosis* says why a run ended as it did and can be the verdict; a *check* is a finding
beside it. Where two rules fit, the one wins that *beats* the other. Written by
\`npx vitest run -u --project source diagnoses-page\`, and held to the catalogue by the same test.
`;

/** The whole page, the rules in the catalogue's order, under their topics. */
export function diagnosesPage(): string {
  const sections = [...rulesByTopic()].map(
    ([topic, rules]) => `## ${topic}\n\n${rules.map(entry).join('\n\n')}\n`,
  );
  return [HEAD, ...sections].join('\n');
}

function rulesByTopic(): ReadonlyMap<string, readonly CatalogueRule[]> {
  const topics = new Map<string, CatalogueRule[]>();
  for (const rule of catalogue) {
    const topic = rule.id.slice(0, rule.id.indexOf('.'));
    topics.set(topic, [...(topics.get(topic) ?? []), rule]);
  }
  return topics;
}

function entry(rule: CatalogueRule): string {
  const said = example(rule);
  const wants: readonly string[] = rule.wants;
  const about = [
    rule.kind,
    'confidence' in said ? `${said.phase}, ${said.confidence}` : said.severity,
    rule.refines.length > 0 && `beats ${rule.refines.map((id) => `\`${id}\``).join(', ')}`,
    wants.length > 0 && `looks again: ${wants.join(', ')}`,
    `[reference](${said.reference})`,
  ].filter((part) => part !== false);
  return [
    `### \`${rule.id}\``,
    about.join(' · '),
    `> **${plain(said.title)}**\\\n> ${plain(said.cause)}\\\n> *What to do:* ${plain(said.remedy)}`,
  ].join('\n\n');
}

/** What the rule says of the first log on which it must fire. */
function example({ id, kind }: CatalogueRule): Verdict | Finding {
  const [log] = fixtures[id].fires;
  if (log === undefined) throw new Error(`${id} has no log on which it fires.`);
  const { verdict, findings } = judgeRun(foldLog(log));
  const said = kind === 'diagnosis' ? verdict : findings.find(({ rule }) => rule === id);
  if (said?.rule !== id) throw new Error(`${id} is not what its own log is told.`);
  return said;
}

/** The text as Markdown shows it: no character of it is markup. */
function plain(text: string): string {
  return text.replace(/[\\`*_[\]<>#|~]/g, '\\$&').replaceAll('\n', ' ');
}
