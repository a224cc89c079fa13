import { arCad, cad, codice, documento, esamina, evento, perfezionata, spedito } from './posta-di-prova';

describe('L. 890/1982 (law.md 5.a)', () => {
  const assente = [spedito, codice('RECAG010', '2026-03-05'), codice('RECAG011A', '2026-03-06')];

  test('delivered by hand', () => {
    expect(esamina('AG', [spedito, codice('RECAG001C', '2026-03-05')]).perfezionamento).toMatchObject(
      perfezionata('AG_CONSEGNA', '2026-03-05'),
    );
  });

  test('to another person: that day, and the CAN is to be proved', () => {
    const altri = [spedito, codice('RECAG002C', '2026-03-05')];
    const senza = esamina('AG', altri);
    expect(senza.perfezionamento).toMatchObject(perfezionata('AG_CONSEGNA', '2026-03-05'));
    expect(senza.manca).toEqual([{ cosa: 'CAN', entro: '2026-04-04' }]);
    expect(esamina('AG', [...altri, documento('CAN', '2026-03-06')]).manca).toEqual([]);
  });

  test('absent: the CAD, then its own advice, then ten days from the CAD', () => {
    const passi = [
      [[], [{ cosa: 'CAD', entro: '2026-04-04' }]],
      [[cad('2026-03-07')], [{ cosa: 'AR_CAD', entro: '2026-04-06' }]],
      [
        [cad('2026-03-07'), arCad('2026-03-20')],
        [{ cosa: 'COMPIUTA_GIACENZA', dal: '2026-03-17', entro: '2026-03-17' }],
      ],
    ] as const;
    for (const [prove, manca] of passi)
      expect(esamina('AG', [...assente, ...prove])).toEqual({ perfezionamento: null, manca, persona: [] });
    const chiusa = [...assente, cad('2026-03-07'), arCad('2026-03-20'), codice('RECAG008C', '2026-09-10')];
    expect(esamina('AG', chiusa).perfezionamento).toMatchObject(
      perfezionata('AG_DEPOSITO_CAD', '2026-03-17'),
    );
  });

  test('the dispatch of the CAD alone does not prove (Cass. SU 10012/2021)', () => {
    const chiusa = [...assente, cad('2026-03-07'), codice('RECAG008C', '2026-09-10')];
    expect(esamina('AG', chiusa)).toMatchObject({ perfezionamento: null, manca: [{ cosa: 'AR_CAD' }] });
    expect(esamina('AG', [...chiusa, documento('ARCAD', '2026-03-20')]).perfezionamento).toMatchObject({
      destinatarioIl: '2026-03-17',
    });
  });

  test('the six months at the office are not waited for: the card and the ten days are enough', () => {
    const prove = [...assente, cad('2026-03-07'), arCad('2026-03-20')];
    expect(esamina('AG', [...prove, codice('RECAG012', '2026-03-16')]).perfezionamento).toBeNull();
    expect(esamina('AG', [...prove, codice('RECAG012', '2026-03-17')]).perfezionamento).toMatchObject(
      perfezionata('AG_DEPOSITO_CAD', '2026-03-17'),
    );
    const decorso = evento({ tipo: 'decorso', il: '2026-03-17' });
    expect(esamina('AG', [...prove, decorso]).perfezionamento).toBeNull();
    expect(esamina('AG', [...prove, decorso, documento('23L', '2026-03-10')]).perfezionamento).toMatchObject({
      destinatarioIl: '2026-03-17',
    });
  });

  test('collected before the tenth day corrects what was already concluded', () => {
    const conclusa = [...assente, cad('2026-03-07'), arCad('2026-03-20'), codice('RECAG012', '2026-03-18')];
    const ritiro = codice('RECAG005C', '2026-03-11');
    expect(esamina('AG', [...conclusa, ritiro]).perfezionamento).toMatchObject(
      perfezionata('AG_CONSEGNA', '2026-03-11'),
    );
  });

  test('collected late: it proves itself, and moves back when the advice of the CAD comes', () => {
    const ritirata = [...assente, cad('2026-03-07'), codice('RECAG006C', '2026-04-20')];
    const prima = esamina('AG', ritirata);
    expect(prima.perfezionamento).toMatchObject(perfezionata('AG_CONSEGNA', '2026-04-20'));
    expect(prima.manca).toEqual([{ cosa: 'AR_CAD', entro: '2026-04-06' }]);
    expect(esamina('AG', [...ritirata, arCad('2026-03-20')]).perfezionamento).toMatchObject(
      perfezionata('AG_DEPOSITO_CAD', '2026-03-17'),
    );
  });

  test('a CAD with two dates, or that came back undelivered, goes to a person', () => {
    const prove = [...assente, cad('2026-03-07'), arCad('2026-03-20'), codice('RECAG008C', '2026-09-10')];
    expect(esamina('AG', [...prove, cad('2026-03-08')])).toMatchObject({
      perfezionamento: null,
      persona: [{ caso: 'CAD_DISCORDE' }],
    });
    expect(esamina('AG', [...prove, arCad('2026-03-21', 'NON_CONSEGNATA')])).toMatchObject({
      perfezionamento: null,
      persona: [{ caso: 'CAD_NON_RECAPITATA' }],
    });
  });
});
