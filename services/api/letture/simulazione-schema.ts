import { z } from 'zod';
import { Centesimi } from '../quadro/campi';

/**
 * The report of a simulation. The order of the fields is that of `RapportoSimulazione`: what leaves the API has the
 * bytes of `esatto simula --json`.
 */
const Conti = z.record(z.string(), z.int());
const fascia = { oltre: Centesimi, fino: Centesimi.nullable() };

const CifreFascia = z.object({
  ...fascia,
  pratiche: z.int(),
  affidato: Centesimi,
  incassato: Centesimi,
  costi: Centesimi,
  rimborsati: Centesimi,
  atti: z.int(),
  chiuse: z.int(),
  partitePrescritte: z.int(),
  prescritto: Centesimi,
});

const RisultatoProfilo = z
  .object({
    nome: z.string(),
    pratiche: z.int(),
    affidato: Centesimi,
    incassato: Centesimi,
    costi: Centesimi.describe('Ciò che ha speso chi riscuote'),
    rimborsati: Centesimi.describe('La parte dei costi che i debitori hanno pagato'),
    partitePrescritte: z.int(),
    prescritto: Centesimi,
    atti: Conti,
    dispacci: Conti,
    tempi: z.object({
      mediaIncasso: z.int().nullable().describe('Giorni dall’affidamento, ogni centesimo contato una volta'),
      mediaChiusura: z.int().nullable(),
      incassi: z.array(z.object({ giorni: z.int().nullable(), importo: Centesimi })),
    }),
    rifiuti: Conti,
    chiuse: Conti,
    aperte: Conti,
    proposte: Conti,
    fasce: z.array(CifreFascia),
    categorie: z.array(z.object({ categoria: z.string(), pratiche: z.int(), importo: Centesimi })),
  })
  .meta({ id: 'RisultatoProfilo' });

const Confronto = z
  .object({
    primo: z.string(),
    secondo: z.string(),
    differenze: z
      .object({
        incassato: Centesimi,
        costi: Centesimi,
        rimborsati: Centesimi,
        atti: z.int(),
        prescritto: Centesimi,
      })
      .describe('Il secondo meno il primo'),
    mediaIncassoGiorni: z.int().nullable(),
    fasce: z.array(z.object({ ...fascia, incassato: Centesimi, costi: Centesimi })),
    debitori: z.object({ meglioPrimo: z.int(), meglioSecondo: z.int(), uguali: z.int() }),
  })
  .meta({ id: 'ConfrontoSimulazione' });

const Verifica = z.object({
  chiave: z.string(),
  voce: z.string(),
  formula: z.string(),
  esatto: z.string().nullable(),
  calcolato: z.string(),
  stampato: z.string(),
  torna: z.boolean(),
  nota: z.string().optional(),
});

export const RapportoSimulazione = z
  .object({
    profili: z.array(RisultatoProfilo),
    confronto: Confronto.optional(),
    ingresso: z.object({ seme: z.int(), anni: z.int(), dal: z.iso.date(), modello: z.string() }),
    carico: Conti.optional().describe('Partite della lista non accettate, per codice'),
    studio: z.object({ fonte: z.string(), verifiche: z.array(Verifica) }).optional(),
  })
  .meta({ id: 'RapportoSimulazione' });
