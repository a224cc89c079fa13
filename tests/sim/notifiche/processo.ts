import type { Mossa } from '../../../domain/notifica/mossa';
import type { Perfezionamento } from '../../../domain/notifica/perfezionamento';
import { accadeCon, estraiIntero, type Sorte } from '../../../domain/simulazione/sorte';
import type { EsitoNotifica } from '../../../domain/vocabolario';
import { Violazione } from '../invarianti';
import { finoDi, type GradinoVivo } from './gradini';
import { type Agenda, GIORNO, type Minuto } from './tempo';

/** On a worklist: who must look at it, and by when. */
export interface Compito {
  chiave: string;
  codice: string;
  aperto: Minuto;
  entro: Minuto;
  chiuso: Minuto | null;
}

export interface Detto {
  esito: EsitoNotifica;
  legaleIl: string;
  /** A person with the evidence in hand, not a rule. */
  dichiarato: boolean;
}

export interface Ascolto {
  /** The outcome enters the pratica; null = it is withdrawn. */
  dice(detto: Detto | null): void;
}

const MOSSE_MASSIMO = 60;
const PAUSE: readonly Minuto[] = [1, 5, 15];
const LIMITE_GIORNI = 60;

/**
 * The process of one dispatch: the move, its effect, the event, as workflows/notifica does it. It is awake only when
 * something comes, when its timer fires or when a person has spoken. Workers die in the middle of sends.
 */
export class Processo {
  readonly compiti: Compito[] = [];
  detto: Detto | null = null;
  /** What the evidence says, at the last look. */
  provato: Perfezionamento | null = null;
  sveglia: Minuto | null = null;
  mosse: Mossa['mossa'][] = [];
  private rinvii = 0;
  private giri = 0;

  constructor(
    readonly id: string,
    readonly gradino: GradinoVivo,
    private readonly agenda: Agenda,
    private readonly sorte: Sorte,
    private readonly ascolto: Ascolto,
    private readonly nato: Minuto,
  ) {}

  riceve(evento: unknown): void {
    if (this.gradino.aggiungi(evento)) this.gira();
  }

  gira(): void {
    this.sveglia = null;
    for (let n = 0; n < MOSSE_MASSIMO; n += 1) {
      const mossa = this.gradino.mossa(this.agenda.adesso);
      this.mosse.push(mossa.mossa);
      if (!this.esegue(mossa)) return;
    }
    throw new Violazione(`I2: ${this.id} non si ferma: ${this.mosse.slice(-6).join(', ')}`);
  }

  /** False = it waits. */
  private esegue(m: Mossa): boolean {
    if (m.mossa !== 'concludi' && this.detto && !this.detto.dichiarato) this.ritira();
    switch (m.mossa) {
      case 'trasmetti':
        return this.trasmette(m.ordine);
      case 'incerta':
        return this.chiama(
          `${m.ordine}:${m.codice}`,
          m.codice,
          () => this.gradino.dichiara(m.ordine, m.codice),
          m.ordine,
        );
      case 'persona': {
        const nuovi = m.casi.filter((c) =>
          this.chiama(`${c.codice}:${c.prove.join()}`, c.codice, () => {}, 1, c.prove),
        );
        if (nuovi.length === 0) this.attende(finoDi(m));
        return nuovi.length > 0;
      }
      case 'attendi':
        this.attende(this.prima(finoDi(m), m.fraMinuti));
        return false;
      case 'decorso':
        this.gradino.decorre(m.il);
        return true;
      case 'concludi':
        this.conclude(m.perfezionamento);
        return false;
      case 'affida':
        throw new Violazione(`I2: ${this.id} affidato da un gradino che una regola legge`);
    }
  }

  private prima(fino: Minuto | null, fraMinuti: number | undefined): Minuto | null {
    if (fraMinuti === undefined) return fino;
    const allarme = this.agenda.adesso + Math.ceil(fraMinuti);
    return fino === null ? allarme : Math.min(fino, allarme);
  }

