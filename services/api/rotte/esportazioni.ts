import { z } from 'zod';
import type { TxSql } from '../../../database/connessione';
import { soloDirezioni } from '../letture/comuni';
import { idDi } from '../quadro/campi';
import { esporta } from '../quadro/csv';
import { type Chi, type Rotta, rotta } from '../quadro/rotta';
import type { IdRotta } from '../ruoli';

const RIGHE_PER_PAGINA = 1_000;
type Riga = Record<string, unknown> & { id: string };

interface Esportazione {
  id: Extract<IdRotta, `esportazioni.${string}`>;
  nome: string;
  titolo: string;
  colonne: readonly string[];
  leggi(sql: TxSql, chi: Chi, dopo: string): PromiseLike<Riga[]>;
}

const definisci = (e: Esportazione): Rotta =>
  rotta({
    id: e.id,
    metodo: 'get',
    percorso: `/v1/enti/{enteId}/esportazioni/${e.nome}.csv`,
    titolo: e.titolo,
    descrizione:
      'UTF-8, punto e virgola, importi in centesimi; le celle che un foglio eseguirebbe sono rese innocue.',
    risorsa: 'esportazioni',
    parametri: z.strictObject({ enteId: idDi('ent') }),
    media: 'text/csv',
    personali: true,
    async gestisci({ chi, nellEnte }) {
      const pagina = (dopo: string) => nellEnte(async ({ sql }) => [...(await e.leggi(sql, chi, dopo))]);
      return {
        tipo: 'text/csv; charset=utf-8',
        nome: `${e.nome}.csv`,
        contenuto: esporta(e.colonne, pagina),
      };
    },
  });

export const ESPORTAZIONI: readonly Rotta[] = [
  definisci({
    id: 'esportazioni.pratiche',
    nome: 'pratiche',
    titolo: 'Le pratiche in CSV',
    colonne: [
      'id',
      'caricoId',
      'codiceFiscale',
      'cognome',
      'nome',
      'denominazione',
      'stato',
      'motivo',
      'fino',
      'inizio',
      'chiusaIl',
      'chiusaMotivo',
    ],
    leggi: (sql, chi, dopo) => sql<Riga[]>`
      select p.id, p.carico_id as "caricoId", a.codice_fiscale as "codiceFiscale", a.cognome, a.nome, a.denominazione,
        p.stato, p.motivo, p.fino, p.inizio, p.chiusa_il as "chiusaIl", p.chiusa_motivo as "chiusaMotivo"
      from pratiche p left join debitori_anagrafiche a on a.debitore_id = p.debitore_id
      where ${soloDirezioni(sql, chi, 'p.direzione_id')} and p.id > ${dopo}
      order by p.id limit ${RIGHE_PER_PAGINA}`,
  }),
  definisci({
    id: 'esportazioni.partite',
    nome: 'partite',
    titolo: 'Le partite in CSV',
    colonne: [
      'id',
      'praticaId',
      'caricoId',
      'riga',
      'codice',
      'natura',
      'capitale',
      'sanzioni',
      'interessi',
      'spese',
      'prescrizioneDal',
      'prescrizioneAnni',
      'affidataIl',
    ],
    leggi: (sql, chi, dopo) => sql<Riga[]>`
      select id, pratica_id as "praticaId", carico_id as "caricoId", riga, codice, natura, capitale, sanzioni, interessi,
        spese, prescrizione_dal as "prescrizioneDal", prescrizione_anni as "prescrizioneAnni", affidata_il as "affidataIl"
      from partite where ${soloDirezioni(sql, chi, 'direzione_id')} and id > ${dopo}
      order by id limit ${RIGHE_PER_PAGINA}`,
  }),
  definisci({
    id: 'esportazioni.movimenti',
    nome: 'movimenti',
    titolo: 'Le scritture del libro mastro in CSV, una riga per movimento',
    colonne: [
      'id',
      'praticaId',
      'progressivo',
      'causale',
      'riferimento',
      'effettivaIl',
      'ordine',
      'conto',
      'partitaId',
      'importo',
    ],
    // whole entries: a page never ends in the middle of one
    leggi: (sql, chi, dopo) => sql<Riga[]>`
      select s.id, s.pratica_id as "praticaId", s.progressivo, s.causale, s.riferimento, s.effettiva_il as "effettivaIl",
        m.ordine, m.conto, m.partita_id as "partitaId", m.importo
      from (select x.* from scritture x join pratiche p on p.id = x.pratica_id
        where ${soloDirezioni(sql, chi, 'p.direzione_id')} and x.id > ${dopo}
        order by x.id limit ${RIGHE_PER_PAGINA}) s
      join movimenti m on m.scrittura_id = s.id order by s.id, m.ordine`,
  }),
  definisci({
    id: 'esportazioni.buste',
    nome: 'buste',
    titolo: 'La distinta della posta non recapitabile da restituire all’Ente, in CSV',
    colonne: [
      'id',
      'entro',
      'tornataIl',
      'causa',
      'numeroRaccomandata',
      'atto',
      'tipoAtto',
      'speditoIl',
      'codiceFiscale',
      'destinatario',
      'indirizzo',
      'cap',
      'localita',
      'direzione',
    ],
    leggi: (sql, chi, dopo) => sql<Riga[]>`
      select c.id, c.entro, s.tornata_il as "tornataIl", s.causa, coalesce(r.numero, z.numero_raccomandata) as "numeroRaccomandata",
        a.anno || '/' || lpad(a.numero::text, 6, '0') as atto, a.tipo as "tipoAtto", t.spedito_il as "speditoIl",
        d.codice_fiscale as "codiceFiscale", coalesce(d.denominazione, concat_ws(' ', d.cognome, d.nome)) as destinatario,
        d.indirizzo, d.cap, d.localita, o.nome as direzione
      from compiti c join scansioni s on s.id = c.riferimento join tentativi t on t.id = c.tentativo_id
      join atti a on a.id = t.atto_id join notifiche n on n.id = t.notifica_id
      join direzioni o on o.id = a.direzione_id left join raccomandate r on r.tentativo_id = t.id
      left join pezzi_postali z on z.tentativo_id = t.id left join debitori_anagrafiche d on d.debitore_id = n.debitore_id
      where c.tipo = 'busta' and c.chiuso_il is null and ${soloDirezioni(sql, chi, 'c.direzione_id')} and c.id > ${dopo}
      order by c.id limit ${RIGHE_PER_PAGINA}`,
  }),
];
