import type { Documento, Intestazione } from '../contenuto';
import { type Contesto, nomi } from '../contesto';
import { giorno } from '../parole';

const presenti = (righe: (string | undefined | false)[]): string[] =>
  righe.filter((riga) => riga) as string[];

function intestazioneEnte({ ente, dati }: Contesto): Intestazione {
  return {
    nome: ente.denominazione,
    righe: presenti([
      ente.ufficio,
      ente.indirizzo,
      `C.F. ${ente.codiceFiscale}`,
      `PEC ${ente.pec}`,
      dati.societa ? undefined : ente.sito,
    ]),
  };
}

function intestazioneSocieta({ dati: { societa } }: Contesto): Intestazione | undefined {
  if (!societa) return undefined;
  return {
    nome: societa.denominazione,
    righe: presenti([
      'Soggetto incaricato della riscossione',
      societa.affidamento,
      societa.sede,
      `C.F. ${societa.codiceFiscale}`,
      `PEC ${societa.pec}`,
    ]),
  };
}

/** B0: letterhead, numbers, addressee, verification. */
export function testata(contesto: Contesto, titolo: string, norma: string): Omit<Documento, 'blocchi'> {
  const { dati, ente } = contesto;
  const { protocollo, verifica, debitore } = dati;
  const riscossore = intestazioneSocieta(contesto);
  const altri = dati.enti.slice(1);
  return {
    titolo,
    norma,
    autore: ente.denominazione,
    data: dati.emessoIl,
    piede: `Atto n. ${dati.numero} – ${ente.denominazione}`,
    anteprima: dati.anteprima,
    ente: intestazioneEnte(contesto),
    ...(ente.stemmaSvg && { stemmaSvg: ente.stemmaSvg }),
    ...(riscossore && { riscossore }),
    estremi: [
      { etichetta: 'Atto', valore: `n. ${dati.numero}` },
      { etichetta: 'Data di emissione', valore: giorno(dati.emessoIl) },
      ...(protocollo
        ? [{ etichetta: 'Protocollo', valore: `n. ${protocollo.numero} del ${giorno(protocollo.data)}` }]
        : []),
      ...altri.map((altro) => ({
        etichetta: 'Anche per conto',
        valore: `${nomi(altro).di} (C.F. ${altro.codiceFiscale})`,
      })),
    ],
    destinatario: {
      etichetta: 'Destinatario',
      nome: debitore.nome,
      righe: presenti([debitore.indirizzo, `C.F. ${debitore.codiceFiscale}`, debitore.qualita]),
    },
    verifica: {
      righe: [
        'Verifica di autenticità',
        `Codice ${verifica.codice}`,
        `Inserisca il codice su ${verifica.indirizzo}`,
      ],
      qr: {
        contenuto: `${verifica.indirizzo}?codice=${encodeURIComponent(verifica.codice)}`,
        alt: `Codice QR per verificare l'autenticità dell'atto: apre ${verifica.indirizzo}`,
      },
    },
  };
}
