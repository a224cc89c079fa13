import { createHash } from 'node:crypto';
import { giornoDi } from '../../../domain/calendario';
import type { ContoDettagliato } from '../../../domain/conto';
import type { AttoEmesso, Fascicolo, Partita } from '../../../domain/pratica/fascicolo';
import { partiteDi, pendeRicorso } from '../../../domain/pratica/partite';
import { type Profilo, parametro } from '../../../domain/profili/profilo';
import { TIPI_TITOLO, type TipoAtto, type TipoTitolo } from '../../../domain/vocabolario';
import type { AttoStampabile, DatiAttoGrezzi, Giudice } from '../dati-atto';
import type { DaStampare, PartitaDaStampare } from './lettura';
import { righeComuni, righeDi } from './righe';

export interface AttoDaStampare {
  id: string;
  tipo: AttoStampabile;
  anno: number;
  numero: number;
  emessoIl: string;
  partite: readonly string[];
  nav: string;
}

export interface Quadro {
  atto: AttoDaStampare;
  fascicolo: Fascicolo;
  profilo: Profilo;
  /** The account once the act has left, and before it: the difference is its own expense. */
  conto: ContoDettagliato;
  prima: ContoDettagliato;
  parole: DaStampare;
  indirizzoVerifica: string;
}

const TITOLI: ReadonlySet<TipoAtto> = new Set(TIPI_TITOLO);
const NOME_TITOLO: Record<TipoTitolo, string> = {
  accertamentoEsecutivo: 'avviso di accertamento esecutivo',
  intimazioneEsecutiva: 'intimazione di pagamento con efficacia esecutiva',
  ingiunzione: 'ingiunzione di pagamento',
};
const GIUDICE = {
  tributaria: 'corte-giustizia-tributaria-1',
  patrimoniale: 'tribunale',
  cds: 'giudice-di-pace',
} as const;

/** What the act prints, from the facts and the account of its pratica: the whitelist and nothing else. Pure. */
export function datiDaPratica(q: Quadro): DatiAttoGrezzi {
  const { atto, parole, profilo } = q;
  const { carta, denominazione, codiceFiscale } = parole;
  const crediti = creditiDi(q);
  const chiesto = crediti.flatMap((c) => c.righe).reduce((somma, r) => somma + r.cents, 0n);
  const { firmatario, responsabile, societa, luogo, rpd } = carta;
  return {
    tipo: atto.tipo,
    modello: { id: atto.tipo, versione: '1.0', lingua: 'it' },
    numero: `${atto.anno}/${String(atto.numero).padStart(6, '0')}`,
    emessoIl: atto.emessoIl,
    luogo,
    verifica: { codice: codiceVerifica(atto.id), indirizzo: q.indirizzoVerifica },
    supporto: 'copia-analogica', // no act is signed digitally yet: it must not say that it is
    enti: [{ ...carta.ente, denominazione, codiceFiscale }],
    ...(societa && { societa }),
    firmatario,
    responsabile,
    debitore: parole.debitore,
    calcolatoAl: atto.emessoIl,
    crediti,
    avvisi: [{ nav: atto.nav, codiceFiscale, cents: chiesto }],
    parametri: parametriDi(atto, profilo),
    ...(atto.tipo === 'presaInCarico' && { presaInCaricoDal: atto.emessoIl }),
    ...(rpd !== undefined && { rpd }),
  };
}

/** Random to who looks at it, the same at each rendering: a document cannot contain its own hash (atti.md 0.1). */
const codiceVerifica = (attoId: string) =>
  createHash('sha256').update(`verifica:${attoId}`).digest('hex').slice(0, 16).toUpperCase();

function creditiDi(q: Quadro): DatiAttoGrezzi['crediti'] {
  const { atto, conto, prima } = q;
  const partite = partiteDi(q.fascicolo).filter((p) => atto.partite.includes(p.id));
  const titolo = TITOLI.has(atto.tipo);
  const comuni = titolo ? righeComuni(conto.spese - prima.spese, 0n) : righeComuni(conto.spese, conto.oneri);
  return partite.map((p, i) => ({
    ...credito(q, p),
    righe: [...righeDi(p, conto), ...(i === 0 ? comuni : [])],
  }));
}

