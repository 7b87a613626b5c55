// Says why a log cannot be read, in a form that a program can act on.

export type LogFault =
  /** Events are missing: ask again from the number expected. */
  | { readonly kind: 'gap'; readonly expected: number; readonly found: number }
  | { readonly kind: 'unknown-format'; readonly format: string }
  /** The log does not begin as every log does, with `run.started`. */
  | { readonly kind: 'no-start' }
  /** Two logs in one. */
  | { readonly kind: 'second-start' }
  /** An event of a type that its format does not have. */
  | { readonly kind: 'unknown-event'; readonly event: string }
  /** A line is no event; `line` counts from 1. */
  | { readonly kind: 'malformed'; readonly line: number };

/** Thrown for a log that is damaged, incomplete or of another format. */
export class LogError extends Error {
  override readonly name = 'LogError';
  readonly fault: LogFault;

  constructor(fault: LogFault) {
    super(describe(fault));
    this.fault = fault;
  }
}

function describe(fault: LogFault): string {
  switch (fault.kind) {
    case 'gap':
      return `The log has a gap: event ${String(fault.expected)} should follow, event ${String(fault.found)} does.`;
    case 'unknown-format':
      return `The log's format is "${fault.format}", which this version of Ehlo does not know. A newer version may.`;
    case 'no-start':
      return 'The log does not begin with run.started, so it is no whole log of a run.';
    case 'second-start':
      return 'The log holds run.started a second time, so it is more than one run.';
    case 'unknown-event':
      return `The log holds an event "${fault.event}", which its format does not have.`;
    case 'malformed':
      return `Line ${String(fault.line)} of the log is not an event.`;
  }
}
