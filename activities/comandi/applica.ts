import { idDerivato } from '../../database/identificativi';
import { isDataCivile } from '../../domain/calendario';
import { trovaRifiuto } from '../../domain/comandi/valuta-comando';
import type { CodiceRifiuto } from '../../domain/comandi/vocabolario';
import type { Evento } from '../../domain/fascicolo';
import type { TipoProposta } from '../../domain/vocabolario';
import type { Comando, Messaggio } from '../../workflows/messaggi/registro';
import { allineaMastro } from '../contabilita/allinea';
import { conRate } from '../incassi/rate-dell-avviso';
import { registraApprovazione } from '../pratica/bozze';
import { scriviCents } from '../pratica/passi';
import { conta, type Situazione } from '../pratica/situazione';
import { scriviProvvedimento } from '../provvedimenti/decidi';
import { eventoDi, type NomeFatto } from './eventi';
import { aggiungiPartita } from './partita';
import { registraEsitoIndagine, registraEsitoNotifica, registraEsitoRitirato } from './risposte';

type Registra = Messaggio<'registra'>;
type Rifiuto = CodiceRifiuto | null;

/** Norm under which each fact is on record (H5): what the Ente decides enters here (seed E-62). */
const NORMA_DEL_FATTO: Record<NomeFatto, string> = {
  pagamento: 'c.c. art. 1176',
  sospensione: 'seed B-35',
  revocaSospensione: 'seed B-35',
  sgravio: 'seed B-35',
  ricorso: 'L. 160/2019 c. 792 b)',
  esitoRicorso: 'L. 160/2019 c. 792 b)',
  chiusuraPerOpposizione: 'seed A-22',
  richiestaRateazione: 'L. 160/2019 c. 796-797',
  rateazioneConcessa: 'L. 160/2019 c. 796-797',
  rateazioneRespinta: 'L. 160/2019 c. 796-797',
  veicoloStrumentale: 'DPR 602/73 art. 86',
  decesso: 'DPR 600/73 art. 65',
  eredi: 'DPR 600/73 art. 65',
  insolvenza: 'CCII art. 150',
  insinuazioneDepositata: 'CCII art. 201',
  proceduraChiusa: 'CCII art. 150',
  osservazioni: 'seed B-53',
  decisione: 'c.c. art. 2934',
  partitaAggiunta: 'seed B-05',
};

/** Writes what the command says, or tells why not and writes nothing. */
export async function applica(s: Situazione, r: Registra, comando: Comando): Promise<Rifiuto> {
  if (r.nome === 'approvaAtto') return registraApprovazione(s, r, comando as Comando<'approvaAtto'>);
  if (r.nome === 'esitoIndagine') return registraEsitoIndagine(s, r, comando as Comando<'esitoIndagine'>);
  if (r.nome === 'esitoNotifica') return registraEsitoNotifica(s, r, comando as Comando<'esitoNotifica'>);
  if (r.nome === 'esitoRitirato') return registraEsitoRitirato(s, r, comando as Comando<'esitoRitirato'>);
  const evento = await eventoDelComando(s, r.nome, comando);
  if (dateDi(evento).some((data) => !isDataCivile(data))) return 'DATA_NON_VALIDA';
  const rifiuto = trovaRifiuto(s.fascicolo, evento, s.oggi) ?? rifiutoImporti(s, evento);
  if (rifiuto !== null) return rifiuto;
  if (evento.tipo === 'partitaAggiunta') await aggiungiPartita(s, evento.partita);
  const fattoId = fattoDi(r);
  await scriviFatto(s, r, evento, fattoId);
  const dopo = { ...s, fascicolo: { ...s.fascicolo, eventi: [...s.fascicolo.eventi, evento] } };
  const conto = conta(dopo);
  await allineaMastro(dopo, conto, { causa: r.comandoId, evento });
  await scriviProvvedimento(dopo, evento, fattoId, conto);
  await chiudiCompiti(s, evento, r);
  return null;
}

async function eventoDelComando(s: Situazione, nome: NomeFatto, comando: Comando): Promise<Evento> {
  const evento = eventoDi(nome, comando, s.oggi);
  if (evento.tipo !== 'pagamento') return evento;
  const { ricevutaId } = comando as Comando<'pagamento'>;
  return ricevutaId ? conRate(s, evento, ricevutaId) : evento;
}

/** No instalment of nothing. */
const rifiutoImporti = (s: Situazione, evento: Evento): Rifiuto =>
  evento.tipo === 'rateazioneConcessa' && conta(s).dovuto < BigInt(evento.rate) ? 'RATE_NON_VALIDE' : null;

/** Id of the fact that a command becomes. */
export const fattoDi = ({ praticaId, comandoId }: Pick<Registra, 'praticaId' | 'comandoId'>): string =>
  idDerivato('fat', praticaId, comandoId);

async function scriviFatto(s: Situazione, r: Registra, evento: Evento, id: string): Promise<void> {
  const { sql } = s.t;
  const { tipo, il, ...dati } = evento;
  const scritti = tipo === 'partitaAggiunta' ? { partita: evento.partita.id } : scriviCents(dati);
  await sql`insert into fatti (id, pratica_id, progressivo, chiave, tipo, noto_il, dati, autore, documento_id, norma)
    select ${id}, ${s.praticaId}, coalesce(max(progressivo), 0) + 1,
      ${r.comandoId}, ${tipo}, ${il}, ${sql.json(scritti)}, ${r.autoreId ?? 'temporal'},
      ${r.documentoId ?? null}, ${NORMA_DEL_FATTO[tipo as NomeFatto]}
    from fatti where pratica_id = ${s.praticaId}`;
}

/** The proposal that a fact answers. */
const RISPONDE_A: Partial<Record<NomeFatto, TipoProposta>> = {
  osservazioni: 'inesigibilita',
  decisione: 'prescrizione',
  rateazioneConcessa: 'rateazione',
  rateazioneRespinta: 'rateazione',
  eredi: 'eredi',
  insinuazioneDepositata: 'insinuazione',
};

/** The answer closes the task that asked for it. */
async function chiudiCompiti(s: Situazione, evento: Evento, r: Registra): Promise<void> {
  const proposta = RISPONDE_A[evento.tipo];
  if (proposta === undefined) return;
  const { sql } = s.t;
  await sql`update compiti set chiuso_il = ${s.oggi}, chiuso_da = ${r.autoreId ?? 'temporal'},
      esito = ${sql.json({ comando: r.comandoId })}
    where pratica_id = ${s.praticaId} and tipo = 'proposta' and chiuso_il is null
      and riferimento in (select id from proposte where pratica_id = ${s.praticaId} and tipo = ${proposta})`;
}

function dateDi(e: Evento): string[] {
  const valori: (string | undefined)[] = [];
  if (e.tipo === 'pagamento') valori.push(e.valuta);
  if (e.tipo === 'sospensione') valori.push(e.dal, e.al);
  if (e.tipo === 'rateazioneConcessa') valori.push(e.primaScadenza);
  if (e.tipo === 'decesso') valori.push(e.dal);
  if (e.tipo === 'insolvenza') valori.push(e.udienza);
  if (e.tipo === 'partitaAggiunta')
    valori.push(e.partita.prescrizione.dal, e.partita.titolo?.notificatoIl, e.partita.scadenzaUltimaRata);
  return valori.filter((v) => v !== undefined);
}
