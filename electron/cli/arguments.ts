// Puts a command line's arguments into the words and the order that its command reads.

import type { Command } from 'commander';
import { translateSwaks } from './swaks.ts';

/** Commands with the options of a run: swaks's names apply where the options have them. */
const RUN_OPTIONS = new Set(['test', 'send', 'copy-as']);

/** The arguments as `program` is to parse them. */
export function arrange(args: readonly string[], { commands }: Command): string[] {
  const [name, ...rest] = args;
  const command = commands.find((one) => one.name() === name);
  if (name === undefined || command === undefined) return [...args];
  const { options } = command;
  const takesValue = (flag: string): boolean =>
    options.some(({ short, long, required }) => required && (flag === short || flag === long));
  if (RUN_OPTIONS.has(name)) return [name, ...translateSwaks(rest, takesValue)];
  return name === 'explain' ? [name, ...textsLast(rest, takesValue)] : [...args];
}

/** Whether this is meant as an option, mistyped or not; no option has a space in its name. */
function isOption(arg: string, takesValue: (option: string) => boolean): boolean {
  const [, long] = /^(--[a-z-]+)=/i.exec(arg) ?? [];
  if (long !== undefined && takesValue(long)) return true;
  if (/\s/.test(arg)) return false;
  return /^--?[a-z][\w-]*(?:=|$)/i.test(arg) || (arg.length > 2 && takesValue(arg.slice(0, 2)));
}

/**
 * A pasted text may begin with a dash, as swaks's ` -> AUTH` without its space or the middle of
 * a command line do: behind `--` it is no option, whatever it begins with.
 */
function textsLast(
  args: readonly string[],
  takesValue: (option: string) => boolean,
): readonly string[] {
  const options: string[] = [];
  const texts: string[] = [];
  for (let index = 0; index < args.length; index += 1) {
    const arg = args[index] ?? '';
    if (arg === '--') {
      texts.push(...args.slice(index + 1));
      break;
    }
    if (!isOption(arg, takesValue)) {
      texts.push(arg);
      continue;
    }
    options.push(arg);
    const value = args[index + 1];
    if (!takesValue(arg) || value === undefined) continue;
    options.push(value);
    index += 1;
  }
  return texts.length === 0 ? options : [...options, '--', ...texts];
}
