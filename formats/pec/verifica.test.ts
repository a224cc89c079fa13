import { readdirSync, readFileSync } from 'node:fs';
import { condivisa } from '../../tests/condivisa';
import { emetti, messaggio } from './messaggi-di-prova';
import { verificaPec } from './verifica';
import { buono, ca, certificati, di, gestore, IL, verifica } from './verifica-di-prova';

describe('the fixtures of ../shared/pec', () => {
  const attesi: Record<string, [string, string | null, string]> = {
    '01-posta-certificata.eml': ['posta-certificata', null, '2026-11-21T10:15:02+01:00'],
    '02-accettazione.eml': ['accettazione', null, '2026-11-21T10:15:02+01:00'],
    '03-non-accettazione-formale.eml': ['non-accettazione', 'ALTRO', '2026-11-21T10:15:03+01:00'],
    '05-presa-in-carico.eml': ['presa-in-carico', null, '2026-11-21T10:15:06+01:00'],
    '06-avvenuta-consegna-completa.eml': ['avvenuta-consegna', null, '2026-11-21T10:15:09+01:00'],
    '10-preavviso-24h.eml': ['preavviso-errore-consegna', 'TEMPO_SCADUTO', '2026-11-22T10:15:02+01:00'],
    '11-errore-consegna-no-dest.eml': ['errore-consegna', 'NON_VALIDA', '2026-11-21T10:15:09+01:00'],
    '13-errore-consegna-casella-piena.eml': [
      'errore-consegna',
      'CASELLA_SATURA',
      '2026-11-21T10:15:09+01:00',
    ],
  };
  const loro = { fidati: certificati(readFileSync(condivisa('pec', 'ca.pem'), 'utf8')), il: IL };

  test('are all known to this test', () => {
    expect(readdirSync(condivisa('pec', 'eml')).sort()).toEqual(Object.keys(attesi));
  });

  test.each(Object.entries(attesi))('%s', (file, [tipo, classe, il]) => {
    expect(verificaPec(readFileSync(condivisa('pec', 'eml', file)), loro)).toEqual({
      valida: true,
      codice: null,
      tipo,
      msgid: '<ntf.01JD6Z8M3V7QK2.a1@pec.comune.esempio.it>',
      destinatario: 'edilbianchi.srl@pec.dest-esempio.it',
      classe,
      il,
      controlli: buono,
    });
  });

  test('no flipped byte of the signed part or of the signature passes (one byte in 97)', () => {
    const raw = readFileSync(condivisa('pec', 'eml', '02-accettazione.eml'));
    const dal = raw.indexOf('\r\n------SIG_02-\r\n') + 17;
    const secondo = raw.indexOf('\r\n------SIG_02-\r\n', dal);
    const p7s = raw.indexOf('\r\n\r\n', secondo) + 4;
    const passati: number[] = [];
    for (let i = dal; i < raw.length - 20; i += 97) {
      // blanks between base64 lines mean nothing
      if (i >= secondo && (i < p7s || raw[i] === 0x0d || raw[i] === 0x0a)) continue;
      const alterato = Buffer.from(raw);
      alterato.writeUInt8(alterato.readUInt8(i) ^ 4, i);
      if (verificaPec(alterato, loro).valida) passati.push(i);
    }
    expect(passati).toEqual([]);
  });
});

