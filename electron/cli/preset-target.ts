// Settles the server, port and security of a run against a provider that TARGET names.

import { findPreset } from '../../shared/profile/presets/presets.ts';
import type { Preset, PresetPort } from '../../shared/profile/presets/preset.ts';
import { presetSettings } from '../../shared/profile/presets/preset-settings.ts';
import { userWords } from '../../shared/profile/presets/preset-words.ts';
import { quoted, UsageError } from '../host/usage-error.ts';
import type { Endpoint } from './endpoint.ts';
import type { RunOptions } from './run-options.ts';

/** `NAME` or `NAME/REGION`; options that say otherwise go before what the preset knows. */
export function openPreset(name: string, options: RunOptions): Endpoint {
  const found = findPreset(name);
  if (!found) {
    throw new UsageError(
      'TARGET',
      `no provider is known as ${quoted(name)}; ehlo providers lists them.`,
    );
  }
  const { preset, server, regionOpen } = found;
  if (!server) throw new UsageError('TARGET', preset.notes[0] ?? `${preset.name} has no server.`);
  const settings = presetSettings(preset, server, options.user, portFor(preset, options));
  if (!settings) {
    throw new UsageError(
      '--user',
      `give the whole address: the server of ${preset.name} is named after its domain.`,
    );
  }
  const { host, user } = settings;
  const port = options.port ?? settings.port;
  const notes = [
    regionOpen && regionNote(preset, server.region),
    user === undefined && `The user name at ${preset.name} is ${userWords(preset)}: give --user.`,
  ];
  const note = notes.filter((each) => each !== false).join(' ');
  return {
    label: `${host}:${String(port)}`,
    host,
    port,
    security: options.security ?? (port === settings.port ? settings.security : 'auto'),
    ...(user !== undefined && { user }),
    ...(note !== '' && { note }),
    stop: () => Promise.resolve(),
  };
}

/** The preset's port with the number or the security that was asked for, or else its first. */
function portFor(preset: Preset, { port, security }: RunOptions): PresetPort | undefined {
  const { ports } = preset;
  if (port !== undefined) return ports.find((each) => each.port === port) ?? ports[0];
  const fitting = ports.find((each) => each.security === security);
  if (fitting || security !== 'implicit') return fitting ?? ports[0];
  // Not offered as far as is known, which a test may well be meant to show.
  return { port: 465, security, sure: false };
}

function regionNote({ id, name, servers }: Preset, region: string): string {
  const others = servers.map((each) => each.region).filter((each) => each !== region);
  const shown = others.slice(0, 6).map((each) => `preset:${id}/${each}`);
  const more = others.length > shown.length ? ' …' : '';
  return `${name} has several servers; this is ${region}. Others: ${shown.join(', ')}${more}.`;
}
