// Holds docs/diagnoses.md to the catalogue that it is written from.

import { expect, it } from 'vitest';
import { diagnosesPage } from './diagnoses-page.ts';

it('docs/diagnoses.md says what the rules say', async () => {
  await expect(diagnosesPage()).toMatchFileSnapshot('../../../docs/diagnoses.md');
});
