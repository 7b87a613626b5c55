// Reads an object as JSON or JavaScript write it: data only, nothing is evaluated.

export type JsValue =
  | string
  | number
  | boolean
  | null
  | undefined
  | readonly JsValue[]
  | { readonly [name: string]: JsValue };

const LIMIT = 256 * 1024;
const DEPTH = 32;

/** The value that begins at `start`; undefined where it is none. An expression reads as undefined. */
export function readJsValue(text: string, start = 0): JsValue {
  return text.length > LIMIT ? undefined : new Reader(text, start).value(0);
}

class Reader {
  readonly #text: string;
  #at: number;

  constructor(text: string, start: number) {
    this.#text = text;
    this.#at = start;
  }

  value(depth: number): JsValue {
    this.#skip();
    const sign = this.#text.charAt(this.#at);
    if (depth > DEPTH) return this.#give(undefined, this.#text.length);
    if (sign === '{') return this.#object(depth);
    if (sign === '[') return this.#array(depth);
    if (sign === '"' || sign === "'" || sign === '`') return this.#string(sign);
    const [word = ''] = this.#match(/[^\s,}\]]*/y) ?? [];
    switch (word) {
      case 'true':
      case '!0':
        return true;
      case 'false':
      case '!1':
        return false;
      case 'null':
        return null;
      default:
        if (/^-?\d+(?:\.\d+)?$/.test(word)) return Number(word);
        this.#expression();
        return undefined;
    }
  }

  #object(depth: number): JsValue {
    // No name in it can reach an object's own ones.
    const members = Object.create(null) as Record<string, JsValue>;
    this.#at += 1;
    for (;;) {
      this.#skip();
      const sign = this.#text.charAt(this.#at);
      if (sign === '' || sign === '}') return this.#give(members, this.#at + 1);
      if (sign === ',') {
        this.#at += 1;
        continue;
      }
      const name =
        sign === '"' || sign === "'" ? this.#string(sign) : this.#match(/[\w$.-]+/y)?.[0];
      this.#skip();
      if (name === undefined || this.#text.charAt(this.#at) !== ':') {
        // A shorthand, a spread or a method: nothing that has a value here.
        this.#expression();
        if (name === undefined && this.#text.charAt(this.#at) === '') return members;
        continue;
      }
      this.#at += 1;
      const value = this.value(depth + 1);
      members[name] = value;
      this.#skip();
      if (!/[,}]/.test(this.#text.charAt(this.#at))) {
        // What looked like a value was the beginning of an expression.
        this.#expression();
        members[name] = undefined;
      }
    }
  }

  #array(depth: number): JsValue {
    const items: JsValue[] = [];
    this.#at += 1;
    for (;;) {
      this.#skip();
      const sign = this.#text.charAt(this.#at);
      if (sign === '' || sign === ']') return this.#give(items, this.#at + 1);
      if (sign === ',') this.#at += 1;
      else items.push(this.value(depth + 1));
    }
  }

  #string(quote: string): string | undefined {
    let result = '';
    this.#at += 1;
    for (;;) {
      const sign = this.#text.charAt(this.#at);
      this.#at += 1;
      if (sign === '' || sign === quote) return result;
      if (sign !== '\\') {
        result += sign;
        continue;
      }
      const [escape = ''] = this.#match(/u[0-9a-fA-F]{4}|x[0-9a-fA-F]{2}|[\s\S]/y) ?? [];
      const code = /^[ux](.+)$/.exec(escape)?.[1];
      result +=
        code === undefined ? (ESCAPES[escape] ?? escape) : String.fromCharCode(parseInt(code, 16));
    }
  }

  /** Leaves out what is no data, up to the comma or bracket that ends it; always goes on. */
  #expression(): void {
    const before = this.#at;
    let depth = 0;
    while (this.#at < this.#text.length) {
      const sign = this.#text.charAt(this.#at);
      if (/["'`]/.test(sign)) {
        this.#string(sign);
        continue;
      }
      if (depth === 0 && /[,}\]]/.test(sign)) break;
      if (/[([{]/.test(sign)) depth += 1;
      if (/[)\]}]/.test(sign)) depth -= 1;
      this.#at += 1;
      if (depth < 0) break;
    }
    if (this.#at === before) this.#at += 1;
  }

  #skip(): void {
    this.#match(/(?:\s+|\/\/[^\n]*|\/\*[\s\S]*?\*\/)*/y);
  }

  #match(pattern: RegExp): RegExpExecArray | null {
    pattern.lastIndex = this.#at;
    const match = pattern.exec(this.#text);
    if (match) this.#at = pattern.lastIndex;
    return match;
  }

  #give<Value>(value: Value, at: number): Value {
    this.#at = at;
    return value;
  }
}

const ESCAPES: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', '\n': '' };
