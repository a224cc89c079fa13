import { mkdtempSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { EventoPosta } from '../../domain/notifica/posta-eventi';
import { leggiEsiti, type PrecedentiPosta, type RapportoEsiti, type RigaEsito } from './esiti';
import { COLONNE_ESITI, type ColonnaEsiti } from './esiti-struttura';
import type { PezzoNoto } from './evento';

export const PEZZI: readonly (PezzoNoto & { raccomandata: string })[] = [
  { id: 'trs_00000000000000000000000001', prodotto: 'AR', raccomandata: '100000000001' },
  { id: 'trs_00000000000000000000000002', prodotto: 'AG', raccomandata: '100000000002' },
];
const [AR, AG] = PEZZI;

/** A row of a file of outcomes; what is not given is blank. */
export const riga = (celle: Partial<Record<ColonnaEsiti, string>>): string[] =>
  COLONNE_ESITI.map((nome) => celle[nome] ?? '');
export const rigaAr = (codice: string, il: string, piu: Partial<Record<ColonnaEsiti, string>> = {}) =>
  riga({ id_invio: AR?.id ?? '', prodotto: 'AR', codice_esito: codice, data_esito: il, ...piu });
export const rigaAg = (codice: string, il: string, piu: Partial<Record<ColonnaEsiti, string>> = {}) =>
  riga({ id_invio: AG?.id ?? '', prodotto: '890', codice_esito: codice, data_esito: il, ...piu });

const cella = (testo: string) => (/[";\r\n]/.test(testo) ? `"${testo.replaceAll('"', '""')}"` : testo);
export const testoDi = (righe: readonly (readonly string[])[]): string =>
  [COLONNE_ESITI, ...righe].map((celle) => `${celle.map(cella).join(';')}\r\n`).join('');

const cartella = mkdtempSync(path.join(os.tmpdir(), 'esatto-esiti-'));
let numero = 0;
export function scrivi(contenuto: string | Buffer): string {
  numero += 1;
  const file = path.join(cartella, `${numero}.csv`);
  writeFileSync(file, contenuto);
  return file;
}

/** The archive of an Ente, in memory. */
export class Archivio implements PrecedentiPosta {
  readonly file = new Set<string>();
  readonly righe: RigaEsito[] = [];
  private readonly perPezzo = new Map<string, EventoPosta[]>();

  async fileLetto(sha256: string) {
    return this.file.has(sha256);
  }

  async pezzo(idInvio: string, raccomandata: string) {
    return (
      PEZZI.find(
        (p) =>
          (idInvio === '' || p.id === idInvio) && (raccomandata === '' || p.raccomandata === raccomandata),
      ) ?? null
    );
  }

  async eventi(pezzoId: string) {
    return this.perPezzo.get(pezzoId) ?? [];
  }

  /** Evidence of every piece, in an order that does not depend on that of arrival. */
  tutti(): EventoPosta[] {
    return [...this.perPezzo.values()].flat().sort((a, b) => (a.id < b.id ? -1 : 1));
  }

  async leggi(contenuto: string | Buffer): Promise<RapportoEsiti> {
    const rapporto = await leggiEsiti(scrivi(contenuto), {
      oggi: '2026-12-31',
      precedenti: this,
      tieni: async (r) => {
        this.righe.push(r);
        if (r.esito !== 'applicata') return;
        this.perPezzo.set(r.pezzo.id, [...(this.perPezzo.get(r.pezzo.id) ?? []), ...r.eventi]);
      },
    });
    if (rapporto.esito === 'letto') this.file.add(rapporto.sha256);
    return rapporto;
  }
}
