// Quotes a word for a POSIX shell.

/** `word` is to have passed `visible`: it may come from a server's certificate. */
export function shellWord(word: string): string {
  return /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", String.raw`'\''`)}'`;
}
