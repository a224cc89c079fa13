import type { CartaIntestata } from '../../activities/atti/pratica/lettura';

/** What the invented Comune of the demonstration prints around its acts. No person or office stands behind it. */
export const CARTA_INTESTATA: CartaIntestata & { pagopa: { segregazione: string; programma: string } } = {
  ente: {
    ufficio: 'Servizio entrate e riscossione',
    indirizzo: 'Piazza del Municipio 1, 99010 Montefiorito',
    pec: 'entrate@pec.montefiorito.example',
    telefono: '0999 000 100',
    orario: 'lunedì e giovedì 9-12',
    sito: 'www.montefiorito.example',
  },
  luogo: 'Montefiorito',
  firmatario: {
    nome: 'Ugo Ufficiale',
    qualifica: 'Il funzionario responsabile della riscossione',
    nomina: 'decreto n. 12 del 2 gennaio 2024',
  },
  responsabile: { nome: 'Sara Società', ufficio: 'Ufficio riscossione coattiva' },
  giudici: {
    tributaria: { sede: 'Montefiorito', indirizzo: 'Via della Giustizia 1' },
    patrimoniale: { sede: 'Montefiorito', indirizzo: 'Piazza del Tribunale 2' },
    cds: { sede: 'Montefiorito', indirizzo: 'Via del Conciliatore 3' },
  },
  rpd: 'rpd@montefiorito.example',
  pagopa: { segregazione: '01', programma: '02' },
};
