import { testoDi } from '../../activities/atti/testo';
import { cronologia } from '../../activities/prova/cronologia';
import {
  CONSEGNATA,
  componi,
  conFatti,
  notificaDiProva,
  type Provata,
  rilievi,
  verifica,
  voci,
} from '../../tests/banco/fascicolo-di-prova';
import type { FonteProva } from './fatti';
import { sha256Di } from './indice';
import { ricava } from './pacchetto';

const cartolina = Buffer.from('%PDF-1.7 cartolina firmata');
const FONTE: FonteProva = {
  ...{ da: 'Anna Lettrice', il: '2026-12-10', mittenteIl: '2026-12-01', regola: 'AR_CONSEGNA' },
  ...{ norma: 'decisione.md R-26', prove: [] },
  documento: { sha256: sha256Di(cartolina), mediaType: 'application/pdf' },
};
const PERCORSO = 'tentativo-2-raccomandata/dichiarazione/documento.pdf';

/** A raccomandata that a person carried, with the card in hand. */
async function aMano(fonte: FonteProva, bytes = cartolina): Promise<Provata> {
  const p = conFatti(await notificaDiProva(CONSEGNATA.slice(0, 1)), (f) => {
    f.tentativi.push({
      ...{ id: 'tnt_2', ordine: 2, canale: 'raccomandata', speditoIl: '2026-12-01', trasmissioni: [] },
      ...{ eventi: [], termini: [], fonte },
      registrato: { esito: 'perfezionata', legaleIl: '2026-12-05', notoIl: '2026-12-10' },
    });
  });
  const documenti = new Map([...p.materiale.documenti, [sha256Di(cartolina), bytes]]);
  return { ...p, materiale: { ...p.materiale, documenti } };
}
const detto = ({ materiale }: Provata): string =>
  testoDi(cronologia(ricava(materiale).racconto)).replaceAll('\u00a0', ' ');

test('who said it, when and with which proof; the proof is in the pack', async () => {
  const p = await aMano(FONTE);
  const zip = await componi(p);
  expect(rilievi(await verifica(zip))).toEqual({});
  expect((await voci(zip)).get(PERCORSO)).toEqual(cartolina);
  const testo = detto(p);
  for (const frase of [
    `Fonte dichiarato da Anna Lettrice il 10 dicembre 2026, con la prova ${PERCORSO}`,
    `L’esito è dichiarato da Anna Lettrice il 10 dicembre 2026, con la prova ${PERCORSO}.`,
    'Regola AR_CONSEGNA',
    'Per il mittente 1 dicembre 2026',
  ])
    expect(testo).toContain(frase);
  expect(testo).toContain(`${PERCORSO} SHA-256 ${sha256Di(cartolina)}`);
  expect(testo).not.toContain('registrato da chi');
  expect(testo).not.toContain('Ogni prova del tentativo 2.');
});

test('without a document it is said, and is missing', async () => {
  const testo = detto(await aMano({ ...FONTE, da: null, documento: null }));
  expect(testo).toContain(
    'dichiarato da chi ha curato la consegna il 10 dicembre 2026, senza un documento che lo provi',
  );
  expect(testo).toContain('Ogni prova del tentativo 2.');
});

test('another document in its place is told', async () => {
  const altra = await aMano(FONTE, Buffer.from('%PDF-1.7 altra'));
  expect(rilievi(await verifica(await componi(altra)))).toEqual({ eventi: 'prova.evento_discorde' });
});
