import { z } from 'zod';
import { STATI_PRATICA } from '../../../database/schema/pratiche';
import { MOTIVI_SCRITTI } from '../../../domain/vocabolario';
import { elencaPratiche, PraticaInLista } from '../letture/pratiche';
import { corpo, idDi } from '../quadro/campi';
import { dopo, impagina, PAGINA_MASSIMA, pagina, paginazione } from '../quadro/cursore';
import { rotta } from '../quadro/rotta';

const diEnte = z.strictObject({ enteId: idDi('ent') });
const filtri = {
  stato: z.enum(STATI_PRATICA).optional(),
  motivo: z.enum(MOTIVI_SCRITTI).optional(),
  caricoId: idDi('car').optional(),
  debitoreId: idDi('deb').optional(),
};

export const elenca = rotta({
  id: 'pratiche.elenca',
  metodo: 'get',
  percorso: '/v1/enti/{enteId}/pratiche',
  titolo: 'Le pratiche, per stato, motivo, carico o debitore',
  risorsa: 'pratiche',
  parametri: diEnte,
  query: z.strictObject({ ...paginazione, ...filtri }),
  risposte: { 200: pagina(PraticaInLista) },
  async gestisci({ query, chi, nellEnte }) {
    const { limit, cursor, ...filtro } = query;
    const righe = await nellEnte((t) =>
      elencaPratiche(t, chi, { ...filtro, dopo: dopo(cursor), quante: limit + 1 }),
    );
    return { stato: 200, corpo: impagina(righe, limit) };
  },
});

export const ricerca = rotta({
  id: 'pratiche.ricerca',
  metodo: 'post',
  percorso: '/v1/enti/{enteId}/pratiche/ricerca',
  titolo: 'Cerca per codice fiscale: nel corpo, perché un dato personale non sta in un indirizzo',
  risorsa: 'pratiche',
  parametri: diEnte,
  senzaEffetto: true,
  personali: true,
  corpo: corpo({
    ...filtri,
    codiceFiscale: z
      .string()
      .trim()
      .toUpperCase()
      .regex(/^(?:[A-Z0-9]{16}|\d{11})$/, 'attesi 16 caratteri o 11 cifre'),
    limit: z.int().min(1).max(PAGINA_MASSIMA).default(50),
    cursor: paginazione.cursor,
  }),
  risposte: { 200: pagina(PraticaInLista) },
  async gestisci({ corpo: chiesto, chi, nellEnte }) {
    const { limit, cursor, ...filtro } = chiesto;
    const righe = await nellEnte((t) =>
      elencaPratiche(t, chi, { ...filtro, dopo: dopo(cursor), quante: limit + 1 }),
    );
    return { stato: 200, corpo: impagina(righe, limit) };
  },
});
