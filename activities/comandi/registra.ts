import { createHash } from 'node:crypto';
import { registraAudit } from '../../database/audit';
import { inEnte, type Transazione } from '../../database/connessione';
import type { CodiceRifiuto } from '../../domain/comandi/vocabolario';
import { RIFIUTI } from '../../domain/comandi/vocabolario';
import { parametroMancante } from '../../domain/profili/errori';
import type { Comando, Messaggio } from '../../workflows/messaggi/registro';
import type { Contesto } from '../contesto';
import { alzaVersione, leggiSituazione } from '../pratica/situazione';
import { isDecisioneSulleRate, provvedimentoDi } from '../provvedimenti/decidi';
import { daAvviare } from '../provvedimenti/invia';
import { avviaNotifica, avviaProvvedimento, riprendiNotifica, sveglia } from '../temporal/sveglia';
import { applica, fattoDi } from './applica';

type Registra = Messaggio<'registra'>;
type Esito = Messaggio<'esito'>;

/**
 * Decides on a command and writes its outcome, once for its key: the second time it gives what is written. A refusal
 * is a value, and is on record as well. Everything in one transaction, under the lock of the pratica.
 */
export async function registraComando(c: Contesto, r: Registra, comando: Comando): Promise<Esito> {
  const esito = await inEnte(c.database, r.enteId, (t) => decidiUnaVolta(t, r, comando)).catch((errore) => {
    if (parametroMancante(errore) === null) throw errore;
    return inEnte(c.database, r.enteId, (t) => rifiutaSenzaParametro(t, r, comando));
  });
  await c.punto?.('dopo-comando');
  if (esito.esito === 'eseguita') await avviaSeguito(c, r, comando);
  return esito;
}

/** The processes that a command sets going; a retry starts them again, and changes nothing. */
async function avviaSeguito(c: Contesto, r: Registra, comando: Comando): Promise<void> {
  const { enteId, praticaId } = r;
  if (isDecisioneSulleRate(r.nome))
    await avviaProvvedimento(c.temporale, { enteId, praticaId, attoId: provvedimentoDi(fattoDi(r)) });
  if (r.nome === 'esitoRitirato')
    await riprendiNotifica(c.temporale, {
      enteId,
      praticaId,
      tentativoId: (comando as Comando<'esitoRitirato'>).tentativoId,
    });
  if (r.nome !== 'esitoNotifica') return;
  await sveglia(c.temporale, (comando as Comando<'esitoNotifica'>).tentativoId, 'novita');
  for (const { id } of await inEnte(c.database, enteId, (t) => daAvviare(t, praticaId)))
    await avviaNotifica(c.temporale, { enteId, praticaId, tentativoId: id });
}

async function decidiUnaVolta(t: Transazione, r: Registra, comando: Comando): Promise<Esito> {
  const s = await leggiSituazione(t, r.praticaId);
  if (!s) return rifiuto('PRATICA_SCONOSCIUTA');
  const impronta = improntaDi(r, comando);
  const [gia] = await t.sql<{ corpo_sha256: string; esito: Esito }[]>`
    select corpo_sha256, esito from comandi where chiave = ${r.comandoId}`;
  if (gia) return gia.corpo_sha256 === impronta ? { ...gia.esito, m: 'esito' } : rifiuto('CORPO_DIVERSO');
  const codice = await applica(s, r, comando);
  const esito = codice === null ? ({ m: 'esito', esito: 'eseguita' } as const) : rifiuto(codice);
  if (codice === null) await alzaVersione(s);
  await scriviComando(t, r, impronta, esito);
  return esito;
}

/** Nothing of the command was written; its refusal is. */
async function rifiutaSenzaParametro(t: Transazione, r: Registra, comando: Comando): Promise<Esito> {
  const esito = rifiuto('PARAMETRO_MANCANTE');
  await scriviComando(t, r, improntaDi(r, comando), esito);
  return esito;
}

const rifiuto = (codice: CodiceRifiuto): Esito => {
  const norma = (RIFIUTI[codice] as { norma?: string }).norma;
  return { m: 'esito', esito: 'rifiutata', codice, ...(norma !== undefined && { norma }) };
};

/** The same key with another content is another command: it is told, not mixed up with the first. */
function improntaDi(r: Registra, comando: Comando): string {
  const { comandoId: _chiave, ...corpo } = comando as Record<string, unknown>;
  return createHash('sha256')
    .update(JSON.stringify([r.praticaId, r.nome, Object.entries(corpo).sort(([a], [b]) => (a < b ? -1 : 1))]))
    .digest('hex');
}

async function scriviComando(t: Transazione, r: Registra, impronta: string, esito: Esito): Promise<void> {
  const { m: _m, ...scritto } = esito;
  const autore = r.autoreId ?? 'temporal';
  await t.sql`insert into comandi (id, pratica_id, chiave, nome, corpo_sha256, via, autore, documento_id, esito)
    values (${r.comandoId}, ${r.praticaId}, ${r.comandoId}, ${r.nome}, ${impronta}, ${r.via}, ${autore},
      ${r.documentoId ?? null}, ${t.sql.json(scritto)})`;
  await registraAudit(t, {
    utenteId: autore,
    azione: `comando.${r.nome}`,
    oggetto: r.praticaId,
    esito: esito.esito,
    codice: esito.codice ?? undefined,
    documentoId: r.documentoId ?? undefined,
    norma: esito.norma ?? undefined,
  });
}
