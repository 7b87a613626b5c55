// Sets the diagnoses and the other programs' words as a table: lines to print, or Markdown.

import type { Said } from '../../diagnosis/table/meet.ts';
import type { Row } from '../../diagnosis/table/rows.ts';
import type { Other } from './others.ts';

export interface Line {
  readonly row: Row;
  readonly said: Said;
  /** The last word of each other program, in their order. */
  readonly others: readonly string[];
}

export interface Score {
  /** The rules as they stood before any was changed for a blind case. */
  readonly first: { readonly commit: string; readonly passed: number; readonly scored: number };
  readonly now: { readonly passed: number; readonly of: number };
  /** Sets of texts, by what they are: each was scored once before anything was changed for it. */
  readonly texts: readonly {
    readonly of: string;
    readonly passed: number;
    readonly cases: number;
  }[];
}

/** Characters of another program's words that a cell has room for. */
const ROOM = 160;

export function asLines(
  lines: readonly Line[],
  others: readonly Other[],
  score: Score | undefined,
): readonly string[] {
  return [
    ...lines.flatMap(({ row, said, others: words }) => [
      `${row.fault}: ${row.source}${row.blind ? ' (blind)' : ''}`,
      `  ${said.right ? 'right' : 'WRONG'}  ${said.phase}  ${said.rule}  ${said.confidence}`,
      `         ${steady(said.title)}`,
      ...words.map((text, index) => `  ${others[index]?.name ?? ''}: ${cut(steady(text))}`),
      '',
    ]),
    ...summary(lines),
    ...(score ? scored(score) : []),
  ];
}

export function asMarkdown(
  lines: readonly Line[],
  others: readonly Other[],
  score: Score,
  commit: string,
): string {
  const names = others.map(({ name }) => name);
  const head = ['Case', 'Phase', 'Ehlo’s verdict', 'Confidence', 'Right', ...names];
  const faults = [...new Set(lines.map(({ row }) => row.fault))];
  const sections = faults.map((fault) => {
    const own = lines.filter(({ row }) => row.fault === fault).map(cells);
    return [`## ${capital(fault)}`, '', ...table([head, ...own]), ''];
  });
  return [
    '# What each fault looks like, and what other programs say of it',
    '',
    '<!-- Written by `npm run bench:diagnosis -- --write`; do not edit. -->',
    '',
    `Made from commit ${commit}. Every fault that Ehlo tells apart is brought about on this`,
    'computer, twice at least: by the practice servers, by a peer that says what real servers are',
    'known to say, and by Postfix, Dovecot and Exim that are configured to fail so. Ehlo and each',
    'other program meet a server of their own that behaves the same way, with the same account and',
    'message, and wait for five seconds at each step. What stands here of another program is its',
    'last line, or the last that it marks as an error; `verify()` goes no further than the sign-in.',
    'Nothing leaves loopback, so that a program that asks the system’s resolver alone has no say in',
    'a case about names.',
    '',
    `The others: ${others.map(({ name, version }) => `${name} (${version})`).join(', ')}.`,
    '',
    '“Right” is what was expected of the case: for our own cases the rule, the phase and how sure it',
    'may be; for **blind** ones, which were written without a look at the rules, what a help-desk',
    'lead would ask of the answer (tests/diagnosis/blind). Of a fault’s blind cases the first stands',
    'here.',
    '',
    ...summary(lines),
    '',
    ...scored(score),
    '',
    ...sections.flat(),
  ].join('\n');
}

function summary(lines: readonly Line[]): readonly string[] {
  const count = (some: readonly Line[]): string =>
    `${String(some.filter(({ said }) => said.right).length)} of ${String(some.length)}`;
  const blind = lines.filter(({ row }) => row.blind);
  const own = lines.filter(({ row }) => !row.blind);
  return [`Cases in this table that are right: own ${count(own)}, blind ${count(blind)}.`];
}

function scored({ first, now, texts }: Score): readonly string[] {
  return [
    `First score of all blind cases, kept for good (rules of ${first.commit.slice(0, 7)}): ` +
      `${String(first.passed)} of ${String(first.scored)}.`,
    '',
    `Present score of the same cases, the rules having been improved since: ` +
      `${String(now.passed)} of ${String(now.of)}.`,
    '',
    `First scores of the sets of texts: ${texts
      .map(({ of, passed, cases }) => `${of} ${String(passed)} of ${String(cases)}`)
      .join(', ')}.`,
  ];
}

function cells({ row, said, others }: Line): readonly string[] {
  const name = `${row.blind ? '**blind** ' : ''}${row.source}`;
  const verdict = `\`${said.rule}\` ${steady(said.title)}`;
  const words = others.map((text) => code(cut(steady(text))));
  return [
    plain(name),
    said.phase,
    plain(verdict),
    said.confidence,
    said.right ? 'yes' : 'no',
    ...words,
  ];
}

function table([head = [], ...body]: readonly (readonly string[])[]): readonly string[] {
  const line = (row: readonly string[]): string => `| ${row.join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...body.map(line)];
}

/** Without what differs from one run to the next: ports, temporary paths, times, process ids. */
function steady(text: string): string {
  return text
    .replace(/\s+/g, ' ')
    .replace(/\/tmp\/[\w./-]+/g, '…')
    .replace(/([: ])[2-6]\d{4}\b/g, '$1PORT')
    .replace(/\b[A-Z][a-z]{2}, \d{1,2} [A-Z][a-z]{2} \d{4} [\d:]{8} [+-]\d{4}/g, 'DATE')
    .replace(/\(_ssl\.c:\d+\)/g, '')
    .replace(/\b[0-9A-F]{12,}:(?=error:)/g, '')
    .trim();
}

const cut = (text: string): string => (text.length > ROOM ? `${text.slice(0, ROOM - 1)}…` : text);
const plain = (text: string): string => text.replace(/[|<>]/g, (sign) => `\\${sign}`);
const code = (text: string): string =>
  text === '' ? '' : `\`${text.replaceAll('|', '\\|').replaceAll('`', 'ˋ')}\``;
const capital = (text: string): string => text.slice(0, 1).toUpperCase() + text.slice(1);
