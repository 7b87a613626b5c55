// Decodes and encodes base64 without the help of a host.

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

/** Characters above U+00FF, which no octet stands for, count modulo 256. */
export function encodeBase64(octets: string): string {
  let encoded = '';
  for (let at = 0; at < octets.length; at += 3) {
    const [a = 0, b, c] = [0, 1, 2].map((offset) => octets[at + offset]?.charCodeAt(0));
    const bits = ((a & 255) << 16) | (((b ?? 0) & 255) << 8) | ((c ?? 0) & 255);
    encoded += [18, 12, 6, 0].map((shift) => ALPHABET[(bits >> shift) & 63]).join('');
    if (b === undefined) encoded = `${encoded.slice(0, -2)}==`;
    else if (c === undefined) encoded = `${encoded.slice(0, -1)}=`;
  }
  return encoded;
}
