// Types what is known of a large mail service.

/** What a help page is about. */
export type Topic =
  'password' | 'smtp-access' | 'oauth' | 'sender' | 'limits' | 'account' | 'recipient' | 'relay';

/** How a service wants its user names: any form, a whole address, or one word for everybody. */
export type UserForm = 'any' | 'address' | 'local-part' | { readonly literal: string };

export interface MailService {
  readonly id: string;
  readonly name: string;
  /** The end of its servers' names. */
  readonly hosts: RegExp;
  /** What gives it away in a greeting, an EHLO reply or a refusal, behind any host name. */
  readonly speech?: RegExp;
  readonly user: UserForm;
  readonly pages: Partial<Record<Topic, string>>;
}
