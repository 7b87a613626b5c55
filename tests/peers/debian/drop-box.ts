/** The folder into which a server's pipe delivers, and how to read it back. */

import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Delivery } from './real-server.ts';

/** Where a server delivers to. */
export interface DropBox {
  /**
   * The command for one message on standard input. Sender and recipient are to
   * be appended, or given in the variables SENDER and RECIPIENT.
   */
  readonly command: readonly string[];
  deliveries(): Promise<Delivery[]>;
  deliveredMessages(recipient: string): Promise<Buffer[]>;
  waitForDelivery(recipient: string, count?: number, timeoutMs?: number): Promise<Buffer[]>;
}

/**
 * The envelope's file comes first and the message's is renamed into place, so
 * that who lists messages finds them whole.
 */
const script = `
set -eu
name=$(date +%s%N)-$$
printf '%s\\n%s\\n' "\${2-$SENDER}" "\${3-$RECIPIENT}" > "$1/$name.envelope"
cat > "$1/$name.part"
mv "$1/$name.part" "$1/$name.eml"
`;

/** Makes the drop box in `folder`. */
export async function makeDropBox(folder: string): Promise<DropBox> {
  const box = join(folder, 'mail');
  const file = join(folder, 'deliver.sh');
  await mkdir(box);
  await writeFile(file, script);

  const deliveries = async (): Promise<Delivery[]> => {
    const names = (await readdir(box)).filter((name) => name.endsWith('.eml')).sort();
    return Promise.all(
      names.map(async (name) => {
        const envelope = await readFile(join(box, name.replace(/eml$/, 'envelope')), 'utf8');
        const [sender = '', recipient = ''] = envelope.split('\n');
        return { sender, recipient, message: await readFile(join(box, name)) };
      }),
    );
  };
  const deliveredMessages = async (recipient: string): Promise<Buffer[]> =>
    (await deliveries())
      .filter((delivery) => delivery.recipient === recipient)
      .map((delivery) => delivery.message);

  return {
    command: ['/bin/sh', file, box],
    deliveries,
    deliveredMessages,
    async waitForDelivery(recipient, count = 1, timeoutMs = 10_000) {
      const deadline = Date.now() + timeoutMs;
      for (;;) {
        const messages = await deliveredMessages(recipient);
        if (messages.length >= count) return messages;
        if (Date.now() > deadline) {
          throw new Error(
            `${messages.length} of ${count} messages came for ${recipient} in ${timeoutMs} ms.`,
          );
        }
        await sleep(10);
      }
    },
  };
}
