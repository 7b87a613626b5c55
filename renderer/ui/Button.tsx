// Gives the window's buttons: framed ones with words, and quiet tools.

import type { ComponentProps, ReactNode } from 'react';
import { cx } from './cx.ts';
import styles from './Button.module.css';

export interface ButtonProps extends ComponentProps<'button'> {
  /** The one that most likely comes next, drawn in the accent. */
  readonly primary?: boolean;
  /** Why it can do nothing just now; it stays in reach, so that this can be read. */
  readonly barred?: string | undefined;
}

/** What makes a button say why it does nothing: it keeps its place in the order of focus. */
export function bar(
  reason: string | undefined,
): Pick<ComponentProps<'button'>, 'aria-disabled' | 'title' | 'onClick'> | undefined {
  if (reason === undefined) return undefined;
  return {
    'aria-disabled': true,
    title: reason,
    onClick: (event) => event.preventDefault(),
  };
}

/** A framed button that says in words what happens. */
export function Button({ primary = false, barred, className, ...rest }: ButtonProps): ReactNode {
  return (
    <button
      type="button"
      className={cx(styles.button, primary && styles.primary, className)}
      {...rest}
      {...bar(barred)}
    />
  );
}

/** A quiet button of a toolbar. With `label` it is an icon alone, which the label names. */
export interface ToolProps extends ComponentProps<'button'> {
  readonly label?: string;
  readonly pressed?: boolean;
  /** As of `Button`. */
  readonly barred?: string | undefined;
}

export function Tool({ label, pressed, barred, className, ...rest }: ToolProps): ReactNode {
  return (
    <button
      type="button"
      className={cx(styles.tool, label !== undefined && styles.iconOnly, className)}
      aria-label={label}
      aria-pressed={pressed}
      title={label}
      {...rest}
      {...bar(barred)}
    />
  );
}

/** A button that reads like a link, since it leads somewhere and changes nothing. */
export function LinkButton({ className, ...rest }: ComponentProps<'button'>): ReactNode {
  return <button type="button" className={cx(styles.link, className)} {...rest} />;
}
