import type { RigaScritta, Strato } from '../profili/righe';

const STUDIO = 'studio di Firenze 2012-2013, tabella delle categorie (seed D-037..D-057)';
const COSTI = 'studio di Firenze 2012-2013, costi variabili (seed D-085..D-090)';
const STIMA = 'stima della casa, da sostituire con gli esiti misurati dall’Ente';

const riga = (valore: unknown, fonte: string): RigaScritta[] => [{ dal: '2012-01-01', valore, fonte }];
const stima = (valore: unknown): RigaScritta[] => riga(valore, STIMA);
const reagisce = (saldo: number, rate: number, parte: number, giorni: [number, number]): RigaScritta[] =>
  stima({ saldo, rate, parte, giorni });
const MAI = reagisce(0, 0, 0, [0, 0]);

const nessunaReazione = (classe: string): Strato =>
  Object.fromEntries(
    [
      'sollecitoPrecoattivo',
      'titolo',
      'presaInCarico',
      'sollecito795',
      'intimazione50',
      'preavvisoFermo',
      'fermo',
      'preavvisoIpoteca',
      'ipoteca',
      'comunicazioneDecadenza',
    ].map((stimolo) => [`reazione.${classe}.${stimolo}`, MAI]),
  );

/** Who they are. Shares and mean amounts follow the table of the categories; bands are in euro. */
const DEBITORI: Strato = {
  'debitori.fasce': riga(
    [
      { fino: '100.00', medio: '55.00' },
      { fino: '500.00', medio: '260.00' },
      { fino: '1000.00', medio: '700.00' },
      { fino: '5000.00', medio: '2000.00' },
      { fino: '20000.00', medio: '9000.00' },
      { fino: null, medio: '30000.00' },
    ],
    STUDIO,
  ),
  'classe.pronto.quota': riga(19.5, STUDIO),
  'classe.sensibile.quota': riga(41, STUDIO),
  'classe.resistente.quota': riga(10.2, STUDIO),
  'classe.nullatenente.quota': riga(19.3, STUDIO),
  'classe.estraneo.quota': riga(10, STUDIO),
  'classe.pronto.fasce': riga([30, 54.6, 10, 5, 0.4, 0], STUDIO),
  'classe.sensibile.fasce': riga([30.65, 52, 11, 5.78, 0.57, 0], STUDIO),
  'classe.resistente.fasce': riga([16.88, 37, 18, 20.5, 7.02, 0.6], STUDIO),
  'classe.nullatenente.fasce': riga([16.88, 37, 18, 20.5, 7.02, 0.6], STUDIO),
  'classe.estraneo.fasce': riga([78.5, 20.6, 0.65, 0.25, 0, 0], STUDIO),
  'debitori.giuridiche': stima(12),
  'debitori.digitale.fisiche': stima(8),
  'debitori.digitale.giuridiche': stima(92),
  'debitori.partite': riga(
    [15, 25, 25, 18, 12, 5],
    'studio di Firenze: tre partite per ingiunzione (seed D-045)',
  ),
  'debitori.nature': stima({ tributaria: 45, patrimoniale: 5, cds: 50 }),
  'debitori.sanzioni': stima(22),
  'debitori.interessi': stima(3),
  'debitori.etaCredito': stima([90, 1000]),
  'debitori.anniPrescrizione': riga(5, 'c.c. 2948 n. 4; L. 689/1981 art. 28'),
};

/** What they own. */
const BENI: Strato = {
  'classe.pronto.beni': stima({
    veicolo: 60,
    immobile: 40,
    conto: 70,
    stipendio: 45,
    affitto: 5,
    pensione: 20,
  }),
  'classe.sensibile.beni': stima({
    veicolo: 65,
    immobile: 35,
    conto: 60,
    stipendio: 40,
    affitto: 5,
    pensione: 20,
  }),
  'classe.resistente.beni': stima({
    veicolo: 80,
    immobile: 20,
    conto: 30,
    stipendio: 15,
    affitto: 2,
    pensione: 10,
  }),
  'classe.nullatenente.beni': stima({
    veicolo: 0,
    immobile: 0,
    conto: 0,
    stipendio: 0,
    affitto: 0,
    pensione: 25,
  }),
  'classe.estraneo.beni': stima({
    veicolo: 60,
    immobile: 40,
    conto: 60,
    stipendio: 40,
    affitto: 5,
    pensione: 20,
  }),
};

/** What becomes of a dispatch. */
const NOTIFICHE: Strato = {
  'notifica.pec': stima({ fallita: 6, irreperibile: 0, giorni: [0, 0], notoDopo: [0, 0] }),
  'notifica.deposito': riga(
    { fallita: 0, irreperibile: 0, giorni: [15, 15], notoDopo: [0, 0] },
    'DPR 600/73 art. 60-ter c. 3 b)',
  ),
  'notifica.raccomandata': stima({ fallita: 3, irreperibile: 9, giorni: [4, 18], notoDopo: [3, 15] }),
  'notifica.messo': stima({ fallita: 2, irreperibile: 12, giorni: [2, 20], notoDopo: [2, 15] }),
  'notifica.albo': stima({ fallita: 0, irreperibile: 0, giorni: [1, 20], notoDopo: [0, 0] }),
};

