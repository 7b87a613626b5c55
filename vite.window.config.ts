// Says how the window is bundled: relative addresses, nothing inline, so that a strict
// Content-Security-Policy holds and the files can be served from any path.

import react from '@vitejs/plugin-react';
import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';

const renderer = fileURLToPath(new URL('./renderer/', import.meta.url));

/**
 * What is loaded together is one file, with all that it needs and those before it have not; the
 * rest are parts of `renderer/app/parts.ts`, each a file of its own.
 */
const TOGETHER = [
  ['renderer/main'],
  ['renderer/ui/Menu'],
  ['renderer/app/RunPane', 'renderer/app/InspectorPanel'],
  ['renderer/app/AnyDialog', 'renderer/app/Composing'],
] as const;

export default defineConfig({
  root: renderer,
  base: './',
  configFile: false,
  plugins: [react()],
  build: {
    outDir: fileURLToPath(new URL('./dist/window', import.meta.url)),
    emptyOutDir: true,
    target: 'chrome120',
    // A data: URL would need a policy that allows one.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
    // One sheet: which rule comes last does not depend on what is loaded when.
    cssCodeSplit: false,
    rolldownOptions: {
      output: {
        codeSplitting: {
          groups: TOGETHER.map((modules, index) => ({
            name: basename(modules[0]),
            test: (id: string) => modules.some((module) => id.endsWith(`/${module}.tsx`)),
            priority: TOGETHER.length - index,
          })),
        },
      },
    },
  },
});
