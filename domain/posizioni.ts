import { type Giorno, MAI } from './calendario';
import { type Cents, divideHalfUp } from './denaro';
import type { Importi } from './fascicolo';
import type { Fatti, PagamentoNoto, PartitaNota } from './fatti';
import { imputa, ORDINI, type VoceDovuta, type VocePartita } from './imputazione';
import { DIVISORE, sommaTassiFuoriDa, ultimoGiornoSenzaMora } from './interessi';
import { type Intervallo, unione } from './intervalli';
import { confronta } from './notificazione';
import { isOltre, oneriDovuti, percentualeOneri } from './oneri';
import { type Profilo, parametro, periodiCon } from './profili/profilo';
import { giornoDegliOneri } from './rateazione';
import { spesaAmministrativa, spesaDellAtto } from './spese';
import { COMPONENTI } from './vocabolario';

/** Where one partita stands while payments are replayed. */
export interface PosizionePartita {
  nota: PartitaNota;
  residui: Importi;
  pagati: Importi;
  /** Sanctions that fell with the death of the debtor. */
  cadute: Cents;
  /** Exact mora accrued so far, in cents x parts per million x days. */
  moraEsatta: bigint;
  moraPagata: Cents;
  /** Last day for which the mora has been counted. */
  maturataAl: Giorno;
}

/** Oneri of one title act. */
export interface PosizioneTitolo {
  partite: PosizionePartita[];
  /** Share of the parts already paid, at the percentage of their value date. */
  esatta: bigint;
  oltre: boolean;
  pagati: Cents;
}

export interface Posizioni {
  fatti: Fatti;
  /** In the order of imputation: start of the original prescription, then id. */
  partite: readonly PosizionePartita[];
  titoli: ReadonlyMap<string, PosizioneTitolo>;
  spesePagate: Cents;
  /** The death has been replayed: the sanctions not paid before it are gone. */
  caduteSanzioni: boolean;
  /** First value date on which nothing was due any more. */
  saldatoIl: Giorno;
}

const ZERO: Importi = { capitale: 0n, sanzioni: 0n, interessi: 0n, spese: 0n };

export const residuoDi = (importi: Importi): Cents =>
  importi.capitale + importi.sanzioni + importi.interessi + importi.spese;

export function apriPosizioni(fatti: Fatti, inCarico: readonly PartitaNota[]): Posizioni {
  const partite = inCarico
    .map((nota) => ({
      nota,
      residui: { ...nota.importi },
      pagati: { ...ZERO },
      cadute: 0n,
      moraEsatta: 0n,
      moraPagata: 0n,
      maturataAl: nota.esecutivo === MAI ? MAI : ultimoGiornoSenzaMora(fatti.profilo, nota.esecutivo),
    }))
    .sort(
      (a, b) =>
        confronta(a.nota.partita.prescrizione.dal, b.nota.partita.prescrizione.dal) ||
        confronta(a.nota.id, b.nota.id),
    );
  const titoli = new Map<string, PosizioneTitolo>();
  for (const posizione of partite) {
    const chiave = posizione.nota.titolo?.atto;
    if (chiave === undefined) continue;
    const titolo = titoli.get(chiave);
    if (titolo) titolo.partite.push(posizione);
    else titoli.set(chiave, { partite: [posizione], esatta: 0n, oltre: false, pagati: 0n });
  }
  return { fatti, partite, titoli, spesePagate: 0n, saldatoIl: MAI, caduteSanzioni: false };
}

/** Brings the account to `giorno`, included: sanctions that fall with a death, mora. Source. */
export function avanza(posizioni: Posizioni, giorno: Giorno): void {
  const { morte } = posizioni.fatti;
  if (morte && morte.il <= giorno && !posizioni.caduteSanzioni) {
    posizioni.caduteSanzioni = true;
    for (const posizione of posizioni.partite) {
      posizione.cadute = posizione.residui.sanzioni;
      posizione.residui.sanzioni = 0n;
    }
  }
  maturaMora(posizioni, giorno);
}

function maturaMora(posizioni: Posizioni, giorno: Giorno): void {
  const { profilo } = posizioni.fatti;
  for (const posizione of posizioni.partite) {
    if (posizione.maturataAl >= giorno) continue;
    const { capitale } = posizione.residui;
    if (capitale > 0n) {
      const { maturataAl: da, nota } = posizione;
      const somma = sommaTassiFuoriDa(profilo, da, giorno, esclusiDallaMora(posizioni.fatti, nota));
      posizione.moraEsatta += capitale * BigInt(somma);
    }
    posizione.maturataAl = giorno;
  }
}

/** From the day after a grant to the decadenza included; the sospesi days where the profile says so. Source. */
function esclusiDallaMora(fatti: Fatti, nota: PartitaNota): readonly Intervallo[] {
  const piani = fatti.piani.map(({ concesso, decaduto }) => ({ dal: concesso + 1, al: decaduto }));
  return unione([...sospesiSenzaMora(fatti.profilo, nota.sospesi), ...piani]);
}

/** A rate goes day by day: of the sospesi days, those on which the profile stops the mora; a period of none is void. */
const sospesiSenzaMora = (profilo: Profilo, sospesi: readonly Intervallo[]): readonly Intervallo[] =>
  periodiCon(profilo, 'mora.inSospensione', false).flatMap(({ dal, al }) =>
    sospesi.map((periodo) => ({ dal: Math.max(periodo.dal, dal), al: Math.min(periodo.al, al) })),
  );

