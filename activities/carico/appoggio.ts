import type { Transazione } from '../../database/connessione';
import { copia, creaAppoggio, type RigaCopia } from '../../database/copia';
import { COMPONENTI } from '../../domain/vocabolario';
import type { Claim, Soggetto } from '../../formats/claims/claim';
import { idDiRiga } from './identificativi';

const ANAGRAFICA = [
  'codice_fiscale',
  'cognome',
  'nome',
  'denominazione',
  'indirizzo',
  'cap',
  'belfiore',
  'localita',
  'sesso',
  'data_nascita',
  'belfiore_nascita',
] as const;
export const COLONNE_ANAGRAFICA = ANAGRAFICA.join(', ');

/** TEMP tables of a load: `copia` says why not the real ones. */
const TAVOLE = {
  app_soggetti: ['riga', 'debitore_id', 'pratica_id', 'natura', ...ANAGRAFICA],
  app_partite: [
    ...[
      'id',
      'riga',
      'codice_fiscale',
      'codice',
      'natura',
      ...COMPONENTI,
      'prescrizione_dal',
      'prescrizione_anni',
    ],
    ...['titolo_tipo', 'titolo_notificato_il', 'titolo_numero', 'affidata_il', 'contenuto'],
  ],
  app_voci: [
    ...[
      'partita_id',
      'ordine',
      'riga',
      'anno',
      'tributo',
      'componente',
      'imponibile',
      'importo',
      'decorrenza',
    ],
    ...['informazioni', 'titolo', 'titolo_tipo', 'titolo_numero', 'titolo_data', 'targa'],
  ],
  app_coobbligati: ['partita_id', 'ordine', 'riga', 'cointestatario', ...ANAGRAFICA],
} as const;
type Tavola = keyof typeof TAVOLE;
const NOMI = Object.keys(TAVOLE) as Tavola[];

/** Claims that rest in memory before they are copied. */
const LOTTO = 2_000;

/** The claims of a list on their way into the staging tables, a lot at a time. */
export class Appoggio {
  private righe = vuote();
  private inAttesa = 0;
  private ultimo = '';
  private readonly idPartita: (riga: number) => string;
  private readonly idPratica: (riga: number) => string;
  private readonly idDebitore: (riga: number) => string;

  private constructor(
    private readonly t: Transazione,
    caricoId: string,
  ) {
    this.idPartita = idDiRiga('par', caricoId);
    this.idPratica = idDiRiga('pra', caricoId);
    this.idDebitore = idDiRiga('deb', caricoId);
  }

  static async apri(t: Transazione, caricoId: string): Promise<Appoggio> {
    for (const nome of NOMI) await creaAppoggio(t.sql, nome, TAVOLE[nome]);
    return new Appoggio(t, caricoId);
  }

  /** True when there are enough of them to be worth a `scarica`. */
  aggiungi(claims: readonly Claim[]): boolean {
    for (const claim of claims) this.metti(claim);
    return this.inAttesa >= LOTTO;
  }

  async scarica(): Promise<void> {
    const { righe } = this;
    this.righe = vuote();
    this.inAttesa = 0;
    for (const nome of NOMI) if (righe[nome].length > 0) await copia(this.t.sql, nome, righe[nome]);
  }

  private metti(claim: Claim): void {
    const { riga, debitore } = claim;
    const { app_soggetti, app_partite, app_voci, app_coobbligati } = this.righe;
    const id = this.idPartita(riga);
    if (debitore.codiceFiscale !== this.ultimo) {
      const natura = debitore.natura === 'fisica' ? 'persona' : 'ente';
      app_soggetti.push([riga, this.idDebitore(riga), this.idPratica(riga), natura, ...anagrafica(debitore)]);
      this.ultimo = debitore.codiceFiscale;
    }
    app_partite.push(partita(id, claim));
    for (const [i, v] of claim.voci.entries())
      app_voci.push([
        ...[id, i + 1, v.riga, v.anno, v.codiceTributo, v.componente, v.imponibile, v.importo, v.decorrenza],
        ...[v.informazioni, v.titolo, v.tipoTitolo, v.numeroTitolo, v.dataTitolo, v.targa],
      ]);
    for (const [i, k] of claim.coobbligati.entries())
      app_coobbligati.push([id, i + 1, k.riga, k.cointestatario, ...anagrafica(k)]);
    this.inAttesa += 1;
  }
}

const vuote = (): Record<Tavola, RigaCopia[]> => ({
  app_soggetti: [],
  app_partite: [],
  app_voci: [],
  app_coobbligati: [],
});

function partita(id: string, c: Claim): RigaCopia {
  return [
    ...[id, c.riga, c.debitore.codiceFiscale, c.codice, c.natura],
    ...COMPONENTI.map((componente) => c.importi[componente]),
    ...[c.prescrizione.dal, c.prescrizione.anni],
    ...[c.titolo?.tipo, c.titolo?.notificatoIl, c.titolo?.numero, c.affidataIl, c.contenuto],
  ];
}

function anagrafica(s: Soggetto): RigaCopia {
  return [
    ...[s.codiceFiscale, s.cognome, s.nome, s.denominazione, s.indirizzo ?? '', s.cap, s.belfiore],
    ...[s.localita, s.sesso, s.dataNascita, s.belfioreNascita],
  ];
}
