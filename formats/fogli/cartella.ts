import { attributo, LettoreXml } from './xml';
import { erroreZip, type Pacchetto } from './zip';

/** A sheet of a workbook and the part that holds it. */
export interface FoglioCartella {
  nome: string;
  parte: string;
}

export interface Cartella {
  fogli: FoglioCartella[];
  /** Dates counted from 1904 (old Macintosh files). */
  is1904: boolean;
  stringhe: string[];
}

const [type, target, id, name, date1904] = ['Type', 'Target', 'Id', 'name', 'date1904'].map(
  attributo,
) as Cinque;
const idRelazione = attributo('id');
type Cinque = [Lettura, Lettura, Lettura, Lettura, Lettura];
type Lettura = ReturnType<typeof attributo>;

interface Relazione {
  id: string;
  tipo: string;
  parte: string;
}

/** Names of the sheets and shared texts. @throws ErroreFormato `foglio.zip` */
export async function readCartella(file: string, pacchetto: Pacchetto): Promise<Cartella> {
  const radice = await readRelazioni(pacchetto, '_rels/.rels', '');
  const libro = radice.find(({ tipo }) => tipo === 'officeDocument')?.parte;
  if (libro === undefined) throw erroreZip(file, 'non è una cartella di lavoro Excel');
  const cartella = libro.slice(0, libro.lastIndexOf('/') + 1);
  const nomeLibro = libro.slice(cartella.length);
  const relazioni = await readRelazioni(pacchetto, `${cartella}_rels/${nomeLibro}.rels`, cartella);
  const fogli: FoglioCartella[] = [];
  let is1904 = false;
  await scan(pacchetto, libro, (nome, tag) => {
    if (nome === 'workbookPr') is1904 = isVero(date1904(tag));
    if (nome !== 'sheet') return;
    const relazione = relazioni.find((voce) => voce.id === idRelazione(tag));
    if (relazione?.tipo === 'worksheet') fogli.push({ nome: name(tag) ?? '', parte: relazione.parte });
  });
  const testi = relazioni.find(({ tipo }) => tipo === 'sharedStrings');
  return { fogli, is1904, stringhe: testi ? await readStringhe(pacchetto, testi.parte) : [] };
}

export function isVero(valore: string | undefined): boolean {
  return valore === '1' || valore === 'true';
}

async function scan(
  pacchetto: Pacchetto,
  parte: string,
  open: (nome: string, tag: string) => void,
): Promise<void> {
  const lettore = new LettoreXml({ open, close: () => {} });
  for await (const pezzo of pacchetto.leggi(parte)) lettore.add(pezzo);
}

async function readRelazioni(pacchetto: Pacchetto, parte: string, base: string): Promise<Relazione[]> {
  const relazioni: Relazione[] = [];
  if (!pacchetto.has(parte)) return relazioni;
  await scan(pacchetto, parte, (nome, tag) => {
    if (nome !== 'Relationship') return;
    const meta = target(tag) ?? '';
    const tipo = type(tag) ?? '';
    relazioni.push({
      id: id(tag) ?? '',
      tipo: tipo.slice(tipo.lastIndexOf('/') + 1),
      parte: new URL(meta, `http://x/${base}`).pathname.slice(1),
    });
  });
  return relazioni;
}

async function readStringhe(pacchetto: Pacchetto, parte: string): Promise<string[]> {
  const stringhe: string[] = [];
  const testo = new TestoRicco();
  const lettore = new LettoreXml({
    open: (nome) => (nome === 'si' ? testo.clear() : testo.open(nome)),
    close: (nome) => {
      if (nome === 'si') stringhe.push(testo.valore);
      else testo.close(nome);
    },
    text: (pezzo) => testo.add(pezzo),
  });
  for await (const pezzo of pacchetto.leggi(parte)) lettore.add(pezzo);
  return stringhe;
}

/** Text of a `si` or `is`: its `t` one after the other, without the phonetic ones. */
export class TestoRicco {
  private pezzi = '';
  private isDentro = false;
  private isFonetico = false;

  get valore(): string {
    const testo = this.pezzi.replace(/\r\n?/g, '\n');
    return testo.replace(/_x([0-9A-F]{4})_/g, (_, hex: string) =>
      String.fromCharCode(Number.parseInt(hex, 16)),
    );
  }

  clear(): void {
    this.pezzi = '';
  }

  open(nome: string): void {
    if (nome === 'rPh') this.isFonetico = true;
    if (nome === 't') this.isDentro = !this.isFonetico;
  }

  close(nome: string): void {
    if (nome === 'rPh') this.isFonetico = false;
    if (nome === 't') this.isDentro = false;
  }

  add(pezzo: string): void {
    if (this.isDentro) this.pezzi += pezzo;
  }
}
