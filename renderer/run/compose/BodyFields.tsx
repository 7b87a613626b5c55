// The message itself: composed of parts, or a file that goes byte for byte.

import type { ReactNode } from 'react';
import { Field } from '../../ui/Field.tsx';
import { Segmented } from '../../ui/Segmented.tsx';
import { AttachmentList } from './AttachmentList.tsx';
import styles from './Composer.module.css';
import { HeaderFields } from './HeaderFields.tsx';
import type { FieldsProps } from './fields.ts';
import { composedOf, withComposed } from './message-draft.ts';
import { RawFields } from './RawFields.tsx';
import type { RawFieldsProps } from './RawFields.tsx';
import { kindOf, withKind } from './set-aside.ts';
import { unseenIn } from './unseen.ts';

export type BodyFieldsProps = FieldsProps & RawFieldsProps;

const KINDS = [
  { value: 'text', content: 'Text' },
  { value: 'html', content: 'Text and HTML' },
  { value: 'raw', content: 'A raw .eml' },
] as const;

export function BodyFields(props: BodyFieldsProps): ReactNode {
  const { rest, form, onChange, onForm } = props;
  const message = composedOf(rest);
  const kind = kindOf(form);
  return (
    <fieldset>
      <legend>
        Message<span className="sub">composed, or a file byte for byte</span>
      </legend>
      <div className={styles.kinds}>
        <Segmented
          label="The message is made of"
          value={kind}
          segments={KINDS}
          onChange={(next) => onForm(withKind(form, next))}
        />
      </div>
      {kind === 'raw' ? (
        <RawFields {...props} />
      ) : (
        <>
          <Field label="Subject" note={unseenIn(message.subject)}>
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
          <Field label="Text" note={unseenIn(message.text)}>
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
            <Field
              label="HTML"
              note={unseenIn(message.html) ?? 'Sent as it stands; it is not shown here as a page.'}
            >
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
