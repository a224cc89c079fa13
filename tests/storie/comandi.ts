import { registraComando } from '../../activities/comandi/registra';
import type { Contesto } from '../../activities/contesto';
import { leggiSituazione } from '../../activities/pratica/situazione';
import { comanda } from '../../activities/temporal/comanda';
import { avviaRicevuta } from '../../activities/temporal/sveglia';
import { inEnte } from '../../database/connessione';
import { idDerivato } from '../../database/identificativi';
import type { Importi, Partita } from '../../domain/fascicolo';
import { calcolaConto } from '../../domain/pratica/conto';
import type { EventoStoria } from '../../domain/racconta/storia';
import { rateDelPiano } from '../../domain/rate-del-piano';
import { importoRata, pianiDi } from '../../domain/rateazione';
import { COMPONENTI } from '../../domain/vocabolario';
import type { Comando, NomeComando } from '../../workflows/messaggi/registro';
import type { PraticaDiStoria } from '../banco/pratica-di-storia';

type Pagamento = Extract<EventoStoria, { tipo: 'pagamento' }>;
const ENTRO_MS = 90_000;

/** Said before the workflow began, or through it. */
export type Via = 'carico' | 'workflow';

/** Gives a command to the pratica and waits for its answer. Throws when it is refused. */
export async function manda(
  c: Contesto,
  { enteId, praticaId, storia }: PraticaDiStoria,
  chiave: string,
  nome: NomeComando,
  corpo: object,
  via: Via = 'workflow',
): Promise<void> {
  const comandoId = idDerivato('cmd', enteId, praticaId, chiave);
  const risposta =
    via === 'workflow'
      ? await comanda(c.temporale, { enteId, praticaId, nome, comandoId, corpo }, ENTRO_MS)
      : await registraComando(c, { m: 'registra', enteId, praticaId, nome, comandoId, via: 'UPDATE' }, {
          ...corpo,
          m: `comando.${nome}`,
        } as Comando);
  if (risposta === 'in_corso' || risposta.esito !== 'eseguita')
    throw new Error(`${storia.id}, ${nome} ${chiave}: ${JSON.stringify(risposta)}`);
}

/** An event of a story as the command of that name. */
export async function mandaEvento(
  c: Contesto,
  p: PraticaDiStoria,
  evento: EventoStoria,
  n: number,
  via: Via,
): Promise<void> {
  if (evento.tipo === 'pagamento' && evento.importo === 'sollecito') return pagaSollecito(c, p, evento, n);
  await manda(c, p, `evento:${n}`, evento.tipo as NomeComando, await corpoDi(c, p, evento), via);
}

/** As pagoPA tells it: a receipt with the number of the notice and its amount, which finds its pratica by itself. */
async function pagaSollecito(
  c: Contesto,
  { enteId, praticaId }: PraticaDiStoria,
  { il, valuta }: Pagamento,
  n: number,
): Promise<void> {
  const ricevutaId = idDerivato('ric', enteId, praticaId, n);
  await inEnte(c.database, enteId, async (t) => {
    const s = await leggiSituazione(t, praticaId);
    const [atto] = await t.sql<{ nav: string; rate: number[] }[]>`
      select nav, rate from atti where pratica_id = ${praticaId} and tipo = 'sollecitoRate' and stato = 'reso'
      order by registrato_at desc limit 1`;
    const piano = s && pianiDi(s.fascicolo.eventi, []).at(-1);
    if (!s || !atto || !piano) throw new Error(`no sollecito of instalments for ${praticaId}`);
    const importo = rateDelPiano(s.fascicolo, s.profilo, piano)
      .filter(({ numero }) => atto.rate.includes(numero))
      .reduce((somma, { cents }) => somma + cents, 0n);
    await t.sql`insert into pagamenti (id, ricevuta_id, nav, importo, valuta, noto_il, mezzo)
      values (${idDerivato('pag', enteId, ricevutaId)}, ${ricevutaId}, ${atto.nav}, ${importo}, ${valuta ?? il}, ${il},
        'pagopa') on conflict do nothing`;
  });
  await avviaRicevuta(c.temporale, { enteId, ricevutaId });
  await c.temporale.client.workflow.getHandle(ricevutaId).result();
}

async function corpoDi(c: Contesto, p: PraticaDiStoria, evento: EventoStoria): Promise<object> {
  switch (evento.tipo) {
    case 'pagamento': {
      const { valuta, rata } = evento;
      const importo = await daPagare(c, p, evento);
      return {
        importo: importo.toString(),
        ...(valuta !== undefined && { valuta }),
        ...(rata !== undefined && { rata }),
      };
    }
    case 'sgravio': {
      const { partita, importi, totale } = evento;
      return {
        partita: p.partitaId(partita),
        ...(importi && { importi: inCents(importi) }),
        ...(totale !== undefined && { totale }),
      };
    }
    case 'partitaAggiunta':
      return { partita: partitaDi(p, evento.partita) };
    default: {
      const {
        tipo: _tipo,
        il: _il,
        ...corpo
      } = evento as EventoStoria & {
        partita?: string;
        partite?: string[];
      };
      return {
        ...corpo,
        ...(corpo.partita !== undefined && { partita: p.partitaId(corpo.partita) }),
        ...(corpo.partite && { partite: corpo.partite.map(p.partitaId) }),
      };
    }
  }
}

const inCents = (importi: Importi) =>
  Object.fromEntries(COMPONENTI.filter((k) => importi[k] !== 0n).map((k) => [k, importi[k].toString()]));

function partitaDi(p: PraticaDiStoria, { affidataIl: _affidata, importi, id, ...resto }: Partita): object {
  return { ...resto, id: p.partitaId(id), importi: inCents(importi) };
}

/**
 * An amount, `saldo` = exactly the dovuto on the value date with the facts known before it, `rata` = the instalment of
 * the plan. Source: cases/storie/README.md 2.
 */
async function daPagare(
  c: Contesto,
  { enteId, praticaId }: PraticaDiStoria,
  { il, valuta, importo, rata = 0 }: Pagamento,
): Promise<bigint> {
  if (typeof importo === 'bigint') return importo;
  return inEnte(c.database, enteId, async (t) => {
    const s = await leggiSituazione(t, praticaId);
    if (!s) throw new Error(`no pratica ${praticaId}`);
    if (importo === 'saldo') return calcolaConto(s.fascicolo, s.profilo, il, valuta ?? il).dovuto;
    const piano = s.fascicolo.eventi.findLast((e) => e.tipo === 'rateazioneConcessa');
    if (piano?.tipo !== 'rateazioneConcessa') throw new Error(`no plan for ${praticaId}`);
    return importoRata(calcolaConto(s.fascicolo, s.profilo, piano.il).dovuto, piano.rate, rata);
  });
}
