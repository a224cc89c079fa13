import { readdirSync, readFileSync } from 'node:fs';
import { type DataCivile, dataDi, giornoDi, giornoSettimana } from '../../domain/calendario';
import type { Passo } from '../../domain/fascicolo';
import { calcolaConto } from '../../domain/pratica/conto';
import { type Decisione, decidi } from '../../domain/pratica/prossimo-passo';
import { richiestaPendente } from '../../domain/pratica/rateazione';
import { parametro } from '../../domain/profili/profilo';
import { racconta } from '../../domain/racconta/racconta';
import { vitaACaso } from '../../domain/racconta/vite-a-caso';
import { importoRata, pianoInCorso } from '../../domain/rateazione';
import { TIPI_TITOLO } from '../../domain/vocabolario';
import { condivisa } from '../../tests/condivisa';
import { leggiStoria } from './leggi-storia';

/** An answer of a life with all that the rules looked at. */
interface Risposta extends Decisione {
  id: string;
  il: DataCivile;
  oggi: number;
}

const STORIE = readdirSync(condivisa('cases', 'storie')).filter((nome) => /^S\d+\.json$/.test(nome));
const storie = STORIE.map((nome) => leggiStoria(readFileSync(condivisa('cases', 'storie', nome), 'utf8')));
const vite = [...storie, ...Array.from({ length: 250 }, (_, i) => vitaACaso(7000 + i))].map((storia) => {
  const risposte: Risposta[] = [];
  racconta(storia, ({ fascicolo, profilo }, il) => {
    risposte.push({ id: storia.id, il, oggi: giornoDi(il), ...decidi(fascicolo, profilo, il) });
  });
  return risposte;
});
const tutte = vite.flat();
const emesse = tutte.filter(({ passo }) => passo.passo === 'emetti' && passo.motivo !== 'SECONDO_CANALE');
const diAtto = (...atti: readonly Passo['atto'][]) => emesse.filter(({ passo }) => atti.includes(passo.atto));
/** None of many: the list must be long enough for the rule to be seen. */
function nessuna(risposte: readonly Risposta[], viola: (r: Risposta) => boolean, almeno = 10): void {
  expect(risposte.length).toBeGreaterThanOrEqual(almeno);
  expect(risposte.filter(viola).map(({ id, il, passo }) => `${id} ${il} ${passo.motivo}`)).toEqual([]);
}
const coperte = ({ passo, quadro }: Risposta) =>
  quadro.inCarico.filter(({ id }) => passo.partite?.includes(id));

test('R-03: steps leave on any civil date, and follow one another until a wait or the end', () => {
  expect(new Set(emesse.map(({ oggi }) => giornoSettimana(oggi))).size).toBe(7);
  for (const vita of vite)
    vita.forEach(({ il, passo }, i) => {
      const poi = vita[i + 1];
      if (poi && poi.il > il) expect(['attendi', 'chiudi']).toContain(passo.passo);
    });
});

test('R-17, R-18: no search and no procedure while a sollecito of an active partita runs', () => {
  const procedure = tutte.filter(
    ({ passo }) =>
      passo.motivo === 'INDAGINE_SOLVIBILITA' ||
      ['preavvisoFermo', 'preavvisoIpoteca', 'pignoramento72bis'].includes(passo.atto ?? ''),
  );
  nessuna(
    procedure,
    ({ passo, quadro, oggi }) =>
      passo.motivo !== 'SECONDO_CANALE' &&
      quadro.fatti.atti.some(
        (atto) =>
          atto.tipo === 'sollecito795' &&
          quadro.attive.every(({ id }) => atto.atto.partite.includes(id)) &&
          oggi <= atto.emesso + parametro(quadro.fatti.profilo, 'sollecito.termine', atto.emesso) &&
          !quadro.fatti.atti.some((primo) => primo.tipo === 'sollecito795' && primo.emesso < atto.emesso),
      ),
  );
});

