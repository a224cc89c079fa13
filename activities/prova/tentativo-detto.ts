import type { EventoProva, PostaProva, TentativoProva, TrasmissioneProva } from '../../formats/prova/fatti';
import { oraScritta } from '../../formats/prova/ore';
import type { Racconto } from '../../formats/prova/pacchetto';
import {
  CONTROLLI_DETTI,
  datoDetto,
  NOMI_PRODOTTO,
  nomeCanale,
  nomeEvento,
  provenienzaIndirizzo,
  quandoScritto,
} from '../../formats/prova/parole';
import { attestaLaPosta, fraseDellaPosta } from '../../formats/prova/parole-posta';
import { numeroProva } from '../../formats/prova/percorsi';
import type { EsameRicevuta } from '../../formats/prova/ricevuta';
import {
  type Blocco,
  type Elemento,
  elenco,
  forte,
  larga,
  nota,
  p,
  sottotitolo,
  stretta,
} from '../atti/contenuto';
import { giorno } from '../atti/parole';
import { fonteDetta } from './fonte-detta';
import { esiti, NOMI_ESITO, PAROLE_REGOLA } from './in-breve';
import { passaggio } from './passaggio';

const STATI: Record<string, string> = {
  riservata: 'preparata, invio non concluso',
  inviata: 'consegnata al gestore del mittente',
  rifiutata: 'rifiutata dal gestore del mittente',
  incerta: 'invio di esito incerto',
  da_ritentare: 'non inviata, da ritentare',
};
const STATI_PEZZO: Record<string, string> = {
  ...STATI,
  inviata: 'affidato al fornitore postale',
  rifiutata: 'rifiutato dal fornitore postale',
};
const MOTIVI: Record<string, string> = {
  CASELLA_SATURA: 'secondo invio, perché la casella del destinatario era piena',
  RIPETUTA: 'nuovo invio, perché il precedente non era partito',
};

/** One attempt: where to, what happened and when, what was verified, what follows from it. */
export function tentativoDetto(t: TentativoProva, r: Racconto): Blocco {
  const senza = t.eventi.filter((e) => !t.trasmissioni.some((x) => x.ordine === e.trasmissione));
  return {
    titolo: `Tentativo ${t.ordine}: ${nomeCanale(t.canale)}`,
    elementi: [
      p(spedito(t)),
      ...passaggio(t),
      ...t.trasmissioni.flatMap((x) => trasmissione(t, x, r)),
      ...(senza.length > 0 ? [sottotitolo('Eventi'), tabellaEventi(t, senza, r)] : []),
      ...verificato(t, r),
      sottotitolo('Esito e perfezionamento'),
      ...perfezionamento(t, r),
    ],
  };
}

function spedito({ speditoIl, trasmissioni }: TentativoProva): string {
  if (speditoIl === null) return 'Non ancora spedito.';
  const dove = trasmissioni.length === 0 ? ' all’indirizzo stampato sull’atto' : '';
  return `Spedito il ${giorno(speditoIl)}${dove}.`;
}

function trasmissione(t: TentativoProva, x: TrasmissioneProva, r: Racconto): Elemento[] {
  const eventi = t.eventi.filter((e) => e.trasmissione === x.ordine);
  const voci = [
    ...(t.posta ? delPezzo(t.posta) : dellIndirizzo(x)),
    ...(x.inviataAt ? [{ etichetta: 'Trasmesso il', valore: oraScritta(x.inviataAt) }] : []),
    { etichetta: 'Stato', valore: (t.posta ? STATI_PEZZO : STATI)[x.stato] ?? x.stato },
    ...(x.motivo ? [{ etichetta: 'Motivo', valore: MOTIVI[x.motivo] ?? x.motivo }] : []),
    { etichetta: t.posta ? 'Chiave presso il fornitore' : 'Message-ID', valore: x.messageId },
  ];
  return [
    sottotitolo(`Trasmissione ${x.ordine}`),
    { tipo: 'scheda', voci },
    eventi.length > 0 ? tabellaEventi(t, eventi, r) : p('Nessuna ricevuta.'),
  ];
}

const dellIndirizzo = ({ indirizzo }: TrasmissioneProva) => [
  { etichetta: 'Indirizzo', valore: indirizzo?.valore ?? 'non registrato' },
  { etichetta: 'Provenienza', valore: indirizzo ? provenienzaIndirizzo(indirizzo) : 'non registrata' },
];

const delPezzo = ({ prodotto, numero, indirizzo, fonte, rilevatoIl }: PostaProva) => [
  { etichetta: 'Prodotto', valore: NOMI_PRODOTTO[prodotto] },
  { etichetta: 'Raccomandata n.', valore: numero ?? 'non ancora comunicata' },
  { etichetta: 'Indirizzo', valore: indirizzo },
  { etichetta: 'Provenienza', valore: `${fonte}, rilevato il ${giorno(rilevatoIl)}` },
];