/** When and how they pay. */
const REAZIONI: Strato = {
  ...nessunaReazione('resistente'),
  ...nessunaReazione('nullatenente'),
  ...nessunaReazione('estraneo'),
  'reazione.pronto.sollecitoPrecoattivo': reagisce(30, 0, 0, [4, 28]),
  'reazione.pronto.titolo': reagisce(98, 1, 0, [1, 28]),
  'reazione.pronto.presaInCarico': reagisce(60, 0, 0, [3, 28]),
  'reazione.pronto.sollecito795': reagisce(80, 5, 0, [3, 28]),
  'reazione.pronto.intimazione50': reagisce(80, 5, 0, [1, 20]),
  'reazione.pronto.preavvisoFermo': reagisce(90, 5, 0, [1, 28]),
  'reazione.pronto.fermo': reagisce(90, 5, 0, [5, 90]),
  'reazione.pronto.preavvisoIpoteca': reagisce(90, 5, 0, [1, 28]),
  'reazione.pronto.ipoteca': reagisce(90, 5, 0, [5, 90]),
  'reazione.pronto.comunicazioneDecadenza': reagisce(60, 0, 0, [5, 60]),
  'reazione.sensibile.sollecitoPrecoattivo': reagisce(0, 0, 0, [4, 40]),
  'reazione.sensibile.titolo': reagisce(8, 7, 3, [35, 100]),
  'reazione.sensibile.presaInCarico': reagisce(6, 2, 1, [5, 60]),
  'reazione.sensibile.sollecito795': reagisce(28, 6, 3, [5, 110]),
  'reazione.sensibile.intimazione50': reagisce(25, 8, 3, [2, 30]),
  'reazione.sensibile.preavvisoFermo': reagisce(38, 8, 2, [3, 29]),
  'reazione.sensibile.fermo': reagisce(45, 6, 2, [10, 400]),
  'reazione.sensibile.preavvisoIpoteca': reagisce(45, 12, 2, [3, 29]),
  'reazione.sensibile.ipoteca': reagisce(50, 10, 2, [10, 500]),
  'reazione.sensibile.comunicazioneDecadenza': reagisce(25, 0, 5, [5, 90]),
  'spontaneo.pronto': reagisce(90, 0, 0, [200, 900]),
  'spontaneo.sensibile': reagisce(72, 0, 0, [120, 1300]),
  'spontaneo.resistente': MAI,
  'spontaneo.nullatenente': MAI,
  'spontaneo.estraneo': MAI,
  'terzo.pronto.percento': stima(60),
  'terzo.sensibile.percento': stima(55),
  'terzo.resistente.percento': stima(4),
  'terzo.nullatenente.percento': stima(0),
  'terzo.estraneo.percento': stima(40),
  'terzo.giorni': stima([15, 60]),
  'terzo.quota': stima([40, 100]),
  'pagamento.parte': stima([20, 70]),
};

/** Plans, answers of the Ente, what happens to people. */
const AVVENIMENTI: Strato = {
  'rateazione.quota': stima([40, 100]),
  'rateazione.risposta': stima([5, 30]),
  'rateazione.tenuta': stima(70),
  'rateazione.anticipo': stima([0, 10]),
  'ente.sgravio': stima([20, 500]),
  'ente.accetta': stima(90),
  'ente.osservazioni': stima([200, 1400]),
  'ente.prescrizione': stima([10, 90]),
  'avvenimenti.decessi': stima(1.1),
  'avvenimenti.eredi': stima([60, 240]),
  'avvenimenti.insolvenze': stima(0.3),
  'avvenimenti.insinuazione': stima([20, 90]),
  'avvenimenti.procedura': stima([400, 1400]),
  'avvenimenti.sospensioni': stima(1.5),
  'avvenimenti.sospensione': stima([30, 240]),
};

/** What the collector spends for a dispatch and for a procedure, whoever is charged with it. */
const SPESE: Strato = {
  'costo.canale.ordinaria': riga('1.30', COSTI),
  'costo.canale.raccomandata': riga('4.13', COSTI),
  'costo.canale.pec': riga('0.00', 'canone della casella, nessun costo a messaggio: scelta della casa'),
  'costo.canale.deposito': riga('0.00', 'servizio InfoCamere senza costo a messaggio: scelta della casa'),
  'costo.canale.messo': riga('0.00', 'dipendente della Società, nessun costo a notifica: scelta della casa'),
  'costo.canale.albo': riga('0.00', 'affissione a cura dell’Ente: scelta della casa'),
  'costo.titolo.raccomandata': riga('11.62', COSTI),
  'costo.atto.fermo': riga('30.99', COSTI),
  'costo.atto.ipoteca': riga('154.94', COSTI),
  'costo.atto.pignoramento72bis': riga('27.89', COSTI),
};

/** The default model of behaviour, calibrated on the table of the Firenze study. Every value may be replaced. */
export const COMPORTAMENTO: Strato = {
  ...DEBITORI,
  ...BENI,
  ...NOTIFICHE,
  ...REAZIONI,
  ...AVVENIMENTI,
  ...SPESE,
};
