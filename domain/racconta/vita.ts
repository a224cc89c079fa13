import { calcolaConto } from '../conto';
import type { AttoEmesso, DataCivile, Evento, Fascicolo, Passo, PropostaFatta } from '../pratica/fascicolo';
import type { Profilo } from '../profili/profilo';
import { importoRata } from '../rateazione';
import { dispaccio } from './esiti';
import type { EventoStoria, Storia } from './storia';

/** The fascicolo of a story while it is told: steps are carried out at once. Source: cases/storie/README.md 3. */
export interface Vita {
  storia: Storia;
  profilo: Profilo;
  fascicolo: Fascicolo;
}

export function nasce(storia: Storia, profilo: Profilo): Vita {
  const fascicolo: Fascicolo = {
    inizio: storia.inizio,
    debitore: storia.debitore,
    partite: [...storia.partite],
    atti: [],
    eventi: [],
    proposte: [],
    indagini: [],
  };
  return { storia, profilo, fascicolo };
}

/** Events with rules of institutes that are not here yet would give a wrong answer: they are refused. */
const PREVISTI: ReadonlySet<Evento['tipo']> = new Set<Evento['tipo']>([
  'pagamento',
  'sospensione',
  'revocaSospensione',
  'sgravio',
  'ricorso',
  'esitoRicorso',
  'chiusuraPerOpposizione',
  'osservazioni',
  'veicoloStrumentale',
  'decisione',
  'partitaAggiunta',
  'decesso',
  'eredi',
  'insolvenza',
  'insinuazioneDepositata',
  'richiestaRateazione',
  'rateazioneConcessa',
  'rateazioneRespinta',
  'proceduraChiusa',
]);

export function accade(vita: Vita, evento: EventoStoria): void {
  const { fascicolo, profilo } = vita;
  if (!PREVISTI.has(evento.tipo))
    throw new Error(
      `storia.evento_non_previsto: "${evento.tipo}" del ${evento.il} non si può ancora raccontare`,
    );
  if (evento.tipo !== 'pagamento') {
    fascicolo.eventi.push(evento);
    return;
  }
  const { importo: detto, ...altro } = evento;
  if (detto === 'rata')
    fascicolo.eventi.push({ ...altro, importo: rataDelPiano(vita, evento.il, evento.rata) });
  else if (detto === 'saldo') {
    const { dovuto } = calcolaConto(fascicolo, profilo, evento.il, evento.valuta ?? evento.il);
    fascicolo.eventi.push({ ...altro, importo: dovuto });
  } else fascicolo.eventi.push({ ...altro, importo: detto });
}

/** Amount of instalment k: the plan divides what was due on the day of the grant, as it was known then. Source: R-62. */
function rataDelPiano({ fascicolo, profilo }: Vita, il: DataCivile, k: number | undefined): bigint {
  const piano = fascicolo.eventi.findLast((evento) => evento.tipo === 'rateazioneConcessa');
  if (piano?.tipo !== 'rateazioneConcessa' || k === undefined || k > piano.rate)
    throw new Error(`storia.rata_senza_piano: pagamento del ${il}: non c’è la rata ${k ?? '-'} di un piano`);
  return importoRata(calcolaConto(fascicolo, profilo, piano.il).dovuto, piano.rate, k);
}

/** Records a step as if everybody had done their part on the day. */
export function esegue(vita: Vita, passo: Passo, oggi: DataCivile): void {
  const { fascicolo, storia } = vita;
  switch (passo.passo) {
    case 'emetti':
      spedisce(vita, passo, oggi);
      return;
    case 'indaga': {
      const elenco = storia.beni.findLast(({ dal }) => dal <= oggi)?.elenco ?? [];
      fascicolo.indagini.push({
        il: oggi,
        motivo: passo.motivo,
        esito: { notoIl: oggi, elenco: [...elenco] },
      });
      return;
    }
    case 'proponi':
      fascicolo.proposte.push(propostaDi(vita, passo, oggi));
      return;
    case 'chiudi': {
      const { versato } = calcolaConto(fascicolo, vita.profilo, oggi);
      fascicolo.chiusura = { il: oggi, motivo: passo.motivo, versato };
      return;
    }
    case 'attendi':
      return;
  }
}

function spedisce({ fascicolo, storia }: Vita, passo: Passo, oggi: DataCivile): void {
  if (passo.atto === undefined) throw new Error(`storia.passo: "emetti" senza atto il ${oggi}`);
  const gia = fascicolo.atti.find(({ id }) => id === passo.attoId);
  const atto: AttoEmesso = gia ?? {
    id: `A${fascicolo.atti.length + 1}`,
    tipo: passo.atto,
    motivo: passo.motivo,
    partite: passo.partite ?? [],
    ...(passo.rate ? { rate: passo.rate } : {}),
    dispacci: [],
  };
  if (!gia) fascicolo.atti.push(atto);
  const omonimi = fascicolo.atti.filter(({ tipo }) => tipo === atto.tipo);
  const posto = { n: omonimi.indexOf(atto) + 1, tentativo: atto.dispacci.length + 1 };
  atto.dispacci.push(dispaccio(oggi, passo.canale, atto.tipo, posto, storia.notifiche));
}

function propostaDi(vita: Vita, passo: Passo, oggi: DataCivile): PropostaFatta {
  if (passo.proposta === undefined) throw new Error(`storia.passo: "proponi" senza proposta il ${oggi}`);
  const proposta: PropostaFatta = { tipo: passo.proposta, motivo: passo.motivo, il: oggi };
  if (passo.partite) proposta.partite = passo.partite;
  if (passo.attoId !== undefined) proposta.attoId = passo.attoId;
  if (passo.tentativo !== undefined) proposta.tentativo = passo.tentativo;
  if (passo.scade !== undefined) proposta.scade = passo.scade;
  if (passo.importo !== undefined) proposta.importo = passo.importo;
  if (passo.proposta === 'inesigibilita') {
    proposta.dovuto = calcolaConto(vita.fascicolo, vita.profilo, oggi).dovuto;
    proposta.consegnataIl = oggi;
  }
  return proposta;
}
