import { nuovoId } from '../../database/identificativi';
import { RUOLI } from '../../database/schema/enti';
import { COLONNE_ESITI } from '../../formats/posta/esiti-struttura';
import { pngDiProva } from '../../formats/posta/immagini-di-prova';
import { haEffetto, type Rotta } from '../../services/api/quadro/rotta';
import { ROTTE } from '../../services/api/rotte/tutte';
import { type Accesso, AUTORIZZAZIONI, CHIUNQUE_AUTENTICATO } from '../../services/api/ruoli';
import { type ApiDiProva, apiDiProva } from '../banco/api-di-prova';
import type { Oggetti } from '../banco/oggetti-di-prova';
import { zipDiProva } from '../banco/zip-di-prova';

let api: ApiDiProva;
beforeAll(async () => {
  api = await apiDiProva();
});
afterAll(() => api.chiudi());

const colonna = (lettera: string, campo: string, codiceTributo?: string) => ({
  colonna: lettera,
  intestazione: campo,
  campo,
  ...(codiceTributo && { codiceTributo }),
});
const MAPPA = {
  formato: 'csv',
  codifica: 'utf-8',
  separatore: ';',
  virgolette: '"',
  rigaIntestazione: 1,
  importi: 'virgola',
  date: ['GG/MM/AAAA'],
  dataLista: '2026-01-01',
  totali: null,
  colonne: [
    colonna('A', 'numeroAtto'),
    colonna('B', 'cognomeDenominazione'),
    colonna('C', 'anno'),
    colonna('D', 'codiceFiscale'),
    colonna('E', 'importo', '0434'),
  ],
};

/** A valid body for each POST that has one; a POST without an entry fails the matrix. */
const CORPI: Record<string, (o: Oggetti) => unknown> = {
  'carichi.approva': () => ({ dichiarazione: true }),
  'carichi.respingi': () => ({}),
  'mappe.crea': () => ({ nome: 'prova', mappa: MAPPA }),
  'mappe.proponi': () => ({ intestazioni: ['Numero avviso', 'Anno'] }),
  'documenti.registraTesto': () => ({ tipo: 'nota', testo: 'una nota' }),
  'pratiche.ricerca': () => ({ codiceFiscale: 'RSSMRA80A01H501U' }),
  'comandi.pagamento': () => ({ importo: '100' }),
  'comandi.sospensione': () => ({ al: '2026-12-31' }),
  'comandi.revocaSospensione': () => ({}),
  'comandi.sgravio': (o) => ({ partita: o.partitaId, totale: true }),
  'comandi.ricorso': (o) => ({ partita: o.partitaId }),
  'comandi.esitoRicorso': (o) => ({ partita: o.partitaId, esito: 'accolto' }),
  'comandi.chiusuraPerOpposizione': () => ({}),
  'comandi.richiestaRateazione': () => ({ rate: 3 }),
  'comandi.rateazioneConcessa': () => ({ rate: 3, primaScadenza: '2027-01-31' }),
  'comandi.rateazioneRespinta': () => ({}),
  'comandi.veicoloStrumentale': () => ({}),
  'comandi.decesso': () => ({ dal: '2026-01-10' }),
  'comandi.eredi': () => ({}),
  'comandi.insolvenza': () => ({ udienza: '2027-03-15' }),
  'comandi.insinuazioneDepositata': () => ({}),
  'comandi.proceduraChiusa': () => ({}),
  'comandi.osservazioni': () => ({ esito: 'prosegui' }),
  'comandi.decisione': () => ({ proposta: 'prescrizione', esito: 'accolta' }),
  'comandi.partitaAggiunta': () => ({
    partita: {
      natura: 'tributaria',
      importi: { capitale: '1000' },
      prescrizione: { dal: '2025-12-31', anni: 5 },
    },
  }),
  'bozze.firma': () => ({ versione: 1 }),
  'lotti.prepara': (o) => ({ direzioneId: o.direzioneId, tipo: 'sollecito795' }),
  'lotti.approva': () => ({ quante: 1 }),
  'raccomandate.registra': (o) => ({
    accettataIl: '2026-01-10',
    documentoId: o.documentoId,
    righe: [{ tentativoId: o.tentativoId, numero: '616000000001' }],
  }),
  'scansioni.lettura': () => ({ documento: 'AR', esito: 'CONSEGNATO', il: '2026-01-20' }),
  'messi.nomina': () => ({ nome: 'Messo', nomina: 'decreto 2/2026', dal: '2026-01-01' }),
  'messi.cessa': () => ({ al: '2999-12-31' }),
  'messi.affida': (o) => ({ tentativi: [o.tentativoId] }),
  'messi.distribuisci': () => ({}),
  'relate.registra': (o) => ({
    messoId: o.messoId,
    relata: { tipo: 'rifiuto', il: '2026-01-10' },
    documentoId: o.documentoId,
  }),
  'prove.ripristina': (o) => ({ motivo: 'scartata_per_errore', documentoId: o.documentoId }),
  'pubblicazioni.registra': (o) => ({ pubblicataDal: '2026-01-10', documentoId: o.documentoId }),
  'compiti.esito': () => ({ tipo: 'indagine', elenco: [] }),
  'profili.proponi': () => ({
    righe: [{ parametro: 'soglia794', dal: '2999-01-01', valore: '12.00', fonte: 'delibera di prova' }],
  }),
  'profili.approva': () => ({}),
  'carichi.parametri': () => ({ parametri: { 'piccoli.giorni': 90 } }),
  'simulazioni.avvia': () => ({ profilo: 'firenze', debitori: 10 }),
  'simulazioni.annulla': () => ({}),
  'pagamenti.ricevi': () => ({ ricevutaId: nuovoId('ric'), importo: '100', valuta: '2026-01-10' }),
};

