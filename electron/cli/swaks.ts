// Translates swaks's option names into Ehlo's, where they mean the same.

import { SWAKS_STOPS } from '../../shared/import/swaks-stops.ts';
import { quoted, UsageError } from '../host/usage-error.ts';

/** What an alias stands for: an option that takes the alias's value, or a whole setting. */
type Meaning =
  | { readonly option: string; readonly value?: (text: string) => string }
  | { readonly setting: readonly [option: string, value: string] };

const ALIASES: Readonly<Record<string, Meaning>> = {
  '-q': { option: '--stop-after', value: stopPoint },
  '--quit': { option: '--stop-after', value: stopPoint },
  '--quit-after': { option: '--stop-after', value: stopPoint },
  '--helo': { option: '--ehlo-name' },
  '--ehlo': { option: '--ehlo-name' },
  '--local-interface': { option: '--source-ip' },
  '-li': { option: '--source-ip' },
  '--tls': { setting: ['--security', 'starttls'] },
  '-tls': { setting: ['--security', 'starttls'] },
  '--tls-on-connect': { setting: ['--security', 'implicit'] },
  '-tlsc': { setting: ['--security', 'implicit'] },
  '--tls-ca-path': { option: '--ca' },
  '--tls-cert': { option: '--cert' },
  '--tls-key': { option: '--key' },
  '-a': { option: '--auth' },
  '-au': { option: '--user' },
  '--auth-user': { option: '--user' },
  '-ap': { option: '--auth-password' },
  '--body': { option: '--text' },
  '--add-header': { option: '--header' },
  '-ah': { option: '--header' },
};

/**
 * The arguments in Ehlo's words. `takesValue` tells for one of Ehlo's own options whether
 * the next argument is its value, so that a value which looks like an alias stays one.
 */
export function translateSwaks(
  args: readonly string[],
  takesValue: (option: string) => boolean,
): string[] {
  const result: string[] = [];
  for (let index = 0; index < args.length; index += 1) {
    const arg = args[index] ?? '';
    if (arg === '--') return [...result, ...args.slice(index)];
    const [name, inline] = splitInline(arg);
    const meaning = Object.hasOwn(ALIASES, name) ? ALIASES[name] : undefined;
    if (meaning && 'setting' in meaning) {
      result.push(...meaning.setting);
      continue;
    }
    const option = meaning?.option ?? name;
    const next = inline ?? (takesValue(option) ? args[index + 1] : undefined);
    if (meaning === undefined) result.push(arg);
    else result.push(option);
    if (next === undefined) continue;
    if (inline === undefined) index += 1;
    if (meaning !== undefined || inline === undefined) result.push(meaning?.value?.(next) ?? next);
  }
  return result;
}

/** Cuts `--name=value`; anything else is whole. */
function splitInline(arg: string): [name: string, value?: string] {
  const equals = arg.startsWith('--') ? arg.indexOf('=') : -1;
  return equals === -1 ? [arg] : [arg.slice(0, equals), arg.slice(equals + 1)];
}

function stopPoint(text: string): string {
  const phase = SWAKS_STOPS[text.toUpperCase()];
  if (phase === undefined) {
    const points = Object.keys(SWAKS_STOPS).join(', ');
    throw new UsageError('--quit-after', `${quoted(text)} is none of ${points}.`);
  }
  return phase;
}
