// Defines `ehlo explain`: says what a reply, an error message or another program's log means.

import type { Command } from 'commander';
import { isPhase, PHASES, type Phase } from '../../../shared/run/phase.ts';
import type { Door } from '../door.ts';
import { quoted, UsageError } from '../../host/usage-error.ts';

interface ExplainCommandOptions {
  readonly file?: string;
  readonly phase?: Phase;
  readonly server?: string;
  readonly json?: boolean;
  readonly color: boolean;
}

const HELP = `
TEXT is a server's reply, a mail program's error message, a bounce, or the log of a whole
session. Without TEXT and --file it is read from standard input. Nothing is sent anywhere:
the same rules that judge a test judge the text. Passwords and tokens in it are masked
before anything else looks at it, and only the lines that the verdict rests on are printed.

It reads what these programs write: swaks, openssl s_client, curl -v, msmtp, telnet and nc,
nodemailer (log and errors), Python's smtplib (debug output and tracebacks), Thunderbird's
SMTP log and messages, Outlook's errors (0x800CCC...), PHPMailer, Jakarta Mail, MailKit and
.NET, Postfix and Exim log lines, bounces, and Ehlo's own logs, reports and exports.

A reply by itself does not say which command it answered. Ehlo guesses, says that it did,
and is less sure; --phase tells it. --provider (or --server) names the server, where the
provider's own advice differs.

Examples:
  ehlo explain '535 5.7.8 Username and Password not accepted'
  ehlo explain --phase rcpt '550 5.7.1 Relaying denied' --server mail.example.org
  swaks --to you@example.org --server mail.example.org 2>&1 | ehlo explain
  ehlo explain --file bounce.eml
  xclip -o | ehlo explain --json | jq -r .verdict.remedy

Exit codes are those of a test that ends so (ehlo test --help); 0 where the text shows a
success, 1 where nothing in it was recognised.`;

/** Adds the command; `done` gets the exit code. */
export function addExplainCommand(
  program: Command,
  door: Door,
  done: (code: number) => void,
): void {
  program
    .command('explain')
    .description('say what a reply, an error message or another program’s log means')
    .argument('[text]', 'the text; standard input otherwise')
    .option('-f, --file <file>', 'read the text from this file')
    .option(
      '--phase <phase>',
      'what a reply was to: greeting, ehlo, auth, mail, rcpt, data …',
      parsePhase,
    )
    .option(
      '--server <host[:port]>',
      'the server, or the provider’s name, where the text does not say',
    )
    .option('--provider <name>', 'the same')
    .option('--json', 'the explanation as one JSON document')
    .option('--no-color', 'no colours; so does NO_COLOR')
    .addHelpText('after', HELP)
    .action(
      async (
        text: string | undefined,
        options: ExplainCommandOptions & { readonly provider?: string },
      ) => {
        if (text !== undefined && options.file !== undefined) {
          throw new UsageError('--file', 'this cannot be joined with a text.');
        }
        const server = options.server ?? options.provider;
        // Loaded here, so that a test does not wait for it.
        const { runExplain } = await import('../run-explain.ts');
        done(
          await runExplain(door, {
            text,
            file: options.file,
            phase: options.phase,
            server,
            json: options.json === true,
            colour: options.color,
          }),
        );
      },
    );
}

function parsePhase(text: string): Phase {
  const phase = text.toLowerCase();
  if (isPhase(phase)) return phase;
  throw new UsageError('--phase', `${quoted(text)} is none of ${PHASES.join(', ')}.`);
}