export const importoMora = (posizione: PosizionePartita): Cents =>
  divideHalfUp(posizione.moraEsatta, DIVISORE) - posizione.moraPagata;

/** Oneri of one title still due on a day. Source: R-52. */
export function importoOneri(posizioni: Posizioni, titolo: PosizioneTitolo, giorno: Giorno): Cents {
  const { profilo } = posizioni.fatti;
  const valido = giornoDegliOneri(posizioni.fatti.piani, giorno);
  let { esatta, oltre } = titolo;
  for (const { nota, residui } of titolo.partite) {
    const base = residui.capitale + residui.sanzioni + residui.interessi;
    const percentuale = base > 0n ? percentualeOneri(profilo, nota.esecutivo, valido) : 0;
    if (percentuale === 0) continue;
    esatta += base * BigInt(percentuale);
    oltre ||= isOltre(profilo, nota.esecutivo, valido);
  }
  const dovuti = oneriDovuti({ esatta, oltre }, profilo, giorno) - titolo.pagati;
  return dovuti > 0n ? dovuti : 0n;
}

/** Expenses of the procedure still due; negative when a cheaper channel came after the payment. Source. */
export function importoSpese(posizioni: Posizioni, giorno: Giorno): Cents {
  const { profilo, fascicolo, atti, morte } = posizioni.fatti;
  const a = { debitore: fascicolo.debitore, eredi: morte?.eredi ?? MAI };
  let spese =
    spesaAmministrativa(atti, profilo, Math.min(giorno, posizioni.saldatoIl)) - posizioni.spesePagate;
  for (const atto of atti)
    if (atto.emesso <= posizioni.saldatoIl) spese += spesaDellAtto(atto, a, profilo, giorno);
  return spese;
}

type Voce =
  | { posizione: PosizionePartita; voce: VocePartita }
  | { titolo: PosizioneTitolo }
  | 'speseProcedura';

/** Imputes one payment on what is due on its value date; gives back the rest. Source. */
export function paga(posizioni: Posizioni, pagamento: PagamentoNoto): Cents {
  const { valuta } = pagamento;
  avanza(posizioni, valuta);
  const resto = imputa(pagamento.importo, vociDovute(posizioni, pagamento), (voce, parte) => {
    if (voce === 'speseProcedura') posizioni.spesePagate += parte;
    else if ('titolo' in voce) voce.titolo.pagati += parte;
    else assegna(posizioni, voce.posizione, voce.voce, parte, valuta);
  });
  if (posizioni.saldatoIl === MAI && isSaldato(posizioni, valuta)) posizioni.saldatoIl = valuta;
  return resto;
}

function assegna(
  posizioni: Posizioni,
  posizione: PosizionePartita,
  voce: VocePartita,
  parte: Cents,
  valuta: Giorno,
): void {
  if (voce === 'mora') {
    posizione.moraPagata += parte;
    return;
  }
  posizione.residui[voce] -= parte;
  posizione.pagati[voce] += parte;
  const { titolo, esecutivo } = posizione.nota;
  const oneri = titolo && posizioni.titoli.get(titolo.atto);
  if (!oneri || voce === 'spese') return;
  const { profilo, piani } = posizioni.fatti;
  const giorno = giornoDegliOneri(piani, valuta);
  const percentuale = percentualeOneri(profilo, esecutivo, giorno);
  if (percentuale === 0) return;
  oneri.esatta += parte * BigInt(percentuale);
  oneri.oltre ||= isOltre(profilo, esecutivo, giorno);
}

function vociDovute(posizioni: Posizioni, pagamento: PagamentoNoto): VoceDovuta<Voce>[] {
  const { noto, valuta } = pagamento;
  const ordine = ORDINI[parametro(posizioni.fatti.profilo, 'imputazione', valuta)];
  const partite: VoceDovuta<Voce>[] = [];
  for (const posizione of posizioni.partite) {
    if (posizione.nota.affidata > noto) continue;
    for (const voce of ordine.partita) {
      const dovuto = voce === 'mora' ? importoMora(posizione) : posizione.residui[voce];
      partite.push({ voce: { posizione, voce }, dovuto });
    }
  }
  const oneri: VoceDovuta<Voce>[] = [];
  for (const titolo of posizioni.titoli.values())
    if (titolo.partite.some(({ nota }) => nota.affidata <= noto))
      oneri.push({ voce: { titolo }, dovuto: importoOneri(posizioni, titolo, valuta) });
  const spese: VoceDovuta<Voce> = { voce: 'speseProcedura', dovuto: importoSpese(posizioni, valuta) };
  return ordine.procedura === 'prima' ? [spese, ...oneri, ...partite] : [...partite, ...oneri, spese];
}

function isSaldato(posizioni: Posizioni, giorno: Giorno): boolean {
  return (
    posizioni.partite.every(
      (posizione) =>
        COMPONENTI.every((componente) => posizione.residui[componente] === 0n) &&
        importoMora(posizione) === 0n,
    ) &&
    importoSpese(posizioni, giorno) <= 0n &&
    [...posizioni.titoli.values()].every((titolo) => importoOneri(posizioni, titolo, giorno) === 0n)
  );
}
