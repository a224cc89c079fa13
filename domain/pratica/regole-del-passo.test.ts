import { giornoDi, MAI } from '../calendario';
import type { AttoEmesso, Dispaccio, Evento, PropostaFatta } from '../fascicolo';
import { partiteDi, pendeRicorso } from '../partite';
import type { TipoTitolo } from '../vocabolario';
import { affidamento } from './affidamento';
import { attoContrario } from './atti-contrari';
import { dopoLaChiusura, fattiDiChiusura } from './chiusura';
import { ultimaAPagare } from './decorrenze';
import { attoDi, fascicoloDi, invioDi, partitaDi, profiloCon, quadroDi } from './fascicoli-di-prova';
import { esitiNegativi, notificheAperte } from './notifiche';
import type { PartitaOggi } from './quadro';
import { sollecito } from './sollecito';

const titoloEnte = (notificatoIl: string, tipo: TipoTitolo = 'ingiunzione') => ({
  titolo: { tipo, notificatoIl },
});

test('R-21, R-22: what was prescribed before the entrusting goes back; the title of the Ente keeps it alive', () => {
  const passo = (dal: string, altro = {}, valori = {}) => {
    const partite = [partitaDi('P1', undefined, { prescrizione: { dal, anni: 5 }, ...altro })];
    return affidamento(quadroDi(fascicoloDi({ partite }), '2026-02-02', profiloCon(valori)))?.motivo ?? null;
  };
  expect([passo('2021-02-01'), passo('2021-02-02')]).toEqual(['PARTITA_GIA_PRESCRITTA', null]);
  expect(passo('2021-02-01', titoloEnte('2026-01-31'))).toBeNull();
  expect(passo('2021-02-01', titoloEnte('2026-02-02'))).toBe('PARTITA_GIA_PRESCRITTA');
  const prima = { 'intake.giorniPrima': 90 };
  expect([passo('2021-05-02', {}, prima), passo('2021-05-03', {}, prima)]).toEqual([
    'PREAVVISO_PRESCRIZIONE',
    null,
  ]);
});

test('R-92: each weight is taken off by an act of its day or later that names all it covers; a lapsed order weighs no more', () => {
  const fermo = attoDi('A1', 'fermo', ['P1', 'P2'], [invioDi('2026-06-01')]);
  const partite = [partitaDi('P1'), partitaDi('P2')];
  const passo = (atti: AttoEmesso[], oggi = '2026-07-01') =>
    attoContrario(quadroDi(fascicoloDi({ partite, atti }), oggi))?.atto ?? null;
  const revoca = (il: string, quali: string[]) => attoDi('A2', 'revocaFermo', quali, [invioDi(il)]);
  expect(passo([])).toBeNull();
  expect(passo([fermo])).toBe('revocaFermo');
  expect(passo([fermo, revoca('2026-06-01', ['P1', 'P2'])])).toBeNull();
  expect(passo([fermo, revoca('2026-05-31', ['P1', 'P2'])])).toBe('revocaFermo');
  expect(passo([fermo, revoca('2026-06-20', ['P1'])])).toBe('revocaFermo');
  expect(passo([attoDi('A1', 'ipoteca', ['P1'], [invioDi('2026-06-01')])])).toBe('cancellazioneIpoteca');
  // served on 1 June: 60 days end on 31 July, a Friday
  const ordine = attoDi('A1', 'pignoramento72bis', ['P1'], [invioDi('2026-06-01', 'pec')]);
  expect([passo([ordine], '2026-07-31'), passo([ordine], '2026-08-01')]).toEqual(['svincoloTerzo', null]);
});

const proposta = (
  tipo: PropostaFatta['tipo'],
  il: string,
  altro: Partial<PropostaFatta> = {},
): PropostaFatta => ({
  tipo,
  motivo: 'RIMBORSO',
  il,
  ...altro,
});

test('R-59: only what was proposed as a refund lowers the credit', () => {
  const credito = (proposte: PropostaFatta[]) => {
    const eventi: Evento[] = [{ tipo: 'pagamento', il: '2026-03-02', importo: 700_00n }];
    const passo = fattiDiChiusura(quadroDi(fascicoloDi({ eventi, proposte }), '2026-03-02'));
    return passo?.importo ?? passo?.motivo;
  };
  expect(credito([])).toBe(200_00n);
  expect(credito([proposta('rimborso', '2026-03-02', { importo: 50_00n })])).toBe(150_00n);
  expect(credito([proposta('incasso', '2026-03-02', { importo: 50_00n })])).toBe(200_00n);
  expect(credito([proposta('rimborso', '2026-03-02', { importo: 200_00n })])).toBe('PAGATA');
});

