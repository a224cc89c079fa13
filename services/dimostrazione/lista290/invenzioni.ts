/** Invented people, companies and addresses, from a seed. No person or company stands behind them. */
import { checkCharacter, isPartitaIvaValida } from '../../../formats/comuni/codice-fiscale';

export interface Caso {
  /** Both ends included. */
  intero(da: number, a: number): number;
  uno<T>(voci: readonly T[]): T;
  pesato<T extends { peso: number }>(voci: readonly T[]): T;
}

/** Mulberry32: a small generator with 32 bits of state, the same on every machine. */
export function makeCaso(seme: number): Caso {
  let stato = seme >>> 0;
  const frazione = () => {
    stato = (stato + 0x6d2b79f5) >>> 0;
    let t = stato;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
  const intero = (da: number, a: number) => da + Math.floor(frazione() * (a - da + 1));
  return {
    intero,
    uno: (voci) => voci[intero(0, voci.length - 1)] as (typeof voci)[number],
    pesato: (voci) => {
      let resto = intero(
        1,
        voci.reduce((somma, { peso }) => somma + peso, 0),
      );
      for (const voce of voci) {
        resto -= voce.peso;
        if (resto <= 0) return voce;
      }
      throw new Error('pesi vuoti');
    },
  };
}

export interface Debitore {
  natura: '1' | '2';
  codice: string;
  cognome: string;
  nome: string;
  sesso: string;
  /** GGMMAAAA */
  nascita: string;
  belfioreNascita: string;
  via: string;
  civico: number;
  cap: string;
  belfiore: string;
  citta: string;
}

const INIZI = [
  'BAL',
  'BRU',
  'CAS',
  'COR',
  'DOL',
  'FAN',
  'GAR',
  'GRI',
  'LAM',
  'LUN',
  'MAR',
  'MON',
  'NAR',
  'PEL',
  'PRA',
  'ROS',
  'SAL',
  'SCA',
  'TRA',
  'VAL',
  'ZAN',
];
const MEZZI = ['CHIA', 'CI', 'DE', 'FO', 'GNO', 'LI', 'MO', 'NA', 'PE', 'RI', 'STO', 'TU', 'VEN', 'ZO'];
const FINI = [
  'CUZZO',
  'DUCCI',
  'GIOTTI',
  'LANDRI',
  'LETTI',
  'MATTI',
  'NALDI',
  'RESI',
  'RINI',
  'SONI',
  'TAZZI',
  'VELLO',
];
const NOMI_M = [
  'BRUNO',
  'DARIO',
  'ENZO',
  'FABIO',
  'GIAN PIETRO',
  'GINO',
  'LINO',
  'LUCA',
  'NICOLÒ',
  'PAOLO',
  'STEFANO',
  'UGO',
];
const NOMI_F = [
  'ANNA MARIA',
  'CHIARA',
  'DESIRÈE',
  'ELENA',
  'LUCIA',
  'MARIA',
  'PAOLA',
  'RITA',
  'SARA',
  'TERESA',
  'ZITA',
];
const DITTE = ['AGRI', 'CARTO', 'EDIL', 'ELETTRO', 'META', 'TECNO', 'TERMO'];
const OGGETTI = ['CAMPIONE', 'ESEMPIO', 'FITTIZIA', 'MODELLO', 'PROVA', 'SAGGIO'];
const FORME = ['SRL', 'SAS', 'SNC', 'SPA', 'SRLS', 'SOC. COOP.'];
const VIE = [
  'CORSO ESEMPIO',
  'LARGO RECORD',
  'PIAZZA MODELLO',
  'STRADA DEL RUOLO',
  'VIA DEL COLLAUDO',
  'VIA DELLE PROVE',
  'VIA SETTE TRACCIATI',
  'VICOLO CAMPIONE',
];
const COMUNI = [
  ['10122', 'L219', 'TORINO'],
  ['20121', 'F205', 'MILANO'],
  ['30121', 'L736', 'VENEZIA'],
  ['35121', 'G224', 'PADOVA'],
  ['37121', 'L781', 'VERONA'],
  ['40121', 'A944', 'BOLOGNA'],
  ['50122', 'D612', 'FIRENZE'],
  ['80132', 'F839', 'NAPOLI'],
  ['90133', 'G273', 'PALERMO'],
] as const;

/** A debtor whose code is in none of those already made. */
export function makeDebitore(caso: Caso, visti: Set<string>): Debitore {
  for (;;) {
    const debitore = caso.intero(1, 100) <= 15 ? makeDitta(caso) : makePersona(caso);
    if (visti.has(debitore.codice)) continue;
    visti.add(debitore.codice);
    return debitore;
  }
}

function makeLuogo(caso: Caso) {
  const [cap, belfiore, citta] = caso.uno(COMUNI);
  return { via: caso.uno(VIE), civico: caso.intero(1, 250), cap, belfiore, citta };
}

function makePersona(caso: Caso): Debitore {
  const cognome = caso.uno(INIZI) + caso.uno(MEZZI) + caso.uno(FINI);
  const sesso = caso.uno(['M', 'F']);
  const nome = caso.uno(sesso === 'M' ? NOMI_M : NOMI_F);
  const [anno, mese, giorno] = [caso.intero(1935, 2003), caso.intero(1, 12), caso.intero(1, 28)];
  const [, belfioreNascita] = caso.uno(COMUNI);
  const numero = sesso === 'F' ? giorno + 40 : giorno;
  const base = `${lettere(cognome)}${lettere(nome)}${due(anno % 100)}${'ABCDEHLMPRST'.charAt(mese - 1)}${due(numero)}${belfioreNascita}`;
  return {
    natura: '1',
    codice: base + String.fromCharCode(checkCharacter(`${base} `)),
    cognome,
    nome,
    sesso,
    nascita: `${due(giorno)}${due(mese)}${anno}`,
    belfioreNascita,
    ...makeLuogo(caso),
  };
}

function makeDitta(caso: Caso): Debitore {
  const base = `${String(caso.intero(5_000_000, 7_999_999))}${String(caso.intero(1, 100)).padStart(3, '0')}`;
  const controllo = '0123456789'.split('').find((cifra) => isPartitaIvaValida(base + cifra)) ?? '0';
  return {
    natura: '2',
    codice: base + controllo,
    cognome: `${caso.uno(DITTE)}${caso.uno(OGGETTI)} ${caso.intero(1, 99)} ${caso.uno(FORME)}`,
    nome: '',
    sesso: '',
    nascita: '',
    belfioreNascita: '',
    ...makeLuogo(caso),
  };
}

/** First three consonants, then vowels, then X. */
function lettere(testo: string): string {
  const pulito = testo.normalize('NFD').replace(/[^A-Z]/g, '');
  return `${pulito.replace(/[AEIOU]/g, '')}${pulito.replace(/[^AEIOU]/g, '')}XXX`.slice(0, 3);
}

function due(n: number): string {
  return String(n).padStart(2, '0');
}
