import { addGiorni } from '../../../domain/calendario';
import type { Intenzione } from './debitore';
import type { Persone } from './persone';
import { chiaveDi } from './sportello';
import type { Pratica } from './vista';

const GIORNI_SOSPENSIONE = 45;
const RATE = 3;
const GIORNI_PRIMA_RATA = 30;

/** Carries out an intention through the public doors; false when there is nothing to do after all. */
export async function esegui(
  persone: Persone,
  enteId: string,
  p: Pratica,
  { cosa, il }: Intenzione,
  oggi: string,
): Promise<boolean> {
  const chiave = chiaveDi(p.id, cosa, il);
  const comando = async (chi: keyof Persone, nome: string, corpo: object, parte = '') => {
    const percorso = `/v1/enti/${enteId}/pratiche/${p.id}/comandi/${nome}`;
    const { stato } = await persone[chi].scrivi(percorso, corpo, `${chiave}${parte}`);
    return stato === 200;
  };
  switch (cosa) {
    case 'paga':
    case 'paga_meta':
      return paga(persone, enteId, p, cosa === 'paga' ? 1n : 2n, chiave, oggi);
    case 'chiede_rate':
      return comando('operatore', 'richiestaRateazione', { rate: RATE });
    case 'concede_rate': {
      const primaScadenza = addGiorni(oggi, GIORNI_PRIMA_RATA);
      return comando('responsabile', 'rateazioneConcessa', { rate: RATE, primaScadenza });
    }
    case 'paga_rata':
      return pagaRata(persone, enteId, p, comando);
    case 'sospende':
      return comando('operatore', 'sospensione', { dal: oggi, al: addGiorni(oggi, GIORNI_SOSPENSIONE) });
    case 'sgrava': {
      let fatti = true;
      for (const { id } of p.partite)
        fatti = (await comando('responsabile', 'sgravio', { partita: id, totale: true }, id)) && fatti;
      return fatti;
    }
    case 'accetta':
      return comando('responsabile', 'osservazioni', { esito: 'accetta' });
    case 'prescrizione':
      return comando('responsabile', 'decisione', { proposta: 'prescrizione', esito: 'accolta' });
    default:
      return cosa satisfies never;
  }
}

/** At the counter, naming the instalment: an equal part of what is still due, the last one all of it. */
async function pagaRata(
  persone: Persone,
  enteId: string,
  p: Pratica,
  comando: (chi: keyof Persone, nome: string, corpo: object) => Promise<boolean>,
): Promise<boolean> {
  const rata = p.fatti.filter((f) => f.dati.rata !== undefined).length + 1;
  const { dovuto } = await persone.lettura.leggi<{ dovuto: string }>(
    `/v1/enti/${enteId}/pratiche/${p.id}/conto`,
  );
  const restanti = BigInt(Math.max(1, RATE - rata + 1));
  const importo = (BigInt(dovuto) + restanti - 1n) / restanti;
  return importo > 0n && comando('operatore', 'pagamento', { importo: importo.toString(), rata });
}

/** Like a payer of pagoPA: by the notice number of the last act, what is due today; the receipt comes by itself. */
async function paga(
  persone: Persone,
  enteId: string,
  p: Pratica,
  parti: bigint,
  chiave: string,
  oggi: string,
): Promise<boolean> {
  const nav = p.atti.filter((a) => a.nav !== null && a.tentativi.length > 0).at(-1)?.nav;
  const { dovuto } = await persone.lettura.leggi<{ dovuto: string }>(
    `/v1/enti/${enteId}/pratiche/${p.id}/conto`,
  );
  const importo = BigInt(dovuto) / parti;
  if (!nav || importo <= 0n) return false;
  const { stato } = await persone.pagamenti.scrivi(
    `/v1/enti/${enteId}/pagamenti/ricevute`,
    { ricevutaId: `sandbox.${chiave}`, nav, importo: importo.toString(), valuta: oggi, mezzo: 'pagopa' },
    chiave,
  );
  return stato === 202;
}
