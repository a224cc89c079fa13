import path from 'node:path';
import axios from 'axios';
import pino from 'pino';
import { apriDatabase, fuoriEnte, inEnte } from '../../database/connessione';
import { leggiOrologio } from '../../database/orologio';
import { conduci } from '../conducente/conducente';
import { provaInvarianti } from '../conducente/invarianti';
import type { Contesto as Avviato, DopoAvvio } from '../supervisore/contesto';
import { apriContesto } from '../worker/contesto';
import { caricaLista } from './carica-lista';
import { APPROVAZIONI_DIMOSTRATIVE, installaEnte, leggiEnteDimostrativo } from './ente';
import { generaLista } from './lista';
import { mondoDellaSandbox } from './mondo';
import { componiRapporto, testoRapporto } from './rapporto';
import { seguiAvanzamento } from './segui';

/**
 * What comes after the start: the demonstration Ente on an empty folder and its list; then either the driver of
 * `--fino`, or a line of progress while the people of the sandbox live their days.
 */
export const dopoAvvio: DopoAvvio = async (avviato) => {
  const { configurazione, opzioni } = avviato;
  if (configurazione.ambiente === 'produzione') return null;
  const enteId = await installa(avviato);
  const file =
    opzioni.carico ??
    ((await senzaCarichi(configurazione, enteId))
      ? await generaLista(path.join(configurazione.dati, 'demo'))
      : null);
  if (file !== null)
    await caricaLista(configurazione.api.url, enteId, {
      file,
      mappa: opzioni.mappa,
      affidataIl: opzioni.dal,
    });
  if (opzioni.fino === null) return seguiAvanzamento(avviato, enteId);
  return conduciFino(avviato, enteId, opzioni.fino);
};

/** Not "the first start": a start that was cut before its list was loaded loads it the next time. */
async function senzaCarichi(o: Avviato['configurazione'], enteId: string): Promise<boolean> {
  const database = apriDatabase(o.database.urlApp, { max: 1, nome: 'esatto-dimostrazione' });
  try {
    const carichi = await inEnte(database, enteId, ({ sql }) => sql`select 1 from carichi limit 1`);
    return carichi.length === 0;
  } finally {
    await database.chiudi();
  }
}

async function installa({ configurazione, databaseUrl, opzioni }: Avviato): Promise<string> {
  const amministra = apriDatabase(databaseUrl, { max: 1, nome: 'esatto-dimostrazione' });
  try {
    const ente = await installaEnte(
      amministra,
      await leggiEnteDimostrativo(opzioni.ente),
      APPROVAZIONI_DIMOSTRATIVE,
    );
    const casella = { indirizzo: ente.pec, password: configurazione.pec.password };
    await axios.post(`${configurazione.sandbox.url}/sandbox/pec/caselle`, casella);
    return ente.enteId;
  } finally {
    await amministra.chiudi();
  }
}

async function conduciFino(avviato: Avviato, enteId: string, fino: string): Promise<number | null> {
  const { configurazione, opzioni } = avviato;
  const registro = pino({ level: 'silent' });
  const { contesto, chiudi } = await apriContesto(configurazione, registro, 'conducente');
  try {
    const righe = await fuoriEnte(contesto.database, (sql) => sql<{ id: string }[]>`select id from enti`);
    const enti = righe.map((r) => r.id);
    const { fermata, progresso } = avviato;
    const mondo = mondoDellaSandbox(configurazione.sandbox.url, contesto.database, enti);
    await conduci(contesto, { enti, mondo, fino, fermata, progresso });
    if (fermata.aborted) return 0;
    const { oggi } = await leggiOrologio(contesto.database.sql);
    const invarianti = await provaInvarianti(contesto, [enteId]);
    const rapporto = await componiRapporto(contesto.database, enteId, oggi, invarianti);
    process.stdout.write(opzioni.json ? `${JSON.stringify(rapporto)}\n` : `${testoRapporto(rapporto)}\n`);
    if (!opzioni.esci) return null;
    return invarianti.some((i) => i.ok === false) ? 1 : 0;
  } finally {
    await chiudi();
  }
}
