import { ApplicationFailure } from '@temporalio/common';
import { inEnte, type Transazione } from '../../database/connessione';
import { leggiScarti } from '../../database/simulazioni/pratiche';
import {
  comincia,
  ferma,
  leggiSimulazione,
  type Simulazione,
  scriviRisultato,
  sommeFinora,
} from '../../database/simulazioni/simulazioni';
import { MODELLO_PREDEFINITO } from '../../domain/simulazione/predefiniti';
import { rapportoDi } from '../../domain/simulazione/rapporto';
import type { Messaggio } from '../../workflows/messaggi/registro';
import type { Contesto } from '../contesto';

type Avvio = Messaggio<'simulazione'>;
type Fette = Messaggio<'fette'>;

/** How far it is. Nothing to try again when the Ente has no such simulation. */
export function fetteDi(s: Simulazione | undefined): Fette {
  if (!s) throw ApplicationFailure.nonRetryable('SIMULAZIONE_SCONOSCIUTA', 'SimulazioneSconosciuta');
  const { stato, fatte, fette, caricoId } = s;
  return { m: 'fette', stato, fatte, fette, ...(caricoId !== null && { caricoId }) };
}

const su = (c: Contesto, m: Avvio, work: (t: Transazione) => Promise<void>): Promise<Fette> =>
  inEnte(c.database, m.enteId, async (t) => {
    await work(t);
    return fetteDi(await leggiSimulazione(t, m.simulazioneId));
  });

export const preparaSimulazione = (c: Contesto, m: Avvio): Promise<Fette> =>
  su(c, m, (t) => comincia(t, m.simulazioneId));

/** Stops it, if it goes on: what has ended stays as it ended. */
export const annullaSimulazione = (c: Contesto, m: Avvio): Promise<Fette> =>
  su(c, m, (t) => ferma(t, m.simulazioneId, { stato: 'annullata' }));

/** The report of the slices, once all of them have entered. */
export const concludiSimulazione = (c: Contesto, m: Avvio): Promise<Fette> =>
  su(c, m, async (t) => {
    const s = await leggiSimulazione(t, m.simulazioneId, true);
    const somme = s?.stato === 'in_corso' && s.fatte === s.fette ? await sommeFinora(t, s.id) : null;
    if (!s || !somme) return;
    const { seme, anni, dal, profilo, confronta, caricoId } = s;
    await scriviRisultato(
      t,
      s.id,
      rapportoDi(somme, {
        portafoglio: { seme, anni, dal },
        nomi: confronta === null ? [profilo] : [profilo, confronta],
        modello: MODELLO_PREDEFINITO,
        debitori: caricoId === null ? s.pratiche : null,
        scarti: caricoId === null ? null : await leggiScarti(t, caricoId),
      }),
    );
  });