test('R-90: a closing holds from its day; later money of a discarico is told once', () => {
  const chiusa = (oggi: string, proposte: PropostaFatta[] = []) =>
    dopoLaChiusura(
      quadroDi(
        fascicoloDi({
          chiusura: { il: '2026-11-02', motivo: 'DISCARICO_SILENZIO', versato: 0n },
          eventi: [{ tipo: 'pagamento', il: '2026-11-10', importo: 20_00n }],
          proposte,
        }),
        oggi,
      ),
    )?.motivo ?? null;
  expect([chiusa('2026-11-01'), chiusa('2026-11-02'), chiusa('2026-11-10')]).toEqual([
    null,
    'PRATICA_CHIUSA',
    'INCASSO_DOPO_CHIUSURA',
  ]);
  const detto = (tipo: PropostaFatta['tipo']) => [proposta(tipo, '2026-11-10', { importo: 20_00n })];
  expect(chiusa('2026-11-10', detto('incasso'))).toBe('PRATICA_CHIUSA');
  expect(chiusa('2026-11-10', detto('rimborso'))).toBe('INCASSO_DOPO_CHIUSURA');
});

test('R-91: nothing due closes by what made it so: sgravio, ricorso, sanctions that fell, payment', () => {
  const motivo = (eventi: Evento[], importi = { sanzioni: 500_00n }) =>
    fattiDiChiusura(
      quadroDi(fascicoloDi({ partite: [partitaDi('P1', importi, { natura: 'cds' })], eventi }), '2026-06-01'),
    )?.motivo ?? null;
  const morte: Evento = { tipo: 'decesso', il: '2026-03-01' };
  const accolto: Evento = { tipo: 'esitoRicorso', il: '2026-04-01', partita: 'P1', esito: 'accolto' };
  const rigettato: Evento = { ...accolto, esito: 'rigettato' };
  const sgravio: Evento = { tipo: 'sgravio', il: '2026-04-01', partita: 'P1', totale: true };
  expect(motivo([])).toBeNull();
  expect([motivo([sgravio]), motivo([accolto])]).toEqual(['SGRAVIATA', 'SGRAVIATA']);
  expect([motivo([morte]), motivo([morte, rigettato])]).toEqual(['SANZIONI_ESTINTE', 'SANZIONI_ESTINTE']);
  expect([motivo([morte, sgravio]), motivo([morte, accolto])]).toEqual(['SGRAVIATA', 'SGRAVIATA']);
  expect(motivo([{ tipo: 'pagamento', il: '2026-03-02', importo: 500_00n }])).toBe('PAGATA');
  expect(motivo([{ tipo: 'chiusuraPerOpposizione', il: '2026-03-02' }])).toBe('OPPOSIZIONE');
});

test('R-22, R-73, R-91: with no partita left it closes as given back when all were, else as prescribed', () => {
  const decisione: Evento = {
    tipo: 'decisione',
    il: '2026-03-01',
    proposta: 'prescrizione',
    esito: 'accolta',
    partite: ['P2'],
  };
  const motivo = (eventi: Evento[], ...quali: string[]) =>
    fattiDiChiusura(
      quadroDi(
        fascicoloDi({
          partite: [partitaDi('P1'), partitaDi('P2')],
          proposte: quali.map((id) => proposta('restituzione', '2026-02-02', { partite: [id] })),
          eventi,
        }),
        '2026-06-01',
      ),
    )?.motivo ?? null;
  expect([motivo([], 'P1', 'P2'), motivo([decisione], 'P1'), motivo([], 'P1')]).toEqual([
    'RESTITUITA',
    'PRESCRITTA',
    null,
  ]);
});

test('R-10: the partita whose term ends last, on a tie the greater id', () => {
  const p = (id: string, termine: number) => ({ id, termine }) as PartitaOggi;
  expect(ultimaAPagare([])).toBeNull();
  expect(ultimaAPagare([p('P1', 5), p('P2', 3)])?.id).toBe('P1');
  expect(ultimaAPagare([p('P1', 3), p('P2', 5)])?.id).toBe('P2');
  expect(ultimaAPagare([p('P1', 5), p('P2', 5)])?.id).toBe('P2');
  expect(ultimaAPagare([p('P2', 5), p('P1', 5)])?.id).toBe('P2');
  expect(ultimaAPagare([p('P1', MAI), p('P2', 5)])?.id).toBe('P1');
});

test('R-17: of several solleciti that cover a partita the first served counts', () => {
  const invito = (id: string, perfetto: string) => attoDi(id, 'sollecito795', ['P1'], [invioDi(perfetto)]);
  const fino = (...atti: AttoEmesso[]) =>
    sollecito(quadroDi(fascicoloDi({ atti }), '2026-05-20', profiloCon({ 'piccoli.soglia': '0.00' })))?.fino;
  // 30 days from 4 May end on 3 June
  expect(fino(invito('A1', '2026-05-04'))).toBe('2026-06-04');
  expect(fino(invito('A1', '2026-05-04'), invito('A2', '2026-05-15'))).toBe('2026-06-04');
  expect(fino(invito('A1', '2026-05-15'), invito('A2', '2026-05-04'))).toBe('2026-06-04');
  // a presa in carico that counts as one and is served after the sollecito left: 30 days from 10 May end on 9 June
  const valori = {
    'piccoli.soglia': '0.00',
    'presaInCarico.valeSollecito': true,
    'presaInCarico.notificata': true,
  };
  const presa = attoDi(
    'A0',
    'presaInCarico',
    ['P1'],
    [invioDi('2026-05-04', 'pec', { tipo: 'perfezionata', legaleIl: '2026-05-18', notoIl: '2026-05-18' })],
  );
  const atti = [presa, invito('A1', '2026-05-10')];
  expect(sollecito(quadroDi(fascicoloDi({ atti }), '2026-05-20', profiloCon(valori)))?.fino).toBe(
    '2026-06-10',
  );
});

