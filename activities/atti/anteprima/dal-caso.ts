import type { TipoStampato } from '../../../domain/vocabolario';
import type { CreditoGrezzo, DatiAttoGrezzi } from '../dati-atto';
import { rifiuta } from '../errori';
import { giorno } from '../parole';
import { IngressoCaso, type TitoloCaso } from './forma-caso';
import { provvedimentoCaso } from './piano-caso';
import { rigaDa, righeCaso } from './righe-caso';

const TIPI: Record<string, TipoStampato> = {
  'ingiunzione-cds': 'ingiunzione',
  'ingiunzione-tributaria': 'ingiunzione',
  'ingiunzione-patrimoniale': 'ingiunzione',
  'accertamento-esecutivo': 'accertamentoEsecutivo',
  'intimazione-esecutiva': 'intimazioneEsecutiva',
  'presa-in-carico': 'presaInCarico',
  'sollecito-c795': 'sollecito795',
  'intimazione-art50': 'intimazione50',
  'sollecito-precoattivo': 'sollecitoPrecoattivo',
  'preavviso-fermo': 'preavvisoFermo',
  fermo: 'fermo',
  'preavviso-ipoteca': 'preavvisoIpoteca',
  ipoteca: 'ipoteca',
  'pignoramento-72bis': 'pignoramento72bis',
  'revoca-fermo': 'revocaFermo',
  'cancellazione-ipoteca': 'cancellazioneIpoteca',
  'svincolo-terzo': 'svincoloTerzo',
  'provvedimento-rateazione-concessione': 'provvedimentoRateazione',
  'provvedimento-rateazione-diniego': 'diniegoRateazione',
};
/** Days to pay where the data give none: thirty, save for these. */
const GIORNI: Partial<Record<TipoStampato, number>> = {
  accertamentoEsecutivo: 60,
  intimazioneEsecutiva: 60,
  intimazione50: 5,
  pignoramento72bis: 60,
};
const NATURE_TIPO: Record<string, 'tributaria' | 'patrimoniale' | 'cds'> = {
  'ingiunzione-cds': 'cds',
  'ingiunzione-tributaria': 'tributaria',
  'accertamento-esecutivo': 'tributaria',
};
const CODICE_CAPITALE = /^(TRIBUTO|ENTRATA)$/;

/** Free text of the data may carry dates as the machine writes them. */
const dateInLettere = (text: string): string =>
  text.replace(/\b\d{4}-\d{2}-\d{2}\b/g, (data) => giorno(data));

function descrizione(ingresso: IngressoCaso, titolo: TitoloCaso | undefined, chiave: string): string {
  if (titolo?.causale) return [titolo.causale, titolo.periodo].filter(Boolean).join(' ');
  if (ingresso.verbale) return 'sanzione per violazione del Codice della strada';
  const prima = righeCaso(ingresso).find(
    ({ code, title, label }) => label && CODICE_CAPITALE.test(code) && (title ?? chiave) === chiave,
  );
  return prima?.label ?? titolo?.numero ?? chiave;
}

function credito(ingresso: IngressoCaso, titolo: TitoloCaso | undefined, chiave: string): CreditoGrezzo {
  const ente = ingresso.enti.find(({ denominazione }) => denominazione === titolo?.ente) ?? ingresso.enti[0];
  const giudice = ingresso.judge.find(({ title }) => title === undefined || title === chiave);
  const { verbale } = ingresso;
  return {
    chiave,
    ente: ente?.codiceFiscale ?? '',
    natura: titolo?.natura ?? NATURE_TIPO[ingresso.actType] ?? 'patrimoniale',
    descrizione: descrizione(ingresso, titolo, chiave),
    ...(titolo && { titolo }),
    ...(titolo?.ragioni && { ragioni: titolo.ragioni }),
    ...(verbale && { verbale }),
    ricorsoPendente: titolo?.ricorsoPendente ?? false,
    righe: righeCaso(ingresso)
      .filter(({ title }) => (title ?? chiave) === chiave)
      .map(rigaDa),
    ...(giudice && {
      giudice: { tipo: giudice.kind, sede: giudice.seat, indirizzo: giudice.address, pec: giudice.pec },
    }),
  };
}

