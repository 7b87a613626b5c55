import { describe, expect, it } from 'vitest';
import { RowIndex } from '../../renderer/run/transcript/row-index.ts';
import { filterRows } from '../../renderer/run/transcript/row-filter.ts';
import type { RunFact } from '../../shared/run/event.ts';
import type { PeerText } from '../../shared/smtp/peer-text.ts';

const said = (text: string, phase: 'greeting' | 'ehlo' | 'auth', encrypted = false): RunFact => ({
  type: 'line.received',
  text: text as PeerText,
  phase,
  encrypted,
});

const sent = (text: string, phase: 'ehlo' | 'auth', encrypted = false): RunFact => ({
  type: 'line.sent',
  text,
  phase,
  encrypted,
  flight: 1,
});

const log: readonly RunFact[] = [
  { type: 'phase.started', phase: 'greeting' },
  said('220 hello', 'greeting'),
  { type: 'phase.ended', phase: 'greeting', state: 'passed' },
  sent('EHLO me', 'ehlo'),
  said('250-you', 'ehlo'),
  said('250 STARTTLS', 'ehlo'),
  { type: 'tls.negotiated', protocol: 'TLSv1.3', cipher: 'X', resumed: false },
  sent('AUTH PLAIN [secret]', 'auth', true),
  said('235 ok', 'auth', true),
  { type: 'connection.closed', by: 'client' },
];

function indexed(): RowIndex {
  const rows = new RowIndex();
  log.forEach((fact, index) => rows.append({ ...fact, seq: index + 1, at: index }, index));
  return rows;
}

describe('the rows of a log', () => {
  it('are its lines and notes, each with its event', () => {
    const rows = indexed();
    const events = Array.from({ length: rows.length }, (_, row) => rows.eventIndex(row));
    expect(events).toEqual([1, 3, 4, 5, 6, 7, 8, 9]);
  });

  it('name a phase once, and band every second one', () => {
    const rows = indexed();
    const facts = Array.from({ length: rows.length }, (_, row) => rows.facts(row));
    expect(facts.map(({ opensPhase }) => opensPhase)).toEqual([
      true,
      true,
      false,
      false,
      true,
      true,
      false,
      true,
    ]);
    expect(facts.map(({ band }) => band)).toEqual([
      false,
      true,
      true,
      true,
      false,
      true,
      true,
      false,
    ]);
  });

  it('are in the sheath from the handshake to the close, notes included', () => {
    const rows = indexed();
    const facts = Array.from({ length: rows.length }, (_, row) => rows.facts(row));
    expect(facts.map(({ encrypted }) => encrypted)).toEqual([
      false,
      false,
      false,
      false,
      true,
      true,
      true,
      false,
    ]);
    expect(facts.findIndex(({ opensSheath }) => opensSheath)).toBe(4);
  });

  it('stand for events that are no rows themselves', () => {
    const rows = indexed();
    expect(rows.rowNotAfter(2)).toBe(0);
    expect(rows.rowNotAfter(0)).toBe(-1);
  });
});

describe('a filter', () => {
  it('keeps one speaker of one phase, and takes in what comes later', () => {
    const rows = indexed();
    const shown = filterRows(rows, { direction: 'server', phase: 'ehlo' });
    expect([shown.length, shown.row(0), shown.row(1)]).toEqual([2, 2, 3]);
    expect(shown.place(7)).toBe(1);
    expect(shown.place(1)).toBe(-1);

    rows.append({ ...said('250 more', 'ehlo'), seq: 11, at: 11 }, 10);
    shown.grow();
    expect(shown.length).toBe(3);
  });
});
