import type { DueEnti, PraticaDiProva } from '../tests/banco/due-enti';
import { inEnte, type Tx } from './connessione';
import { nuovoId } from './identificativi';
import { scriviJson } from './json';
import { atti } from './schema/atti';
import { domiciliDigitali } from './schema/debitori';
import { consegne, fatti, indagini, proposte } from './schema/fatti';
import { notifiche, tentativi } from './schema/notifiche';
import { partite } from './schema/pratiche';

/** Ids of what happened: the act that left, the one that never did, the cancelled one, the list of inesigibilità. */
export type Vissuto = Record<'inviato' | 'fermo' | 'annullato' | 'lista', string>;

/** Everything that may happen to a pratica, once. */
export async function vivi({ app, a }: DueEnti): Promise<Vissuto> {
  const id = {
    inviato: nuovoId('att'),
    fermo: nuovoId('att'),
    annullato: nuovoId('att'),
    lista: nuovoId('pro'),
  };
  await inEnte(app, a.enteId, async ({ tx }) => {
    await rilevaDomicili(tx, a);
    await emettiAtti(tx, a, id);
    for (const attoId of [id.inviato, id.annullato]) await notifica(tx, a, attoId, [SECONDO, PRIMO]);
    await notifica(tx, a, id.fermo, [{ ordine: 1, canale: 'pec' }]);
    await proponi(tx, a, id);
    await indaga(tx, a);
    await aggiungiPartita(tx, a);
    await racconta(tx, a);
    await tx.execute(
      `update pratiche set stato = 'chiusa', chiusa_il = '2027-06-01', chiusa_motivo = 'PAGATA', versione = 9`,
    );
  });
  return id;
}

async function rilevaDomicili(tx: Tx, { debitoreId }: PraticaDiProva): Promise<void> {
  const comune = { debitoreId, fonte: 'prova' };
  await tx.insert(domiciliDigitali).values([
    { ...comune, id: nuovoId('dom'), rilevatoIl: '2026-01-10', indirizzo: null },
    {
      ...comune,
      id: nuovoId('dom'),
      rilevatoIl: '2026-01-11',
      indirizzo: 'debitore@pec.esempio.it',
      registro: 'inipec',
    },
  ]);
}

async function emettiAtti(tx: Tx, p: PraticaDiProva, id: Vissuto): Promise<void> {
  const comune = {
    direzioneId: p.direzioneId,
    praticaId: p.praticaId,
    tipo: 'ingiunzione' as const,
    anno: 2026,
    motivo: 'FORMAZIONE_INGIUNZIONE' as const,
    norma: 'R.D. 639/1910 art. 2',
    emessoIl: '2026-01-11',
    partite: p.partite,
    importi: { residuo: '18000', mora: '0', oneri: '0', spese: '200', dovuto: '18200' },
    dovuto: 18_200n,
    versione: 1,
  };
  await tx.insert(atti).values([
    { ...comune, id: id.inviato, numero: 1, stato: 'numerato' },
    { ...comune, id: id.fermo, numero: 2, stato: 'numerato' },
    { ...comune, id: id.annullato, numero: 3, stato: 'annullato' },
  ]);
}

type Tentativo = Omit<typeof tentativi.$inferInsert, 'id' | 'notificaId' | 'attoId' | 'praticaId'>;
const PRIMO: Tentativo = {
  ordine: 1,
  canale: 'pec',
  speditoIl: '2026-01-11',
  stato: 'concluso',
  esito: 'fallita',
  legaleIl: '2026-01-12',
  notoIl: '2026-01-14',
};
const SECONDO: Tentativo = { ordine: 2, canale: 'raccomandata', speditoIl: '2026-01-15', stato: 'inviato' };

async function notifica(tx: Tx, p: PraticaDiProva, attoId: string, fatti: Tentativo[]): Promise<void> {
  const notificaId = nuovoId('ntf');
  await tx.insert(notifiche).values({ id: notificaId, attoId, debitoreId: p.debitoreId });
  const comune = { notificaId, attoId, praticaId: p.praticaId };
  await tx.insert(tentativi).values(fatti.map((t) => ({ ...t, ...comune, id: nuovoId('tnt') })));
}

async function proponi(tx: Tx, { praticaId, ...p }: PraticaDiProva, id: Vissuto): Promise<void> {
  await tx.insert(proposte).values([
    {
      id: id.lista,
      praticaId,
      tipo: 'inesigibilita',
      motivo: 'NON_ABBIENTE',
      il: '2026-06-01',
      dati: JSON.parse(scriviJson({ dovuto: 18_200n })),
    },
    {
      id: nuovoId('pro'),
      praticaId,
      tipo: 'rimborso',
      motivo: 'RIMBORSO',
      il: '2026-06-02',
      dati: { importo: '500', partite: p.partite },
    },
  ]);
  await tx.insert(consegne).values({ propostaId: id.lista, il: '2026-06-03' });
}

async function indaga(tx: Tx, { praticaId }: PraticaDiProva): Promise<void> {
  await tx.insert(indagini).values([
    {
      id: nuovoId('ind'),
      praticaId,
      motivo: 'INDAGINE_SOLVIBILITA',
      il: '2026-05-01',
      esitoNotoIl: '2026-05-04',
      elenco: ['veicolo'],
    },
    { id: nuovoId('ind'), praticaId, motivo: 'INDAGINE_SCADUTA', il: '2027-05-02' },
  ]);
}

async function aggiungiPartita(tx: Tx, p: PraticaDiProva): Promise<void> {
  await tx.insert(partite).values({
    id: 'par_X',
    direzioneId: p.direzioneId,
    praticaId: p.praticaId,
    caricoId: p.caricoId,
    riga: 0,
    codice: 'A3',
    natura: 'cds',
    sanzioni: 9_007_199_254_740_993n,
    prescrizioneDal: '2025-01-01',
    prescrizioneAnni: 5,
    affidataIl: '2026-03-02',
    ordine: 3,
    aggiunta: true,
  });
}

async function racconta(tx: Tx, { praticaId, partite: [prima, seconda] }: PraticaDiProva): Promise<void> {
  const importi = { capitale: '100', sanzioni: '0', interessi: '0', spese: '0' };
  const eventi = [
    { tipo: 'pagamento' as const, dati: { importo: '4000', valuta: '2026-02-01' } },
    { tipo: 'sgravio' as const, dati: { partita: prima, importi } },
    { tipo: 'sgravio' as const, dati: { partita: prima, totale: true } },
    { tipo: 'sospensione' as const, dati: { dal: '2026-03-01', partite: [seconda] } },
    { tipo: 'partitaAggiunta' as const, dati: { partita: 'par_X' } },
  ];
  await tx.insert(fatti).values(
    eventi.map((evento, i) => ({
      ...evento,
      id: nuovoId('fat'),
      praticaId,
      progressivo: i + 1,
      chiave: `k${i}`,
      notoIl: '2026-03-02',
      autore: 'ute_A',
      norma: 'seed B-35',
    })),
  );
}
