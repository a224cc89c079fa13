import fc from 'fast-check';
import { Archivio, riga, rigaAg, rigaAr, testoDi } from './esiti-di-prova';
import type { ColonnaEsiti } from './esiti-struttura';

const BUONE = [
  rigaAr('CON018', '2026-03-02'),
  rigaAr('RECRN001C', '2026-03-05', { ora_esito: '11:20', consegnatario_nome: 'Città; "Però"' }),
  rigaAg('RECAG008C', '2026-09-10', {
    data_inizio_giacenza: '2026-03-06',
    data_spedizione_cad: '2026-03-07',
    numero_cad: '77',
    data_esito_cad: '2026-03-20',
    esito_cad: 'COMPIUTA_GIACENZA',
    nome_file_immagine: 'busta 1.tif',
    sha256_immagine: 'AB'.repeat(32),
  }),
];
const buono = testoDi(BUONE);

describe('a good file', () => {
  test('each row gives its evidence, and no name of a person is in it', async () => {
    const archivio = new Archivio();
    expect(await archivio.leggi(buono)).toMatchObject({
      esito: 'letto',
      righe: 3,
      applicate: 3,
      doppie: 0,
      inQuarantena: 0,
      rifiutoFile: [],
    });
    const eventi = archivio.tutti();
    expect(eventi.map((e) => `${e.tipo} ${e.il}`).sort()).toEqual([
      'cad_esito 2026-03-20',
      'cad_spedita 2026-03-07',
      'documento 2026-09-10',
      'giacenza 2026-03-06',
      'lavorazione 2026-03-02',
      'recapito 2026-03-05',
      'recapito 2026-09-10',
    ]);
    expect(JSON.stringify(eventi)).not.toContain('Città');
    expect(eventi).toContainEqual(
      expect.objectContaining({ codice: 'RECRN001C', quando: '2026-03-05T11:20:00+01:00', stadio: 'chiuso' }),
    );
    expect(eventi).toContainEqual(
      expect.objectContaining({ documento: 'PLICO', riferimento: 'busta 1.tif', sha256: 'ab'.repeat(32) }),
    );
  });

  test('the same file again does nothing; other bytes with the same rows are all duplicates (F8)', async () => {
    const archivio = new Archivio();
    await archivio.leggi(buono);
    const prima = archivio.tutti();
    const righe = archivio.righe.length;
    expect(await archivio.leggi(buono)).toMatchObject({ esito: 'gia_letto', applicate: 0 });
    expect(archivio.righe).toHaveLength(righe);
    expect(await archivio.leggi(testoDi([...BUONE].reverse()))).toMatchObject({
      esito: 'letto',
      applicate: 0,
      doppie: 3,
    });
    expect(archivio.tutti()).toEqual(prima);
  });

  test('a row that comes back with more in it adds only what it adds', async () => {
    const archivio = new Archivio();
    await archivio.leggi(testoDi([rigaAg('RECAG010', '2026-03-05')]));
    const dopo = await archivio.leggi(
      testoDi([rigaAg('RECAG010', '2026-03-05', { data_spedizione_cad: '2026-03-07' })]),
    );
    expect(dopo).toMatchObject({ applicate: 1, doppie: 0 });
    expect(
      archivio
        .tutti()
        .map((e) => e.tipo)
        .sort(),
    ).toEqual(['cad_spedita', 'recapito']);
  });

  test('by the number of the raccomandata alone, with a byte order mark, rows ended by LF', async () => {
    const sola = riga({
      numero_raccomandata: '100000000001',
      prodotto: 'RIR',
      codice_esito: 'RECRI003C',
      data_esito: '2026-03-05',
    });
    const testo = `\uFEFF${testoDi([sola]).replaceAll('\r\n', '\n')}`;
    expect(await new Archivio().leggi(testo)).toMatchObject({ esito: 'letto', applicate: 1 });
  });

  test('a closed outcome that contradicts another is kept, and shown to a person', async () => {
    const archivio = new Archivio();
    await archivio.leggi(testoDi([rigaAr('RECRN001C', '2026-03-05')]));
    const seconda = [
      rigaAr('RECRN001A', '2026-03-06'),
      rigaAr('RECRN002C', '2026-03-06', { causale: 'M04' }),
    ];
    expect(await archivio.leggi(testoDi(seconda))).toMatchObject({ applicate: 2, discordi: [3] });
  });
});

