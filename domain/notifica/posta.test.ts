import { codice, esamina, esaminaVasto, evento, perfezionata, spedito } from './posta-di-prova';

describe('racc. AR (law.md 5.a)', () => {
  test('delivered: date of sending and date of receipt', () => {
    const { perfezionamento, manca, persona } = esamina('AR', [spedito, codice('RECRN001C', '2026-03-05')]);
    expect(perfezionamento).toMatchObject(perfezionata('AR_CONSEGNA', '2026-03-05'));
    expect(perfezionamento?.prove).toHaveLength(2);
    expect([manca, persona]).toEqual([[], []]);
  });

  test('without the acceptance of the carrier the date of the sender is not proved, and is asked for', () => {
    const { perfezionamento, manca } = esamina('AR', [codice('RECRN001C', '2026-03-05')]);
    expect(perfezionamento).toMatchObject({ mittenteIl: null, destinatarioIl: '2026-03-05' });
    expect(manca).toEqual([{ cosa: 'ACCETTAZIONE', entro: '2026-04-04' }]);
  });

  test.each(['RECRN001A', 'RECRN001B', 'RECRN002A', 'RECRN002D', 'RECRN003A', 'RECRN005A', 'RECRI003A'])(
    '%s alone proves nothing; its closing is waited for thirty days',
    (nome) => {
      const { perfezionamento, manca } = esamina('AR', [
        spedito,
        codice('RECRN010', '2026-03-03'),
        codice(nome, '2026-03-05'),
      ]);
      expect(perfezionamento).toBeNull();
      expect(manca).toContainEqual({ cosa: 'CHIUSURA', entro: '2026-04-04' });
    },
  );

  test('a pre-outcome denied by the closed outcome counts for nothing', () => {
    const eventi = [
      spedito,
      codice('RECRN001A', '2026-03-05'),
      codice('RECRN002C', '2026-03-06', { causa: 'M04' }),
    ];
    const { perfezionamento } = esamina('AR', eventi);
    expect(perfezionamento).toMatchObject({
      esito: 'fallita',
      destinatarioIl: '2026-03-06',
      regola: 'POSTA_NON_CONSEGNATA',
    });
    expect(perfezionamento?.prove).not.toContain(eventi[1]?.id);
  });

  test('not collected: ten days from the notice, once the envelope says so', () => {
    const assente = [spedito, codice('RECRN010', '2026-03-05'), codice('RECRN011', '2026-03-06')];
    expect(esamina('AR', assente)).toMatchObject({
      perfezionamento: null,
      manca: [{ cosa: 'COMPIUTA_GIACENZA', dal: '2026-03-15', entro: '2026-05-04' }],
    });
    const { perfezionamento } = esamina('AR', [...assente, codice('RECRN005C', '2026-04-07')]);
    expect(perfezionamento).toMatchObject(perfezionata('AR_COMPIUTA_GIACENZA', '2026-03-15'));
  });

  test('the notice as dated on the card wins over the visit', () => {
    const eventi = [codice('RECRN010', '2026-03-05'), evento({ tipo: 'giacenza', il: '2026-03-06' })];
    expect(esamina('AR', [...eventi, codice('RECRN005C', '2026-04-07')]).perfezionamento).toMatchObject({
      destinatarioIl: '2026-03-16',
    });
  });

  test('collected: that day, or the tenth if it came before', () => {
    const assente = [spedito, codice('RECRN010', '2026-03-05')];
    const ritirata = (il: string) => esamina('AR', [...assente, codice('RECRN003C', il)]).perfezionamento;
    expect(ritirata('2026-03-12')).toMatchObject(perfezionata('AR_CONSEGNA', '2026-03-12'));
    expect(ritirata('2026-03-15')).toMatchObject(perfezionata('AR_CONSEGNA', '2026-03-15'));
    expect(ritirata('2026-03-16')).toMatchObject(perfezionata('AR_COMPIUTA_GIACENZA', '2026-03-15'));
  });

  test('closed as not collected, and nobody knows since when: no date is invented', () => {
    expect(esamina('AR', [spedito, codice('RECRN005C', '2026-04-07')])).toMatchObject({
      perfezionamento: null,
      manca: [{ cosa: 'INIZIO_GIACENZA', entro: '2026-05-07' }],
    });
  });

  test('collected, and nobody knows since when: that day, and the notice is asked for', () => {
    expect(esamina('AR', [spedito, codice('RECRN003C', '2026-03-25')])).toMatchObject({
      perfezionamento: { destinatarioIl: '2026-03-25' },
      manca: [{ cosa: 'INIZIO_GIACENZA' }],
    });
  });

  test('closed as not collected before the ten days: a person', () => {
    const eventi = [codice('RECRN010', '2026-03-05'), codice('RECRN005C', '2026-03-14')];
    expect(esamina('AR', eventi)).toMatchObject({
      perfezionamento: null,
      persona: [{ caso: 'GIACENZA_BREVE' }],
    });
  });

  test('failed at the counter after the tenth day had already perfected', () => {
    const al = (il: string) =>
      esamina('AR', [codice('RECRN010', '2026-03-05'), codice('RECRN004C', il, { causa: 'M04' })])
        .perfezionamento;
    expect(al('2026-03-15')).toMatchObject({ esito: 'perfezionata', destinatarioIl: '2026-03-15' });
    expect(al('2026-03-14')).toMatchObject({ esito: 'fallita', destinatarioIl: '2026-03-14' });
  });
});

