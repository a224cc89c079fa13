import { leggiOrologio } from '../../../database/orologio';
import { type Certificato, leggiCertificatiPem } from '../../../formats/pec/catena';
import { type ElencoGestori, leggiGestori } from '../../../formats/pec/gestori';
import type { EsamePec } from '../../../formats/pec/tipi';
import { esaminaPec } from '../../../formats/pec/verifica';
import type { Contesto } from '../../contesto';

/** Verification of a message of a mailbox: certificates must be in force at the civil instant at which it is read. */
export async function esaminaDellaCasella(c: Contesto, raw: Buffer): Promise<EsamePec> {
  const { istante } = await leggiOrologio(c.database.sql);
  return esaminaPec(raw, { fidati: await fidatiDi(c), il: istante, gestori: await elencoDi(c) });
}

/** The last authorities read, with their text: the list of a country is long, and every message needs it. */
let autorita: { pem: string; fidati: readonly Certificato[] } | null = null;

async function fidatiDi(c: Contesto): Promise<readonly Certificato[]> {
  const pem = await c.ancorePec();
  if (autorita?.pem === pem) return autorita.fidati;
  const fidati = leggiCertificatiPem(pem);
  if (!fidati || fidati.length === 0)
    throw new Error('pec.ancore_illeggibili: il file delle autorità non contiene certificati PEM');
  autorita = { pem, fidati };
  return fidati;
}

/** The last directory read, with its text: it is large, and it changes once a day. */
let ultimo: { ldif: string; elenco: ElencoGestori } | null = null;

async function elencoDi(c: Contesto): Promise<ElencoGestori | null> {
  const ldif = await c.gestoriPec();
  if (ldif === null) return null;
  if (ultimo?.ldif === ldif) return ultimo.elenco;
  const elenco = leggiGestori(ldif);
  if (!elenco)
    throw new Error('pec.gestori_illeggibili: il file indicato non è l’elenco LDIF dei gestori PEC');
  ultimo = { ldif, elenco };
  return elenco;
}
