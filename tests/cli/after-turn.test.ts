// Items are handed on in order, after the turn in which they came, and none is lost at the end.

import { setImmediate as turn } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { afterTurn } from '../../electron/cli/after-turn.ts';

function collected() {
  const seen: string[] = [];
  return { seen, events: afterTurn((item: string) => seen.push(item)) };
}

it('lets the turn, its promises and its ticks go first', async () => {
  const { seen, events } = collected();
  events.take('event');
  void Promise.resolve().then(() => seen.push('command made'));
  process.nextTick(() => seen.push('command written'));
  expect(seen).toEqual([]);
  await turn();
  expect(seen.at(-1)).toBe('event');
  expect(seen).toHaveLength(3);
});

it('keeps the order over turns', async () => {
  const { seen, events } = collected();
  events.take('a');
  events.take('b');
  await turn();
  events.take('c');
  await turn();
  expect(seen).toEqual(['a', 'b', 'c']);
});

it('hands on at once, and only once, when asked to finish', async () => {
  const { seen, events } = collected();
  events.take('a');
  events.take('b');
  events.finish();
  expect(seen).toEqual(['a', 'b']);
  await turn();
  expect(seen).toEqual(['a', 'b']);
});
