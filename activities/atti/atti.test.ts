import { readFileSync } from 'node:fs';
import { TIPI_ATTO, type TipoAtto } from '../../domain/vocabolario';
import { leggiPdf, testoHtml } from '../../tests/atti/lettura';
import { condivisa } from '../../tests/condivisa';
import { datiDalCaso } from './anteprima/dal-caso';
import { A_FAVORE } from './controlli';
import type { DatiAttoGrezzi } from './dati-atto';
import { creaMotore } from './motore';
import { documentoDi, stampa } from './resa';
import { normalizza, testoDi } from './testo';

const motore = creaMotore();
const base = (name = 'intimazione-art50'): DatiAttoGrezzi => ({
  ...datiDalCaso(JSON.parse(readFileSync(condivisa('cases/atti', `${name}.json`), 'utf8'))),
  anteprima: false,
});
const testo = (dati: DatiAttoGrezzi): string => normalizza(testoDi(documentoDi({ genere: 'atto', dati })));
const [tributo, canone] = base().crediti;
if (!tributo || !canone) throw new Error('il caso di prova non ha due crediti');

/** The same data as another type of act, with one claim. */
function come(tipo: DatiAttoGrezzi['tipo'], credito: DatiAttoGrezzi['crediti'][number]): DatiAttoGrezzi {
  const dati = base();
  const cents = credito.righe.reduce((sum, riga) => sum + riga.cents, 0n);
  const avvisi = A_FAVORE.has(tipo) ? [] : dati.avvisi;
  const rate = tipo === 'sollecitoRate' ? [{ numero: 1, scadenza: '2026-02-28', cents }] : [];
  return {
    ...dati,
    tipo,
    rate,
    sollecito: undefined,
    enti: dati.enti.filter(({ codiceFiscale }) => codiceFiscale === credito.ente),
    crediti: [credito],
    avvisi: avvisi
      .filter(({ codiceFiscale }) => codiceFiscale === credito.ente)
      .map((avviso) => ({ ...avviso, cents })),
    parametri: { ...dati.parametri, giorniPagamento: tipo === 'intimazione50' ? 5 : 60 },
  };
}

test('stessi dati, stessi byte; altri dati, altri byte', () => {
  const una = stampa(motore, documentoDi({ genere: 'atto', dati: base() }));
  const due = stampa(creaMotore(), documentoDi({ genere: 'atto', dati: base() }));
  expect(due.sha256).toBe(una.sha256);
  expect(due.html).toBe(una.html);
  const altra = stampa(
    motore,
    documentoDi({ genere: 'atto', dati: { ...base(), numero: 'INT/2026/000311' } }),
  );
  expect(altra.sha256).not.toBe(una.sha256);
  expect(altra.testoSha256).not.toBe(una.testoSha256);
});

test('ogni atto passa anche il controllo PDF/UA-1', () => {
  const pdf = creaMotore('ua-1');
  const { datiTypst } = jest.requireActual<typeof import('./typst-dati')>('./typst-dati');
  const documento = documentoDi({ genere: 'atto', dati: base() });
  expect(pdf(datiTypst(documento), documento.data).length).toBeGreaterThan(10_000);
});

test('un nome ostile si stampa com’è, nel PDF e nel gemello', () => {
  const ostile = `#eval("x") *a* _b_ $c$ <script>alert(1)</script> \\n \`d\` @e ~ {{f}} = [g] // "h" &amp; 'i'`;
  const dati = base();
  const reso = stampa(
    motore,
    documentoDi({ genere: 'atto', dati: { ...dati, debitore: { ...dati.debitore, nome: ostile } } }),
  );
  expect(normalizza(leggiPdf(reso.pdf).pagine.join('\n'))).toContain(normalizza(ostile));
  expect(normalizza(testoHtml(reso.html))).toContain(normalizza(ostile));
  expect(reso.html).not.toContain('<script');
});