test('R-19: a pignoramento of a title older than a year has a served intimazione50 that covers it', () => {
  nessuna(diAtto('pignoramento72bis'), (r) =>
    coperte(r).some(
      ({ id, titolo }) =>
        (titolo?.notificato ?? r.oggi) < r.oggi - 366 &&
        !r.quadro.fatti.atti.some(
          ({ tipo, perfetto, atto }) =>
            tipo === 'intimazione50' && perfetto !== null && atto.partite.includes(id),
        ),
    ),
  );
});

test('R-23: an act on the road names partite owed, not prescribed and not sospese', () => {
  const inFavore = [
    'revocaFermo',
    'cancellazioneIpoteca',
    'svincoloTerzo',
    'sollecitoRate',
    'comunicazioneDecadenza',
  ];
  nessuna(
    emesse.filter(({ passo }) => !inFavore.includes(passo.atto ?? '')),
    (r) => coperte(r).some((p) => p.prescritta || p.sospesa || !r.quadro.dovute.includes(p)),
  );
});

test('R-25: no title under the floor, and none before the term of the friendly reminder', () => {
  nessuna(
    diAtto(...TIPI_TITOLO),
    ({ quadro, oggi, passo }) =>
      quadro.conto.residuo < parametro(quadro.fatti.profilo, 'soglia794', oggi) ||
      (passo.motivo !== 'GUARDIA_PRESCRIZIONE' &&
        parametro(quadro.fatti.profilo, 'precoattivo.attivo', oggi) &&
        quadro.fatti.atti.every(({ tipo }) => tipo !== 'sollecitoPrecoattivo')),
  );
});

test('R-42: the heirs of who was served are told before any search, and have their term', () => {
  nessuna(
    tutte.filter(({ passo }) => passo.motivo === 'TERMINE_EREDI'),
    ({ quadro }) =>
      !quadro.fatti.atti.some(
        ({ tipo, emesso }) => tipo === 'intimazione50' && emesso >= (quadro.fatti.morte?.eredi ?? 0),
      ),
    2,
  );
});

test('R-46: fermo and ipoteca once per pratica', () => {
  for (const vita of vite)
    for (const atto of ['fermo', 'ipoteca', 'preavvisoFermo', 'preavvisoIpoteca'] as const) {
      const volte = vita.filter(
        ({ passo, quadro }) =>
          passo.passo === 'emetti' &&
          passo.atto === atto &&
          passo.motivo !== 'SECONDO_CANALE' &&
          quadro.fatti.morte === null,
      );
      expect(volte.length).toBeLessThanOrEqual(1);
    }
});

test('R-48: no second order while one runs', () => {
  nessuna(diAtto('pignoramento72bis'), ({ quadro, oggi }) =>
    quadro.fatti.atti.some(
      ({ tipo, perfetto }) => tipo === 'pignoramento72bis' && perfetto !== null && oggi <= perfetto + 59,
    ),
  );
});

test('R-53: an act emitted for more costs at least as much, and only by its expense', () => {
  for (const vita of vite)
    vita.forEach((r, i) => {
      const poi = vita[i + 1];
      if (r.passo.passo !== 'emetti' || poi?.il !== r.il || r.passo.motivo === 'SECONDO_CANALE') return;
      const prima = r.quadro.conto;
      expect(poi.quadro.conto.residuo).toBe(prima.residuo);
      expect(poi.quadro.conto.spese).toBeGreaterThanOrEqual(0n);
      if (prima.spesePagate === 0n) expect(poi.quadro.conto.spese).toBeGreaterThanOrEqual(prima.spese);
    });
});

test('R-54: money has the effect of its value date, not of the day it was known', () => {
  const base = JSON.parse(readFileSync(condivisa('cases', 'storie', 'S03.json'), 'utf8')) as {
    eventi: object[];
  };
  const mora = (valuta: string): bigint => {
    const storia = leggiStoria(
      JSON.stringify({
        ...base,
        eventi: [{ il: '2026-07-20', tipo: 'pagamento', importo: '500.00', valuta }],
      }),
    );
    let dovuta = 0n;
    racconta(storia, ({ fascicolo, profilo }) => {
      dovuta = calcolaConto(fascicolo, profilo, '2026-08-20').mora;
    });
    return dovuta;
  };
  expect(mora('2026-05-20')).toBeLessThan(mora('2026-07-20'));
});

