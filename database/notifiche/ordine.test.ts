import { annunciaEvento } from '../../activities/notifiche/eventi';
import { accogliPec } from '../../activities/notifiche/pec/accogli';
import { messageIdDi } from '../../activities/notifiche/pec/trasmetti';
import { accogliEvento } from '../../activities/notifiche/posta/accogli';
import { valutaPratica } from '../../activities/pratica/valuta';
import { accadeCon, estrai, sorteDi } from '../../domain/simulazione/sorte';
import type { Canale } from '../../domain/vocabolario';
import type { EventoConsolidatore } from '../../formats/posta/consolidatore-forme';
import type { Accettato, Genere } from '../../services/sandbox/pec/piano';
import { componiEmissione } from '../../services/sandbox/pec/ricevute';
import { oraLegale } from '../../services/sandbox/pec/tempo';
import { componiEvento } from '../../services/sandbox/posta/composizione';
import { pianoDi } from '../../services/sandbox/posta/piano';
import {
  apriProveArchiviate,
  type InvioPartito,
  OGGI,
  type ProveArchiviate,
  SPEDITO,
} from '../../tests/banco/prove-archiviate';

jest.setTimeout(300_000);

/** The order in which things come is the only difference. */
const SEMI = 12;

let p: ProveArchiviate;
beforeAll(async () => {
  p = await apriProveArchiviate();
});
afterAll(() => p?.chiudi());

/** Something that the counterpart says, stored by the product as it comes. */
type Detto = () => Promise<unknown>;

type Ricevuta = readonly [genere: Genere, ordine: number, quando: string];
const STORIE_PEC: Record<string, readonly Ricevuta[]> = {
  'full box, then delivered': [
    ['accettazione', 1, '2026-03-02T09:00:00Z'],
    ['errore-piena', 1, '2026-03-02T09:10:00Z'],
    ['accettazione', 2, '2026-03-10T09:00:00Z'],
    ['avvenuta-consegna', 2, '2026-03-10T09:07:00Z'],
  ],
  'full box twice': [
    ['accettazione', 1, '2026-03-02T09:00:00Z'],
    ['errore-piena', 1, '2026-03-02T09:10:00Z'],
    ['accettazione', 2, '2026-03-10T09:00:00Z'],
    ['errore-piena', 2, '2026-03-10T09:07:00Z'],
  ],
  'said not valid, delivered all the same after the notice of the twelfth hour': [
    ['accettazione', 1, '2026-03-02T09:00:00Z'],
    ['preavviso-12', 1, '2026-03-02T21:00:00Z'],
    ['errore-inesistente', 1, '2026-03-03T01:00:00Z'],
    ['avvenuta-consegna', 1, '2026-03-03T04:00:00Z'],
  ],
};

function ricevuta(i: InvioPartito, [genere, ordine, quando]: Ricevuta): Buffer {
  const istante = new Date(quando);
  const oggi = quando.slice(0, 10);
  const accettato: Accettato = {
    id: `m${ordine}`,
    messageId: messageIdDi(i.tentativoId, ordine, p.pec),
    identificativo: `opec.${i.tentativoId}.${ordine}`,
    from: p.pec,
    to: [i.destinatario],
    oggetto: 'Notifica atto',
    allegati: [],
    sha256: '',
    oggi,
    istante: quando,
  };
  const emissione = { chiave: '', genere, destinatario: i.destinatario, dal: oggi };
  return componiEmissione(
    accettato,
    emissione,
    Buffer.from('Subject: x\r\n\r\nx\r\n'),
    oraLegale({ oggi, istante }),
    p.autorita.firma,
  );
}

const detteDallaPec = (i: InvioPartito, storia: readonly Ricevuta[]): Detto[] =>
  storia.map((r) => {
    const bytes = ricevuta(i, r);
    return () => accogliPec(p.c, p.enteId, bytes, p.pec);
  });

