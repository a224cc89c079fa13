import { giornoDi } from '../../../domain/calendario';
import type { AttoEmesso, Dispaccio, Fascicolo, Passo } from '../../../domain/fascicolo';
import { prossimoPasso } from '../../../domain/pratica/prossimo-passo';
import { profiloDi } from '../../../domain/profili/profili';
import { type Profilo, parametro } from '../../../domain/profili/profilo';
import { fascicoloNuovo } from '../../../domain/racconta/vita';
import { accadeCon, estraiIntero, type Sorte } from '../../../domain/simulazione/sorte';
import type { Canale, EsitoNotifica } from '../../../domain/vocabolario';
import { INIZIO, profiloDelCaso } from '../nascita';
import { GestorePec } from './gestore-pec';
import { GradinoPecVivo, GradinoPostaVivo, type GradinoVivo } from './gradini';
import { type Detto, Processo } from './processo';
import { Agenda, GIORNO, type Minuto, minutoDella } from './tempo';
import { UfficioPostale } from './ufficio-posta';

/** As long as the slowest road: six months at the post office, then a month of evidence that is late. */
const ORIZZONTE = 900 * GIORNO;
const PASSI_MASSIMO = 12;

export interface Tentato {
  canale: Canale;
  /** null = a person carries it: deposito, albo. */
  processo: Processo | null;
  dispaccio: Dispaccio;
  gradino: GradinoVivo | null;
  /** What the rung before had come to when this one left; absent = it is the first. */
  dopo?: EsitoNotifica | 'aperto';
}

/** One act for one addressee, from its first dispatch to the end of what is said of it. */
export class NotificaViva {
  readonly agenda = new Agenda();
  readonly gestore: GestorePec;
  readonly ufficio: UfficioPostale;
  readonly profilo: Profilo;
  readonly fascicolo: Fascicolo;
  readonly tentati: Tentato[] = [];
  /** Steps on things other than this act: the pratica has gone on, and when. */
  oltre: { passo: Passo; oggi: string; notificatoIl: string | null } | null = null;
  /** Last day on which the pratica told a person that an outcome is missing. */
  segnalato: Minuto | null = null;
  eventi = 0;
  private attende: Minuto | null = null;

  constructor(
    private readonly sorte: Sorte,
    private readonly osserva: (n: NotificaViva) => void,
  ) {
    this.gestore = new GestorePec(sorte);
    this.ufficio = new UfficioPostale(sorte);
    this.profilo = profiloDi(profiloDelCaso(sorte));
    const digitale = accadeCon(sorte, 'digitale', 75);
    const registro = accadeCon(sorte, 'registro', 50) ? ('inad' as const) : ('inipec' as const);
    this.fascicolo = fascicoloNuovo({
      inizio: INIZIO,
      debitore: digitale ? { domicilioDigitale: true, registro } : { domicilioDigitale: false },
      partite: [
        {
          id: 'P1',
          natura: 'cds',
          importi: { capitale: 0n, sanzioni: 90_000n, interessi: 0n, spese: 0n },
          prescrizione: { dal: INIZIO, anni: 10 },
          affidataIl: INIZIO,
        },
      ],
    });
  }

  vivi(): void {
    this.agenda.segna(9 * 60, () => this.decide());
    this.agenda.corri(ORIZZONTE);
  }

  /** The pratica looks at its facts; what is no matter of this act is noted and not done. */
  private decide(): void {
    this.attende = null;
    for (let n = 0; this.oltre === null && n < PASSI_MASSIMO; n += 1) {
      const passo = prossimoPasso(this.fascicolo, this.profilo, this.agenda.oggi);
      if (passo.passo === 'attendi') {
        this.aspetta(passo.fino ?? null);
        return;
      }
      this.esegue(passo);
    }
  }

  private aspetta(fino: string | null): void {
    if (fino === null) return;
    const quando = minutoDella(fino) + 8 * 60;
    this.attende = quando;
    this.agenda.segna(quando, () => {
      if (this.attende === quando) this.guarda(() => this.decide());
    });
  }

