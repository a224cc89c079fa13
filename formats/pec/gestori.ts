import type { Daticert, EsitoControllo } from './tipi';

/** One entry of the directory of the providers: who may sign for which domains. */
interface Gestore {
  readonly nome: string;
  /** SHA-1 of its certificates, lower case hexadecimal. */
  readonly impronte: ReadonlySet<string>;
  /** Lower case. */
  readonly domini: ReadonlySet<string>;
}

export type ElencoGestori = readonly Gestore[];

const MAX_RIGA = 256 * 1024;

/**
 * The directory as AgID publishes it: LDIF (RFC 2849) with the attributes of RFC 6109 par. 4.5. Read without its
 * signature: who installs the file checks it (docs/pec-gestori.md). Null when a line is malformed or it names nobody.
 */
export function leggiGestori(ldif: string): ElencoGestori | null {
  const elenco: Gestore[] = [];
  // a line that begins with a space continues the one before
  const disteso = ldif.replace(/^\ufeff/, '').replace(/\r?\n /g, '');
  for (const voce of disteso.split(/(?:\r?\n){2,}/)) {
    const attributi = leggiVoce(voce);
    if (!attributi) return null;
    const impronte = tutti(attributi, 'providercertificatehash').map((v) =>
      v.replace(/[\s:]/g, '').toLowerCase(),
    );
    const domini = tutti(attributi, 'manageddomains').map((v) => v.toLowerCase());
    if (impronte.length === 0 || domini.length === 0) continue;
    if (!impronte.every((v) => /^[0-9a-f]{40}$/.test(v))) return null;
    const [nome = ''] = tutti(attributi, 'providername');
    elenco.push({ nome, impronte: new Set(impronte), domini: new Set(domini) });
  }
  return elenco.length > 0 ? elenco : null;
}

type Attributi = readonly { readonly nome: string; readonly valore: string }[];

function leggiVoce(voce: string): Attributi | null {
  const righe = voce.split(/\r?\n/).filter((riga) => riga !== '' && !riga.startsWith('#'));
  const letti = righe.map((riga) => {
    const trovata = riga.length <= MAX_RIGA ? /^([\w-]+)(?:;[\w-]+)*:(:?)[ \t]*(.*)$/.exec(riga) : null;
    if (!trovata) return null;
    const [, nome = '', doppi, grezzo = ''] = trovata;
    const valore = doppi === ':' ? Buffer.from(grezzo, 'base64').toString('utf8') : grezzo;
    return { nome: nome.toLowerCase(), valore: valore.trim() };
  });
  return letti.includes(null) ? null : (letti as Attributi);
}

const tutti = (attributi: Attributi, nome: string): string[] =>
  attributi.flatMap((a) => (a.nome === nome ? [a.valore] : []));

/**
 * Is the certificate that of a listed provider that manages these domains? `ko` only when the directory says that one
 * of them belongs to somebody else: what it does not know leaves the verification partial (notifiche-pec.md 1.6).
 */
export function controllaGestore(
  elenco: ElencoGestori | null,
  impronta: string,
  domini: readonly string[],
): EsitoControllo {
  if (!elenco) return 'non_disponibile';
  const suoi = elenco.filter((g) => g.impronte.has(impronta));
  const gestisce = (quali: ElencoGestori, dominio: string) => quali.some((g) => g.domini.has(dominio));
  const ignoti = domini.filter((dominio) => !gestisce(suoi, dominio));
  if (ignoti.length === 0) return 'ok';
  return ignoti.some((dominio) => gestisce(elenco, dominio)) ? 'ko' : 'non_disponibile';
}

/** Domains for which the signer of that message must be competent, besides its own. Source: RFC 6109 par. 3.1-3.3. */
export function dominiCompetenti(d: Daticert): string[] {
  return indirizziCompetenti(d).map((indirizzo) =>
    indirizzo.slice(indirizzo.lastIndexOf('@') + 1).toLowerCase(),
  );
}

function indirizziCompetenti(d: Daticert): readonly string[] {
  switch (d.tipo) {
    case 'accettazione':
    case 'non-accettazione':
    case 'preavviso-errore-consegna':
    case 'posta-certificata':
      return [d.mittente];
    case 'presa-in-carico':
      return d.ricezione;
    case 'avvenuta-consegna':
      return d.consegna === null ? [] : [d.consegna];
    // of a domain that does not exist, or of a virus found at the door, it is the sender's provider that speaks
    case 'errore-consegna':
      return d.consegna === null || d.errore === 'no-dominio' || d.errore === 'virus' ? [] : [d.consegna];
    case 'rilevazione-virus':
      return [];
    default:
      return d.tipo satisfies never;
  }
}
