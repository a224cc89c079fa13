import { readFileSync } from 'node:fs';
import { condivisa } from '../../tests/condivisa';
import { datiDalCaso } from './anteprima/dal-caso';
import type { DatiAttoGrezzi } from './dati-atto';
import { documentoDi } from './resa';
import { normalizza, testoDi } from './testo';

const caso = JSON.parse(readFileSync(condivisa('cases/atti', 'provvedimento-rateazione.json'), 'utf8'))
  .cases[0];
const concesso: DatiAttoGrezzi = datiDalCaso(caso);
const { piano } = concesso;
if (!piano) throw new Error('il caso non ha un piano');
const testo = (altro: Partial<DatiAttoGrezzi>): string =>
  normalizza(testoDi(documentoDi({ genere: 'atto', dati: { ...concesso, ...altro } })));
const conPiano = (altro: Partial<NonNullable<DatiAttoGrezzi['piano']>>) =>
  testo({ piano: { ...piano, ...altro } });

describe('A17, concessione', () => {
  test('seed B-42: la decadenza è quella del profilo', () => {
    const text = conPiano({ decadenza: { regola: 'primaOSuccessive', successive: 6 } });
    expect(text).toContain('con la prima rata non pagata, o con 6 delle rate successive, lei decade');
    expect(text).not.toContain('espresso sollecito');
  });

  test('seed B-48: la garanzia si chiede solo quando serve', () => {
    expect(conPiano({ garanzia: true })).toContain('polizza fideiussoria');
    expect(conPiano({})).not.toContain('fideiussori');
  });

  test('senza interessi lo dice, e il piano è il debito', () => {
    const rate = piano.rate.map((rata) => ({ ...rata, interessiCents: 0n }));
    const avvisi = concesso.avvisi.map((avviso, i) => ({ ...avviso, cents: rate[i]?.quotaCents ?? 0n }));
    const text = testo({ avvisi, piano: { ...piano, rate, interessi: undefined } });
    expect(text).toContain('le rate non hanno interessi');
    expect(text).toContain('totale da pagare: 1.235,46 euro');
  });

  test('quante rate si potevano avere', () => {
    expect(conPiano({ massimoRate: 12 })).toContain('al massimo 12');
    expect(conPiano({})).not.toContain('al massimo');
  });

  const [prima, ...altre] = piano.rate;
  const [avviso, ...altri] = concesso.avvisi;
  if (!prima || !avviso) throw new Error('il caso non ha rate');
  test.each<[string, Partial<DatiAttoGrezzi>]>([
    ['una rata senza avviso', { avvisi: [{ ...avviso, rata: undefined }, ...altri] }],
    ['un avviso di un centesimo in più', { avvisi: [{ ...avviso, cents: avviso.cents + 1n }, ...altri] }],
    ['una rata a metà mese', { piano: { ...piano, rate: [{ ...prima, scadenza: '2026-04-15' }, ...altre] } }],
    ['un mese saltato', { piano: { ...piano, rate: [prima, ...altre.slice(1)] } }],
    ['il piano che manca', { piano: undefined }],
  ])('%s: atto.dati', (_nome, altro) => {
    expect(() => testo(altro)).toThrow(/^atto\.dati: /);
  });
});

describe('A17, diniego', () => {
  type Diniego = NonNullable<DatiAttoGrezzi['diniego']>;
  const nega = (diniego: Omit<Diniego, 'residuoCents'>, avvisi: DatiAttoGrezzi['avvisi'] = []) =>
    testo({
      tipo: 'diniegoRateazione',
      piano: undefined,
      avvisi,
      diniego: { ...diniego, residuoCents: 118_826n },
    });

  test.each<[NonNullable<Diniego['ostacolo']>, string]>([
    [{ tipo: 'DECADENZA' }, 'già decaduto da una rateazione'],
    [
      { tipo: 'MINIMO', cents: 200_000n },
      'il debito è di 1.188,26 euro senza mora, oneri e spese della procedura: le rate si possono concedere da 2.000,00 euro',
    ],
    [
      { tipo: 'FASCIA', maxRate: 12 },
      'per un debito di 1.188,26 euro senza mora, oneri e spese della procedura, si possono concedere al massimo 12 rate',
    ],
    [{ tipo: 'RATA_MINIMA', cents: 3_000n }, 'ogni rata sarebbe sotto 30,00 euro'],
  ])('la regola e la cifra che manca: %j', (ostacolo, frase) => {
    expect(nega({ ostacolo, massimoRate: 0 })).toContain(frase);
  });

  test('le parole di chi ha deciso, e che cosa si può chiedere invece', () => {
    const text = nega({ massimoRate: 6, motivazione: ['Mancano i documenti chiesti il 3 marzo.'] });
    expect(text).toContain('mancano i documenti chiesti il 3 marzo.');
    expect(text).toContain('fino a 6 rate');
    expect(text).toMatch(/di pagare in 12 rate non è accolta/);
    expect(nega({ massimoRate: 0 })).toMatch(/valutazione dell'ufficio.*non può avere un piano/);
  });

  test('non chiede denaro, ha il giudice e i 60 giorni', () => {
    const text = nega({ massimoRate: 0 });
    expect(text).toContain('totale dovuto: 1.235,46 euro');
    expect(text).toContain('corte di giustizia tributaria di primo grado di trento');
    expect(text).toContain('60 giorni dalla notifica');
    expect(text).not.toMatch(/\bundefined\b|\bnull\b|numero di avviso/);
    expect(() => nega({ massimoRate: 0 }, concesso.avvisi)).toThrow('non ha avvisi');
  });
});
