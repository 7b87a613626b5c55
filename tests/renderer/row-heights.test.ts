import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mayWrap } from '../../renderer/run/transcript/may-wrap.ts';
import { RowHeights } from '../../renderer/run/transcript/row-heights.ts';

const BASE = 20;
const COUNT = 2000;
const measured = fc.array(
  fc.record({ row: fc.nat(COUNT - 1), height: fc.integer({ min: BASE, max: 400 }) }),
  { maxLength: 60 },
);

describe('row heights', () => {
  it('stand where adding them up one by one puts them', () => {
    fc.assert(
      fc.property(measured, fc.nat(COUNT - 1), (measurements, row) => {
        const heights = new RowHeights(BASE);
        const plain = new Array<number>(COUNT).fill(BASE);
        for (const { row: at, height } of measurements) {
          expect(heights.measure(at, height)).toBe(height - (plain[at] ?? 0));
          plain[at] = height;
        }
        const top = plain.slice(0, row).reduce((sum, height) => sum + height, 0);
        expect(heights.top(row)).toBe(top);
        expect(heights.height(row)).toBe(plain[row]);
        expect(heights.rowAt(top, COUNT)).toBe(row);
        expect(heights.rowAt(top + (plain[row] ?? 0) - 1, COUNT)).toBe(row);
      }),
    );
  });

  it('stay within the rows there are', () => {
    const heights = new RowHeights(BASE);
    expect(heights.rowAt(1e9, COUNT)).toBe(COUNT - 1);
    expect(heights.rowAt(-5, COUNT)).toBe(0);
    expect(heights.rowAt(0, 0)).toBe(0);
  });
});

describe('what may wrap', () => {
  // 684 pixels hold 478 of words: 66 characters of 7.2 pixels.
  it.each([
    ['a'.repeat(60), undefined, false],
    ['a'.repeat(64), undefined, true],
    ['a'.repeat(40), 'a hint of twenty-nine letters', true],
    ['ü'.repeat(30), undefined, false],
    ['漢'.repeat(40), undefined, true],
  ])('%s %s', (text, hint, expected) => {
    expect(mayWrap(text, hint, 684, BASE)).toBe(expected);
  });
});
