import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { inEnte, type Transazione } from '../../../database/connessione';
import { leggiConsegnate } from '../../../services/sandbox/pec/avvia';
import { finche } from '../../banco/finche';
import { apriImpianto, type Impianto } from '../../banco/impianto';
import { avviaPraticaDiStoria, seminaStoria } from '../../banco/pratica-di-storia';
import { storiaBreve } from '../../banco/storie-di-prova';
import { indirizzoTemporal } from '../../banco/temporal-di-prova';
import type { Guasto } from './worker-processo';

const OGGI = '2026-03-02';
const RADICE = path.resolve(__dirname, '../../..');
const indirizzoDi = (nome: string) => `${nome}@pec.debitori.example`;

/** An installation of one Ente whose workers are processes that end, or stop, where the test says. */
export class Scena {
  private readonly dati = mkdtempSync(path.join(tmpdir(), 'esatto-guasti-'));
  private readonly figli: ChildProcess[] = [];

  private constructor(readonly impianto: Impianto) {}

  /** No worker runs yet. */
  static async apri(nome: string, codiceEnte: string): Promise<Scena> {
    const impianto = await apriImpianto({
      nome,
      enti: [codiceEnte],
      orologio: { modo: 'comandato', dal: OGGI },
    });
    await impianto.fermaWorker();
    return new Scena(impianto);
  }

  async chiudi(): Promise<void> {
    for (const figlio of this.figli) figlio.kill('SIGKILL');
    await this.impianto.chiudi();
    rmSync(this.dati, { recursive: true, force: true });
  }

  private get enteId(): string {
    return this.impianto.enti[0]?.enteId ?? '';
  }

  private nellEnte<T>(lavoro: (t: Transazione) => Promise<T>): Promise<T> {
    return inEnte(this.impianto.contesto.database, this.enteId, lavoro);
  }

  /** One pratica whose first act leaves by PEC at once. */
  async avvia(nome: string, numero: number): Promise<string> {
    const { contesto } = this.impianto;
    const storia = storiaBreve(`GU${numero}`, OGGI, 'cds');
    const pratica = await seminaStoria(contesto, this.enteId, storia, {
      codiceFiscale: `PRVGST80A01H${numero}X`,
      cognome: 'Guasti',
      nome,
      indirizzo: 'Via delle Prove 9',
      pec: indirizzoDi(nome),
    });
    await avviaPraticaDiStoria(contesto, pratica, OGGI);
    return pratica.praticaId;
  }

  /** A worker that ends, or stops, at that point. */
  async worker(punto: string, segnale: Guasto['segnale']): Promise<ChildProcess> {
    const { contesto, urlApp } = this.impianto;
    const guasto: Guasto = { punto, segnale, casella: await contesto.casellaDi(this.enteId) };
    const programma = path.join(__dirname, 'worker-processo.ts');
    const figlio = spawn(process.execPath, ['--import', 'tsx', programma], {
      cwd: RADICE,
      stdio: ['ignore', 'ignore', 'inherit'],
      env: {
        ...process.env,
        GUASTO_DI_PROVA: JSON.stringify(guasto),
        ESATTO_DATI: this.dati,
        ESATTO_DATABASE_URL_APP: urlApp,
        ESATTO_TEMPORAL_INDIRIZZO: indirizzoTemporal(),
        ESATTO_TEMPORAL_CODA_PREFISSO: contesto.temporale.prefisso,
      },
    });
    this.figli.push(figlio);
    return figlio;
  }

  /** What the provider took for that addressee: its books, not ours. */
  async presi(nome: string) {
    const consegnate = await leggiConsegnate(this.impianto.cartellaPec);
    return consegnate.filter((m) => m.to.includes(indirizzoDi(nome)));
  }

  statoDi(praticaId: string) {
    return this.nellEnte(async ({ sql }) => {
      const [riga] = await sql<{ tentativo: string; esito: string | null; trasmissioni: string[] }[]>`
        select t.stato as tentativo, t.esito,
          (select array_agg(s.stato order by s.ordine) from trasmissioni s where s.tentativo_id = t.id) as trasmissioni
        from tentativi t where t.pratica_id = ${praticaId}`;
      return riga;
    });
  }

  compiti(praticaId: string) {
    return this.nellEnte(
      ({ sql }) => sql<{ chiuso: string | null }[]>`
        select chiuso_da as chiuso from compiti where pratica_id = ${praticaId} and tipo = 'incerta'
        order by registrato_at`,
    );
  }

  finoA(cosa: string, praticaId: string, stato: string): Promise<void> {
    return finche(cosa, async () => (await this.statoDi(praticaId))?.tentativo === stato);
  }
}
