import { createHash, randomBytes } from 'node:crypto';

const CROCKFORD = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const FORMA = /^[a-z]{1,12}_[0-9A-HJKMNP-TV-Z]{26}$/;

/** The kinds of id. What each stands for: docs/glossario.md. */
export type Prefisso =
  | 'ent'
  | 'dir'
  | 'ute'
  | 'deb'
  | 'dom'
  | 'map'
  | 'car'
  | 'par'
  | 'pra'
  | 'fat'
  | 'cmd'
  | 'pas'
  | 'pro'
  | 'ind'
  | 'att'
  | 'boz'
  | 'lot'
  | 'fmt'
  | 'ntf'
  | 'tnt'
  | 'trs'
  | 'evn'
  | 'lpo'
  | 'qua'
  | 'pre'
  | 'scn'
  | 'pag'
  | 'scr'
  | 'doc'
  | 'cmp'
  | 'ric'
  | 'aud'
  | 'prp'
  | 'sim'
  | 'msi';

/** 128 bits as 26 Crockford characters, most significant first. */
function crockford(bits: bigint): string {
  let text = '';
  for (let shift = 125n; shift >= 0n; shift -= 5n) text += CROCKFORD[Number((bits >> shift) & 31n)];
  return text;
}

const toBits = (bytes: Buffer) => BigInt(`0x${bytes.toString('hex')}`);

/** New ULID: 48 bits of instant, 80 of chance; ids of one process sort by their millisecond. */
export function nuovoId(prefisso: Prefisso): string {
  return `${prefisso}_${crockford((BigInt(Date.now()) << 80n) | toBits(randomBytes(10)))}`;
}

/**
 * Id that is the same whenever the parts are: what is written again by a retry keeps its name. The Ente
 * belongs among the parts of whatever is not already derived from an id of the Ente.
 */
export function idDerivato(prefisso: Prefisso, ...parti: readonly (string | number)[]): string {
  const digest = createHash('sha256')
    .update(JSON.stringify([prefisso, ...parti]))
    .digest();
  return `${prefisso}_${crockford(toBits(digest.subarray(0, 16)))}`;
}

/** True for an id of the house, of that kind when one is given. */
export function isId(testo: string, prefisso?: Prefisso): boolean {
  return FORMA.test(testo) && (prefisso === undefined || testo.startsWith(`${prefisso}_`));
}
