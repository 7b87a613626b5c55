// Ends runs and practice servers before the process ends, however it is asked to.

import { app } from 'electron';

/** Milliseconds that runs have to say QUIT; after that their servers see a closed connection. */
const PATIENCE = 10_000;

/** Calls `close` once, when the app is about to go, and waits for it. */
export function endTogether(close: () => Promise<void>): void {
  let ending: Promise<void> | undefined;
  const end = (): Promise<void> => {
    ending ??= Promise.race([
      close(),
      new Promise<void>((resolve) => setTimeout(resolve, PATIENCE).unref()),
    ]);
    return ending;
  };
  app.on('will-quit', (event) => {
    event.preventDefault();
    void end().finally(() => app.exit(0));
  });
  // A bug of ours: the runs end as runs do, and the bug is told on standard error.
  process.on('uncaughtException', (error) => {
    process.stderr.write(`${error.stack ?? error.message}\n`);
    void end().finally(() => app.exit(1));
  });
}
