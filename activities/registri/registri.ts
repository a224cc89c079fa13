import type { Transazione } from '../../database/connessione';
import { idDerivato } from '../../database/identificativi';
import type { RegistroEsterno } from '../../database/schema/registri';
import type { TipoAtto } from '../../domain/vocabolario';

/** Where each act of a procedure must be written or served outside: PRA, land register, third party. */
const REGISTRO: Partial<Record<TipoAtto, RegistroEsterno>> = {
  fermo: 'pra',
  revocaFermo: 'pra',
  ipoteca: 'conservatoria',
  cancellazioneIpoteca: 'conservatoria',
  pignoramento72bis: 'terzo',
  svincoloTerzo: 'terzo',
};

export const registroDi = (tipo: TipoAtto): RegistroEsterno | null => REGISTRO[tipo] ?? null;

export interface RichiestaFormalita {
  attoId: string;
  praticaId: string;
  direzioneId: string;
  registro: RegistroEsterno;
  il: string;
}

/** What asks a register for a formality. The answer comes later, with its evidence, and is kept in `formalita`. */
export interface PortaRegistri {
  /** In the transaction that sends the act: asked once per act. */
  chiedi(t: Transazione, richiesta: RichiestaFormalita): Promise<void>;
}

/** A person does it: a task on the worklist, whose answer carries references and evidence (as for the indagine). */
export const registriManuali: PortaRegistri = {
  async chiedi({ sql }, { attoId, praticaId, direzioneId, il }) {
    await sql`insert into compiti (id, direzione_id, pratica_id, tipo, riferimento, aperto_il)
      values (${idDerivato('cmp', attoId, 'registro')}, ${direzioneId}, ${praticaId}, 'registro', ${attoId}, ${il})
      on conflict do nothing`;
  },
};
