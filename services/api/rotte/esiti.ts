import { z } from 'zod';
import { riattiva, tentativiFermi } from '../../../activities/notifiche/pec/salute';
import { isRicercaInCorso } from '../../../activities/notifiche/perfezionamento';
import { tentativiFermiPosta } from '../../../activities/notifiche/posta/fornitore';
import { scartaEventi } from '../../../activities/notifiche/scarta';
import { leggiOrologio } from '../../../database/orologio';
import { BENI, ESITI_NOTIFICA, type EsitoNotifica } from '../../../domain/vocabolario';
import { esigiDocumento } from '../archivio';
import { soloDirezioni } from '../letture/comuni';
import { corpo, Data, idDi } from '../quadro/campi';
import { ErroreProblema } from '../quadro/problema';
import { type Contesto, type Risposta, rotta } from '../quadro/rotta';
import { comanda, PROBLEMI_COMANDO, RISPOSTE_COMANDO } from './comando';
import { type CompitoLetto, chiudi, trovaCompito } from './compiti';
import { ESITO_ALBO, registraAffissione } from './esiti-albo';
import {
  ESITI_CARTOLINE,
  type EsitoCartolina,
  PROBLEMI_CARTOLINE,
  rispondiCartolina,
} from './esiti-cartoline';
import { ESITO_REGISTRO, registraFormalita } from './esiti-registro';
import { PROBLEMI_PUBBLICAZIONE } from './pubblicazioni';

const documentoId = idDi('doc').optional();
const Esito = z.discriminatedUnion('tipo', [
  corpo({ tipo: z.literal('indagine'), elenco: z.array(z.enum(BENI)).max(50), documentoId }),
  corpo({
    tipo: z.enum(['postale', 'deposito']),
    esito: z.enum(ESITI_NOTIFICA),
    legaleIl: Data,
    documentoId: idDi('doc').describe('La prova: cartolina, ricevuta di deposito'),
  }),
  ESITO_ALBO,
  corpo({
    tipo: z.literal('incerta'),
    esito: z
      .enum(['inviata', 'non_inviata', 'fallita'])
      .describe(
        'inviata: si attende ancora. non_inviata: parte una nuova trasmissione. fallita: il gradino successivo',
      ),
    documentoId,
  }),
  corpo({
    tipo: z.literal('prova'),
    esito: z
      .enum(['scarta', 'fallita'])
      .describe('scarta: gli `eventi` non provano nulla di questo invio. fallita: il gradino successivo'),
    eventi: z.array(idDi('evn')).max(50).optional().describe('Le prove da scartare, con `scarta`'),
    documentoId,
  }),
  corpo({
    tipo: z.literal('casella'),
    esito: z.literal('risolta').describe('La casella si può usare di nuovo: ciò che attendeva riparte'),
    documentoId,
  }),
  corpo({
    tipo: z.literal('fornitore'),
    esito: z
      .literal('risolto')
      .describe('Il fornitore postale si può usare di nuovo: ciò che attendeva riparte'),
    documentoId,
  }),
  corpo({ tipo: z.literal('pagamento_da_attribuire'), praticaId: idDi('pra'), documentoId }),
  ESITO_REGISTRO,
  ...ESITI_CARTOLINE,
  corpo({
    tipo: z.enum(['proposta', 'pec_sconosciuta', 'esiti_posta', 'documento_atteso', 'provvedimento']),
    presaVisione: z.literal(true),
    documentoId,
  }),
]);
type Esito = z.output<typeof Esito>;
const Chiuso = z
  .object({ id: idDi('cmp'), stato: z.enum(['chiuso', 'aperto']).describe('aperto: si attende il giorno') })
  .meta({ id: 'CompitoChiuso' });

const diCompito = z.strictObject({ enteId: idDi('ent'), compitoId: idDi('cmp') });
type DiEsito = Contesto<z.output<typeof diCompito>, unknown, Esito>;