/** What is uploaded, each time another: any evidence, an image, a ZIP of images. */
const FILE: Record<string, () => Buffer | string | Promise<Buffer>> = {
  'posta.importa': () => `${COLONNE_ESITI.join(';')}\r\n`,
  'scansioni.acquisisci': () => pngDiProva(Math.random()),
  'scansioni.lotto': () => zipDiProva({ '1.png': pngDiProva(Math.random()) }),
};

/** The lists that wait are those to approve; any other list is read. */
const oggettoDi = (r: Rotta, nome: string, o: Oggetti): string =>
  nome === 'caricoId' && r.percorso !== '/v1/enti/{enteId}/carichi/{caricoId}'
    ? o.inApprovazioneId
    : ((o as unknown as Record<string, string>)[nome] ?? 'assente');

const percorsoDi = (r: Rotta, enteId: string, o: Oggetti): string =>
  r.percorso.replace(/\{(\w+)\}/g, (_t, nome: string) =>
    nome === 'enteId' ? enteId : oggettoDi(r, nome, o),
  );

async function chiama(r: Rotta, persona: Parameters<ApiDiProva['chiama']>[0], enteId: string, o: Oggetti) {
  const corpo = CORPI[r.id]?.(o);
  if (r.metodo === 'post' && corpo === undefined && !r.caricamento)
    throw new Error(`${r.id}: manca il corpo di prova in CORPI`);
  const query = r.id === 'carichi.carica' ? `?direzioneId=${o.direzioneId}` : '';
  return api.chiama(persona, r.metodo.toUpperCase(), `${percorsoDi(r, enteId, o)}${query}`, {
    ...(corpo !== undefined && { corpo }),
    ...(r.caricamento && {
      grezzo: (await FILE[r.id]?.()) ?? `%PDF-${nuovoId('doc')}`,
      intestazioni: { 'Content-Type': 'application/octet-stream', 'X-Nome-File': 'lista.290' },
    }),
  });
}

const accesso = (r: Rotta): Accesso => AUTORIZZAZIONI[r.id];
const diEnte = ROTTE.filter((r) => accesso(r) !== CHIUNQUE_AUTENTICATO);
// the name of a profile is the same at every Ente
const conOggetto = diEnte.filter((r) => /\{(?!enteId|nome)\w+\}/.test(r.percorso));

