/** What a test has of the desktop app, whatever it runs on. */

import type { WindowUnderTest } from '../window/window.ts';
import type { Order } from './stage/link.ts';

/** An order without its number. */
export type Ordered = Order extends infer One
  ? One extends Order
    ? Omit<One, 'id'>
    : never
  : never;

/** A data folder, for one sitting of the app after the other. */
export interface Desk {
  readonly folder: string;
  start(options?: StartOptions): Promise<Desktop>;
  /** Ends what still runs. */
  rest(): Promise<void>;
  /** Fails if a page wrote to its console what it should not. */
  close(): Promise<void>;
}

export interface StartOptions {
  /** Words of the command line: a link, or a file's path. */
  readonly words?: readonly string[];
}

/** The app, while it runs. */
export interface Desktop {
  /** The app's window; an app that ended at once has none. */
  readonly window: WindowUnderTest;
  /** All that it printed. */
  readonly output: string;
  /** What was asked of the system under this name. */
  asked(name: string): readonly unknown[];
  order(order: Ordered): Promise<unknown>;
  /** Asks the app to end as the system does. */
  signal(name: NodeJS.Signals): void;
  /** The exit code, when it has ended. */
  exit(): Promise<number | null>;
  /** Ends it if it still runs. */
  quit(): Promise<number | null>;
}
