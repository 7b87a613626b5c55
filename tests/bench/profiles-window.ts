// Measures the window's list of profiles in a real Chromium: five thousand beside fifty.

import { measureProfiles, type StrainFigures } from '../window/profile-strain.ts';
import type { Benchmark } from './benchmark.ts';
import { ms, table, times } from './figures.ts';

const FEW = 50;
const MANY = 5000;

/** A frame of a screen with 60 a second. */
const FRAME = 16.7;

export const profilesWindow: Benchmark = {
  name: 'Window: the profiles, 5,000 beside 50',
  unavailable: () => undefined,
  async run() {
    const few = await measureProfiles(FEW);
    const many = await measureProfiles(MANY);
    const ratio = (name: keyof StrainFigures): number => many[name] / few[name];
    const row = (what: string, name: keyof StrainFigures) => [
      what,
      ms(few[name]),
      ms(many[name]),
      times(ratio(name)),
    ];
    const atMost = (what: string, name: keyof StrainFigures, limit: number) => ({
      what: `${what}, at most ${times(limit)} of that with 50`,
      measured: times(ratio(name)),
      met: ratio(name) <= limit,
    });
    return {
      lines: table(
        ['ms of the page’s thread', '50', '5,000', 'ratio'],
        [
          row('a letter of the search', 'letter'),
          row('a frame of scrolling', 'scrolled'),
          row('opening the palette', 'palette'),
          row('a letter in the palette', 'paletteLetter'),
        ],
      ),
      targets: [
        atMost('a letter of the search', 'letter', 1.5),
        {
          what: `work for a frame, scrolling, at most ${ms(FRAME)} ms`,
          measured: `${ms(many.scrolled)} ms`,
          met: many.scrolled <= FRAME,
        },
        atMost('opening the palette', 'palette', 2),
        atMost('a letter in the palette', 'paletteLetter', 3),
      ],
    };
  },
};
