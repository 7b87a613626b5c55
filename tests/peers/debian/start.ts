/** Starts a server in a workspace of its own, again on other ports when somebody took them. */

import { openWorkspace, type Workspace } from './workspace.ts';

const tries = 3;

/** Gives what `start` gives; closes the workspace when it fails. */
export async function startInWorkspace<T>(
  name: string,
  start: (workspace: Workspace) => Promise<T>,
): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    const workspace = await openWorkspace(name);
    try {
      return await start(workspace);
    } catch (error) {
      await workspace.close();
      // Between our look at a port and the server's own, another process may come first.
      const taken = error instanceof Error && error.message.includes('Address already in use');
      if (!taken || attempt === tries) throw error;
    }
  }
}
