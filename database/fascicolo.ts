import type { Fascicolo } from '../domain/fascicolo';
import type { NomeProfilo } from '../domain/vocabolario';
import type { Transazione } from './connessione';
import { componiFascicolo, type FascicoloScritto } from './fascicolo-componi';
import { type ParametriDellaPratica, parametriDellaPratica } from './profili/leggi';
import type { StatoPratica } from './schema/pratiche';

/** All that the decision needs, and the version it is true for. */
export interface FascicoloCaricato {
  praticaId: string;
  fascicolo: Fascicolo;
  versione: number;
  stato: StatoPratica;
  profilo: NomeProfilo;
  /** What its profile is composed from, besides the rows of the tables. */
  parametri: ParametriDellaPratica;
  caricoId: string;
  direzioneId: string;
  debitoreId: string;
}

interface Riga {
  id: string;
  versione: number;
  stato: StatoPratica;
  profilo: NomeProfilo;
  parametri: ParametriDellaPratica;
  carico_id: string;
  direzione_id: string;
  debitore_id: string;
  fascicolo: FascicoloScritto;
}

/** The fascicolo of one pratica, in one query; undefined when the Ente has no such pratica. */
export async function caricaFascicolo(
  t: Transazione,
  praticaId: string,
): Promise<FascicoloCaricato | undefined> {
  const [solo] = await caricaFascicoli(t, [praticaId]);
  return solo;
}

/** The same for many pratiche at once, in the order of their ids (pages of a carico). */
export async function caricaFascicoli(
  { sql }: Transazione,
  praticheId: readonly string[],
): Promise<FascicoloCaricato[]> {
  const righe = await sql<Riga[]>`
    select p.id, p.versione, p.stato, p.profilo, p.carico_id, p.direzione_id, p.debitore_id,
      ${parametriDellaPratica(sql)} as parametri,
      json_build_object(
        'inizio', p.inizio,
        'chiusaIl', p.chiusa_il,
        'chiusaMotivo', p.chiusa_motivo,
        'chiusaVersato', p.chiusa_versato::text,
        'domicilio', (
          select json_build_object('presente', d.indirizzo is not null, 'registro', d.registro)
          from domicili_digitali d where d.ente_id = p.ente_id and d.debitore_id = p.debitore_id
          order by d.rilevato_il desc, d.registrato_at desc limit 1),
        'partite', (
          select json_agg(json_build_object('id', r.id, 'natura', r.natura,
            'capitale', r.capitale::text, 'sanzioni', r.sanzioni::text, 'interessi', r.interessi::text,
            'spese', r.spese::text, 'dal', r.prescrizione_dal, 'anni', r.prescrizione_anni,
            'titoloTipo', r.titolo_tipo, 'titoloNotificatoIl', r.titolo_notificato_il,
            'titoloNumero', r.titolo_numero, 'ricorso', r.ricorso,
            'scadenzaUltimaRata', r.scadenza_ultima_rata, 'affidataIl', r.affidata_il,
            'aggiunta', r.aggiunta) order by r.ordine)
          from partite r where r.ente_id = p.ente_id and r.pratica_id = p.id),
        'atti', (
          select json_agg(json_build_object('id', a.id, 'tipo', a.tipo, 'motivo', a.motivo, 'partite', a.partite,
            'rate', a.rate, 'dispacci', d.dispacci) order by a.registrato_at, a.id)
          from atti a
          cross join lateral (
            select json_agg(json_build_object('il', t.spedito_il, 'canale', t.canale, 'esito', t.esito,
              'legaleIl', t.legale_il, 'notoIl', t.noto_il) order by t.ordine) as dispacci
            from tentativi t join notifiche n on n.ente_id = t.ente_id and n.id = t.notifica_id
            where t.ente_id = a.ente_id and t.atto_id = a.id and t.spedito_il is not null
              and n.debitore_id = p.debitore_id) d
          where a.ente_id = p.ente_id and a.pratica_id = p.id and a.stato <> 'annullato'
            and a.fatto_id is null and d.dispacci is not null),
        'eventi', (
          select json_agg(json_build_object('tipo', f.tipo, 'il', f.noto_il, 'dati', f.dati) order by f.progressivo)
          from fatti f where f.ente_id = p.ente_id and f.pratica_id = p.id),
        'proposte', (
          select json_agg(json_build_object('tipo', o.tipo, 'motivo', o.motivo, 'il', o.il, 'dati', o.dati,
            'consegnataIl', c.il) order by o.il, o.registrata_at, o.id)
          from proposte o left join consegne c on c.ente_id = o.ente_id and c.proposta_id = o.id
          where o.ente_id = p.ente_id and o.pratica_id = p.id),
        'indagini', (
          select json_agg(json_build_object('il', i.il, 'motivo', i.motivo, 'notoIl', i.esito_noto_il,
            'elenco', i.elenco) order by i.il, i.registrata_at, i.id)
          from indagini i where i.ente_id = p.ente_id and i.pratica_id = p.id)
      ) as fascicolo
    from pratiche p join carichi c on c.ente_id = p.ente_id and c.id = p.carico_id
      left join enti_configurazioni e on e.ente_id = p.ente_id
    where p.id = any(${praticheId as string[]}::text[])
    order by p.id`;
  return righe.map((r) => ({
    praticaId: r.id,
    fascicolo: componiFascicolo(r.fascicolo),
    versione: r.versione,
    stato: r.stato,
    profilo: r.profilo,
    parametri: r.parametri,
    caricoId: r.carico_id,
    direzioneId: r.direzione_id,
    debitoreId: r.debitore_id,
  }));
}
