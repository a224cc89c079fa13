import { giornoDi } from '../../../domain/calendario';
import { type Gradino, mossaPec, type StatoTrasmissione } from '../../../domain/notifica/gradino-pec';
import { type GradinoPosta, mossaPosta, type PezzoAffidato } from '../../../domain/notifica/gradino-posta';
import type { Mossa } from '../../../domain/notifica/mossa';
import type { EventoPec } from '../../../domain/notifica/perfezionamento-pec';
import type { EventoPosta, ProdottoPostale } from '../../../domain/notifica/posta-eventi';
import { type Profilo, parametro } from '../../../domain/profili/profilo';
import { creaEvento } from '../../../formats/posta/evento';
import type { Arrivo, GestorePec } from './gestore-pec';
import { dataDelMinuto, type Minuto, minutoDella } from './tempo';
import type { UfficioPostale } from './ufficio-posta';

/** One rung as the product keeps it: rows and evidence, the move that they ask for, and its effects. */
export interface GradinoVivo {
  mossa(ora: Minuto): Mossa;
  /** The row before the send; false = it is there and must not be sent again (F2). */
  riserva(ordine: number, ora: Minuto): boolean;
  /** Hands it to the counterpart. Gives how it ended, and what will be said of it. */
  consegna(ordine: number, ora: Minuto): { esito: StatoTrasmissione; arrivi: Arrivo<unknown>[] };
  annota(ordine: number, esito: StatoTrasmissione, ora: Minuto): void;
  /** False = it was there. */
  aggiungi(evento: unknown): boolean;
  /** A person was called, and what they said. */
  dichiara(ordine: number, codice: string): void;
  ripeti(ordine: number, codice: string, ora: Minuto): void;
  scarta(eventoId: string, ora: Minuto): void;
  decorre(il: string): void;
  ids(): readonly string[];
}

interface RigaPec {
  ordine: number;
  stato: StatoTrasmissione;
  da: Minuto;
  dichiarate: string[];
}

export const messageIdDi = (tentativoId: string, ordine: number): string => `${tentativoId}.a${ordine}`;

/** As activities/notifiche/gradino and pec/trasmetti keep it. */
export class GradinoPecVivo implements GradinoVivo {
  readonly righe: RigaPec[] = [];
  readonly eventi: EventoPec[] = [];

  constructor(
    private readonly id: string,
    private readonly profilo: Profilo,
    private readonly gestore: GestorePec,
  ) {}

  mossa(ora: Minuto): Mossa {
    const g: Gradino = {
      trasmissioni: this.righe.map(({ da, ...riga }) => ({ ...riga, minuti: ora - da })),
      eventi: this.eventi,
      limite: null,
    };
    return mossaPec(g, (dal) => this.termini(dal), dataDelMinuto(ora));
  }

  riserva(ordine: number, ora: Minuto): boolean {
    const gia = this.righe.find((r) => r.ordine === ordine);
    if (gia && gia.stato !== 'da_ritentare') return false;
    if (gia) Object.assign(gia, { stato: 'riservata', da: ora });
    else this.righe.push({ ordine, stato: 'riservata', da: ora, dichiarate: [] });
    return true;
  }

  consegna(ordine: number, ora: Minuto) {
    return this.gestore.riceve(messageIdDi(this.id, ordine), ordine, ora);
  }

  annota(ordine: number, esito: StatoTrasmissione): void {
    const riga = this.righe.find((r) => r.ordine === ordine);
    if (riga?.stato === 'riservata') riga.stato = esito;
  }

  /** A receipt of a send whose end nobody saw says that it left. */
  aggiungi(evento: EventoPec): boolean {
    if (this.eventi.some((e) => e.id === evento.id)) return false;
    this.eventi.push(evento);
    const riga = this.righe.find((r) => r.ordine === evento.trasmissione);
    if (riga && (riga.stato === 'riservata' || riga.stato === 'incerta')) riga.stato = 'inviata';
    return true;
  }

  dichiara(ordine: number, codice: string): void {
    const riga = this.righe.find((r) => r.ordine === ordine);
    if (riga?.stato === 'riservata') riga.stato = 'incerta';
    riga?.dichiarate.push(codice.startsWith('SMTP_') ? '*' : codice);
  }

