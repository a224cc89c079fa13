import { jpegDiProva, pdfDiProva, pngDiProva, tiffDiProva } from '../../formats/posta/immagini-di-prova';
import { COLONNE_INDICE_SCANSIONI } from '../../formats/posta/indice-scansioni';
import { type ApiDiProva, apiDiProva } from '../banco/api-di-prova';
import { nuovaImmagine, ufficioDi } from '../banco/cartoline-di-prova';
import { zipDiProva } from '../banco/zip-di-prova';

let api: ApiDiProva;
beforeAll(async () => {
  api = await apiDiProva();
});
afterAll(() => api.chiudi());

const { manda, leggi, carica, spedita, eventi, compitoDi, rispondi, cartolina, lettura } = ufficioDi(
  () => api,
);

describe('acquisition', () => {
  test('by the number on the list of the day; which also proves the date of the sender', async () => {
    const tentativoId = await spedita('6160000 00010');
    expect(await eventi(tentativoId)).toMatchObject([
      { tipo: 'lavorazione', dati: { passo: 'SPEDITO', il: '2026-01-12', numero: '616000000010' } },
    ]);
    const { corpo } = await carica('societa.operatore', '/scansioni', nuovaImmagine(), '616000000010_1.png');
    expect(corpo).toMatchObject({ esito: 'attribuita' });
    expect(await leggi('ente.lettura', `/scansioni/${corpo.id}`)).toMatchObject({
      tentativoId,
      codice: '616000000010',
    });
  });

  test('a number of another dispatch, a second number, a day before: nothing of the list is taken', async () => {
    const [uno, due] = [await spedita('616000000020'), await spedita()];
    const { documentoId } = api.a;
    const prova = async (righe: object[], accettataIl = '2026-01-12') =>
      (await manda('societa.operatore', '/raccomandate', { accettataIl, documentoId, righe })).corpo;
    const riga = (tentativoId: string, numero: string) => ({ tentativoId, numero });
    expect(await prova([riga(uno, '616000000020')])).toEqual({ registrate: 1 });
    expect(await prova([riga(due, '616000000021'), riga(due, '616000000020')])).toMatchObject({
      code: 'raccomandata.riga',
      errors: [{ pointer: '/righe/1', detail: 'numero_usato' }],
    });
    expect(await prova([riga(uno, '616000000022')])).toMatchObject({
      errors: [{ detail: 'gia_registrata' }],
    });
    expect(await prova([riga(due, '616000000021')], '2026-01-09')).toMatchObject({
      errors: [{ detail: 'prima_della_spedizione' }],
    });
    expect(await eventi(due)).toEqual([]);
  });

  test('an unknown code is never lost: a person says whose it is', async () => {
    const { corpo } = await carica('societa.operatore', '/scansioni', nuovaImmagine(), '616999999999.png');
    const id = String(corpo.id);
    expect(corpo).toMatchObject({ esito: 'sconosciuta' });
    const compito = await compitoDi(id, 'scansione_sconosciuta');
    const tipo = 'scansione_sconosciuta';
    expect(await rispondi('ente.operatore', compito, { tipo, codice: '616888888888' })).toMatchObject({
      corpo: { code: 'scansione.codice_sconosciuto' },
    });
    const tentativoId = await spedita();
    expect(await rispondi('ente.operatore', compito, { tipo, codice: tentativoId })).toMatchObject({
      stato: 200,
    });
    expect(await leggi('ente.lettura', `/scansioni/${id}`)).toMatchObject({
      stato: 'da_leggere',
      tentativoId,
    });
  });

  test('the same bytes change nothing, under whatever name; put aside, they may come again', async () => {
    const bytes = nuovaImmagine();
    const tentativoId = await spedita();
    const prima = await carica('societa.operatore', `/scansioni?codice=${tentativoId}`, bytes);
    const ancora = await carica('ente.operatore', '/scansioni?codice=616777777777', bytes);
    expect(ancora.corpo).toEqual({ id: prima.corpo.id, esito: 'doppia' });
    const compito = await compitoDi(String(prima.corpo.id), 'cartolina');
    await rispondi('ente.responsabile', compito, { tipo: 'cartolina', scarto: 'altrui' });
    const altra = await carica('ente.operatore', `/scansioni?codice=${await spedita()}`, bytes);
    expect(altra.corpo).toMatchObject({ esito: 'attribuita' });
    expect(altra.corpo.id).not.toBe(prima.corpo.id);
  });

  test.each([
    ['PDF', pdfDiProva(77), 201],
    ['TIFF', tiffDiProva(), 201],
    ['JPEG', jpegDiProva(7, 7), 201],
    ['a page that calls itself a PNG', Buffer.from('<html><script>x</script></html>'), 422],
    ['a ZIP that calls itself a PNG', Buffer.from('PK\u0003\u0004xxxxxxxxxxxxxxxxxxxxxx', 'latin1'), 422],
    ['a PNG cut', pngDiProva(1).subarray(0, 40), 422],
    ['nothing', Buffer.alloc(0), 422],
  ])('%s', async (_, bytes, stato) => {
    expect((await carica('societa.operatore', '/scansioni?codice=616123123123', bytes)).stato).toBe(stato);
  });

  test('a person of one office neither ties nor reads a card of another', async () => {
    const tentativoId = await spedita();
    const { corpo } = await carica('altraDirezione', `/scansioni?codice=${tentativoId}`, nuovaImmagine());
    expect(corpo).toMatchObject({ esito: 'sconosciuta' });
    const { id } = await cartolina();
    expect((await lettura('altraDirezione', id)).stato).toBe(404);
  });
});

