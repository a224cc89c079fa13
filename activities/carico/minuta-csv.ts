import { createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Transazione } from '../../database/connessione';
import type { DataCivile } from '../../domain/calendario';
import { formatEuroItaliano } from '../../domain/denaro';
import { COMPONENTI, type Componente, NATURE, type Natura, type TipoTitolo } from '../../domain/vocabolario';
import { fineVita } from '../../formats/claims/minuta';
import type { Batti } from './battito';
import type { Carico } from './carico';
import { parole } from './parole-rilievi';

const PAGINA = 1_000;

export interface RigaMinuta extends Record<Componente, bigint> {
  riga: number;
  codice: string;
  natura: Natura;
  dal: DataCivile;
  anni: number;
  titoloTipo: TipoTitolo | null;
  titoloNotificatoIl: DataCivile | null;
  titoloNumero: string | null;
  affidataIl: DataCivile;
  codiceFiscale: string;
  debitore: string;
  indirizzo: string;
  tributi: string[];
}

/** The claims of a carico in the order of the list, some at a time. */
export function righeMinuta({ sql }: Transazione, caricoId: string): AsyncIterable<RigaMinuta[]> {
  return sql<RigaMinuta[]>`
    select r.riga, r.codice, r.natura, r.capitale, r.sanzioni, r.interessi, r.spese, r.prescrizione_dal::text as dal,
      r.prescrizione_anni as anni, r.titolo_tipo as "titoloTipo", r.titolo_notificato_il::text as "titoloNotificatoIl",
      r.titolo_numero as "titoloNumero", r.affidata_il::text as "affidataIl", a.codice_fiscale as "codiceFiscale",
      coalesce(a.denominazione, concat_ws(' ', a.cognome, a.nome)) as debitore,
      concat_ws(', ', a.indirizzo, concat_ws(' ', a.cap, a.localita)) as indirizzo,
      array(select distinct v.tributo from voci_partita v where v.ente_id = r.ente_id and v.partita_id = r.id) as tributi
    from partite r
    join pratiche p on p.ente_id = r.ente_id and p.id = r.pratica_id
    join debitori_anagrafiche a on a.ente_id = p.ente_id and a.debitore_id = p.debitore_id
    where r.carico_id = ${caricoId} and not r.aggiunta order by r.riga`.cursor(PAGINA);
}

export function isPrescritta(r: RigaMinuta): boolean {
  const titolo =
    r.titoloTipo !== null && r.titoloNotificatoIl !== null
      ? { titolo: { tipo: r.titoloTipo, notificatoIl: r.titoloNotificatoIl, numero: r.titoloNumero ?? '' } }
      : {};
  return fineVita({ prescrizione: { dal: r.dal, anni: r.anni }, ...titolo }) < r.affidataIl;
}

const PERICOLOSA = /^[\s]*[=+\-@]|^[\t\r]/;

/** A cell that a spreadsheet would run is made text; separator, quotes and line ends are quoted. */
export function cella(valore: string): string {
  const innocua = PERICOLOSA.test(valore) ? `'${valore}` : valore;
  return /[";\r\n]/.test(innocua) ? `"${innocua.replaceAll('"', '""')}"` : innocua;
}

const COLONNE = [
  ...[
    'esito',
    'riga',
    'codice',
    'debitore',
    'codice_fiscale',
    'indirizzo',
    'natura',
    'tributi',
    ...COMPONENTI,
  ],
  ...[
    'totale',
    'prescrizione_dal',
    'prescrizione_anni',
    'prescritta',
    'titolo',
    'titolo_notificato_il',
    'motivo',
  ],
];
const riga = (celle: Record<string, string>, cifre: Record<string, bigint> = {}) =>
  `${COLONNE.map((c) => (c in cifre ? formatEuroItaliano(cifre[c] ?? 0n).replaceAll('.', '') : cella(celle[c] ?? ''))).join(';')}\r\n`;

export interface TotaliCsv {
  partite: number;
  prescritte: number;
  importi: Record<Componente, bigint>;
}
export type TotaliMinuta = Record<Natura, TotaliCsv>;

/** `accettata` rows, `rifiutata` rows with a reason each, `totale` rows by natura. UTF-8 with BOM, semicolons, CRLF. */
export async function scriviCsv(
  percorso: string,
  carico: Carico,
  partite: AsyncIterable<RigaMinuta[]>,
  batti: Batti,
): Promise<TotaliMinuta> {
  const totali = zero();
  async function* testo() {
    yield `\ufeff${COLONNE.join(';')}\r\n`;
    for await (const pagina of partite) {
      batti();
      yield pagina.map((p) => accettata(p, totali)).join('');
    }
    const { partiteRifiutate = [], troncato } = carico.report ?? {};
    for (const r of partiteRifiutate)
      yield riga({ esito: 'rifiutata', riga: String(r.riga), codice: r.codice, motivo: parole(r) });
    const altre = (troncato?.partiteRifiutate ?? 0) - partiteRifiutate.length;
    if (altre > 0) yield riga({ esito: 'rifiutata', motivo: `altri ${altre} motivi nel rapporto completo` });
    for (const natura of NATURE) yield rigaTotale(natura, totali[natura]);
  }
  await pipeline(Readable.from(testo()), createWriteStream(percorso, { mode: 0o600, flags: 'wx' }));
  return totali;
}

function accettata(p: RigaMinuta, totali: TotaliMinuta): string {
  const prescritta = isPrescritta(p);
  const t = totali[p.natura];
  t.partite += 1;
  if (prescritta) t.prescritte += 1;
  let totale = 0n;
  for (const c of COMPONENTI) {
    t.importi[c] += p[c];
    totale += p[c];
  }
  const { capitale, sanzioni, interessi, spese } = p;
  return riga(
    {
      esito: 'accettata',
      riga: String(p.riga),
      codice: p.codice,
      debitore: p.debitore,
      codice_fiscale: p.codiceFiscale,
      indirizzo: p.indirizzo,
      natura: p.natura,
      tributi: p.tributi.join(' '),
      prescrizione_dal: p.dal,
      prescrizione_anni: String(p.anni),
      prescritta: prescritta ? 'sì' : 'no',
      titolo: [p.titoloTipo, p.titoloNumero].filter((x) => x !== null).join(' '),
      titolo_notificato_il: p.titoloNotificatoIl ?? '',
    },
    { capitale, sanzioni, interessi, spese, totale },
  );
}

function rigaTotale(natura: Natura, t: TotaliCsv): string {
  const totale = COMPONENTI.reduce((somma, c) => somma + t.importi[c], 0n);
  const quante = `${t.partite} partite, ${t.prescritte} prescritte`;
  return riga({ esito: 'totale', natura, motivo: quante }, { ...t.importi, totale });
}

function zero(): TotaliMinuta {
  const vuoto = (): TotaliCsv => ({
    partite: 0,
    prescritte: 0,
    importi: { capitale: 0n, sanzioni: 0n, interessi: 0n, spese: 0n },
  });
  return { tributaria: vuoto(), patrimoniale: vuoto(), cds: vuoto() };
}
