import { leggiConsegnate } from './avvia';
import { capriccioDi } from './maltempo';
import { bancoPec } from './sandbox-di-prova';

const b = bancoPec();
const { apri, calma, invia, inviaEAspetta, messaggio, ricevute } = b;

test.each([
  ['altrui@x.test', { msgid: '<ntf.altrui.a1@pec.estraneo.test>', destinatario: 'altrui@x.test' }],
  ['estranea@x.test', { msgid: '<ntf.prova1.a1@pec.ente.test>', destinatario: 'qualcun.altro@x.test' }],
])('%s: authentic, and not the receipt of our message to that recipient', async (to, detto) => {
  const { esami } = await inviaEAspetta(to);
  expect(esami[1]?.verifica).toMatchObject({ valida: true, tipo: 'avvenuta-consegna', ...detto });
});

test('lenta12: a first notice at the twelfth hour, then the delivery', async () => {
  const { s, esami } = await inviaEAspetta('lenta12@x.test');
  // accepted at 10:30: twelve hours later it is still that day, eighteen hours later it is not
  const avviso = {
    tipo: 'preavviso-errore-consegna',
    classe: 'TEMPO_SCADUTO',
    il: '2026-03-02T22:30:00+01:00',
  };
  expect(esami.map((e) => e.verifica)).toMatchObject([{ tipo: 'accettazione' }, { ...avviso, valida: true }]);
  expect(esami[1]?.daticert?.erroreEsteso).toMatch(/^4\.4\.1 - /);
  b.oggi = '2026-03-03';
  expect(await s.tick()).toMatchObject({ prossima: null });
  const dopo = await ricevute(s);
  expect(dopo[2]?.verifica).toMatchObject({ tipo: 'avvenuta-consegna', il: '2026-03-03T04:30:00+01:00' });
});

test('lenta24: the notice of the last hours, and no delivery', async () => {
  const { s } = await inviaEAspetta('lenta24@x.test');
  b.oggi = '2026-03-03';
  expect(await s.tick()).toEqual({ rilasciate: 1, prossima: null });
  const ultima = (await ricevute(s)).at(-1);
  expect(ultima?.verifica).toMatchObject({ valida: true, il: '2026-03-03T09:30:00+01:00' });
  expect(ultima?.daticert?.erroreEsteso).toMatch(/^5\.4\.1 - /);
});

test('tardi-2: delivered at once, with a receipt that comes two days late', async () => {
  const { s, tipi } = await inviaEAspetta('tardi-2@x.test');
  expect(tipi).toEqual(['accettazione']);
  b.oggi = '2026-03-04';
  await s.tick();
  expect((await ricevute(s))[1]?.verifica).toMatchObject({
    tipo: 'avvenuta-consegna',
    il: '2026-03-02T10:30:00+01:00',
  });
});

describe('bad weather: seeded, the same for the same message', () => {
  const conCapriccio = (capriccio: string): string => {
    for (let n = 1; ; n++)
      if (capriccioDi({ seme: 'p', percento: 100 }, `<ntf.prova${n}.a1@pec.ente.test>`) === capriccio)
        return `${n}`;
  };

  test('its share, and nothing without it', () => {
    const ids = Array.from({ length: 1_000 }, (_, n) => `<n${n}@x.test>`);
    const colpiti = (percento: number) =>
      ids.filter((id) => capriccioDi({ seme: 's', percento }, id) !== null).length;
    expect([colpiti(0), colpiti(100)]).toEqual([0, 1_000]);
    expect(colpiti(30)).toBeGreaterThan(200);
    expect(colpiti(30)).toBeLessThan(400);
  });

  test.each([
    ['taglio', 'incerta', ['accettazione', 'avvenuta-consegna']],
    ['lento', 'inviata', ['accettazione', 'avvenuta-consegna']],
    ['duplica', 'inviata', ['accettazione', 'avvenuta-consegna', 'avvenuta-consegna']],
    ['disordina', 'inviata', ['avvenuta-consegna', 'accettazione']],
    ['ritarda', 'inviata', ['accettazione']],
  ])('%s', async (capriccio, atteso, tipi) => {
    const s = await apri();
    s.maltempo({ seme: 'p', percento: 100 });
    expect(await invia(s, messaggio('ok@x.test', Number(conCapriccio(capriccio))))).toBe(atteso);
    await calma(s);
    expect((await ricevute(s)).map((e) => e.verifica.tipo)).toEqual(tipi);
  });

  test('respinto: refused for a while, not for ever; with fine weather all is as before', async () => {
    const s = await apri();
    s.maltempo({ seme: 'p', percento: 100 });
    const suo = messaggio('ok@x.test', Number(conCapriccio('respinto')));
    expect(await invia(s, suo)).toBe('da_ritentare');
    expect(await leggiConsegnate(b.dir)).toEqual([]);
    expect(await invia(s, suo)).toBe('inviata');
    s.maltempo(null);
    expect(await invia(s, messaggio('ok@x.test', Number(conCapriccio('taglio'))))).toBe('inviata');
  });
});
