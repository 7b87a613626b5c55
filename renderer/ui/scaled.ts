// Turns a measure of a drawing into one that follows the font size the reader has chosen.

/** Pixels at the standard font size, as rem. */
export function scaled(pixels: number): string {
  return `${String(pixels / 16)}rem`;
}
