import { inEnte, type Transazione } from '../../database/connessione';
import { leggiPraticheDiLista } from '../../database/simulazioni/pratiche';
import {
  aggiungiFetta,
  ferma,
  leggiSimulazione,
  type Simulazione,
} from '../../database/simulazioni/simulazioni';
import { type Fetta, type SommeFetta, unisciFette } from '../../domain/simulazione/fetta';
import { fettaDi } from '../../domain/simulazione/fette';
import { MODELLO_PREDEFINITO } from '../../domain/simulazione/predefiniti';
import type { AttivitaFette } from '../../workflows/attivita';
import type { Messaggio } from '../../workflows/messaggi/registro';
import { type Batti, conBattito } from '../carico/battito';
import type { Contesto } from '../contesto';
import type { RichiestaFetta } from './fetta-thread';
import { ErroreFetta } from './filo';
import { fetteDi } from './governo';
import { profiloDi } from './profilo';
import type { Simulatore } from './simula';

type Richiesta = Messaggio<'fetta'>;

/** The activities of the queue `simulazione`, on the threads of this process. */
export const creaAttivitaFette = (c: Contesto, simulatore: Simulatore): AttivitaFette => ({
  viviFetta: (m) => conBattito((batti, segnale) => viviFetta(c, simulatore, m, batti, segnale)),
});

/**
 * One slice: read, lived on a thread, added if it is still the next one. A slice that has entered already, or whose
 * simulation has ended, is not lived.
 */
async function viviFetta(
  c: Contesto,
  simulatore: Simulatore,
  { enteId, simulazioneId: id, n }: Richiesta,
  batti: Batti,
  segnale: AbortSignal | undefined,
): Promise<Messaggio<'fette'>> {
  const nellEnte = <T>(work: (t: Transazione) => Promise<T>) => inEnte(c.database, enteId, work);
  const s = await nellEnte((t) => leggiSimulazione(t, id));
  if (s?.stato !== 'in_corso' || s.fatte !== n) return fetteDi(s);
  batti(n, s.fette);
  const { richiesta, ultima } = await nellEnte((t) => preparaFetta(t, s, n));
  const somme = await vivi(simulatore, richiesta, segnale);
  if (somme instanceof ErroreFetta) {
    c.registro.error({ enteId, simulazioneId: id, fetta: n, errore: somme.message }, 'simulazione fallita');
    await nellEnte((t) => ferma(t, id, { stato: 'fallita', errore: codiceDi(somme) }));
  } else {
    await c.punto?.('dopo-fetta');
    batti(n + 1, s.fette);
    const unisci = (finora: SommeFetta | null) => (finora ? unisciFette(finora, somme) : somme);
    await nellEnte((t) => aggiungiFetta(t, { id, n, ultima }, unisci));
    await c.punto?.('fetta-aggiunta');
  }
  return fetteDi(await nellEnte((t) => leggiSimulazione(t, id)));
}

/** A defect is an answer: the same slice would give it again. */
async function vivi(
  simulatore: Simulatore,
  richiesta: RichiestaFetta,
  segnale: AbortSignal | undefined,
): Promise<SommeFetta | ErroreFetta> {
  try {
    return await simulatore.vivi(richiesta, segnale);
  } catch (errore) {
    if (errore instanceof ErroreFetta) return errore;
    segnale?.throwIfAborted();
    throw errore;
  }
}

async function preparaFetta(
  t: Transazione,
  s: Simulazione,
  n: number,
): Promise<{ richiesta: RichiestaFetta; ultima: string | null }> {
  const { seme, anni, dal, profilo, confronta } = s;
  const nomi = confronta === null ? [profilo] : [profilo, confronta];
  const { fetta, ultima } = await contenutoDi(t, s, fettaDi(s, n));
  const profili = await Promise.all(nomi.map((nome) => profiloDi(t, s, nome)));
  return {
    richiesta: { portafoglio: { seme, anni, dal }, fetta, profili, modello: MODELLO_PREDEFINITO },
    ultima,
  };
}

async function contenutoDi(
  t: Transazione,
  { caricoId, ultima: dopo }: Simulazione,
  fetta: Fetta,
): Promise<{ fetta: Fetta; ultima: string | null }> {
  if (caricoId === null) return { fetta, ultima: null };
  const { pratiche, ultima } = await leggiPraticheDiLista(t, caricoId, { dopo, quante: fetta.quanti });
  return { fetta: { ...fetta, pratiche }, ultima };
}

/** `modello.mancante: ...` -> `modello.mancante`: words of an error may name what they met, the code does not. */
const codiceDi = ({ message }: ErroreFetta): string =>
  /^(?:\w+: )?([a-z]+\.[a-z_]+):/.exec(message)?.[1] ?? 'simulazione.difetto';
