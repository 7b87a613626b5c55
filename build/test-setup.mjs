// Builds what the tests of the built program start, once before they run.

import { ensureBuilt } from './build.mjs';

export async function setup() {
  await ensureBuilt();
}