describe('rows in quarantine, each with its reason', () => {
  test.each<[string, string[], string, ColonnaEsiti]>([
    ['no reference', rigaAr('RECRN001C', '2026-03-05', { id_invio: '' }), 'pezzo_assente', 'id_invio'],
    [
      'unknown piece',
      rigaAr('RECRN001C', '2026-03-05', { id_invio: 'trs_X' }),
      'pezzo_sconosciuto',
      'id_invio',
    ],
    [
      'references of two pieces',
      rigaAr('RECRN001C', '2026-03-05', { numero_raccomandata: '100000000002' }),
      'pezzo_sconosciuto',
      'id_invio',
    ],
    ['unknown code', rigaAr('RECRN099C', '2026-03-05'), 'codice_sconosciuto', 'codice_esito'],
    [
      'code of another product',
      rigaAr('RECAG001C', '2026-03-05'),
      'codice_di_altro_prodotto',
      'codice_esito',
    ],
    ['unknown product', rigaAr('RECRN001C', '2026-03-05', { prodotto: 'PACCO' }), 'prodotto', 'prodotto'],
    [
      'another product',
      rigaAr('RECRN001C', '2026-03-05', { prodotto: 'RS' }),
      'prodotto_diverso',
      'prodotto',
    ],
    ['no date', rigaAr('RECRN001C', ''), 'data', 'data_esito'],
    ['a date that is not', rigaAr('RECRN001C', '2026-02-30'), 'data', 'data_esito'],
    ['a date of the future', rigaAr('RECRN001C', '2027-01-01'), 'data_futura', 'data_esito'],
    [
      'a date of storage that is not',
      rigaAr('RECRN010', '2026-03-05', { data_inizio_giacenza: '05/03/2026' }),
      'data',
      'data_inizio_giacenza',
    ],
    ['an hour that is not', rigaAr('RECRN001C', '2026-03-05', { ora_esito: '25:00' }), 'ora', 'ora_esito'],
    [
      'the hour skipped in March',
      rigaAr('RECRN001C', '2026-03-29', { ora_esito: '02:30' }),
      'ora',
      'ora_esito',
    ],
    ['unknown cause', rigaAr('RECRN002C', '2026-03-05', { causale: 'M10' }), 'causale', 'causale'],
    [
      'provvisorio unreadable',
      rigaAr('RECRN001C', '2026-03-05', { provvisorio: '1' }),
      'provvisorio',
      'provvisorio',
    ],
    [
      'provvisorio against its code',
      rigaAr('RECRN001C', '2026-03-05', { provvisorio: 'S' }),
      'provvisorio_discorde',
      'provvisorio',
    ],
    [
      'CAD without its day',
      rigaAg('RECAG010', '2026-03-05', { esito_cad: 'CONSEGNATA' }),
      'cad',
      'data_esito_cad',
    ],
    [
      'CAD with an unknown outcome',
      rigaAg('RECAG010', '2026-03-05', { esito_cad: 'BOH', data_esito_cad: '2026-03-06' }),
      'cad',
      'esito_cad',
    ],
    [
      'an image that is a path',
      rigaAr('RECRN001C', '2026-03-05', { nome_file_immagine: '../x', sha256_immagine: 'a'.repeat(64) }),
      'immagine',
      'nome_file_immagine',
    ],
    [
      'an image without its imprint',
      rigaAr('RECRN001C', '2026-03-05', { nome_file_immagine: 'x.tif' }),
      'immagine',
      'sha256_immagine',
    ],
  ])('%s', async (_, celle, motivo, campo) => {
    const archivio = new Archivio();
    expect(await archivio.leggi(testoDi([celle, rigaAr('CON018', '2026-03-02')]))).toMatchObject({
      esito: 'letto',
      righe: 2,
      applicate: 1,
      inQuarantena: 1,
      quarantena: [{ riga: 2, codice: `posta.${motivo}`, campo }],
    });
    expect(archivio.righe[0]).toMatchObject({ esito: 'in_quarantena', celle: expect.anything() });
  });
});

