import path from 'node:path';
import { inEnte, type Transazione } from '../../database/connessione';
import { archivia } from '../../database/documenti';
import { idDerivato } from '../../database/identificativi';
import { leggiOrologio } from '../../database/orologio';
import { NATURE } from '../../domain/vocabolario';
import type { Messaggio } from '../../workflows/messaggi/registro';
import type { DatiMinuta, PartitaMinuta } from '../atti/minuta';
import type { Contesto } from '../contesto';
import { archiviaFile, inCartella } from './archivio';
import { type Batti, conBattito } from './battito';
import { type Carico, leggiCarico } from './carico';
import { type RigaMinuta, righeMinuta, scriviCsv, type TotaliMinuta } from './minuta-csv';
import { parole } from './parole-rilievi';

/** Claims and findings that the PDF may print; the CSV has all of them. */
const DA_STAMPARE = 2_000;
const RILIEVI_STAMPATI = 500;

/**
 * PDF and CSV of what is to be approved, archived; then the carico waits for a second person (task `approvazione`).
 * A second call changes nothing.
 */
export const preparaMinuta = (c: Contesto, m: Messaggio<'carico'>): Promise<undefined> =>
  conBattito((batti) => prepara(c, m, batti));

async function prepara(c: Contesto, m: Messaggio<'carico'>, batti: Batti): Promise<undefined> {
  const carico = await inEnte(c.database, m.enteId, (t) => leggiCarico(t, m.caricoId));
  if (carico.stato !== 'controllato') return;
  await inCartella(async (cartella) => {
    const csv = path.join(cartella, 'minuta.csv');
    const dati = await inEnte(c.database, m.enteId, async (t) => {
      const prime: PartitaMinuta[] = [];
      const totali = await scriviCsv(csv, carico, primeE(righeMinuta(t, carico.id), prime), batti);
      return datiMinuta(t, carico, totali, prime);
    });
    const { pdf } = await c.rendiMinuta(dati);
    batti();
    await inEnte(c.database, m.enteId, async (t) => {
      const csvId = await archiviaFile(t, csv, { tipo: 'minuta', mediaType: 'text/csv' });
      const { id: pdfId } = await archivia(t, { tipo: 'minuta', mediaType: 'application/pdf', bytes: pdf });
      await mettiInApprovazione(t, carico, pdfId, csvId);
    });
  });
}

/** Lets the pages through and keeps the first claims for the PDF. */
async function* primeE(
  pagine: AsyncIterable<RigaMinuta[]>,
  prime: PartitaMinuta[],
): AsyncGenerator<RigaMinuta[]> {
  for await (const pagina of pagine) {
    for (const r of pagina.slice(0, Math.max(0, DA_STAMPARE - prime.length)))
      prime.push({
        riga: r.riga,
        codice: r.codice,
        debitore: r.debitore,
        codiceFiscale: r.codiceFiscale,
        natura: r.natura,
        descrizione: r.tributi.join(', '),
        importi: { capitale: r.capitale, sanzioni: r.sanzioni, interessi: r.interessi, spese: r.spese },
      });
    yield pagina;
  }
}

interface RigaEnte {
  denominazione: string;
  codice_fiscale: string;
  indirizzo: string;
  pec: string | null;
  profilo: string;
  responsabile: string;
  tributi: { codice: string; descrizione: string }[];
  direzione: string;
}

async function datiMinuta(
  { sql }: Transazione,
  carico: Carico,
  totali: TotaliMinuta,
  prime: PartitaMinuta[],
): Promise<DatiMinuta> {
  const [ente] = await sql<RigaEnte[]>`
    select e.denominazione, e.codice_fiscale, e.indirizzo, e.pec, e.profilo, e.responsabile, e.tributi, d.nome as direzione
    from enti_configurazioni e join direzioni d on d.ente_id = e.ente_id and d.id = ${carico.direzioneId}`;
  if (!ente) throw new Error('carico.ente_senza_configurazione');
  const { oggi } = await leggiOrologio(sql);
  const nomi = new Map(ente.tributi.map((t) => [t.codice, t.descrizione]));
  const { report } = carico;
  return {
    ente: {
      denominazione: ente.denominazione,
      codiceFiscale: ente.codice_fiscale,
      ufficio: ente.direzione,
      indirizzo: ente.indirizzo,
      pec: ente.pec ?? '-',
    },
    direzione: ente.direzione,
    caricoId: carico.id,
    nomeFile: carico.nomeFile,
    sha256: carico.sha256,
    data: oggi,
    dataLista: carico.dataLista ?? oggi,
    profilo: ente.profilo,
    partite: prime.map((p) => ({
      ...p,
      descrizione: p.descrizione
        .split(', ')
        .map((codice) => nomi.get(codice) ?? codice)
        .join(', '),
    })),
    totali: {
      nature: NATURE.map((natura) => ({ natura, ...totali[natura] })),
      debitori: carico.praticheTotali,
    },
    scarti: rilievi(report?.partiteRifiutate ?? [], report?.troncato?.partiteRifiutate),
    avvisi: [...prescritte(totali), ...rilievi(report?.avvisi ?? [], report?.troncato?.avvisi)],
    totaleCents: carico.totaleCents ?? 0n,
    responsabile: { nome: ente.responsabile, ufficio: ente.direzione },
  };
}

type Rilievi = NonNullable<Carico['report']>['avvisi'];
function rilievi(elenco: Rilievi, inTutto = elenco.length): DatiMinuta['avvisi'] {
  const stampati = elenco
    .slice(0, RILIEVI_STAMPATI)
    .map((r) => ({ riga: r.riga, codice: r.codice, messaggio: parole(r) }));
  const altri = inTutto - stampati.length;
  if (altri === 0) return stampati;
  return [
    ...stampati,
    { riga: 0, codice: '…', messaggio: `altri ${altri} nel rapporto completo della lista` },
  ];
}

/** They are loaded all the same: the procedure gives them back to the Ente, and the approver should know. */
function prescritte(totali: TotaliMinuta): DatiMinuta['avvisi'] {
  const quante = NATURE.reduce((somma, natura) => somma + totali[natura].prescritte, 0);
  if (quante === 0) return [];
  const messaggio = `${quante} partite già prescritte il giorno dell'affidamento: saranno restituite all'Ente`;
  return [{ riga: 0, codice: 'prescritte', messaggio }];
}

async function mettiInApprovazione(
  { sql, enteId }: Transazione,
  carico: Carico,
  pdfId: string,
  csvId: string,
): Promise<void> {
  const { count } = await sql`
    update carichi set stato = 'in_approvazione', minuta_pdf_id = ${pdfId}, minuta_csv_id = ${csvId},
      aggiornato_at = now()
    where id = ${carico.id} and stato = 'controllato'`;
  if (count === 0) return;
  const { oggi } = await leggiOrologio(sql);
  await sql`
    insert into compiti (id, direzione_id, carico_id, tipo, riferimento, aperto_il)
    values (${idDerivato('cmp', enteId, carico.id, 'approvazione')}, ${carico.direzioneId}, ${carico.id},
      'approvazione', ${carico.id}, ${oggi})
    on conflict do nothing`;
}
