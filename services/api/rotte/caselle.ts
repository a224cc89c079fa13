import { z } from 'zod';
import { MOTIVI_SOSPENSIONE_CASELLA } from '../../../database/schema/notifiche';
import { PROBLEMI_CASELLA } from '../../../domain/notifica/salute-casella';
import { istante } from '../letture/comuni';
import { Istante, idDi } from '../quadro/campi';
import { pagina } from '../quadro/cursore';
import { rotta } from '../quadro/rotta';

const Casella = z
  .object({
    indirizzo: z.string(),
    problemi: z
      .array(z.enum(PROBLEMI_CASELLA))
      .describe('Vuoto = sta bene; per ciascuno è aperto un compito `casella`'),
    sospesaAt: Istante.nullable().describe('Da quando non parte più nulla: parola segreta rifiutata'),
    sospesaMotivo: z.enum(MOTIVI_SOSPENSIONE_CASELLA).nullable(),
    lettaAt: Istante.nullable().describe('Ultima lettura riuscita'),
    daPrendere: z.number().int().describe('Messaggi non ancora presi all’ultima lettura'),
    arretratoDal: Istante.nullable().describe('Da quando ce ne sono'),
    piuVecchioAt: Istante.nullable().describe('Data del più vecchio di quelli visti per ultimi'),
    quotaPercento: z.number().int().nullable().describe('Spazio occupato; null se il gestore non lo dice'),
  })
  .meta({ id: 'Casella' });

type Riga = Omit<z.output<typeof Casella>, (typeof ISTANTI)[number]> &
  Record<(typeof ISTANTI)[number], Date | null>;
const ISTANTI = ['sospesaAt', 'lettaAt', 'arretratoDal', 'piuVecchioAt'] as const;

export const elenca = rotta({
  id: 'caselle.elenca',
  metodo: 'get',
  percorso: '/v1/enti/{enteId}/caselle',
  titolo: 'Le caselle PEC dell’Ente e la loro salute, in una sola pagina',
  risorsa: 'caselle',
  parametri: z.strictObject({ enteId: idDi('ent') }),
  risposte: { 200: pagina(Casella) },
  async gestisci({ nellEnte }) {
    const righe = await nellEnte(
      ({ sql }) => sql<Riga[]>`
        select indirizzo, sospesa_at as "sospesaAt", sospesa_motivo as "sospesaMotivo", letta_at as "lettaAt",
          da_prendere as "daPrendere", arretrato_dal as "arretratoDal", piu_vecchio_at as "piuVecchioAt",
          round(quota_usata * 100.0 / nullif(quota_massima, 0))::int as "quotaPercento",
          array(select split_part(riferimento, ':', 1) from compiti k
            where k.tipo = 'casella' and k.chiuso_il is null and split_part(k.riferimento, ':', 2) = c.indirizzo
            order by 1) as problemi
        from caselle_pec c order by indirizzo`,
    );
    const elementi = righe.map((riga) => ({
      ...riga,
      ...Object.fromEntries(ISTANTI.map((nome) => [nome, riga[nome] && istante(riga[nome])])),
    }));
    return { stato: 200, corpo: { elementi, cursor: null } };
  },
});
