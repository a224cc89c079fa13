import { setTimeout as pausa } from 'node:timers/promises';
import { ImapFlow } from 'imapflow';
import { inMazzi } from './mazzi';
import type { AccessoImap, Cursore, Misura, OpzioniLettore } from './porte';

const MASSIMO = 48 * 1024 * 1024;
const PAUSA_MASSIMA = 60_000;
const FINESTRA = 200;
/** Asked of the server together, while those before are taken in. */
const MAZZO = { byte: 4 * 1024 * 1024, quanti: 25 };
/** The cursor is written at most so often: what is behind it may come again, and does nothing. */
const CURSORE_MS = 250;
/** What is kept of a message that is too big: its headers, to know what it was. */
const TESTA = 64 * 1024;

/**
 * Reads one mailbox for ever: EXAMINE and BODY.PEEK (nothing is marked, a person may read the same box), one
 * message taken in at a time while the next ones are fetched, IDLE between. Resolves when `segnale` is aborted; a failure only costs a pause, a refused password
 * stops it until `sospesa` says that a person has cleared the mailbox.
 */
export async function leggiCasella(o: OpzioniLettore): Promise<void> {
  let attesa = o.pausaMs ?? 1_000;
  const riposa = (ms: number) => pausa(ms, undefined, { signal: o.segnale }).catch(() => {});
  while (!o.segnale.aborted) {
    if (await isSospesa(o)) {
      await riposa(o.pausaMs ?? 1_000);
      continue;
    }
    if (o.segnale.aborted) return;
    const sessione = new Sessione(o);
    try {
      await sessione.vivi();
    } catch (errore) {
      if (o.segnale.aborted) return;
      if (sessione.haLetto) attesa = o.pausaMs ?? 1_000;
      const codice = codiceDi(errore);
      o.notizia?.({ tipo: 'caduta', codice, riprovaMs: attesa });
      if (codice === CREDENZIALI) await o.credenzialiRifiutate?.().catch(() => {});
      await riposa(attesa);
      attesa = Math.min(attesa * 2, PAUSA_MASSIMA);
    } finally {
      sessione.chiudi();
    }
  }
}

const CREDENZIALI = 'inbox.credenziali';

/** Who cannot be asked has not said to stop. */
const isSospesa = async (o: OpzioniLettore): Promise<boolean> =>
  (await o.sospesa?.().catch(() => false)) ?? false;

/** A server that says to come back later (RFC 5530 UNAVAILABLE) has not judged the password. */
function codiceDi(errore: unknown): string {
  const e = errore as { authenticationFailed?: boolean; serverResponseCode?: string; code?: string };
  if (e.authenticationFailed && e.serverResponseCode !== 'UNAVAILABLE') return CREDENZIALI;
  return e.code ?? 'inbox.errore';
}

function clientePer(a: AccessoImap): ImapFlow {
  return new ImapFlow({
    host: a.host,
    port: a.port,
    secure: a.tls === 'implicito',
    doSTARTTLS: a.tls === 'starttls',
    auth: { user: a.user, pass: a.pass },
    logger: false,
    disableAutoIdle: true,
    maxIdleTime: 4 * 60_000,
    socketTimeout: 6 * 60_000,
  });
}

const dataDi = (data: Date | string | undefined): Date | null => {
  const letta = data === undefined ? Number.NaN : new Date(data).getTime();
  return Number.isNaN(letta) ? null : new Date(letta);
};

/** One connection, from its login to its end. */
class Sessione {
  haLetto = false;
  private readonly cliente: ImapFlow;
  private sveglia: () => void = () => {};
  private novita = false;
  private finita = false;
  private readonly ferma = () => this.chiudi();

  constructor(private readonly o: OpzioniLettore) {
    this.cliente = clientePer(o.imap);
    this.cliente.on('error', () => this.avvisa(true));
    this.cliente.on('close', () => this.avvisa(true));
    this.cliente.on('exists', () => this.avvisa(false));
    o.segnale.addEventListener('abort', this.ferma, { once: true });
  }

  /** Ends only by throwing, or when the signal is aborted. */
  async vivi(): Promise<void> {
    await this.cliente.connect();
    const casella = await this.cliente.mailboxOpen('INBOX', { readOnly: true });
    const validita = casella.uidValidity.toString();
    this.o.notizia?.({ tipo: 'connessa' });
    let cursore = await this.cursoreDi(validita);
    let da = Math.max(1, cursore.uid + 1 - (this.o.riguardo ?? 50));
    while (!this.finita && !this.o.segnale.aborted) {
      this.novita = false;
      cursore = await this.leggiDa(da, cursore);
      this.haLetto = true;
      da = cursore.uid + 1;
      if (!this.novita && !this.finita) await this.attendiNovita();
    }
    if (!this.o.segnale.aborted)
      throw Object.assign(new Error('connessione chiusa'), { code: 'inbox.chiusa' });
  }

  chiudi(): void {
    this.o.segnale.removeEventListener('abort', this.ferma);
    this.avvisa(true);
    this.cliente.close();
  }

  private avvisa(fine: boolean): void {
    this.novita = true;
    if (fine) this.finita = true;
    this.sveglia();
  }

  /** A changed UIDVALIDITY makes all old UIDs meaningless (RFC 9051 par. 2.3.1.1): everything is read again. */
  private async cursoreDi(uidvalidity: string): Promise<Cursore> {
    const noto = await this.o.cursore.leggi();
    if (noto?.uidvalidity === uidvalidity) return noto;
    if (noto)
      await this.o.anomalia({ codice: 'inbox.uidvalidity_cambiata', uid: noto.uid, byte: 0, testa: null });
    return { uidvalidity, uid: 0 };
  }

