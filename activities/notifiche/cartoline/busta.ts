import type { Transazione } from '../../../database/connessione';
import { addGiorni, giornoDi } from '../../../domain/calendario';
import type { EventoPosta } from '../../../domain/notifica/posta-eventi';
import { parametro } from '../../../domain/profili/profilo';
import { delGiorno } from '../../../formats/posta/cartolina-eventi';
import { creaEvento } from '../../../formats/posta/evento';
import { profiloDelTentativo } from '../perfezionamento';
import { leggiEventiPosta } from '../posta/leggi-eventi';
import { apriProva } from '../tentativo';
import { allineaBustaAttesa } from './attesa';
import { apriCompito, type BustaTornata, type Collegata } from './compito';
import { scriviProva } from './prova';
import type { Dispaccio } from './trova';

export const eventoBusta = (tentativoId: string, tornataIl: string): EventoPosta =>
  creaEvento(tentativoId, { tipo: 'busta_tornata', ...delGiorno(tornataIl) });

/** Refused by the addressee or never collected it may be served: it goes nowhere. The rest is undeliverable. */
const isNonRecapitabile = ({ causa }: BustaTornata): boolean => causa !== null && causa !== 'M05';

/** Its return is evidence at once; what is written on it is read by two persons like a card. */
export async function apriBusta(
  t: Transazione,
  s: Pick<Collegata, 'id' | 'documentoId' | 'acquisitaDa'>,
  busta: BustaTornata,
  d: Dispaccio,
  oggi: string,
): Promise<void> {
  const { tentativoId } = d;
  const evento = eventoBusta(tentativoId, busta.tornataIl);
  const dettagli = { causa: busta.causa, registrataDa: s.acquisitaDa };
  await scriviProva(t, evento, { tentativoId, documentoId: s.documentoId, dettagli });
  await allineaBustaAttesa(t, tentativoId, s.acquisitaDa);
  if (isNonRecapitabile(busta)) {
    const entro = (await entroRestituzione(t, tentativoId, busta.tornataIl)) ?? d.attesaFino;
    await apriCompito(t, 'busta', s.id, d, { oggi, entro });
  }
  // the process of a dispatch that has ended sleeps no more: the person is called here
  if (d.esito === 'perfezionata')
    await apriProva(t, tentativoId, { codice: 'BUSTA_DOPO_CONSEGNA', prove: [evento.id] }, oggi);
}

/** Last day on which an undeliverable piece goes back to the Ente; null = the profile asks for none. Source: seed E-20. */
export async function entroRestituzione(
  t: Transazione,
  tentativoId: string,
  tornataIl: string,
): Promise<string | null> {
  const profilo = await profiloDelTentativo(t, tentativoId);
  const giorni = parametro(profilo, 'posta.restituzioneGiorni', giornoDi(tornataIl));
  return giorni === null ? null : addGiorni(tornataIl, giorni);
}

/** The undeliverable piece was handed back to the Ente on that day, with that list. */
export const restituisci = (
  t: Transazione,
  r: { tentativoId: string; il: string; documentoId: string; autore: string },
): Promise<boolean> =>
  scriviProva(t, creaEvento(r.tentativoId, { tipo: 'restituita', ...delGiorno(r.il) }), {
    tentativoId: r.tentativoId,
    documentoId: r.documentoId,
    dettagli: { registrataDa: r.autore },
  });

/** The image was of something else: its envelope did not come back. Kept when another image says the same. */
export async function annullaBusta(
  t: Transazione,
  s: { id: string; tentativoId: string; tornataIl: string },
  { oggi, autore }: { oggi: string; autore: string },
): Promise<void> {
  const altre = await t.sql`
    select 1 from scansioni where tentativo_id = ${s.tentativoId} and tornata_il = ${s.tornataIl}
      and scartata_il is null and id <> ${s.id}`;
  const { id } = eventoBusta(s.tentativoId, s.tornataIl);
  const eventi = await leggiEventiPosta(t, s.tentativoId);
  if (altre.length > 0 || !eventi.some((e) => e.id === id)) return;
  const scarto = creaEvento(s.tentativoId, { tipo: 'scartato', evento: id, ...delGiorno(oggi) });
  await scriviProva(t, scarto, {
    tentativoId: s.tentativoId,
    documentoId: null,
    dettagli: { scartataDa: autore },
  });
  await allineaBustaAttesa(t, s.tentativoId, autore);
}