/** What the consolidator pushes about a piece of L. 890/1982, with an envelope that nobody collected or that somebody did. */
const detteDallaPosta = (i: InvioPartito, manopola: string): Detto[] => {
  const pezzo = {
    requestId: i.pezzoId,
    requestPaId: '',
    sha256: '',
    productType: '890',
    receiverAddress: manopola,
    oggi: SPEDITO,
  };
  return pianoDi(pezzo).map((a) => {
    const evento = componiEvento(pezzo, a, new Date(`${OGGI}T08:00:00Z`)) as unknown as EventoConsolidatore;
    return async () => {
      const suo = await p.nellEnte((t) => accogliEvento(t, evento));
      const { praticaId, tentativoId } = i;
      if (suo) await annunciaEvento(p.c, { enteId: p.enteId, praticaId, tentativoId });
    };
  });
};

/** Any order, some of them twice; seed 0 = as they were said. */
function mescola(detti: readonly Detto[], seme: number): Detto[] {
  const sorte = sorteDi(7, seme);
  if (seme === 0) return [...detti];
  return detti
    .flatMap((detto, n) => (accadeCon(sorte, 'doppio', 50, n) ? [detto, detto] : [detto]))
    .map((detto, n) => ({ detto, posto: estrai(sorte, 'posto', n) }))
    .sort((a, b) => a.posto - b.posto)
    .map(({ detto }) => detto);
}

/** All that the order must not change. Ids differ, since each time it is another pratica. */
async function stato({ praticaId, tentativoId }: InvioPartito) {
  const { passo, motivo, finoIl } = await valutaPratica(p.c, {
    m: 'praticaId',
    enteId: p.enteId,
    praticaId,
  });
  return p.nellEnte(async ({ sql }) => ({
    passo: [passo, motivo, finoIl],
    tentativo:
      await sql`select stato, esito, legale_il::text, noto_il::text from tentativi where id = ${tentativoId}`,
    perfezionamento:
      await sql`select p.esito, p.mittente_il::text, p.destinatario_il::text, p.regola, p.norma,
        (select array_agg(e.tipo || ' ' || coalesce(e.classe, '') || ' ' || e.il order by e.il, e.tipo, e.classe)
          from eventi_notifica e where e.id = any(p.prove) or e.sha256 = any(p.prove)) as prove
      from perfezionamenti p where p.tentativo_id = ${tentativoId} order by p.versione desc limit 1`,
    eventi:
      await sql`select tipo, classe, il from eventi_notifica where tentativo_id = ${tentativoId} order by il, tipo, classe`,
    pratica: await sql`select stato, motivo, fino::text from pratiche where id = ${praticaId}`,
    aperti:
      await sql`select tipo from compiti where pratica_id = ${praticaId} and chiuso_il is null order by tipo`,
  }));
}

async function esigiUnSoloStato(canale: Canale, detti: (i: InvioPartito) => Detto[]): Promise<void> {
  let atteso: unknown;
  for (let seme = 0; seme < SEMI; seme += 1) {
    const invio = await p.invia(canale);
    for (const detto of mescola(detti(invio), seme)) await detto();
    const trovato = await stato(invio);
    atteso ??= trovato;
    expect({ seme, ...trovato }).toEqual({ seme, ...(atteso as object) });
  }
}

test.each(Object.entries(STORIE_PEC))(
  `%s: the same state for ${SEMI} orders of the stored receipts`,
  async (_nome, storia) => {
    await esigiUnSoloStato('pec', (i) => detteDallaPec(i, storia));
  },
);

test.each(['via @giacenza-3', 'via @ritirato-4', 'via @consegnato', 'via @smentito', 'via @irreperibile'])(
  `post, %s: the same state for ${SEMI} orders of the pushed events`,
  async (manopola) => {
    await esigiUnSoloStato('raccomandata', (i) => detteDallaPosta(i, manopola));
  },
);
