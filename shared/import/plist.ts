// Reads an XML property list, as Apple's configuration profiles are.

import { readXml, type XmlElement } from '../xml/read-xml.ts';

export type PlistValue =
  string | number | boolean | readonly PlistValue[] | ReadonlyMap<string, PlistValue>;

/** Undefined for what is no property list in XML. */
export function readPlist(text: string): PlistValue | undefined {
  const root = readXml(text);
  const [first] = root?.name === 'plist' ? root.children : [];
  return first && valueOf(first);
}

function valueOf(element: XmlElement): PlistValue | undefined {
  switch (element.name) {
    case 'dict':
      return dictionary(element.children);
    case 'array':
      return element.children.flatMap((child) => {
        const value = valueOf(child);
        return value === undefined ? [] : [value];
      });
    case 'true':
      return true;
    case 'false':
      return false;
    case 'integer':
    case 'real':
      return Number(element.text.trim());
    case 'string':
    case 'date':
    case 'data':
      return element.text;
    default:
      return undefined;
  }
}

/** Each key stands before its value. */
function dictionary(children: readonly XmlElement[]): ReadonlyMap<string, PlistValue> {
  const members = new Map<string, PlistValue>();
  let key: string | undefined;
  for (const child of children) {
    if (child.name === 'key') key = child.text;
    else {
      const value = valueOf(child);
      if (key !== undefined && value !== undefined) members.set(key, value);
      key = undefined;
    }
  }
  return members;
}
