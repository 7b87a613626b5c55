// Lists the files that a run reads, and tells whether a file to be written is one of them.

import { fstatSync, statSync } from 'node:fs';
import type { RunOptions } from './run-options.ts';

/** A file that an option names, or that standard input comes from. */
export interface InputFile {
  readonly option: string;
  /** A path, or the number of an open file. */
  readonly path: string | number;
}

const STANDARD_INPUT: InputFile = { option: 'standard input', path: 0 };

/** Every file that the options have read, in the order of the help, and standard input. */
export function inputFiles(options: RunOptions): readonly InputFile[] {
  const { ca, cert, key, pkcs12, text, html, attach = [], inline = [], message } = options;
  const named = { ca, cert, key, pkcs12, text: behindAt(text), html: behindAt(html), message };
  return [
    ...Object.entries(named).flatMap(([name, path]) =>
      path === undefined ? [] : [{ option: `--${name}`, path }],
    ),
    ...attach.map(({ path }) => ({ option: '--attach', path })),
    ...inline.map(({ path }) => ({ option: '--inline', path })),
    STANDARD_INPUT,
  ];
}

/** The input that is the same file as `path`, by whatever name or link. */
export function sameFile(path: string, inputs: readonly InputFile[]): InputFile | undefined {
  const written = identity(path);
  if (written === undefined) return undefined;
  return inputs.find((input) => identity(input.path) === written);
}

/** Device and inode; undefined for what is not there or not to be seen. */
function identity(path: string | number): string | undefined {
  try {
    const as = { bigint: true } as const;
    const { dev, ino } = typeof path === 'number' ? fstatSync(path, as) : statSync(path, as);
    return `${String(dev)}:${String(ino)}`;
  } catch {
    // Whoever reads or writes it says why it cannot be.
    return undefined;
  }
}

/** `@FILE`, as `--text` and `--html` take it; `@@` begins a text. */
function behindAt(value: string | undefined): string | undefined {
  return value?.startsWith('@') && !value.startsWith('@@') ? value.slice(1) : undefined;
}
