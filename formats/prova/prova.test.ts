import {
  CONSEGNATA,
  componi,
  conFatti,
  notificaDiProva,
  type Provata,
  resa,
  rilievi,
  verifica,
  voci,
} from '../../tests/banco/fascicolo-di-prova';
import { leggiCertificatiPem } from '../pec/catena';
import { emetti, pemDi } from '../pec/messaggi-di-prova';
import { componiProva } from './componi';
import type { FattiProva } from './fatti';
import { leggiIndice, sha256Di } from './indice';
import { ricava } from './pacchetto';

let consegnata: Provata;
beforeAll(async () => {
  consegnata = await notificaDiProva(CONSEGNATA);
});

const calcolato = ({ materiale }: Provata) =>
  ricava(materiale).racconto.perfezionamenti[0]?.calcolato ?? null;

test('a pack of signed receipts is valid, and says so check by check in a fixed order', async () => {
  const esito = await verifica(await componi(consegnata));
  expect(rilievi(esito)).toEqual({});
  expect(esito.valida).toBe(true);
  expect(esito.controlli.map((c) => c.nome)).toEqual([
    'contenitore',
    'indice',
    'impronte',
    'fatti',
    'atto',
    'autorita',
    'ricevuta tentativo-1-pec/01-accettazione',
    'ricevuta tentativo-1-pec/02-avvenuta-consegna',
    'eventi',
    'estratti',
    'perfezionamento',
    'gradini',
    'cronologia',
  ]);
});

test('same facts, same bytes, whatever the order in which the documents were read', async () => {
  const { materiale } = consegnata;
  const documenti = new Map([...materiale.documenti].reverse());
  const fatti = Object.fromEntries(Object.entries(materiale.fatti).reverse()) as FattiProva;
  const altri = { ...materiale, documenti, fatti };
  const zip = await componiProva(materiale, resa);
  expect((await componiProva(altri, resa)).equals(zip)).toBe(true);
  // the DOS date of the first entry: 21 November 2026 at noon, from the facts
  expect([zip.readUInt16LE(10), zip.readUInt16LE(12)]).toEqual([12 << 11, (46 << 9) | (11 << 5) | 21]);
});

test('the index tells size, hash, type and provenance of every file but itself', async () => {
  const file = await voci(await componi(consegnata));
  const indice = leggiIndice(file.get('indice.json') ?? Buffer.alloc(0));
  expect(indice?.file.map((f) => f.percorso)).toEqual(
    [...file.keys()].filter((p) => p !== 'indice.json').sort(),
  );
  for (const f of indice?.file ?? []) {
    expect([f.percorso, f.sha256]).toEqual([f.percorso, sha256Di(file.get(f.percorso) ?? Buffer.alloc(0))]);
    expect(f.provenienza).not.toBe('');
    expect(f.mediaType).toMatch(/^[a-z]+\/[a-z0-9.+-]+(; charset=utf-8)?$/);
  }
});

test('accepted and delivered: date of the sender, date of the addressee, rule and proof', () => {
  const [accettazione, consegna] = consegnata.materiale.fatti.tentativi[0]?.eventi ?? [];
  expect(calcolato(consegnata)).toEqual({
    esito: 'perfezionata',
    mittenteIl: '2026-11-21',
    destinatarioIl: '2026-11-21',
    regola: 'PEC_CONSEGNA',
    norma: 'DPR 600/73 art. 60-ter c. 4',
    prove: [accettazione?.id, consegna?.id].sort(),
  });
});

test('midnight in Rome, not in Greenwich, divides the days', async () => {
  const tardi = await notificaDiProva([
    { genere: 'accettazione', il: '2026-11-21T23:59:58+01:00' },
    { genere: 'avvenuta-consegna', il: '2026-11-22T00:00:03+01:00' },
  ]);
  expect(calcolato(tardi)).toMatchObject({ mittenteIl: '2026-11-21', destinatarioIl: '2026-11-22' });
  expect((await verifica(await componi(tardi))).valida).toBe(true);
});

test('a box found full twice: two transmissions, an outcome that is negative and proved', async () => {
  const piena = await notificaDiProva(
    [
      { genere: 'accettazione', il: '2026-11-21T10:15:02+01:00' },
      { genere: 'errore-piena', il: '2026-11-21T10:15:09+01:00' },
      { genere: 'accettazione', il: '2026-11-29T10:15:02+01:00', invio: 2 },
      { genere: 'errore-piena', il: '2026-11-29T10:15:09+01:00', invio: 2 },
    ],
    'piena@pec.dest-esempio.it',
  );
  expect(calcolato(piena)).toMatchObject({
    esito: 'fallita',
    destinatarioIl: '2026-11-29',
    regola: 'PEC_SATURA_DUE_VOLTE',
  });
  expect(rilievi(await verifica(await componi(piena)))).toEqual({});
});