function parametri(
  { actType, profile, terms }: IngressoCaso,
  tipo: TipoStampato,
): DatiAttoGrezzi['parametri'] {
  const [entro, oltre] = profile.oneri ?? [];
  const { smallDebtMaxCents: sogliaCents, smallDebtDays: giorni } = profile;
  const esecutivoTributario = actType === 'accertamento-esecutivo';
  return {
    giorniPagamento: terms.payDays ?? profile.sollecitoDays ?? GIORNI[tipo] ?? 30,
    giorniRicorso: terms.opposeDays ?? (esecutivoTributario ? terms.payDays : undefined) ?? 60,
    ...(entro &&
      oltre && {
        oneri: {
          percentoEntro: entro.pct,
          massimoEntroCents: entro.capCents,
          giorni: entro.uptoDaysFromExecutivity ?? 60,
          percentoOltre: oltre.pct,
          massimoOltreCents: oltre.capCents,
        },
      }),
    moraSpread: profile.moraSpreadPct,
    speseDopoCautelareCents: profile.adminAfterPrecautionaryCents,
    ...(sogliaCents !== undefined && giorni !== undefined && { piccoli: { sogliaCents, giorni } }),
  };
}

function ingressoDi(json: unknown): unknown {
  if (json === null || typeof json !== 'object') return json;
  const dato = json as { cases?: unknown[]; input?: object; expected?: { rows?: unknown } };
  if (Array.isArray(dato.cases)) return ingressoDi(dato.cases[0]);
  if (!dato.input) return json;
  const rows = dato.expected?.rows;
  return rows === undefined ? dato.input : { rows, ...dato.input };
}

/**
 * Data in the shape of the text cases of the acts (a whole file, one case, or its `input`) -> data of an act.
 * The rows are those of the ledger (`rows`, or `expected.rows` of a whole case). Throws ErroreAtto `atto.dati`.
 */
export function datiDalCaso(json: unknown): DatiAttoGrezzi {
  const esito = IngressoCaso.safeParse(ingressoDi(json));
  if (!esito.success) {
    const [primo] = esito.error.issues;
    return rifiuta(`campo ${primo?.path.join('.') || '(radice)'}: ${primo?.message}`);
  }
  const ingresso = esito.data;
  const tipo = TIPI[ingresso.actType];
  if (!tipo) return rifiuta(`tipo di atto non previsto: ${ingresso.actType}`);
  const titoli = ingresso.titoli ?? [ingresso.titolo];
  const { nome, cognome, denominazione, codiceFiscale, qualita, indirizzo } = ingresso.debitore;
  const { firmatario, sollecito, veicolo } = ingresso;
  return {
    tipo,
    modello: { id: ingresso.template.id, versione: ingresso.template.version, lingua: 'it' },
    anteprima: true,
    numero: ingresso.atto.numero,
    emessoIl: ingresso.atto.dataEmissione,
    protocollo: ingresso.atto.protocollo,
    verifica: { codice: ingresso.atto.codiceVerifica, indirizzo: ingresso.atto.urlVerifica },
    supporto: ingresso.support,
    enti: ingresso.enti,
    societa: ingresso.societa,
    firmatario: { ...firmatario, nomina: dateInLettere(firmatario.nomina) },
    responsabile: ingresso.responsabileProcedimento,
    debitore: {
      nome: denominazione ?? [nome, cognome].filter(Boolean).join(' '),
      codiceFiscale,
      qualita,
      indirizzo,
    },
    calcolatoAl: ingresso.ledgerAsOf.effective,
    crediti: titoli.map((titolo, i) => credito(ingresso, titolo, titolo?.key ?? String.fromCharCode(65 + i))),
    ...provvedimentoCaso(ingresso),
    avvisi: ingresso.payments.map(({ nav, creditorTaxCode, amountCents }, i) => ({
      nav,
      codiceFiscale: creditorTaxCode,
      cents: amountCents,
      ...(ingresso.plan && { rata: i + 1 }), // the payments of a plan come in its order
    })),
    parametri: parametri(ingresso, tipo),
    ...(sollecito && { sollecito: { numero: sollecito.numero, speditoIl: sollecito.spedito } }),
    ...(veicolo && { veicolo: { ...veicolo, visuraIl: veicolo.visuraPraIl } }),
    immobili: ingresso.immobili,
    ...(ingresso.terzo && { terzo: ingresso.terzo }),
    presaInCaricoDal: ingresso.presaInCaricoDal,
    allegati: ingresso.allegati,
  };
}