  private async leggiDa(da: number, partenza: Cursore): Promise<Cursore> {
    let cursore = partenza;
    // "n:*" answers with the last message even when it comes before n
    const trovati = (await this.cliente.search({ uid: `${da}:*` }, { uid: true })) || [];
    const uids = trovati.filter((uid) => uid >= da).sort((a, b) => a - b);
    if (uids.length === 0) await this.racconta(0, []);
    const passo = this.o.finestra ?? FINESTRA;
    for (let n = 0; n < uids.length && !this.o.segnale.aborted; n += passo) {
      const finestra = uids.slice(n, n + passo);
      const misure = await this.misura(finestra);
      await this.racconta(uids.filter((uid) => uid > cursore.uid).length, [...misure.values()]);
      cursore = await this.portaFinestra(finestra, misure, cursore);
    }
    if (uids.length === 0) return cursore;
    this.o.notizia?.({ tipo: 'letti', finoA: cursore.uid, quanti: uids.length });
    await this.racconta(uids.filter((uid) => uid > cursore.uid).length, []);
    return cursore;
  }

  /** In order, one at a time; the next ones are fetched while these are taken in. Nothing past the cursor was left out. */
  private async portaFinestra(
    uids: readonly number[],
    misure: ReadonlyMap<number, Misura>,
    partenza: Cursore,
  ): Promise<Cursore> {
    let cursore = partenza;
    let scritto = { uid: partenza.uid, at: Date.now() };
    const scrivi = async () => {
      if (cursore.uid === scritto.uid) return;
      await this.o.cursore.scrivi(cursore);
      scritto = { uid: cursore.uid, at: Date.now() };
    };
    const mazzi = inMazzi(uids, misure, { ...MAZZO, byte: Math.min(MAZZO.byte, this.o.massimo ?? MASSIMO) });
    // one that is too large to be together with others waits for its turn: two of the largest would be in memory
    const isLeggero = (mazzo: readonly number[]) =>
      mazzo.every((uid) => (misure.get(uid)?.byte ?? 0) <= MAZZO.byte);
    let prossimo: Promise<Map<number, Buffer>> | null = null;
    try {
      for (const [n, mazzo] of mazzi.entries()) {
        const presi = await (prossimo ?? this.prendi(mazzo, misure));
        const poi = mazzi[n + 1];
        prossimo = poi && isLeggero(poi) && !this.o.segnale.aborted ? this.prendi(poi, misure) : null;
        prossimo?.catch(() => {}); // its failure is met at its turn, or is that of the whole connection
        for (const uid of mazzo) {
          if (this.o.segnale.aborted) return cursore;
          await this.porta(uid, misure.get(uid), presi.get(uid));
          presi.delete(uid);
          if (uid > cursore.uid) cursore = { ...cursore, uid };
          if (Date.now() - scritto.at >= CURSORE_MS) await scrivi();
        }
      }
    } finally {
      await scrivi();
    }
    return cursore;
  }

  private async misura(uids: readonly number[]): Promise<Map<number, Misura>> {
    const richiesta = { uid: true, size: true, internalDate: true };
    const messaggi = await this.cliente.fetchAll(uids.join(','), richiesta, { uid: true });
    return new Map(messaggi.map((m) => [m.uid, { byte: m.size ?? 0, at: dataDi(m.internalDate) }]));
  }

  private async racconta(daPrendere: number, misure: readonly Misura[]): Promise<void> {
    if (!this.o.salute) return;
    const quota = await this.cliente.getQuota('INBOX').catch(() => false as const);
    const spazio = quota ? quota.storage : undefined;
    const date = misure.flatMap(({ at }) => (at ? [at.getTime()] : []));
    await this.o.salute({
      daPrendere,
      piuVecchioAt: date.length > 0 ? new Date(Math.min(...date)) : null,
      quota: spazio?.limit ? { usata: spazio.usage ?? 0, massima: spazio.limit } : null,
    });
  }

  /** Without those deleted since the mailbox was searched. Of a message that is too big, its head. */
  private async prendi(
    mazzo: readonly number[],
    misure: ReadonlyMap<number, Misura>,
  ): Promise<Map<number, Buffer>> {
    const presenti = mazzo.filter((uid) => misure.has(uid));
    if (presenti.length === 0) return new Map();
    const grande = presenti.some((uid) => this.isGrande(misure.get(uid)));
    const richiesta = { uid: true, source: grande ? { maxLength: TESTA } : true };
    const messaggi = await this.cliente.fetchAll(presenti.join(','), richiesta, { uid: true });
    return new Map(
      messaggi.map(({ uid, source }) => {
        if (source) return [uid, source];
        throw Object.assign(new Error('messaggio senza contenuto'), { code: 'inbox.senza_contenuto' });
      }),
    );
  }

  private async porta(uid: number, misura: Misura | undefined, bytes: Buffer | undefined): Promise<void> {
    if (!misura || !bytes) return;
    if (!this.isGrande(misura)) return this.o.accogli(bytes, uid);
    const codice = 'inbox.messaggio_troppo_grande';
    await this.o.anomalia({ codice, uid, byte: misura.byte, testa: bytes });
  }

  private isGrande(misura: Misura | undefined): boolean {
    return misura !== undefined && misura.byte > (this.o.massimo ?? MASSIMO);
  }

  private async attendiNovita(): Promise<void> {
    let giro: NodeJS.Timeout | undefined;
    const svegliata = new Promise<void>((sveglia) => {
      this.sveglia = sveglia;
      giro = setTimeout(sveglia, this.o.giroMs ?? 60_000);
    });
    if (this.novita) this.sveglia();
    const idle = this.cliente.idle().catch(() => undefined);
    await svegliata;
    clearTimeout(giro);
    void idle;
  }
}
