import { idDerivato } from '../../../database/identificativi';
import type { Ruolo } from '../../../database/schema/enti';

export interface PersonaSandbox {
  /** The name to ask a token with. */
  utente: string;
  id: string;
  nome: string;
  ruolo: Ruolo;
}

const persona = (utente: string, nome: string, ruolo: Ruolo): PersonaSandbox => ({
  utente,
  id: idDerivato('ute', 'sandbox', utente),
  nome,
  ruolo,
});

/** The staff of the demonstration: invented people, one per role, and the machines that bring money. */
export const PERSONE: readonly PersonaSandbox[] = [
  persona('lettura', 'Ludovica Lettura', 'ente.lettura'),
  persona('operatore', 'Olga Operatrice', 'ente.operatore'),
  persona('responsabile', 'Renato Responsabile', 'ente.responsabile'),
  persona('societa', 'Sara Società', 'societa.operatore'),
  persona('ufficiale', 'Ugo Ufficiale', 'societa.ufficiale'),
  persona('amministratore', 'Ada Amministratrice', 'societa.amministratore'),
  persona('pagamenti', 'Canale dei pagamenti', 'macchina'),
];

/** By name or by id; null when nobody is called so. */
export const trovaPersona = (utente: string): PersonaSandbox | null =>
  PERSONE.find((p) => p.utente === utente || p.id === utente) ?? null;
