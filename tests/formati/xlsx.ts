import { crc32, deflateRawSync } from 'node:zlib';

/** A zip of texts, to make workbooks that no program would write. */
export function makeZip(parti: Record<string, string | Buffer>): Buffer {
  const locali: Buffer[] = [];
  const centrali: Buffer[] = [];
  let posto = 0;
  for (const [nome, contenuto] of Object.entries(parti)) {
    const dati = typeof contenuto === 'string' ? Buffer.from(contenuto, 'utf8') : contenuto;
    const compressi = deflateRawSync(dati);
    const comune = Buffer.alloc(26);
    comune.writeUInt16LE(20, 0);
    comune.writeUInt16LE(8, 4);
    comune.writeUInt32LE(crc32(dati), 10);
    comune.writeUInt32LE(compressi.length, 14);
    comune.writeUInt32LE(dati.length, 18);
    comune.writeUInt16LE(Buffer.byteLength(nome), 22);
    const locale = Buffer.concat([
      Buffer.from('PK\u0003\u0004', 'latin1'),
      comune,
      Buffer.from(nome),
      compressi,
    ]);
    const coda = Buffer.alloc(14);
    coda.writeUInt32LE(posto, 10);
    centrali.push(
      Buffer.concat([Buffer.from('PK\u0001\u0002\u0014\u0000', 'latin1'), comune, coda, Buffer.from(nome)]),
    );
    locali.push(locale);
    posto += locale.length;
  }
  const indice = Buffer.concat(centrali);
  const fine = Buffer.alloc(18);
  fine.writeUInt16LE(centrali.length, 4);
  fine.writeUInt16LE(centrali.length, 6);
  fine.writeUInt32LE(indice.length, 8);
  fine.writeUInt32LE(posto, 12);
  return Buffer.concat([...locali, indice, Buffer.from('PK\u0005\u0006', 'latin1'), fine]);
}

export interface FoglioProva {
  nome: string;
  /** Content of `worksheet`: cols and sheetData. */
  xml: string;
}

const RELAZIONI = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

/** A workbook of these sheets. */
export function makeXlsx(fogli: FoglioProva[], opzioni: { stringhe?: string; libro?: string } = {}): Buffer {
  const voci = fogli.map(({ nome }, i) => `<sheet name="${nome}" sheetId="${i + 1}" r:id="rId${i + 1}"/>`);
  const relazioni = fogli.map(
    (_, i) =>
      `<Relationship Id="rId${i + 1}" Type="${RELAZIONI}/worksheet" Target="worksheets/sheet${i + 1}.xml"/>`,
  );
  if (opzioni.stringhe !== undefined)
    relazioni.push(
      `<Relationship Id="rIdS" Type="${RELAZIONI}/sharedStrings" Target="/xl/sharedStrings.xml"/>`,
    );
  return makeZip({
    '_rels/.rels': `<Relationships><Relationship Id="rId1" Type="${RELAZIONI}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    'xl/workbook.xml': `<?xml version="1.0"?><workbook>${opzioni.libro ?? ''}<sheets>${voci.join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships>${relazioni.join('')}</Relationships>`,
    ...Object.fromEntries(
      fogli.map(({ xml }, i) => [`xl/worksheets/sheet${i + 1}.xml`, `<worksheet>${xml}</worksheet>`]),
    ),
    ...(opzioni.stringhe === undefined ? {} : { 'xl/sharedStrings.xml': `<sst>${opzioni.stringhe}</sst>` }),
  });
}

/** A row of texts (strings) and numbers. */
export function riga(numero: number, celle: (string | number)[], attributi = ''): string {
  const xml = celle.map((valore, i) => {
    const posto = String.fromCharCode(65 + i) + numero;
    if (typeof valore === 'number') return `<c r="${posto}"><v>${valore}</v></c>`;
    const testo = valore.replace(/&/g, '&amp;').replace(/</g, '&lt;');
    return testo === '' ? '' : `<c r="${posto}" t="inlineStr"><is><t>${testo}</t></is></c>`;
  });
  return `<row r="${numero}"${attributi}>${xml.join('')}</row>`;
}
