import { COMPORTAMENTO } from '../dati/comportamento';
import { profiloDi } from '../profili/profili';
import { viviFetta } from './fetta';
import { componiModello } from './modello';

const modello = componiModello('predefinito', COMPORTAMENTO);

test('under the firenze profile the debtors fall in the categories of the study', () => {
  const [somme] = viviFetta(
    { seme: 1, anni: 4, dal: '2026-01-01' },
    { da: 0, quanti: 2000 },
    [profiloDi('firenze')],
    modello,
  ).profili;
  const atteso = {
    riscosseEntro30: 20,
    riscosseOltre30: 34,
    nonRiscosseConAzioni: 14,
    nonRiscosseSenzaAzioni: 22,
    discaricate: 10,
  };
  for (const [categoria, quota] of Object.entries(atteso)) {
    const { pratiche } = somme?.categorie[categoria as keyof typeof atteso] ?? { pratiche: 0 };
    expect(Math.abs((pratiche / 2000) * 100 - quota)).toBeLessThan(2.5);
  }
});
