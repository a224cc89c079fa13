import { addGiorni, type DataCivile } from '../calendario';
import { confronta } from '../notificazione';
import type { EsitoNotifica } from '../vocabolario';
import { type Attesa, type Esame, mossaDellEsame, validi } from './esame';
import type { ConsegnatarioMesso, EventoMesso, EventoMessoDi, Ricerca } from './messo-eventi';
import type { Mossa } from './mossa';
import type { Perfezionamento, RegolaPerfezionamento } from './perfezionamento';

/** Parameters of the profile in force on a day. Sources: law.md 5.a; c.p.c. art. 139-140; DPR 600/73 art. 60. */
export interface TerminiMesso {
  /** Deliveries to them want the letter to the addressee. */
  informativa: readonly ConsegnatarioMesso[];
  /** Without all of these nobody is unknown in the Comune. */
  ricerche: readonly Ricerca[];
  /** Days from the letter of art. 140. */
  relativaGiorni: number;
  /** The letter of art. 140 proves nothing until its advice of receipt is back. */
  avvisoNecessario: boolean;
  /** Days that a messo has for the relata. */
  relataGiorni: number;
  /** Days for a letter or an advice that a relata lacks. */
  attesaProve: number;
}
export type LeggiTerminiMesso = (dal: DataCivile) => TerminiMesso;

/** Why a person looks at what a messo wrote. */
export type CasoMesso =
  | 'RELATE_DISCORDI'
  | 'FORMALITA_IN_DISORDINE'
  | 'INFORMATIVA_PRIMA_DELLA_CONSEGNA'
  | 'AVVISI_DISCORDI'
  | 'AVVISO_PRIMA_DELLA_RACCOMANDATA'
  | 'AVVISO_NON_RECAPITATO'
  | 'RICERCHE_INSUFFICIENTI'
  | 'DESTINATARIO_DECEDUTO';
type CosaMesso = 'RELATA' | 'INFORMATIVA' | 'AVVISO';
type EsameMesso = Esame<CasoMesso, CosaMesso>;

type Conclusione = EventoMessoDi<
  'consegna' | 'rifiuto' | 'irreperibilita_relativa' | 'irreperibilita_assoluta' | 'non_eseguita'
>;
const CONCLUSIONI: ReadonlySet<EventoMesso['tipo']> = new Set<Conclusione['tipo']>([
  'consegna',
  'rifiuto',
  'irreperibilita_relativa',
  'irreperibilita_assoluta',
  'non_eseguita',
]);
const isConclusione = (e: EventoMesso): e is Conclusione => CONCLUSIONI.has(e.tipo);

/** What one relata says, with the rest of the evidence. */
type Lettura =
  | { letto: 'esito'; esito: EsitoNotifica; regola: RegolaPerfezionamento; il: DataCivile }
  | { letto: 'persona'; caso: CasoMesso; eventi: readonly string[] }
  | { letto: 'attesa'; cosa: CosaMesso; entro: DataCivile };

interface Prove {
  eventi: readonly EventoMesso[];
  termini: LeggiTerminiMesso;
}

/**
 * What the evidence of an act given to a messo says: a pure function of the set of its events, whatever their order and
 * repetition. `speditoIl` = day on which the act went to the list of the messi. Sources: law.md 5.a; c.p.c. art. 138-140.
 */
export function perfezionamentoMesso(
  ricevuti: readonly EventoMesso[],
  speditoIl: DataCivile,
  termini: LeggiTerminiMesso,
): EsameMesso {
  const prove: Prove = { eventi: validi(ricevuti), termini };
  const conclusioni = prove.eventi.filter(isConclusione);
  const letture = conclusioni.map((e) => leggi(e, prove));
  const diverse = new Set(conclusioni.map(contenuto));
  const persona =
    diverse.size > 1
      ? [{ caso: 'RELATE_DISCORDI' as const, eventi: conclusioni.map((e) => e.id) }]
      : letture
          .slice(0, 1)
          .flatMap((l) => (l.letto === 'persona' ? [{ caso: l.caso, eventi: l.eventi }] : []));
  const prima = persona.length > 0 ? undefined : letture[0];
  return {
    perfezionamento: prima?.letto === 'esito' ? componi(prove, prima) : null,
    manca: persona.length > 0 ? [] : manca(prove, conclusioni, prima, speditoIl),
    persona,
  };
}

/** What the process of the attempt does on a date. `affidato` = it is on the list of the messi. */
export const mossaMesso = (
  eventi: readonly EventoMesso[],
  { speditoIl, ...stato }: { speditoIl: DataCivile; affidato: boolean; oggi: DataCivile },
  termini: LeggiTerminiMesso,
): Mossa => mossaDellEsame(perfezionamentoMesso(eventi, speditoIl, termini), stato);

/** Two relate that say the same thing are one relata typed twice. */
const contenuto = ({ id: _, quando: __, ...detto }: Conclusione): string =>
  JSON.stringify(Object.entries(detto).sort(([a], [b]) => confronta(a, b)));

