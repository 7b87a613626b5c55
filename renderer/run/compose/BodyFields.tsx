// The message itself: composed of parts, or a file that goes byte for byte.

import type { ReactNode } from 'react';
import { octets } from '../../../shared/words/en/phrases.ts';
import { Field } from '../../ui/Field.tsx';
import { Segmented } from '../../ui/Segmented.tsx';
import { AttachmentList } from './AttachmentList.tsx';
import styles from './Composer.module.css';
import { HeaderFields } from './HeaderFields.tsx';
import type { FieldsProps } from './fields.ts';
import { base64Size, readBase64 } from './file-content.ts';
import { composedOf, withComposed } from './message-draft.ts';

export interface BodyFieldsProps extends FieldsProps {
  readonly onTrouble: (message: string) => void;
}

type Kind = 'text' | 'html' | 'raw';

const KINDS = [
  { value: 'text', content: 'Text' },
  { value: 'html', content: 'Text and HTML' },
  { value: 'raw', content: 'A raw .eml' },
] as const;

export function BodyFields(props: BodyFieldsProps): ReactNode {
  const { rest, onChange } = props;
  const message = composedOf(rest);
  const kind: Kind =
    rest.message?.kind === 'raw' ? 'raw' : message.html !== undefined ? 'html' : 'text';
  const choose = (next: Kind): void => {
    if (next === 'raw') onChange({ ...rest, message: { kind: 'raw', content: '' } });
    else onChange(withComposed(rest, { html: next === 'html' ? (message.html ?? '') : undefined }));
  };
  return (
    <fieldset>
      <legend>
        Message<span className="sub">composed, or a file byte for byte</span>
      </legend>
      <div className={styles.kinds}>
        <Segmented label="The message is made of" value={kind} segments={KINDS} onChange={choose} />
      </div>
      {kind === 'raw' ? (
        <RawFields {...props} />
      ) : (
        <>
          <Field label="Subject">
            {(ties) => (
              <input
                {...ties}
                type="text"
                value={message.subject ?? ''}
                maxLength={998}
                onChange={({ target }) =>
                  onChange(withComposed(rest, { subject: target.value || undefined }))
                }
              />
            )}
          </Field>
          <HeaderFields rest={rest} onChange={onChange} />
          <Field label="Text">
            {(ties) => (
              <textarea
                {...ties}
                rows={5}
                value={message.text ?? ''}
                onChange={({ target }) =>
                  onChange(withComposed(rest, { text: target.value || undefined }))
                }
              />
            )}
          </Field>
          {kind === 'html' && (
            <Field label="HTML" note="Sent as it stands; it is not shown here as a page.">
              {(ties) => (
                <textarea
                  {...ties}
                  className="wire"
                  rows={5}
                  spellCheck={false}
                  value={message.html ?? ''}
                  onChange={({ target }) => onChange(withComposed(rest, { html: target.value }))}
                />
              )}
            </Field>
          )}
          <AttachmentList {...props} />
        </>
      )}
    </fieldset>
  );
}

function RawFields({ rest, onChange, onTrouble }: BodyFieldsProps): ReactNode {
  const raw = rest.message?.kind === 'raw' ? rest.message : undefined;
  const open = async (file: File | undefined): Promise<void> => {
    if (!file) return;
    try {
      onChange({ ...rest, message: { kind: 'raw', content: await readBase64(file) } });
    } catch (error) {
      onTrouble(error instanceof Error ? error.message : String(error));
    }
  };
  const size = raw ? base64Size(raw.content) : 0;
  return (
    <>
      <Field label="File" note={size > 0 ? `${octets(size)} read` : 'Nothing chosen yet.'}>
        {(ties) => (
          <input
            {...ties}
            type="file"
            accept=".eml,message/rfc822"
            onChange={({ target }) => void open(target.files?.[0])}
          />
        )}
      </Field>
      <label className={styles.check}>
        <input
          type="checkbox"
          checked={raw?.rawLines ?? false}
          onChange={({ target }) =>
            onChange({
              ...rest,
              message: { kind: 'raw', content: raw?.content ?? '', rawLines: target.checked },
            })
          }
        />
        send bare CR and LF as they stand
      </label>
    </>
  );
}
