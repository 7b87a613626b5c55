// Defines `ehlo practice`: lists the practice servers, or runs some until Ctrl-C.

import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import type { Command } from 'commander';
import type { PortRefusal } from '../../practice/loopback.ts';
import type { PracticeServer } from '../../practice/start.ts';
import { screenOf, type Door } from '../door.ts';
import { EXIT } from '../exit-code.ts';
import { CERTIFICATE } from '../files.ts';
import { onInterrupt } from '../signals.ts';
import { reasonOf } from '../system-error.ts';
import { parsePort } from '../../host/target.ts';
import { proseWidth, wrap, type Screen } from '../terminal.ts';
import { quoted, UsageError } from '../../host/usage-error.ts';

interface PracticeOptions {
  readonly port?: number;
  readonly writeCa?: string;
  readonly json?: boolean;
  readonly color: boolean;
}

const HELP = `
Without a name it lists the servers. With names it starts them on 127.0.0.1 and says how
to reach them; Ctrl-C stops them. Their certificates come from an authority made at the
start, which nobody trusts: --write-ca hands it to the client under test.

Examples:
  ehlo practice
  ehlo practice healthy greylisting --port 2587 --write-ca ca.pem
  ehlo test practice:greylisting         needs no server that is running`;

/** Adds the command; `done` gets the exit code. */
export function addPracticeCommand(
  program: Command,
  door: Door,
  done: (code: number) => void,
): void {
  program
    .command('practice')
    .description('list the practice servers, or run some for other programs')
    .argument('[names...]', 'servers to run')
    .option('-p, --port <port>', 'the first one’s port; the others follow', (text) =>
      parsePort('--port', text),
    )
    .option('--write-ca <file>', 'write the root certificates to this PEM file')
    .option('--json', 'list as JSON')
    .option('--no-color', 'no colours; so does NO_COLOR')
    .addHelpText('after', HELP)
    .action(async (names: string[], options: PracticeOptions) => {
      if (names.length === 0) await list(options, door);
      else await serve(names, options, door);
      done(EXIT.ok);
    });
}

async function list({ json, color }: PracticeOptions, door: Door): Promise<void> {
  const { CATALOGUE } = await import('../../practice/catalogue.ts');
  if (json) {
    const entries = CATALOGUE.map(({ name, title, teaches }) => ({ name, title, teaches }));
    door.stdout.write(`${JSON.stringify(entries, undefined, 2)}\n`);
    return;
  }
  const screen = screenOf(door, color);
  for (const { name, title, teaches } of CATALOGUE) {
    screen.write(`${screen.style.bold(`practice:${name}`)}  ${title}\n`);
    for (const line of wrap(teaches, proseWidth(screen) - 4)) screen.write(`    ${line}\n`);
  }
  screen.write('\nehlo test practice:NAME tests one of them; ehlo practice NAME runs it.\n');
}

async function serve(
  names: readonly string[],
  options: PracticeOptions,
  door: Door,
): Promise<void> {
  const { findLesson } = await import('../../practice/catalogue.ts');
  const lessons = names.map((name) => {
    const lesson = findLesson(name.replace(/^practice:/, ''));
    if (lesson) return lesson;
    throw new UsageError(
      'NAME',
      `no practice server is called ${quoted(name)}; ehlo practice lists them.`,
    );
  });
  const { startPractice } = await import('../../practice/start.ts');
  const screen = screenOf(door, options.color);
  const interruption = onInterrupt(() => undefined);
  const servers: PracticeServer[] = [];
  try {
    for (const [index, { name }] of lessons.entries()) {
      const port = options.port === undefined ? 0 : options.port + index;
      servers.push(await startPractice(name, { port: port > 65_535 ? 0 : port }));
    }
    if (options.writeCa !== undefined) writeRoots(options.writeCa, servers);
    for (const server of servers) introduce(screen, server, options.writeCa);
    screen.write(`${screen.style.dim('Press Ctrl-C to stop.')}\n`);
    await untilAborted(interruption.signal);
  } finally {
    interruption.release();
    await Promise.all(servers.map((server) => server.stop()));
  }
}

const REFUSALS: Readonly<Record<PortRefusal, string>> = {
  taken: 'is taken',
  'not-permitted': 'is not permitted to you',
  unavailable: 'cannot be had',
};

function introduce(screen: Screen, server: PracticeServer, caFile: string | undefined): void {
  const { name, lesson, host, port, refused, security, serverName, user, password } = server;
  const { style } = screen;
  const way = security === 'implicit' ? 'implicit TLS' : 'STARTTLS';
  const trust = caFile === undefined ? '--insecure' : `--tls-name ${serverName} --ca ${caFile}`;
  const kind = security === 'implicit' ? ' --security implicit' : '';
  screen.write(`${style.bold(name)}  ${lesson.title}\n`);
  if (refused !== undefined) {
    const why = REFUSALS[refused.why];
    screen.write(style.yellow(`    port ${String(refused.port)} ${why}; this is another one\n`));
  }
  screen.write(`    ${host}:${String(port)}, ${way}; the certificate is for ${serverName}\n`);
  screen.write(`    user ${user}, password ${password}\n`);
  screen.write(
    `    ${style.dim(`ehlo test ${host}:${String(port)}${kind} ${trust} --user ${user}`)}\n\n`,
  );
}

function writeRoots(path: string, servers: readonly PracticeServer[]): void {
  if (holdsOther(path)) {
    throw new UsageError('--write-ca', `${quoted(path)} holds something else than certificates.`);
  }
  try {
    writeFileSync(path, servers.map(({ ca }) => ca).join(''));
  } catch (error) {
    throw new UsageError('--write-ca', `${quoted(path)} cannot be written (${reasonOf(error)}).`);
  }
}

/** Whether there is a file with more in it than certificates, which is not to be lost. */
function holdsOther(path: string): boolean {
  if (!existsSync(path) || !statSync(path).isFile()) return false;
  return readFileSync(path, 'latin1').replaceAll(CERTIFICATE, '').trim() !== '';
}

function untilAborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    signal.addEventListener('abort', () => resolve(), { once: true });
  });
}
