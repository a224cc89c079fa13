import { leggiOrologio } from '../../../database/orologio';
import { leggiCertificatiPem } from '../../../formats/pec/catena';
import type { EsamePec } from '../../../formats/pec/tipi';
import { esaminaPec } from '../../../formats/pec/verifica';
import type { Contesto } from '../../contesto';

/** Verification of a message of a mailbox: certificates must be in force at the civil instant at which it is read. */
export async function esaminaDellaCasella(c: Contesto, raw: Buffer): Promise<EsamePec> {
  const { istante } = await leggiOrologio(c.database.sql);
  const fidati = leggiCertificatiPem(await c.ancorePec());
  if (!fidati || fidati.length === 0)
    throw new Error('pec.ancore_illeggibili: il file delle autorità non contiene certificati PEM');
  return esaminaPec(raw, { fidati, il: istante });
}
