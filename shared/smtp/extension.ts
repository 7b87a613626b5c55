// Reads the service extensions of an EHLO reply into types (RFC 5321 section 4.1.1.1).

import { peerTextPart } from './peer-text.ts';
import type { PeerText } from './peer-text.ts';
import { parseMechanismName } from './sasl-name.ts';
import type { MechanismName } from './sasl-name.ts';

/** One service extension as a server announced it. */
export type Extension =
  | {
      readonly keyword: 'SIZE';
      /** Octets; 0 is no fixed limit, absent is not said. */ readonly limit?: number;
    }
  | {
      readonly keyword: 'AUTH';
      readonly mechanisms: readonly MechanismName[];
      /** Announced as `AUTH=` only, as before RFC 2554. */ readonly oldSyntax: boolean;
    }
  | { readonly keyword: 'LIMITS'; readonly limits: Readonly<Record<string, string>> }
  | { readonly keyword: 'DELIVERBY'; readonly minimumSeconds?: number }
  | { readonly keyword: 'MT-PRIORITY'; readonly profile?: PeerText }
  | {
      readonly keyword: 'FUTURERELEASE';
      readonly maximumSeconds?: number;
      readonly latest?: PeerText;
    }
  | { readonly keyword: 'BURL'; readonly schemes: readonly PeerText[] }
  | { readonly keyword: FlagKeyword }
  | { readonly keyword: 'other'; readonly name: PeerText; readonly parameters: PeerText };

const FLAG_KEYWORDS = [
  'STARTTLS',
  'PIPELINING',
  '8BITMIME',
  'SMTPUTF8',
  'CHUNKING',
  'BINARYMIME',
  'DSN',
  'ENHANCEDSTATUSCODES',
  'REQUIRETLS',
  'VRFY',
  'ETRN',
  'HELP',
  'XCLIENT',
] as const;

/** Keywords that say all by being there; parameters behind them are not kept. */
export type FlagKeyword = (typeof FLAG_KEYWORDS)[number];

/** The member of `Extension` that a keyword stands for. */
export type ExtensionOf<K extends Extension['keyword']> = Extension extends infer E
  ? E extends Extension
    ? K extends E['keyword']
      ? E & { readonly keyword: K }
      : never
    : never
  : never;

/** The first extension of this keyword, if it was announced. */
export function findExtension<K extends Extension['keyword']>(
  extensions: readonly Extension[],
  keyword: K,
): ExtensionOf<K> | undefined {
  return extensions.find((extension) => extension.keyword === keyword) as
    ExtensionOf<K> | undefined;
}

/** One line read; `malformed` says that a part of it broke its extension's grammar. */
export interface ReadExtension {
  readonly extension: Extension;
  readonly malformed: boolean;
}

/** A whole EHLO reply. */
export interface EhloReply {
  /** The name the server gives itself, the first word of the first line; may be empty. */
  readonly name: PeerText;
  /** What follows the name in the first line; may be empty. */
  readonly greeting: PeerText;
  /** In the server's order; several AUTH lines are merged where the first one stood. */
  readonly extensions: readonly Extension[];
  /** Indexes into the lines of those that were malformed. */
  readonly malformed: readonly number[];
}

/**
 * Reads one line of an EHLO reply, without its code. Keywords are taken in any case,
 * with tabs or several blanks between words and blanks at the end; what Ehlo does not
 * know is kept as `other`. Never throws: a parameter that breaks the grammar is left out.
 */
export function readExtension(line: PeerText): ReadExtension {
  const [name, parameters, equals] = cut(trim(line), /[ \t=]/);
  const keyword = name.toUpperCase();
  if (keyword === 'AUTH') return readAuth(parameters, equals);
  const known = readKnown(keyword, parameters);
  if (known === undefined) {
    const malformed = !/^[A-Za-z0-9][A-Za-z0-9-]*$/.test(name) || equals;
    return { extension: { keyword: 'other', name, parameters }, malformed };
  }
  // `SIZE=1000` is against the grammar, but plain enough to read.
  return equals ? { ...known, malformed: true } : known;
}

/** Reads the lines of an EHLO reply, without their codes; the first holds the server's name. */
export function readEhlo(lines: readonly PeerText[]): EhloReply {
  const [name, greeting] = cut(trim(lines[0] ?? NOTHING), /[ \t]/);
  const extensions: Extension[] = [];
  const malformed: number[] = [];
  for (const [index, line] of lines.entries()) {
    if (index === 0) continue;
    const read = readExtension(line);
    if (read.malformed) malformed.push(index);
    addExtension(extensions, read.extension);
  }
  return { name, greeting, extensions, malformed };
}

