import { z } from 'zod';
import { STATI_ATTO } from '../../../database/schema/atti';
import { STATI_TENTATIVO } from '../../../database/schema/notifiche';
import { STATI_PAGAMENTO, TIPI_COMPITO } from '../../../database/schema/pagamenti';
import { STATI_PRATICA } from '../../../database/schema/pratiche';
import { CANALI, ESITI_NOTIFICA, NATURE, PASSI, PROPOSTE, TIPI_STAMPATI } from '../../../domain/vocabolario';
import { Centesimi, Data, Istante, idDi } from '../quadro/campi';

const testo = z.string().nullable();
const data = Data.nullable();
/** Shapes that the rules of the domain own: amounts in them are decimal strings of cents. */
const libero = z.record(z.string(), z.unknown());

const Debitore = z.object({
  id: idDi('deb'),
  natura: z.enum(['persona', 'ente']),
  codiceFiscale: testo,
  cognome: testo,
  nome: testo,
  denominazione: testo,
  indirizzo: testo,
  cap: testo,
  localita: testo,
  belfiore: testo,
  domicili: z.array(z.object({ indirizzo: testo, registro: testo, rilevatoIl: Data, fonte: z.string() })),
});

const Voce = z.object({
  riga: z.int(),
  anno: z.int(),
  tributo: z.string(),
  componente: z.string(),
  importo: Centesimi,
});
const Coobbligato = z.object({
  codiceFiscale: z.string(),
  cognome: testo,
  nome: testo,
  denominazione: testo,
  indirizzo: z.string(),
});
const Partita = z.object({
  id: idDi('par'),
  riga: z.int(),
  codice: z.string(),
  natura: z.enum(NATURE),
  capitale: Centesimi,
  sanzioni: Centesimi,
  interessi: Centesimi,
  spese: Centesimi,
  prescrizioneDal: Data,
  prescrizioneAnni: z.int(),
  titoloTipo: testo,
  titoloNotificatoIl: data,
  titoloNumero: testo,
  ricorso: z.boolean(),
  scadenzaUltimaRata: data,
  affidataIl: Data,
  voci: z.array(Voce),
  coobbligati: z.array(Coobbligato),
});

const Fatto = z.object({
  id: idDi('fat'),
  progressivo: z.int(),
  tipo: z.string(),
  notoIl: Data,
  dati: libero,
  autore: z.string(),
  documentoId: idDi('doc').nullable(),
  norma: z.string(),
  registratoAt: Istante,
});

export const EventoNotifica = z
  .object({
    id: idDi('evn'),
    tipo: z.string(),
    classe: testo,
    il: Istante,
    sha256: z.string(),
    documentoId: idDi('doc').nullable(),
  })
  .meta({ id: 'EventoNotifica' });

/** What a rung says of the one before it. */
const Detto = z.object({
  versione: z.int(),
  esito: z.enum(ESITI_NOTIFICA),
  destinatarioIl: Data,
  notoIl: Data,
});

/** The stored perfection on which a further rung left. */
const GradinoGiustificato = Detto.extend({
  tentativoId: idDi('tnt'),
  regola: z.string(),
  norma: z.string(),
  smentita: Detto.nullable().describe(
    'Che cosa dicono oggi le prove di quel tentativo, se dicono altro: il gradino resta, vale la data legale più antica',
  ),
}).meta({ id: 'GradinoGiustificato' });

export const Tentativo = z
  .object({
    id: idDi('tnt'),
    notificaId: idDi('ntf'),
    ordine: z.int(),
    canale: z.enum(CANALI).nullable(),
    stato: z.enum(STATI_TENTATIVO),
    speditoIl: data,
    esito: z.enum(ESITI_NOTIFICA).nullable(),
    legaleIl: data,
    notoIl: data,
    attesaFino: data,
    giustificatoDa: GradinoGiustificato.nullable().describe('null = primo gradino'),
    eventi: z.array(EventoNotifica),
  })
  .meta({ id: 'Tentativo' });

export const Atto = z
  .object({
    id: idDi('att'),
    tipo: z.enum(TIPI_STAMPATI),
    anno: z.int(),
    numero: z.int(),
    motivo: z.string(),
    norma: z.string(),
    emessoIl: Data,
    partite: z.array(idDi('par')),
    rate: z.array(z.int()).nullable(),
    importi: z.object({
      residuo: Centesimi,
      mora: Centesimi,
      oneri: Centesimi,
      spese: Centesimi,
      dovuto: Centesimi,
    }),
    nav: testo,
    stato: z.enum(STATI_ATTO),
    pdfSha256: testo,
  })
  .meta({ id: 'Atto' });

export const Pagamento = z
  .object({
    id: idDi('pag'),
    ricevutaId: z.string(),
    nav: testo,
    importo: Centesimi,
    valuta: Data,
    notoIl: Data,
    mezzo: z.string(),
    stato: z.enum(STATI_PAGAMENTO),
  })
  .meta({ id: 'Pagamento' });

/** An answer of `prossimoPasso`: keys as in the stories, section 4; amounts in cents. */
export const Passo = z
  .object({ passo: z.enum(PASSI), motivo: z.string(), norma: z.string(), fino: Data.nullish() })
  .catchall(z.unknown())
  .meta({ id: 'Passo' });

export const FascicoloIntero = z
  .object({
    id: idDi('pra'),
    caricoId: idDi('car'),
    direzioneId: idDi('dir'),
    profilo: z.string(),
    parametri: libero,
    versione: z.int(),
    stato: z.enum(STATI_PRATICA),
    inizio: Data,
    motivo: testo,
    fino: data,
    ultimoPasso: Passo.nullable(),
    chiusaIl: data,
    chiusaMotivo: testo,
    debitore: Debitore,
    partite: z.array(Partita),
    fatti: z.array(Fatto),
    atti: z.array(Atto.extend({ tentativi: z.array(Tentativo) })),
    pagamenti: z.array(Pagamento),
    proposte: z.array(
      z.object({ id: z.string(), tipo: z.enum(PROPOSTE), motivo: z.string(), il: Data, dati: libero }),
    ),
    indagini: z.array(
      z.object({
        id: z.string(),
        motivo: z.string(),
        il: Data,
        esitoNotoIl: data,
        elenco: z.array(z.string()).nullable(),
      }),
    ),
    compiti: z.array(
      z.object({ id: idDi('cmp'), tipo: z.enum(TIPI_COMPITO), apertoIl: Data, entro: data, chiusoIl: data }),
    ),
    passi: z.array(
      z.object({ versione: z.int(), il: Data, tipo: z.enum(PASSI), motivo: z.string(), passo: Passo }),
    ),
  })
  .meta({ id: 'Pratica' });
