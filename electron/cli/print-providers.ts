// Prints the providers that presets know, or all that is known of one.

import { KIND_WORDS, portWords, presetRows } from '../../shared/profile/presets/preset-words.ts';
import type { Preset } from '../../shared/profile/presets/preset.ts';
import { findPreset, PRESETS } from '../../shared/profile/presets/presets.ts';
import { quoted, UsageError } from '../host/usage-error.ts';
import { screenOf, type Door } from './door.ts';
import { proseWidth, wrap, type Screen } from './terminal.ts';

interface PrintOptions {
  readonly json?: boolean;
  readonly color: boolean;
}

/** Throws a `UsageError` for a name that no provider has. */
export function printProviders(
  door: Door,
  name: string | undefined,
  { json, color }: PrintOptions,
): void {
  const presets = name === undefined ? PRESETS : [named(name)];
  if (json) {
    door.stdout.write(`${JSON.stringify(presets, undefined, 2)}\n`);
    return;
  }
  const screen = screenOf(door, color);
  const [only] = presets;
  if (name !== undefined && only) tellOne(screen, only);
  else list(screen, presets);
}

function named(name: string): Preset {
  const found = findPreset(name.replace(/^preset:/, ''));
  if (found) return found.preset;
  throw new UsageError(
    'NAME',
    `no provider is known as ${quoted(name)}; ehlo providers lists them.`,
  );
}

function list({ write, style }: Screen, presets: readonly Preset[]): void {
  for (const [kind, heading] of Object.entries(KIND_WORDS)) {
    write(`${style.bold(heading)}\n`);
    for (const { id, name, servers, ports } of presets.filter((each) => each.kind === kind)) {
      const [server] = servers;
      const [port] = ports;
      const where = server && port ? `${server.host}, ${portWords(port)}` : 'no SMTP access';
      const others = servers.length > 1 ? `, ${String(servers.length)} servers` : '';
      write(`  ${`preset:${id}`.padEnd(32)}${name}${others}\n`);
      write(style.dim(`  ${' '.repeat(32)}${where}\n`));
    }
    write('\n');
  }
  write('ehlo providers NAME tells all about one; ehlo test preset:NAME tests it.\n');
}

/** Columns before the words of a row. */
const MARGIN = 12;

function tellOne(screen: Screen, preset: Preset): void {
  const { write, style } = screen;
  write(`${style.bold(preset.name)}  preset:${preset.id}\n`);
  for (const [label, words] of presetRows(preset)) {
    // A link that is broken over two lines leads nowhere.
    const width = label === 'source' ? Infinity : proseWidth(screen) - MARGIN;
    for (const [index, line] of wrap(words, width).entries()) {
      const head = `  ${index === 0 ? label : ''}`.padEnd(MARGIN);
      write(`${index === 0 ? style.dim(head) : head}${line}\n`);
    }
  }
}
