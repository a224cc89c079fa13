import type { Transazione } from '../../../database/connessione';
import { archivia } from '../../../database/documenti';
import { leggiOrologio } from '../../../database/orologio';
import type { EventoPosta } from '../../../domain/notifica/posta-eventi';
import { scartate } from '../../../domain/notifica/scartate';
import { eventiDelConsolidatore } from '../../../formats/posta/consolidatore';
import type { EventoConsolidatore } from '../../../formats/posta/consolidatore-forme';
import { attendiDocumenti } from './documenti-attesi';
import { leggiEventiPosta } from './leggi-eventi';
import { bloccaPezzo, cercaPezzo, type PezzoNostro, scriviProve } from './pezzo-noto';
import { leggiAnnunciati } from './precarica';
import { metteInQuarantena } from './quarantena';

/**
 * One pushed event: kept as it came, and what it says about a piece of ours written as evidence. The same event again
 * changes nothing; the same code with another content, an unknown piece, a code without meaning go into quarantine
 * (notifiche-send-posta.md 4.2, 4.4). Gives the piece, whose process is to be told when the transaction has ended.
 */
export async function accogliEvento(t: Transazione, e: EventoConsolidatore): Promise<PezzoNostro | null> {
  const pezzo = await cercaPezzo(t, e.requestId, '');
  const tieni = (motivo: string, campo: string) =>
    metteInQuarantena(t, { da: null, motivo, campo, pezzoId: pezzo?.id ?? null, contenuto: { ...e } });
  if (!pezzo) {
    await tieni('pezzo_sconosciuto', 'requestId');
    return null;
  }
  await bloccaPezzo(t, pezzo);
  const { oggi } = await leggiOrologio(t.sql);
  const { eventi, scarti } = eventiDelConsolidatore(e, pezzo, oggi, await leggiAnnunciati(t, e));
  for (const { motivo, campo } of scarti) await tieni(motivo, campo);
  const noti = await leggiEventiPosta(t, pezzo.tentativoId);
  const ids = new Set(noti.map((n) => n.id));
  const nuovi = eventi.filter((n) => !ids.has(n.id));
  if (nuovi.some((n) => isAltroContenuto(n, noti))) {
    await tieni('contenuto_diverso', 'statusCode');
    return pezzo;
  }
  if (nuovi.length === 0) return pezzo;
  const documento = await archivia(t, {
    tipo: 'posta',
    mediaType: 'application/json',
    bytes: Buffer.from(JSON.stringify(e), 'utf8'),
  });
  await scriviProve(t, pezzo, {
    eventi: nuovi,
    numero: e.registeredLetterCode ?? '',
    documentoId: documento.id,
  });
  await attendiDocumenti(t, pezzo, nuovi);
  return pezzo;
}

/** A code that was already said, and not set aside, with another day or cause. */
function isAltroContenuto(nuovo: EventoPosta, noti: readonly EventoPosta[]): boolean {
  if (!('codice' in nuovo)) return false;
  const scartati = scartate(noti);
  return noti.some((n) => 'codice' in n && n.codice === nuovo.codice && !scartati.has(n.id));
}
