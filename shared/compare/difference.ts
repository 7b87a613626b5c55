// Makes a difference of two values, or nothing where they are the same.

import type { Phase } from '../run/phase.ts';
import { visibleStart } from '../smtp/visible.ts';
import type { Difference, DifferenceKind } from './comparison.ts';

/** Characters of a value that are kept: it may be a server's. */
const LIMIT = 400;

type Value = string | number | boolean | null | undefined;

/** Compared as they are; absent, null and empty are the same. */
export function differ(
  kind: DifferenceKind,
  phase: Phase | null,
  subject: string,
  before: Value,
  after: Value,
  matters = true,
): Difference[] {
  const [was, is] = [shown(before), shown(after)];
  if (was === is) return [];
  return [{ kind, phase, subject: visibleStart(subject, 120), before: was, after: is, matters }];
}

function shown(value: Value): string | null {
  if (value === null || value === undefined || value === '' || value === false) return null;
  return visibleStart(value === true ? 'yes' : String(value).replaceAll('\n', ' / '), LIMIT);
}
