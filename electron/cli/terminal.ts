// Knows what the terminal can do: its width, whether it shows colours, how text wraps in it.

import type { WriteStream } from 'node:tty';

export type Paint = (text: string) => string;

/** What text can look like; each returns it as it is where colours are off. */
export interface Style {
  readonly bold: Paint;
  readonly dim: Paint;
  readonly red: Paint;
  readonly green: Paint;
  readonly yellow: Paint;
  readonly blue: Paint;
  readonly cyan: Paint;
}

/** Where text for people goes. */
export interface Screen {
  readonly write: (text: string) => void;
  /** Columns to keep to; Infinity where the output is no terminal and lines stay whole. */
  readonly width: number;
  readonly style: Style;
}

const SELECT_GRAPHIC_RENDITION: Readonly<Record<keyof Style, readonly [number, number]>> = {
  bold: [1, 22],
  dim: [2, 22],
  red: [31, 39],
  green: [32, 39],
  yellow: [33, 39],
  blue: [34, 39],
  cyan: [36, 39],
};

export function makeStyle(colours: boolean): Style {
  const paint = (name: keyof Style): Paint => {
    const [on, off] = SELECT_GRAPHIC_RENDITION[name];
    return colours ? (text) => `\u001b[${String(on)}m${text}\u001b[${String(off)}m` : String;
  };
  return {
    bold: paint('bold'),
    dim: paint('dim'),
    red: paint('red'),
    green: paint('green'),
    yellow: paint('yellow'),
    blue: paint('blue'),
    cyan: paint('cyan'),
  };
}

/** Whether to show colours: on a terminal that has them, unless the user says no (no-color.org). */
export function wantsColour(
  stream: Pick<WriteStream, 'isTTY'>,
  env: NodeJS.ProcessEnv,
  asked: boolean,
): boolean {
  return stream.isTTY && asked && !env['NO_COLOR'] && env['TERM'] !== 'dumb';
}

/** Columns where there is no terminal to ask, or it does not know. */
const USUAL_WIDTH = 80;
/** Narrower than this nothing can be laid out: the terminal may break the lines itself. */
const NARROWEST = 60;
/** Lines longer than this are hard to read, however wide the terminal is. */
const WIDEST_PROSE = 100;

/** The width of an output; one that is no terminal keeps its lines whole. */
export function widthOf({ isTTY, columns }: Pick<WriteStream, 'isTTY' | 'columns'>): number {
  return isTTY ? Math.max(columns || USUAL_WIDTH, NARROWEST) : Infinity;
}

/** The width for sentences on a screen. */
export function proseWidth({ width }: Screen): number {
  return Number.isFinite(width) ? Math.min(width, WIDEST_PROSE) : USUAL_WIDTH;
}

/**
 * Breaks text at blanks into lines of at most `width` columns; a word that is longer is
 * broken where it must be. `text` holds no escape sequences.
 */
export function wrap(text: string, width: number): string[] {
  if (!Number.isFinite(width)) return [text];
  const room = Math.max(width, 10);
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    const joined = line === '' ? word : `${line} ${word}`;
    if (columns(joined) <= room) {
      line = joined;
      continue;
    }
    if (line !== '') lines.push(line);
    const pieces = breakWord(word, room);
    lines.push(...pieces.slice(0, -1));
    line = pieces.at(-1) ?? '';
  }
  return [...lines, line];
}

/** Columns a text takes: East Asian wide characters and emoji take two. */
export function columns(text: string): number {
  let count = 0;
  for (const character of text) count += WIDE.test(character) ? 2 : MARK.test(character) ? 0 : 1;
  return count;
}

const WIDE =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]|\p{Emoji_Presentation}|[\u{20000}-\u{3fffd}]/u;
const MARK = /\p{M}/u;

function breakWord(word: string, room: number): string[] {
  const pieces = [''];
  for (const character of word) {
    const last = pieces.length - 1;
    const longer = (pieces[last] ?? '') + character;
    if (columns(longer) > room) pieces.push(character);
    else pieces[last] = longer;
  }
  return pieces;
}
