// Finds a provider's preset by its name, by its server, or by the domain of an address.

import { serverOfDomain, serverOfMx } from '../../rules/known/submission-servers.ts';
import { hostingPresets, ownServerPresets } from './hosting.ts';
import { mailboxPresets } from './mailboxes.ts';
import { nationalMailboxPresets } from './national-mailboxes.ts';
import type { Preset, PresetServer } from './preset.ts';
import { capturePresets, furtherSendingPresets } from './sending-more.ts';
import { sendingPresets } from './sending.ts';

/** All of them, by kind; within one the order is the tables' own. */
export const PRESETS: readonly Preset[] = [
  ...mailboxPresets,
  ...nationalMailboxPresets,
  ...hostingPresets,
  ...sendingPresets,
  ...furtherSendingPresets,
  ...capturePresets,
  ...ownServerPresets,
];

/** A preset, and which of its servers is meant. */
export interface FoundPreset {
  readonly preset: Preset;
  readonly server: PresetServer | undefined;
  /** Whether there are several regions and none was named. */
  readonly regionOpen: boolean;
}

/** By `NAME` or `NAME/REGION`, the name being an id, a full name or what else people call it. */
export function findPreset(text: string): FoundPreset | undefined {
  const wanted = text.trim().toLowerCase();
  const whole = named(wanted);
  if (whole) {
    const [server] = whole.servers;
    return { preset: whole, server, regionOpen: whole.servers.length > 1 };
  }
  const slash = wanted.lastIndexOf('/');
  const preset = slash < 0 ? undefined : named(wanted.slice(0, slash).trim());
  const region = wanted.slice(slash + 1).trim();
  const server = preset?.servers.find((each) => each.region === region);
  return preset && server && { preset, server, regionOpen: false };
}

/** The preset that a server belongs to; the first where several share it. */
export function presetOfServer(host: string): FoundPreset | undefined {
  const name = host.toLowerCase().replace(/\.$/, '');
  for (const preset of PRESETS) {
    const server = preset.servers.find((each) => each.host === name);
    if (server) return { preset, server, regionOpen: false };
  }
  return undefined;
}

/** The provider whose own addresses these are, without asking anybody. */
export function presetOfDomain(domain: string): FoundPreset | undefined {
  const name = domain.toLowerCase();
  if (NO_SMTP.includes(name)) return findPreset('tuta');
  const server = serverOfDomain(name);
  return presetOfServer(server?.host ?? name);
}

/** The provider that takes in a domain's mail, by the names in its MX records. */
export function presetOfExchanges(exchanges: readonly string[]): FoundPreset | undefined {
  if (exchanges.some((name) => /(?:^|\.)tutanota\.de\.?$/i.test(name))) return findPreset('tuta');
  const server = serverOfMx(exchanges);
  const found = server && presetOfServer(server.host);
  // Gmail's own addresses are known by their domain: another domain there is an organisation's.
  return found?.preset.id === 'gmail' ? findPreset('google-workspace') : found;
}

const NO_SMTP: readonly string[] = [
  'tuta.com',
  'tuta.io',
  'tutamail.com',
  'tutanota.com',
  'tutanota.de',
  'keemail.me',
];

function named(name: string): Preset | undefined {
  return PRESETS.find(
    (preset) =>
      preset.id === name || preset.name.toLowerCase() === name || preset.aliases.includes(name),
  );
}
