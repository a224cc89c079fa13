import { nuovoId } from '../../database/identificativi';
import type { Passo, PropostaFatta } from '../../domain/fascicolo';
import type { TipoProposta } from '../../domain/vocabolario';
import type { Messaggio } from '../../workflows/messaggi/registro';
import { allineaMastro } from '../contabilita/allinea';
import type { Contesto } from '../contesto';
import { registraPasso, scriviCents } from './passi';
import { alzaVersione, conta, type Situazione } from './situazione';
import { FATTO, SUPERATO, suVersione } from './su-versione';

type Deciso = Messaggio<'passo'>;
type Emesso = Messaggio<'emesso'>;

/** A task for a person, whose answer comes through the API: the manual adapter of the data banks. */
export async function apriIndagine(c: Contesto, deciso: Deciso): Promise<Emesso> {
  return suVersione(c, deciso, async (s, passo) => {
    if (passo.passo !== 'indaga') return SUPERATO;
    const { sql } = s.t;
    const id = nuovoId('ind');
    await sql`insert into indagini (id, pratica_id, motivo, il) values (${id}, ${s.praticaId}, ${passo.motivo}, ${s.oggi})`;
    await sql`insert into compiti (id, direzione_id, pratica_id, tipo, riferimento, aperto_il)
      values (${nuovoId('cmp')}, ${s.direzioneId}, ${s.praticaId}, 'indagine', ${id}, ${s.oggi})`;
    await registraPasso(s, passo);
    await alzaVersione(s);
    return FATTO;
  });
}

/** A decision put before a human. A list of inesigibilita is delivered to the Ente by the portal, the same day. */
export async function registraProposta(c: Contesto, deciso: Deciso): Promise<Emesso> {
  return suVersione(c, deciso, async (s, passo) => {
    if (passo.passo !== 'proponi' || passo.proposta === undefined) return SUPERATO;
    const proposta = propostaDi(s, passo, passo.proposta);
    const dopo = { ...s, fascicolo: { ...s.fascicolo, proposte: [...s.fascicolo.proposte, proposta] } };
    const conto = conta(dopo);
    const id = nuovoId('pro');
    await scriviProposta(s, id, proposta, passo);
    await allineaMastro(dopo, conto, { causa: id });
    await registraPasso(s, passo, proposta.tipo === 'inesigibilita' ? conto : undefined);
    await alzaVersione(s);
    return FATTO;
  });
}

function propostaDi(s: Situazione, passo: Passo, tipo: TipoProposta): PropostaFatta {
  const { motivo, partite, attoId, tentativo, scade, importo } = passo;
  return {
    tipo,
    motivo,
    il: s.oggi,
    ...(partite && { partite }),
    ...(attoId !== undefined && { attoId }),
    ...(tentativo !== undefined && { tentativo }),
    ...(scade !== undefined && { scade }),
    ...(importo !== undefined && { importo }),
    ...(tipo === 'inesigibilita' && { dovuto: conta(s).dovuto, consegnataIl: s.oggi }),
  };
}

async function scriviProposta(
  s: Situazione,
  id: string,
  proposta: PropostaFatta,
  passo: Passo,
): Promise<void> {
  const { sql } = s.t;
  const { tipo, motivo, il, ...resto } = proposta;
  const { maxRate, garanzia, entro } = passo;
  const dati = scriviCents({ ...resto, maxRate, garanzia, entro });
  await sql`insert into proposte (id, pratica_id, tipo, motivo, il, dati)
    values (${id}, ${s.praticaId}, ${tipo}, ${motivo}, ${il}, ${sql.json(dati)})`;
  await sql`insert into compiti (id, direzione_id, pratica_id, tipo, riferimento, aperto_il, entro)
    values (${nuovoId('cmp')}, ${s.direzioneId}, ${s.praticaId}, 'proposta', ${id}, ${il},
      ${proposta.scade ?? entro ?? null})`;
}

/** The end: nothing is emitted after it. Acts that got a number and never left are annulled. */
export async function chiudiPratica(c: Contesto, deciso: Deciso): Promise<Emesso> {
  return suVersione(c, deciso, async (s, passo) => {
    if (passo.passo !== 'chiudi') return SUPERATO;
    const { sql } = s.t;
    const conto = conta(s);
    await allineaMastro(s, conto, { causa: `${s.praticaId}:${passo.motivo}`, chiusura: passo.motivo });
    await sql`update atti a set stato = 'annullato' where pratica_id = ${s.praticaId} and stato <> 'annullato'
      and not exists (select 1 from tentativi t where t.atto_id = a.id)`;
    await sql`update compiti set chiuso_il = ${s.oggi}, chiuso_da = 'sistema', esito = '{"motivo":"pratica chiusa"}'
      where pratica_id = ${s.praticaId} and chiuso_il is null and tipo in ('indagine', 'incerta')`;
    await sql`update pratiche set stato = 'chiusa', chiusa_il = ${s.oggi}, chiusa_motivo = ${passo.motivo},
        chiusa_versato = ${conto.versato}
      where id = ${s.praticaId}`;
    await registraPasso(s, passo, conto);
    await alzaVersione(s);
    return FATTO;
  });
}
