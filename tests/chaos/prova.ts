import path from 'node:path';
import { caricaLista } from '../../services/dimostrazione/carica-lista';
import { genera290 } from '../../services/dimostrazione/lista290/genera290';
import { corri } from './corsa';
import { colpiAiPunti, giudica } from './giudizio';
import { type Installazione, installa } from './installazione';
import { type Parte, pianoDi } from './piano';

/** Partite of a debtor, on average. */
const PARTITE = 1.5;
const SALUTE_MS = 120_000;

export interface OpzioniProva {
  seme: number;
  pratiche: number;
  giri: number;
  punti: readonly string[];
  parti: readonly Parte[];
  codiceEnte: string;
  dal: string;
  fino: string;
  env: Record<string, string>;
  /** Keeps the data folder of a run that went wrong. */
  tieni: boolean;
  avviso(testo: string): void;
  /** Aborted: everything is stopped and the run fails. */
  fermata: AbortSignal;
}

export interface EsitoProva {
  /** Kills by point and by part: how many happened. */
  uccisioni: Record<string, number>;
  cifre: Record<string, number>;
  violazioni: string[];
  dati: string;
}

/** A life of some months under `kill -9`, then the count. */
export async function provaDiCaduta(o: OpzioniProva): Promise<EsitoProva> {
  const piano = pianoDi(o);
  o.avviso(`punti: ${piano.caos}`);
  o.avviso(`parti: ${piano.colpi.map((c) => `${c.parte} ${c.il} +${c.dopoMs} ms`).join(', ')}`);
  const installazione = await installa({ ...o, caos: piano.caos });
  let pulita = false;
  try {
    await caricaListaGenerata(installazione, o);
    const inizio = Date.now();
    const corsa = await corri(installazione, { ...o, colpi: piano.colpi });
    const secondi = Math.round((Date.now() - inizio) / 1000);
    await attendiSalute(installazione);
    const { cifre, violazioni } = await giudica(installazione, o.pratiche);
    const uccisioni = { ...colpiAiPunti(installazione, o.punti), ...corsa.uccisi };
    for (const nome of [...o.punti, ...o.parti])
      if ((uccisioni[nome] ?? 0) < o.giri)
        violazioni.push(`${nome}: ${uccisioni[nome] ?? 0} uccisioni su ${o.giri}: la prova non ha provato`);
    pulita = violazioni.length === 0;
    const tempi = { 'giorni civili mossi': corsa.giorni, 'partenze del conducente': corsa.partenze, secondi };
    return { uccisioni, cifre: { ...cifre, ...tempi }, violazioni, dati: installazione.configurazione.dati };
  } finally {
    await installazione.ferma(o.tieni && !pulita);
  }
}

async function caricaListaGenerata({ configurazione, ente }: Installazione, o: OpzioniProva): Promise<void> {
  const file = path.join(configurazione.dati, 'caos.290');
  await genera290(file, {
    seme: o.seme,
    debitori: o.pratiche,
    partite: Math.round(o.pratiche * PARTITE),
    codiceEnte: o.codiceEnte,
    fornitura: o.dal.replaceAll('-', ''),
  });
  await caricaLista(configurazione.api.url, ente.enteId, { file, mappa: null, affidataIl: null });
}

/** Everything that was killed is back: what is counted is what is there, not what is missing. */
async function attendiSalute({ configurazione: { porte } }: Installazione): Promise<void> {
  const limite = Date.now() + SALUTE_MS;
  for (const porta of [porte.api, porte.sandbox, porte.saluteWorker, porte.salutePecInbox])
    while (!(await isSano(porta))) {
      if (Date.now() > limite) throw new Error(`nessuna salute sulla porta ${porta}`);
      await new Promise((fatto) => setTimeout(fatto, 200));
    }
}

const isSano = (porta: number): Promise<boolean> =>
  fetch(`http://127.0.0.1:${porta}/salute`, { signal: AbortSignal.timeout(5_000) }).then(
    (r) => r.ok,
    () => false,
  );
