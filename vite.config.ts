// Says how what runs is bundled: one environment a door, every npm package bundled in.

import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';
import { defineConfig, type EnvironmentOptions } from 'vite';

const root = fileURLToPath(new URL('.', import.meta.url));

/**
 * What is loaded together is one chunk, with all that it needs and those before it have not:
 * finding and reading a file of its own costs Node a millisecond for each. ARCHITECTURE.md
 * says when each of them is loaded.
 */
const TOGETHER = [
  // What every start needs, `--version` too.
  ['electron/cli/bug', 'electron/cli/system-error'],
  ['electron/cli/cli'],
  ['electron/engine/converse'],
  ['shared/run/report'],
  // After the verdict.
  ['electron/cli/keep-run'],
] as const;

/**
 * A bundle for Node: built-in modules stay outside, npm packages are bundled, and every
 * `import()` becomes a chunk of its own, so that a door loads only what it uses.
 */
function forNode(folder: string, entry: string, file: string): EnvironmentOptions {
  return {
    consumer: 'server',
    resolve: { noExternal: true, conditions: ['node'], mainFields: ['module', 'main'] },
    build: {
      outDir: `${root}dist/${folder}`,
      // A build beside a running program must not take its chunks away; see build/build.mjs.
      emptyOutDir: false,
      target: 'node20',
      minify: false,
      ssr: true,
      rolldownOptions: {
        input: `${root}${entry}`,
        external: [/^node:/, 'electron'],
        platform: 'node',
        output: {
          format: 'es',
          entryFileNames: file,
          chunkFileNames: 'chunks/[name]-[hash].js',
          // Half the octets to parse; names stay, so that a stack trace can be read.
          minify: { compress: true, mangle: false, codegen: { removeWhitespace: true } },
          codeSplitting: {
            groups: TOGETHER.map((modules, index) => ({
              name: basename(modules[0]),
              test: (id: string) => modules.some((module) => id.endsWith(`/${module}.ts`)),
              priority: TOGETHER.length - index,
            })),
          },
        },
      },
    },
  };
}

/** A sandboxed preload is one CommonJS file that may load nothing but `electron`. */
function forPreload(folder: string, entry: string, file: string): EnvironmentOptions {
  const base = forNode(folder, entry, file);
  const output = { format: 'cjs', entryFileNames: file, codeSplitting: false } as const;
  return {
    ...base,
    build: { ...base.build, rolldownOptions: { ...base.build?.rolldownOptions, output } },
  };
}

export default defineConfig({
  root,
  appType: 'custom',
  // conf checks by these what it is given a schema for, which is nothing.
  resolve: {
    alias: [
      {
        find: /^ajv(\/dist\/2020\.js|-formats)$/,
        replacement: `${root}electron/host/no-schema.ts`,
      },
    ],
  },
  environments: {
    cli: forNode('cli', 'electron/cli/main.ts', 'ehlo.js'),
    desktop: forNode('desktop', 'electron/desktop/main.ts', 'main.js'),
    preload: forPreload('desktop', 'electron/desktop/preload.ts', 'preload.cjs'),
  },
  builder: {},
});
