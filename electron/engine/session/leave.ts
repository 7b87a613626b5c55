// Ends a session politely with QUIT (RFC 5321 section 4.1.1.10); how that goes harms nothing.

import { command } from './command.ts';
import { accepted, type StepContext } from './context.ts';
import { Stopped } from './stopped.ts';

/** Says QUIT unless it was said already, and waits a short while for the reply. */
export async function leave({ session, phases }: StepContext): Promise<void> {
  session.leave();
  if (session.greeted && (session.open || session.dismissed)) {
    try {
      await phases.walk('quit', async () => {
        const reply = session.quitting
          ? await session.answer(session.quitting)
          : await session.ask(command('quit', 'quit', 'QUIT'));
        if (!accepted(reply)) throw new Stopped();
      });
    } catch (error) {
      if (!(error instanceof Stopped)) throw error;
    }
  }
  session.close();
}
