import { z } from 'zod';
import { type FiltriCruscotto, leggiCruscotto } from '../letture/cruscotto';
import { Cruscotto, type RigaCruscotto } from '../letture/cruscotto-schema';
import { Data, idDi } from '../quadro/campi';
import { cella } from '../quadro/csv';
import { type Contesto, rotta } from '../quadro/rotta';

const parametri = z.strictObject({ enteId: idDi('ent') });
const query = z.strictObject({
  dal: Data.optional().describe('Spedite da questo giorno'),
  al: Data.optional().describe('Spedite fino a questo giorno, compreso'),
  caricoId: idDi('car').optional().describe('Di una lista; le liste di lavoro senza pratica non si contano'),
});

const chiedi = ({ chi, nellEnte, dip, query: filtri }: Contesto<object, FiltriCruscotto, unknown>) =>
  nellEnte((t) => leggiCruscotto(t, chi, filtri, dip.impostazioni.giorniListe));

export const leggi = rotta({
  id: 'notifiche.cruscotto',
  metodo: 'get',
  percorso: '/v1/enti/{enteId}/notifiche/cruscotto',
  titolo: 'Le notifiche in cifre, per canale e tipo di atto, con le liste di lavoro e i gestori',
  descrizione:
    'Un tentativo per riga di conto: spedite, accettate, perfezionate, fallite per classe, incerte, scadute, secondi invii. La salute delle caselle è in `/caselle`.',
  risorsa: 'notifiche',
  parametri,
  query,
  risposte: { 200: Cruscotto },
  async gestisci(contesto) {
    return { stato: 200, corpo: await chiedi(contesto) };
  },
});

const COLONNE = [
  'canale',
  'atto',
  'tentativi',
  'daInviare',
  'inAttesa',
  'incerti',
  'perfezionati',
  'falliti',
  'inviati',
  'accettati',
  'scaduti',
  'secondiInviiDovuti',
  'secondiInviiAttesi',
  'fallimenti',
] as const;

const valori = ({ secondiInvii, fallimenti, ...riga }: RigaCruscotto): Record<string, unknown> => ({
  ...riga,
  secondiInviiDovuti: secondiInvii.dovuti,
  secondiInviiAttesi: secondiInvii.attesi,
  fallimenti: fallimenti
    .map(
      ({ esito, regola, classe, quanti }) =>
        `${[esito, regola, classe].filter(Boolean).join(' ')}: ${quanti}`,
    )
    .join(', '),
});

export const csv = rotta({
  id: 'notifiche.cruscottoCsv',
  metodo: 'get',
  percorso: '/v1/enti/{enteId}/notifiche/cruscotto.csv',
  titolo: 'Le notifiche in cifre, in CSV: una riga per canale e tipo di atto',
  descrizione: 'UTF-8, punto e virgola, gli stessi filtri e le stesse cifre di `/notifiche/cruscotto`.',
  risorsa: 'notifiche',
  parametri,
  query,
  media: 'text/csv',
  async gestisci(contesto) {
    const { righe } = await chiedi(contesto);
    const linee = righe.map(valori).map((riga) => COLONNE.map((nome) => cella(riga[nome])).join(';'));
    const testo = [COLONNE.map(cella).join(';'), ...linee].map((linea) => `${linea}\r\n`).join('');
    return {
      tipo: 'text/csv; charset=utf-8',
      nome: 'cruscotto-notifiche.csv',
      contenuto: Buffer.from(`\uFEFF${testo}`, 'utf8'),
    };
  },
});
