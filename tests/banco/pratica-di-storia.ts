import { createHash } from 'node:crypto';
import type { Contesto } from '../../activities/contesto';
import { avvioPratica } from '../../activities/temporal/comanda';
import { inEnte, type Transazione } from '../../database/connessione';
import { idDerivato } from '../../database/identificativi';
import { apriConti } from '../../database/mastro/aperture';
import { carichi } from '../../database/schema/carichi';
import { debitori, debitoriAnagrafiche, domiciliDigitali } from '../../database/schema/debitori';
import { partite, pratiche } from '../../database/schema/pratiche';
import type { Storia } from '../../domain/racconta/storia';
import type { NomeProfilo } from '../../domain/vocabolario';

/** Identity of the debtor as the list gives it; each test invents its own. */
export interface Anagrafica {
  codiceFiscale: string;
  cognome: string;
  nome: string;
  indirizzo: string;
  cap?: string;
  localita?: string;
  /** Digital domicile; the local part says what the sandbox provider does with it. */
  pec?: string;
}

/** A pratica of a story as the carico leaves it, before its workflow begins. */
export interface PraticaDiStoria {
  storia: Storia;
  enteId: string;
  praticaId: string;
  /** Id of the partita of a story, also of one that is still to come. */
  partitaId(nome: string): string;
}

const ALFABETO = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const NOME_MASSIMO = 8;

/** Ids that sort as the names of the story do: imputation and ties of terms follow the id. */
function inOrdine(id: string, nome: string): string {
  const testa = [...nome.slice(0, NOME_MASSIMO)]
    .map((c) => c.charCodeAt(0) % 128)
    .map((n) => `${ALFABETO[n >> 5]}${ALFABETO[n & 31]}`)
    .join('');
  const inizio = id.indexOf('_') + 1;
  return id.slice(0, inizio) + testa + id.slice(inizio + testa.length);
}

/** Writes list, debtor, claims and opening entries as the carico does. Nothing is started. */
export async function seminaStoria(
  c: Contesto,
  enteId: string,
  storia: Storia,
  anagrafica: Anagrafica,
): Promise<PraticaDiStoria> {
  const derivato = (prefisso: 'car' | 'pra' | 'deb' | 'dom' | 'par', parte = '') =>
    idDerivato(prefisso, enteId, storia.id, parte);
  const pratica: PraticaDiStoria = {
    storia,
    enteId,
    praticaId: derivato('pra'),
    partitaId: (nome) => inOrdine(derivato('par', nome), nome),
  };
  const [caricoId, debitoreId] = [derivato('car'), derivato('deb')];
  await inEnte(c.database, enteId, async (t) => {
    await scriviDebitore(t, debitoreId, derivato('dom'), storia, anagrafica);
    await scriviCarico(t, caricoId, debitoreId, pratica);
    await apriConti(t, caricoId);
  });
  return pratica;
}

async function scriviDebitore(
  { tx }: Transazione,
  id: string,
  domicilioId: string,
  { debitore, inizio }: Storia,
  { pec, ...anagrafica }: Anagrafica,
): Promise<void> {
  await tx.insert(debitori).values({ id, natura: 'persona' });
  await tx.insert(debitoriAnagrafiche).values({ debitoreId: id, ...anagrafica });
  const registro = debitore.registro ?? 'inad';
  await tx.insert(domiciliDigitali).values({
    id: domicilioId,
    debitoreId: id,
    indirizzo: debitore.domicilioDigitale ? (pec ?? null) : null,
    registro: debitore.domicilioDigitale ? registro : null,
    rilevatoIl: inizio,
    fonte: 'prova',
  });
}

async function scriviCarico(
  { enteId, tx }: Transazione,
  caricoId: string,
  debitoreId: string,
  { storia, praticaId, partitaId }: PraticaDiStoria,
): Promise<void> {
  const direzioneId = idDerivato('dir', enteId, 'entrate');
  await tx.insert(carichi).values({
    id: caricoId,
    direzioneId,
    formato: '290',
    nomeFile: `${storia.id}.290`,
    sha256: createHash('sha256').update(caricoId).digest('hex'),
    stato: 'avviato',
    caricatoDa: 'ute_A',
    caricatoIl: storia.inizio,
    approvatoDa: 'ute_B',
    approvatoIl: storia.inizio,
    dichiarazione: 'crediti certi, liquidi ed esigibili',
    praticheTotali: 1,
    praticheAvviate: 1,
  });
  await tx.insert(pratiche).values({
    id: praticaId,
    caricoId,
    direzioneId,
    debitoreId,
    profilo: storia.profilo as NomeProfilo,
    parametri: { ...storia.parametri },
    inizio: storia.inizio,
  });
  const righe = storia.partite.map((p, i) => ({
    id: partitaId(p.id),
    direzioneId,
    praticaId,
    caricoId,
    riga: i + 1,
    codice: p.id,
    natura: p.natura,
    ...p.importi,
    prescrizioneDal: p.prescrizione.dal,
    prescrizioneAnni: p.prescrizione.anni,
    titoloTipo: p.titolo?.tipo ?? null,
    titoloNotificatoIl: p.titolo?.notificatoIl ?? null,
    titoloNumero: p.titolo?.numero ?? null,
    ricorso: p.ricorso ?? false,
    scadenzaUltimaRata: p.scadenzaUltimaRata ?? null,
    affidataIl: p.affidataIl,
    ordine: i + 1,
    contenutoSha256: createHash('sha256').update(partitaId(p.id)).digest(),
  }));
  await tx.insert(partite).values(righe);
}

/** Starts the workflow: from here on facts enter through it. */
export async function avviaPraticaDiStoria(
  c: Contesto,
  { enteId, praticaId }: Pick<PraticaDiStoria, 'enteId' | 'praticaId'>,
  oggi: string,
): Promise<void> {
  await inEnte(
    c.database,
    enteId,
    ({ sql }) => sql`update pratiche set iniziata_il = ${oggi} where id = ${praticaId}`,
  );
  await c.temporale.client.workflow.start('pratica', avvioPratica(c.temporale, enteId, praticaId));
}
