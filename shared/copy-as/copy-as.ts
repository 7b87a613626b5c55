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

const COPY_FORMS = {
  swaks: copyAsSwaks,
  openssl: copyAsOpenssl,
  curl: copyAsCurl,
  nc: copyAsNetcat,
  powershell: copyAsPowershell,
  nodemailer: copyAsNodemailer,
  smtplib: copyAsSmtplib,
  phpmailer: copyAsPhpmailer,
  go: copyAsGo,
  java: copyAsJakartaMail,
  csharp: copyAsMailkit,
  postfix: copyAsPostfix,
  msmtp: copyAsMsmtp,
} as const satisfies Record<CopyFormName, CopyForm>;

/** The plan in this form, with a placeholder for the secret, and what it does not carry over. */
export function copyAs(name: CopyFormName, plan: RunPlan, files: CopyFiles = {}): Copied {
  const settings = copySettings(plan, files);
  const { text, notes } = COPY_FORMS[name](settings);
  return { text, notes: [...notes, ...settings.leftOut] };
}
