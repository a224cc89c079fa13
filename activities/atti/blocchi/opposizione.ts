import type { TipoStampato } from '../../../domain/vocabolario';
import { type Blocco, type Elemento, p, sottotitolo } from '../contenuto';
import { type Contesto, enteDi, nomi } from '../contesto';
import type { Credito, Giudice } from '../dati-atto';
import { rifiuta } from '../errori';
import { congiungi } from '../parole';

const NOMI: Record<Giudice['tipo'], string> = {
  'corte-giustizia-tributaria-1': 'Corte di giustizia tributaria di primo grado di',
  'giudice-di-pace': 'Giudice di pace di',
  tribunale: 'Tribunale di',
};

function sede(giudice: Giudice): string {
  return `${NOMI[giudice.tipo]} ${giudice.sede} (${giudice.indirizzo}${giudice.pec ? `, PEC ${giudice.pec}` : ''})`;
}

/** The act begins the execution itself: its flaws go to the ordinary judge, whatever the claim (O5). */
const ESECUTIVI: ReadonlySet<TipoStampato> = new Set(['intimazione50', 'pignoramento72bis']);
/** Fermo, ipoteca, their preavvisi and what is decided on instalments follow the claim (O6, O8). */
const SEGUONO_IL_CREDITO: ReadonlySet<TipoStampato> = new Set([
  'preavvisoFermo',
  'fermo',
  'preavvisoIpoteca',
  'ipoteca',
  'comunicazioneDecadenza',
  'provvedimentoRateazione',
  'diniegoRateazione',
]);

/** O1: tax. */
function ricorsoTributario(contesto: Contesto, credito: Credito, giudice: Giudice): Elemento[] {
  const { dati, riscossore } = contesto;
  const ente = enteDi(dati, credito);
  const notifica = dati.societa
    ? `${riscossore.nome.a} (PEC ${riscossore.pec}) e ${nomi(ente).a} (PEC ${ente.pec})`
    : `${nomi(ente).a} (PEC ${ente.pec})`;
  return [
    p(
      `Può presentare ricorso alla ${sede(giudice)} nel termine di ${dati.parametri.giorniRicorso} giorni dalla notifica. Il termine non corre dal 1 al 31 agosto.`,
    ),
    p(
      `Il ricorso va notificato ${notifica} e depositato per via telematica presso la Corte nei 30 giorni successivi (D.Lgs. 546/1992, artt. da 18 a 22). Può chiedere alla Corte anche la sospensione dell'atto.`,
    ),
  ];
}

/** O2 for the act itself, O5 once execution is at hand. */
function opposizioneOrdinaria(contesto: Contesto, giudice: Giudice): Elemento[] {
  if (SEGUONO_IL_CREDITO.has(contesto.dati.tipo))
    return [
      p(
        `Può far valere le sue ragioni davanti al ${sede(giudice)}, giudice ordinario. La legge non fissa un termine. Può chiedere al giudice di sospendere l'atto.`,
      ),
    ];
  if (ESECUTIVI.has(contesto.dati.tipo))
    return [
      p(
        `Può proporre opposizione davanti al ${sede(giudice)}, giudice ordinario: opposizione all'esecuzione (c.p.c. art. 615), oppure opposizione agli atti esecutivi per i vizi di forma, nel termine di 20 giorni dalla notifica (c.p.c. art. 617).`,
      ),
    ];
  return [
    p(
      `Può proporre opposizione con atto di citazione davanti al ${sede(giudice)}, giudice ordinario (D.Lgs. 150/2011, art. 32). La legge non fissa un termine per l'opposizione, ma intanto l'esecuzione può iniziare. Può chiedere al giudice di sospendere l'atto.`,
    ),
  ];
}

