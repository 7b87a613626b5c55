// Says Ehlo's words where there is no command line: without the options that stand in brackets.

/** A bracket that names an option, as ` (--ca FILE)`; words put every option into one. */
const OPTION_IN_BRACKETS = / \((?:[^()]* )?--[a-z0-9][^()]*\)/g;

/** For causes and remedies: what the sentence asks for has its own field or button in the window. */
export function atTheWindow(words: string): string {
  return words.replace(OPTION_IN_BRACKETS, '');
}
