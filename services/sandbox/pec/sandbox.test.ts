import { createHash } from 'node:crypto';
import { appendFile } from 'node:fs/promises';
import path from 'node:path';
import { inviaPec } from '../../../activities/notifiche/pec/invia';
import { avviaSandboxPec, leggiConsegnate } from './avvia';
import { bancoPec, ENTE, PDF } from './sandbox-di-prova';

const b = bancoPec();
const { apri, calma, invia, inviaEAspetta, messaggio, posta, ricevute } = b;

test('ok: accettazione and a complete consegna, valid for the verifier, with our act inside', async () => {
  const { s, esito, esami, tipi } = await inviaEAspetta('mario@pec.dest.test');
  expect(esito).toBe('inviata');
  expect(tipi).toEqual(['accettazione', 'avvenuta-consegna']);
  for (const { verifica } of esami) {
    expect(verifica).toMatchObject({
      valida: true,
      codice: null,
      msgid: '<ntf.prova1.a1@pec.ente.test>',
      classe: null,
    });
    expect(verifica.il).toBe('2026-03-02T10:30:00+01:00');
  }
  expect(esami[1]?.daticert).toMatchObject({ consegna: 'mario@pec.dest.test', ricevuta: 'completa' });
  expect(s.ultimiUid()).toEqual({ [ENTE.indirizzo]: 2 });
  const [, consegna] = await posta(s);
  expect(consegna?.raw.toString('latin1')).toContain(PDF.toString('base64'));
});

test.each([
  ['piena@x.test', ['accettazione', 'errore-consegna'], 'CASELLA_SATURA'],
  ['inesistente.rossi@x.test', ['accettazione', 'errore-consegna'], 'NON_VALIDA'],
  ['nodominio@x.test', ['accettazione', 'errore-consegna'], 'DOMINIO_INESISTENTE'],
  ['virus@x.test', ['non-accettazione'], 'VIRUS'],
  ['duplicata@x.test', ['accettazione', 'avvenuta-consegna', 'avvenuta-consegna'], null],
  ['disordine@x.test', ['avvenuta-consegna', 'accettazione'], null],
  ['incarico@x.test', ['accettazione', 'presa-in-carico', 'avvenuta-consegna'], null],
  ['muta@x.test', ['accettazione'], null],
  ['sorda@x.test', [], null],
  ['disattiva@x.test', ['accettazione', 'errore-consegna'], 'NON_ATTIVA'],
  ['ignota@x.test', ['accettazione', 'errore-consegna'], 'ALTRO'],
  ['infetta@x.test', ['accettazione', 'errore-consegna'], 'VIRUS'],
])('%s', async (to, tipi, classe) => {
  const prova = await inviaEAspetta(to);
  expect(prova.esito).toBe('inviata');
  expect(prova.tipi).toEqual(tipi);
  expect(prova.esami.every((e) => e.verifica.valida)).toBe(true);
  expect(prova.esami.map((e) => e.verifica.classe).find((c) => c !== null) ?? null).toBe(classe);
});

test('esterno: the acceptance says that the recipient has no certified box, and nothing follows', async () => {
  const { esami, tipi } = await inviaEAspetta('esterno@posta.test');
  expect(tipi).toEqual(['accettazione']);
  expect(esami[0]?.daticert?.destinatari).toEqual([{ indirizzo: 'esterno@posta.test', tipo: 'esterno' }]);
});

test.each([
  ['manomessa@x.test', 'pec.digest_diverso'],
  ['scaduto@x.test', 'pec.certificato_scaduto'],
  ['altrafirma@x.test', 'pec.firmatario_diverso'],
  ['annidata@x.test', 'pec.daticert_mancante'],
  ['entita@x.test', 'pec.daticert_vietato'],
  ['discorde@x.test', 'pec.tipo_discorde'],
])('%s: the delivery receipt is not valid', async (to, codice) => {
  const { esami } = await inviaEAspetta(to);
  expect(esami.map((e) => e.verifica.codice)).toEqual([null, codice]);
});

test('falsa: a true transport envelope around a false receipt, never a receipt', async () => {
  const { esami, tipi } = await inviaEAspetta('falsa@x.test');
  expect(tipi).toEqual(['accettazione', 'posta-certificata']);
  expect(esami[1]?.verifica).toMatchObject({ valida: true, msgid: '<ntf.prova1.a1@pec.ente.test>' });
  expect(esami[1]?.intestazioni.some((i) => i.nome === 'x-ricevuta')).toBe(false);
});

test('taglio: the client cannot know, the receipts come and the act was taken once', async () => {
  const { esito, tipi } = await inviaEAspetta('taglio@x.test');
  expect(esito).toBe('incerta');
  expect(tipi).toEqual(['accettazione', 'avvenuta-consegna']);
  expect(await leggiConsegnate(b.dir)).toHaveLength(1);
});

test('the counterpart counts acts by itself: the same act twice is two rows', async () => {
  const { s } = await inviaEAspetta('ok@x.test');
  await invia(s, messaggio('ok@x.test'));
  const libro = await leggiConsegnate(b.dir);
  expect(libro).toHaveLength(2);
  expect(libro[0]).toMatchObject({
    messageId: '<ntf.prova1.a1@pec.ente.test>',
    from: ENTE.indirizzo,
    to: ['ok@x.test'],
    allegati: [createHash('sha256').update(PDF).digest('hex')],
    oggi: '2026-03-02',
  });
});

