import type { Logger } from 'pino';
import type { Database } from '../database/connessione';
import type { SoglieInterruttore } from '../domain/notifica/interruttore';
import type { TipoAtto } from '../domain/vocabolario';
import type { Rendi } from './atti/dati-atto';
import type { PoolAtti } from './atti/pool';
import type { PortaIndirizzi } from './banche-dati/indirizzi';
import type { CasellaPec } from './notifiche/pec/casella';
import type { PosteDellInstallazione } from './notifiche/posta/porta';
import type { PortaRegistri } from './registri/registri';
import type { Temporale } from './temporal/cliente';

/** What the activities of a worker stand on. Built once by the process; nothing here reads the environment. */
export interface Contesto {
  database: Database;
  temporale: Temporale;
  rendi: Rendi;
  rendiMinuta: PoolAtti['rendiMinuta'];
  indirizzi: PortaIndirizzi;
  /** The mailbox from which an Ente sends. Throws `pec.casella_assente`. */
  casellaDi(enteId: string): Promise<CasellaPec>;
  /** Trusted authorities of the providers' signatures, PEM. */
  ancorePec(): Promise<string>;
  /** Directory of the PEC providers, LDIF; null = none: verifications are partial. */
  gestoriPec(): Promise<string | null>;
  /** Who takes the raccomandate away by itself. */
  posta: PosteDellInstallazione;
  /** When the sends to a provider that fails stop, and for how long: data of the installation. */
  interruttore: SoglieInterruttore;
  /** Registers in which acts are written: PRA, land register, third parties. */
  registri: PortaRegistri;
  registro: Logger;
  /** Address printed on the acts, where a code of authenticity is checked. */
  indirizzoVerifica: string;
  /** Acts that a person signs one by one whatever the profile says: data of the installation. */
  sempreFirmati: ReadonlySet<TipoAtto>;
  /** Test hook of `npm run chaos`: called at named points of the writes; absent in production. */
  punto?: (nome: string) => Promise<void>;
}
