import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { WorkflowNotFoundError } from '@temporalio/common';
import { pino } from 'pino';
import { registraComando } from '../../activities/comandi/registra';
import type { Contesto } from '../../activities/contesto';
import { messageIdDi } from '../../activities/notifiche/pec/trasmetti';
import { apriDatabase, inEnte, type Transazione } from '../../database/connessione';
import { idDerivato } from '../../database/identificativi';
import { preparaOrologio } from '../../database/orologio';
import type { Canale } from '../../domain/vocabolario';
import { installaEnte, leggiEnteDimostrativo } from '../../services/dimostrazione/ente';
import { type Autorita, apriAutorita } from '../../services/sandbox/pec/autorita';
import type { Comando, NomeComando } from '../../workflows/messaggi/registro';
import { creaDatabaseDiProva } from './database-di-prova';
import { scriviInvioDeciso } from './invio-deciso';
import { type PraticaDiStoria, seminaStoria } from './pratica-di-storia';
import { storiaBreve } from './storie-di-prova';

export const SPEDITO = '2026-03-02';
/** After all that is told. */
export const OGGI = '2026-12-01';

export interface InvioPartito {
  praticaId: string;
  tentativoId: string;
  pezzoId: string;
  destinatario: string;
}

/** The stored path of the evidence on a real database, without Temporal: every process has ended. */
export interface ProveArchiviate {
  c: Contesto;
  enteId: string;
  pec: string;
  autorita: Autorita;
  nellEnte<T>(lavoro: (t: Transazione) => Promise<T>): Promise<T>;
  /** A dispatch that left: by PEC twice, since a box was full; by post once. */
  invia(canale: Canale): Promise<InvioPartito>;
  chiudi(): Promise<void>;
}

export async function apriProveArchiviate(): Promise<ProveArchiviate> {
  const dir = mkdtempSync(path.join(tmpdir(), 'esatto-prove-'));
  const prova = await creaDatabaseDiProva();
  const database = apriDatabase(prova.urlApp, { max: 4 });
  await preparaOrologio(database.sql, { modo: 'comandato', dal: OGGI });
  const { enteId, pec } = await installaEnte(database, await leggiEnteDimostrativo(null));
  const autorita = await apriAutorita(dir);
  const c = {
    database,
    temporale: senzaProcessi(() => c, enteId),
    registro: pino({ level: 'silent' }),
    ancorePec: async () => autorita.caPem,
    gestoriPec: async () => null,
    sempreFirmati: new Set(),
  } as unknown as Contesto;
  let numero = 0;
  return {
    c,
    enteId,
    pec,
    autorita,
    nellEnte: (lavoro) => inEnte(database, enteId, lavoro),
    invia: (canale) => {
      numero += 1;
      return invia(c, { enteId, pec, canale, numero });
    },
    chiudi: async () => {
      await database.chiudi();
      await prova.chiudi();
      rmSync(dir, { recursive: true, force: true });
    },
  };
}

/** No process is open: what the evidence says is told at once, by the very activity that decides on it. */
function senzaProcessi(contesto: () => Contesto, enteId: string) {
  const getHandle = (id: string) => ({
    signal: async () => {
      throw new WorkflowNotFoundError('', id, undefined);
    },
    executeUpdate: (nome: NomeComando, { updateId, args }: { updateId: string; args: [Comando] }) => {
      const richiesta = { enteId, praticaId: id, nome, via: 'UPDATE', comandoId: updateId } as const;
      return registraComando(contesto(), { m: 'registra', ...richiesta }, args[0]);
    },
  });
  return { prefisso: '', client: { workflow: { getHandle } } };
}

async function invia(
  c: Contesto,
  { enteId, pec, canale, numero }: { enteId: string; pec: string; canale: Canale; numero: number },
): Promise<InvioPartito> {
  const destinatario = `ok.o${numero}@pec.debitori.example`;
  const pratica: PraticaDiStoria = await seminaStoria(c, enteId, storiaBreve(`O${numero}`, SPEDITO, 'cds'), {
    codiceFiscale: `PRVRDN80A01H${String(numero).padStart(3, '0')}X`,
    cognome: 'Ordine',
    nome: `O${numero}`,
    indirizzo: 'Via delle Prove 1',
    pec: destinatario,
  });
  const { praticaId } = pratica;
  const pezzoId = idDerivato('trs', praticaId, 1);
  const tentativoId = await inEnte(c.database, enteId, async (t) => {
    const { sql } = t;
    const id = await scriviInvioDeciso(t, pratica, {
      pdf: Buffer.from(`%PDF ${numero}`),
      canale,
      il: SPEDITO,
    });
    await sql`update pratiche set iniziata_il = ${SPEDITO} where id = ${praticaId}`;
    await sql`update tentativi set stato = 'inviato' where id = ${id}`;
    for (const ordine of canale === 'pec' ? [1, 2] : [1])
      await sql`insert into trasmissioni (id, tentativo_id, ordine, message_id, stato, destinatario_domicilio_id, inviata_il)
        select ${idDerivato('trs', praticaId, ordine)}, ${id}, ${ordine}, ${messageIdDi(id, ordine, pec)}, 'inviata',
          d.id, ${SPEDITO} from pratiche p join domicili_digitali d on d.debitore_id = p.debitore_id where p.id = ${praticaId}`;
    if (canale === 'raccomandata')
      await sql`insert into pezzi_postali (id, tentativo_id, fornitore, prodotto, destinatario, fonte, rilevato_at, pdf_id,
          pagine, a_carico)
        select ${pezzoId}, ${id}, 'consolidatore', 'AG', '{}', 'prova', now(), a.pdf_id, 1, 'debitore'
        from tentativi t join atti a on a.id = t.atto_id where t.id = ${id}`;
    return id;
  });
  return { praticaId, tentativoId, pezzoId, destinatario };
}
