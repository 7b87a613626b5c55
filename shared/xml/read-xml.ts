// Reads a small XML document into a tree, within bounds: no DTD is obeyed and no entity expands.

/** An element: its local name, its attributes, its own text and its children, in order. */
export interface XmlElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  /** The text directly in it, as it stands. */
  readonly text: string;
  readonly children: readonly XmlElement[];
}

interface Open {
  readonly name: string;
  readonly tag: string;
  readonly attributes: Readonly<Record<string, string>>;
  text: string;
  readonly children: XmlElement[];
}

/** Most characters of a document; configurations are a few thousand. */
export const XML_LIMIT = 512 * 1024;
const DEPTH_LIMIT = 64;
const ELEMENT_LIMIT = 20_000;

const NAME = '[A-Za-z_][\\w.:-]{0,200}';
/**
 * One piece of markup or text. What is not well-formed fits none of them. The alternatives
 * begin with different characters, so that none is tried twice on the same text.
 */
const PIECE = new RegExp(
  `<!--[\\s\\S]*?-->|<!\\[CDATA\\[([\\s\\S]*?)\\]\\]>|<\\?[\\s\\S]*?\\?>|<!DOCTYPE[^<>\\[]*>` +
    `|</(${NAME})\\s*>|<(${NAME})((?:[\\s/](?:[^<>"']|"[^"<]*"|'[^'<]*')*)?)>|([^<]+)`,
  'y',
);
const ATTRIBUTE = new RegExp(`(${NAME})\\s*=\\s*(?:"([^"]*)"|'([^']*)')`, 'g');

const ENTITIES: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
};

/**
 * The document's root; undefined for what is not well-formed, or past a bound. A DOCTYPE with
 * declarations of its own is not taken, since nothing honest here needs one.
 */
export function readXml(document: string): XmlElement | undefined {
  if (document.length > XML_LIMIT) return undefined;
  const text = document.replace(/^\uFEFF/, '');
  const open: Open[] = [];
  let root: XmlElement | undefined;
  let count = 0;
  PIECE.lastIndex = 0;
  while (PIECE.lastIndex < text.length) {
    const match = PIECE.exec(text);
    if (!match) return undefined;
    const [, data, closing, opening, rest = '', plain] = match;
    const parent = open.at(-1);
    if (opening !== undefined) {
      if ((root && !parent) || (count += 1) > ELEMENT_LIMIT || open.length >= DEPTH_LIMIT) {
        return undefined;
      }
      open.push(begin(opening, rest));
      if (!rest.trimEnd().endsWith('/')) continue;
    } else if (closing !== undefined) {
      if (parent?.tag !== closing) return undefined;
    } else {
      const said = data ?? (plain === undefined ? '' : withoutEntities(plain));
      if (parent) parent.text += said;
      else if (said.trim() !== '') return undefined;
      continue;
    }
    const done = open.pop();
    if (!done) return undefined;
    const element = { ...done };
    const above = open.at(-1);
    if (above) above.children.push(element);
    else root = element;
  }
  return open.length === 0 ? root : undefined;
}

function begin(tag: string, rest: string): Open {
  const attributes: Record<string, string> = {};
  for (const [, name = '', double, single] of rest.matchAll(ATTRIBUTE)) {
    attributes[localName(name)] = withoutEntities(double ?? single ?? '');
  }
  return { name: localName(tag), tag, attributes, text: '', children: [] };
}

/** Namespaces tell nothing in the documents read here. */
function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}

/** The five entities of XML and the numbered ones; any other stays as it is written. */
function withoutEntities(text: string): string {
  return text.replace(
    /&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|([a-z]{1,8}));/gi,
    (whole, dec, hex, name) => {
      if (typeof name === 'string')
        return (Object.hasOwn(ENTITIES, name) && ENTITIES[name]) || whole;
      const point = typeof dec === 'string' ? Number(dec) : parseInt(String(hex), 16);
      return point > 0 && point <= 0x10_ff_ff ? String.fromCodePoint(point) : whole;
    },
  );
}

/** The children of this name. */
export function childrenOf(element: XmlElement | undefined, name: string): readonly XmlElement[] {
  return element?.children.filter((child) => child.name === name) ?? [];
}

/** The trimmed text of the first child of this name. */
export function textOf(element: XmlElement | undefined, name: string): string | undefined {
  const [child] = childrenOf(element, name);
  return child?.text.trim();
}
