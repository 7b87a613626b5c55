// Validates what `ehlo compare --json` prints against its published schema.

import { readFileSync } from 'node:fs';
import Ajv2020 from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { describe, expect, it } from 'vitest';
import { compareRuns } from '../../shared/compare/compare.ts';
import { plainJson } from '../../shared/export/plain-json.ts';
import { golden } from './runs.ts';

const readJson = (path: string): object =>
  JSON.parse(readFileSync(new URL(path, import.meta.url), 'utf8')) as object;

const ajv = new Ajv2020({ allErrors: true, allowUnionTypes: true });
addFormats(ajv);
ajv.addSchema(readJson('../../shared/run/report.schema.json'));
const validate = ajv.compile(readJson('../../shared/compare/comparison.schema.json'));

const printed = (before: string, after: string): Record<string, unknown> =>
  JSON.parse(plainJson(compareRuns(golden(before), golden(after)), 2)) as Record<string, unknown>;

describe('the schema of a comparison', () => {
  it.each([
    ['send-starttls', 'wrong-password'],
    ['wrong-password', 'wrong-password'],
    ['sign-in-implicit-tls', 'certificate-expired'],
    ['port-refused', 'name-does-not-exist'],
    ['send-starttls', 'hostile-words'],
    ['cancelled-while-connecting', 'one-of-two-recipients-refused'],
  ])('is met by %s and %s', (before, after) => {
    for (const pair of [[before, after] as const, [after, before] as const]) {
      const valid = validate(printed(...pair));
      expect(validate.errors).toBe(null);
      expect(valid).toBe(true);
    }
  });

  it('refuses what it does not name', () => {
    const comparison = printed('send-starttls', 'wrong-password');
    expect(validate({ ...comparison, password: 'x' })).toBe(false);
    expect(validate({ ...comparison, format: 'ehlo.comparison/2' })).toBe(false);
    const [row] = comparison['transcript'] as object[];
    expect(validate({ ...comparison, transcript: [{ ...row, mark: '-' }] })).toBe(false);
  });
});
