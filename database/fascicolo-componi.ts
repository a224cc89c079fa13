import type { DataCivile } from '../domain/calendario';
import type {
  AttoEmesso,
  Dispaccio,
  Evento,
  Fascicolo,
  Importi,
  Indagine,
  Partita,
  PropostaFatta,
} from '../domain/fascicolo';
import {
  type Bene,
  type Canale,
  COMPONENTI,
  type EsitoNotifica,
  type Motivo,
  type Natura,
  type Registro,
  type TipoAtto,
  type TipoProposta,
  type TipoTitolo,
} from '../domain/vocabolario';
import type { Scritto } from './schema/scritto';

/** The fascicolo as one row of JSON: absent = null, cents as decimal strings. */
export interface FascicoloScritto {
  inizio: DataCivile;
  chiusaIl: DataCivile | null;
  chiusaMotivo: Motivo | null;
  chiusaVersato: string | null;
  domicilio: { presente: boolean; registro: Registro | null } | null;
  partite: PartitaScritta[] | null;
  atti: AttoScritto[] | null;
  eventi: { tipo: Evento['tipo']; il: DataCivile; dati: Record<string, unknown> }[] | null;
  proposte: PropostaScritta[] | null;
  indagini: { il: DataCivile; motivo: Motivo; notoIl: DataCivile | null; elenco: Bene[] | null }[] | null;
}
type ImportiScritti = Record<keyof Importi, string>;
interface PartitaScritta extends ImportiScritti {
  id: string;
  natura: Natura;
  dal: DataCivile;
  anni: number;
  titoloTipo: TipoTitolo | null;
  titoloNotificatoIl: DataCivile | null;
  titoloNumero: string | null;
  ricorso: boolean;
  scadenzaUltimaRata: DataCivile | null;
  affidataIl: DataCivile;
  /** It came with the fact `partitaAggiunta`, whose `dati.partita` is its id. */
  aggiunta: boolean;
}
interface AttoScritto {
  id: string;
  tipo: TipoAtto;
  motivo: Motivo;
  partite: string[];
  rate: number[] | null;
  dispacci: {
    il: DataCivile;
    canale: Canale | null;
    esito: EsitoNotifica | null;
    legaleIl: DataCivile | null;
    notoIl: DataCivile | null;
  }[];
}
interface PropostaScritta {
  tipo: TipoProposta;
  motivo: Motivo;
  il: DataCivile;
  dati: Omit<Scritto<PropostaFatta>, 'tipo' | 'motivo' | 'il' | 'consegnataIl'>;
  consegnataIl: DataCivile | null;
}

/** The row, in the words of the domain. */
export function componiFascicolo(r: FascicoloScritto): Fascicolo {
  const scritte = r.partite ?? [];
  const aggiunte = new Map(scritte.filter((p) => p.aggiunta).map((p) => [p.id, partitaDi(p)]));
  return {
    inizio: r.inizio,
    debitore: {
      domicilioDigitale: r.domicilio?.presente ?? false,
      ...(r.domicilio?.presente && r.domicilio.registro ? { registro: r.domicilio.registro } : {}),
    },
    partite: scritte.filter((p) => !p.aggiunta).map(partitaDi),
    atti: (r.atti ?? []).map(attoDi),
    eventi: (r.eventi ?? []).map(({ tipo, il, dati }) => eventoDi({ ...dati, tipo, il }, aggiunte)),
    proposte: (r.proposte ?? []).map(propostaDi),
    indagini: (r.indagini ?? []).map(indagineDi),
    ...(r.chiusaIl && r.chiusaMotivo
      ? { chiusura: chiusuraDi(r.chiusaIl, r.chiusaMotivo, r.chiusaVersato) }
      : {}),
  };
}

function partitaDi(p: PartitaScritta): Partita {
  return {
    id: p.id,
    natura: p.natura,
    importi: importiDi(p),
    prescrizione: { dal: p.dal, anni: p.anni },
    ...(p.titoloTipo && p.titoloNotificatoIl
      ? {
          titolo: {
            tipo: p.titoloTipo,
            notificatoIl: p.titoloNotificatoIl,
            ...(p.titoloNumero === null ? {} : { numero: p.titoloNumero }),
          },
        }
      : {}),
    ...(p.ricorso ? { ricorso: true } : {}),
    ...(p.scadenzaUltimaRata === null ? {} : { scadenzaUltimaRata: p.scadenzaUltimaRata }),
    affidataIl: p.affidataIl,
  };
}

function importiDi(scritti: Partial<ImportiScritti>): Importi {
  const importi: Importi = { capitale: 0n, sanzioni: 0n, interessi: 0n, spese: 0n };
  for (const c of COMPONENTI) importi[c] = BigInt(scritti[c] ?? '0');
  return importi;
}

function attoDi(a: AttoScritto): AttoEmesso {
  return {
    id: a.id,
    tipo: a.tipo,
    motivo: a.motivo,
    partite: a.partite,
    ...(a.rate === null ? {} : { rate: a.rate }),
    dispacci: a.dispacci.map(
      (d): Dispaccio => ({
        il: d.il,
        ...(d.canale === null ? {} : { canale: d.canale }),
        ...(d.esito !== null && d.legaleIl !== null && d.notoIl !== null
          ? { esito: { tipo: d.esito, legaleIl: d.legaleIl, notoIl: d.notoIl } }
          : {}),
      }),
    ),
  };
}

function propostaDi({ tipo, motivo, il, dati, consegnataIl }: PropostaScritta): PropostaFatta {
  const { importo, dovuto, ...resto } = dati;
  return {
    ...resto,
    tipo,
    motivo,
    il,
    ...(importo === undefined ? {} : { importo: BigInt(importo) }),
    ...(dovuto === undefined ? {} : { dovuto: BigInt(dovuto) }),
    ...(consegnataIl === null ? {} : { consegnataIl }),
  };
}

function indagineDi(i: NonNullable<FascicoloScritto['indagini']>[number]): Indagine {
  return {
    il: i.il,
    motivo: i.motivo,
    ...(i.notoIl === null ? {} : { esito: { notoIl: i.notoIl, elenco: i.elenco ?? [] } }),
  };
}

/** A fact as its row holds it (cents as decimal strings, the partita by its id) back into the domain. */
function eventoDi(scritto: Record<string, unknown>, aggiunte: ReadonlyMap<string, Partita>): Evento {
  const evento = scritto as Scritto<Exclude<Evento, { tipo: 'partitaAggiunta' }>> | PartitaAggiunta;
  switch (evento.tipo) {
    case 'pagamento':
      return { ...evento, importo: BigInt(evento.importo) };
    case 'sgravio': {
      const { importi, ...resto } = evento;
      return importi === undefined ? resto : { ...resto, importi: importiDi(importi) };
    }
    case 'partitaAggiunta': {
      const partita = aggiunte.get(evento.partita);
      if (!partita) throw new Error(`fascicolo.partita_ignota: ${evento.partita}`);
      return { ...evento, partita };
    }
    default:
      return evento;
  }
}

interface PartitaAggiunta {
  tipo: 'partitaAggiunta';
  il: DataCivile;
  partita: string;
}

function chiusuraDi(
  il: DataCivile,
  motivo: Motivo,
  versato: string | null,
): NonNullable<Fascicolo['chiusura']> {
  return { il, motivo, ...(versato !== null && { versato: BigInt(versato) }) };
}
