import type { Contesto } from '../../activities/contesto';
import { inEnte } from '../../database/connessione';
import { dispaccio } from '../../domain/racconta/esiti';
import type { Canale, TipoAtto } from '../../domain/vocabolario';
import type { Mondo } from '../../services/conducente/conducente';
import { minima } from '../../services/conducente/quiete';
import { tuttoLetto } from '../../services/dimostrazione/mondo';
import type { Impianto } from '../banco/impianto';
import { avviaPraticaDiStoria, type PraticaDiStoria } from '../banco/pratica-di-storia';
import { manda, mandaEvento } from './comandi';

/** The days of many stories as the driver of the clock sees them: their events, their people, their post. */
export function mondoDelleStorie(impianto: Impianto, pratiche: readonly PraticaDiStoria[]): Mondo {
  const attori = pratiche.map((p) => new Attore(impianto.contesto, p));
  const enti = impianto.enti.map((e) => e.enteId);
  let posta: string | null = null;
  return {
    async agisci(oggi) {
      const { rilasciate, prossima } = await impianto.pec.tick();
      const avanzamenti = await impianto.posta.ufficio.tick();
      posta = minima([prossima, avanzamenti.prossima]);
      const dette = await Promise.all(attori.map((a) => a.vive(oggi)));
      // one look for all: a query for each story on each date would cost more than the product
      const sospesi = new Map<string, Sospesi>();
      for (const enteId of enti) await guarda(impianto.contesto, enteId, sospesi);
      const fatte = await Promise.all(attori.map((a) => a.risponde(oggi, sospesi.get(a.praticaId))));
      return [...dette, ...fatte].reduce((a, b) => a + b, rilasciate + avanzamenti.spinti);
    },
    prossima: async (oggi) => minima([posta, ...attori.map((a) => a.prossima(oggi))]),
    async fermo() {
      const { ufficio } = impianto.posta;
      // what was taken today is pushed today
      if (ufficio.inVolo() > 0) await ufficio.tick();
      const fermi = impianto.pec.inVolo() === 0 && ufficio.inVolo() === 0;
      return fermi && (await tuttoLetto(impianto.contesto.database, enti, impianto.pec.ultimiUid()));
    },
  };
}

interface DaEsitare {
  praticaId: string;
  id: string;
  tipo: TipoAtto;
  canale: Canale;
  ordine: number;
  il: string;
  n: number;
}

/** What of one pratica waits for a clerk or for the post. */
interface Sospesi {
  indagini: string[];
  spediti: DaEsitare[];
}

async function guarda(c: Contesto, enteId: string, sospesi: Map<string, Sospesi>): Promise<void> {
  const [indagini, spediti] = await inEnte(c.database, enteId, async ({ sql }) => [
    await sql<{ id: string; praticaId: string }[]>`
      select id, pratica_id as "praticaId" from compiti where tipo = 'indagine' and chiuso_il is null`,
    await sql<DaEsitare[]>`
      select t.id, t.pratica_id as "praticaId", a.tipo, t.canale, t.ordine, t.spedito_il::text as il,
        (select count(*)::int from atti x where x.pratica_id = a.pratica_id and x.tipo = a.tipo
          and x.stato <> 'annullato' and (x.registrato_at, x.id) <= (a.registrato_at, a.id)) as n
      from tentativi t join atti a on a.id = t.atto_id
      where t.stato = 'inviato' and t.esito is null and t.canale in ('raccomandata', 'deposito', 'albo')
        and not exists (select from pezzi_postali z where z.tentativo_id = t.id)
      order by t.spedito_il, t.id`,
  ]);
  const di = (praticaId: string): Sospesi => {
    const gia = sospesi.get(praticaId) ?? { indagini: [], spediti: [] };
    sospesi.set(praticaId, gia);
    return gia;
  };
  for (const { id, praticaId } of indagini) di(praticaId).indagini.push(id);
  for (const spedito of spediti) di(spedito.praticaId).spediti.push(spedito);
}

/** Debtor, Ente, clerk and postman of one story. */
class Attore {
  private avviata = false;
  private detti = 0;
  private attesi: string[] = [];

  constructor(
    private readonly c: Contesto,
    private readonly p: PraticaDiStoria,
  ) {}

  get praticaId(): string {
    return this.p.praticaId;
  }

  /** The events of the date in the order of the file. */
  async vive(oggi: string): Promise<number> {
    const { eventi, inizio } = this.p.storia;
    let fatte = 0;
    for (let e = eventi[this.detti]; e && e.il <= oggi; e = eventi[this.detti]) {
      // with those of the first date the workflow is not there yet: it begins knowing them
      await mandaEvento(this.c, this.p, e, this.detti, this.avviata ? 'workflow' : 'carico');
      this.detti += 1;
      fatte += 1;
    }
    if (!this.avviata && oggi >= inizio) {
      await avviaPraticaDiStoria(this.c, this.p, oggi);
      this.avviata = true;
      fatte += 1;
    }
    return fatte;
  }

  /** The answers of people to what is open. */
  async risponde(oggi: string, sospesi: Sospesi | undefined): Promise<number> {
    this.attesi = [];
    if (!sospesi) return 0;
    return (await this.indaga(oggi, sospesi.indagini)) + (await this.esita(oggi, sospesi.spediti));
  }

  prossima(oggi: string): string | null {
    const { eventi, inizio } = this.p.storia;
    const date = [this.avviata ? null : inizio, eventi[this.detti]?.il ?? null, ...this.attesi];
    return minima(date.map((d) => (d !== null && d > oggi ? d : null)));
  }

  /** An indagine is answered the same day, with what is there to be found. */
  private async indaga(oggi: string, compiti: readonly string[]): Promise<number> {
    const beni = this.p.storia.beni.findLast(({ dal }) => dal <= oggi)?.elenco ?? [];
    for (const id of compiti)
      await manda(this.c, this.p, `compito:${id}`, 'esitoIndagine', { compitoId: id, beni });
    return compiti.length;
  }

  /** What the post, the deposit and the albo answer, on the day it becomes known. */
  private async esita(oggi: string, spediti: readonly DaEsitare[]): Promise<number> {
    let fatte = 0;
    for (const t of spediti) {
      const { esito } = dispaccio(
        t.il,
        t.canale,
        t.tipo,
        { n: t.n, tentativo: t.ordine },
        this.p.storia.notifiche,
      );
      if (!esito) continue;
      if (esito.notoIl > oggi) this.attesi.push(esito.notoIl);
      else {
        const corpo = { tentativoId: t.id, esito: esito.tipo, legaleIl: esito.legaleIl };
        await manda(this.c, this.p, `esito:${t.id}`, 'esitoNotifica', corpo);
        fatte += 1;
      }
    }
    return fatte;
  }
}
