import { createHash } from 'node:crypto';
import type { LottoPostale, PezzoInLotto } from './porta';

export const pezzoDi = (
  n: number,
  piu: Partial<PezzoInLotto> = {},
  indirizzo = 'via Prova 1',
): PezzoInLotto => {
  const pdf = Buffer.from(`%PDF-1.7 atto ${n}`);
  return {
    id: `trs_${String(n).padStart(26, '0')}`,
    prodotto: 'AR',
    preparatoAt: '2026-03-02T08:00:00.000Z',
    destinatario: {
      nome: 'Rossi Anna',
      nomeRiga2: null,
      indirizzo,
      indirizzoRiga2: null,
      cap: '00100',
      comune: 'Esempio',
      provincia: 'EX',
      stato: null,
    },
    documento: {
      uri: `safestorage://atto-${n}`,
      sha256: createHash('sha256').update(pdf).digest('hex'),
      pagine: 2,
      leggi: async () => pdf,
    },
    ...piu,
  };
};

export const lottoDi = (...pezzi: readonly PezzoInLotto[]): LottoPostale => ({
  id: 'lot_1',
  mittente: {
    codice: 'C001',
    nome: 'Ente di prova',
    indirizzo: 'piazza Prova 1',
    cap: '00100',
    comune: 'Esempio',
    provincia: 'EX',
  },
  pezzi,
});
