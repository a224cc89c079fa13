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
  const attori = pratiche.map((p) => new Attore(impianto, p));
  const enti = impianto.enti.map((e) => e.enteId);
  let posta: string | null = null;
  return {
    async agisci(oggi) {
      const { rilasciate, prossima } = await impianto.pec.tick();
      posta = prossima;
      const fatte = await Promise.all(attori.map((a) => a.agisci(oggi)));
      return fatte.reduce((a, b) => a + b, rilasciate);
    },
    prossima: async (oggi) => minima([posta, ...attori.map((a) => a.prossima(oggi))]),
    fermo: async () =>
      impianto.pec.inVolo() === 0 &&
      (await tuttoLetto(impianto.contesto.database, enti, impianto.pec.ultimiUid())),
  };
}

interface DaEsitare {
  id: string;
  tipo: TipoAtto;
  canale: Canale;
  ordine: number;
  il: string;
  n: number;
}

/** Debtor, Ente, clerk and postman of one story. */
class Attore {
  private avviata = false;
  private detti = 0;
  private attesi: string[] = [];

  constructor(
    private readonly impianto: Impianto,
    private readonly p: PraticaDiStoria,
  ) {}

  /** First the events of the date in the order of the file, then the answers of people to what is open. */
  async agisci(oggi: string): Promise<number> {
    const { eventi, inizio } = this.p.storia;
    let fatte = 0;
    for (let e = eventi[this.detti]; e && e.il <= oggi; e = eventi[this.detti]) {
      // with those of the first date the workflow is not there yet: it begins knowing them
      await mandaEvento(this.impianto.contesto, this.p, e, this.detti, this.avviata ? 'workflow' : 'carico');
      this.detti += 1;
      fatte += 1;
    }
    if (!this.avviata && oggi >= inizio) {
      await avviaPraticaDiStoria(this.impianto.contesto, this.p, oggi);
      this.avviata = true;
      fatte += 1;
    }
    return fatte + (await this.rispondi(oggi)) + (await this.esita(oggi));
  }

  prossima(oggi: string): string | null {
    const { eventi, inizio } = this.p.storia;
    const date = [this.avviata ? null : inizio, eventi[this.detti]?.il ?? null, ...this.attesi];
    return minima(date.map((d) => (d !== null && d > oggi ? d : null)));
  }

  /** An indagine is answered the same day, with what is there to be found. */
  private async rispondi(oggi: string): Promise<number> {
    const { contesto } = this.impianto;
    const compiti = await inEnte(
      contesto.database,
      this.p.enteId,
      ({ sql }) => sql<{ id: string }[]>`
        select id from compiti where pratica_id = ${this.p.praticaId} and tipo = 'indagine' and chiuso_il is null`,
    );
    const beni = this.p.storia.beni.findLast(({ dal }) => dal <= oggi)?.elenco ?? [];
    for (const { id } of compiti)
      await manda(contesto, this.p, `compito:${id}`, 'esitoIndagine', { compitoId: id, beni });
    return compiti.length;
  }

  /** What the post, the deposit and the albo answer, on the day it becomes known. */
  private async esita(oggi: string): Promise<number> {
    this.attesi = [];
    let fatte = 0;
    for (const t of await this.daEsitare()) {
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
        await manda(this.impianto.contesto, this.p, `esito:${t.id}`, 'esitoNotifica', corpo);
        fatte += 1;
      }
    }
    return fatte;
  }

  private async daEsitare(): Promise<DaEsitare[]> {
    return inEnte(
      this.impianto.contesto.database,
      this.p.enteId,
      ({ sql }) => sql<DaEsitare[]>`
        select t.id, a.tipo, t.canale, t.ordine, t.spedito_il::text as il, a.n from tentativi t
        join (select id, tipo, (row_number() over (partition by tipo order by registrato_at, id))::int as n from atti
          where pratica_id = ${this.p.praticaId} and stato <> 'annullato') a on a.id = t.atto_id
        where t.stato = 'inviato' and t.esito is null and t.canale in ('raccomandata', 'deposito', 'albo')
        order by t.spedito_il, t.id`,
    );
  }
}
