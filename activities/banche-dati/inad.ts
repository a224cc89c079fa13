import axios from 'axios';
import type { Domicilio, PortaIndirizzi } from './indirizzi';

export class IndirizziNonDisponibili extends Error {
  override name = 'IndirizziNonDisponibili';
  constructor(cause?: unknown) {
    super('indirizzi.non_disponibile', { cause });
  }
}

const ATTESA_MS = 10_000;

/**
 * The register of digital domiciles, by its official interface: `GET /extract/{codice_fiscale}` with the practical
 * reference of the search (openapi/inad). 404 = no domicile; anything else that is not an answer is an error.
 */
export function creaInad(url: string, riferimento: string): PortaIndirizzi {
  const http = axios.create({
    baseURL: url,
    timeout: ATTESA_MS,
    maxRedirects: 0,
    validateStatus: () => true,
  });
  return {
    async cerca(codiceFiscale: string): Promise<Domicilio | null> {
      const percorso = `/extract/${encodeURIComponent(codiceFiscale)}`;
      const risposta = await http
        .get<RispostaInad>(percorso, { params: { practicalReference: riferimento } })
        .catch((errore: { code?: string }) => {
          throw new IndirizziNonDisponibili(errore.code); // the address asked for names a person
        });
      if (risposta.status === 404) return null;
      if (risposta.status !== 200) throw new IndirizziNonDisponibili(risposta.status);
      const indirizzo = risposta.data?.digitalAddress?.[0]?.digitalAddress;
      if (!indirizzo) return null;
      // the register of professionals and firms feeds INAD: its addresses follow the rule of INI-PEC
      const professionale = risposta.data.digitalAddress?.[0]?.practicedProfession !== undefined;
      return { indirizzo, registro: professionale ? 'inipec' : 'inad' };
    },
  };
}

interface RispostaInad {
  digitalAddress?: { digitalAddress?: string; practicedProfession?: string }[];
}
