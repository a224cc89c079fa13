import { inEnte, type Transazione } from '../../database/connessione';
import { nuovoId } from '../../database/identificativi';
import { scriviJson } from '../../database/json';
import { leggiOrologio } from '../../database/orologio';
import type { Messaggio } from '../../workflows/messaggi/registro';
import type { Domicilio } from '../banche-dati/indirizzi';
import type { Contesto } from '../contesto';
import type { Batti } from './battito';
import { inFila } from './fila';

const PAGINA = 500;
const INSIEME = 16;
const PROVE = 3;
const PAUSA_MS = 300;

interface Debitore {
  id: string;
  codiceFiscale: string;
}

/**
 * The digital domicile of each debtor of the carico, asked once after its arrival; "none" is an answer and is kept.
 * A register that does not answer makes the activity fail: the next attempt asks only for those still missing.
 */
export async function cercaDomicili(c: Contesto, m: Messaggio<'carico'>, batti: Batti): Promise<void> {
  for (let dopo = ''; ; ) {
    const debitori = await inEnte(c.database, m.enteId, (t) => daCercare(t, m.caricoId, dopo));
    const trovati: { debitore: Debitore; domicilio: Domicilio | null }[] = [];
    let errore: unknown;
    await inFila(debitori, INSIEME, async (debitore) => {
      trovati.push({ debitore, domicilio: await cerca(c, debitore.codiceFiscale) });
    }).catch((e: unknown) => {
      errore = e;
    });
    await inEnte(c.database, m.enteId, (t) => scrivi(t, trovati)); // what was answered is not asked again
    if (errore !== undefined) throw errore;
    batti();
    const ultimo = debitori.at(-1);
    if (debitori.length < PAGINA || !ultimo) return;
    dopo = ultimo.id;
  }
}

async function daCercare({ sql }: Transazione, caricoId: string, dopo: string): Promise<Debitore[]> {
  return sql<Debitore[]>`
    select p.debitore_id as id, a.codice_fiscale as "codiceFiscale"
    from pratiche p
    join carichi k on k.ente_id = p.ente_id and k.id = p.carico_id
    join debitori_anagrafiche a on a.ente_id = p.ente_id and a.debitore_id = p.debitore_id
    where p.carico_id = ${caricoId} and p.debitore_id > ${dopo} and not exists (
      select from domicili_digitali d
      where d.ente_id = p.ente_id and d.debitore_id = p.debitore_id and d.registrato_at >= k.registrato_at)
    order by p.debitore_id limit ${PAGINA}`;
}

async function cerca(c: Contesto, codiceFiscale: string): Promise<Domicilio | null> {
  for (let prova = 1; ; prova++) {
    try {
      return await c.indirizzi.cerca(codiceFiscale);
    } catch (errore) {
      if (prova === PROVE) throw errore;
      await new Promise((fatto) => setTimeout(fatto, PAUSA_MS * 2 ** (prova - 1)));
    }
  }
}

async function scrivi(
  { sql }: Transazione,
  trovati: readonly { debitore: Debitore; domicilio: Domicilio | null }[],
): Promise<void> {
  const { oggi } = await leggiOrologio(sql);
  const righe = trovati.map(({ debitore, domicilio }) => ({
    id: nuovoId('dom'),
    debitore_id: debitore.id,
    indirizzo: domicilio?.indirizzo ?? null,
    registro: domicilio?.registro ?? null,
  }));
  await sql`
    insert into domicili_digitali (id, debitore_id, indirizzo, registro, rilevato_il, fonte)
    select id, debitore_id, indirizzo, registro, ${oggi}::date, 'indirizzi'
    from jsonb_to_recordset(${scriviJson(righe)}::text::jsonb)
      as r (id text, debitore_id text, indirizzo text, registro text)`;
}
