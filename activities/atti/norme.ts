/**
 * Citations that change with the date of issue. Until 31/12/2026 D.P.R. 602/1973; from 1/1/2027 the Testo unico
 * D.Lgs. 33/2025 (law.md 0.1 no. 1: 50 -> 146, 72-bis -> 170, 86 -> 187; the place of 77 is not known).
 */
const TESTO_UNICO_DAL = '2027-01-01';

export interface Citazioni {
  intimazione: string;
  efficaciaIntimazione: string;
  fermo: string;
  preavvisoFermo: string;
  ipoteca: string;
  preavvisoIpoteca: string;
  pignoramentoTerzi: string;
  esecuzione: string;
}

const FINO_AL_2026: Citazioni = {
  intimazione: 'art. 50, comma 2, del D.P.R. 602/1973',
  efficaciaIntimazione: 'art. 50, comma 3, del D.P.R. 602/1973',
  fermo: 'art. 86 del D.P.R. 602/1973',
  preavvisoFermo: 'art. 86, comma 2, del D.P.R. 602/1973',
  ipoteca: 'art. 77 del D.P.R. 602/1973',
  preavvisoIpoteca: 'art. 77, comma 2-bis, del D.P.R. 602/1973',
  pignoramentoTerzi: 'art. 72-bis del D.P.R. 602/1973',
  esecuzione: 'titolo II del D.P.R. 602/1973',
};
const DAL_2027: Citazioni = {
  intimazione: 'art. 146, comma 2, del D.Lgs. 33/2025',
  efficaciaIntimazione: 'art. 146, comma 3, del D.Lgs. 33/2025',
  fermo: 'art. 187 del D.Lgs. 33/2025',
  preavvisoFermo: 'art. 187 del D.Lgs. 33/2025',
  ipoteca: 'D.Lgs. 33/2025',
  preavvisoIpoteca: 'D.Lgs. 33/2025',
  pignoramentoTerzi: 'art. 170 del D.Lgs. 33/2025',
  esecuzione: 'D.Lgs. 33/2025',
};

/** Citations in force on the civil date of issue. */
export function citazioni(emessoIl: string): Citazioni {
  return emessoIl < TESTO_UNICO_DAL ? FINO_AL_2026 : DAL_2027;
}

export const C_792 = 'art. 1, comma 792, della legge 27 dicembre 2019, n. 160';
export const C_795 = 'art. 1, comma 795, della legge 27 dicembre 2019, n. 160';
export const C_802 = 'art. 1, comma 802, L. 160/2019';
export const C_803 = 'art. 1, comma 803, L. 160/2019';
export const C_RATE = 'art. 1, commi da 796 a 801, L. 160/2019';
export const C_800 = 'art. 1, comma 800, della legge 27 dicembre 2019, n. 160';
export const C_796 = 'art. 1, commi 796 e 797, L. 160/2019';
export const C_798 = 'art. 1, comma 798, L. 160/2019';
export const C_801 = 'art. 1, comma 801, L. 160/2019';
export const C_799 = 'art. 1, comma 799, L. 160/2019';
export const RD_639 = 'R.D. 14 aprile 1910, n. 639, art. 2';
