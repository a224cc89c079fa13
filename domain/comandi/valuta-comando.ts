import type { DataCivile } from '../calendario';
import type { Evento, Fascicolo, Importi, Partita, TipoEvento } from '../fascicolo';
import { partiteDi, pendeRicorso } from '../partite';
import { COMPONENTI } from '../vocabolario';
import { rifiutoInsolvenza, rifiutoMorte, rifiutoPiano } from './rifiuti-vita';
import type { CodiceRifiuto } from './vocabolario';

/** What may still be said of a closed pratica: money, and less debt. */
const A_PRATICA_CHIUSA: ReadonlySet<TipoEvento> = new Set(['pagamento', 'sgravio', 'esitoRicorso']);

/**
 * Why a command cannot be carried out on these facts, null when it can. Money is never refused for its amount:
 * what exceeds the debt becomes a credit. Dates are civil, `oggi` is the day the command is known.
 */
export function trovaRifiuto(f: Fascicolo, evento: Evento, oggi: DataCivile): CodiceRifiuto | null {
  if (f.chiusura && !A_PRATICA_CHIUSA.has(evento.tipo)) return 'PRATICA_CHIUSA';
  const partite = new Map(partiteDi(f).map((p) => [p.id, p]));
  if (nominate(evento).some((id) => !partite.has(id))) return 'PARTITA_SCONOSCIUTA';
  switch (evento.tipo) {
    case 'pagamento':
      if (evento.importo <= 0n) return 'IMPORTO_NON_POSITIVO';
      if (evento.valuta !== undefined && evento.valuta > oggi) return 'DATA_FUTURA';
      return rifiutoPiano(f, evento, oggi);
    case 'sospensione':
      return evento.al !== undefined && evento.al < (evento.dal ?? oggi)
        ? 'SOSPENSIONE_FINE_PRIMA_INIZIO'
        : null;
    case 'revocaSospensione':
      return esisteSospensione(f, evento.partite, oggi) ? null : 'SOSPENSIONE_ASSENTE';
    case 'sgravio':
      return rifiutoSgravio(f, partite.get(evento.partita), evento);
    case 'ricorso':
      return pendeRicorso(f, evento.partita) ? 'RICORSO_GIA_PENDENTE' : null;
    case 'esitoRicorso':
      return pendeRicorso(f, evento.partita) ? null : 'RICORSO_ASSENTE';
    case 'osservazioni':
      return listaAperta(f) ? null : 'LISTA_ASSENTE';
    case 'decisione':
      return f.proposte.some((p) => p.tipo === 'prescrizione') ? null : 'PROPOSTA_ASSENTE';
    case 'richiestaRateazione':
    case 'rateazioneConcessa':
    case 'rateazioneRespinta':
      return rifiutoPiano(f, evento, oggi);
    case 'decesso':
    case 'eredi':
      return rifiutoMorte(f, evento, oggi);
    case 'insolvenza':
    case 'insinuazioneDepositata':
    case 'proceduraChiusa':
      return rifiutoInsolvenza(f, evento);
    case 'partitaAggiunta':
      return partite.has(evento.partita.id) ? 'PARTITA_GIA_PRESENTE' : null;
    case 'chiusuraPerOpposizione':
    case 'veicoloStrumentale':
      return null;
  }
}

function nominate(e: Evento): string[] {
  if (e.tipo === 'sospensione' || e.tipo === 'revocaSospensione') return e.partite ?? [];
  if (e.tipo === 'sgravio' || e.tipo === 'ricorso' || e.tipo === 'esitoRicorso') return [e.partita];
  return [];
}

type Sgravio = Extract<Evento, { tipo: 'sgravio' }>;
function rifiutoSgravio(f: Fascicolo, partita: Partita | undefined, s: Sgravio): CodiceRifiuto | null {
  if (!partita) return 'PARTITA_SCONOSCIUTA';
  const resta = restaDa(f, partita);
  if (s.totale === true) return COMPONENTI.some((c) => resta[c] > 0n) ? null : 'IMPORTO_OLTRE_RESIDUO';
  const { importi } = s;
  if (!importi || COMPONENTI.every((c) => importi[c] === 0n)) return 'SGRAVIO_VUOTO';
  if (COMPONENTI.some((c) => importi[c] < 0n)) return 'IMPORTO_NON_POSITIVO';
  return COMPONENTI.some((c) => importi[c] > resta[c]) ? 'IMPORTO_OLTRE_RESIDUO' : null;
}

/** The claim less former sgravi: payments do not lower what may be discharged (R-56 imputes them again). */
function restaDa(f: Fascicolo, partita: Partita): Importi {
  const resta = { ...partita.importi };
  for (const e of f.eventi) {
    const accolto = e.tipo === 'esitoRicorso' && e.esito === 'accolto' && e.partita === partita.id;
    const totale = e.tipo === 'sgravio' && e.partita === partita.id && e.totale === true;
    for (const c of COMPONENTI) {
      if (accolto || totale) resta[c] = 0n;
      else if (e.tipo === 'sgravio' && e.partita === partita.id) resta[c] -= e.importi?.[c] ?? 0n;
    }
  }
  return resta;
}

/** In course today, or to come, for at least one of the named partite (none named = any). */
function esisteSospensione(f: Fascicolo, nomi: string[] | undefined, oggi: DataCivile): boolean {
  return f.eventi.some(
    (e) =>
      e.tipo === 'sospensione' &&
      (e.al === undefined || e.al >= oggi) &&
      (nomi === undefined || e.partite === undefined || e.partite.some((p) => nomi.includes(p))),
  );
}

function listaAperta(f: Fascicolo): boolean {
  const liste = f.proposte.filter((p) => p.tipo === 'inesigibilita').length;
  const risposte = f.eventi.filter((e) => e.tipo === 'osservazioni').length;
  return liste > risposte;
}