describe('the other outcomes (notifiche-send-posta.md 4.2)', () => {
  test.each([
    ['AR', 'RECRN002C', 'AR_RIFIUTO'],
    ['AG', 'RECAG003C', 'AG_RIFIUTO'],
    ['AR', 'RECRN004C', 'AR_RIFIUTO'],
  ] as const)('%s refused by the addressee: served that day', (prodotto, nome, regola) => {
    const rifiuto = codice(nome, '2026-03-05', { causa: 'M05' });
    expect(esamina(prodotto, [spedito, rifiuto]).perfezionamento).toMatchObject(
      perfezionata(regola, '2026-03-05'),
    );
  });

  test.each([
    ['AG', 'RECAG003C', { causa: 'M05', consegnatario: 'altri' }, 'RIFIUTO_DI_ALTRI'],
    ['AR', 'RECRN002C', { causa: 'M02' }, 'DESTINATARIO_DECEDUTO'],
    ['AR', 'RECRN002F', { causa: 'M02' }, 'DESTINATARIO_DECEDUTO'],
    ['AG', 'RECAG007C', { causa: 'M02' }, 'DESTINATARIO_DECEDUTO'],
    ['AR', 'RECRN006', { causa: 'F01' }, 'FURTO_SMARRIMENTO'],
    ['AG', 'RECAG004', { causa: 'F02' }, 'FURTO_SMARRIMENTO'],
    ['AR', 'RECRN013', {}, 'NON_RENDICONTABILE'],
    ['AG', 'RECAG015', { causa: 'C01' }, 'FORZA_MAGGIORE'],
  ] as const)('%s %s goes to a person', (prodotto, nome, piu, caso) => {
    const e = codice(nome, '2026-03-05', piu);
    expect(esamina(prodotto, [spedito, e])).toMatchObject({
      perfezionamento: null,
      persona: [{ caso, eventi: [e.id] }],
    });
  });

  test.each([
    ['AR', 'RECRN002F'],
    ['AG', 'RECAG003F'],
  ] as const)('%s %s: nowhere to be found', (prodotto, nome) => {
    expect(esamina(prodotto, [codice(nome, '2026-03-05', { causa: 'M01' })]).perfezionamento).toMatchObject({
      esito: 'irreperibile',
      regola: 'POSTA_IRREPERIBILE',
      destinatarioIl: '2026-03-05',
    });
  });

  test('refused by the provider before it left: a person, unless it left all the same', () => {
    const scartato = codice('CON996', '2026-03-02');
    expect(esamina('AR', [scartato]).persona).toEqual([{ caso: 'PEZZO_SCARTATO', eventi: [scartato.id] }]);
    expect(esamina('AR', [scartato, spedito]).persona).toEqual([]);
  });

  test('post without a signed advice proves no notification', () => {
    for (const nome of ['RECRS001C', 'RECRS002C', 'RECRS002F', 'RECRS005C'])
      expect(
        esamina('RS', [codice('RECRS010', '2026-03-05'), codice(nome, '2026-04-07')]).perfezionamento,
      ).toBeNull();
  });

  test('dispatched and nothing more: waited for thirty days, never silent (I2)', () => {
    const manca = [{ cosa: 'ESITO', entro: '2026-04-01' }];
    expect(esamina('AR', [spedito])).toEqual({ perfezionamento: null, manca, persona: [] });
    expect(esamina('RS', [spedito]).manca).toEqual([]);
  });

  test('two closed outcomes that do not agree: a person, who discards one', () => {
    const [consegnata, mancata] = [
      codice('RECRN001C', '2026-03-05'),
      codice('RECRN002C', '2026-03-06', { causa: 'M06' }),
    ];
    expect(esamina('AR', [spedito, consegnata, mancata])).toMatchObject({
      perfezionamento: null,
      persona: [{ caso: 'ESITI_DISCORDI', eventi: [consegnata.id, mancata.id].sort() }],
    });
    const scarto = evento({ tipo: 'scartato', evento: consegnata.id, il: '2026-04-01' });
    expect(esamina('AR', [spedito, scarto, consegnata, mancata])).toMatchObject({
      perfezionamento: { esito: 'fallita', destinatarioIl: '2026-03-06' },
      persona: [],
    });
  });

  test('the same outcome on two days does not agree; on the same day it is one', () => {
    const consegne = (il: string) => [codice('RECRN001C', '2026-03-05'), codice('RECRN003C', il)];
    expect(esamina('AR', consegne('2026-03-06')).persona).toMatchObject([{ caso: 'ESITI_DISCORDI' }]);
    expect(esamina('AR', consegne('2026-03-05')).perfezionamento?.prove).toHaveLength(2);
  });

  test('an envelope back after the act was thought delivered: no longer served, a person', () => {
    const consegna = codice('RECRN001C', '2026-03-05');
    const busta = evento({ tipo: 'busta_tornata', il: '2026-04-20' });
    expect(esamina('AR', [spedito, consegna, busta])).toMatchObject({
      perfezionamento: null,
      persona: [{ caso: 'BUSTA_DOPO_CONSEGNA' }],
    });
    const giacenza = [codice('RECRN010', '2026-03-05'), codice('RECRN005C', '2026-04-07'), busta];
    expect(esamina('AR', giacenza).perfezionamento).toMatchObject({ destinatarioIl: '2026-03-15' });
  });

  test('undeliverable mail back to the Ente within fifteen days (seed E-20), by profile', () => {
    const mancata = codice('RECRN002F', '2026-03-05', { causa: 'M01' });
    const busta = evento({ tipo: 'busta_tornata', il: '2026-03-20' });
    expect(esaminaVasto('AR', [spedito, mancata]).manca).toEqual([
      { cosa: 'RESTITUZIONE', entro: '2026-03-20' },
    ]);
    expect(esaminaVasto('AR', [spedito, mancata, busta]).manca).toEqual([
      { cosa: 'RESTITUZIONE', entro: '2026-04-04' },
    ]);
    const resa = evento({ tipo: 'restituita', il: '2026-04-01' });
    expect(esaminaVasto('AR', [spedito, mancata, busta, resa]).manca).toEqual([]);
    expect(esamina('AR', [spedito, mancata]).manca).toEqual([]);
  });
});
