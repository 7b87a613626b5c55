// Holds the table of diagnoses: every fault has its cases, and no verdict changes for the worse.

import { beforeAll, expect, it } from 'vitest';
import { debianAvailable } from '../peers/debian/packages.ts';
import { describeOnDebian } from '../peers/debian/suite.ts';
import { FAULTS } from './blind/faults.ts';
import { CAUSES } from './table/causes.ts';
import { blindHeld, stillWrong } from './table/held.ts';
import { meet, type Said } from './table/meet.ts';
import { forEachCase, ownCases, rows, type Row } from './table/rows.ts';

it('has two cases for every fault, from different servers or texts', () => {
  const sources = (fault: string) =>
    new Set(rows.filter((row) => row.fault === fault).map(({ source }) => source));
  expect(FAULTS.filter((fault) => sources(fault).size < 2)).toEqual([]);
});

it('has two cases for every cause that shares a fault’s line with others', () => {
  const sourceOf = (id: string) => rows.find((row) => row.id === id)?.source;
  const few = Object.entries(CAUSES).filter(([, ids]) => {
    const sources = ids.map(sourceOf);
    return sources.includes(undefined) || new Set(sources).size < 2;
  });
  expect(few).toEqual([]);
});

it('has more than a third of its cases from those written blind, and names each once', () => {
  const blind = rows.filter((row) => row.blind);
  expect(blind.length).toBeGreaterThan(rows.length / 3);
  expect(new Set(rows.map(({ id }) => id)).size).toBe(rows.length);
});

it('has all kinds of servers, and a session that ends at each phase', () => {
  for (const kind of ['practice server', 'real server: Postfix', 'real server: Exim', 'Dovecot']) {
    expect(rows.filter(({ source }) => source.includes(kind)).length).toBeGreaterThan(2);
  }
  const phases = ownCases
    .filter(({ fault }) => fault === 'server closes mid-session')
    .map((own) => own.expect.phase);
  const all = ['greeting', 'ehlo', 'starttls', 'tls', 'auth', 'mail', 'rcpt', 'data'];
  expect(new Set(phases)).toEqual(new Set(all));
});

const isReal = ({ source }: Row): boolean => source.startsWith('real server');
const told = new Map<string, Said>();

/** What a row is held to: right or not, and, where the case itself names no rule, the rule. */
function check(row: Row): void {
  const said = told.get(row.id);
  const right = !stillWrong.includes(row.id);
  expect({
    id: row.id,
    right: said?.right,
    ...(!(said?.right ?? false) && { said }),
  }).toMatchObject({ id: row.id, right });
  if (row.blind && right) expect(said?.rule).toBe(blindHeld[row.id]);
}

const toldByPeers = rows.filter((row) => !isReal(row));
const toldByServers = rows.filter(isReal);
const MINUTES = 60_000;

async function meetAll(some: readonly Row[]): Promise<void> {
  await forEachCase(some, async (row) => {
    told.set(row.id, await meet(row));
  });
}

beforeAll(() => meetAll(toldByPeers), 4 * MINUTES);

it.each(toldByPeers.map((row) => [row.fault, row.id, row] as const))(
  'holds %s: %s',
  (_fault, _id, row) => {
    check(row);
  },
);

describeOnDebian('The table against real servers', () => {
  beforeAll(async () => {
    if (debianAvailable().available) await meetAll(toldByServers);
  }, 6 * MINUTES);

  it.each(toldByServers.map((row) => [row.fault, row.id, row] as const))(
    'holds %s: %s',
    (_fault, _id, row) => {
      check(row);
    },
  );
});
