// Turns the log of an older format into one of today's, event by event.

import { LOG_FORMAT, type RunEvent } from './event.ts';
import { PHASES } from './phase.ts';

type Loose = Readonly<Record<string, unknown>>;

/** Makes of each event of one format what the next one would have. */
interface Upgrade {
  readonly to: string;
  readonly event: (event: Loose) => Loose;
}

const UPGRADES: Readonly<Record<string, Upgrade>> = {
  // Before the first release: one time for every step, Ehlo's own client only, no further looks,
  // and no word on the TLS library.
  'ehlo.log/0': {
    to: 'ehlo.log/1',
    event: (event) => {
      if (event['type'] !== 'run.started') return event;
      const { stepTimeout, ...connection } = part(part(event, 'plan'), 'connection');
      const timeouts =
        typeof stepTimeout === 'number'
          ? { timeouts: Object.fromEntries(PHASES.map((phase) => [phase, stepTimeout])) }
          : {};
      return {
        ...event,
        plan: {
          followUp: false,
          via: 'raw',
          ...part(event, 'plan'),
          connection: { ...connection, ...timeouts },
        },
        runtime: { tlsLibrary: 'unknown', ...part(event, 'runtime') },
      };
    },
  },
};

/**
 * The same log in today's format. One of today's, and one of a format that is not known, is
 * given back as it is: the fold says what is wrong with the latter.
 */
export function upgradeLog(log: readonly RunEvent[]): readonly RunEvent[] {
  let events = log as readonly unknown[] as readonly Loose[];
  let format = events[0]?.['format'];
  while (typeof format === 'string' && format !== LOG_FORMAT && Object.hasOwn(UPGRADES, format)) {
    const { to, event } = UPGRADES[format] as Upgrade;
    events = events.map((old, index) => (index === 0 ? { ...event(old), format: to } : event(old)));
    format = to;
  }
  return events as readonly unknown[] as readonly RunEvent[];
}

function part(of: Loose, name: string): Loose {
  const value = of[name];
  return typeof value === 'object' && value !== null ? (value as Loose) : {};
}
