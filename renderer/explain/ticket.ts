// Writes what a pasted text means as plain text for a ticket: verdict, server's words, cited lines.

import type { Explanation } from '../../shared/explain/explanation.ts';
import { visible } from '../../shared/smtp/visible.ts';
import { atTheWindow } from '../../shared/words/at-the-window.ts';
import { outcomeHeading } from '../run/verdict/outcome.ts';
import { readAs } from './words.ts';

/** Secrets were masked before the text was looked at; server's words are made visible. */
export function ticketOf(explanation: Explanation): string {
  const { verdict, findings, lines, guessed, runtime } = explanation;
  const said = verdict.reply?.text.split('\n') ?? [];
  const code = String(verdict.reply?.code ?? '');
  const paragraphs = [
    [`${outcomeHeading(verdict)} (${verdict.confidence}): ${visible(verdict.title)}`],
    [
      `Why: ${visible(atTheWindow(verdict.cause))}`,
      `What to do: ${visible(atTheWindow(verdict.remedy))}`,
      `Reference: ${verdict.reference}`,
    ],
    said.length > 0
      ? ['The server said:', ...said.map((line) => `  ${code} ${visible(line)}`)]
      : [],
    lines.length > 0
      ? [
          'It rests on:',
          ...lines.map(({ number, text }) => `  line ${String(number)}: ${visible(text)}`),
        ]
      : [],
    findings.map(
      ({ title, cause, remedy }) =>
        `Also found: ${visible(title)}. ${visible(atTheWindow(cause))} ${visible(atTheWindow(remedy))}`,
    ),
    [
      `Read as ${visible(readAs(explanation))}`,
      ...(guessed.includes('phase') ? [`The step (${verdict.phase}) is a guess.`] : []),
      `Explained by Ehlo ${runtime.version}, rules ${runtime.ruleSet}; no connection was made.`,
    ],
  ];
  return paragraphs
    .filter((part) => part.length > 0)
    .map((part) => `${part.join('\n')}\n`)
    .join('\n');
}