test('R-20: a ricorso pends until it is answered, that of the entrusting too, each partita by itself', () => {
  const ricorso = (partita = 'P1'): Evento => ({ tipo: 'ricorso', il: '2026-03-02', partita });
  const esito = (partita = 'P1'): Evento => ({
    tipo: 'esitoRicorso',
    il: '2026-03-02',
    partita,
    esito: 'rigettato',
  });
  const pende = (eventi: Evento[], affidato?: boolean, id = 'P1') =>
    pendeRicorso(
      fascicoloDi({
        partite: [
          partitaDi('P1', undefined, affidato === undefined ? {} : { ricorso: affidato }),
          partitaDi('P2'),
        ],
        eventi,
      }),
      id,
    );
  expect([pende([]), pende([ricorso()]), pende([ricorso('P2')]), pende([ricorso(), esito()])]).toEqual([
    false,
    true,
    false,
    false,
  ]);
  expect([pende([ricorso(), esito('P2')]), pende([ricorso(), ricorso(), esito()])]).toEqual([true, true]);
  expect([pende([], true), pende([], false), pende([], true, 'P2'), pende([esito()], true)]).toEqual([
    true,
    false,
    false,
    false,
  ]);
  expect(pende([{ tipo: 'eredi', il: '2026-03-02' }])).toBe(false);
  const aggiunta: Evento = {
    tipo: 'partitaAggiunta',
    il: '2026-03-02',
    partita: partitaDi('P3', undefined, { ricorso: true }),
  };
  expect(partiteDi(fascicoloDi({ eventi: [aggiunta, ricorso()] })).map(({ id }) => id)).toEqual(['P1', 'P3']);
  expect(pende([aggiunta], false, 'P3')).toBe(true);
});

test('R-01, R-23: partite added later come after the list, by day and then by id, once', () => {
  const aggiunta = (id: string, il: string): Evento => ({
    tipo: 'partitaAggiunta',
    il,
    partita: partitaDi(id),
  });
  const eventi = [
    aggiunta('P9', '2026-03-02'),
    aggiunta('P8', '2026-03-02'),
    aggiunta('P2', '2026-03-10'),
    aggiunta('P1', '2026-03-10'),
  ];
  const { partite } = quadroDi(fascicoloDi({ eventi }), '2026-03-31').fatti;
  expect(partite.map(({ id, affidata }) => [id, affidata])).toEqual([
    ['P1', giornoDi('2026-02-02')],
    ['P8', giornoDi('2026-03-02')],
    ['P9', giornoDi('2026-03-02')],
    ['P2', giornoDi('2026-03-10')],
  ]);
});

test('R-26, R-27: a delivery known after the further rung left serves the act; that rung then neither holds it nor opens another', () => {
  const pec = (esito: Dispaccio['esito']) => invioDi('2026-03-02', 'pec', esito);
  const posta = (esito: Dispaccio['esito'] | null = null) => invioDi('2026-03-05', 'raccomandata', esito);
  const fallita = { tipo: 'fallita', legaleIl: '2026-03-05', notoIl: '2026-03-05' } as const;
  const tardi = { tipo: 'perfezionata', legaleIl: '2026-03-02', notoIl: '2026-03-10' } as const;
  const passo = (dispacci: Dispaccio[], oggi: string) => {
    const quadro = quadroDi(
      fascicoloDi({ partite: [partitaDi('P1')], atti: [attoDi('A1', 'ingiunzione', ['P1'], dispacci)] }),
      oggi,
    );
    return (esitiNegativi(quadro) ?? notificheAperte(quadro))?.motivo ?? null;
  };
  expect(passo([pec(fallita)], '2026-03-05')).toBe('SECONDO_CANALE');
  expect(passo([pec(fallita), posta()], '2026-03-09')).toBe('ATTESA_NOTIFICA');
  expect(passo([pec(tardi), posta()], '2026-03-09')).toBe('ATTESA_NOTIFICA');
  expect(passo([pec(tardi), posta()], '2026-03-10')).toBeNull();
  const tornata = { tipo: 'irreperibile', legaleIl: '2026-03-12', notoIl: '2026-03-12' } as const;
  expect(passo([pec(fallita), posta(tornata)], '2026-03-12')).toBe('SECONDO_CANALE');
  expect(passo([pec(tardi), posta(tornata)], '2026-03-12')).toBeNull();
});
