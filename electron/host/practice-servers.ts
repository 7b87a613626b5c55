// Runs practice servers for a window, each once, and makes the settings to test it with.

import type { PracticeEntry, PracticeTarget } from '../../shared/host/api.ts';
import type { RunPlan, Security, StopAfter } from '../../shared/run/plan.ts';
import { Secret } from '../engine/secret.ts';
import { Refused } from './refusal.ts';
import type { Vault } from './vault.ts';

/** A practice server that runs. */
export interface RunningPractice {
  readonly lesson: { readonly reach: StopAfter };
  readonly host: string;
  readonly port: number;
  readonly security: Security;
  readonly serverName: string;
  /** PEM of the root that its certificate was issued by. */
  readonly ca: string;
  readonly user: string;
  readonly password: string;
  readonly from: string;
  readonly to: readonly string[];
  stop(): Promise<void>;
}

/** What a door hands in: a host itself knows no practice server. */
export interface PracticeSource {
  readonly entries: readonly PracticeEntry[];
  /** Undefined where there is none of that name. */
  start(name: string): Promise<RunningPractice | undefined>;
}

export class PracticeServers {
  readonly #source: PracticeSource;
  readonly #vault: Vault;
  readonly #running = new Map<string, Promise<RunningPractice | undefined>>();

  constructor(source: PracticeSource, vault: Vault) {
    this.#source = source;
    this.#vault = vault;
  }

  list(): readonly PracticeEntry[] {
    return this.#source.entries.map(({ name, title, teaches }) => ({ name, title, teaches }));
  }

  /** Starts a server, or answers with the one that runs already. */
  async start(name: string): Promise<PracticeTarget> {
    const starting = this.#running.get(name) ?? this.#source.start(name);
    this.#running.set(name, starting);
    const running = await starting.catch((error: unknown) => {
      this.#running.delete(name);
      throw error;
    });
    if (running !== undefined) return { name, settings: this.#settings(running) };
    this.#running.delete(name);
    throw new Refused('unknown-practice-server', 'There is no practice server of this name.');
  }

  /** Stops them all. */
  async close(): Promise<void> {
    const running = await Promise.allSettled(this.#running.values());
    this.#running.clear();
    await Promise.all(
      running.map(async (each) => {
        if (each.status === 'fulfilled') await each.value?.stop();
      }),
    );
  }

  #settings(server: RunningPractice): RunPlan {
    const { host, port, security, serverName, ca, user, from, to } = server;
    const { reach } = server.lesson;
    return {
      connection: { host, port, security },
      tls: { serverName, ca },
      auth: { user, password: this.#vault.put(new Secret(server.password)) },
      envelope: { from, to: to.map((address) => ({ address })) },
      stopAfter: reach,
      send: reach === 'data' || reach === 'quit',
      followUp: true,
      via: 'raw',
    };
  }
}
