import { expect, it } from 'vitest';
import { unseenIn } from '../../renderer/run/compose/unseen.ts';

it.each([
  ['', undefined],
  ['Prüfung, 42 % 👍\nsecond line\tand a tab', undefined],
  ['a\u202Efdp.exe', 'Holds 1 character that cannot be seen: a[U+202E]fdp.exe'],
  [
    `${'before '.repeat(4)}\u0000\u200B${'after '.repeat(4)}`,
    'Holds 2 characters that cannot be seen: …fore before [U+0000][U+200B]after after…',
  ],
])('tells of what %j holds and a field does not show', (text, words) => {
  expect(unseenIn(text)).toBe(words);
});
