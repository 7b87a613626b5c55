// Takes a pasted reply, error message or log, and shows what it means; no connection is made.

import { useEffect, useRef, useState } from 'react';
import type { ReactNode } from 'react';
import type { Phase } from '../../shared/run/phase.ts';
import { useStore } from '../state/store.ts';
import { Button } from '../ui/Button.tsx';
import { ExplainHints } from './ExplainHints.tsx';
import { ExplainResult } from './ExplainResult.tsx';
import styles from './Explain.module.css';
import { explained } from './explained.ts';
import { placeOfLine, readTextFile, TEXT_LIMIT, TOO_LONG } from './paste-text.ts';
import { spokenOf } from './words.ts';

export interface ExplainViewProps {
  readonly version: string;
  readonly onCopy: () => void;
  readonly onTrouble: (message: string) => void;
  readonly leave: ReactNode;
}

/** Milliseconds without a key before the text is read anew. */
const PAUSE = 150;

/** Why nothing is explained: there is no text, none was recognised, or there is too much of it. */
export type Unexplained = 'empty' | 'unrecognised' | 'too-long';

export function ExplainView({ version, onCopy, onTrouble, leave }: ExplainViewProps): ReactNode {
  // What is pasted may hold a password: it stands in the text field and nowhere else.
  const field = useRef<HTMLTextAreaElement>(null);
  const [changes, setChanges] = useState(0);
  const [phase, setPhase] = useState<Phase>();
  const [server, setServer] = useState('');
  const [serverUnread, setServerUnread] = useState(false);
  const [refused, setRefused] = useState<string>();
  const [why, setWhy] = useState<Unexplained>('empty');
  const explanation = useStore(explained);
  const changed = (): void => {
    setRefused(undefined);
    setChanges((count) => count + 1);
  };

  useEffect(() => {
    const area = field.current;
    return () => {
      explained.set(undefined);
      if (area) area.value = '';
    };
  }, []);

  useEffect(() => {
    let stale = false;
    const read = async (): Promise<void> => {
      const { explainPasted } = await import('./explain-pasted.ts');
      const text = field.current?.value ?? '';
      if (stale) return;
      if (text.trim() === '' || text.length > TEXT_LIMIT) {
        setWhy(text.length > TEXT_LIMIT ? 'too-long' : 'empty');
        explained.set(undefined);
        return;
      }
      const answer = explainPasted({ text, phase, server, version });
      setWhy('unrecognised');
      setServerUnread(answer.serverUnread);
      explained.set(answer.explanation);
    };
    const timer = setTimeout(() => {
      read().catch((error: unknown) =>
        onTrouble(error instanceof Error ? error.message : String(error)),
      );
    }, PAUSE);
    return () => {
      stale = true;
      clearTimeout(timer);
    };
    // A new `onTrouble` is no reason to read again.
  }, [changes, phase, server, version]);

  const put = (text: string): void => {
    if (field.current) field.current.value = text;
    changed();
  };

  const showLine = (number: number): void => {
    const area = field.current;
    if (!area) return;
    const [start, end] = placeOfLine(area.value, number);
    // A field scrolls to its caret when it gets focus, and not when the selection changes.
    area.blur();
    area.setSelectionRange(start, start);
    area.focus();
    area.setSelectionRange(start, end);
  };

  const take = async (files: readonly File[]): Promise<void> => {
    const read = await readTextFile(files);
    if ('text' in read) put(read.text);
    else setRefused(read.trouble);
  };

  return (
    <main
      className={styles.explain}
      onDragOver={(event) => event.preventDefault()}
      onDrop={(event) => {
        if (event.dataTransfer.files.length === 0) return;
        event.preventDefault();
        void take([...event.dataTransfer.files]);
      }}
    >
      <section className={styles.in} data-region="paste" aria-labelledby="explain-title">
        <header className={styles.head}>
          <h1 id="explain-title">Explain a reply or log</h1>
          <span className="spring" />
          <Button
            onClick={() => {
              put('');
              field.current?.focus();
            }}
          >
            Clear
          </Button>
          {leave}
        </header>
        <p id="explain-hint" className={styles.hint}>
          Paste an error message, a server’s reply, a bounce, or the log of a mail program (swaks,
          openssl, Outlook, Thunderbird, nodemailer and others), or drop a .txt, .log or .eml file.
          It stays on this computer and is gone when you leave.
        </p>
        <textarea
          ref={field}
          data-start=""
          className="wire"
          dir="ltr"
          aria-label="Text to explain"
          aria-describedby={refused === undefined ? 'explain-hint' : 'explain-refused'}
          autoComplete="off"
          autoCapitalize="off"
          spellCheck={false}
          onChange={changed}
          onPaste={(event) => {
            if (event.clipboardData.getData('text/plain').length <= TEXT_LIMIT) return;
            event.preventDefault();
            setRefused(TOO_LONG);
          }}
        />
        {refused !== undefined && (
          <p id="explain-refused" className={styles.refused} role="alert">
            {refused}
          </p>
        )}
        <ExplainHints
          phase={phase}
          server={server}
          serverUnread={serverUnread}
          onPhase={setPhase}
          onServer={setServer}
        />
      </section>
      <div className={styles.out}>
        <ExplainResult explanation={explanation} why={why} onLine={showLine} onCopy={onCopy} />
      </div>
      <div className="vh" role="status" aria-live="polite" data-testid="explained">
        {spokenOf(explanation, why)}
      </div>
    </main>
  );
}
