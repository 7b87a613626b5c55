/** Writes Dovecot's configuration, in the language of its version. */

/** Dovecot's versions before and from 2.4 on do not understand each other's files. */
export type DovecotLanguage = '2.3' | '2.4';

/** What the file says. */
export interface DovecotSetting {
  readonly folder: string;
  readonly programs: string;
  readonly logFile: string;
  readonly socket: string;
  /** A file of users and passwords. */
  readonly users: string;
  readonly mechanisms: readonly string[];
  /** Handed on to Dovecot's own processes. */
  readonly env: Readonly<Record<string, string>>;
  /** Whom its processes become where they run as root, and who must exist. */
  readonly serviceUsers: { login: string; internal: string; group: string };
  /** The folder of the keys by which bearer tokens are checked. */
  readonly tokenKeys: string;
  /** The file for bearer tokens that version 2.3 wants beside its configuration. */
  readonly tokenSettings: string;
}

/** The whole of dovecot.conf. */
export function dovecotConf(language: DovecotLanguage, setting: DovecotSetting): string {
  return `${language === '2.4' ? 'dovecot_config_version = 2.4.0\ndovecot_storage_version = 2.4.0\n' : ''}
base_dir = ${setting.folder}/run
state_dir = ${setting.folder}/state
libexec_dir = ${setting.programs}
log_path = ${setting.logFile}
default_login_user = ${setting.serviceUsers.login}
default_internal_user = ${setting.serviceUsers.internal}
default_internal_group = ${setting.serviceUsers.group}
protocols =
ssl = no
auth_mechanisms = ${setting.mechanisms.join(' ')}
# A wrong password is answered within half a second, also the tenth from one address.
auth_failure_delay = 0
service anvil {
  chroot =
  unix_listener anvil-auth-penalty {
    mode = 0
  }
}
service stats {
  chroot =
}
service auth {
  unix_listener ${setting.socket} {
    mode = 0666
  }
}
${{ '2.3': lookups23, '2.4': lookups24 }[language](setting)}`;
}

function lookups23(setting: DovecotSetting): string {
  return `disable_plaintext_auth = no
import_environment = ${Object.keys(setting.env).join(' ')}
passdb {
  driver = passwd-file
  args = scheme=PLAIN username_format=%u ${setting.users}
}
passdb {
  driver = oauth2
  mechanisms = xoauth2 oauthbearer
  args = ${setting.tokenSettings}
}
userdb {
  driver = static
  args = uid=nobody gid=nogroup home=${setting.folder}
}
`;
}

/** The file that {@link DovecotSetting.tokenSettings} names. */
export function tokenSettings23({ tokenKeys }: DovecotSetting): string {
  return `introspection_mode = local
local_validation_key_dict = fs:posix:prefix=${tokenKeys}/
username_attribute = sub
`;
}

function lookups24(setting: DovecotSetting): string {
  const environment = Object.entries(setting.env).map(([name, value]) => `  ${name} = ${value}\n`);
  return `auth_allow_cleartext = yes
import_environment {
${environment.join('')}}
passdb passwd-file {
  passwd_file_path = ${setting.users}
  default_password_scheme = PLAIN
  auth_username_format = %{user}
}
oauth2 {
  introspection_mode = local
  username_attribute = sub
  oauth2_local_validation {
    dict fs {
      fs posix {
        prefix = ${setting.tokenKeys}/
      }
    }
  }
}
passdb oauth2 {
  mechanisms_filter = xoauth2 oauthbearer
}
userdb static {
  fields {
    uid = nobody
    gid = nogroup
    home = ${setting.folder}
  }
}
`;
}
