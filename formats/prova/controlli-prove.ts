import { REGOLE_PERFEZIONAMENTO, type RegolaPerfezionamento } from '../../domain/notifica/perfezionamento';
import { type Certificato, leggiCertificatiPem } from '../pec/catena';
import { TIPI_IMMAGINE } from '../posta/immagine';
import { bene, type Controllo, male } from './controllo';
import { estrai } from './estrai';
import type { EventoProva, GiustificazioneProva } from './fatti';
import { sha256Di } from './indice';
import { isRicevutaPec, type Racconto } from './pacchetto';
import { cartellaEvento, percorsoDichiarazione, percorsoProva } from './percorsi';
import type { PerfezionamentoProva } from './perfeziona';
import { type EsameRicevuta, esaminaRicevuta } from './ricevuta';
import type { Voci } from './zip';

type Fidati = readonly Certificato[] | null;

/** Which authorities the receipts are judged with: those of the pack only say that it holds together. */
export function conAutorita(nelFascicolo: Buffer | undefined, fidati: Fidati): Controllo {
  if (fidati)
    return bene('autorita', `${fidati.length} indicate da chi verifica; quelle del fascicolo ignorate`);
  const trovate = leggiCertificatiPem(nelFascicolo?.toString('latin1') ?? '') ?? [];
  return bene(
    'autorita',
    `${trovate.length} trovate nel fascicolo: mostrano che è coerente; con --fidati si indicano le proprie`,
  );
}

const tutti = ({ fatti }: Racconto) =>
  fatti.tentativi.flatMap((tentativo) => tentativo.eventi.map((evento) => ({ tentativo, evento })));

/** Each receipt of PEC judged again: authentic, and an answer to the transmission it is told of. */
export function ricevute(voci: Voci, racconto: Racconto, fidati: Fidati): Controllo[] {
  return tutti(racconto)
    .filter(({ tentativo, evento }) => isRicevutaPec(tentativo, evento))
    .map(({ tentativo, evento }) => {
      const nome = `ricevuta ${cartellaEvento(tentativo, evento)}`;
      const raw = voci.get(percorsoProva(tentativo, evento));
      if (!raw) return male(nome, 'prova.evento_mancante');
      const di = { fatti: racconto.fatti, tentativo, evento };
      const esame = fidati ? esaminaRicevuta(raw, estrai(raw), di, fidati) : racconto.esami.get(evento.id);
      return esame ? giudica(nome, evento, esame) : male(nome, 'prova.evento_mancante');
    });
}

function giudica(nome: string, evento: EventoProva, e: EsameRicevuta): Controllo {
  const { verifica, risponde, attoConsegnato } = e;
  const { digest, firma, catena, gestore } = verifica.controlli;
  if (!isAccolto(evento))
    return verifica.valida && risponde
      ? male(nome, 'prova.evento_discorde', 'raccontata come non accolta, ma è autentica')
      : bene(nome, `conservata e non contata: ${verifica.codice ?? 'risponde ad altro'}`);
  if (!verifica.valida) return male(nome, 'prova.ricevuta_non_valida', verifica.codice ?? '');
  if (!risponde) return male(nome, 'prova.ricevuta_altrui');
  const atto = attoConsegnato === null ? '' : `, atto nel messaggio ${attoConsegnato ? 'ok' : 'ASSENTE'}`;
  return bene(nome, `digest ${digest}, firma ${firma}, catena ${catena}, gestore ${gestore}${atto}`);
}

/** False for what came and was not believed: it is in the pack, it proves nothing. */
export const isAccolto = (e: EventoProva): boolean => e.dati.valida !== false;

/** Of the days that pass there is no document: what they are counted from has its own. */
const SENZA_DOCUMENTO: ReadonlySet<string> = new Set(['decorso']);

/**
 * What is told of each event is what its evidence says, and nothing is proved by an event without evidence. What was
 * taken out of the pack is not what the archive never had: of the second the facts themselves say so.
 */
