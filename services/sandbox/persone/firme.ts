import type { Persone } from './persone';
import { chiaveDi } from './sportello';

interface Bozza {
  id: string;
  tipo: string;
  direzioneId: string;
  versione: number;
}
interface Lotto {
  id: string;
  quante: number;
}
interface Pagina<T> {
  elementi: T[];
}

/** The acts that wait for a person: the Ufficiale signs each, or approves the batch that somebody else has prepared. */
export async function firma(persone: Persone, enteId: string): Promise<number> {
  const base = `/v1/enti/${enteId}`;
  const { elementi: singole } = await persone.ufficiale.leggi<Pagina<Bozza>>(
    `${base}/bozze?approvazione=singola&limit=200`,
  );
  let fatte = 0;
  for (const { id, versione } of singole) {
    const chiave = chiaveDi('firma', id, String(versione));
    const { stato } = await persone.ufficiale.scrivi(`${base}/bozze/${id}/firma`, { versione }, chiave);
    fatte += stato === 200 ? 1 : 0;
  }
  return fatte + (await prepara(persone, base)) + (await approva(persone, base));
}

async function prepara(persone: Persone, base: string): Promise<number> {
  const { elementi } = await persone.societa.leggi<Pagina<Bozza>>(
    `${base}/bozze?approvazione=lotto&limit=200`,
  );
  const gruppi = new Map(elementi.map((b) => [`${b.tipo}:${b.direzioneId}`, b]));
  let fatti = 0;
  for (const { id, tipo, direzioneId, versione } of gruppi.values()) {
    const chiave = chiaveDi('lotto', id, String(versione));
    const { stato } = await persone.societa.scrivi(`${base}/lotti`, { direzioneId, tipo }, chiave);
    fatti += stato === 201 ? 1 : 0;
  }
  return fatti;
}

async function approva(persone: Persone, base: string): Promise<number> {
  const { elementi } = await persone.ufficiale.leggi<Pagina<Lotto>>(`${base}/lotti?stato=preparato`);
  for (const { id, quante } of elementi)
    await persone.ufficiale.scrivi(`${base}/lotti/${id}/approvazione`, { quante }, chiaveDi('approva', id));
  return elementi.length;
}