test('R-59: a refund is of the whole credit not yet proposed', () => {
  nessuna(
    tutte.filter(({ passo }) => passo.motivo === 'RIMBORSO'),
    ({ passo, quadro }) => (passo.importo ?? 0n) <= 0n || (passo.importo ?? 0n) > quadro.conto.credito,
  );
});

test('R-60, R-61: a request stops new acts but the guard; it is admissible up to maxRate, never after a decadenza (R-66)', () => {
  nessuna(
    emesse,
    ({ passo, quadro }) =>
      richiestaPendente(quadro) !== null &&
      passo.motivo !== 'GUARDIA_PRESCRIZIONE' &&
      !['revocaFermo', 'cancellazioneIpoteca', 'svincoloTerzo'].includes(passo.atto ?? ''),
  );
  nessuna(
    tutte.filter(({ passo }) => passo.proposta === 'rateazione'),
    ({ passo, quadro }) => {
      const rate = richiestaPendente(quadro)?.rate ?? 0;
      const massimo = passo.maxRate ?? 0;
      const decaduta = quadro.fatti.atti.some(({ tipo }) => tipo === 'comunicazioneDecadenza');
      return (
        (passo.motivo === 'RATEAZIONE_AMMISSIBILE') !== (rate >= 1 && rate <= massimo) ||
        (decaduta && massimo !== 0)
      );
    },
  );
});

test('R-62: the parts of a plan sum up to what was due, the first ones a cent more', () => {
  for (const [totale, n] of [
    [100_001n, 7],
    [99_999n, 12],
    [5n, 3],
  ] as const) {
    const rate = Array.from({ length: n }, (_, k) => importoRata(totale, n, k + 1));
    expect(rate.reduce((a, b) => a + b, 0n)).toBe(totale);
    expect([...rate].sort((a, b) => Number(b - a))).toEqual(rate);
  }
});

test('R-63, R-64: under a plan only its own acts leave, and mora stands still', () => {
  const inPiano = tutte.filter(({ quadro }) => pianoInCorso(quadro.fatti.piani) !== null);
  nessuna(
    inPiano.filter(({ passo }) => passo.passo === 'emetti' && passo.motivo !== 'SECONDO_CANALE'),
    ({ passo }) =>
      ![
        'sollecitoRate',
        'comunicazioneDecadenza',
        'revocaFermo',
        'cancellazioneIpoteca',
        'svincoloTerzo',
      ].includes(passo.atto ?? ''),
  );
  nessuna(inPiano, ({ quadro, oggi }) => {
    const piano = pianoInCorso(quadro.fatti.piani);
    const { fascicolo, profilo } = quadro.fatti;
    if (!piano || piano.concesso >= oggi || quadro.conto.dovuto === 0n) return false;
    const al = (giorno: number) => calcolaConto(fascicolo, profilo, dataDi(oggi), dataDi(giorno)).mora;
    return quadro.fatti.pagamenti.length === 0 && al(piano.concesso) !== al(oggi);
  });
});

test('R-92: what is registered is given back before the end for nothing due', () => {
  nessuna(
    tutte.filter(({ passo }) => ['PAGATA', 'SGRAVIATA', 'SANZIONI_ESTINTE'].includes(passo.motivo)),
    ({ quadro }) => {
      const atti = [...quadro.fatti.atti, ...quadro.fatti.inefficaci];
      const manca = (di: string, contrario: string) =>
        atti.some(({ tipo }) => tipo === di) && !atti.some(({ tipo }) => tipo === contrario);
      return manca('fermo', 'revocaFermo') || manca('ipoteca', 'cancellazioneIpoteca');
    },
  );
});
