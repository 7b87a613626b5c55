// Turns a preset into the settings of a run: server, port, security and the form of the user name.

import type { UserForm } from '../../rules/known/mail-service.ts';
import type { Security } from '../../run/plan.ts';
import type { Preset, PresetPort, PresetServer } from './preset.ts';

export interface PresetSettings {
  readonly host: string;
  readonly port: number;
  readonly security: Security;
  /** Absent where it is the user's to say. */
  readonly user?: string;
  /** Set where the provider takes nothing else. */
  readonly mechanism?: 'XOAUTH2';
}

/**
 * The settings for someone with this address or user name; undefined where the server's name
 * needs the domain of an address, and there is none.
 */
export function presetSettings(
  preset: Preset,
  server: PresetServer,
  user = '',
  port: PresetPort | undefined = preset.ports[0],
): PresetSettings | undefined {
  const host = hostOf(server, user);
  if (host === undefined || port === undefined) return undefined;
  const name = userName(preset.user, user);
  return {
    host,
    port: port.port,
    security: port.security,
    ...(name !== '' && { user: name }),
    ...(takesOnlyTokens(preset) && { mechanism: 'XOAUTH2' as const }),
  };
}

/** Whether no password of any kind is taken. */
export function takesOnlyTokens({ signIn }: Preset): boolean {
  return signIn.length === 1 && signIn[0] === 'oauth2';
}

/** The server's name, with the domain of the address where it follows from that. */
function hostOf({ host }: PresetServer, user: string): string | undefined {
  if (!host.includes('{domain}')) return host;
  const at = user.lastIndexOf('@');
  const domain = at < 0 ? '' : user.slice(at + 1).trim();
  return domain === '' ? undefined : host.replace('{domain}', domain.toLowerCase());
}

/** A user name in the form that the provider wants. */
function userName(form: UserForm, user: string): string {
  if (typeof form === 'object') return form.literal;
  const at = user.lastIndexOf('@');
  return form === 'local-part' && at > 0 ? user.slice(0, at) : user;
}
