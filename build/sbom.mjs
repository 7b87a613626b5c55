// Writes the bill of materials: every package of the lock file, and which of them are shipped.
// Usage: node build/sbom.mjs FILE.

import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { bundleInto } from './build.mjs';
import { ensureInstalled } from './install.mjs';
import { bundledPackages } from './package/notices.mjs';
import { npmScript, root } from './project.mjs';
import { build } from './package/stage.mjs';

/** It is shipped whole, beside the bundles. */
const WHOLE = 'electron';

/**
 * npm's own list in CycloneDX, but with the scope that is true of the packages that are made:
 * what is bundled comes from both kinds of dependencies, and most of the others never leave.
 */
async function billOfMaterials() {
  const folder = mkdtempSync(join(tmpdir(), 'ehlo-sbom-'));
  try {
    const shipped = new Set(
      bundledPackages(await bundleInto(folder)).map(({ name, version }) => `${name}@${version}`),
    );
    const bill = JSON.parse(
      execFileSync(
        process.execPath,
        [npmScript(), 'sbom', '--sbom-format=cyclonedx', '--package-lock-only'],
        { cwd: root, encoding: 'utf8', maxBuffer: 64 * 1024 * 1024, stdio: ['ignore', 'pipe', 2] },
      ),
    );
    for (const component of bill.components) {
      const { name, version } = component;
      const required = name === WHOLE || shipped.delete(`${name}@${version}`);
      component.scope = required ? 'required' : 'excluded';
    }
    if (shipped.size > 0) throw new Error(`Not in the lock file: ${[...shipped].join(', ')}`);
    // npm names the root after its folder.
    Object.assign(bill.metadata.component, { name: 'ehlo', type: 'application' });
    const { commit } = build();
    if (commit) bill.metadata.component.properties.push({ name: 'ehlo:commit', value: commit });
    return bill;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const [file] = process.argv.slice(2);
if (file === undefined) {
  console.error('Usage: node build/sbom.mjs FILE');
  process.exit(1);
}
await ensureInstalled();
writeFileSync(resolve(file), `${JSON.stringify(await billOfMaterials(), undefined, 2)}\n`);
