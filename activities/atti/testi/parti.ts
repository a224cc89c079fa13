import type { Blocco, Elemento } from '../contenuto';
import { p } from '../contenuto';
import type { Contesto } from '../contesto';
import type { Credito } from '../dati-atto';
import { C_803 } from '../norme';
import { delGiorno, euro, ilGiorno, percentuale } from '../parole';

/** What one type of act says of its own; the other blocks are common. */
export interface ParoleAtto {
  titolo: string;
  norma: string;
  /** Heading of the first block, when it is not that of every act. */
  primo?: string;
  cheCosE: Elemento[];
  /** Instead of the tables of the claims. */
  quanto?: Elemento[];
  dopoIlTotale: Elemento[];
  entroQuando: Elemento[];
  /** Instead of the notices. */
  pagare?: Elemento[];
  seNonPaga: Elemento[];
  opporsi: Blocco;
}

function verbale({ verbale: dato }: Credito): string | undefined {
  if (!dato) return undefined;
  const targa = dato.targa ? `, veicolo con targa ${dato.targa}` : '';
  return `Il credito nasce dal verbale n. ${dato.numero} per la violazione ${delGiorno(dato.dataViolazione)}, ${dato.luogo} (${dato.norma})${targa}. Il verbale è stato notificato ${ilGiorno(dato.notificatoIl)}. Lei ne risponde come ${dato.qualita}. Nei 60 giorni dalla notifica del verbale non risultano il pagamento né un ricorso: perciò il verbale è titolo esecutivo e la somma dovuta è la metà del massimo previsto (art. 203, comma 3, del Codice della strada).`;
}

function titolo({ titolo: dato, descrizione }: Credito): string | undefined {
  if (!dato) return undefined;
  const nome = dato.numero ? `${dato.tipo} n. ${dato.numero}` : dato.tipo;
  const notifica = dato.notificatoIl ? `, atto notificato ${ilGiorno(dato.notificatoIl)}` : '';
  const { sentenza } = dato;
  const definitivo = sentenza
    ? ` È diventato definitivo con la sentenza n. ${sentenza.numero} della ${sentenza.giudice}, passata in giudicato ${ilGiorno(sentenza.passataInGiudicatoIl)}.`
    : dato.definitivoPer
      ? ` È diventato definitivo per ${dato.definitivoPer}.`
      : '';
  return `Il credito riguarda ${descrizione}. Il titolo è: ${nome}${notifica}.${definitivo}`;
}

/** Reasons of each claim (M4, M6): its verbale, its title, the facts told by the Ente. */
export function ragioni(crediti: readonly Credito[]): Elemento[] {
  return crediti.flatMap((credito) => {
    const parti = [verbale(credito) ?? titolo(credito), ...credito.ragioni].filter((parte): parte is string =>
      Boolean(parte),
    );
    return parti.length
      ? parti.map((parte) => p(parte))
      : [p(`Il credito riguarda ${credito.descrizione}: le somme sono nella tabella che segue.`)];
  });
}

/** The two steps of the oneri with their caps; nothing when the profile has none. */
export function oneri({ dati }: Contesto): string[] {
  const { oneri: scaglioni } = dati.parametri;
  if (!scaglioni) return [];
  const { percentoEntro, massimoEntroCents, giorni, percentoOltre, massimoOltreCents } = scaglioni;
  return [
    `Si aggiungono gli oneri di riscossione: il ${percentuale(percentoEntro)} delle somme dovute, al massimo ${euro(massimoEntroCents)}, se il pagamento arriva nei primi ${giorni} giorni da quando l'atto è esecutivo; il ${percentuale(percentoOltre)}, al massimo ${euro(massimoOltreCents)}, se arriva dopo (${C_803}, lett. a).`,
  ];
}

/** Measures that follow, each with its condition. */
export function misure({ norme }: Contesto): string[] {
  return [
    `Fermo amministrativo, cioè il blocco del veicolo: prima riceverà un preavviso di 30 giorni (${norme.fermo}).`,
    `Ipoteca su un immobile, solo per debiti da 20.000,00 euro in su: prima riceverà un preavviso di 30 giorni (${norme.ipoteca}).`,
    `Pignoramento di beni, stipendio, conti o altri crediti, cioè l'esecuzione forzata (${norme.pignoramentoTerzi}).`,
  ];
}

export const seiSospeso =
  "Il termine si ferma se l'Ente o il giudice dispongono la sospensione. La sola richiesta di rateazione o di autotutela non lo ferma.";
