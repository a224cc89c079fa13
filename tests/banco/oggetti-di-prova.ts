import { randomBytes } from 'node:crypto';
import { inEnte } from '../../database/connessione';
import { archivia } from '../../database/documenti';
import { nuovoId } from '../../database/identificativi';
import { atti } from '../../database/schema/atti';
import { carichi } from '../../database/schema/carichi';
import { comandi } from '../../database/schema/fatti';
import { eventiNotifica, notifiche, tentativi } from '../../database/schema/notifiche';
import { compiti, pagamenti } from '../../database/schema/pagamenti';
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
  comandoId: string;
  documentoId: string;
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
    comandoId: nuovoId('cmd'),
  };
  const documentoId = await inEnte(banco.app, p.enteId, async (t) => {
    const { tx } = t;
    const documento = await archivia(t, { tipo: 'prova', mediaType: 'application/pdf', bytes: PDF });
    await tx.insert(carichi).values({
      id: id.inApprovazioneId,
      direzioneId: p.direzioneId,
      formato: '290',
      nomeFile: 'in-approvazione.290',
      sha256: randomBytes(32).toString('hex'),
      stato: 'in_approvazione',
      caricatoDa: nuovoId('ute'),
      caricatoIl: '2026-01-02',
      minutaPdfId: documento.id,
      minutaCsvId: documento.id,
    });
    await tx.insert(atti).values({
      id: id.attoId,
      direzioneId: p.direzioneId,
      praticaId: p.praticaId,
      tipo: 'accertamentoEsecutivo',
      anno: 2026,
      numero: 1,
      motivo: 'FORMAZIONE_TITOLO_792',
      norma: 'L. 160/2019 c. 792 a)',
      emessoIl: '2026-01-10',
      partite: [p.partite[0] ?? ''],
      importi: { residuo: '13000', mora: '0', oneri: '0', spese: '0', dovuto: '13000' },
      dovuto: 13_000n,
      nav: `3${randomBytes(8).readBigUInt64BE().toString().padStart(17, '0').slice(0, 17)}`,
      versione: 1,
      stato: 'reso',
      pdfId: documento.id,
      pdfSha256: documento.sha256,
    });
    await tx.insert(notifiche).values({ id: id.notificaId, attoId: id.attoId, debitoreId: p.debitoreId });
    await tx.insert(tentativi).values({
      id: id.tentativoId,
      notificaId: id.notificaId,
      attoId: id.attoId,
      praticaId: p.praticaId,
      ordine: 1,
      canale: 'raccomandata',
      stato: 'inviato',
      speditoIl: '2026-01-10',
    });
    await tx.insert(eventiNotifica).values({
      id: id.eventoId,
      tentativoId: id.tentativoId,
      tipo: 'accettazione',
      il: new Date('2026-01-10T09:00:00Z'),
      documentoId: documento.id,
      sha256: randomBytes(32).toString('hex'),
    });
    await tx.insert(compiti).values({
      id: id.compitoId,
      direzioneId: p.direzioneId,
      praticaId: p.praticaId,
      tipo: 'indagine',
      riferimento: id.compitoId,
      apertoIl: '2026-01-10',
    });
    await tx.insert(comandi).values({
      id: id.comandoId,
      praticaId: p.praticaId,
      chiave: id.comandoId,
      nome: 'sospensione',
      corpoSha256: '0'.repeat(64),
      via: 'UPDATE',
      autore: nuovoId('ute'),
      esito: { esito: 'rifiutata', codice: 'PRATICA_CHIUSA' },
    });
    await tx.insert(pagamenti).values({
      id: nuovoId('pag'),
      praticaId: p.praticaId,
      direzioneId: p.direzioneId,
      ricevutaId: nuovoId('ric'),
      importo: 100n,
      valuta: '2026-01-10',
      notoIl: '2026-01-10',
      mezzo: 'pagopa',
    });
    return documento.id;
  });
  return { ...p, ...id, partitaId: p.partite[0] ?? '', documentoId };
}