test('un carattere che nessun font sa disegnare è un errore con codice, non un quadratino', () => {
  const dati = base();
  const documento = documentoDi({
    genere: 'atto',
    dati: { ...dati, debitore: { ...dati.debitore, nome: 'Nome \u{4E2D}' } },
  });
  expect(() => stampa(motore, documento)).toThrow(/^atto\.resa: /);
  expect(stampa(motore, documentoDi({ genere: 'atto', dati })).pdf.length).toBeGreaterThan(0);
});

test('chi non è nella lista bianca non arriva al modello', () => {
  const grezzi = { ...base(), nonStampare: { minore: 'Ludovica' }, note: 'priva di glutine' };
  const documento = JSON.stringify(documentoDi({ genere: 'atto', dati: grezzi }));
  expect(documento).not.toMatch(/Ludovica|glutine/);
});

test.each([
  ['avvisi che non fanno la somma', { avvisi: [] }],
  [
    'cifre di controllo',
    { avvisi: [{ nav: '301000000020260393', codiceFiscale: '01234567897', cents: 1n }] },
  ],
  ['data che non esiste', { emessoIl: '2026-02-30' }],
  ['protocollo prima dell’atto', { protocollo: { numero: '1', data: '2026-03-15' } }],
  ['giudice che manca', { crediti: [{ ...tributo, giudice: undefined }, canone] }],
  ['ente ignoto', { crediti: [{ ...tributo, ente: '99999999999' }, canone] }],
])('%s: atto.dati', (_nome, cambio) => {
  expect(() => testo({ ...base(), ...cambio } as DatiAttoGrezzi)).toThrow(/^atto\.dati: /);
});

test('sotto i 10 euro niente atto esecutivo', () => {
  const piccolo = { ...canone, righe: [{ codice: 'ENTRATA' as const, etichetta: 'canone', cents: 999n }] };
  expect(() => testo(come('intimazioneEsecutiva', piccolo))).toThrow('atto.sotto_soglia');
  expect(() => testo(come('sollecito795', piccolo))).not.toThrow();
});

/** The acts that a claim of a tax can have: all but the demand of a patrimonial one. */
const DI_UN_TRIBUTO = TIPI_ATTO.filter((tipo) => tipo !== 'intimazioneEsecutiva');

