// Chooses the runs that go when there are more than are to be kept.

/** The oldest past the limits. `runs` are those that may go, newest first. */
export function tooMany<Run>(
  runs: readonly Run[],
  bytesOf: (run: Run) => number,
  limits: { readonly maxRuns: number; readonly maxBytes: number },
): readonly Run[] {
  let bytes = 0;
  const past = runs.findIndex((run, index) => {
    bytes += bytesOf(run);
    return index >= limits.maxRuns || bytes > limits.maxBytes;
  });
  return past < 0 ? [] : runs.slice(past);
}
