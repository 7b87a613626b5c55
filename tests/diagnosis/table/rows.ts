// Puts the table's cases together: own ones, and for every fault its first blind case.

import type { RunCase, SetUp } from '../blind/case.ts';
import { blindCases } from '../blind/cases/index.ts';
import { FAULTS, type Fault } from '../blind/faults.ts';
import type { Held, TableCase } from './case.ts';
import { connectionCases } from './cases/connection.ts';
import { encryptionCases } from './cases/encryption.ts';
import { messageCases } from './cases/message.ts';
import { siblingCases } from './cases/siblings.ts';
import { signInCases } from './cases/sign-in.ts';

interface Told {
  readonly id: string;
  readonly fault: Fault;
  readonly source: string;
  readonly setUp: SetUp;
}

/** One line of the table. A blind case is marked by its own expectation, an own one by its rule. */
export type Row =
  | (Told & { readonly blind: true; readonly told: RunCase })
  | (Told & { readonly blind: false; readonly expect: Held });

export const ownCases: readonly TableCase[] = [
  ...connectionCases,
  ...encryptionCases,
  ...signInCases,
  ...messageCases,
  ...siblingCases,
];

/** The blind cases that are runs; texts to explain have no peer. */
export const blindRuns: readonly RunCase[] = blindCases.filter((blind) => blind.kind === 'run');

/** Faults whose cases change this process's resolver, so that nothing else may run meanwhile. */
const OF_THE_RESOLVER: readonly Fault[] = [
  'no such name',
  'typo close to a known provider’s host',
  'name without an address',
  'resolver down',
  'IPv6 broken, IPv4 fine',
  'local cause: no network, proxy, permission',
];

/** Does something with each, a few at a time; those that need the process to themselves first. */
export async function forEachCase<T extends { readonly fault: Fault }>(
  cases: readonly T[],
  use: (one: T) => Promise<void>,
): Promise<void> {
  const alone = cases.filter(({ fault }) => OF_THE_RESOLVER.includes(fault));
  for (const one of alone) await use(one);
  const rest = cases.filter((one) => !alone.includes(one)).values();
  const worker = async (): Promise<void> => {
    for (const one of rest) await use(one);
  };
  await Promise.all(Array.from({ length: 4 }, worker));
}

const ownRow = (own: TableCase): Row => ({ ...own, blind: false });

const blindRow = (told: RunCase): Row => {
  const { id, fault, source, setUp } = told;
  return { id, fault, source, setUp, blind: true, told };
};

/** Of each fault's blind cases the first as they stand there, so that none is picked to please. */
export const rows: readonly Row[] = FAULTS.flatMap((fault) => [
  ...ownCases.filter((own) => own.fault === fault).map(ownRow),
  ...blindRuns
    .filter((blind) => blind.fault === fault)
    .slice(0, 1)
    .map(blindRow),
]);
