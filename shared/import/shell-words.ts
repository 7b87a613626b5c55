// Cuts a command line into words as a POSIX shell does; nothing is expanded or run.

export interface ShellWord {
  readonly text: string;
  /** Whether the shell would have put something else there: a variable, or a command's output. */
  readonly expands: boolean;
}

/** The words of the first command; what stands behind a pipe or a semicolon is another's. */
export function shellWords(line: string): readonly ShellWord[] {
  const words: ShellWord[] = [];
  const text = line.replace(/\\\r?\n/g, ' ');
  let at = 0;
  while (at < text.length) {
    const blank = /[\s]+/y;
    blank.lastIndex = at;
    if (blank.test(text)) {
      at = blank.lastIndex;
      continue;
    }
    if (/[;|&\n#]/.test(text.charAt(at)) || at > LIMIT) break;
    const word = readWord(text, at);
    words.push(word);
    at = word.end;
  }
  return words;
}

const LIMIT = 64 * 1024;

function readWord(text: string, start: number): ShellWord & { readonly end: number } {
  let word = '';
  let expands = false;
  let at = start;
  while (at < text.length) {
    const sign = text.charAt(at);
    if (/[\s;|&]/.test(sign)) break;
    if (sign === "'") {
      const end = text.indexOf("'", at + 1);
      word += text.slice(at + 1, end < 0 ? undefined : end);
      at = end < 0 ? text.length : end + 1;
    } else if (sign === '"') {
      const quoted = readQuoted(text, at + 1);
      word += quoted.text;
      expands ||= quoted.expands;
      at = quoted.end;
    } else if (sign === '\\') {
      word += text.charAt(at + 1);
      at += 2;
    } else if (text.startsWith('<(', at) || text.startsWith('$(', at)) {
      expands = true;
      at = closing(text, at + 2);
    } else {
      expands ||= sign === '`' || (sign === '$' && /[A-Za-z_{]/.test(text.charAt(at + 1)));
      word += sign;
      at += 1;
    }
  }
  return { text: word, expands, end: at };
}

function readQuoted(text: string, start: number) {
  let word = '';
  let expands = false;
  let at = start;
  while (at < text.length && text.charAt(at) !== '"') {
    const sign = text.charAt(at);
    const next = text.charAt(at + 1);
    if (sign === '\\' && /[$`"\\]/.test(next)) {
      word += next;
      at += 2;
      continue;
    }
    expands ||= sign === '`' || (sign === '$' && /[A-Za-z_{(]/.test(next));
    word += sign;
    at += 1;
  }
  return { text: word, expands, end: at + 1 };
}

/** Behind the bracket that closes the one before `start`; quotes hide brackets. */
function closing(text: string, start: number): number {
  let depth = 1;
  let at = start;
  while (at < text.length && depth > 0) {
    const sign = text.charAt(at);
    if (sign === "'" || sign === '"') {
      const end = text.indexOf(sign, at + 1);
      at = end < 0 ? text.length : end;
    } else if (sign === '(') depth += 1;
    else if (sign === ')') depth -= 1;
    at += 1;
  }
  return at;
}
