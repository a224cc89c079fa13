import { type DataCivile, dataDi, type Giorno } from '../calendario';
import type { Cents } from '../denaro';
import type { Fascicolo, Importi, Partita } from '../fascicolo';
import { BENI, type Bene, NATURE, type Natura } from '../vocabolario';
import { CLASSI, type Classe, type Modello, valoreDel } from './modello';
import { accadeCon, estrai, estraiIntero, estraiPeso, type Sorte, sorteDi } from './sorte';

/** One debtor of the simulation: what is known of the pratica at its birth, and how the person is. */
export interface DebitoreSimulato {
  sorte: Sorte;
  classe: Classe;
  /** Index of the band of amount. */
  fascia: number;
  affidato: Cents;
  /** What a search for assets finds. */
  beni: readonly Bene[];
  inizio: DataCivile;
  debitore: Fascicolo['debitore'];
  partite: readonly Partita[];
}

/** A pratica of a real list, without any datum of the person. */
export interface PraticaReale {
  giuridica: boolean;
  inizio: DataCivile;
  partite: readonly Partita[];
}

/** The `n`-th synthetic debtor (from 0) of a seed: always the same one. `inizio` = day of the entrusting. */
export function inventaDebitore(seme: number, n: number, modello: Modello, inizio: Giorno): DebitoreSimulato {
  const sorte = sorteDi(seme, n);
  const classe = classeDa(
    sorte,
    CLASSI.map((c) => valoreDel(modello, `classe.${c}.quota`, inizio)),
  );
  const fascia = Math.max(
    0,
    estraiPeso(sorte, 'fascia', valoreDel(modello, `classe.${classe}.fasce`, inizio)),
  );
  const affidato = importoIn(sorte, modello, fascia, inizio);
  const giuridica = accadeCon(sorte, 'giuridica', valoreDel(modello, 'debitori.giuridiche', inizio));
  return {
    sorte,
    classe,
    fascia,
    affidato,
    ...personaDi(sorte, classe, giuridica, modello, inizio),
    inizio: dataDi(inizio),
    partite: inventaPartite(sorte, affidato, modello, inizio),
  };
}

/**
 * A pratica of a real list with a person made up for it: the class follows from the amount, by the shares that the
 * model gives to the classes in its band.
 */
export function animaPratica(
  seme: number,
  n: number,
  pratica: PraticaReale,
  modello: Modello,
  inizio: Giorno,
): DebitoreSimulato {
  const sorte = sorteDi(seme, n);
  let affidato = 0n;
  for (const { importi } of pratica.partite)
    affidato += importi.capitale + importi.sanzioni + importi.interessi + importi.spese;
  const fascia = fasciaDi(affidato, modello, inizio);
  const classe = classeDa(
    sorte,
    CLASSI.map((c) => {
      const pesi = valoreDel(modello, `classe.${c}.fasce`, inizio);
      const totale = pesi.reduce((somma, peso) => somma + peso, 0);
      return (valoreDel(modello, `classe.${c}.quota`, inizio) * (pesi[fascia] ?? 0)) / (totale || 1);
    }),
  );
  return {
    sorte,
    classe,
    fascia,
    affidato,
    ...personaDi(sorte, classe, pratica.giuridica, modello, inizio),
    inizio: pratica.inizio,
    partite: pratica.partite,
  };
}

/** Index of the band of an amount. */
export function fasciaDi(importo: Cents, modello: Modello, giorno: Giorno): number {
  const fasce = valoreDel(modello, 'debitori.fasce', giorno);
  return fasce.findIndex(({ fino }) => fino === null || importo <= fino);
}

const classeDa = (sorte: Sorte, quote: readonly number[]): Classe =>
  CLASSI[estraiPeso(sorte, 'classe', quote)] ?? 'nullatenente';

function personaDi(
  sorte: Sorte,
  classe: Classe,
  giuridica: boolean,
  modello: Modello,
  inizio: Giorno,
): Pick<DebitoreSimulato, 'beni' | 'debitore'> {
  const quota = valoreDel(modello, `debitori.digitale.${giuridica ? 'giuridiche' : 'fisiche'}`, inizio);
  const domicilioDigitale = accadeCon(sorte, 'digitale', quota);
  const possiede = valoreDel(modello, `classe.${classe}.beni`, inizio);
  return {
    beni: BENI.filter((bene, i) => accadeCon(sorte, 'bene', possiede[bene], i)),
    debitore: domicilioDigitale
      ? { domicilioDigitale, registro: giuridica ? 'inipec' : 'inad' }
      : { domicilioDigitale },
  };
}

/** Uniform on each side of the mean of the band, so that the mean is kept. The open band ends at twice its mean. */
function importoIn(sorte: Sorte, modello: Modello, fascia: number, inizio: Giorno): Cents {
  const fasce = valoreDel(modello, 'debitori.fasce', inizio);
  const questa = fasce[fascia];
  if (!questa) throw new Error(`modello.fascia: la fascia ${fascia} non è in "debitori.fasce"`);
  const da = Number(fasce[fascia - 1]?.fino ?? 0n);
  const medio = Number(questa.medio);
  const a = questa.fino === null ? 2 * medio - da : Number(questa.fino);
  const sotto = estrai(sorte, 'importo.lato') * (a - da) < a - medio;
  const [dal, al] = sotto ? [da, medio] : [medio, a];
  return BigInt(dal + 1 + Math.floor(estrai(sorte, 'importo') * (al - dal)));
}

function inventaPartite(sorte: Sorte, affidato: Cents, modello: Modello, inizio: Giorno): Partita[] {
  const quante =
    1 + Math.max(0, estraiPeso(sorte, 'partite', valoreDel(modello, 'debitori.partite', inizio)));
  const n = affidato < BigInt(quante) ? 1 : quante;
  const quote = valoreDel(modello, 'debitori.nature', inizio);
  const anni = valoreDel(modello, 'debitori.anniPrescrizione', inizio);
  const partite: Partita[] = [];
  for (let i = 0; i < n; i += 1) {
    const parte = affidato / BigInt(n) + (BigInt(i) < affidato % BigInt(n) ? 1n : 0n);
    const natura =
      NATURE[
        estraiPeso(
          sorte,
          'natura',
          NATURE.map((nome) => quote[nome]),
          i,
        )
      ] ?? 'tributaria';
    const dal = inizio - estraiIntero(sorte, 'eta', valoreDel(modello, 'debitori.etaCredito', inizio), i);
    partite.push({
      id: `P${i + 1}`,
      natura,
      importi: componentiDi(natura, parte, modello, inizio),
      prescrizione: { dal: dataDi(Math.min(dal, inizio)), anni },
      affidataIl: dataDi(inizio),
    });
  }
  return partite;
}

/** A fine is all sanction; of a tax a part is sanction and interest. */
function componentiDi(natura: Natura, importo: Cents, modello: Modello, inizio: Giorno): Importi {
  if (natura === 'cds') return { capitale: 0n, sanzioni: importo, interessi: 0n, spese: 0n };
  if (natura === 'patrimoniale') return { capitale: importo, sanzioni: 0n, interessi: 0n, spese: 0n };
  const sanzioni = percentoDi(importo, valoreDel(modello, 'debitori.sanzioni', inizio));
  const interessi = percentoDi(importo, valoreDel(modello, 'debitori.interessi', inizio));
  return { capitale: importo - sanzioni - interessi, sanzioni, interessi, spese: 0n };
}

/** Rounded down; the percentage counts to its second decimal. */
export const percentoDi = (importo: Cents, percento: number): Cents =>
  (importo * BigInt(Math.round(percento * 100))) / 10_000n;
