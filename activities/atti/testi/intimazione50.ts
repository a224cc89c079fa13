import { crescita } from '../blocchi/importi';
import { comeOpporsi } from '../blocchi/opposizione';
import { elenco, forte, p } from '../contenuto';
import { type Contesto, enteDi, nomi } from '../contesto';
import type { Credito } from '../dati-atto';
import { dalGiorno, ilGiorno, inLettere } from '../parole';
import { solleciti } from './beni';
import { misure, type ParoleAtto } from './parti';

const unAnnoDopo = (data: string): string => `${Number(data.slice(0, 4)) + 1}${data.slice(4)}`;

function titolo({ dati }: Contesto, credito: Credito): string {
  const { titolo: dato } = credito;
  const numero = dato?.numero ? ` n. ${dato.numero}` : '';
  const notifica = dato?.notificatoIl ? `, notificato ${ilGiorno(dato.notificatoIl)}` : '';
  const esecutivo = dato?.esecutivoDal ? `, esecutivo ${dalGiorno(dato.esecutivoDal)}` : '';
  return `${credito.descrizione} ${nomi(enteDi(dati, credito)).di}: ${dato?.tipo ?? 'titolo'}${numero}${notifica}${esecutivo}.`;
}

function perche({ dati }: Contesto): string {
  const vecchi = dati.crediti.every(
    ({ titolo: dato }) => dato?.notificatoIl && unAnnoDopo(dato.notificatoIl) < dati.emessoIl,
  );
  return vecchi
    ? "È passato più di un anno dalla notifica dei titoli e l'esecuzione non è iniziata: perciò la legge chiede questa intimazione."
    : "Prima dell'esecuzione forzata la legge chiede questa intimazione, che tiene fermo il diritto al credito.";
}

/** A08: last demand before the execution. */
export function intimazione50(contesto: Contesto): ParoleAtto {
  const { dati, norme } = contesto;
  const giorni = dati.parametri.giorniPagamento;
  return {
    titolo: 'Intimazione di pagamento',
    norma: norme.intimazione,
    cheCosE: [
      p(
        'È una intimazione ad adempiere ',
        forte(`entro ${inLettere(giorni)} giorni`),
        ` l'obbligo che risulta dai titoli qui sotto (${norme.intimazione}). ${perche(contesto)}`,
      ),
      elenco(...dati.crediti.map((credito) => titolo(contesto, credito))),
      ...solleciti(contesto),
    ],
    dopoIlTotale: crescita(contesto),
    entroQuando: [
      p('Deve pagare ', forte(`entro ${giorni} giorni dalla notifica`), ' di questo atto.'),
      p("Il termine si ferma se l'Ente o il giudice dispongono la sospensione."),
    ],
    seNonPaga: [
      p(
        `Passato il termine può iniziare l'espropriazione forzata (${norme.esecuzione}). Le misure possibili sono:`,
      ),
      elenco(...misure(contesto)),
      p(
        `Questa intimazione perde efficacia se l'espropriazione non inizia nell'anno dalla notifica (${norme.efficaciaIntimazione}). La sua notifica interrompe la prescrizione (c.c. art. 2943).`,
      ),
    ],
    opporsi: comeOpporsi(contesto),
  };
}
