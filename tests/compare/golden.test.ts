// Compares golden logs: a run with itself, and each with another, both ways round.

import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { compareRuns } from '../../shared/compare/compare.ts';
import type { AlignedLine, Comparison } from '../../shared/compare/comparison.ts';
import { golden } from './runs.ts';

const NAMES = readdirSync(new URL('../logs/', import.meta.url))
  .filter((file) => file.endsWith('.ndjson') && file !== 'endless-reply.ndjson')
  .map((file) => file.replace('.ndjson', ''));

const turned = { ' ': ' ', '-': '+', '+': '-', '~': '~' } as const;

/** What does not tell before from after, with the two changed over. */
function mirrored({ differences, transcript, ...rest }: Comparison) {
  const rows = transcript.map(({ mark, before, after }): AlignedLine => {
    return { mark: turned[mark], before: after, after: before };
  });
  return {
    before: rest.after,
    after: rest.before,
    parting: rest.parting,
    reason: rest.reason && rest.reason.kind + rest.reason.subject,
    differences: differences.map(({ kind, subject, before, after }) => [
      kind,
      subject,
      after,
      before,
    ]),
    // Between two lines that are alike, what is gone comes first.
    rows: rows.filter(({ mark }) => mark === ' ' || mark === '~'),
    gone: rows.filter(({ mark }) => mark === '-'),
    fresh: rows.filter(({ mark }) => mark === '+'),
  };
}

function plain({ differences, transcript, ...rest }: Comparison) {
  return {
    before: rest.before,
    after: rest.after,
    parting: rest.parting,
    reason: rest.reason && rest.reason.kind + rest.reason.subject,
    differences: differences.map(({ kind, subject, before, after }) => [
      kind,
      subject,
      before,
      after,
    ]),
    rows: transcript.filter(({ mark }) => mark === ' ' || mark === '~'),
    gone: transcript.filter(({ mark }) => mark === '-'),
    fresh: transcript.filter(({ mark }) => mark === '+'),
  };
}

describe('a golden log', () => {
  it.each(NAMES)('%s does not differ from itself', (name) => {
    const comparison = compareRuns(golden(name), golden(name));
    expect(comparison).toMatchObject({ sameOutcome: true, parting: null, reason: null });
    expect(comparison.differences).toEqual([]);
    expect(comparison.transcript.filter(({ mark }) => mark !== ' ')).toEqual([]);
  });

  it.each(NAMES)('%s differs from the others as they differ from it', (name) => {
    for (const other of [
      'send-starttls',
      'hostile-words',
      'sign-in-implicit-tls',
      'wrong-password',
    ]) {
      const [a, b] = [golden(name), golden(other)];
      expect(plain(compareRuns(b, a))).toEqual(mirrored(compareRuns(a, b)));
    }
  });
});

it('keeps every line of both transcripts, in order', () => {
  const { transcript } = compareRuns(golden('send-starttls'), golden('wrong-password'));
  for (const side of ['before', 'after'] as const) {
    const seqs = transcript.flatMap((row) => row[side]?.seq ?? []);
    expect(seqs.length).toBeGreaterThan(10);
    expect(seqs).toEqual([...seqs].sort((a, b) => a - b));
  }
});

it('shows nothing of a server that a terminal would obey', () => {
  const comparison = compareRuns(golden('send-starttls'), golden('hostile-words'));
  expect(JSON.stringify(comparison)).not.toMatch(/\\u001b|[\u0080-\u009f\u202e]/);
});
