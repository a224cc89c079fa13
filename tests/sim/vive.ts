import { addAnni, dataDi, type Giorno, giornoDi, MAI } from '../../domain/calendario';
import type { Fascicolo, Passo } from '../../domain/fascicolo';
import { prossimoPasso } from '../../domain/pratica/prossimo-passo';
import { profiloDi } from '../../domain/profili/profili';
import { accade, fascicoloNuovo, giornata, prossimaDomanda, type Vita } from '../../domain/racconta/vita';
import { accadeCon, estraiIntero, type Sorte, sorteDi } from '../../domain/simulazione/sorte';
import { fattoACaso, giorniDeiFatti, mondoACaso } from './fatti-a-caso';
import { denaroInOrdine, passoLecito, Violazione } from './invarianti';
import { INIZIO, nasceCaso, profiloDelCaso } from './nascita';

/** What a life was made of. */
export interface Vissuto {
  fatti: Record<string, number>;
  domande: number;
}

/** Lives one debtor of a seed for so many years, with facts of every type. Throws `Violazione`. */
export function viviACaso(seme: number, debitore: number, anni: number): Vissuto {
  const sorte = sorteDi(seme, debitore);
  const vita: Vita = {
    profilo: profiloDi(profiloDelCaso(sorte)),
    fascicolo: fascicoloNuovo(nasceCaso(sorte)),
    mondo: mondoACaso(sorte),
  };
  const giorni = giorniDeiFatti(sorte, anni);
  const vissuto: Vissuto = { fatti: {}, domande: 0 };
  const fine = addAnni(giornoDi(INIZIO), anni);
  let n = 0;
  for (let oggi = giornoDi(INIZIO); oggi <= fine; ) {
    const data = dataDi(oggi);
    for (; (giorni[n] ?? MAI) <= oggi; n += 1) prova(vita, sorte, n, data, vissuto);
    let chiusa = vita.fascicolo.chiusura !== undefined;
    const ultimo = giornata(vita, data, (passo) => {
      vissuto.domande += 1;
      passoLecito(vita.fascicolo, vita.profilo, passo, data, chiusa);
      denaroInOrdine(vita.fascicolo, vita.profilo, data);
      chiusa = vita.fascicolo.chiusura !== undefined;
    });
    if (accadeCon(sorte, 'ordine', 20, oggi)) ordineIndifferente(vita, data);
    const domanda = prossimaDomanda(vita.fascicolo, data, ultimo.fino ?? null);
    const prossimo = Math.min(giorni[n] ?? MAI, domanda === null ? MAI : giornoDi(domanda));
    if (ultimo.passo === 'attendi') nulla(vita, sorte, ultimo, oggi, Math.min(prossimo, fine + 1));
    oggi = ultimo.passo === 'chiudi' ? oggi + 1 : prossimo;
  }
  return vissuto;
}

function prova(vita: Vita, sorte: Sorte, n: number, il: string, vissuto: Vissuto): void {
  const evento = fattoACaso(sorte, n, vita.fascicolo, il);
  if (!evento) return;
  accade(vita, evento);
  const { eventi } = vita.fascicolo;
  const ultimo = eventi[eventi.length - 1];
  // a "saldo" of nothing is no money
  if (ultimo?.tipo === 'pagamento' && ultimo.importo <= 0n) eventi.pop();
  vissuto.fatti[evento.tipo] = (vissuto.fatti[evento.tipo] ?? 0) + 1;
  denaroInOrdine(vita.fascicolo, vita.profilo, il);
}

/** Between two dates to ask, the answer is the same: a day drawn, and the last one. */
function nulla(
  { fascicolo, profilo }: Vita,
  sorte: Sorte,
  attesa: Passo,
  oggi: Giorno,
  prossimo: Giorno,
): void {
  if (prossimo - oggi < 2) return;
  const giorni = [estraiIntero(sorte, 'campione', [oggi + 1, prossimo - 1], oggi), prossimo - 1];
  for (const giorno of giorni) {
    const passo = prossimoPasso(fascicolo, profilo, dataDi(giorno));
    if (passo.passo !== 'attendi' || passo.motivo !== attesa.motivo || passo.fino !== attesa.fino)
      throw new Violazione(
        `R-04: il ${dataDi(oggi)} attende ${attesa.motivo} fino al ${attesa.fino ?? '-'}, il ${dataDi(giorno)} risponde ${passo.passo} ${passo.motivo} ${passo.fino ?? '-'}`,
      );
  }
}

/** The facts of a day in another order. */
function ordineIndifferente({ fascicolo, profilo }: Vita, data: string): void {
  const rovescio: Fascicolo = {
    ...fascicolo,
    eventi: [...fascicolo.eventi].reverse(),
    atti: [...fascicolo.atti].reverse(),
    proposte: [...fascicolo.proposte].reverse(),
  };
  const [a, b] = [fascicolo, rovescio].map((f) => testo(prossimoPasso(f, profilo, data)));
  if (a !== b) throw new Violazione(`R-01: in un altro ordine il ${data} la risposta è ${b} invece di ${a}`);
}

const testo = (passo: Passo): string =>
  JSON.stringify(passo, (_, valore: unknown) => (typeof valore === 'bigint' ? String(valore) : valore));