const tabellaEventi = (t: TentativoProva, eventi: readonly EventoProva[], r: Racconto): Elemento => ({
  tipo: 'tabella',
  colonne: [stretta('Prova'), larga('Data e ora'), larga('Che cosa è accaduto'), larga('Lo attesta')],
  righe: eventi.map((e) => [
    numeroProva(t, e),
    quandoScritto(t.canale, e.il),
    accaduto(e, r.esami.get(e.id)),
    r.esami.get(e.id)?.gestore ?? attestaLaPosta(e) ?? chiAttesta(t),
  ]),
  chiusura: [],
});

const chiAttesta = ({ canale, posta }: TentativoProva): string => {
  if (canale === 'messo') return 'il messo comunale';
  return posta ? 'il fornitore postale' : 'chi ha curato la consegna';
};

/** Said already by the date of the row. */
const NON_DETTI = new Set(['il', 'quando']);

/** With the provider's own words, or the data that were read from the evidence of another channel. */
function accaduto(e: EventoProva, esame: EsameRicevuta | undefined): string {
  if (fraseDellaPosta(e) !== null) return nomeEvento(e);
  const dati = Object.entries(e.dati).flatMap(([nome, v]) =>
    v === null || NON_DETTI.has(nome) ? [] : [datoDetto(nome, v)],
  );
  const detto = esame ? esame.erroreEsteso : dati.join(', ');
  const creduto = e.dati.valida === false ? ' (non accolta: non prova nulla)' : '';
  return `${nomeEvento(e)}${detto ? ` («${detto}»)` : ''}${creduto}`;
}

/** One row for each receipt, one column for each check. */
function verificato(t: TentativoProva, r: Racconto): Elemento[] {
  const esami = t.eventi.flatMap((e) => {
    const esame = r.esami.get(e.id);
    return esame ? [{ numero: numeroProva(t, e), esame }] : [];
  });
  if (esami.length === 0) return [];
  return [
    sottotitolo('Che cosa è stato verificato'),
    {
      tipo: 'tabella',
      colonne: [stretta('Prova'), ...CONTROLLI_DETTI.map(({ titolo }) => larga(titolo))],
      righe: esami.map(({ numero, esame }) => [numero, ...CONTROLLI_DETTI.map((c) => c.esito(esame))]),
      chiusura: [],
    },
    elenco(...CONTROLLI_DETTI.map(({ titolo, frase }) => [forte(titolo), `: ${frase}.`])),
    nota(...firmatari(esami.map(({ esame }) => esame.firmatario))),
  ];
}

/** "CN=posta-certificata@x, C=IT" -> "posta-certificata@x". */
const nomeComune = (soggetto: string): string => /CN=([^,]+)/.exec(soggetto)?.[1] ?? soggetto;

function firmatari(certificati: readonly ({ soggetto: string; emittente: string } | null)[]): string[] {
  const detti = certificati.flatMap((c) =>
    c ? [`${nomeComune(c.soggetto)}, certificato rilasciato da ${nomeComune(c.emittente)}`] : [],
  );
  return [`Firmano le ricevute: ${[...new Set(detti)].join('; ') || 'nessun certificato nelle firme'}.`];
}

const dichiarato = (t: TentativoProva) => [
  ...(t.fonte
    ? [
        { etichetta: 'Regola', valore: t.fonte.regola },
        { etichetta: 'Norma', valore: t.fonte.norma },
      ]
    : []),
  { etichetta: 'Fonte', valore: fonteDetta(t) },
];

function perfezionamento(t: TentativoProva, r: Racconto): Elemento[] {
  const esito = esiti(r).find((e) => e.tentativo === t);
  if (!esito) return [p('Le prove di questo tentativo non ne dimostrano ancora alcun esito.')];
  const { calcolato } = esito;
  const positivo = esito.esito === 'perfezionata';
  const mittente = esito.mittenteIl === null ? 'data non provata' : giorno(esito.mittenteIl);
  const prove = calcolato
    ? t.eventi.filter((e) => calcolato.prove.includes(e.id)).map((e) => numeroProva(t, e))
    : [];
  return [
    {
      tipo: 'scheda',
      voci: [
        { etichetta: 'Esito', valore: NOMI_ESITO[esito.esito] },
        ...(positivo ? [{ etichetta: 'Per il mittente', valore: mittente }] : []),
        { etichetta: positivo ? 'Per il destinatario' : 'Esito del', valore: giorno(esito.destinatarioIl) },
        ...(calcolato
          ? [
              { etichetta: 'Regola', valore: calcolato.regola },
              { etichetta: 'Norma', valore: calcolato.norma },
              { etichetta: 'In base alle prove', valore: prove.join(', ') },
            ]
          : dichiarato(t)),
      ],
    },
    ...(calcolato && PAROLE_REGOLA[calcolato.regola] ? [p(PAROLE_REGOLA[calcolato.regola] ?? '')] : []),
  ];
}
