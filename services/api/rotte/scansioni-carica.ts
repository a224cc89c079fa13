import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import {
  acquisisci,
  type DaAcquisire,
  type EsitoAcquisizione,
} from '../../../activities/notifiche/cartoline/acquisisci';
import { GENERI_SCANSIONE } from '../../../database/schema/cartoline';
import { CAUSE_DI_MANCATA } from '../../../domain/notifica/lettura-cartolina';
import { ErroreFormato } from '../../../formats/comuni/errore';
import { codiceDelNome } from '../../../formats/posta/codice-cartolina';
import { leggiIndiceScansioni, type VoceIndiceScansioni } from '../../../formats/posta/indice-scansioni';
import { apriLotto, type Lotto, type VoceLotto } from '../../../formats/posta/lotto-scansioni';
import { Data, idDi } from '../quadro/campi';
import type { CodiceProblema } from '../quadro/catalogo';
import { ErroreProblema } from '../quadro/problema';
import { DELLE_SCANSIONI } from '../quadro/problemi-cartoline';
import { type Contesto, rotta } from '../quadro/rotta';
import { annuncia } from './scansioni-comuni';

const diEnte = z.strictObject({ enteId: idDi('ent') });
type DiEnte = Pick<Contesto<unknown, unknown, unknown>, 'chi' | 'nellEnte' | 'dip' | 'enteId'>;

const Acquisita = z
  .object({
    id: idDi('scn'),
    esito: z
      .enum(['attribuita', 'sconosciuta', 'doppia'])
      .describe(
        'sconosciuta: è nel compito `scansione_sconosciuta`. doppia: questi byte ci sono già, nulla cambia',
      ),
  })
  .meta({ id: 'ScansioneAcquisita' });

const Query = z.strictObject({
  genere: z.enum(GENERI_SCANSIONE).default('cartolina'),
  codice: z
    .string()
    .trim()
    .min(1)
    .max(300)
    .optional()
    .describe('Come lo dà il lettore; di serie il nome del file'),
  tornataIl: Data.optional().describe('Di una busta: giorno in cui è tornata'),
  causa: z
    .enum(CAUSE_DI_MANCATA)
    .optional()
    .describe('Di una busta: casella barrata; assente = compiuta giacenza'),
});

/** In its own transaction: one image that is refused does not undo the others. */
async function prendi(c: DiEnte, d: Omit<DaAcquisire, 'autore'>): Promise<EsitoAcquisizione> {
  const { chi, nellEnte, dip, enteId } = c;
  const esito = await nellEnte((t) => acquisisci(t, { ...d, autore: chi.utenteId }, chi.direzioni));
  if (esito.esito === 'attribuita' && d.busta) await annuncia(dip, enteId, esito);
  return esito;
}

export const acquisisciScansione = rotta({
  id: 'scansioni.acquisisci',
  metodo: 'post',
  percorso: '/v1/enti/{enteId}/scansioni',
  titolo: 'Acquisisce l’immagine di una cartolina, di una relata o di una busta tornata',
  descrizione:
    'PDF, TIFF, PNG o JPEG, secondo i byte. Il codice (numero della raccomandata, identificativo del tentativo, avviso o QR stampato sull’atto) lega l’immagine al suo invio; le date si leggono poi, in due.',
  risorsa: 'scansioni',
  parametri: diEnte,
  query: Query,
  caricamento: { limite: 'documentoMassimoByte', tipi: ['application/octet-stream'] },
  risposte: { 201: Acquisita },
  problemi: ['api.corpo_troppo_grande', ...Object.keys(DELLE_SCANSIONI).filter((c) => !c.includes('lotto'))],
  async gestisci(c) {
    const { file, query } = c;
    if (!file) throw new ErroreProblema('scansione.immagine_vuota');
    const { genere, tornataIl, causa = null } = query;
    if ((genere === 'busta') !== (tornataIl !== undefined) || (causa && tornataIl === undefined))
      throw new ErroreProblema('scansione.busta_incompleta');
    const esito = await prendi(c, {
      bytes: await readFile(file.percorso),
      nome: file.nome,
      codice: query.codice ?? codiceDelNome(file.nome),
      busta: tornataIl === undefined ? null : { tornataIl, causa },
      letto: null,
    });
    if (esito.esito === 'rifiutata') throw new ErroreProblema(`scansione.${esito.motivo}`);
    const { scansioneId } = esito;
    return { stato: 201, corpo: { id: scansioneId, esito: esito.esito }, oggetto: scansioneId };
  },
});

