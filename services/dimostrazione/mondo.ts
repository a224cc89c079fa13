import axios from 'axios';
import { type Database, inEnte } from '../../database/connessione';
import type { Mondo } from '../conducente/conducente';

interface Giornata {
  fatte: number;
  prossima: string | null;
}
interface StatoPec {
  inVolo: number;
  ultimiUid: Record<string, number>;
}

/** The sandbox as the driver sees it: its people act when told that it is a new day, its mail is still or is not. */
export function mondoDellaSandbox(sandboxUrl: string, database: Database, enti: readonly string[]): Mondo {
  const http = axios.create({ baseURL: sandboxUrl, timeout: 120_000 });
  let prossima: string | null = null;
  return {
    async agisci() {
      const { data } = await http.post<Giornata>('/sandbox/giornata');
      prossima = data.prossima;
      return data.fatte;
    },
    prossima: async () => prossima,
    async fermo() {
      const { data } = await http.get<StatoPec>('/sandbox/pec/stato');
      const posta = await http.get<{ inVolo: number }>('/sandbox/posta/stato');
      const fermi = data.inVolo === 0 && posta.data.inVolo === 0;
      return fermi && (await tuttoLetto(database, enti, data.ultimiUid));
    },
  };
}

/** Every message of our mailboxes was read, kept and told. */
export async function tuttoLetto(
  database: Database,
  enti: readonly string[],
  ultimi: Record<string, number>,
): Promise<boolean> {
  for (const ente of enti) {
    const indietro = await inEnte(database, ente, async ({ sql }) => {
      const caselle = await sql<{ indirizzo: string; uid: bigint }[]>`
        select e.pec as indirizzo, coalesce(c.uid, 0)::bigint as uid from enti_configurazioni e
        left join caselle_pec c on c.indirizzo = e.pec where e.pec is not null`;
      return caselle.some((c) => c.uid < BigInt(ultimi[c.indirizzo.toLowerCase()] ?? 0));
    });
    if (indietro) return false;
  }
  return true;
}
