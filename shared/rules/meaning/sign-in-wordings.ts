// Lists how servers say what is wrong with a sign-in itself: its mechanism, its form, name and password.

import { states, suggests } from './wording.ts';
import type { Wording } from './wording.ts';

export const signInWordings: readonly Wording[] = [
  states(
    'mechanism-unsupported',
    [
      /(?:invalid|unsupported|unknown|unrecogni[sz]ed) (?:\S+ )?auth(?:entication)? ?(?:mechanism|method|type|scheme)/,
      /auth(?:entication)? ?(?:mechanism|method|type).{0,40}(?:not (?:supported|available|recogni[sz]ed|enabled|implemented)|unsupported|unknown)/,
      /(?:unsupported|unknown).{0,30} (?:mechanism|method)\b/,
      /mechanism not supported/,
      // Cyrus SASL's SASL_NOMECH: the plug-in of the mechanism is not there.
      /no mechanism available/,
      /anonymous login is not allowed/,
    ],
    'auth',
  ),
  states(
    'sign-in-service-down',
    [
      /connection lost to authentication server/,
      /generic failure/,
      /temporary authentication failure/,
      /unable to authenticate at present/,
      /(?:temporary|internal|system).{0,30}(?:problem|error|failure)/,
      /(?:ldap|radius|directory|database|sql|pam).{0,40}(?:unreachable|unavailable|down|offline|error|fail|timed out)/,
      /cannot authenticate due to/,
      /auth(?:entication)? (?:service|server|backend|daemon).{0,30}(?:unavailable|down|not (?:available|responding))/,
    ],
    'auth',
  ),
  states(
    'sign-in-not-here',
    [
      /authentication not enabled/,
      /auth(?: command)?.{0,20}(?:not (?:allowed|advertised|available|enabled|offered|permitted here)|used when not advertised)/,
      /already authenticated/,
      /mail transaction in progress/,
      /not permitted in mail transaction/,
    ],
    'auth',
  ),
  states(
    'sign-in-malformed',
    [
      /base64/,
      /cannot decode/,
      // Cyrus SASL's SASL_CONTINUE: what was sent was only a part of the exchange.
      /another step is needed/,
      /can't decode/,
      /decod(?:e|ing) (?:error|response)/,
      /response limit exceeded/,
      /(?:line|response|argument) too long/,
      /malformed (?:auth|credential|response)/,
    ],
    'auth',
  ),
  states(
    'unknown-user',
    [
      /(?:no such|unknown|non-?existent|unrecogni[sz]ed) (?:user|account|login|mailbox)(?! name or)/,
      /(?:user|account|login|username|mailbox)(?: \S+| name)? (?:is |was )?(?:not found|unknown|does not exist|doesn't exist|not exist|not recogni[sz]ed|not registered)/,
      /benutzer.{0,20}(?:unbekannt|existiert nicht)/,
      /usuario (?:desconocido|no existe)/,
      /utilisateur inconnu/,
    ],
    'auth',
  ),
  states(
    'wrong-credentials',
    [
      /badcredentials/,
      /(?:username|user name|user|login|e-?mail)(?: ?name)? ?(?:and|or|\/|&) ?password/,
      /(?:incorrect|invalid|wrong|bad) (?:smtp )?(?:credentials?|password|login(?!s)|user(?:name)?|user\/pass|auth(?:entication|orization)? (?:data|credentials?))/,
      /credentials? (?:were |are |is |was )?(?:incorrect|invalid|wrong|rejected|not (?:valid|accepted))/,
      /(?:authentication )?credentials? (?:invalid|incorrect)/,
      /password (?:is |was )?(?:incorrect|invalid|wrong|not (?:correct|accepted|valid)|mismatch)/,
      /key not found/,
      /ungültige (?:anmelde|zugangs)/,
      /(?:benutzername|kennwort|passwort).{0,40}(?:falsch|ungültig|nicht korrekt)/,
      /falsche[sr]? (?:passwort|kennwort|zugangsdaten)/,
      /(?:contraseña|usuario).{0,40}(?:incorrect|inválid|no válid)/,
      /mot de passe.{0,40}(?:incorrect|invalide|erron)/,
      /(?:identifiants?|authentification).{0,30}(?:incorrect|invalide|échou)/,
      /(?:senha|usuário).{0,40}(?:incorret|inválid)/,
      /(?:password|credenziali).{0,30}(?:errat|non valid)/,
      /(?:wachtwoord|gebruikersnaam).{0,40}(?:onjuist|ongeldig)/,
      /(?:hasło|nazwa użytkownika).{0,40}(?:nieprawidł|błędn)/,
      /неверн/,
      /(?:密码|用户名|帐号|账号).{0,10}(?:错误|不正确)/,
      /認証に失敗/,
    ],
    'auth',
  ),
  suggests(
    'wrong-credentials',
    [
      /(?:auth(?:entication|orization)?|login|log-?in|sign[- ]?in|sasl login)(?: is| has| was)? (?:failed|failure|fail|unsuccessful|rejected|refused|invalid)/,
      /failed to authenticate/,
      /(?:could not|unable to) authenticate/,
      /no authentication type succeeded/,
      /anmeldung fehlgeschlagen/,
      /authentifizierung fehlgeschlagen/,
      /autenticación fallida/,
      /échec (?:de l'|d')authentification/,
      /autenticazione fallita/,
      /认证失败/,
      /验证失败/,
    ],
    'auth',
  ),
];
