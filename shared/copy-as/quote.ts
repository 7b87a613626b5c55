// Quotes values for the languages of the forms, so that a value is a value and nothing else.

/** A word of a POSIX shell. */
export function shellWord(value: string): string {
  return /^[\w@%+:,./-]+$/.test(value) ? value : `'${value.replaceAll("'", String.raw`'\''`)}'`;
}

/** An option and its value; a value that looks like an option is tied to its own. */
export function shellOption(name: string, value: string): string {
  return value.startsWith('-') ? `${name}=${shellWord(value)}` : `${name} ${shellWord(value)}`;
}

/** A command over several lines. */
export function shellCommand(...words: readonly (string | undefined)[]): string[] {
  const given = words.filter((word) => word !== undefined);
  return given.map(
    (word, index) => `${index === 0 ? '' : '  '}${word}${index === given.length - 1 ? '' : ' \\'}`,
  );
}

/** Verbatim strings of PowerShell, which takes typographic quotes for straight ones. */
export function powershellString(value: string): string {
  const parts = value.split('\n').map((line) => `'${line.replace(/['\u2018-\u201b]/g, '$&$&')}'`);
  return parts.length === 1 ? parts.join('') : `(${parts.join(' + "`n" + ')})`;
}

/**
 * A string of JavaScript, Python, Go or C#: all of them read what JSON writes, where the
 * value has no lone surrogate.
 */
export function codeString(value: string): string {
  return JSON.stringify(value);
}

/** A string of Java, in ASCII, since its compiler may read files in another encoding. */
export function javaString(value: string): string {
  return JSON.stringify(value).replace(
    /[^ -~]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

/** Strings of PHP in which nothing is replaced. */
export function phpString(value: string): string {
  return value
    .split('\n')
    .map((line) => `'${line.replace(/[\\']/g, String.raw`\$&`)}'`)
    .join(String.raw` . "\n" . `);
}

/** A value of main.cf, where a dollar sign begins a parameter's name. */
export function postfixValue(value: string): string {
  return value.replaceAll('$', '$$$$');
}

/** A value of msmtprc: all between the first and the last quotation mark of the line. */
export function msmtpValue(value: string): string {
  return `"${value}"`;
}
