// Explains a pasted text on the command line: reads it, prints the card, and chooses the exit code.

import { plainJson } from '../../shared/export/plain-json.ts';
import { explainText, WHAT_TO_PASTE } from '../../shared/explain/explain.ts';
import type { Explanation } from '../../shared/explain/explanation.ts';
import type { Phase } from '../../shared/run/phase.ts';
import type { Verdict } from '../../shared/run/verdict.ts';
import { visibleStart } from '../../shared/smtp/visible.ts';
import { screenOf, type Door } from './door.ts';
import { EXIT, type ExitCode } from './exit-code.ts';
import { parseServer } from './explained-server.ts';
import { readPasted, readPastedFile } from './pasted-text.ts';
import { paragraph, printCard, printFindings } from './summary.ts';
import type { Screen } from './terminal.ts';
import { UsageError } from '../host/usage-error.ts';
import { shellWord } from './shell-word.ts';

export interface ExplainRequest {
  readonly text: string | undefined;
  readonly file: string | undefined;
  readonly phase: Phase | undefined;
  /** A host with or without a port, or a provider's name. */
  readonly server: string | undefined;
  readonly json: boolean;
  readonly colour: boolean;
}

/** Characters of a cited line that are printed. */
const CITED = 160;

/** Resolves to the exit code: that of a run which ends in this way. */
export async function runExplain(door: Door, request: ExplainRequest): Promise<ExitCode> {
  const { phase } = request;
  const server = request.server === undefined ? undefined : parseServer(request.server);
  const text = await take(door, request);
  if (text.trim() === '') throw new UsageError('explain', 'there is no text to explain.');
  const explanation = explainText(text, {
    version: door.version,
    startedAt: new Date().toISOString(),
    ...(phase !== undefined && { phase }),
    ...server,
  });
  if (explanation === undefined) throw new UsageError('explain', WHAT_TO_PASTE);
  if (request.json) door.stdout.write(`${plainJson(explanation, 2)}\n`);
  else print(screenOf(door, request.colour), explanation);
  return explainedExit(explanation.verdict);
}

async function take({ stdin, stderr }: Door, { text, file }: ExplainRequest): Promise<string> {
  // The shell took one line of what was typed; `\n` in it is meant as the end of one.
  if (text !== undefined) return text;
  if (file !== undefined) return readPastedFile(file);
  if (stdin.isTTY) {
    stderr.write('Paste the text, then end it with Ctrl-D (on Windows Ctrl-Z and Enter).\n');
  }
  return readPasted('explain', stdin);
}

function print(screen: Screen, explanation: Explanation): void {
  const { source, verdict, findings, guessed, lines, target } = explanation;
  printCard(screen, verdict, commandOf(explanation), (number) =>
    lines.some((line) => line.number === number),
  );
  const server = target.host === null ? '' : `, about ${target.host}`;
  paragraph(screen, 'read', `as ${source.name}${server}`);
  if (guessed.includes('phase')) {
    paragraph(
      screen,
      'guess',
      `That the reply was one to ${verdict.phase} is a guess from its words; --phase tells better.`,
    );
  }
  for (const { number, text } of lines.slice(0, 12)) {
    screen.write(
      `  ${screen.style.dim(`line ${String(number)}`.padEnd(11))}${visibleStart(text, CITED)}\n`,
    );
  }
  printFindings(screen, findings);
}

/** The test that would show whether the action mends it. */
function commandOf({ target, verdict }: Explanation): string | null {
  const { action } = verdict;
  if (action === null) return null;
  const options = [...action.options];
  const at = options.indexOf('--server');
  const named = at < 0 ? undefined : options.splice(at, 2)[1];
  const host = named ?? target.host;
  if (host === null) return null;
  const port =
    target.port === null || options.includes('--port') ? [] : ['--port', String(target.port)];
  return ['ehlo', 'test', host, ...port, ...options]
    .map((word) => shellWord(visibleStart(word, 300)))
    .join(' ');
}

/** The exit code of a run with this verdict, as far as a verdict alone tells. */
export function explainedExit({ outcome, phase, rule }: Verdict): ExitCode {
  if (outcome === 'ok' || outcome === 'partial') return EXIT.ok;
  if (rule.startsWith('connection.') || rule === 'greeting.connection-closed') {
    return EXIT.connectionLost;
  }
  switch (phase) {
    case 'resolve':
    case 'connect':
      return EXIT.connect;
    case 'greeting':
      return EXIT.greeting;
    case 'ehlo':
      return EXIT.ehlo;
    case 'starttls':
    case 'tls':
      return EXIT.tls;
    case 'auth':
      return EXIT.auth;
    case 'mail':
      return EXIT.mail;
    case 'rcpt':
      return EXIT.noRecipient;
    case 'data':
      return rule.startsWith('data.') ? EXIT.data : EXIT.messageRefused;
    case 'quit':
      return EXIT.quit;
  }
}
