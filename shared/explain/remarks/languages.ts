// Knows how mail programs say in other languages than English that a connection failed.

import { likely, type Remarks } from './remark.ts';

export const otherLanguages: Remarks = likely(
  [
    /nicht mit STARTTLS aufgebaut|STARTTLS .{0,40}(?:nicht unterstützt|non (?:supporté|pris en charge)|no (?:es compatible|admite))/i,
    { type: 'missing', what: 'starttls' },
    'starttls',
  ],
  [
    /scheint .{0,60}verschlüsselte|Authentifizierungsmethode nicht|méthode d.authentification .{0,40}(?:pas|non)|método de autenticación .{0,40}no|no .{0,30}método de autenticación/i,
    { type: 'missing', what: 'common-mechanism' },
    'auth',
  ],
  [
    /Zertifikat .{0,80}(?:abgelaufen|nicht mehr gültig)|certificat .{0,60}expiré|certificado .{0,60}(?:caducado|expirado|vencido)|certificato .{0,60}scaduto/i,
    { type: 'certificate', problem: 'expired' },
  ],
  [
    /Zertifikat .{0,80}(?:nicht vertrau|ungültig|nicht überprüf|nicht verifiz)|certificat .{0,60}(?:pas approuvé|non valide|invalide|non fiable)|certificado .{0,60}(?:no (?:es )?(?:de confianza|válido)|inválido)|certificato .{0,60}non (?:è )?(?:valido|attendibile)/i,
    { type: 'certificate' },
  ],
  [
    /(?:Server|Servername|Host).{0,80}(?:nicht gefunden|unbekannt)|serveur .{0,80}(?:introuvable|est inconnu)|servidor .{0,80}(?:no se (?:ha )?encontr|desconocido|não (?:foi )?encontrado)|server .{0,80}non trovato/i,
    { type: 'resolve', cause: 'no-such-name' },
  ],
  [
    /Zeitüberschreitung|Zeitlimit|délai d.(?:attente|expiration)|connexion .{0,120}a expiré|tiempo de espera|tempo (?:limite|di attesa)|(?:connessione|conexión|conexão) .{0,80}(?:scaduta|expir|agotad)|连接超时|タイムアウト/i,
    { type: 'silence' },
  ],
  [
    /Verbindung .{0,160}(?:unterbrochen|getrennt|abgebrochen|geschlossen|zurückgesetzt|verloren)|connexion .{0,160}(?:interrompue|perdue|coupée|fermée)|conexión .{0,160}(?:interrumpi|perdi|cerra)|conexão .{0,160}(?:interrompida|perdida|encerrada|fechada)|connessione .{0,160}(?:interrotta|persa|chiusa)|verbinding .{0,160}verbroken/i,
    { type: 'lost', cause: 'closed' },
  ],
  [
    /Verbindung .{0,160}(?:fehlgeschlagen|verweigert|abgelehnt|nicht (?:hergestellt|möglich))|keine Verbindung|connexion .{0,160}(?:a échoué|refusée|impossible)|échec de la connexion|impossible de se connecter|no se (?:ha )?pud[oe].{0,20} (?:conectar|establecer)|conexión .{0,120}(?:fall|rechaz)|não foi possível (?:se )?conectar|impossibile (?:connettersi|stabilire)|connessione .{0,120}(?:fallita|rifiutata)|verbinding .{0,120}mislukt|无法连接|接続できません/i,
    { type: 'connect', outcome: 'failed' },
  ],
);
