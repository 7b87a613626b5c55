// Measures what starting Ehlo costs, beside starting Node to do nothing.

import type { Benchmark } from './benchmark.ts';
import { ehlo } from './clients.ts';
import { median, ms, table, times } from './figures.ts';
import { duration, type Program } from './program.ts';

const TARGET = 1.5;

export const startUp: Benchmark = {
  name: 'The command line, doing nothing',
  unavailable: () => undefined,
  async run(rounds) {
    const version = ehlo(['--version']);
    const nothing: Program = { argv: [process.execPath, '-e', '0'], env: version.env };
    const spent: [number[], number[]] = [[], []];
    // Short and cheap, so more rounds; the first fills caches and does not count.
    for (let round = 0; round <= rounds * 3; round += 1) {
      const both = [await duration(version), await duration(nothing)] as const;
      if (round === 0) continue;
      spent[0].push(both[0]);
      spent[1].push(both[1]);
    }
    const [own, bare] = [median(spent[0]), median(spent[1])];
    return {
      lines: table(
        ['', 'wall ms'],
        [
          ['ehlo --version', ms(own)],
          ['node -e 0', ms(bare)],
        ],
      ),
      targets: [
        {
          what: `ehlo --version takes at most ${times(TARGET)} node -e 0`,
          measured: times(own / bare),
          met: own / bare <= TARGET,
        },
      ],
    };
  },
};
