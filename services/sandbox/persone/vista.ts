/** What the people of the sandbox read of a pratica at the public door: the part they look at. */
export interface Tentativo {
  id: string;
  canale: string | null;
  stato: string;
  speditoIl: string | null;
  esito: string | null;
  legaleIl: string | null;
}
export interface Atto {
  id: string;
  tipo: string;
  emessoIl: string;
  nav: string | null;
  stato: string;
  importi: { dovuto: string };
  tentativi: Tentativo[];
}
export interface Pratica {
  id: string;
  stato: string;
  versione: number;
  debitore: { codiceFiscale: string | null };
  partite: { id: string }[];
  fatti: { tipo: string; notoIl: string; dati: { rate?: number; rata?: number; primaScadenza?: string } }[];
  atti: Atto[];
  proposte: { id: string; tipo: string; motivo: string; il: string }[];
  compiti: { id: string; tipo: string; apertoIl: string; chiusoIl: string | null }[];
  pagamenti: { importo: string }[];
}
