// Looks into base64 words, in which sign-in exchanges carry names (RFC 4954 section 4).

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

/** The text that a word is the base64 of; undefined where it is none, or not of text. */
export function decodeText(word: string): string | undefined {
  const digits = word.replace(/={1,2}$/, '');
  if (digits.length % 4 === 1) return undefined;
  let bits = 0;
  let held = 0;
  let escaped = '';
  for (const digit of digits) {
    const value = ALPHABET.indexOf(digit);
    if (value === -1) return undefined;
    bits = ((bits << 6) | value) & 0xfff;
    held += 6;
    if (held < 8) continue;
    held -= 8;
    escaped += `%${((bits >> held) & 0xff).toString(16).padStart(2, '0')}`;
  }
  try {
    return decodeURIComponent(escaped);
  } catch {
    // Not UTF-8, so no text.
    return undefined;
  }
}

/** The base64 of the text's UTF-8. */
export function encodeText(text: string): string {
  const octets: number[] = [];
  const escaped = encodeURIComponent(text);
  for (let at = 0; at < escaped.length; at += 1) {
    const percent = escaped[at] === '%';
    octets.push(
      percent ? Number.parseInt(escaped.slice(at + 1, at + 3), 16) : escaped.charCodeAt(at),
    );
    if (percent) at += 2;
  }
  let encoded = '';
  for (let at = 0; at < octets.length; at += 3) {
    const [a = 0, b, c] = octets.slice(at, at + 3);
    const bits = (a << 16) | ((b ?? 0) << 8) | (c ?? 0);
    const digit = (shift: number) => ALPHABET[(bits >> shift) & 63] ?? '';
    encoded += digit(18) + digit(12);
    encoded += (b === undefined ? '=' : digit(6)) + (c === undefined ? '=' : digit(0));
  }
  return encoded;
}
