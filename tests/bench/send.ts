// Measures a full authenticated send over a line of 50 ms, by Ehlo and by others.

import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startPostfix } from '../peers/debian/postfix.ts';
import type { RealServer } from '../peers/debian/real-server.ts';
import { withoutDebian, type Benchmark, type Result, type Target } from './benchmark.ts';
import { allClients, BARE, EHLO, type Client, type Errand, type Mode } from './clients.ts';
import { median, ms, table, times } from './figures.ts';
import { time, type Span } from './program.ts';
import { startRelay, type Relay, type Trace } from './relay.ts';

/** Milliseconds each way. */
const DELAY = 25;

/**
 * The fewest flights of a client that waits for the answer to AUTH and sends by DATA, with
 * TLS 1.3: EHLO, STARTTLS, ClientHello, Finished with EHLO, AUTH, the envelope with DATA,
 * the message with QUIT. With implicit TLS ClientHello, Finished and EHLO come first.
 */
const LEAST: Readonly<Record<Mode, number>> = { starttls: 7, implicit: 6 };

/** Left to choose, some would take CRAM-MD5, which costs a flight more. */
const MECHANISMS = ['plain', 'login'];

/** Connection time beside the bare client's. */
const CONNECTION_TARGET = 1.05;

const MESSAGE = 'From: <anna@ehlo.test>\r\nSubject: Bench\r\n\r\nA line.\r\n';

interface Figures {
  readonly client: Client;
  readonly sends: Sent[];
}

/** One send: the process from start to exit, and its connection in between. */
type Sent = Span & Trace;

/** All clients in all rounds, in one mode. */
function sendBenchmark(mode: Mode, title: string): Benchmark {
  return {
    name: `A send over a line of ${String(2 * DELAY)} ms, ${title}`,
    unavailable: withoutDebian,
    async run(rounds) {
      const clients = await allClients();
      const server = await startPostfix({ mechanisms: MECHANISMS });
      const folder = await mkdtemp(join(tmpdir(), 'ehlo-bench-'));
      const relay = await startRelay(
        mode === 'implicit' ? server.ports.submissions : server.ports.submission,
        DELAY,
      );
      try {
        const figures = await measure(clients, { mode, rounds, server, relay, folder });
        return judge(figures, LEAST[mode]);
      } finally {
        await relay.stop();
        await rm(folder, { recursive: true, force: true });
        await server.stop();
      }
    },
  };
}

export const sendWithStarttls = sendBenchmark('starttls', 'with STARTTLS and TLS 1.3');
export const sendWithImplicitTls = sendBenchmark('implicit', 'with implicit TLS 1.3');

interface Setting {
  readonly mode: Mode;
  readonly rounds: number;
  readonly server: RealServer;
  readonly relay: Relay;
  readonly folder: string;
}

/** Round by round, so that what slows the machine for a while slows all of them. */
async function measure(clients: readonly Client[], setting: Setting): Promise<readonly Figures[]> {
  const { mode, rounds, server, relay, folder } = setting;
  const file = join(folder, 'message.eml');
  await writeFile(file, MESSAGE);
  const [anna] = server.users;
  if (anna === undefined) throw new Error('The server has no users.');
  const figures = clients.map((client): Figures => ({ client, sends: [] }));
  const errands = figures.map(({ client: { name } }, index): Errand => ({
    port: relay.port,
    mode,
    caFile: server.caFile,
    user: anna.name,
    password: anna.password,
    recipient: `${name.replace(/[^a-z]+/gi, '-')}-${String(index)}@${server.domain}`,
    file,
    folder,
  }));
  // The first round fills caches and does not count.
  for (let round = 0; round <= rounds; round += 1) {
    for (const [index, { client, sends }] of figures.entries()) {
      const trace = relay.next();
      const span = await time(await client.program(errands[index]!));
      const sent = { ...span, ...(await trace) };
      if (round > 0) sends.push(sent);
    }
  }
  for (const { recipient } of errands) await server.waitForDelivery(recipient, rounds + 1);
  return figures;
}

function judge(figures: readonly Figures[], least: number): Result {
  const summed = figures.map(({ client: { name, version }, sends }) => {
    const middle = (pick: (sent: Sent) => number) => median(sends.map(pick));
    return {
      name,
      version,
      wall: middle(({ started, exited }) => exited - started),
      before: middle(({ started, opened }) => opened - started),
      connection: middle(({ opened, closed }) => closed - opened),
      after: middle(({ closed, exited }) => exited - closed),
      flights: [...new Set(sends.map((sent) => sent.flights))].sort((a, b) => a - b),
    };
  });
  const bare = summed.find(({ name }) => name === BARE);
  if (bare === undefined) throw new Error('Nothing to compare with.');
  const isEhlo = ({ name }: { name: string }) => name.startsWith(EHLO);
  const others = summed.filter((one) => one !== bare && !isEhlo(one));
  const best = Math.min(...others.map(({ wall }) => wall));
  const rows = summed.map((one) => [
    one.name,
    ...[one.wall, one.before, one.connection, one.after].map(ms),
    times(one.connection / bare.connection),
    one.flights.join(' or '),
  ]);
  const targets = summed.filter(isEhlo).flatMap(({ name, wall, connection, flights }): Target[] => [
    {
      what: `${name} takes the fewest flights, ${String(least)}`,
      measured: flights.join(' or '),
      met: flights.every((count) => count === least),
    },
    {
      what: `${name} is connected no longer than ${times(CONNECTION_TARGET)} the bare client`,
      measured: times(connection / bare.connection),
      met: connection / bare.connection <= CONNECTION_TARGET,
    },
    {
      what: `${name} is done before every other program`,
      measured: `${ms(wall)} ms, the best other ${ms(best)} ms`,
      met: wall < best,
    },
  ]);
  const head = ['', 'wall ms', 'before', 'connected', 'after', 'to bare', 'flights'];
  const minimum = ['minimum with DATA, AUTH awaited', '', '', '', '', '', String(least)];
  const versions = [...new Set(others.map(({ version }) => shortened(version)))].join(', ');
  return { lines: [...table(head, [...rows, minimum]), '', versions], targets };
}

/** Without what a program tells of its libraries. */
function shortened(version: string): string {
  return version.replace(/ \(.*/, '');
}
