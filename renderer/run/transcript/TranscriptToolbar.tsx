// The transcript's tools: whose lines, which phase, find, hints, follow, copy, export.

import { Copy, Download } from 'lucide-react';
import type { KeyboardEvent, ReactNode, RefObject } from 'react';
import { PHASES, isPhase } from '../../../shared/run/phase.ts';
import { Tool } from '../../ui/Button.tsx';
import { DirectionMark } from '../../ui/DirectionMark.tsx';
import { FindField } from '../../ui/FindField.tsx';
import { Icon } from '../../ui/Icon.tsx';
import { Segmented } from '../../ui/Segmented.tsx';
import styles from './Transcript.module.css';
import type { RowFilter } from './row-filter.ts';

export interface TranscriptToolbarProps {
  readonly filter: RowFilter;
  readonly query: string;
  /** As `3 of 17`. */
  readonly count: string;
  readonly hints: boolean;
  readonly follow: boolean;
  readonly findRef: RefObject<HTMLInputElement | null>;
  readonly onFilter: (filter: RowFilter) => void;
  readonly onQuery: (query: string) => void;
  readonly onNext: (backwards: boolean) => void;
  readonly onLeaveFind: () => void;
  readonly onHints: (on: boolean) => void;
  readonly onFollow: (on: boolean) => void;
  readonly onCopy: () => void;
  readonly onExport: () => void;
  /** Why that cannot be done just now. */
  readonly exportBarred: string | undefined;
}

const SPEAKERS = [
  { value: 'all', content: 'All' },
  { value: 'client', content: <DirectionMark direction="client" />, label: 'Client' },
  { value: 'server', content: <DirectionMark direction="server" />, label: 'Server' },
  { value: 'note', content: <DirectionMark direction="note" />, label: 'Ehlo' },
] as const;

export function TranscriptToolbar(props: TranscriptToolbarProps): ReactNode {
  const { filter, query, count } = props;
  const onFindKey = (event: KeyboardEvent): void => {
    if (event.key === 'Enter') props.onNext(event.shiftKey);
    else if (event.key === 'Escape') props.onLeaveFind();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <div className={styles.toolbar}>
      <h2 className={styles.title}>Transcript</h2>
      <Segmented
        label="Show lines of"
        value={filter.direction}
        segments={SPEAKERS}
        onChange={(direction) => props.onFilter({ ...filter, direction })}
      />
      <select
        aria-label="Show lines of phase"
        value={filter.phase}
        onChange={({ target }) =>
          props.onFilter({ ...filter, phase: isPhase(target.value) ? target.value : 'all' })
        }
      >
        <option value="all">All phases</option>
        {PHASES.map((phase) => (
          <option key={phase}>{phase}</option>
        ))}
      </select>
      <FindField
        ref={props.findRef}
        label="Find in the transcript"
        placeholder="Find"
        className={styles.find}
        value={query}
        onFind={props.onQuery}
        onKeyDown={onFindKey}
        aria-keyshortcuts="Control+F"
        tail={
          <span className="num" role="status">
            {query === '' ? '' : count}
          </span>
        }
      />
      <span className="spring" />
      <Tool
        pressed={props.hints}
        title="Explain keywords and decode base64"
        onClick={() => props.onHints(!props.hints)}
      >
        Hints
      </Tool>
      <Tool
        pressed={props.follow}
        title="Stay at the newest line (End)"
        onClick={() => props.onFollow(!props.follow)}
      >
        Follow
      </Tool>
      <Tool label="Copy the transcript" onClick={props.onCopy}>
        <Icon of={Copy} />
      </Tool>
      <Tool label="Export as text" barred={props.exportBarred} onClick={props.onExport}>
        <Icon of={Download} />
      </Tool>
    </div>
  );
}
