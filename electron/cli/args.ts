// Defines the options of a run for commander, in groups, each with its parser.

import { Option, type Command } from 'commander';
import { parseEhloName, parseIp, parseReversePath } from './address.ts';
import { EXPORT_FORMATS, FORMATS } from '../../shared/export/formats.ts';
import { parseProxy } from './proxy-url.ts';
import { parsePort } from '../host/target.ts';
import { UsageError } from '../host/usage-error.ts';
import {
  append,
  oneOf,
  parseAttach,
  parseHeader,
  parseInline,
  parseLine,
  parseMechanisms,
  parseNotify,
  parsePrintable,
  parseSeconds,
  parseStopAfter,
  parseTimeout,
  parseTo,
} from './values.ts';

const ENDINGS = EXPORT_FORMATS.map((format) => `.${FORMATS[format].extension}`).join(' ');

type Parser = (text: string, before: never) => unknown;

/** Flags, what they do, and the parser of the value where there is one. */
type Row = readonly [flags: string, description: string, parser?: Parser];

const GROUPS: Readonly<Record<string, readonly Row[]>> = {
  'How far to go:': [
    [
      '--stop-after <phase>',
      'connect, tls, greeting, ehlo, auth (unless asked otherwise), mail or rcpt: nothing is delivered, MAIL is undone with RSET; data and quit need --send',
      parseStopAfter,
    ],
    ['--send', 'hand over a real message'],
    ['--no-follow-up', 'open no further connection to explain a failure'],
    [
      '--via <client>',
      'raw: Ehlo’s own session; nodemailer: as a Node.js application would do it',
      oneOf('--via', ['raw', 'nodemailer']),
    ],
  ],
  'Connection:': [
    ['-p, --port <port>', '587, or 465 with implicit TLS, unless TARGET says', port],
    [
      '--security <kind>',
      'auto (implicit TLS on 465, STARTTLS elsewhere), starttls, implicit, or none: in clear',
      oneOf('--security', ['auto', 'starttls', 'implicit', 'none']),
    ],
    [
      '--connect-ip <address>',
      'connect there instead of looking the host up',
      parserFor(parseIp, '--connect-ip'),
    ],
    ['--source-ip <address>', 'connect from this address', parserFor(parseIp, '--source-ip')],
    [
      '--proxy <url>',
      'connect through socks5://, socks5h://, socks4a:// or http://[USER@]HOST:PORT; its password comes from EHLO_PROXY_PASSWORD or a prompt',
      parseProxy,
    ],
    ['-4, --4', 'IPv4 only'],
    ['-6, --6', 'IPv6 only'],
    ['--timeout <seconds>', 'for each step; PHASE=SECONDS for one step (repeatable)', parseTimeout],
    [
      '--run-timeout <seconds>',
      'for the whole run, 300 if not given',
      parserFor(parseSecondsOf, '--run-timeout'),
    ],
    [
      '--ehlo-name <name>',
      'introduce yourself by this domain or address literal',
      parserFor(parseEhloName, '--ehlo-name'),
    ],
  ],
  'TLS:': [
    ['--tls-name <name>', 'the name the certificate must have', parserFor(parseLine, '--tls-name')],
    ['--ca <file>', 'trust the roots in this PEM file, and no others'],
    ['--cert <file>', 'client certificate chain, PEM; needs --key'],
    ['--key <file>', 'its private key, PEM; a passphrase comes from EHLO_KEY_PASSWORD or a prompt'],
    ['--pkcs12 <file>', 'client certificate and key in one PKCS#12 file, instead of both'],
    ['--insecure', 'go on with a certificate that does not verify; what is wrong is recorded'],
  ],
  'Sign-in (the password comes from EHLO_PASSWORD, one of these options or a prompt):': [
    ['--user <name>', 'sign in as this user', parserFor(parseUser, '--user')],
    [
      '--auth <mechanisms>',
      'PLAIN, LOGIN, CRAM-MD5, XOAUTH2; several with commas, best first',
      parseMechanisms,
    ],
    [
      '--authzid <name>',
      'the identity to act as, where it is not the user',
      parserFor(parseUser, '--authzid'),
    ],
    ['--password-stdin', 'read the password from standard input'],
    [
      '--password-command <command>',
      'run this in the shell and take the first line it prints, as "pass show mail"',
      parserFor(parseLine, '--password-command'),
    ],
    ['--token-stdin', 'read an OAuth access token from standard input (or set EHLO_TOKEN)'],
    [
      '--token-command <command>',
      'the same for an access token',
      parserFor(parseLine, '--token-command'),
    ],
    ['--allow-clear-auth', 'send the password although the session is not encrypted'],
  ],
  'Message:': [
    [
      '-f, --from <address>',
      'the sender; <> is the null sender',
      parserFor(parseReversePath, '--from'),
    ],
    ['-t, --to <address>', 'a recipient (repeatable, or several with commas)', parseTo],
    ['--subject <text>', 'the subject', parserFor(parseLine, '--subject')],
    ['--text <text>', 'the plain text; @FILE reads it from a file'],
    ['--html <html>', 'the HTML; @FILE reads it from a file'],
    ['--attach <file>', 'attach a file (repeatable)', parseAttach],
    ['--inline <cid=file>', 'an image the HTML shows as cid:CID (repeatable)', parseInline],
    ['--header <field>', "a header field, 'Name: value' (repeatable)", parseHeader],
    ['--message <file>', 'send this .eml as it is; bare line feeds become CRLF'],
    ['--raw-lines', 'leave even the bare line feeds of the .eml untouched'],
    ['--chunking', 'send it with BDAT instead of DATA (RFC 3030)'],
    [
      '--notify <conditions>',
      'ask for delivery notices: never, or success, failure, delay',
      parseNotify,
    ],
    ['--ret <part>', 'what a notice returns: full or hdrs', oneOf('--ret', ['FULL', 'HDRS'])],
    ['--envid <id>', 'the envelope id that notices carry', parserFor(parsePrintable, '--envid')],
    [
      '--orcpt <address>',
      'the original recipient that notices carry',
      parserFor(parsePrintable, '--orcpt'),
    ],
    ['--require-tls', 'ask that every hop use verified TLS (RFC 8689)'],
  ],
  'Output:': [
    ['--json', 'one report at the end, alone on standard output'],
    ['--ndjson', 'the log as it happens, one event a line'],
    [
      '--export <file>',
      `also write a file of the format that its ending names: ${ENDINGS} (repeatable)`,
      append,
    ],
    ['--mask-names', 'write placeholders for hosts, addresses and users into what --export writes'],
    ['--quiet', 'the verdict only, without the transcript'],
    ['--no-color', 'no colours; so does NO_COLOR'],
    ['--nagios', 'one line, and 0 ok, 1 warning, 2 critical, 3 unknown'],
  ],
  'History:': [['--no-history', 'keep nothing of this run; ehlo history lists what is kept']],
};

