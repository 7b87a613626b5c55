// Says how the window is bundled: relative addresses, nothing inline, so that a strict
// Content-Security-Policy holds and the files can be served from any path.

import react from '@vitejs/plugin-react';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';

const renderer = fileURLToPath(new URL('./renderer/', import.meta.url));

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
  },
});