test('every row of the authorisation table is a route, and every route has one row', () => {
  expect(ROTTE.map((r) => r.id).sort()).toEqual(Object.keys(AUTORIZZAZIONI).sort());
});

test('only the Ente suspends, discharges, closes for opposition and decides on its claims', () => {
  for (const nome of ['sospensione', 'revocaSospensione', 'sgravio', 'chiusuraPerOpposizione'] as const)
    for (const ruolo of AUTORIZZAZIONI[`comandi.${nome}`]) expect(ruolo).toMatch(/^ente\./);
});

test.each(ROTTE.map((r) => [r.id, r] as const))('%s: without a token 401', async (_id, r) => {
  const risposta = await chiama(r, null, api.a.enteId, api.a);
  expect(risposta.status).toBe(401);
  expect(risposta.headers.get('www-authenticate')).toBe('Bearer');
});

describe.each(diEnte.map((r) => [r.id, r] as const))('%s', (_id, r) => {
  test.each(RUOLI)('role %s', async (ruolo) => {
    const risposta = await chiama(r, ruolo, api.a.enteId, api.a);
    const ammesso = (accesso(r) as readonly string[]).includes(ruolo);
    if (!ammesso) expect(risposta.status).toBe(403);
    else expect([200, 201, 202, 409]).toContain(risposta.status);
    await risposta.arrayBuffer();
  });

  test('a person of another Ente, one whose grant was withdrawn, one who left', async () => {
    const stati = [];
    for (const persona of ['estranea', 'senzaRuoli', 'cessata'] as const)
      stati.push((await chiama(r, persona, api.a.enteId, api.a)).status);
    expect(stati).toEqual([404, 404, 401]);
  });
});

test.each(conOggetto.map((r) => [r.id, r] as const))(
  '%s: an object of another Ente or of another office does not exist',
  async (_id, r) => {
    const ammessi = accesso(r) as readonly (typeof RUOLI)[number][];
    for (const ruolo of ammessi) {
      const risposta = await chiama(r, ruolo, api.a.enteId, api.b);
      expect([ruolo, risposta.status]).toEqual([ruolo, 404]);
      expect(await risposta.json()).toMatchObject({ code: 'api.non_trovato' });
    }
    if (r.risorsa === 'messi') return; // of the Ente, not of an office
    const altra = await chiama(r, 'altraDirezione', api.a.enteId, api.a);
    expect(altra.status).toBe(404);
  },
);

test('a list never shows the rows of another Ente or of another office', async () => {
  const liste = diEnte.filter((r) => r.metodo === 'get' && r.query && 'cursor' in r.query.shape);
  expect(liste.length).toBeGreaterThanOrEqual(6);
  for (const r of liste) {
    const mie = await (await chiama(r, 'ente.lettura', api.a.enteId, api.a)).json();
    expect(JSON.stringify(mie)).not.toContain(api.b.praticaId);
    if (r.id === 'messi.elenca' || r.risorsa === 'mappe' || r.risorsa === 'profili') continue; // of the Ente, not of an office
    const altre = await (await chiama(r, 'altraDirezione', api.a.enteId, api.a)).json();
    expect([r.id, altre]).toEqual([r.id, { elementi: [], cursor: null }]);
  }
});

test('every POST with effect refuses a missing key', async () => {
  for (const r of ROTTE.filter(haEffetto)) {
    const ruolo = (accesso(r) as readonly (typeof RUOLI)[number][])[0] ?? 'ente.operatore';
    const risposta = await api.chiama(ruolo, 'POST', percorsoDi(r, api.a.enteId, api.a), {
      corpo: CORPI[r.id]?.(api.a) ?? {},
      chiave: null,
    });
    expect([r.id, await risposta.json()]).toMatchObject([r.id, { code: 'api.chiave_mancante', status: 400 }]);
  }
});