/** Options that would put a secret where every user of the computer can read it. */
const REFUSED: readonly Row[] = [
  ['--auth-password <password>', '', refusePassword('--auth-password')],
  ['--password <password>', '', refusePassword('--password')],
  ['--token <token>', '', refuseToken],
];

/** Adds the options of a run to `ehlo test` or `ehlo send`. */
export function addRunOptions(command: Command): Command {
  for (const [group, rows] of Object.entries(GROUPS)) {
    for (const row of rows) command.addOption(option(row).helpGroup(group));
  }
  for (const row of REFUSED) command.addOption(option(row).hideHelp());
  return command.addOption(new Option('-s, --server <target>').hideHelp());
}

/** Adds the options of a run that say how it is shown and written, for one that is kept. */
export function addOutputOptions(command: Command): Command {
  for (const row of GROUPS['Output:'] ?? []) command.addOption(option(row));
  return command;
}

function option([flags, description, parser]: Row): Option {
  const made = new Option(flags, description);
  if (parser) made.argParser(parser as (text: string, before: unknown) => unknown);
  return made;
}

function parserFor<Value>(
  parse: (option: string, text: string) => Value,
  name: string,
): (text: string) => Value {
  return (text) => parse(name, text);
}

function port(text: string): number {
  return parsePort('--port', text);
}

function parseSecondsOf(name: string, text: string): number {
  return parseSeconds(name, text);
}

/** A user name may hold anything but NUL, which no mechanism can carry. */
function parseUser(name: string, text: string): string {
  if (text === '') throw new UsageError(name, 'the name is empty.');
  return parseLine(name, text);
}

function refusePassword(name: string): Parser {
  return () => {
    throw new UsageError(
      name,
      'a password among the arguments would be seen by every user of this computer; ' +
        'use EHLO_PASSWORD, --password-stdin, --password-command or the prompt.',
    );
  };
}

function refuseToken(): never {
  throw new UsageError(
    '--token',
    'a token among the arguments would be seen by every user of this computer; ' +
      'use EHLO_TOKEN, --token-stdin or --token-command.',
  );
}
