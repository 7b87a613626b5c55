// Decodes base64 without the help of a host.

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

/** The octets as Latin-1 text; undefined for what is no base64 (RFC 4648 section 4). */
export function decodeBase64(text: string): string | undefined {
  if (!/^[A-Za-z0-9+/]{2,}={0,2}$/.test(text) || text.length % 4 === 1) return undefined;
  let decoded = '';
  let bits = 0;
  let count = 0;
  for (const character of text.replace(/=+$/, '')) {
    bits = ((bits << 6) | ALPHABET.indexOf(character)) & 0xffff;
    count += 6;
    if (count < 8) continue;
    count -= 8;
    decoded += String.fromCharCode((bits >> count) & 0xff);
  }
  return decoded;
}
