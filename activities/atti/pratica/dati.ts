import { createHash } from 'node:crypto';
import { giornoDi } from '../../../domain/calendario';
import type { Partita } from '../../../domain/fascicolo';
import { partiteDi, pendeRicorso } from '../../../domain/partite';
import { type Profilo, parametro } from '../../../domain/profili/profilo';
import type { TipoStampato, TipoTitolo } from '../../../domain/vocabolario';
import { SENZA_AVVISI } from '../controlli';
import type { DatiAttoGrezzi, Giudice } from '../dati-atto';
import type { PartitaDaStampare } from './lettura';
import { datiDellaProcedura, destinatarioDi } from './procedura';
import type { AttoDaStampare, Carta, Quadro } from './quadro';
import { righeComuni, righeDi } from './righe';
import { isTitolo, servitoIl } from './titoli';

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
  const { atto, parole } = q;
  const crediti = creditiDi(q);
  const procedura = datiDellaProcedura(q);
  const rate = atto.tipo === 'sollecitoRate' ? procedura.rate : undefined;
  const chiesto = rate ?? crediti.flatMap((c) => c.righe);
  const cents = chiesto.reduce((somma, r) => somma + r.cents, 0n);
  const { codiceFiscale } = parole;
  return {
    ...datiComuni(q),
    crediti,
    avvisi: SENZA_AVVISI.has(atto.tipo) || atto.nav === null ? [] : [{ nav: atto.nav, codiceFiscale, cents }],
    ...(atto.tipo === 'presaInCarico' && { presaInCaricoDal: atto.emessoIl }),
    ...procedura,
  };
}

/** Letterhead, numbers, addressee, parameters. */
export function datiComuni(q: Carta): Omit<DatiAttoGrezzi, 'crediti' | 'avvisi'> {
  const { atto, parole, profilo } = q;
  const { carta, denominazione, codiceFiscale } = parole;
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
    debitore: destinatarioDi(q),
    calcolatoAl: atto.emessoIl,
    parametri: parametriDi(atto, profilo),
    ...(rpd !== undefined && { rpd }),
  };
}

/** Random to who looks at it, the same at each rendering: a document cannot contain its own hash (atti.md 0.1). */
const codiceVerifica = (attoId: string) =>
  createHash('sha256').update(`verifica:${attoId}`).digest('hex').slice(0, 16).toUpperCase();

function creditiDi(q: Quadro): DatiAttoGrezzi['crediti'] {
  const { atto, conto, prima } = q;
  const partite = partiteDi(q.fascicolo).filter((p) => atto.partite.includes(p.id));
  const titolo = isTitolo(atto.tipo);
  const comuni = titolo ? righeComuni(conto.spese - prima.spese, 0n) : righeComuni(conto.spese, conto.oneri);
  return partite.map((p, i) => ({
    ...credito(q, p),
    righe: [...righeDi(p, conto), ...(i === 0 ? comuni : [])],
  }));
}

/** One claim without its amounts. */
export function credito(q: Carta, p: Partita): Omit<DatiAttoGrezzi['crediti'][number], 'righe'> {
  const { parole } = q;
  const scritta = parole.partite.get(p.id);
  const titolo = titoloDi(q, p);
  // the flaws of a levy go to the ordinary judge, whatever the claim (atti.md 1.5, O5)
  const natura = q.atto.tipo === 'pignoramento72bis' ? 'patrimoniale' : p.natura;
  const giudice: Giudice = { tipo: GIUDICE[natura], ...parole.carta.giudici[natura] };
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
function titoloDi(q: Carta, p: Partita): DatiAttoGrezzi['crediti'][number]['titolo'] {
  if (isTitolo(q.atto.tipo)) return undefined;
  const emesso = q.fascicolo.atti.findLast((a) => isTitolo(a.tipo) && a.partite.includes(p.id));
  if (emesso) {
    const numero = q.parole.numeri.get(emesso.id);
    const nome = NOME_TITOLO[emesso.tipo as TipoTitolo];
    const il = servitoIl(emesso);
    return {
      tipo: nome,
      ...(il !== null && { notificatoIl: il }),
      ...(numero !== undefined && { numero }),
    };
  }
  const { titolo } = p;
  if (!titolo) return undefined;
  const { tipo, numero, notificatoIl } = titolo;
  return { tipo: NOME_TITOLO[tipo], notificatoIl, ...(numero !== undefined && { numero }) };
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

/** The parameter that gives the term of an act; acts that open none are not in the table. */
const TERMINE: Partial<Record<TipoStampato, NomeTermine>> = {
  sollecitoPrecoattivo: 'precoattivo.termine',
  ingiunzione: 'termine.ingiunzione',
  accertamentoEsecutivo: 'termine.accertamentoEsecutivo',
  intimazioneEsecutiva: 'termine.intimazioneEsecutiva',
  sollecito795: 'sollecito.termine',
  intimazione50: 'intimazione50.termine',
  preavvisoFermo: 'preavviso.termine',
  preavvisoIpoteca: 'preavviso.termine',
  pignoramento72bis: 'attesa.pignoramento72bis',
  sollecitoRate: 'decadenza.termineSollecito',
};
const SENZA_TERMINE = 30;
type NomeTermine =
  | `termine.${TipoTitolo}`
  | `${'precoattivo' | 'sollecito' | 'intimazione50' | 'preavviso'}.termine`
  | 'attesa.pignoramento72bis'
  | 'decadenza.termineSollecito';

function giorniPagamento(tipo: TipoStampato, profilo: Profilo, il: number): number {
  const nome = TERMINE[tipo];
  return nome === undefined ? SENZA_TERMINE : parametro(profilo, nome, il);
}
