// Types a pasted text with what it shows, so that a test can tell what must not be said of it.

/** What a text may show besides an error. */
export type Shown =
  /** Whether a sign-in was made, or left out. */
  | 'sign-in'
  /** Whether the session was encrypted. */
  | 'encryption'
  /** What the server announced. */
  | 'announcement'
  /** How many recipients there were. */
  | 'recipients'
  /** The name given with EHLO. */
  | 'ehlo-name';

export interface UnshownCase {
  /** Where texts of this kind are seen. */
  readonly from: string;
  readonly text: string;
  readonly shows: readonly Shown[];
  /** The phases in which the trouble may truly be said to be. */
  readonly phase: readonly string[];
  /** What has to be said in title, cause or remedy. */
  readonly about: RegExp;
}
