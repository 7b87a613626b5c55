// Reads a chosen file into base64, within the bound of one message to the host.

/** Most octets of one file: its base64 must fit into a message to the host. */
export const FILE_LIMIT = 25 * 1024 * 1024;

export class FileTooLarge extends Error {
  override readonly name = 'FileTooLarge';
}

export async function readBase64(file: File): Promise<string> {
  if (file.size > FILE_LIMIT) {
    throw new FileTooLarge(`${file.name} is larger than 25 MiB, the most that Ehlo attaches.`);
  }
  return toBase64(new Uint8Array(await file.arrayBuffer()));
}

/** A multiple of three, so that the pieces' base64 can be joined. */
const PIECE = 3 * 8192;

export function toBase64(octets: Uint8Array): string {
  const parts: string[] = [];
  for (let from = 0; from < octets.length; from += PIECE) {
    parts.push(btoa(String.fromCharCode(...octets.subarray(from, from + PIECE))));
  }
  return parts.join('');
}

/** Octets that this base64 stands for. */
export function base64Size(content: string): number {
  const padding = content.endsWith('==') ? 2 : content.endsWith('=') ? 1 : 0;
  return (content.length / 4) * 3 - padding;
}
