import type { Mondo } from '../../conducente/conducente';
import { intenzioniDi } from './debitore';
import { esegui } from './esegui';
import { firma } from './firme';
import { riscontriDi } from './impiegato';
import { beniDi, indoleDi } from './indole';
import { apriPersone, type Persone } from './persone';
import { chiaveDi, type Sportello } from './sportello';
import type { Pratica } from './vista';

interface Pagina<T> {
  elementi: T[];
  cursor: string | null;
}
interface InLista {
  id: string;
  versione: number;
  stato: string;
}
interface Compito {
  id: string;
  tipo: string;
  praticaId: string | null;
  tentativoId: string | null;
  apertoIl: string;
}

/** How many people are at the doors at once. */
const INSIEME = 8;

/** The people of the sandbox: they know what the public doors show them, and act only through these. */
export class Gente implements Pick<Mondo, 'agisci' | 'prossima'> {
  readonly persone: Persone;
  private readonly viste = new Map<string, Pratica>();

  constructor(
    apiUrl: string,
    private readonly seme: string,
  ) {
    this.persone = apriPersone(apiUrl);
  }

  /** Does all that is for today or was for an earlier day; how many things it did. */
  async agisci(oggi: string): Promise<number> {
    let fatte = 0;
    for (const enteId of await this.enti()) {
      fatte += await this.approva(enteId);
      await this.aggiorna(enteId);
      fatte += await this.compiti(enteId, oggi);
      fatte += await this.intenzioni(enteId, oggi);
      fatte += await firma(this.persone, enteId);
    }
    return fatte;
  }

  async prossima(oggi: string): Promise<string | null> {
    const date = [...this.viste.values()].flatMap((p) => {
      const indole = indoleDi(p.debitore.codiceFiscale ?? '', this.seme);
      return [...intenzioniDi(p, indole), ...riscontriDi(p, indole)].map((x) => x.il);
    });
    return date.filter((d) => d > oggi).sort()[0] ?? null;
  }

  private async enti(): Promise<string[]> {
    const { elementi } = await this.persone.lettura.leggi<{ elementi: { id: string }[] }>('/v1/enti');
    return elementi.map((e) => e.id);
  }

  /** Somebody of the Ente, who is not the one who loaded it, says that the credits are certi, liquidi ed esigibili. */
  private async approva(enteId: string): Promise<number> {
    const { elementi } = await this.persone.responsabile.leggi<Pagina<{ id: string }>>(
      `/v1/enti/${enteId}/carichi?stato=in_approvazione`,
    );
    for (const { id } of elementi)
      await this.persone.responsabile.scrivi(
        `/v1/enti/${enteId}/carichi/${id}/approvazione`,
        { dichiarazione: true },
        chiaveDi('approva', id),
      );
    return elementi.length;
  }

  /** Only what has changed since the last look is read again. */
  private async aggiorna(enteId: string): Promise<void> {
    const pratiche = await tutti<InLista>(this.persone.lettura, `/v1/enti/${enteId}/pratiche`);
    const cambiate = pratiche.filter(({ id, versione }) => this.viste.get(id)?.versione !== versione);
    await aGruppi(cambiate, async ({ id }) => {
      this.viste.set(id, await this.persone.lettura.leggi<Pratica>(`/v1/enti/${enteId}/pratiche/${id}`));
      return false;
    });
  }

  private async compiti(enteId: string, oggi: string): Promise<number> {
    const aperti = await tutti<Compito>(this.persone.societa, `/v1/enti/${enteId}/compiti`);
    return aGruppi(aperti, (compito) => this.rispondi(enteId, compito, oggi));
  }

  private async rispondi(enteId: string, c: Compito, oggi: string): Promise<boolean> {
    const p = this.viste.get(c.praticaId ?? '');
    const percorso = `/v1/enti/${enteId}/compiti/${c.id}/esito`;
    if (c.tipo === 'indagine') {
      const fatto = await this.persone.societa.scrivi(
        percorso,
        { tipo: 'indagine', elenco: beniDi(p?.debitore.codiceFiscale ?? '', this.seme) },
        chiaveDi('esito', c.id),
      );
      return fatto.stato === 200;
    }
    if (c.tipo === 'registro') return this.rispondeIlRegistro(enteId, c, oggi);
    if (!p) return false;
    const indole = indoleDi(p.debitore.codiceFiscale ?? '', this.seme);
    const r = riscontriDi(p, indole).find((x) => x.tentativoId === c.tentativoId && x.il <= oggi);
    if (!r) return false;
    const documentoId = await this.prova(
      enteId,
      c,
      `Riscontro del tentativo ${r.tentativoId}: ${r.esito} il ${r.legaleIl}`,
    );
    const { tipo, esito, legaleIl } = r;
    const fatto = await this.persone.societa.scrivi(
      percorso,
      { tipo, esito, legaleIl, documentoId },
      chiaveDi('esito', c.id),
    );
    return fatto.stato === 200;
  }

  /** The words that a clerk keeps as evidence of an answer. */
  private async prova(enteId: string, { id }: Compito, testo: string): Promise<string | undefined> {
    const percorso = `/v1/enti/${enteId}/documenti`;
    const { corpo } = await this.persone.societa.scrivi(
      percorso,
      { tipo: 'nota', testo },
      chiaveDi('prova', id),
    );
    return (corpo as { id?: string }).id;
  }

  /** PRA, land register and third party do what they are asked, the same day. */
  private async rispondeIlRegistro(enteId: string, c: Compito, oggi: string): Promise<boolean> {
    const estremi = `formalità ${c.id.slice(-6)} del ${oggi}`;
    const documentoId = await this.prova(enteId, c, `Ricevuta del registro: ${estremi}`);
    const { stato } = await this.persone.societa.scrivi(
      `/v1/enti/${enteId}/compiti/${c.id}/esito`,
      { tipo: 'registro', esito: 'eseguita', estremi, il: oggi, documentoId },
      chiaveDi('esito', c.id),
    );
    return stato === 200;
  }

  private async intenzioni(enteId: string, oggi: string): Promise<number> {
    const dovute = [...this.viste.values()].flatMap((p) =>
      intenzioniDi(p, indoleDi(p.debitore.codiceFiscale ?? '', this.seme))
        .filter((i) => i.il <= oggi)
        .map((i) => ({ p, i })),
    );
    return aGruppi(dovute, ({ p, i }) => esegui(this.persone, enteId, p, i, oggi));
  }
}

/** All the pages of a list. */
async function tutti<T>(sportello: Sportello, percorso: string): Promise<T[]> {
  const elementi: T[] = [];
  for (let cursor: string | null = ''; cursor !== null; ) {
    const dopo: string = cursor === '' ? '' : `&cursor=${cursor}`;
    const pagina: Pagina<T> = await sportello.leggi<Pagina<T>>(`${percorso}?limit=200${dopo}`);
    elementi.push(...pagina.elementi);
    cursor = pagina.cursor;
  }
  return elementi;
}

/** Some at a time; how many had something to do. */
async function aGruppi<T>(
  elementi: readonly T[],
  agisci: (elemento: T) => Promise<boolean>,
): Promise<number> {
  let fatte = 0;
  for (let i = 0; i < elementi.length; i += INSIEME) {
    const esiti = await Promise.all(elementi.slice(i, i + INSIEME).map(agisci));
    fatte += esiti.filter(Boolean).length;
  }
  return fatte;
}
