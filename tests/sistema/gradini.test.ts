import { giustificazioneDi } from '../../activities/notifiche/giustificazione';
import { leggiFattiProva, leggiProve } from '../../activities/prova/leggi';
import { inEnte } from '../../database/connessione';
import { leggiCertificatiPem } from '../../formats/pec/catena';
import { componiProva } from '../../formats/prova/componi';
import { verificaProva } from '../../formats/prova/verifica';
import { conduci } from '../../services/conducente/conducente';
import { provaInvarianti } from '../../services/conducente/invarianti';
import { leggiConsegnate } from '../../services/sandbox/pec/avvia';
import { resa } from '../banco/fascicolo-di-prova';
import { apriImpianto, type Impianto } from '../banco/impianto';
import { type PraticaDiStoria, seminaStoria } from '../banco/pratica-di-storia';
import { storiaBreve } from '../banco/storie-di-prova';
import { mondoDelleStorie } from '../storie/mondo';

jest.setTimeout(600_000);

let impianto: Impianto;
let inad: PraticaDiStoria;
let inipec: PraticaDiStoria;
let fino: (data: string) => Promise<unknown>;

/** A full mailbox for ever, of a person in that register. */
const semina = (id: string, registro: 'inad' | 'inipec') =>
  seminaStoria(
    impianto.contesto,
    impianto.enti[0]?.enteId ?? '',
    storiaBreve(id, '2026-03-02', 'cds', { debitore: { id: `D-${id}`, domicilioDigitale: true, registro } }),
    {
      codiceFiscale: `PRVGRD80A01H${id.slice(2)}X`,
      cognome: 'Gradini',
      nome: id,
      indirizzo: 'Via delle Prove 5',
      pec: `piena.${id.toLowerCase()}@pec.debitori.example`,
    },
  );

beforeAll(async () => {
  impianto = await apriImpianto({
    nome: 'gradini',
    enti: ['09522'],
    orologio: { modo: 'comandato', dal: '2026-03-02' },
  });
  inad = await semina('GR501', 'inad');
  inipec = await semina('GR502', 'inipec');
  const mondo = mondoDelleStorie(impianto, [inad, inipec]);
  const fermata = new AbortController().signal;
  fino = (data) =>
    conduci(impianto.contesto, { enti: [inad.enteId], mondo, fino: data, fermata, progresso: () => {} });
});
afterAll(() => impianto?.chiudi());

const tentativi = ({ enteId, praticaId }: PraticaDiStoria) =>
  inEnte(
    impianto.contesto.database,
    enteId,
    ({ sql }) => sql<{ notifica: string }[]>`
      select t.notifica_id as notifica, t.canale, t.spedito_il::text as il, t.esito, p.ordine as "dopo", v.versione,
        v.esito as "perche", v.regola, v.norma, v.destinatario_il::text as "fallitoIl", cardinality(v.prove) as prove,
        (select array_agg(coalesce(s.motivo, '-') || ' ' || s.inviata_il order by s.ordine) from trasmissioni s
          where s.tentativo_id = t.id) as invii
      from tentativi t left join tentativi p on p.id = t.giustificato_da
      left join perfezionamenti v on v.tentativo_id = t.giustificato_da and v.versione = t.giustificato_versione
      where t.pratica_id = ${praticaId} order by t.registrato_at`,
  );

const PRIMO = { canale: 'pec', il: '2026-03-02', esito: null, dopo: null, versione: null, perche: null };
/** The stored perfection of the PEC rung: two saturations at seven days, with their acceptances. */
const PIENA_DUE_VOLTE = {
  ...{
    dopo: 1,
    versione: 1,
    perche: 'fallita',
    regola: 'PEC_SATURA_DUE_VOLTE',
    fallitoIl: '2026-03-09',
    prove: 4,
  },
  norma: 'DPR 600/73 art. 60-ter c. 3',
};

test('a full mailbox: nothing more before seven days, and no other rung', async () => {
  await fino('2026-03-08');
  for (const pratica of [inad, inipec])
    expect(await tentativi(pratica)).toMatchObject([{ ...PRIMO, invii: ['- 2026-03-02'] }]);
});

test('still full at the second attempt: the next rung, on the stored evidence of both, by the register of the address', async () => {
  await fino('2026-03-10');
  const invii = ['- 2026-03-02', 'CASELLA_SATURA 2026-03-09'];
  expect(await tentativi(inad)).toMatchObject([
    { ...PRIMO, esito: 'fallita', invii },
    { canale: 'raccomandata', il: '2026-03-09', ...PIENA_DUE_VOLTE },
  ]);
  expect(await tentativi(inipec)).toMatchObject([
    { ...PRIMO, esito: 'fallita', invii },
    { canale: 'deposito', il: '2026-03-09', ...PIENA_DUE_VOLTE },
  ]);
  const partite = (await leggiConsegnate(impianto.cartellaPec)).filter((m) =>
    m.to.join().startsWith('piena.'),
  );
  expect(partite).toHaveLength(4);
});

test('the evidence pack tells why the second means was used, and is verified', async () => {
  const [{ notifica } = { notifica: '' }] = await tentativi(inad);
  const materiale = await inEnte(impianto.contesto.database, inad.enteId, async (t) => {
    const letti = await leggiFattiProva(t, notifica);
    if (!letti) throw new Error('no facts');
    return { fatti: letti.fatti, documenti: await leggiProve(t, letti.documenti) };
  });
  expect(materiale.fatti.tentativi[1]?.giustificato).toEqual({
    ...{ tentativo: 1, versione: 1, esito: 'fallita', regola: 'PEC_SATURA_DUE_VOLTE' },
    ...{ norma: 'DPR 600/73 art. 60-ter c. 3', il: '2026-03-09', notoIl: '2026-03-09', smentita: null },
  });
  const zip = await componiProva({ ...materiale, autorita: null }, resa);
  const fidati = leggiCertificatiPem(impianto.pec.caPem) ?? [];
  const { controlli } = await verificaProva(zip, { resa, fidati });
  expect(controlli.filter((c) => !c.ok)).toEqual([]);
  expect(controlli.find((c) => c.nome === 'gradini')?.dettaglio).toMatch(/^1 passaggi/);
});

test('a rung that no stored failure gives is refused, with a code', async () => {
  const [{ notifica } = { notifica: '' }] = await tentativi(inipec);
  const chiedi = (id: string) =>
    inEnte(impianto.contesto.database, inipec.enteId, (t) => giustificazioneDi(t, id));
  await expect(chiedi(notifica)).rejects.toThrow(/^notifica\.gradino_senza_prova: ntf_/); // the deposit is still open
  await expect(chiedi('ntf_00000000000000000000000000')).rejects.toThrow('notifica.gradino_senza_prova');
});

test('no invariant is broken', async () => {
  const esiti = await provaInvarianti(impianto.contesto, [inad.enteId]);
  expect(esiti.flatMap((i) => i.violazioni)).toEqual([]);
});
