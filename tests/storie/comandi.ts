import { registraComando } from '../../activities/comandi/registra';
import type { Contesto } from '../../activities/contesto';
import { leggiSituazione } from '../../activities/pratica/situazione';
import { comanda } from '../../activities/temporal/comanda';
import { inEnte } from '../../database/connessione';
import { idDerivato } from '../../database/identificativi';
import { calcolaConto } from '../../domain/conto';
import type { Importi, Partita } from '../../domain/pratica/fascicolo';
import type { EventoStoria } from '../../domain/racconta/storia';
import { importoRata } from '../../domain/rateazione';
import { COMPONENTI } from '../../domain/vocabolario';
import type { Comando, NomeComando } from '../../workflows/messaggi/registro';
import type { PraticaDiStoria } from '../banco/pratica-di-storia';

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
  await manda(c, p, `evento:${n}`, evento.tipo as NomeComando, await corpoDi(c, p, evento), via);
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

type Pagamento = Extract<EventoStoria, { tipo: 'pagamento' }>;

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
