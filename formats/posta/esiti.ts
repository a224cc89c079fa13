import type { DataCivile } from '../../domain/calendario';
import type { EventoPosta } from '../../domain/notifica/posta-eventi';
import { isConclusione } from '../../domain/notifica/posta-lettura';
import type { Rilievo } from '../claims/rilievi';
import {
  type CelleEsito,
  celleDi,
  eventiDellaRiga,
  type MotivoQuarantena,
  RigaInQuarantena,
} from './esiti-riga';
import { type ColonnaEsiti, controllaStruttura, righeEsiti } from './esiti-struttura';
import type { PezzoNoto } from './evento';

/** What is already known. In production the database answers. */
export interface PrecedentiPosta {
  /** Was a file with these bytes already read? */
  fileLetto(sha256: string): Promise<boolean>;
  /** The piece of ours that both references name (one may be empty); null = none. */
  pezzo(idInvio: string, numeroRaccomandata: string): Promise<PezzoNoto | null>;
  /** Its evidence, that of the rows before in the same file included. */
  eventi(pezzoId: string): Promise<readonly EventoPosta[]>;
}

/** One row, as it is kept. The cells have personal data in them: they go nowhere but in the archive of the Ente. */
export type RigaEsito = { riga: number; celle: CelleEsito } & (
  | { esito: 'applicata'; pezzo: PezzoNoto; eventi: readonly EventoPosta[]; discorde: boolean }
  | { esito: 'doppia'; pezzo: PezzoNoto }
  | { esito: 'in_quarantena'; motivo: MotivoQuarantena; campo: ColonnaEsiti }
);

export interface RapportoEsiti {
  /** `gia_letto`: the same bytes were read before, nothing was done. `rifiutato`: nothing was taken from it. */
  esito: 'letto' | 'gia_letto' | 'rifiutato';
  sha256: string;
  /** Rows of data: `applicate` + `doppie` + `inQuarantena` when it was read. */
  righe: number;
  applicate: number;
  doppie: number;
  inQuarantena: number;
  rifiutoFile: readonly Rilievo[];
  quarantena: readonly Rilievo[];
  /** Rows applied whose closed outcome contradicts another of the piece: a person looks. */
  discordi: readonly number[];
}

export interface OpzioniEsiti {
  oggi: DataCivile;
  precedenti: PrecedentiPosta;
  /** Keeps one row, whatever became of it, before the next one is read: it may be done again. */
  tieni(riga: RigaEsito): Promise<void>;
}

/**
 * Reads a canonical file of outcomes in one pass over its shape and one over its rows, a row in memory at a time.
 * A row already known adds nothing; one that says more adds what it adds. Source: notifiche-send-posta.md 4.4; F8.
 * @throws ErroreFormato `file.illeggibile`, `foglio.cella_smisurata`
 */
export async function leggiEsiti(file: string, o: OpzioniEsiti): Promise<RapportoEsiti> {
  const { sha256, righe, rifiuto } = await controllaStruttura(file);
  const conti = { applicate: 0, doppie: 0, inQuarantena: 0 };
  const vuoto = { sha256, righe, ...conti, rifiutoFile: [], quarantena: [], discordi: [] };
  if (await o.precedenti.fileLetto(sha256)) return { ...vuoto, esito: 'gia_letto' };
  if (rifiuto.length > 0) return { ...vuoto, esito: 'rifiutato', rifiutoFile: rifiuto };
  const quarantena: Rilievo[] = [];
  const discordi: number[] = [];
  for await (const lette of righeEsiti(file))
    for (const { numero, celle } of lette) {
      if (numero === 1) continue;
      const riga = await leggiRiga(numero, celleDi(celle.map((cella) => cella.testo)), o);
      await o.tieni(riga);
      if (riga.esito === 'applicata') conti.applicate += 1;
      else if (riga.esito === 'doppia') conti.doppie += 1;
      else conti.inQuarantena += 1;
      if (riga.esito === 'applicata' && riga.discorde) discordi.push(numero);
      if (riga.esito === 'in_quarantena')
        quarantena.push({ riga: numero, codice: `posta.${riga.motivo}`, campo: riga.campo });
    }
  return { ...vuoto, ...conti, esito: 'letto', quarantena, discordi };
}

async function leggiRiga(riga: number, celle: CelleEsito, o: OpzioniEsiti): Promise<RigaEsito> {
  try {
    const pezzo = await pezzoDi(celle, o.precedenti);
    const letti = eventiDellaRiga(celle, pezzo, o.oggi);
    const noti = await o.precedenti.eventi(pezzo.id);
    const ids = new Set(noti.map((e) => e.id));
    const eventi = letti.filter((e) => !ids.has(e.id));
    if (eventi.length === 0) return { riga, celle, esito: 'doppia', pezzo };
    return { riga, celle, esito: 'applicata', pezzo, eventi, discorde: isDiscorde(noti, eventi) };
  } catch (errore) {
    if (!(errore instanceof RigaInQuarantena)) throw errore;
    return { riga, celle, esito: 'in_quarantena', motivo: errore.motivo, campo: errore.campo };
  }
}

async function pezzoDi(celle: CelleEsito, precedenti: PrecedentiPosta): Promise<PezzoNoto> {
  const { id_invio: idInvio, numero_raccomandata: numero } = celle;
  if (idInvio === '' && numero === '') throw new RigaInQuarantena('pezzo_assente', 'id_invio');
  const pezzo = await precedenti.pezzo(idInvio, numero);
  if (pezzo === null)
    throw new RigaInQuarantena('pezzo_sconosciuto', idInvio === '' ? 'numero_raccomandata' : 'id_invio');
  return pezzo;
}

/** A new closed outcome, of another kind, day or cause than those already there. */
function isDiscorde(noti: readonly EventoPosta[], nuovi: readonly EventoPosta[]): boolean {
  const conclusioni = (eventi: readonly EventoPosta[]) =>
    eventi.flatMap((e) =>
      e.tipo === 'recapito' && isConclusione(e) ? [`${e.esito} ${e.il} ${e.causa}`] : [],
    );
  const gia = conclusioni(noti);
  return gia.length > 0 && conclusioni(nuovi).some((c) => !gia.includes(c));
}
