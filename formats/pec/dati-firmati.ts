import { type AsnType, Constructed, Set as InsiemeAsn, Integer, ObjectIdentifier, Sequence } from 'asn1js';

const OID_DATI = '1.2.840.113549.1.7.1';
const OID_FIRMATI = '1.2.840.113549.1.7.2';
const DI_CONTESTO = 3;
const VERSIONI = [1, 3, 4, 5];

export interface DatiFirmati {
  /** Object identifiers of the digests that the message says it used. */
  readonly impronte: readonly string[];
  /** DER of each X.509 certificate, byte for byte; certificates of another kind are left out. */
  readonly certificati: readonly Buffer[];
  /** The one SignerInfo. */
  readonly firmatario: AsnType;
}

/**
 * SignedData of RFC 5652 par. 5.1, detached, with one signer; null when it is anything else. Read by hand: the schema of
 * the library parses every certificate too, which is most of the time of a verification.
 */
export function leggiDatiFirmati(contentInfo: AsnType): DatiFirmati | null {
  const [tipo, contenuto, ...oltre] = figli(contentInfo, Sequence) ?? [];
  if (!isOid(tipo, OID_FIRMATI) || !(contenuto instanceof Constructed) || !isTag(contenuto, 0)) return null;
  const [firmati, ...altri] = contenuto.valueBlock.value;
  if (oltre.length > 0 || altri.length > 0) return null;
  const [versione, algoritmi, busta, ...resto] = figli(firmati, Sequence) ?? [];
  if (!(versione instanceof Integer) || !VERSIONI.includes(versione.valueBlock.valueDec)) return null;
  const impronte = (figli(algoritmi, InsiemeAsn) ?? []).map(algoritmoDi);
  // content inside: not detached
  const dentro = figli(busta, Sequence);
  if (impronte.includes(null) || dentro?.length !== 1 || !isOid(dentro[0], OID_DATI)) return null;
  const firmatari = figli(resto.at(-1), InsiemeAsn);
  const facoltativi = resto.slice(0, -1);
  const certificati = isTag(facoltativi[0], 0) ? facoltativi.shift() : undefined;
  if (isTag(facoltativi[0], 1)) facoltativi.shift(); // revocation lists: not looked at
  const [firmatario, altro] = firmatari ?? [];
  if (facoltativi.length > 0 || !firmatario || altro) return null;
  return { impronte: impronte as string[], certificati: derDi(certificati), firmatario };
}

const isTag = (n: AsnType | undefined, numero: number): boolean =>
  n?.idBlock.tagClass === DI_CONTESTO && n.idBlock.tagNumber === numero && n.idBlock.isConstructed;

const isOid = (n: AsnType | undefined, oid: string): boolean =>
  n instanceof ObjectIdentifier && n.valueBlock.toString() === oid;

function figli(n: AsnType | undefined, tipo: typeof Sequence | typeof InsiemeAsn): AsnType[] | null {
  return n instanceof tipo ? n.valueBlock.value : null;
}

/** AlgorithmIdentifier: its parameters say nothing for a digest. */
function algoritmoDi(n: AsnType): string | null {
  const [oid, , ...altri] = figli(n, Sequence) ?? [];
  return oid instanceof ObjectIdentifier && altri.length === 0 ? oid.valueBlock.toString() : null;
}

function derDi(certificati: AsnType | undefined): Buffer[] {
  if (!(certificati instanceof Constructed)) return [];
  return certificati.valueBlock.value
    .filter((c) => c instanceof Sequence)
    .map((c) => Buffer.from(c.valueBeforeDecodeView));
}
