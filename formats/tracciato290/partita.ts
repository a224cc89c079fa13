import { hash } from 'node:crypto';
import { testo } from './campi';
import type { Contesto } from './contesto';
import { leggiSoggetto, type SoggettoLetto } from './soggetto';
import { leggiVoce, type VoceLetta } from './voce';

/** An N2 with its N3 and N4, read and checked. */
export interface Partita290 {
  riga: number;
  codice: string;
  debitore: SoggettoLetto;
  coobbligati: SoggettoLetto[];
  voci: VoceLetta[];
  /** Signed cents of the readable amounts. */
  totale: bigint;
  /** SHA-256, hex, of the same content. */
  contenuto: string;
  isRifiutata: boolean;
  /** Same codice as an earlier partita of the ruolo. */
  isRipetuta: boolean;
}

const COINTESTATI = ' CN';

export function openPartita(ctx: Contesto, riga: number, record: string): Partita290 {
  ctx.isRifiutata = false;
  const codice = ctx.richiesto(riga, 'codicePartita', testo(record, 10, 24)) ?? '';
  if (!COINTESTATI.includes(record.charAt(285))) ctx.avvisi.add(riga, 'tipo_debitori', 'tipoDebitori');
  const debitore = leggiSoggetto(ctx, riga, record, 0);
  return {
    riga,
    codice,
    debitore,
    coobbligati: [],
    voci: [],
    totale: 0n,
    contenuto: '',
    isRifiutata: false,
    isRipetuta: false,
  };
}

export function addCoobbligato(ctx: Contesto, partita: Partita290, riga: number, record: string): void {
  const soggetto = leggiSoggetto(ctx, riga, record, 10);
  partita.coobbligati.push(soggetto);
  const codice = soggetto.codiceFiscale;
  if (codice !== null && codice === partita.debitore.codiceFiscale)
    ctx.avvisi.add(riga, 'coobbligato_uguale', 'codiceFiscale');
}

export function addVoce(ctx: Contesto, partita: Partita290, riga: number, record: string): void {
  partita.voci.push(leggiVoce(ctx, riga, record));
}

/** The checks of the partita as a whole, but for those against the other partite. */
export function closePartita(ctx: Contesto, partita: Partita290): void {
  const { riga, voci } = partita;
  if (voci.length === 0) ctx.rifiuta(riga, 'partita_senza_n4', '');
  let contenuto = `${partita.debitore.record.substring(2, 8)}\n${partita.codice}\n${partita.debitore.codiceFiscale ?? ''}`;
  let [isLeggibile, isMista, natura] = [true, false, ''];
  for (const voce of voci) {
    if (voce.importo === null) isLeggibile = false;
    else partita.totale += BigInt(voce.importo);
    const sua = voce.tributo?.natura ?? natura;
    if (natura !== '' && sua !== natura) isMista = true;
    natura = sua;
    contenuto += `\n${voce.annoGrezzo}\n${voce.codiceTributo ?? ''}\n${voce.importo ?? voce.importoGrezzo}\n${voce.informazioni ?? ''}`;
  }
  if (isMista) ctx.rifiuta(riga, 'natura_mista', 'codiceTributo');
  if (voci.length > 0 && isLeggibile && partita.totale <= 0n)
    ctx.rifiuta(riga, 'partita_non_positiva', 'importo');
  partita.contenuto = hash('sha256', contenuto);
  partita.isRifiutata = ctx.isRifiutata;
}
