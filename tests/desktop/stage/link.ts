/** Talks with the test that started the stage, over Node's own channel between processes. */

/** From the stage: something of the system was asked for. */
export interface Noted {
  readonly noted: string;
  readonly detail: unknown;
}

/** From the test. Each is answered by `{ done: id, value }`. */
export type Order =
  | { readonly id: number; readonly order: 'menu'; readonly item: string }
  | { readonly id: number; readonly order: 'close' }
  | { readonly id: number; readonly order: 'open-url'; readonly url: string }
  | { readonly id: number; readonly order: 'open-file'; readonly path: string }
  | { readonly id: number; readonly order: 'load'; readonly url: string }
  | { readonly id: number; readonly order: 'permission'; readonly permission: string }
  | { readonly id: number; readonly order: 'answer'; readonly button: number }
  /** Where the next file is saved; without this the dialog is cancelled. */
  | { readonly id: number; readonly order: 'save'; readonly path: string }
  /** A right click; `context` answers with the menu, `choose` does what an item of it says. */
  | { readonly id: number; readonly order: 'context'; readonly params: object }
  | { readonly id: number; readonly order: 'choose'; readonly role: string }
  /** A download that the page begins. */
  | { readonly id: number; readonly order: 'download'; readonly url: string }
  /** A message from a frame of this origin, below another where `parent` is set. */
  | {
      readonly id: number;
      readonly order: 'message';
      readonly channel: string;
      readonly text: string;
      readonly frame: { readonly origin: string; readonly below: boolean } | null;
    };

export interface Done {
  readonly done: number;
  readonly value: unknown;
}

export function note(noted: string, detail: unknown): void {
  process.send?.({ noted, detail } satisfies Noted);
}

/** What the test said that the next message box is answered with. */
export const answers: number[] = [];

/** Where the next files are saved. */
export const paths: string[] = [];
