import { existsSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { apriRegistro, type Registro, scriviFile } from './registro';

/** A stored message: its bytes stay on the disk and are read when somebody fetches them. */
export interface MessaggioInCasella {
  readonly uid: number;
  readonly chiave: string;
  readonly il: string;
}

export interface CasellaSuDisco {
  readonly uidvalidity: number;
  readonly messaggi: readonly MessaggioInCasella[];
  ha(chiave: string): boolean;
  /** Bytes of all its messages. */
  byte(): number;
  leggi(uid: number): Buffer;
  /** Stores once per `chiave`; null when it was already there. */
  deposita(chiave: string, bytes: Buffer, il: Date): Promise<MessaggioInCasella | null>;
  chiudi(): Promise<void>;
}

/** Mailbox of the sandbox: UIDs and UIDVALIDITY are facts of the disk, so they survive a kill. */
export async function apriCasella(dir: string, indirizzo: string): Promise<CasellaSuDisco> {
  const cartella = path.join(dir, 'caselle', encodeURIComponent(indirizzo.toLowerCase()));
  const uidvalidity = await leggiUidValidity(path.join(cartella, 'casella.json'));
  const registro: Registro<MessaggioInCasella> = await apriRegistro(path.join(cartella, 'indice.jsonl'));
  const chiavi = new Set(registro.righe.map((r) => r.chiave));
  const fileDi = (uid: number) => path.join(cartella, `${uid}.eml`);
  let [misurati, occupati] = [0, 0];
  return {
    uidvalidity,
    messaggi: registro.righe,
    ha: (chiave) => chiavi.has(chiave),
    byte: () => {
      for (; misurati < registro.righe.length; misurati++)
        occupati += statSync(fileDi(registro.righe[misurati]?.uid ?? 0)).size;
      return occupati;
    },
    leggi: (uid) => readFileSync(fileDi(uid)),
    deposita: async (chiave, bytes, il) => {
      if (chiavi.has(chiave)) return null;
      const uid = (registro.righe.at(-1)?.uid ?? 0) + 1;
      const messaggio = { uid, chiave, il: il.toISOString() };
      await scriviFile(fileDi(uid), bytes);
      await registro.aggiungi(messaggio);
      chiavi.add(chiave);
      return messaggio;
    },
    chiudi: () => registro.chiudi(),
  };
}

async function leggiUidValidity(file: string): Promise<number> {
  if (!existsSync(file))
    await scriviFile(file, JSON.stringify({ uidvalidity: Math.floor(Date.now() / 1000) }));
  return (JSON.parse(readFileSync(file, 'utf8')) as { uidvalidity: number }).uidvalidity;
}
