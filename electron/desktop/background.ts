// Chooses the colour that the window has before its page has drawn: its theme's own.

import { nativeTheme } from 'electron';
import { join } from 'node:path';
import { readRecord } from './read-record.ts';

/** `--surface-base` of each theme in renderer/app/tokens.css. */
const SURFACE = {
  light: '#ffffff',
  dark: '#161b1f',
  'contrast-light': '#ffffff',
  'contrast-dark': '#000000',
} as const;

/** By the theme of the preferences, as the page will choose it. */
export function firstBackground(folder: string): string {
  const { theme } = readRecord(join(folder, 'preferences.json'));
  if (theme === 'light' || theme === 'dark') return SURFACE[theme];
  const shade = nativeTheme.shouldUseDarkColors ? 'dark' : 'light';
  return SURFACE[theme === 'contrast' ? (`contrast-${shade}` as const) : shade];
}
