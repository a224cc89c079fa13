import { z } from 'zod';
import { isDataCivile } from '../../domain/calendario';
import { parseEuro } from '../../domain/denaro';
import type { Importi, Partita } from '../../domain/fascicolo';
import type { EventoStoria, NotificaStoria, Storia } from '../../domain/racconta/storia';
import {
  BENI,
  COMPONENTI,
  ESITI_NOTIFICA,
  NATURE,
  PROFILI,
  TIPI_ATTO,
  TIPI_TITOLO,
} from '../../domain/vocabolario';
import { percorso } from '../comuni/percorso';

const data = z.string().refine(isDataCivile, 'data impossibile, serve AAAA-MM-GG');
const importo = z
  .string()
  .regex(/^\d{1,12}\.\d{2}$/, 'importo, serve una stringa come "10.00"')
  .transform(parseEuro);
const importi = z
  .strictObject({ capitale: importo, sanzioni: importo, interessi: importo, spese: importo })
  .partial()
  .transform((dati) => Object.fromEntries(COMPONENTI.map((c) => [c, dati[c] ?? 0n])) as Importi);
const id = z.string().min(1);
const ids = z.array(id).min(1);
const anni = z.int().min(1).max(100);
const giorni = z.int().min(0).max(36_525);

const partita = z.strictObject({
  id,
  natura: z.enum(NATURE),
  importi,
  prescrizione: z.strictObject({ dal: data, anni }),
  titolo: z.strictObject({ tipo: z.enum(TIPI_TITOLO), notificatoIl: data, numero: id.optional() }).optional(),
  ricorso: z.boolean().optional(),
  scadenzaUltimaRata: data.optional(),
});

const il = data;
const rate = z.int().min(1).max(600);
const evento = z.discriminatedUnion('tipo', [
  z.strictObject({
    il,
    tipo: z.literal('pagamento'),
    importo: z.union([z.enum(['saldo', 'rata', 'sollecito']), importo]),
    valuta: data.optional(),
    rata: z.int().min(1).optional(),
  }),
  z.strictObject({
    il,
    tipo: z.literal('sospensione'),
    dal: data.optional(),
    al: data.optional(),
    partite: ids.optional(),
  }),
  z.strictObject({ il, tipo: z.literal('revocaSospensione'), partite: ids.optional() }),
  z.strictObject({
    il,
    tipo: z.literal('sgravio'),
    partita: id,
    importi: importi.optional(),
    totale: z.boolean().optional(),
  }),
  z.strictObject({ il, tipo: z.literal('ricorso'), partita: id }),
  z.strictObject({
    il,
    tipo: z.literal('esitoRicorso'),
    partita: id,
    esito: z.enum(['rigettato', 'accolto']),
  }),
  z.strictObject({ il, tipo: z.literal('chiusuraPerOpposizione') }),
  z.strictObject({ il, tipo: z.literal('richiestaRateazione'), rate }),
  z.strictObject({ il, tipo: z.literal('rateazioneConcessa'), rate, primaScadenza: data }),
  z.strictObject({ il, tipo: z.literal('rateazioneRespinta') }),
  z.strictObject({ il, tipo: z.literal('veicoloStrumentale') }),
  z.strictObject({ il, tipo: z.literal('decesso'), dal: data.optional() }),
  z.strictObject({ il, tipo: z.literal('eredi') }),
  z.strictObject({ il, tipo: z.literal('insolvenza'), udienza: data.optional() }),
  z.strictObject({ il, tipo: z.literal('insinuazioneDepositata') }),
  z.strictObject({ il, tipo: z.literal('proceduraChiusa') }),
  z.strictObject({ il, tipo: z.literal('osservazioni'), esito: z.enum(['prosegui', 'accetta']) }),
  z.strictObject({
    il,
    tipo: z.literal('decisione'),
    proposta: z.literal('prescrizione'),
    esito: z.literal('accolta'),
    partite: ids.optional(),
  }),
  z.strictObject({ il, tipo: z.literal('partitaAggiunta'), partita }),
]);

const notifica = z.strictObject({
  atto: z.enum(TIPI_ATTO),
  n: z.int().min(1).default(1),
  tentativo: z.int().min(1).default(1),
  esito: z.enum(ESITI_NOTIFICA),
  giorni: giorni.optional(),
  notoDopo: giorni.optional(),
});