/** O3: fine of the Codice della strada. */
function opposizioneCds(contesto: Contesto, giudice: Giudice): Elemento[] {
  const davanti = `al ${sede(giudice)}`;
  if (SEGUONO_IL_CREDITO.has(contesto.dati.tipo))
    return [p(`Può proporre opposizione davanti ${davanti}. Può chiedere al giudice di sospendere l'atto.`)];
  if (contesto.dati.tipo === 'intimazione50')
    return [
      p(
        `Per fatti successivi al titolo può proporre opposizione all'esecuzione davanti ${davanti} (c.p.c. art. 615).`,
      ),
    ];
  return [
    p(
      `Se il verbale non le è mai stato notificato, o la notifica non è valida, può proporre opposizione ${davanti} nel termine di 30 giorni dalla notifica di questo atto (D.Lgs. 150/2011, art. 7).`,
    ),
    p(
      "Per fatti successivi al verbale, per esempio un pagamento già fatto o la prescrizione, può proporre opposizione all'esecuzione (c.p.c. art. 615). Il ricorso al Prefetto e il pagamento ridotto non sono più possibili.",
    ),
  ];
}

/** O1 for the first knowledge of a tax title that was never served. */
function titoloMaiNotificato({ natura }: Credito): Elemento[] {
  if (natura !== 'tributaria') return [];
  return [
    p(
      "Se l'atto che chiedeva il tributo non le è mai stato notificato, può presentare ricorso alla Corte di giustizia tributaria di primo grado della sede dell'Ente nel termine di 60 giorni dalla notifica di questo pignoramento.",
    ),
  ];
}

function via(contesto: Contesto, credito: Credito): Elemento[] {
  const { giudice } = credito;
  if (!giudice) return rifiuta(`manca il giudice del credito ${credito.chiave} (${credito.descrizione})`);
  if (contesto.dati.tipo === 'pignoramento72bis')
    return [...opposizioneOrdinaria(contesto, giudice), ...titoloMaiNotificato(credito)];
  if (credito.natura === 'tributaria') return ricorsoTributario(contesto, credito, giudice);
  return credito.natura === 'cds'
    ? opposizioneCds(contesto, giudice)
    : opposizioneOrdinaria(contesto, giudice);
}

const stesso = (a: Credito, b: Credito): boolean =>
  a.natura === b.natura && a.ente === b.ente && JSON.stringify(a.giudice) === JSON.stringify(b.giudice);

/** Claims with the same judge together: each way is told once, and names its claims (O7). */
function gruppi(crediti: readonly Credito[]): Credito[][] {
  const groups: Credito[][] = [];
  for (const credito of crediti) {
    const found = groups.find(([first]) => first && stesso(first, credito));
    if (found) found.push(credito);
    else groups.push([credito]);
  }
  return groups;
}

export function autotutela({ riscossore, ente }: Contesto): Elemento {
  return p(
    `Se pensa che ci sia un errore può chiedere di annullare o correggere l'atto (autotutela): sul merito del credito scriva ${nomi(ente).a} (PEC ${ente.pec}), sul calcolo e sulla riscossione ${riscossore.nome.a} (PEC ${riscossore.pec}). La richiesta non ferma i termini.`,
  );
}

/** B6 of the acts that can be appealed: review first, then the judge of each claim (atti.md 1.5). */
export function comeOpporsi(contesto: Contesto): Blocco {
  const vie = gruppi(contesto.dati.crediti);
  return {
    titolo: 'Come opporsi',
    elementi: [
      autotutela(contesto),
      ...vie.flatMap((crediti): Elemento[] => {
        const [primo] = crediti;
        if (!primo) return [];
        const nome = `Per ${congiungi(crediti.map(({ descrizione }) => descrizione))}, ${enteDi(contesto.dati, primo).denominazione}`;
        return [...(vie.length > 1 ? [sottotitolo(nome)] : []), ...via(contesto, primo)];
      }),
    ],
  };
}

/** B6 of the acts that only remind or inform (O9): no term is printed. */
export function nonDaccordo(contesto: Contesto, cosa: string): Blocco {
  return {
    titolo: "Se non è d'accordo",
    elementi: [
      p(
        `Se ha già pagato, mandi la ricevuta ${contesto.riscossore.nome.a} (PEC ${contesto.riscossore.pec}): controlliamo e chiudiamo la richiesta. Faccia lo stesso se l'atto che trova nel dettaglio non le è mai stato notificato, o se la somma non riguarda lei.`,
      ),
      autotutela(contesto),
      p(cosa),
    ],
  };
}
