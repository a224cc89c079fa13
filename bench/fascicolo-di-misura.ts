import { addGiorni } from '../domain/calendario';
import type { Evento, Fascicolo, Partita } from '../domain/fascicolo';
import { profiloDi } from '../domain/profili/profili';
import type { Profilo } from '../domain/profili/profilo';
import { accade, fascicoloNuovo, giornata, prossimaDomanda, type Vita } from '../domain/racconta/vita';

const INIZIO = '2026-01-12';

const partita = (n: number): Partita => ({
  id: `P${n}`,
  natura: n === 1 ? 'tributaria' : 'patrimoniale',
  importi: { capitale: 120_000n * BigInt(n), sanzioni: 36_000n, interessi: 2_100n, spese: 1_155n },
  prescrizione: { dal: '2025-06-30', anni: 5 },
  affidataIl: INIZIO,
});

/** Small payments and suspensions, in a year, one every 40 days. */
const evento = (n: number): Evento => {
  const il = addGiorni(INIZIO, 20 + n * 40);
  return n % 3 === 0
    ? { tipo: 'sospensione', il, al: addGiorni(il, 5), partite: [`P${1 + (n % 2)}`] }
    : { tipo: 'pagamento', il, importo: 1_000n + BigInt(n), valuta: addGiorni(il, -3) };
};

/** A pratica of 3 partite that has lived so many years: acts, payments, suspensions. */
export function vissuta(anni: number): { fascicolo: Fascicolo; profilo: Profilo; oggi: string } {
  const fascicolo = fascicoloNuovo({
    inizio: INIZIO,
    debitore: { domicilioDigitale: true },
    partite: [partita(1), partita(2), partita(3)],
  });
  const vita: Vita = {
    profilo: profiloDi('legge160'),
    fascicolo,
    mondo: {
      spedisce: (_atto, canale, il) =>
        canale === undefined
          ? { il }
          : { il, canale, esito: { tipo: 'perfezionata', legaleIl: il, notoIl: il } },
      beni: () => ['veicolo', 'conto'],
    },
  };
  const fine = addGiorni(INIZIO, anni * 365);
  let n = 0;
  let oggi = INIZIO;
  for (let data: string | null = INIZIO; data !== null && data <= fine; ) {
    oggi = data;
    for (; n < 10 && evento(n).il <= oggi; n += 1) accade(vita, evento(n));
    const passo = giornata(vita, oggi, () => {});
    const domanda = prossimaDomanda(fascicolo, oggi, passo.fino ?? null);
    const prossimo = n < 10 ? evento(n).il : null;
    data = domanda !== null && (prossimo === null || domanda < prossimo) ? domanda : prossimo;
  }
  return { fascicolo, profilo: vita.profilo, oggi: fine };
}

/** Acts, events, proposals and searches of a fascicolo. */
export const quantiFatti = (f: Fascicolo): number =>
  f.atti.length + f.eventi.length + f.proposte.length + f.indagini.length;
