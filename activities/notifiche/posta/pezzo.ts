import type postgres from 'postgres';
import type { Transazione } from '../../../database/connessione';
import { leggiDocumento } from '../../../database/documenti';
import type { MittenteConfigurato } from '../../../database/schema/enti';
import type { ProdottoPostale } from '../../../domain/notifica/posta-eventi';
import type { IndirizzoPostale } from '../../../formats/posta/indice';
import type { PezzoInLotto } from './porta';

/** Who sends, as it is printed on the envelopes; null = the Ente has not said it. */
export async function leggiMittente({ sql }: Transazione): Promise<MittenteConfigurato | null> {
  const [riga] = await sql<{ mittente: MittenteConfigurato | null }[]>`
    select mittente_postale as mittente from enti_configurazioni`;
  return riga?.mittente ?? null;
}

interface RigaPezzo {
  id: string;
  prodotto: ProdottoPostale;
  destinatario: IndirizzoPostale;
  preparatoAt: Date;
  pdfId: string;
  sha256: string;
  pagine: number;
}

/** The pieces that a condition on `pezzi_postali z` chooses, in the order of their ids; the PDF of each is read when asked for. */
export async function leggiPezzi(
  t: Transazione,
  quali: postgres.Fragment,
  uriDi: (enteId: string, documentoId: string) => string,
): Promise<PezzoInLotto[]> {
  const righe = await t.sql<RigaPezzo[]>`
    select z.id, z.prodotto, z.destinatario, z.preparato_at as "preparatoAt", z.pdf_id as "pdfId", d.sha256, z.pagine
    from pezzi_postali z join documenti d on d.id = z.pdf_id where ${quali} order by z.id`;
  return righe.map(({ id, prodotto, destinatario, preparatoAt, pdfId, sha256, pagine }) => ({
    id,
    prodotto,
    destinatario,
    preparatoAt: preparatoAt.toISOString(),
    documento: {
      uri: uriDi(t.enteId, pdfId),
      sha256,
      pagine,
      leggi: async () => {
        const documento = await leggiDocumento(t, pdfId);
        if (!documento) throw new Error('the PDF of the act is not in the archive');
        return documento.bytes;
      },
    },
  }));
}