const Riga = z.object({
  file: z.string(),
  esito: z.enum(['attribuita', 'sconosciuta', 'doppia', 'rifiutata']),
  id: idDi('scn').nullable(),
  codice: z.string().nullable().describe('Perché è rifiutata'),
});

export const acquisisciLotto = rotta({
  id: 'scansioni.lotto',
  metodo: 'post',
  percorso: '/v1/enti/{enteId}/scansioni/lotto',
  titolo: 'Acquisisce le immagini di uno ZIP, una per una',
  descrizione:
    'Il codice è il nome del file, oppure la colonna `codice` di `indice.csv` (colonne: file;codice;genere;tornata_il;causa;documento;esito;il;consegnatario;giacenza_dal;cad_il;cad_numero). Le ultime sette, se ci sono, sono la lettura di una macchina: una persona la conferma.',
  risorsa: 'scansioni',
  parametri: diEnte,
  caricamento: { limite: 'caricoMassimoByte', tipi: ['application/octet-stream', 'application/zip'] },
  risposte: {
    200: z
      .object({
        righe: z.array(Riga),
        attribuite: z.int(),
        sconosciute: z.int(),
        doppie: z.int(),
        rifiutate: z.int(),
      })
      .meta({ id: 'LottoAcquisito' }),
  },
  problemi: ['api.corpo_troppo_grande', ...Object.keys(DELLE_SCANSIONI).filter((c) => c.includes('lotto'))],
  async gestisci(c) {
    if (!c.file) throw new ErroreProblema('scansione.lotto_vuoto');
    const lotto = await apriLotto(c.file.percorso).catch(comeProblema);
    try {
      const indice = await indiceDi(lotto);
      const righe: z.output<typeof Riga>[] = [];
      for (const voce of lotto.voci) righe.push(await prendiVoce(c, voce, indice.get(voce.percorso)));
      const conta = (esito: string) => righe.filter((r) => r.esito === esito).length;
      const [attribuite, sconosciute] = [conta('attribuita'), conta('sconosciuta')];
      const corpo = {
        righe,
        attribuite,
        sconosciute,
        doppie: conta('doppia'),
        rifiutate: conta('rifiutata'),
      };
      return { stato: 200, corpo };
    } finally {
      lotto.chiudi();
    }
  },
});

/** Whatever is wrong with one image is its own answer. */
async function prendiVoce(
  c: DiEnte,
  voce: VoceLotto,
  detta: VoceIndiceScansioni | undefined,
): Promise<z.output<typeof Riga>> {
  const file = voce.percorso;
  const no = (codice: string) => ({ file, esito: 'rifiutata' as const, id: null, codice });
  if (voce.byte > c.dip.impostazioni.documentoMassimoByte) return no('api.corpo_troppo_grande');
  const bytes = await voce.leggi().catch((errore: unknown) => {
    if (errore instanceof ErroreFormato) return null;
    throw errore;
  });
  if (bytes === null) return no('scansione.lotto_illeggibile');
  const { busta = null, letto = null } = detta ?? {};
  const esito = await prendi(c, {
    ...{ bytes, busta, letto },
    nome: file.split('/').at(-1) ?? file,
    codice: detta?.codice || codiceDelNome(file),
  });
  if (esito.esito === 'rifiutata') return no(`scansione.${esito.motivo}`);
  return { file, esito: esito.esito, id: esito.scansioneId, codice: null };
}

async function indiceDi(lotto: Lotto): Promise<Map<string, VoceIndiceScansioni>> {
  if (!lotto.indice) return new Map();
  const bytes = await lotto.indice.leggi().catch(comeProblema);
  try {
    const indice = leggiIndiceScansioni(bytes);
    const presenti = new Set(lotto.voci.map((v) => v.percorso));
    const assente = [...indice.keys()].find((file) => !presenti.has(file));
    if (assente !== undefined)
      throw new ErroreProblema('scansione.lotto_indice', {
        errors: [{ pointer: '/indice.csv', detail: `${assente}: non è nello ZIP` }],
      });
    return indice;
  } catch (errore) {
    return comeProblema(errore);
  }
}

function comeProblema(errore: unknown): never {
  if (!(errore instanceof ErroreFormato)) throw errore;
  throw new ErroreProblema(errore.codice as CodiceProblema, {
    errors: [{ pointer: '/indice.csv', detail: errore.message }],
  });
}