  ripeti(ordine: number, codice: string, ora: Minuto): void {
    const detto = {
      tipo: 'ripetere',
      trasmissione: ordine,
      classe: null,
      codiceEsteso: null,
      esterno: false,
    };
    const id = `ripetere:${ordine}:${codice}`;
    this.eventi.push({ ...detto, id, quando: `${dataDelMinuto(ora)}T00:00:00+01:00` });
  }

  scarta(): void {}
  decorre(): void {}
  ids = (): readonly string[] => this.eventi.map(({ id }) => id);

  private termini(dal: string) {
    const di = <
      N extends 'saturaGiorni' | 'accettazioneMinuti' | 'consegnaOre' | 'avvisoFinaleOre' | 'notte',
    >(
      nome: N,
    ) => parametro(this.profilo, `pec.${nome}`, giornoDi(dal));
    return {
      saturaGiorni: di('saturaGiorni'),
      accettazioneMinuti: di('accettazioneMinuti'),
      consegnaOre: di('consegnaOre'),
      avvisoFinaleOre: di('avvisoFinaleOre'),
      notte: di('notte'),
    };
  }
}

/** As activities/notifiche/posta keeps it: one piece, one key. */
export class GradinoPostaVivo implements GradinoVivo {
  readonly eventi: EventoPosta[] = [];
  pezzo: PezzoAffidato | null = null;

  constructor(
    readonly id: string,
    readonly prodotto: ProdottoPostale,
    private readonly profilo: Profilo,
    private readonly ufficio: UfficioPostale,
  ) {}

  mossa(ora: Minuto): Mossa {
    const g: GradinoPosta = { prodotto: this.prodotto, pezzo: this.pezzo, eventi: this.eventi };
    return mossaPosta(g, (nome, dal) => parametro(this.profilo, nome, giornoDi(dal)), dataDelMinuto(ora));
  }

  /** Handed over again it is the same piece: the provider is asked first, so there is no second one. */
  riserva(): boolean {
    const nuovo: PezzoAffidato = {
      stato: 'riservata',
      codice: null,
      inLottoDel: null,
      affidatoIl: null,
      dichiarata: false,
      ripetere: false,
    };
    this.pezzo = { ...nuovo, ...(this.pezzo && { codice: this.pezzo.codice }) };
    return true;
  }

  consegna(_ordine: number, ora: Minuto) {
    return this.ufficio.riceve({ id: this.id, prodotto: this.prodotto }, ora);
  }

  annota(_ordine: number, esito: StatoTrasmissione, ora: Minuto): void {
    if (!this.pezzo) return;
    this.pezzo.stato = esito;
    if (esito === 'inviata') this.pezzo.affidatoIl = dataDelMinuto(ora);
  }

  aggiungi(evento: EventoPosta): boolean {
    if (this.eventi.some((e) => e.id === evento.id)) return false;
    this.eventi.push(evento);
    return true;
  }

  dichiara(): void {
    if (this.pezzo)
      this.pezzo = {
        ...this.pezzo,
        dichiarata: true,
        stato: this.pezzo.stato === 'riservata' ? 'incerta' : this.pezzo.stato,
      };
  }

  ripeti(): void {
    if (this.pezzo) this.pezzo.ripetere = true;
  }

  scarta(eventoId: string, ora: Minuto): void {
    const il = dataDelMinuto(ora);
    this.aggiungi(
      creaEvento(this.id, { tipo: 'scartato', evento: eventoId, il, quando: `${il}T09:00:00+01:00` }),
    );
  }

  decorre(il: string): void {
    this.aggiungi(creaEvento(this.id, { tipo: 'decorso', il, quando: `${il}T00:00:00+01:00` }));
  }

  ids = (): readonly string[] => this.eventi.map(({ id }) => id);
}

/** Kept here so that who reads a wait knows when it ends. */
export const finoDi = (m: { fino?: string | null }): Minuto | null =>
  m.fino === undefined || m.fino === null ? null : minutoDella(m.fino);
