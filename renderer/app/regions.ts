// Moves focus between the window's regions, as F6 does.

/** In the order in which one works: F6 follows it, Shift+F6 goes back. */
const ORDER = [
  'sidebar',
  'address',
  'rail',
  'paste',
  'history',
  'compare',
  'verdict',
  'transcript',
  'inspector',
  'status',
];

const FOCUSABLE =
  'h1[tabindex], [role="grid"], input:not([type="hidden"]), button, [role="tab"][tabindex="0"], a[href], select, textarea, [tabindex="0"]';

export function moveRegion(step: 1 | -1): void {
  const present = ORDER.map((name) =>
    document.querySelector<HTMLElement>(`[data-region="${name}"]`),
  );
  const here = present.findIndex((region) => region?.contains(document.activeElement));
  for (let count = 1; count <= ORDER.length; count += 1) {
    // From nowhere, as after a click into nothing, to the verdict: it is what one came for.
    const from = here < 0 ? ORDER.indexOf('verdict') - step : here;
    const at = (from + step * count + ORDER.length * 2) % ORDER.length;
    if (focusRegion(present[at])) return;
  }
}

function focusRegion(region: HTMLElement | null | undefined): boolean {
  if (!region) return false;
  // Each region has one place where reading it begins.
  const preferred =
    region.querySelector<HTMLElement>('h1[tabindex], [role="grid"], [data-start]') ??
    [...region.querySelectorAll<HTMLElement>(FOCUSABLE)].find((element) => element.tabIndex >= 0);
  preferred?.focus();
  return preferred !== undefined;
}
