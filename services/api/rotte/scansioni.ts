import { z } from 'zod';
import { leggiLetture, registraLettura } from '../../../activities/notifiche/cartoline/leggi';
import type { Transazione } from '../../../database/connessione';
import { leggiDocumento } from '../../../database/documenti';
import { GENERI_SCANSIONE } from '../../../database/schema/cartoline';
import { FONTI_LETTURA } from '../../../domain/notifica/lettura-cartolina';
import { FormaLettura } from '../../../formats/posta/lettura-forma';
import { seUguale, soloDirezioni } from '../letture/comuni';
import { Data, idDi } from '../quadro/campi';
import { dopo, impagina, pagina, paginazione } from '../quadro/cursore';
import { ErroreProblema, nonTrovato } from '../quadro/problema';
import { DELLE_LETTURE } from '../quadro/problemi-cartoline';
import { type Chi, rotta } from '../quadro/rotta';
import { annuncia, risponde } from './scansioni-comuni';

const STATI = ['sconosciuta', 'da_leggere', 'discorde', 'conclusa', 'scartata'] as const;
const Scansione = z
  .object({
    id: idDi('scn'),
    genere: z.enum(GENERI_SCANSIONE),
    stato: z.enum(STATI),
    nomeFile: z.string(),
    codice: z.string(),
    tentativoId: idDi('tnt').nullable(),
    praticaId: idDi('pra').nullable(),
    sha256: z.string(),
    tornataIl: Data.nullable(),
    causa: z.string().nullable(),
    acquisitaDa: z.string(),
    acquisitaIl: Data,
    lette: z.int().describe('Quante persone l’hanno letta'),
  })
  .meta({ id: 'Scansione' });
interface RigaScansione {
  id: string;
  stato: (typeof STATI)[number];
}

/** What is still to be done with an image is what its open task says. */
const delleScansioni = ({ sql }: Transazione, chi: Chi) => sql`
  select * from (
    select s.id, s.genere, s.nome_file as "nomeFile", s.codice, s.tentativo_id as "tentativoId", s.sha256,
      s.tornata_il as "tornataIl", s.causa, s.acquisita_da as "acquisitaDa", s.acquisita_il as "acquisitaIl",
      s.documento_id as "documentoId", t.pratica_id as "praticaId",
      (select count(*)::int from letture_cartoline l where l.scansione_id = s.id) as lette,
      case when s.scartata_il is not null then 'scartata' when s.tentativo_id is null then 'sconosciuta'
        when exists (select from compiti c where c.riferimento = s.id and c.tipo = 'cartolina' and c.chiuso_il is null)
          then 'da_leggere'
        when exists (select from compiti c where c.riferimento = s.id and c.tipo = 'lettura_discorde'
          and c.chiuso_il is null) then 'discorde'
        else 'conclusa' end as stato
    from scansioni s left join tentativi t on t.id = s.tentativo_id
    where ${soloDirezioni(sql, chi, 's.direzione_id')}) x where true`;

const parametri = z.strictObject({ enteId: idDi('ent'), scansioneId: idDi('scn') });

export const elenca = rotta({
  id: 'scansioni.elenca',
  metodo: 'get',
  percorso: '/v1/enti/{enteId}/scansioni',
  titolo: 'Le immagini acquisite: cartoline, relate, buste tornate',
  risorsa: 'scansioni',
  parametri: z.strictObject({ enteId: idDi('ent') }),
  query: z.strictObject({
    ...paginazione,
    stato: z.enum(STATI).optional(),
    tentativoId: idDi('tnt').optional(),
  }),
  risposte: { 200: pagina(Scansione) },
  async gestisci({ query, chi, nellEnte }) {
    const righe = await nellEnte(
      (t) => t.sql<RigaScansione[]>`${delleScansioni(t, chi)}
        and ${seUguale(t.sql, 'stato', query.stato)} and ${seUguale(t.sql, 'tentativoId', query.tentativoId)}
        and id > ${dopo(query.cursor)} order by id limit ${query.limit + 1}`,
    );
    return { stato: 200, corpo: impagina(righe, query.limit) };
  },
});