  private attende(fino: Minuto | null): void {
    this.sveglia = fino;
    if (fino === null) return;
    this.agenda.segna(fino, () => {
      if (this.sveglia === fino) this.gira();
    });
  }

  /** A worker may die with the row written, before or after the counterpart took it (F2). */
  private trasmette(ordine: number): boolean {
    const ora = this.agenda.adesso;
    this.giri += 1;
    if (!this.gradino.riserva(ordine, ora))
      throw new Violazione(`I1: ${this.id} vuole rispedire la trasmissione ${ordine}`);
    const muore = accadeCon(this.sorte, `${this.id}.muore`, 8, this.giri);
    if (muore && accadeCon(this.sorte, `${this.id}.primaDiSpedire`, 40, this.giri)) return this.riprova(1);
    const { esito, arrivi } = this.gradino.consegna(ordine, ora);
    for (const { dal, evento } of arrivi) this.agenda.segna(dal, () => this.riceve(evento));
    if (muore) return this.riprova(1);
    this.gradino.annota(ordine, esito, ora);
    if (esito !== 'da_ritentare') this.rinvii = 0;
    return esito === 'da_ritentare'
      ? this.riprova(PAUSE[Math.min(this.rinvii++, PAUSE.length - 1)] ?? 15)
      : true;
  }

  private riprova(pausa: Minuto): false {
    this.attende(this.agenda.adesso + pausa);
    return false;
  }

  /** Once for each reason. Gives whether it is new. */
  private chiama(
    chiave: string,
    codice: string,
    annota: () => void,
    ordine: number,
    prove: readonly string[] = [],
  ): boolean {
    if (this.compiti.some((c) => c.chiave === chiave)) return false;
    const aperto = this.agenda.adesso;
    const compito: Compito = { chiave, codice, aperto, entro: aperto + LIMITE_GIORNI * GIORNO, chiuso: null };
    this.compiti.push(compito);
    annota();
    const n = this.compiti.length;
    // some never answer
    if (accadeCon(this.sorte, `${this.id}.tace`, 25, n)) return true;
    const dopo = estraiIntero(this.sorte, `${this.id}.pensa`, [1, 20], n) * GIORNO;
    this.agenda.segna(aperto + dopo, () => this.rispondono(compito, ordine, prove, n));
    return true;
  }

  private rispondono(c: Compito, ordine: number, prove: readonly string[], n: number): void {
    if (c.chiuso !== null) return;
    c.chiuso = this.agenda.adesso;
    if (this.detto) return;
    const dado = estraiIntero(this.sorte, `${this.id}.risposta`, [0, 99], n);
    const [prova] = prove;
    if (prova !== undefined && dado < 60) this.gradino.scarta(prova, this.agenda.adesso);
    else if (prova === undefined && dado < 35) this.gradino.ripeti(ordine, c.codice, this.agenda.adesso);
    else if (dado < 85) {
      this.dichiara(dado < 70 ? 'fallita' : 'perfezionata');
      return;
    }
    this.gira();
  }

  private dichiara(esito: EsitoNotifica): void {
    this.detto = { esito, legaleIl: this.agenda.oggi, dichiarato: true };
    this.ascolto.dice(this.detto);
  }

  private conclude(p: Perfezionamento): void {
    this.provato = p;
    const { esito, destinatarioIl: legaleIl } = p;
    for (const c of this.compiti) c.chiuso ??= this.agenda.adesso;
    if (this.detto?.esito === esito && this.detto.legaleIl === legaleIl) return;
    this.detto = { esito, legaleIl, dichiarato: false };
    this.ascolto.dice(this.detto);
  }

  private ritira(): void {
    this.detto = null;
    this.provato = null;
    this.ascolto.dice(null);
  }

  /** Served, not served, before a person, or waiting for a day. */
  get muto(): boolean {
    return this.detto === null && this.sveglia === null && this.compiti.every((c) => c.chiuso !== null);
  }

  get eta(): Minuto {
    return this.agenda.adesso - this.nato;
  }
}
