import type { Transazione } from '../../../database/connessione';
import { documentoEvento } from '../../../database/notifiche/documento-evento';
import { istante } from './comuni';

/** Everything that is known of a pratica, section by section, as PostgreSQL holds it. The schema is in fascicolo-schema. */
export async function leggiFascicoloIntero(t: Transazione, praticaId: string): Promise<unknown> {
  const { sql } = t;
  const [pratica] = await sql<{ debitoreId: string }[]>`
    select id, carico_id as "caricoId", direzione_id as "direzioneId", debitore_id as "debitoreId", profilo, parametri,
      versione, stato, inizio, motivo, fino, ultimo_passo as "ultimoPasso", chiusa_il as "chiusaIl",
      chiusa_motivo as "chiusaMotivo"
    from pratiche where id = ${praticaId}`;
  if (!pratica) return null;
  return {
    ...pratica,
    debitore: await leggiDebitore(t, pratica.debitoreId),
    partite: await leggiPartite(t, praticaId),
    fatti: await leggiFatti(t, praticaId),
    atti: await leggiAtti(t, praticaId),
    pagamenti: await sql`
      select id, ricevuta_id as "ricevutaId", nav, importo::text as importo, valuta, noto_il as "notoIl", mezzo, stato
      from pagamenti where pratica_id = ${praticaId} order by noto_il, id`,
    proposte: await sql`
      select id, tipo, motivo, il, dati from proposte where pratica_id = ${praticaId} order by il, registrata_at`,
    indagini: await sql`
      select id, motivo, il, esito_noto_il as "esitoNotoIl", elenco from indagini
      where pratica_id = ${praticaId} order by il, registrata_at`,
    compiti: await sql`
      select id, tipo, aperto_il as "apertoIl", entro, chiuso_il as "chiusoIl" from compiti
      where pratica_id = ${praticaId} order by aperto_il, id`,
    passi: await sql`
      select versione, il, tipo, motivo, passo from passi where pratica_id = ${praticaId} order by il, eseguito_at, id`,
  };
}

async function leggiDebitore({ sql }: Transazione, debitoreId: string): Promise<unknown> {
  const [debitore] = await sql`
    select d.id, d.natura, a.codice_fiscale as "codiceFiscale", a.cognome, a.nome, a.denominazione, a.indirizzo, a.cap,
      a.localita, a.belfiore
    from debitori d left join debitori_anagrafiche a on a.debitore_id = d.id where d.id = ${debitoreId}`;
  const domicili = await sql`
    select indirizzo, registro, rilevato_il as "rilevatoIl", fonte from domicili_digitali
    where debitore_id = ${debitoreId} order by rilevato_il, registrato_at`;
  return { ...debitore, domicili };
}

async function leggiPartite({ sql }: Transazione, praticaId: string): Promise<unknown[]> {
  const partite = await sql<{ id: string }[]>`
    select id, riga, codice, natura, capitale::text, sanzioni::text, interessi::text, spese::text,
      prescrizione_dal as "prescrizioneDal", prescrizione_anni as "prescrizioneAnni", titolo_tipo as "titoloTipo",
      titolo_notificato_il as "titoloNotificatoIl", titolo_numero as "titoloNumero", ricorso,
      scadenza_ultima_rata as "scadenzaUltimaRata", affidata_il as "affidataIl"
    from partite where pratica_id = ${praticaId} order by ordine`;
  const voci = await sql<{ partitaId: string }[]>`
    select v.partita_id as "partitaId", v.riga, v.anno, v.tributo, v.componente, v.importo::text as importo
    from voci_partita v join partite p on p.id = v.partita_id
    where p.pratica_id = ${praticaId} order by v.partita_id, v.ordine`;
  const coobbligati = await sql<{ partitaId: string }[]>`
    select c.partita_id as "partitaId", c.codice_fiscale as "codiceFiscale", c.cognome, c.nome, c.denominazione,
      c.indirizzo
    from coobbligati c join partite p on p.id = c.partita_id
    where p.pratica_id = ${praticaId} order by c.partita_id, c.ordine`;
  const della = (id: string) => (r: { partitaId: string }) => r.partitaId === id;
  return partite.map((p) => ({
    ...p,
    voci: voci.filter(della(p.id)),
    coobbligati: coobbligati.filter(della(p.id)),
  }));
}

async function leggiFatti({ sql }: Transazione, praticaId: string): Promise<unknown[]> {
  const fatti = await sql<{ registratoAt: string }[]>`
    select id, progressivo, tipo, noto_il as "notoIl", dati, autore, documento_id as "documentoId", norma,
      registrato_at as "registratoAt"
    from fatti where pratica_id = ${praticaId} order by progressivo`;
  return fatti.map((f) => ({ ...f, registratoAt: istante(f.registratoAt) }));
}

export async function leggiAtti(t: Transazione, praticaId: string): Promise<unknown[]> {
  const { sql } = t;
  const atti = await sql<{ id: string }[]>`
    select id, tipo, anno, numero, motivo, norma, emesso_il as "emessoIl", partite, rate, importi, nav, stato,
      pdf_sha256 as "pdfSha256"
    from atti where pratica_id = ${praticaId} order by emesso_il, anno, numero`;
  const tentativi = await leggiTentativi(t, praticaId);
  return atti.map((a) => ({ ...a, tentativi: tentativi.filter((x) => x.attoId === a.id) }));
}

export interface TentativoLetto {
  id: string;
  attoId: string;
  notificaId: string;
}
export async function leggiTentativi({ sql }: Transazione, praticaId: string): Promise<TentativoLetto[]> {
  const tentativi = await sql<TentativoLetto[]>`
    select x.id, notifica_id as "notificaId", atto_id as "attoId", ordine, canale, stato, spedito_il as "speditoIl", x.esito,
      legale_il as "legaleIl", x.noto_il as "notoIl", attesa_fino as "attesaFino",
      case when v.tentativo_id is not null then json_build_object('tentativoId', v.tentativo_id, 'regola', v.regola,
        'norma', v.norma, 'versione', v.versione, 'esito', v.esito, 'destinatarioIl', v.destinatario_il,
        'notoIl', v.noto_il, 'smentita', s.detto) end as "giustificatoDa"
    from tentativi x
    left join perfezionamenti v on v.tentativo_id = x.giustificato_da and v.versione = x.giustificato_versione
    left join lateral (
      select json_build_object('versione', u.versione, 'esito', u.esito, 'destinatarioIl', u.destinatario_il,
        'notoIl', u.noto_il) as detto
      from (select * from perfezionamenti w where w.tentativo_id = v.tentativo_id order by w.versione desc limit 1) u
      where u.esito <> v.esito) s on true
    where pratica_id = ${praticaId} order by atto_id, ordine`;
  const eventi = await sql<{ tentativoId: string; il: string }[]>`
    select e.id, e.tentativo_id as "tentativoId", e.tipo, e.classe, e.il, e.sha256, o.id as "documentoId"
    from eventi_notifica e join tentativi x on x.id = e.tentativo_id ${documentoEvento(sql)}
    where x.pratica_id = ${praticaId} order by e.il, e.id`;
  return tentativi.map((x) => ({
    ...x,
    eventi: eventi.filter((e) => e.tentativoId === x.id).map((e) => ({ ...e, il: istante(e.il) })),
  }));
}