async function trova(t: Transazione, chi: Chi, id: string): Promise<RigaScansione & { documentoId: string }> {
  const [riga] = await t.sql<(RigaScansione & { documentoId: string })[]>`
    ${delleScansioni(t, chi)} and id = ${id}`;
  if (!riga) throw nonTrovato();
  return riga;
}

const Lettura = z.object({
  ordine: z.int(),
  autore: z.string(),
  fonte: z.enum(FONTI_LETTURA),
  il: Data,
  letto: z.record(z.string(), z.unknown()),
});

export const leggi = rotta({
  id: 'scansioni.leggi',
  metodo: 'get',
  percorso: '/v1/enti/{enteId}/scansioni/{scansioneId}',
  titolo: 'Una immagine acquisita, con le sue letture quando si possono vedere',
  descrizione:
    'Chi deve leggere non vede ciò che altri hanno letto: le letture si vedono a cosa fatta, o quando sono discordi da chi risponde degli atti.',
  risorsa: 'scansioni',
  parametri,
  risposte: { 200: Scansione.extend({ letture: z.array(Lettura).nullable() }) },
  personali: true,
  async gestisci({ parametri: { scansioneId }, chi, nellEnte }) {
    const corpo = await nellEnte(async (t) => {
      const riga = await trova(t, chi, scansioneId);
      const visibili = riga.stato === 'conclusa' || (riga.stato === 'discorde' && risponde(chi));
      return { ...riga, letture: visibili ? await leggiLetture(t, scansioneId) : null };
    });
    return { stato: 200, corpo };
  },
});

export const immagine = rotta({
  id: 'scansioni.immagine',
  metodo: 'get',
  percorso: '/v1/enti/{enteId}/scansioni/{scansioneId}/immagine',
  titolo: 'L’immagine come è stata acquisita, byte per byte',
  risorsa: 'scansioni',
  parametri,
  media: 'application/octet-stream',
  personali: true,
  gestisci: ({ parametri: { scansioneId }, chi, nellEnte }) =>
    nellEnte(async (t) => {
      const documento = await leggiDocumento(t, (await trova(t, chi, scansioneId)).documentoId);
      if (!documento) throw nonTrovato();
      return { tipo: 'application/octet-stream', nome: scansioneId, contenuto: documento.bytes };
    }),
});

export const registra = rotta({
  id: 'scansioni.lettura',
  metodo: 'post',
  percorso: '/v1/enti/{enteId}/scansioni/{scansioneId}/letture',
  titolo: 'Ciò che una persona legge sulla carta: la seconda controlla la prima senza vederla',
  descrizione:
    'Due persone che leggono lo stesso fanno la prova, e l’esito della notifica ne segue. Se leggono cose diverse non si scrive nulla: decide chi risponde degli atti (seed E-48). Con `notifica.doppiaLettura` spento ne basta una.',
  risorsa: 'scansioni',
  parametri,
  corpo: FormaLettura,
  risposte: {
    200: z.object({ id: idDi('scn'), stato: z.enum(['da_controllare', 'concordi', 'discordi']) }),
  },
  problemi: ['scansione.non_leggibile', ...Object.keys(DELLE_LETTURE)],
  async gestisci({ parametri: { scansioneId }, corpo, chi, nellEnte, dip, enteId }) {
    const da = { scansioneId, letto: corpo, autore: chi.utenteId, risponde: risponde(chi) };
    const esito = await nellEnte((t) => registraLettura(t, da, chi.direzioni));
    if (!esito) throw nonTrovato();
    if (esito.stato === 'rifiutata') {
      if (esito.motivo === 'non_leggibile') throw new ErroreProblema('scansione.non_leggibile');
      const { campo, motivo } = esito;
      throw new ErroreProblema(
        `lettura.${motivo}`,
        campo === undefined ? {} : { errors: [{ pointer: `/${campo}`, detail: motivo }] },
      );
    }
    if (esito.stato === 'concordi') await annuncia(dip, enteId, esito);
    return { stato: 200, corpo: { id: scansioneId, stato: esito.stato }, oggetto: scansioneId };
  },
});
