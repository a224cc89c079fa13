import {
  CONSEGNATA,
  componi,
  conFatti,
  notificaDiProva,
  type Ricevuta,
  rilievi,
  verifica,
} from '../../tests/banco/fascicolo-di-prova';
import type { GiustificazioneProva } from './fatti';

const GIUSTIFICATO: GiustificazioneProva = {
  ...{
    tentativo: 1,
    versione: 1,
    esito: 'fallita',
    regola: 'PEC_SATURA_DUE_VOLTE',
    norma: 'DPR 600/73 art. 60-ter c. 3',
  },
  ...{ il: '2026-11-29', notoIl: '2026-11-30', smentita: null },
};
const SMENTITA = { versione: 2, esito: 'perfezionata', il: '2026-11-21', notoIl: '2026-12-03' } as const;
const PIENA = [
  { genere: 'accettazione', il: '2026-11-21T10:15:02+01:00' },
  { genere: 'errore-piena', il: '2026-11-21T10:15:09+01:00' },
  { genere: 'errore-piena', il: '2026-11-29T10:15:09+01:00', invio: 2 },
] as const;

async function giudica(ricevute: readonly Ricevuta[], giustificato: GiustificazioneProva) {
  const prova = conFatti(await notificaDiProva(ricevute), (f) => {
    f.tentativi.push({
      ...{
        id: 'tnt_2',
        ordine: 2,
        canale: 'raccomandata',
        speditoIl: '2026-12-01',
        trasmissioni: [],
        eventi: [],
      },
      ...{ termini: [], registrato: null, giustificato },
    });
  });
  return rilievi(await verifica(await componi(prova)));
}

test('a further attempt stands on the failure that the evidence of the one before gives', async () => {
  expect(await giudica(PIENA, GIUSTIFICATO)).toEqual({});
});

test('a correction on record is what the evidence gives now; one that is not is told', async () => {
  expect(await giudica([...PIENA, ...CONSEGNATA], { ...GIUSTIFICATO, smentita: SMENTITA })).toEqual({});
  expect(await giudica(PIENA, { ...GIUSTIFICATO, smentita: SMENTITA })).toEqual({
    gradini: 'prova.gradino_discorde',
  });
});

test.each([
  ['no receipt says that it failed', CONSEGNATA.slice(0, 1), {}],
  ['the attempt is not in the pack', PIENA, { tentativo: 7 }],
  ['it stands on itself', PIENA, { tentativo: 2 }],
  ['the norm is not that of the rule', PIENA, { norma: 'altra' }],
])('%s: refused', async (_perche, ricevute, altro) => {
  expect(await giudica(ricevute, { ...GIUSTIFICATO, ...altro })).toEqual({
    gradini: 'prova.gradino_discorde',
  });
});

test('the word of a person needs no receipt', async () => {
  const detta = {
    ...GIUSTIFICATO,
    regola: 'PEC_DICHIARATA',
    norma: 'DPR 600/73 art. 60-ter c. 3-4',
  } as const;
  expect(await giudica(CONSEGNATA.slice(0, 1), detta)).toEqual({});
});