describe('a ZIP of an office', () => {
  const lotto = (voci: Record<string, Buffer>) =>
    zipDiProva(voci).then((zip) => carica('societa.operatore', '/scansioni/lotto', zip, 'pila.zip'));
  const indice = (...righe: string[]) =>
    Buffer.from([COLONNE_INDICE_SCANSIONI.join(';'), ...righe, ''].join('\r\n'));

  test('an answer for each file: tied, unknown, already there, refused', async () => {
    const tentativoId = await spedita('616000000030');
    const vecchia = nuovaImmagine();
    await carica('societa.operatore', '/scansioni?codice=616555555555', vecchia);
    const { stato, corpo } = await lotto({
      'cartoline/616000000030.png': nuovaImmagine(),
      '616444444444.png': nuovaImmagine(),
      'doppia.png': vecchia,
      'pagina.png': Buffer.from('<html></html>'),
    });
    expect(stato).toBe(200);
    expect(corpo).toMatchObject({
      ...{ attribuite: 1, sconosciute: 1, doppie: 1, rifiutate: 1 },
      righe: [
        { file: 'cartoline/616000000030.png', esito: 'attribuita' },
        { file: '616444444444.png', esito: 'sconosciuta' },
        { file: 'doppia.png', esito: 'doppia' },
        { file: 'pagina.png', esito: 'rifiutata', codice: 'scansione.immagine_tipo_non_ammesso', id: null },
      ],
    });
    expect(await leggi('ente.lettura', `/scansioni?tentativoId=${tentativoId}`)).toMatchObject({
      elementi: [{ stato: 'da_leggere' }],
    });
  });

  test('what a machine read is one reading: another person confirms it, who brought it in does not', async () => {
    const tentativoId = await spedita();
    const { corpo } = await lotto({
      '1.png': nuovaImmagine(),
      'indice.csv': indice(`1.png;${tentativoId};;;;AR;CONSEGNATO;2026-01-20;destinatario;;;`),
    });
    const [{ id = '' } = {}] = corpo.righe as { id?: string }[];
    expect(await lettura('societa.operatore', id)).toMatchObject({
      corpo: { code: 'lettura.stessa_persona' },
    });
    expect(await lettura('ente.operatore', id)).toMatchObject({ corpo: { stato: 'concordi' } });
    expect(await eventi(tentativoId)).toHaveLength(2);
  });

  test('hostile or broken, it is refused whole', async () => {
    const zip = await zipDiProva({ 'aaaa.png': nuovaImmagine() });
    const fuori = Buffer.from(zip.toString('latin1').replaceAll('aaaa.png', '../a.png'), 'latin1');
    const casi: [Buffer, string][] = [
      [fuori, 'scansione.lotto_percorso_vietato'],
      [zip.subarray(0, -10), 'scansione.lotto_illeggibile'],
      [await zipDiProva({ 'indice.csv': indice() }), 'scansione.lotto_vuoto'],
      [
        await zipDiProva({ 'a.png': nuovaImmagine(), 'indice.csv': Buffer.from('x;y') }),
        'scansione.lotto_indice',
      ],
      [
        await zipDiProva({ 'a.png': nuovaImmagine(), 'indice.csv': indice('b.png;1;;;;;;;;;;') }),
        'scansione.lotto_indice',
      ],
    ];
    for (const [bytes, code] of casi) {
      const esito = await carica('societa.operatore', '/scansioni/lotto', bytes, 'pila.zip');
      expect([esito.stato, esito.corpo.code]).toEqual([422, code]);
    }
  });

  test('a bomb is one file refused, and is never inflated', async () => {
    const { corpo } = await lotto({
      'bomba.png': Buffer.alloc(1_000_000),
      '616333333333.png': nuovaImmagine(),
    });
    expect(corpo).toMatchObject({
      righe: [
        { file: 'bomba.png', esito: 'rifiutata', codice: 'api.corpo_troppo_grande' },
        { file: '616333333333.png', esito: 'sconosciuta' },
      ],
    });
  });
});
