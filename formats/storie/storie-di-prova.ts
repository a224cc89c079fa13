import { racconta, raccontaOgniGiorno } from '../../domain/racconta/racconta';
import type { EntryOttenuta } from '../../domain/racconta/voci';
import { leggiStoria } from './leggi-storia';

/** A story written in a test: only what differs from a plain one. */
export const storiaDiProva = (parti: Record<string, unknown>): string =>
  JSON.stringify({
    id: 'T00',
    profilo: 'legge160',
    debitore: { id: 'D-T00', domicilioDigitale: true },
    inizio: '2026-02-02',
    fino: '2026-12-31',
    eventi: [],
    ...parti,
  });

export const partitaDiProva = (id: string, natura: string, importi: object, altro: object = {}) => ({
  id,
  natura,
  importi,
  prescrizione: { dal: '2025-06-30', anni: 5 },
  ...altro,
});

/** Parts of a story in few words. */
export const tributo = (id: string, capitale: string, altro = {}) =>
  partitaDiProva(id, 'tributaria', { capitale }, altro);
export const multa = (id: string, sanzioni: string, altro = {}) =>
  partitaDiProva(id, 'cds', { sanzioni }, altro);
export const entrata = (id: string, capitale: string, altro = {}) =>
  partitaDiProva(id, 'patrimoniale', { capitale }, altro);
export const beni = (...elenco: string[]) => ({ beni: [{ dal: '2026-01-01', elenco }] });
export const eventi = (...quali: object[]) => ({ eventi: quali });
export const titolo = (notificatoIl: string) => ({ titolo: { tipo: 'ingiunzione', notificatoIl } });
export const un = (partita: object) => ({ partite: [partita] });

/** One line per entry: what a person would check by hand. */
export function righe(parti: Record<string, unknown>): string[] {
  const storia = leggiStoria(storiaDiProva(parti));
  const ottenuto = racconta(storia);
  // told again day by day it costs five times as much: too long for each broken line of npm run mutation
  if (!('mutazione' in globalThis)) expect(raccontaOgniGiorno(storia)).toEqual(ottenuto);
  return ottenuto.map(riga);
}

function riga(voce: EntryOttenuta): string {
  const conto = voce.importi;
  return [
    voce.il,
    voce.passo,
    voce.proposta,
    voce.atto,
    voce.canale,
    voce.partite?.join('+'),
    voce.motivo,
    voce.fino === null ? 'mai' : voce.fino && `-> ${voce.fino}`,
    voce.scade && `scade ${voce.scade}`,
    voce.importo,
    conto && `${conto.residuo} m${conto.mora} o${conto.oneri} s${conto.spese}`,
    conto?.versato && `v${conto.versato}`,
  ]
    .filter((parte) => parte !== undefined)
    .join(' ');
}