  private esegue(passo: Passo): void {
    // what is only sent comes before, and has nobody to wait for
    const atto = this.fascicolo.atti.find((a) => a.dispacci.some((d) => d.canale !== undefined));
    const suo = passo.attoId !== undefined && passo.attoId === atto?.id;
    if (passo.passo === 'emetti' && (suo || !atto)) {
      this.spedisce(atto ?? this.nasce(passo), passo.canale);
      return;
    }
    if (passo.passo === 'proponi' && passo.proposta !== undefined && (suo || !atto)) {
      const { proposta: tipo, motivo, partite, attoId, tentativo } = passo;
      const resto = {
        ...(partite && { partite }),
        ...(attoId && { attoId }),
        ...(tentativo && { tentativo }),
      };
      this.fascicolo.proposte.push({ tipo, motivo, il: this.agenda.oggi, ...resto });
      if (tipo === 'notifica') this.segnalato = this.agenda.adesso;
      return;
    }
    const serviti = this.tentati.flatMap(({ dispaccio: { esito } }) =>
      esito?.tipo === 'perfezionata' ? [esito.legaleIl] : [],
    );
    this.oltre = { passo, oggi: this.agenda.oggi, notificatoIl: serviti.sort()[0] ?? null };
  }

  private nasce({ atto, motivo, partite }: Passo): AttoEmesso {
    if (!atto) throw new Error('sim.emetti: senza atto');
    const nato: AttoEmesso = {
      id: `A${this.fascicolo.atti.length + 1}`,
      tipo: atto,
      motivo,
      partite: partite ?? [],
      dispacci: [],
    };
    this.fascicolo.atti.push(nato);
    return nato;
  }

  private spedisce(atto: AttoEmesso, canale: Canale | undefined): void {
    const prima = this.tentati.at(-1)?.dispaccio;
    const dispaccio: Dispaccio =
      canale === undefined ? { il: this.agenda.oggi } : { il: this.agenda.oggi, canale };
    atto.dispacci.push(dispaccio);
    if (canale === undefined) return;
    const id = `t${this.tentati.length + 1}`;
    const gradino = this.gradinoDi(canale, id, atto);
    const ascolto = { dice: (detto: Detto | null) => this.ode(dispaccio, detto) };
    const processo =
      gradino && new Processo(id, gradino, this.agenda, this.sorte, ascolto, this.agenda.adesso);
    const dopo = prima && { dopo: prima.esito?.tipo ?? ('aperto' as const) };
    this.tentati.push({ canale, processo, dispaccio, gradino, ...dopo });
    if (processo) this.agenda.segna(this.agenda.adesso, () => this.guarda(() => processo.gira()));
    else this.aMano(dispaccio);
  }

  private gradinoDi(canale: Canale, id: string, { tipo }: AttoEmesso): GradinoVivo | null {
    if (canale === 'pec') return new GradinoPecVivo(id, this.profilo, this.gestore);
    if (canale !== 'raccomandata') return null;
    const scelto = parametro(this.profilo, `posta.prodotto.${tipo}`, giornoDi(this.agenda.oggi));
    const prodotto = scelto === 'AR' && accadeCon(this.sorte, 'prodotto', 50) ? 'AG' : scelto;
    return new GradinoPostaVivo(id, prodotto, this.profilo, this.ufficio);
  }

  /** Deposit and albo have no counterpart that answers: a clerk says how it ended, or the pratica asks for it. */
  private aMano(dispaccio: Dispaccio): void {
    const n = this.tentati.length;
    if (accadeCon(this.sorte, 'mano.tace', 20, n)) return;
    const giorni = estraiIntero(this.sorte, 'mano.giorni', [15, 40], n);
    this.agenda.segna(this.agenda.adesso + giorni * GIORNO, () =>
      this.guarda(() =>
        this.ode(dispaccio, { esito: 'perfezionata', legaleIl: this.agenda.oggi, dichiarato: true }),
      ),
    );
  }

  /** The outcome is a fact of the pratica, and may be corrected or withdrawn. */
  private ode(dispaccio: Dispaccio, detto: Detto | null): void {
    const notoIl = this.agenda.oggi;
    if (detto) dispaccio.esito = { tipo: detto.esito, legaleIl: detto.legaleIl, notoIl };
    else {
      delete dispaccio.esito;
      this.oltre = null; // the act is open again, and holds what comes after it
    }
    this.agenda.segna(this.agenda.adesso, () => this.guarda(() => this.decide()));
  }

  private guarda(fai: () => void): void {
    fai();
    this.eventi += 1;
    this.osserva(this);
  }
}
