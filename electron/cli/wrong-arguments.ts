// Says what is wrong with a command line, and repeats nothing of it that may be a secret.

import type { CommanderError } from 'commander';
import { quoted } from '../host/usage-error.ts';

/** What a command may be called: other words are a target, or a text without its command. */
const COMMAND = /^[\w.-]{1,40}$/;

/** commander's message as our own sentences are: on one line, without its prefix. */
export function plainSentence(
  { code, message }: CommanderError,
  [command = '']: readonly string[],
): string {
  switch (code) {
    case 'commander.unknownCommand':
      return COMMAND.test(command)
        ? `there is no command ${quoted(command)}; ehlo test TARGET tests a server.`
        : 'a target comes behind a command: ehlo test TARGET.';
    case 'commander.unknownOption':
      return unknownOption(message);
    case 'commander.excessArguments':
      if (command !== 'explain') break;
      return 'explain: there is more than one text; put quotes around it, or pipe it in.';
  }
  return message.replace(/^error: /, '').replace(/\s*\n\s*/g, ' ');
}

/** Only the option's name: what stands behind it may be a secret that has slipped in. */
function unknownOption(message: string): string {
  const [, given = '', hint = ''] =
    /unknown option '(.*?)'(?:\n(\(Did you mean [^)]*\)))?$/s.exec(message) ?? [];
  const behind = hint === '' ? '' : ` ${hint}`;
  return `unknown option '${nameOf(given)}'${behind}`;
}

/** Behind a single dash a name has one letter, as in `-pPASSWORD`. */
function nameOf(option: string): string {
  const long = /^--[\w-]+/.exec(option)?.[0];
  if (long !== undefined) return long;
  const short = /^-\w/.exec(option)?.[0] ?? '-';
  return short === option ? short : `${short}…`;
}

/** mysql's way to give a password, `-pPASSWORD`, is a port here: it is not repeated as a bad one. */
export function withoutPassword(sentence: string, args: readonly string[]): string {
  return args.reduce((said, arg) => {
    const [, value] = /^-p(?!\d+$)(.+)$/s.exec(arg) ?? [];
    return value === undefined ? said : said.replaceAll(quoted(value), 'what was given');
  }, sentence);
}