const storia = z.strictObject({
  id,
  titolo: z.string().optional(),
  ente: z.string().optional(),
  profilo: z.enum(PROFILI),
  parametri: z.record(z.string(), z.unknown()).default({}),
  debitore: z.strictObject({
    id: id.optional(),
    domicilioDigitale: z.boolean(),
    registro: z.enum(['inipec', 'inad', 'ipa']).optional(),
    decedutoIl: data.optional(),
    insolventeDal: data.optional(),
  }),
  inizio: data,
  partite: z.array(partita).min(1),
  beni: z.array(z.strictObject({ dal: data, elenco: z.array(z.enum(BENI)) })).default([]),
  notifiche: z.array(notifica).default([]),
  eventi: z.array(evento).default([]),
  fino: data,
  atteso: z.unknown().optional(),
});

type Letta = z.infer<typeof storia>;

/** Text of a story -> `Storia`. Throws `storia.json` or `storia.forma`, with the path of what is wrong. */
export function leggiStoria(testo: string): Storia {
  let grezza: unknown;
  try {
    grezza = JSON.parse(testo);
  } catch (cause) {
    throw new Error(`storia.json: il testo non è JSON valido (${(cause as Error).message})`, { cause });
  }
  const esito = storia.safeParse(grezza);
  if (!esito.success) {
    const primo = esito.error.issues[0];
    throw new Error(
      `storia.forma: ${primo ? `${percorso(primo.path)}: ${primo.message}` : 'forma non riconosciuta'}`,
    );
  }
  return componi(esito.data);
}

function componi(letta: Letta): Storia {
  const { decedutoIl, insolventeDal, domicilioDigitale, registro } = letta.debitore;
  const eventi: EventoStoria[] = [];
  if (decedutoIl !== undefined) eventi.push({ tipo: 'decesso', il: decedutoIl });
  if (insolventeDal !== undefined) eventi.push({ tipo: 'insolvenza', il: insolventeDal });
  for (const evento of letta.eventi)
    eventi.push(
      evento.tipo === 'partitaAggiunta'
        ? { ...evento, partita: affidata(evento.partita, evento.il) }
        : (compatta(evento) as EventoStoria),
    );
  controllaPartite(letta);
  return {
    id: letta.id,
    profilo: letta.profilo,
    parametri: letta.parametri,
    debitore: { domicilioDigitale, ...(registro === undefined ? {} : { registro }) },
    inizio: letta.inizio,
    fino: letta.fino,
    partite: letta.partite.map((p) => affidata(p, letta.inizio)),
    beni: letta.beni,
    notifiche: letta.notifiche.map((n) => compatta(n) as NotificaStoria),
    eventi,
  };
}

const affidata = (p: Letta['partite'][number], affidataIl: string): Partita =>
  compatta({ ...p, affidataIl, ...(p.titolo ? { titolo: compatta(p.titolo) } : {}) }) as Partita;

/** Without the keys whose value is undefined. */
const compatta = (oggetto: object): object =>
  Object.fromEntries(Object.entries(oggetto).filter(([, valore]) => valore !== undefined));

function controllaPartite(letta: Letta): void {
  const note = new Set<string>();
  const aggiungi = (nuova: string, dove: string): void => {
    if (note.has(nuova)) throw new Error(`storia.partita_doppia: ${dove}: la partita "${nuova}" c’è già`);
    note.add(nuova);
  };
  letta.partite.forEach((p, i) => {
    aggiungi(p.id, `partite[${i}]`);
  });
  letta.eventi.forEach((e, i) => {
    if (e.tipo === 'partitaAggiunta') aggiungi(e.partita.id, `eventi[${i}]`);
  });
  letta.eventi.forEach((e, i) => {
    const citate =
      'partita' in e && typeof e.partita === 'string' ? [e.partita] : 'partite' in e ? (e.partite ?? []) : [];
    for (const citata of citate)
      if (!note.has(citata))
        throw new Error(`storia.partita_ignota: eventi[${i}]: la partita "${citata}" non è nella storia`);
  });
}
