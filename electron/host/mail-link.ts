// Reads an smtp or smtps link, which any page or program may have written, into settings.

import { domainToASCII } from 'node:url';
import type { Opened } from '../../shared/host/opened.ts';
import { authority } from '../../shared/run/authority.ts';
import { planFault } from '../../shared/run/check-plan.ts';
import { PHASES } from '../../shared/run/phase.ts';
import type { RunPlan, Security, StopAfter } from '../../shared/run/plan.ts';
import { parseMechanismName } from '../../shared/smtp/sasl-name.ts';
import { visible } from '../../shared/smtp/visible.ts';
import { Refused } from './refusal.ts';
import { parseTarget, type Target } from './target.ts';
import { quoted, UsageError } from './usage-error.ts';

/** Most characters of a link; those that people write are far shorter. */
export const LINK_LIMIT = 2000;

type Server = Extract<Target, { readonly kind: 'server' }>;

const SECURITIES: readonly Security[] = ['auto', 'starttls', 'implicit', 'none'];

/** As far as a link may lead: what hands over a message is the person's own choice. */
const STOPS = PHASES.filter(
  (phase): phase is StopAfter => !['resolve', 'starttls', 'data', 'quit'].includes(phase),
);

/**
 * The settings that the link stands for. It is read as the command line reads its target,
 * and may say less: nothing that leads a password elsewhere than to the host in sight, such
 * as another address to connect to or another name for the certificate. Throws a `Refused`
 * that never repeats what may be a password.
 */
export function readLink(text: string): Opened {
  if (text.length > LINK_LIMIT) throw refused('it is far too long for a link to a mail server.');
  // In a link such characters are escaped; here they would only deceive.
  if (/\s/.test(text) || visible(text) !== text) throw refused('it holds characters that hide.');
  const server = readServer(text);
  const settings = plan(server);
  const fault = planFault(settings);
  if (fault) throw refused(`${fault.message} (${fault.field})`);
  return { kind: 'settings', name: authority(settings.connection), settings };
}

function readServer(text: string): Server {
  if (/^[a-z]+:\/\/[^/?#]*:[^/?#@]*@/i.test(text) || /[?&][^=&]*(pass|secret|token)/i.test(text)) {
    throw refused(
      'it holds a password, which others may have seen on its way here. It was not kept: ' +
        'leave it out, and give it in the window.',
    );
  }
  try {
    const target = parseTarget(text);
    if (target.kind === 'server') return target;
  } catch (error) {
    // Its sentence may quote a part of what is a password after all.
    if (!(error instanceof UsageError)) throw error;
  }
  throw refused('it does not read as smtp://HOST:PORT or smtps://HOST:PORT.');
}

function plan({ host, port, security: scheme, user, options }: Server): RunPlan {
  const given = new Map(options);
  const known = ['security', 'stop-after', 'auth', 'from', 'to'];
  for (const name of given.keys()) {
    if (!known.includes(name)) throw refused(`it sets ${quoted(name)}, which a link may not.`);
  }
  const security = scheme ?? choice(given, 'security', SECURITIES) ?? 'auto';
  const mechanism = given.get('auth');
  const mechanisms = mechanism === undefined ? [] : [parseMechanismName(mechanism)];
  if (mechanisms.includes(undefined)) throw refused(`${quoted(mechanism ?? '')} is no mechanism.`);
  // Without one the window would try none, and say that all is well.
  if (mechanism !== undefined && user === undefined) {
    throw refused('it asks for a sign-in and names no user.');
  }
  const [from, to] = [given.get('from'), given.get('to')];
  return {
    connection: {
      // As it is looked up: letters of another script may look like those of a known name.
      host: domainToASCII(host) || host,
      port: port ?? (security === 'implicit' ? 465 : 587),
      security,
    },
    tls: {},
    ...(user !== undefined && {
      auth: {
        user,
        ...(mechanism !== undefined && { mechanisms: mechanisms.flatMap((m) => m ?? []) }),
      },
    }),
    ...((from ?? to) !== undefined && {
      envelope: {
        from: from ?? (user?.includes('@') ? user : ''),
        to: (to?.split(',') ?? []).map((address) => ({ address })),
      },
    }),
    stopAfter: choice(given, 'stop-after', STOPS) ?? 'auth',
    send: false,
    followUp: true,
    via: 'raw',
  };
}

function choice<Choice extends string>(
  given: ReadonlyMap<string, string>,
  name: string,
  choices: readonly Choice[],
): Choice | undefined {
  const value = given.get(name)?.toLowerCase();
  if (value === undefined) return undefined;
  const found = choices.find((each) => each === value);
  if (found === undefined) throw refused(`its ${name} is none of ${choices.join(', ')}.`);
  return found;
}

function refused(why: string): Refused {
  return new Refused('invalid-request', `The link was not opened: ${why}`);
}
