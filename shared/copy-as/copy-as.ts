// Lists the forms in which settings are copied for another program.

import type { RunPlan } from '../run/plan.ts';
import type { Copied, CopyForm } from './copy-form.ts';
import type { CopyFormName } from './form-names.ts';
import { copySettings, type CopyFiles } from './copy-settings.ts';
import { copyAsCurl } from './curl.ts';
import { copyAsGo } from './go.ts';
import { copyAsJakartaMail } from './jakarta-mail.ts';
import { copyAsMailkit } from './mailkit.ts';
import { copyAsMsmtp } from './msmtp.ts';
import { copyAsNetcat } from './netcat.ts';
import { copyAsNodemailer } from './nodemailer.ts';
import { copyAsOpenssl } from './openssl.ts';
import { copyAsPhpmailer } from './phpmailer.ts';
import { copyAsPostfix } from './postfix.ts';
import { copyAsPowershell } from './powershell.ts';
import { copyAsSmtplib } from './smtplib.ts';
import { copyAsSwaks } from './swaks.ts';

interface CopyFormAbout {
  /** What a menu calls it. */
  readonly label: string;
  readonly write: CopyForm;
}

export const COPY_FORMS = {
  swaks: { label: 'swaks', write: copyAsSwaks },
  openssl: { label: 'openssl s_client', write: copyAsOpenssl },
  curl: { label: 'curl', write: copyAsCurl },
  nc: { label: 'nc and telnet', write: copyAsNetcat },
  powershell: { label: 'PowerShell', write: copyAsPowershell },
  nodemailer: { label: 'nodemailer', write: copyAsNodemailer },
  smtplib: { label: 'Python smtplib', write: copyAsSmtplib },
  phpmailer: { label: 'PHPMailer', write: copyAsPhpmailer },
  go: { label: 'Go net/smtp', write: copyAsGo },
  java: { label: 'Java, Jakarta Mail', write: copyAsJakartaMail },
  csharp: { label: 'C#, MailKit', write: copyAsMailkit },
  postfix: { label: 'Postfix relayhost', write: copyAsPostfix },
  msmtp: { label: 'msmtprc', write: copyAsMsmtp },
} as const satisfies Record<CopyFormName, CopyFormAbout>;

/** The plan in this form, with a placeholder for the secret, and what it does not carry over. */
export function copyAs(name: CopyFormName, plan: RunPlan, files: CopyFiles = {}): Copied {
  const settings = copySettings(plan, files);
  const { text, notes } = COPY_FORMS[name].write(settings);
  return { text, notes: [...notes, ...settings.leftOut] };
}