export const esito = rotta({
  id: 'compiti.esito',
  metodo: 'post',
  percorso: '/v1/enti/{enteId}/compiti/{compitoId}/esito',
  titolo: 'L’esito di un compito: `tipo` è quello del compito',
  risorsa: 'compiti',
  parametri: diCompito,
  corpo: Esito,
  risposte: { 200: z.union([RISPOSTE_COMANDO[200], Chiuso]), 202: RISPOSTE_COMANDO[202] },
  problemi: [
    'compito.gia_chiuso',
    'compito.esito_di_altro_tipo',
    'compito.data_futura',
    'compito.ricerca_in_corso',
    'compito.evento_di_altri',
    'pratica.sconosciuta',
    ...PROBLEMI_PUBBLICAZIONE,
    ...PROBLEMI_CARTOLINE,
    ...PROBLEMI_COMANDO,
  ],
  async gestisci(contesto) {
    const { parametri, chi, nellEnte } = contesto;
    const compito = await nellEnte(async (t) => {
      await esigiDocumento(t, contesto.corpo.documentoId);
      return trovaCompito(t, chi, parametri.compitoId);
    });
    if (compito.tipo !== contesto.corpo.tipo) throw new ErroreProblema('compito.esito_di_altro_tipo');
    if (compito.chiusoIl !== null) throw new ErroreProblema('compito.gia_chiuso');
    return registra(contesto, compito);
  },
});

/** What a pratica decides on goes through its workflow, which closes the task; the rest is closed here. */
function registra(contesto: DiEsito, compito: CompitoLetto): Promise<Risposta> {
  const e = contesto.corpo;
  switch (e.tipo) {
    case 'indagine':
      return allaPratica(contesto, compito, 'esitoIndagine', { compitoId: compito.id, beni: e.elenco });
    case 'albo':
      return e.pubblicataDal === undefined
        ? esita(contesto, compito, e)
        : registraAffissione(contesto, compito, e.pubblicataDal, e);
    case 'postale':
    case 'deposito':
      return esita(contesto, compito, e);
    case 'incerta':
      return e.esito === 'fallita' ? fallisci(contesto, compito) : risolviIncerta(contesto, compito);
    case 'prova':
      return e.esito === 'fallita'
        ? fallisci(contesto, compito)
        : scartaProve(contesto, compito, e.eventi ?? []);
    case 'casella':
      return riattivaCasella(contesto, compito);
    case 'fornitore':
      return riattivaPosta(contesto, compito);
    case 'pagamento_da_attribuire':
      return attribuisci(contesto, compito, e.praticaId);
    case 'registro':
      return registraFormalita(contesto, compito, e);
    case 'scansione_sconosciuta':
    case 'cartolina':
    case 'lettura_discorde':
    case 'busta':
      return rispondiQui(contesto, compito, e);
    case 'proposta':
    case 'pec_sconosciuta':
    case 'esiti_posta':
    case 'documento_atteso':
    case 'provvedimento':
      return chiudiQui(contesto, compito);
  }
}

const esita = (
  contesto: DiEsito,
  compito: CompitoLetto,
  { esito: detto, legaleIl }: { esito?: EsitoNotifica | undefined; legaleIl?: string | undefined },
): Promise<Risposta> =>
  allaPratica(contesto, compito, 'esitoNotifica', {
    compitoId: compito.id,
    tentativoId: compito.tentativoId,
    esito: detto,
    legaleIl,
  });

function allaPratica(
  contesto: DiEsito,
  { praticaId }: CompitoLetto,
  nome: 'esitoIndagine' | 'esitoNotifica',
  dati: object,
): Promise<Risposta> {
  if (praticaId === null) throw new ErroreProblema('compito.esito_di_altro_tipo');
  const { documentoId } = contesto.corpo;
  return comanda(contesto, { praticaId, nome, documentoId, corpo: dati });
}

async function chiudiQui({ chi, nellEnte, corpo: e }: DiEsito, compito: CompitoLetto): Promise<Risposta> {
  await nellEnte((t) => chiudi(t, compito, chi.utenteId, e));
  return { stato: 200, corpo: { id: compito.id, stato: 'chiuso' } };
}

async function rispondiQui(contesto: DiEsito, compito: CompitoLetto, e: EsitoCartolina): Promise<Risposta> {
  await rispondiCartolina(contesto, compito, e, (t) => chiudi(t, compito, contesto.chi.utenteId, e));
  return { stato: 200, corpo: { id: compito.id, stato: 'chiuso' } };
}

/** The answer is stored on the task; the notification process wakes and reads it. Nothing is sent again blindly. */
async function risolviIncerta(contesto: DiEsito, compito: CompitoLetto): Promise<Risposta> {
  const { praticaId, tentativoId } = compito;
  if (praticaId === null || tentativoId === null) throw new ErroreProblema('compito.esito_di_altro_tipo');
  const { corpo: e, nellEnte } = contesto;
  if (e.tipo === 'incerta' && e.esito === 'non_inviata') {
    const trasmissioneId = compito.riferimento;
    const cercata = await nellEnte((t) => isRicercaInCorso(t, { tentativoId, trasmissioneId }));
    if (cercata) throw new ErroreProblema('compito.ricerca_in_corso');
  }
  const risposta = await chiudiQui(contesto, compito);
  await contesto.dip.temporal.svegliaNotifica({ enteId: contesto.enteId, praticaId, tentativoId });
  return risposta;
}

