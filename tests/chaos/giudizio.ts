import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import axios from 'axios';
import pino from 'pino';
import { inEnte, type Transazione } from '../../database/connessione';
import { provaInvarianti } from '../../services/conducente/invarianti';
import { leggiConsegnate } from '../../services/sandbox/pec/avvia';
import { apriContesto } from '../../services/worker/contesto';
import { confronta, type Nostra } from './confronto';
import type { Installazione } from './installazione';

export interface Giudizio {
  /** Rows of figures, in the order in which they are read. */
  cifre: Record<string, number>;
  violazioni: string[];
}

/** Counts what happened in the counterpart's store and in ours, and proves the invariants. Everything must be alive. */
export async function giudica(i: Installazione, debitori: number): Promise<Giudizio> {
  const { contesto, chiudi } = await apriContesto(i.configurazione, pino({ level: 'silent' }), 'giudice');
  const { enteId, pec } = i.ente;
  try {
    const accettati = await leggiConsegnate(path.join(i.configurazione.sandbox.dati, 'pec'));
    const { data: posta } = await axios.get<{ ultimiUid: Record<string, number> }>(
      `${i.configurazione.sandbox.url}/sandbox/pec/stato`,
    );
    const ricevute = posta.ultimiUid[pec.toLowerCase()] ?? 0;
    const visto = await inEnte(contesto.database, enteId, async (t) => ({
      nostre: await leggiNostre(t),
      conti: await conta(t),
    }));
    const invarianti = await provaInvarianti(contesto, [enteId]);
    return {
      cifre: {
        ...visto.conti,
        'messaggi presi dal gestore': accettati.length,
        'ricevute nella casella': ricevute,
      },
      violazioni: [
        ...confronta(accettati, visto.nostre),
        ...perduti(visto.conti, ricevute, debitori),
        ...invarianti.flatMap((v) => v.violazioni.map((testo) => `${v.id} ${testo}`)),
      ],
    };
  } finally {
    await chiudi();
  }
}

/** Nothing lost on the way in: every debtor has a pratica, every pratica was looked at, every receipt is archived. */
function perduti(conti: Record<string, number>, ricevute: number, debitori: number): string[] {
  const guai: string[] = [];
  const uguali = (nome: string, atteso: number) => {
    if (conti[nome] !== atteso) guai.push(`${nome}: ${conti[nome]}, attesi ${atteso}`);
  };
  uguali('pratiche', debitori - (conti['debitori rifiutati'] ?? 0));
  uguali('pratiche non valutate', 0);
  uguali('ricevute archiviate', ricevute);
  uguali('numeri mancanti', 0);
  return guai;
}

async function conta({ sql }: Transazione): Promise<Record<string, number>> {
  const [riga] = await sql<Record<string, number>[]>`select
    (select count(*)::int from pratiche) as pratiche,
    (select count(*)::int from pratiche where stato = 'chiusa') as "pratiche chiuse",
    (select count(*)::int from pratiche where iniziata_il is null or valutata_versione is distinct from versione)
      as "pratiche non valutate",
    (select coalesce(sum(jsonb_array_length(report->'partiteRifiutate')), 0)::int from carichi) as "debitori rifiutati",
    (select count(*)::int from atti) as atti,
    (select count(*)::int from atti where stato = 'annullato') as "atti annullati",
    (select coalesce(sum(n.fine - n.quanti), 0)::int from
      (select max(numero) as fine, count(*) as quanti from atti group by tipo, anno) n) as "numeri mancanti",
    (select count(*)::int from tentativi) as dispacci,
    (select count(*)::int from trasmissioni) as trasmissioni,
    (select count(*)::int from trasmissioni where stato = 'incerta') as "trasmissioni incerte",
    (select count(*)::int from compiti where tipo = 'incerta') as "incerte viste da una persona",
    (select count(*)::int from eventi_notifica) as "ricevute archiviate",
    (select count(*)::int from pagamenti) as pagamenti,
    (select count(*)::int from comandi) as comandi`;
  return riga ?? {};
}

async function leggiNostre({ sql }: Transazione): Promise<Nostra[]> {
  return sql<Nostra[]>`
    select s.id, s.message_id as "messageId", s.stato, s.motivo, t.atto_id as "attoId",
      a.pdf_sha256 as "pdfSha256", d.indirizzo as destinatario,
      exists (select from compiti c where c.riferimento = s.id and c.tipo = 'incerta') as "inLista"
    from trasmissioni s join tentativi t on t.id = s.tentativo_id join atti a on a.id = t.atto_id
    join domicili_digitali d on d.id = s.destinatario_domicilio_id`;
}

/** How many times each point killed its process. */
export function colpiAiPunti(
  { configurazione }: Installazione,
  punti: readonly string[],
): Record<string, number> {
  return Object.fromEntries(
    punti.map((punto) => {
      const file = path.join(configurazione.dati, 'caos', `${punto}.colpi`);
      return [punto, existsSync(file) ? readFileSync(file, 'utf8').split('\n').length - 1 : 0];
    }),
  );
}
