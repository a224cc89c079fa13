import { addGiorni, dataDi, giornoDi } from '../../domain/calendario';
import { trovaRifiuto } from '../../domain/comandi/valuta-comando';
import type { Evento, Fascicolo } from '../../domain/fascicolo';
import { partiteDi } from '../../domain/partite';
import type { EventoStoria } from '../../domain/racconta/storia';
import type { Mondo } from '../../domain/racconta/vita';
import { accadeCon, estrai, estraiIntero, type Sorte } from '../../domain/simulazione/sorte';
import { BENI } from '../../domain/vocabolario';
import { INIZIO, partitaDelCaso } from './nascita';

const TIPI = [
  'pagamento',
  'pagamento',
  'saldo',
  'rata',
  'rata',
  'rata',
  'sospensione',
  'sospensione',
  'revocaSospensione',
  'sgravio',
  'sgravio',
  'ricorso',
  'esitoRicorso',
  'chiusuraPerOpposizione',
  'richiestaRateazione',
  'rateazioneConcessa',
  'rateazioneConcessa',
  'rateazioneRespinta',
  'veicoloStrumentale',
  'decesso',
  'eredi',
  'insolvenza',
  'insinuazioneDepositata',
  'proceduraChiusa',
  'osservazioni',
  'osservazioni',
  'decisione',
  'partitaAggiunta',
] as const;
/** Rare: it ends the pratica, or changes all of it. */
const RARI: Partial<Record<(typeof TIPI)[number], number>> = {
  chiusuraPerOpposizione: 8,
  saldo: 25,
  decesso: 25,
  insolvenza: 25,
};

/** The days, from the first, on which something is tried; in order. */
export function giorniDeiFatti(sorte: Sorte, anni: number): number[] {
  const quanti = estraiIntero(sorte, 'fatti', [0, anni * 4]);
  const inizio = giornoDi(INIZIO);
  const giorni = Array.from(
    { length: quanti },
    (_, i) => inizio + estraiIntero(sorte, 'giorno', [0, anni * 365], i),
  );
  return giorni.sort((a, b) => a - b);
}

/** A fact of any type that the commands would not refuse on that day; null when the one drawn makes no sense. */
export function fattoACaso(sorte: Sorte, n: number, f: Fascicolo, il: string): EventoStoria | null {
  const tipo = TIPI[estraiIntero(sorte, 'tipo-fatto', [0, TIPI.length - 1], n)];
  if (tipo === undefined || !accadeCon(sorte, 'raro', RARI[tipo] ?? 100, n)) return null;
  const evento = componi(sorte, n, f, tipo, il);
  if (!evento || !haSenso(f, evento)) return null;
  const misurato = (evento.tipo === 'pagamento' ? { ...evento, importo: 1n } : evento) as Evento;
  return trovaRifiuto(f, misurato, il) === null ? evento : null;
}

function componi(
  sorte: Sorte,
  n: number,
  f: Fascicolo,
  tipo: (typeof TIPI)[number],
  il: string,
): EventoStoria | null {
  const tutte = partiteDi(f);
  const partita = tutte[Math.floor(estrai(sorte, 'quale', n) * tutte.length)]?.id ?? 'P1';
  const alcune = accadeCon(sorte, 'alcune', 50, n) ? { partite: [partita] } : {};
  const tra = (chiave: string, da: number, a: number): number => estraiIntero(sorte, chiave, [da, a], n);
  switch (tipo) {
    case 'pagamento':
    case 'saldo':
    case 'rata':
    case 'sospensione':
    case 'revocaSospensione':
    case 'sgravio':
      return componiDenaro(sorte, n, f, tipo, il, partita);
    case 'ricorso':
      return { tipo, il, partita };
    case 'esitoRicorso':
      return { tipo, il, partita, esito: accadeCon(sorte, 'accolto', 40, n) ? 'accolto' : 'rigettato' };
    case 'richiestaRateazione':
      return { tipo, il, rate: tra('rate', 1, 80) };
    case 'rateazioneConcessa':
      return { tipo, il, rate: tra('rate', 1, 36), primaScadenza: addGiorni(il, tra('prima', 1, 60)) };
    case 'decesso':
      return {
        tipo,
        il,
        ...(accadeCon(sorte, 'morto?', 60, n) ? { dal: addGiorni(il, -tra('morto', 0, 300)) } : {}),
      };
    case 'insolvenza':
      return {
        tipo,
        il,
        ...(accadeCon(sorte, 'udienza?', 50, n) ? { udienza: addGiorni(il, tra('udienza', 10, 120)) } : {}),
      };
    case 'osservazioni':
      return { tipo, il, esito: accadeCon(sorte, 'accetta', 40, n) ? 'accetta' : 'prosegui' };
    case 'decisione':
      return { tipo, il, proposta: 'prescrizione', esito: 'accolta', ...alcune };
    case 'partitaAggiunta':
      return { tipo, il, partita: partitaDelCaso(sorte, tutte.length, il) };
    default:
      return { tipo, il };
  }
}

