// Waits for the first paint, behind which comes all that it does not show.

/** Milliseconds that a page waits which nobody looks at, and which is therefore not painted. */
const UNSEEN = 2000;

export function firstPaint(): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, UNSEEN);
    new PerformanceObserver((paints) => {
      if (paints.getEntriesByName('first-contentful-paint').length > 0) resolve();
    }).observe({ type: 'paint', buffered: true });
  });
}
