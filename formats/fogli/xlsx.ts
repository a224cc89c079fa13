import { ErroreFormato } from '../comuni/errore';
import { type Cartella, isVero, readCartella, TestoRicco } from './cartella';
import { indiceColonna, type MappaXlsx } from './mappa';
import { type Cella, isVuotaRiga, type RigaFoglio, type Sorgente } from './sorgente';
import { attributo, LettoreXml } from './xml';
import { openPacchetto, type Pacchetto } from './zip';

const [MAX_RIGHE, MAX_COLONNE] = [1_048_576, 16_384];
const [attrR, attrT, attrHidden, attrMin, attrMax] = ['r', 't', 'hidden', 'min', 'max'].map(
  attributo,
) as Cinque;
type Cinque = [Attr, Attr, Attr, Attr, Attr];
type Attr = ReturnType<typeof attributo>;

export interface SorgenteXlsx extends Sorgente {
  close(): void;
}

/** @throws ErroreFormato `foglio.zip`, `foglio.manca`, `foglio.date1904` */
export async function openXlsx(
  file: string,
  mappa: Pick<MappaXlsx, 'foglio' | 'date'>,
): Promise<SorgenteXlsx> {
  const pacchetto = await openPacchetto(file);
  try {
    const cartella = await readCartella(file, pacchetto);
    const foglio = cartella.fogli.find(({ nome }) => nome === mappa.foglio);
    if (foglio === undefined) {
      const nomi = cartella.fogli.map(({ nome }) => `"${nome}"`).join(', ');
      const messaggio = `${file}: il foglio "${mappa.foglio}" della mappa non c'è (ci sono ${nomi}). Correggere la mappa o il file.`;
      throw new ErroreFormato('foglio.manca', messaggio);
    }
    if (cartella.is1904 && mappa.date.includes('seriale')) {
      const messaggio = `${file}: le date sono contate dal 1904. Salvare la cartella con il sistema data 1900.`;
      throw new ErroreFormato('foglio.date1904', messaggio);
    }
    const nascoste = new Set<number>();
    return {
      nascoste,
      righe: () => leggiFoglio(pacchetto, foglio.parte, cartella.stringhe, nascoste),
      altriFogli: () => altriFogli(pacchetto, cartella, foglio.nome),
      close: () => pacchetto.close(),
    };
  } catch (errore) {
    pacchetto.close();
    throw errore;
  }
}

/** Names of the worksheets, in their order. @throws ErroreFormato `foglio.zip` */
export async function nomiFogli(file: string): Promise<string[]> {
  const pacchetto = await openPacchetto(file);
  try {
    return (await readCartella(file, pacchetto)).fogli.map(({ nome }) => nome);
  } finally {
    pacchetto.close();
  }
}

async function altriFogli(pacchetto: Pacchetto, cartella: Cartella, letto: string): Promise<string[]> {
  const pieni: string[] = [];
  for (const { nome, parte } of cartella.fogli)
    if (nome !== letto && (await hasTesto(pacchetto, parte, cartella.stringhe))) pieni.push(nome);
  return pieni;
}

async function hasTesto(pacchetto: Pacchetto, parte: string, stringhe: string[]): Promise<boolean> {
  for await (const righe of leggiFoglio(pacchetto, parte, stringhe, new Set()))
    if (righe.some(({ celle }) => !isVuotaRiga(celle))) return true;
  return false;
}

async function* leggiFoglio(
  pacchetto: Pacchetto,
  parte: string,
  stringhe: readonly string[],
  nascoste: Set<number>,
): AsyncGenerator<RigaFoglio[]> {
  const foglio = new LettoreFoglio(stringhe, nascoste);
  const lettore = new LettoreXml(foglio);
  for await (const pezzo of pacchetto.leggi(parte)) {
    lettore.add(pezzo);
    if (foglio.righe.length > 0) yield foglio.righe.splice(0);
  }
}

/** Rows of the XML of a worksheet. */
class LettoreFoglio {
  readonly righe: RigaFoglio[] = [];
  private riga: RigaFoglio = { numero: 0, celle: [], isNascosta: false };
  private colonna = -1;
  private tipo = 'n';
  private valore = '';
  private isValore = false;
  private readonly ricco = new TestoRicco();

  constructor(
    private readonly stringhe: readonly string[],
    private readonly nascoste: Set<number>,
  ) {}

  open(nome: string, tag: string): void {
    if (nome === 'c') this.openCella(tag);
    else if (nome === 'v') this.isValore = true;
    else if (nome === 'row') this.openRiga(tag);
    else if (nome === 'col') this.addColonne(tag);
    else this.ricco.open(nome);
  }

  text(testo: string): void {
    if (this.isValore) this.valore += testo;
    else this.ricco.add(testo);
  }

  close(nome: string): void {
    if (nome === 'v') this.isValore = false;
    else if (nome === 'c') this.closeCella();
    else if (nome === 'row') this.righe.push(this.riga);
    else this.ricco.close(nome);
  }

  private addColonne(tag: string): void {
    if (!isVero(attrHidden(tag))) return;
    const [da, a] = [Number(attrMin(tag)), Math.min(Number(attrMax(tag)), MAX_COLONNE)];
    for (let colonna = da; colonna <= a; colonna++) this.nascoste.add(colonna - 1);
  }

  private openRiga(tag: string): void {
    const numero = Number(attrR(tag) ?? this.riga.numero + 1);
    if (!(numero > this.riga.numero && numero <= MAX_RIGHE)) {
      const messaggio = `il foglio ha le righe fuori ordine (riga ${numero}). Aprirlo e salvarlo di nuovo come .xlsx.`;
      throw new ErroreFormato('foglio.zip', messaggio);
    }
    this.riga = { numero, celle: [], isNascosta: isVero(attrHidden(tag)) };
    this.colonna = -1;
  }

  private openCella(tag: string): void {
    const posto = attrR(tag);
    this.colonna = posto === undefined ? this.colonna + 1 : indiceColonna(posto.replace(/\d+$/, ''));
    this.tipo = attrT(tag) ?? 'n';
    this.valore = '';
    this.ricco.clear();
  }

  private closeCella(): void {
    if (!(this.colonna >= 0 && this.colonna < MAX_COLONNE)) return;
    const { celle } = this.riga;
    while (celle.length < this.colonna) celle.push({ testo: '', isNumero: false });
    celle[this.colonna] = this.makeCella();
  }

  private makeCella(): Cella {
    const { tipo, valore } = this;
    if (tipo === 's') return { testo: this.stringhe[Number(valore)] ?? '', isNumero: false };
    if (tipo === 'inlineStr') return { testo: this.ricco.valore, isNumero: false };
    if (tipo === 'n') return { testo: valore.trim(), isNumero: valore.trim() !== '' };
    if (tipo === 'b') return { testo: valore === '1' ? 'VERO' : 'FALSO', isNumero: false };
    return { testo: valore, isNumero: false };
  }
}
