import { chmodSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { migra } from '../../database/migra';
import { SEGRETO_SANDBOX } from '../../services/configurazione/sezioni';
import { avviaFiglio, type Figlio, type RicettaProcesso } from '../../services/supervisore/figlio';
import { identitaDi, vivo } from '../../services/supervisore/identita';
import { portaLibera } from '../../services/supervisore/porte-libere';
import { preparaPostgres } from '../../services/supervisore/postgres';
import { Registro, rimasti, terminaRimasti } from '../../services/supervisore/registro';

const PREFISSO = 'esatto-banco-';
const MODELLO = 'esatto_modello';

/** What runs for all the tests of this jest run: started once, whichever projects ask for it. */
export class Banco {
  private readonly figli: Figlio[] = [];
  private readonly registro: Registro;
  private pronti: Partial<Record<'postgres' | 'temporal', Promise<void>>> = {};
  private richieste = 0;

  private constructor(readonly cartella: string) {
    this.registro = new Registro(path.join(cartella, 'processi.json'));
    const io = identitaDi(process.pid);
    if (io !== null) this.registro.segna('jest', io);
  }

  /** A setup that fails leaves nothing running: jest would not call the teardown. */
  static async prepara(work: (banco: Banco) => Promise<void>): Promise<void> {
    const banco = await Banco.prendi();
    try {
      await work(banco);
    } catch (errore) {
      await Banco.lascia();
      throw errore;
    }
  }

  /** The bench of this process; made at the first request, closed at the last `lascia`. */
  private static async prendi(): Promise<Banco> {
    const comune = globalThis as { banco?: Banco };
    if (comune.banco === undefined) {
      await spazzaAbbandonati();
      const cartella = mkdtempSync(path.join(tmpdir(), PREFISSO));
      chmodSync(cartella, 0o755);
      comune.banco = new Banco(cartella);
    }
    comune.banco.richieste += 1;
    return comune.banco;
  }

  static async lascia(): Promise<void> {
    const comune = globalThis as { banco?: Banco };
    const { banco } = comune;
    if (banco === undefined) return;
    banco.richieste -= 1;
    if (banco.richieste > 0) return;
    delete comune.banco;
    for (const figlio of banco.figli.reverse()) await figlio.ferma();
    rmSync(banco.cartella, { recursive: true, force: true });
  }

  unaVolta(parte: 'postgres' | 'temporal', avvia: () => Promise<void>): Promise<void> {
    this.pronti[parte] ??= avvia();
    return this.pronti[parte];
  }

  async avvia(ricetta: RicettaProcesso): Promise<void> {
    this.figli.push(await avviaFiglio(ricetta, (processo) => this.registro.segna(ricetta.nome, processo)));
  }
}

/** Leaves `ESATTO_TEST_PG` (superuser) and `ESATTO_TEST_PG_MODELLO` (a migrated database to copy). */
export async function conPostgres(banco: Banco): Promise<void> {
  await banco.unaVolta('postgres', async () => {
    const fileLog = path.join(banco.cartella, 'postgres.log');
    const porta = await portaLibera();
    const server = await preparaPostgres({ cartella: banco.cartella, porta, fileLog, effimero: true });
    await banco.avvia(server.ricetta);
    await migra(server.indirizzo(MODELLO), { appPassword: SEGRETO_SANDBOX });
    process.env.ESATTO_TEST_PG = server.indirizzo('postgres');
    process.env.ESATTO_TEST_PG_MODELLO = MODELLO;
  });
}

/** A run that was killed leaves its servers and its folder: the next one clears them. */
async function spazzaAbbandonati(): Promise<void> {
  for (const nome of readdirSync(tmpdir()).filter((voce) => voce.startsWith(PREFISSO))) {
    const cartella = path.join(tmpdir(), nome);
    const vivi = rimasti(path.join(cartella, 'processi.json'));
    if (vivi.some((voce) => voce.nome === 'jest' && vivo(voce))) continue;
    if (vivi.length === 0 && giovane(cartella)) continue;
    await terminaRimasti(vivi, () => {});
    rmSync(cartella, { recursive: true, force: true });
  }
}

/** Perhaps still without its list of processes. */
function giovane(cartella: string): boolean {
  return Date.now() - statSync(cartella).mtimeMs < 60_000;
}
