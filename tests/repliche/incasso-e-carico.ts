import path from 'node:path';
import type { Contesto } from '../../activities/contesto';
import { CODE } from '../../activities/temporal/cliente';
import { avviaRicevuta } from '../../activities/temporal/sveglia';
import { inEnte } from '../../database/connessione';
import { idDerivato, nuovoId } from '../../database/identificativi';
import { leggiOrologio } from '../../database/orologio';
import { genera290 } from '../../services/dimostrazione/lista290/genera290';
import { finche } from '../banco/finche';
import type { Impianto } from '../banco/impianto';
import type { PraticaDiStoria } from '../banco/pratica-di-storia';

/** A receipt of part of the debt, by the notice number of the act, as the API stores it. Gives its workflow id. */
export async function incassa(c: Contesto, pratica: PraticaDiStoria | undefined): Promise<string> {
  if (!pratica) throw new Error('no pratica');
  const { enteId, praticaId } = pratica;
  const ricevutaId = nuovoId('ric');
  const { oggi } = await leggiOrologio(c.database.sql);
  await inEnte(
    c.database,
    enteId,
    ({ sql }) => sql`
      insert into pagamenti (id, ricevuta_id, nav, importo, valuta, noto_il, mezzo)
      select ${nuovoId('pag')}, ${ricevutaId}, nav, 5000, ${oggi}, ${oggi}, 'pagopa' from atti
      where pratica_id = ${praticaId} limit 1`,
  );
  await avviaRicevuta(c.temporale, { enteId, ricevutaId });
  return ricevutaId;
}

/** A list found in the drop box, loaded, approved by a second person and started. Gives the ids of its workflows. */
export async function caricaDallaCasella(impianto: Impianto, casella: string) {
  const { contesto, enti } = impianto;
  const { client, prefisso } = contesto.temporale;
  const enteId = enti[0]?.enteId ?? '';
  await genera290(path.join(casella, 'lista.290'), {
    partite: 4,
    debitori: 3,
    seme: 7,
    fornitura: '20261215',
  });
  await nellEnte(impianto, ({ sql }) => sql`update enti_configurazioni set casella = ${casella}`);
  const onboarding = idDerivato('cmp', enteId, 'onboarding');
  await client.workflow.execute('onboarding', {
    workflowId: onboarding,
    taskQueue: `${prefisso}${CODE.carico}`,
    args: [{ m: 'ente', enteId }],
  });
  const stato = async () => {
    const [riga] = await nellEnte(
      impianto,
      ({ sql }) =>
        sql<{ id: string; stato: string }[]>`select id, stato from carichi where nome_file = 'lista.290'`,
    );
    return riga;
  };
  await finche('la minuta è pronta', async () => (await stato())?.stato === 'in_approvazione');
  const carico = (await stato())?.id ?? '';
  await client.workflow.getHandle(carico).executeUpdate('approvazione', {
    args: [{ m: 'approvazione', autoreId: idDerivato('ute', 'sandbox', 'responsabile'), approvato: true }],
  });
  await finche('le pratiche sono avviate', async () => (await stato())?.stato === 'avviato');
  await client.workflow.getHandle(carico).result();
  return { carico, onboarding };
}

const nellEnte = <T>({ contesto, enti }: Impianto, work: Parameters<typeof inEnte<T>>[2]): Promise<T> =>
  inEnte(contesto.database, enti[0]?.enteId ?? '', work);