export function eventiRaccontati(voci: Voci, racconto: Racconto): Controllo {
  const eventi = tutti(racconto);
  const provano = new Set(racconto.perfezionamenti.flatMap((p) => p.calcolato?.prove ?? []));
  const maiArrivati: string[] = [];
  for (const { tentativo, evento } of eventi) {
    const percorso = percorsoProva(tentativo, evento);
    const raw = voci.get(percorso);
    if (evento.sha256 !== null && !raw) return male('eventi', 'prova.evento_mancante', percorso);
    if (isMaiArrivato(evento) && provano.has(evento.id)) maiArrivati.push(cartellaEvento(tentativo, evento));
    if ((raw && sha256Di(raw) !== evento.sha256) || !isAnnunciato(evento))
      return male('eventi', 'prova.evento_discorde', percorso);
    if (tentativo.canale !== 'pec' || !isAccolto(evento)) continue;
    const vero = isRicevutaPec(tentativo, evento) ? concorda(evento, racconto) : !provano.has(evento.id);
    if (!vero) return male('eventi', 'prova.evento_discorde', percorso);
  }
  for (const t of racconto.fatti.tentativi) {
    const { documento = null } = t.fonte ?? {};
    const percorso = documento && percorsoDichiarazione(t, documento.mediaType);
    const raw = percorso === null ? undefined : voci.get(percorso);
    if (documento && (!raw || sha256Di(raw) !== documento.sha256))
      return male('eventi', raw ? 'prova.evento_discorde' : 'prova.evento_mancante', percorso ?? '');
  }
  if (maiArrivati.length > 0) return male('eventi', 'prova.documento_mai_arrivato', maiArrivati.join(', '));
  return bene('eventi', `${eventi.length} eventi, raccontati come le prove li dicono`);
}

const isMaiArrivato = ({ sha256, tipo }: EventoProva): boolean =>
  sha256 === null && !SENZA_DOCUMENTO.has(tipo);

/** A scan has the SHA-256 that its event announced; the event itself, where the scan has not come, is no scan. */
const isAnnunciato = ({ tipo, sha256, mediaType, dati }: EventoProva): boolean =>
  tipo !== 'documento' ||
  typeof dati.sha256 !== 'string' ||
  !TIPI_IMMAGINE.some((immagine) => immagine === mediaType) ||
  dati.sha256 === sha256;

function concorda(evento: EventoProva, { esami }: Racconto): boolean {
  const esame = esami.get(evento.id);
  if (!esame) return false;
  const { tipo, classe, il } = esame.verifica;
  const stessoIstante = il !== null && Date.parse(il) === Date.parse(evento.il);
  const esterno = evento.dati.esterno === true;
  return tipo === evento.tipo && classe === evento.classe && stessoIstante && esame.esterno === esterno;
}

/**
 * Each further attempt stands on an earlier one of the pack: on the failure that its evidence gives, or on the word of a
 * person; what was put on record of it afterwards is what the evidence gives now.
 */
export function gradini({ fatti, perfezionamenti }: Racconto): Controllo {
  const seguono = fatti.tentativi.filter((t) => t.giustificato);
  for (const { ordine, giustificato } of seguono) {
    const prima = fatti.tentativi.find((t) => t.ordine === giustificato?.tentativo);
    const detto = perfezionamenti.find((x) => x.tentativoId === prima?.id);
    const retto =
      prima !== undefined && prima.ordine < ordine && giustificato && detto && regge(giustificato, detto);
    if (!retto) return male('gradini', 'prova.gradino_discorde', `tentativo ${ordine}`);
  }
  return bene('gradini', `${seguono.length} passaggi a un altro mezzo, ciascuno sulla prova di quello prima`);
}

function regge(g: GiustificazioneProva, { calcolabile, calcolato }: PerfezionamentoProva): boolean {
  if (g.norma !== REGOLE_PERFEZIONAMENTO[g.regola]) return false;
  if (!calcolabile) return true;
  if (g.smentita) return calcolato?.esito === g.smentita.esito;
  if (DICHIARATE.has(g.regola)) return true;
  // a delivery that came after wins over everything, and may not be on record yet
  return calcolato?.esito === g.esito || calcolato?.esito === 'perfezionata';
}

/** Rules of an outcome that a person typed: the evidence alone gives none. */
const DICHIARATE: ReadonlySet<RegolaPerfezionamento> = new Set(['PEC_DICHIARATA']);