/** Money, and what the Ente takes away from it or stops. */
function componiDenaro(
  sorte: Sorte,
  n: number,
  f: Fascicolo,
  tipo: 'pagamento' | 'saldo' | 'rata' | 'sospensione' | 'revocaSospensione' | 'sgravio',
  il: string,
  partita: string,
): EventoStoria | null {
  const alcune = accadeCon(sorte, 'alcune', 50, n) ? { partite: [partita] } : {};
  const tra = (chiave: string, da: number, a: number): number => estraiIntero(sorte, chiave, [da, a], n);
  switch (tipo) {
    case 'pagamento':
      return {
        tipo,
        il,
        importo: BigInt(tra('importo', 1, 300_000)),
        ...(accadeCon(sorte, 'valuta?', 50, n) ? { valuta: addGiorni(il, -tra('valuta', 0, 90)) } : {}),
      };
    case 'saldo':
      return { tipo: 'pagamento', il, importo: 'saldo' };
    case 'rata': {
      const piano = f.eventi.findLast((e) => e.tipo === 'rateazioneConcessa');
      if (piano?.tipo !== 'rateazioneConcessa') return null;
      const pagate = f.eventi.filter((e) => e.tipo === 'pagamento' && e.rata !== undefined).length;
      return { tipo: 'pagamento', il, importo: 'rata', rata: Math.min(piano.rate, pagate + 1) };
    }
    case 'sospensione':
      return {
        tipo,
        il,
        ...alcune,
        ...(accadeCon(sorte, 'dal?', 40, n) ? { dal: addGiorni(il, tra('dal', -40, 90)) } : {}),
        ...(accadeCon(sorte, 'al?', 70, n) ? { al: addGiorni(il, tra('al', 0, 400)) } : {}),
      };
    case 'revocaSospensione':
      return { tipo, il, ...alcune };
    case 'sgravio':
      return accadeCon(sorte, 'totale', 30, n)
        ? { tipo, il, partita, totale: true }
        : {
            tipo,
            il,
            partita,
            importi: {
              capitale: BigInt(tra('c', 0, 5_000)),
              sanzioni: BigInt(tra('s', 0, 2_000)),
              interessi: 0n,
              spese: 0n,
            },
          };
  }
}

/** What people and offices would not say: heirs of the living, an answer to no request. */
function haSenso(f: Fascicolo, evento: EventoStoria): boolean {
  const ce = (tipo: Evento['tipo']): boolean => f.eventi.some((e) => e.tipo === tipo);
  switch (evento.tipo) {
    case 'decesso':
    case 'insolvenza':
      return !ce(evento.tipo);
    case 'eredi':
      return ce('decesso') && !ce('eredi');
    case 'insinuazioneDepositata':
      return ce('insolvenza') && !ce('insinuazioneDepositata');
    case 'proceduraChiusa':
      return ce('insolvenza') && !ce('proceduraChiusa');
    case 'rateazioneConcessa':
    case 'rateazioneRespinta': {
      const domande = f.eventi.filter((e) => e.tipo === 'richiestaRateazione').length;
      const risposte = f.eventi.filter(
        (e) => e.tipo === 'rateazioneConcessa' || e.tipo === 'rateazioneRespinta',
      ).length;
      return domande > risposte;
    }
    case 'richiestaRateazione':
      return !ce('richiestaRateazione') || ce('rateazioneRespinta');
    default:
      return true;
  }
}

/** Post that succeeds, fails, is late or never answers; a search that finds anything. */
export function mondoACaso(sorte: Sorte): Mondo {
  return {
    spedisce(atto, canale, il) {
      if (canale === undefined) return { il };
      const n = Number(atto.id.slice(1)) * 8 + atto.dispacci.length;
      const caso = estrai(sorte, 'esito', n) * 100;
      if (caso < 3) return { il, canale };
      const tipo = canale === 'albo' || caso >= 30 ? 'perfezionata' : caso < 12 ? 'irreperibile' : 'fallita';
      const legale = giornoDi(il) + (canale === 'pec' ? 0 : estraiIntero(sorte, 'legale', [0, 40], n));
      const noto = legale + (canale === 'pec' ? 0 : estraiIntero(sorte, 'noto', [0, 60], n));
      return { il, canale, esito: { tipo, legaleIl: dataDi(legale), notoIl: dataDi(noto) } };
    },
    beni: (il) => BENI.filter((_, i) => accadeCon(sorte, 'bene', 30, giornoDi(il) * 8 + i)),
  };
}
