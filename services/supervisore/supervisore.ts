import path from 'node:path';
import { ATTRIBUTI } from '../../workflows/pratica/attributi';
import type { Configurazione } from '../configurazione/configurazione';
import type { ErroreEsatto } from '../configurazione/errore';
import type { NomePorta } from '../configurazione/porte';
import { apriCartellaDati, chiudiCartellaDati, dentro, segnaCompleta } from './cartella-dati';
import { Custode, type Notizie, type Tenacia } from './custode';
import type { RicettaProcesso } from './figlio';
import { controllaPorte } from './porte-libere';
import { postgresRimasto, preparaPostgres } from './postgres';
import { preparaDatabase } from './prepara-database';
import { processiDa, ricettaProcesso } from './processi';
import { Registro, rimasti, terminaRimasti } from './registro';
import { creaAttributi, ricettaTemporal } from './temporal';
import { trovaTemporal } from './trova-temporal';
import { utenteDatabase } from './utente-database';

const NOME_DATABASE = 'esatto';

/** Starts every part in order, keeps it alive, stops in the opposite order. */
export class Supervisore {
  private readonly custodi: Custode[] = [];
  private readonly registro: Registro;
  private aperta = false;
  private annunciaPerdita: (errore: ErroreEsatto) => void = () => {};
  /** Resolves when a process could not be kept alive. */
  readonly perdita = new Promise<ErroreEsatto>((resolve) => {
    this.annunciaPerdita = resolve;
  });

  constructor(
    private readonly configurazione: Configurazione,
    private readonly notizie: Notizie,
    private readonly fermata: AbortSignal,
    private readonly tenacia?: Tenacia,
  ) {
    this.registro = new Registro(dentro(configurazione.dati).processi);
  }

  /** Data folder, leftovers, ports, PostgreSQL and migrations. Gives the address with the role of the migrations. */
  async avviaDatabase(): Promise<string> {
    const { configurazione, notizie } = this;
    const { database, temporal, dati } = configurazione;
    const incorporato = database.url === null;
    apriCartellaDati(dati, { postgres: incorporato ? utenteDatabase() : false, temporal: temporal.locale });
    this.aperta = true;
    await this.terminaRimasti();
    await controllaPorte(configurazione.porte, this.porteUsate());
    const url = database.url ?? (await this.avviaPostgres());
    notizie.progresso('PostgreSQL: migrazioni');
    await preparaDatabase(url, database.urlApp);
    return url;
  }

  /** Temporal and our own processes, each healthy before the next. */
  async avviaProcessi(env: NodeJS.ProcessEnv): Promise<void> {
    const { configurazione } = this;
    const { temporal, dati } = configurazione;
    if (temporal.locale) await this.avviaTemporal();
    await creaAttributi(temporal.indirizzo, temporal.namespace, ATTRIBUTI);
    for (const definizione of processiDa(configurazione))
      await this.avvia(ricettaProcesso(definizione, configurazione, env));
    segnaCompleta(dati);
  }

  async ferma(): Promise<void> {
    for (const custode of [...this.custodi].reverse()) {
      this.notizie.progresso(`fermo ${custode.nome}`);
      await custode.ferma();
    }
    this.custodi.length = 0;
    if (this.aperta) chiudiCartellaDati(this.configurazione.dati);
    this.aperta = false;
  }

  private async terminaRimasti(): Promise<void> {
    const { dati } = this.configurazione;
    const voci = rimasti(dentro(dati).processi);
    const server = postgresRimasto(dati);
    if (server !== null && !voci.some(({ pid }) => pid === server.pid))
      voci.unshift({ nome: 'postgres', ...server });
    await terminaRimasti(voci, (testo) => this.notizie.avviso(testo));
  }

  private porteUsate(): NomePorta[] {
    const { database, temporal } = this.configurazione;
    return [
      ...(database.url === null ? (['postgres'] as const) : []),
      ...(temporal.locale ? (['temporal', 'temporalUi'] as const) : []),
      ...processiDa(this.configurazione).flatMap(({ porte }) => porte),
    ];
  }

  private async avviaPostgres(): Promise<string> {
    const { porte, dati } = this.configurazione;
    const fileLog = path.join(dentro(dati).log, 'postgres.log');
    this.notizie.progresso('PostgreSQL: preparazione');
    const { ricetta, indirizzo } = await preparaPostgres({ cartella: dati, porta: porte.postgres, fileLog });
    await this.avvia(ricetta);
    return indirizzo(NOME_DATABASE);
  }

  private async avviaTemporal(): Promise<void> {
    const { porte, dati, temporal } = this.configurazione;
    const programma = await trovaTemporal({
      configurato: temporal.eseguibile,
      progresso: (testo) => this.notizie.progresso(testo),
      fermata: this.fermata,
    });
    const file = dentro(dati);
    await this.avvia(
      ricettaTemporal({
        programma,
        porta: porte.temporal,
        portaUi: porte.temporalUi,
        fileDati: file.temporal,
        fileLog: path.join(file.log, 'temporal.log'),
        namespace: temporal.namespace,
      }),
    );
  }

  private async avvia(ricetta: RicettaProcesso): Promise<void> {
    this.fermata.throwIfAborted();
    this.notizie.progresso(`avvio ${ricetta.nome}`);
    const perduto = (errore: ErroreEsatto) => this.annunciaPerdita(errore);
    const custode = new Custode(ricetta, this.registro, this.notizie, perduto, this.tenacia);
    this.custodi.push(custode);
    await custode.avvia();
  }
}
