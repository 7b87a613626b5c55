// Puts the chosen theme and font size on the page, following the system where asked to.

import type { Preferences, ThemeChoice } from '../../shared/host/api.ts';

type Theme = 'light' | 'dark' | 'contrast-light' | 'contrast-dark';

const DARK = matchMedia('(prefers-color-scheme: dark)');
const CONTRAST = matchMedia('(prefers-contrast: more)');

function themeFor(choice: ThemeChoice): Theme {
  const shade = DARK.matches ? 'dark' : 'light';
  if (choice === 'contrast') return `contrast-${shade}`;
  if (choice !== 'system') return choice;
  return CONTRAST.matches ? `contrast-${shade}` : shade;
}

/** Pixels of the tokens' own body size; a rem is 16 of them. */
const STANDARD = 13;

let chosen: ThemeChoice = 'system';

function apply(): void {
  document.documentElement.dataset.theme = themeFor(chosen);
}

export function showPreferences({ theme, fontSize }: Preferences): void {
  chosen = theme;
  document.documentElement.style.fontSize = `${(fontSize / STANDARD) * 16}px`;
  apply();
}

/** Call once, before the first paint. */
export function followSystemTheme(): void {
  DARK.addEventListener('change', apply);
  CONTRAST.addEventListener('change', apply);
  apply();
}
