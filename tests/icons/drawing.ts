/** A square picture as the browser drew it. */
export interface Drawing {
  readonly size: number;
  readonly png: Buffer;
  /** Red, green, blue and opacity of each pixel, row by row from the top. */
  readonly pixels: Buffer;
}