test('a receipt that was not believed stays in the pack, proves nothing, and the pack is true', async () => {
  const manomessa = await notificaDiProva([
    { genere: 'accettazione', il: '2026-11-21T10:15:02+01:00' },
    { genere: 'avvenuta-consegna', il: '2026-11-21T10:15:09+01:00', variante: 'manomessa' },
  ]);
  expect(calcolato(manomessa)).toBeNull();
  const zip = await componi(manomessa);
  const esito = await verifica(zip);
  expect(rilievi(esito)).toEqual({});
  expect((await voci(zip)).get('LEGGIMI.txt')?.toString('utf8')).toContain(
    'tentativo-1-pec/02-avvenuta-consegna: non accolta, la sua verifica deve fallire',
  );
  expect(esito.controlli.find((c) => c.nome.includes('02-'))?.dettaglio).toContain('pec.digest_diverso');
  const creduta = conFatti(manomessa, (f) => {
    for (const e of f.tentativi[0]?.eventi ?? []) e.dati.valida = true;
  });
  expect(rilievi(await verifica(await componi(creduta)))).toEqual({
    'ricevuta tentativo-1-pec/02-avvenuta-consegna': 'prova.ricevuta_non_valida',
  });
});

test('a delivery to somebody else, or of another transmission, proves nothing here', async () => {
  const altrui = await notificaDiProva([
    ...CONSEGNATA.slice(0, 1),
    { genere: 'avvenuta-consegna', il: '2026-11-21T10:15:09+01:00', per: 'altri@pec.dest-esempio.it' },
  ]);
  const nome = 'ricevuta tentativo-1-pec/02-avvenuta-consegna';
  expect(rilievi(await verifica(await componi(altrui)))).toEqual({ [nome]: 'prova.ricevuta_altrui' });
  const spostata = conFatti(consegnata, (f) => {
    const [primo] = f.tentativi[0]?.trasmissioni ?? [];
    if (primo) primo.messageId = '<altro@pec.comune.esempio.it>';
  });
  expect(Object.values(rilievi(await verifica(await componi(spostata))))).toEqual([
    'prova.ricevuta_altrui',
    'prova.ricevuta_altrui',
  ]);
});

test.each<[string, (e: { tipo: string; il: string; classe: string | null }) => void]>([
  [
    'an earlier hour',
    (e) => {
      e.il = '2026-11-21T08:15:09+01:00';
    },
  ],
  [
    'another kind',
    (e) => {
      e.tipo = 'errore-consegna';
    },
  ],
  [
    'a reason it has not',
    (e) => {
      e.classe = 'CASELLA_SATURA';
    },
  ],
])('a story that its evidence does not tell is seen: %s', async (_nome, cambia) => {
  const falsa = conFatti(consegnata, (f) => {
    const evento = f.tentativi[0]?.eventi[1];
    if (evento) cambia(evento);
  });
  expect(rilievi(await verifica(await componi(falsa)))).toEqual({ eventi: 'prova.evento_discorde' });
});

test('the delivered message is looked into: it has the act in it, or it is said', async () => {
  const esami = [...ricava(consegnata.materiale).racconto.esami.values()];
  expect(esami.map((e) => e.attoConsegnato)).toEqual([null, true]);
  const altro = await notificaDiProva(CONSEGNATA, 'ok@pec.dest-esempio.it', Buffer.from('%PDF-1.7 altro'));
  expect([...ricava(altro.materiale).racconto.esami.values()].map((e) => e.attoConsegnato)).toEqual([
    null,
    false,
  ]);
});

test('authorities given by who verifies count, those of the pack do not', async () => {
  const zip = await componi(consegnata);
  const sue = leggiCertificatiPem(consegnata.caPem);
  expect((await verifica(zip, sue)).valida).toBe(true);
  const altre = leggiCertificatiPem(pemDi(emetti(null, { nome: 'altra CA', autorita: true })));
  const esito = await verifica(zip, altre);
  expect(Object.values(rilievi(esito))).toEqual(['prova.ricevuta_non_valida', 'prova.ricevuta_non_valida']);
  expect(esito.controlli.find((c) => !c.ok)?.dettaglio).toContain('pec.catena_non_fidata');
  expect((await verifica(zip)).controlli.find((c) => c.nome === 'autorita')?.dettaglio).toContain(
    'nel fascicolo',
  );
});

test('words of another version are not taken for true', async () => {
  const altra = conFatti(consegnata, (f) => {
    f.modello = '0';
  });
  expect(rilievi(await verifica(await componi(altra)))).toEqual({ cronologia: 'prova.modello_sconosciuto' });
});

test('a channel without a rule: the outcome on record is told as such, the image is kept', async () => {
  const immagine = Buffer.from([0xff, 0xd8, 0xff, 0xe0]);
  const postale = conFatti(consegnata, (f) => {
    f.tentativi.push({
      id: 'tnt_2',
      ordine: 2,
      canale: 'raccomandata',
      speditoIl: '2026-12-01',
      trasmissioni: [],
      eventi: [
        {
          id: 'ar',
          tipo: 'CONSEGNATO',
          classe: null,
          il: '2026-12-05T11:00:00+01:00',
          trasmissione: null,
          sha256: sha256Di(immagine),
          mediaType: 'image/jpeg',
          dati: { codice: 'RECRN001C' },
        },
      ],
      termini: [],
      registrato: { esito: 'perfezionata', legaleIl: '2026-12-05', notoIl: '2026-12-10' },
    });
  });
  const documenti = new Map([...postale.materiale.documenti, [sha256Di(immagine), immagine]]);
  const zip = await componi({ ...postale, materiale: { ...postale.materiale, documenti } });
  expect((await voci(zip)).get('tentativo-2-raccomandata/01-consegnato/immagine.jpg')).toEqual(immagine);
  const esito = await verifica(zip);
  expect(rilievi(esito)).toEqual({});
  expect(esito.controlli.find((c) => c.nome === 'perfezionamento')?.dettaglio).toContain('non ricalcolabile');
});