function leggi(e: Conclusione, prove: Prove): Lettura {
  switch (e.tipo) {
    case 'consegna':
      return leggiConsegna(e, prove);
    case 'rifiuto':
      return { letto: 'esito', esito: 'perfezionata', regola: 'MESSO_RIFIUTO', il: e.il };
    case 'irreperibilita_relativa':
      return leggiRelativa(e, prove);
    case 'irreperibilita_assoluta': {
      const dovute = prove.termini(e.il).ricerche;
      if (!dovute.every((r) => e.ricerche.includes(r))) return persona('RICERCHE_INSUFFICIENTI', e);
      return { letto: 'esito', esito: 'irreperibile', regola: 'MESSO_IRREPERIBILITA_ASSOLUTA', il: e.il };
    }
    case 'non_eseguita':
      return e.causa === 'deceduto'
        ? persona('DESTINATARIO_DECEDUTO', e)
        : { letto: 'esito', esito: 'fallita', regola: 'MESSO_NON_ESEGUITA', il: e.il };
  }
}

const persona = (caso: CasoMesso, ...eventi: readonly EventoMesso[]): Lettura => ({
  letto: 'persona',
  caso,
  eventi: eventi.map((e) => e.id).sort(confronta),
});

/** Served on the day of the delivery; to somebody else only with the letter that tells the addressee. */
function leggiConsegna(e: EventoMessoDi<'consegna'>, { eventi, termini }: Prove): Lettura {
  const servita: Lettura = { letto: 'esito', esito: 'perfezionata', regola: 'MESSO_CONSEGNA', il: e.il };
  const { informativa, attesaProve } = termini(e.il);
  if (!informativa.includes(e.a)) return servita;
  const lettere = diTipo(eventi, 'informativa');
  if (lettere.length === 0)
    return { letto: 'attesa', cosa: 'INFORMATIVA', entro: addGiorni(e.il, attesaProve) };
  const prima = lettere.filter((l) => l.il < e.il);
  return prima.length > 0 ? persona('INFORMATIVA_PRIMA_DELLA_CONSEGNA', e, ...prima) : servita;
}

/** Art. 140: at the receipt of the letter or, if it comes first, so many days from its sending. */
function leggiRelativa(e: EventoMessoDi<'irreperibilita_relativa'>, { eventi, termini }: Prove): Lettura {
  if (e.affissione < e.deposito || e.raccomandata < e.deposito) return persona('FORMALITA_IN_DISORDINE', e);
  const { relativaGiorni, avvisoNecessario, attesaProve } = termini(e.raccomandata);
  const scade = addGiorni(e.raccomandata, relativaGiorni);
  const perfetta = (il: DataCivile): Lettura => ({
    letto: 'esito',
    esito: 'perfezionata',
    regola: 'MESSO_IRREPERIBILITA_RELATIVA',
    il,
  });
  const avvisi = diTipo(eventi, 'avviso');
  const [avviso] = avvisi;
  if (avviso === undefined)
    return avvisoNecessario
      ? { letto: 'attesa', cosa: 'AVVISO', entro: addGiorni(e.raccomandata, attesaProve) }
      : perfetta(scade);
  if (avvisi.some((a) => a.esito !== avviso.esito || a.il !== avviso.il))
    return persona('AVVISI_DISCORDI', ...avvisi);
  if (avviso.il < e.raccomandata) return persona('AVVISO_PRIMA_DELLA_RACCOMANDATA', e, ...avvisi);
  if (avviso.esito === 'non_recapitata') return persona('AVVISO_NON_RECAPITATO', e, ...avvisi);
  return perfetta(avviso.esito === 'ricevuta' && avviso.il < scade ? avviso.il : scade);
}

function manca(
  { eventi, termini }: Prove,
  conclusioni: readonly Conclusione[],
  prima: Lettura | undefined,
  speditoIl: DataCivile,
): Attesa<CosaMesso>[] {
  if (prima?.letto === 'attesa')
    return [{ cosa: prima.cosa, entro: prima.entro, prove: conclusioni.map((e) => e.id) }];
  if (conclusioni.length > 0) return [];
  // who had it last has all his days
  const affidate = diTipo(eventi, 'affidata');
  const dal =
    affidate
      .map((e) => e.il)
      .sort(confronta)
      .at(-1) ?? speditoIl;
  return [
    { cosa: 'RELATA', entro: addGiorni(dal, termini(dal).relataGiorni), prove: affidate.map((e) => e.id) },
  ];
}

const diTipo = <T extends EventoMesso['tipo']>(eventi: readonly EventoMesso[], tipo: T): EventoMessoDi<T>[] =>
  eventi.filter((e): e is EventoMessoDi<T> => e.tipo === tipo);

function componi({ eventi }: Prove, letta: Lettura & { letto: 'esito' }): Perfezionamento {
  const affidate = diTipo(eventi, 'affidata').map((e) => e.il);
  return {
    esito: letta.esito,
    mittenteIl: affidate.sort(confronta)[0] ?? null,
    destinatarioIl: letta.il,
    regola: letta.regola,
    // who had the act is in the register of the messi: no document proves it
    prove: eventi.filter((e) => e.tipo !== 'affidata').map((e) => e.id),
  };
}
