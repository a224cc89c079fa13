import { readdirSync, readFileSync } from 'node:fs';
import type { DataCivile } from '../../domain/calendario';
import type { Passo } from '../../domain/fascicolo';
import type { Alternativa } from '../../domain/pratica/spiega/alternative';
import { dataScritta } from '../../domain/pratica/spiega/parole';
import { testoSpiegazione } from '../../domain/pratica/spiega/testo';
import { type Spiegazione, spiega } from '../../domain/pratica/spiegazione';
import { racconta } from '../../domain/racconta/racconta';
import type { Storia } from '../../domain/racconta/storia';
import { vitaACaso } from '../../domain/racconta/vite-a-caso';
import { condivisa } from '../../tests/condivisa';
import { leggiStoria } from './leggi-storia';

interface Detta {
  il: DataCivile;
  passo: Passo;
  spiegazione: Spiegazione;
}

/** Every answer of a story with its explanation, as it was on that fascicolo. */
function spiegata(storia: Storia): Detta[] {
  const dette: Detta[] = [];
  racconta(storia, ({ fascicolo, profilo }, il, passo) => {
    dette.push({ il, passo, spiegazione: spiega(fascicolo, profilo, il).spiegazione });
  });
  return dette;
}

const STORIE = readdirSync(condivisa('cases', 'storie')).filter((nome) => /^S\d+\.json$/.test(nome));
const storie = STORIE.map((nome) => leggiStoria(readFileSync(condivisa('cases', 'storie', nome), 'utf8')));
const VITE = 30;
storie.push(...Array.from({ length: VITE }, (_, i) => vitaACaso(i + 1)));
const stessa = (a: Pick<Alternativa, 'atto' | 'proposta'> & { passo: string }, p: Passo): boolean =>
  a.passo === p.passo && a.atto === p.atto && a.proposta === p.proposta;
const giornoPrima = (data: DataCivile): DataCivile =>
  new Date(Date.parse(data) - 86_400_000).toISOString().slice(0, 10);

test.each(storie.map((storia) => [storia.id, storia] as const))(
  'R-09: the explanations of %s',
  (_id, storia) => {
    const dette = spiegata(storia);
    frasiIntere(dette);
    rifiutiMotivati(dette);
    rifiutiMantenuti(dette, storia);
  },
);

const INTERA = /^[A-ZÈ].*[a-zà0-9)]\.$/u;
const BUCHI = /undefined|\bnull\b|NaN|Infinity|data da definire| - |\s{2}|\(\)|\.\./;
const CIFRE = /\d{4}-\d{2}-\d{2}|\d\/\d/;

/** Every sentence is whole: no hole, a full stop, the date or the amount that decides. */
function frasiIntere(dette: readonly Detta[]): void {
  for (const { il, passo, spiegazione } of dette) {
    const frasi = [spiegazione.testo, ...spiegazione.alternative.map(({ perche }) => perche)];
    expect(frasi.filter((frase) => !INTERA.test(frase) || BUCHI.test(frase) || CIFRE.test(frase))).toEqual(
      [],
    );
    const { testo } = spiegazione;
    if (passo.fino)
      expect(
        [dataScritta(passo.fino), dataScritta(giornoPrima(passo.fino))].some((d) => testo.includes(d)),
      ).toBe(true);
    if (passo.scade) expect(testo).toContain(dataScritta(passo.scade));
    if (passo.entro) expect(testo).toContain(dataScritta(passo.entro));
    if (passo.importo !== undefined) expect(testo).toMatch(/\d,\d\d euro/);
    for (const id of passo.partite ?? []) expect(testo).toContain(id);
    expect(testo).toMatch(/\d/);
    expect(testoSpiegazione(spiegazione, il)).toContain(testo);
  }
}

/** What is refused is not what was chosen, once each, with its rule and norma. */
function rifiutiMotivati(dette: readonly Detta[]): void {
  for (const { il, passo, spiegazione } of dette) {
    const chiavi = spiegazione.alternative.map((a) => a.atto ?? a.proposta ?? a.passo);
    expect(new Set(chiavi).size).toBe(chiavi.length);
    const immotivate = spiegazione.alternative.filter((a) => {
      const passata = a.possibileDal !== null && passo.passo === 'attendi' && a.possibileDal <= il;
      return stessa(a, passo) || !/^R-\d\d$/.test(a.regola) || a.norma === '' || passata;
    });
    expect(immotivate).toEqual([]);
  }
}

/** what comes later with no new fact was refused before, from a day that is not too late. */
function rifiutiMantenuti(dette: readonly Detta[], storia: Storia): void {
  const nuovi = fatti(storia);
  for (const [i, prima] of dette.entries()) {
    if (prima.passo.motivo === 'PRATICA_CHIUSA') continue;
    const dopo = dette.slice(i + 1);
    for (const poi of dopo) {
      if (nuovi.some((il) => il > prima.il && il <= poi.il)) break;
      if (nuovi.includes(prima.il)) break;
      if (poi.passo.passo === 'attendi' || poi.passo.motivo === 'SECONDO_CANALE') continue;
      if (poi.passo.proposta === 'notifica') continue;
      if (stessa(prima.passo, poi.passo)) continue;
      confrontati += 1;
      const a = prima.spiegazione.alternative.find((alternativa) => stessa(alternativa, poi.passo));
      const dove = `${storia.id} ${prima.il} ${prima.passo.motivo} -> ${poi.il} ${poi.passo.motivo}`;
      expect([dove, a]).toEqual([dove, expect.anything()]);
      expect([dove, a?.possibileDal && a.possibileDal <= poi.il]).toEqual([dove, true]);
    }
  }
}

let confrontati = 0;
test('enough refusals were compared with what came later', () => expect(confrontati).toBeGreaterThan(1000));

/** Days on which a story brings a new fact; an event of the same day may come between two answers. */
const fatti = (storia: Storia): DataCivile[] => storia.eventi.map(({ il }) => il);
