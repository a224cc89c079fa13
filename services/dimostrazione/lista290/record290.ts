/** Records of the tracciato 290 and the partite that an invented comune would put in them. */
import type { Caso, Debitore } from './invenzioni';

export interface Voce290 {
  codice: string;
  cents: number;
  /** Columns from 61: decorrenza, reparto, informazioni, type and title. */
  coda: string;
}

export function num(valore: number | bigint, cifre: number): string {
  return String(valore).padStart(cifre, '0');
}

function testo(valore: string, lunghezza: number): string {
  return valore.slice(0, lunghezza).padEnd(lunghezza);
}

export function record(inizio: string): string {
  return inizio.padEnd(290);
}

export function recordN2(testa: string, d: Debitore): string {
  return record(`N2${testa}${testo(d.codice, 16)}${num(0, 16)}${indirizzo(d)}${soggetto(d)}`);
}

export function recordN3(testa: string, d: Debitore): string {
  return record(`N3${testa}${testo(d.codice, 16)}${num(0, 6)}${indirizzo(d)}${soggetto(d)}`);
}

function indirizzo(d: Debitore): string {
  const secondo = `${num(0, 6)}${testo('', 30)}${num(0, 5)}  ${num(0, 6)}${num(0, 5)}${testo('', 25)}`;
  return `${testo(d.via, 30)}${num(d.civico, 5)}  ${num(0, 6)}${d.cap}${d.belfiore}${testo(d.citta, 21)}${secondo}`;
}

function soggetto(d: Debitore): string {
  if (d.natura === '2') return `2${testo(d.cognome, 76)}`;
  return `1${testo(d.cognome, 24)}${testo(d.nome, 20)}${d.sesso}${d.nascita}${d.belfioreNascita}`;
}

interface TipoPartita {
  sigla: string;
  peso: number;
  voci(caso: Caso, anno: number): Voce290[];
}

const due = (n: number) => num(n, 2);
const coda = (decorrenza: string, informazioni: string, titolo = '') =>
  `${decorrenza}  ${testo(informazioni, 75)}${titolo}`;

function giorno(caso: Caso, daMese: number, aMese: number): string {
  return `${due(caso.intero(1, 28))}${due(caso.intero(daMese, aMese))}`;
}

const barre = (gm: string, anno: number) => `${gm.slice(0, 2)}/${gm.slice(2)}/${anno}`;

/** One line, from the notice of the comune. */
function avviso(sigla: string, peso: number, codice: string, nome: string): TipoPartita {
  return {
    sigla,
    peso,
    voci(caso, anno) {
      const atto = giorno(caso, 1, 6);
      const info = `${nome} ${anno} AVVISO N. ${caso.intero(1000, 99999)} DEL ${barre(atto, anno)}`;
      return [{ codice, cents: caso.intero(3000, 60000), coda: coda(`${giorno(caso, 7, 12)}${anno}`, info) }];
    },
  };
}

const IMU: TipoPartita = {
  sigla: 'IMU',
  peso: 12,
  voci(caso, anno) {
    const imposta = caso.intero(8000, 400000);
    const atto = giorno(caso, 1, 6);
    const fine = coda(
      `${giorno(caso, 7, 12)}${anno}`,
      `IMU ${anno} ACCERTAMENTO N. ${caso.intero(1000, 99999)} DEL ${barre(atto, anno)}`,
    );
    return [
      { codice: '2R60', cents: imposta, coda: fine },
      { codice: '2R62', cents: Math.round(imposta * 0.3), coda: fine },
      { codice: '2R61', cents: Math.round(imposta * 0.02) + 1, coda: fine },
      { codice: '2R63', cents: 580, coda: fine },
    ];
  },
};

const CDS: TipoPartita = {
  sigla: 'CDS',
  peso: 35,
  voci(caso, anno) {
    const sanzione = caso.uno([4200, 8700, 17300, 29400]);
    const verbale = giorno(caso, 1, 6);
    const numero = `V/${num(caso.intero(1, 99999), 6)}`;
    const targa = `${caso.uno(['CC', 'GP', 'KH', 'SP', 'XA'])}${caso.intero(100, 999)}ZZ`;
    const fine = coda(
      `${giorno(caso, 7, 12)}${anno}`,
      `VERBALE CDS N. ${numero} DEL ${barre(verbale, anno)}`,
      `SVE${testo(numero, 12)}${verbale}${due(anno % 100)}${testo(targa, 12)}`,
    );
    return [
      { codice: '5242', cents: sanzione, coda: fine },
      { codice: '5243', cents: Math.round(sanzione * 0.3), coda: fine },
      { codice: '5354', cents: 1590, coda: fine },
    ];
  },
};

const IDRICO: TipoPartita = {
  sigla: 'ENT',
  peso: 5,
  voci(caso, anno) {
    const fattura = String(caso.intero(1000, 9999));
    const fine = coda(
      `${giorno(caso, 1, 12)}${anno}`,
      `SERVIZIO IDRICO ${anno} FATT. ${fattura}`,
      `E${testo(`FATT ${fattura}`, 11)}${testo('ACQUEDOTTO', 15)}`,
    );
    return [
      { codice: '9000', cents: caso.intero(4000, 90000), coda: fine },
      { codice: '5156', cents: 830, coda: fine },
    ];
  },
};

export const VOCI: readonly TipoPartita[] = [
  avviso('TAR', 38, '0434', 'TARI'),
  avviso('PUB', 5, '8500', 'PUBBLICITA'),
  avviso('TOS', 5, '0453', 'TOSAP'),
  IMU,
  CDS,
  IDRICO,
];
