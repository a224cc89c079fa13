import { randomBytes } from 'node:crypto';
import { inEnte, type Transazione } from '../../database/connessione';
import { archivia } from '../../database/documenti';
import { nuovoId } from '../../database/identificativi';
import { scriviProposta } from '../../database/profili/proponi';
import { atti } from '../../database/schema/atti';
import { bozze, lotti, lottiBozze } from '../../database/schema/bozze';
import { carichi } from '../../database/schema/carichi';
import { scansioni } from '../../database/schema/cartoline';
import { comandi } from '../../database/schema/fatti';
import { messi } from '../../database/schema/messi';
import { eventiNotifica, notifiche, tentativi } from '../../database/schema/notifiche';
import { compiti, pagamenti } from '../../database/schema/pagamenti';
import { registraSimulazione } from '../../database/simulazioni/simulazioni';
import type { DueEnti, PraticaDiProva } from './due-enti';

/** One object of each kind of the API, all of one Ente. */
export interface Oggetti {
  enteId: string;
  direzioneId: string;
  caricoId: string;
  /** A list that waits for an approval, loaded by nobody of the tests. */
  inApprovazioneId: string;
  praticaId: string;
  debitoreId: string;
  partitaId: string;
  attoId: string;
  notificaId: string;
  tentativoId: string;
  eventoId: string;
  compitoId: string;
  /** Image of a card that nobody of the tests has read. */
  scansioneId: string;
  comandoId: string;
  bozzaId: string;
  lottoId: string;
  simulazioneId: string;
  documentoId: string;
  messoId: string;
  /** Rows that wait for a second person, proposed by nobody of the tests. */
  propostaId: string;
  /** Of a profile: the same at every Ente. */
  nome: string;
}

const PDF = Buffer.from('%PDF-1.7 prova');

export async function seminaOggetti(banco: DueEnti, p: PraticaDiProva): Promise<Oggetti> {
  const id = {
    inApprovazioneId: nuovoId('car'),
    attoId: nuovoId('att'),
    notificaId: nuovoId('ntf'),
    tentativoId: nuovoId('tnt'),
    eventoId: nuovoId('evn'),
    compitoId: nuovoId('cmp'),
    scansioneId: nuovoId('scn'),
    comandoId: nuovoId('cmd'),
    propostaId: nuovoId('prp'),
    nome: 'legge160',
    bozzaId: nuovoId('boz'),
    lottoId: nuovoId('lot'),
    simulazioneId: nuovoId('sim'),
    messoId: nuovoId('msi'),
  };
  return inEnte(banco.app, p.enteId, async (t) => {
    const documento = await archivia(t, { tipo: 'prova', mediaType: 'application/pdf', bytes: PDF });
    const oggetti = { ...p, ...id, partitaId: p.partite[0] ?? '', documentoId: documento.id };
    await seminaCarico(t, oggetti);
    await seminaAtto(t, oggetti, documento.sha256);
    await seminaNotifica(t, oggetti);
    await seminaCompito(t, oggetti);
    await seminaScansione(t, oggetti, documento.sha256);
    await seminaComando(t, oggetti);
    await seminaPagamento(t, oggetti);
    await scriviProposta(t, {
      id: oggetti.propostaId,
      propostaDa: nuovoId('ute'),
      oggi: '2026-01-02',
      documentoId: null,
      righe: [{ parametro: 'piccoli.giorni', dal: '2999-01-01', valore: 75, fonte: 'delibera di prova' }],
    });
    await seminaLotto(t, oggetti);
    await seminaSimulazione(t, oggetti);
    await seminaMesso(t, oggetti);
    return oggetti;
  });
}

async function seminaCarico({ tx }: Transazione, o: Oggetti): Promise<void> {
  await tx.insert(carichi).values({
    id: o.inApprovazioneId,
    direzioneId: o.direzioneId,
    formato: '290',
    nomeFile: 'in-approvazione.290',
    sha256: randomBytes(32).toString('hex'),
    stato: 'in_approvazione',
    caricatoDa: nuovoId('ute'),
    caricatoIl: '2026-01-02',
    minutaPdfId: o.documentoId,
    minutaCsvId: o.documentoId,
  });
}

async function seminaAtto({ tx }: Transazione, o: Oggetti, pdfSha256: string): Promise<void> {
  await tx.insert(atti).values({
    id: o.attoId,
    direzioneId: o.direzioneId,
    praticaId: o.praticaId,
    tipo: 'accertamentoEsecutivo',
    anno: 2026,
    numero: 1,
    motivo: 'FORMAZIONE_TITOLO_792',
    norma: 'L. 160/2019 c. 792 a)',
    emessoIl: '2026-01-10',
    partite: [o.partitaId],
    importi: { residuo: '13000', mora: '0', oneri: '0', spese: '0', dovuto: '13000' },
    dovuto: 13_000n,
    nav: `3${randomBytes(8).readBigUInt64BE().toString().padStart(17, '0').slice(0, 17)}`,
    versione: 1,
    stato: 'reso',
    pdfId: o.documentoId,
    pdfSha256: pdfSha256,
  });
}

