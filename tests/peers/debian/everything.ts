/** Fetches every set of packages ahead, so that no test's time goes into downloads. */

import { eximPackages } from './exim.ts';
import { fetchPackages } from './packages.ts';
import { postfixPackages } from './postfix.ts';
import { fetchTools } from './tools.ts';

/** One after the other: downloads share one line, and apt's solver takes a whole processor. */
export async function fetchEverything(): Promise<void> {
  await fetchPackages(postfixPackages);
  await fetchPackages(eximPackages);
  await fetchTools();
}
