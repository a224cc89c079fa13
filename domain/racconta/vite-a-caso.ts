import { addGiorni } from '../calendario';
import type { Partita } from '../fascicolo';
import { BENI, ESITI_NOTIFICA, NATURE, PROFILI, TIPI_ATTO, TIPI_TITOLO } from '../vocabolario';
import type { EventoStoria, NotificaStoria, Storia } from './storia';

/** Numbers from a seed, the same on every machine (mulberry32). */
function dado(seme: number): (n: number) => number {
  let stato = seme >>> 0;
  return (n) => {
    stato = (stato + 0x6d2b79f5) >>> 0;
    let t = Math.imul(stato ^ (stato >>> 15), stato | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) % n;
  };
}
type Dado = ReturnType<typeof dado>;

const INIZIO = '2026-01-12';
const fra = <T>(tira: Dado, valori: readonly T[]): T => {
  const valore = valori[tira(valori.length)];
  if (valore === undefined) throw new Error('vite.elenco_vuoto');
  return valore;
};

/** A life made up from a seed: claims, outcomes, assets and facts of every kind. For tests. */
export function vitaACaso(seme: number): Storia {
  const tira = dado(seme);
  const partite = Array.from({ length: 1 + tira(3) }, (_, i) => partitaACaso(tira, `P${i + 1}`));
  return {
    id: `caso-${seme}`,
    profilo: fra(tira, PROFILI),
    parametri: tira(4) === 0 ? { 'precoattivo.attivo': true } : {},
    debitore: {
      domicilioDigitale: tira(3) > 0,
      ...(tira(3) === 0 ? { registro: 'inipec' as const } : {}),
    },
    inizio: INIZIO,
    fino: '2033-12-31',
    partite,
    beni: Array.from({ length: tira(3) }, (_, i) => ({
      dal: i === 0 ? INIZIO : '2027-06-01',
      elenco: BENI.filter(() => tira(2) === 0),
    })),
    notifiche: Array.from({ length: tira(8) }, () => notificaACaso(tira)),
    eventi: Array.from({ length: tira(8) }, () => eventoACaso(tira, partite)).sort((a, b) =>
      a.il < b.il ? -1 : a.il > b.il ? 1 : 0,
    ),
  };
}

function partitaACaso(tira: Dado, id: string): Partita {
  const capitale = BigInt(fra(tira, [400, 900, 9_000, 60_000, 300_000, 2_500_000]) + tira(500));
  const natura = fra(tira, NATURE);
  return {
    id,
    natura,
    importi:
      natura === 'cds'
        ? { capitale: 0n, sanzioni: capitale, interessi: 0n, spese: 0n }
        : { capitale, sanzioni: capitale / 10n, interessi: 0n, spese: 0n },
    prescrizione: { dal: addGiorni('2025-12-31', -tira(2100)), anni: 5 },
    affidataIl: INIZIO,
    ...(tira(4) === 0
      ? { titolo: { tipo: fra(tira, TIPI_TITOLO), notificatoIl: addGiorni('2026-01-05', -tira(700)) } }
      : {}),
    ...(tira(4) === 0 ? { ricorso: true } : {}),
    ...(tira(4) === 0 ? { scadenzaUltimaRata: addGiorni(INIZIO, tira(60) - 30) } : {}),
  };
}

const notificaACaso = (tira: Dado): NotificaStoria => ({
  atto: fra(tira, TIPI_ATTO),
  n: 1 + tira(2),
  tentativo: 1 + tira(3),
  esito: fra(tira, ESITI_NOTIFICA),
  giorni: tira(40),
  notoDopo: 40 + tira(60),
});

function eventoACaso(tira: Dado, partite: readonly Partita[]): EventoStoria {
  const il = addGiorni(INIZIO, tira(1500));
  const partita = fra(tira, partite).id;
  const solo = tira(2) === 0 ? { partite: [partita] } : {};
  return fra<() => EventoStoria>(tira, [
    () => ({ tipo: 'pagamento', il, importo: BigInt(1 + tira(200_000)) }),
    () => ({ tipo: 'pagamento', il, importo: 'saldo' }),
    () => ({ tipo: 'sospensione', il, ...solo, ...(tira(2) ? { al: addGiorni(il, tira(400)) } : {}) }),
    () => ({ tipo: 'sospensione', il }),
    () => ({ tipo: 'revocaSospensione', il }),
    () => ({ tipo: 'sgravio', il, partita, totale: true }),
    () => ({ tipo: 'ricorso', il, partita }),
    () => ({ tipo: 'esitoRicorso', il, partita, esito: tira(2) ? 'accolto' : 'rigettato' }),
    () => ({ tipo: 'chiusuraPerOpposizione', il }),
    () => ({ tipo: 'richiestaRateazione', il, rate: 1 + tira(30) }),
    () => ({ tipo: 'rateazioneConcessa', il, rate: 2 + tira(12), primaScadenza: addGiorni(il, 30) }),
    () => ({ tipo: 'rateazioneRespinta', il }),
    () => ({ tipo: 'veicoloStrumentale', il }),
    () => ({ tipo: 'decesso', il, ...(tira(2) ? { dal: addGiorni(il, -tira(90)) } : {}) }),
    () => ({ tipo: 'eredi', il }),
    () => ({ tipo: 'insolvenza', il }),
    () => ({ tipo: 'insinuazioneDepositata', il }),
    () => ({ tipo: 'proceduraChiusa', il }),
    () => ({ tipo: 'osservazioni', il, esito: tira(2) ? 'prosegui' : 'accetta' }),
    () => ({ tipo: 'decisione', il, proposta: 'prescrizione', esito: 'accolta' }),
    () => ({
      tipo: 'partitaAggiunta',
      il,
      partita: { ...partitaACaso(tira, `N${tira(9)}`), affidataIl: il },
    }),
  ])();
}