describe('each check by itself', () => {
  test('a right message', () => expect(di()).toMatchObject({ valida: true, codice: null, controlli: buono }));

  test('digest: a byte of the signed part changed after the signature', () => {
    const v = di({ dopo: (m) => m.replace('\r\nCONSEGNA\r\n', '\r\nCONSEGNE\r\n') });
    expect(v).toMatchObject({
      valida: false,
      codice: 'pec.digest_diverso',
      controlli: { ...buono, digest: 'ko' },
    });
  });

  test('digest: CRLF turned into LF by somebody on the way has its own code', () => {
    const v = di({ dopo: (m) => m.replace(/\r/g, '') });
    expect(v.codice).toBe('pec.fine_riga_alterata');
    expect(v.controlli).toEqual({ ...buono, digest: 'ko' });
  });

  test('firma: signed with a key that is not the certificate’s', () => {
    const altro = emetti(ca, { nome: 'posta-certificata@altro.test' });
    const v = di({}, { certificato: gestore.certificato, chiave: altro.chiave });
    expect(v).toMatchObject({
      valida: false,
      codice: 'pec.firma_errata',
      controlli: { ...buono, firma: 'ko' },
    });
  });

  test('catena: another authority, even with the same name', () => {
    const gemella = emetti(null, { nome: 'CA prova', autorita: true });
    const altra = emetti(null, { nome: 'CA altra', autorita: true });
    expect(di({}, emetti(altra, {}))).toMatchObject({
      codice: 'pec.catena_non_fidata',
      controlli: { ...buono, catena: 'ko' },
    });
    const impostore = { certificato: gemella.certificato, chiave: altra.chiave };
    expect(di({}, emetti(impostore, {})).codice).toBe('pec.catena_non_fidata');
  });

  test('catena: self-signed, and self-signed with itself inside the message', () => {
    expect(di({}, emetti(null, {})).codice).toBe('pec.catena_non_fidata');
    const falsa = emetti(null, { nome: 'CA falsa', autorita: true });
    expect(di({ intermedi: [falsa] }, emetti(falsa, {})).codice).toBe('pec.catena_non_fidata');
  });

  test('catena: expired or not yet valid on the day', () => {
    const breve = emetti(ca, { dal: '2026-01-01', al: '2026-06-30' });
    expect(di({}, breve)).toMatchObject({
      codice: 'pec.certificato_scaduto',
      controlli: { ...buono, catena: 'ko' },
    });
    expect(verifica(messaggio(breve), new Date('2026-03-01T12:00:00Z')).valida).toBe(true);
    expect(verifica(messaggio(breve), new Date('2025-12-31T12:00:00Z')).codice).toBe(
      'pec.certificato_scaduto',
    );
  });

  test('catena: an intermediate authority is followed, one that is not an authority is not', () => {
    const mezza = emetti(ca, { nome: 'CA intermedia', autorita: true });
    expect(di({ intermedi: [mezza] }, emetti(mezza, {})).valida).toBe(true);
    expect(di({}, emetti(mezza, {})).codice).toBe('pec.catena_non_fidata');
    const nonAutorita = emetti(ca, { nome: 'posta-certificata@terzo.test' });
    expect(di({ intermedi: [nonAutorita] }, emetti(nonAutorita, {})).codice).toBe('pec.catena_non_fidata');
    const stretta = emetti(ca, { nome: 'CA stretta', autorita: true, limite: 0 });
    const sotto = emetti(stretta, { nome: 'CA sotto', autorita: true });
    expect(di({ intermedi: [stretta] }, emetti(stretta, {})).valida).toBe(true);
    expect(di({ intermedi: [stretta, sotto] }, emetti(sotto, {})).codice).toBe('pec.catena_non_fidata');
  });

  test('catena: a certificate that may not sign', () => {
    expect(di({}, emetti(ca, { firmaPosta: false })).codice).toBe('pec.certificato_non_adatto');
  });

  test('gestore: signer and From differ, or the signer has no address', () => {
    const altro = emetti(ca, { nome: 'posta-certificata@truffa.test' });
    expect(di({}, altro)).toMatchObject({
      valida: false,
      codice: 'pec.firmatario_diverso',
      controlli: { ...buono, gestore: 'ko' },
    });
    expect(di({}, emetti(ca, { san: null }))).toMatchObject({
      codice: 'pec.firmatario_senza_indirizzo',
      controlli: { gestore: 'ko' },
    });
    expect(di({}, emetti(ca, { san: ['altro@x.test', 'Posta-Certificata@PEC.dest.test'] })).valida).toBe(
      true,
    );
  });

  test('several things wrong at once are each reported', () => {
    const estraneo = emetti(null, { nome: 'posta-certificata@truffa.test' });
    const v = di({ dopo: (m) => m.replace('\r\nCONSEGNA\r\n', '\r\nCONSEGNE\r\n') }, estraneo);
    expect(v.controlli).toEqual({ digest: 'ko', firma: 'ok', catena: 'ko', gestore: 'ko' });
  });
});