/** Merges AUTH and `AUTH=`, which servers announce beside each other for old clients. */
function addExtension(extensions: Extension[], extension: Extension): void {
  const at = extension.keyword === 'AUTH' ? indexOfAuth(extensions) : -1;
  const before = extensions[at];
  if (extension.keyword !== 'AUTH' || before?.keyword !== 'AUTH') {
    extensions.push(extension);
    return;
  }
  extensions[at] = {
    keyword: 'AUTH',
    mechanisms: [...new Set([...before.mechanisms, ...extension.mechanisms])],
    oldSyntax: before.oldSyntax && extension.oldSyntax,
  };
}

function indexOfAuth(extensions: readonly Extension[]): number {
  return extensions.findIndex(({ keyword }) => keyword === 'AUTH');
}

function readAuth(parameters: PeerText, oldSyntax: boolean): ReadExtension {
  const given = words(parameters);
  const mechanisms = given.map(parseMechanismName).filter((name) => name !== undefined);
  return {
    extension: { keyword: 'AUTH', mechanisms: [...new Set(mechanisms)], oldSyntax },
    malformed: mechanisms.length < given.length,
  };
}

function readKnown(keyword: string, parameters: PeerText): ReadExtension | undefined {
  const [first, second] = words(parameters);
  switch (keyword) {
    case 'SIZE': {
      const limit = readNumber(first);
      return {
        extension: { keyword, ...(limit !== undefined && { limit }) },
        malformed: bad(first, limit),
      };
    }
    case 'DELIVERBY': {
      const minimumSeconds = readNumber(first);
      const extension = {
        keyword,
        ...(minimumSeconds !== undefined && { minimumSeconds }),
      } as const;
      return { extension, malformed: bad(first, minimumSeconds) };
    }
    case 'FUTURERELEASE': {
      const maximumSeconds = readNumber(first);
      const extension = {
        keyword,
        ...(maximumSeconds !== undefined && { maximumSeconds }),
        ...(second !== undefined && { latest: second }),
      } as const;
      return { extension, malformed: bad(first, maximumSeconds) };
    }
    case 'MT-PRIORITY':
      return {
        extension: { keyword, ...(first !== undefined && { profile: first }) },
        malformed: false,
      };
    case 'BURL':
      return { extension: { keyword, schemes: words(parameters) }, malformed: false };
    case 'LIMITS':
      return readLimits(parameters);
    default:
      return isFlag(keyword) ? { extension: { keyword }, malformed: false } : undefined;
  }
}

/** RFC 9422 section 3: `name=value` words; a name without a value is against the grammar. */
function readLimits(parameters: PeerText): ReadExtension {
  const given = words(parameters);
  const limits = given.flatMap((word): [string, string][] => {
    const match = /^([A-Za-z0-9_-]+)=(.+)$/.exec(word);
    return match?.[1] && match[2] ? [[match[1].toUpperCase(), match[2]]] : [];
  });
  return {
    extension: { keyword: 'LIMITS', limits: Object.fromEntries(limits) },
    malformed: limits.length < given.length,
  };
}

function isFlag(keyword: string): keyword is FlagKeyword {
  return (FLAG_KEYWORDS as readonly string[]).includes(keyword);
}

/** RFC 1870 section 3 allows up to 20 digits. */
function readNumber(word: string | undefined): number | undefined {
  return word !== undefined && /^\d{1,20}$/.test(word) ? Number(word) : undefined;
}

function bad(word: string | undefined, value: number | undefined): boolean {
  return word !== undefined && value === undefined;
}

const NOTHING = '' as PeerText;

/** In linear time: a pattern like `[ \t]+$` takes quadratic time on a line made of blanks. */
function trim(line: PeerText): PeerText {
  let start = 0;
  let end = line.length;
  while (start < end && isBlank(line[start])) start += 1;
  while (end > start && isBlank(line[end - 1])) end -= 1;
  return peerTextPart(line, start, end);
}

function isBlank(character: string | undefined): boolean {
  return character === ' ' || character === '\t';
}

function words(text: PeerText): readonly PeerText[] {
  return text.split(/[ \t]+/).filter((word) => word !== '') as PeerText[];
}

/** Cuts a text at its first separator; says whether that was an equals sign. */
function cut(text: PeerText, separator: RegExp): readonly [PeerText, PeerText, boolean] {
  const at = text.search(separator);
  if (at < 0) return [text, NOTHING, false];
  return [peerTextPart(text, 0, at), trim(peerTextPart(text, at + 1)), text[at] === '='];
}