/** What no rule decides (a virus, a time exceeded) a person may call a failure of the rung: R-26 does the rest. */
async function fallisci(contesto: DiEsito, compito: CompitoLetto): Promise<Risposta> {
  const { oggi } = await contesto.nellEnte((t) => leggiOrologio(t.sql));
  const { id: compitoId, tentativoId } = compito;
  return allaPratica(contesto, compito, 'esitoNotifica', {
    compitoId,
    tentativoId,
    esito: 'fallita',
    legaleIl: oggi,
  });
}

/** What a person sets aside counts no more; then the evidence is looked at again. */
async function scartaProve(
  contesto: DiEsito,
  compito: CompitoLetto,
  eventi: readonly string[],
): Promise<Risposta> {
  const { praticaId, tentativoId } = compito;
  if (praticaId === null || tentativoId === null) throw new ErroreProblema('compito.esito_di_altro_tipo');
  const { nellEnte, chi, enteId, dip } = contesto;
  const documento = contesto.corpo.documentoId ?? null;
  await nellEnte(async (t) => {
    const scelta = { eventi, autore: chi.utenteId, documentoId: documento };
    if (!(await scartaEventi(t, tentativoId, scelta))) throw new ErroreProblema('compito.evento_di_altri');
    await chiudi(t, compito, chi.utenteId, contesto.corpo);
  });
  const { database, registro } = dip;
  await dip.temporal.annunciaEvento({ database, registro }, { enteId, praticaId, tentativoId });
  return { stato: 200, corpo: { id: compito.id, stato: 'chiuso' } };
}

/** The dispatches that stood still for the provider go on; those that are not told look again by themselves. */
async function riattivaPosta(contesto: DiEsito, compito: CompitoLetto): Promise<Risposta> {
  const { nellEnte, chi, enteId, dip } = contesto;
  const fermi = await nellEnte(async (t) => {
    await chiudi(t, compito, chi.utenteId, contesto.corpo);
    return tentativiFermiPosta(t);
  });
  for (const fermo of fermi) await dip.temporal.svegliaNotifica({ enteId, ...fermo });
  return { stato: 200, corpo: { id: compito.id, stato: 'chiuso' } };
}

/** The dispatches that stood still for it go on; those that are not told look again by themselves. */
async function riattivaCasella(contesto: DiEsito, compito: CompitoLetto): Promise<Risposta> {
  const { nellEnte, chi, enteId, dip } = contesto;
  const [problema, indirizzo = ''] = compito.riferimento.split(':');
  const fermi = await nellEnte(async (t) => {
    await chiudi(t, compito, chi.utenteId, contesto.corpo);
    if (problema !== 'CREDENZIALI') return [];
    await riattiva(t, indirizzo);
    return tentativiFermi(t);
  });
  for (const fermo of fermi) await dip.temporal.svegliaNotifica({ enteId, ...fermo });
  return { stato: 200, corpo: { id: compito.id, stato: 'chiuso' } };
}

async function attribuisci(contesto: DiEsito, compito: CompitoLetto, praticaId: string): Promise<Risposta> {
  const { chi, enteId, dip, nellEnte } = contesto;
  const ricevutaId = await nellEnte(async (t) => {
    const [pratica] = await t.sql<{ direzione_id: string }[]>`
      select direzione_id from pratiche
      where id = ${praticaId} and ${soloDirezioni(t.sql, chi, 'direzione_id')}`;
    if (!pratica) throw new ErroreProblema('pratica.sconosciuta');
    const [pagamento] = await t.sql<{ ricevuta_id: string }[]>`
      update pagamenti set pratica_id = ${praticaId}, direzione_id = ${pratica.direzione_id}, stato = 'ricevuto'
      where id = ${compito.riferimento} and pratica_id is null returning ricevuta_id`;
    if (!pagamento) throw new ErroreProblema('compito.gia_chiuso');
    await chiudi(t, compito, chi.utenteId, contesto.corpo);
    return pagamento.ricevuta_id;
  });
  await dip.temporal.avviaRicevuta({ enteId, ricevutaId, attribuita: true });
  return { stato: 200, corpo: { id: compito.id, stato: 'chiuso' }, oggetto: praticaId };
}
