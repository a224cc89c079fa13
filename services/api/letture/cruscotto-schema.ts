import { z } from 'zod';
import { TIPI_COMPITO } from '../../../database/schema/pagamenti';
import { CANALI_INTERROTTI, STATI_INTERRUTTORE } from '../../../domain/notifica/interruttore';
import { CANALI, TIPI_STAMPATI } from '../../../domain/vocabolario';
import { Data, Istante, idDi } from '../quadro/campi';

/** Ordinary mail notifies nothing; it is counted all the same. */
export const ORDINARIA = 'ordinaria';
const quanti = z.int().min(0);

const Fallimento = z
  .object({
    esito: z.enum(['fallita', 'irreperibile']),
    regola: z.string().nullable().describe('Regola del perfezionamento che vale oggi'),
    classe: z
      .string()
      .nullable()
      .describe('Classe della ricevuta che lo prova; null se lo ha detto una persona'),
    quanti,
  })
  .meta({ id: 'FallimentoContato' });

/** Each attempt is in one of daInviare, inAttesa, incerti, perfezionati, falliti. */
const Riga = z
  .object({
    canale: z.enum([...CANALI, ORDINARIA]),
    atto: z.enum(TIPI_STAMPATI),
    tentativi: quanti.describe('Tutti: daInviare + inAttesa + incerti + perfezionati + falliti'),
    daInviare: quanti.describe('Decisi e non ancora partiti'),
    inAttesa: quanti.describe('Partiti, senza esito'),
    incerti: quanti.describe('Davanti a una persona: lista di lavoro `incerta`'),
    perfezionati: quanti,
    falliti: quanti,
    fallimenti: z.array(Fallimento).describe('I falliti, per classe; la somma è `falliti`'),
    inviati: quanti.describe('Presi dal gestore (PEC) o affidati a chi spedisce, quale che sia l’esito'),
    accettati: quanti
      .nullable()
      .describe(
        'Con la prova che chi trasporta l’ha accettato, da cui la data per il mittente: ricevuta di accettazione (PEC), accettazione del vettore o distinta timbrata (raccomandata). null = il canale non ne ha una che il sistema legga',
      ),
    scaduti: quanti.describe(
      'Senza esito, di una pratica aperta, oltre `attesaFino` o oltre il limite del loro compito',
    ),
    secondiInvii: z
      .object({
        dovuti: quanti.describe('Casella piena, e i giorni sono passati: il secondo invio parte oggi'),
        attesi: quanti.describe('Casella piena, in attesa dei giorni'),
        primoIl: Data.nullable().describe('Il più vicino di quelli attesi'),
      })
      .describe('Secondi tentativi per casella piena (DPR 600/73 art. 60-ter c. 3)'),
  })
  .meta({ id: 'NotificheContate' });
export type RigaCruscotto = z.output<typeof Riga>;

const Lista = z
  .object({
    tipo: z.enum(TIPI_COMPITO),
    aperti: quanti,
    piuVecchioIl: Data.nullable(),
    etaGiorni: quanti.nullable().describe('Del più vecchio'),
    limiteGiorni: quanti.describe('Età massima della lista (ESATTO_LISTE_GIORNI)'),
    oltreLimite: quanti.describe('Oltre la loro età massima, o oltre il loro `entro`'),
    compiti: z.string().describe('Dove si leggono'),
    guida: z.string().describe('La pagina che dice che cosa fare'),
  })
  .meta({ id: 'ListaContata' });
export type ListaCruscotto = z.output<typeof Lista>;

const Gestore = z
  .object({
    canale: z.enum(CANALI_INTERROTTI),
    gestore: z.string(),
    stato: z
      .enum(STATI_INTERRUTTORE)
      .describe('aperto = non risponde: nulla si tenta fino a `finoAt`; in_prova = un invio lo sta provando'),
    falliti: quanti.describe('Invii falliti di fila'),
    apertoAt: Istante.nullable(),
    finoAt: Istante.nullable(),
  })
  .meta({ id: 'GestoreDiInvio' });
export type GestoreCruscotto = z.output<typeof Gestore>;

export const Cruscotto = z
  .object({
    il: Data,
    dal: Data.nullable(),
    al: Data.nullable(),
    caricoId: idDi('car').nullable(),
    righe: z.array(Riga).describe('Una per canale e tipo di atto'),
    liste: z.array(Lista).describe('Ciò che attende una persona oggi, qualunque sia il giorno di spedizione'),
    gestori: z.array(Gestore).describe('Dell’installazione; vuoto finché nessun invio è fallito'),
  })
  .meta({ id: 'CruscottoNotifiche' });
