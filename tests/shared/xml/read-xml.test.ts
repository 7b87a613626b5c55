// Reads small documents, and takes hostile ones for none, soon.

import { describe, expect, it, test } from 'vitest';
import { childrenOf, readXml, textOf, XML_LIMIT } from '../../../shared/xml/read-xml.ts';

test('a document with all that XML has', () => {
  const root = readXml(
    '\uFEFF<?xml version="1.0"?><!DOCTYPE a PUBLIC "-//X//EN" "http://x.test/a.dtd"><!-- <b> -->' +
      `<n:a x="1 &lt; 2" y='"' z="a>b"><b>one &amp; &#65;&#x42;</b><b/><c><![CDATA[<raw> &amp;]]></c></n:a>\n`,
  );
  expect(root).toMatchObject({ name: 'a', attributes: { x: '1 < 2', y: '"', z: 'a>b' } });
  expect(childrenOf(root, 'b').map(({ text }) => text)).toEqual(['one & AB', '']);
  expect(textOf(root, 'c')).toBe('<raw> &amp;');
  expect(textOf(root, 'd')).toBeUndefined();
});

test.each([
  '',
  'text',
  '<a>',
  '</a>',
  '<a></b>',
  '<a/><b/>',
  '<a/>text',
  '<a x="<"/>',
  '<a x="1/>',
  '<a',
  '<!-- a',
  '<![CDATA[ <a/>',
  '<1/>',
])('%j is none', (text) => {
  expect(readXml(text)).toBeUndefined();
});

describe('a hostile document', () => {
  it('expands no entity of its own', () => {
    const bomb = '<!DOCTYPE a [<!ENTITY b "bbbb"><!ENTITY c "&b;&b;&b;">]><a>&c;</a>';
    expect(readXml(bomb)).toBeUndefined();
    expect(readXml('<a>&c;&constructor;</a>')?.text).toBe('&c;&constructor;');
    expect(readXml('<!DOCTYPE a SYSTEM "file:///etc/passwd"><a>&x;</a>')?.text).toBe('&x;');
  });

  it('is refused past the bounds of size, depth and number', () => {
    expect(readXml(`<a>${' '.repeat(XML_LIMIT)}</a>`)).toBeUndefined();
    expect(readXml('<a>'.repeat(100) + '</a>'.repeat(100))).toBeUndefined();
    expect(readXml(`<a>${'<b/>'.repeat(30_000)}</a>`)).toBeUndefined();
  });

  it.each([
    ['a name without an end', `<${'a'.repeat(100_000)}`],
    ['attributes without an end', `<a ${'x="1" '.repeat(50_000)}`],
    ['names upon names', '<a '.repeat(100_000)],
    ['quotes that do not close', `<a ${`x='`.repeat(100_000)}`],
    ['comments that do not close', `<a>${'<!-- '.repeat(80_000)}`],
  ])('%s costs no more than a reading', (_, text) => {
    expect(readXml(text)).toBeUndefined();
  });

  it('leaves no way to an object’s own properties', () => {
    const root = readXml('<a __proto__="x" constructor="y"><__proto__>z</__proto__></a>');
    expect(Object.getPrototypeOf(root?.attributes ?? {})).toBe(Object.prototype);
    expect(textOf(root, '__proto__')).toBe('z');
  });
});
