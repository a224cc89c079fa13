import { addGiorni } from '../../domain/calendario';
import type { Fascicolo, Importi, Partita } from '../../domain/fascicolo';
import { accadeCon, estrai, estraiIntero, type Sorte } from '../../domain/simulazione/sorte';
import { NATURE, PROFILI, TIPI_TITOLO } from '../../domain/vocabolario';

export const INIZIO = '2026-01-12';

const scegli = <T>(sorte: Sorte, chiave: string, tra: readonly [T, ...T[]], n = 0): T =>
  tra[Math.floor(estrai(sorte, chiave, n) * tra.length)] ?? tra[0];

export const profiloDelCaso = (sorte: Sorte): string => scegli(sorte, 'profilo', PROFILI);

/** Any pratica: few or many cents, titles of the Ente, pending ricorsi, claims near their prescription. */
export function nasceCaso(sorte: Sorte): Pick<Fascicolo, 'inizio' | 'debitore' | 'partite'> {
  const digitale = accadeCon(sorte, 'digitale', 50);
  const quante = estraiIntero(sorte, 'quante', [1, 4]);
  return {
    inizio: INIZIO,
    debitore: digitale
      ? { domicilioDigitale: true, registro: scegli(sorte, 'registro', ['inad', 'inipec'] as const) }
      : { domicilioDigitale: false },
    partite: Array.from({ length: quante }, (_, i) => partitaDelCaso(sorte, i, INIZIO)),
  };
}

export function partitaDelCaso(sorte: Sorte, i: number, affidataIl: string): Partita {
  const giorniPrima = estraiIntero(sorte, 'eta', [0, 1790], i);
  const natura = scegli(sorte, 'natura', NATURE, i);
  const dellEnte = accadeCon(sorte, 'titolo', 25, i);
  return {
    id: `P${i + 1}`,
    natura,
    importi: importiDelCaso(sorte, natura === 'cds', i),
    prescrizione: {
      dal: addGiorni(affidataIl, -giorniPrima),
      anni: scegli(sorte, 'anni', [2, 5, 5, 10] as const, i),
    },
    ...(dellEnte
      ? {
          titolo: {
            tipo: scegli(sorte, 'tipo', TIPI_TITOLO, i),
            notificatoIl: addGiorni(
              affidataIl,
              -Math.min(giorniPrima, estraiIntero(sorte, 'n', [1, 400], i)),
            ),
            ...(accadeCon(sorte, 'numero', 50, i) ? { numero: 'A1' } : {}),
          },
        }
      : {}),
    ...(dellEnte && accadeCon(sorte, 'ricorso', 20, i) ? { ricorso: true } : {}),
    ...(accadeCon(sorte, 'rata', 20, i)
      ? { scadenzaUltimaRata: addGiorni(affidataIl, estraiIntero(sorte, 'ultima', [-60, 60], i)) }
      : {}),
    affidataIl,
  };
}

function importiDelCaso(sorte: Sorte, cds: boolean, i: number): Importi {
  const massimo = scegli(sorte, 'taglia', [900, 9_000, 90_000, 900_000, 9_000_000] as const, i);
  const parte = (nome: string, forse: number): bigint =>
    accadeCon(sorte, `${nome}?`, forse, i) ? BigInt(estraiIntero(sorte, nome, [1, massimo], i)) : 0n;
  return {
    capitale: cds ? 0n : parte('capitale', 100),
    sanzioni: parte('sanzioni', cds ? 100 : 50),
    interessi: parte('interessi', 40),
    spese: parte('spese', 40),
  };
}
