// Lays what was offered in clear beside what was offered in TLS, one row a keyword.

import type { Extension } from '../../../shared/smtp/extension.ts';

export interface MergedExtension {
  readonly name: string;
  readonly clear: Extension | undefined;
  readonly encrypted: Extension | undefined;
}

/** The keyword, of an unknown extension the one it was announced with. */
export function extensionName(extension: Extension): string {
  return extension.keyword === 'other' ? extension.name : extension.keyword;
}

/** In the order of the latest announcement, then what only the first one had. */
export function mergeExtensions(
  clear: readonly Extension[] = [],
  encrypted: readonly Extension[] = [],
): readonly MergedExtension[] {
  const byName = (list: readonly Extension[], name: string): Extension | undefined =>
    list.find((extension) => extensionName(extension) === name);
  const names = new Set([...encrypted, ...clear].map(extensionName));
  return [...names].map((name) => ({
    name,
    clear: byName(clear, name),
    encrypted: byName(encrypted, name),
  }));
}
