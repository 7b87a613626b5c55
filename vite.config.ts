// Says how what runs is bundled: one environment a door, every npm package bundled in.

import { fileURLToPath } from 'node:url';
import { defineConfig, type EnvironmentOptions } from 'vite';

const root = fileURLToPath(new URL('.', import.meta.url));

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
  environments: {
    cli: forNode('cli', 'electron/cli/main.ts', 'ehlo.js'),
    desktop: forNode('desktop', 'electron/desktop/main.ts', 'main.js'),
    preload: forPreload('desktop', 'electron/desktop/preload.ts', 'preload.cjs'),
  },
  builder: {},
});
