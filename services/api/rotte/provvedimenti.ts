import { z } from 'zod';
import { istante, seUguale, soloDirezioni } from '../letture/comuni';
import { Data, Istante, idDi } from '../quadro/campi';
import { dopo, impagina, pagina, paginazione } from '../quadro/cursore';
import { type Rotta, rotta } from '../quadro/rotta';

const Provvedimento = z
  .object({
    id: idDi('fat'),
    praticaId: idDi('pra'),
    tipo: z.string(),
    notoIl: Data,
    dati: z.record(z.string(), z.unknown()).describe('Come nel comando; importi in centesimi'),
    autore: z.string(),
    documentoId: idDi('doc').nullable(),
    norma: z.string(),
    registratoAt: Istante,
  })
  .meta({ id: 'Provvedimento' });
interface Riga {
  id: string;
  registratoAt: string;
}

type NomeElenco = 'sospensioni' | 'sgravi' | 'rateazioni';

/** The provisions of one kind, of all the pratiche: they are facts, entered by the commands of the same name. */
const elencoDi = (
  id: `${NomeElenco}.elenca`,
  nome: NomeElenco,
  tipi: readonly string[],
  titolo: string,
): Rotta =>
  rotta({
    id,
    metodo: 'get',
    percorso: `/v1/enti/{enteId}/${nome}`,
    titolo,
    risorsa: nome,
    parametri: z.strictObject({ enteId: idDi('ent') }),
    query: z.strictObject({ ...paginazione, praticaId: idDi('pra').optional() }),
    risposte: { 200: pagina(Provvedimento) },
    async gestisci({ query, chi, nellEnte }) {
      const righe = await nellEnte(
        ({ sql }) => sql<Riga[]>`
          select f.id, f.pratica_id as "praticaId", f.tipo, f.noto_il as "notoIl", f.dati, f.autore,
            f.documento_id as "documentoId", f.norma, f.registrato_at as "registratoAt"
          from fatti f join pratiche p on p.id = f.pratica_id
          where f.tipo = any(${[...tipi]}::text[]) and ${soloDirezioni(sql, chi, 'p.direzione_id')}
            and ${seUguale(sql, 'f.pratica_id', query.praticaId)} and f.id > ${dopo(query.cursor)}
          order by f.id limit ${query.limit + 1}`,
      );
      const elementi = righe.map((r) => ({ ...r, registratoAt: istante(r.registratoAt) }));
      return { stato: 200, corpo: impagina(elementi, query.limit) };
    },
  });

export const PROVVEDIMENTI: readonly Rotta[] = [
  elencoDi(
    'sospensioni.elenca',
    'sospensioni',
    ['sospensione', 'revocaSospensione'],
    'Le sospensioni e le loro revoche',
  ),
  elencoDi('sgravi.elenca', 'sgravi', ['sgravio'], 'Gli sgravi'),
  elencoDi(
    'rateazioni.elenca',
    'rateazioni',
    ['richiestaRateazione', 'rateazioneConcessa', 'rateazioneRespinta'],
    'Le richieste di rateazione e le loro risposte; il piano è nell’atto della risposta',
  ),
];
