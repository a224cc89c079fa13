import { addGiorni, addMesi, dataDi, giornoDi } from '../../../domain/calendario';
import type { Indole } from './indole';
import type { Pratica } from './vista';

export interface Intenzione {
  /** Civil date on which it is done. */
  il: string;
  cosa:
    | 'paga'
    | 'paga_meta'
    | 'chiede_rate'
    | 'paga_rata'
    | 'concede_rate'
    | 'sospende'
    | 'sgrava'
    | 'accetta'
    | 'prescrizione';
}

const TITOLI = new Set(['accertamentoEsecutivo', 'intimazioneEsecutiva', 'ingiunzione']);
const GIORNI = {
  entroTermine: 20,
  dopoSollecito: 12,
  meta: 40,
  sospensione: 15,
  sgravio: 25,
  risposta: 90,
  concessione: 5,
};

/** What will be done about a pratica, by whom its debtor is: the debtor pays, the Ente suspends or discharges. */
export function intenzioniDi(p: Pratica, indole: Indole): Intenzione[] {
  if (p.stato !== 'aperta') return [];
  return [...delDebitore(p, indole), ...dellEnte(p, indole)];
}

function servitoIl(p: Pratica): string | null {
  const titoli = p.atti.filter((a) => TITOLI.has(a.tipo));
  const date = titoli.flatMap((a) =>
    a.tentativi.map((t) => (t.esito === 'perfezionata' ? t.legaleIl : null)),
  );
  return date.reduce<string | null>((a, b) => (b === null || (a !== null && a > b) ? a : b), null);
}

const quanti = (p: Pratica, tipo: string) => p.fatti.filter((f) => f.tipo === tipo).length;

function delDebitore(p: Pratica, { paga }: Indole): Intenzione[] {
  const servito = servitoIl(p);
  const sollecito = p.atti.find((a) => a.tipo === 'sollecito795')?.emessoIl ?? null;
  const pagati = quanti(p, 'pagamento');
  if (paga === 'entro_il_termine' && servito && pagati === 0)
    return [{ il: addGiorni(servito, GIORNI.entroTermine), cosa: 'paga' }];
  if (paga === 'dopo_il_sollecito' && sollecito && pagati === 0)
    return [{ il: addGiorni(sollecito, GIORNI.dopoSollecito), cosa: 'paga' }];
  if (paga === 'con_un_piano') return colPiano(p, servito);
  if (paga === 'a_rate_sue' && servito && pagati === 0)
    return [{ il: addGiorni(servito, GIORNI.meta), cosa: 'paga_meta' }];
  if (paga === 'a_rate_sue' && sollecito && pagati === 1)
    return [{ il: addGiorni(sollecito, GIORNI.dopoSollecito), cosa: 'paga' }];
  return [];
}

/** Asks for instalments once it is served, then pays each on its month. */
function colPiano(p: Pratica, servito: string | null): Intenzione[] {
  if (servito && quanti(p, 'richiestaRateazione') === 0)
    return [{ il: addGiorni(servito, GIORNI.entroTermine), cosa: 'chiede_rate' }];
  const piano = p.fatti.find((f) => f.tipo === 'rateazioneConcessa')?.dati;
  const pagate = p.fatti.filter((f) => f.dati.rata !== undefined).length;
  if (!piano?.primaScadenza || piano.rate === undefined || pagate >= piano.rate) return [];
  return [{ il: dataDi(addMesi(giornoDi(piano.primaScadenza), pagate)), cosa: 'paga_rata' }];
}

function dellEnte(p: Pratica, { ente }: Indole): Intenzione[] {
  const servito = servitoIl(p);
  const intenzioni: Intenzione[] = [];
  if (ente === 'sospende' && servito && quanti(p, 'sospensione') === 0)
    intenzioni.push({ il: addGiorni(servito, GIORNI.sospensione), cosa: 'sospende' });
  if (ente === 'sgrava' && servito && quanti(p, 'sgravio') === 0)
    intenzioni.push({ il: addGiorni(servito, GIORNI.sgravio), cosa: 'sgrava' });
  const chiesta = p.proposte.find((x) => x.tipo === 'rateazione');
  if (chiesta && quanti(p, 'rateazioneConcessa') === 0)
    intenzioni.push({ il: addGiorni(chiesta.il, GIORNI.concessione), cosa: 'concede_rate' });
  const prescritta = p.proposte.find((x) => x.tipo === 'prescrizione');
  if (prescritta && quanti(p, 'decisione') === 0)
    intenzioni.push({ il: addGiorni(prescritta.il, GIORNI.risposta), cosa: 'prescrizione' });
  const lista = p.proposte.find((x) => x.tipo === 'inesigibilita');
  // the Ente answers half of the lists; the others wait for it, and a clerk sees them wait
  const risponde = Number.parseInt(p.id.slice(-1), 36) % 2 === 0;
  if (lista && risponde && quanti(p, 'osservazioni') === 0)
    intenzioni.push({ il: addGiorni(lista.il, GIORNI.risposta), cosa: 'accetta' });
  return intenzioni;
}
