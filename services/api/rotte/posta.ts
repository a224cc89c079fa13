import { z } from 'zod';
import { importaEsiti } from '../../../activities/notifiche/posta/importa';
import { STATI_TRASMISSIONE } from '../../../database/schema/notifiche';
import { PRODOTTI_POSTALI } from '../../../domain/notifica/posta-eventi';
import { FORNITORI_POSTA, PORTATORI } from '../../../domain/profili/posta';
import { archiviaFile } from '../archivio';
import { seUguale, soloDirezioni } from '../letture/comuni';
import { Data, idDi } from '../quadro/campi';
import { dopo, impagina, pagina, paginazione } from '../quadro/cursore';
import { ErroreProblema } from '../quadro/problema';
import { rotta } from '../quadro/rotta';

const diEnte = z.strictObject({ enteId: idDi('ent') });
const Rilievo = z.object({ riga: z.number().int(), codice: z.string(), campo: z.string() });
const Rapporto = z
  .object({
    esito: z.enum(['letto', 'gia_letto']).describe('gia_letto: gli stessi byte erano già stati letti'),
    sha256: z.string(),
    righe: z.number().int(),
    applicate: z.number().int(),
    doppie: z.number().int(),
    inQuarantena: z.number().int().describe('righe = applicate + doppie + inQuarantena'),
    quarantena: z.array(Rilievo).describe('I codici sono in docs/posta-codici.md'),
    discordi: z.array(z.number().int()).describe('Righe con un esito chiuso che ne contraddice un altro'),
  })
  .meta({ id: 'RapportoEsitiPosta' });

export const importa = rotta({
  id: 'posta.importa',
  metodo: 'post',
  percorso: '/v1/enti/{enteId}/posta/esiti',
  titolo: 'Un file di esiti del fornitore postale, riga per riga',
  descrizione:
    'CSV canonico (`;`, UTF-8). Un file guasto o tagliato è rifiutato per intero; una riga che non dice nulla di un nostro pezzo va in quarantena e le altre vanno avanti.',
  risorsa: 'posta',
  parametri: diEnte,
  caricamento: { limite: 'caricoMassimoByte', tipi: ['text/csv', 'application/octet-stream'] },
  risposte: { 200: Rapporto },
  problemi: ['posta.file_rifiutato', 'api.corpo_troppo_grande'],
  async gestisci({ file, nellEnte, enteId, chi, dip }) {
    if (!file) throw new ErroreProblema('posta.file_rifiutato');
    const documentoId = await nellEnte((t) =>
      archiviaFile(t, file, { tipo: 'esiti_posta', mediaType: 'text/csv; charset=utf-8' }),
    );
    const { percorso } = file;
    const { database, registro } = dip;
    const { rapporto, pezzi } = await importaEsiti(database, enteId, {
      percorso,
      documentoId,
      autore: chi.utenteId,
    });
    if (rapporto.esito === 'rifiutato')
      throw new ErroreProblema('posta.file_rifiutato', {
        errors: rapporto.rifiutoFile
          .slice(0, 50)
          .map(({ riga, codice, campo }) => ({ pointer: `/${riga}/${campo}`, detail: codice })),
      });
    for (const { praticaId, tentativoId } of pezzi)
      await dip.temporal
        .annunciaEvento({ database, registro }, { enteId, praticaId, tentativoId })
        // it is stored: the sweep tells it again
        .catch((e: unknown) => registro.warn({ enteId, tentativoId, errore: String(e) }, 'da ridire'));
    return { stato: 200, corpo: rapporto, oggetto: documentoId };
  },
});

const Pezzo = z
  .object({
    id: idDi('trs').describe('La chiave presso il fornitore'),
    tentativoId: idDi('tnt'),
    praticaId: idDi('pra'),
    attoId: idDi('att'),
    fornitore: z.enum(FORNITORI_POSTA),
    lottoId: idDi('lpo').nullable(),
    prodotto: z.enum(PRODOTTI_POSTALI),
    stato: z.enum(STATI_TRASMISSIONE),
    codice: z.string().nullable().describe('Motivo di un rifiuto o di un esito incerto'),
    affidatoIl: Data.nullable(),
    numeroRaccomandata: z.string().nullable(),
    costo: z.string().nullable().describe('Centesimi; null se quel giorno il prezzo non era noto'),
    aCarico: z.enum(PORTATORI).describe('Chi sostiene il costo'),
  })
  .meta({ id: 'PezzoPostale' });

export const pezzi = rotta({
  id: 'posta.pezzi',
  metodo: 'get',
  percorso: '/v1/enti/{enteId}/posta/pezzi',
  titolo: 'I pezzi affidati alla posta, con il costo e chi lo sostiene',
  risorsa: 'posta',
  parametri: diEnte,
  query: z.strictObject({
    ...paginazione,
    stato: z.enum(STATI_TRASMISSIONE).optional(),
    praticaId: idDi('pra').optional(),
  }),
  risposte: { 200: pagina(Pezzo) },
  async gestisci({ query, chi, nellEnte }) {
    const righe = await nellEnte(
      ({ sql }) => sql<{ id: string }[]>`
        select z.id, t.id as "tentativoId", t.pratica_id as "praticaId", t.atto_id as "attoId", z.fornitore,
          z.lotto_id as "lottoId", z.prodotto, s.stato, s.codice, s.inviata_il as "affidatoIl",
          z.numero_raccomandata as "numeroRaccomandata", z.costo::text, z.a_carico as "aCarico"
        from pezzi_postali z join trasmissioni s on s.id = z.id join tentativi t on t.id = z.tentativo_id
        join atti a on a.id = t.atto_id
        where ${soloDirezioni(sql, chi, 'a.direzione_id')} and ${seUguale(sql, 's.stato', query.stato)}
          and ${seUguale(sql, 't.pratica_id', query.praticaId)} and z.id > ${dopo(query.cursor)}
        order by z.id limit ${query.limit + 1}`,
    );
    return { stato: 200, corpo: impagina(righe, query.limit) };
  },
});

const InQuarantena = z
  .object({
    id: idDi('qua'),
    fileId: idDi('doc').nullable().describe('Il file; null = spinto dal consolidatore'),
    riga: z.number().int().nullable(),
    motivo: z.string().describe('docs/posta-codici.md'),
    campo: z.string(),
    pezzoId: idDi('trs').nullable(),
    contenuto: z.record(z.string(), z.unknown()),
    il: Data,
  })
  .meta({ id: 'QuarantenaPosta' });

export const quarantena = rotta({
  id: 'posta.quarantena',
  metodo: 'get',
  percorso: '/v1/enti/{enteId}/posta/quarantena',
  titolo: 'Righe ed eventi della posta che non dicono nulla di un nostro pezzo',
  risorsa: 'posta',
  parametri: diEnte,
  query: z.strictObject({ ...paginazione, fileId: idDi('doc').optional() }),
  risposte: { 200: pagina(InQuarantena) },
  personali: true,
  async gestisci({ query, nellEnte }) {
    const righe = await nellEnte(
      ({ sql }) => sql<{ id: string }[]>`
        select id, file_id as "fileId", riga, motivo, campo, pezzo_id as "pezzoId", contenuto, il from quarantena_posta
        where ${seUguale(sql, 'file_id', query.fileId)} and id > ${dopo(query.cursor)}
        order by id limit ${query.limit + 1}`,
    );
    return { stato: 200, corpo: impagina(righe, query.limit) };
  },
});
