import { createHash } from 'node:crypto';
import type { Transazione } from '../../../database/connessione';
import { idDerivato } from '../../../database/identificativi';
import { datiDelFatto, type FattoAlbo, type FattoMesso } from '../../../domain/notifica/eventi-scritti';
import { scriviEvento } from '../eventi';
import { nonScartata } from '../gradino';

interface DaScrivere {
  tentativoId: string;
  documentoId: string | null;
  /** Opaque ids that go with the fact (the messo), beside what is proper to it. */
  altri?: Record<string, string>;
}

const impronta = (tentativoId: string, { tipo, il }: { tipo: string; il: string }, dati: object): string =>
  createHash('sha256')
    .update(JSON.stringify([tentativoId, tipo, il, Object.entries(dati).sort()]))
    .digest('hex');

/** Noon is on that civil date in Rome in every season. */
const mezzogiorno = (il: string): string => `${il}T12:00:00+01:00`;

/** One fact of a messo or of the albo: its id is its content, so that the same one enters once. False = it was there. */
export function scriviFatto(
  t: Transazione,
  fatto: FattoMesso | FattoAlbo,
  { tentativoId, documentoId, altri = {} }: DaScrivere,
): Promise<boolean> {
  const dati = { ...datiDelFatto(fatto), ...altri };
  return scriviEvento(t, {
    tentativoId,
    trasmissioneId: null,
    tipo: fatto.tipo,
    classe: null,
    il: mezzogiorno(fatto.il),
    documentoId,
    sha256: impronta(tentativoId, fatto, dati),
    dati,
  });
}

/** Is this very fact, told by this messo, in the archive already? */
export async function isGiaScritto(
  { sql, enteId }: Transazione,
  fatto: FattoMesso,
  { tentativoId, altri = {} }: Omit<DaScrivere, 'documentoId'>,
): Promise<boolean> {
  const sha256 = impronta(tentativoId, fatto, { ...datiDelFatto(fatto), ...altri });
  const righe = await sql`select 1 from eventi_notifica where id = ${idDerivato('evn', enteId, sha256)}`;
  return righe.length > 0;
}

/** Is it there, and set aside by a person? Written again it would be the same event, and count no more than before. */
export async function isScartato(
  { sql, enteId }: Transazione,
  fatto: FattoMesso | FattoAlbo,
  { tentativoId, altri = {} }: Omit<DaScrivere, 'documentoId'>,
): Promise<boolean> {
  const sha256 = impronta(tentativoId, fatto, { ...datiDelFatto(fatto), ...altri });
  const righe = await sql`
    select 1 from eventi_notifica e where e.id = ${idDerivato('evn', enteId, sha256)} and not ${nonScartata(sql)}`;
  return righe.length > 0;
}
