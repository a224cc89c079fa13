import { z } from 'zod';
import { nuovoId } from '../../../database/identificativi';
import { leggiOrologio } from '../../../database/orologio';
import { scriviApprovazione, scriviProposta } from '../../../database/profili/proponi';
import { ErroreProfilo } from '../../../domain/profili/errori';
import { esigiDocumento } from '../archivio';
import {
  leggiProposte,
  NomeDiProfilo,
  PropostaProfilo,
  RigaInVigore,
  RigaProposta,
  righeInVigore,
} from '../letture/profili';
import { corpo, Data, idDi } from '../quadro/campi';
import { dopo, impagina, pagina, paginazione } from '../quadro/cursore';
import { ErroreProblema, nonTrovato } from '../quadro/problema';
import { rotta } from '../quadro/rotta';

const diEnte = z.strictObject({ enteId: idDi('ent') });
const base = '/v1/enti/{enteId}/profili';

/** What the rules of the profile refuse, with the row that they refuse. */
export async function conRigheValide<T>(
  righe: readonly { parametro: string }[],
  work: () => Promise<T>,
): Promise<T> {
  try {
    return await work();
  } catch (errore) {
    if (!(errore instanceof ErroreProfilo)) throw errore;
    const { posto } = errore;
    const posti = righe.flatMap((riga, i) => (riga.parametro === posto?.parametro ? [i] : []));
    const indice = posto === null ? undefined : posti[posto.indice];
    const pointer = indice === undefined ? '/righe' : `/righe/${indice}`;
    const codice = errore.codice === 'profilo.passato' ? 'profilo.passato' : 'profilo.non_valido';
    throw new ErroreProblema(codice, { errors: [{ pointer, detail: errore.message }] });
  }
}

export const leggi = rotta({
  id: 'profili.leggi',
  metodo: 'get',
  percorso: `${base}/{nome}`,
  titolo:
    'I valori di un profilo per l’Ente in una data, ciascuno con lo strato, le date, la fonte e chi lo ha approvato',
  risorsa: 'profili',
  parametri: z.strictObject({ enteId: idDi('ent'), nome: NomeDiProfilo }),
  query: z.strictObject({ il: Data.optional() }),
  risposte: { 200: z.object({ nome: NomeDiProfilo, il: Data, righe: z.array(RigaInVigore) }) },
  async gestisci({ parametri: { nome }, query, nellEnte }) {
    const corpo = await nellEnte(async (t) => {
      const il = query.il ?? (await leggiOrologio(t.sql)).oggi;
      return { nome, il, righe: await righeInVigore(t, nome, il) };
    });
    return { stato: 200, corpo };
  },
});

export const elencaProposte = rotta({
  id: 'profili.proposte',
  metodo: 'get',
  percorso: `${base}/proposte`,
  titolo: 'Le righe proposte per lo strato dell’Ente, e chi le ha approvate',
  risorsa: 'profili',
  parametri: diEnte,
  query: z.strictObject(paginazione),
  risposte: { 200: pagina(PropostaProfilo) },
  async gestisci({ query, nellEnte }) {
    const righe = await nellEnte(async (t) => {
      const { oggi } = await leggiOrologio(t.sql);
      return leggiProposte(t, { dopo: dopo(query.cursor), quanti: query.limit + 1, oggi });
    });
    return { stato: 200, corpo: impagina(righe, query.limit) };
  },
});

export const proponi = rotta({
  id: 'profili.proponi',
  metodo: 'post',
  percorso: `${base}/proposte`,
  titolo:
    'Propone righe per lo strato dell’Ente: valgono quando una seconda persona le approva, ciascuna dalla sua data',
  risorsa: 'profili',
  parametri: diEnte,
  corpo: corpo({ righe: z.array(RigaProposta).min(1).max(200), documentoId: idDi('doc').optional() }),
  risposte: { 201: PropostaProfilo },
  problemi: ['profilo.non_valido', 'profilo.passato', 'documento.sconosciuto'],
  async gestisci({ corpo: { righe, documentoId }, chi, nellEnte }) {
    const id = nuovoId('prp');
    const corpo = await nellEnte(async (t) => {
      await esigiDocumento(t, documentoId);
      const { oggi } = await leggiOrologio(t.sql);
      const proposta = { id, propostaDa: chi.utenteId, oggi, documentoId: documentoId ?? null };
      await conRigheValide(righe, () => scriviProposta(t, { ...proposta, righe: righe.map(senzaAssenti) }));
      const [scritta] = await leggiProposte(t, { id, quanti: 1, oggi });
      return scritta;
    });
    return { stato: 201, corpo, oggetto: id };
  },
});

export const approva = rotta({
  id: 'profili.approva',
  metodo: 'post',
  percorso: `${base}/proposte/{propostaId}/approvazione`,
  titolo: 'Approva le righe proposte da un’altra persona',
  descrizione:
    'Le pratiche aperte dell’Ente sono decise di nuovo, perché una data che aspettano può cambiare, e un’altra volta nel giorno in cui un valore comincia.',
  risorsa: 'profili',
  parametri: z.strictObject({ enteId: idDi('ent'), propostaId: idDi('prp') }),
  corpo: corpo({}),
  risposte: { 200: PropostaProfilo },
  problemi: [
    'profilo.approvazione_stessa_persona',
    'profilo.gia_approvata',
    'profilo.non_valido',
    'profilo.passato',
  ],
  async gestisci({ parametri: { propostaId: id }, chi, nellEnte }) {
    if (chi.direzioni !== null) throw nonTrovato(); // a rule holds for every office of the Ente
    const corpo = await nellEnte(async (t) => {
      const { oggi } = await leggiOrologio(t.sql);
      const [proposta] = await leggiProposte(t, { id, quanti: 1, oggi });
      if (!proposta) throw nonTrovato();
      if (proposta.stato === 'approvata') throw new ErroreProblema('profilo.gia_approvata');
      if (proposta.propostaDa === chi.utenteId)
        throw new ErroreProblema('profilo.approvazione_stessa_persona');
      const { propostaDa, righe } = proposta;
      const approvazione = {
        id,
        propostaDa,
        approvataDa: chi.utenteId,
        oggi,
        righe: righe.map(senzaAssenti),
      };
      await conRigheValide(righe, () => scriviApprovazione(t, approvazione));
      const [scritta] = await leggiProposte(t, { id, quanti: 1, oggi });
      return scritta;
    });
    return { stato: 200, corpo };
  },
});

const senzaAssenti = ({ al, ...riga }: RigaProposta) => ({ ...riga, ...(al !== undefined && { al }) });
