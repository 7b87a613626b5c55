// Measures a whole run against a server on this machine, beside swaks.

import { startPostfix } from '../peers/debian/postfix.ts';
import { swaks } from '../peers/debian/tools.ts';
import { withoutDebian, type Benchmark } from './benchmark.ts';
import { ehlo } from './clients.ts';
import { median, ms, table, times } from './figures.ts';
import { duration, type Program } from './program.ts';

/** Up to the sign-in, as a test usually goes, without a line's delay to hide behind. */
export const localRun: Benchmark = {
  name: 'A test up to the sign-in, on this machine',
  unavailable: withoutDebian,
  async run(rounds) {
    const server = await startPostfix({ mechanisms: ['plain'] });
    try {
      const [anna] = server.users;
      if (anna === undefined) throw new Error('The server has no users.');
      const target = `${server.host}:${String(server.ports.submission)}`;
      const own = ehlo(['test', target, '--ca', server.caFile, '--user', anna.name], {
        EHLO_PASSWORD: anna.password,
      });
      const { argv, env } = await swaks();
      const other: Program = {
        argv: [
          ...argv,
          ...['--server', target, '--tls', '--tls-verify', '--tls-ca-path', server.caFile],
          ...['--auth', 'PLAIN', '--auth-user', anna.name, '--auth-password', anna.password],
          ...['--from', anna.name, '--to', `dora@${server.domain}`, '--quit-after', 'AUTH'],
        ],
        env,
      };
      const spent: [number[], number[]] = [[], []];
      for (let round = 0; round <= rounds; round += 1) {
        const both = [await duration(own), await duration(other)] as const;
        if (round === 0) continue;
        spent[0].push(both[0]);
        spent[1].push(both[1]);
      }
      const [mine, theirs] = [median(spent[0]), median(spent[1])];
      const rows = [
        ['ehlo test', ms(mine), times(mine / theirs)],
        ['swaks', ms(theirs), times(1)],
      ];
      return { lines: table(['', 'wall ms', 'to swaks'], rows), targets: [] };
    } finally {
      await server.stop();
    }
  },
};
