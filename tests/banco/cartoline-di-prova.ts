import { inEnte } from '../../database/connessione';
import { nuovoId } from '../../database/identificativi';
import { notifiche, tentativi } from '../../database/schema/notifiche';
import { pngDiProva } from '../../formats/posta/immagini-di-prova';
import type { ApiDiProva } from './api-di-prova';

type Persona = NonNullable<Parameters<ApiDiProva['chiama']>[0]>;
interface Esito {
  stato: number;
  corpo: Record<string, unknown>;
}
let immagini = 100;

/** An image that no other test has. */
export const nuovaImmagine = (): Buffer => {
  immagini += 1;
  return pngDiProva(immagini);
};
const AR = { documento: 'AR', esito: 'CONSEGNATO', il: '2026-01-20', consegnatario: 'destinatario' };

/** What an office does with scanned cards, through the doors of the first Ente. */
export function ufficioDi(prendi: () => ApiDiProva) {
  const via = (percorso: string) => `/v1/enti/${prendi().a.enteId}${percorso}`;
  const manda = async (chi: Persona, percorso: string, corpo: unknown): Promise<Esito> => {
    const r = await prendi().chiama(chi, 'POST', via(percorso), { corpo });
    return { stato: r.status, corpo: (await r.json()) as Record<string, unknown> };
  };
  const leggi = async (chi: Persona, percorso: string) =>
    (await (await prendi().chiama(chi, 'GET', via(percorso))).json()) as Record<string, unknown>;
  const carica = async (chi: Persona, percorso: string, bytes: Buffer, nome = 'x.png'): Promise<Esito> => {
    const intestazioni = { 'Content-Type': 'application/octet-stream', 'X-Nome-File': nome };
    const r = await prendi().chiama(chi, 'POST', via(percorso), { grezzo: bytes, intestazioni });
    return { stato: r.status, corpo: (await r.json()) as Record<string, unknown> };
  };

  /** A raccomandata that left, of the act of the bench; its number is on the list of the day. */
  async function spedita(numero?: string): Promise<string> {
    const [tentativoId, notificaId, debitoreId] = [nuovoId('tnt'), nuovoId('ntf'), nuovoId('deb')];
    const { attoId, praticaId, documentoId } = prendi().a;
    await prendi().banco
      .admin`insert into debitori (ente_id, id, natura) values (${prendi().a.enteId}, ${debitoreId}, 'persona')`;
    const comune = { attoId, praticaId, notificaId, id: tentativoId, ordine: 1, speditoIl: '2026-01-10' };
    await inEnte(prendi().banco.app, prendi().a.enteId, async ({ tx }) => {
      await tx.insert(notifiche).values({ id: notificaId, attoId, debitoreId });
      await tx
        .insert(tentativi)
        .values({ ...comune, canale: 'raccomandata', stato: 'inviato', attesaFino: '2026-03-11' });
    });
    if (numero === undefined) return tentativoId;
    const righe = [{ tentativoId, numero }];
    const distinta = { accettataIl: '2026-01-12', documentoId, righe };
    expect(await manda('societa.operatore', '/raccomandate', distinta)).toMatchObject({ stato: 200 });
    return tentativoId;
  }

  const eventi = (tentativoId: string) =>
    inEnte(
      prendi().banco.app,
      prendi().a.enteId,
      ({ sql }) => sql<{ tipo: string; dati: Record<string, unknown>; documento: string | null }[]>`
      select tipo, dati, documento_id as documento from eventi_notifica where tentativo_id = ${tentativoId} order by tipo`,
    );
  const compitiDi = (riferimento: string) =>
    prendi().banco.admin<
      { id: string; tipo: string; entro: string | null; aperto: boolean }[]
    >`select id, tipo, entro::text, chiuso_il is null as aperto from compiti where riferimento = ${riferimento} order by tipo`;
  const compitoDi = async (riferimento: string, tipo: string) =>
    (await compitiDi(riferimento)).find((c) => c.tipo === tipo)?.id ?? 'nessuno';
  const rispondi = (chi: Persona, compito: string, corpo: object) =>
    manda(chi, `/compiti/${compito}/esito`, corpo);

  /** An image tied to a raccomandata of its own. */
  async function cartolina(): Promise<{ tentativoId: string; id: string }> {
    const tentativoId = await spedita();
    const { corpo } = await carica('societa.operatore', `/scansioni?codice=${tentativoId}`, nuovaImmagine());
    expect(corpo).toMatchObject({ esito: 'attribuita' });
    return { tentativoId, id: String(corpo.id) };
  }
  const lettura = (chi: Persona, id: string, diverso: object = {}) =>
    manda(chi, `/scansioni/${id}/letture`, { ...AR, ...diverso });

  return { via, manda, leggi, carica, spedita, eventi, compitiDi, compitoDi, rispondi, cartolina, lettura };
}
