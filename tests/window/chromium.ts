/** Finds a real Chromium for the window's tests, or fetches Debian's into the test cache. */

import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import type { BrowserContext } from 'playwright-core';
import { fetchPackages } from '../peers/debian/packages.ts';
import { unpackedEnvironment } from '../peers/debian/unpacked.ts';

const INSTALLED = [
  '/usr/bin/chromium-headless-shell',
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
];

interface Program {
  readonly path: string;
  readonly env: Record<string, string>;
}

/** The browser named by `EHLO_CHROMIUM`, an installed one, or Debian's from the cache. */
async function findChromium(): Promise<Program> {
  const asked = process.env['EHLO_CHROMIUM'];
  const installed = [asked, ...INSTALLED].find((path) => path !== undefined && existsSync(path));
  if (installed !== undefined) return { path: installed, env: {} };
  try {
    const root = await fetchPackages(['chromium-headless-shell']);
    const path = join(root, 'usr/lib/chromium/chromium-headless-shell');
    return { path, env: unpackedEnvironment(root) };
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new Error(
      `No Chromium was found, and Debian's could not be fetched. ${why} ` +
        'Install chromium, or name one in EHLO_CHROMIUM.',
      { cause: error },
    );
  }
}

/** Nothing but the test's own page: no updates, no first-run pages, no background requests. */
const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

export interface Browser {
  readonly context: BrowserContext;
  /** Its folder. */
  readonly profile: string;
  close(): Promise<void>;
}

export interface BrowserOptions {
  readonly width?: number;
  readonly height?: number;
  readonly flags?: readonly string[];
}

/** A new browser with an empty profile, gone when it is closed. */
export async function openBrowser(options: BrowserOptions = {}): Promise<Browser> {
  const { path, env } = await findChromium();
  const profile = await mkdtemp(join(tmpdir(), 'ehlo-chromium-'));
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: path,
    env: { ...(process.env as Record<string, string>), ...env },
    headless: true,
    args: [...FLAGS, ...(options.flags ?? [])],
    viewport: { width: options.width ?? 1280, height: options.height ?? 800 },
    permissions: ['clipboard-read', 'clipboard-write'],
    acceptDownloads: true,
  });
  return {
    context,
    profile,
    async close() {
      await context.close();
      await rm(profile, { recursive: true, force: true });
    },
  };
}
