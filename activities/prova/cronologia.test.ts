import type { GiustificazioneProva } from '../../formats/prova/fatti';
import { ricava } from '../../formats/prova/pacchetto';
import { leggiPdf, testoHtml } from '../../tests/atti/lettura';
import {
  CONSEGNATA,
  conFatti,
  notificaDiProva,
  type Provata,
  resaVera,
} from '../../tests/banco/fascicolo-di-prova';
import { creaMotore } from '../atti/motore';
import { normalizza, testoDi } from '../atti/testo';
import { datiTypst } from '../atti/typst-dati';
import { cronologia } from './cronologia';

let consegnata: Provata;
beforeAll(async () => {
  consegnata = await notificaDiProva(CONSEGNATA);
});
const racconto = ({ materiale }: Provata) => ricava(materiale).racconto;
const detto = (p: Provata): string => testoDi(cronologia(racconto(p))).replaceAll('\u00a0', ' ');

test('the page and the PDF/A say the same words, without scripts, to who reads with a screen reader too', async () => {
  const { html, pdf } = await resaVera()(racconto(consegnata));
  const atteso = normalizza(testoDi(cronologia(racconto(consegnata))));
  expect(normalizza(testoHtml(html))).toContain(atteso);
  const letto = leggiPdf(pdf);
  expect([letto.marcato, letto.lingua, letto.titolo]).toEqual([true, 'it-IT', 'Cronologia della notifica']);
  expect(normalizza(letto.pagine.join(' '))).toContain('ricevuta di avvenuta consegna');
  expect(html).toMatch(/^<!doctype html>\n<html lang="it">/);
  expect(html).toContain('<th scope="col">');
  expect(html).not.toMatch(/<script|javascript:|https?:\/\//i);
  const ua = creaMotore('ua-1')(datiTypst(cronologia(racconto(consegnata))), '2026-11-21');
  expect(ua.length).toBeGreaterThan(10_000);
});

test('a judge finds act, addressee, address with its provenance, hours, rule with norm, and what is missing', () => {
  const testo = detto(consegnata);
  for (const frase of [
    'ingiunzione n. 2026/000123',
    'Edil Bianchi S.r.l.',
    'Indirizzo ok@pec.dest-esempio.it',
    'Provenienza registro INI-PEC, rilevato il 19 novembre 2026',
    'Per il mittente 21 novembre 2026 (ricevuta di accettazione del 21 novembre 2026, ore 10:15:02: prova 01)',
    'Per il destinatario 21 novembre 2026 (ricevuta di avvenuta consegna del 21 novembre 2026, ore 10:15:09: prova 02)',
    'Regola PEC_CONSEGNA',
    'Norma DPR 600/73 art. 60-ter c. 4',
    'La revoca dei certificati dei gestori (CRL, OCSP)',
  ])
    expect(testo).toContain(frase);
  expect(testo).not.toContain('accettazione: la data per il mittente');
});

test('what is missing is said: acceptance, outcome, address, another outcome on record', async () => {
  const sola = await notificaDiProva(CONSEGNATA.slice(1));
  expect(detto(sola)).toContain('la data per il mittente non è provata (tentativo 1, trasmissione 1)');
  const muta = await notificaDiProva(CONSEGNATA.slice(0, 1));
  expect(detto(muta)).toContain('Le prove raccolte non dimostrano una notifica perfezionata');
  expect(detto(muta)).toContain('La ricevuta di consegna o l’avviso di mancata consegna (tentativo 1');
  const altra = conFatti(consegnata, (f) => {
    const [t] = f.tentativi;
    if (!t) return;
    t.registrato = { esito: 'fallita', legaleIl: '2026-11-21', notoIl: '2026-11-22' };
    for (const x of t.trasmissioni) x.indirizzo = null;
  });
  expect(detto(altra)).toContain('La concordanza con la pratica, che per il tentativo 1 ha registrato');
  expect(detto(altra)).toContain('L’indirizzo usato e la sua provenienza (tentativo 1, trasmissione 1)');
});

test('a negative outcome is told with the words of the provider, and by the next attempt that made up for it', async () => {
  const piena = await notificaDiProva(
    [
      { genere: 'accettazione', il: '2026-11-21T10:15:02+01:00' },
      { genere: 'errore-piena', il: '2026-11-21T10:15:09+01:00' },
      { genere: 'errore-piena', il: '2026-11-29T10:15:09+01:00', invio: 2 },
    ],
    'piena@pec.dest-esempio.it',
  );
  const poi = conFatti(piena, (f) => {
    f.tentativi.push({
      id: 'tnt_2',
      ordine: 2,
      canale: 'raccomandata',
      speditoIl: '2026-12-01',
      trasmissioni: [],
      eventi: [],
      termini: [],
      registrato: { esito: 'perfezionata', legaleIl: '2026-12-05', notoIl: '2026-12-10' },
    });
  });
  const testo = detto(poi);
  for (const frase of [
    'casella piena («5.2.2 - Gestore PEC di prova pec.dest-esempio.it - casella piena»)',
    'per raccomandata, con il tentativo 2',
    'Tentativo 1, posta elettronica certificata (PEC): non notificato con questo mezzo, 29 novembre 2026.',
    'secondo invio, perché la casella del destinatario era piena',
    'Spedito il 1 dicembre 2026 all’indirizzo stampato sull’atto.',
    'L’esito è registrato da chi ha curato la consegna; non risulta da chi né con quale prova.',
    'Ogni prova del tentativo 2.',
  ])
    expect(testo).toContain(frase);
});

test('why a further means was used, and what the evidence said of it afterwards', async () => {
  const seconda = (smentita: GiustificazioneProva['smentita']) =>
    conFatti(consegnata, (f) => {
      f.tentativi.push({
        ...{
          id: 'tnt_2',
          ordine: 2,
          canale: 'raccomandata',
          speditoIl: '2026-11-25',
          trasmissioni: [],
          eventi: [],
        },
        ...{ termini: [], registrato: null },
        giustificato: {
          ...{ tentativo: 1, versione: 1, esito: 'fallita', regola: 'PEC_DICHIARATA' },
          ...{ norma: 'DPR 600/73 art. 60-ter c. 3-4', il: '2026-11-24', notoIl: '2026-11-24', smentita },
        },
      });
    });
  const prima = detto(seconda(null));
  expect(prima).toContain(
    'Si è passati a questo mezzo per l’esito del tentativo 1: non notificato con questo mezzo, 24 novembre 2026 (DPR 600/73 art. 60-ter c. 3-4; regola PEC_DICHIARATA, versione 1).',
  );
  expect(prima).not.toContain('Poi le prove hanno detto altro');
  const poi = detto(seconda({ versione: 2, esito: 'perfezionata', il: '2026-11-21', notoIl: '2026-11-28' }));
  for (const frase of [
    'Poi le prove hanno detto altro: dal 28 novembre 2026 il tentativo 1 risulta notificato, 21 novembre 2026 (versione 2).',
    'Questo tentativo era già partito e resta',
    'per posta elettronica certificata (PEC), con il tentativo 1',
    'Il tentativo 2, raccomandata, era già partito quando questa notifica si è saputa',
  ])
    expect(poi).toContain(frase);
});

test('a further attempt without a reason on record is among what is missing', () => {
  const senza = conFatti(consegnata, (f) => {
    f.tentativi.push({
      ...{
        id: 'tnt_2',
        ordine: 2,
        canale: 'raccomandata',
        speditoIl: '2026-11-25',
        trasmissioni: [],
        eventi: [],
      },
      ...{ termini: [], registrato: null },
    });
  });
  expect(detto(senza)).toContain('La prova per cui si è passati al tentativo 2');
});

test('a receipt that was not believed is told as such, and moves no date', async () => {
  const manomessa = await notificaDiProva([
    ...CONSEGNATA.slice(0, 1),
    { genere: 'avvenuta-consegna', il: '2026-11-21T10:15:09+01:00', variante: 'manomessa' },
  ]);
  expect(detto(manomessa)).toContain('(non accolta: non prova nulla)');
  expect(detto(manomessa)).toContain(
    '02-avvenuta-consegna non è autentica. I byte firmati non sono quelli arrivati',
  );
  expect(detto(manomessa)).toContain('non dimostrano una notifica perfezionata');
});