async function seminaNotifica({ tx }: Transazione, o: Oggetti): Promise<void> {
  await tx.insert(notifiche).values({ id: o.notificaId, attoId: o.attoId, debitoreId: o.debitoreId });
  await tx.insert(tentativi).values({
    id: o.tentativoId,
    notificaId: o.notificaId,
    attoId: o.attoId,
    praticaId: o.praticaId,
    ordine: 1,
    canale: 'raccomandata',
    stato: 'inviato',
    speditoIl: '2026-01-10',
  });
  await tx.insert(eventiNotifica).values({
    id: o.eventoId,
    tentativoId: o.tentativoId,
    tipo: 'accettazione',
    il: new Date('2026-01-10T09:00:00Z'),
    documentoId: o.documentoId,
    sha256: randomBytes(32).toString('hex'),
  });
}

async function seminaCompito({ tx }: Transazione, o: Oggetti): Promise<void> {
  await tx.insert(compiti).values({
    id: o.compitoId,
    direzioneId: o.direzioneId,
    praticaId: o.praticaId,
    tipo: 'indagine',
    riferimento: o.compitoId,
    apertoIl: '2026-01-10',
  });
}

async function seminaScansione({ tx }: Transazione, o: Oggetti, sha256: string): Promise<void> {
  const { scansioneId: id, documentoId, tentativoId, direzioneId } = o;
  const presa = { acquisitaDa: nuovoId('ute'), acquisitaIl: '2026-01-20' };
  const nome = { nomeFile: 'cartolina.pdf', codice: tentativoId };
  await tx
    .insert(scansioni)
    .values({ id, genere: 'cartolina', documentoId, sha256, tentativoId, direzioneId, ...nome, ...presa });
}

async function seminaComando({ tx }: Transazione, o: Oggetti): Promise<void> {
  await tx.insert(comandi).values({
    id: o.comandoId,
    praticaId: o.praticaId,
    chiave: o.comandoId,
    nome: 'sospensione',
    corpoSha256: '0'.repeat(64),
    via: 'UPDATE',
    autore: nuovoId('ute'),
    esito: { esito: 'rifiutata', codice: 'PRATICA_CHIUSA' },
  });
}

/** A draft that waits, in a batch that nobody of the tests has prepared. */
async function seminaLotto({ tx }: Transazione, o: Oggetti): Promise<void> {
  const { enteId: _ente, direzioneId, praticaId, bozzaId, lottoId } = o;
  const importi = { residuo: '13000', mora: '0', oneri: '0', spese: '0', dovuto: '13000' };
  await tx.insert(bozze).values({
    id: bozzaId,
    direzioneId,
    praticaId,
    tipo: 'sollecito795',
    motivo: 'SOLLECITO_795',
    norma: 'L. 160/2019 c. 795',
    approvazione: 'lotto',
    partite: [o.partitaId],
    importi,
    dovuto: 13_000n,
    versione: 1,
    apertaIl: '2026-01-10',
  });
  await tx.insert(lotti).values({
    id: lottoId,
    direzioneId,
    tipo: 'sollecito795',
    quante: 1,
    totale: 13_000n,
    preparatoDa: nuovoId('ute'),
    preparatoIl: '2026-01-10',
  });
  await tx.insert(lottiBozze).values({ lottoId, bozzaId, praticaId, versione: 1, dovuto: 13_000n });
}

/** Of the list, asked for by nobody of the tests. */
const seminaSimulazione = (t: Transazione, o: Oggetti): Promise<void> =>
  registraSimulazione(t, {
    id: o.simulazioneId,
    lista: { caricoId: o.caricoId, direzioneId: o.direzioneId },
    profilo: 'firenze',
    confronta: null,
    versioneProfili: null,
    pratiche: 1,
    fette: 1,
    seme: 1,
    anni: 4,
    dal: '2026-01-01',
    richiestaDa: nuovoId('ute'),
    richiestaIl: '2026-01-10',
  });

/** In office, with nothing in hand. */
async function seminaMesso({ tx }: Transazione, o: Oggetti): Promise<void> {
  await tx.insert(messi).values({
    id: o.messoId,
    nome: 'Messo di prova',
    nomina: 'decreto 1/2026',
    dal: '2026-01-01',
    autore: nuovoId('ute'),
  });
}

async function seminaPagamento({ tx }: Transazione, o: Oggetti): Promise<void> {
  await tx.insert(pagamenti).values({
    id: nuovoId('pag'),
    praticaId: o.praticaId,
    direzioneId: o.direzioneId,
    ricevutaId: nuovoId('ric'),
    importo: 100n,
    valuta: '2026-01-10',
    notoIl: '2026-01-10',
    mezzo: 'pagopa',
  });
}
