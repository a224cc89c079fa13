import { open } from 'node:fs/promises';
import { z } from 'zod';
import { archivia } from '../../../database/documenti';
import { archiviaFile } from '../archivio';
import { corpo, idDi, TestoLibero } from '../quadro/campi';
import { ErroreProblema } from '../quadro/problema';
import { rotta } from '../quadro/rotta';

const diEnte = z.strictObject({ enteId: idDi('ent') });
const Registrato = z.object({ id: idDi('doc') }).meta({ id: 'DocumentoRegistrato' });

export const registraTesto = rotta({
  id: 'documenti.registraTesto',
  metodo: 'post',
  percorso: '/v1/enti/{enteId}/documenti',
  titolo: 'Registra un testo (motivazione, nota): nei comandi entra solo il suo identificativo',
  risorsa: 'documenti',
  parametri: diEnte,
  corpo: corpo({ tipo: z.enum(['motivazione', 'nota']), testo: TestoLibero }),
  risposte: { 201: Registrato },
  async gestisci({ corpo: { tipo, testo }, nellEnte }) {
    const bytes = Buffer.from(testo, 'utf8');
    const { id } = await nellEnte((t) =>
      archivia(t, { tipo, mediaType: 'text/plain; charset=utf-8', bytes }),
    );
    return { stato: 201, corpo: { id }, oggetto: id };
  },
});

/** What the first bytes say, never what the caller says. */
const FIRME: readonly { mediaType: string; inizia: Buffer }[] = [
  { mediaType: 'application/pdf', inizia: Buffer.from('%PDF-') },
  { mediaType: 'image/png', inizia: Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]) },
  { mediaType: 'image/jpeg', inizia: Buffer.from([0xff, 0xd8, 0xff]) },
];
const MESSAGGIO = /^(?:[A-Za-z][A-Za-z0-9-]{0,60}:[^\r\n]*\r?\n)/;

async function tipoDi(percorso: string): Promise<string> {
  const file = await open(percorso, 'r');
  try {
    const inizio = Buffer.alloc(1_024);
    const { bytesRead } = await file.read(inizio, 0, inizio.length, 0);
    const letti = inizio.subarray(0, bytesRead);
    const noto = FIRME.find(({ inizia }) => letti.subarray(0, inizia.length).equals(inizia));
    if (noto) return noto.mediaType;
    if (letti[0] === 0x30 && (letti[1] ?? 0) >= 0x80) return 'application/pkcs7-mime'; // DER SEQUENCE
    if (MESSAGGIO.test(letti.toString('latin1'))) return 'message/rfc822';
  } finally {
    await file.close();
  }
  throw new ErroreProblema('documento.tipo_non_ammesso');
}

export const registraFile = rotta({
  id: 'documenti.registraFile',
  metodo: 'post',
  percorso: '/v1/enti/{enteId}/documenti/file',
  titolo: 'Registra una prova: PDF, PNG, JPEG, messaggio .eml o .p7m',
  risorsa: 'documenti',
  parametri: diEnte,
  caricamento: { limite: 'documentoMassimoByte', tipi: ['application/octet-stream'] },
  risposte: { 201: Registrato },
  problemi: ['documento.tipo_non_ammesso', 'api.corpo_troppo_grande'],
  async gestisci({ file, nellEnte }) {
    if (!file) throw new ErroreProblema('documento.tipo_non_ammesso');
    const mediaType = await tipoDi(file.percorso);
    const id = await nellEnte((t) => archiviaFile(t, file, { tipo: 'prova', mediaType }));
    return { stato: 201, corpo: { id }, oggetto: id };
  },
});