test('a delayed receipt waits for its civil date, is told by tick, and carries that date', async () => {
  const { s, tipi } = await inviaEAspetta('ok-3.bianchi@x.test');
  expect(tipi).toEqual(['accettazione']);
  expect(s.inVolo()).toBe(0);
  b.oggi = '2026-03-04';
  expect(await s.tick()).toEqual({ rilasciate: 0, prossima: '2026-03-05' });
  b.oggi = '2026-03-05';
  expect(await s.tick()).toEqual({ rilasciate: 1, prossima: null });
  const [, consegna] = await ricevute(s);
  expect(consegna?.verifica).toMatchObject({ valida: true, tipo: 'avvenuta-consegna' });
  expect(consegna?.verifica.il).toBe('2026-03-05T10:30:00+01:00');
});

test('summer time is stamped as such', async () => {
  b.oggi = '2026-07-01';
  const { esami } = await inviaEAspetta('ok@x.test');
  expect(esami[0]?.verifica.il).toBe('2026-07-01T11:30:00+02:00');
});

test('after a kill: same messages, same UIDs, same UIDVALIDITY, same authority, delayed receipts still due', async () => {
  const { s } = await inviaEAspetta('piena-2@x.test');
  const prima = await posta(s);
  const ca = s.caPem;
  // the process dies in the middle of a row of its books: nothing of it was promised to anybody
  await appendFile(path.join(b.dir, 'consegnate.jsonl'), '{"id":"m2","messageId":"<tron');
  await appendFile(
    path.join(b.dir, 'caselle', encodeURIComponent(ENTE.indirizzo), 'indice.jsonl'),
    '{"uid":2,"ch',
  );
  const rinata = await apri();
  expect(rinata.caPem).toBe(ca);
  expect(await posta(rinata)).toEqual(prima);
  b.oggi = '2026-03-04';
  expect(await rinata.tick()).toEqual({ rilasciate: 1, prossima: null });
  const dopo = await posta(rinata);
  expect(dopo.map((m) => m.uid)).toEqual([1, 2]);
  expect(await rinata.tick()).toEqual({ rilasciate: 0, prossima: null });
});

test('a message taken just before the kill gets its receipts from the next life, once', async () => {
  const s = await apri();
  b.oggi = 'guasto';
  const fermo = await avviaSandboxPec({
    dir: `${b.dir}/b`,
    smtpPort: 0,
    imapPort: 0,
    orologio: (() => {
      let volte = 0;
      return async () => {
        // start, acceptance, then the clock (the database) is gone: no receipt can be issued
        if (++volte > 2) throw new Error('orologio fermo');
        return { oggi: '2026-03-02', istante: new Date('2026-03-02T09:00:00Z') };
      };
    })(),
    mailboxes: [ENTE],
  });
  b.aperte.push(fermo);
  b.oggi = '2026-03-02';
  expect(await invia(fermo, messaggio('ok@x.test'))).toBe('inviata');
  await expect(fermo.tick()).rejects.toThrow('orologio fermo');
  expect(fermo.inVolo()).toBe(2);
  await s.stop();
  b.aperte.shift();
  b.dir = `${b.dir}/b`;
  const rinata = await apri();
  await calma(rinata);
  expect((await ricevute(rinata)).map((e) => e.verifica.tipo)).toEqual(['accettazione', 'avvenuta-consegna']);
  b.dir = path.dirname(b.dir);
});

test('the door: password, sender, recipients, size', async () => {
  const s = await apri();
  expect(await invia(s, messaggio('ok@x.test'), 'sbagliata')).toBe('credenziali');
  const altrui = { ...messaggio('ok@x.test'), from: 'altro@pec.ente.test' };
  const server = {
    host: '127.0.0.1',
    port: s.smtpPort,
    user: ENTE.indirizzo,
    pass: ENTE.password,
    tls: 'assente' as const,
  };
  expect(await inviaPec(server, altrui)).toBe('rifiutata');
  const enorme = {
    ...messaggio('ok@x.test'),
    allegati: [{ nome: 'a.pdf', bytes: Buffer.alloc(24_000_000) }],
  };
  expect(await invia(s, enorme)).toBe('rifiutata');
  expect(await leggiConsegnate(b.dir)).toEqual([]);
});

test('a mailbox added at run time sends and receives, and is nobody else’s', async () => {
  const s = await apri();
  const nuova = { indirizzo: 'tributi@pec.ente2.test', password: 'altra' };
  await s.aggiungiCasella(nuova);
  await invia(s, messaggio(nuova.indirizzo));
  await calma(s);
  const [busta, altro] = await posta(s, nuova);
  expect(altro).toBeUndefined();
  expect(busta?.raw.toString('latin1')).toMatch(/^X-Trasporto: posta-certificata\r$/m);
  expect(await posta(s)).toHaveLength(2);
  await expect(posta(s, { ...nuova, password: ENTE.password })).rejects.toThrow();
});
