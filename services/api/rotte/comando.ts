import { z } from 'zod';
import type { Transazione } from '../../../database/connessione';
import { idDerivato } from '../../../database/identificativi';
import {
  CODICI_RIFIUTO,
  type CodiceRifiuto,
  NOMI_COMANDO,
  type NomeComando,
  RIFIUTI,
} from '../../../domain/comandi/vocabolario';
import { esigiDocumento } from '../archivio';
import type { RispostaComando } from '../dipendenze';
import { istante, soloDirezioni } from '../letture/comuni';
import { Istante, idDi } from '../quadro/campi';
import { codiceDelRifiuto } from '../quadro/catalogo';
import { ErroreRifiuto, nonTrovato } from '../quadro/problema';
import { type Chi, type Contesto, type Risposta, type Rotta, rotta } from '../quadro/rotta';
import type { IdRotta } from '../ruoli';

const diPratica = z.strictObject({ enteId: idDi('ent'), praticaId: idDi('pra') });
const Eseguito = z
  .object({ comandoId: idDi('cmd'), esito: z.literal('eseguita'), praticaId: idDi('pra') })
  .meta({ id: 'ComandoEseguito' });
const InCorso = z
  .object({ comandoId: idDi('cmd'), stato: z.literal('in_corso'), indirizzo: z.string() })
  .meta({ id: 'ComandoInCorso' });
export const RISPOSTE_COMANDO = { 200: Eseguito, 202: InCorso };
export const PROBLEMI_COMANDO = [
  ...CODICI_RIFIUTO.map(codiceDelRifiuto),
  'documento.sconosciuto',
  'api.temporal_non_disponibile',
];

type ConDocumento = { documentoId?: string | undefined };
type DiPratica<B> = Contesto<z.output<typeof diPratica>, unknown, B>;
/** The part of a route's id after `comandi.`: only these events have a route. */
type NomeRotta = Extract<IdRotta, `comandi.${NomeComando}`>;
type NomeEvento = NomeRotta extends `comandi.${infer N}` ? N & NomeComando : never;

/** Errors: `api.non_trovato` for a pratica of another Ente or of an office that is not the caller's. */
export async function esigiPratica({ sql }: Transazione, chi: Chi, praticaId: string): Promise<void> {
  const trovate = await sql`
    select 1 from pratiche where id = ${praticaId} and ${soloDirezioni(sql, chi, 'direzione_id')}`;
  if (trovate.length === 0) throw nonTrovato();
}

/** One route per event: checks that the pratica is the caller's, then the workflow decides. */
export function definisciComando<B extends z.ZodType<ConDocumento>>(
  nome: NomeEvento,
  titolo: string,
  corpo: B,
  traduci: (letto: z.output<B>, contesto: DiPratica<z.output<B>>) => object = (letto) => letto as object,
): Rotta {
  return rotta({
    id: `comandi.${nome}`,
    metodo: 'post',
    percorso: `/v1/enti/{enteId}/pratiche/{praticaId}/comandi/${nome}`,
    titolo,
    risorsa: 'comandi',
    parametri: diPratica,
    corpo,
    risposte: RISPOSTE_COMANDO,
    problemi: PROBLEMI_COMANDO,
    async gestisci(contesto) {
      const { parametri, chi, nellEnte } = contesto;
      const { documentoId, ...resto } = { ...contesto.corpo, ...traduci(contesto.corpo, contesto) };
      await nellEnte(async (t) => {
        await esigiPratica(t, chi, parametri.praticaId);
        await esigiDocumento(t, documentoId);
      });
      return comanda(contesto, { praticaId: parametri.praticaId, nome, documentoId, corpo: resto });
    },
  });
}

/** Sends a command with an id derived from the key, so that a repetition is the same command. */
export async function comanda(
  { enteId, chi, chiave, dip }: Pick<Contesto<never, never, never>, 'enteId' | 'chi' | 'chiave' | 'dip'>,
  c: { praticaId: string; nome: NomeComando; documentoId?: string | undefined; corpo: object },
): Promise<Risposta> {
  const comandoId = idDerivato('cmd', enteId, chiave);
  const risposta = await dip.temporal.comanda({
    enteId,
    praticaId: c.praticaId,
    nome: c.nome,
    comandoId,
    autoreId: chi.utenteId,
    documentoId: c.documentoId,
    corpo: { ...c.corpo },
  });
  return traduciRisposta(risposta, enteId, comandoId, c.praticaId);
}

function traduciRisposta(
  risposta: RispostaComando,
  enteId: string,
  comandoId: string,
  praticaId: string,
): Risposta {
  if (risposta === 'in_corso') {
    const indirizzo = `/v1/enti/${enteId}/comandi/${comandoId}`;
    return {
      stato: 202,
      provvisoria: true,
      corpo: { comandoId, stato: 'in_corso', indirizzo },
      oggetto: comandoId,
    };
  }
  if (risposta.esito === 'rifiutata')
    throw new ErroreRifiuto(risposta.codice ?? 'CORPO_NON_VALIDO', {
      norma: risposta.norma,
      oggettoId: comandoId,
    });
  return { stato: 200, corpo: { comandoId, esito: 'eseguita', praticaId }, oggetto: comandoId };
}

const ComandoLetto = z
  .object({
    id: idDi('cmd'),
    praticaId: idDi('pra'),
    nome: z.enum(NOMI_COMANDO),
    via: z.enum(['UPDATE', 'SIGNAL']),
    autore: z.string(),
    documentoId: idDi('doc').nullable(),
    esito: z.enum(['eseguita', 'rifiutata']),
    code: z.string().nullable(),
    norma: z.string().nullable(),
    messaggio: z.string().nullable(),
    at: Istante,
  })
  .meta({ id: 'Comando' });

interface RigaComando {
  id: string;
  esito: { esito: 'eseguita' | 'rifiutata'; codice?: CodiceRifiuto; norma?: string };
  at: string;
}

export const leggiComando = rotta({
  id: 'comandi.leggi',
  metodo: 'get',
  percorso: '/v1/enti/{enteId}/comandi/{comandoId}',
  titolo: 'L’esito di un comando: l’indirizzo di una risposta 202',
  descrizione: 'Finché l’esito non è noto risponde 404.',
  risorsa: 'comandi',
  parametri: z.strictObject({ enteId: idDi('ent'), comandoId: idDi('cmd') }),
  risposte: { 200: ComandoLetto },
  async gestisci({ parametri, chi, nellEnte }) {
    const [riga] = await nellEnte(
      ({ sql }) => sql<RigaComando[]>`
        select c.id, c.pratica_id as "praticaId", c.nome, c.via, c.autore, c.documento_id as "documentoId", c.esito, c.at
        from comandi c join pratiche p on p.id = c.pratica_id
        where (c.id = ${parametri.comandoId} or c.chiave = ${parametri.comandoId})
          and ${soloDirezioni(sql, chi, 'p.direzione_id')}`,
    );
    if (!riga) throw nonTrovato();
    const { esito, codice, norma } = riga.esito;
    const messaggio = codice ? RIFIUTI[codice].messaggio : null;
    const code = codice ? codiceDelRifiuto(codice) : null;
    const corpo = { ...riga, id: parametri.comandoId, esito, code, norma: norma ?? null, messaggio };
    return { stato: 200, corpo: { ...corpo, at: istante(riga.at) } };
  },
});
