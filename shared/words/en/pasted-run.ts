// Words for how a session ended that was pasted from another program, where a run's would not fit.

import type { RunFacts } from '../../run/facts.ts';
import type { Verdict } from '../../run/verdict.ts';
import type { Words } from '../words.ts';
import { visibleStart } from '../../smtp/visible.ts';
import { doing, list } from './phrases.ts';

/** A connection that broke or fell silent, of which the text does not say at which step. */
function somewhere(rule: string, host: string): Words | undefined {
  const which =
    'The text does not say at which step: it may have been at the very start, at the sign-in, or over the message.';
  const remedy =
    'Check that port and security go together (587 with STARTTLS, 465 with implicit TLS), and paste the whole log if the program writes one: the last command in it tells who has to look. ehlo test shows how far the server lets you come.';
  switch (rule) {
    case 'greeting.connection-closed':
    case 'connection.closed':
    case 'connection.reset':
    case 'connection.write-failed':
      return {
        title: `${host} ended the connection`,
        cause: `The connection was there, and the server, or something between you and it, broke it off. ${which}`,
        remedy,
      };
    case 'greeting.no-answer':
      return {
        title: `${host} did not answer in time`,
        cause: `The program waited for an answer and gave up. ${which}`,
        remedy,
      };
    default:
      return undefined;
  }
}

/** What is known of a pasted session beyond its facts. */
export interface PastedRun {
  readonly facts: RunFacts;
  /** Whom a certificate that did not fit is for. */
  readonly names: readonly string[];
  /** Whether where it happened is a guess. */
  readonly guessed: boolean;
  /** The command by which an address was asked for in vain, where it ended with that. */
  readonly asked: string | undefined;
  /** Whether anything is seen that the mail program said. */
  readonly spoke: boolean;
}

/** Words in place of a run's own; undefined where those fit. */
export function pastedRunWords(
  { rule, phase }: Pick<Verdict, 'rule' | 'phase'>,
  { facts: { settings, session, transaction }, names, guessed, asked, spoke }: PastedRun,
): Words | undefined {
  const { host } = settings.plan.connection;
  const open = guessed ? somewhere(rule, host) : undefined;
  if (open) return open;
  switch (rule) {
    case 'run.completed':
      return transaction.message.state === 'accepted'
        ? {
            title: `${host} accepted the message`,
            cause:
              'The reply after the message is a success: the server took it over, and delivering it is its task from there on.',
            remedy:
              'Nothing needs fixing here. If the message does not arrive, look in the recipient’s spam folder, and give this reply to whoever runs the server: it lets them find the message in their logs.',
          }
        : {
            title: `Nothing in this text went wrong, up to and including ${phase}`,
            cause: 'Every reply in it is a success, and it shows no error.',
            remedy:
              'If it did fail, the error is not in what you pasted: paste all of it, up to and with the last lines, or test the server itself (ehlo test).',
          };
    case 'certificate.untrusted':
      return names.length === 0
        ? undefined
        : {
            title: `The certificate is not for ${host}`,
            cause: `It is valid for ${some(names)}, and not for the name that the program connected to. Either the server has another proper name, or something else answers there.`,
            remedy:
              'If one of these names is what the provider lists, use it as the server name in the mail program. Otherwise whoever runs the server has to add the name to the certificate. ehlo test shows the certificate itself.',
          };
    case 'run.unfinished':
      if (session.greeting !== undefined && !spoke) {
        return {
          title: `${host} greets, and that is all the text shows`,
          cause:
            'A mail server answered and is ready (220). That is no error; what came after it is not in the text.',
          remedy:
            'Paste the text up to its end, with the error message that the program gave. If nothing more came, the program itself waited or gave up: ehlo test shows how far the server lets you come.',
        };
      }
      return {
        title: `The text ends in the middle, at ${phase}`,
        cause: `It shows no error: the last that is seen of the mail program is that it was ${doing(phase)}.`,
        remedy:
          'Paste the text up to its end, with the error message that the program gave. If nothing more came, the server or something in between fell silent: test the server itself (ehlo test).',
      };
    case 'run.phase-failed':
      if (asked !== undefined) {
        return {
          title: `${host} does not answer ${asked}`,
          cause: `With ${asked} the program asked whether an address exists. Hardly any server answers that, lest spammers ask; it says nothing about the address, and no message was handed over.`,
          remedy:
            'Let the program send a message instead of asking: curl does so with --upload-file and the message, or with -T. To test how far the server lets you come, use ehlo test.',
        };
      }
      return {
        title: `It failed at ${phase}`,
        cause: `Something went wrong while the mail program was ${doing(phase)}, and the text gives no reason that Ehlo knows.`,
        remedy:
          'Paste more of the log, above all the server’s own replies (lines with three-digit numbers), or test the server itself (ehlo test), which shows them.',
      };
    default:
      return undefined;
  }
}

/** A few names of a certificate; they are untrusted. */
function some(names: readonly string[]): string {
  const shown = names.slice(0, 4).map((name) => visibleStart(name, 100));
  const more = names.length - shown.length;
  return list([...shown, ...(more > 0 ? [`${String(more)} more`] : [])]);
}