describe('gli atti di una procedura', () => {
  const con = (tipo: TipoAtto, altro: Partial<DatiAttoGrezzi> = {}) =>
    testo({ ...come(tipo, tributo), ...altro });
  const precedente = { numero: '2026/000007', il: '2026-02-10', notificato: true };

  test('fermo e ipoteca dicono il bene e l’atto di prima; senza visura, il registro', () => {
    const veicolo = { targa: 'ZZ111ZZ', fabbricaModello: 'Prototipo', visuraIl: '2026-03-02' };
    expect(con('fermo', { veicolo, precedente })).toMatch(
      /targa zz111zz.*n\. 2026\/000007.*10 febbraio 2026/,
    );
    expect(con('fermo')).toContain('pubblico registro automobilistico indica come di sua proprietà');
    const immobili = [{ comune: 'Valdisopra', foglio: '12', particella: '345', quota: '1/2' }];
    expect(con('preavvisoIpoteca', { immobili })).toContain('foglio 12, particella 345, quota 1/2');
    expect(con('preavvisoIpoteca')).toMatch(
      /in mancanza del pagamento delle somme dovute entro il termine di .*giorni, sarà iscritta ipoteca/,
    );
  });

  test('l’ipoteca si iscrive per il doppio del credito', () => {
    const righe = [{ codice: 'TRIBUTO' as const, etichetta: 'IMU', cents: 2_500_050n }];
    expect(testo(come('ipoteca', { ...tributo, righe }))).toContain('50.001,00 euro, il doppio del credito');
  });

  test('il pignoramento dice terzo, limiti e giudice ordinario', () => {
    const terzo = { denominazione: 'Banca di Prova S.p.A.', codiceFiscale: '12345678903' };
    const text = con('pignoramento72bis', {
      terzo,
      daPignorare: ['stipendio'],
      crediti: [{ ...tributo, giudice: { tipo: 'tribunale', sede: 'Trento', indirizzo: 'via 1' } }],
    });
    for (const frase of [
      'ordina al terzo di pagare direttamente',
      'banca di prova',
      'un decimo',
      'tribunale di trento',
      '20 giorni',
      'c.p.c. art. 543',
    ])
      expect(text).toContain(frase);
    expect(text).not.toContain('ultimo stipendio, o'); // the limits of an account are not those of a wage
  });

  test('le rate: il sollecito chiede quelle, la decadenza tutto', () => {
    const rate = [
      { numero: 2, scadenza: '2026-02-28', cents: 10_000n },
      { numero: 4, scadenza: '2026-04-30', cents: 9_999n },
    ];
    const dati = come('sollecitoRate', tributo);
    const avvisi = dati.avvisi.map((avviso) => ({ ...avviso, cents: 19_999n }));
    const sollecito = testo({ ...dati, rate, avvisi });
    expect(sollecito).toContain('totale da pagare: 199,99 euro');
    expect(sollecito).toMatch(/due rate anche non consecutive nell'arco di sei mesi/);
    const decadenza = con('comunicazioneDecadenza', { rate, precedente });
    expect(decadenza).not.toContain('può chiedere la rateazione');
    expect(decadenza).toMatch(/subito, in unica soluzione.*non può più essere rateizzato/);
    expect(con('comunicazioneDecadenza', { rate })).toContain('regolamento');
  });

  test('prima di ogni titolo niente oneri, mora o minacce', () => {
    const righe = [{ codice: 'ENTRATA' as const, etichetta: 'mensa', cents: 10_000n }];
    const dati = come('sollecitoPrecoattivo', { ...canone, titolo: undefined, righe });
    expect(testo(dati)).not.toMatch(
      /\b(oneri|mora|fermo|ipoteca|pignoramento|esecutiv[oa]|esecuzione|rateazione)\b/,
    );
    expect(testo({ ...dati, messaInMora: true })).toContain('c.c. art. 1219');
  });

  test.each(['revocaFermo', 'cancellazioneIpoteca', 'svincoloTerzo'] as const)(
    '%s non chiede nulla',
    (tipo) => {
      const text = con(tipo, { precedente });
      expect(text).toContain('non deve pagare nulla');
      expect(text).not.toMatch(/pagopa|numero di avviso|totale da pagare|oneri/);
      const { avvisi } = base();
      expect(() => testo({ ...come(tipo, tributo), avvisi })).toThrow('non ha avvisi');
    },
  );
});

describe('le parole di ogni atto', () => {
  const quattroFrasi = [
    'titolo esecutivo idoneo ad attivare le procedure esecutive e cautelari',
    "decorsi 60 giorni dall'ultimo giorno utile per pagare",
  ];

  test('accertamento esecutivo', () => {
    const text = testo(come('accertamentoEsecutivo', tributo));
    for (const frase of [...quattroFrasi, 'termine per presentare ricorso', 'd.lgs. 472/1997'])
      expect(text).toContain(frase);
    expect(text).toContain('corte di giustizia tributaria di primo grado di trento');
    expect(() => testo(come('accertamentoEsecutivo', canone))).toThrow('altra natura');
  });

  test('intimazione esecutiva: niente parole di un tributo', () => {
    const text = testo(come('intimazioneEsecutiva', canone));
    for (const frase of [...quattroFrasi, 'd.lgs. 150/2011', 'entro 60 giorni dalla notifica'])
      expect(text).toContain(frase);
    expect(text).not.toMatch(/corte di giustizia tributaria|472\/1997|31 agosto/);
  });

  test('presa in carico: informa, non dà termini né giudici', () => {
    const text = testo(come('presaInCarico', tributo));
    expect(text).toContain('avviso di presa in carico');
    expect(text).toContain("l'atto non è stato impugnato");
    expect(text).not.toMatch(/corte di giustizia|entro \d+ giorni dalla notifica/);
    expect(testo(come('presaInCarico', { ...tributo, ricorsoPendente: true }))).toMatch(
      /180 giorni dalla presa in carico/,
    );
  });

  test('sollecito: oltre la soglia dei piccoli debiti non parla di 60 giorni', () => {
    const grande = { ...tributo, righe: [{ codice: 'TRIBUTO' as const, etichetta: 'IMU', cents: 100_001n }] };
    const piccolo = {
      ...tributo,
      righe: [{ codice: 'TRIBUTO' as const, etichetta: 'IMU', cents: 100_000n }],
    };
    const con = (credito: typeof tributo) => {
      const dati = come('sollecito795', credito);
      const parametri = {
        ...dati.parametri,
        giorniPagamento: 30,
        piccoli: { sogliaCents: 100_000n, giorni: 60 },
      };
      return testo({ ...dati, parametri });
    };
    expect(con(piccolo)).toContain("60 giorni dall'invio");
    expect(con(grande)).not.toContain('60 giorni');
    expect(con(grande)).toContain('entro trenta giorni');
  });

  test('intimazione: dice che è passato un anno solo se è passato', () => {
    expect(testo(base())).toContain('più di un anno');
    const recente = { ...tributo, titolo: { tipo: 'ingiunzione', notificatoIl: '2025-03-16' } };
    expect(testo(come('intimazione50', recente))).not.toContain('più di un anno');
  });

  test('dal 2027 si cita il Testo unico', () => {
    const dati = { ...base(), protocollo: undefined };
    expect(testo({ ...dati, emessoIl: '2026-12-31' })).toMatch(/art\. 50, comma 2, del d\.p\.r\. 602\/1973/);
    const nuovo = testo({ ...dati, emessoIl: '2027-01-01' });
    expect(nuovo).toMatch(/art\. 146, comma 2, del d\.lgs\. 33\/2025/);
    expect(nuovo).not.toContain('602/1973');
  });

  test.each(DI_UN_TRIBUTO)('%s: blocchi in ordine, nessun residuo, nessuna parola morta', (tipo) => {
    const text = testo(come(tipo, tributo));
    const titoli = documentoDi({ genere: 'atto', dati: come(tipo, tributo) }).blocchi.map(
      ({ titolo }) => titolo,
    );
    expect(titoli.slice(0, 5)).toEqual([
      'Che cos’è questo atto',
      'Quanto deve pagare',
      'Entro quando',
      'Come pagare',
      'Se non paga',
    ]);
    expect(text).not.toMatch(/\{\{|\bundefined\b|\bnull\b|\bnan\b|\$\{|\d+\.\d{2} euro|\d{4}-\d{2}-\d{2}/);
    expect(text).not.toMatch(/cartella|ruolo|equitalia|commissione tributaria|reclamo|giudiziale/);
    expect(text).not.toMatch(/entro il \d/);
  });
});

test('quaranta crediti e nomi lunghi stanno nelle pagine', () => {
  const lungo = 'Associazione per la conservazione dei sentieri storici delle valli '.repeat(6).trim();
  const righe = [{ codice: 'TRIBUTO' as const, etichetta: lungo, cents: 100n }];
  const crediti = Array.from({ length: 40 }, (_, i) => ({
    ...tributo,
    chiave: `C${i}`,
    descrizione: lungo,
    righe,
  }));
  const dati = { ...come('ingiunzione', tributo), crediti };
  const avvisi = dati.avvisi.map((avviso) => ({ ...avviso, cents: 4_000n }));
  const reso = stampa(motore, documentoDi({ genere: 'atto', dati: { ...dati, avvisi } }));
  const letto = normalizza(leggiPdf(reso.pdf).pagine.join('\n'));
  expect(letto.split(`1,00`).length).toBeGreaterThan(40);
  expect(letto).toContain('totale da pagare: 40,00 euro');
});

test('nessun punto doppio dopo un nome che finisce con il punto', () => {
  for (const tipo of DI_UN_TRIBUTO) expect(testo(come(tipo, tributo))).not.toContain('..');
});
