import { readFileSync, rmSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { DefaultLogger, Runtime } from '@temporalio/worker';
import { pino } from 'pino';
import type { Contesto } from '../../../activities/contesto';
import { apriSimulatore } from '../../../activities/simulazione/simula';
import { creaAttivitaFette } from '../../../activities/simulazione/vivi-fetta';
import { apriTemporale } from '../../../activities/temporal/cliente';
import { creaPortaTemporal } from '../../../services/api/temporal';
import { comandoSimula } from '../../../services/cli/simula';
import { avviaWorker, type Gruppo } from '../../../services/worker/worker';
import { type ApiDiProva, apiDiProva } from '../../banco/api-di-prova';
import { finche } from '../../banco/finche';
import { bundleDiProva, indirizzoTemporal, prefissoUnico } from '../../banco/temporal-di-prova';

/** Other programs may weigh on the machine: a slice is a second of processor. */
const ENTRO_MS = 240_000;

export interface Simulazione {
  id: string;
  stato: string;
  pratiche: number;
  avanzamento: { fatte: number; fette: number };
  errore: string | null;
  risultato: unknown;
}

interface Punto {
  stato: string;
  fatte: number;
}

/** The doors, the workflow and the threads of the simulations, each of them real. */
export interface Laboratorio {
  api: ApiDiProva;
  contesto: Contesto;
  avviaWorker(): Promise<void>;
  fermaWorker(): Promise<void>;
  chiedi(corpo: object, persona?: Parameters<ApiDiProva['chiama']>[0]): Promise<string>;
  leggi(id: string): Promise<Simulazione>;
  /** Waits until the simulation is so. */
  attendi(id: string, cosa: string, cosi: (punto: Punto) => boolean): Promise<Simulazione>;
  chiudi(): Promise<void>;
}

/** @param punto called at named points of the writes */
export async function apriLaboratorio(nome: string, punto?: Contesto['punto']): Promise<Laboratorio> {
  Runtime.install({ logger: new DefaultLogger('ERROR') });
  const indirizzo = indirizzoTemporal();
  const prefisso = `${prefissoUnico(nome)}-`;
  const temporale = await apriTemporale({ indirizzo, namespace: 'default', prefisso });
  const api = await apiDiProva({}, creaPortaTemporal(temporale));
  const registro = pino({ level: 'silent' });
  const contesto = {
    database: api.banco.app,
    temporale,
    registro,
    ...(punto && { punto }),
  } as unknown as Contesto;
  const simulatore = apriSimulatore(1);
  const attivita = creaAttivitaFette(contesto, simulatore);
  let gruppo: Gruppo | null = null;
  const avvia = async () => {
    gruppo ??= await avviaWorker(contesto, {
      indirizzo,
      namespace: 'default',
      prefisso,
      bundle: { codePath: bundleDiProva() },
      simulazione: { attivita, insieme: 1 },
      rese: 1,
      alSecondo: { pec: 1, posta: 1 },
    });
  };
  const ferma = async () => {
    const daFermare = gruppo;
    gruppo = null;
    await daFermare?.ferma();
  };
  const base = `/v1/enti/${api.a.enteId}/simulazioni`;
  const leggi = async (id: string) =>
    (await (await api.chiama('ente.lettura', 'GET', `${base}/${id}`)).json()) as Simulazione;
  return {
    api,
    contesto,
    avviaWorker: avvia,
    fermaWorker: ferma,
    leggi,
    chiedi: async (corpo, persona = 'societa.operatore') => {
      const risposta = await api.chiama(persona, 'POST', base, { corpo });
      const { id } = (await risposta.json()) as { id: string };
      if (risposta.status !== 202) throw new Error(`simulazione non presa: ${risposta.status}`);
      return id;
    },
    attendi: async (id, cosa, cosi) => {
      // asked of the row, not of the door: thousands of requests would be part of what is waited for
      const righe = () => api.banco.admin<Punto[]>`select stato, fatte from simulazioni where id = ${id}`;
      await finche(cosa, async () => (await righe()).some(cosi), ENTRO_MS);
      return leggi(id);
    },
    chiudi: async () => {
      await ferma();
      await simulatore.chiudi();
      await api.chiudi();
      await temporale.chiudi();
    },
  };
}

export const finita = ({ stato }: Punto): boolean => stato !== 'richiesta' && stato !== 'in_corso';

/** What the command line gives for the same input: its JSON line, its page, its CSV. */
export async function daRigaDiComando(
  ...args: string[]
): Promise<{ json: string; pagina: string; csv: string }> {
  const cartella = await mkdtemp(path.join(tmpdir(), 'esatto-laboratorio-'));
  const [html, csv] = [path.join(cartella, 'pagina.html'), path.join(cartella, 'cifre.csv')];
  let json = '';
  const spia = jest.spyOn(process.stdout, 'write').mockImplementation((testo) => {
    json += String(testo);
    return true;
  });
  try {
    const codice = await comandoSimula([...args, '--html', html, '--csv', csv], { json: true });
    if (codice !== 0) throw new Error(`esatto simula: ${codice}`);
    return { json, pagina: readFileSync(html, 'utf8'), csv: readFileSync(csv, 'utf8') };
  } finally {
    spia.mockRestore();
    rmSync(cartella, { recursive: true, force: true });
  }
}