describe('a file refused whole, with row and column (F8)', () => {
  const byte = Buffer.from(buono, 'utf8');
  const latino = Buffer.from(buono, 'latin1');
  test.each<[string, string | Buffer, string[]]>([
    ['empty', '', ['0 posta.vuoto ']],
    ['of another code page', latino, ['3 posta.codifica consegnatario_nome']],
    [
      'cut inside a row',
      byte.subarray(0, byte.length - 70),
      ['4 posta.colonne sha256_immagine', '4 posta.tagliato nome_file_immagine'],
    ],
    ['cut inside the last cell', byte.subarray(0, byte.length - 1), ['4 posta.tagliato note']],
    ['cut inside a character', byte.subarray(0, byte.indexOf('à') + 1), ['3 posta.virgolette ']],
    ['cut inside quotes', byte.subarray(0, byte.indexOf('Per')), ['3 posta.virgolette ']],
    ['a column less', buono.replace(';note', ''), ['1 posta.intestazione note']],
    ['a column renamed', buono.replace('causale', 'motivo'), ['1 posta.intestazione causale']],
    ['a column more in a row', buono.replace('RECRN001C', 'RECRN001C;'), ['3 posta.colonne ']],
    ['another separator', buono.replaceAll(';', ','), expect.arrayContaining(['1 posta.intestazione note'])],
    ['a control character', buono.replace('11:20', '11:20\u0000'), ['3 posta.carattere ora_esito']],
    [
      'without heading',
      buono.slice(buono.indexOf('\n') + 1),
      expect.arrayContaining(['1 posta.intestazione id_lotto']),
    ],
  ])('%s', async (_, contenuto, attesi) => {
    const archivio = new Archivio();
    const rapporto = await archivio.leggi(contenuto);
    expect(rapporto).toMatchObject({ esito: 'rifiutato', applicate: 0, doppie: 0, inQuarantena: 0 });
    expect(rapporto.rifiutoFile.map((r) => `${r.riga} ${r.codice} ${r.campo}`)).toEqual(attesi);
    expect(archivio.righe).toEqual([]);
  });

  test('wherever it is cut but at the end of a row, it is refused and nothing is taken', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: byte.length - 1 }), async (n) => {
        const archivio = new Archivio();
        const rapporto = await archivio.leggi(byte.subarray(0, n));
        expect(rapporto.esito).toBe(byte[n - 1] === 0x0a ? 'letto' : 'rifiutato');
        if (rapporto.esito === 'rifiutato') expect(archivio.righe).toEqual([]);
      }),
      { numRuns: 40 },
    );
  });
});

test('whatever the rows, read = applied + duplicate + quarantined, and the order changes no evidence', async () => {
  const una = fc.oneof(
    fc
      .tuple(
        fc.constantFrom('CON018', 'RECRN001A', 'RECRN001C', 'RECRN010', 'BOH'),
        fc.integer({ min: 1, max: 5 }),
      )
      .map(([nome, g]) => rigaAr(nome, `2026-03-0${g}`)),
    fc.constantFrom('RECAG010', 'RECAG012').map((nome) => rigaAg(nome, '2026-03-05', { esito_cad: 'X' })),
    fc
      .constantFrom('2026-03-06', '2026-03-07')
      .map((il) => rigaAg('RECAG010', '2026-03-05', { data_spedizione_cad: il })),
  );
  const righe = fc
    .array(una, { maxLength: 12 })
    .chain((r) => fc.tuple(fc.constant(r), fc.shuffledSubarray(r, { minLength: r.length })));
  await fc.assert(
    fc.asyncProperty(righe, async ([dritte, mescolate]) => {
      const [a, b] = [new Archivio(), new Archivio()];
      const r = await a.leggi(testoDi(dritte));
      expect(r.righe).toBe(dritte.length);
      expect(r.applicate + r.doppie + r.inQuarantena).toBe(r.righe);
      await b.leggi(testoDi(mescolate));
      expect(b.tutti()).toEqual(a.tutti());
    }),
    { numRuns: 25 },
  );
});
