import { z } from 'zod';
import { fuoriEnte, inEnte } from '../../../database/connessione';
import { leggiOrologio } from '../../../database/orologio';
import { RUOLI } from '../../../database/schema/enti';
import { PROFILI } from '../../../domain/vocabolario';
import { type Assegnazione, leggiAssegnazioni, leggiPersona } from '../quadro/accesso';
import { Data, Istante, idDi } from '../quadro/campi';
import { nonTrovato } from '../quadro/problema';
import { type Contesto, rotta } from '../quadro/rotta';

const Nessuno = z.strictObject({});
const Ente = z
  .object({ id: idDi('ent'), codice: z.string(), denominazione: z.string() })
  .meta({ id: 'Ente' });
const ConAssegnazioni = Ente.extend({
  assegnazioni: z.array(z.object({ ruolo: z.enum(RUOLI), direzioneId: idDi('dir').nullable() })),
}).meta({ id: 'EnteDellaPersona' });

interface Trovato {
  id: string;
  codice: string;
  denominazione: string;
  assegnazioni: Assegnazione[];
}

/** Row-level security shows one Ente at a time, so the registry is asked and each Ente in turn. */
async function entiDi({ dip, chi }: Contesto<unknown, unknown, unknown>): Promise<Trovato[]> {
  const attivi = await fuoriEnte(
    dip.database,
    (sql) => sql<{ id: string; codice: string }[]>`
      select id, codice from enti where attivo order by codice`,
  );
  const trovati: Trovato[] = [];
  for (const ente of attivi) {
    const suo = await inEnte(dip.database, ente.id, async (t) => {
      const assegnazioni = await leggiAssegnazioni(t, chi.utenteId);
      if (assegnazioni.length === 0) return null;
      const [riga] = await t.sql<{ denominazione: string }[]>`select denominazione from enti_configurazioni`;
      return { ...ente, denominazione: riga?.denominazione ?? ente.codice, assegnazioni };
    });
    if (suo) trovati.push(suo);
  }
  return trovati;
}

export const io = rotta({
  id: 'io.leggi',
  metodo: 'get',
  percorso: '/v1/io',
  titolo: 'La persona del token e le sue assegnazioni',
  risorsa: 'io',
  parametri: Nessuno,
  risposte: { 200: z.object({ id: idDi('ute'), nome: z.string(), enti: z.array(ConAssegnazioni) }) },
  async gestisci(contesto) {
    const persona = await leggiPersona(contesto.dip.database, contesto.chi.utenteId);
    return { stato: 200, corpo: { ...persona, enti: await entiDi(contesto) } };
  },
});

export const elencaEnti = rotta({
  id: 'enti.elenca',
  metodo: 'get',
  percorso: '/v1/enti',
  titolo: 'Gli Enti presso i quali la persona ha un ruolo',
  risorsa: 'enti',
  parametri: Nessuno,
  risposte: { 200: z.object({ elementi: z.array(Ente) }) },
  async gestisci(contesto) {
    return { stato: 200, corpo: { elementi: await entiDi(contesto) } };
  },
});

const Dettaglio = Ente.extend({
  profilo: z.string(),
  comuni: z.array(z.string()),
  funzionario: z.string(),
  responsabile: z.string(),
  tributi: z.array(z.object({ codice: z.string(), descrizione: z.string(), natura: z.string() })),
  direzioni: z.array(z.object({ id: idDi('dir'), codice: z.string(), nome: z.string() })),
}).meta({ id: 'EnteConfigurato' });

export const leggiEnte = rotta({
  id: 'enti.leggi',
  metodo: 'get',
  percorso: '/v1/enti/{enteId}',
  titolo: 'La configurazione di un Ente',
  risorsa: 'enti',
  parametri: z.strictObject({ enteId: idDi('ent') }),
  risposte: { 200: Dettaglio },
  async gestisci({ nellEnte, enteId }) {
    const corpo = await nellEnte(async ({ sql }) => {
      const [ente] = await sql`
        select e.id, e.codice, c.denominazione, c.profilo, c.comuni, c.funzionario, c.responsabile, c.tributi
        from enti e join enti_configurazioni c on c.ente_id = e.id where e.id = ${enteId}`;
      const direzioni = await sql`select id, codice, nome from direzioni order by codice`;
      return ente && { ...ente, direzioni };
    });
    if (!corpo) throw nonTrovato();
    return { stato: 200, corpo };
  },
});

export const elencaProfili = rotta({
  id: 'profili.elenca',
  metodo: 'get',
  percorso: '/v1/enti/{enteId}/profili',
  titolo: 'I profili di regole, quello dell’Ente e i parametri che l’Ente ha cambiato',
  risorsa: 'profili',
  parametri: z.strictObject({ enteId: idDi('ent') }),
  risposte: {
    200: z.object({
      elementi: z.array(
        z.object({
          nome: z.enum(PROFILI),
          dellEnte: z.boolean(),
          parametri: z
            .record(z.string(), z.unknown())
            .describe('Per nome puntato; vuoti negli altri profili'),
        }),
      ),
    }),
  },
  async gestisci({ nellEnte }) {
    const [ente] = await nellEnte(
      ({ sql }) => sql<{ profilo: string; parametri: object }[]>`
        select profilo, parametri from enti_configurazioni`,
    );
    const elementi = PROFILI.map((nome) => {
      const dellEnte = ente?.profilo === nome;
      return { nome, dellEnte, parametri: dellEnte ? ente.parametri : {} };
    });
    return { stato: 200, corpo: { elementi } };
  },
});

export const orologio = rotta({
  id: 'orologio.leggi',
  metodo: 'get',
  percorso: '/v1/orologio',
  titolo: 'La data civile dell’installazione (Europe/Rome)',
  risorsa: 'orologio',
  parametri: Nessuno,
  risposte: {
    200: z.object({ oggi: Data, istante: Istante, modo: z.enum(['reale', 'accelerato', 'comandato']) }),
  },
  async gestisci({ dip }) {
    const letto = await fuoriEnte(dip.database, (sql) => leggiOrologio(sql));
    return { stato: 200, corpo: { ...letto, istante: letto.istante.toISOString() } };
  },
});
