// The service extensions: what each promises, in clear and in TLS, and what changed between.

import type { ReactNode } from 'react';
import type { ExtensionsFacet } from '../../../shared/run/facets/extensions.ts';
import { announced } from '../../../shared/run/facets/extensions.ts';
import type { Extension } from '../../../shared/smtp/extension.ts';
import { visible } from '../../../shared/smtp/visible.ts';
import { explainExtension, WITHOUT } from '../words/extension-words.ts';
import styles from './Panel.module.css';
import { Empty, Pairs, Section } from './Section.tsx';
import { extensionName, mergeExtensions } from './merge-extensions.ts';
import type { MergedExtension } from './merge-extensions.ts';

export interface ExtensionsPanelProps {
  readonly extensions: Readonly<ExtensionsFacet>;
  readonly running: boolean;
  /** The name that Ehlo gave, if one was asked for. */
  readonly ehloName: string | undefined;
}

export function ExtensionsPanel({
  extensions,
  running,
  ehloName,
}: ExtensionsPanelProps): ReactNode {
  const now = announced(extensions);
  if (!now) {
    return (
      <Empty>
        {running
          ? 'What the server offers will stand here once it has answered EHLO.'
          : 'This run did not come to EHLO, so nothing was offered.'}
      </Empty>
    );
  }
  const merged = mergeExtensions(extensions.clear?.extensions, extensions.encrypted?.extensions);
  const missing = WITHOUT.filter(
    ([keyword]) => !merged.some((extension) => extension.name === keyword),
  );
  return (
    <>
      <Section title="Offered by the server">
        <table className={styles.table}>
          <thead>
            <tr>
              <th className={styles.keyword}>keyword</th>
              <th className={styles.yesno}>in clear</th>
              <th className={styles.yesno}>in TLS</th>
              <th>meaning</th>
            </tr>
          </thead>
          <tbody>
            {merged.map((extension) => (
              <Row key={extension.name} extension={extension} both={extensions} />
            ))}
          </tbody>
        </table>
        {merged.length === 0 && <p className={styles.note}>The server offers no extensions.</p>}
      </Section>
      {missing.length > 0 && (
        <Section title="Not offered">
          <ul className={styles.plain}>
            {missing.map(([keyword, words]) => (
              <li key={keyword}>
                <span className="wire">{keyword}</span>
                {words}
              </li>
            ))}
          </ul>
        </Section>
      )}
      <Section title="Names">
        <Pairs
          of={[
            [
              'The server',
              <bdi key="s" className="wire">
                {visible(now.name) || 'gives none'}
              </bdi>,
            ],
            [
              'You',
              ehloName === undefined ? (
                'chosen by Ehlo, see the EHLO line'
              ) : (
                <span className="wire">{ehloName}</span>
              ),
            ],
          ]}
        />
      </Section>
    </>
  );
}

interface RowProps {
  readonly extension: MergedExtension;
  readonly both: Readonly<ExtensionsFacet>;
}

function Row({ extension, both }: RowProps): ReactNode {
  const { name, clear, encrypted } = extension;
  const compared = both.clear !== undefined && both.encrypted !== undefined;
  const change = !compared || (clear && encrypted) ? undefined : encrypted ? 'added' : 'removed';
  return (
    <tr className={change && styles[change]}>
      <th scope="row" className="wire">
        {visible(name)}
        {change && <span className="vh">, {change} inside TLS</span>}
      </th>
      <td>{both.clear ? yesNo(clear) : 'not asked'}</td>
      <td>{both.encrypted ? yesNo(encrypted) : '–'}</td>
      <td>{meaning(clear, encrypted)}</td>
    </tr>
  );
}

function yesNo(extension: Extension | undefined): string {
  return extension ? 'yes' : '–';
}

/** What it says now, and what it said in clear where that was something else. */
function meaning(clear: Extension | undefined, encrypted: Extension | undefined): string {
  const now = encrypted ?? clear;
  if (!now) return '';
  const words = wordsFor(now);
  if (!clear || !encrypted) return words;
  const before = wordsFor(clear);
  return before === words ? words : `${words} (in clear: ${before})`;
}

function wordsFor(extension: Extension): string {
  if (extension.keyword === 'AUTH') return extension.mechanisms.join(' ');
  return explainExtension(extension) ?? parametersOf(extension);
}

function parametersOf(extension: Extension): string {
  if (extension.keyword !== 'other') return '';
  return (
    visible(extension.parameters) || `${visible(extensionName(extension))} is not known to Ehlo`
  );
}