function credito(q: Quadro, p: Partita): Omit<DatiAttoGrezzi['crediti'][number], 'righe'> {
  const { parole } = q;
  const scritta = parole.partite.get(p.id);
  const titolo = titoloDi(q, p);
  const giudice: Giudice = { tipo: GIUDICE[p.natura], ...parole.carta.giudici[p.natura] };
  const ragioni = ragioniDi(scritta);
  return {
    chiave: scritta?.codice ?? p.id,
    ente: parole.codiceFiscale,
    natura: p.natura,
    descrizione: descrizioneDi(scritta),
    giudice,
    ricorsoPendente: pendeRicorso(q.fascicolo, p.id),
    ...(titolo && { titolo }),
    ...(ragioni.length > 0 && { ragioni }),
  };
}

function descrizioneDi(p: PartitaDaStampare | undefined): string {
  const prima = p?.voci[0];
  return prima ? `${prima.descrizione} ${prima.anno}` : `partita ${p?.codice ?? ''}`.trim();
}

/** Only what identifies the title: the free text of a list may name children, drivers, health (atti.md 0.1 no. 11). */
const ragioniDi = (p: PartitaDaStampare | undefined): string[] => {
  const verbali = (p?.voci ?? []).flatMap((v) => (v.titolo_numero ? [`Verbale n. ${v.titolo_numero}.`] : []));
  return [...new Set(verbali)].slice(0, 5);
};

/** The title the act stands on: one of this pratica, served, or one that the Ente notified. None for a title itself. */
function titoloDi(q: Quadro, p: Partita): DatiAttoGrezzi['crediti'][number]['titolo'] {
  if (TITOLI.has(q.atto.tipo)) return undefined;
  const emesso = q.fascicolo.atti.find((a) => TITOLI.has(a.tipo) && a.partite.includes(p.id));
  if (emesso) {
    const numero = q.parole.numeri.get(emesso.id);
    const nome = NOME_TITOLO[emesso.tipo as TipoTitolo];
    return { tipo: nome, ...notificato(emesso), ...(numero !== undefined && { numero }) };
  }
  const { titolo } = p;
  if (!titolo) return undefined;
  const { tipo, numero, notificatoIl } = titolo;
  return { tipo: NOME_TITOLO[tipo], notificatoIl, ...(numero !== undefined && { numero }) };
}

function notificato(atto: AttoEmesso): { notificatoIl?: string } {
  const servito = atto.dispacci.find((d) => d.esito?.tipo === 'perfezionata');
  return servito?.esito ? { notificatoIl: servito.esito.legaleIl } : {};
}

function parametriDi(atto: AttoDaStampare, profilo: Profilo): DatiAttoGrezzi['parametri'] {
  const il = giornoDi(atto.emessoIl);
  const piccoli = parametro(profilo, 'piccoli.soglia', il);
  return {
    giorniPagamento: giorniPagamento(atto.tipo, profilo, il),
    ...(piccoli !== null && {
      piccoli: { sogliaCents: piccoli, giorni: parametro(profilo, 'piccoli.giorni', il) },
    }),
    ...(parametro(profilo, 'oneri.attivi', il) && {
      oneri: {
        percentoEntro: percento(parametro(profilo, 'oneri.entro', il)),
        massimoEntroCents: parametro(profilo, 'oneri.tettoEntro', il),
        giorni: parametro(profilo, 'oneri.giorni', il),
        percentoOltre: percento(parametro(profilo, 'oneri.oltre', il)),
        massimoOltreCents: parametro(profilo, 'oneri.tettoOltre', il),
      },
    }),
  };
}

/** Parts per million -> "3" or "1.25". */
const percento = (ppm: bigint | number): string => (Number(ppm) / 10_000).toString();

function giorniPagamento(tipo: AttoStampabile, profilo: Profilo, il: number): number {
  if (tipo === 'sollecito795') return parametro(profilo, 'sollecito.termine', il);
  if (tipo === 'intimazione50') return 5;
  return tipo === 'presaInCarico' ? 30 : parametro(profilo, `termine.${tipo}`, il);
}
