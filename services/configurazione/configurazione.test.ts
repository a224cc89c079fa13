import { leggiConfigurazione } from './configurazione';
import { codiceDi } from './errore';
import { nomeVariabile } from './sezione';

const PRODUZIONE = {
  ESATTO_AMBIENTE: 'produzione',
  ESATTO_DATABASE_URL_APP: 'postgres://esatto_app:lunga@db.example.it/esatto',
  ESATTO_TEMPORAL_INDIRIZZO: 'temporal.example.it:7233',
  ESATTO_PEC_SMTP_URL: 'smtps://invio.gestore.example.it:465',
  ESATTO_PEC_IMAP_URL: 'imaps://casella.gestore.example.it:993',
  ESATTO_PEC_PASSWORD: 'lunga-anche-questa',
  ESATTO_PEC_ANCORE: '/etc/esatto/gestori.pem',
  ESATTO_API_EMITTENTE: 'https://identita.example.it',
  ESATTO_API_JWKS_URL: 'https://identita.example.it/jwks',
};

function rifiuto(env: Record<string, string>): { codice: string | null; messaggio: string } {
  try {
    leggiConfigurazione(env);
  } catch (errore) {
    return { codice: codiceDi(errore), messaggio: (errore as Error).message };
  }
  return { codice: null, messaggio: '' };
}

test('without variables everything is local, on ports that differ', () => {
  const c = leggiConfigurazione({});
  expect(c.ambiente).toBe('sandbox');
  expect(c.porte).toMatchObject({ api: 7300, temporal: 7301, temporalUi: 7302, postgres: 7303 });
  expect(new Set(Object.values(c.porte)).size).toBe(Object.keys(c.porte).length);
  expect(c.database).toMatchObject({
    url: null,
    urlApp: 'postgres://esatto_app:sandbox@127.0.0.1:7303/esatto',
  });
  expect(c.temporal).toMatchObject({ indirizzo: '127.0.0.1:7301', locale: true });
  expect(c.orologio.giornoMs).toBeNull();
});

test('an empty variable counts as unset', () => {
  expect(leggiConfigurazione({ ESATTO_PORTA_BASE: ' ', ESATTO_GIORNO_MS: '' })).toEqual(
    leggiConfigurazione({}),
  );
});

test('the runtime role takes the place of the user in the address of a database of one’s own', () => {
  const c = leggiConfigurazione({
    ESATTO_DATABASE_URL: 'postgres://capo:p@db:5433/riscossione',
    ESATTO_DATABASE_PASSWORD_APP: 'a/b',
  });
  expect(c.database.url).toBe('postgres://capo:p@db:5433/riscossione');
  expect(c.database.urlApp).toBe('postgres://esatto_app:a%2Fb@db:5433/riscossione');
});

test.each([
  ['ESATTO_PORTA_BASE', 'mille'],
  ['ESATTO_PORTA_BASE', '80'],
  ['ESATTO_GIORNO_MS', '-5'],
  ['ESATTO_TEMPORAL_INDIRIZZO', 'http://temporal'],
  ['ESATTO_DATABASE_URL', 'mysql://db/x'],
  ['ESATTO_AMBIENTE', 'collaudo'],
  ['ESATTO_CAOS', 'dopo-numero'],
  ['ESATTO_LISTE_GIORNI', 'incerta:0'],
  ['ESATTO_LISTE_GIORNI', 'incerta:3,altro:2'],
  ['ESATTO_INTERRUTTORE_FALLITI', '0'],
])('a wrong %s is named with its value', (nome, valore) => {
  const { codice, messaggio } = rifiuto({ [nome]: valore });
  expect(codice).toBe('configurazione.valore');
  expect(messaggio).toContain(`${nome}=${valore}`);
});

test('production with everything of its own starts', () => {
  expect(leggiConfigurazione(PRODUZIONE).ambiente).toBe('produzione');
});

test.each([
  ['ESATTO_PEC_SMTP_URL', 'smtp://127.0.0.1:7304'],
  ['ESATTO_PEC_IMAP_URL', ''],
  ['ESATTO_API_EMITTENTE', 'http://localhost:7306'],
  ['ESATTO_API_JWKS_URL', ''],
  ['ESATTO_TEMPORAL_INDIRIZZO', ''],
  ['ESATTO_DATABASE_URL_APP', 'postgres://esatto_app:sandbox@db.example.it/esatto'],
  ['ESATTO_DATABASE_URL_APP', 'postgres://esatto_app:lunga@127.0.0.1:7303/esatto'],
  ['ESATTO_PEC_PASSWORD', 'sandbox'],
  ['ESATTO_PEC_PASSWORD', ''],
  ['ESATTO_PEC_ANCORE', ''],
  ['ESATTO_GIORNO_MS', '5000'],
  ['ESATTO_CAOS', 'dopo-numero:1'],
])('production refuses %s=%s', (nome, valore) => {
  const { codice, messaggio } = rifiuto({ ...PRODUZIONE, [nome]: valore });
  expect(codice).toBe('configurazione.produzione');
  expect(messaggio).toContain(nome);
});

test('the age limit of a worklist is changed one by one', () => {
  const { giorniListe } = leggiConfigurazione({ ESATTO_LISTE_GIORNI: 'incerta:3,casella:2' });
  expect(giorniListe).toEqual({ ...leggiConfigurazione({}).giorniListe, incerta: 3, casella: 2 });
});

test('a field becomes the name of its variable', () => {
  expect(nomeVariabile('databaseUrlApp')).toBe('ESATTO_DATABASE_URL_APP');
});
