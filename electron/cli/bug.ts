// Says in one sentence that Ehlo itself failed, without a word of the error's own text.

/** Names of errors and codes of Node's, which hold nothing that was given to Ehlo. */
const NAME = /^[A-Z][A-Za-z]{2,40}$/;
const CODE = /^(?:ERR_[A-Z0-9_]{2,60}|E[A-Z0-9]{2,20})$/;

/** An error's message may quote what it was given, a password included: it is not shown. */
export function bugSentence(error: unknown): string {
  const { name, code } = error instanceof Error ? (error as NodeJS.ErrnoException) : {};
  const seen = [
    ...(name !== undefined && NAME.test(name) ? [name] : []),
    ...(code !== undefined && CODE.test(code) ? [code] : []),
  ];
  const aside = seen.length === 0 ? '' : ` (${seen.join(', ')})`;
  return `this is a fault in Ehlo, not in your settings or the server${aside}; please report it with the command you gave, without secrets.`;
}
