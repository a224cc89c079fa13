import { inEnte, type Transazione } from '../../database/connessione';
import { archivia } from '../../database/documenti';
import { nuovoId } from '../../database/identificativi';
import { registraScritture } from '../../database/mastro';
import { apriConti } from '../../database/mastro/aperture';
import {
  movimentiImputazione,
  movimentiIncasso,
  movimentiMaturazione,
} from '../../database/mastro/scritture-tipo';
import type { DueEnti, PraticaDiProva } from './due-enti';

/** Ids of what happened. */
export interface PraticaVissuta {
  titolo: string;
  sollecito: string;
  /** The PEC of the title, failed; its raccomandata, perfect; the sollecito. */
  t1: string;
  t2: string;
  t3: string;
}

/** The pratica of the first Ente from the opening to a sollecito that left, with a payment: all in order. */
export async function vivi({ app, a }: DueEnti): Promise<PraticaVissuta> {
  const id = {
    titolo: nuovoId('att'),
    sollecito: nuovoId('att'),
    t1: nuovoId('tnt'),
    t2: nuovoId('tnt'),
    t3: nuovoId('tnt'),
  };
  await inEnte(app, a.enteId, (t) => avvia(t, a, id));
  await inEnte(app, a.enteId, (t) => spedisciTitolo(t, a, id));
  await inEnte(app, a.enteId, (t) => incassa(t, a));
  await inEnte(app, a.enteId, (t) => spedisciSollecito(t, a, id));
  return id;
}

async function avvia(t: Transazione, p: PraticaDiProva, id: PraticaVissuta): Promise<void> {
  const { sql } = t;
  await apriConti(t, p.caricoId);
  await sql`update pratiche set iniziata_il = '2026-01-10', motivo = 'TERMINE_SOLLECITO', fino = '2099-01-01',
    valutata_il = '2026-07-01', valutata_versione = 1 where id = ${p.praticaId}`;
  await sql`update carichi set stato = 'avviato', approvato_da = 'ute_B', approvato_il = '2026-01-10',
    dichiarazione = 'crediti certi, liquidi ed esigibili', pratiche_totali = 1, pratiche_avviate = 1`;
  const pdf = await archivia(t, { tipo: 'atto', mediaType: 'application/pdf', bytes: Buffer.from('%PDF') });
  for (const [attoId, tipo, dovuto, emessoIl] of [
    [id.titolo, 'ingiunzione', 18_200n, '2026-01-11'],
    [id.sollecito, 'sollecito795', 14_333n, '2026-04-01'],
  ] as const)
    await sql`insert into atti (id, direzione_id, pratica_id, tipo, anno, numero, motivo, norma, emesso_il, partite,
        importi, dovuto, nav, versione, stato, pdf_id, pdf_sha256)
      values (${attoId}, ${p.direzioneId}, ${p.praticaId}, ${tipo}, 2026, 1, 'FORMAZIONE_INGIUNZIONE', 'norma',
        ${emessoIl}, ${p.partite}, ${sql.json({ dovuto: dovuto.toString() })}, ${dovuto}, ${attoId.slice(-18)}, 1,
        'reso', ${pdf.id}, ${pdf.sha256})`;
}

async function notifica({ sql }: Transazione, p: PraticaDiProva, attoId: string): Promise<string> {
  const id = nuovoId('ntf');
  await sql`insert into notifiche (id, atto_id, debitore_id) values (${id}, ${attoId}, ${p.debitoreId})`;
  return id;
}

const addebita = (t: Transazione, p: PraticaDiProva, attoId: string, variazione: bigint) =>
  registraScritture(t, p.praticaId, [
    {
      chiave: `${attoId}:maturazione`,
      causale: 'maturazione',
      riferimento: attoId,
      effettivaIl: '2026-01-11',
      movimenti: movimentiMaturazione([{ voce: 'procedura', variazione }]),
    },
  ]);

async function spedisciTitolo(t: Transazione, p: PraticaDiProva, id: PraticaVissuta): Promise<void> {
  const { sql } = t;
  const ntf = await notifica(t, p, id.titolo);
  await sql`insert into tentativi (id, notifica_id, atto_id, pratica_id, ordine, canale, stato, spedito_il, esito,
      legale_il, noto_il, attesa_fino)
    values (${id.t1}, ${ntf}, ${id.titolo}, ${p.praticaId}, 1, 'pec', 'concluso', '2026-01-11', 'fallita', '2026-01-11',
      '2026-01-12', '2026-03-12')`;
  await sql`insert into perfezionamenti (tentativo_id, versione, esito, destinatario_il, regola, norma, prove, noto_il, autore)
    values (${id.t1}, 1, 'fallita', '2026-01-11', 'PEC_RIFIUTATA', 'DPR 600/73 art. 60-ter c. 3', '{}', '2026-01-12',
      'sistema')`;
  await sql`insert into tentativi (id, notifica_id, atto_id, pratica_id, ordine, canale, stato, spedito_il, esito,
      legale_il, noto_il, attesa_fino, giustificato_da, giustificato_versione)
    values (${id.t2}, ${ntf}, ${id.titolo}, ${p.praticaId}, 2, 'raccomandata', 'concluso', '2026-01-12', 'perfezionata',
      '2026-01-20', '2026-01-21', '2026-03-13', ${id.t1}, 1)`;
  await sql`insert into trasmissioni (id, tentativo_id, ordine, message_id, stato)
    values (${nuovoId('trs')}, ${id.t1}, 1, 'm1', 'inviata')`;
  await addebita(t, p, id.titolo, 200n);
}

async function spedisciSollecito(t: Transazione, p: PraticaDiProva, id: PraticaVissuta): Promise<void> {
  const ntf = await notifica(t, p, id.sollecito);
  await t.sql`insert into tentativi (id, notifica_id, atto_id, pratica_id, ordine, stato, spedito_il)
    values (${id.t3}, ${ntf}, ${id.sollecito}, ${p.praticaId}, 1, 'concluso', '2026-04-01')`;
  await addebita(t, p, id.sollecito, 133n);
}

async function incassa(t: Transazione, p: PraticaDiProva): Promise<void> {
  await t.sql`insert into fatti (id, pratica_id, progressivo, chiave, tipo, noto_il, dati, autore, norma)
    values (${nuovoId('fat')}, ${p.praticaId}, 1, 'k1', 'pagamento', '2026-03-01', '{"importo":"4000"}', 'macchina',
      'R-54')`;
  const quota = { conto: 'crediti.capitale' as const, partita: p.partite[0], importo: 4_000n };
  const comune = { riferimento: 'pag_1', effettivaIl: '2026-03-01' };
  await registraScritture(t, p.praticaId, [
    { ...comune, chiave: 'pag_1:incasso', causale: 'incasso', movimenti: movimentiIncasso(4_000n) },
    { ...comune, chiave: 'pag_1:1', causale: 'imputazione', movimenti: movimentiImputazione([quota], 0n) },
  ]);
}
