import type { Temporale } from '../../activities/temporal/cliente';
import { comanda, nonRaggiungibile } from '../../activities/temporal/comanda';
import { avviaCarico, avviaNotifica, avviaRicevuta, sveglia } from '../../activities/temporal/sveglia';
import type { Messaggio } from '../../workflows/messaggi/registro';
import { type PortaTemporal, type RispostaComando, TemporalNonDisponibile } from './dipendenze';

/** What a person waits before the API answers 202 with the address of the command (design.md, section 1). */
const ENTRO_MS = 10_000;

/** The workflows, seen from the API. Down = `TemporalNonDisponibile`: 503, and the same key may be tried again. */
export function creaPortaTemporal(t: Temporale): PortaTemporal {
  return {
    comanda: ({ enteId, praticaId, nome, comandoId, autoreId, documentoId, corpo }) =>
      oGiu(async () => {
        const intestazione = { autoreId, ...(documentoId !== undefined && { documentoId }) };
        const richiesta = { enteId, praticaId, nome, comandoId, corpo: { ...corpo, ...intestazione } };
        const risposta = await comanda(t, richiesta, ENTRO_MS);
        if (risposta === 'in_corso') return risposta;
        return soloEsito(risposta);
      }),
    avviaCarico: (carico) => oGiu(() => avviaCarico(t, carico)),
    approvaCarico: (richiesta) => oGiu(() => approva(t, richiesta)),
    avviaRicevuta: (ricevuta) => oGiu(() => avviaRicevuta(t, ricevuta)),
    svegliaNotifica: ({ enteId, praticaId, tentativoId }) =>
      oGiu(async () => {
        if (!(await sveglia(t, tentativoId, 'novita')))
          await avviaNotifica(t, { enteId, praticaId, tentativoId });
      }),
    pronto: () =>
      t.client.workflowService.getSystemInfo({}).then(
        () => true,
        () => false,
      ),
  };
}

type Approvazione = Parameters<PortaTemporal['approvaCarico']>[0];

async function approva(t: Temporale, r: Approvazione): Promise<RispostaComando> {
  const args: [Messaggio<'approvazione'>] = [
    { m: 'approvazione', autoreId: r.autoreId, approvato: r.approvato, comandoId: r.comandoId },
  ];
  const carico = t.client.workflow.getHandle(r.caricoId);
  const risposta = carico.executeUpdate<Messaggio<'esito'>, [Messaggio<'approvazione'>]>('approvazione', {
    updateId: r.comandoId,
    args,
  });
  let orologio: NodeJS.Timeout | undefined;
  const scaduto = new Promise<'in_corso'>((fatto) => {
    orologio = setTimeout(() => fatto('in_corso'), ENTRO_MS);
  });
  const esito = await Promise.race([risposta, scaduto]).finally(() => clearTimeout(orologio));
  return esito === 'in_corso' ? esito : soloEsito(esito);
}

const soloEsito = ({ esito, codice, norma }: Messaggio<'esito'>) => ({ esito, codice, norma });

async function oGiu<T>(lavoro: () => Promise<T>): Promise<T> {
  try {
    return await lavoro();
  } catch (e) {
    if (nonRaggiungibile(e)) throw new TemporalNonDisponibile(e);
    throw e;
  }
}
