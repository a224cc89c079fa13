import { z } from 'zod';
import { type Messo, trovaMesso } from '../../../activities/notifiche/messo/affida';
import { testoHtml as h } from '../../../formats/html';
import { AttoDelMesso, attiDelMesso } from '../letture/messi';
import { esporta } from '../quadro/csv';
import { dopo, impagina, pagina as paginaDi, paginazione } from '../quadro/cursore';
import { nonTrovato } from '../quadro/problema';
import { type Contesto, rotta } from '../quadro/rotta';
import { paginaHtml } from '../quadro/stile';
import { diMesso } from './messi';

const percorso = '/v1/enti/{enteId}/messi/{messoId}/atti';
const PER_PAGINA = 1_000;
type DiMesso = Contesto<z.output<typeof diMesso>, unknown, unknown>;

const esigiMesso = ({ parametri, nellEnte }: DiMesso): Promise<Messo> =>
  nellEnte(async (t) => {
    const messo = await trovaMesso(t, parametri.messoId);
    if (!messo) throw nonTrovato();
    return messo;
  });

const leggiDopo =
  ({ parametri: { messoId }, chi, nellEnte }: DiMesso) =>
  (id: string) =>
    nellEnte(async (t) => [...(await attiDelMesso(t, chi, { messoId, dopo: id, quanti: PER_PAGINA }))]);

export const elenca = rotta({
  id: 'messi.atti',
  metodo: 'get',
  percorso,
  titolo: 'Gli atti che un messo ha in mano, con il destinatario e il suo indirizzo',
  risorsa: 'messi',
  parametri: diMesso,
  query: z.strictObject(paginazione),
  risposte: { 200: paginaDi(AttoDelMesso) },
  personali: true,
  async gestisci(contesto) {
    await esigiMesso(contesto);
    const { parametri, query, chi, nellEnte } = contesto;
    const dove = { messoId: parametri.messoId, dopo: dopo(query.cursor), quanti: query.limit + 1 };
    const righe = await nellEnte((t) => attiDelMesso(t, chi, dove));
    return { stato: 200, corpo: impagina(righe, query.limit) };
  },
});

const COLONNE = [
  'tentativoId',
  'tipo',
  'numero',
  'destinatario',
  'codiceFiscale',
  'indirizzo',
  'affidatoIl',
  'entro',
] as const;

export const csv = rotta({
  id: 'messi.attiCsv',
  metodo: 'get',
  percorso: `${percorso}.csv`,
  titolo: 'L’elenco di un messo in CSV',
  risorsa: 'messi',
  parametri: diMesso,
  media: 'text/csv',
  personali: true,
  async gestisci(contesto) {
    await esigiMesso(contesto);
    const contenuto = esporta(COLONNE, leggiDopo(contesto));
    return { tipo: 'text/csv; charset=utf-8', nome: 'elenco-messo.csv', contenuto };
  },
});

export const stampa = rotta({
  id: 'messi.attiHtml',
  metodo: 'get',
  percorso: `${percorso}.html`,
  titolo: 'L’elenco di un messo come pagina da stampare',
  risorsa: 'messi',
  parametri: diMesso,
  media: 'text/html',
  personali: true,
  async gestisci(contesto) {
    const messo = await esigiMesso(contesto);
    const leggi = leggiDopo(contesto);
    const atti: AttoDelMesso[] = [];
    for (let id = ''; ; ) {
      const letti = await leggi(id);
      atti.push(...letti);
      id = letti.at(-1)?.id ?? '';
      if (letti.length < PER_PAGINA) break;
    }
    const contenuto = Buffer.from(foglio(messo, atti));
    return { tipo: 'text/html; charset=utf-8', nome: 'elenco-messo.html', contenuto };
  },
});

const TESTATE = ['Atto', 'Numero', 'Destinatario', 'Indirizzo', 'Affidato il', 'Entro', 'Esito e firma'];

/** A sheet that a messo takes with him; the last column is for the pen. */
function foglio(messo: Messo, atti: readonly AttoDelMesso[]): string {
  const righe = atti.map((a) =>
    [a.tipo, a.numero, a.destinatario, a.indirizzo ?? '', a.affidatoIl, a.entro ?? '', '']
      .map((cella, i) => (i === 1 ? `<th scope="row">${h(cella)}</th>` : `<td>${h(cella)}</td>`))
      .join(''),
  );
  const testa = TESTATE.map((t) => `<th scope="col">${h(t)}</th>`).join('');
  return paginaHtml(
    `Atti affidati a ${messo.nome}`,
    `<p>Messo comunale: ${h(messo.nomina)}, in carica dal ${h(messo.dal)}${messo.al ? ` al ${h(messo.al)}` : ''}. Atti: ${atti.length}.</p>
<table><caption>Atti da notificare</caption><thead><tr>${testa}</tr></thead><tbody>${righe.map((r) => `<tr>${r}</tr>`).join('')}</tbody></table>`,
  );
}
