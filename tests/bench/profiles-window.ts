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
    const row = (what: string, name: keyof StrainFigures) => [
      what,
      ms(few[name]),
      ms(many[name]),
      times(many[name] / few[name]),
    ];
    const below = (what: string, value: number, limit: number) => ({
      what: `${what}, at most ${ms(limit)} ms`,
      measured: `${ms(value)} ms`,
      met: value <= limit,
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
        below('a letter of the search', many.letter, FRAME),
        below('work for a frame, scrolling', many.scrolled, FRAME),
        below('frame while scrolling, 95 of 100', many.frame, 40),
        below('a letter in the palette', many.paletteLetter, 100),
      ],
    };
  },
};
