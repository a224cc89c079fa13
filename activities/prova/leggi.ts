import type { Transazione } from '../../database/connessione';
import { leggiDocumento } from '../../database/documenti';
import { type ParametriDellaPratica, parametriDellaPratica } from '../../database/profili/leggi';
import { giornoDi } from '../../domain/calendario';
import { terminiAlbo, terminiMesso } from '../../domain/notifica/messo-termini';
import { type Profilo, parametro } from '../../domain/profili/profilo';
import type { NomeProfilo, TipoAtto, TipoStampato } from '../../domain/vocabolario';
import { FattiProva, FORMATO, MODELLO } from '../../formats/prova/fatti';
import { giornoDellaProva } from '../../formats/prova/ore';
import type { Materiale } from '../../formats/prova/pacchetto';
import { profiloDellaPratica } from '../pratica/profilo';
import { leggiTentativiProva, type RigaTentativoProva } from './leggi-tentativi';

interface Testa {
  atto: Omit<FattiProva['atto'], 'numero'> & { numero: string; pdfId: string | null };
  ente: FattiProva['ente'];
  destinatario: FattiProva['destinatario'];
  profilo: NomeProfilo;
  parametri: ParametriDellaPratica;
}

interface FattiLetti {
  fatti: FattiProva;
  /** Ids of the evidence in the archive, the act's PDF among them. */
  documenti: string[];
}

/** What the archive says of a notification; undefined when the Ente has none with that id. */
export async function leggiFattiProva(t: Transazione, notificaId: string): Promise<FattiLetti | undefined> {
  const testa = await leggiTesta(t, notificaId);
  if (!testa) return undefined;
  const righe = await leggiTentativiProva(t, notificaId);
  const profilo = await profiloDellaPratica(t, testa);
  const { pdfId, ...atto } = testa.atto;
  const fatti = FattiProva.parse({
    formato: FORMATO,
    modello: MODELLO,
    notificaId,
    ente: testa.ente,
    atto,
    destinatario: testa.destinatario,
    tentativi: righe.map(({ documenti: _, ...riga }) => ({
      ...riga,
      termini: terminiDi(riga, profilo, atto.tipo),
    })),
  });
  return { fatti, documenti: [...(pdfId === null ? [] : [pdfId]), ...righe.flatMap((r) => r.documenti)] };
}

/** The bytes of the evidence by their SHA-256, checked against it as they are read. */
export async function leggiProve(t: Transazione, ids: readonly string[]): Promise<Materiale['documenti']> {
  const documenti = new Map<string, Buffer>();
  for (const id of ids) {
    const documento = await leggiDocumento(t, id);
    if (documento) documenti.set(documento.sha256, documento.bytes);
  }
  return documenti;
}

async function leggiTesta({ sql }: Transazione, notificaId: string): Promise<Testa | undefined> {
  const [testa] = await sql<Testa[]>`
    select jsonb_build_object('id', a.id, 'tipo', a.tipo, 'numero', a.anno || '/' || lpad(a.numero::text, 6, '0'),
        'emessoIl', a.emesso_il, 'norma', a.norma, 'sha256', a.pdf_sha256, 'pdfId', a.pdf_id) as atto,
      jsonb_build_object('denominazione', e.denominazione, 'codiceFiscale', e.codice_fiscale,
        'indirizzo', e.indirizzo, 'pec', e.pec) as ente,
      jsonb_build_object('nome', coalesce(d.denominazione,
        nullif(concat_ws(' ', d.cognome, d.nome), ''), 'non disponibile'),
        'codiceFiscale', coalesce(d.codice_fiscale, 'non disponibile')) as destinatario,
      p.profilo, ${parametriDellaPratica(sql)} as parametri
    from notifiche n join atti a on a.id = n.atto_id join pratiche p on p.ente_id = n.ente_id and p.id = a.pratica_id
    join carichi c on c.ente_id = p.ente_id and c.id = p.carico_id
    left join debitori_anagrafiche d on d.debitore_id = n.debitore_id
    join enti_configurazioni e on e.ente_id = n.ente_id
    where n.id = ${notificaId}`;
  return testa;
}

/** The parameters in force on each day that its rules look at: what it was judged with. */
function terminiDi(riga: Omit<RigaTentativoProva, 'documenti'>, profilo: Profilo, tipo: TipoStampato) {
  const { canale, eventi, speditoIl } = riga;
  const altri = canale === 'messo' ? [speditoIl, ...eventi.map((e) => e.dati.raccomandata)] : [];
  const date = [...eventi.map((e) => giornoDellaProva(e.il)), ...altri];
  const giorni = [...new Set(date.filter((d): d is string => typeof d === 'string'))].sort();
  return giorni.map((il) => ({
    il,
    saturaGiorni: parametro(profilo, 'pec.saturaGiorni', giornoDi(il)),
    notte: parametro(profilo, 'pec.notte', giornoDi(il)),
    ...(canale === 'messo' && { messo: delMesso(profilo, il) }),
    // an answer to a request of instalments is never published
    ...(canale === 'albo' && { albo: terminiAlbo(profilo, tipo as TipoAtto)(il) }),
  }));
}

function delMesso(profilo: Profilo, il: string) {
  const { informativa, ricerche, relativaGiorni, avvisoNecessario } = terminiMesso(profilo)(il);
  return { informativa, ricerche, relativaGiorni, avvisoNecessario };
}
